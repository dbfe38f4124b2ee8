"""What is typed where the sheet asks for a sentence is never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.domain import limits
from pcra_game.domain.answers import Status
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from tests.fixtures.answering import ALT, CARD, CTRL, OTHER, press

CLOSINGS = [
    ("no_solution", Status.NO_SOLUTION, "Déclarer"),
    ("park", Status.PARKED, "Mettre au parking"),
    ("set_aside", Status.SET_ASIDE, "Écarter"),
]

SHIFT = Qt.KeyboardModifier.ShiftModifier


def ask(sheet: AnswerSheet, name: str, typed: str) -> None:
    sheet.field(name).click()
    sheet.field("reason").selectAll()
    QTest.keyClicks(sheet.field("reason"), typed)


@pytest.mark.parametrize(("name", "closed", "act"), CLOSINGS)
def test_the_key_says_what_it_does_and_control_enter_does_it(
    sheet: AnswerSheet, room: Room, name: str, closed: Status, act: str
) -> None:
    said: list[str] = []
    room.refused.connect(said.append)
    ask(sheet, name, "Personne")
    assert sheet.field("confirm").text() == act
    assert sheet.field("confirm").accessibleName() == act
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return, CTRL)
    assert room.state.decisions[CARD, "C0"].status is closed
    assert room.state.decisions[CARD, "C0"].reason == "Personne"
    assert said == []
    assert room.selection.id != CARD


@pytest.mark.parametrize(("name", "closed", "_act"), CLOSINGS)
def test_opening_another_card_keeps_the_reason_that_was_typed(
    sheet: AnswerSheet, room: Room, name: str, closed: Status, _act: str
) -> None:
    ask(sheet, name, "Personne")
    assert room.open_card(OTHER)
    assert room.state.decisions[CARD, "C0"].status is closed
    assert room.selection.id == OTHER
    assert not sheet.prompter.isVisibleTo(sheet)


def test_a_reason_that_is_refused_holds_everything_else_back(
    sheet: AnswerSheet, room: Room
) -> None:
    said: list[str] = []
    room.refused.connect(said.append)
    ask(sheet, "no_solution", "mot " * 200)
    assert not room.open_card(OTHER)
    assert len(said) == 1
    assert sheet.field("reason").isVisible()
    assert room.selection.id == CARD
    sheet.field("reason").setText("Personne")
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    assert room.state.decisions[CARD, "C0"].reason == "Personne"


def test_a_reason_that_is_only_proposed_closes_nothing(sheet: AnswerSheet, room: Room) -> None:
    sheet.field("park").click()
    assert room.open_card(OTHER)
    assert not room.state.decisions


def test_the_key_decided_confirms_what_is_asked(sheet: AnswerSheet, room: Room) -> None:
    ask(sheet, "no_solution", "Personne")
    QTest.mouseClick(sheet.field("decide"), Qt.MouseButton.LeftButton)
    assert room.state.decisions[CARD, "C0"].status is Status.NO_SOLUTION


def test_an_answer_written_beside_an_empty_question_is_decided(
    sheet: AnswerSheet, room: Room
) -> None:
    sheet.field("no_solution").click()
    sheet.field("what").setFocus()
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_Return, CTRL)
    assert room.state.decisions[CARD, "C0"].status is Status.DECIDED


def test_a_dissent_is_kept_when_something_else_is_asked(sheet: AnswerSheet, room: Room) -> None:
    ask(sheet, "dissent", "Il en faut deux")
    sheet.field("no_solution").click()
    assert room.state.activities["URG-01"].dissent == "Il en faut deux"
    assert sheet.prompter.line.accessibleName() == words.ASK_NO_SOLUTION


def test_escape_forgets_a_reason(sheet: AnswerSheet, room: Room) -> None:
    ask(sheet, "no_solution", "Personne")
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Escape)
    assert room.open_card(OTHER)
    assert not room.state.decisions


# An answer that was dictated into the question

DICTATED = "Le cadre de nuit appelle le bloc, note tout au tableau et attend la garde. " * 3


def dictated(sheet: AnswerSheet, name: str = "no_solution") -> str:
    """A reason far beyond its limit; gives it as it stands."""
    ask(sheet, name, DICTATED)
    return sheet.field("reason").text()


@pytest.mark.parametrize("redo", [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)])
def test_words_of_a_reason_that_were_taken_back_come_back(
    sheet: AnswerSheet, room: Room, redo: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    told: list[str] = []
    room.told.connect(told.append)
    whole = dictated(sheet)
    press(sheet, Qt.Key.Key_Z, CTRL)
    assert sheet.field("reason").text() == ""
    assert "seule" not in told[-1]
    assert "Ctrl" in told[-1]
    press(sheet, *redo)
    assert sheet.field("reason").text() == whole
    press(sheet, Qt.Key.Key_Z, CTRL)
    press(sheet, *redo)
    assert sheet.field("reason").text() == whole
    assert room.workshop.history.length == 1


def test_what_is_written_since_is_not_covered_by_what_was_taken_back(sheet: AnswerSheet) -> None:
    dictated(sheet)
    press(sheet, Qt.Key.Key_Z, CTRL)
    QTest.keyClicks(sheet.field("reason"), "Personne")
    press(sheet, Qt.Key.Key_Y, CTRL)
    assert sheet.field("reason").text() == "Personne"


def test_words_taken_back_do_not_come_into_another_question(sheet: AnswerSheet) -> None:
    dictated(sheet)
    press(sheet, Qt.Key.Key_Z, CTRL)
    sheet.field("set_aside").click()
    press(sheet, Qt.Key.Key_Y, CTRL)
    assert sheet.field("reason").text() == ""


@pytest.mark.parametrize("key", [(Qt.Key.Key_P, ALT), (Qt.Key.Key_P, CTRL)])
@pytest.mark.parametrize("name", ["no_solution", "set_aside", "park"])
def test_what_a_reason_does_not_hold_goes_to_the_parking(
    sheet: AnswerSheet, room: Room, name: str, key: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    said: list[str] = []
    room.refused.connect(said.append)
    whole = dictated(sheet, name)
    press(sheet, *key)
    assert said == []
    kept = sheet.field("reason").text()
    parked = [item.text for item in room.state.parking.values()]
    assert 0 < len(kept) <= limits.REASON
    assert " ".join((kept, *parked)).split() == whole.split()
    assert sheet.field("reason").isVisible()
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert room.state.decisions[CARD, "C0"].reason == kept


def test_alt_p_parks_the_surplus_of_an_answer_before_it_parks_the_card(
    sheet: AnswerSheet, room: Room
) -> None:
    said: list[str] = []
    room.refused.connect(said.append)
    QTest.keyClicks(sheet.field("what"), DICTATED)
    press(sheet, Qt.Key.Key_P, ALT)
    assert said == []
    kept = sheet.fields.what.text()
    parked = [item.text for item in room.state.parking.values()]
    assert 0 < len(kept) <= limits.WHAT
    assert " ".join((kept, *parked)).split() == DICTATED.split()
    assert not sheet.prompter.isVisibleTo(sheet)
    press(sheet, Qt.Key.Key_P, ALT)
    assert sheet.prompter.isVisibleTo(sheet)


def test_words_of_an_answer_that_were_taken_back_come_back(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), DICTATED)
    whole = sheet.fields.what.text()
    press(sheet, Qt.Key.Key_Z, CTRL)
    assert sheet.fields.what.text() == ""
    press(sheet, Qt.Key.Key_Y, CTRL)
    assert sheet.fields.what.text() == whole
    assert room.workshop.history.length == 1
