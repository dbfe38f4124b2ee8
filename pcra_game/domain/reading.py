"""What is worked out once from a state and read by many: sheets, timelines, resolved answers.

Review, lights, table and figures ask `reading(state, game)`; the last one is kept on the game, so
that a gesture is worked out once, however many views show it. What a gesture did not touch is
taken over from the state before (`resolved.py`).
"""

from functools import cached_property

from pcra_game.domain.answers import Card
from pcra_game.domain.game import Game
from pcra_game.domain.resolved import Resolved, resolved
from pcra_game.domain.sheet import ActivitySheet
from pcra_game.domain.state import Shown, WorkshopState
from pcra_game.domain.timeline import (
    Cover,
    Segment,
    activity_timeline,
    card_cover,
    card_timeline,
    context_cover,
)


class Reading:
    """One state, read: everything is worked out when it is first asked for, then kept."""

    def __init__(self, state: WorkshopState, game: Game) -> None:
        """Take a state and what it is played with; nothing is worked out yet."""
        self.state = state
        self.game = game
        self._resolved = resolved(state, game)

    @property
    def resolved(self) -> Resolved:
        """The look-ups behind it, and `once`, which keeps from state to state."""
        return self._resolved

    @cached_property
    def sheets(self) -> tuple[ActivitySheet, ...]:
        """The activities in play, most vital first."""
        return self._resolved.sheets

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """Codes of the contexts in play, in the order of the deck."""
        return self._resolved.contexts

    @cached_property
    def answers(self) -> dict[tuple[str, str], Shown]:
        """Every touched (card, context) with its answer resolved through « idem » and default."""
        return self._resolved.answers

    @property
    def touched(self) -> frozenset[str]:
        """Cards that were touched in some context."""
        return self._resolved.touched

    def sheet(self, activity: str) -> ActivitySheet:
        """An activity, kept or not. KeyError if neither the deck nor the room knows it."""
        return self._resolved.sheet(activity)

    def cards_on(self, subject: str) -> tuple[Card, ...]:
        """Cards asked of a subject, in the order in which they were played."""
        return self._resolved.cards_on(subject)

    def timeline(self, activity: str) -> tuple[Segment, ...]:
        """What the plan covers of an activity, from H0 to the horizon."""
        return activity_timeline(self.state, self.game, activity)

    def card_timeline(self, card: Card) -> tuple[Segment, ...]:
        """What a card of an activity covers over time, each segment with its solution."""
        return card_timeline(self.state, self.game, card)

    def cover(self, activity: str, context: str) -> Cover:
        """How an activity stands in a context, whatever the hour."""
        return context_cover(self.state, self.game, activity, context)

    def card_cover(self, card: Card, context: str) -> Cover | None:
        """How a card stands in a context. `None` where it was set aside."""
        return card_cover(self.state, self.game, card, context)


def reading(state: WorkshopState, game: Game) -> Reading:
    """The reading of a state; the same one as long as the state is the same."""
    last: Reading | None = vars(game).get("_last_reading")
    if last is None or last.state is not state:
        last = Reading(state, game)
        vars(game)["_last_reading"] = last
    return last
