"""The part of the sheet that scrolls when the window is low."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

_EDGE, _BESIDE_BAR = 20, 8
_SETTLE_MS = 50
"""A sheet that shows another card needs some turns of the loop to find its new shape."""


class Scroller(QScrollArea):
    """A column that scrolls; its right edge stays where it is when the bar comes."""

    def __init__(self, column: QVBoxLayout) -> None:
        """Take the column to show, already filled or not."""
        super().__init__()
        self._column = column
        self.setObjectName("scroll")
        column.setContentsMargins(_EDGE, 14, _EDGE, 4)
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
        self._beginning = QTimer(self)
        self._beginning.setSingleShot(True)
        self._beginning.setInterval(_SETTLE_MS)
        self._beginning.timeout.connect(self._begin)
        self._kept: QWidget | None = None
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_SETTLE_MS)
        self._keeping.timeout.connect(self._show_kept)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def draw_near(self, near: bool) -> None:
        """Save height, or give the rows their air back."""
        margins = self._column.contentsMargins()
        margins.setTop(8 if near else 14)
        self._column.setContentsMargins(margins)
        self._column.setSpacing(4 if near else 7)

    def keep(self, widget: QWidget) -> None:
        """Have a widget seen once the sheet has found its new shape."""
        self._kept = widget
        self._keeping.start()

    def _show_kept(self) -> None:
        if self._kept is not None:
            self.ensureWidgetVisible(self._kept, 0, _BESIDE_BAR)

    def start_over(self) -> None:
        """Show the beginning, once what comes now has found its places."""
        self.verticalScrollBar().setValue(0)
        self._beginning.start()

    def _begin(self) -> None:
        self.verticalScrollBar().setValue(0)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _EDGE)

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
