"""The dialogs of the system that ask for a file or a folder; opened, never executed."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from pcra_game.texts import app as words
from pcra_game.texts import protected


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
    return dialog
