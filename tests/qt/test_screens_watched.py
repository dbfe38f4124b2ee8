"""What is done of screens that come, go or mirror each other while a workshop is played."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit

from pcra_game.table_view.palette import Palette
from pcra_game.texts import projector as words
from pcra_game.windows import projector_actions
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.one_screen_dialog import OneScreenDialog
from pcra_game.windows.people_dialog import PeopleDialog
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.screens_watched import SETTLED_MS, ScreensWatched
from tests.fixtures.plugged import Screen


@pytest.fixture
def screens(window: MainWindow, monkeypatch, qtbot) -> Callable[..., None]:
    """Puts other screens beside the facilitator's; what is done of it is done when it returns."""

    def put(*others: Screen) -> None:
        around = [window.screen(), *others]
        monkeypatch.setattr(QApplication, "screens", lambda: around)
        window.screen().geometryChanged.emit(window.screen().geometry())
        qtbot.wait(SETTLED_MS + 50)

    qtbot.wait(SETTLED_MS + 50)
    return put


def test_a_second_screen_is_said_and_nothing_opens(window: MainWindow, screens) -> None:
    told: list[str] = []
    window.room.informed.connect(told.append)
    screens(Screen("HDMI-2", 9000))
    assert told == [words.SECOND_SCREEN]
    assert window.toast.isVisible()
    assert not window.desk.projector.isVisible()
    assert not window.desk.room_may_see
    screens(Screen("HDMI-2", 9000))
    assert told == [words.SECOND_SCREEN]  # the system moved it: it was there
    screens()
    window.desk.projector.show_on(None)
    screens(Screen("HDMI-2", 9000))
    assert told == [words.SECOND_SCREEN]  # the projector has its place already


def test_what_a_second_screen_asked_for_is_not_said_once_done(
    window: MainWindow, monkeypatch
) -> None:
    window.inform(words.SECOND_SCREEN)
    monkeypatch.setattr(projector_actions, "screen_for_projector", lambda *_: window.screen())
    window.make_actions()["projector"].trigger()
    assert not window.toast.isVisible()


def test_a_mirror_hides_what_is_private_and_closes_the_projector(
    window: MainWindow, screens, monkeypatch
) -> None:
    told: list[str] = []
    window.room.informed.connect(told.append)
    projector = window.desk.projector
    projector.show_on(window.screen())
    projector.freeze()
    mirror = Screen("HDMI-1", 0)
    monkeypatch.setattr(projector, "screen", lambda: mirror)
    screens(mirror)
    assert not projector.isVisible()
    assert window.desk.room_may_see
    assert told == [words.MIRRORED]
    window.make_actions()["room_sees"].trigger()
    screens(mirror)
    assert not window.desk.room_may_see  # the facilitator knew better


@pytest.mark.parametrize("turn", ["show_black", "show_opening"])
def test_what_was_black_for_the_room_is_black_on_a_mirror(
    window: MainWindow, screens, monkeypatch, turn: str
) -> None:
    projector = window.desk.projector
    projector.show_on(window.screen())
    getattr(projector, turn)()
    shown = projector.content
    screens(Screen("HDMI-1", 0))
    assert window.desk.seen.covered
    assert projector.isFullScreen()
    assert projector.content == shown
    window.desk.seen.turn(False)
    assert not projector.isVisible()


def test_on_the_screen_of_the_room_the_window_hides_what_is_private(
    window: MainWindow, screens
) -> None:
    told: list[str] = []
    window.room.informed.connect(told.append)
    window.desk.projector.show_on(window.screen())
    screens(Screen("HDMI-2", 9000))
    assert told == [words.ON_ITS_SCREEN]
    assert not window.desk.projector.isVisible()
    assert window.desk.room_may_see


def test_a_screen_plugged_under_the_window_hides_what_is_private(
    window: MainWindow, screens, qapp
) -> None:
    """Plugged to the left, a screen takes the place where a system leaves the window."""
    told: list[str] = []
    window.room.informed.connect(told.append)
    laptop = Screen("eDP", 9000)
    qapp.screenAdded.emit(window.screen())
    window.desk.findChild(ScreensWatched)._own = laptop.name()  # where the window was before
    screens(laptop)
    assert told == [words.ON_ITS_SCREEN]
    assert window.desk.room_may_see
    window.make_actions()["room_sees"].trigger()
    screens(laptop)
    assert not window.desk.room_may_see


def test_the_question_of_one_screen_goes_when_there_are_two(window: MainWindow, screens) -> None:
    window.make_actions()["projector"].trigger()
    assert window.findChild(OneScreenDialog).isVisible()
    screens(Screen("HDMI-2", 9000))
    asking = window.findChild(OneScreenDialog)
    assert asking is None or not asking.isVisible()


def test_a_mirror_takes_names_and_obstacles_out_of_sight(
    window: MainWindow, screens, palette: Palette
) -> None:
    people = PeopleDialog(window, palette, {})
    exporting = QDialog(window)
    obstacle = QLabel("1 point bloquant", exporting)
    keep_private(obstacle)
    for dialog in (people, exporting):
        dialog.show()
    screens(Screen("HDMI-1", 0))
    assert not people.isVisible()
    assert exporting.isVisible()
    assert not obstacle.isVisible()


def test_the_keyboard_never_falls_on_a_key_when_what_held_it_is_hidden(
    window: MainWindow, screens, qtbot
) -> None:
    private = window.desk.side.guide.findChild(QPlainTextEdit)
    assert private is not None
    window.activateWindow()
    private.setFocus()
    qtbot.waitUntil(private.hasFocus, timeout=3000)
    screens(Screen("HDMI-1", 0))
    assert not private.isVisible()
    assert QApplication.focusWidget() is window.desk.table
