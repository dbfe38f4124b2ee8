"""How the workshop is framed: house, unit, functions, services, contexts, means."""

from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import Means
from pcra_game.domain.deck import Level


class GovernanceRole(StrEnum):
    """Who answers for the plan; each is held by a function."""

    PCRA_LEAD = "pcra_lead"
    DECIDES_SWITCH = "decides_switch"
    DECIDES_RETURN = "decides_return"
    VALIDATES_PLAN = "validates_plan"
    KEEPS_LOG = "keeps_log"


@dataclass(frozen=True, slots=True)
class WorkshopOpened:
    """The first event of every file. Hashes are those of the embedded deck and scenario."""

    session: str
    title: str
    unit: str
    deck_sha256: str
    scenario_sha256: str
    utc_offset_minutes: int
    format_minutes: int
    application: str


@dataclass(frozen=True, slots=True)
class EstablishmentFramed:
    name: str
    finess_ej: str = ""
    finess_eg: str = ""
    sites: str = ""
    activity_share_percent: int | None = None


@dataclass(frozen=True, slots=True)
class UnitFramed:
    missions: str = ""
    capacity: str = ""
    daily_volume: int | None = None
    staff_day: int | None = None
    staff_night: int | None = None
    staff_weekend: int | None = None


@dataclass(frozen=True, slots=True)
class GovernanceRoleGiven:
    role: GovernanceRole
    function: str


@dataclass(frozen=True, slots=True)
class FunctionAdded:
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class DeputyNamed:
    """`deputy` replaces `function` at night and at weekends, everywhere."""

    function: str
    deputy: str


@dataclass(frozen=True, slots=True)
class PresenceNoted:
    """How many people holding this function sit in the room; 0 takes it off the list."""

    function: str
    count: int
    nights: bool


@dataclass(frozen=True, slots=True)
class ServiceDescribed:
    service: str
    local_name: str = ""
    rto: int | None = None
    backup_age: int | None = None
    hosted_by: str = ""
    referent: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContextLevelSet:
    context: str
    service: str
    level: Level


@dataclass(frozen=True, slots=True)
class ContextChosen:
    """A variant takes part in the workshop, or leaves it."""

    context: str
    included: bool


@dataclass(frozen=True, slots=True)
class MeansStocked:
    means: Means


@dataclass(frozen=True, slots=True)
class MeansRemoved:
    id: str
