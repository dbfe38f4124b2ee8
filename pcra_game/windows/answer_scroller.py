"""The part of the sheet that scrolls when the window is low."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
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
        self._fade = _Fade(self.viewport())
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.verticalScrollBar().valueChanged.connect(self._show_fade)
        self._focused: QWidget | None = None
        self._kept: QWidget | None = None
        self._follow = self._soon(0, self._show_focused)
        self._beginning = self._soon(_SETTLE_MS, self._begin)
        self._keeping = self._soon(_SETTLE_MS, self._show_kept)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _soon(self, after_ms: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(do)
        return timer

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
            self._show_whole(focused)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whoever has the keys is seen, also what opened just now and has no place yet."""
        if now is not None and self.isAncestorOf(now):
            self._focused = now
            self._follow.start()

    def _show_focused(self) -> None:
        if self._focused is not None and self._focused is QApplication.focusWidget():
            self._show_whole(self._focused)
        self._focused = None

    def _show_whole(self, field: QWidget) -> None:
        """Bring a field into sight with its name and its counter, where all of it holds."""
        row = field
        while (
            above := row.parentWidget()
        ) is not None and above.parentWidget() is not self.widget():
            row = above
        if row.height() + 2 * _EDGE <= self.viewport().height():
            self.ensureWidgetVisible(row, 0, _EDGE)
        self.ensureWidgetVisible(field, 0, _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_fade()

    def _show_fade(self) -> None:
        """Say at the lower edge that the sheet goes on: a line cut by the foot looks broken."""
        bar, port = self.verticalScrollBar(), self.viewport()
        self._fade.setGeometry(0, port.height() - _EDGE, port.width(), _EDGE)
        self._fade.setVisible(bar.value() < bar.maximum())
        self._fade.raise_()

    def _make_room(self, _first: int, last: int) -> None:
        self._show_fade()
        margins = self._column.contentsMargins()
        margins.setRight(_BESIDE_BAR if last > 0 else _EDGE)
        self._column.setContentsMargins(margins)


class _Fade(QWidget):
    """Lets what lies below the edge vanish into the page; the mouse goes through it."""

    def __init__(self, port: QWidget) -> None:
        super().__init__(port)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        page = self.palette().window().color()
        clear = QColor(page)
        clear.setAlpha(0)
        shade = QLinearGradient(0, 0, 0, self.height())
        shade.setColorAt(0, clear)
        shade.setColorAt(0.8, page)
        QPainter(self).fillRect(self.rect(), shade)
