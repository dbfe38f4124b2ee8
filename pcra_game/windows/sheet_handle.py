"""The line between the table and the sheet, as a thing that the mouse and the keys can hold."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from pcra_game.table_view.palette import Palette

_STEP = 24
_FAR = 100_000
_DOTS, _APART, _RADIUS = 3, 9.0, 1.75

_KEYS = {
    Qt.Key.Key_Left: -_STEP,
    Qt.Key.Key_Right: _STEP,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}
_USUAL = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SheetHandle(QSplitterHandle):
    """Tab reaches it and the arrows move it; a click leaves the keyboard where it is.

    `let_go` says that the hand is off, `usual_asked` that the usual width is wanted.
    """

    let_go = Signal()
    usual_asked = Signal()

    def __init__(self, splitter: QSplitter, palette: Palette, name: str) -> None:
        """Take the theme, and what a tip and a screen reader say."""
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._palette = palette
        self.setObjectName("sheet_handle")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.let_go.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.usual_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.moveSplitter(self.x() + _KEYS[key])
        elif key in _USUAL:
            self.usual_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.let_go.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.let_go.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        held = self.hasFocus() or self.underMouse()
        p = self._palette
        canvas = QPainter(self)
        canvas.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas.fillRect(self.rect(), QColor(p.focus if held else p.felt_deep))
        canvas.setPen(Qt.PenStyle.NoPen)
        canvas.setBrush(QColor(p.felt_deep if held else p.soft_on_felt))
        middle = QRectF(self.rect()).center()
        for number in range(_DOTS):
            down = (number - (_DOTS - 1) / 2) * _APART
            canvas.drawEllipse(middle + QPointF(0, down), _RADIUS, _RADIUS)
        canvas.end()
