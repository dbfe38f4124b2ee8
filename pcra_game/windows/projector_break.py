"""Until when the room rests: what the break scene of the projector says."""

from datetime import datetime, timedelta

from pcra_game.domain.room_events import BreakTaken, InjectRevealed, PhaseEntered
from pcra_game.texts import striking as words
from pcra_game.texts.typography import time_fr
from pcra_game.windows.room import Room

_LONGEST = 240
"""Minutes: a longer break is another day, and the projector has nothing to say of it."""


class Break:
    """Finds the break in the journal, once for each state."""

    def __init__(self, room: Room) -> None:
        """Take the room whose journal says when it went for a break."""
        self._room = room
        self._state: object = None
        self._ends: datetime | None = None

    def said(self, now: datetime) -> str:
        """« Reprise à 10 h 45 », or nothing; the next phase or event ends the break before that."""
        if self._state is not self._room.state:
            self._state, self._ends = self._room.state, self._found()
        if self._ends is None or now >= self._ends:
            return ""
        opened = self._room.state.opened
        offset = opened.utc_offset_minutes if opened is not None else 0
        return words.back_at(time_fr((self._ends + timedelta(minutes=offset)).isoformat()))

    def _found(self) -> datetime | None:
        for entry in reversed(self._room.workshop.history.done):
            for event in reversed(entry.events):
                if isinstance(event, BreakTaken):
                    if not 0 < event.minutes <= _LONGEST:
                        return None
                    began = datetime.fromisoformat(entry.recorded_at)
                    return began + timedelta(minutes=event.minutes)
                if isinstance(event, PhaseEntered | InjectRevealed):
                    return None
        return None
