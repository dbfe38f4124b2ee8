"""What is done of screens that come, go or mirror each other while a workshop is played."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from pcra_game.texts import projector as words
from pcra_game.windows import projector_actions
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.screens_watched import SETTLED_MS
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
    window.make_actions()[
        "room_sees"
    ].trigger()  # the facilitator knows better: it is not hidden again
    screens(mirror)
    assert not window.desk.room_may_see
