"""What a screen reader can do with the things of the table, and where it says that they lie."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from pcra_game.table_view.accessible import TableElement, ThingElement
from pcra_game.table_view.accessible_actions import FOCUS, MENU, PRESS, TOGGLE
from pcra_game.table_view.tabletop import PARKING, Role
from pcra_game.table_view.view import TableView
from pcra_game.texts import table_view as words


@pytest.fixture
def view(qtbot, played_room, palette) -> TableView:
    made = TableView(palette)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.set_motion(False)
    made.show_table(played_room.table)
    made.show()
    return made


def element(view: TableView, key: str) -> ThingElement:
    table = QAccessible.queryAccessibleInterface(view)
    assert isinstance(table, TableElement)
    return table.element(key)


def test_every_card_says_its_place_among_those_of_its_activity(view, played_room) -> None:
    for activity in played_room.table.activities:
        for place, card in enumerate(activity.cards, start=1):
            said = element(view, card.id).text(QAccessible.Text.Description)
            assert said == words.position(place, len(activity.cards), activity.label)
    first = played_room.table.unit_cards[0]
    said = element(view, first.id).text(QAccessible.Text.Description)
    assert said.startswith("carte 1 sur ")
    assert said.endswith("de toute l’unité")


def test_what_is_no_card_has_no_place_and_what_left_says_nothing(view, room) -> None:
    assert element(view, PARKING).text(QAccessible.Text.Description) == ""
    card = element(view, "OC-02@URG-02")
    view.show_table(room.table)
    gone = element(view, "absent")
    assert gone.text(QAccessible.Text.Description) == ""
    assert gone.actions.actionNames() == []
    assert card.actions.actionNames() != []


def test_the_actions_of_a_thing_are_what_its_keys_do(view) -> None:
    roles = {key: thing.role for key, thing in view.pieces.things.items()}
    for key, role in roles.items():
        names = element(view, key).actions.actionNames()
        assert (MENU in names) == (role in (Role.CARD, Role.ACTIVITY))
        assert (TOGGLE in names) == (role is Role.ACTIVITY)
        for name in names:
            assert element(view, key).actions.localizedActionName(name)


def test_press_opens_a_card_an_activity_and_a_context(view, played_room, qtbot) -> None:
    card = played_room.table.activities[0].cards[0].id
    activity = played_room.table.activities[1].id
    context = next(c.code for c in played_room.table.contexts if not c.current)
    for key, signal, asked in (
        (card, view.card_asked, card),
        (activity, view.activity_asked, activity),
        (f"context:{context}", view.context_asked, context),
    ):
        with qtbot.waitSignal(signal, timeout=2000) as heard:
            element(view, key).actions.doAction(PRESS)
        assert heard.args == [asked]
        assert view.keys.focus == key


def test_toggle_folds_an_activity_and_its_name_follows(view, played_room) -> None:
    activity = played_room.table.activities[0].id
    actions = element(view, activity).actions
    assert actions.localizedActionName(TOGGLE) == words.FOLD
    actions.doAction(TOGGLE)
    QApplication.processEvents()
    assert view.pieces.things[activity].folded
    assert actions.localizedActionName(TOGGLE) == words.UNFOLD
    assert element(view, activity).state().collapsed


def test_focus_moves_the_keyboard_and_opens_nothing(view, played_room, qtbot) -> None:
    card = played_room.table.activities[0].cards[1].id
    with qtbot.assertNotEmitted(view.card_asked):
        element(view, card).actions.doAction(FOCUS)
        QApplication.processEvents()
    assert view.keys.focus == card


def test_an_action_that_a_thing_has_not_does_nothing(view, qtbot) -> None:
    with qtbot.assertNotEmitted(view.parking_asked):
        element(view, PARKING).actions.doAction(TOGGLE)
        QApplication.processEvents()


def test_qt_gets_the_actions_and_no_other_interface(view) -> None:
    card = element(view, "OC-02@URG-02")
    assert card.actionInterface() is card.actions
    assert card.selectionInterface() is None
    assert card.valueInterface() is None
