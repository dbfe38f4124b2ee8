"""Saving a kit and choosing one: the dialogs of the system, and what is said afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pcra_game.texts import kit as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.file_dialogs import chosen, place_dialog, session_dialog
from pcra_game.workshop.kit import Kit, kit_of
from pcra_game.workshop.kit_file import SUFFIX, write_kit
from pcra_game.workshop.places import documents_folder, free_path, session_name

if TYPE_CHECKING:
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.room import Room


def choose_kit_dialog(parent: QWidget) -> QFileDialog:
    """Ask for a kit that exists."""
    dialog = session_dialog(parent, documents_folder())
    dialog.setWindowTitle(words.CHOOSE_KIT)
    dialog.setAccessibleName(words.CHOOSE_KIT)
    dialog.setNameFilters([words.SUFFIX_WORDS])
    return dialog


class KitSaving(QObject):
    """One saving: asks where, writes, and says in the window how it went."""

    saved = Signal(str)

    def __init__(self, window: MainWindow, kit: Kit, folder: Path) -> None:
        """Take the kit to write, and the folder to propose. The window keeps it alive."""
        super().__init__(window)
        self._window, self._kit, self._folder = window, kit, folder
        self._dialog: QFileDialog | None = None

    def ask(self) -> None:
        """Ask where the kit goes; nothing waits for the answer."""
        proposed = free_path(self._folder, kit_name(self._kit))
        dialog = place_dialog(self._window, proposed)
        dialog.setWindowTitle(words.SAVE_KIT)
        dialog.setAccessibleName(words.SAVE_KIT)
        dialog.setNameFilters([words.SUFFIX_WORDS])
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._chosen)
        dialog.finished.connect(self.deleteLater)
        self._dialog = dialog
        dialog.open()

    def write(self, path: Path) -> bool:
        """Write the kit there, and say so; False where the disk refuses, which is said too."""
        try:
            target = write_kit(self._kit, path)
        except KnownError as error:
            self._window.warn(str(error))
            return False
        self._window.say(words.saved(target.name, str(target.parent)))
        self.saved.emit(str(target))
        return True

    def _chosen(self) -> None:
        if self._dialog is not None and chosen(self._dialog):
            self.write(Path(chosen(self._dialog)))


def save_kit_of(window: MainWindow, room: Room) -> None:
    """« Enregistrer comme kit » of the open workshop, once its words are stored."""
    if room.settle():
        KitSaving(window, kit_of(room.state, room.game), documents_folder()).ask()


def kit_name(kit: Kit) -> str:
    """« Kit Urgences.pcrakit »: the name that a kit is offered."""
    from datetime import date

    dated = session_name(f"Kit {kit.title or kit.unit}", date(2000, 1, 1))
    return dated.rsplit(" ", 1)[0] + SUFFIX
