"""Gestures of the answer sheet that are more than one move, all or nothing."""

from collections.abc import Callable
from dataclasses import replace

from pcra_game.domain.answer_events import ItemParked
from pcra_game.domain.answers import Decision, ParkedItem, Solution, Status
from pcra_game.domain.drafting import parked_parts
from pcra_game.domain.limits import SOLUTIONS_PER_CARD
from pcra_game.domain.moves import (
    CloseCard,
    Move,
    OrderSolutions,
    ParkOverflow,
    PlayCard,
    Record,
    Several,
    ShareSolution,
    WriteSolution,
)
from pcra_game.domain.state import WorkshopState, shown

NewId = Callable[[], str]


def played(state: WorkshopState, card: str, moves: list[Move]) -> Move:
    """One gesture of several moves; a card that is still a ghost is played first."""
    if card not in state.cards:
        objective, _, subject = card.partition("@")
        moves = [PlayCard(objective, subject), *moves]
    return moves[0] if len(moves) == 1 else Several(tuple(moves))


def copied_here(state: WorkshopState, card: str, context: str, source: str, new_id: NewId) -> Move:
    """Answer the card here with copies of what it answers in the context `source`."""
    seen = shown(state, card, source)
    copies = () if seen is None else seen.solutions
    writes: list[Move] = [
        WriteSolution(card, context, replace(one, id=new_id(), copied_from=one.id))
        for one in copies
    ]
    if not writes:  # nothing to copy: the card only stops following
        writes = [CloseCard(card, context, Status.DRAFT)]
    return played(state, card, writes)


def copied(decision: Decision, solution: Solution, id: str) -> Move:
    """Put a copy in the place of a shared solution."""
    copy = replace(solution, id=id, copied_from=solution.id)
    adding = WriteSolution(decision.card, decision.context, copy)
    return _in_place(decision, solution.id, adding, id)


def shared(
    state: WorkshopState, decision: Decision | None, card: str, context: str, old: str, new: str
) -> Move:
    """Point the card to a known solution, in the place of `old` where there is one."""
    adding = ShareSolution(card, context, new)
    if decision is None or old not in decision.solutions:
        return played(state, card, [adding])
    return _in_place(decision, old, adding, new)


def _in_place(decision: Decision, old: str, adding: Move, new: str) -> Move:
    card, context = decision.card, decision.context
    order = tuple(new if id == old else id for id in decision.solutions)
    without = tuple(id for id in decision.solutions if id != old)
    if len(decision.solutions) < SOLUTIONS_PER_CARD:  # added first: a decided card stays decided
        return Several((adding, OrderSolutions(card, context, order)))
    moves = [OrderSolutions(card, context, without), adding]
    if order != (*without, new):
        moves.append(OrderSolutions(card, context, order))
    return Several(tuple(moves))


def overflow_parked(
    state: WorkshopState,
    card: str,
    context: str,
    trimmed: Solution,
    rest: str,
    new_id: NewId,
) -> Move:
    """Store a solution that was trimmed and send the rest of its words to the parking lot."""
    same = state.solutions.get(trimmed.id) == trimmed
    items = [ParkedItem(new_id(), part, card, context) for part in parked_parts(rest)]
    if same:  # what was added beyond the limit goes, the stored answer stays
        return played(state, card, [Record(ItemParked(item)) for item in items])
    return played(
        state,
        card,
        [
            ParkOverflow(card, context, trimmed, items[0]),
            *(Record(ItemParked(item)) for item in items[1:]),
        ],
    )


def words_parked(state: WorkshopState, card: str, context: str, rest: str, new_id: NewId) -> Move:
    """Send words that no field of the card holds to the parking lot."""
    items = [ParkedItem(new_id(), part, card, context) for part in parked_parts(rest)]
    return played(state, card, [Record(ItemParked(item)) for item in items])


def moved(decision: Decision, solution: str, step: int) -> Move | None:
    """The solution one place earlier or later; `None` at either end."""
    order = list(decision.solutions)
    if solution not in order:
        return None
    at = order.index(solution)
    to = at + step
    if not 0 <= to < len(order):
        return None
    order[at], order[to] = order[to], order[at]
    return OrderSolutions(decision.card, decision.context, tuple(order))


def removed(decision: Decision, solution: str) -> Move:
    """The card without one of its solutions."""
    left = tuple(id for id in decision.solutions if id != solution)
    return OrderSolutions(decision.card, decision.context, left)
