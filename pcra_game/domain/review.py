"""The review of the plan: what does not hold, found by one function a rule.

Codes are stable and begin with the letter of their family: C contradiction, D coverage, N night,
T time, V values. A finding that the room accepted stays listed, with its reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pcra_game.domain.answers import Card, Status
from pcra_game.domain.deck import Kind, Priority, Scope
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import (
    ActivitySheet,
    activity_sheet,
    contexts_in_play,
    function_label,
    scope_of,
    service_label,
    subject_label,
)
from pcra_game.domain.state import WorkshopState, shown
from pcra_game.domain.timeline import (
    IMMEDIATE,
    Cover,
    absent_needs,
    activity_timeline,
    context_cover,
    contradicted,
    start_delay,
    stretches,
)
from pcra_game.texts import findings as words
from pcra_game.texts.typography import duration, instant_label, join_fr, quoted

VITAL = (Priority.P0, Priority.P1)


class Severity(StrEnum):
    """A blocking finding makes `review` fail; the others inform."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One point to settle. `subject` is what it is accepted by: a card or activity, and context."""

    code: str
    severity: Severity
    subject: str
    cards: tuple[str, ...]
    text: str
    why: str
    what_to_do: str
    source: str
    accepted: str = ""


Rule = Callable[[WorkshopState, Game], Iterator[Finding]]


def review(state: WorkshopState, game: Game) -> tuple[Finding, ...]:
    """All findings, blocking first, then by code; an accepted one no longer blocks."""
    found = [_with_acceptance(state, f) for rule in RULES for f in rule(state, game)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda f: (bool(f.accepted), order.index(f.severity), f.code)))


def is_blocking(finding: Finding) -> bool:
    """Whether the plan should not leave the room with it."""
    return finding.severity is Severity.BLOCKING and not finding.accepted


def _with_acceptance(state: WorkshopState, finding: Finding) -> Finding:
    reason = state.accepted.get((finding.code, finding.subject), "")
    return replace(finding, accepted=reason) if reason else finding


def card_title(state: WorkshopState, game: Game, card: Card) -> str:
    """« Question · sujet », without codes."""
    title = game.objectives[card.objective].short_title
    if scope_of(game, card) is Scope.UNIT:
        return title
    return f"{title} · {subject_label(state, game, card.subject)}"


def _at(subject: str, context: str) -> str:
    return f"{subject}/{context}"


def needs_absent_service(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """C201 unjustified, C203 justified: a solution needs what its context lacks."""
    for (id, context), decision in state.decisions.items():
        seen = shown(state, id, context)
        if seen is None or seen.decision.status in (Status.PARKED, Status.SET_ASIDE):
            continue
        card = state.cards[id]
        title = card_title(state, game, card)
        for solution in seen.solutions:
            absent = absent_needs(state, game, context, solution)
            if not absent:
                continue
            services = join_fr([quoted(service_label(state, game, code)) for code in absent])
            if decision.justification:
                yield Finding(
                    "C203",
                    Severity.NOTE,
                    _at(id, context),
                    (id,),
                    words.justified(title, services, context, decision.justification),
                    words.JUSTIFIED_WHY,
                    words.JUSTIFIED_DO,
                    words.CONTEXT_SOURCE,
                )
            else:
                yield Finding(
                    "C201",
                    Severity.BLOCKING,
                    _at(id, context),
                    (id,),
                    words.contradiction(title, solution.what, services, context),
                    words.contradiction_why(context),
                    words.CONTRADICTION_DO,
                    words.CONTEXT_SOURCE,
                )


def nothing_decided(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """D100: a workshop without a single answer is not a plan, whatever its scenario leaves."""
    if not state.answered():
        yield Finding(
            "D100",
            Severity.BLOCKING,
            game.unit_code,
            (),
            words.NOTHING_DECIDED,
            words.NOTHING_DECIDED_WHY,
            words.NOTHING_DECIDED_DO,
            words.COVER_SOURCE,
        )


def does_not_hold_at_night(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """N302: a function that works nights says that the answers do not hold then."""
    for sheet in _kept(state, game):
        stamp = sheet.played.night
        if stamp is not None and not stamp.holds:
            yield Finding(
                "N302",
                Severity.WARNING,
                sheet.id,
                (),
                words.not_at_night(sheet.label, function_label(state, game, stamp.function)),
                words.NIGHT_WHY,
                words.NIGHT_DO,
                words.NIGHT_SOURCE,
            )


def vital_activity_uncovered(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """D101: nothing decided for a P0 or P1 activity in the base context."""
    base = game.base_context
    for sheet in _kept(state, game):
        if sheet.priority not in VITAL:
            continue
        if context_cover(state, game, sheet.id, base) is not Cover.UNKNOWN:
            continue
        vital = sheet.priority is Priority.P0
        yield Finding(
            "D101",
            Severity.BLOCKING if vital else Severity.WARNING,
            _at(sheet.id, base),
            (),
            words.uncovered(sheet.label, base),
            words.UNCOVERED_WHY,
            words.UNCOVERED_DO,
            words.COVER_SOURCE,
        )


def explicit_gap(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """D102: the room said that it has no solution."""
    for (id, context), decision in state.decisions.items():
        if decision.status is Status.NO_SOLUTION:
            title = card_title(state, game, state.cards[id])
            yield Finding(
                "D102",
                Severity.WARNING,
                _at(id, context),
                (id,),
                words.gap(title, context, decision.reason),
                words.GAP_WHY,
                words.GAP_DO,
                words.COVER_SOURCE,
            )


def vital_by_default(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """D103: nobody looked at the cards of a P0 activity in a later context."""
    for sheet in _kept(state, game):
        if sheet.priority is not Priority.P0:
            continue
        for context in contexts_in_play(state, game):
            cards = tuple(
                d.card
                for d in state.decisions.values()
                if d.context == context
                and d.status is Status.DEFAULT
                and state.cards[d.card].subject == sheet.id
            )
            if cards:
                yield Finding(
                    "D103",
                    Severity.WARNING,
                    _at(sheet.id, context),
                    cards,
                    words.by_default(sheet.label, context, len(cards)),
                    words.BY_DEFAULT_WHY,
                    words.BY_DEFAULT_DO,
                    words.COVER_SOURCE,
                )


def left_as_draft(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """D104: an answer that nobody decided."""
    for (id, context), decision in state.decisions.items():
        if decision.status is Status.DRAFT:
            yield Finding(
                "D104",
                Severity.WARNING,
                _at(id, context),
                (id,),
                words.unfinished(card_title(state, game, state.cards[id]), context),
                words.UNFINISHED_WHY,
                words.UNFINISHED_DO,
                words.COVER_SOURCE,
            )


def set_up_beyond_dmia(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """T101: the first solution of a continuity card starts after the DMIA."""
    for (id, context), decision in state.decisions.items():
        card = state.cards[id]
        objective = game.objectives[card.objective]
        if decision.status is not Status.DECIDED or objective.scope is not Scope.ACTIVITY:
            continue
        if objective.kind is not Kind.CONTINUITY:
            continue
        sheet = activity_sheet(state, game, card.subject)
        running = [
            s
            for s in (state.solutions[i] for i in decision.solutions)
            if not contradicted(state, game, decision, s)
        ]
        if not running or sheet.dmia.minutes is None:
            continue
        delay = start_delay(sheet, running[0])
        # A solution kept from the context before is running already: only the base has a start.
        if context == game.base_context and delay > max(sheet.dmia.minutes, IMMEDIATE):
            yield Finding(
                "T101",
                Severity.WARNING,
                _at(id, context),
                (id,),
                words.slow_set_up(
                    card_title(state, game, card),
                    context,
                    duration(delay),
                    duration(sheet.dmia.minutes),
                ),
                words.SLOW_WHY,
                words.SLOW_DO,
                words.TIME_SOURCE,
            )


def exhausted_too_soon(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """T104: what holds an activity ends before the context does."""
    ends = stretches(game)
    for sheet in _kept(state, game):
        for segment in activity_timeline(state, game, sheet.id):
            if segment.cover is not Cover.EXHAUSTED:
                continue
            stretch = next(s for s in ends if s.start <= segment.start < s.end)
            yield Finding(
                "T104",
                Severity.WARNING,
                _at(sheet.id, stretch.context),
                (),
                words.exhausted(
                    sheet.label,
                    stretch.context,
                    instant_label(_roughly(segment.start)),
                    instant_label(_roughly(stretch.end)),
                ),
                words.EXHAUSTED_WHY,
                words.EXHAUSTED_DO,
                words.TIME_SOURCE,
            )


def _roughly(minutes: int) -> int:
    """Whole days after the third: nobody plans the fourteenth day by the minute."""
    return minutes - minutes % 1440 if minutes >= 3 * 1440 else minutes


def value_never_discussed(state: WorkshopState, game: Game) -> Iterator[Finding]:
    """V101: a vital activity still has the deck's values."""
    for sheet in _kept(state, game):
        left = [
            name
            for name, discussed in (
                (words.DMIA, sheet.dmia.discussed),
                (words.TOLERATED_LOSS, sheet.tolerated_loss.discussed),
                (words.ENDURANCE, sheet.endurance.discussed),
                (words.IMPACT, sheet.impact_discussed),
            )
            if not discussed
        ]
        if left and sheet.priority in VITAL:
            yield Finding(
                "V101",
                Severity.NOTE,
                sheet.id,
                (),
                words.not_discussed(sheet.label, ", ".join(left)),
                words.NOT_DISCUSSED_WHY,
                words.NOT_DISCUSSED_DO,
                words.TIME_SOURCE,
            )


def _kept(state: WorkshopState, game: Game) -> Iterator[ActivitySheet]:
    for id in state.kept_activities():
        yield activity_sheet(state, game, id)


RULES: tuple[Rule, ...] = (
    needs_absent_service,
    nothing_decided,
    vital_activity_uncovered,
    explicit_gap,
    vital_by_default,
    left_as_draft,
    does_not_hold_at_night,
    set_up_beyond_dmia,
    exhausted_too_soon,
    value_never_discussed,
)
"""Every rule of the review, in the order of their codes."""
