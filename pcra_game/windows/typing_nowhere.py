"""Words typed where nothing takes them press no key, and are not lost without a word.

A button that keeps the keyboard after a click hears what the scribe types: each space would press
it again, each Enter too. A letter that nothing wanted arrives at the window in the end: for a
moment from then on, what follows it is part of the same typing. Only the widget that has the focus
and its window are watched, not the application.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

A_MOMENT = 1.2
"""Seconds within which a key belongs to the typing before it."""

CLEARLY_TYPING = 2
"""Letters in a row that were meant as words: many fields ask for two and Enter."""

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_PRESSES = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
)
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class TypingNowhere(QObject):
    """Follows the focus; ends with its parent. A single Space still presses a button."""

    def __init__(
        self,
        parent: QWidget,
        say: Callable[[], None],
        *,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """Take the window, who says once that nothing was written, and a clock.

        Make it after `EnterClicks`: of two filters the later one hears a key first.
        """
        super().__init__(parent)
        self._say, self._seconds = say, seconds
        self._last = float("-inf")
        self._lost = 0
        self._said = False
        self._held: QWidget | None = None
        self._over: QWidget = parent
        parent.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & _COMMANDS or event.isAutoRepeat():
            return False
        if watched is self._held and self._typing() and not _takes_words(watched):
            return self._goes_on(event)
        if watched is self._over and event.text().isalnum():
            self._letter_lost()  # whoever had the focus did not want it
        return False

    def _typing(self) -> bool:
        return self._seconds() - self._last <= A_MOMENT

    def _goes_on(self, event: QKeyEvent) -> bool:
        """What comes while somebody types: a letter more, or what would press a key."""
        if event.key() in _PRESSES:
            self._last = self._seconds()
            self._tell()
            return True
        if not event.text().isprintable() or not event.text():
            return False
        self._letter_lost()
        return True

    def _letter_lost(self) -> None:
        if not self._typing():
            self._lost, self._said = 0, False
        self._last = self._seconds()
        self._lost += 1
        if self._lost >= CLEARLY_TYPING:
            self._tell()

    def _tell(self) -> None:
        if not self._said:
            self._said = True
            self._say()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in (self._held, self._over):
            if watched is not None and watched is not self.parent() and isValid(watched):
                watched.removeEventFilter(self)
        parent = self.parent()
        assert isinstance(parent, QWidget)
        self._held = new
        self._over = new.window() if new is not None else parent
        for watched in (self._over, self._held):
            if watched is not None and watched is not parent:
                watched.removeEventFilter(self)
                watched.installEventFilter(self)


def _takes_words(widget: QObject) -> bool:
    """Whether typed words go into this widget."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, _FIELDS)
