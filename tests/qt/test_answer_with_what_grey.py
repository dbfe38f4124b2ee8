"""« Avec quoi » says two letters then Enter: Enter ends the thing that shows in grey."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.table_view.palette import Palette
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room

CARD = "OC-03@URG-02"


@pytest.fixture
def sheet(room: Room, palette: Palette, qtbot) -> AnswerSheet:
    made = AnswerSheet(room, palette, idle_ms=0)
    qtbot.addWidget(made)
    made.resize(460, 1000)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    room.open_card(CARD)
    made.begin()
    QTest.keyClicks(made.field("what"), "Noter")
    made.field("with_what").setFocus()
    return made


def kept(sheet: AnswerSheet, room: Room) -> str:
    assert sheet.settle()
    return room.state.solutions[room.state.decisions[CARD, "C0"].solutions[0]].with_what


@pytest.mark.parametrize("before", ["", "planchette, "])
def test_enter_ends_the_thing_that_two_letters_begin(
    sheet: AnswerSheet, room: Room, before: str
) -> None:
    line = sheet.field("with_what")
    QTest.keyClicks(line, f"{before}te")
    rest = sheet.helping.grey["with_what"].text()
    assert rest
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == kept(sheet, room) == f"{before}té{rest}"


@pytest.mark.parametrize("typed", ["tel", "le regi"])
def test_enter_ends_longer_words_too(sheet: AnswerSheet, room: Room, typed: str) -> None:
    line = sheet.field("with_what")
    QTest.keyClicks(line, typed)
    assert sheet.settle()  # what is in hand is stored while it is typed
    rest = sheet.helping.grey["with_what"].text()
    assert rest
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert kept(sheet, room).endswith(f"{typed[-1]}{rest}")


@pytest.mark.parametrize("typed", ["plan", "plan "])
def test_enter_leaves_a_whole_word_as_it_is_typed(
    sheet: AnswerSheet, room: Room, typed: str
) -> None:
    line = sheet.field("with_what")
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert kept(sheet, room) == typed.strip()
