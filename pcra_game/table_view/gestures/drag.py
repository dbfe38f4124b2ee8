"""A card dragged with the mouse."""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer

from pcra_game.table_view.gestures.holder import Holder
from pcra_game.table_view.gestures.landing import Landing
from pcra_game.table_view.tabletop import Thing

SHEET = "sheet"
"""Where a card lands that is let go of beyond the right edge."""

_EDGE = 36
_EDGE_STEP = 14
_EDGE_TICK = 25


class Drag:
    """A copy of the card follows the hand; near the upper or lower edge the table scrolls."""

    button: Qt.MouseButton | None = Qt.MouseButton.LeftButton

    def __init__(self, holder: Holder, thing: Thing, start: QPoint) -> None:
        self._view, self._scene = holder.view, holder.scene
        self.key = thing.key
        self._grip = self._view.mapToScene(start) - QPointF(thing.box.x, thing.box.y)
        self._place = start
        self._landing = Landing(holder, thing)
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._edge = QTimer(holder)
        self._edge.setInterval(_EDGE_TICK)
        self._edge.timeout.connect(self._scroll_on)

    def move(self, place: QPoint) -> None:
        """Carry the copy along."""
        self._place = place
        self._scene.carry(self._view.mapToScene(place) - self._grip)
        self._scene.mark_target(self._target(place))
        if self._speed():
            if not self._edge.isActive():  # begun again at each move it would never ring
                self._edge.start()
        else:
            self._edge.stop()

    def end(self, place: QPoint) -> None:
        """Tell where the card landed, if that place takes it."""
        self._stop()
        target = self._target(place)
        inside = self._view.viewport().rect()
        if place.x() >= inside.width() and 0 <= place.y() < inside.height():
            target = SHEET
        if target is None:
            self._landing.put_back()
        else:
            self._landing.drop(target)

    def cancel(self) -> None:
        """Everything returns."""
        self._stop()
        self._landing.put_back()

    def _stop(self) -> None:
        self._edge.stop()
        self._edge.deleteLater()

    def _target(self, place: QPoint) -> str | None:
        if not self._view.viewport().rect().contains(place):
            return None
        return self._landing.target(self._view.mapToScene(place))

    def _speed(self) -> int:
        height = self._view.viewport().height()
        if self._place.y() < _EDGE:
            return -_EDGE_STEP
        return _EDGE_STEP if self._place.y() > height - _EDGE else 0

    def _scroll_on(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._speed())
        self.move(self._place)
