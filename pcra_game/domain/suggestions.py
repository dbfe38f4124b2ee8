"""What the sheet proposes while somebody types: known solutions, functions, means, services."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from pcra_game.domain.answers import UNIT_SUBJECT, Means, MeansKind, Solution
from pcra_game.domain.decide import OWN_ANSWER
from pcra_game.domain.deck import EVERY_UNIT, Service
from pcra_game.domain.game import Game
from pcra_game.domain.habits import uses
from pcra_game.domain.sheet import service_label
from pcra_game.domain.spelling import Fit, fit, holds, words_of
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
    """One line of a list to choose from: the value that is kept, and its words.

    One that is only guessed is not `sure`: Enter does not take it by itself.
    """

    value: str
    label: str
    sure: bool = True


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
        and holds(state.solutions[id].what, wanted)
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


def functions_of(state: WorkshopState, game: Game) -> tuple[Choice, ...]:
    """The functions that may be named: the room's own, the unit's, then the whole house's."""
    printed = sorted(game.functions.values(), key=lambda one: one.unit == EVERY_UNIT)
    added = tuple(Choice(id, label) for id, label in state.functions.items())
    known = {choice.value for choice in added}
    return (*added, *(Choice(f.id, f.label) for f in printed if f.id not in known))


def functions_like(
    state: WorkshopState,
    game: Game,
    typed: str,
    limit: int = 6,
    *,
    subject: str = "",
    proposed: str = "",
) -> tuple[Choice, ...]:
    """Functions that `typed` may mean; nothing before two letters.

    The one that is `proposed` comes first where it fits. Those of the unit come before those of
    the whole house; of those that fit as well, the one that answers most on `subject` comes
    first, then in the workshop.
    """
    used = uses(state, subject)
    of_house = {f.id for f in game.functions.values() if f.unit == EVERY_UNIT}

    def place(found: tuple[Fit, Choice]) -> tuple[bool, bool, bool, Fit, int, int]:
        how, choice = found
        here, anywhere = used.get(choice.value, (0, 0))
        other = choice.value != proposed or not choice.sure
        return other, how > Fit.WORD, choice.value in of_house, how, -here, -anywhere

    found = sorted(_fitting(functions_of(state, game), typed), key=place)
    return tuple(choice for _, choice in found[:limit])


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
    said = {_singular(word) for word in words_of(text)}
    named = (
        means
        for means in state.means.values()
        if (words := words_of(means.label)) and len(words[0]) > 2 and _singular(words[0]) in said
    )
    return tuple(named)[:limit]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word


def proposed_quantity(means: Means) -> int:
    """What is proposed when a means is taken: a day of a stock, one of anything else."""
    if means.kind is MeansKind.STOCK and means.per_day:
        return min(means.per_day, means.quantity)
    return min(1, means.quantity)


def with_what_like(
    state: WorkshopState, typed: str, limit: int = 4, *, subject: str = ""
) -> tuple[str, ...]:
    """What earlier answers work with, where it holds every word typed: what begins so first, then
    what answers on `subject` say, then the latest. Nothing before two letters."""
    wanted = fold(typed)
    if len(wanted) < LETTERS_FOR_NAMES:
        return ()
    here = {
        id
        for (card, _), decision in state.decisions.items()
        if card.partition("@")[2] == subject
        for id in decision.solutions
    }
    found: dict[str, tuple[bool, bool, bool]] = {}
    for solution in reversed(tuple(state.solutions.values())):
        for said in (solution.with_what, *parts_of(solution.with_what)):
            if said and fold(said) != wanted and holds(said, wanted):
                begins = fold(said).startswith(wanted)
                rank = (not begins, said != solution.with_what, solution.id not in here)
                found[said] = min(rank, found.get(said, rank))
    return tuple(sorted(found, key=lambda said: found[said])[:limit])


def parts_of(with_what: str) -> tuple[str, ...]:
    """The things that a text names one after the other."""
    return tuple(part.strip() for part in with_what.split(","))


def _like(choices: Iterable[Choice], typed: str, limit: int) -> tuple[Choice, ...]:
    """Those whose label begins so, then those of which another word does, then initials; last,
    those that one wrong letter hides."""
    found = sorted(_fitting(choices, typed), key=lambda one: one[0])
    return tuple(choice for _, choice in found[:limit])


def _fitting(choices: Iterable[Choice], typed: str) -> list[tuple[Fit, Choice]]:
    """The choices that `typed` may mean, with how each fits; nothing before two letters."""
    wanted = fold(typed)
    if len(wanted) < LETTERS_FOR_NAMES:
        return []
    return [
        (how, replace(choice, sure=how < Fit.SLIP))
        for choice in choices
        if (how := fit(choice.label, wanted)) is not None
    ]


def answered_before(state: WorkshopState, game: Game, card: str, context: str) -> tuple[str, ...]:
    """Earlier contexts in which a card has an answer of its own, the nearest first.

    « Idem » may follow any of them.
    """
    return tuple(
        code
        for code in game.earlier(context)
        if (decision := state.decision(card, code)) is not None and decision.status in OWN_ANSWER
    )
