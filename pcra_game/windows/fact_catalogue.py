"""Every kind of fact that the room can state, grouped and named for a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pcra_game.domain.events import EVENT_TYPES
from pcra_game.domain.facts import NOT_RECORDABLE
from pcra_game.texts import facts as words
from pcra_game.texts.typography import fold


@dataclass(frozen=True, slots=True)
class KindOfFact:
    """One line of the list: the event that it leads to, and its words."""

    fact_type: type[Any]
    group: str
    title: str
    explanation: str

    def answers(self, search: str) -> bool:
        """Whether the line has every word that is searched."""
        said = fold(f"{self.group} {self.title} {self.explanation}")
        return all(word in said for word in fold(search).split())


def recordable() -> tuple[type[Any], ...]:
    """Every event that `Record` accepts."""
    return tuple(cls for cls in EVENT_TYPES.values() if cls not in NOT_RECORDABLE)


def kinds_of_facts() -> tuple[KindOfFact, ...]:
    """Every kind, group by group."""
    return tuple(_grouped())


def kind_of(fact_type: type[Any]) -> KindOfFact:
    """The line of an event. KeyError for one that has a move of its own."""
    return KindOfFact(fact_type, *words.FACTS[fact_type.__name__])


def _grouped() -> Iterator[KindOfFact]:
    every = [kind_of(cls) for cls in recordable()]
    order = list(words.FACTS)
    every.sort(key=lambda kind: order.index(kind.fact_type.__name__))
    for group in words.GROUPS:
        yield from (kind for kind in every if kind.group == group)
