"""Words that cannot be stored yet wait, are shown again, and are told before they are lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.domain.answers import Band, Exists, Solution, Status
from pcra_game.domain.moves import CloseCard, Decide, WriteSolution
from pcra_game.persistence.errors import SessionFileError
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from tests.fixtures.answering import CARD, CTRL, OTHER, solution


def full(*_args: object, **_named: object) -> None:
    raise SessionFileError("Le disque est plein.")


def known(room: Room, sheet: AnswerSheet) -> str:
    """A solution of another card, proposed on the one in hand."""
    assert room.ask(WriteSolution(OTHER, "C0", Solution("known", what="Registre papier")))
    sheet.fields.what.clearFocus()
    sheet.begin()
    return "known"


def with_action(sheet: AnswerSheet, text: str) -> None:
    """An answer that calls for an action, whose words somebody changed."""
    QTest.keyClicks(sheet.field("what"), "Tableau blanc")
    sheet.fields.exists.press(Exists.NO)
    sheet.field("action_edit").click()
    sheet.field("action_text").selectAll()
    QTest.keyClicks(sheet.field("action_text"), text)


def test_what_is_typed_after_a_refused_suggestion_is_stored(
    sheet: AnswerSheet, room: Room, monkeypatch
) -> None:
    known(room, sheet)
    QTest.keyClick(sheet.fields.what, Qt.Key.Key_Down)
    with monkeypatch.context() as broken:
        broken.setattr(room.workshop, "perform", full)
        QTest.keyClick(sheet.fields.what, Qt.Key.Key_Return)
    assert (CARD, "C0") not in room.state.decisions
    QTest.keyClicks(sheet.fields.what, "Tableau blanc")
    assert sheet.settle()
    assert solution(room).what == "Tableau blanc"


def test_a_suggestion_that_is_taken_leaves_nothing_waiting(sheet: AnswerSheet, room: Room) -> None:
    id = known(room, sheet)
    QTest.keyClicks(sheet.fields.what, "pap")
    QTest.keyClick(sheet.fields.what, Qt.Key.Key_Down)
    QTest.keyClick(sheet.fields.what, Qt.Key.Key_Return)
    assert room.state.decisions[CARD, "C0"].solutions == (id,)
    assert not sheet.waiting_words()
    QTest.keyClicks(sheet.fields.what, " bleu")
    assert sheet.settle()
    assert solution(room).what == "Registre papier bleu"


@pytest.mark.parametrize("name", ["who", "with_what", "risk", "set_up"])
def test_no_suggestion_takes_the_place_of_other_fields(
    sheet: AnswerSheet, room: Room, name: str
) -> None:
    known(room, sheet)
    assert sheet.suggested()
    sheet.fields.more.unfold(True)
    sheet.field(name).setFocus()
    QTest.keyClicks(sheet.field(name), "15")
    sheet.begin()
    assert sheet.suggested() == ()
    QTest.keyClick(sheet.fields.what, Qt.Key.Key_Down)
    QTest.keyClick(sheet.fields.what, Qt.Key.Key_Return)
    assert (CARD, "C0") not in room.state.decisions


def test_words_beside_an_empty_answer_are_told_on_any_card(sheet: AnswerSheet, room: Room) -> None:
    assert not sheet.waiting_words()
    sheet.field("with_what").setFocus()
    QTest.keyClicks(sheet.field("with_what"), "Classeur rouge")
    assert sheet.waiting_words()
    assert sheet.settle()
    assert sheet.waiting_words()
    room.open_card(OTHER)
    assert sheet.waiting_words()
    room.open_card(CARD)
    assert sheet.field("with_what").text() == "Classeur rouge"
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    assert not sheet.waiting_words()
    assert solution(room).with_what == "Classeur rouge"


def test_erased_words_wait_no_longer(sheet: AnswerSheet, room: Room) -> None:
    sheet.field("with_what").setFocus()
    QTest.keyClicks(sheet.field("with_what"), "Classeur")
    sheet.fields.band.press(Band.HOUR_1)
    room.open_card(OTHER)
    room.open_card(CARD)
    sheet.fields.band.press(Band.HOUR_1)
    sheet.fields.band.set_value(None)
    sheet.field("with_what").clear()
    assert sheet.settle()
    assert not sheet.waiting_words()


def test_an_emptied_answer_is_no_waiting_word(sheet: AnswerSheet) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre papier")
    assert sheet.settle()
    sheet.field("what").setPlainText("")
    assert sheet.settle()
    assert not sheet.waiting_words()


def test_words_of_an_action_come_back_with_their_card(sheet: AnswerSheet, room: Room) -> None:
    with_action(sheet, "Commander un tableau")
    assert sheet.settle()
    assert sheet.waiting_words()
    room.open_card(OTHER)
    assert "Commander" not in sheet.remarks.action.note.text()
    assert sheet.waiting_words()
    room.open_card(CARD)
    assert "Commander un tableau" in sheet.remarks.action.note.text()
    QTest.keyClick(sheet.fields.what, Qt.Key.Key_Return, CTRL)
    assert [a.text for a in room.state.actions.values()] == ["Commander un tableau"]
    assert not sheet.waiting_words()


def test_words_of_a_dropped_action_wait_for_nothing(sheet: AnswerSheet, room: Room) -> None:
    with_action(sheet, "Commander un tableau")
    assert sheet.settle()
    sheet.gestures.drop_action()
    assert not sheet.waiting_words()
    room.open_card(OTHER)
    assert not sheet.waiting_words()
    room.open_card(CARD)
    sheet.gestures.drop_action()
    assert "Commander un tableau" in sheet.remarks.action.note.text()


def test_words_of_an_action_stay_with_their_card(sheet: AnswerSheet, room: Room) -> None:
    with_action(sheet, "Commander un tableau")
    room.open_card(OTHER)
    QTest.keyClicks(sheet.field("what"), "Brassards")
    sheet.fields.exists.press(Exists.NO)
    QTest.keyClick(sheet.fields.what, Qt.Key.Key_Return, CTRL)
    assert "Commander" not in next(iter(room.state.actions.values())).text


def test_a_reason_is_handed_over_though_the_answer_is_refused(
    sheet: AnswerSheet, room: Room
) -> None:
    assert room.ask(WriteSolution(CARD, "C0", Solution("s", what="Registre")))
    sheet.field("park").click()
    sheet.field("reason").selectAll()
    QTest.keyClicks(sheet.field("reason"), "Demain")
    sheet.fields.what.setPlainText("mot " * 60)
    assert not sheet.settle()
    decision = room.state.decisions[CARD, "C0"]
    assert (decision.status, decision.reason) == (Status.PARKED, "Demain")
    assert sheet.fields.what.text() == "mot " * 60


def test_a_relay_that_is_half_typed_is_told(sheet: AnswerSheet) -> None:
    sheet.field("services").setFocus()
    QTest.keyClicks(sheet.field("services"), "zzq")
    assert sheet.settle()
    assert sheet.waiting_words()


def test_idem_does_not_hide_words_that_wait(sheet: AnswerSheet, room: Room) -> None:
    assert room.ask(WriteSolution(CARD, "C0", Solution("s", what="Registre")))
    assert room.ask(Decide(CARD, "C0"))
    assert room.choose_context("C1")
    said: list[str] = []
    room.refused.connect(said.append)
    sheet.field("with_what").setFocus()
    QTest.keyClicks(sheet.field("with_what"), "Classeur rouge")
    sheet.gestures.check_same()
    assert said == [words.NO_WHAT]
    assert (CARD, "C1") not in room.state.decisions
    sheet.field("with_what").clear()
    sheet.gestures.check_same()
    assert room.state.decisions[CARD, "C1"].status is Status.SAME


def test_words_beside_a_declared_gap_wait_in_the_parking_lot(
    sheet: AnswerSheet, room: Room
) -> None:
    sheet.field("with_what").setFocus()
    QTest.keyClicks(sheet.field("with_what"), "Classeur rouge")
    sheet.fields.band.press(Band.HOUR_1)
    sheet.gestures.press("no_solution")
    QTest.keyClicks(sheet.field("reason"), "Personne")
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    assert room.state.decisions[CARD, "C0"].status is Status.NO_SOLUTION
    room.open_card(OTHER)
    assert not sheet.waiting_words()
    assert not room.unsaved
    assert [item.text for item in room.state.parking.values()] == ["Classeur rouge"]
    room.open_card(CARD)
    assert sheet.field("with_what").text() == "Classeur rouge"
    assert room.settle()
    assert not sheet.waiting_words()
    assert len(room.state.parking) == 1


def test_a_choice_alone_beside_a_declared_gap_holds_nothing_back(
    sheet: AnswerSheet, room: Room
) -> None:
    sheet.fields.band.press(Band.HOUR_1)
    assert room.ask(CloseCard(CARD, "C0", Status.NO_SOLUTION, "Personne"))
    room.open_card(OTHER)
    assert not sheet.waiting_words()
    assert not room.state.parking
