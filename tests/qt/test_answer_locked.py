"""An answer that is another context's looks locked, says why, and keeps the sheet still."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pcra_game.domain.answers import Exists, Solution, Status
from pcra_game.domain.moves import Decide, LeaveByDefault, WriteSolution
from pcra_game.table_view.palette import DARK, LIGHT, Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from pcra_game.windows.style import dress
from tests.fixtures.answering import ALT, CARD, CTRL, OTHER, shown_sheet

BY_DEFAULT = words.locked("C0", checked=False)


@pytest.fixture
def refused(room: Room) -> list[str]:
    said: list[str] = []
    room.refused.connect(said.append)
    return said


def leave_by_default(room: Room) -> None:
    room.ask(WriteSolution(CARD, "C0", Solution("s", what="Registre", with_what="tiroir")))
    room.ask(Decide(CARD, "C0"))
    assert room.ask(LeaveByDefault("C1"))
    room.choose_context("C1")


def test_typing_in_an_answer_by_default_says_why_nothing_comes(
    sheet: AnswerSheet, room: Room, refused: list[str]
) -> None:
    leave_by_default(room)
    for name in ("what", "with_what"):
        QTest.keyClicks(sheet.field(name), "x")
        assert refused.pop() == BY_DEFAULT
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_2, ALT)
    assert refused.pop() == BY_DEFAULT
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_Right)
    assert refused == []
    assert sheet.fields.what.text() == "Registre"


def test_deciding_an_answer_by_default_says_the_same(
    sheet: AnswerSheet, room: Room, refused: list[str]
) -> None:
    leave_by_default(room)
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_Return, CTRL)
    assert refused == [BY_DEFAULT]
    assert room.state.decisions[CARD, "C1"].status is Status.DEFAULT


def test_a_checked_answer_does_not_speak_of_a_default(
    sheet: AnswerSheet, room: Room, refused: list[str]
) -> None:
    leave_by_default(room)
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_I, ALT)
    room.open_card(CARD)
    QTest.keyClicks(sheet.field("what"), "x")
    assert refused == [words.locked("C0", checked=True)]
    assert "défaut" not in refused[0]


def middle(field: QWidget) -> QColor:
    picture = field.grab().toImage()
    return picture.pixelColor(picture.width() - 14, picture.height() - 8)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize("height", [600, 1000])
def test_locked_fields_have_the_colour_of_the_page_and_no_focus_frame(
    room: Room, palette: Palette, qtbot, qapp, colours: Palette, height: int
) -> None:
    dress(qapp, colours)
    try:
        sheet = shown_sheet(room, colours, qtbot, height)
        what = sheet.field("what")
        free = what.size()
        assert middle(what) == QColor(colours.field)
        leave_by_default(room)
        what.setFocus()
        for name in ("what", "with_what"):
            assert middle(sheet.field(name)) == QColor(colours.page)
        frame = what.grab().toImage()
        edge = {frame.pixelColor(x, 0).name() for x in range(20, 80)}
        assert QColor(colours.accent).name() not in edge
        assert len(edge) > 1  # dashes
        qtbot.wait(80)
        assert what.height() == free.height()
        sheet.field("change").click()
        assert middle(sheet.field("what")) == QColor(colours.field)
    finally:
        dress(qapp, LIGHT)


# What lies below does not move


@pytest.mark.parametrize("height", [600, 1000])
def test_the_first_save_moves_nothing(room: Room, palette: Palette, qtbot, height: int) -> None:
    sheet = shown_sheet(room, palette, qtbot, height)
    what = sheet.field("what")
    qtbot.wait(80)
    before = what.mapTo(sheet, what.rect().topLeft())
    QTest.keyClicks(what, "Registre")
    assert sheet.settle()
    qtbot.wait(80)
    assert sheet.field("relay").isVisible()
    assert what.mapTo(sheet, what.rect().topLeft()) == before


def test_the_key_that_removes_says_what(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    remove = sheet.field("remove")
    assert remove.toolTip() == remove.accessibleName() == "Retirer cette solution"


# Taking back what would be refused


def press_undo(sheet: AnswerSheet, name: str = "what") -> None:
    QTest.keyClick(sheet.field(name), Qt.Key.Key_Z, CTRL)


def test_undo_brings_a_text_that_is_too_long_back(
    sheet: AnswerSheet, room: Room, refused: list[str]
) -> None:
    told: list[str] = []
    room.told.connect(told.append)
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    entries = room.workshop.history.length
    sheet.field("what").insertPlainText(" mot" * 60)
    sheet.field("with_what").setText("tiroir")
    press_undo(sheet)
    assert sheet.fields.what.text() == "Registre"
    assert sheet.field("with_what").text() == "tiroir"
    assert told == [words.GIVEN_UP]
    assert refused == []
    assert room.workshop.history.length == entries
    assert sheet.settle()
    assert room.state.solutions["id-1"].with_what == "tiroir"


def test_undo_brings_an_emptied_answer_back(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    sheet.field("what").setPlainText("")
    press_undo(sheet)
    assert sheet.fields.what.text() == "Registre"


def test_undo_brings_a_duration_that_nobody_reads_back(sheet: AnswerSheet, room: Room) -> None:
    room.ask(WriteSolution(CARD, "C0", Solution("s", what="Registre", holds_for=120)))
    sheet.field("more").click()
    sheet.field("holds_for").setText("deux lunes")
    press_undo(sheet, "holds_for")
    assert sheet.field("holds_for").text() == "2\u00a0h"
    assert sheet.settle()


def test_undo_in_a_reason_closes_nothing(sheet: AnswerSheet, room: Room) -> None:
    sheet.field("park").click()
    QTest.keyClicks(sheet.field("reason"), "Plus tard")
    press_undo(sheet, "reason")
    assert sheet.field("reason").text() == words.PARKED_BY_DEFAULT
    assert not room.state.decisions


def test_a_text_that_holds_leaves_the_key_to_the_room(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    press_undo(sheet)
    assert sheet.fields.what.text() == "Registre"


def test_other_fields_are_stored_while_one_is_too_long(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    sheet.field("what").insertPlainText(" mot" * 60)
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_O, ALT)
    assert room.state.solutions["id-1"].exists is Exists.YES
    assert room.state.solutions["id-1"].what == "Registre"
    assert sheet.fields.what.text() == "Registre" + " mot" * 60
    assert "«\u00a0Quoi\u00a0»" in sheet.remarks.too_long.text()


# What helps the facilitator


@pytest.mark.parametrize("height", [560, 900])
@pytest.mark.parametrize("name", ["prompts", "expected", "elsewhere"])
def test_what_helps_takes_a_third_at_most_and_leaves_the_answer_in_sight(
    room: Room, palette: Palette, qtbot, height: int, name: str
) -> None:
    sheet = shown_sheet(room, palette, qtbot, height)
    sheet.footer.let_look_elsewhere()
    sheet.field("more").click()
    qtbot.wait(80)
    bar = sheet.findChild(QWidget, "scroll").verticalScrollBar()
    bar.setValue(bar.maximum())  # the eyes are at the end of the sheet
    QTest.mouseClick(sheet.field(name), Qt.MouseButton.LeftButton)
    qtbot.wait(150)
    assert 0 < sheet.footer.aid.height() <= height // 3
    what = sheet.field("what")
    assert what.visibleRegion().boundingRect() == what.rect()
    assert sheet.field("decide").isVisible()


def test_help_that_is_cut_is_scrolled_by_keys(room: Room, palette: Palette, qtbot) -> None:
    sheet = shown_sheet(room, palette, qtbot, 400)
    sheet.field("expected").click()
    qtbot.wait(80)
    aid = sheet.footer.aid
    aid.setFocus()
    QTest.keyClick(aid, Qt.Key.Key_Down)
    assert aid.verticalScrollBar().value() > 0
    assert aid.accessibleName()


def test_another_card_starts_at_the_top(room: Room, palette: Palette, qtbot) -> None:
    sheet = shown_sheet(room, palette, qtbot, 420)
    qtbot.wait(80)
    bar = sheet.findChild(QWidget, "scroll").verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    sheet.field("decide").setFocus()
    room.open_card(OTHER)
    qtbot.wait(120)
    what = sheet.field("what")
    assert bar.value() == 0 or what.visibleRegion().boundingRect() == what.rect()
    assert sheet.field("question").visibleRegion().boundingRect().height() > 0
