"""Menus and shortcuts: one table, no key twice, what is possible follows the room."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from pcra_game.domain import events
from pcra_game.domain.moves import PlayCard, Record
from pcra_game.texts import actions as words
from pcra_game.windows.actions import Actions
from pcra_game.windows.actions_table import LINES, keys_said, phase_beside
from pcra_game.windows.room import Room

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, palette) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QWidget, room: Room) -> Actions:
    made = Actions(window)
    room.changed.connect(lambda: made.refresh(room))
    made.refresh(room)
    return made


def shown(qtbot, window: QWidget, field: QWidget) -> None:
    window.layout().addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()


def note(room: Room, text: str) -> None:
    assert room.ask(Record(events.LogNoted(room.new_id(), text, None)))


def sequence(keys: str) -> str:
    return QKeySequence(keys).toString()


def test_no_two_actions_share_a_key():
    keys = [sequence(key) for line in LINES for key in line.keys]
    assert len(keys) == len(set(keys))


def test_no_action_takes_a_key_of_the_answer_sheet():
    own = (*words.SHEET_KEYS, *words.TABLE_KEYS, *words.LIST_KEYS)
    taken = {sequence(keys) for keys, _ in own}
    assert not taken & {sequence(key) for line in LINES for key in line.keys}


def test_every_key_of_the_table_is_a_key_that_qt_knows():
    for line in LINES:
        for key in line.keys:
            assert sequence(key) == key


def test_every_action_has_words_a_tip_and_its_id_as_name(actions):
    for line, action in zip(LINES, actions.all(), strict=True):
        assert action.objectName() == line.id
        assert action.text()
        assert action.toolTip()
        assert line.id in words.TEXT
    assert set(words.TEXT) == {line.id for line in LINES}


def test_every_action_lies_in_one_menu(actions):
    inner = [a.menu() for menu in actions.menus() for a in menu.actions() if a.menu()]
    lying = [a for m in (*actions.menus(), *inner) for a in m.actions() if a.objectName()]
    assert {a.objectName() for a in lying} == {line.id for line in LINES}
    assert len(lying) == len(LINES)


def test_the_menu_button_and_the_bar_hold_the_same_menus(actions, qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    actions.fill_menu(menu)
    bar = actions.menu_bar()
    qtbot.addWidget(bar)
    assert [a.text() for a in menu.actions()] == list(words.MENU.values())
    assert [a.text() for a in bar.actions()] == list(words.MENU.values())


def test_without_a_workshop_only_what_needs_none_is_possible(actions):
    actions.refresh(None)
    possible = {action.objectName() for action in actions.all() if action.isEnabled()}
    assert {"new", "open", "quit", "shortcuts", "about"} <= possible
    assert not possible & {"export", "undo", "note_fact", "view_table", "context_1", "next_phase"}


def test_a_read_only_workshop_can_be_looked_at_and_copied(actions, room):
    note(room, "un fait")
    room.read_only = True
    actions.refresh(room)
    assert actions["save_copy"].isEnabled()
    assert actions["view_list"].isEnabled()
    assert not actions["undo"].isEnabled()
    assert not actions["note_fact"].isEnabled()


def test_undo_names_the_gesture_that_it_takes_back(actions, room):
    assert not actions["undo"].isEnabled()
    assert actions["undo"].text() == "Annuler"
    note(room, "porte fermée")
    assert actions["undo"].text() == "Annuler\u00a0: main courante «\u00a0porte fermée\u00a0»"
    actions["undo"].trigger()
    assert not room.state.log
    assert actions["redo"].text() == "Rétablir\u00a0: main courante «\u00a0porte fermée\u00a0»"
    actions["redo"].trigger()
    assert room.state.log


def test_an_ampersand_of_the_room_is_not_an_underlined_letter(actions, room):
    note(room, "A & B")
    assert "A && B" in actions["undo"].text()


def test_contexts_of_the_rail_have_a_key_each(actions, room):
    codes = [c.code for c in room.table.contexts]
    assert actions["context_2"].text() == f"Manche C1 · {room.game.contexts['C1'].title}"
    assert actions["context_1"].isChecked()
    actions["context_2"].trigger()
    assert room.context == codes[1]
    assert actions["context_2"].isChecked()
    assert not actions["context_1"].isChecked()


def test_a_refused_change_of_context_leaves_the_mark(actions, room):
    room.hold_draft(lambda: False)
    actions["context_2"].trigger()
    assert room.context == "C0"
    assert actions["context_1"].isChecked()


def test_the_phase_before_the_first_and_after_the_last_is_none(room):
    phases = room.game.scenario.phases
    assert phase_beside(room, 1) == phases[0]
    assert phase_beside(room, -1) is None
    room.ask(Record(events.PhaseEntered(phases[0].id)))
    assert phase_beside(room, 1) == phases[1]
    room.ask(Record(events.PhaseEntered(phases[-1].id)))
    assert phase_beside(room, 1) is None
    assert phase_beside(room, -1) == phases[-2]


def test_recent_files_are_offered_by_name(actions, qtbot):
    actions.set_recent([Path("/x/urgences & co.pcra")])
    offered = actions._recent.actions()
    assert [a.text() for a in offered] == ["urgences && co"]
    with qtbot.waitSignal(actions.recent_asked) as asked:
        offered[0].trigger()
    assert asked.args == ["/x/urgences & co.pcra"]


def test_without_recent_files_the_menu_says_so(actions):
    assert [a.text() for a in actions._recent.actions()] == [words.NO_RECENT]


def test_the_key_works_from_the_window(actions, room, window, qtbot):
    note(room, "un fait")
    field = QWidget()
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shown(qtbot, window, field)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert not room.state.log


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QSpinBox])
def test_undo_in_a_field_without_typing_takes_the_gesture_back(make, actions, room, window, qtbot):
    note(room, "un fait")
    field = make()
    shown(qtbot, window, field)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert not room.state.log


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_undo_in_a_field_takes_the_typing_back_first(make, actions, room, window, qtbot):
    note(room, "un fait")
    field = make()
    shown(qtbot, window, field)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == ""
    assert room.state.log
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert not room.state.log


def test_redo_in_a_field_brings_the_gesture_back(actions, room, window, qtbot):
    note(room, "un fait")
    room.undo()
    field = QLineEdit()
    shown(qtbot, window, field)
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert room.state.log


def test_a_field_that_lost_the_focus_is_left_alone(actions, room, window, qtbot):
    first, second = QLineEdit(), QLineEdit()
    window.layout().addWidget(first)
    shown(qtbot, window, second)
    first.setFocus()
    assert actions._typing_first._field is first
    first.deleteLater()
    second.setFocus()
    assert actions._typing_first._field is second


def test_next_card_opens_what_waits(actions, room):
    actions["next_card"].trigger()
    assert room.selection.id == room.table.next_proposed(None).id


def test_keys_are_said_in_french():
    assert keys_said("Ctrl+Shift+S") == "Ctrl + Maj + S"
    assert keys_said("Ctrl++") == "Ctrl + +"
    assert keys_said("Ctrl+Return") == "Ctrl + Entrée"
    assert keys_said("F2") == "F2"
    assert keys_said("Ctrl+-") == "Ctrl + -"


def test_the_view_that_is_shown_is_marked_alone(actions):
    actions.show_view("view_list")
    actions.show_view("view_synthesis")
    marked = [id for id in ("view_table", "view_list", "view_synthesis") if actions[id].isChecked()]
    assert marked == ["view_synthesis"]


def test_a_played_card_changes_what_undo_says(actions, room):
    room.ask(PlayCard("OC-10", "unite"))
    assert "carte jouée" in actions["undo"].text()


def test_contexts_have_the_keys_of_a_french_keyboard_too(qtbot, palette):
    from PySide6.QtGui import QKeySequence
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, palette)
    keys = [key.toString() for key in actions["context_2"].shortcuts()]
    assert keys == ["Ctrl+2", QKeySequence("Ctrl+É").toString()]
