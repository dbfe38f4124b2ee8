"""Words typed at a button press nothing, and the room is told that nobody wrote them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from pcra_game.windows.enter_clicks import EnterClicks
from pcra_game.windows.typing_nowhere import A_MOMENT, TypingNowhere

WORDS = "On sort le kit papier maintenant"


class Bench:
    """A button, a field, and a clock that the test moves."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.key, self.field = QPushButton("Étape suivante"), QLineEdit()
        self.pressed = self.said = 0
        self.now = 0.0
        self.key.clicked.connect(self._press)
        column = QVBoxLayout(window)
        column.addWidget(self.key)
        column.addWidget(self.field)
        EnterClicks(window)
        self.nowhere = TypingNowhere(window, self._say, seconds=self._time)

    def _press(self) -> None:
        self.pressed += 1

    def _say(self) -> None:
        self.said += 1

    def _time(self) -> float:
        return self.now


@pytest.fixture
def bench(qtbot, palette) -> Bench:
    window = QWidget()
    qtbot.addWidget(window)
    made = Bench(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.key.setFocus()
    return made


def test_a_sentence_typed_at_a_button_presses_nothing_and_is_told_once(bench: Bench) -> None:
    QTest.keyClicks(bench.key, WORDS)
    QTest.keyClick(bench.key, Qt.Key.Key_Return)
    assert (bench.pressed, bench.said) == (0, 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_single_press_is_meant(bench: Bench, key) -> None:
    QTest.keyClick(bench.key, key)
    assert (bench.pressed, bench.said) == (1, 0)


def test_a_space_long_after_a_stray_letter_is_meant(bench: Bench) -> None:
    QTest.keyClicks(bench.key, "x")
    bench.now += A_MOMENT + 0.1
    QTest.keyClick(bench.key, Qt.Key.Key_Space)
    assert (bench.pressed, bench.said) == (1, 0)


def test_words_without_a_space_are_told_too_and_again_the_next_time(bench: Bench) -> None:
    QTest.keyClicks(bench.key, "pa")  # as many as a field of the sheet asks for
    assert bench.said == 1
    bench.now += A_MOMENT + 0.1
    QTest.keyClicks(bench.key, "papier")
    assert bench.said == 2


def test_a_field_takes_every_word_also_right_after_lost_ones(bench: Bench) -> None:
    QTest.keyClicks(bench.key, "On sort")
    bench.field.setFocus()
    QTest.keyClicks(bench.field, WORDS)
    assert bench.field.text() == WORDS


def test_keys_of_the_menu_are_no_typing(bench: Bench) -> None:
    QTest.keyClick(bench.key, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(bench.key, Qt.Key.Key_Space)
    assert (bench.pressed, bench.said) == (1, 0)
