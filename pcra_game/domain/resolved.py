"""What is looked up in a state again and again: answers resolved, cards by subject, sheets.

A change of the room leaves most values of a state the very same objects. What was worked out from
them is kept from one state to the next, as long as everything it rests on is the same object.
"""

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from pcra_game.domain.answers import Card
from pcra_game.domain.deck import Level
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import ActivitySheet, activity_sheet, contexts_in_play
from pcra_game.domain.state import NOTHING, Shown, WorkshopState

T = TypeVar("T")
Kept = dict[Hashable, tuple[tuple[object, ...], Any]]
"""By key: what a value rests on, and the value."""

_PLACE = "_resolved"
_MISSING = object()


class Resolved:
    """One state, looked up: everything is worked out when it is first asked for, then kept."""

    def __init__(self, state: WorkshopState, game: Game, kept: Kept | None = None) -> None:
        """Take a state and what it is played with. `kept` comes from the state before."""
        self.state = state
        self.game = game
        self.kept: Kept = {} if kept is None else kept
        self._now: dict[Hashable, Any] = {}

    def once(
        self, key: Hashable, rests_on: Callable[[], tuple[object, ...]], make: Callable[[], T]
    ) -> T:
        """Give what `make` makes, made anew only where something it rests on is another object.

        `rests_on` names every value of the state that `make` looks at; the game is always the same.
        """
        found = self._now.get(key, _MISSING)
        if found is _MISSING:
            ground = rests_on()
            before = self.kept.get(key)
            if before is None or not _very_same(before[0], ground):
                before = (ground, make())
                self.kept[key] = before
            found = self._now[key] = before[1]
        return cast(T, found)

    def here(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what `make` makes, made once for this state."""
        found = self._now.get(key, _MISSING)
        if found is _MISSING:
            found = self._now[key] = make()
        return cast(T, found)

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """Codes of the contexts in play, in the order of the deck."""
        state = self.state
        return self.once(
            "contexts", lambda: (state.variants,), lambda: contexts_in_play(state, self.game)
        )

    @cached_property
    def sheets(self) -> tuple[ActivitySheet, ...]:
        """The activities in play, most vital first, then in the order of play."""
        sheets = [self.sheet(id) for id in self.state.kept_activities()]
        return tuple(sorted(sheets, key=lambda sheet: sheet.priority))

    def sheet(self, activity: str) -> ActivitySheet:
        """An activity, kept or not. KeyError if neither the deck nor the room knows it."""
        played = self.state.activities.get(activity)
        return self.once(
            ("sheet", activity),
            lambda: (played,),
            lambda: activity_sheet(self.state, self.game, activity),
        )

    @cached_property
    def answers(self) -> dict[tuple[str, str], Shown]:
        """Every touched (card, context) with its answer resolved through « idem » and default."""
        state = self.state
        return self.once("answers", lambda: (state.decisions, state.solutions), self._resolved_anew)

    def answer(self, card: str, context: str) -> Shown | None:
        """A card's answer in a context, or `None` where it was never touched."""
        return self.answers.get((card, context))

    @cached_property
    def touched(self) -> frozenset[str]:
        """Cards that were touched in some context."""
        return frozenset(card for card, _ in self.answers)

    def levels(self, context: str) -> Mapping[str, Level]:
        """How much is left of each service in a context, the room's corrections first."""
        corrected, printed = self.state.levels, self.game.contexts[context].levels

        def merged() -> Mapping[str, Level]:
            said = {service: level for (at, service), level in corrected.items() if at == context}
            return {**printed, **said} if said else printed

        return self.once(("levels", context), lambda: (corrected,), merged)

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """The cards that each solution answers, in the order of play."""
        decisions = self.state.decisions

        def pointed_at() -> Mapping[str, tuple[str, ...]]:
            found: dict[str, dict[str, None]] = {}
            for decision in decisions.values():
                for solution in decision.solutions:
                    found.setdefault(solution, {})[decision.card] = None
            return {solution: tuple(cards) for solution, cards in found.items()}

        return self.once("users", lambda: (decisions,), pointed_at)

    def cards_on(self, subject: str) -> tuple[Card, ...]:
        """Cards asked of a subject, in the order in which they were played."""
        return self._by_subject.get(subject, ())

    @cached_property
    def _by_subject(self) -> dict[str, tuple[Card, ...]]:
        cards = self.state.cards

        def sorted_out() -> dict[str, tuple[Card, ...]]:
            found: dict[str, list[Card]] = {}
            for card in cards.values():
                found.setdefault(card.subject, []).append(card)
            return {subject: tuple(asked) for subject, asked in found.items()}

        return self.once("cards", lambda: (cards,), sorted_out)

    def _resolved_anew(self) -> dict[tuple[str, str], Shown]:
        """Resolve every answer; one that says the very same as before stays the same object."""
        decisions, solutions = self.state.decisions, self.state.solutions
        before: dict[tuple[str, str], Shown] = self.kept.get("answers", ((), NOTHING))[1]
        found: dict[tuple[str, str], Shown] = {}
        for at, decision in decisions.items():
            source = decision
            if decision.follows is not None:
                source = decisions.get((decision.card, decision.follows), decision)
            said = tuple([solutions[id] for id in source.solutions])
            old = before.get(at)
            if (
                old is None
                or old.decision is not decision
                or old.source is not source
                or not _very_same(old.solutions, said)
            ):
                old = Shown(decision, said, source)
            found[at] = old
        return found


def resolved(state: WorkshopState, game: Game) -> Resolved:
    """The look-ups of a state; the same ones as long as the state is the same."""
    last: Resolved | None = vars(game).get(_PLACE)
    if last is None or last.state is not state:
        last = Resolved(state, game, last.kept if last else None)
        vars(game)[_PLACE] = last
    return last


def _very_same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(map(_is, before, now))


def _is(one: object, other: object) -> bool:
    return one is other
