"""In which contexts a gesture changed an answer, so that a window can show them."""

from collections.abc import Iterator

from pcra_game.domain.answer_events import DecisionSet, ItemParked, SolutionWritten
from pcra_game.domain.journal import Entry
from pcra_game.domain.state import WorkshopState


def contexts_of(entry: Entry, state: WorkshopState) -> tuple[str, ...]:
    """Codes of the contexts of a gesture, each once; empty where it belongs to none.

    `state` is the one that has the gesture: before an undo, after a redo. A solution that is only
    reworded belongs to every context that uses it.
    """
    decided = _decided(entry)
    return tuple(dict.fromkeys(decided or _using(entry, state)))


def _decided(entry: Entry) -> list[str]:
    """What the gesture itself says."""
    found: list[str] = []
    for event in entry.events:
        if isinstance(event, DecisionSet):
            found.append(event.decision.context)
        elif isinstance(event, ItemParked) and event.item.context:
            found.append(event.item.context)
    return found


def _using(entry: Entry, state: WorkshopState) -> Iterator[str]:
    written = {e.solution.id for e in entry.events if isinstance(e, SolutionWritten)}
    for (_card, context), decision in state.decisions.items():
        if written.intersection(decision.solutions):
            yield context
