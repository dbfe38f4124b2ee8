"""What the keys of the room's screen do: open and close it, black, freeze, a mirrored screen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from pcra_game.texts import projector as words
from pcra_game.texts import windows as window_words
from pcra_game.texts.striking import PROJECTOR_CLOSED
from pcra_game.windows.projector import ProjectorWindow, screen_for_projector

if TYPE_CHECKING:
    from pcra_game.windows.main_window import MainWindow


def turn_projector(window: "MainWindow") -> None:
    """Close the projector, or open it on the room's screen; with one screen, ask who sees it."""
    if window.desk is None:
        return
    projector = window.desk.projector
    if projector.isVisible():
        projector.close()
        return
    remembered = window.profile.settings.projector
    second = screen_for_projector(QApplication.screens(), window.screen(), remembered)
    if second is None:
        _ask_who_sees(window)
        return
    if second.name() != remembered:
        window.profile.change(projector=second.name())
    projector.show_on(second)
    window.activateWindow()
    window.toast.withdraw(words.SECOND_SCREEN, words.UNPLUGGED, PROJECTOR_CLOSED)


def open_here(window: "MainWindow") -> None:
    """Open the projector on the facilitator's own screen, before the table."""
    if window.desk is not None:
        window.desk.projector.show_on(None)
        window.desk.projector.raise_()  # behind the window nobody would see it
        window.desk.projector.activateWindow()  # its own keys close it, or fill the screen
        window.inform(window_words.ONE_SCREEN)


def turn_black(window: "MainWindow") -> None:
    """Blacken the projector, or show the room again; black over the screen that the room sees."""
    if window.desk is not None and _sees_this_alone(window):
        window.desk.seen.cover()
        return
    projector = _opened(window)
    if projector is not None:
        projector.show_black(not projector.is_black)
        window.inform(window_words.BLACK if projector.is_black else window_words.NOT_BLACK)


def turn_freeze(window: "MainWindow") -> None:
    """Keep the picture of the projector, or let it follow again."""
    if _sees_this_alone(window):
        window.inform(words.NOTHING_TO_FREEZE)
        return
    projector = _opened(window)
    if projector is not None:
        projector.freeze(not projector.is_frozen)
        window.inform(words.FROZEN if projector.is_frozen else words.NOT_FROZEN)


def turn_room_sees(window: "MainWindow") -> None:
    """Hide what is private in the facilitator's window, or bring it back."""
    if window.desk is not None:
        window.desk.set_room_may_see(not window.desk.room_may_see)
        window.inform(words.NOW_SEEN if window.desk.room_may_see else words.NOW_ALONE)


def _sees_this_alone(window: "MainWindow") -> bool:
    """Whether the room sees the facilitator's screen, and no projector on another one."""
    if window.desk is None or not window.desk.room_may_see:
        return False
    projector = window.desk.projector
    here = projector.screen().geometry() == window.screen().geometry()
    return here or not projector.isVisible()


def _opened(window: "MainWindow") -> ProjectorWindow | None:
    """The projector where it is shown; says how to open it where it is not."""
    if window.desk is None:
        return None
    if not window.desk.projector.isVisible():
        window.inform(PROJECTOR_CLOSED)
        return None
    return window.desk.projector


def _ask_who_sees(window: "MainWindow") -> None:
    from pcra_game.windows.one_screen_dialog import OneScreenDialog

    assert window.desk is not None
    dialog = OneScreenDialog(seen=window.desk.room_may_see, palette=window.worn, parent=window)
    dialog.room_sees_asked.connect(window.make_actions()["room_sees"].trigger)
    dialog.window_asked.connect(window.open_projector_here)
    window.open_dialog(dialog)
