"""The French name of every gesture, short enough for a menu, without any id.

« Annuler », the panel of the journal and the main courante all say a gesture in these words.
"""

from collections.abc import Sequence
from functools import singledispatch
from typing import NamedTuple

from pcra_game.domain import activity_events as activity
from pcra_game.domain import answer_events as answer
from pcra_game.domain import framing_events as framing
from pcra_game.domain import room_events as room
from pcra_game.domain.answers import Card, Decision, Status
from pcra_game.domain.deck import Scope
from pcra_game.domain.events import Event
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.sheet import function_label, scope_of, service_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import journal as words
from pcra_game.texts.typography import date_fr, duration, instant_label
from pcra_game.texts.words import LEVEL, PLAN_STATUS, RETEX, ROLE, VERDICT


class Gesture(NamedTuple):
    """A name in three parts; where it is too long, only the middle one is shortened."""

    before: str
    name: str = ""
    after: str = ""


def told(entry: Entry, state: WorkshopState, game: Game, target: Entry | None = None) -> str:
    """Name a gesture in at most 70 signs.

    `state` is the one before the entry or the one after it: the state before knows the words of
    what the gesture removed. `target` is the entry that an undo or a redo points to.
    """
    if entry.kind is EntryKind.MOVE:
        return words.named(*_gesture(entry.events, state, game))
    wrap = words.undone if entry.kind is EntryKind.UNDO else words.redone
    if target is None:
        return words.named(wrap(words.A_GESTURE))
    gesture = _gesture(target.events, state, game)
    return words.named(*gesture._replace(before=wrap(gesture.before)))


def _gesture(events: Sequence[Event], state: WorkshopState, game: Game) -> Gesture:
    first = events[0]
    if len(events) == 1 or isinstance(first, framing.WorkshopOpened):
        return _told(first, state, game)
    decisions = [e.decision for e in events if isinstance(e, answer.DecisionSet)]
    if len(decisions) == len(events) and len({(d.status, d.context) for d in decisions}) == 1:
        said = words.decisions(len(decisions), decisions[0].status, decisions[0].context)
        return Gesture(said)
    if all(isinstance(e, _OF_ONE_ANSWER) for e in events) and len(_cards(events)) <= 1:
        return _one_answer(events, decisions, state, game)
    gesture = _told(first, state, game)
    return gesture._replace(before=words.several(len(events), gesture.before))


_OF_ONE_ANSWER = (
    answer.CardPlayed,
    answer.SolutionWritten,
    answer.DecisionSet,
    answer.ActionWritten,
    answer.ItemParked,
)


def _cards(events: Sequence[Event]) -> set[str]:
    """The cards that these events speak of."""
    found: set[str] = set()
    for event in events:
        if isinstance(event, answer.CardPlayed):
            found.add(event.card.id)
        elif isinstance(event, answer.DecisionSet):
            found.add(event.decision.card)
    return found


def _one_answer(
    events: Sequence[Event], decisions: Sequence[Decision], state: WorkshopState, game: Game
) -> Gesture:
    """Several things that are one answer to one card; what the room meant by it comes first."""
    kinds = {type(event) for event in events}
    written = next((e for e in events if isinstance(e, answer.SolutionWritten)), None)
    last = decisions[-1] if decisions else None
    if written is not None and len(decisions) < 2:
        where = (last.card, last.context) if last else _place_of(written.solution.id, state)
        trimmed = answer.ItemParked in kinds
        return _answer(where, state, game, words.ANSWER_TRIMMED if trimmed else words.ANSWER)
    if last is None:
        return _told(events[0], state, game)
    gesture = _decision(last, state, game)
    if last.status is Status.DECIDED and answer.ActionWritten in kinds:
        return gesture._replace(before=words.DECISION_AND_ACTION)
    return gesture


def _place_of(solution: str, state: WorkshopState) -> tuple[str, str] | None:
    """The first card and context that use a solution."""
    return next((key for key, d in state.decisions.items() if solution in d.solutions), None)


def _answer(
    where: tuple[str, str] | None, state: WorkshopState, game: Game, before: str = words.ANSWER
) -> Gesture:
    if where is None:
        return Gesture(words.ANSWER_UNPLACED)
    card, context = where
    return Gesture(before, _card(card, state, game), words.at(context))


def _decision(decision: Decision, state: WorkshopState, game: Game) -> Gesture:
    name = _card(decision.card, state, game)
    return Gesture(words.DECISION[decision.status], name, words.at(decision.context))


def _card(id: str, state: WorkshopState, game: Game) -> str:
    """« Question · sujet »; the id says both, also of a card that was withdrawn."""
    objective, _, subject = id.partition("@")
    card = state.cards.get(id) or Card(id, objective, subject)
    if card.objective not in game.objectives:
        return words.A_CARD
    title = game.objectives[card.objective].short_title
    scope = scope_of(game, card)
    if scope is Scope.UNIT:
        return title
    if scope is Scope.APPLICATION:
        return f"{title} · {service_label(state, game, card.subject)}"
    return f"{title} · {_activity(card.subject, state, game)}"


def _activity(id: str, state: WorkshopState, game: Game) -> str:
    played = state.activities.get(id)
    if played is not None and played.added is not None:
        return played.added.label
    return game.activities[id].label if id in game.activities else words.AN_ACTIVITY


@singledispatch
def _told(event: Event, state: WorkshopState, game: Game) -> Gesture:
    """Facts about an activity share one shape; every other event has a name of its own."""
    before = words.ABOUT_ACTIVITY[type(event).__name__]
    return Gesture(before, _activity(event.activity, state, game))  # type: ignore[union-attr]


@_told.register
def _(_event: framing.WorkshopOpened, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.OPENING)


@_told.register
def _(_event: framing.EstablishmentFramed, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.ESTABLISHMENT)


@_told.register
def _(_event: framing.UnitFramed, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.UNIT)


@_told.register
def _(event: framing.GovernanceRoleGiven, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.ROLE, ROLE[event.role])


@_told.register
def _(event: framing.FunctionAdded, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.FUNCTION_ADDED, event.label)


@_told.register
def _(event: framing.DeputyNamed, state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.DEPUTY, function_label(state, game, event.function))


@_told.register
def _(event: framing.PresenceNoted, state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.PRESENCE, function_label(state, game, event.function))


@_told.register
def _(event: framing.ServiceDescribed, state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.SERVICE, event.local_name or service_label(state, game, event.service))


@_told.register
def _(event: framing.ContextLevelSet, state: WorkshopState, game: Game) -> Gesture:
    after = words.level(event.context, LEVEL[event.level])
    return Gesture(words.SERVICE, service_label(state, game, event.service), after)


@_told.register
def _(event: framing.ContextChosen, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.context_chosen(event.context, event.included))


@_told.register
def _(event: framing.MeansStocked, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.MEANS, event.means.label)


@_told.register
def _(event: framing.MeansRemoved, state: WorkshopState, _game: Game) -> Gesture:
    removed = state.means.get(event.id)
    return Gesture(words.MEANS_REMOVED, removed.label if removed else "")


@_told.register
def _(event: room.PhaseEntered, _state: WorkshopState, game: Game) -> Gesture:
    phase = game.phases[event.phase]
    return Gesture(words.phase(phase.context), phase.title)


@_told.register
def _(event: room.FictiveTimeSet, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.fictive_time(instant_label(event.minutes)))


@_told.register
def _(event: room.BreakTaken, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.break_taken(duration(event.minutes)))


@_told.register
def _(event: activity.ActivityAdded, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.ACTIVITY_ADDED, event.label)


@_told.register
def _(event: activity.DurationSet, state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.DURATION[event.field], _activity(event.activity, state, game))


@_told.register
def _(event: activity.ActivityTextSet, state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.ACTIVITY_TEXT[event.field], _activity(event.activity, state, game))


@_told.register
def _(event: activity.NightStamped, state: WorkshopState, game: Game) -> Gesture:
    before = words.ABOUT_ACTIVITY["NightStamped"]
    return Gesture(before, _activity(event.activity, state, game), words.night(event.holds))


@_told.register
def _(event: answer.CardPlayed, state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.CARD_PLAYED, _card(event.card.id, state, game))


@_told.register
def _(event: answer.CardWithdrawn, state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.CARD_WITHDRAWN, _card(event.card, state, game))


@_told.register
def _(event: answer.SolutionWritten, state: WorkshopState, game: Game) -> Gesture:
    return _answer(_place_of(event.solution.id, state), state, game)


@_told.register
def _(event: answer.DecisionSet, state: WorkshopState, game: Game) -> Gesture:
    return _decision(event.decision, state, game)


@_told.register
def _(event: answer.ActionWritten, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.ACTION, event.action.text)


@_told.register
def _(event: answer.ActionRemoved, state: WorkshopState, _game: Game) -> Gesture:
    removed = state.actions.get(event.id)
    return Gesture(words.ACTION_REMOVED, removed.text if removed else "")


@_told.register
def _(event: answer.ArbitrageWritten, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.ARBITRAGE, event.arbitrage.text)


@_told.register
def _(event: answer.ArbitrageRemoved, state: WorkshopState, _game: Game) -> Gesture:
    removed = state.arbitrages.get(event.id)
    return Gesture(words.ARBITRAGE_REMOVED, removed.text if removed else "")


@_told.register
def _(event: answer.ItemParked, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.PARKED, event.item.text)


@_told.register
def _(event: answer.ParkedItemSettled, state: WorkshopState, _game: Game) -> Gesture:
    parked = state.parking.get(event.id)
    return Gesture(words.PARKED_SETTLED, parked.text if parked else "")


@_told.register
def _(_event: answer.RestartRanked, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.RANKING)


@_told.register
def _(event: answer.ReopeningCheckSet, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.CHECK, event.text)


@_told.register
def _(event: answer.ReopeningCheckRemoved, state: WorkshopState, _game: Game) -> Gesture:
    removed = state.checks.get(event.id)
    return Gesture(words.CHECK_REMOVED, removed.text if removed else "")


@_told.register
def _(event: room.LogNoted, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.LOG, event.text)


@_told.register
def _(event: room.InjectRevealed, _state: WorkshopState, game: Game) -> Gesture:
    return Gesture(words.EVENT, game.injects[event.inject].text)


@_told.register
def _(event: room.BetTaken, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.bet(event.holds, event.does_not))


@_told.register
def _(event: room.InjectJudged, _state: WorkshopState, game: Game) -> Gesture:
    after = words.judged(VERDICT[event.verdict])
    return Gesture(words.EVENT, game.injects[event.inject].text, after)


@_told.register
def _(event: room.ObjectChallenged, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.CHALLENGE, event.text, words.shown(event.shown))


@_told.register
def _(event: room.StoryTold, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.STORY, event.lesson)


@_told.register
def _(event: room.FindingAccepted, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.FINDING_ACCEPTED, event.reason)


@_told.register
def _(event: room.FindingReopened, state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.FINDING_REOPENED, state.accepted.get((event.code, event.subject), ""))


@_told.register
def _(event: room.RetexNoted, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.retex(RETEX[event.kind]), event.text)


@_told.register
def _(event: room.StatusSigned, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.SIGNATURE, PLAN_STATUS[event.status])


@_told.register
def _(event: room.ReviewDateSet, _state: WorkshopState, _game: Game) -> Gesture:
    return Gesture(words.review_on(date_fr(event.on)))
