"""What the demo asks for, gesture by gesture, and the shorthand in which its script is written."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from pcra_game.domain.answers import Action, Solution, Spending
from pcra_game.domain.events import Event
from pcra_game.domain.game import Game
from pcra_game.domain.moves import (
    CheckSame,
    Decide,
    DecideWithAction,
    Move,
    PlayCard,
    Record,
    ShareSolution,
    WriteSolution,
)


class Rewind(StrEnum):
    """A gesture that takes the last one back, or brings it back."""

    UNDO = "undo"
    REDO = "redo"


Gesture = Move | Rewind


@dataclass(frozen=True, slots=True)
class Intent:
    """One gesture, the function that asked for it, and the wall minutes that pass before it."""

    move: Gesture
    actor: str = ""
    minutes: float = 0.0


Script = tuple[Intent, ...]

FORMAT_MINUTES = 210
UTC_OFFSET_MINUTES = 60
START = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Play:
    """A whole workshop to be played: how it opens, then every gesture.

    `name` is that of its files; `pictured` the card and context during whose decision the table
    and the projector are pictured.
    """

    name: str
    game: Game
    title: str
    establishment: str
    activities: tuple[str, ...]
    session: str
    intents: Script
    pictured: tuple[str, str]


def beat(minutes: int, *gestures: Gesture, actor: str = "") -> Script:
    """Spread `minutes` over gestures made one after the other, in whole seconds."""
    each, rest = divmod(minutes * 60, len(gestures))
    return tuple(
        Intent(gesture, actor, (each + (rest if first else 0)) / 60)
        for gesture, first in zip(gestures, (True, *(False for _ in gestures[1:])), strict=True)
    )


def facts(*events: Event) -> tuple[Move, ...]:
    """Keep facts one by one: each is a gesture of its own."""
    return tuple(Record(event) for event in events)


def ask(card: str) -> PlayCard:
    """Play a card by its id, such as « OC-02@URG-01 »."""
    objective, subject = card.split("@")
    return PlayCard(objective, subject)


def agree(card: str, context: str, *solutions: Solution) -> tuple[Move, ...]:
    """Write solutions in order, then decide."""
    written = (WriteSolution(card, context, solution) for solution in solutions)
    return (*written, Decide(card, context))


def agree_and_act(card: str, context: str, solution: Solution, action: Action) -> tuple[Move, ...]:
    """Write a solution, then decide and keep the action that it calls for."""
    return (WriteSolution(card, context, solution), DecideWithAction(card, context, action))


def shared(card: str, context: str, *solutions: str) -> tuple[Move, ...]:
    """Point a card to solutions that are known, in order, then decide."""
    pointed = (ShareSolution(card, context, solution) for solution in solutions)
    return (*pointed, Decide(card, context))


def same(context: str, follows: str, *cards: str) -> tuple[Move, ...]:
    """Check cards one by one as « idem »."""
    return tuple(CheckSame(card, context, follows) for card in cards)


def uses(*quantities: tuple[str, int]) -> tuple[Spending, ...]:
    """Quantities of means, by id."""
    return tuple(Spending(means, quantity) for means, quantity in quantities)
