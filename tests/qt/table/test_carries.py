"""A card carried with the keyboard: Space picks it up, arrows go from place to place."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.table_view.gestures.landing import accepts
from pcra_game.table_view.view import TableView
from tests.fixtures.hands_on_table import Heard, announced, move, press, release

ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)
NB = "\u00a0"


def places(view: TableView, card: str) -> set[str]:
    things = view.pieces.things
    return {key for key, thing in things.items() if accepts(things[card], thing)}


def pick_up(qtbot: QtBot, view: TableView, card: str) -> None:
    view.focus_card(card)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.hands.card_in_hand == card


def test_space_lights_the_places_that_a_drag_would_light(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    card = table.activities[0].cards[0]
    said = announced(view)
    pick_up(qtbot, view, card.id)
    lit = {k for k, t in view.pieces.things.items() if getattr(t.face, "lit", False)}
    assert lit == places(view, card.id)
    assert said == [f"Carte soulevée{NB}: {card.title}, {len(lit)}{NB}places possibles"]


@pytest.mark.parametrize("drop", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_arrows_go_to_a_place_and_a_key_drops_the_card_there(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard, drop: Qt.Key
) -> None:
    first, second, *_ = table.activities
    plain, items = dict(view.pieces.things), len(view.pieces.items())
    said = announced(view)
    pick_up(qtbot, view, first.cards[0].id)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert said[-1] == f"Au-dessus de{NB}: {second.label}"
    qtbot.keyClick(view, drop)
    assert heard.drops == [(first.cards[0].id, second.id)]
    assert heard.cards == []
    assert said[-1] == f"Posée sur{NB}: {second.label}"
    assert dict(view.pieces.things) == plain
    assert len(view.pieces.items()) == items
    assert not view.hands.busy
    assert view.keys.focus == first.cards[0].id


@pytest.mark.parametrize("forward", [True, False])
def test_tab_visits_every_place_and_nothing_else(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard, forward: bool
) -> None:
    card = table.activities[1].cards[0].id
    pick_up(qtbot, view, card)
    visited = []
    for _ in places(view, card):
        qtbot.keyClick(view, Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab)
        visited.append(view.hands.gesture.over)
    assert set(visited) == places(view, card)
    assert len(visited) == len(set(visited))
    assert view.hasFocus()


def test_arrows_reach_every_place(qtbot: QtBot, view: TableView, table: Table) -> None:
    card = table.activities[0].cards[0].id
    pick_up(qtbot, view, card)
    carry = view.hands.gesture
    reached: set[str | None] = {None}
    todo: list[str | None] = [None]
    while todo:
        start = todo.pop()
        for key in ARROWS:
            carry.over = start
            carry.press(key)
            if carry.over not in reached:
                reached.add(carry.over)
                todo.append(carry.over)
    assert reached - {None} == places(view, card)


def test_escape_puts_the_card_back(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    plain, items = dict(view.pieces.things), len(view.pieces.items())
    card = table.activities[0].cards[0].id
    said = announced(view)
    pick_up(qtbot, view, card)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert heard.drops == []
    assert said[-1] == "Remise à sa place"
    assert dict(view.pieces.things) == plain
    assert len(view.pieces.items()) == items
    assert view.pieces.pieces[card].opacity() == 1
    assert view.keys.focus == card


def test_space_over_nothing_puts_the_card_back(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    pick_up(qtbot, view, table.activities[0].cards[0].id)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.hands.busy
    assert heard.drops == []


def test_a_card_that_no_place_takes_stays_and_says_so(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    ghost = table.unit_cards[1]
    said = announced(view)
    view.focus_card(ghost.id)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not view.hands.busy
    assert said == ["Aucune place ne prend cette carte"]


def test_space_opens_what_is_no_card(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    view.focus_card(table.activities[0].id)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert heard.activities == [table.activities[0].id]


def test_other_keys_do_nothing_while_a_card_is_carried(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card = table.activities[0].cards[0].id
    pick_up(qtbot, view, card)
    for key in (Qt.Key.Key_P, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_Z, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
    assert view.hands.card_in_hand == card
    assert heard.drops == []
    assert view.held.key is None
    assert view.keys.focus == card


def test_the_mouse_moves_over_a_carried_card_without_harm_and_a_press_puts_it_back(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card = table.activities[0].cards[0].id
    pick_up(qtbot, view, card)
    place = view.center_of("parking")
    move(qtbot, view, place)
    release(qtbot, view, place)
    assert view.hands.card_in_hand == card
    press(qtbot, view, view.center_of("tray-heading"))
    assert view.hands.card_in_hand is None
    assert heard.drops == []
