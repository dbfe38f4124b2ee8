"""What happens in the room: time, events, bets, debriefing, signature of the plan."""

from dataclasses import dataclass
from enum import StrEnum


class PlanStatus(StrEnum):
    """How far the plan has gone; only a signature moves it on."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    IN_FORCE = "in_force"


class RevealedBy(StrEnum):
    """What made an event come up."""

    TIME = "time"
    HAND = "hand"
    WEAK_SPOT = "weak_spot"


class Verdict(StrEnum):
    """What the room says of its own plan after an event."""

    HELD = "held"
    PARTLY = "partly"
    NOT_HELD = "not_held"


class RetexKind(StrEnum):
    """The columns of the debriefing."""

    KEEP = "keep"
    IMPROVE = "improve"
    SURPRISE = "surprise"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PhaseEntered:
    phase: str


@dataclass(frozen=True, slots=True)
class FictiveTimeSet:
    """Jump in the story; minutes after H0."""

    minutes: int


@dataclass(frozen=True, slots=True)
class BreakTaken:
    minutes: int


@dataclass(frozen=True, slots=True)
class LogNoted:
    """A line of the main courante; `fictive` is in minutes after H0."""

    id: str
    text: str
    fictive: int | None


@dataclass(frozen=True, slots=True)
class InjectRevealed:
    inject: str
    by: RevealedBy
    why: str = ""


@dataclass(frozen=True, slots=True)
class BetTaken:
    """Hands up before an event: how many think that the plan holds."""

    inject: str
    holds: int
    does_not: int


@dataclass(frozen=True, slots=True)
class InjectJudged:
    inject: str
    verdict: Verdict
    word: str = ""


@dataclass(frozen=True, slots=True)
class ObjectChallenged:
    """« Montrez la feuille » : was the thing there?"""

    id: str
    text: str
    shown: bool


@dataclass(frozen=True, slots=True)
class StoryTold:
    """One true story in sixty seconds; only what it teaches is kept."""

    id: str
    lesson: str


@dataclass(frozen=True, slots=True)
class FindingAccepted:
    """A finding stays listed, with the reason why the room lives with it."""

    code: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingReopened:
    code: str
    subject: str


@dataclass(frozen=True, slots=True)
class RetexNoted:
    id: str
    kind: RetexKind
    text: str


@dataclass(frozen=True, slots=True)
class StatusSigned:
    """A function signs the plan; `on` is an ISO date."""

    status: PlanStatus
    version: str
    function: str
    on: str


@dataclass(frozen=True, slots=True)
class ReviewDateSet:
    on: str
