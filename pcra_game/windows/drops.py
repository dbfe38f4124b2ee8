"""What a card dropped somewhere asks for."""

from pcra_game.domain.answers import Status
from pcra_game.domain.deck import Scope
from pcra_game.domain.moves import CloseCard, Move, PlayCard, Several, ShareSolution
from pcra_game.domain.state import shown
from pcra_game.texts import windows as words
from pcra_game.windows.room import Room

PARKING = "parking"
SHEET = "sheet"


def drop(room: Room, card: str, target: str) -> bool:
    """Carry out the drop of `card` (an id, of a ghost too) on an activity, parking or the sheet.

    On another activity the question is asked there, and the answers given here are shared.
    True where something was done.
    """
    if target == SHEET:
        return room.open_card(card)
    if not room.settle():
        return False
    if target == PARKING:
        parked = CloseCard(card, room.context, Status.PARKED, words.PARKED_BY_HAND)
        return room.ask(parked)
    return _share(room, card, target)


def _share(room: Room, card: str, activity: str) -> bool:
    here = room.card(card)
    objective = room.game.objectives[here.objective]
    if objective.scope is not Scope.ACTIVITY:
        room.refused.emit(words.not_for_an_activity(objective.short_title))
        return False
    there = f"{objective.id}@{activity}"
    if there == card:
        return room.open_card(card)
    seen = shown(room.state, card, room.context)
    known = room.state.decision(there, room.context)
    taken = known.solutions if known is not None else ()
    moves: list[Move] = [] if there in room.state.cards else [PlayCard(objective.id, activity)]
    moves += [
        ShareSolution(there, room.context, solution.id)
        for solution in (seen.solutions if seen is not None else ())
        if solution.id not in taken
    ]
    if moves and not room.ask(moves[0] if len(moves) == 1 else Several(tuple(moves))):
        return False
    return room.open_card(there)
