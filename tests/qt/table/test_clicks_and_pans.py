"""What a click, a pan, the wheel and a resting mouse do on the table."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.table_view.view import TableView
from pcra_game.texts.words import LEVEL
from tests.fixtures.hands_on_table import LEFT, MIDDLE, Heard, longer, move, press, release


def test_a_click_on_a_card_or_ghost_asks_for_it(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    for card in table.activities[0].cards[:2]:
        place = view.center_of(card.id)
        press(qtbot, view, place)
        release(qtbot, view, place)
    assert heard.cards == [card.id for card in table.activities[0].cards[:2]]
    assert view.keys.focus == table.activities[0].cards[1].id


def test_a_click_on_an_activity_asks_for_it(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    place = view.center_of(table.activities[0].id)
    press(qtbot, view, place)
    release(qtbot, view, place)
    assert heard.activities == [table.activities[0].id]


def test_a_click_on_the_chevron_folds_instead(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    activity = table.activities[0]
    box = view.pieces.things[activity.id].box
    place = view.mapFromScene(QPointF(box.right - 12, box.bottom - 12))
    press(qtbot, view, place)
    release(qtbot, view, place)
    assert heard.activities == []
    assert activity.cards[0].id not in view.pieces.things


def test_a_press_that_ends_elsewhere_asks_nothing(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    press(qtbot, view, view.center_of(table.activities[0].id))
    release(qtbot, view, view.center_of(table.activities[1].id))
    assert heard.activities == []


def test_a_hand_that_trembles_still_clicks(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    card = table.activities[0].cards[0].id
    place = view.center_of(card)
    press(qtbot, view, place)
    move(qtbot, view, place + QPoint(2, 1))
    release(qtbot, view, place + QPoint(2, 1))
    assert heard.cards == [card]
    assert heard.drops == []


def test_a_click_on_a_token_asks_for_the_means(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    for key in ("means", "means:"):
        place = view.center_of(key)
        press(qtbot, view, place)
        release(qtbot, view, place)
    assert heard.means == 2


def test_escape_without_a_gesture_is_left_to_the_window(qtbot: QtBot, view: TableView) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.hands.busy


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_the_felt_follows_the_hand(
    qtbot: QtBot, view: TableView, table: Table, button: Qt.MouseButton
) -> None:
    view.show_table(longer(table))
    felt = QPoint(view.mapFromScene(QPointF(view.pieces.things["tray"].box.x - 6, 0)).x(), 500)
    press(qtbot, view, felt, button)
    move(qtbot, view, felt - QPoint(0, 200))
    assert view.verticalScrollBar().value() == 200
    release(qtbot, view, felt - QPoint(0, 200), button)
    assert view.verticalScrollBar().value() == 200


def test_the_middle_button_pans_from_a_card_too(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    view.show_table(longer(table))
    place = view.center_of(f"{table.activities[0].id}-0")
    press(qtbot, view, place, MIDDLE)
    move(qtbot, view, place - QPoint(0, 60))
    release(qtbot, view, place - QPoint(0, 60), MIDDLE)
    assert view.verticalScrollBar().value() == 60
    assert heard.cards == []


def test_control_and_the_wheel_zoom_around_the_mouse(view: TableView) -> None:
    place = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        place,
        QPointF(view.viewport().mapToGlobal(place)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom.factor > 1.2


def test_the_mouse_shows_what_it_would_take(qtbot: QtBot, view: TableView, table: Table) -> None:
    card = table.activities[0].cards[0].id
    move(qtbot, view, view.center_of(card))
    assert view.pieces.hovered == card
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(qtbot, view, view.center_of("tray-heading"))
    assert view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert view.pieces.hovered is None
    move(qtbot, view, view.center_of(card))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.pieces.hovered is None


def test_a_new_table_hovers_over_nothing(qtbot: QtBot, view: TableView, table: Table) -> None:
    move(qtbot, view, view.center_of(table.activities[0].cards[0].id))
    view.show_table(table)
    assert view.pieces.hovered is None


def test_a_click_on_the_parking_asks_for_what_was_set_aside(
    qtbot: QtBot, view: TableView, heard: Heard
) -> None:
    with qtbot.waitSignal(view.parking_asked, timeout=500):
        qtbot.mouseClick(view.viewport(), LEFT, pos=view.center_of("parking"))
    assert heard.drops == []
    assert heard.cards == []


def tip_over(view: TableView, key: str) -> str:
    """What the tooltip says when the mouse rests on a thing."""
    place = view.center_of(key)
    QToolTip.hideText()
    there = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, there))
    return QToolTip.text()


def test_pictograms_cards_and_contexts_say_their_words_in_a_tooltip(
    view: TableView, table: Table
) -> None:
    for service in table.services:
        said = tip_over(view, f"service:{service.code}")
        assert said == f"{service.label}\u00a0: {LEVEL[service.level]}"
    card = table.unit_cards[0]
    assert tip_over(view, card.id).splitlines() == [card.title, card.word]
    other = next(c for c in table.contexts if not c.current)
    assert other.title in tip_over(view, f"context:{other.code}")


def test_the_tooltip_of_a_card_tells_its_points_and_never_reads_markup(
    view: TableView, table: Table
) -> None:
    card = table.activities[0].cards[0]
    point = replace(
        table.findings[0],
        cards=(card.id,),
        subject=f"{card.id}/{table.context.code}",
        text="<b>Rien</b> à 3 h",
        accepted="",
    )
    first = replace(table.activities[0], cards=(replace(card, findings=(point.code,)),))
    activities = (first, *table.activities[1:])
    view.show_table(replace(table, activities=activities, findings=(point,)))
    assert tip_over(view, card.id).splitlines()[-1] == "‹b›Rien‹/b› à 3 h"


def test_a_click_on_a_pictogram_is_a_click_on_its_context(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    code = table.services[0].code
    with qtbot.waitSignal(view.context_asked, timeout=500) as asked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=view.center_of(f"service:{code}"))
    assert asked.args == [table.context.code]
