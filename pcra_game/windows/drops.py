"""What a card dropped somewhere asks for."""

from collections.abc import Callable

from pcra_game.domain.answers import Status
from pcra_game.domain.deck import Scope
from pcra_game.domain.moves import (
    CloseCard,
    Move,
    PlayCard,
    Several,
    ShareSolution,
    WithdrawCard,
)
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.state import shown
from pcra_game.texts import windows as words
from pcra_game.windows.room import Room

PARKING = "parking"
SHEET = "sheet"


def drop(room: Room, card: str, target: str, show: Callable[[str], None] | None = None) -> bool:
    """Carry out the drop of `card` (an id, of a ghost too) on an activity, parking or the sheet.

    On another activity the question is asked there, and the answers given here are shared; a card
    that nobody answered goes there. `show` is given the id of one that was added behind another.
    True where something was done.
    """
    if target == SHEET:
        return room.open_card(card)
    if not room.settle():
        return False
    if target == PARKING:
        parked = CloseCard(card, room.context, Status.PARKED, words.PARKED_BY_HAND)
        return room.ask(parked)
    return _share(room, card, target, show)


def _share(room: Room, card: str, activity: str, show: Callable[[str], None] | None) -> bool:
    here = room.card(card)
    objective = room.game.objectives[here.objective]
    if objective.scope is not Scope.ACTIVITY:
        room.refused.emit(words.not_for_an_activity(objective.short_title))
        return False
    there = f"{objective.id}@{activity}"
    if there == card:
        return room.open_card(card)
    given = _answers(room, card)
    standing = _answers(room, there)  # those of another context too, where the card follows it
    added = [id for id in given if id not in standing]
    moves: list[Move] = [] if there in room.state.cards else [PlayCard(objective.id, activity)]
    if added:
        known = room.state.decision(there, room.context)
        own = known.solutions if known is not None and known.follows is None else ()
        joined = [id for id in (*standing, *added) if id not in own]
        moves += [ShareSolution(there, room.context, id) for id in joined]
    goes = card in room.state.cards and there not in room.state.cards and _unanswered(room, card)
    if goes:
        moves.append(WithdrawCard(card))
    if moves and not room.ask(moves[0] if len(moves) == 1 else Several(tuple(moves))):
        return False
    opened = room.open_card(there)
    if opened and standing and given:
        _say_relay(room, there, standing[0], added, show)
    elif opened and (goes or card in room.state.cards):
        subject = subject_label(room.state, room.game, activity)
        room.told.emit(_what_was_done(subject, goes=goes, given=bool(given)))
    return opened


def _what_was_done(subject: str, *, goes: bool, given: bool) -> str:
    if goes:
        return words.card_moved(subject)
    return words.answer_shared(subject) if given else words.asked_there(subject)


def _unanswered(room: Room, card: str) -> bool:
    """Whether nobody answered a card, in any context."""
    return all(decided != card for decided, _ in room.state.decisions)


def _answers(room: Room, card: str) -> tuple[str, ...]:
    """Ids of the answers that a card shows in the context in play."""
    seen = shown(room.state, card, room.context)
    return tuple(one.id for one in seen.solutions) if seen is not None else ()


def _say_relay(
    room: Room, there: str, first: str, added: list[str], show: Callable[[str], None] | None
) -> None:
    """What was answered there stays first: say where the new answer lies, and show it."""
    if not added:
        subject = subject_label(room.state, room.game, room.card(there).subject)
        room.informed.emit(words.answered_there_already(subject))
        return
    if show is not None:
        show(added[0])
    decision = room.state.decision(there, room.context)
    order = decision.solutions if decision is not None else ()
    position = order.index(added[0]) + 1 if added[0] in order else len(order)
    room.told.emit(words.added_as_relay(position, room.state.solutions[first].what))
