"""What the table offers to hands, the list offers to keys; and it says the same facts."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from pcra_game.domain.answers import Solution
from pcra_game.domain.moves import WriteSolution
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.lone_key import ALONE_MS
from pcra_game.texts import list_page as words
from pcra_game.texts import table_view as table_words
from pcra_game.windows.list_page import ID, ListPage, children
from pcra_game.windows.list_page_rows import branches
from pcra_game.windows.main_window import MainWindow

CARD = "OC-02@URG-02"


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The real main window on a new workshop, the list in front, one card answered."""
    window.activateWindow()
    room = window.room
    assert room.ask(WriteSolution(CARD, room.context, Solution("s-1", "Au feutre", "URG-F04")))
    window.desk.show_page("list")
    QApplication.processEvents()
    go(window.desk.list_page, CARD)
    return window


def go(page: ListPage, id: str) -> None:
    """Bring the keyboard to a row."""
    tops = children(page.tree.invisibleRootItem())
    row = next(i for top in tops for i in (top, *children(top)) if i.data(0, ID) == id)
    page.tree.setCurrentItem(row)
    page.tree.setFocus()


def entries(menu: QMenu | None) -> list[str]:
    return [action.text() for action in menu.actions()] if menu is not None else []


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_Delete])
def test_a_key_parks_the_card_and_taking_back_unparks_it(window: MainWindow, key, qtbot) -> None:
    QTest.keyClick(window.desk.list_page.tree, key)
    qtbot.waitUntil(lambda: window.room.table.card(CARD).look is Look.PARKED)
    assert "parking" in window.desk.list_page.row(CARD).cells[1]
    window.room.undo()
    assert window.room.table.card(CARD).look is Look.DRAFT


def test_a_card_that_nobody_asked_yet_is_not_parked(window: MainWindow) -> None:
    ghost = next(c for c in window.room.table.cards() if not c.played)
    go(window.desk.list_page, ghost.id)
    QTest.keyClick(window.desk.list_page.tree, Qt.Key.Key_P)
    QTest.qWait(ALONE_MS + 100)
    assert window.room.table.card(ghost.id).look is Look.GHOST


def test_a_word_typed_blindly_in_the_list_parks_nothing(window: MainWindow) -> None:
    before = window.room.table.card(CARD).look
    for letter in "papier":
        QTest.keyClicks(window.desk.list_page.tree, letter)
    QTest.qWait(ALONE_MS + 100)
    assert window.room.table.card(CARD).look is before


def test_letters_do_not_make_the_keyboard_jump(window: MainWindow) -> None:
    QTest.keyClicks(window.desk.list_page.tree, "tri")
    assert window.desk.list_page.current() == CARD


def test_the_menu_of_a_card_offers_what_the_table_offers(window: MainWindow) -> None:
    menu = window.desk.list_page.hands.menu()
    assert entries(menu) == [table_words.OPEN, table_words.PARK, words.LAY_UNDER]
    places = menu.actions()[-1].menu()
    others = [a for a in window.room.table.activities if a.id != "URG-02"]
    assert entries(places) == [a.label.replace("&", "&&") for a in others]
    places.actions()[0].trigger()
    there = f"OC-02@{others[0].id}"
    assert window.room.state.decision(there, window.room.context).solutions == ("s-1",)
    assert window.room.selection.id == there


def test_the_menu_of_an_activity_opens_it_and_the_heading_has_none(window: MainWindow) -> None:
    page = window.desk.list_page
    go(page, "URG-02")
    menu = page.hands.menu()
    assert entries(menu) == [table_words.OPEN]
    menu.actions()[0].trigger()
    assert window.room.selection.id == "URG-02"
    go(page, "unite")
    assert page.hands.menu() is None


def test_space_and_the_menu_key_show_the_menu_under_the_row(window: MainWindow, qtbot) -> None:
    tree = window.desk.list_page.tree
    asked: list[QPoint] = []
    tree.menu_asked.disconnect()
    tree.menu_asked.connect(asked.append)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(tree, QContextMenuEvent(reason, QPoint(1, 1), QPoint(1, 1)))
    under = tree.visualItemRect(tree.currentItem()).bottomLeft()
    assert asked == [tree.viewport().mapToGlobal(under)] * 2


def test_the_rows_say_the_facts_of_the_table_in_every_context(played_room) -> None:
    for context in [c.code for c in played_room.table.contexts]:
        played_room.choose_context(context)
        table = played_room.table
        made = branches(played_room)
        for activity, branch in zip(table.activities, made, strict=False):
            assert activity.wait in branch.row.cells[0]
            assert activity.priority in branch.row.cells[0]
            assert branch.row.spoken == activity.spoken
        rows = {row.id: row for branch in made for row in branch.cards}
        assert set(rows) == {card.id for card in table.cards()}
        for card in table.cards():
            row = rows[card.id]
            assert (row.cells[0], row.cells[1], row.look) == (card.title, card.word, card.look)
            assert card.spoken.rstrip(".") in row.spoken
            assert bool(row.cells[4]) == bool(card.findings), card.id
            said = dict(card.lines)
            if row.cells[2] and said:
                assert row.cells[2] in said.values()
