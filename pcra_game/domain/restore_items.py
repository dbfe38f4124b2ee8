"""The facts of a plan that one event states, each under the key that makes it unique.

Two plans are compared by these keys: what is there, what is missing, what is there otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pcra_game.domain import activity_events as activity
from pcra_game.domain import answer_events as answer
from pcra_game.domain.activity_events import DurationField, TextField
from pcra_game.domain.events import Event
from pcra_game.domain.framing_events import MeansStocked
from pcra_game.domain.plan_facts import ActivityFacts, PlanFacts
from pcra_game.domain.room_events import ReviewDateSet
from pcra_game.domain.sheet import Stated
from pcra_game.texts.import_errors import named


@dataclass(frozen=True, slots=True)
class Item:
    """An event to record, its key (the kind, then ids) and what the reader calls it."""

    key: tuple[str, ...]
    name: str
    event: Event


def framing_items(facts: PlanFacts) -> Iterator[Item]:
    """Roles, functions, services, contexts, means; functions first, since others name them."""
    for function in facts.functions:
        yield _item("function", function.id, function, function.label)
    for role in facts.roles:
        yield _item("role", role.role, role)
    for deputy in facts.deputies:
        yield _item("deputy", deputy.function, deputy)
    for presence in facts.presence:
        yield _item("presence", presence.function, presence)
    for service in facts.services:
        yield _item("service", service.service, service)
    for level in facts.levels:
        name = named("level", f"{level.service}, {level.context}")
        yield Item(("level", level.context, level.service), name, level)
    for variant in facts.variants:
        yield _item("variant", variant.context, variant)
    for means in facts.means:
        yield _item("means", means.id, MeansStocked(means), means.label)


def activity_items(facts: PlanFacts) -> Iterator[Item]:
    """What the room said of the activities; their starting values are the deck's."""
    for told in facts.activities:
        for kind, event in _said(told):
            yield _item(kind, told.id, event)


def backlog_items(facts: PlanFacts) -> Iterator[Item]:
    """Backlogs, apart from the rest: their activity must be on the table."""
    for backlog in facts.backlogs:
        yield _item("backlog", backlog.activity, backlog)


def later_items(facts: PlanFacts) -> Iterator[Item]:
    """What may name cards or functions: points to settle, and what happened in the room."""
    for action in facts.actions:
        yield _item("action", action.id, answer.ActionWritten(action), action.text)
    for arbitrage in facts.arbitrages:
        event = answer.ArbitrageWritten(arbitrage)
        yield _item("arbitrage", arbitrage.id, event, arbitrage.text)
    for parked in facts.parking:
        yield _item("parking", parked.id, answer.ItemParked(parked), parked.text)
    yield from _room_items(facts)


def _room_items(facts: PlanFacts) -> Iterator[Item]:
    for line in facts.log:
        yield _item("log", line.id, line, line.text)
    yield from _inject_items(facts)
    for challenge in facts.challenges:
        yield _item("challenge", challenge.id, challenge, challenge.text)
    for story in facts.stories:
        yield _item("story", story.id, story, story.lesson)
    if facts.ranking:
        yield Item(("ranking",), named("ranking", ""), answer.RestartRanked(facts.ranking))
    yield from _closing_items(facts)


def _closing_items(facts: PlanFacts) -> Iterator[Item]:
    for check in facts.checks:
        yield _item("check", check.id, check, check.text)
    for accepted in facts.accepted:
        name = named("accepted", f"{accepted.code} {accepted.subject}".strip())
        # A finding may be of the whole plan: its subject may be empty, its code may not.
        yield Item(("accepted", accepted.code, f"/{accepted.subject}"), name, accepted)
    for note in facts.retex:
        yield _item("retex", note.id, note, note.text)
    if facts.review_on is not None:
        yield Item(("review",), named("review", ""), ReviewDateSet(facts.review_on))


def _item(kind: str, id: str, event: Event, shown: str = "") -> Item:
    return Item((kind, id), named(kind, shown or id), event)


def _inject_items(facts: PlanFacts) -> Iterator[Item]:
    # Each part under its own id: it is the one that would be recorded.
    for played in facts.injects:
        if played.revealed is not None:
            yield _item("revealed", played.revealed.inject, played.revealed)
        if played.bet is not None:
            yield _item("bet", played.bet.inject, played.bet)
        if played.judged is not None:
            yield _item("judged", played.judged.inject, played.judged)


def _said(told: ActivityFacts) -> Iterator[tuple[str, Event]]:
    added = told.added
    if told.dots is not None:
        yield "dots", activity.DotsCounted(told.id, told.dots)
    if told.priority_discussed and (added is None or added.priority is not told.priority):
        yield "priority", activity.PrioritySet(told.id, told.priority)
    if told.impact_discussed:
        yield (
            "impact",
            activity.ImpactJudged(told.id, told.axis, told.serious_from, told.dangerous_from),
        )
    yield from _said_durations(told)
    for text in TextField:
        words = getattr(told, text.value)
        if words.discussed:
            yield text.value, activity.ActivityTextSet(told.id, text, words.text)
    if told.needs_discussed:
        yield "needs", activity.ActivityNeedsSet(told.id, told.needs)
    yield from _said_confidence(told)


def _said_confidence(told: ActivityFacts) -> Iterator[tuple[str, Event]]:
    if told.fingers is not None:
        yield "fingers", told.fingers
    if told.dissent:
        yield "dissent", activity.DissentNoted(told.id, told.dissent)
    if told.referent:
        yield "referent", activity.ReferentNamed(told.id, told.referent)
    if told.night is not None:
        yield "night", told.night
    if told.procedure is not None:
        yield "procedure", told.procedure
    if told.tested:
        yield "tested", activity.ActivityTested(told.id, told.tested_on)


def _said_durations(told: ActivityFacts) -> Iterator[tuple[str, Event]]:
    """The corrected durations; those of an added activity came with it."""
    with_it: dict[DurationField, Stated] = {}
    if told.added is not None:
        with_it[DurationField.DMIA] = Stated(told.added.dmia, "", discussed=True)
        with_it[DurationField.ENDURANCE] = Stated(told.added.endurance, "", discussed=True)
    for field in DurationField:
        stated: Stated = getattr(told, field.value)
        if stated.discussed and stated != with_it.get(field):
            yield (
                field.value,
                activity.DurationSet(told.id, field, stated.minutes, stated.note),
            )
