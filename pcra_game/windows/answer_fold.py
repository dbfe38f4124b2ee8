"""A key above the foot: remarks lie below the edge of the sheet; it leads to the first of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from pcra_game.texts import answer_sheet as words
from pcra_game.windows.style import say_role

_SETTLE_MS = 60
"""A sheet that grows a note needs some turns of the loop to find its new shape."""

_SEEN = 24
"""Pixels of a note from which somebody sees that it is there."""


class BelowFold(QPushButton):
    """Counts the notes that nobody sees; hidden while every one is seen."""

    def __init__(self, scroll: QScrollArea, notes: Callable[[], Sequence[QWidget]]) -> None:
        """`notes` gives those that speak now, from top to bottom."""
        super().__init__()
        self._scroll, self._notes = scroll, notes
        self.setObjectName("below_fold")
        self.setAutoDefault(False)
        say_role(self, "chip")
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._count)
        bar = scroll.verticalScrollBar()
        bar.valueChanged.connect(self.look_again)
        bar.rangeChanged.connect(self.look_again)
        self.clicked.connect(self._show_first)
        self.hide()

    def look_again(self) -> None:
        """Count once what comes now has found its place."""
        self._settle.start()

    def _count(self) -> None:
        hidden = self._hidden()
        said = words.remarks_below(len(hidden))
        if hidden and self.text() != said:
            self.setText(said)
            self.setAccessibleName(said)
        if self.isHidden() == bool(hidden):
            self.setVisible(bool(hidden))

    def _hidden(self) -> list[QWidget]:
        port = self._scroll.viewport()
        return [
            note
            for note in self._notes()
            if note.mapTo(port, QPoint(0, min(_SEEN, note.height()))).y() > port.height()
        ]

    def _show_first(self) -> None:
        hidden = self._hidden()
        if hidden:
            bar = self._scroll.verticalScrollBar()
            port = self._scroll.viewport()
            last = hidden[-1]
            below = last.mapTo(port, QPoint(0, last.height())).y() - port.height()
            first = hidden[0].mapTo(port, QPoint(0, 0)).y()
            bar.setValue(bar.value() + min(below + 8, first))
