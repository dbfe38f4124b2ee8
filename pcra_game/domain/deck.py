"""The cards as printed: services, contexts, functions, units, objectives, events, scenarios.

Everything here is an immutable value. Durations are whole minutes; `None` means « sans objet »
or unknown, and a note beside it says which.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

EVERY_UNIT = "toutes"
"""Marks a function or an event that belongs to all units."""


class Level(IntEnum):
    """How much of a service is left in a context."""

    ABSENT = 0
    PARTIAL = 1
    AVAILABLE = 2


class Priority(StrEnum):
    """Vital first. The consequence decides, the DMIA informs."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


class Kind(StrEnum):
    """What an objective asks for: to go on, or to come back."""

    CONTINUITY = "continuity"
    RECOVERY = "recovery"


class Scope(StrEnum):
    """What an objective is asked of."""

    UNIT = "unit"
    APPLICATION = "application"
    ACTIVITY = "activity"


class Axis(StrEnum):
    """Where an interruption hurts first."""

    SAFETY = "safety"
    CARE = "care"
    DUTIES = "duties"
    FINANCES = "finances"
    IMAGE = "image"


class Hosting(StrEnum):
    """How often a service is rented online (SaaS) rather than run by the hospital."""

    NO = "no"
    POSSIBLE = "possible"
    FREQUENT = "frequent"


class Feasibility(StrEnum):
    """Starting opinion of the deck on an activity in a context."""

    NORMAL = "N"
    DEGRADED = "D"
    REDUCED = "R"
    SUSPENDED = "X"


@dataclass(frozen=True, slots=True)
class Service:
    """A service of the information system, such as NET or DPI."""

    code: str
    label: str
    family: str
    hosting: Hosting
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Which services are left, and how the facilitator opens the round.

    `levels` is complete: a variant is resolved against its base when the deck is read.
    """

    code: str
    title: str
    situation: str
    remaining: str
    missing: str
    reference_duration: str
    opening_question: str
    facilitator_note: str
    base: str | None
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the hospital, never a person."""

    id: str
    unit: str
    label: str
    deputy: str | None


@dataclass(frozen=True, slots=True)
class Activity:
    """What a unit does, with the starting values that the room will correct."""

    id: str
    label: str
    priority: Priority
    axis: Axis
    serious_from: int | None
    dangerous_from: int | None
    dmia: int
    dmia_note: str
    tolerated_loss: int | None
    tolerated_loss_note: str
    record_meanwhile: str
    endurance: int
    stop_sign: str
    minimum_service: str
    needs: tuple[str, ...]
    other_needs: tuple[str, ...]
    saas: tuple[str, ...]
    offline_data: str
    feasibility: Mapping[str, Feasibility]
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the hospital; `perimeter` is its kind in the sense of CaRE D2."""

    code: str
    label: str
    perimeter: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a good answer holds, for the facilitator's eyes only."""

    who: str
    what: str
    where: str
    when: str
    how_long: str


@dataclass(frozen=True, slots=True)
class Objective:
    """A question asked of a unit, a service or an activity.

    `support_question` replaces `question` in units that do not treat patients.
    """

    id: str
    kind: Kind
    scope: Scope
    title: str
    short_title: str
    question: str
    support_question: str
    prompts: tuple[str, ...]
    expected: Expected
    mistakes: str
    by_context: str
    playable_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a card or a part of the plan contributes; `key` is an objective or a topic."""

    key: str
    care_d2: tuple[str, ...]
    recyf: tuple[str, ...]
    nis2: tuple[str, ...]
    iso22301: tuple[str, ...]
    anssi: tuple[str, ...]
    to_verify: bool


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck, its cross-references already checked by the reader."""

    id: str
    title: str
    version: str
    credit: str
    starting_values_note: str
    services: tuple[Service, ...]
    contexts: tuple[Context, ...]
    functions: tuple[Function, ...]
    units: tuple[Unit, ...]
    objectives: tuple[Objective, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Inject:
    """An event that the facilitator reads aloud; `offset` is in fictive minutes after H0."""

    id: str
    offset: int
    moment: str
    context: str
    context_after: str | None
    channel: str
    text: str
    objective: str
    units: tuple[str, ...]
    reaction: str
    services: tuple[str, ...]
    difficulty: int


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the scenario: one context, a fictive start and end, minutes of play.

    A last phase may have no context: the crisis is over, only the debriefing is left.
    """

    id: str
    title: str
    context: str | None
    start: int
    end: int
    start_label: str
    end_label: str
    play_minutes: int
    narration: str
    injects: tuple[str, ...]
    recommended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A crisis to play; `opening` names the two events read aloud on a black screen."""

    id: str
    title: str
    version: str
    summary: str
    h0_day: str
    h0_time: str
    opening: tuple[str, ...]
    objectives: tuple[str, ...]
    phases: tuple[Phase, ...]
    injects: tuple[Inject, ...]
