"""The part of the sheet that scrolls when the window is low."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

_EDGE, _BESIDE_BAR = 20, 8


class Scroller(QScrollArea):
    """A column that scrolls; its right edge stays where it is when the bar comes."""

    def __init__(self, column: QVBoxLayout) -> None:
        """Take the column to show, already filled or not."""
        super().__init__()
        self._column = column
        column.setContentsMargins(_EDGE, 14, _EDGE, 4)
        column.setSpacing(7)
        body = QWidget()
        body.setLayout(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._focused: QWidget | None = None
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(0)
        self._follow.timeout.connect(self._show_focused)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever has the keys is seen, also what opened just now and has no place yet."""
        if now is not None and self.isAncestorOf(now):
            self._focused = now
            self._follow.start()

    def _show_focused(self) -> None:
        if self._focused is not None and self._focused is QApplication.focusWidget():
            self.ensureWidgetVisible(self._focused, 0, _EDGE)
        self._focused = None

    def _make_room(self, _first: int, last: int) -> None:
        margins = self._column.contentsMargins()
        margins.setRight(_BESIDE_BAR if last > 0 else _EDGE)
        self._column.setContentsMargins(margins)
