"""What spares keys: grey words, who does it, in how long; nothing is written by itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pcra_game.domain.answers import Band, Exists, Solution, Status
from pcra_game.domain.moves import Decide, WriteSolution
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.findings_explained import EXPLAINED
from pcra_game.windows.answer_band import NOW
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room

FIRST, CARD, OTHER = "OC-02@URG-02", "OC-03@URG-02", "OC-06@URG-01"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SAID = Solution(
    "said", "Registre rouge", who="URG-F04", with_what="planchette verte", band=Band.HOUR_1
)


@pytest.fixture
def sheet(room: Room, palette: Palette, qtbot) -> AnswerSheet:
    decided(room, FIRST, SAID)
    made = AnswerSheet(room, palette, idle_ms=0)
    qtbot.addWidget(made)
    made.resize(460, 1000)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    room.open_card(CARD)
    made.begin()
    return made


def decided(room: Room, card: str, solution: Solution) -> None:
    assert room.ask(WriteSolution(card, "C0", solution))
    assert room.ask(Decide(card, "C0"))


def press(sheet: AnswerSheet, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(sheet.window().focusWidget(), key, held or Qt.KeyboardModifier.NoModifier)


def types(sheet: AnswerSheet, text: str) -> None:
    QTest.keyClicks(sheet.window().focusWidget(), text)


def stored(room: Room, card: str = CARD) -> Solution:
    return room.state.solutions[room.state.decisions[card, "C0"].solutions[0]]


# Grey words


def test_the_right_arrow_takes_the_grey_words_and_their_space(sheet: AnswerSheet) -> None:
    types(sheet, "Demander les all")
    assert sheet.helping.grey["what"].text() == "ergies"
    press(sheet, Qt.Key.Key_Right)
    types(sheet, " ici")
    assert sheet.fields.what.text() == "Demander les allergies ici"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_End])
def test_no_other_key_takes_the_grey_words(sheet: AnswerSheet, key: Qt.Key) -> None:
    types(sheet, "Le regi")
    assert sheet.helping.grey["what"].text() == "stre"
    press(sheet, key)
    assert sheet.fields.what.text().strip() == "Le regi"


def test_a_comma_takes_the_place_of_the_space_that_came(sheet: AnswerSheet) -> None:
    types(sheet, "Le regi")
    press(sheet, Qt.Key.Key_Right)
    assert sheet.fields.what.text() == "Le registre "
    types(sheet, ", ici")
    assert sheet.fields.what.text() == "Le registre, ici"
    types(sheet, " puis le regi")
    press(sheet, Qt.Key.Key_Right)
    types(sheet, " la")
    assert sheet.fields.what.text() == "Le registre, ici puis le registre la"


def test_a_space_that_was_typed_is_never_taken_away(sheet: AnswerSheet) -> None:
    types(sheet, "Le mur ,")
    assert sheet.fields.what.text() == "Le mur ,"


@pytest.mark.parametrize(("typed", "read"), [(",", "L,e registre "), (" x", "L xe registre ")])
def test_elsewhere_in_the_text_every_sign_is_written_and_none_goes(
    sheet: AnswerSheet, typed: str, read: str
) -> None:
    types(sheet, "Le regi")
    press(sheet, Qt.Key.Key_Right)
    what = sheet.fields.what
    caret = what.textCursor()
    caret.setPosition(1)
    what.setTextCursor(caret)  # as a click does: no key comes between
    types(sheet, typed)
    assert what.text() == read


def test_a_field_that_was_locked_meanwhile_takes_no_grey_words(sheet: AnswerSheet) -> None:
    types(sheet, "Le regi")
    sheet.fields.set_locked(True)
    press(sheet, Qt.Key.Key_Right)
    assert sheet.fields.what.text() == "Le regi"


def test_grey_words_leave_with_the_hands_and_inside_a_text(sheet: AnswerSheet) -> None:
    grey = sheet.helping.grey["what"]
    types(sheet, "Le regi")
    press(sheet, Qt.Key.Key_Left)
    assert grey.text() == ""
    press(sheet, Qt.Key.Key_Right)
    assert sheet.fields.what.text() == "Le regi"
    assert grey.text() == "stre"
    press(sheet, Qt.Key.Key_Tab)
    assert grey.text() == ""


@pytest.mark.parametrize("name", ["what", "with_what"])
def test_grey_words_hide_while_a_sign_is_composed(sheet: AnswerSheet, name: str) -> None:
    field, grey = sheet.field(name), sheet.helping.grey[name]
    types(sheet, "Noter ")
    field.setFocus()
    QTest.keyClicks(field, "le re")
    proposed = grey.text()
    assert proposed
    QApplication.sendEvent(field, QInputMethodEvent("^", []))
    assert grey.text() == ""
    field.repaint()
    assert grey.text() == ""
    QApplication.sendEvent(field, QInputMethodEvent("", []))  # the sign is given up
    assert grey.text() == proposed
    QApplication.sendEvent(field, QInputMethodEvent("^", []))
    committed = QInputMethodEvent("", [])
    committed.setCommitString(proposed[0])
    QApplication.sendEvent(field, committed)
    assert grey.text() == proposed[1:]


def test_grey_words_go_no_farther_than_the_field_holds(sheet: AnswerSheet) -> None:
    sheet.fields.what.insertPlainText("x" * 152 + " regi")
    assert sheet.helping.grey["what"].text() == ""


def test_with_what_has_its_grey_words(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter")
    sheet.field("with_what").setFocus()
    types(sheet, "le regi")
    press(sheet, Qt.Key.Key_Right)
    assert sheet.settle()
    assert stored(room).with_what == "le registre"


# Who, with what


def test_enter_takes_who_answered_the_activity_last(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter")
    press(sheet, Qt.Key.Key_Tab)
    assert sheet.field("who").placeholderText() == words.who_proposed("IOA")
    press(sheet, Qt.Key.Key_Return)
    assert sheet.settle()
    assert stored(room).who == "URG-F04"
    assert sheet.field("with_what").hasFocus()


def test_a_tab_by_habit_behind_enter_stays_in_the_next_field(sheet: AnswerSheet) -> None:
    types(sheet, "Noter")
    press(sheet, Qt.Key.Key_Tab)
    press(sheet, Qt.Key.Key_Return)
    press(sheet, Qt.Key.Key_Tab)
    assert sheet.field("with_what").hasFocus()
    press(sheet, Qt.Key.Key_Tab)
    assert not sheet.field("with_what").hasFocus()


def test_a_tab_behind_a_word_goes_on(sheet: AnswerSheet) -> None:
    types(sheet, "Noter")
    press(sheet, Qt.Key.Key_Tab)
    press(sheet, Qt.Key.Key_Return)
    types(sheet, "x")
    press(sheet, Qt.Key.Key_Tab)
    assert not sheet.field("with_what").hasFocus()


@pytest.mark.parametrize(
    ("what", "first"), [("Noter", "URG-F10"), ("L’agent de sécurité ferme", "TRV-F11")]
)
def test_the_function_that_is_proposed_comes_first_of_those_that_match(
    sheet: AnswerSheet, what: str, first: str
) -> None:
    sheet.fields.what.insertPlainText(what)
    sheet.field("who").setFocus()
    types(sheet, "ag")
    assert sheet.fields.who.line.choices.values()[0] == first
    press(sheet, Qt.Key.Key_Return)
    assert sheet.fields.who.named() == first


def test_tab_leaves_who_empty(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter")
    press(sheet, Qt.Key.Key_Tab)
    press(sheet, Qt.Key.Key_Tab)
    assert sheet.settle()
    assert stored(room).who == ""


def test_an_answer_that_begins_with_a_function_proposes_it(sheet: AnswerSheet) -> None:
    sheet.fields.what.insertPlainText("L’agent d’accueil note")
    label = words.who_proposed("Agent d’accueil des urgences")
    assert sheet.field("who").placeholderText() == label


def test_free_words_say_that_they_are_on_no_list(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter")
    press(sheet, Qt.Key.Key_Tab)
    types(sheet, "ia")
    assert sheet.field("not_listed").isVisible()
    assert sheet.fields.who.line.choices.values() == ("URG-F04",)
    press(sheet, Qt.Key.Key_Return)
    assert sheet.fields.who.value() == "ia"
    assert sheet.field("not_listed").isVisible()
    sheet.field("who_chip").click()
    assert sheet.fields.who.line.choices.values() == ("URG-F04",)
    press(sheet, Qt.Key.Key_Down)
    press(sheet, Qt.Key.Key_Return)
    assert not sheet.field("not_listed").isVisible()
    assert sheet.settle()
    assert stored(room).who == "URG-F04"


def test_a_function_is_on_the_list(sheet: AnswerSheet) -> None:
    sheet.field("who").setFocus()
    types(sheet, "me")
    assert not sheet.field("not_listed").isVisible()
    press(sheet, Qt.Key.Key_Return)
    assert not sheet.field("not_listed").isVisible()


def test_a_word_that_is_whole_is_not_completed_by_enter(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter")
    sheet.field("with_what").setFocus()
    types(sheet, "plan")
    press(sheet, Qt.Key.Key_Return)
    assert stored(room).with_what == "plan"


# When


def test_the_delay_of_the_last_answer_is_decided_with_the_card(
    sheet: AnswerSheet, room: Room
) -> None:
    types(sheet, "Noter")
    assert sheet.fields.band.proposed is Band.HOUR_1
    press(sheet, Qt.Key.Key_Tab)
    assert stored(room).band is None
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert stored(room).band is Band.HOUR_1
    assert room.state.decisions[CARD, "C0"].status is Status.DECIDED


def test_another_key_changes_the_delay(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter")
    press(sheet, Qt.Key.Key_3, ALT)
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert stored(room).band is Band.HOUR_4


def test_alt_0_says_no_delay(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter")
    press(sheet, Qt.Key.Key_0, ALT)
    types(sheet, " tout")
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert stored(room).band is None


def test_a_decided_card_is_proposed_no_delay(sheet: AnswerSheet, room: Room) -> None:
    bare = replace(SAID, id="bare", band=None)
    decided(room, CARD, bare)
    assert sheet.fields.band.proposed is None
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert stored(room).band is None


def test_an_activity_of_its_own_gets_no_delay_of_another(sheet: AnswerSheet, room: Room) -> None:
    room.open_card(OTHER)
    assert sheet.fields.band.proposed is None
    assert sheet.field("who").placeholderText() == words.WHO_HINT


# At once


def test_at_once_meets_an_activity_that_may_not_wait(sheet: AnswerSheet, room: Room) -> None:
    types(sheet, "Noter sur la fiche")
    press(sheet, Qt.Key.Key_1, ALT)
    sheet.fields.exists.press(Exists.YES)
    press(sheet, Qt.Key.Key_Return, CTRL)
    late = [f.code for f in room.table.findings if CARD in f.cards]
    assert "T101" in late
    room.open_card(CARD)
    sheet.begin()
    press(sheet, Qt.Key.Key_7, ALT)
    assert sheet.settle()
    said = stored(room)
    assert (said.band, said.signal, said.set_up) == (None, words.NOW_SIGNAL, 5)
    assert "T101" not in [f.code for f in room.table.findings if CARD in f.cards]
    room.open_card(OTHER)
    room.open_card(CARD)
    assert sheet.fields.band.value() == NOW
    press(sheet, Qt.Key.Key_2, ALT)
    assert sheet.settle()
    said = stored(room)
    assert (said.band, said.signal, said.set_up) == (Band.HOUR_1, "", None)


def test_at_once_is_offered_where_nothing_may_wait(sheet: AnswerSheet, room: Room) -> None:
    key = sheet.fields.band.keys()[0]
    assert key.isVisible()
    room.open_card(OTHER)
    assert not key.isVisible()
    press(sheet, Qt.Key.Key_7, ALT)
    assert sheet.fields.band.value() is None


# Persons


@pytest.mark.parametrize("name", ["what", "who", "with_what", "accepted_risk", "signal"])
def test_a_person_is_told_under_the_field_while_it_is_typed(sheet: AnswerSheet, name: str) -> None:
    sheet.fields.more.unfold(True)
    press(sheet, Qt.Key.Key_6, ALT)
    note = sheet.field(f"private_{name}")
    sheet.field({"accepted_risk": "risk"}.get(name, name)).setFocus()
    types(sheet, "voir Mme Martin")
    assert note.isVisible()
    assert EXPLAINED["W506"][1] in note.text()
    assert "W506" not in note.text()
    assert "Martin" not in note.text()
    for _ in range(6):
        press(sheet, Qt.Key.Key_Backspace)
    assert not note.isVisible()


# Under the fold


def test_remarks_that_nobody_sees_are_counted_and_shown(
    sheet: AnswerSheet, room: Room, qtbot
) -> None:
    sheet.resize(430, 620)
    types(sheet, "Noter sur la fiche, voir Mme Martin")
    key = sheet.field("below_fold")
    press(sheet, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(key.isVisible)
    assert key.text() == words.remarks_below(1)
    key.click()
    qtbot.waitUntil(lambda: not key.isVisible())
    note = sheet.remarks.action
    assert note.visibleRegion().boundingRect().height() > 20
