"""Gestures of the sheet that need a sentence first: no solution, parking, dissent, why it holds."""

from collections.abc import Callable

from pcra_game.domain import limits
from pcra_game.domain.activity_events import DissentNoted
from pcra_game.domain.answers import Status
from pcra_game.domain.moves import CloseCard, Justify, Record
from pcra_game.domain.review import Finding
from pcra_game.domain.room_events import FindingAccepted
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_notes import Prompter
from pcra_game.windows.room import Room

CLOSINGS = {
    "no_solution": (Status.NO_SOLUTION, words.ASK_NO_SOLUTION, words.DO_NO_SOLUTION, ""),
    "park": (Status.PARKED, words.ASK_PARK, words.DO_PARK, words.PARKED_BY_DEFAULT),
    "set_aside": (Status.SET_ASIDE, words.ASK_SET_ASIDE, words.SET_ASIDE, ""),
}


class Endings:
    """Asks for the sentence, then for the move."""

    def __init__(
        self, room: Room, hand: Hand, prompter: Prompter, ended: Callable[[], None]
    ) -> None:
        """`ended` is called once a card is closed."""
        self._room, self._hand, self._prompter, self._ended = room, hand, prompter, ended

    def close(self, name: str) -> None:
        """Close the card as `name` of `CLOSINGS` says."""
        status, title, act, proposed = CLOSINGS[name]
        own = self._hand.own()
        text = own.reason if own is not None and own.status is status else proposed
        card, context = self._hand.card, self._hand.context

        def closed(reason: str) -> bool:
            return self._room.ask(CloseCard(card, context, status, reason))

        self._prompter.ask(title, limits.REASON, closed, text, act=act, after=self._ended)

    def dissent(self) -> None:
        """Note who disagrees with what, on the activity; an empty sentence takes it back."""
        activity = self._hand.subject
        played = self._room.state.activities.get(activity)
        if played is None:
            return

        def noted(text: str) -> bool:
            return self._room.ask(Record(DissentNoted(activity, text)))

        self._prompter.ask(
            words.ASK_DISSENT, limits.SHORT_TEXT, noted, played.dissent, act=words.DO_DISSENT
        )

    def justify(self) -> None:
        """Say why an answer that needs an absent service holds all the same."""
        card, context = self._hand.card, self._hand.context
        seen = self._hand.seen()
        text = seen.decision.justification if seen is not None else ""

        def said(reason: str) -> bool:
            return self._room.ask(Justify(card, context, reason))

        self._prompter.ask(words.ASK_JUSTIFY, limits.REASON, said, text, act=words.JUSTIFY)

    def accept(self, finding: Finding) -> None:
        """Live with a point to settle, and say why."""

        def accepted(reason: str) -> bool:
            return self._room.ask(Record(FindingAccepted(finding.code, finding.subject, reason)))

        self._prompter.ask(words.ASK_ACCEPT, limits.REASON, accepted, act=words.DO_ACCEPT)
