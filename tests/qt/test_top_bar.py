"""The top bar: nothing cut at any width, lights in words, the time, what is saved."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from pcra_game.domain import events
from pcra_game.domain.lights import Colour
from pcra_game.domain.moves import Record
from pcra_game.table_view.palette import DARK
from pcra_game.texts import actions as words
from pcra_game.windows.actions import Actions
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.style import dress
from pcra_game.windows.top_bar import TopBar
from pcra_game.windows.top_bar_pills import LightPill, OneLine
from pcra_game.workshop.clock import PhaseClock


class Wall:
    """A wall clock that a test moves, looked at every minute."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)
        self.clock = PhaseClock(lambda: self.now)

    def pass_(self, seconds: int) -> None:
        for _ in range(seconds // 60):
            self.now += timedelta(minutes=1)
            self.clock.remaining()
        self.now += timedelta(seconds=seconds % 60)
        self.clock.remaining()


@pytest.fixture
def wall() -> Wall:
    made = Wall()
    made.clock.start(15)
    made.pass_(140)
    return made


class Held:
    """A window with the bar in it."""

    def __init__(self, qtbot, palette, room, clock) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.actions = Actions(self.window, palette)
        self.actions.refresh(room)
        self.bar = TopBar(palette)
        self.bar.hold(self.actions)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        self.bar.show_room(room, clock)
        self.resize(1920)

    def resize(self, width: int) -> None:
        self.window.resize(width, 100)
        self.window.show()
        self.window.layout().activate()
        self.bar.layout().activate()

    def pill(self, name: str) -> QAbstractButton:
        found = self.bar.findChild(QAbstractButton, name)
        assert found is not None
        return found


@pytest.fixture
def held(qtbot, palette, played_room, wall) -> Held:
    return Held(qtbot, palette, played_room, wall.clock)


def overlapping(bar: TopBar) -> list[str]:
    """What does not hold in the bar as it is: too narrow, too high, over its neighbour."""
    shown = [
        w
        for w in bar.findChildren(QWidget)
        if w.isVisibleTo(bar) and isinstance(w, (OneLine, QAbstractButton))
    ]
    shown.sort(key=lambda w: w.x())
    wrong = [w for w in shown if w.width() < w.sizeHint().width() or w.height() > bar.height()]
    wrong += [r for left, r in pairwise(shown) if left.geometry().right() >= r.x()]
    wrong += [w for w in shown if w.geometry().right() >= bar.width()]
    return [w.accessibleName() for w in wrong]


def test_nothing_is_cut_off_or_overlaps_at_any_width(held, wall, played_room):
    for seconds in (0, 1200):
        wall.pass_(seconds)
        held.bar.show_room(played_room, wall.clock)
        for width in (1920, 1600, 1366, 1280, 1024):
            held.resize(width)
            assert held.bar.width() == width
            assert overlapping(held.bar) == []


def test_the_bar_is_as_high_as_in_the_design_on_a_large_screen(held):
    assert held.bar.height() == 68


def test_it_says_unit_scenario_and_round(held, played_room):
    said = [line.text() for line in held.bar.findChildren(OneLine)]
    assert said == [
        played_room.table.title,
        f"{played_room.table.scenario} · manche {played_room.context}",
    ]


def test_five_lights_are_said_in_words(held, played_room):
    pills = held.bar.findChildren(LightPill)
    lights = played_room.table.lights
    assert [p.text() for p in pills] == [light.name for light in lights]
    behind = next(light for light in lights if light.colour is Colour.RED)
    pill = held.pill(behind.name)
    label = played_room.game.activities[behind.behind[0]].label
    for said in (pill.toolTip(), pill.accessibleDescription()):
        assert "ne tient pas" in said
        assert label in said


@pytest.mark.parametrize("size", [1.5, 2.0])
def test_the_lights_keep_their_names_on_a_small_screen_at_a_large_size_of_text(
    qapp, qtbot, palette, played_room, wall, size
):
    dress(qapp, palette, size)
    small = Held(qtbot, palette, played_room, wall.clock)
    small.resize(1024)
    said = [p.text().replace("\u00a0", " ") for p in small.bar.findChildren(LightPill)]
    assert said == ["1 h", "Nuit", "J+3", "J+10", "Ret."]
    assert overlapping(small.bar) in ([], [played_room.table.title])
    assert small.bar.width() == 1024


def test_a_light_keeps_its_words_for_a_screen_reader_when_only_signs_are_left(held):
    held.resize(640)
    pills = held.bar.findChildren(LightPill)
    assert {p.text() for p in pills} == {""}
    assert all(p.accessibleName() and p.toolTip() for p in pills)


def test_a_click_on_a_light_asks_for_it(held, qtbot):
    with qtbot.waitSignal(held.bar.light_asked) as asked:
        qtbot.mouseClick(held.pill("J+3"), Qt.MouseButton.LeftButton)
    assert asked.args == ["J+3"]


def test_a_light_is_asked_for_from_the_keyboard(held, qtbot):
    with qtbot.waitSignal(held.bar.light_asked) as asked:
        qtbot.keyClick(held.pill("1re nuit"), Qt.Key.Key_Space)
    assert asked.args == ["1re nuit"]


def test_the_time_that_is_left_is_said(held, wall):
    assert held.pill("clock").text() == "reste 12:40"
    wall.pass_(60)
    held.bar.tick()
    assert held.pill("clock").text() == "reste 11:40"
    assert "reste 11:40" in held.pill("clock").accessibleName()


def test_an_overrun_is_counted_up_with_its_word(held, wall):
    wall.pass_(12 * 60 + 40 + 190)
    held.bar.tick()
    assert held.pill("clock").text() == "dépassé 03:10"


def test_a_clock_that_never_started_takes_no_room(held, played_room):
    held.bar.show_room(played_room, PhaseClock(lambda: datetime.now(UTC)))
    for name in ("clock", "pause", "more_time"):
        assert held.pill(name).isHidden()
    held.bar.show_room(played_room, None)
    assert held.pill("clock").isHidden()


def test_the_bar_stops_looking_at_a_paused_clock(held, wall):
    assert held.bar._seconds.isActive()
    wall.clock.pause()
    held.bar.tick()
    assert not held.bar._seconds.isActive()
    assert held.pill("pause").accessibleName() == words.RESUME
    wall.clock.resume()
    held.bar.tick()
    assert held.bar._seconds.isActive()
    assert held.pill("pause").accessibleName() == words.PAUSE


@pytest.mark.parametrize("id", ["pause", "more_time", "projector"])
def test_a_key_of_the_bar_is_the_action_of_the_menu(held, qtbot, id):
    with qtbot.waitSignal(held.actions[id].triggered):
        qtbot.mouseClick(held.pill(id), Qt.MouseButton.LeftButton)


def test_a_click_on_the_clock_pauses_it(held, qtbot):
    with qtbot.waitSignal(held.actions["pause"].triggered):
        qtbot.mouseClick(held.pill("clock"), Qt.MouseButton.LeftButton)


def test_undo_on_the_bar_takes_the_gesture_back_and_names_it(qtbot, palette, room, wall):
    held = Held(qtbot, palette, room, wall.clock)
    room.changed.connect(lambda: held.actions.refresh(room))
    assert not held.pill("undo").isEnabled()
    room.ask(Record(events.LogNoted("n1", "porte fermée", None)))
    assert held.pill("undo").isEnabled()
    assert "porte fermée" in held.pill("undo").toolTip()
    qtbot.mouseClick(held.pill("undo"), Qt.MouseButton.LeftButton)
    assert not room.state.log


def test_it_says_that_everything_is_saved_or_read_only(held, played_room, wall):
    said = {p.text() for p in held.bar.findChildren(QAbstractButton)}
    assert words.SAVED in said
    played_room.read_only = True
    held.bar.show_room(played_room, wall.clock)
    said = {p.text() for p in held.bar.findChildren(QAbstractButton)}
    assert words.READ_ONLY in said
    assert words.SAVED not in said


def test_the_menu_key_holds_every_menu(held):
    assert [a.text() for a in held.bar._menu.actions()] == list(words.MENU.values())


def test_every_key_can_be_reached_and_has_a_name(held):
    keys = [p for p in held.bar.findChildren(QAbstractButton) if p.isVisibleTo(held.bar)]
    assert all(p.accessibleName() for p in keys)
    mute = {p.accessibleName() for p in keys if p.focusPolicy() is Qt.FocusPolicy.NoFocus}
    assert mute == {words.SAVED}


def test_a_tooltip_never_reads_markup():
    assert "<" not in plain_tip("<b>gras</b>")


def test_the_dark_theme_is_drawn_too(qtbot, played_room, wall):
    held = Held(qtbot, DARK, played_room, wall.clock)
    image = held.bar.grab().toImage()
    assert image.pixelColor(2, 2).name().upper() == DARK.bar
