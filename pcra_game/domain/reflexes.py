"""What each function does first, in each context: the decided answers, read by who acts.

Section 9 of the plan and the posters are made of these. Only what the room decided, or checked as
« idem », is told: an order on a wall that nobody looked at, or that needs an absent service, harms.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pcra_game.domain.answers import Band, Card, Solution, Status
from pcra_game.domain.game import Game
from pcra_game.domain.reading import Reading, reading
from pcra_game.domain.state import Shown, WorkshopState
from pcra_game.domain.timeline import contradicted
from pcra_game.texts import reflexes as words

BANDS = tuple(Band)
"""The bands of a reflex card, in time (domain.md 2.1, section 9)."""


@dataclass(frozen=True, slots=True)
class Reflex:
    """One thing that a function does in a context.

    `function` is the id of a function or the room's own words, as in `Solution.who`; empty where
    nobody was named. `band` counts from the moment the context begins; it is `None` where the
    answer waits for a `signal`, which `text` then begins with, or has no hour. `card` is the id of
    the first card that asks for it: a solution shared by several is told once.
    """

    function: str
    context: str
    band: Band | None
    text: str
    card: str
    signal: str = ""


def reflexes(state: WorkshopState, game: Game) -> tuple[Reflex, ...]:
    """Every reflex of the plan, linear in the number of answers.

    Order: functions as the room first named them, nobody named last; then contexts as the story
    meets them, bands in time (without one last), the most vital activities first.
    """
    seen = reading(state, game)
    found: dict[tuple[str, str], Reflex] = {}
    for card, answer in _standing(seen):
        for position, solution in enumerate(answer.solutions):
            if contradicted(state, game, answer.decision, solution):
                continue
            context = answer.decision.context
            text = _text(solution, position)
            made = Reflex(solution.who, context, solution.band, text, card.id, solution.signal)
            found.setdefault((context, solution.id), made)
    named = dict.fromkeys(reflex.function for reflex in found.values())
    functions = {who: rank for rank, who in enumerate(named)}
    contexts = {code: rank for rank, code in enumerate(seen.contexts)}
    return tuple(
        sorted(
            found.values(),
            key=lambda reflex: (
                not reflex.function,
                functions[reflex.function],
                contexts[reflex.context],
                len(BANDS) if reflex.band is None else BANDS.index(reflex.band),
            ),
        )
    )


def left_out(state: WorkshopState, game: Game) -> int:
    """How many decided answers are no reflex, for want of a service that their context lacks."""
    gone = {
        (answer.decision.context, solution.id)
        for _card, answer in _standing(reading(state, game))
        for solution in answer.solutions
        if contradicted(state, game, answer.decision, solution)
    }
    return len(gone)


def _standing(seen: Reading) -> Iterator[tuple[Card, Shown]]:
    """Answers that the room took, in a context in play; the unit's first, then by priority."""
    state = seen.state
    vital = {sheet.id: rank for rank, sheet in enumerate(seen.sheets, start=1)}
    contexts = frozenset(seen.contexts)
    standing = [
        (state.cards[card], answer)
        for (card, context), answer in seen.answers.items()
        if context in contexts
        and answer.decision.status in (Status.DECIDED, Status.SAME)
        and answer.source.status is Status.DECIDED
    ]
    kept = [
        (card, answer)
        for card, answer in standing
        if card.subject in vital or card.subject not in state.activities
    ]
    yield from sorted(kept, key=lambda one: vital.get(one[0].subject, 0))


def _text(solution: Solution, position: int) -> str:
    """The answer in the room's words; a relay says so, and what is waited for comes first."""
    said = f"{solution.what} ({solution.with_what})" if solution.with_what else solution.what
    if solution.signal:
        said = words.at_signal(solution.signal, said)
    return words.relay(said) if position else said
