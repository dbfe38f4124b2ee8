"""The table from the keyboard and as a screen reader gets it."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QGraphicsView, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table, TableEvent
from pcra_game.domain.table_cards import Look, TableCard
from pcra_game.table_view.lone_key import ALONE_MS
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.view import TableView
from pcra_game.texts.words import LEVEL
from pcra_game.windows.room import Room

EVENT = TableEvent("e", "SAMU", "H+2", "Un AVC arrive.", (6, 2))


def without_card(table: Table, id: str) -> Table:
    return replace(
        table,
        activities=tuple(
            replace(a, cards=tuple(c for c in a.cards if c.id != id)) for a in table.activities
        ),
    )


def all_begun(table: Table) -> Table:
    """Every card of an activity is a draft; an event is current."""

    def begun(card: TableCard) -> TableCard:
        return replace(card, look=Look.DRAFT)

    activities = tuple(replace(a, cards=tuple(begun(c) for c in a.cards)) for a in table.activities)
    return replace(table, activities=activities, event=EVENT)


@pytest.fixture
def table(room: Room) -> Table:
    return room.table


@pytest.fixture
def view(qtbot: QtBot, palette: Palette, table: Table) -> TableView:
    made = TableView(palette)
    qtbot.addWidget(made)
    made.resize(1305, 1012)
    made.show_table(table)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(view: QGraphicsView) -> dict[str, QAccessible.State]:
    root = QAccessible.queryAccessibleInterface(view)
    children = [root.child(i) for i in range(root.childCount())]
    return {child.text(QAccessible.Text.Name): child.state() for child in children}


def test_a_screen_reader_hears_every_card(view: TableView, table: Table) -> None:
    said = told(view)
    for card in table.cards():
        assert card.spoken in said
    for activity in table.activities:
        assert activity.spoken in said
    for context in table.contexts:
        assert context.spoken in said
    assert all(said)


def test_a_screen_reader_hears_what_is_selected_folded_and_focused(
    view: TableView, table: Table
) -> None:
    first, second, *_ = table.activities
    view.show_table(table, selected=first.cards[0].id)
    view.fold(second.id)
    view.focus_card(first.cards[1].id)
    said = told(view)
    assert said[first.cards[0].spoken].selected
    assert not said[first.cards[1].spoken].selected
    assert said[first.spoken].expanded
    assert any(state.collapsed for name, state in said.items() if name.startswith(second.spoken))
    assert view.pieces.focused == first.cards[1].id
    view.show_table(table, selected=first.id)
    assert told(view)[first.spoken].selected


def test_an_element_of_a_card_that_left_is_no_longer_valid(view: TableView, table: Table) -> None:
    root = QAccessible.queryAccessibleInterface(view)
    card = table.activities[0].cards[0]
    names = [root.child(i).text(QAccessible.Text.Name) for i in range(root.childCount())]
    element = root.child(names.index(card.spoken))
    assert element.isValid()
    view.show_table(without_card(table, card.id))
    assert not element.isValid()
    assert element.text(QAccessible.Text.Name) == ""


def test_elements_outlive_their_view_without_harm(palette: Palette, table: Table) -> None:
    view = TableView(palette)
    view.show_table(table)
    element = QAccessible.queryAccessibleInterface(view).child(0)
    assert element.isValid()
    view.deleteLater()
    del view
    assert isinstance(element.isValid(), bool)


@dataclass
class Window:
    """The table between two fields, in a window that has the keyboard."""

    whole: QWidget
    before: QLineEdit
    view: TableView
    after: QLineEdit


@pytest.fixture
def window(qtbot: QtBot, palette: Palette, table: Table) -> Window:
    made = Window(QWidget(), QLineEdit(), TableView(palette), QLineEdit())
    qtbot.addWidget(made.whole)
    rows = QVBoxLayout(made.whole)
    for widget in (made.before, made.view, made.after):
        rows.addWidget(widget)
    made.whole.resize(1305, 1100)
    made.view.show_table(table)
    with qtbot.waitActive(made.whole):
        made.whole.show()
        made.whole.activateWindow()
    return made


def test_tab_walks_the_table_in_order_and_leaves_it_at_its_end(
    qtbot: QtBot, window: Window, table: Table
) -> None:
    view = window.view
    window.before.setFocus()
    qtbot.keyClick(window.before, Qt.Key.Key_Tab)
    walked: list[str | None] = []
    while view.hasFocus():
        walked.append(view.pieces.focused)
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        assert len(walked) < 100
    assert walked == view.keys.order
    assert set(walked) >= {card.id for card in table.cards()}
    assert window.after.hasFocus()
    qtbot.keyClick(window.after, Qt.Key.Key_Backtab)
    assert view.pieces.focused == walked[-1]
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    assert view.pieces.focused == walked[-2]


def test_the_ring_shows_only_while_the_table_has_the_keyboard(window: Window, table: Table) -> None:
    card = table.cards()[0]
    window.view.focus_card(card.id)
    assert window.view.pieces.focused == card.id
    assert told(window.view)[card.spoken].focused
    window.before.setFocus()
    assert window.view.pieces.focused is None
    assert not told(window.view)[card.spoken].focused


def asked(signal: object) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    signal.connect(lambda *said: heard.append(said))
    return heard


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_opens_the_card_in_focus(
    qtbot: QtBot, view: TableView, table: Table, key: Qt.Key
) -> None:
    heard = asked(view.card_asked)
    view.focus_card(table.cards()[0].id)
    qtbot.keyClick(view, key)
    assert heard == [(table.cards()[0].id,)]


def test_arrows_go_from_a_card_to_the_next(qtbot: QtBot, view: TableView, table: Table) -> None:
    first, second, *_ = table.activities[0].cards
    view.focus_card(first.id)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.keys.focus == second.id
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.keys.focus == table.activities[0].id
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.keys.focus == table.activities[1].id
    qtbot.keyClick(view, Qt.Key.Key_Home)
    cards = (key for key in view.keys.order if table.card(key) is not None)
    assert view.keys.focus == next(cards) != view.keys.order[0]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.keys.focus == view.keys.order[-1]


def test_arrows_reach_everything(qtbot: QtBot, view: TableView) -> None:
    reached = {view.keys.order[0]}
    todo = [*reached]
    while todo:
        start = todo.pop()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            view.keys.go(start)
            view.keys.press(key)
            if view.keys.focus not in reached:
                reached.add(view.keys.focus)
                todo.append(view.keys.focus)
    assert reached == set(view.keys.order)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_P])
def test_a_key_parks_a_played_card_only(
    qtbot: QtBot, view: TableView, table: Table, key: Qt.Key
) -> None:
    heard = asked(view.dropped)
    ghost = table.activities[0].cards[0]
    view.focus_card(ghost.id)
    qtbot.keyClick(view, key)
    assert heard == []
    view.show_table(all_begun(table))
    qtbot.keyClick(view, key)
    qtbot.waitUntil(lambda: heard == [(ghost.id, "parking")])


@pytest.mark.parametrize("word", ["prevenir", "papier", "cp", "vpn", "zpa", "p ", "pc", "pv"])
def test_a_word_typed_blindly_on_a_card_changes_nothing(
    qtbot: QtBot, view: TableView, table: Table, word: str
) -> None:
    heard, folded = asked(view.dropped), asked(view.keys.folded)
    view.show_table(all_begun(table))
    view.focus_card(table.activities[0].cards[0].id)
    for letter in word:
        qtbot.keyClicks(view, letter)
    if word.startswith("p"):
        assert folded == []
        assert view.held.key is None
        assert not view.hands.busy
        qtbot.wait(ALONE_MS + 100)
        assert heard == []
    else:  # the last letter stands alone only where nothing follows it
        qtbot.keyClicks(view, "er")
        qtbot.wait(ALONE_MS + 100)
        assert heard == []


@pytest.mark.parametrize("word", ["va", "ceci", "c ", "zut"])
def test_what_the_first_letter_of_a_word_did_is_taken_back(
    qtbot: QtBot, view: TableView, table: Table, word: str
) -> None:
    view.set_motion(False)
    card = table.activities[0].cards[0].id
    view.focus_card(card)
    before, scale = dict(view.pieces.things), view.scale_now()
    qtbot.keyClicks(view, word)
    assert view.held.key is None
    assert not view.hands.busy
    assert dict(view.pieces.things) == before
    assert view.scale_now() == scale
    assert view.keys.focus == card


def test_a_card_that_was_put_back_is_not_held_up_by_a_word(qtbot: QtBot, view: TableView) -> None:
    view.set_motion(False)
    view.focus_card(next(key for key in view.keys.order if "@" in key))
    view.set_private(False)  # its back is not shown: the second V puts it back
    qtbot.keyClicks(view, "vva")
    assert view.held.key is None
    qtbot.keyClicks(view, "v")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.keyClicks(view, "a")
    assert view.held.key is None


def test_what_a_lone_letter_did_stays(qtbot: QtBot, view: TableView, table: Table) -> None:
    activity = table.activities[0]
    view.focus_card(activity.cards[0].id)
    qtbot.keyClicks(view, "c")
    qtbot.wait(ALONE_MS + 50)
    qtbot.keyClicks(view, "x")
    assert activity.cards[0].id not in view.pieces.things


def test_an_arrow_or_a_shortcut_after_the_letter_parks_at_once(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    heard = asked(view.dropped)
    view.show_table(all_begun(table))
    first, second = (card.id for card in table.activities[0].cards[:2])
    view.focus_card(first)
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.keyClick(view, Qt.Key.Key_Shift)
    assert heard == []
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert heard == [(first, "parking")]
    view.focus_card(second)
    qtbot.keyClick(view, Qt.Key.Key_P)
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard == [(first, "parking"), (second, "parking")]


def test_a_key_folds_the_activity_of_the_card_in_focus(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    activity = table.activities[1]
    view.focus_card(activity.cards[0].id)
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert activity.cards[0].id not in view.pieces.things
    assert view.keys.focus == activity.id
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert activity.cards[0].id in view.pieces.things


def test_the_focus_stays_on_a_card_that_changed(view: TableView, table: Table) -> None:
    id = table.activities[2].cards[1].id
    view.focus_card(id)
    view.show_table(all_begun(table))
    assert view.keys.focus == id


def test_the_focus_goes_to_what_took_the_place_of_a_card_that_left(
    view: TableView, table: Table
) -> None:
    first, second, *_ = table.activities[0].cards
    view.focus_card(first.id)
    view.show_table(without_card(table, first.id))
    assert view.keys.focus == second.id


def test_activities_contexts_event_and_means_open_too(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    view.show_table(all_begun(table))
    heard = {
        name: asked(getattr(view, f"{name}_asked"))
        for name in ("activity", "context", "event", "means")
    }
    for id in (table.activities[0].id, "context:C1", "event", "means"):
        view.focus_card(id)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard == {
        "activity": [(table.activities[0].id,)],
        "context": [("C1",)],
        "event": [()],
        "means": [()],
    }


def test_the_parking_opens_from_the_keyboard_and_says_how_much_waits(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    view.show_table(replace(table, parked=3))
    heard = asked(view.parking_asked)
    view.focus_card("parking")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard == [()]
    assert "Parking\u00a0: 3 à reprendre" in told(view)
    assert view.pieces.things["parking"].face.said == "3 à reprendre"


def test_a_screen_reader_hears_every_pictogram(view: TableView, table: Table) -> None:
    said = told(view)
    for service in table.services:
        assert f"{service.label}\u00a0: {LEVEL[service.level]}" in said


def test_a_folded_activity_does_not_hide_its_contradiction(view: TableView, table: Table) -> None:
    first, *others = table.activities
    card, *rest = first.cards
    against = replace(card, look=Look.CONTRADICTION)
    first = replace(first, cards=(against, *rest))
    view.show_table(replace(table, activities=(first, *others)))
    assert view.pieces.things[first.id].face.alert == ""
    view.fold(first.id)
    assert view.pieces.things[first.id].face.alert == "1\u00a0contradiction"
    assert any("1\u00a0contradiction" in name for name in told(view))
    red = QColor(view.pieces.faces.palette.mood(Mood.BAD).line).rgb()
    image = view.pieces.pieces[first.id].pixmap().toImage()
    assert any(
        image.pixel(x, y) == red for x in range(image.width()) for y in range(image.height())
    )
    view.fold(others[0].id)
    assert view.pieces.things[others[0].id].face.alert == ""
