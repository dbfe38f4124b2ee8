"""What the sheet proposes while somebody types: known solutions, functions, means, services."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from pcra_game.domain.answers import UNIT_SUBJECT, Means, MeansKind, Solution
from pcra_game.domain.deck import EVERY_UNIT, Service
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import service_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts.typography import fold

LETTERS_FOR_SOLUTIONS = 3
LETTERS_FOR_NAMES = 2
LONGEST_SEARCH = 60
"""Beyond this somebody writes an answer of their own."""


class Near(IntEnum):
    """How close another use of a solution is to the card in hand, the nearest first."""

    SAME_CARD = 0
    SAME_OBJECTIVE = 1
    SAME_SUBJECT = 2
    ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A solution that the card may share; `cards` counts those that use it already."""

    solution: Solution
    near: Near
    cards: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list to choose from: the value that is kept, and its words."""

    value: str
    label: str


def cards_using(state: WorkshopState, solution: str) -> tuple[str, ...]:
    """Ids of the cards that point to a solution, in any context, each once."""
    users = (card for (card, _), d in state.decisions.items() if solution in d.solutions)
    return tuple(dict.fromkeys(users))


def suggested_solutions(
    state: WorkshopState,
    card: str,
    context: str,
    typed: str = "",
    limit: int = 4,
    *,
    own: bool = True,
) -> tuple[Suggestion, ...]:
    """Solutions that others use, near ones first: the card's own in another context, then those
    of the same objective, of the same subject, then the rest.

    Before anything is typed only near ones speak: the rest would be noise. Without `own` the
    card's own answers in other contexts wait for letters too: « idem » is there for them.
    Nothing while one or two letters are typed, or a long text; else those that hold every word.
    """
    wanted = fold(typed)
    if wanted and not LETTERS_FOR_SOLUTIONS <= len(wanted) <= LONGEST_SEARCH:
        return ()
    now = state.decision(card, context)
    here = set(now.solutions) if now is not None else set()
    silent = {Near.ELSEWHERE} if own else {Near.ELSEWHERE, Near.SAME_CARD}
    nearest: dict[str, Near] = {}
    for (other, _), decision in state.decisions.items():
        for id in decision.solutions:
            near = _near(card, other)
            nearest[id] = min(near, nearest.get(id, near))
    found = [
        Suggestion(state.solutions[id], near, len(cards_using(state, id)))
        for id, near in nearest.items()
        if id not in here
        and (wanted or near not in silent)
        and _holds(state.solutions[id].what, wanted)
    ]
    return tuple(sorted(found, key=lambda one: one.near)[:limit])


def _near(card: str, other: str) -> Near:
    if other == card:
        return Near.SAME_CARD
    objective, _, subject = card.partition("@")
    other_objective, _, other_subject = other.partition("@")
    if other_objective == objective:
        return Near.SAME_OBJECTIVE
    near = other_subject == subject and subject != UNIT_SUBJECT  # the unit is no subject to share
    return Near.SAME_SUBJECT if near else Near.ELSEWHERE


def _holds(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins a word of `text`."""
    words = _words(text)
    return all(any(word.startswith(part) for word in words) for part in _words(wanted))


@lru_cache(maxsize=8192)  # every key typed compares with the same few hundred texts
def _words(text: str) -> tuple[str, ...]:
    kept = "".join(sign if sign.isalnum() else " " for sign in fold(text))
    return tuple(kept.split())


def functions_of(state: WorkshopState, game: Game) -> tuple[Choice, ...]:
    """The functions that may be named: the room's own, the unit's, then the whole house's."""
    printed = sorted(game.functions.values(), key=lambda one: one.unit == EVERY_UNIT)
    added = tuple(Choice(id, label) for id, label in state.functions.items())
    known = {choice.value for choice in added}
    return (*added, *(Choice(f.id, f.label) for f in printed if f.id not in known))


def functions_like(
    state: WorkshopState, game: Game, typed: str, limit: int = 6
) -> tuple[Choice, ...]:
    """Functions that `typed` may mean; nothing before two letters."""
    return _like(functions_of(state, game), typed, limit)


def function_named(state: WorkshopState, game: Game, label: str) -> str:
    """The id of the function that has this label, whatever the case; else the text itself."""
    wanted = fold(label)
    for choice in functions_of(state, game):
        if fold(choice.label) == wanted:
            return choice.value
    return label


def services_like(
    state: WorkshopState, game: Game, typed: str, limit: int = 6
) -> tuple[Choice, ...]:
    """Services that `typed` may mean, by code, local name or printed name."""
    known = game.deck.services
    exact = fold(typed)
    coded = tuple(
        Choice(s.code, service_words(state, game, s)) for s in known if fold(s.code) == exact
    )
    named = tuple(
        Choice(s.code, f"{service_words(state, game, s)}{_printed_too(state, game, s)}")
        for s in known
    )
    liked = tuple(choice for choice in _like(named, typed, limit) if choice not in coded)
    codes = {choice.value for choice in coded}
    return (*coded, *(choice for choice in liked if choice.value not in codes))[:limit]


def service_words(state: WorkshopState, game: Game, service: Service) -> str:
    """A service as the room calls it."""
    return service_label(state, game, service.code)


def _printed_too(state: WorkshopState, game: Game, service: Service) -> str:
    local = service_words(state, game, service)
    return "" if local == service.label else f" · {service.label}"


def means_like(state: WorkshopState, typed: str, limit: int = 6) -> tuple[Choice, ...]:
    """Means of the unit that `typed` may mean."""
    known = tuple(Choice(means.id, means.label) for means in state.means.values())
    return _like(known, typed, limit)


def means_named_in(state: WorkshopState, text: str, limit: int = 3) -> tuple[Means, ...]:
    """Means that an answer names by their first word: « la feuille » calls the sheets in stock."""
    said = {_singular(word) for word in _words(text)}
    named = (
        means
        for means in state.means.values()
        if (words := _words(means.label)) and len(words[0]) > 2 and _singular(words[0]) in said
    )
    return tuple(named)[:limit]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word


def proposed_quantity(means: Means) -> int:
    """What is proposed when a means is taken: a day of a stock, one of anything else."""
    if means.kind is MeansKind.STOCK and means.per_day:
        return min(means.per_day, means.quantity)
    return min(1, means.quantity)


def with_what_like(state: WorkshopState, typed: str, limit: int = 4) -> tuple[str, ...]:
    """What earlier answers work with, the latest first, where it holds every word typed."""
    if len(fold(typed)) < LETTERS_FOR_SOLUTIONS:
        return ()
    said = dict.fromkeys(s.with_what for s in reversed(tuple(state.solutions.values())))
    wanted = fold(typed)
    return tuple(text for text in said if text and fold(text) != wanted and _holds(text, wanted))[
        :limit
    ]


def _like(choices: Iterable[Choice], typed: str, limit: int) -> tuple[Choice, ...]:
    """Those whose label begins so, then those of which another word does, then initials."""
    wanted = fold(typed)
    if len(wanted) < LETTERS_FOR_NAMES:
        return ()
    ranked = [
        (rank, choice) for choice in choices if (rank := _rank(choice.label, wanted)) is not None
    ]
    return tuple(choice for _, choice in sorted(ranked, key=lambda one: one[0])[:limit])


def _rank(label: str, wanted: str) -> int | None:
    if fold(label).startswith(wanted):
        return 0
    if _holds(label, wanted):
        return 1
    initials = "".join(word[0] for word in _words(label) if len(word) > 2)
    return 2 if initials.startswith(wanted) else None
