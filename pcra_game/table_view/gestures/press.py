"""A press on a thing: a click, until the hand moves away."""

from PySide6.QtCore import QPoint, QPointF, Qt

from pcra_game.table_view.gestures.drag import Drag
from pcra_game.table_view.gestures.holder import Holder
from pcra_game.table_view.items.activity import CHEVRON
from pcra_game.table_view.tabletop import Role, Thing

NEAR_A_CLICK = 6


class Press:
    """A card that moves far enough becomes a drag; anything else is a click, or nothing."""

    button: Qt.MouseButton | None = Qt.MouseButton.LeftButton

    def __init__(self, holder: Holder, thing: Thing, place: QPoint) -> None:
        self._holder, self._thing, self._start = holder, thing, place

    def move(self, place: QPoint) -> None:
        """Turn into a drag beyond a few pixels."""
        if (place - self._start).manhattanLength() < NEAR_A_CLICK:
            return
        if self._thing.role is Role.CARD:
            drag = Drag(self._holder, self._thing, self._start)
            self._holder.become(drag)
            drag.move(place)

    def end(self, place: QPoint) -> None:
        """A click, if the thing is still under the hand."""
        holder, thing = self._holder, self._thing
        point = holder.view.mapToScene(place)
        if not thing.box.holds(point.x(), point.y()):
            return
        if thing.role is Role.ACTIVITY and on_chevron(thing, point, holder.unit):
            holder.folded.emit(thing.key)
        else:
            holder.clicked.emit(thing.key)

    def cancel(self) -> None:
        """Nothing was changed yet."""


def on_chevron(thing: Thing, point: QPointF, unit: float) -> bool:
    """Whether a point of an activity lies on the sign that folds its cards away."""
    size = CHEVRON * unit
    return point.x() > thing.box.right - size and point.y() > thing.box.bottom - size * 1.25
