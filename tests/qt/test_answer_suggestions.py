"""What the sheet proposes: known solutions, functions, means, services."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.domain.answers import Means, MeansKind, Spending, Status
from pcra_game.domain.framing_events import DeputyNamed, MeansStocked
from pcra_game.domain.moves import Record, ShareSolution
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from tests.fixtures.answering import CARD, OTHER, answer, entries, press, solution

# Suggestions


def test_a_known_solution_is_shared_by_two_keys(sheet: AnswerSheet, room: Room) -> None:
    id = answer(room, OTHER, "Registre papier")
    sheet.fields.what.clearFocus()
    sheet.begin()
    assert sheet.suggested() == (id,)
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert room.state.decisions[CARD, "C0"].solutions == (id,)
    assert sheet.fields.what.text() == "Registre papier"
    assert "2" in sheet.remarks.shared.text()


def test_three_letters_find_a_known_solution_and_leave_no_trace(
    sheet: AnswerSheet, room: Room
) -> None:
    id = answer(room, OTHER, "Registre papier")
    QTest.keyClicks(sheet.field("what"), "pa")
    assert sheet.suggested() == ()
    QTest.keyClicks(sheet.field("what"), "p")
    assert sheet.settle()
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert room.state.decisions[CARD, "C0"].solutions == (id,)
    assert sheet.fields.what.text() == "Registre papier"


def test_enter_without_a_marked_line_is_a_new_line(sheet: AnswerSheet, room: Room) -> None:
    answer(room, OTHER, "Registre papier")
    QTest.keyClicks(sheet.field("what"), "reg")
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sheet.fields.what.text() == "reg\n"


def test_escape_closes_the_list_and_stays_in_the_field(
    sheet: AnswerSheet, room: Room, qtbot
) -> None:
    answer(room, OTHER, "Registre papier")
    QTest.keyClicks(sheet.field("what"), "reg")
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert len(sheet.field("suggestions").values()) == 1
    with qtbot.assertNotEmitted(sheet.left):
        press(sheet, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert sheet.field("suggestions").values() == ()
    assert sheet.fields.what.hasFocus()


def test_another_context_leaves_the_cards_own_answer_to_idem(
    sheet: AnswerSheet, room: Room
) -> None:
    mine = answer(room, CARD, "Registre papier")
    near = answer(room, "OC-02@URG-04", "Cahier")
    room.choose_context("C1")
    sheet.fields.what.clearFocus()
    sheet.begin()
    assert sheet.suggested() == (near,)
    QTest.keyClicks(sheet.field("what"), "reg")
    assert sheet.suggested() == (mine,)


def test_nothing_covers_who_before_the_list_is_asked_for(sheet: AnswerSheet, room: Room) -> None:
    answer(room, "OC-02@URG-04", "Cahier")
    sheet.fields.what.clearFocus()
    sheet.begin()
    assert sheet.field("suggestions").isHidden()
    assert sheet.field("said_already").text() == words.said_already(1)
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert not sheet.field("suggestions").isHidden()
    assert sheet.field("said_already").text() == words.SUGGESTIONS_OPEN
    room.open_card("OC-02@URG-08")
    assert sheet.field("suggestions").isHidden()


def test_the_down_arrow_stays_in_the_text_above_its_last_line(
    sheet: AnswerSheet, room: Room
) -> None:
    answer(room, OTHER, "Registre papier")
    QTest.keyClicks(sheet.field("what"), "reg")
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    press(sheet, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert sheet.field("suggestions").isHidden()


def test_sharing_one_more_solution_keeps_the_first(sheet: AnswerSheet, room: Room) -> None:
    id = answer(room, OTHER, "Registre papier")
    mine = answer(room, CARD, "Cahier")
    assert room.ask(ShareSolution(CARD, "C0", id))
    assert room.state.decisions[CARD, "C0"].solutions == (mine, id)
    assert sheet.fields.what.text() == "Cahier"


# Who, means, services


def test_free_words_name_who_and_no_function(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    sheet.field("who").setFocus()
    QTest.keyClicks(sheet.field("who"), "Equipe de ressaisie")
    QTest.keyClick(sheet.field("who"), Qt.Key.Key_Tab)
    assert sheet.settle()
    (id,) = room.state.decisions[CARD, "C0"].solutions
    assert room.state.solutions[id].who == "Equipe de ressaisie"
    assert not sheet.field("night").isVisibleTo(sheet)
    assert sheet.field("who_chip").text() == "Equipe de ressaisie"


def test_the_deputy_of_a_function_is_named_once(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClicks(sheet.field("who"), "io")
    QTest.keyClick(sheet.field("who"), Qt.Key.Key_Return)
    assert sheet.field("night").text() == words.NIGHT_UNNAMED
    sheet.field("night").click()
    QTest.keyClicks(sheet.field("deputy"), "io")
    assert "URG-F04" not in sheet.fields.who.deputy.choices.values()
    sheet.field("deputy").clear()
    QTest.keyClicks(sheet.field("deputy"), "sauv")
    QTest.keyClick(sheet.field("deputy"), Qt.Key.Key_Return)
    assert room.state.deputies["URG-F04"] == "URG-F05"
    assert sheet.field("night").text() == words.night("IDE de SAUV")
    assert not sheet.field("deputy").isVisibleTo(sheet)
    room.ask(Record(DeputyNamed("URG-F04", "URG-F06")))
    assert sheet.field("night").text() == words.night("IDE de box")


def test_means_are_taken_counted_and_removed_by_keys(sheet: AnswerSheet, room: Room) -> None:
    room.ask(Record(MeansStocked(Means("m-f", "Feuilles uniques", MeansKind.STOCK, 300, 120))))
    room.ask(Record(MeansStocked(Means("m-c", "Coursiers", MeansKind.PEOPLE, 3))))
    QTest.keyClicks(sheet.field("what"), "Tenir la feuille au lit")
    sheet.field("offer_m-f").click()
    (id,) = room.state.decisions[CARD, "C0"].solutions
    assert room.state.solutions[id].spends == (Spending("m-f", 120),)
    QTest.keyClicks(sheet.field("means_m-f"), "+")
    assert room.state.solutions[id].spends == (Spending("m-f", 121),)
    QTest.keyClicks(sheet.field("with_what"), "tiroir, cour")
    QTest.keyClick(sheet.field("with_what"), Qt.Key.Key_Down)
    QTest.keyClick(sheet.field("with_what"), Qt.Key.Key_Return)
    assert sheet.settle()
    assert room.state.solutions[id].with_what == "tiroir"
    assert room.state.solutions[id].spends == (Spending("m-f", 121), Spending("m-c", 1))
    QTest.keyClick(sheet.field("means_m-f"), Qt.Key.Key_Delete)
    assert room.state.solutions[id].spends == (Spending("m-c", 1),)
    with pytest.raises(KeyError):
        sheet.field("means_m-f")


def test_a_service_is_added_by_hand_and_kept_when_the_words_change(
    sheet: AnswerSheet, room: Room
) -> None:
    QTest.keyClicks(sheet.field("what"), "Appeler par le DECT")
    assert sheet.fields.services.value() == ("TEL",)
    QTest.keyClicks(sheet.field("services"), "impress")
    QTest.keyClick(sheet.field("services"), Qt.Key.Key_Return)
    sheet.field("what").setPlainText("Appeler")
    assert sheet.fields.services.value() == ("IMP",)
    assert sheet.settle()
    (id,) = room.state.decisions[CARD, "C0"].solutions
    assert room.state.solutions[id].services == ("IMP",)


def test_a_shared_solution_is_edited_everywhere(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    id = solution(room).id
    room.ask(ShareSolution(OTHER, "C0", id))
    room.open_card(OTHER)
    assert "2" in sheet.remarks.shared.text()
    QTest.keyClicks(sheet.field("what"), "X")
    assert sheet.settle()
    assert solution(room, CARD).what == solution(room, OTHER).what


def test_a_copy_of_a_shared_solution_goes_its_own_way(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    id = solution(room).id
    room.ask(ShareSolution(OTHER, "C0", id))
    room.open_card(OTHER)
    sheet.field("what").insertPlainText(" bis")
    before = entries(room)
    sheet.field("copy").click()
    assert entries(room) == before + 1
    assert solution(room, OTHER).copied_from == id
    assert solution(room, OTHER).what == "Registre bis"
    assert solution(room, CARD).what == "Registre"
    assert room.state.decisions[OTHER, "C0"].status is Status.DRAFT
