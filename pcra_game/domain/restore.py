"""Brings the facts of a plan into a workshop, as moves: an import obeys the rules of the game.

What the workshop says already is skipped, what it says otherwise is refused. The moves are tried
one after the other on the state that they lead to, so that one reading names every bad item.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityKept, ActivitySetAside
from pcra_game.domain.clean import clean
from pcra_game.domain.decide import card_id
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.framing_events import EstablishmentFramed, UnitFramed
from pcra_game.domain.game import Game
from pcra_game.domain.limits import MAX_ACTIVITIES
from pcra_game.domain.plan_facts import ActivityFacts, PlanFacts, plan_facts
from pcra_game.domain.restore_answers import bring_answers
from pcra_game.domain.restore_attempt import Attempt
from pcra_game.domain.restore_items import (
    Item,
    activity_items,
    backlog_items,
    framing_items,
    later_items,
)
from pcra_game.domain.room_events import BreakTaken, FictiveTimeSet, PhaseEntered
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import import_errors as words

MAX_ITEMS = 5_000
"""Facts of one import: ten times the fullest workshop."""

_FREE = {None, ""}

T = TypeVar("T")
_Framed = TypeVar("_Framed", EstablishmentFramed, UnitFramed)


def restore(facts: PlanFacts, state: WorkshopState, game: Game) -> moves.Several:
    """Give the one gesture that brings `facts` into an open workshop of the same unit.

    Only what the room discussed is brought in of an activity; the rest is the deck's.
    Raises IllegalMoveError with one sentence: another unit, what the rules refuse or what the
    workshop says otherwise (the first three, and how many more), or nothing to bring in.
    """
    here = plan_facts(state, game)
    facts = _cleaned(facts)
    if facts.workshop.unit != game.unit_code:
        theirs = facts.workshop.unit_label or facts.workshop.unit
        raise IllegalMoveError(words.other_unit(theirs, game.unit.label))
    items = sum(len(v) for v in (getattr(facts, f.name) for f in fields(facts)) if _is_list(v))
    if items > MAX_ITEMS:
        raise IllegalMoveError(words.too_many_items(items, MAX_ITEMS))
    attempt = Attempt(here, state, game)
    _bring_framing(attempt, facts)
    _bring_activities(attempt, facts)
    _bring_cards(attempt, facts)
    bring_answers(attempt, facts)
    _bring_the_rest(attempt, facts)
    return attempt.result()


def _is_list(value: object) -> bool:
    return isinstance(value, tuple)


def _cleaned(value: T) -> T:
    """The value as the workshop would keep it, so that it compares with what is there."""
    cleaned: Any = value
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        cleaned = clean(value)
    elif isinstance(value, tuple):
        cleaned = tuple(_cleaned(item) for item in value)
    elif is_dataclass(value):
        build: Any = type(value)
        cleaned = build(**{f.name: _cleaned(getattr(value, f.name)) for f in fields(value)})
    result: T = cleaned
    return result


def _bring_framing(attempt: Attempt, facts: PlanFacts) -> None:
    _bring_framed(attempt, words.named("establishment", ""), facts.establishment)
    _bring_framed(attempt, words.named("unit", ""), facts.unit)
    attempt.bring(framing_items(facts))


def _bring_framed(attempt: Attempt, name: str, framed: _Framed) -> None:
    """Fill the fields that the workshop left empty: it began with the name of the house."""
    is_house = isinstance(framed, EstablishmentFramed)
    here: Any = attempt.state.establishment if is_house else attempt.state.unit
    said = {
        f.name: getattr(framed, f.name)
        for f in fields(framed)
        if getattr(framed, f.name) not in _FREE
    }
    if any(getattr(here, key) not in (None, "", value) for key, value in said.items()):
        attempt.refuse(name, words.differs())
    elif (merged := replace(here, **said)) != here:
        attempt.perform(name, [moves.Record(merged)])


def _bring_activities(attempt: Attempt, facts: PlanFacts) -> None:
    said: dict[str, list[Item]] = {activity.id: [] for activity in facts.activities}
    for item in activity_items(facts):
        said[item.key[1]].append(item)
    brought: set[str] = set()
    for activity in facts.activities:
        name = words.named("activity", activity.label or activity.id)
        if activity.id in brought:
            attempt.refuse(name, words.twice())
        elif not activity.id:
            attempt.refuse(name, words.no_id())
        elif not _parts_agree(activity):
            attempt.refuse(name, words.other_owner())
        else:
            _bring_activity(attempt, name, activity, said[activity.id])
        brought.add(activity.id)


def _parts_agree(activity: ActivityFacts) -> bool:
    parts = (activity.fingers, activity.night, activity.procedure)
    owned = all(part is None or part.activity == activity.id for part in parts)
    return owned and (activity.added is None or activity.added.id == activity.id)


def _bring_activity(attempt: Attempt, name: str, activity: ActivityFacts, said: list[Item]) -> None:
    """Put the activity on the table, say what the room said of it, set it aside if it was."""
    played = attempt.state.activities.get(activity.id)
    if played is not None and not _table_agrees(attempt, activity, said):
        attempt.refuse(name, words.set_aside_here())
        return
    new = [moves.Record(item.event) for item in said if attempt.unsaid(item)]
    if activity.kept or not activity.set_aside_reason:
        on_table = played is not None and played.kept
        arrival = [] if on_table or not activity.kept else [_arrival(activity)]
        attempt.perform(name, [*arrival, *new])
    elif new or (played is None and activity.added is not None):
        attempt.perform(name, _while_kept(attempt, activity, new))
    elif played is None or played.kept or not played.set_aside_reason:
        attempt.perform(name, [_departure(activity)])


def _table_agrees(attempt: Attempt, activity: ActivityFacts, said: list[Item]) -> bool:
    """Whether the facts may do with an activity what they say, after what was done here."""
    played = attempt.state.activities[activity.id]
    if activity.added != played.added:
        return False
    if not activity.kept and not activity.set_aside_reason:
        return True  # it got dots, and was never on their table
    if not played.kept:
        return played.set_aside_reason in ("", activity.set_aside_reason)
    # What is on the table is set aside only if nothing was said here that the facts do not say.
    return activity.kept or attempt.said_here(activity.id).issubset(i.event for i in said)


def _arrival(activity: ActivityFacts) -> moves.Record:
    return moves.Record(activity.added or ActivityKept(activity.id))


def _departure(activity: ActivityFacts) -> moves.Record:
    return moves.Record(ActivitySetAside(activity.id, activity.set_aside_reason))


def _while_kept(
    attempt: Attempt, activity: ActivityFacts, meanwhile: Iterable[moves.Move]
) -> Iterator[moves.Move]:
    """Moves that need on the table an activity that ends set aside.

    Where the table is full, the first activity lends its place and takes it back.
    """
    kept = attempt.state.kept_activities()
    played = attempt.state.activities.get(activity.id)
    lender = kept[0] if len(kept) >= MAX_ACTIVITIES and activity.id not in kept else None
    if lender is not None:
        yield moves.Record(ActivitySetAside(lender, words.room_for_import()))
    if played is None and activity.added is not None:
        yield moves.Record(activity.added)
    elif activity.id not in kept:
        yield moves.Record(ActivityKept(activity.id))
    yield from meanwhile
    yield _departure(activity)
    if lender is not None:
        yield moves.Record(ActivityKept(lender))


def _needing_table(
    attempt: Attempt, facts: PlanFacts, id: str, wanted: moves.Move
) -> Iterable[moves.Move]:
    """The move, with the activity `id` brought back for a moment where it was set aside."""
    played = attempt.state.activities.get(id)
    if played is None or played.kept:
        return [wanted]
    activity = next((a for a in facts.activities if a.id == id and a.set_aside_reason), None)
    return [wanted] if activity is None else _while_kept(attempt, activity, [wanted])


def _bring_cards(attempt: Attempt, facts: PlanFacts) -> None:
    for card in facts.cards:
        name = words.named("card", attempt.title(card))
        if card.id != card_id(card.objective, card.subject):
            attempt.refuse(name, words.other_owner())
        elif card.id not in attempt.state.cards:
            play = moves.PlayCard(card.objective, card.subject)
            attempt.perform(name, _needing_table(attempt, facts, card.subject, play))


def _bring_the_rest(attempt: Attempt, facts: PlanFacts) -> None:
    for item in backlog_items(facts):
        if attempt.unsaid(item):
            record = moves.Record(item.event)
            attempt.perform(item.name, _needing_table(attempt, facts, item.key[1], record))
    attempt.bring(later_items(facts))
    for played in facts.injects:
        parts = (played.revealed, played.bet, played.judged)
        if any(part is not None and part.inject != played.inject for part in parts):
            attempt.refuse(words.named("revealed", played.inject), words.other_owner())
    _bring_signatures(attempt, facts)
    _bring_play(attempt, facts)


def _bring_signatures(attempt: Attempt, facts: PlanFacts) -> None:
    here, name = attempt.state.signatures, words.named("signatures", "")
    if here[: len(facts.signatures)] == facts.signatures:
        return
    if facts.signatures[: len(here)] != here:
        attempt.refuse(name, words.differs())
        return
    attempt.perform(name, [moves.Record(signed) for signed in facts.signatures[len(here) :]])


def _bring_play(attempt: Attempt, facts: PlanFacts) -> None:
    """Where the room stands: only in a workshop that has not begun to play the same scenario."""
    here, play = attempt.here.play, facts.play
    same_story = facts.workshop.scenario == attempt.game.scenario.id
    if here.phase is not None or here.fictive is not None or not same_story:
        return
    if play.phase == "":
        attempt.refuse(words.named("phase", ""), words.no_id())
    elif play.phase is not None:
        attempt.perform(words.named("phase", play.phase), [moves.Record(PhaseEntered(play.phase))])
    if play.fictive is not None:
        fictive = moves.Record(FictiveTimeSet(play.fictive))
        attempt.perform(words.named("fictive", ""), [fictive])
    if play.break_minutes and not here.break_minutes:
        pause = moves.Record(BreakTaken(play.break_minutes))
        attempt.perform(words.named("break", ""), [pause])
