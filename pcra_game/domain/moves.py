"""What somebody asks for, in the imperative. `decide` answers with events, or refuses.

Most facts that the room states need no more than a check before they are kept: `Record` asks for
these by the event that would be kept. The moves that do more than one thing have their own class.
Ids of new things are given by the caller, so that the rules know no chance.
"""

from dataclasses import dataclass
from typing import TypeVar

from pcra_game.domain.answers import Action, ParkedItem, Solution, Status
from pcra_game.domain.events import Event


@dataclass(frozen=True, slots=True)
class OpenWorkshop:
    """Begin. `activities` are kept at once, in this order."""

    session: str
    title: str
    establishment: str
    deck_sha256: str
    scenario_sha256: str
    utc_offset_minutes: int
    format_minutes: int
    application: str
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Keep a fact as it was said, once it is checked. Cards and decisions have their own moves."""

    fact: Event


@dataclass(frozen=True, slots=True)
class PlayCard:
    """Ask an objective of a subject: `UNIT_SUBJECT`, a service code, or an activity id."""

    objective: str
    subject: str


@dataclass(frozen=True, slots=True)
class WithdrawCard:
    """Take a card that nobody answered off the table."""

    card: str


@dataclass(frozen=True, slots=True)
class WriteSolution:
    """Answer a card in a context. A solution with a new id is added; a known one is edited.

    Where the card was « idem » or by default, it now has its own answer.
    """

    card: str
    context: str
    solution: Solution


@dataclass(frozen=True, slots=True)
class ShareSolution:
    """Point a card to a solution that another card already uses."""

    card: str
    context: str
    solution: str


@dataclass(frozen=True, slots=True)
class OrderSolutions:
    """Keep these solutions of the card, in this order; the others leave the card."""

    card: str
    context: str
    solutions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decide:
    """The room agrees on what is written."""

    card: str
    context: str


@dataclass(frozen=True, slots=True)
class CheckSame:
    """Looked at: as in the context `follows`."""

    card: str
    context: str
    follows: str


@dataclass(frozen=True, slots=True)
class LeaveByDefault:
    """Leave a context: cards that nobody looked at follow the context before, hatched.

    `cards` limits it to these; empty means all of them.
    """

    context: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CloseCard:
    """End a card without a solution: no_solution, parked, set_aside, or back to draft."""

    card: str
    context: str
    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Justify:
    """Say why an answer that needs an absent service holds all the same."""

    card: str
    context: str
    justification: str


@dataclass(frozen=True, slots=True)
class ParkOverflow:
    """Trim a solution and send the rest to the parking lot, in one gesture."""

    card: str
    context: str
    solution: Solution
    item: ParkedItem


@dataclass(frozen=True, slots=True)
class DecideWithAction:
    """Decide, and keep the action that the answer calls for."""

    card: str
    context: str
    action: Action


@dataclass(frozen=True, slots=True)
class Several:
    """A gesture of many moves, all or nothing: an import, a drag of five cards."""

    moves: tuple["Move", ...]


Move = (
    OpenWorkshop
    | Record
    | PlayCard
    | WithdrawCard
    | WriteSolution
    | ShareSolution
    | OrderSolutions
    | Decide
    | CheckSame
    | LeaveByDefault
    | CloseCard
    | Justify
    | ParkOverflow
    | DecideWithAction
    | Several
)

M = TypeVar(
    "M",
    WriteSolution,
    ShareSolution,
    OrderSolutions,
    Decide,
    CheckSame,
    CloseCard,
    Justify,
    ParkOverflow,
    DecideWithAction,
)
"""A move on one card in one context."""
