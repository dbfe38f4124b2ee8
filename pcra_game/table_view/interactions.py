"""What hands do on the table, one class for each gesture: click, drag of a card, pan.

A gesture starts, moves, and either ends or is cancelled, which leaves everything as it was.
"""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QGraphicsView

from pcra_game.table_view.items.activity import CHEVRON
from pcra_game.table_view.layout import SMALLEST_UNIT
from pcra_game.table_view.scene import TableScene
from pcra_game.table_view.tabletop import Role, Thing, lit

SHEET = "sheet"
"""Where a card lands that is let go of beyond the right edge."""

NEAR_A_CLICK = 6
_EDGE = 36
_EDGE_STEP = 14
_EDGE_TICK = 25


class Gesture(Protocol):
    """Something that a hand began."""

    def move(self, place: QPoint) -> None:
        """Follow the hand."""

    def end(self, place: QPoint) -> None:
        """The hand let go."""

    def cancel(self) -> None:
        """Forget it."""


class Hands(QObject):
    """The one gesture under way, if any.

    `clicked` gives the key of a thing, `folded` an activity, `dropped` a card and its target.
    """

    clicked = Signal(str)
    folded = Signal(str)
    dropped = Signal(str, str)

    def __init__(self, view: QGraphicsView, scene: TableScene) -> None:
        super().__init__(view)
        self.view = view
        self.scene = scene
        self.unit = SMALLEST_UNIT
        self._gesture: Gesture | None = None

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    @property
    def card_in_hand(self) -> str | None:
        """The key of the card that is being dragged."""
        return self._gesture.key if isinstance(self._gesture, Drag) else None

    def press(self, place: QPoint, button: Qt.MouseButton) -> Thing | None:
        """A button went down; gives the thing under it, if it is one to press."""
        self.cancel()
        thing = self.scene.thing_at(self.view.mapToScene(place))
        if button == Qt.MouseButton.MiddleButton:
            self._gesture = Pan(self, place)
            return None
        if button != Qt.MouseButton.LeftButton:
            return None
        if thing is None:
            self._gesture = Pan(self, place)
            return None
        self._gesture = Click(self, thing, place)
        return thing

    def move(self, place: QPoint) -> None:
        """The mouse moved, pressed or not."""
        if self._gesture is not None:
            self._gesture.move(place)
            return
        self.hover(place)

    def release(self, place: QPoint) -> None:
        """The button went up."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.end(place)
            self.hover(place)

    def cancel(self) -> None:
        """Everything returns to where it was."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    def become(self, gesture: Gesture) -> None:
        """A click turned out to be the start of something longer."""
        self._gesture = gesture

    def hover(self, place: QPoint) -> None:
        """Show what a click would take."""
        thing = self.scene.thing_at(self.view.mapToScene(place))
        pressable = thing is not None
        self.scene.mark_hover(thing.key if thing is not None else None)
        shape = Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.OpenHandCursor
        self.view.viewport().setCursor(shape)

    def leave(self) -> None:
        """The mouse is elsewhere, or what lay under it is."""
        self.scene.mark_hover(None)


class Click:
    """A press on a thing; a card that moves far enough becomes a drag."""

    def __init__(self, hands: Hands, thing: Thing, place: QPoint) -> None:
        self._hands, self._thing, self._start = hands, thing, place

    def move(self, place: QPoint) -> None:
        """Turn into a drag beyond a few pixels."""
        if (place - self._start).manhattanLength() < NEAR_A_CLICK:
            return
        if self._thing.role is Role.CARD:
            drag = Drag(self._hands, self._thing, self._start)
            self._hands.become(drag)
            drag.move(place)

    def end(self, place: QPoint) -> None:
        """A click, if the thing is still under the hand."""
        hands, thing = self._hands, self._thing
        point = hands.view.mapToScene(place)
        if not thing.box.holds(point.x(), point.y()):
            return
        if thing.role is Role.ACTIVITY and on_chevron(thing, point, hands.unit):
            hands.folded.emit(thing.key)
        else:
            hands.clicked.emit(thing.key)

    def cancel(self) -> None:
        """Nothing was changed yet."""


class Drag:
    """A copy of the card follows the hand; the places that would take it light up."""

    def __init__(self, hands: Hands, thing: Thing, start: QPoint) -> None:
        self._hands, self._scene, self._thing = hands, hands.scene, thing
        self.key = thing.key
        self._grip = hands.view.mapToScene(start) - QPointF(thing.box.x, thing.box.y)
        self._place = start
        self._plain = {
            key: other for key, other in hands.scene.things.items() if accepts(thing, other)
        }
        for other in [*self._plain.values()]:
            self._scene.replace_thing(lit(other))
        self._scene.mark_hover(None)
        self._scene.take_in_hand(self.key)
        hands.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._edge = QTimer(hands)
        self._edge.setInterval(_EDGE_TICK)
        self._edge.timeout.connect(self._scroll_on)

    def move(self, place: QPoint) -> None:
        """Carry the copy; near the upper or lower edge the table scrolls along."""
        self._place = place
        self._scene.carry(self._hands.view.mapToScene(place) - self._grip)
        self._scene.mark_target(self._target(place))
        if self._speed():
            self._edge.start()
        else:
            self._edge.stop()

    def end(self, place: QPoint) -> None:
        """Tell where the card landed, if that place takes it."""
        target = self._target(place)
        if place.x() >= self._hands.view.viewport().width():
            target = SHEET
        self.cancel()
        if target is not None:
            self._hands.dropped.emit(self.key, target)

    def cancel(self) -> None:
        """Everything returns."""
        self._edge.stop()
        self._edge.deleteLater()
        self._scene.mark_hover(None)
        self._scene.let_go(self.key)
        for key, thing in self._plain.items():
            if key in self._scene.pieces:
                self._scene.replace_thing(thing)

    def _target(self, place: QPoint) -> str | None:
        """The place under the hand that takes the card."""
        if not self._hands.view.viewport().rect().contains(place):
            return None
        point = self._hands.view.mapToScene(place)
        for key in self._plain:
            if self._zone(key).contains(point):
                return key
        return None

    def _zone(self, key: str) -> QRectF:
        """The whole column of an activity, or the parking."""
        boxes = [t.box for t in self._scene.things.values() if key in (t.key, t.home)]
        zone = QRectF()
        for box in boxes:
            zone = zone.united(QRectF(box.x, box.y, box.width, box.height))
        return zone

    def _speed(self) -> int:
        height = self._hands.view.viewport().height()
        if self._place.y() < _EDGE:
            return -_EDGE_STEP
        return _EDGE_STEP if self._place.y() > height - _EDGE else 0

    def _scroll_on(self) -> None:
        bar = self._hands.view.verticalScrollBar()
        bar.setValue(bar.value() + self._speed())
        self.move(self._place)


class Pan:
    """The felt follows the hand."""

    def __init__(self, hands: Hands, start: QPoint) -> None:
        self._view, self._start = hands.view, start
        bars = (self._view.horizontalScrollBar(), self._view.verticalScrollBar())
        self._before = [bar.value() for bar in bars]
        hands.scene.mark_hover(None)
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, place: QPoint) -> None:
        """Scroll by as much as the hand moved."""
        step = self._start - place
        self._view.horizontalScrollBar().setValue(self._before[0] + step.x())
        self._view.verticalScrollBar().setValue(self._before[1] + step.y())

    def end(self, place: QPoint) -> None:
        """Stay here."""
        self.move(place)

    def cancel(self) -> None:
        """Scroll back."""
        self.move(self._start)


def accepts(card: Thing, place: Thing) -> bool:
    """Whether a place takes a card: another activity one that lies beneath an activity, the
    parking one that was played."""
    if place.role is Role.ACTIVITY:
        return bool(card.home) and place.key != card.home
    return place.role is Role.PARKING and card.played


def on_chevron(thing: Thing, point: QPointF, unit: float) -> bool:
    """Whether a point of an activity lies on the sign that folds its cards away."""
    size = CHEVRON * unit
    return point.x() > thing.box.right - size and point.y() > thing.box.bottom - size * 1.25
