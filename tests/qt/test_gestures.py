"""Hands on the table: what a click, a drag and a pan ask for, and what Esc takes back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.domain.table_cards import Look, TableActivity
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.view import TableView
from pcra_game.texts.words import LEVEL
from pcra_game.windows.room import Room

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


@pytest.fixture
def table(room: Room) -> Table:
    """The first card of each activity is begun, the others are ghosts."""

    def begun(activity: TableActivity) -> TableActivity:
        first, *others = activity.cards
        return replace(activity, cards=(replace(first, look=Look.DRAFT), *others))

    given = room.table
    unit, *others = given.unit_cards
    return replace(
        given,
        activities=tuple(begun(a) for a in given.activities),
        unit_cards=(replace(unit, look=Look.DECIDED), *others),
    )


@pytest.fixture
def view(qtbot: QtBot, palette: Palette, table: Table) -> TableView:
    made = TableView(palette)
    qtbot.addWidget(made)
    made.resize(1305, 1012)
    made.show_table(table)
    with qtbot.waitExposed(made):
        made.show()
    return made


class Heard:
    """What the table asked for."""

    def __init__(self, view: TableView) -> None:
        self.cards: list[str] = []
        self.activities: list[str] = []
        self.drops: list[tuple[str, str]] = []
        self.means = 0
        view.card_asked.connect(self.cards.append)
        view.activity_asked.connect(self.activities.append)
        view.dropped.connect(self._dropped)
        view.means_asked.connect(self._means)

    def _dropped(self, card: str, target: str) -> None:
        self.drops.append((card, target))

    def _means(self) -> None:
        self.means += 1


@pytest.fixture
def heard(view: TableView) -> Heard:
    return Heard(view)


def press(qtbot: QtBot, view: TableView, place: QPoint, button: Qt.MouseButton = LEFT) -> None:
    qtbot.mousePress(view.viewport(), button, pos=place)


def move(qtbot: QtBot, view: TableView, place: QPoint) -> None:
    qtbot.mouseMove(view.viewport(), place)


def release(qtbot: QtBot, view: TableView, place: QPoint, button: Qt.MouseButton = LEFT) -> None:
    qtbot.mouseRelease(view.viewport(), button, pos=place)


def drag(qtbot: QtBot, view: TableView, start: QPoint, end: QPoint) -> None:
    press(qtbot, view, start)
    move(qtbot, view, start + QPoint(10, 4))
    move(qtbot, view, end)
    release(qtbot, view, end)


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


def test_escape_without_a_gesture_is_left_to_the_window(qtbot: QtBot, view: TableView) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.hands.busy


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


def longer(table: Table) -> Table:
    return replace(
        table,
        activities=tuple(
            replace(a, cards=tuple(replace(a.cards[0], id=f"{a.id}-{n}") for n in range(40)))
            for a in table.activities
        ),
    )


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


def test_a_gesture_works_on_a_zoomed_table(
    qtbot: QtBot, view: TableView, table: Table, heard: Heard
) -> None:
    view.zoom.set(0.75)
    card, other = table.activities[0].cards[0].id, table.activities[1]
    drag(qtbot, view, view.center_of(card), view.center_of(other.id))
    assert heard.drops == [(card, other.id)]


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
