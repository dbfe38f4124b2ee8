"""A card in hand, by mouse or by keyboard: where it may land, and its way there or back."""

from PySide6.QtCore import QPointF, QRectF

from pcra_game.table_view.gestures.holder import Holder
from pcra_game.table_view.items.activity import ActivityFace
from pcra_game.table_view.items.cards import StripFace, UnitFace
from pcra_game.table_view.tabletop import Role, Thing, lit
from pcra_game.texts import table_view as words


class Landing:
    """Lights the places that take a card while it is in hand; a copy of it follows the hand."""

    def __init__(self, holder: Holder, thing: Thing) -> None:
        self._holder, self._scene, self.thing = holder, holder.scene, thing
        self.plain = {key: t for key, t in self._scene.things.items() if accepts(thing, t)}
        for place in [*self.plain.values()]:
            self._scene.replace_thing(lit(place))
        self._scene.mark_hover(None)
        self._scene.take_in_hand(thing.key)

    def target(self, point: QPointF) -> str | None:
        """The place under a point of the table that takes the card."""
        return next((key for key in self.plain if self._zone(key).contains(point)), None)

    def drop(self, target: str) -> None:
        """Tell where the card landed; it glides to its place there, or back if that was refused."""
        self._put_out()
        self._scene.land(self.thing.key, target, self._tell)

    def put_back(self) -> None:
        """The copy glides back to the card; everything is as before."""
        self._put_out()
        self._scene.let_go(self.thing.key)

    def _tell(self, target: str) -> None:
        self._holder.dropped.emit(self.thing.key, target)

    def _put_out(self) -> None:
        self._scene.mark_hover(None)
        for key, thing in self.plain.items():
            if key in self._scene.pieces:
                self._scene.replace_thing(thing)

    def _zone(self, key: str) -> QRectF:
        """The whole column of an activity, or the parking."""
        zone = QRectF()
        for thing in self._scene.things.values():
            if key in (thing.key, thing.home):
                box = thing.box
                zone = zone.united(QRectF(box.x, box.y, box.width, box.height))
        return zone


def accepts(card: Thing, place: Thing) -> bool:
    """Whether a place takes a card: another activity one that lies beneath an activity, the
    parking one that was played."""
    if place.role is Role.ACTIVITY:
        return bool(card.home) and place.key != card.home
    return place.role is Role.PARKING and card.played


def name_of(thing: Thing) -> str:
    """What a thing is called in a sentence."""
    face = thing.face
    if isinstance(face, ActivityFace):
        return face.label
    if isinstance(face, StripFace | UnitFace):
        return face.title
    return words.PARKING if thing.role is Role.PARKING else thing.spoken
