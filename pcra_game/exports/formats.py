"""The formats of the plan: what each is made of, and who writes it.

A `Plan` is all that a writer gets. It can be sent to another process; the session cannot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pcra_game.domain.chronicle import chronicle
from pcra_game.domain.document import Document
from pcra_game.domain.game import Game
from pcra_game.domain.journal import History
from pcra_game.domain.plan import build_plan
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.state import WorkshopState


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one moment: the document that is read, and the facts that programs read."""

    document: Document
    facts: PlanFacts


def plan_of(state: WorkshopState, game: Game, history: History) -> Plan:
    """Give the plan of a state and of the journal that led to it; its date is the last entry's."""
    document = build_plan(
        state,
        game,
        recorded_at=history.done[-1].recorded_at,
        told=chronicle(history, game),
    )
    return Plan(document, plan_facts(state, game))


def write_format(name: str, plan: Plan, stream: BinaryIO) -> None:
    """Write the plan in one of `FORMATS` into an open binary stream."""
    FORMATS[name](plan, stream)


def write_file(name: str, plan: Plan, target: Path) -> Path:
    """Write the plan in one of `FORMATS` into `target`, whole or not at all; gives `target`.

    Raises ExportError. Made to run in another process: arguments and answer can be pickled.
    """
    from pcra_game.exports.target import write_atomically

    write_atomically(target, lambda stream: write_format(name, plan, stream))
    return target


# Each writer is imported when it is asked for: the PDF library costs a third of a second.


def _write_pdf(plan: Plan, stream: BinaryIO) -> None:
    from pcra_game.exports.pdf import write_pdf

    write_pdf(plan.document, stream)


def _write_json(plan: Plan, stream: BinaryIO) -> None:
    from pcra_game.exports.json_export import write_json

    write_json(plan.facts, stream)


FORMATS: dict[str, Callable[[Plan, BinaryIO], None]] = {"pdf": _write_pdf, "json": _write_json}
"""Writers by the ending of their file."""
