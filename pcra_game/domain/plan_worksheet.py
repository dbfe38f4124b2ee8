"""The fiche PCRA of one activity: everything the team needs on one page."""

from collections.abc import Iterator

from pcra_game.domain.answers import Card, MeansKind, Status
from pcra_game.domain.deck import Kind, Scope
from pcra_game.domain.document import Worksheet, WorksheetSolution
from pcra_game.domain.game import Game
from pcra_game.domain.means import spent_in
from pcra_game.domain.plan_alerts import answer_alerts, missing_but_justified, uncovered
from pcra_game.domain.plan_rows import (
    alerted_rows,
    cards_of_kind,
    changed,
    iso_date,
    kept_words,
    priority_of,
    reason_of,
    signed,
    stated,
    status_words,
)
from pcra_game.domain.sheet import (
    ActivitySheet,
    Words,
    activity_sheet,
    cards_on,
    contexts_in_play,
    function_label,
    scope_of,
    service_label,
)
from pcra_game.domain.state import Shown, WorkshopState, shown
from pcra_game.texts import plan as words
from pcra_game.texts.typography import duration, work_hours
from pcra_game.texts.words import AXIS, PLAN_STATUS

RULER = (15, 60, 240, 720, 1440, 4320, 10080)
"""Marks of the impact ruler, in minutes."""


def worksheet(state: WorkshopState, game: Game, activity: str, date: str) -> Worksheet:
    """Build the fiche of one kept activity; `date` is the day of the workshop, in French."""
    sheet = activity_sheet(state, game, activity)
    signature = state.signatures[-1] if state.signatures else None
    base = game.base_context
    return Worksheet(
        code=sheet.id,
        title=sheet.label,
        priority=priority_of(sheet),
        referent=function_label(state, game, sheet.played.referent) or words.NOT_GIVEN,
        version=signature.version if signature else "0.1",
        status=PLAN_STATUS[signature.status] if signature else PLAN_STATUS["draft"],
        date=date,
        review_date=iso_date(state.review_on),
        impact_axis=_axis(sheet),
        impact_starting="" if sheet.impact_discussed else words.STARTING_SIGN,
        impact_steps=tuple(duration(mark) for mark in RULER),
        serious=_mark(sheet.serious_from),
        dangerous=_mark(sheet.dangerous_from),
        dmia=stated(sheet.dmia, signed),
        tolerated_loss=stated(sheet.tolerated_loss, signed),
        record_meanwhile=_said(sheet.record_meanwhile),
        minimum_service=_said(sheet.minimum_service),
        set_up=stated(sheet.set_up) if sheet.set_up.discussed else words.NOT_GIVEN,
        endurance=stated(sheet.endurance, signed),
        stop_sign=_said(sheet.stop_sign),
        night=_night(state, game, sheet),
        services=tuple(_service(state, game, code) for code in sheet.needs),
        other_needs=sheet.other_needs,
        saas=", ".join(service_label(state, game, code) for code in sheet.saas) or words.NONE,
        base_context=base,
        solutions=_solutions(state, game, activity, base),
        changes=tuple(_changes(state, game, activity, base)),
        recovery_checks=_checks(state, game, sheet),
        recovery_backlog=_backlog(state, game, activity),
        recovery_relapse=_relapse(state, game),
        kit=tuple(_kit(state, game, activity)),
        actions=tuple(_actions(state, game, activity)),
        uncovered=tuple(uncovered(state, game, activity)),
        accepted_risks=tuple(_risks(state, game, activity, base)),
        dissent=sheet.played.dissent,
        footnote=words.STARTING_FOOTNOTE,
    )


def _said(value: Words) -> str:
    if not value.text:
        return words.NOT_GIVEN
    return value.text if value.discussed else signed(value.text)


def _axis(sheet: ActivitySheet) -> str:
    axis = AXIS[sheet.axis]
    return axis if sheet.impact_discussed else signed(axis)


def _mark(minutes: int | None) -> int | None:
    """The first mark of the ruler that an instant does not pass; `None` beyond the ruler."""
    if minutes is None:
        return None
    return next((i for i, mark in enumerate(RULER) if minutes <= mark), None)


def _night(state: WorkshopState, game: Game, sheet: ActivitySheet) -> str:
    stamp = sheet.played.night
    if stamp is None:
        return words.UNCHECKED
    return words.night_sentence(stamp.holds, function_label(state, game, stamp.function))


def _service(state: WorkshopState, game: Game, code: str) -> str:
    label = service_label(state, game, code)
    described = state.services.get(code)
    if described is None or (described.rto is None and described.backup_age is None):
        return label
    return words.service_sheet_line(
        label,
        duration(described.rto, words.NOT_GIVEN),
        duration(described.backup_age, words.NOT_GIVEN),
    )


def _solutions(
    state: WorkshopState, game: Game, activity: str, context: str
) -> tuple[WorksheetSolution, ...]:
    cards = cards_of_kind(state, game, activity, Kind.CONTINUITY)
    return tuple(
        WorksheetSolution(card, when, what, who, with_what, exists, alert)
        for (card, when, what, who, with_what, exists), alert in alerted_rows(
            state, game, cards, context, brief=True
        )
    )


def _changes(
    state: WorkshopState, game: Game, activity: str, base: str
) -> Iterator[tuple[str, str]]:
    """One line a context: what changes, what was checked, what nobody looked at."""
    cards = cards_on(state, activity)
    for context in contexts_in_play(state, game):
        if context == base:
            continue
        parts = [
            text for card in cards if (text := _change(state, game, card, context)) is not None
        ]
        yield context, " · ".join(parts) if parts else words.UNCHECKED


def _change(state: WorkshopState, game: Game, card: Card, context: str) -> str | None:
    seen = shown(state, card.id, context)
    if seen is None:
        return None
    title = game.objectives[card.objective].short_title
    alerts = ", ".join(answer_alerts(state, game, seen, brief=True))
    said = _becomes(state, game, card, seen)
    return f"{title}\u00a0: " + ". ".join(part for part in (alerts, said) if part)


def _becomes(state: WorkshopState, game: Game, card: Card, seen: Shown) -> str:
    if seen.decision.status is Status.SAME:
        return words.CHECKED_SAME
    if seen.decision.status is Status.DEFAULT:
        return words.UNCHECKED
    if not seen.solutions:
        return reason_of(seen) if answer_alerts(state, game, seen) else status_words(seen)
    told = [kept_words(state, card, game.base_context, seen)]
    told += [s.what for s in changed(state, card, game.base_context, seen)]
    return " ".join(part for part in told if part)


def _checks(state: WorkshopState, game: Game, sheet: ActivitySheet) -> str:
    needed = set(sheet.needs)
    checks = [
        words.signed_check(c.text, function_label(state, game, c.signed_by) or words.NOT_GIVEN)
        for c in state.checks.values()
        if c.service in needed
    ]
    return " · ".join(dict.fromkeys(checks)) or words.NOT_GIVEN


def _backlog(state: WorkshopState, game: Game, activity: str) -> str:
    """How many hours are to be typed in again, then how: the activity's own recovery cards."""
    own = [
        s.what
        for card in cards_of_kind(state, game, activity, Kind.RECOVERY)
        for id, context in state.decisions
        if id == card.id and (seen := shown(state, id, context))
        for s in seen.solutions
    ]
    load = _load(state, activity)
    return " · ".join(part for part in (load, *dict.fromkeys(own)) if part) or words.NOT_GIVEN


def _load(state: WorkshopState, activity: str) -> str:
    b = state.backlogs.get(activity)
    if b is None:
        return ""
    hours = work_hours(b.files_per_day * b.minutes_each * b.days)
    return words.backlog_sentence(b.files_per_day, b.minutes_each, b.days, hours)


def _relapse(state: WorkshopState, game: Game) -> str:
    """The answer of the unit's card on going back, in the first context where there is one."""
    for card in state.cards.values():
        if card.objective == "OR-06" and scope_of(game, card) is Scope.UNIT:
            for context in reversed(contexts_in_play(state, game)):
                seen = shown(state, card.id, context)
                if seen and seen.solutions:
                    return seen.solutions[0].what
    return words.NOT_GIVEN


def _kit(state: WorkshopState, game: Game, activity: str) -> Iterator[tuple[str, str, str, str]]:
    """Means that the activity's answers spend, each with its largest use in one context."""
    needed: dict[str, int] = {}
    for context in contexts_in_play(state, game):
        for spent in spent_in(state, game, context, subject=activity):
            if spent.spent:
                most = needed.get(spent.means.id, 0)
                needed[spent.means.id] = max(most, spent.spent)
    for id, quantity in needed.items():
        stocked = state.means[id]
        if stocked.kind is MeansKind.PEOPLE:
            continue  # a kit holds things; people stand with the answers
        place = stocked.place or words.NOT_GIVEN
        yield (stocked.label, str(quantity), place, iso_date(stocked.checked_on))


def _actions(state: WorkshopState, game: Game, activity: str) -> Iterator[tuple[str, str, str]]:
    for action in state.actions.values():
        card = state.cards.get(action.card) if action.card else None
        if card is not None and card.subject == activity:
            owner = function_label(state, game, action.owner) or words.NOT_GIVEN
            yield (action.text, owner, iso_date(action.due))


def _risks(state: WorkshopState, game: Game, activity: str, context: str) -> Iterator[str]:
    """Risks accepted in the base context; the others stand in section 8."""
    seen = {
        s: None
        for decision in state.decisions.values()
        if state.cards[decision.card].subject == activity and decision.context == context
        for s in decision.solutions
    }
    for id in seen:
        if state.solutions[id].accepted_risk:
            yield state.solutions[id].accepted_risk
    yield from missing_but_justified(state, game, activity, context)
