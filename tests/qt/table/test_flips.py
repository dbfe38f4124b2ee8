"""A card held up and turned over: its prompts for the facilitator, nothing for the room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.table_view.lifted import lifted
from pcra_game.table_view.view import TableView
from tests.fixtures.hands_on_table import LEFT, Heard, announced

AWAY = QPoint(4, 4)


def shows(view: TableView, *, back: bool) -> bool:
    """Whether the large card wears that very face."""
    card = view.held._card
    return card.isVisible() and card.pixmap().cacheKey() == view.held._pictures[back].cacheKey()


@pytest.fixture
def card(table: Table) -> str:
    return table.activities[0].cards[0].id


def test_v_holds_the_card_up_with_its_prompts(
    qtbot: QtBot, view: TableView, table: Table, card: str
) -> None:
    said = announced(view)
    view.focus_card(card)
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert view.held.key == card
    assert shows(view, back=True)
    faces = lifted(table, card)
    assert faces is not None
    assert said == [faces.spoken_back]
    assert view.held.holds(view.viewport().rect().center())


def test_v_turns_it_again_and_again_and_escape_puts_it_back(
    qtbot: QtBot, view: TableView, table: Table, card: str, heard: Heard
) -> None:
    plain = dict(view.pieces.things)
    view.focus_card(card)
    for back in (True, False, True):
        qtbot.keyClick(view, Qt.Key.Key_V)
        assert shows(view, back=back)
    said = announced(view)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert said == ["Carte reposée"]
    assert view.held.key is None
    assert not view.held._card.isVisible()
    assert not view.held._veil.isVisible()
    assert dict(view.pieces.things) == plain
    assert view.keys.focus == card
    assert heard.cards == []
    assert heard.drops == []


def test_the_front_alone_where_the_room_may_see(
    qtbot: QtBot, view: TableView, table: Table, card: str
) -> None:
    said = announced(view)
    view.set_private(False)
    view.flip(card)
    assert shows(view, back=False)
    faces = lifted(table, card)
    assert faces is not None
    assert said == [faces.spoken_front]
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert view.held.key is None


@pytest.mark.parametrize("moving", [False, True])
def test_what_the_room_may_not_see_is_gone_at_once(
    view: TableView, card: str, moving: bool
) -> None:
    view.set_motion(moving)
    view.flip(card)
    view.set_private(False)
    assert shows(view, back=False)
    assert not view.held.back


def test_a_card_on_its_way_back_shows_no_back_once_the_room_may_see(
    view: TableView, card: str
) -> None:
    view.flip(card)
    view.set_motion(True)
    view.held.put_back()
    view.set_private(False)
    assert not view.held._card.isVisible()


def test_flip_again_puts_the_card_back(view: TableView, card: str) -> None:
    view.flip(card)
    view.flip(card)
    assert view.held.key is None


def test_what_is_no_card_does_not_flip(view: TableView, table: Table) -> None:
    for key in (table.activities[0].id, "parking", "means", "nobody"):
        view.flip(key)
        assert view.held.key is None


def test_a_card_of_a_folded_activity_is_unfolded_to_be_held_up(
    view: TableView, table: Table, card: str
) -> None:
    view.fold(table.activities[0].id)
    view.flip(card)
    assert view.held.key == card


def test_a_click_on_it_turns_it_and_a_click_elsewhere_puts_it_back(
    qtbot: QtBot, view: TableView, card: str, heard: Heard
) -> None:
    view.flip(card)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.viewport().rect().center())
    assert shows(view, back=False)
    qtbot.mouseClick(view.viewport(), LEFT, pos=AWAY)
    assert view.held.key is None
    assert heard.cards == []


def test_enter_puts_it_back_and_opens_it(
    qtbot: QtBot, view: TableView, card: str, heard: Heard
) -> None:
    view.focus_card(card)
    qtbot.keyClick(view, Qt.Key.Key_V)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.held.key is None
    assert heard.cards == [card]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_P])
def test_any_other_key_only_puts_it_back(
    qtbot: QtBot, view: TableView, card: str, heard: Heard, key: Qt.Key
) -> None:
    view.focus_card(card)
    qtbot.keyClick(view, Qt.Key.Key_V)
    qtbot.keyClick(view, key)
    assert view.held.key is None
    assert view.keys.focus == card
    assert heard.drops == []
    assert not view.hands.busy


def test_a_new_table_shows_what_the_card_says_now(view: TableView, table: Table, card: str) -> None:
    view.flip(card)
    before = view.held._pictures[True].cacheKey()
    first, *others = table.activities
    told = replace(first.cards[0], prompts=("Et la nuit ?",))
    changed = replace(first, cards=(told, *first.cards[1:]))
    view.show_table(replace(table, activities=(changed, *others)))
    assert view.held.key == card
    assert shows(view, back=True)
    assert view.held._pictures[True].cacheKey() != before


@pytest.mark.parametrize("moving", [False, True])
def test_a_card_that_left_is_no_longer_held_up(
    view: TableView, table: Table, card: str, moving: bool
) -> None:
    view.set_motion(moving)
    view.flip(card)
    first, *others = table.activities
    view.show_table(replace(table, activities=(replace(first, cards=first.cards[1:]), *others)))
    assert view.held.key is None
    assert not view.held._card.isVisible()
    assert not view.held._veil.isVisible()


def test_it_turns_over_on_its_way_and_arrives(qtbot: QtBot, view: TableView, card: str) -> None:
    view.set_motion(True)
    view.flip(card)
    assert shows(view, back=False)
    qtbot.waitUntil(lambda: not view.pieces.motion.moving)
    assert shows(view, back=True)
    assert view.held._card.transform().m11() == 1
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.held._card.isVisible()
    qtbot.waitUntil(lambda: not view.held._card.isVisible())
    assert not view.held._veil.isVisible()


def entries(view: TableView) -> dict[str, object]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_menu_of_a_card_offers_what_is_possible(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    first = table.activities[0]
    played = ["Ouvrir", "Retourner la carte", "Mettre au parking", "Agrandir"]
    view.menu_on(first.cards[0].id, QPoint(0, 0))
    assert [*entries(view)] == played
    entries(view)["Mettre au parking"].trigger()
    assert heard.drops == [(first.cards[0].id, "parking")]
    QApplication.activePopupWidget().close()
    view.menu_on(first.cards[1].id, QPoint(0, 0))
    assert [*entries(view)] == [p for p in played if p != "Mettre au parking"]
    entries(view)["Retourner la carte"].trigger()
    QApplication.activePopupWidget().close()
    assert view.held.key == first.cards[1].id
    view.set_private(False)
    view.menu_on(first.id, QPoint(0, 0))
    assert [*entries(view)] == ["Ouvrir", "Replier les cartes", "Agrandir"]
    QApplication.activePopupWidget().close()
    view.menu_on(first.cards[0].id, QPoint(0, 0))
    assert "Voir la carte en grand" in entries(view)
    QApplication.activePopupWidget().close()


@pytest.mark.parametrize("reason", [*QContextMenuEvent.Reason])
def test_the_menu_comes_by_the_mouse_and_by_the_menu_key(
    view: TableView, table: Table, card: str, reason: QContextMenuEvent.Reason
) -> None:
    other = table.activities[1].id
    view.focus_card(card)
    place = view.center_of(other)
    there = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, place, there))
    by_mouse = reason is QContextMenuEvent.Reason.Mouse
    assert ("Replier les cartes" in entries(view)) is by_mouse
    assert view.keys.focus == (other if by_mouse else card)
    QApplication.activePopupWidget().close()


def test_there_is_no_menu_on_the_felt_nor_while_a_card_is_held_up(
    view: TableView, card: str
) -> None:
    mouse = QContextMenuEvent.Reason.Mouse
    felt = view.center_of("tray-heading")
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(mouse, felt, felt))
    assert QApplication.activePopupWidget() is None
    place = view.center_of(card)
    view.flip(card)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(mouse, place, place))
    assert QApplication.activePopupWidget() is None
