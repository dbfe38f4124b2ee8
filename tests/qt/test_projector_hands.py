"""What hands do to the projector: freeze, black, an event over both, screens that come and go."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import InjectJudged, InjectRevealed, RevealedBy, Verdict
from pcra_game.table_view.palette import DARK, LIGHT, PALETTES, Palette
from pcra_game.texts import projector as words
from pcra_game.windows import projector_actions
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.projector import (
    ProjectorWindow,
    mirrors_of,
    palette_for,
    screen_for_projector,
)
from pcra_game.windows.projector_content import Scene
from pcra_game.windows.projector_state import Status
from pcra_game.windows.room import Kind, Live, Room, Selection
from pcra_game.windows.top_bar_pills import Pill
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.profile import Profile
from tests.fixtures.plugged import Screen

CARD = Selection(Kind.CARD, "OC-05@URG-04")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Wall:
    """A wall clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def projector(room: Room, wall: Wall, palette: Palette, qtbot) -> ProjectorWindow:
    """A projector where an event stays alone until it is told to end."""
    clock = PhaseClock(wall)
    clock.start(13)
    made = ProjectorWindow(room, clock, palette, event_ms=0)
    qtbot.addWidget(made)
    made.show()
    return made


def reveal(room: Room, number: int = 0) -> str:
    id = room.game.scenario.injects[number].id
    assert room.ask(Record(InjectRevealed(id, RevealedBy.HAND)))
    return id


def test_a_frozen_picture_stays_while_the_facilitator_looks_elsewhere(
    projector: ProjectorWindow, room: Room, wall: Wall
) -> None:
    room.select(CARD)
    room.show_live(Live("Une feuille unique"))
    before = projector.picture(640, 360)
    projector.freeze()
    assert projector.picture(640, 360) == before  # no mark on what the room sees
    room.show_live(Live("Un essai"))
    room.select(Selection())
    projector.follow_page("recovery")
    assert projector.content.live.what == "Une feuille unique"
    wall.at += timedelta(minutes=1)
    room.changed.emit()
    assert projector.content.clock == "12:00"  # time goes on for everybody
    projector.freeze(False)
    assert projector.content.scene is Scene.RETURN


def test_an_event_lies_over_a_frozen_picture_then_in_its_banner(
    projector: ProjectorWindow, room: Room
) -> None:
    room.select(CARD)
    projector.freeze()
    room.select(Selection())
    id = reveal(room)
    assert projector.content.scene is Scene.EVENT
    projector.end_event_alone()
    assert projector.content.scene is Scene.QUESTION
    assert projector.content.event.text == room.game.injects[id].text
    assert room.ask(Record(InjectJudged(id, Verdict.HELD)))
    assert projector.content.scene is Scene.QUESTION
    assert projector.content.event is None


def test_an_event_that_is_frozen_stays_alone_until_it_is_let_go(
    room: Room, wall: Wall, palette: Palette, qtbot
) -> None:
    made = ProjectorWindow(room, PhaseClock(wall), palette, event_ms=40)
    qtbot.addWidget(made)
    reveal(room)
    made.freeze()
    qtbot.wait(120)
    assert made.content.scene is Scene.EVENT
    made.freeze(False)
    qtbot.waitUntil(lambda: made.content.scene is Scene.ROUND, timeout=3000)


def test_black_hides_a_frozen_picture_and_gives_it_back(
    projector: ProjectorWindow, room: Room
) -> None:
    room.select(CARD)
    projector.freeze()
    room.select(Selection())
    projector.show_black()
    assert projector.content.scene is Scene.BLACK
    assert projector.status is Status.BLACK
    projector.show_black(False)
    assert projector.content.scene is Scene.QUESTION
    assert projector.status is Status.FROZEN


def test_the_opening_is_never_held_back_by_a_frozen_picture(
    projector: ProjectorWindow, room: Room
) -> None:
    projector.freeze()
    projector.show_opening()
    assert projector.content.scene is Scene.BLACK
    reveal(room)
    assert projector.content.scene is Scene.OPENING


def test_closed_and_opened_again_it_follows_the_room(
    projector: ProjectorWindow, room: Room, qtbot
) -> None:
    room.select(CARD)
    qtbot.keyClick(projector, Qt.Key.Key_B, CTRL | SHIFT)
    assert projector.is_frozen
    projector.close()
    assert projector.status is Status.CLOSED
    room.select(Selection())
    projector.show()
    assert projector.content.scene is Scene.ROUND
    assert projector.status is Status.SHOWN


def test_closed_while_black_it_opens_on_the_room(
    projector: ProjectorWindow, room: Room, qtbot
) -> None:
    qtbot.keyClick(projector, Qt.Key.Key_B)
    assert projector.content.scene is Scene.BLACK
    projector.close()
    assert not projector.is_black
    projector.show()
    assert projector.content.scene is Scene.ROUND
    assert projector.status is Status.SHOWN


def test_the_opening_goes_on_in_a_window_that_was_closed(projector: ProjectorWindow) -> None:
    projector.show_opening()
    projector.close()
    projector.show()
    assert projector.content.scene is Scene.BLACK
    assert projector.shows_opening


def test_every_turn_is_told(projector: ProjectorWindow) -> None:
    told = []
    projector.status_changed.connect(lambda: told.append(projector.status))
    projector.freeze()
    projector.show_black()
    projector.show_black(False)
    projector.freeze(False)
    projector.close()
    projector.show()
    kinds = [Status.FROZEN, Status.BLACK, Status.FROZEN, Status.SHOWN, Status.CLOSED, Status.SHOWN]
    assert told == kinds


def test_the_remembered_screen_is_taken_first_where_it_shows_something_else() -> None:
    own, mirror = Screen("eDP", 0), Screen("HDMI-1", 0)
    left, right = Screen("HDMI-2", 1920), Screen("DP-1", 3840)
    assert screen_for_projector([own, left, right], own) is left
    assert screen_for_projector([own, left, right], own, "DP-1") is right
    assert screen_for_projector([own, left, right], own, "VGA") is left
    assert screen_for_projector([own, mirror], own, "HDMI-1") is None
    assert screen_for_projector([own, mirror, left], own, "HDMI-1") is left


def test_a_screen_that_lies_over_ones_own_is_a_mirror_whatever_its_size() -> None:
    own, beamer = Screen("eDP", 0), Screen("HDMI-1", 0, wide=1024)
    assert mirrors_of([own, beamer, Screen("DP-1", 1920)], own) == [beamer]
    assert screen_for_projector([own, beamer], own) is None


@pytest.mark.parametrize("turn", ["freeze", "show_black"])
def test_a_loose_cable_never_shows_what_was_hidden(
    projector: ProjectorWindow, qapp, turn: str
) -> None:
    projector.show_on(qapp.primaryScreen())
    getattr(projector, turn)()
    hidden = projector.status
    projector._screen_removed(qapp.primaryScreen())
    assert projector.status is Status.CLOSED
    projector.show_on(qapp.primaryScreen())
    assert projector.status is hidden
    projector.close()  # by hand: the next time it opens on the room
    projector.show_on(qapp.primaryScreen())
    assert projector.status is Status.SHOWN


def test_unplugged_a_window_that_no_longer_fills_its_screen_closes_too(
    projector: ProjectorWindow, qapp
) -> None:
    projector.show_on(qapp.primaryScreen())
    projector.showNormal()
    projector._screen_removed(qapp.primaryScreen())
    assert not projector.isVisible()


def test_an_unplugged_screen_closes_only_what_filled_it(
    projector: ProjectorWindow, room: Room, qapp
) -> None:
    told: list[str] = []
    room.informed.connect(told.append)
    projector.showNormal()
    projector._screen_removed(qapp.primaryScreen())
    assert projector.isVisible()
    projector.show_on(qapp.primaryScreen())
    projector._screen_removed(Screen("HDMI-9", 9000))
    assert projector.isVisible()
    projector._screen_removed(qapp.primaryScreen())
    assert not projector.isVisible()
    assert told == [words.UNPLUGGED]


def test_it_wears_its_own_palette_with_the_light_theme_only() -> None:
    assert palette_for(DARK) is DARK
    assert palette_for(LIGHT) is PALETTES.get("projector", LIGHT)
    for palette in PALETTES.values():
        if palette.name != "light":
            assert palette_for(palette) is palette


def press(window: MainWindow, action: str) -> None:
    window.make_actions()[action].trigger()
    QApplication.processEvents()


def asked(window: MainWindow) -> QDialog | None:
    return next((d for d in window.findChildren(QDialog) if d.isVisible()), None)


def test_with_one_screen_f10_asks_who_sees_it(window: MainWindow) -> None:
    press(window, "projector")
    assert not window.desk.projector.isVisible()
    dialog = asked(window)
    dialog.findChild(QPushButton, "sees").click()
    QApplication.processEvents()
    assert window.desk.room_may_see
    assert asked(window) is None
    press(window, "projector")
    key = asked(window).findChild(QPushButton, "alone")
    assert key.text() == words.ROOM_SEES_NOT
    key.click()
    assert not window.desk.room_may_see


def test_the_question_may_be_left_or_open_the_window_here(window: MainWindow) -> None:
    press(window, "projector")
    asked(window).findChild(QPushButton, "cancel").click()
    QApplication.processEvents()
    assert asked(window) is None
    assert not window.desk.room_may_see
    assert not window.desk.projector.isVisible()
    press(window, "projector")
    asked(window).findChild(QPushButton, "here").click()
    assert window.desk.projector.isVisible()
    press(window, "projector")
    assert not window.desk.projector.isVisible()


def test_the_key_of_the_bar_says_how_the_projector_stands(window: MainWindow) -> None:
    key = window.desk.top_bar.findChild(Pill, "projector")
    said = {"closed": (key.text(), key.toolTip(), key.accessibleName())}
    window.desk.projector.show_on(None)
    said["shown"] = (key.text(), key.toolTip(), key.accessibleName())
    press(window, "freeze")
    said["frozen"] = (key.text(), key.toolTip(), key.accessibleName())
    press(window, "black")
    said["black"] = (key.text(), key.toolTip(), key.accessibleName())
    for status, (text, tip, name) in said.items():
        assert text == words.STATUS_WORD[status]
        assert words.STATUS_SAID[status] in tip
        assert words.STATUS_SHORT[status] in name
    press(window, "black")
    press(window, "freeze")
    assert key.text() == ""


def test_freeze_without_a_projector_says_how_to_open_it(window: MainWindow) -> None:
    press(window, "freeze")
    assert not window.desk.projector.is_frozen


def test_the_mark_lives_on_with_another_theme(window: MainWindow) -> None:
    window.desk.projector.show_on(None)
    press(window, "freeze")
    window.wear(DARK)
    key = window.desk.top_bar.findChild(Pill, "projector")
    assert key.text() == words.STATUS_WORD["frozen"]


def test_the_screen_of_the_projector_is_remembered(window: MainWindow, monkeypatch, qapp) -> None:
    screen = qapp.primaryScreen()
    monkeypatch.setattr(projector_actions, "screen_for_projector", lambda *_: screen)
    press(window, "projector")
    assert window.desk.projector.isFullScreen()
    assert Profile(window.profile.folder).settings.projector == screen.name()
