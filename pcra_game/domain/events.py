"""Everything that can have happened in a workshop, in the past tense, with ids and values only.

This list is the file format: an event is stored as `{type, v, data}` under the name of its class
and `VERSION`. A field is never renamed or removed; a new shape gets a new version, and old ones
are read through an upcast. Fields hold functions, never people.
"""

from pcra_game.domain.activity_events import (
    ActivityAdded,
    ActivityKept,
    ActivityNeedsSet,
    ActivitySetAside,
    ActivityTested,
    ActivityTextSet,
    DissentNoted,
    DotsCounted,
    DurationSet,
    FingersCounted,
    ImpactJudged,
    NightStamped,
    PrioritySet,
    ProcedureReferenced,
    ReferentNamed,
)
from pcra_game.domain.answer_events import (
    ActionRemoved,
    ActionWritten,
    ArbitrageRemoved,
    ArbitrageWritten,
    BacklogEstimated,
    CardPlayed,
    CardWithdrawn,
    DecisionSet,
    ItemParked,
    ParkedItemSettled,
    ReopeningCheckRemoved,
    ReopeningCheckSet,
    RestartRanked,
    SolutionWritten,
)
from pcra_game.domain.framing_events import (
    ContextChosen,
    ContextLevelSet,
    DeputyNamed,
    EstablishmentFramed,
    FunctionAdded,
    GovernanceRoleGiven,
    MeansRemoved,
    MeansStocked,
    PresenceNoted,
    ServiceDescribed,
    UnitFramed,
    WorkshopOpened,
)
from pcra_game.domain.room_events import (
    BetTaken,
    BreakTaken,
    FictiveTimeSet,
    FindingAccepted,
    FindingReopened,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    ObjectChallenged,
    PhaseEntered,
    RetexNoted,
    ReviewDateSet,
    StatusSigned,
    StoryTold,
)

VERSION = 1
"""Version of every event of this list; one that changes gets its own entry in `VERSIONS`."""

VERSIONS: dict[str, int] = {}
"""Class name to version, for those that are no longer at `VERSION`."""

Event = (
    WorkshopOpened
    | EstablishmentFramed
    | UnitFramed
    | GovernanceRoleGiven
    | FunctionAdded
    | DeputyNamed
    | PresenceNoted
    | ServiceDescribed
    | ContextLevelSet
    | ContextChosen
    | MeansStocked
    | MeansRemoved
    | PhaseEntered
    | FictiveTimeSet
    | BreakTaken
    | ActivityKept
    | ActivityAdded
    | ActivitySetAside
    | DotsCounted
    | PrioritySet
    | ImpactJudged
    | DurationSet
    | ActivityTextSet
    | ActivityNeedsSet
    | FingersCounted
    | DissentNoted
    | ReferentNamed
    | NightStamped
    | ProcedureReferenced
    | ActivityTested
    | CardPlayed
    | CardWithdrawn
    | SolutionWritten
    | DecisionSet
    | ActionWritten
    | ActionRemoved
    | ArbitrageWritten
    | ArbitrageRemoved
    | ItemParked
    | ParkedItemSettled
    | LogNoted
    | InjectRevealed
    | BetTaken
    | InjectJudged
    | ObjectChallenged
    | StoryTold
    | RestartRanked
    | BacklogEstimated
    | ReopeningCheckSet
    | ReopeningCheckRemoved
    | FindingAccepted
    | FindingReopened
    | RetexNoted
    | StatusSigned
    | ReviewDateSet
)

EVENT_TYPES: dict[str, type[Event]] = {cls.__name__: cls for cls in Event.__args__}
"""Every event by its stored name."""
