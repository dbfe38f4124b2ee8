"""Single events of a hand: a click, a key, words typed into a widget."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from pcra_game.windows.controls import plain_text

Steps = Iterator[None]
NONE = Qt.KeyboardModifier.NoModifier
_WORDS = re.compile(r"\S+\s*|\s+")


def click(widget: QWidget, at: QPoint | None = None) -> Steps:
    """Click in the middle of a widget, or at a point of it; it is scrolled into view first."""
    show(widget)
    where = at if at is not None else widget.rect().center()
    if at is not None:
        QTest.mouseMove(widget, where)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, where)
    yield


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> Steps:
    """Press and release one key in a widget."""
    QTest.keyClick(widget, key, modifier)
    yield


def write(widget: QWidget, text: str) -> Steps:
    """Replace what a field holds by `text`, typed a word at a time."""
    show(widget)
    widget.setFocus(Qt.FocusReason.MouseFocusReason)
    if held(widget):
        yield from press(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        yield from press(widget, Qt.Key.Key_Delete)
    for word in _WORDS.findall(text):
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, word, NONE)
        yield
    popup = QApplication.activePopupWidget()
    if popup is not None:  # the whole text was typed: the list has nothing to add
        yield from press(popup, Qt.Key.Key_Escape)


def held(widget: QWidget) -> str:
    """What a field holds."""
    if isinstance(widget, QPlainTextEdit):
        return plain_text(widget)
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def leave(widget: QWidget) -> Steps:
    """Go on to the next field."""
    yield from press(widget, Qt.Key.Key_Tab)


def show(widget: QWidget) -> None:
    """Scroll whatever holds the widget until it is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    QApplication.processEvents()
