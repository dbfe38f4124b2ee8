"""How cards come, go and land: from their activity, from the hand, into the parking and back.

Everything here is for the eye. What lies on the table lies there already; copies fly and vanish.
"""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene

from pcra_game.domain.table_cards import Look
from pcra_game.table_view import z_order
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.items.cards import StripFace, UnitFace
from pcra_game.table_view.motion import Motion, Pose
from pcra_game.table_view.tabletop import PARKING, Role, Thing

MOST = 12
"""Cards that may come or leave one by one; where more change, another table is laid at once."""

_SMALL = 0.6
_TINY = 0.25
_FAINT = 0.4


class Comings:
    """Moves pieces and copies of them in one scene, on its one clock."""

    def __init__(self, scene: QGraphicsScene, motion: Motion) -> None:
        self._scene, self._motion = scene, motion
        self._numbers = count()
        self._came_from: dict[str, tuple[str, Look | None]] = {}
        """Of a card that was shared from the hand: its source, and how it looked before."""
        self._landing: str | None = None
        self._coming = self._leaving = self._changing = False

    def begin(self, before: dict[str, Thing], after: dict[str, Thing]) -> None:
        """Another table is laid: say what of it is shown as movement.

        Another round is another table: a card that is set aside in one flies nowhere in the next.
        """
        same = self._motion.on and bool(before) and _round(before) == _round(after)
        if not same:
            self._came_from.clear()
        self._changing = same
        self._coming = same and len(after.keys() - before.keys()) <= MOST
        self._leaving = same and len(before.keys() - after.keys()) <= MOST

    def come(self, thing: Thing, piece: QGraphicsPixmapItem, things: dict[str, Thing]) -> None:
        """Let a new card grow out of its activity; anything else is simply there."""
        if thing.role is not Role.CARD or not self._coming:
            return
        home = things.get(thing.home)
        start = _at(home.box) if home is not None else piece.pos()
        self._motion.play(thing.key, piece, Pose(start, _SMALL, 0.0), Pose(piece.pos()))

    def leave(self, thing: Thing, piece: QGraphicsPixmapItem, things: dict[str, Thing]) -> None:
        """Take a piece away; a card shrinks to where it came from, or into its activity."""
        came, _ = self._came_from.pop(thing.key, ("", None))
        target = things.get(came) or things.get(thing.home)
        if thing.role is not Role.CARD or not self._leaving:
            self._scene.removeItem(piece)
            return
        place = _at(target.box) if target is not None else piece.pos()
        scale = 1.0 if came in things else _SMALL
        self._fly(piece, Pose.of(piece), Pose(place, scale, 0.0))

    def change(
        self,
        before: Thing,
        after: Thing,
        piece: QGraphicsPixmapItem,
        things: dict[str, Thing],
    ) -> None:
        """Show what happened to a card that stays: set aside, taken up again, or undone."""
        was, now = look_of(before), look_of(after)
        if was is now or not self._changing or after.key == self._landing:
            return
        here = Pose(piece.pos())
        parking = things.get(PARKING)
        if parking is not None and Look.PARKED in (was, now):
            there = _into(parking.box, before.box)
            ends = (here, there) if now is Look.PARKED else (there, here)
            self._fly(self.copy(piece), *ends)
        came, looked = self._came_from.get(after.key, ("", None))
        if came in things and now is looked:  # the sharing is taken back
            del self._came_from[after.key]
            self._fly(self.copy(piece), here, Pose(_at(things[came].box), 1.0, 0.0))

    def land(
        self,
        copy: QGraphicsPixmapItem,
        key: str,
        target: str,
        tell: Callable[[str], None],
        table: Callable[[], tuple[dict[str, Thing], dict[str, QGraphicsPixmapItem]]],
    ) -> None:
        """Tell of a drop, then bring the copy in hand to where the card lies, or back.

        `table` gives things and pieces as they lie at that moment.
        """
        before = table()[0]
        self._landing = key
        try:
            tell(target)
        finally:
            self._landing = None
        things, pieces = table()
        card = before[key]
        place = things.get(target)
        landed = _twin(things, card, target)
        if target == PARKING and place is not None and look_of(things.get(key)) is Look.PARKED:
            self._fly(copy, Pose.of(copy), _into(place.box, card.box))
        elif landed is not None and before.get(landed.key) != landed:
            self._came_from[landed.key] = key, look_of(before.get(landed.key))
            start, piece = Pose.of(copy), pieces[landed.key]
            self._scene.removeItem(copy)
            self._motion.play(landed.key, piece, start, Pose(_at(landed.box)))
        else:
            self.back(copy, things.get(key))

    def back(self, copy: QGraphicsPixmapItem, card: Thing | None) -> None:
        """Bring the copy in hand back to the card, or away where that is gone."""
        end = Pose(_at(card.box)) if card is not None else Pose(copy.pos(), _SMALL, 0.0)
        self._fly(copy, Pose.of(copy), end)

    def copy(self, piece: QGraphicsPixmapItem) -> QGraphicsPixmapItem:
        """Put a copy of a piece over it."""
        made = QGraphicsPixmapItem(piece.pixmap())
        made.setOffset(piece.offset())
        made.setPos(piece.pos())
        made.setZValue(z_order.DRAGGED)
        self._scene.addItem(made)
        return made

    def _fly(self, item: QGraphicsPixmapItem, start: Pose, end: Pose) -> None:
        """Move what is no longer a piece, and take it away at its end."""

        def gone() -> None:
            self._scene.removeItem(item)

        self._motion.play(f"copy:{next(self._numbers)}", item, start, end, gone)


def _round(things: dict[str, Thing]) -> str | None:
    """The context in play."""
    current = (t.key for t in things.values() if t.role is Role.CONTEXT and t.selected)
    return next(current, None)


def look_of(thing: Thing | None) -> Look | None:
    """The state of a card; `None` for what is no card."""
    face = thing.face if thing is not None else None
    return face.look if isinstance(face, StripFace | UnitFace) else None


def _twin(things: dict[str, Thing], card: Thing, target: str) -> Thing | None:
    """The same question beneath another activity."""
    asked = _objective(card)
    found = (t for t in things.values() if t.home == target and _objective(t) == asked)
    return next(found, None) if asked else None


def _objective(thing: Thing) -> str:
    face = thing.face
    return face.objective if isinstance(face, StripFace | UnitFace) else ""


def _at(box: Box) -> QPointF:
    return QPointF(box.x, box.y)


def _into(box: Box, card: Box) -> Pose:
    """Small and faint in the middle of a place."""
    x, y = box.middle
    return Pose(QPointF(x - card.width * _TINY / 2, y - card.height * _TINY / 2), _TINY, _FAINT)
