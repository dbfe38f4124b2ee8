"""The Word document of the hospital whose styles, head and logo the DOCX files take."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import TextBlock, button, show_if
from pcra_game.windows.file_dialogs import chosen, template_dialog


class ExportTemplate(QWidget):
    """Ours, or the one chosen; `asked` has it looked at, `tell` says what it lacks.

    `refused` is the sentence that says why it cannot serve, `gone` the one that says that the one
    of last time was dropped; empty while nothing is known.
    """

    changed = Signal()
    asked = Signal(object)

    def __init__(self, folder: Path, palette: Palette) -> None:
        """Take the folder where the search for one begins."""
        super().__init__()
        self._folder = folder
        self._choosing: QFileDialog | None = None
        self.path: Path | None = None
        self.refused = self.gone = ""
        self.choose = button(words.CHOOSE, name=words.CHOOSE_TEMPLATE, clicked=self.ask)
        self.forget = button(
            words.FORGET_TEMPLATE,
            name=f"{words.FORGET_TEMPLATE}, {words.TEMPLATE}",
            clicked=lambda: self.take(None),
        )
        self.name = TextBlock(px=15, colour=palette.ink)
        self.said = TextBlock(px=15, colour=palette.ink)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.forget)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.said)
        self.forget.hide()
        self._show()

    def ask(self) -> None:
        """Let the person choose a document."""
        dialog = template_dialog(self, self._folder)
        self._choosing = dialog
        dialog.accepted.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path | None) -> None:
        """Use this document from now on, or ours again."""
        self.path, self.refused, self.gone = path, "", ""
        self._show()
        self.changed.emit()
        self.ask_about()

    def ask_about(self) -> None:
        """Have the document looked at, if there is one."""
        if self.path is not None:
            self.asked.emit(self.path)

    def tell(self, path: Path, sentence: str) -> None:
        """Say what was found in a document, unless another was chosen meanwhile."""
        if path == self.path:
            self.said.set_text(sentence)

    def refuse(self, path: Path, sentence: str) -> None:
        """Say why a document cannot serve, unless another was chosen meanwhile."""
        if path == self.path:
            self.refused = sentence
            self.changed.emit()

    def drop(self, path: Path, sentence: str) -> None:
        """Go back to ours and say why, unless another was chosen meanwhile."""
        if path == self.path:
            self.take(None)
            self.gone = sentence
            self.changed.emit()

    def _chosen(self) -> None:
        if self._choosing is not None and chosen(self._choosing):
            self.take(Path(chosen(self._choosing)))

    def _show(self) -> None:
        name = self.path.name if self.path is not None else words.NO_TEMPLATE
        self.name.set_text(words.template_named(name))
        self.said.set_text("")
        show_if(self.forget, self.path is not None)
