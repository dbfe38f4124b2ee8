"""Whatever happens in the middle of a gesture, it ends cleanly; how the eye comes near and back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.table_view.view import TableView
from tests.fixtures.hands_on_table import LEFT, Heard, move, press, release

Start = Callable[[QtBot, TableView, str], None]


def dragging(qtbot: QtBot, view: TableView, card: str) -> None:
    start = view.center_of(card)
    press(qtbot, view, start)
    move(qtbot, view, start + QPoint(40, 30))
    assert view.hands.card_in_hand == card


def carrying(qtbot: QtBot, view: TableView, card: str) -> None:
    view.focus_card(card)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.hands.card_in_hand == card


def holding(qtbot: QtBot, view: TableView, card: str) -> None:
    view.focus_card(card)
    qtbot.keyClick(view, Qt.Key.Key_V)
    assert view.held.key == card


def deactivated(qtbot: QtBot, view: TableView, table: Table) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not view.isActiveWindow())


def without_the_keyboard(qtbot: QtBot, view: TableView, table: Table) -> None:
    view.clearFocus()
    assert view.isActiveWindow()


def hidden(qtbot: QtBot, view: TableView, table: Table) -> None:
    view.hide()


def resized(qtbot: QtBot, view: TableView, table: Table) -> None:
    view.resize(1100, 800)
    view.held.put_back()


def without_the_card(qtbot: QtBot, view: TableView, table: Table) -> None:
    first, *others = table.activities
    view.show_table(replace(table, activities=(replace(first, cards=first.cards[1:]), *others)))


@pytest.mark.parametrize("moving", [False, True])
@pytest.mark.parametrize(
    "happens", [deactivated, without_the_keyboard, hidden, resized, without_the_card]
)
@pytest.mark.parametrize("begins", [dragging, carrying, holding])
def test_a_gesture_that_is_cut_short_leaves_nothing(
    qtbot: QtBot,
    view: TableView,
    table: Table,
    heard: Heard,
    begins: Start,
    happens: Callable[[QtBot, TableView, Table], None],
    moving: bool,
) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.set_motion(moving)
    items = len(view.pieces.items())
    card = table.activities[0].cards[0].id
    begins(qtbot, view, card)
    happens(qtbot, view, table)
    assert not view.hands.busy
    assert view.held.key is None
    qtbot.waitUntil(lambda: not view.pieces.motion.moving)
    assert not any(getattr(t.face, "lit", False) for t in view.pieces.things.values())
    assert len(view.pieces.items()) == items - (happens is without_the_card)
    assert all(piece.opacity() == 1 for piece in view.pieces.pieces.values())
    assert heard.drops == []
    assert heard.cards == []


def test_a_table_that_is_hidden_without_having_the_keyboard_ends_the_drag(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    deactivated(qtbot, view, table)
    dragging(qtbot, view, table.activities[0].cards[0].id)
    view.hide()
    assert not view.hands.busy


@pytest.mark.parametrize(("x", "y"), [(-40, 300), (300, -60), (300, 5000), (5000, -60)])
def test_a_drag_out_of_the_window_goes_back(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard, x: int, y: int
) -> None:
    plain = dict(view.pieces.things)
    dragging(qtbot, view, table.activities[0].cards[0].id)
    move(qtbot, view, QPoint(x, y))
    release(qtbot, view, QPoint(x, y))
    assert heard.drops == []
    assert dict(view.pieces.things) == plain


def test_a_button_that_went_up_unseen_ends_the_drag(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    dragging(qtbot, view, table.activities[0].cards[0].id)
    place = QPointF(view.center_of("parking"))
    none = Qt.MouseButton.NoButton
    there = QPointF(view.viewport().mapToGlobal(place))
    back = QMouseEvent(
        QEvent.Type.MouseMove, place, there, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), back)
    assert not view.hands.busy
    release(qtbot, view, place.toPoint())
    assert heard.drops == []


def test_another_button_does_not_drop_the_card(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card = table.activities[0].cards[0].id
    dragging(qtbot, view, card)
    place = view.center_of("parking")
    move(qtbot, view, place)
    view.hands.release(place, Qt.MouseButton.RightButton)
    assert view.hands.card_in_hand == card
    release(qtbot, view, place)
    assert heard.drops == [(card, "parking")]


def test_z_brings_the_card_near_and_back(qtbot: QtBot, view: TableView, table: Table) -> None:
    card = table.activities[0].cards[0].id
    view.focus_card(card)
    qtbot.keyClick(view, Qt.Key.Key_Z)
    assert view.zoom.factor > 1.5
    x, y = view.pieces.things[card].box.middle
    assert view.viewport().rect().contains(view.mapFromScene(x, y))
    qtbot.keyClick(view, Qt.Key.Key_Z)
    assert view.zoom.factor == 1
    qtbot.keyClick(view, Qt.Key.Key_Z)
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom.factor == 1


def test_escape_on_the_way_is_there_at_once(qtbot: QtBot, view: TableView, table: Table) -> None:
    view.set_motion(True)
    view.focus_card(table.activities[0].cards[0].id)
    qtbot.keyClick(view, Qt.Key.Key_Z)
    assert view.zoom.gliding
    assert view.zoom.factor == 1
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.zoom.gliding
    assert view.zoom.factor > 1.5
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not view.zoom.gliding)
    assert view.zoom.factor == 1
    assert not view.horizontalScrollBar().isVisible()


def test_pictures_are_only_scaled_on_the_way(qtbot: QtBot, view: TableView, table: Table) -> None:
    view.zoom.set(3.0)
    view.show_around("context:C0")
    qtbot.waitUntil(lambda: not view.zoom._rest.isActive() and view.pieces.sharp)
    view.set_motion(True)
    worn = {key: piece.pixmap().cacheKey() for key, piece in view.pieces.pieces.items()}
    seen = set()

    def note() -> None:
        if view.zoom.gliding:
            seen.add(view.zoom.factor)
            now = {key: piece.pixmap().cacheKey() for key, piece in view.pieces.pieces.items()}
            assert now == worn

    view.verticalScrollBar().valueChanged.connect(note)
    view.horizontalScrollBar().valueChanged.connect(note)
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not view.zoom.gliding)
    assert seen
    qtbot.waitUntil(
        lambda: {k: p.pixmap().cacheKey() for k, p in view.pieces.pieces.items()} != worn
    )


@pytest.mark.parametrize("scrolled", [0.0, 0.4, 1.0])
def test_ctrl_and_wheel_keep_what_lies_under_the_pointer(view: TableView, scrolled: float) -> None:
    view.zoom.set(1.5)
    for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
        bar.setValue(round(bar.maximum() * scrolled))
    at = QPointF(view.viewport().width() * 0.7, view.viewport().height() * 0.6)
    under = view.mapToScene(at.toPoint())
    for turned in (120, 120, -120):
        wheel = QWheelEvent(
            at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, turned),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), wheel)
        off = view.mapFromScene(under) - at.toPoint()
        assert off.manhattanLength() <= 4


def test_the_wheel_takes_over_from_a_glide(view: TableView, table: Table) -> None:
    view.set_motion(True)
    view.come_near(table.activities[0].id)
    view.zoom.turn(120, view.viewport().rect().center())
    assert not view.zoom.gliding
    assert view.zoom.near is None


def test_a_click_still_means_a_click_when_near(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card = table.activities[0].cards[0].id
    view.come_near(card)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.center_of(card))
    assert heard.cards == [card]
