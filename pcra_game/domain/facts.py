"""Rules of the facts that the room states, beyond the checks that every value passes."""

from dataclasses import replace
from functools import singledispatch

from pcra_game.domain import activity_events as activity
from pcra_game.domain import answer_events as answer
from pcra_game.domain import framing_events as framing
from pcra_game.domain import limits
from pcra_game.domain import room_events as room
from pcra_game.domain.checks import require_text
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import refusals
from pcra_game.texts.words import PLAN_STATUS, RETEX

NOT_RECORDABLE = (
    framing.WorkshopOpened,
    answer.CardPlayed,
    answer.CardWithdrawn,
    answer.SolutionWritten,
    answer.DecisionSet,
)
"""Events that only a move of their own may lead to."""


def activity_label(state: WorkshopState, game: Game, id: str) -> str:
    """The words for an activity, of the deck or written by the room."""
    played = state.activities.get(id)
    if played is not None and played.added is not None:
        return played.added.label
    return game.activities[id].label


def require_kept(state: WorkshopState, game: Game, id: str) -> None:
    """Raise IllegalMoveError unless the activity is on the table."""
    played = state.activities.get(id)
    if played is None or not played.kept:
        raise IllegalMoveError(refusals.not_kept(activity_label(state, game, id)))


def check_fact(fact: Event, state: WorkshopState, game: Game) -> Event:
    """Give the fact to keep. Raises IllegalMoveError where the workshop does not allow it.

    `fact` has passed `checked` already.
    """
    if isinstance(fact, NOT_RECORDABLE):
        raise TypeError(f"{type(fact).__name__} has a move of its own")
    return _check(fact, state, game)


@singledispatch
def _check(fact: Event, state: WorkshopState, game: Game) -> Event:
    """Facts about an activity need it on the table; the others need nothing more."""
    id = getattr(fact, "activity", None)
    if id is not None:
        require_kept(state, game, id)
    return fact


@_check.register
def _(fact: activity.ActivityKept, state: WorkshopState, game: Game) -> Event:
    played = state.activities.get(fact.activity)
    if played is not None and played.kept:
        raise IllegalMoveError(refusals.already_kept(activity_label(state, game, fact.activity)))
    _require_room(state)
    return fact


@_check.register
def _(fact: activity.ActivityAdded, state: WorkshopState, game: Game) -> Event:
    require_text("label", fact.label)
    if fact.id in game.activities or fact.id in state.activities:
        raise IllegalMoveError(refusals.repeated("L’activité", fact.id))
    _require_room(state)
    return fact


@_check.register
def _(fact: activity.ActivitySetAside, state: WorkshopState, game: Game) -> Event:
    require_text("reason", fact.reason)
    return fact


@_check.register
def _(fact: activity.DotsCounted, state: WorkshopState, game: Game) -> Event:
    return fact  # dots are counted before an activity is kept


@_check.register
def _(fact: activity.ImpactJudged, state: WorkshopState, game: Game) -> Event:
    require_kept(state, game, fact.activity)
    serious, dangerous = fact.serious_from, fact.dangerous_from
    if dangerous is not None and (serious is None or serious > dangerous):
        raise IllegalMoveError(refusals.not_below("Grave à partir de", "Dangereux à partir de"))
    return fact


@_check.register
def _(fact: framing.DeputyNamed, state: WorkshopState, game: Game) -> Event:
    if fact.function == fact.deputy:
        label = state.functions.get(fact.function) or game.functions[fact.function].label
        raise IllegalMoveError(refusals.deputy_of_itself(label))
    require_text("label", fact.function)
    require_text("label", fact.deputy)
    return fact


@_check.register
def _(fact: framing.FunctionAdded, state: WorkshopState, game: Game) -> Event:
    require_text("label", fact.label)
    if fact.id in game.functions:
        raise IllegalMoveError(refusals.repeated("La fonction", fact.id))
    return fact


@_check.register
def _(fact: framing.MeansStocked, state: WorkshopState, game: Game) -> Event:
    require_text("label", fact.means.label)
    return fact


@_check.register
def _(fact: framing.MeansRemoved, state: WorkshopState, game: Game) -> Event:
    _require_known("Le moyen", fact.id, fact.id in state.means)
    if any(s.means == fact.id for x in state.solutions.values() for s in x.spends):
        raise IllegalMoveError(refusals.means_in_use(state.means[fact.id].label))
    return fact


@_check.register
def _(fact: answer.ActionWritten, state: WorkshopState, game: Game) -> Event:
    require_text("text", fact.action.text)
    return fact


@_check.register
def _(fact: answer.ActionRemoved, state: WorkshopState, game: Game) -> Event:
    _require_known("L’action", fact.id, fact.id in state.actions)
    return fact


@_check.register
def _(fact: answer.ArbitrageWritten, state: WorkshopState, game: Game) -> Event:
    require_text("text", fact.arbitrage.text)
    return fact


@_check.register
def _(fact: answer.ArbitrageRemoved, state: WorkshopState, game: Game) -> Event:
    _require_known("L’arbitrage", fact.id, fact.id in state.arbitrages)
    return fact


@_check.register
def _(fact: answer.ItemParked, state: WorkshopState, game: Game) -> Event:
    require_text("text", fact.item.text)
    return fact


@_check.register
def _(fact: answer.ParkedItemSettled, state: WorkshopState, game: Game) -> Event:
    _require_known("La note du parking", fact.id, fact.id in state.parking)
    return fact


@_check.register
def _(fact: answer.RestartRanked, state: WorkshopState, game: Game) -> Event:
    for service in fact.services:
        if fact.services.count(service) > 1:
            raise IllegalMoveError(refusals.repeated("Le service", service))
    return fact


@_check.register
def _(fact: answer.ReopeningCheckSet, state: WorkshopState, game: Game) -> Event:
    require_text("text", fact.text)
    return fact


@_check.register
def _(fact: answer.ReopeningCheckRemoved, state: WorkshopState, game: Game) -> Event:
    _require_known("Le contrôle", fact.id, fact.id in state.checks)
    return fact


@_check.register
def _(fact: room.LogNoted, state: WorkshopState, game: Game) -> Event:
    require_text("text", fact.text)
    return fact


@_check.register
def _(fact: room.InjectRevealed, state: WorkshopState, game: Game) -> Event:
    played = state.injects.get(fact.inject)
    if played is not None and played.revealed is not None:
        raise IllegalMoveError(refusals.already_revealed(fact.inject))
    return fact


@_check.register
def _(fact: room.InjectJudged, state: WorkshopState, game: Game) -> Event:
    played = state.injects.get(fact.inject)
    if played is None or played.revealed is None:
        raise IllegalMoveError(refusals.not_revealed(fact.inject))
    return fact


@_check.register
def _(fact: room.FindingAccepted, state: WorkshopState, game: Game) -> Event:
    require_text("reason", fact.reason)
    return fact


@_check.register
def _(fact: room.RetexNoted, state: WorkshopState, game: Game) -> Event:
    require_text(RETEX[fact.kind], fact.text)
    return fact


@_check.register
def _(fact: room.StatusSigned, state: WorkshopState, game: Game) -> Event:
    order = list(room.PlanStatus)
    if state.signatures:
        current = state.signatures[-1].status
        if order.index(fact.status) < order.index(current):
            raise IllegalMoveError(refusals.status_goes_back(PLAN_STATUS[current]))
    return replace(fact, version=fact.version or "0.1")


def _require_room(state: WorkshopState) -> None:
    if len(state.kept_activities()) >= limits.MAX_ACTIVITIES:
        raise IllegalMoveError(refusals.too_many_activities(limits.MAX_ACTIVITIES))


def _require_known(kind: str, id: str, known: bool) -> None:
    if not known:
        raise IllegalMoveError(refusals.unknown(kind, id))
