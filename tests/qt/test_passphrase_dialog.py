"""The dialogs of protected copies: what is lost is said first, and nothing typed stays."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import protected as words
from pcra_game.windows.passphrase_dialog import ProtectDialog, UnlockDialog
from pcra_game.workshop.passphrases import Level, strength

GOOD = "jardin lapin tulipe moteur vapeur pyjama"


@pytest.fixture
def dialog(qtbot: Any, palette: Palette, no_stray_window: None) -> ProtectDialog:
    made = ProtectDialog(None, palette)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.fixture
def asking(qtbot: Any, palette: Palette, no_stray_window: None) -> UnlockDialog:
    made = UnlockDialog(None, palette, "envoi.pcraprotege")
    qtbot.addWidget(made)
    made.open()
    return made


def typed(dialog: ProtectDialog, first: str, again: str | None = None) -> ProtectDialog:
    dialog.tick.setChecked(True)
    dialog.phrase.line.setText(first)
    dialog.again.line.setText(first if again is None else again)
    return dialog


def test_nothing_can_be_typed_before_the_loss_is_understood(
    qtbot: Any, dialog: ProtectDialog
) -> None:
    assert words.LOSS == (
        "Sans cette phrase, personne ne pourra rouvrir la copie, pas même nous\u00a0: notez-la et "
        "transmettez-la par un autre canal que le fichier."
    )
    assert dialog.tick.accessibleDescription() == words.LOSS
    assert dialog.tick.hasFocus()
    assert not dialog.phrase.isEnabled()
    assert not dialog.suggestion.isEnabled()
    assert not dialog.go.isEnabled()
    assert dialog.hint.text() == words.TICK_FIRST
    qtbot.keyClick(dialog.tick, Qt.Key.Key_Space)
    assert dialog.phrase.isEnabled()
    assert not dialog.go.isEnabled()
    typed(dialog, GOOD)
    assert dialog.go.isEnabled()
    dialog.tick.setChecked(False)
    assert not dialog.go.isEnabled()


@pytest.mark.parametrize(
    ("first", "again", "hint"),
    [
        ("hopital2026", None, ""),
        (GOOD, GOOD + "s", words.DIFFERENT),
        (GOOD + " ", None, words.space_at_edge()),
        (GOOD, "", words.AGAIN_FIRST),
    ],
)
def test_what_may_not_protect_is_held_back(
    dialog: ProtectDialog, first: str, again: str | None, hint: str
) -> None:
    typed(dialog, first, again)
    assert not dialog.go.isEnabled()
    assert dialog.hint.text() == hint
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.take() == ""


@pytest.mark.parametrize(
    ("phrase", "level"),
    [("hopital", Level.WEAK), (GOOD[:33], Level.MEDIUM), (GOOD, Level.SOLID)],
)
def test_strength_is_a_word_a_screen_reader_says_with_the_next_step(
    dialog: ProtectDialog, phrase: str, level: Level
) -> None:
    typed(dialog, phrase)
    assert dialog.bar.accessibleName() == f"Solidité\u00a0: {level}"
    assert dialog.bar.accessibleDescription() == strength(phrase).step


def test_the_eye_shows_the_phrase_and_spares_the_second_typing(
    qtbot: Any, dialog: ProtectDialog
) -> None:
    typed(dialog, GOOD, "")
    assert dialog.phrase.line.echoMode() is QLineEdit.EchoMode.Password
    assert dialog.phrase.eye.accessibleName() == words.SHOW
    dialog.phrase.eye.setFocus()
    qtbot.keyClick(dialog.phrase.eye, Qt.Key.Key_Space)
    assert dialog.phrase.line.echoMode() is QLineEdit.EchoMode.Normal
    assert dialog.phrase.eye.accessibleName() == words.HIDE
    assert not dialog.again.isVisible()
    assert dialog.go.isEnabled()
    qtbot.keyClick(dialog.phrase.eye, Qt.Key.Key_Space)
    assert dialog.again.isVisible()
    assert not dialog.go.isEnabled()


def test_a_phrase_is_proposed_in_clear_so_that_it_can_be_noted(dialog: ProtectDialog) -> None:
    dialog.tick.setChecked(True)
    dialog.suggestion.click()
    first = dialog.phrase.text()
    assert dialog.phrase.line.echoMode() is QLineEdit.EchoMode.Normal
    assert len(first.split()) == 6
    assert dialog.hint.text() == words.SUGGESTED
    assert dialog.go.isEnabled()
    dialog.suggestion.click()
    assert dialog.phrase.text() != first
    dialog.phrase.line.setText("autre chose")
    assert dialog.hint.text() == ""


def test_a_phrase_can_be_pasted_and_leaves_once(qtbot: Any, dialog: ProtectDialog) -> None:
    dialog.tick.setChecked(True)
    QGuiApplication.clipboard().setText(GOOD)
    for line in (dialog.phrase.line, dialog.again.line):
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog.again.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.take() == GOOD
    assert dialog.take() == ""
    for line in (dialog.phrase.line, dialog.again.line):
        line.undo()
        assert line.text() == ""


def test_escape_forgets_what_was_typed(qtbot: Any, dialog: ProtectDialog) -> None:
    typed(dialog, GOOD)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.phrase.text(), dialog.again.text(), dialog.take()) == ("", "", "")


def test_caps_lock_is_told_by_the_letters_that_it_turns_over(
    qtbot: Any, asking: UnlockDialog
) -> None:
    caps = asking.findChild(QWidget, "passphrase_caps")
    assert caps is not None
    assert not caps.isVisible()
    qtbot.keyClicks(asking.phrase.line, "j")
    assert not caps.isVisible()
    qtbot.keyClick(asking.phrase.line, "A")  # no Shift held
    assert caps.isVisible()
    qtbot.keyClick(asking.phrase.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not caps.isVisible()


def test_a_wrong_phrase_stays_to_be_corrected(qtbot: Any, asking: UnlockDialog) -> None:
    assert asking.phrase.line.hasFocus()
    assert not asking.go.isEnabled()
    qtbot.keyClicks(asking.phrase.line, "autre")
    qtbot.keyClick(asking.phrase.line, Qt.Key.Key_Return)
    assert not asking.phrase.isEnabled()
    assert asking.waiting.isVisible()
    assert asking.take() == "autre"
    asking.wrong()
    assert asking.said.text() == words.WRONG
    assert not asking.waiting.isVisible()
    assert asking.phrase.line.selectedText() != ""
    qtbot.keyClicks(asking.phrase.line, " b")
    qtbot.keyClick(asking.phrase.line, Qt.Key.Key_Return)
    asking.wrong()
    assert asking.said.text() == words.WRONG_EDGES
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert (asking.phrase.text(), asking.take()) == ("", "")


def test_every_part_is_named_and_reached_with_tab(qtbot: Any, dialog: ProtectDialog) -> None:
    typed(dialog, GOOD)
    reached: list[QWidget] = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        if focused in reached:
            break
        assert focused.accessibleName() or getattr(focused, "text", str)()
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    for part in (dialog.tick, dialog.phrase.line, dialog.phrase.eye, dialog.again.line):
        assert part in reached
    assert {dialog.suggestion, dialog.go} <= set(reached)
