"""The rules: a move and the state give events, or a refusal that the facilitator can read."""

from dataclasses import replace
from functools import singledispatch

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityKept
from pcra_game.domain.answer_events import (
    ActionWritten,
    CardPlayed,
    CardWithdrawn,
    DecisionSet,
    ItemParked,
    SolutionWritten,
)
from pcra_game.domain.answers import UNIT_SUBJECT, Card, Decision, Status
from pcra_game.domain.checks import checked, require_text
from pcra_game.domain.deck import Scope
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.facts import check_fact, require_kept
from pcra_game.domain.framing_events import EstablishmentFramed, WorkshopOpened
from pcra_game.domain.game import Game
from pcra_game.domain.limits import SOLUTIONS_PER_CARD
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import refusals

Events = tuple[Event, ...]

OWN_ANSWER = {Status.DRAFT, Status.DECIDED, Status.NO_SOLUTION}
"""Statuses that a card answers by itself, so that another context may follow it."""

SCOPE_WORDS = {
    Scope.UNIT: "à l’unité entière",
    Scope.APPLICATION: "à une application",
    Scope.ACTIVITY: "à une activité",
}


def decide(state: WorkshopState, move: moves.Move, game: Game) -> Events:
    """Give the events that `move` leads to; at least one.

    Raises IllegalMoveError with one French sentence; the state is a value, so nothing changed.
    """
    if state.opened is None and not isinstance(move, moves.OpenWorkshop):
        raise IllegalMoveError(refusals.not_open())
    return _decide(move, state, game)


def card_id(objective: str, subject: str) -> str:
    """The id of a card: stable, since an objective is asked of a subject once."""
    return f"{objective}@{subject}"


@singledispatch
def _decide(move: object, _state: WorkshopState, _game: Game) -> Events:
    raise TypeError(f"not a move: {move!r}")


@_decide.register
def _(move: moves.OpenWorkshop, state: WorkshopState, game: Game) -> Events:
    if state.opened is not None:
        raise IllegalMoveError(refusals.already_open())
    opened = checked(
        WorkshopOpened(
            session=move.session,
            title=move.title,
            unit=game.unit_code,
            deck_sha256=move.deck_sha256,
            scenario_sha256=move.scenario_sha256,
            utc_offset_minutes=move.utc_offset_minutes,
            format_minutes=move.format_minutes,
            application=move.application,
        ),
        state,
        game,
    )
    framed = checked(EstablishmentFramed(name=move.establishment), state, game)
    events: list[Event] = [opened, framed]
    for id in move.activities:
        kept = checked(ActivityKept(id), state, game)
        events.append(check_fact(kept, evolve_all(state, events), game))
    return tuple(events)


@_decide.register
def _(move: moves.Record, state: WorkshopState, game: Game) -> Events:
    return (check_fact(checked(move.fact, state, game), state, game),)


@_decide.register
def _(move: moves.PlayCard, state: WorkshopState, game: Game) -> Events:
    objective = game.objectives.get(move.objective)
    if objective is None:
        raise IllegalMoveError(refusals.unknown("La carte", move.objective))
    if _scope_of(move.subject, state, game) is not objective.scope:
        raise IllegalMoveError(
            refusals.wrong_subject(objective.title, SCOPE_WORDS[objective.scope])
        )
    if objective.scope is Scope.ACTIVITY:
        require_kept(state, game, move.subject)
    card = Card(card_id(move.objective, move.subject), move.objective, move.subject)
    if card.id in state.cards:
        raise IllegalMoveError(refusals.already_played(objective.title))
    return (CardPlayed(card),)


def _scope_of(subject: str, state: WorkshopState, game: Game) -> Scope | None:
    if subject == UNIT_SUBJECT:
        return Scope.UNIT
    if subject in state.activities or subject in game.activities:
        return Scope.ACTIVITY
    return Scope.APPLICATION if subject in game.services else None


@_decide.register
def _(move: moves.WithdrawCard, state: WorkshopState, game: Game) -> Events:
    move = checked(move, state, game)
    if any(card == move.card for card, _ in state.decisions):
        title = game.objectives[state.cards[move.card].objective].title
        raise IllegalMoveError(refusals.card_has_decisions(title))
    return (CardWithdrawn(move.card),)


@_decide.register
def _(move: moves.WriteSolution, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    require_text("what", move.solution.what)
    decision = _own(state, move.card, move.context)
    written = SolutionWritten(move.solution)
    if move.solution.id in decision.solutions:
        if state.solutions[move.solution.id] == move.solution:
            raise IllegalMoveError(refusals.nothing_changes())
        return (written,)
    if move.solution.id in state.solutions:
        raise IllegalMoveError(refusals.repeated("La solution", move.solution.id))
    return (written, DecisionSet(_added(decision, move.solution.id)))


@_decide.register
def _(move: moves.ShareSolution, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    if move.solution not in state.solutions:
        raise IllegalMoveError(refusals.unknown("La solution", move.solution))
    decision = _own(state, move.card, move.context)
    if move.solution in decision.solutions:
        raise IllegalMoveError(refusals.already_shared())
    return (DecisionSet(_added(decision, move.solution)),)


@_decide.register
def _(move: moves.OrderSolutions, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    decision = _own(state, move.card, move.context)
    known = set(decision.solutions)
    if len(set(move.solutions)) != len(move.solutions) or not known.issuperset(move.solutions):
        raise IllegalMoveError(refusals.same_solutions_expected())
    if move.solutions == decision.solutions:
        raise IllegalMoveError(refusals.nothing_changes())
    status = decision.status if move.solutions else Status.DRAFT
    return (DecisionSet(replace(decision, solutions=move.solutions, status=status)),)


@_decide.register
def _(move: moves.Decide, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    decision = _own(state, move.card, move.context)
    if not decision.solutions:
        raise IllegalMoveError(refusals.nothing_to_decide())
    if decision.status is Status.DECIDED:
        raise IllegalMoveError(refusals.nothing_changes())
    return (DecisionSet(replace(decision, status=Status.DECIDED, reason="")),)


@_decide.register
def _(move: moves.DecideWithAction, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    require_text("text", move.action.text)
    decided = _decide(moves.Decide(move.card, move.context), state, game)
    return (*decided, ActionWritten(move.action))


@_decide.register
def _(move: moves.CheckSame, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    if move.follows == move.context:
        raise IllegalMoveError(refusals.follows_itself())
    source = state.decision(move.card, move.follows)
    if source is None or source.status not in OWN_ANSWER:
        raise IllegalMoveError(refusals.nothing_to_follow(move.follows))
    _require_unfollowed(state, move.card, move.context)
    now = state.decision(move.card, move.context)
    if now is not None and now.status is Status.SAME and now.follows == move.follows:
        raise IllegalMoveError(refusals.nothing_changes())
    same = Decision(move.card, move.context, Status.SAME, follows=move.follows)
    return (DecisionSet(same),)


@_decide.register
def _(move: moves.LeaveByDefault, state: WorkshopState, game: Game) -> Events:
    move = checked(move, state, game)
    events = [
        DecisionSet(Decision(card.id, move.context, Status.DEFAULT, follows=before))
        for card in state.cards.values()
        if (not move.cards or card.id in move.cards)
        and game.playable(card.objective, move.context)
        and state.decision(card.id, move.context) is None
        and (before := answered_before(state, game, card.id, move.context)) is not None
    ]
    if not events:
        raise IllegalMoveError(refusals.nothing_left_by_default(move.context))
    return tuple(events)


@_decide.register
def _(move: moves.CloseCard, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    if move.status not in (Status.NO_SOLUTION, Status.PARKED, Status.SET_ASIDE, Status.DRAFT):
        raise TypeError(f"a card is not closed as {move.status}")
    if move.status is not Status.DRAFT:
        require_text("reason", move.reason)
        if move.status is not Status.NO_SOLUTION:
            _require_unfollowed(state, move.card, move.context)
    own = _own(state, move.card, move.context)
    solutions = () if move.status is Status.NO_SOLUTION else own.solutions
    closed = replace(own, status=move.status, reason=move.reason, solutions=solutions)
    if state.decision(move.card, move.context) == closed:
        raise IllegalMoveError(refusals.nothing_changes())
    return (DecisionSet(closed),)


@_decide.register
def _(move: moves.Justify, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    decision = state.decision(move.card, move.context)
    if decision is None:
        raise IllegalMoveError(refusals.nothing_to_decide())
    if decision.justification == move.justification:
        raise IllegalMoveError(refusals.nothing_changes())
    return (DecisionSet(replace(decision, justification=move.justification)),)


@_decide.register
def _(move: moves.ParkOverflow, state: WorkshopState, game: Game) -> Events:
    move = _checked_on_card(move, state, game)
    require_text("text", move.item.text)
    write = moves.WriteSolution(move.card, move.context, move.solution)
    return (*_decide(write, state, game), ItemParked(move.item))


@_decide.register
def _(move: moves.Several, state: WorkshopState, game: Game) -> Events:
    events: list[Event] = []
    for part in move.moves:
        step = decide(state, part, game)
        events.extend(step)
        state = evolve_all(state, step)
    if not events:
        raise IllegalMoveError(refusals.nothing_changes())
    return tuple(events)


def answered_before(state: WorkshopState, game: Game, card: str, context: str) -> str | None:
    """The nearest earlier context where the card has an answer of its own; « idem » leads on."""
    for before in game.earlier(context):
        decision = state.decision(card, before)
        if decision is not None and decision.status in OWN_ANSWER:
            return before
        if decision is not None and decision.status is Status.SAME:
            return decision.follows
    return None


def _checked_on_card(move: moves.M, state: WorkshopState, game: Game) -> moves.M:
    """A move on a card: its values hold, and the card may be asked in the context."""
    clean: moves.M = checked(move, state, game)
    objective = game.objectives[state.cards[clean.card].objective]
    if not game.playable(objective.id, clean.context):
        raise IllegalMoveError(refusals.not_playable(objective.title, clean.context))
    return clean


def _own(state: WorkshopState, card: str, context: str) -> Decision:
    """The card's own answer here; a fresh draft where it had none or followed another."""
    decision = state.decision(card, context)
    if decision is None or decision.follows is not None:
        return Decision(card, context, Status.DRAFT)
    return decision


def _added(decision: Decision, solution: str) -> Decision:
    if len(decision.solutions) >= SOLUTIONS_PER_CARD:
        raise IllegalMoveError(refusals.too_many_solutions(SOLUTIONS_PER_CARD))
    status = Status.DECIDED if decision.status is Status.DECIDED else Status.DRAFT
    return replace(decision, status=status, solutions=(*decision.solutions, solution), reason="")


def _require_unfollowed(state: WorkshopState, card: str, context: str) -> None:
    """A link has one step: what others follow cannot itself follow, or leave."""
    for other in state.decisions.values():
        if other.card == card and other.follows == context:
            raise IllegalMoveError(refusals.is_followed(context))
