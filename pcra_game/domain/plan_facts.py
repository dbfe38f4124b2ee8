"""The plan as open, typed facts, in the order of play: what sheets and JSON write and read back.

Only what still stands is a fact: what was undone, removed or withdrawn is in the journal alone.
A solution that no card uses any more is not part of the plan either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from pcra_game.domain.activity_events import (
    ActivityAdded,
    FingersCounted,
    NightStamped,
    ProcedureReferenced,
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
)
from pcra_game.domain.deck import Axis, Priority
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.framing_events import (
    ContextChosen,
    ContextLevelSet,
    DeputyNamed,
    EstablishmentFramed,
    FunctionAdded,
    GovernanceRoleGiven,
    PresenceNoted,
    ServiceDescribed,
    UnitFramed,
    WorkshopOpened,
)
from pcra_game.domain.game import Game
from pcra_game.domain.room_events import (
    BetTaken,
    FindingAccepted,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    ObjectChallenged,
    RetexNoted,
    StatusSigned,
    StoryTold,
)
from pcra_game.domain.sheet import Stated, Words, activity_sheet
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import refusals

FORMAT = "pcra-plan"
"""What tells a plan of ours from any other file."""

_C = TypeVar("_C", Action, ParkedItem)

VERSION = 1
"""Version of the shape below. A field is never renamed or removed within a version."""


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """Where the plan comes from. Hashes are those of the deck and scenario played."""

    title: str
    unit: str
    unit_label: str
    deck: str
    deck_sha256: str
    scenario: str
    scenario_sha256: str
    utc_offset_minutes: int
    format_minutes: int


@dataclass(frozen=True, slots=True)
class Play:
    """Where the room stands in the story: minutes after H0, and minutes of break so far."""

    phase: str | None
    fictive: int | None
    break_minutes: int


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity that the room touched: what holds, and whether the room said it."""

    id: str
    label: str
    kept: bool
    set_aside_reason: str
    added: ActivityAdded | None
    dots: int | None
    priority: Priority
    priority_discussed: bool
    axis: Axis
    serious_from: int | None
    dangerous_from: int | None
    impact_discussed: bool
    dmia: Stated
    tolerated_loss: Stated
    set_up: Stated
    endurance: Stated
    minimum_service: Words
    stop_sign: Words
    record_meanwhile: Words
    site_variant: Words
    offline_data: Words
    needs: tuple[str, ...]
    needs_discussed: bool
    fingers: FingersCounted | None
    dissent: str
    referent: str
    night: NightStamped | None
    procedure: ProcedureReferenced | None
    tested: bool
    tested_on: str | None


@dataclass(frozen=True, slots=True)
class InjectFacts:
    """An event of the scenario as it was played."""

    inject: str
    revealed: InjectRevealed | None
    bet: BetTaken | None
    judged: InjectJudged | None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Everything that stands. The order of the fields is that of the file."""

    format: str
    version: int
    workshop: WorkshopFacts
    play: Play
    establishment: EstablishmentFramed
    unit: UnitFramed
    roles: tuple[GovernanceRoleGiven, ...]
    functions: tuple[FunctionAdded, ...]
    deputies: tuple[DeputyNamed, ...]
    presence: tuple[PresenceNoted, ...]
    services: tuple[ServiceDescribed, ...]
    levels: tuple[ContextLevelSet, ...]
    variants: tuple[ContextChosen, ...]
    means: tuple[Means, ...]
    activities: tuple[ActivityFacts, ...]
    cards: tuple[Card, ...]
    solutions: tuple[Solution, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    arbitrages: tuple[Arbitrage, ...]
    parking: tuple[ParkedItem, ...]
    log: tuple[LogNoted, ...]
    injects: tuple[InjectFacts, ...]
    challenges: tuple[ObjectChallenged, ...]
    stories: tuple[StoryTold, ...]
    ranking: tuple[str, ...]
    backlogs: tuple[BacklogEstimated, ...]
    checks: tuple[ReopeningCheckSet, ...]
    accepted: tuple[FindingAccepted, ...]
    retex: tuple[RetexNoted, ...]
    signatures: tuple[StatusSigned, ...]
    review_on: str | None


def plan_facts(state: WorkshopState, game: Game) -> PlanFacts:
    """Give the facts of an open workshop. Raises IllegalMoveError where it is not open yet."""
    if state.opened is None:
        raise IllegalMoveError(refusals.not_open())
    return PlanFacts(
        format=FORMAT,
        version=VERSION,
        workshop=_workshop(state.opened, game),
        play=Play(state.phase, state.fictive, state.break_minutes),
        establishment=state.establishment,
        unit=state.unit,
        roles=tuple(GovernanceRoleGiven(*item) for item in state.roles.items()),
        functions=tuple(FunctionAdded(*item) for item in state.functions.items()),
        deputies=tuple(DeputyNamed(*item) for item in state.deputies.items()),
        presence=tuple(state.presence.values()),
        services=tuple(state.services.values()),
        levels=tuple(ContextLevelSet(*key, level) for key, level in state.levels.items()),
        variants=tuple(ContextChosen(*item) for item in state.variants.items()),
        means=tuple(state.means.values()),
        activities=tuple(activity_facts(state, game, id) for id in state.activities),
        cards=tuple(state.cards.values()),
        solutions=tuple(_solutions_in_use(state)),
        decisions=tuple(state.decisions.values()),
        actions=tuple(_on_the_table(state, state.actions.values())),
        arbitrages=tuple(state.arbitrages.values()),
        parking=tuple(_on_the_table(state, state.parking.values())),
        log=tuple(state.log.values()),
        injects=tuple(
            InjectFacts(id, played.revealed, played.bet, played.judged)
            for id, played in state.injects.items()
        ),
        challenges=tuple(state.challenges.values()),
        stories=tuple(state.stories.values()),
        ranking=state.ranking,
        backlogs=tuple(state.backlogs.values()),
        checks=tuple(state.checks.values()),
        accepted=tuple(FindingAccepted(*key, why) for key, why in state.accepted.items()),
        retex=tuple(state.retex.values()),
        signatures=state.signatures,
        review_on=state.review_on,
    )


def activity_facts(state: WorkshopState, game: Game, id: str) -> ActivityFacts:
    """Give one activity. KeyError if neither the deck nor the room knows it."""
    sheet = activity_sheet(state, game, id)
    played = sheet.played
    return ActivityFacts(
        id=id,
        label=sheet.label,
        kept=played.kept,
        set_aside_reason=played.set_aside_reason,
        added=played.added,
        dots=played.dots,
        priority=sheet.priority,
        priority_discussed=sheet.priority_discussed,
        axis=sheet.axis,
        serious_from=sheet.serious_from,
        dangerous_from=sheet.dangerous_from,
        impact_discussed=sheet.impact_discussed,
        dmia=sheet.dmia,
        tolerated_loss=sheet.tolerated_loss,
        set_up=sheet.set_up,
        endurance=sheet.endurance,
        minimum_service=sheet.minimum_service,
        stop_sign=sheet.stop_sign,
        record_meanwhile=sheet.record_meanwhile,
        site_variant=sheet.site_variant,
        offline_data=sheet.offline_data,
        needs=sheet.needs,
        needs_discussed=played.needs is not None,
        fingers=played.fingers,
        dissent=played.dissent,
        referent=played.referent,
        night=played.night,
        procedure=played.procedure,
        tested=played.tested,
        tested_on=played.tested_on,
    )


def _workshop(opened: WorkshopOpened, game: Game) -> WorkshopFacts:
    return WorkshopFacts(
        title=opened.title,
        unit=opened.unit,
        unit_label=game.unit.label,
        deck=game.deck.id,
        deck_sha256=opened.deck_sha256,
        scenario=game.scenario.id,
        scenario_sha256=opened.scenario_sha256,
        utc_offset_minutes=opened.utc_offset_minutes,
        format_minutes=opened.format_minutes,
    )


def _solutions_in_use(state: WorkshopState) -> Iterator[Solution]:
    """Solutions of the decisions, in the order in which these first name them."""
    named = dict.fromkeys(id for d in state.decisions.values() for id in d.solutions)
    return (state.solutions[id] for id in named)


def _on_the_table(state: WorkshopState, items: Iterable[_C]) -> Iterator[_C]:
    """The items; one whose card was withdrawn since stands by itself."""
    for item in items:
        gone = item.card is not None and item.card not in state.cards
        yield replace(item, card=None) if gone else item
