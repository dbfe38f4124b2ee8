"""Gives each row of a long page the height of its words, once what changed is laid out."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLayout, QWidget

_ROUNDS = 3
_PAUSE_MS = 15


class Heights(QObject):
    """Qt keeps the heights it measured before rows were shown or wrapped: here it forgets them.

    It takes a few rounds: a row that wraps takes its height from the round before. Lists lie in
    widgets of their own, for a nested layout keeps what it measured.
    """

    def __init__(self, content: QWidget) -> None:
        """Take the widget that scrolls."""
        super().__init__(content)
        self._content = content
        self._left = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._measure)

    def again(self) -> None:
        """Measure every row again, after the events that wait."""
        self._left = _ROUNDS
        self._soon.start(0)

    def _measure(self) -> None:
        for widget in reversed(self._content.findChildren(QWidget)):  # the innermost first
            widget.updateGeometry()
        for layout in self._content.findChildren(QLayout):
            layout.invalidate()
        self._content.updateGeometry()
        self._left -= 1
        if self._left > 0:
            self._soon.start(_PAUSE_MS)
