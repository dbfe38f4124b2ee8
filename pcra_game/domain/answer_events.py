"""What the room answers: cards, solutions, decisions, actions, restart."""

from dataclasses import dataclass

from pcra_game.domain.answers import Action, Arbitrage, Card, Decision, ParkedItem, Solution


@dataclass(frozen=True, slots=True)
class CardPlayed:
    card: Card


@dataclass(frozen=True, slots=True)
class CardWithdrawn:
    card: str


@dataclass(frozen=True, slots=True)
class SolutionWritten:
    """The whole solution as it stands now, new or edited."""

    solution: Solution


@dataclass(frozen=True, slots=True)
class DecisionSet:
    """The whole decision as it stands now."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class ActionWritten:
    action: Action


@dataclass(frozen=True, slots=True)
class ActionRemoved:
    id: str


@dataclass(frozen=True, slots=True)
class ArbitrageWritten:
    arbitrage: Arbitrage


@dataclass(frozen=True, slots=True)
class ArbitrageRemoved:
    id: str


@dataclass(frozen=True, slots=True)
class ItemParked:
    item: ParkedItem


@dataclass(frozen=True, slots=True)
class ParkedItemSettled:
    id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class RestartRanked:
    """The forced ranking of services, first to come back first."""

    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BacklogEstimated:
    """What is to be typed in again: files a day, minutes a file, days of outage."""

    activity: str
    files_per_day: int
    minutes_each: int
    days: int


@dataclass(frozen=True, slots=True)
class ReopeningCheckSet:
    """One line of the go/no-go list of a service, and the function that signs it."""

    id: str
    service: str
    text: str
    signed_by: str


@dataclass(frozen=True, slots=True)
class ReopeningCheckRemoved:
    id: str
