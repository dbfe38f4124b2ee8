"""Coming back: the order in which services restart, what each rank gives back, and what is typed
in again. Nothing here is stored: it is read from the ranking and the figures of the room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pcra_game.domain.answer_events import BacklogEstimated
from pcra_game.domain.answers import UNIT_SUBJECT, Status
from pcra_game.domain.deck import Kind, Level, Priority, Scope
from pcra_game.domain.game import Game
from pcra_game.domain.limits import MAX_COUNT
from pcra_game.domain.reading import reading
from pcra_game.domain.sheet import ActivitySheet, level_of
from pcra_game.domain.state import ANSWERED, WorkshopState, shown
from pcra_game.domain.timeline import RETURN, stretches

BASE_FAMILY = "socle"
"""Family of the services that the others stand on: network, sessions, printing."""

WORK_DAY = 7 * 60
"""Minutes that one full-time person types in a day."""

WORK_WEEK = 5
"""Working days of a week; one ETP for a week is 35 hours."""

MOST_MINUTES_EACH = 1440
MOST_DAYS = 366
"""A file that takes more than a day to type, or an outage of more than a year, is a slip."""

_VITAL = (Priority.P0, Priority.P1)


@dataclass(frozen=True, slots=True)
class Unlock:
    """What one rank gives back. `whole` and `vital` count every rank so far; vital is P0 and P1.

    `unlocked` are the activities that have their last missing need back with this service.
    """

    service: str
    needed_by: tuple[str, ...]
    unlocked: tuple[str, ...]
    whole: int
    vital: int


@dataclass(frozen=True, slots=True)
class Limit:
    """The smallest and the largest value that a field of the calculator takes."""

    low: int
    high: int

    def holds(self, value: int) -> bool:
        """Whether a value may be kept."""
        return self.low <= value <= self.high


BACKLOG_LIMITS = {
    "files_per_day": Limit(0, MAX_COUNT),
    "minutes_each": Limit(0, MOST_MINUTES_EACH),
    "days": Limit(0, MOST_DAYS),
}
"""By the name of the field in `BacklogEstimated`."""


@dataclass(frozen=True, slots=True)
class RecoveryCard:
    """A recovery card, played or not: where it is asked, and how far the room went with it."""

    id: str
    objective: str
    subject: str
    status: Status
    context: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the recovery is prepared; services count once they have a line to sign."""

    ranked: int
    to_rank: int
    estimated: int
    to_estimate: int
    with_checks: int


def missing_needs(state: WorkshopState, game: Game, sheet: ActivitySheet) -> tuple[str, ...]:
    """Services that the activity needs and that the base context lacks, wholly or in part."""
    return tuple(
        code
        for code in dict.fromkeys(sheet.needs)
        if code in game.services
        and level_of(state, game, game.base_context, code) is not Level.AVAILABLE
    )


def services_to_rank(state: WorkshopState, game: Game) -> tuple[str, ...]:
    """Services that a kept activity needs and that are gone, in the order of the deck."""
    needed = {
        code for sheet in reading(state, game).sheets for code in missing_needs(state, game, sheet)
    }
    return tuple(code for code in game.services if code in needed)


def ranked(state: WorkshopState, game: Game) -> tuple[str, ...]:
    """The order of the room; a code that the deck does not know (an old file) is left out."""
    return tuple(code for code in dict.fromkeys(state.ranking) if code in game.services)


def unranked(state: WorkshopState, game: Game) -> tuple[str, ...]:
    """Services that wait for a rank, in the order that would be proposed after the room's."""
    order = ranked(state, game)
    return _greedy(state, game, order)


def base_left_out(state: WorkshopState, game: Game) -> tuple[str, ...]:
    """Absent services of the foundation that no activity names and that nobody ranked."""
    known = {*services_to_rank(state, game), *ranked(state, game)}
    return tuple(
        service.code
        for service in game.deck.services
        if service.family == BASE_FAMILY
        and service.code not in known
        and level_of(state, game, game.base_context, service.code) is Level.ABSENT
    )


def proposed_order(state: WorkshopState, game: Game) -> tuple[str, ...]:
    """An order to start from: what frees the most vital activity first, then the shortest RTO.

    A service that the room ranked although no activity names it stays: first where the others
    stand on it, last otherwise.
    """
    wanted = services_to_rank(state, game)
    added = [code for code in ranked(state, game) if code not in wanted]
    first = tuple(code for code in added if game.services[code].family == BASE_FAMILY)
    last = tuple(code for code in added if code not in first)
    return (*first, *_greedy(state, game, first), *last)


def unlocks(state: WorkshopState, game: Game, order: Sequence[str]) -> tuple[Unlock, ...]:
    """For each rank of `order`: which kept activities have all their needs back by then.

    Activities that lack nothing in the base context are freed by no rank, and counted by none.
    """
    sheets = reading(state, game).sheets
    lacking = {s.id: set(missing_needs(state, game, s)) for s in sheets}
    vital_ids = {s.id for s in sheets if s.priority in _VITAL}
    found: list[Unlock] = []
    whole = vital = 0
    for code in order:
        needing = tuple(s.id for s in sheets if code in s.needs)
        freed = tuple(id for id, lacks in lacking.items() if lacks == {code})
        for lacks in lacking.values():
            lacks.discard(code)
        whole += len(freed)
        vital += sum(id in vital_ids for id in freed)
        found.append(Unlock(code, needing, freed, whole, vital))
    return tuple(found)


def _greedy(state: WorkshopState, game: Game, begun: Sequence[str]) -> tuple[str, ...]:
    """What follows the services of `begun`, until every activity has its needs back.

    The next activity is the most vital one, then the one that lacks the fewest services, then
    the one that can wait the least. Its services come base first, then by RTO.
    """
    sheets = reading(state, game).sheets
    done = set(begun)
    order: list[str] = []
    lacking = {
        s.id: [code for code in missing_needs(state, game, s) if code not in done] for s in sheets
    }
    waiting = [s for s in sheets if lacking[s.id]]
    while waiting:
        best = min(
            waiting,
            key=lambda s: (s.priority, len(lacking[s.id]), _or_never(s.dmia.minutes), s.id),
        )
        order.extend(sorted(lacking[best.id], key=lambda code: _weight(state, game, code)))
        done.update(order)
        lacking = {id: [c for c in codes if c not in done] for id, codes in lacking.items()}
        waiting = [s for s in waiting if lacking[s.id]]
    return tuple(order)


def _weight(state: WorkshopState, game: Game, code: str) -> tuple[bool, float, int, int]:
    described = state.services.get(code)
    needed = sum(code in s.needs for s in reading(state, game).sheets)
    rto = _or_never(described.rto if described else None)
    base = game.services[code].family == BASE_FAMILY
    return (not base, rto, -needed, list(game.services).index(code))


def _or_never(minutes: int | None) -> float:
    return float("inf") if minutes is None else minutes


def moved(order: Sequence[str], code: str, to: int) -> tuple[str, ...]:
    """The order with `code` at rank `to`, counted from 1; new codes come in, ranks never tie."""
    rest = [other for other in order if other != code]
    at = min(max(to, 1), len(rest) + 1) - 1
    return (*rest[:at], code, *rest[at:])


def load_minutes(backlog: BacklogEstimated) -> int:
    """Minutes of typing: files a day, times minutes a file, times days."""
    return backlog.files_per_day * backlog.minutes_each * backlog.days


def full_time(minutes: int, weeks: int = 1) -> float:
    """Full-time people (ETP) that type so much in so many working weeks, 7 h a day, 5 days."""
    return minutes / (WORK_DAY * WORK_WEEK * weeks)


def kept_backlogs(state: WorkshopState) -> tuple[BacklogEstimated, ...]:
    """The estimates of the activities in play; one that was set aside has nothing to type."""
    kept = state.kept_activities()
    return tuple(b for id, b in state.backlogs.items() if id in kept)


def total_load(state: WorkshopState) -> int:
    """Minutes of typing over every activity in play."""
    return sum(load_minutes(b) for b in kept_backlogs(state))


def people_of_unit(state: WorkshopState) -> int | None:
    """The largest team that the unit said it has; `None` where it said nothing."""
    unit = state.unit
    known = [n for n in (unit.staff_day, unit.staff_night, unit.staff_weekend) if n]
    return max(known, default=None)


def outage_days(game: Game) -> int:
    """Days on paper in the scenario, rounded up: until services come back, else to its end."""
    last = 0
    for stretch in stretches(game):
        if game.preset(stretch.context) == RETURN:
            break
        last = stretch.end
    return -(-last // 1440)


def services_to_open(state: WorkshopState, game: Game) -> tuple[str, ...]:
    """Services whose return is signed: those ranked, those that have a line, those waiting."""
    lines = [c.service for c in state.checks.values() if c.service in game.services]
    every = (*ranked(state, game), *lines, *unranked(state, game))
    return tuple(dict.fromkeys(every))


def progress(state: WorkshopState, game: Game) -> Progress:
    """How far the room went with its return."""
    wanted = services_to_rank(state, game)
    order = set(ranked(state, game))
    return Progress(
        ranked=sum(code in order for code in wanted),
        to_rank=len(wanted),
        estimated=len(kept_backlogs(state)),
        to_estimate=len(state.kept_activities()),
        with_checks=len({c.service for c in state.checks.values() if c.service in game.services}),
    )


def unit_recovery_cards(state: WorkshopState, game: Game) -> tuple[RecoveryCard, ...]:
    """Recovery cards that are asked of the whole unit, in the order of the deck."""
    return tuple(
        recovery_card(state, game, objective.id, UNIT_SUBJECT)
        for objective in game.deck.objectives
        if objective.kind is Kind.RECOVERY and objective.scope is Scope.UNIT
    )


def recovery_card(state: WorkshopState, game: Game, objective: str, subject: str) -> RecoveryCard:
    """One card with its furthest answer; PROPOSED, in the last context that plays it, without."""
    id = f"{objective}@{subject}"
    contexts = [c for c in reading(state, game).contexts if game.playable(objective, c)]
    touched = [
        d for context in reversed(contexts) if (d := state.decision(id, context)) is not None
    ]
    best = next((d for d in touched if d.status in ANSWERED), touched[0] if touched else None)
    if best is not None:
        return RecoveryCard(id, objective, subject, best.status, best.context)
    return RecoveryCard(id, objective, subject, Status.PROPOSED, contexts[-1] if contexts else "")


def fall_back(state: WorkshopState, card: RecoveryCard) -> Iterator[tuple[str, str, str]]:
    """What a recovery card answers: what, the signal that starts it, and the function's id."""
    seen = shown(state, card.id, card.context)
    for solution in seen.solutions if seen is not None else ():
        yield solution.what, solution.signal, solution.who
