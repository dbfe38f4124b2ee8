"""The scene of the table: keeps one piece for each thing and changes only what changed."""

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsScene

from pcra_game.table_view import z_order
from pcra_game.table_view.boxes import Box, Places
from pcra_game.table_view.card_faces import Faces, bucket, margin
from pcra_game.table_view.items.shapes import Canvas
from pcra_game.table_view.motion import Motion
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.tabletop import Role, Thing

_SLICE = 0.006
"""Seconds of painting in a row, so that a frame is never missed for what nobody sees yet."""
_FAR_SCALE = 1.0
"""The scale of pictures that nobody is about to see."""
_HALO = 0.14
_RING = 0.24
_RING_GAP = 0.22
_FAINT = 0.35
_BARE = 1000
"""Height of the felt before anything lies on it."""


class Piece(QGraphicsPixmapItem):
    """A thing in the scene: a ready picture, which may wait to be made sharper."""

    def __init__(self, thing: Thing) -> None:
        super().__init__()
        self.thing = thing
        self.made: tuple[object, ...] = ()
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def wear(self, faces: Faces, unit: float, scale: float) -> None:
        """Show the face that the thing has now, sharp at `scale`."""
        self.setPixmap(faces.picture(self.thing.face, self.thing.box, unit, scale))
        self.setOffset(-margin(unit), -margin(unit))
        self.made = self.wanted(unit, scale)

    def wanted(self, unit: float, scale: float) -> tuple[object, ...]:
        """What the picture should be made for."""
        box = self.thing.box
        return (self.thing.face, box.width, box.height, unit, bucket(scale))


class TableScene(QGraphicsScene):
    """Pieces by key. It shows; it decides nothing."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.faces = Faces(palette)
        self.motion = Motion(self)
        self.pieces: dict[str, Piece] = {}
        self.things: dict[str, Thing] = {}
        self.focused: str | None = None
        self.hovered: str | None = None
        self.setBackgroundBrush(felt_brush(palette, _BARE))
        self._unit = 1.0
        self._scale = 1.0
        self._near: QRectF | None = None
        self._waiting: list[str] = []
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._paint_a_slice)
        self._hover = self._mark(palette.on_felt, z_order.HOVER)
        self._focus = self._mark(palette.focus, z_order.FOCUS)
        self._dragged: QGraphicsPixmapItem | None = None

    def _mark(self, colour: str, z: float) -> QGraphicsPathItem:
        mark = QGraphicsPathItem()
        mark.setPen(QPen(QColor(colour), 2))
        mark.setZValue(z)
        mark.setVisible(False)
        self.addItem(mark)
        return mark

    def lay(self, things: Iterable[Thing], places: Places) -> list[str]:
        """Lay things; what stays glides, what left goes. `sharpen` then makes their pictures.

        Gives the keys of those that say something else than before.
        """
        before = self.things
        self.things = {thing.key: thing for thing in things}
        self._unit = places.unit
        for key in [key for key in self.pieces if key not in self.things]:
            self.motion.forget(key)
            self.removeItem(self.pieces.pop(key))
        for key, thing in self.things.items():
            self._lay_one(key, thing)
        self.setSceneRect(0, 0, places.width, places.height)
        self.setBackgroundBrush(felt_brush(self.faces.palette, places.height))
        return [
            key
            for key, thing in self.things.items()
            if key in before and before[key].spoken != thing.spoken
        ]

    def _lay_one(self, key: str, thing: Thing) -> None:
        place = QPointF(thing.box.x, thing.box.y)
        piece = self.pieces.get(key)
        if piece is None:
            piece = self.pieces[key] = Piece(thing)
            piece.setPos(place)
            piece.setZValue(thing.z)
            self.addItem(piece)
            return
        piece.thing = thing
        self.motion.move(key, piece, place)

    def sharpen(self, scale: float, seen: QRectF | None = None) -> None:
        """Make every picture for `scale`: those in `seen` at once, the others when idle.

        What lies far from `seen` is made no larger than the table unzoomed: a near eye would
        otherwise hold every card of the table at three times its size.
        """
        self._scale = scale
        self._near = _grown(seen) if seen is not None else None
        self._waiting = []
        for key, piece in self.pieces.items():
            if piece.made == piece.wanted(self._unit, self._scale_of(piece)):
                continue
            if seen is None or seen.intersects(_rect(piece.thing.box)):
                piece.wear(self.faces, self._unit, scale)
            else:
                self._waiting.append(key)
        if self._waiting:
            self._idle.start()

    def _scale_of(self, piece: Piece) -> float:
        """The scale at which a piece should be painted, by how near it is to what is in sight."""
        if self._near is None or self._near.intersects(_rect(piece.thing.box)):
            return self._scale
        return min(self._scale, _FAR_SCALE)

    @property
    def sharp(self) -> bool:
        """Whether every picture is made."""
        return not self._waiting

    def reveal(self, seen: QRectF) -> None:
        """Make at once what came into sight before its turn."""
        if self._waiting or self._scale > _FAR_SCALE:
            self.sharpen(self._scale, seen)

    def _paint_a_slice(self) -> None:
        end = perf_counter() + _SLICE
        while self._waiting and perf_counter() < end:
            piece = self.pieces.get(self._waiting.pop())
            if piece is not None:
                piece.wear(self.faces, self._unit, self._scale_of(piece))
        if not self._waiting:
            self._idle.stop()

    def replace_thing(self, thing: Thing) -> None:
        """Show one thing with another face, where it lies."""
        self.things[thing.key] = thing
        piece = self.pieces[thing.key]
        piece.thing = thing
        piece.wear(self.faces, self._unit, self._scale)

    def thing_at(self, point: QPointF) -> Thing | None:
        """What can be pressed under a point."""
        return self._topmost(point, (Role.GROUND, Role.SERVICE))

    def tip_at(self, point: QPointF) -> str:
        """What a tooltip says of what lies under a point."""
        thing = self._topmost(point, (Role.GROUND,))
        return thing.tip if thing is not None else ""

    def _topmost(self, point: QPointF, but: tuple[Role, ...]) -> Thing | None:
        for thing in reversed([*self.things.values()]):
            if thing.role not in but and thing.box.holds(point.x(), point.y()):
                return thing
        return None

    def mark_hover(self, key: str | None) -> None:
        """Outline what the mouse is over."""
        self.hovered = key
        self._outline(self._hover, key, _HALO, 0.0)

    def mark_target(self, key: str | None) -> None:
        """Outline the place where the card in hand would land."""
        self._outline(self._hover, key, _RING, _RING_GAP)

    def mark_focus(self, key: str | None) -> None:
        """Draw the ring of the keyboard around a thing."""
        self.focused = key
        self._outline(self._focus, key, _RING, _RING_GAP)

    def _outline(self, mark: QGraphicsPathItem, key: str | None, line: float, gap: float) -> None:
        thing = self.things.get(key) if key else None
        mark.setVisible(thing is not None)
        if thing is None:
            return
        wide = max(line * self._unit, 2.0)
        grow = gap * self._unit + wide / 2
        path = QPainterPath()
        radius = 0.55 * self._unit + grow
        rect = _rect(thing.box).adjusted(-grow, -grow, grow, grow)
        path.addRoundedRect(rect, radius, radius)
        pen = QPen(mark.pen().color(), wide)
        mark.setPen(pen)
        mark.setPath(path)

    def take_in_hand(self, key: str) -> None:
        """Lift a copy of a card; the card itself turns faint."""
        piece = self.pieces[key]
        copy = QGraphicsPixmapItem(piece.pixmap())
        copy.setOffset(piece.offset())
        copy.setPos(piece.pos())
        copy.setZValue(z_order.DRAGGED)
        piece.setOpacity(_FAINT)
        self.addItem(copy)
        self._dragged = copy

    def carry(self, place: QPointF) -> None:
        """Move the copy in hand."""
        if self._dragged is not None:
            self._dragged.setPos(place)

    def let_go(self, key: str) -> None:
        """Put the copy away; the card is whole again."""
        if self._dragged is not None:
            self.removeItem(self._dragged)
            self._dragged = None
        if key in self.pieces:
            self.pieces[key].setOpacity(1.0)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _grown(seen: QRectF) -> QRectF:
    """What is in sight and half as much again on every side: what a scroll shows next."""
    across, down = seen.width() / 2, seen.height() / 2
    return seen.adjusted(-across, -down, across, down)


def paint_things(painter: QPainter, things: Iterable[Thing], unit: float, palette: Palette) -> None:
    """Paint things straight onto something else than a screen, as sharp as that is."""
    for thing in sorted(things, key=lambda thing: thing.z):
        painter.save()
        painter.translate(thing.box.x, thing.box.y)
        thing.face.paint(Canvas(painter, thing.box.width, thing.box.height, unit, palette))
        painter.restore()


def felt_brush(palette: Palette, height: int) -> QBrush:
    """The felt of a table so high."""
    felt = QLinearGradient(0, 0, 0, height)
    felt.setColorAt(0, QColor(palette.felt))
    felt.setColorAt(1, QColor(palette.felt_deep))
    return QBrush(felt)
