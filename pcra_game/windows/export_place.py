"""Where the files go, and what stands in their way there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pcra_game.exports.bundle import session_in
from pcra_game.exports.target import open_elsewhere
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, show_if
from pcra_game.windows.file_dialogs import chosen, folder_dialog
from pcra_game.workshop.places import free_path


class ExportPlace(QWidget):
    """A folder; says what would be replaced, what is open elsewhere, and offers another name."""

    changed = Signal()

    def __init__(self, folder: Path, session: str, palette: Palette) -> None:
        """Take the folder proposed, and the session whose files may be replaced there."""
        super().__init__()
        self._session = session
        self._choosing: QFileDialog | None = None
        self._names: tuple[str, ...] = ()
        self.field = QLineEdit(str(folder))
        self.field.setAccessibleName(words.WHERE)
        self.field.textChanged.connect(self.changed)
        self.files = TextBlock(px=15, colour=palette.soft_ink)
        self.files.setObjectName("files")
        self.trouble = Note(Mood.WARNING, Icon.WARNING, palette)
        self.aside = button(words.ASIDE, clicked=self.go_aside)
        self.aside.setObjectName("aside")
        self.choose = button(words.CHOOSE, clicked=self.choose_folder)
        place = QHBoxLayout()
        place.addWidget(self.field, 1)
        place.addWidget(self.choose)
        kept = QHBoxLayout()
        kept.addWidget(self.aside)
        kept.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(words.WHERE, "heading"))
        column.addLayout(place)
        column.addWidget(self.files)
        column.addWidget(self.trouble)
        column.addLayout(kept)
        self.aside.hide()

    def folder(self) -> Path:
        """The folder as it is written now."""
        return Path(self.field.text().strip())

    def look(self, names: Sequence[str]) -> bool:
        """Say what becomes of files of these names there; whether they can be written."""
        self._names = tuple(names)
        there = self._there()
        self.files.set_text(words.files(names, in_new_folder=there is False))
        if not names:
            return self._say(words.NO_FILE, aside=False, good=False)
        if there is None:
            return self._say(words.NO_FOLDER, aside=False, good=False)
        if not there:
            return self._say("", aside=False, good=True)
        folder = self.folder()
        held = [name for name in names if open_elsewhere(folder / name) is not None]
        if held:
            return self._say(words.open_elsewhere(held[:3]), aside=True, good=False)
        if session_in(folder) not in ("", self._session):
            return self._say(words.OTHER_SESSION, aside=True, good=True)
        old = [name for name in names if (folder / name).exists()]
        return self._say(words.replaces(old) if old else "", aside=False, good=True)

    def go_aside(self) -> None:
        """Write into a folder that is not there yet, beside the one proposed."""
        folder = self.folder()
        self.field.setText(str(free_path(folder.parent, folder.name)))
        self.field.setFocus()

    def choose_folder(self) -> None:
        """Let the person choose the folder."""
        there = self.folder() if self._there() else self.folder().parent
        dialog = folder_dialog(self, there)
        self._choosing = dialog
        dialog.accepted.connect(self._folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder_chosen(self) -> None:
        if self._choosing is not None and chosen(self._choosing):
            self.field.setText(chosen(self._choosing))

    def _there(self) -> bool | None:
        """Whether the folder is there; `None` where it cannot be made either."""
        folder = self.folder()
        if not folder.is_absolute():  # nobody knows what it would be relative to
            return None
        try:
            if folder.is_dir():
                return True
            return False if folder.parent.is_dir() and not folder.exists() else None
        except (OSError, ValueError):
            return None

    def _say(self, sentence: str, *, aside: bool, good: bool) -> bool:
        self.trouble.say(sentence)
        show_if(self.aside, aside)
        return good
