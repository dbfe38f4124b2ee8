"""Left-over slips: paper answers that nobody typed yet, found by the short code printed on them.

Pairs write on A6 slips faster than one scribe types. The code names the card alone, the context
being that of the round: number of the activity, or U for the unit, or the code of the service;
then C or R with the number of the objective. « 04-C05 » is OC-05 asked of URG-04.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.deck import Kind, Objective
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import table
from pcra_game.domain.table_cards import Look

OPEN = (Look.GHOST, Look.TO_CHECK, Look.DRAFT, Look.DEFAULT)
"""Looks of the cards whose slip may still lie on the table."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip to type; `card` may still be a ghost."""

    code: str
    card: str
    title: str
    subject: str


def slip_code(state: WorkshopState, game: Game, card: str) -> str:
    """The code printed on the slip of a card. KeyError for an objective that the deck lacks."""
    objective, _, subject = card.partition("@")
    return f"{_subject_code(state, subject)}-{card_code(game.objectives[objective])}"


def card_code(objective: Objective) -> str:
    """What printed cards and slips call an objective: C05 for OC-05, R02 for OR-02."""
    letter = "R" if objective.kind is Kind.RECOVERY else "C"
    number = re.search(r"\d+$", objective.id)
    return f"{letter}{number[0] if number else objective.id}"


def slips(state: WorkshopState, game: Game, context: str) -> tuple[Slip, ...]:
    """The cards of a context that nobody decided, in the order in which they lie on the table."""
    return tuple(
        Slip(
            slip_code(state, game, card.id),
            card.id,
            card.title,
            subject_label(state, game, card.subject),
        )
        for card in table(state, game, context).cards()
        if card.look in OPEN
    )


def find_slip(found: tuple[Slip, ...], typed: str) -> int | None:
    """Where the slip of a code stands, however it is typed; `None` where no slip has it."""
    wanted = _bare(typed)
    for number, slip in enumerate(found):
        if wanted and _bare(slip.code) == wanted:
            return number
    return None


def _subject_code(state: WorkshopState, subject: str) -> str:
    if subject == UNIT_SUBJECT:
        return "U"
    printed = re.fullmatch(r"[A-Z]+-(\d+)", subject)
    if printed:
        return printed[1]
    added = [a.id for a in state.activities.values() if a.added is not None]
    return f"A{added.index(subject) + 1}" if subject in added else subject


def _bare(code: str) -> str:
    """« 4 c5 », « 04-C05 » and « 04c05 » are the same code."""
    return "-".join(_parts(code))


def _parts(code: str) -> Iterator[str]:
    for part in re.findall(r"[A-Z]+|\d+", code.upper()):
        yield str(int(part)) if part.isdigit() else part
