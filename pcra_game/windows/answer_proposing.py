"""What the sheet proposes of itself: who does it, in how long. One key takes it or changes it."""

from PySide6.QtCore import QObject

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.habits import proposed_band, proposed_who
from pcra_game.domain.sheet import activity_sheet
from pcra_game.domain.timeline import IMMEDIATE
from pcra_game.windows.answer_fields import AnswerFields
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.room import Room


class Proposing(QObject):
    """Nothing proposed is written before somebody takes it, or decides the card that shows it."""

    def __init__(self, room: Room, hand: Hand, fields: AnswerFields, parent: QObject) -> None:
        """Take the room, what is in hand and the fields."""
        super().__init__(parent)
        self._room, self._hand, self._fields = room, hand, fields
        self._no_band_for = ("", "")
        fields.changed.connect(self.follow)
        fields.band.chosen.connect(self._band_chosen)

    def follow(self) -> None:
        """Propose for the answer in hand as it is typed now."""
        room, hand, fields = self._room, self._hand, self._fields
        may_write = bool(hand.card) and not hand.locked
        fields.band.allow_now(may_write and self._is_immediate())
        writes = may_write and not hand.closed and not hand.adding
        who, band = "", None
        if writes:
            what, _ = fields.texts()
            who = proposed_who(room.state, room.game, hand.card, hand.context, what)
        if writes and self._no_band_for != (hand.card, hand.context):
            band = proposed_band(room.state, hand.card, hand.context)
        fields.who.propose(who)
        fields.band.propose(band)

    def refuse_band(self) -> None:
        """Say no delay at all: what is proposed goes, what is down comes up."""
        if self._hand.locked:
            return
        self._no_band_for = self._hand.card, self._hand.context
        self._fields.when.say_nothing()
        self._fields.band.propose(None)

    def take(self) -> None:
        """The card is decided: the delay that it shows is part of what is decided."""
        if self._fields.texts()[0]:
            self._fields.band.take()

    def _band_chosen(self, value: object) -> None:
        if value is None:
            self._no_band_for = self._hand.card, self._hand.context

    def _is_immediate(self) -> bool:
        subject = self._hand.subject
        if subject == UNIT_SUBJECT or subject not in self._room.state.activities:
            return False
        dmia = activity_sheet(self._room.state, self._room.game, subject).dmia.minutes
        return dmia is not None and dmia <= IMMEDIATE
