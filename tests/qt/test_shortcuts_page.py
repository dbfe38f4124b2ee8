"""Every key on one page, none forgotten, none that does not exist."""

import pytest
from PySide6.QtGui import QKeySequence, QShortcut

from pcra_game.texts import actions as words
from pcra_game.windows.actions_table import LINES, all_keys_said, keys_said
from pcra_game.windows.answer_keys import UPPER_ROW
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.shortcuts_page import ShortcutsDialog, action_groups

SAME_AS_ANOTHER = {"Ctrl+Enter", *(QKeySequence(keys).toString() for keys in UPPER_ROW)}
"""The second Enter of a keyboard, and the figures of a French one without Shift."""


@pytest.fixture
def page(qtbot, palette) -> ShortcutsDialog:
    made = ShortcutsDialog(palette)
    qtbot.addWidget(made)
    made.open()
    return made


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
    assert {QKeySequence(keys).toString() for keys, _ in words.SHEET_KEYS} == has


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
