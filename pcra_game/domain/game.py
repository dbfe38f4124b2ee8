"""What a workshop is played with: one unit of a deck and one scenario, ready to be looked up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from pcra_game.domain.deck import (
    EVERY_UNIT,
    Activity,
    Context,
    Deck,
    Function,
    Inject,
    Objective,
    Phase,
    Scenario,
    Service,
    Unit,
)

T = TypeVar("T")


def _by(key: str, values: tuple[T, ...]) -> Mapping[str, T]:
    return MappingProxyType({getattr(value, key): value for value in values})


@dataclass(frozen=True)
class Game:
    """A deck, a scenario and the unit that plays. `unit_code` must be a unit of the deck."""

    deck: Deck
    scenario: Scenario
    unit_code: str

    @cached_property
    def unit(self) -> Unit:
        """The unit that plays; KeyError if the deck lacks it."""
        return self.units[self.unit_code]

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        return _by("code", self.deck.units)

    @cached_property
    def services(self) -> Mapping[str, Service]:
        return _by("code", self.deck.services)

    @cached_property
    def contexts(self) -> Mapping[str, Context]:
        return _by("code", self.deck.contexts)

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """Activities of the unit that plays."""
        return _by("id", self.unit.activities)

    @cached_property
    def objectives(self) -> Mapping[str, Objective]:
        return _by("id", self.deck.objectives)

    @cached_property
    def functions(self) -> Mapping[str, Function]:
        """Functions of the unit that plays, and those of the whole house."""
        return _by(
            "id",
            tuple(f for f in self.deck.functions if f.unit in (self.unit_code, EVERY_UNIT)),
        )

    @cached_property
    def injects(self) -> Mapping[str, Inject]:
        return _by("id", self.scenario.injects)

    @cached_property
    def phases(self) -> Mapping[str, Phase]:
        return _by("id", self.scenario.phases)

    @cached_property
    def played_contexts(self) -> tuple[str, ...]:
        """Contexts of the scenario's phases, in the order in which they are first met."""
        return tuple(dict.fromkeys(p.context for p in self.scenario.phases if p.context))

    @cached_property
    def base_context(self) -> str:
        """The first context played: its answers are complete, the others say what changes."""
        return self.played_contexts[0]

    @cached_property
    def story_order(self) -> tuple[str, ...]:
        """Every context as the story may meet them: computing comes back from C0 to C3.

        The variants of a preset stand beside it; those of the scenario in the order in which it
        plays them (S4 goes from C2-NT to C2-MOB, then to C2-NET).
        """
        played = iter(self.played_contexts)
        order = sorted(self.contexts, key=self.preset)
        return tuple(next(played) if c in self.played_contexts else c for c in order)

    def earlier(self, context: str) -> tuple[str, ...]:
        """The contexts before one, the nearest first: those that its answers may follow."""
        order = self.story_order
        return order[: order.index(context)][::-1]

    def preset(self, context: str) -> str:
        """The one of C0 to C3 that a context comes from; itself for a preset."""
        return self.contexts[context].base or context

    def playable(self, objective: str, context: str) -> bool:
        """Whether the objective may be asked in the context; elsewhere it is « sans objet »."""
        return self.preset(context) in self.objectives[objective].playable_in
