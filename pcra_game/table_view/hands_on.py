"""The view as hands, wheel and keyboard meet it; what it shows is for `view.py` to say."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from pcra_game.table_view.accessible import listen, tell_focus
from pcra_game.table_view.gestures.flip import Flip
from pcra_game.table_view.interactions import Hands
from pcra_game.table_view.keys import Keys
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.sight import Sight

_ZOOM_KEYS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}


class HandsOn(Sight):
    """A scene under the hands: gestures, keys and zoom, whatever lies there.

    `announced` gives a sentence for who cannot see what the hands do.
    """

    announced = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        listen()
        self.hands = Hands(self, self.pieces)
        self.held = Flip(self.hands)
        self.keys = Keys(self)
        self.hands.announced.connect(self.announced)
        self.keys.picked_up.connect(self.hands.pick_up)
        self.keys.neared.connect(self.come_near)
        self.keys.moved.connect(self._focus_moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def mark_focus(self) -> None:
        """Draw the ring where the keyboard is, if it is on the table at all."""
        self.pieces.mark_focus(self.keys.focus if self.hasFocus() else None)

    def rest(self) -> None:
        """Have nothing in focus: no key acts on a card until an arrow or Tab goes to one."""
        self.keys.focus = None
        self.mark_focus()

    def _focus_moved(self, key: str) -> None:
        self.show_around(key)
        self.mark_focus()
        if self.hasFocus():
            tell_focus(self, key)

    def let_go(self) -> None:
        """End what the hands do, whatever it is: all is as it was before."""
        self.hands.cancel()
        self.held.put_back()

    def menu_on(self, key: str, place: QPoint) -> None:
        """Show what can be done with a thing; `place` is a point of the screen."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.keys.letter.obey()  # no word goes on with the mouse
        place = event.position().toPoint()
        if self.held.key is not None:
            if event.button() == Qt.MouseButton.LeftButton and self.held.holds(place):
                self.held.turn()
            else:
                self.held.put_back()
            return
        thing = self.hands.press(place, event.button())
        if thing is not None:
            self.keys.go(thing.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.held.key is None:
            self.hands.move(event.position().toPoint(), event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event.position().toPoint(), event.button())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hands.leave()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            quiet = self.hands.busy or self.held.key is not None
            said = "" if quiet else self.pieces.tip_at(self.mapToScene(event.pos()))
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.hands.busy or self.held.key is not None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            thing = self.pieces.thing_at(self.mapToScene(event.pos()))
            key = thing.key if thing is not None else None
        else:
            key = self.keys.focus
        if key is None:
            return
        self.keys.go(key)
        place = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            middle = self.mapFromScene(*self.pieces.things[key].box.middle)
            place = self.viewport().mapToGlobal(middle)
        self.menu_on(key, place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.held.put_back()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.turn(event.angleDelta().y(), event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys.letter.goes_no_further(event):
            return
        if not (self._key_in_gesture(event) or self._key_pressed(event)):
            event.ignore()

    def _key_in_gesture(self, event: QKeyEvent) -> bool:
        """Let what is under way have the key; False where it means nothing to that."""
        if event.key() == Qt.Key.Key_Escape:
            return self._escape()
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
            return False
        if self.held.key is not None:
            self._key_while_held(event.key())
            return True
        if self.hands.carrying:
            self.hands.press_key(event.key())
            return True
        return False

    def _escape(self) -> bool:
        """Take back the last thing that began; False where nothing is under way."""
        if self.held.key is not None:
            self.held.put_back()
        elif self.hands.busy:
            self.hands.cancel()
        elif self.zoom.gliding:
            self.zoom.finish()
        else:
            return False
        return True

    def _key_while_held(self, key: int) -> None:
        """V turns the card that is held up; any other key puts it back, Enter opens it too."""
        if key == Qt.Key.Key_V:
            self.held.turn()
            return
        self.held.put_back()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keys.press(key)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        kept = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if kept & Qt.KeyboardModifier.ControlModifier:
            steps = _ZOOM_KEYS.get(Qt.Key(event.key()))
            if steps is not None:
                self.zoom.step(steps)
            return steps is not None
        return kept == Qt.KeyboardModifier.NoModifier and self.keys.press(event.key())

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.held.key is not None:
            self.held.put_back()
            return True
        if self.hands.carrying:
            self.hands.press_key(Qt.Key.Key_Tab, back=not forward)
            return True
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
        self.let_go()
        self.mark_focus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hands.cancel()
        self.held.drop()
