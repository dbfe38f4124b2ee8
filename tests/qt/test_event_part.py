"""Events in the sheet of the round: the opening, what comes next, weak spots, what was judged."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.moves import CheckSame, CloseCard, Decide, Record, WriteSolution
from pcra_game.domain.room_events import (
    BetTaken,
    BreakTaken,
    FictiveTimeSet,
    InjectJudged,
    InjectRevealed,
    PhaseEntered,
    RevealedBy,
    Verdict,
)
from pcra_game.domain.striking import for_unit, weak_spots
from pcra_game.texts import striking as words
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.projector_content import Scene
from pcra_game.windows.room import Kind, Room
from pcra_game.windows.round_sheet import RoundSheet
from pcra_game.windows.round_sheet_event_opening import Stage
from pcra_game.windows.round_sheet_event_picker import EventPicker
from pcra_game.workshop.clock import PhaseClock


class Wall:
    """A wall clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def clock(wall: Wall) -> PhaseClock:
    return PhaseClock(wall)


@pytest.fixture
def projector(room: Room, clock: PhaseClock, palette, qtbot) -> ProjectorWindow:
    made = ProjectorWindow(room, clock, palette, event_ms=0)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sheet(room: Room, palette, clock, projector, qtbot) -> RoundSheet:
    """The sheet of the round, shown; the first event of the opening waits for its key."""
    made = RoundSheet(room, palette)
    made.events.follow(clock, projector)
    made.events.opening.set_dark_ms(0)
    made.resize(437, 900)
    qtbot.addWidget(made)
    made.show()
    return made


def press(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Space)


def reveal(room: Room, *injects: str) -> None:
    for inject in injects:
        assert room.ask(Record(InjectRevealed(inject, RevealedBy.HAND)))


def judge(room: Room, inject: str, verdict: Verdict = Verdict.NOT_HELD, word: str = "") -> None:
    reveal(room, inject)
    assert room.ask(Record(InjectJudged(inject, verdict, word)))


def decide(room: Room, card: str, context: str = "C0", solution: str = "x1") -> None:
    assert room.ask(WriteSolution(card, context, Solution(solution, "Passer au papier")))
    assert room.ask(Decide(card, context))


def test_one_key_leads_from_the_dark_to_the_first_card(sheet, room: Room, projector) -> None:
    asked = []
    sheet.events.opening.first_card_asked.connect(lambda: asked.append(True))
    key = sheet.field("opening")
    assert key.text() == words.BEGIN
    press(key)
    assert room.state.phase == "S1-P1"
    assert projector.content.scene is Scene.BLACK
    assert not room.state.injects
    press(key)
    assert list(room.state.injects) == ["I-01"]
    assert room.state.injects["I-01"].revealed.why == words.OPENING_WHY
    assert projector.content.scene is Scene.OPENING
    assert projector.content.event.text == room.game.injects["I-01"].text
    press(key)
    second = list(room.state.injects)[1]
    assert for_unit(room.game, room.game.injects[second])
    assert projector.content.event.text == room.game.injects[second].text
    assert not asked
    press(key)
    assert asked == [True]
    assert projector.content.scene is Scene.ROUND
    assert not sheet.findChild(QPushButton, "opening").isVisible()


def test_a_closed_projector_is_said_instead_of_a_black_screen(sheet, room, projector) -> None:
    told: list[str] = []
    room.informed.connect(told.append)
    press(sheet.field("opening"))
    assert told == [words.PROJECTOR_CLOSED]
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert words.DARK_UNSEEN in shown
    assert words.DARK not in shown
    projector.show_on(None)
    assert words.DARK in {label.text() for label in sheet.findChildren(QLabel)}
    projector.close()
    assert words.DARK_UNSEEN in {label.text() for label in sheet.findChildren(QLabel)}


def test_an_open_projector_goes_black_without_a_word(sheet, room: Room, projector) -> None:
    told: list[str] = []
    room.informed.connect(told.append)
    projector.show_on(None)
    press(sheet.field("opening"))
    assert told == []
    assert words.DARK in {label.text() for label in sheet.findChildren(QLabel)}


def test_the_first_event_comes_by_itself_after_the_dark(sheet, room: Room, qtbot) -> None:
    sheet.events.opening.set_dark_ms(20)
    press(sheet.field("opening"))
    qtbot.waitUntil(lambda: list(room.state.injects) == ["I-01"], timeout=3000)


def test_an_opening_taken_back_gives_the_projector_back(sheet, room: Room, projector) -> None:
    press(sheet.field("opening"))
    assert projector.shows_opening
    assert room.undo()
    assert room.state.phase is None
    assert not projector.shows_opening
    assert projector.content.scene is Scene.ROUND
    assert sheet.events.opening.stage is Stage.READY


def test_the_opening_may_be_left_and_taken_up_again(sheet, room: Room, projector) -> None:
    key = sheet.field("opening")
    press(key)
    press(key)
    press(sheet.field("stop_opening"))
    assert projector.content.scene is Scene.ROUND
    assert key.text() == words.SECOND
    press(key)
    assert projector.content.scene is Scene.OPENING
    assert len(room.state.injects) == 2


def test_another_event_in_the_dark_still_has_the_screen(sheet, room: Room, projector) -> None:
    press(sheet.field("opening"))
    reveal(room, "I-31")
    assert not projector.shows_opening
    assert projector.content.scene is Scene.EVENT
    assert projector.content.event.text == room.game.injects["I-31"].text


def test_a_new_desk_goes_on_with_a_dark_projector(sheet, room, palette, clock, projector, qtbot):
    press(sheet.field("opening"))
    anew = RoundSheet(room, palette)
    qtbot.addWidget(anew)
    anew.events.follow(clock, projector)
    assert anew.events.opening.stage is Stage.DARK


def test_the_opening_is_gone_once_the_room_plays(sheet, room: Room) -> None:
    decide(room, "OC-01@unite")
    assert sheet.events.opening.over
    assert not sheet.findChild(QPushButton, "opening").isVisible()


def test_the_hour_of_the_story_proposes_and_does_not_force(sheet, room: Room) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    judge(room, "I-01")
    key = sheet.field("reveal_next")
    assert room.ask(Record(FictiveTimeSet(10)))
    assert not key.text().startswith(words.DUE)
    assert room.ask(Record(FictiveTimeSet(25)))
    assert key.text().startswith(words.DUE)
    assert list(room.state.injects) == ["I-01"]
    press(key)
    assert room.state.injects["I-02"].revealed.by is RevealedBy.TIME


def test_minutes_of_play_propose_the_next_event(sheet, room: Room, clock, wall: Wall) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    clock.start(60)
    key = sheet.field("reveal_next")
    assert not key.text().startswith(words.DUE)
    for _ in range(10):
        wall.at += timedelta(minutes=4)
        clock.remaining()
    sheet.refresh()
    assert key.text().startswith(words.DUE)


def test_any_event_is_found_by_a_word_those_of_the_unit_first(sheet, room: Room) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    press(sheet.field("reveal_other"))
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, EventPicker)]
    listed = dialog.ids()
    aims = ["URG" in room.game.injects[id].units for id in listed]
    assert aims == sorted(aims, reverse=True)
    assert set(listed) == set(room.game.injects)
    QTest.keyClicks(dialog.search, "frigo invisible")
    assert dialog.ids() == ()
    assert not dialog.reveal.isEnabled()
    dialog.search.setText("AVC")
    assert dialog.ids() == ("I-07",)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert room.state.injects["I-07"].revealed.by is RevealedBy.HAND
    assert not dialog.isVisible()


def test_weak_spots_say_why_and_the_reason_is_kept(sheet, room: Room, projector) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    spot = weak_spots(room.state, room.game)[0]
    press(sheet.field("reveal_weak"))
    key = sheet.field("weak_1")
    assert spot.why in key.accessibleName()
    press(key)
    revealed = room.state.injects[spot.inject.id].revealed
    assert (revealed.by, revealed.why) == (RevealedBy.WEAK_SPOT, spot.why)
    assert not sheet.findChild(QWidget, "weak_leave").isVisible()


def test_the_projector_never_shows_a_reason_a_reaction_or_a_code(room: Room, projector) -> None:
    for spot in weak_spots(room.state, room.game)[:12]:
        fact = InjectRevealed(spot.inject.id, RevealedBy.WEAK_SPOT, spot.why)
        assert room.ask(Record(fact))
        said = "\n".join((*projector.content.texts(), projector.content.spoken()))
        assert spot.inject.text in said
        for private in (spot.why, spot.inject.reaction, spot.inject.id, spot.inject.objective):
            assert private not in said


def test_after_the_verdict_one_key_sends_a_card_back_and_opens_it(sheet, room: Room) -> None:
    decide(room, "OC-10@unite")
    assert room.ask(Record(PhaseEntered("S1-P1")))
    reveal(room, "I-06")
    assert not sheet.findChild(QPushButton, "back:OC-10@unite")
    press(sheet.field("verdict_not_held"))
    key = sheet.field("back:OC-10@unite")
    assert key.hasFocus()
    assert key.text().startswith(words.BACK)
    before = room.workshop.history.length
    press(key)
    assert room.state.decision("OC-10@unite", "C0").status is Status.DRAFT
    assert room.state.decision("OC-10@unite", "C0").solutions == ("x1",)
    assert (room.selection.kind, room.selection.id) == (Kind.CARD, "OC-10@unite")
    assert room.workshop.history.length == before + 1
    assert room.undo()
    assert room.state.decision("OC-10@unite", "C0").status is Status.DECIDED


def test_a_verdict_never_leaves_the_keyboard_on_the_verdict_of_the_next_event(
    sheet, room: Room
) -> None:
    reveal(room, "I-01", "I-06")
    press(sheet.field("verdict_held"))
    assert room.state.injects["I-06"].judged is not None
    assert room.table.event.id == "I-01"
    assert sheet.field("back:OC-10@unite").hasFocus()
    assert room.game.injects["I-06"].text in sheet.field("last_event").text()
    press(sheet.field("verdict_partly"))
    assert sheet.field("back:OC-01@unite").hasFocus()
    assert room.game.injects["I-01"].text in sheet.field("last_event").text()
    reveal(room, "I-31")
    assert not sheet.findChild(QWidget, "back:OC-01@unite")


def test_an_earlier_event_says_that_it_waits_and_its_verdict_is_open(sheet, room: Room) -> None:
    reveal(room, "I-01", "I-06")
    facing = sheet.findChild(QWidget, "facing_event")
    assert room.table.event.id == "I-06"
    assert "Reste à juger" not in facing.text()
    QTest.mouseClick(sheet.field("verdict_not_held"), Qt.MouseButton.LeftButton)
    assert room.table.event.id == "I-01"
    first = room.game.injects["I-01"]
    assert facing.text() == words.left_to_judge(first.channel, first.moment)
    for verdict in Verdict:
        key = sheet.field(f"verdict_{verdict}")
        assert not key.isChecked()
        assert not key.isDown()
    titles = {key.accessibleName() for key in sheet.findChildren(QPushButton)}
    assert any("Événements jugés (1)" in title for title in titles)


def test_where_no_card_may_go_back_the_keyboard_goes_to_the_next_event(sheet, room: Room) -> None:
    reveal(room, "I-24")  # its question makes no sense in C0
    press(sheet.field("verdict_held"))
    assert sheet.field("reveal_other").hasFocus()


def test_a_card_without_an_answer_is_opened_and_leaves_no_trace(sheet, room: Room) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    judge(room, "I-06")
    key = sheet.field("back:OC-10@unite")
    assert key.text().startswith(words.PLAY)
    before = room.workshop.history.length
    press(key)
    assert room.selection.id == "OC-10@unite"
    assert room.workshop.history.length == before


def test_a_card_that_is_idem_goes_back_with_its_words(sheet, room: Room) -> None:
    decide(room, "OC-10@unite")
    assert room.ask(CheckSame("OC-10@unite", "C1", "C0"))
    assert room.choose_context("C1")
    judge(room, "I-06")
    press(sheet.field("back:OC-10@unite"))
    here = room.state.decision("OC-10@unite", "C1")
    assert (here.status, here.solutions) == (Status.DRAFT, ("x1",))
    assert room.state.decision("OC-10@unite", "C0").status is Status.DECIDED


def test_a_gap_goes_back_as_an_empty_draft(sheet, room: Room) -> None:
    assert room.ask(CloseCard("OC-10@unite", "C0", Status.NO_SOLUTION, "rien"))
    judge(room, "I-06")
    press(sheet.field("back:OC-10@unite"))
    assert room.state.decision("OC-10@unite", "C0").status is Status.DRAFT


def test_every_judged_event_stays_readable(sheet, room: Room) -> None:
    judge(room, "I-01", Verdict.HELD, "on sait qui décide")
    reveal(room, "I-06")
    assert room.ask(Record(BetTaken("I-06", 6, 2)))
    assert room.ask(Record(InjectJudged("I-06", Verdict.NOT_HELD, "pas de numéro")))
    first = sheet.field("judged:I-01").text()
    second = sheet.field("judged:I-06").text()
    assert room.game.injects["I-01"].text in first
    assert "tenu, «\u00a0on sait qui décide\u00a0»" in first
    assert "pas tenu, «\u00a0pas de numéro\u00a0»" in second
    assert "pari\u00a0: 6 pour, 2 contre" in second


def test_the_expected_reaction_is_for_the_facilitator(sheet, room: Room) -> None:
    reveal(room, "I-06")
    assert "mobiles de secours" in sheet.field("reaction").text()


def test_a_break_fills_the_projector_until_it_is_over(room, projector, wall: Wall) -> None:
    wall.at = datetime.now(UTC)
    assert room.ask(Record(BreakTaken(10)))
    assert projector.content.scene is Scene.BREAK
    assert projector.content.back_at.startswith("Reprise à ")
    wall.at += timedelta(minutes=11)
    room.changed.emit()
    assert projector.content.scene is Scene.ROUND


def test_the_next_phase_or_event_ends_the_break(room: Room, projector) -> None:
    assert room.ask(Record(BreakTaken(10)))
    assert room.ask(Record(PhaseEntered("S1-P1")))
    assert projector.content.scene is Scene.ROUND


def test_a_session_that_is_only_read_reveals_nothing(sheet, room: Room) -> None:
    room.read_only = True
    sheet.refresh()
    for name in ("opening", "reveal_other", "reveal_weak", "enter_first_phase"):
        assert not sheet.findChild(QPushButton, name).isEnabled()


def test_a_revealed_event_is_in_sight_with_the_field_that_has_the_keyboard(
    sheet, room: Room
) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    sheet.resize(437, 620)
    press(sheet.field("reveal_weak"))
    press(sheet.field("weak_3"))
    names = ("reaction", "bet_holds", "verdict_held")
    reaction, field, verdict = (sheet.findChild(QWidget, name) for name in names)
    QTest.qWait(60)  # what was made grows a little later
    assert field.hasFocus()
    for shown in (reaction, field, verdict):
        assert shown.visibleRegion().boundingRect().height() == shown.height()
