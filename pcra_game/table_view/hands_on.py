"""The view as hands, wheel and keyboard meet it; what it shows is for `view.py` to say."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from pcra_game.table_view.accessible import listen, tell_focus
from pcra_game.table_view.interactions import Hands
from pcra_game.table_view.keys import Keys
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.scene import TableScene
from pcra_game.table_view.zoom import Zoom

_SHOWN_AROUND = 40
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}


class HandsOn(QGraphicsView):
    """A scene under the hands: gestures, keys and zoom, whatever lies there."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        listen()
        self.pieces = TableScene(palette, self)
        self.setScene(self.pieces)
        self.hands = Hands(self, self.pieces)
        self.keys = Keys(self)
        self.zoom = Zoom(self)
        self.keys.moved.connect(self._focus_moved)
        self.zoom.rested.connect(self.sharpen)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.viewport().setMouseTracking(True)

    def scale_now(self) -> float:
        """Device pixels to a pixel of the table."""
        return self.zoom.factor * self.devicePixelRatioF()

    def seen(self) -> QRectF:
        """The part of the table in sight."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def show_around(self, key: str) -> None:
        """Scroll until a thing is in sight."""
        box = self.pieces.things[key].box
        rect = QRectF(box.x, box.y, box.width, box.height)
        self.ensureVisible(rect, _SHOWN_AROUND, _SHOWN_AROUND)

    def mark_focus(self) -> None:
        """Draw the ring where the keyboard is, if it is on the table at all."""
        self.pieces.mark_focus(self.keys.focus if self.hasFocus() else None)

    def _focus_moved(self, key: str) -> None:
        self.show_around(key)
        self.mark_focus()
        if self.hasFocus():
            tell_focus(self, key)

    def sharpen(self) -> None:
        """Make the pictures for the zoom at which they are seen, those in sight first."""
        self.pieces.sharpen(self.scale_now(), self.seen())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.pieces.reveal(self.seen())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        thing = self.hands.press(event.position().toPoint(), event.button())
        if thing is not None:
            self.keys.go(thing.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hands.leave()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = "" if self.hands.busy else self.pieces.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.turn(event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.hands.busy:
            self.hands.cancel()
        elif not self._key_pressed(event):
            event.ignore()

    def _key_pressed(self, event: QKeyEvent) -> bool:
        kept = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if kept & Qt.KeyboardModifier.ControlModifier:
            steps = _ZOOM_KEYS.get(Qt.Key(event.key()))
            if steps is not None:
                self.zoom.step(steps)
            return steps is not None
        return kept == Qt.KeyboardModifier.NoModifier and self.keys.press(event.key())

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.keys.tab(forward=forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.keys.enter(forward=True)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.keys.enter(forward=False)
        self.mark_focus()
        if self.keys.focus:
            tell_focus(self, self.keys.focus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hands.cancel()
        self.mark_focus()
