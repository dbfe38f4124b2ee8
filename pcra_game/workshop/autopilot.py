"""The demo: a whole workshop of the emergency unit, played by itself, always the same.

The script says who does what and how long the room takes; the caller owns the clock, so that two
plays of it give the same journal.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from pcra_game.domain.journal import Entry
from pcra_game.texts.typography import NARROW, NO_BREAK, spaced
from pcra_game.workshop.autopilot_c0_care import C0_CARE
from pcra_game.workshop.autopilot_c0_entry import C0_ENTRY
from pcra_game.workshop.autopilot_c0_flow import C0_FLOW
from pcra_game.workshop.autopilot_closing import CLOSING
from pcra_game.workshop.autopilot_framing import ACTIVITIES, ESTABLISHMENT, FRAMING, TITLE
from pcra_game.workshop.autopilot_intents import (
    FORMAT_MINUTES,
    START,
    UTC_OFFSET_MINUTES,
    Intent,
    Play,
    Rewind,
)
from pcra_game.workshop.autopilot_later import C1, C2
from pcra_game.workshop.autopilot_opening import OPENING
from pcra_game.workshop.autopilot_recovery import RECOVERY
from pcra_game.workshop.files import load_game
from pcra_game.workshop.workshop import Workshop

__all__ = [
    "ACTIVITIES",
    "DECK",
    "ESTABLISHMENT",
    "FORMAT_MINUTES",
    "SCENARIO",
    "SESSION",
    "START",
    "TITLE",
    "UNIT",
    "UTC_OFFSET_MINUTES",
    "FixedClock",
    "Intent",
    "Rewind",
    "intents",
    "perform",
    "play",
]

DECK = "hopital"
SCENARIO = "S1"
UNIT = "URG"
SESSION = "demo-urgences"
PICTURED_CARD = ("OC-07@URG-08", "C0")
"""The card in hand on the pictures: an event is on the table and its answer is being written."""

_SCRIPT = (
    *FRAMING,
    *OPENING,
    *C0_ENTRY,
    *C0_CARE,
    *C0_FLOW,
    *C1,
    *C2,
    *RECOVERY,
    *CLOSING,
)

_UNIT_AFTER = re.compile(r"(?<=\d) (?=(?:min|h|j|jours?|mois|€|%)(?:\W|$))")
_MINUTES_AFTER = re.compile(r"(?<=\d\u00a0h) (?=\d)")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?:\D|$))")


class FixedClock:
    """A clock that only moves when told to."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """The instant it stands at."""
        return self._now

    def advance(self, minutes: float) -> None:
        """Let wall minutes pass."""
        self._now += timedelta(minutes=minutes)


def intents() -> Iterator[Intent]:
    """Give every gesture of the workshop after its opening, in order."""
    for intent in _SCRIPT:
        if isinstance(intent.move, Rewind):
            yield intent
        else:
            yield replace(intent, move=_typeset(intent.move))


def demo() -> Play:
    """The demo as a whole: its game, its opening, its gestures."""
    game = load_game(UNIT, scenario=SCENARIO)
    return Play(
        "demo", game, TITLE, ESTABLISHMENT, ACTIVITIES, SESSION, tuple(intents()), PICTURED_CARD
    )


def perform(workshop: Workshop, intent: Intent) -> Entry:
    """Make one gesture. Raises IllegalMoveError where the rules refuse it."""
    if intent.move is Rewind.UNDO:
        return workshop.undo(actor=intent.actor)
    if intent.move is Rewind.REDO:
        return workshop.redo(actor=intent.actor)
    return workshop.perform(intent.move, actor=intent.actor)


def play(workshop: Workshop, advance: Callable[[float], None]) -> None:
    """Play the whole script in an open workshop; `advance` moves the workshop's clock."""
    for intent in intents():
        advance(intent.minutes)
        perform(workshop, intent)


def _typeset(value: Any) -> Any:
    """Put French spaces into every text: the script is typed with plain ones, to stay legible."""
    if isinstance(value, tuple):
        return tuple(_typeset(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _typeset(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, str) and not isinstance(value, Enum):
        return _french(value)
    return value


def _french(text: str) -> str:
    text = _UNIT_AFTER.sub(NO_BREAK, spaced(text))
    return _THOUSANDS.sub(NARROW, _MINUTES_AFTER.sub(NO_BREAK, text))
