"""Means in the sheet of the round and on the chips of an answer: what is left, who takes it."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from pcra_game.domain.answers import Means, MeansKind, Solution, Spending
from pcra_game.domain.framing_events import MeansStocked
from pcra_game.domain.moves import Record, ShareSolution, WriteSolution
from pcra_game.texts import means as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.controls import Note, TextBlock
from pcra_game.windows.room import Kind, Room
from pcra_game.windows.round_sheet import RoundSheet

CARD, OTHER = "OC-02@URG-02", "OC-03@URG-02"


@pytest.fixture
def sheet(room: Room, palette, qtbot) -> RoundSheet:
    """Two means on the table; the section is open."""
    for means in (
        Means("m-free", "Lampes", MeansKind.THING, 2),
        Means("m-run", "Coursiers", MeansKind.PEOPLE, 3),
        Means("m-sheets", "Feuilles", MeansKind.STOCK, 300, per_day=120),
    ):
        assert room.ask(Record(MeansStocked(means)))
    made = RoundSheet(room, palette)
    qtbot.addWidget(made)
    made.resize(437, 900)
    made.show()
    made.show_section("means")
    return made


def spend(room: Room, card: str, solution: str, quantity: int, means: str = "m-run") -> None:
    spends = (Spending(means, quantity),)
    written = Solution(solution, "Courir", spends=spends)
    assert room.ask(WriteSolution(card, room.context, written))


def lines(sheet: RoundSheet) -> list[str]:
    QApplication.processEvents()
    keys = sheet.findChildren(QPushButton)
    shown = [k for k in keys if k.objectName().startswith("means:")]
    return [k.text() for k in sorted(shown, key=lambda k: k.mapTo(sheet, QPoint()).y())]


def missing(sheet: RoundSheet) -> Note:
    found = sheet.findChild(Note, "means_missing")
    assert found is not None
    return found


def seen(sheet: RoundSheet, name: str) -> bool:
    """Whether a key is seen, once what was laid has been shown."""
    QApplication.processEvents()
    return sheet.findChildren(QPushButton, name)[0].isVisible()


def click(sheet: Any, name: str) -> None:
    QTest.mouseClick(sheet.field(name), Qt.MouseButton.LeftButton)


def test_what_is_overspent_comes_first_with_a_word(sheet: RoundSheet, room: Room) -> None:
    assert missing(sheet).isHidden()
    spend(room, CARD, "x1", 5)
    assert missing(sheet).text() == "Il manque dans ce contexte\u00a0: Coursiers."
    assert lines(sheet) == [
        f"{words.MINUS}2 sur 3 · Coursiers", "2 sur 2 · Lampes", "300 sur 300 · Feuilles",
    ]  # fmt: skip


def test_the_cards_that_take_it_are_unfolded_and_open(sheet: RoundSheet, room: Room) -> None:
    spend(room, CARD, "x1", 5)
    assert seen(sheet, f"means_card:m-run:{CARD}")  # what is overspent is unfolded by itself
    key = sheet.field(f"means_card:m-run:{CARD}")
    assert isinstance(key, QPushButton)
    assert key.text().startswith("5 × ")
    click(sheet, f"means_card:m-run:{CARD}")
    assert (room.selection.kind, room.selection.id) == (Kind.CARD, CARD)


def test_what_is_enough_is_unfolded_by_hand_and_stays_so(sheet: RoundSheet, room: Room) -> None:
    spend(room, CARD, "x1", 1)
    assert not seen(sheet, f"means_card:m-run:{CARD}")
    click(sheet, "means_cards:m-run")
    assert seen(sheet, f"means_card:m-run:{CARD}")
    spend(room, OTHER, "x2", 1)
    assert seen(sheet, f"means_card:m-run:{OTHER}")


def test_a_shared_solution_is_said_to_count_once(sheet: RoundSheet, room: Room) -> None:
    spend(room, CARD, "x1", 2)
    spend(room, OTHER, "x2", 1)
    assert room.ask(ShareSolution(OTHER, room.context, "x1"))
    click(sheet, "means_cards:m-run")
    said = [block.text() for block in sheet.findChildren(TextBlock)]
    assert words.SHARED_ONCE in said


def test_a_stock_says_how_long_it_lasts_and_what_three_days_ask(sheet: RoundSheet) -> None:
    click(sheet, "means_cards:m-sheets")
    said = [block.text() for block in sheet.findChildren(TextBlock)]
    assert "Dure 2,5\u00a0j · pour 72\u00a0h, en prévoir 432" in said


def test_another_context_counts_its_own_answers(sheet: RoundSheet, room: Room) -> None:
    spend(room, CARD, "x1", 5)
    assert room.choose_context("C1")
    assert missing(sheet).isHidden()
    assert "3 sur 3 · Coursiers" in lines(sheet)


@pytest.fixture
def answer(room: Room, palette, qtbot) -> AnswerSheet:
    assert room.ask(Record(MeansStocked(Means("m-run", "Coursiers", MeansKind.PEOPLE, 3))))
    spend(room, OTHER, "x2", 2)
    made = AnswerSheet(room, palette, idle_ms=0)
    qtbot.addWidget(made)
    made.resize(437, 900)
    made.show()
    assert room.open_card(CARD)
    return made


def chip(sheet: AnswerSheet) -> QPushButton:
    found = sheet.field("means_m-run")
    assert isinstance(found, QPushButton)
    return found


def test_a_chip_says_what_is_left_while_it_is_chosen(answer: AnswerSheet, room: Room) -> None:
    answer.fields.means.add("m-run")
    assert chip(answer).text().endswith("reste 0")
    QTest.keyClicks(chip(answer), "+")
    assert chip(answer).text().endswith("manque 1")
    assert "manque 1" in chip(answer).accessibleName()


def test_the_answer_in_hand_is_not_counted_twice_once_it_is_stored(
    answer: AnswerSheet, room: Room
) -> None:
    answer.fields.what.setPlainText("Courir")
    answer.fields.means.add("m-run")
    assert room.settle()
    assert any(s.what == "Courir" and s.id != "x2" for s in room.state.solutions.values())
    assert chip(answer).text().endswith("reste 0")
