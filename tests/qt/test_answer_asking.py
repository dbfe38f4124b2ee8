"""What is typed where the sheet asks for a sentence is never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.domain.answers import Status
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from tests.fixtures.answering import CARD, CTRL, OTHER

CLOSINGS = [
    ("no_solution", Status.NO_SOLUTION, "Déclarer"),
    ("park", Status.PARKED, "Mettre au parking"),
    ("set_aside", Status.SET_ASIDE, "Écarter"),
]


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
