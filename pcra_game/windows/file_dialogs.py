"""The dialogs of the system that ask for a file or a folder; opened, never executed.

Where the system has none of its own, Qt draws them: its list of files then says its sizes and its
hours in French, whatever the language of the post.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QSplitter,
    QTreeView,
    QWidget,
)

from pcra_game.texts import app as words
from pcra_game.texts import export_dialog as exporting
from pcra_game.texts import protected
from pcra_game.texts import qt_words as said

_SIZE, _TYPE, _CHANGED = 1, 2, 3
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_INSTEAD = {_SIZE: said.NO_SIZE, _CHANGED: said.NO_DATE}
_COMFORTABLE = QSize(960, 560)
_PLACES_WIDE = 160


class FrenchFiles(QIdentityProxyModel):
    """The list of files with its sizes and hours in French; the order stays that of the values.

    A cell that shows nothing, as the size of a folder, still has words for a screen reader.
    """

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role in _SAID and index.column() in (_SIZE, _TYPE, _CHANGED):
            files, there = self.sourceModel(), self.mapToSource(index)
            if isinstance(files, QFileSystemModel):
                shown = _words_of(files, there, index.column())
                aloud = role == Qt.ItemDataRole.AccessibleTextRole
                return shown or _INSTEAD.get(index.column(), "") if aloud else shown
        return super().data(index, role)


def _words_of(files: QFileSystemModel, there: QModelIndex, column: int) -> str:
    if column == _SIZE:
        return "" if files.isDir(there) else said.size(files.size(there))
    if column == _TYPE:
        return said.KIND_OF_FILE.get(files.fileInfo(there).suffix(), files.type(there))
    at = files.lastModified(there)
    return said.last_change(at.toPython()) if at.isValid() else ""  # type: ignore[arg-type]


def session_dialog(parent: QWidget, folder: Path) -> QFileDialog:
    """Ask for a session that exists, or a protected copy of one."""
    dialog = _dialog(parent, words.CHOOSE_SESSION, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    filters = [protected.SESSIONS_AND_PROTECTED, words.SESSION_FILES, words.ALL_FILES]
    dialog.setNameFilters(filters)
    return dialog


def place_dialog(parent: QWidget, proposed: Path) -> QFileDialog:
    """Ask where a new session goes. It never replaces a file, so nothing is asked about that."""
    dialog = _dialog(parent, words.CHOOSE_PLACE, proposed.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilters([words.SESSION_FILES])
    dialog.setDefaultSuffix("pcra")
    dialog.selectFile(proposed.name)
    return dialog


def template_dialog(parent: QWidget, folder: Path) -> QFileDialog:
    """Ask for a Word document of the hospital."""
    dialog = _dialog(parent, exporting.CHOOSE_TEMPLATE, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([exporting.TEMPLATE_FILES])
    return dialog


def folder_dialog(parent: QWidget, folder: Path) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, words.CHOOSE_FOLDER, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def chosen(dialog: QFileDialog) -> str:
    """What was chosen, or nothing."""
    return next(iter(dialog.selectedFiles()), "")


def _dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAccessibleName(title)
    # Qt's own French lacks these words.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, words.FILE_LOOK_IN)
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, words.FILE_NAME)
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, words.FILE_TYPE)
    _speak_french(dialog)
    return dialog


def _speak_french(dialog: QFileDialog) -> None:
    """Where Qt draws the dialog: French values, and columns wide enough for them."""
    files = dialog.findChild(QTreeView, "treeView")
    if files is None:  # the system has its own
        return
    dialog.setProxyModel(FrenchFiles(dialog))
    dialog.setStyleSheet("QToolButton { padding: 2px; }")  # else their signs are specks
    dialog.resize(_COMFORTABLE)
    halves = dialog.findChild(QSplitter, "splitter")
    if halves is not None:
        halves.setSizes([_PLACES_WIDE, _COMFORTABLE.width() - _PLACES_WIDE])
    header = files.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
