"""A card dragged with the mouse: what takes it, and what Esc takes back."""

from PySide6.QtCore import QPoint, Qt, QTimer
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.table_view.view import TableView
from tests.fixtures.hands_on_table import Heard, drag, longer, move, press, release


def test_a_card_dropped_on_another_activity_is_told(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card, other = table.activities[0].cards[0].id, table.activities[1]
    drag(qtbot, view, view.center_of(card), view.center_of(other.id))
    assert heard.drops == [(card, other.id)]
    assert heard.cards == []


def test_the_whole_column_of_an_activity_takes_a_card(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card, other = table.activities[0].cards[0].id, table.activities[1]
    drag(qtbot, view, view.center_of(card), view.center_of(other.cards[1].id))
    assert heard.drops == [(card, other.id)]


def test_a_card_dropped_on_its_own_activity_goes_back(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    activity = table.activities[0]
    start, end = view.center_of(activity.cards[0].id), view.center_of(activity.id)
    drag(qtbot, view, start, end)
    assert heard.drops == []
    assert heard.cards == []


def test_a_played_card_can_be_parked(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    for card in (table.activities[0].cards[0].id, table.unit_cards[0].id):
        drag(qtbot, view, view.center_of(card), view.center_of("parking"))
    assert heard.drops == [
        (table.activities[0].cards[0].id, "parking"),
        (table.unit_cards[0].id, "parking"),
    ]


def test_the_parking_takes_no_ghost(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    drag(qtbot, view, view.center_of(table.activities[0].cards[1].id), view.center_of("parking"))
    assert heard.drops == []


def test_a_card_of_the_whole_unit_goes_to_no_activity(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    start = view.center_of(table.unit_cards[0].id)
    drag(qtbot, view, start, view.center_of(table.activities[0].id))
    assert heard.drops == []


def test_a_card_let_go_beyond_the_right_edge_goes_to_the_sheet(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card = table.activities[2].cards[0].id
    start = view.center_of(card)
    drag(qtbot, view, start, QPoint(view.viewport().width() + 30, start.y()))
    assert heard.drops == [(card, "sheet")]


def test_places_that_take_the_card_light_up_and_go_out(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    card, own, other = table.activities[0].cards[0].id, *(a.id for a in table.activities[:2])
    plain = dict(view.pieces.things)
    start = view.center_of(card)
    press(qtbot, view, start)
    move(qtbot, view, start + QPoint(40, 0))
    things = view.pieces.things
    assert things[other].face.lit
    assert things["parking"].face.lit
    assert not things[own].face.lit
    release(qtbot, view, start + QPoint(40, 0))
    assert dict(view.pieces.things) == plain


def test_the_copy_in_hand_follows_and_goes_away(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    card = table.activities[0].cards[0].id
    items = len(view.pieces.items())
    start = view.center_of(card)
    press(qtbot, view, start)
    move(qtbot, view, start + QPoint(40, 30))
    assert len(view.pieces.items()) == items + 1
    assert view.pieces.pieces[card].opacity() < 1
    assert view.hands.card_in_hand == card
    release(qtbot, view, start + QPoint(40, 30))
    assert len(view.pieces.items()) == items
    assert view.pieces.pieces[card].opacity() == 1
    assert view.hands.card_in_hand is None


def test_escape_takes_a_drag_back(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card = table.activities[0].cards[0].id
    plain, items = dict(view.pieces.things), len(view.pieces.items())
    end = view.center_of("parking")
    press(qtbot, view, view.center_of(card))
    move(qtbot, view, end)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert dict(view.pieces.things) == plain
    assert len(view.pieces.items()) == items
    assert view.pieces.pieces[card].opacity() == 1
    release(qtbot, view, end)
    assert heard.drops == []
    assert heard.cards == []


def test_a_new_table_ends_the_drag(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card, items = table.activities[0].cards[0].id, len(view.pieces.items())
    end = view.center_of("parking")
    press(qtbot, view, view.center_of(card))
    move(qtbot, view, end)
    view.show_table(table)
    release(qtbot, view, end)
    assert heard.drops == []
    assert len(view.pieces.items()) == items


def test_near_the_edge_the_table_scrolls_along(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    view.show_table(longer(table))
    card = f"{table.activities[0].id}-0"
    start = view.center_of(card)
    end = QPoint(start.x(), view.viewport().height() - 5)
    press(qtbot, view, start)
    move(qtbot, view, end)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 50)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    still = view.verticalScrollBar().value()
    assert not any(timer.isActive() for timer in view.hands.findChildren(QTimer))
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == still


def test_a_gesture_works_on_a_zoomed_table(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    view.zoom.set(0.75)
    card, other = table.activities[0].cards[0].id, table.activities[1]
    drag(qtbot, view, view.center_of(card), view.center_of(other.id))
    assert heard.drops == [(card, other.id)]
