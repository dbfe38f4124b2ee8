"""What glides: a drop to its place or back, what comes, leaves, is set aside, and their undoing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.domain.table_cards import Look, TableCard
from pcra_game.table_view.comings import MOST
from pcra_game.table_view.scene import Piece
from pcra_game.table_view.view import TableView
from tests.fixtures.hands_on_table import drag, move, press, release


@pytest.fixture(autouse=True)
def moving(view: TableView) -> None:
    view.set_motion(True)


def looking(table: Table, id: str, look: Look) -> Table:
    """The table with one card of an activity in another state."""

    def seen(card: TableCard) -> TableCard:
        return replace(card, look=look) if card.id == id else card

    activities = tuple(replace(a, cards=tuple(map(seen, a.cards))) for a in table.activities)
    return replace(table, activities=activities)


def without(table: Table, id: str) -> Table:
    return replace(
        table,
        activities=tuple(
            replace(a, cards=tuple(c for c in a.cards if c.id != id)) for a in table.activities
        ),
    )


def settled(qtbot: QtBot, view: TableView) -> None:
    """Wait for the end; every piece lies whole where the layout says, and no copy is left."""
    qtbot.waitUntil(lambda: not view.pieces.motion.moving)
    for key, piece in view.pieces.pieces.items():
        box = view.pieces.things[key].box
        assert piece.pos() == QPointF(box.x, box.y)
        assert (piece.scale(), piece.opacity()) == (1, 1)
        assert piece.zValue() == view.pieces.things[key].z
    lying = set(view.pieces.pieces.values())
    assert not [i for i in view.pieces.items() if isinstance(i, Piece) and i not in lying]
    assert not flying(view)


def flying(view: TableView) -> list[str]:
    return [key for key in view.pieces.motion.moving if key.startswith("copy:")]


def twins(table: Table) -> tuple[TableCard, TableCard]:
    """A card begun, and the same question beneath another activity."""
    source = table.activities[0].cards[0]
    twin = next(c for a in table.activities[1:] for c in a.cards if c.objective == source.objective)
    return source, twin


def test_a_refused_drop_glides_back(qtbot: QtBot, view: TableView, table: Table) -> None:
    start = view.center_of(table.activities[0].cards[0].id)
    drag(qtbot, view, start, start + QPoint(0, 90))
    assert len(flying(view)) == 1
    settled(qtbot, view)


def test_escape_glides_back_too(qtbot: QtBot, view: TableView, table: Table) -> None:
    start = view.center_of(table.activities[0].cards[0].id)
    press(qtbot, view, start)
    move(qtbot, view, start + QPoint(90, 90))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert len(flying(view)) == 1
    settled(qtbot, view)
    release(qtbot, view, start)


def test_a_drop_that_the_room_refuses_glides_back(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    source, twin = twins(table)
    drag(qtbot, view, view.center_of(source.id), view.center_of(twin.subject))
    assert len(flying(view)) == 1
    assert view.pieces.motion.moving == set(flying(view))
    settled(qtbot, view)


def test_a_card_shared_by_hand_glides_from_the_hand_and_its_undoing_flies_back(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    source, twin = twins(table)
    shared = looking(table, twin.id, Look.DECIDED)

    def share(card: str, target: str) -> None:
        assert (card, target) == (source.id, twin.subject)
        view.show_table(shared)

    view.dropped.connect(share)
    end = view.center_of(twin.subject)
    grip = view.center_of(source.id)
    box = view.pieces.things[source.id].box
    hand = view.mapToScene(end) - view.mapToScene(grip) + QPointF(box.x, box.y)
    drag(qtbot, view, grip, end)
    assert view.pieces.motion.moving == {twin.id}
    assert view.pieces.pieces[twin.id].pos() == hand
    settled(qtbot, view)
    view.show_table(table)
    assert len(flying(view)) == 1
    settled(qtbot, view)


def test_a_new_card_that_was_shared_glides_from_the_hand_and_leaves_to_its_source(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    source, twin = twins(table)
    view.show_table(without(table, twin.id))
    settled(qtbot, view)

    def share(card: str, target: str) -> None:
        view.show_table(table)

    view.dropped.connect(share)
    drag(qtbot, view, view.center_of(source.id), view.center_of(twin.subject))
    assert twin.id in view.pieces.motion.moving
    assert view.pieces.pieces[twin.id].opacity() == 1
    assert not flying(view)
    settled(qtbot, view)
    view.show_table(without(table, twin.id))
    assert len(flying(view)) == 1
    settled(qtbot, view)


def test_a_card_set_aside_flies_into_the_parking_once_and_its_undoing_flies_out(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    card = table.activities[0].cards[0].id
    parked = looking(table, card, Look.PARKED)

    def park(_card: str, _target: str) -> None:
        view.show_table(parked)

    view.dropped.connect(park)
    drag(qtbot, view, view.center_of(card), view.center_of("parking"))
    assert len(flying(view)) == 1
    settled(qtbot, view)
    view.show_table(table)
    assert len(flying(view)) == 1
    settled(qtbot, view)
    view.show_table(parked)
    assert len(flying(view)) == 1
    settled(qtbot, view)


def test_a_card_that_is_decided_stays_still(qtbot: QtBot, view: TableView, table: Table) -> None:
    view.show_table(looking(table, table.activities[0].cards[0].id, Look.DECIDED))
    assert not view.pieces.motion.moving


def test_a_card_comes_out_of_its_activity_and_leaves_into_it(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    activity = table.activities[1]
    card = activity.cards[-1].id
    view.show_table(without(table, card))
    assert len(flying(view)) == 1
    settled(qtbot, view)
    view.show_table(table)
    header = view.pieces.things[activity.id].box
    piece = view.pieces.pieces[card]
    assert piece.pos() == QPointF(header.x, header.y)
    assert piece.opacity() == 0
    settled(qtbot, view)


def test_a_table_laid_again_at_once_leaves_nothing_behind(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    card = table.activities[1].cards[0].id
    for laid in (without(table, card), table, looking(table, card, Look.PARKED), table):
        view.show_table(laid)
    settled(qtbot, view)


def test_another_table_is_laid_at_once(view: TableView, table: Table) -> None:
    bare = replace(table, activities=tuple(replace(a, cards=()) for a in table.activities))
    assert sum(len(a.cards) for a in table.activities) > MOST
    view.show_table(bare)
    assert not flying(view)
    view.show_table(table)
    cards = {c.id for a in table.activities for c in a.cards}
    assert not view.pieces.motion.moving & cards


def test_a_card_set_aside_in_one_round_flies_nowhere_in_the_next(
    view: TableView, table: Table
) -> None:
    card = table.activities[0].cards[0].id
    view.show_table(looking(table, card, Look.PARKED))
    view.set_motion(False)
    view.set_motion(True)
    contexts = tuple(replace(c, current=c.code == "C1") for c in table.contexts)
    other = next(c for c in contexts if c.current)
    view.show_table(replace(table, context=other, contexts=contexts))
    assert not flying(view)


def test_switching_motion_off_ends_every_flight(view: TableView, table: Table) -> None:
    view.show_table(without(table, table.activities[1].cards[0].id))
    items = len(view.pieces.items())
    view.set_motion(False)
    assert not view.pieces.motion.moving
    assert len(view.pieces.items()) == items - 1


def test_the_copy_carried_with_the_keyboard_glides_to_the_foot_of_a_place(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    view.focus_card(table.activities[0].cards[0].id)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "hand" in view.pieces.motion.moving
    qtbot.waitUntil(lambda: not view.pieces.motion.moving)
    box = view.pieces.things[table.activities[1].id].box
    copy = view.pieces._dragged
    assert copy.pos().y() > box.middle[1]
    assert box.holds(copy.pos().x() + 30, copy.pos().y())
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    settled(qtbot, view)
