"""Where the files go, and what stands in their way there."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pcra_game.exports.bundle import manifest_names, session_in
from pcra_game.exports.target import open_elsewhere
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import export_dialog as words
from pcra_game.texts import export_errors
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, show_if
from pcra_game.windows.file_dialogs import chosen, folder_dialog
from pcra_game.workshop.places import free_path


class _Folder(StrEnum):
    """How a folder stands that files are to go to."""

    THERE = "there"
    NEW = "new"
    DEEP = "deep"
    CLOSED = "closed"
    CLOSED_PARENT = "closed parent"
    NOWHERE = "nowhere"


_IN_THE_WAY = {_Folder.CLOSED: words.CLOSED_FOLDER, _Folder.CLOSED_PARENT: words.CLOSED_PARENT}


class ExportPlace(QWidget):
    """A folder; says what would be replaced, what is open elsewhere, and offers another name.

    `next_key` is the key that gets over what stands in the way, None where nothing does.
    """

    changed = Signal()

    def __init__(self, folder: Path, session: str, palette: Palette) -> None:
        """Take the folder proposed, and the session whose files may be replaced there."""
        super().__init__()
        self._session = session
        self._choosing: QFileDialog | None = None
        self.next_key: QPushButton | None = None
        self.field = QLineEdit(str(folder))
        self.field.setAccessibleName(words.WHERE)
        self.field.textChanged.connect(self.changed)
        self.files = TextBlock(px=15, colour=palette.soft_ink)
        self.files.setObjectName("files")
        self.trouble = Note(Mood.WARNING, Icon.WARNING, palette)
        self.aside = button(words.ASIDE, clicked=self.go_aside)
        self.aside.setObjectName("aside")
        self.make = button(words.MAKE, clicked=self.make_folder)
        self.make.setObjectName("make")
        self.choose = button(words.CHOOSE, clicked=self.choose_folder)
        self._arrange()

    def _arrange(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.field, 1)
        place.addWidget(self.choose)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.trouble, 1)
        for key in (self.aside, self.make):
            told.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
            key.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(words.WHERE, "heading"))
        column.addLayout(place)
        column.addWidget(self.files)
        column.addLayout(told)

    def folder(self) -> Path:
        """The folder as it is written now."""
        return Path(self.field.text().strip())

    def look(self, names: Sequence[str], *, for_room: bool = False) -> bool:
        """Say what becomes of files of these names there; whether they can be written.

        Papers `for_room` get no manifest, unless they replace what one names.
        """
        stands = self._stands()
        told = manifest_names(self.folder()) if stands is _Folder.THERE else frozenset()
        named = not for_room or not told.isdisjoint(names)
        is_new = stands is _Folder.NEW
        self.files.set_text(words.files(names, in_new_folder=is_new, with_manifest=named))
        if not names:
            return self._say(words.NO_FILE, None, good=False)
        if stands is _Folder.DEEP:
            last = _last_there(self.folder())
            missing = self.folder().relative_to(last)
            return self._say(words.folder_to_make(missing, last), self.make)
        if stands in (_Folder.CLOSED, _Folder.CLOSED_PARENT, _Folder.NOWHERE):
            return self._say(_IN_THE_WAY.get(stands, words.NO_FOLDER), self.choose)
        if stands is _Folder.NEW:
            return self._say("", None, good=True)
        folder = self.folder()
        held = [name for name in names if open_elsewhere(folder / name) is not None]
        if held:
            return self._say(words.open_elsewhere(held[:3]), self.aside)
        if session_in(folder) not in ("", self._session):
            return self._say(words.OTHER_SESSION, self.aside, good=True)
        old = [name for name in names if (folder / name).exists()]
        return self._say(words.replaces(old) if old else "", None, good=True)

    def go_aside(self) -> None:
        """Write into a folder that is not there yet, beside the one proposed."""
        folder = self.folder()
        self.field.setText(str(free_path(folder.parent, folder.name)))

    def make_folder(self) -> None:
        """Make the folder with those around it; says so where it cannot be made."""
        folder = self.folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError):
            self._say(export_errors.cannot_make_folder(folder), self.choose)
            self.choose.setFocus()
        else:
            self.changed.emit()

    def choose_folder(self) -> None:
        """Let the person choose the folder."""
        there = self.folder() if self._stands() is _Folder.THERE else self.folder().parent
        dialog = folder_dialog(self, there)
        self._choosing = dialog
        dialog.accepted.connect(self._folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder_chosen(self) -> None:
        if self._choosing is not None and chosen(self._choosing):
            self.field.setText(chosen(self._choosing))

    def _stands(self) -> _Folder:
        folder = self.folder()
        # Nobody knows what a relative one would be relative to; no system takes a NUL.
        if not folder.is_absolute() or "\0" in str(folder):
            return _Folder.NOWHERE
        try:
            if folder.is_dir():
                return _Folder.THERE if os.access(folder, os.W_OK) else _Folder.CLOSED
            if folder.exists():
                return _Folder.NOWHERE
            last = _last_there(folder)
            if not last.is_dir():
                return _Folder.NOWHERE
        except (OSError, ValueError):
            return _Folder.NOWHERE
        if not os.access(last, os.W_OK):
            return _Folder.CLOSED_PARENT
        return _Folder.NEW if last == folder.parent else _Folder.DEEP

    def _say(self, sentence: str, key: QPushButton | None, *, good: bool = False) -> bool:
        self.next_key = key
        self.trouble.say(sentence)
        for own in (self.aside, self.make):
            show_if(own, own is key)
        return good


def _last_there(folder: Path) -> Path:
    """The nearest folder around this one that exists; the drive itself where none does."""
    return next((one for one in folder.parents if one.exists()), Path(folder.anchor))
