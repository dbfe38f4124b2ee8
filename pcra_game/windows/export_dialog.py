"""Asks which formats of the plan to write, and where."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from pcra_game.exports.formats import FORMATS
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import app as words
from pcra_game.texts import export_dialog as said
from pcra_game.texts.typography import join_fr
from pcra_game.windows.controls import Note, TextBlock, button, plain_label
from pcra_game.windows.file_dialogs import chosen, folder_dialog
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled


class ExportDialog(FittingDialog):
    """Formats as boxes, a folder, and a word on what is replaced. Open it; never execute it."""

    def __init__(self, parent: QWidget | None, palette: Palette, folder: Path, stem: str) -> None:
        """Take the folder proposed, and the name of the files without its ending."""
        super().__init__(parent)
        self._stem = stem
        self._choosing: QFileDialog | None = None
        self.setWindowTitle(words.EXPORT_TITLE)
        self.setMinimumWidth(scaled(620))
        self.boxes = {name: QCheckBox(words.FORMAT_LABEL.get(name, name)) for name in FORMATS}
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName(words.EXPORT_WHERE)
        self.files = TextBlock(px=15, colour=palette.soft_ink)
        self.files.setObjectName("files")
        self.trouble = Note(Mood.WARNING, Icon.WARNING, palette)
        self.export = button(words.EXPORT_DO, role="primary", clicked=self.accept)
        self.export.setDefault(True)
        for name, box in self.boxes.items():
            box.setChecked(name == "pdf")
            box.toggled.connect(self._look_again)
        self.folder.textChanged.connect(self._look_again)
        self._arrange(palette)
        self._look_again()

    def formats(self) -> tuple[str, ...]:
        """The formats ticked, in their usual order."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def targets(self) -> dict[str, Path]:
        """The file of each format ticked."""
        folder = Path(self.folder.text().strip())
        return {name: folder / f"{self._stem}.{name}" for name in self.formats()}

    def choose_folder(self) -> None:
        """Let the person choose the folder."""
        dialog = folder_dialog(self, Path(self.folder.text().strip() or "."))
        self._choosing = dialog
        dialog.accepted.connect(self._folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder_chosen(self) -> None:
        if self._choosing is not None and chosen(self._choosing):
            self.folder.setText(chosen(self._choosing))

    def _arrange(self, palette: Palette) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(plain_label(words.EXPORT_TITLE, "title"))
        column.addWidget(TextBlock(words.EXPORT_NOTE, px=15, colour=palette.soft_ink))
        column.addSpacing(6)
        column.addWidget(plain_label(words.EXPORT_WHAT, "heading"))
        for box in self.boxes.values():
            column.addWidget(box)
        column.addSpacing(6)
        column.addWidget(plain_label(words.EXPORT_WHERE, "heading"))
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(button(words.EXPORT_CHOOSE, clicked=self.choose_folder))
        column.addLayout(place)
        column.addWidget(self.files)
        column.addWidget(self.trouble)
        column.addSpacing(8)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(button(words.CANCEL, clicked=self.reject))
        keys.addWidget(self.export)
        column.addLayout(keys)

    def _look_again(self) -> None:
        refusal = self._refusal()
        self.files.set_text(said.files([target.name for target in self.targets().values()]))
        self.export.setEnabled(not refusal)
        self.trouble.say(refusal or self._replaced())

    def _refusal(self) -> str:
        if not self.formats():
            return words.EXPORT_NO_FORMAT
        folder = self.folder.text().strip()
        try:
            there = bool(folder) and Path(folder).is_dir()
        except (OSError, ValueError):
            there = False
        return "" if there else words.EXPORT_NO_FOLDER

    def _replaced(self) -> str:
        names = [target.name for target in self.targets().values() if target.exists()]
        return words.EXPORT_REPLACES.format(names=join_fr(names)) if names else ""
