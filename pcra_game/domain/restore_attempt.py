"""An import under way: the state that its moves lead to, and everything that was refused."""

from collections.abc import Iterable

from pcra_game.domain import moves
from pcra_game.domain.answers import Card
from pcra_game.domain.decide import decide
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.domain.restore_items import (
    Item,
    activity_items,
    backlog_items,
    framing_items,
    later_items,
)
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import import_errors as words

_NAMED = 3
"""Refusals that the sentence names; it counts the others."""


class Attempt:
    """The state as the moves found so far leave it, these moves, and what was refused."""

    def __init__(self, here: PlanFacts, state: WorkshopState, game: Game) -> None:
        """Start from a workshop and its own facts."""
        self.state = state
        self.game = game
        self.here = here
        self._moves: list[moves.Move] = []
        self._refused: list[tuple[str, str]] = []
        self._known: dict[tuple[str, ...], Event] = {}
        for listed in (framing_items, activity_items, backlog_items, later_items):
            self._known |= {item.key: item.event for item in listed(here)}

    def perform(self, name: str, wanted: Iterable[moves.Move]) -> bool:
        """Try moves in order, each asked for after the one before; stop at a refusal, named."""
        try:
            for move in wanted:
                self.state = evolve_all(self.state, decide(self.state, move, self.game))
                self._moves.append(move)
        except IllegalMoveError as error:
            self.refuse(name, str(error))
            return False
        return True

    def refuse(self, name: str, why: str) -> None:
        """Note that a thing, called `name` by the reader, cannot be brought in."""
        self._refused.append((name, why))

    def unsaid(self, item: Item) -> bool:
        """Whether the item is to be recorded; refuses it where something else is there."""
        known = self._known.get(item.key)
        if known is not None:
            if known != item.event:
                self.refuse(item.name, words.differs())
            return False
        if not all(item.key):
            self.refuse(item.name, words.no_id())
            return False
        self._known[item.key] = item.event
        return True

    def said_here(self, activity: str) -> set[Event]:
        """Give what the workshop said of an activity before the import."""
        items = activity_items(self.here)
        return {item.event for item in items if item.key[1] == activity}

    def title(self, card: Card) -> str:
        """Give the short title of a card, or its id where the deck lacks its objective."""
        objective = self.game.objectives.get(card.objective)
        return objective.short_title if objective is not None else card.id

    def bring(self, items: Iterable[Item]) -> None:
        """Record the items that the workshop does not say yet."""
        for item in items:
            if self.unsaid(item):
                self.perform(item.name, [moves.Record(item.event)])

    def result(self) -> moves.Several:
        """Give the gesture. Raises IllegalMoveError where something was refused, or nothing new."""
        if self._refused:
            first, more = self._refused[:_NAMED], len(self._refused) - _NAMED
            raise IllegalMoveError(words.refused(first, max(0, more)))
        if not self._moves:
            raise IllegalMoveError(words.nothing_new())
        return moves.Several(tuple(self._moves))
