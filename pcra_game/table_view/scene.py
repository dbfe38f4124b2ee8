"""The scene of the table: keeps one piece for each thing and changes only what changed."""

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene

from pcra_game.table_view import z_order
from pcra_game.table_view.boxes import Box, Places
from pcra_game.table_view.card_faces import Faces, bucket, margin
from pcra_game.table_view.comings import Comings
from pcra_game.table_view.items.shapes import Canvas, Detail, detail_at
from pcra_game.table_view.marks import HALO, RING, Mark
from pcra_game.table_view.motion import Motion, Pose
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.tabletop import Role, Thing

_SLICE = 0.006
"""Seconds of painting in a row, so that a frame is never missed for what nobody sees yet."""
_FAR_SCALE = 1.0
"""The scale of pictures that nobody is about to see."""
_FAINT = 0.35
_ABOVE = 0.4
_HAND = "hand"
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

    def wear(self, faces: Faces, unit: float, scale: float, detail: Detail) -> None:
        """Show the face that the thing has now, sharp at `scale`."""
        self.setPixmap(faces.picture(self.thing.face, self.thing.box, unit, scale, detail))
        self.setOffset(-margin(unit), -margin(unit))
        self.made = self.wanted(unit, scale, detail)

    def wanted(self, unit: float, scale: float, detail: Detail) -> tuple[object, ...]:
        """What the picture should be made for."""
        box = self.thing.box
        return (self.thing.face, box.width, box.height, unit, bucket(scale), detail)


class TableScene(QGraphicsScene):
    """Pieces by key. It shows; it decides nothing."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.faces = Faces(palette)
        self.motion = Motion(self)
        self.comings = Comings(self, self.motion)
        self.pieces: dict[str, Piece] = {}
        self.things: dict[str, Thing] = {}
        self.focused: str | None = None
        self.hovered: str | None = None
        self.setBackgroundBrush(felt_brush(palette, _BARE))
        self._unit = 1.0
        self._scale = self._ratio = 1.0
        self._detail = Detail.NORMAL
        self._near: QRectF | None = None
        self._waiting: list[str] = []
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._paint_a_slice)
        self._hover = Mark(palette.on_felt, z_order.HOVER)
        self._focus = Mark(palette.focus, z_order.FOCUS)
        for mark in (self._hover, self._focus):
            self.addItem(mark)
        self._dragged: QGraphicsPixmapItem | None = None

    def lay(self, things: Iterable[Thing], places: Places) -> list[str]:
        """Lay things; what stays glides, what left goes. `sharpen` then makes their pictures.

        Gives the keys of those that say something else than before.
        """
        before = self.things
        self.things = {thing.key: thing for thing in things}
        self._unit = places.unit
        self.comings.begin(before, self.things)
        for key in [key for key in self.pieces if key not in self.things]:
            self.motion.forget(key)
            self.comings.leave(before[key], self.pieces.pop(key), self.things)
        for key, thing in self.things.items():
            self._lay_one(key, thing, before.get(key))
        self.setSceneRect(0, 0, places.width, places.height)
        self.setBackgroundBrush(felt_brush(self.faces.palette, places.height))
        return [
            key
            for key, thing in self.things.items()
            if key in before and before[key].spoken != thing.spoken
        ]

    def _lay_one(self, key: str, thing: Thing, before: Thing | None) -> None:
        place = QPointF(thing.box.x, thing.box.y)
        piece = self.pieces.get(key)
        if piece is None:
            piece = self.pieces[key] = Piece(thing)
            piece.setPos(place)
            piece.setZValue(thing.z)
            self.addItem(piece)
            self.comings.come(thing, piece, self.things)
            return
        piece.thing = thing
        self.motion.move(key, piece, place)
        if before is not None and before.face != thing.face:
            self.comings.change(before, thing, piece, self.things)

    def sharpen(self, scale: float, seen: QRectF | None = None, ratio: float = 1.0) -> None:
        """Make every picture for `scale`: those in `seen` at once, the others when idle.

        `ratio` is what the screen has of device pixels; the rest of the scale is the zoom, which
        says how much a face tells.

        What lies far from `seen` is made no larger than the table unzoomed: a near eye would
        otherwise hold every card of the table at three times its size.
        """
        self._scale, self._ratio = scale, ratio
        self._detail = detail_at(self._unit, scale / ratio)
        self._near = _grown(seen) if seen is not None else None
        self._waiting = []
        for key, piece in self.pieces.items():
            if piece.made == piece.wanted(self._unit, self._scale_of(piece), self._detail):
                continue
            if seen is None or seen.intersects(_rect(piece.thing.box)):
                piece.wear(self.faces, self._unit, scale, self._detail)
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
            self.sharpen(self._scale, seen, self._ratio)

    def _paint_a_slice(self) -> None:
        end = perf_counter() + _SLICE
        while self._waiting and perf_counter() < end:
            piece = self.pieces.get(self._waiting.pop())
            if piece is not None:
                piece.wear(self.faces, self._unit, self._scale_of(piece), self._detail)
        if not self._waiting:
            self._idle.stop()

    def replace_thing(self, thing: Thing) -> None:
        """Show one thing with another face, where it lies."""
        self.things[thing.key] = thing
        piece = self.pieces[thing.key]
        piece.thing = thing
        piece.wear(self.faces, self._unit, self._scale, self._detail)

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
        self._outline(self._hover, key, HALO)

    def mark_target(self, key: str | None) -> None:
        """Outline the place where the card in hand would land."""
        self._outline(self._hover, key, RING)

    def mark_focus(self, key: str | None) -> None:
        """Draw the ring of the keyboard around a thing."""
        self.focused = key
        self._outline(self._focus, key, RING)

    def _outline(self, mark: Mark, key: str | None, line: tuple[float, float]) -> None:
        thing = self.things.get(key) if key else None
        mark.around(thing.box if thing is not None else None, self._unit, line)

    def take_in_hand(self, key: str) -> None:
        """Lift a copy of a card; the card itself turns faint."""
        self.motion.finish(key)
        piece = self.pieces[key]
        self._dragged = self.comings.copy(piece)
        piece.setOpacity(_FAINT)

    def carry(self, place: QPointF) -> None:
        """Move the copy in hand."""
        if self._dragged is not None:
            self._dragged.setPos(place)

    def hover_over(self, key: str, card: str) -> None:
        """Let the copy in hand glide to a place: a little above its own, at the foot of another's,
        whose name stays to be read."""
        if self._dragged is None:
            return
        box, size = self.things[key].box, self.things[card].box
        place = QPointF(box.middle[0] - size.width / 2, box.bottom - size.height / 2)
        if key == card:
            up = _ABOVE * self._unit
            place = QPointF(box.x + up, box.y - up)
        self.motion.play(_HAND, self._dragged, Pose.of(self._dragged), Pose(place))

    def land(self, key: str, target: str, tell: Callable[[str], None]) -> None:
        """Tell of the drop of the card in hand, then bring its copy to where it lies, or back."""
        copy = self._empty_hand(key)
        if copy is not None:
            self.comings.land(copy, key, target, tell, self._lying)

    def let_go(self, key: str) -> None:
        """The card is whole again; the copy glides back to it and goes."""
        copy = self._empty_hand(key)
        if copy is not None:
            self.comings.back(copy, self.things.get(key))

    def _empty_hand(self, key: str) -> QGraphicsPixmapItem | None:
        self.motion.forget(_HAND)
        copy, self._dragged = self._dragged, None
        if key in self.pieces:
            self.pieces[key].setOpacity(1.0)
        return copy

    def _lying(self) -> tuple[dict[str, Thing], dict[str, QGraphicsPixmapItem]]:
        return self.things, {**self.pieces}


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
