"""A dialog that is never larger than the screen: what does not hold there scrolls."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QScrollArea

from pcra_game.windows.scrolling import lay_in_scroller, least_size

_FRAME = QSize(12, 44)
"""What the system draws around a window: its edges and its title."""

_MOVES: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
}


class FittingDialog(QDialog):
    """Looks at the screen when it is shown, and again whenever it asks for more room."""

    scroller: QScrollArea | None = None
    inner: QScrollArea | None = None
    """What scrolls inside of a dialog that has a place for it."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take no more than the screen, before the place of the dialog is chosen."""
        self._fit_screen()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit_screen()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys that nothing in the dialog wanted."""
        super().keyPressEvent(event)
        scrolls = self.scroller or self.inner
        if not event.isAccepted() and scrolls is not None and event.key() in _MOVES:
            scrolls.verticalScrollBar().triggerAction(_MOVES[event.key()])
            event.accept()

    def _fit_screen(self) -> None:
        layout, room = self.layout(), self._on_screen()
        if layout is None or self.scroller is not None:
            return
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        least = least_size(layout, min(self.width(), room.width()))
        if least.boundedTo(room) != least:
            self.scroller = lay_in_scroller(self, layout)
        if self.size().boundedTo(room) != self.size():
            self.resize(self.size().boundedTo(room))

    def _on_screen(self) -> QSize:
        """The screen, or the window below where that one is larger."""
        room = self.screen().availableGeometry().size() - _FRAME
        below = self.parentWidget()
        return room.expandedTo(below.window().size()) if below is not None else room
