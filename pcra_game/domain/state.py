"""The workshop as it stands: an immutable value that every view shows and nobody changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pcra_game.domain.activity_events import (
    ActivityAdded,
    DurationField,
    FingersCounted,
    ImpactJudged,
    NightStamped,
    ProcedureReferenced,
    TextField,
)
from pcra_game.domain.answer_events import BacklogEstimated, ReopeningCheckSet
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Card,
    Decision,
    Means,
    ParkedItem,
    Solution,
    Status,
)
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.framing_events import (
    EstablishmentFramed,
    GovernanceRole,
    PresenceNoted,
    ServiceDescribed,
    UnitFramed,
    WorkshopOpened,
)
from pcra_game.domain.room_events import (
    BetTaken,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    ObjectChallenged,
    RetexNoted,
    StatusSigned,
    StoryTold,
)

NOTHING: Mapping[Any, Any] = MappingProxyType({})
"""The empty mapping that every collection of a new state starts from."""


def _nothing() -> Mapping[Any, Any]:
    return NOTHING  # a mapping proxy may not be a default itself on Python 3.11


ANSWERED = (Status.DECIDED, Status.SAME, Status.NO_SOLUTION)
NO_ESTABLISHMENT = EstablishmentFramed(name="")
NO_UNIT = UnitFramed()


@dataclass(frozen=True, slots=True)
class Corrected:
    """A duration as the room said it: minutes, or `None` with a note."""

    minutes: int | None
    note: str


@dataclass(frozen=True, slots=True)
class PlayedActivity:
    """What the room said of an activity; what it did not say is the deck's."""

    id: str
    kept: bool = True
    set_aside_reason: str = ""
    added: ActivityAdded | None = None
    dots: int | None = None
    priority: Priority | None = None
    impact: ImpactJudged | None = None
    durations: Mapping[DurationField, Corrected] = field(default_factory=_nothing)
    texts: Mapping[TextField, str] = field(default_factory=_nothing)
    needs: tuple[str, ...] | None = None
    fingers: FingersCounted | None = None
    dissent: str = ""
    referent: str = ""
    night: NightStamped | None = None
    procedure: ProcedureReferenced | None = None
    tested: bool = False
    tested_on: str | None = None


@dataclass(frozen=True, slots=True)
class PlayedInject:
    """An event of the scenario as it was played."""

    revealed: InjectRevealed | None = None
    bet: BetTaken | None = None
    judged: InjectJudged | None = None


@dataclass(frozen=True, slots=True)
class WorkshopState:
    """Everything decided so far. Keys are ids; the order of a mapping is the order of play."""

    opened: WorkshopOpened | None = None
    establishment: EstablishmentFramed = NO_ESTABLISHMENT
    unit: UnitFramed = NO_UNIT
    roles: Mapping[GovernanceRole, str] = field(default_factory=_nothing)
    functions: Mapping[str, str] = field(default_factory=_nothing)
    deputies: Mapping[str, str] = field(default_factory=_nothing)
    presence: Mapping[str, PresenceNoted] = field(default_factory=_nothing)
    services: Mapping[str, ServiceDescribed] = field(default_factory=_nothing)
    levels: Mapping[tuple[str, str], Level] = field(default_factory=_nothing)
    variants: Mapping[str, bool] = field(default_factory=_nothing)
    means: Mapping[str, Means] = field(default_factory=_nothing)
    phase: str | None = None
    fictive: int | None = None
    break_minutes: int = 0
    activities: Mapping[str, PlayedActivity] = field(default_factory=_nothing)
    cards: Mapping[str, Card] = field(default_factory=_nothing)
    solutions: Mapping[str, Solution] = field(default_factory=_nothing)
    decisions: Mapping[tuple[str, str], Decision] = field(default_factory=_nothing)
    actions: Mapping[str, Action] = field(default_factory=_nothing)
    arbitrages: Mapping[str, Arbitrage] = field(default_factory=_nothing)
    parking: Mapping[str, ParkedItem] = field(default_factory=_nothing)
    log: Mapping[str, LogNoted] = field(default_factory=_nothing)
    injects: Mapping[str, PlayedInject] = field(default_factory=_nothing)
    challenges: Mapping[str, ObjectChallenged] = field(default_factory=_nothing)
    stories: Mapping[str, StoryTold] = field(default_factory=_nothing)
    ranking: tuple[str, ...] = ()
    backlogs: Mapping[str, BacklogEstimated] = field(default_factory=_nothing)
    checks: Mapping[str, ReopeningCheckSet] = field(default_factory=_nothing)
    accepted: Mapping[tuple[str, str], str] = field(default_factory=_nothing)
    retex: Mapping[str, RetexNoted] = field(default_factory=_nothing)
    signatures: tuple[StatusSigned, ...] = ()
    review_on: str | None = None

    def decision(self, card: str, context: str) -> Decision | None:
        """The decision of a card in a context, or `None` where it was never touched."""
        return self.decisions.get((card, context))

    def answered(self) -> tuple[Decision, ...]:
        """Decisions that the room took: decided, checked as « idem », or found without solution.

        Drafts, defaults and what was parked or set aside are not among them.
        """
        return tuple(d for d in self.decisions.values() if d.status in ANSWERED)

    def gaps(self) -> tuple["Shown", ...]:
        """Answers of the room that say « pas de solution », here or by « idem » to such a one."""
        found = (shown(self, d.card, d.context) for d in self.answered())
        return tuple(s for s in found if s is not None and s.gap)

    def kept_activities(self) -> tuple[str, ...]:
        """Ids of the activities in play, in the order in which they were kept."""
        return tuple(a.id for a in self.activities.values() if a.kept)


@dataclass(frozen=True, slots=True)
class Shown:
    """A decision as it is read: its own, or the one that a same or default points to."""

    decision: Decision
    solutions: tuple[Solution, ...]
    source: Decision = field(repr=False)

    @property
    def gap(self) -> bool:
        """Whether somebody looked, and found no solution: « idem » to a gap is a gap."""
        found = self.source.status is Status.NO_SOLUTION
        return found and self.decision.status is not Status.DEFAULT


def shown(state: WorkshopState, card: str, context: str) -> Shown | None:
    """Resolve a decision through its live link, one step.

    Gives `None` where the card was not touched in this context.
    """
    decision = state.decision(card, context)
    if decision is None:
        return None
    source = decision
    if decision.follows is not None:
        source = state.decision(card, decision.follows) or decision
    return Shown(decision, tuple(state.solutions[s] for s in source.solutions), source)
