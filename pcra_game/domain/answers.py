"""What the room answers: cards, solutions, decisions, actions, means.

A card is an objective asked of a subject. A solution is a thing of its own that several cards may
share: edited once, counted once. A decision is a card's status and solutions in one context.
"""

from dataclasses import dataclass
from enum import StrEnum

UNIT_SUBJECT = "unite"
"""Subject of a card asked of the whole unit."""


class Status(StrEnum):
    """What became of a card in one context.

    `SAME` and `DEFAULT` follow the card they point to when it changes; `DECIDED` does not.
    `DEFAULT` means that nobody looked: it never counts as covered. `NO_SOLUTION` is a result.
    """

    PROPOSED = "proposed"
    DRAFT = "draft"
    DECIDED = "decided"
    SAME = "same"
    DEFAULT = "default"
    NO_SOLUTION = "no_solution"
    PARKED = "parked"
    SET_ASIDE = "set_aside"


class Exists(StrEnum):
    """Whether a solution is already there today."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Band(StrEnum):
    """By when a solution starts, on one key."""

    MIN_15 = "15min"
    HOUR_1 = "1h"
    HOUR_4 = "4h"
    HOUR_24 = "24h"
    DAY_3 = "J+3"


BAND_MINUTES: dict[Band, int] = {
    Band.MIN_15: 15,
    Band.HOUR_1: 60,
    Band.HOUR_4: 240,
    Band.HOUR_24: 1440,
    Band.DAY_3: 4320,
}
"""The latest minute of each band, counted from the moment the context begins."""


@dataclass(frozen=True, slots=True)
class Spending:
    """A quantity of one means that a solution uses."""

    means: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Solution:
    """A way to go on or to come back.

    `who` is the id of a function, or free text of at most 60 characters when no function fits.
    `set_up` and `holds_for` are minutes; `None` means the activity's own.
    """

    id: str
    what: str
    who: str = ""
    with_what: str = ""
    spends: tuple[Spending, ...] = ()
    band: Band | None = None
    signal: str = ""
    services: tuple[str, ...] = ()
    exists: Exists | None = None
    set_up: int | None = None
    holds_for: int | None = None
    accepted_risk: str = ""
    copied_from: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An objective asked of a subject: the unit, a service code, or an activity id."""

    id: str
    objective: str
    subject: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A card's status and solutions in one context.

    Solutions come in order: the first runs, the next relay it. `follows` is the context that a
    same or default decision points to, one step. `justification` answers a contradiction.
    """

    card: str
    context: str
    status: Status
    solutions: tuple[str, ...] = ()
    reason: str = ""
    follows: str | None = None
    justification: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do after the workshop. `owner` is a function, `due` an ISO date."""

    id: str
    text: str
    owner: str
    due: str | None = None
    card: str | None = None
    priority: str = ""


@dataclass(frozen=True, slots=True)
class Arbitrage:
    """A choice that the direction has to make: cost in plain words, people, date."""

    id: str
    text: str
    cost: str = ""
    people: str = ""
    due: str | None = None


class MeansKind(StrEnum):
    """People and things come back; a stock is used up."""

    PEOPLE = "people"
    THING = "thing"
    STOCK = "stock"


@dataclass(frozen=True, slots=True)
class Means:
    """A real means of the unit. `per_day` is what a stock loses each day, 0 for the others."""

    id: str
    label: str
    kind: MeansKind
    quantity: int
    per_day: int = 0
    place: str = ""
    checked_on: str | None = None


@dataclass(frozen=True, slots=True)
class ParkedItem:
    """What was too long for a card, or off its subject. Never lost."""

    id: str
    text: str
    card: str | None = None
    context: str | None = None
    outcome: str = ""
