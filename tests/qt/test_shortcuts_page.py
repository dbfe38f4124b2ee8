"""Every key on one page, none forgotten, none that does not exist."""

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from pcra_game.texts import actions as words
from pcra_game.windows.actions import Actions
from pcra_game.windows.actions_table import FRENCH_ROW, LINES, all_keys_said, keys_said
from pcra_game.windows.answer_keys import NO_DELAY, UPPER_ROW
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.desk import Desk
from pcra_game.windows.shortcuts_page import ShortcutsDialog, action_groups
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.workshop import utc_now

SAME_AS_ANOTHER = {
    "Ctrl+Enter",
    *(QKeySequence(keys).toString() for keys in (*UPPER_ROW, NO_DELAY[1])),
}
OF_ONE_FIELD = {"Right", "Down"}
"""Keys of « Quoi » alone: the field has them, not the sheet."""
"""The second Enter of a keyboard, and the figures of a French one without Shift."""

IN_A_FIELD = {"Right", "Down"}
"""What a field of the sheet does by itself."""


@pytest.fixture
def page(qtbot, palette) -> ShortcutsDialog:
    made = ShortcutsDialog(palette)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.fixture
def window(qtbot, room, palette) -> QMainWindow:
    """The actions of a window around a desk."""
    made = QMainWindow()
    qtbot.addWidget(made)
    actions = Actions(made, palette)
    actions.refresh(room)
    desk = Desk(room, PhaseClock(utc_now), palette, now=utc_now)
    desk.top_bar.hold(actions)
    made.setCentralWidget(desk)
    yield made
    desk.put_away()


def test_every_action_with_a_key_is_there(page):
    lines = page.lines()
    for line in LINES:
        if line.keys:
            assert (line.text.rstrip("…"), all_keys_said(line.keys)) in lines


def test_keys_of_sheet_list_and_table_are_there(page):
    lines = page.lines()
    for keys, text in (*words.SHEET_KEYS, *words.LIST_KEYS, *words.TABLE_KEYS):
        assert (text, keys_said(keys)) in lines


def test_the_keys_said_for_the_sheet_are_those_that_the_sheet_has(qtbot, room, palette):
    sheet = AnswerSheet(room, palette)
    qtbot.addWidget(sheet)
    has = {s.key().toString() for s in sheet.findChildren(QShortcut)} - SAME_AS_ANOTHER
    said = {QKeySequence(keys).toString() for keys, _ in words.SHEET_KEYS}
    assert said - OF_ONE_FIELD == has


def test_search_finds_by_word_and_by_key(page):
    page.search.setText("decider")
    assert page.lines() == [("Décider", "Ctrl + Entrée")]
    page.search.setText("F9")
    assert [text for text, _ in page.lines()] == [
        "Phase suivante",
        "Phase précédente",
        "Étape suivante du déroulé",
    ]
    page.search.clear()
    assert len(page.lines()) > 50


def test_the_page_opens_without_blocking_and_closes(page):
    assert page.isVisible()
    page.accept()
    assert not page.isVisible()


def test_a_context_key_names_its_context_and_its_place_on_the_rail() -> None:
    said = [text for group in action_groups() for text, _ in group.lines]
    for code, place in (("C0", "premier"), ("C1", "deuxième"), ("C2", "troisième")):
        assert f"Contexte {code} (le {place} du rail)" in said


def test_search_takes_words_in_any_order(page):
    page.search.setText("suivante phase")
    assert [text for text, _ in page.lines()] == ["Phase suivante"]


def test_no_key_is_given_twice_in_the_window(window):
    taken: dict[str, str] = {}
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            assert keys.toString() not in taken, (action.objectName(), taken[keys.toString()])
            taken[keys.toString()] = action.objectName()
    for shortcut in window.findChildren(QShortcut):
        assert shortcut.key().toString() not in taken
    assert taken["Ctrl+K"] == "palette"
    assert taken["F6"] == "next_pane"


def test_every_key_of_an_action_of_the_window_is_on_the_page(window, page):
    said = [keys for _, keys in page.lines()]
    french = {QKeySequence(f"Ctrl+{sign}").toString() for sign in FRENCH_ROW}
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            if keys.toString() not in french:
                assert any(keys_said(keys.toString()) in each.split(" ou ") for each in said)


def test_it_holds_in_the_smallest_screen_and_cuts_nothing(page):
    page.resize(1220, 640)
    page.layout().activate()
    assert page.minimumSizeHint().height() <= 640
    assert page.list.columnWidth(0) + page.list.columnWidth(1) <= page.list.viewport().width()
    assert page.list.columnWidth(1) >= page.list.sizeHintForColumn(1)
