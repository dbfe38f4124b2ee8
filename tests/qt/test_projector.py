"""The projector window: what fills it, when, and how it leaves."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import InjectJudged, InjectRevealed, RevealedBy, Verdict
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.signs import channel_icon
from pcra_game.table_view.palette import PALETTES
from pcra_game.texts import projector as words
from pcra_game.windows import projector
from pcra_game.windows.projector import (
    ProjectorWindow,
    palette_for,
    screen_for_projector,
)
from pcra_game.windows.projector_content import Scene
from pcra_game.windows.projector_layout import Sign
from pcra_game.windows.projector_scenes import arrange
from pcra_game.windows.room import Kind, Live, Room, Selection
from pcra_game.workshop.clock import PhaseClock

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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
def clock(wall: Wall) -> PhaseClock:
    made = PhaseClock(wall)
    made.start(13)
    return made


@pytest.fixture
def window(room: Room, clock: PhaseClock, palette, qtbot) -> ProjectorWindow:
    """A projector where an event stays alone until it is told to end."""
    made = ProjectorWindow(room, clock, palette, event_ms=0)
    qtbot.addWidget(made)
    return made


def reveal(room: Room) -> str:
    id = room.game.scenario.injects[0].id
    assert room.ask(Record(InjectRevealed(id, RevealedBy.HAND)))
    return id


def test_it_follows_what_is_in_hand_and_what_is_typed(window, room: Room) -> None:
    assert window.content.scene is Scene.ROUND
    room.select(Selection(Kind.CARD, "OC-05@URG-04"))
    assert window.content.scene is Scene.QUESTION
    room.show_live(Live("Une feuille unique"))
    assert window.content.live.what == "Une feuille unique"
    assert "Une feuille unique" in window.accessibleDescription()
    room.select(Selection())
    assert window.content.scene is Scene.ROUND


def test_a_new_event_is_alone_then_a_banner(window, room: Room) -> None:
    room.select(Selection(Kind.CARD, "OC-05@URG-04"))
    id = reveal(room)
    event = room.game.injects[id]
    assert window.content.scene is Scene.EVENT
    assert window.content.event is not None
    assert window.content.event.text == event.text
    window.end_event_alone()
    assert window.content.scene is Scene.QUESTION
    assert window.content.event is not None
    room.ask(Record(InjectJudged(id, Verdict.HELD)))
    assert window.content.event is None


def test_an_event_wears_the_sign_of_its_channel_alone_and_in_the_banner(window, room: Room) -> None:
    by_printer = next(
        i for i in room.game.injects.values() if channel_icon(i.channel) is Icon.PRINTER
    )
    assert room.ask(Record(InjectRevealed(by_printer.id, RevealedBy.HAND)))
    for scene in (Scene.EVENT, Scene.ROUND):
        assert window.content.scene is scene
        signs = [p.icon for p in arrange(window.content, 1280, 720).pieces if isinstance(p, Sign)]
        assert Icon.PRINTER in signs
        assert Icon.CALL not in signs
        window.end_event_alone()


def test_an_event_that_is_judged_or_taken_back_leaves_at_once(window, room: Room) -> None:
    reveal(room)
    assert window.content.scene is Scene.EVENT
    assert room.undo()
    assert window.content.scene is Scene.ROUND


def test_an_event_that_was_there_before_is_only_a_banner(
    room: Room, clock: PhaseClock, palette, qtbot
) -> None:
    reveal(room)
    late = ProjectorWindow(room, clock, palette, event_ms=0)
    qtbot.addWidget(late)
    assert late.content.scene is Scene.ROUND
    assert late.content.event is not None


def test_the_event_ends_by_itself(room: Room, clock: PhaseClock, palette, qtbot) -> None:
    window = ProjectorWindow(room, clock, palette, event_ms=30)
    qtbot.addWidget(window)
    reveal(room)
    assert window.content.scene is Scene.EVENT
    qtbot.waitUntil(lambda: window.content.scene is Scene.ROUND, timeout=3000)


def test_black_hides_everything_but_a_new_event(window, room: Room) -> None:
    window.show_black()
    assert window.is_black
    assert window.content.scene is Scene.BLACK
    picture = window.picture(320, 180)
    assert {picture.pixelColor(x, 90).name() for x in range(320)} == {"#000000"}
    reveal(room)
    assert window.content.scene is Scene.EVENT
    window.end_event_alone()
    assert window.content.scene is Scene.BLACK
    window.show_black(False)
    assert window.content.scene is Scene.ROUND


def test_the_clock_is_read_again_while_it_is_shown(window, wall: Wall, qtbot) -> None:
    window.show()
    assert window.content.clock == "13:00"
    wall.at += timedelta(seconds=20)
    qtbot.waitUntil(lambda: window.content.clock == "12:40", timeout=3000)
    window.close()


def test_escape_closes_and_says_so(window, qtbot) -> None:
    window.show()
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_f11_fills_the_screen_and_gives_it_back(window, qtbot) -> None:
    window.show_on(None)
    assert not window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_on_a_screen_it_fills_it(window, qapp) -> None:
    screen = qapp.primaryScreen()
    window.show_on(screen)
    assert window.isFullScreen()
    assert window.geometry() == screen.geometry()
    window.close()


def test_the_keyboard_stays_with_the_facilitator(window, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(projector, "OPENING_MS", 60_000)  # however slow the machine is
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=3000)
    window.show_on(None)
    qtbot.wait(50)
    assert field.hasFocus()
    window.show_on(field.screen())
    window.activateWindow()  # as some systems do, later, for each new window
    qtbot.waitUntil(field.hasFocus, timeout=3000)
    monkeypatch.setattr(projector, "OPENING_MS", 0)
    window.activateWindow()  # by hand, later
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    qtbot.wait(50)
    assert not field.hasFocus()


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT)],
)
def test_the_opening_goes_on_from_the_projector_too(window, qtbot, key, held) -> None:
    asked: list[bool] = []
    window.go_on_asked.connect(lambda: asked.append(True))
    window.show()
    qtbot.keyClick(window, key, held)
    assert asked == []  # there is no opening
    window.show_opening()
    qtbot.keyClick(window, key, held)
    assert asked == [True]
    assert window.isVisible()


def test_a_mirrored_or_single_screen_is_not_for_the_projector(qapp) -> None:
    own = qapp.primaryScreen()
    assert screen_for_projector([own], own) is None
    assert screen_for_projector([], None) is None
    assert screen_for_projector([own], None) is own


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160)])
def test_a_picture_has_the_size_asked_for_and_the_colours_of_the_theme(window, size) -> None:
    for chosen in PALETTES.values():
        window.set_palette(chosen)
        theme = palette_for(chosen)
        picture = window.picture(*size)
        assert (picture.width(), picture.height()) == size
        assert picture.pixelColor(3, 3).name() == theme.bar.lower()
        assert picture.pixelColor(3, size[1] - 3).name() == theme.page.lower()


def test_the_window_paints_what_the_picture_shows(window, room: Room) -> None:
    room.select(Selection(Kind.CARD, "OC-05@URG-04"))
    window.resize(1280, 720)
    grabbed = window.grab().toImage().convertToFormat(window.picture(1, 1).format())
    assert grabbed == window.picture(1280, 720)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_b_blackens_from_the_projector_and_gives_the_room_back(window, qtbot, held) -> None:
    window.show()
    qtbot.keyClick(window, Qt.Key.Key_B, held)
    assert window.is_black
    qtbot.keyClick(window, Qt.Key.Key_B, held)
    assert not window.is_black


def test_f5_begins_as_a_slide_show_does_and_f10_ends_it(window, qtbot) -> None:
    window.show_on(None)
    for _ in range(2):  # a second press ends nothing
        qtbot.keyClick(window, Qt.Key.Key_F5)
        assert window.isVisible()
        assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert not window.isVisible()


def test_a_screen_reader_reads_the_scene_on_the_window(window, room: Room) -> None:
    room.select(Selection(Kind.CARD, "OC-05@URG-04"))
    room.show_live(Live("Une feuille unique"))
    window.show()
    read = QAccessible.queryAccessibleInterface(window)
    assert read.text(QAccessible.Text.Name) == words.WINDOW
    said = read.text(QAccessible.Text.Description)
    for part in (window.content.question, "Une feuille unique", "Services"):
        assert part in said
    window.show_black()
    assert read.text(QAccessible.Text.Description) == words.BLACK


def test_a_paused_clock_looks_paused(window, clock: PhaseClock, room: Room) -> None:
    running = window.picture(1280, 720)
    clock.pause()
    room.changed.emit()
    assert window.content.paused
    assert "temps en pause" in window.accessibleDescription()
    assert window.picture(1280, 720) != running
    signs = [p.icon for p in arrange(window.content, 1280, 720).pieces if isinstance(p, Sign)]
    assert Icon.PAUSE in signs
    clock.resume()
    room.changed.emit()
    assert not window.content.paused
    signs = [p.icon for p in arrange(window.content, 1280, 720).pieces if isinstance(p, Sign)]
    assert Icon.PAUSE not in signs


def test_a_clock_that_never_started_is_not_paused(room: Room, wall: Wall, palette, qtbot) -> None:
    made = ProjectorWindow(room, PhaseClock(wall), palette)
    qtbot.addWidget(made)
    assert not made.content.paused
