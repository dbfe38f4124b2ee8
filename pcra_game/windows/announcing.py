"""What a screen reader says without being asked: what the room just did.

Refusals and news are said by the toast that shows them. Here comes what only the eye would see: a
gesture stored or taken back, a phase entered, an event revealed, another context, and what hands
and keys do on the table.
"""

from PySide6.QtCore import QObject

from pcra_game.domain.answer_events import SolutionWritten
from pcra_game.domain.journal import Entry
from pcra_game.domain.room_events import InjectRevealed
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.told import told
from pcra_game.texts.table_view import spoken_event
from pcra_game.windows.desk import Desk
from pcra_game.windows.saying import announce


class Announcer(QObject):
    """Listens to the room of one desk, and lives as long as the desk."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk, whose table has the hands."""
        super().__init__(desk)
        self._desk, self._room = desk, desk.room
        self._history = self._room.workshop.history
        self._before = self._room.state
        self._context = self._room.context
        self._room.changed.connect(self._changed)
        desk.table.announced.connect(self._of_hands)

    def _changed(self) -> None:
        """Say what is new since the last time, if anything is."""
        history, before = self._history, self._before
        self._history, self._before = self._room.workshop.history, self._room.state
        context, self._context = self._context, self._room.context
        if self._history.length != history.length:
            said = self._gesture(history.done, before)
        elif context != self._context:
            said = self._context_said()
        else:
            return
        announce(self._desk, said)

    def _gesture(self, earlier: tuple[Entry, ...], before: WorkshopState) -> str:
        now = self._history.done
        entry = now[-1] if now else None
        if entry is None or len(now) < len(earlier) or entry.seq != self._history.length:
            return ""  # the toast says what was undone or redone
        if all(isinstance(event, SolutionWritten) for event in entry.events):
            return ""  # words that are still being typed: who types them hears them
        event = self._room.table.event
        if event is not None and any(isinstance(e, InjectRevealed) for e in entry.events):
            return spoken_event(event.channel, event.moment, event.text)
        return told(entry, before, self._room.game)

    def _context_said(self) -> str:
        return next((c.spoken for c in self._room.table.contexts if c.current), "")

    def _of_hands(self, sentence: str) -> None:
        announce(self._desk.table, sentence)
