"""The game cards in the sheet of the round: moons, an object to show, a story of sixty seconds."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from pcra_game.domain.activity_events import NightStamped
from pcra_game.domain.answers import Solution
from pcra_game.domain.framing_events import PresenceNoted
from pcra_game.domain.game_cards import STORY_SECONDS, night_count
from pcra_game.domain.moves import Decide, Record, WriteSolution
from pcra_game.texts import game_cards as words
from pcra_game.windows.activity_sheet import ActivitySheet
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.round_sheet import RoundSheet
from pcra_game.windows.round_sheet_game import walk_moons
from pcra_game.windows.round_sheet_game_story import StoryCard

CARD = "OC-02@URG-02"


@pytest.fixture
def sheet(room: Room, palette, qtbot) -> RoundSheet:
    made = RoundSheet(room, palette)
    qtbot.addWidget(made)
    made.resize(437, 900)
    made.show()
    made.activateWindow()
    made.show_section("game")
    return made


def said(sheet: QWidget) -> str:
    return "\n".join(b.text() for b in sheet.findChildren(TextBlock) if b.isVisible())


def click(sheet: RoundSheet, name: str) -> None:
    QTest.mouseClick(sheet.field(name), Qt.MouseButton.LeftButton)


def decide(room: Room, with_what: str, who: str = "URG-F01") -> None:
    written = Solution("x1", "Trier", with_what=with_what, who=who)
    assert room.ask(WriteSolution(CARD, room.context, written))
    assert room.ask(Decide(CARD, room.context))


def test_moons_are_counted_and_the_key_walks_through_the_others(sheet, room) -> None:
    missing = night_count(room.state, room.game).missing
    assert words.moons(0, len(missing)) in said(sheet)
    click(sheet, "next_moon")
    assert (room.selection.kind, room.selection.id) == (Kind.ACTIVITY, missing[0])
    assert walk_moons(room)
    assert room.selection.id == missing[1]


def test_the_walk_ends_when_every_vital_activity_has_spoken(sheet, room) -> None:
    for id in night_count(room.state, room.game).missing:
        assert room.ask(Record(NightStamped(id, True, "URG-F01")))
    told: list[str] = []
    room.informed.connect(told.append)
    assert not walk_moons(room)
    assert told == [words.ALL_MOONS]
    assert not sheet.findChildren(QWidget, "next_moon")[0].isVisible()


def test_a_room_without_the_night_is_told_so(sheet: RoundSheet, room: Room) -> None:
    assert words.NIGHT_ABSENT in said(sheet)
    assert room.ask(Record(PresenceNoted("URG-F01", 1, nights=True)))
    assert words.NIGHT_ABSENT not in said(sheet)


def test_an_object_that_is_shown_is_kept_and_the_next_one_comes(sheet, room) -> None:
    assert words.NO_OBJECT in said(sheet)
    decide(room, "Feuille de tri")
    assert "Montrez\u00a0: feuille de tri" in said(sheet)
    click(sheet, "object_shown")
    (kept,) = room.state.challenges.values()
    assert (kept.text, kept.shown) == ("Montrez\u00a0: feuille de tri", True)
    assert words.ALL_SHOWN in said(sheet)
    assert not sheet.findChildren(QWidget, "object_action")[0].isVisible()


def test_an_object_that_is_not_shown_drafts_an_action_of_who_answers(sheet, room) -> None:
    decide(room, "Feuille de tri")
    click(sheet, "object_missing")
    key = sheet.field("object_action")
    assert key.isVisible()
    assert key.hasFocus()
    assert not room.state.actions
    QTest.keyClick(key, Qt.Key.Key_Space)
    (action,) = room.state.actions.values()
    assert (action.owner, action.card) == ("URG-F01", CARD)
    assert action.due is not None
    assert not key.isVisible()


def test_the_draft_may_be_left_out(sheet: RoundSheet, room: Room) -> None:
    decide(room, "Feuille de tri")
    click(sheet, "object_missing")
    click(sheet, "object_no_action")
    assert not room.state.actions
    assert room.undo()
    assert "Montrez\u00a0: feuille de tri" in said(sheet)


def story(sheet: RoundSheet) -> StoryCard:
    found = sheet.findChild(StoryCard)
    assert found is not None
    return found


def test_a_story_counts_down_and_asks_what_it_teaches(sheet: RoundSheet, room: Room) -> None:
    seconds = [100.0]
    card = story(sheet)
    card._now = lambda: seconds[0]
    click(sheet, "story_start")
    assert card.running
    seconds[0] += STORY_SECONDS - 10
    card.tick()
    assert card.running
    assert "10" in sheet.field("story_countdown").accessibleName()
    seconds[0] += 11
    card.tick()
    assert not card.running
    assert words.STORY_OVER in said(sheet)
    line = sheet.field("story_lesson")
    assert line.hasFocus()
    QTest.keyClicks(line, "Relire a deux")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [s.lesson for s in room.state.stories.values()] == ["Relire a deux"]
    assert words.STORY_OVER not in said(sheet)


def test_a_story_is_stopped_before_its_time(sheet: RoundSheet) -> None:
    click(sheet, "story_start")
    click(sheet, "story_start")
    assert not story(sheet).running


def test_a_lesson_that_is_typed_is_stored_before_anything_else(sheet, room) -> None:
    QTest.keyClicks(sheet.field("story_lesson"), "Relire a deux")
    assert sheet.waiting_words()
    assert room.select(Selection(Kind.ACTIVITY, room.state.kept_activities()[0]))
    assert [s.lesson for s in room.state.stories.values()] == ["Relire a deux"]
    assert not sheet.waiting_words()


def test_the_section_says_the_moons_in_its_title(sheet: RoundSheet, room: Room) -> None:
    vital = night_count(room.state, room.game).vital
    summary: Any = sheet._sections[words.SECTION]._summary
    assert summary.accessibleName() == words.moons(0, vital)


def test_a_locked_room_keeps_nothing(room: Room, palette, qtbot) -> None:
    decide(room, "Feuille de tri")
    room.read_only = True
    made = RoundSheet(room, palette)
    qtbot.addWidget(made)
    made.show()
    made.show_section("game")
    assert not made.field("object_shown").isEnabled()
    assert made.field("story_lesson").isReadOnly()


def test_one_key_walks_to_the_stamp_of_the_night(room: Room, palette, qtbot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sheets = QStackedWidget()
    activity = ActivitySheet(room, palette, idle_ms=0)
    sheets.addWidget(activity)
    window.setCentralWidget(sheets)
    window.resize(437, 900)
    window.show()
    window.activateWindow()
    assert walk_moons(room, window)
    qtbot.waitUntil(lambda: activity.field("night_function").hasFocus())
