"""Comparing with an earlier session: read once, said in signs and words, or refused."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from pcra_game.domain.comparison import Change, compare
from pcra_game.domain.review import Finding, Severity
from pcra_game.texts import comparison as words
from pcra_game.windows.comparison_cells import ChangeCell
from pcra_game.windows.comparison_dialog import (
    ComparisonDialog,
    Earlier,
    ask_for_earlier,
    compared,
    show_comparison,
)
from pcra_game.windows.controls import Note
from pcra_game.workshop.files import create_session, load_game


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def earlier_file(new_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(new_file, tmp_path / "before.pcra"))


def test_the_dialog_says_every_change_in_words(played_room, palette, window, earlier_file):
    dialog = show_comparison(played_room, palette, window, earlier_file)
    assert dialog is not None
    names = [cell.accessibleName() for cell in dialog.findChildren(ChangeCell)]
    assert len(names) >= 5 + 6 * 4
    assert any(words.CHANGE["lost"] in n or words.CHANGE["examined"] in n for n in names)
    dialog.close()


def test_the_earlier_one_comes_first_whichever_was_chosen(room, played_file, played_room, new_file):
    # the demo was played in March 2026, the new file today: the demo is the earlier one
    found, before, after = compared(room, Earlier(played_file))
    assert before < after
    assert found == compare(played_room.state, played_room.game, room.state, room.game, on=after)
    _, first, second = compared(played_room, Earlier(new_file))
    assert (first, second) == (before, after)


def test_another_unit_is_refused_in_one_sentence(room, palette, window, tmp_path):
    path = tmp_path / "adm.pcra"
    create_session(path, load_game("ADM"), title="Admissions").close()
    said = []
    room.refused.connect(said.append)
    assert show_comparison(room, palette, window, path) is None
    assert said == [words.other_unit(load_game("ADM").unit.label, room.game.unit.label)]


def test_a_file_that_is_no_session_is_refused_in_one_sentence(room, palette, window, tmp_path):
    path = tmp_path / "lettre.pcra"
    path.write_bytes(b"Bonjour")
    said = []
    room.refused.connect(said.append)
    assert show_comparison(room, palette, window, path) is None
    assert len(said) == 1
    assert path.read_bytes() == b"Bonjour"


def test_the_earlier_file_keeps_every_byte(room, palette, window, played_file, tmp_path):
    path = Path(shutil.copy(played_file, tmp_path / "demo2.pcra"))
    before = path.read_bytes()
    dialog = show_comparison(room, palette, window, path)
    assert dialog is not None
    assert path.read_bytes() == before
    dialog.close()


def test_only_what_changes_can_be_shown(played_room, room, palette, window, earlier_file):
    dialog = show_comparison(played_room, palette, window, earlier_file)
    assert dialog is not None
    every = dialog._grid.count()
    dialog.only_changes.setChecked(True)
    moving = {c.activity for c in dialog._found.covers if c.change is not Change.SAME}
    assert dialog._grid.count() <= every
    assert bool(moving) == (not dialog._grid_box.isHidden())
    dialog.close()


def test_user_words_are_plain_text(room, palette, window):
    bold = Finding("D102", Severity.WARNING, "x", (), "<b>gras</b>", "", "", "")
    state, game = room.state, room.game
    found = compare(state, game, state, game, on="2026-01-01")
    from dataclasses import replace

    dialog = ComparisonDialog(replace(found, raised=(bold,)), "t", palette, window)
    assert any("<b>gras</b>" in note.text() for note in dialog.findChildren(Note))


def test_choosing_opens_a_dialog_of_files_and_waits(room, palette, window, qtbot):
    waiting = ask_for_earlier(room, palette, window)
    assert waiting.dialog.isVisible()
    waiting.dialog.reject()
    assert not waiting.dialog.isVisible()
