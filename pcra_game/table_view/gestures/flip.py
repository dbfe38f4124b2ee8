"""One card held up over the table: it lifts from its place, turns over, and goes back."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsRectItem

from pcra_game.table_view import z_order
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.card_faces import Face, margin
from pcra_game.table_view.gestures.holder import Holder
from pcra_game.table_view.items.backs import LARGE
from pcra_game.table_view.lifted import Lifted
from pcra_game.texts import table_view as words

LIFT = 220
BACK = 200
_HELD = "held"
_SHARE = 0.86
_VEIL = QColor(0, 0, 0, 140)
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Held:
    """Where a card is held, how wide and high of its full size, how dark the table is."""

    middle: QPointF
    wide: float = 1.0
    high: float = 1.0
    veil: float = 1.0

    def towards(self, end: "_Held", part: float) -> "_Held":
        return _Held(
            self.middle + (end.middle - self.middle) * part,
            self.wide + (end.wide - self.wide) * part,
            self.high + (end.high - self.high) * part,
            self.veil + (end.veil - self.veil) * part,
        )


class Flip:
    """A display only: nothing is asked for and nothing written.

    The back is for the facilitator: where the room may see this screen, only the front is shown.
    """

    def __init__(self, holder: Holder) -> None:
        self._holder, self._view, self._scene = holder, holder.view, holder.scene
        self.key: str | None = None
        self.back = False
        self.private = True
        self._faces: Lifted | None = None
        self._pictures: dict[bool, QPixmap] = {}
        self._size = (1.0, 1.0)
        self._held = _Held(QPointF())
        self._veil = QGraphicsRectItem()
        self._veil.setPen(Qt.PenStyle.NoPen)
        self._veil.setBrush(_VEIL)
        self._veil.setZValue(z_order.VEIL)
        self._card = QGraphicsPixmapItem()
        self._card.setZValue(z_order.LIFTED)
        self._card.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        for item in (self._veil, self._card):
            item.setVisible(False)
            self._scene.addItem(item)
        self._ratio = 1.0

    def lift(self, key: str, faces: Lifted, ratio: float) -> None:
        """Hold a card up, its back to be read, or its front where the room may see.

        `ratio` is what the screen has of device pixels to a pixel of the table.
        """
        self._scene.motion.finish(_HELD)
        self.key, self._faces, self._ratio = key, faces, ratio
        self._make()
        self._veil.setVisible(True)
        self._card.setVisible(True)
        self._go(self._at_rest(key), self._in_hand(), turned_from=False, turned_to=self.private)
        self._tell(back=self.private)

    def turn(self) -> None:
        """Turn the card over; a front that may not turn goes back."""
        if self.key is None:
            return
        if not self.private:
            self.put_back()
            return
        self._scene.motion.finish(_HELD)
        held, back = self._in_hand(), not self.back
        self._go(held, held, turned_from=self.back, turned_to=back)
        self._tell(back=back)

    def put_back(self) -> None:
        """Bring the card back to its place."""
        if self.key is None:
            return
        key, self.key, self._faces = self.key, None, None
        self._go(self._held, self._at_rest(key), turned_from=self.back, turned_to=False)
        self._holder.announced.emit(words.PUT_DOWN)

    def drop(self) -> None:
        """Be done with it at once."""
        self.key = self._faces = None
        self._scene.motion.forget(_HELD)
        self._away()

    def renew(self, faces: Lifted | None) -> None:
        """The table was laid anew: show what the card says now, or nothing where it left."""
        if faces is None:
            self.drop()
            return
        self._scene.motion.finish(_HELD)
        self._faces = faces
        self._make()
        self._show(self._in_hand(), back=self.back)

    def set_private(self, on: bool) -> None:
        """Whether nobody else sees this screen; what may not be seen is gone at once."""
        self.private = on
        if not on and (self.back or self._scene.motion.moving & {_HELD}):
            self._scene.motion.finish(_HELD)
            if self.key is not None:
                self._show(self._in_hand(), back=False)

    def holds(self, place: QPoint) -> bool:
        """Whether a point of the viewport lies on the card that is held up."""
        wide, high = self._size
        rect = QRectF(0, 0, wide, high)
        rect.moveCenter(self._in_hand().middle)
        return self.key is not None and rect.contains(self._view.mapToScene(place))

    def _make(self) -> None:
        """Paint both faces, as large as the window has room for."""
        faces = self._faces
        if faces is None:
            return
        seen = self._seen()
        unit = min(seen.width() * _SHARE / LARGE[0], seen.height() * _SHARE / LARGE[1])
        wide, high = (round(unit * side) for side in LARGE)
        self._size = (wide, high)
        edge = margin(unit)
        self._card.setOffset(-wide / 2 - edge, -high / 2 - edge)
        box = Box(0, 0, wide, high)

        def picture(face: Face) -> QPixmap:
            return self._scene.faces.picture(face, box, unit, self._ratio)

        self._pictures = {False: picture(faces.front), True: picture(faces.back)}
        around = seen.adjusted(-seen.width(), -seen.height(), seen.width(), seen.height())
        self._veil.setRect(around)

    def _go(self, start: _Held, end: _Held, *, turned_from: bool, turned_to: bool) -> None:
        turns = turned_from is not turned_to

        def step(part: float) -> None:
            held = start.towards(end, part)
            back = turned_to if part >= _HALF else turned_from
            self._show(held, back=back, narrow=abs(1 - 2 * part) if turns else 1.0)

        done = self._away if self.key is None else None
        self._scene.motion.run(_HELD, step, done, BACK if self.key is None else LIFT)

    def _show(self, held: _Held, *, back: bool, narrow: float = 1.0) -> None:
        self._held, self.back = held, back and self.private
        self._card.setPixmap(self._pictures[self.back])
        self._card.setPos(held.middle)
        self._card.setTransform(QTransform.fromScale(max(held.wide * narrow, 0.001), held.high))
        self._veil.setOpacity(held.veil)

    def _away(self) -> None:
        self.back = False
        self._card.setVisible(False)
        self._veil.setVisible(False)
        self._pictures = {}

    def _seen(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _in_hand(self) -> _Held:
        return _Held(self._seen().center())

    def _at_rest(self, key: str) -> _Held:
        thing = self._scene.things.get(key)
        if thing is None:
            return _Held(self._held.middle, 0.0, 0.0, 0.0)
        wide, high = self._size
        box = thing.box
        return _Held(QPointF(*box.middle), box.width / wide, box.height / high, 0.0)

    def _tell(self, *, back: bool) -> None:
        if self._faces is not None:
            said = self._faces.spoken_back if back else self._faces.spoken_front
            self._holder.announced.emit(said)
