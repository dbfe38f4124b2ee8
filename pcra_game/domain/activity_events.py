"""What the room says of the activities of its unit."""

from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.deck import Axis, Priority


class DurationField(StrEnum):
    """The durations of an activity that the room corrects."""

    DMIA = "dmia"
    TOLERATED_LOSS = "tolerated_loss"
    SET_UP = "set_up"
    ENDURANCE = "endurance"


class TextField(StrEnum):
    """The short texts of an activity that the room corrects."""

    MINIMUM_SERVICE = "minimum_service"
    STOP_SIGN = "stop_sign"
    RECORD_MEANWHILE = "record_meanwhile"
    SITE_VARIANT = "site_variant"
    OFFLINE_DATA = "offline_data"


@dataclass(frozen=True, slots=True)
class ActivityKept:
    activity: str


@dataclass(frozen=True, slots=True)
class ActivityAdded:
    """An activity that the deck lacks, written by the room."""

    id: str
    label: str
    priority: Priority
    dmia: int
    endurance: int


@dataclass(frozen=True, slots=True)
class ActivitySetAside:
    activity: str
    reason: str


@dataclass(frozen=True, slots=True)
class DotsCounted:
    """Sticky dots: how many hands chose this activity."""

    activity: str
    dots: int


@dataclass(frozen=True, slots=True)
class PrioritySet:
    activity: str
    priority: Priority


@dataclass(frozen=True, slots=True)
class ImpactJudged:
    """The ruler, in minutes; `None` means never within the ruler."""

    activity: str
    axis: Axis
    serious_from: int | None
    dangerous_from: int | None


@dataclass(frozen=True, slots=True)
class DurationSet:
    """Minutes; `None` with a note is « sans objet » or unknown."""

    activity: str
    field: DurationField
    minutes: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActivityTextSet:
    activity: str
    field: TextField
    text: str


@dataclass(frozen=True, slots=True)
class ActivityNeedsSet:
    activity: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FingersCounted:
    """Five anonymous counts: how many people showed one, two, three, four, five fingers."""

    activity: str
    counts: tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class DissentNoted:
    """An empty text takes the dissent back."""

    activity: str
    text: str


@dataclass(frozen=True, slots=True)
class ReferentNamed:
    activity: str
    function: str


@dataclass(frozen=True, slots=True)
class NightStamped:
    """« à 3 h, dimanche, ça tient », said by a function that works nights."""

    activity: str
    holds: bool
    function: str


@dataclass(frozen=True, slots=True)
class ProcedureReferenced:
    """An existing document: its code, where the paper copy lies, its ISO date."""

    activity: str
    code: str
    place: str
    dated: str | None


@dataclass(frozen=True, slots=True)
class ActivityTested:
    """ISO date of a real test; `None` says that it never was."""

    activity: str
    on: str | None
