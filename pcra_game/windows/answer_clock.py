"""How long the card in hand has been open: small, soft, and it never blocks.

It turns amber with a word after six minutes (domain.md 8.4, « Détail sans fin »). It waits while
the clock of the phase waits; a card that was left goes on where it was until it is answered.
"""

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from pcra_game.domain.state import ANSWERED
from pcra_game.table_view.palette import Mood
from pcra_game.texts import guide as words
from pcra_game.windows.controls import plain_tip, restyle
from pcra_game.windows.room import Kind, Room
from pcra_game.workshop.clock import PhaseClock

CARD_MINUTES = 6
_TICK_MS = 1000


class CardTime(QLabel):
    """« 4 min », then « 7 min · longue »; nothing in the first minute of a card."""

    def __init__(self) -> None:
        """Nothing is in hand."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("card_time")
        self._room: Room | None = None
        self._phase: PhaseClock | None = None
        self._card = ("", "")
        self._clocks: dict[tuple[str, str], PhaseClock] = {}
        self._long: bool | None = None
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.tick)
        self.hide()

    def hold(self, room: Room, phase: PhaseClock) -> None:
        """Take the room whose card is timed, and the clock of its phase."""
        self._room, self._phase = room, phase
        room.selected.connect(self.tick)
        room.changed.connect(self.tick)
        self.tick()
        self._ticking.start()

    def minutes(self) -> int:
        """Whole minutes of the card in hand; 0 where none is."""
        clock = self._clocks.get(self._card)
        return 0 if clock is None else int(clock.played() / timedelta(minutes=1))

    def tick(self) -> None:
        """Show the time as it is now; it does so by itself."""
        self._follow()
        minutes = self.minutes()
        long = minutes >= CARD_MINUTES
        self._say_look(long)
        said = words.card_time(minutes, long=long) if minutes else ""
        if said != self.text():
            self.setText(said)
        self.setVisible(bool(said))
        spoken = words.card_time_spoken(minutes, long=long, paused=not self._counting())
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(spoken))

    def _follow(self) -> None:
        """Let the clock of the card in hand run, and no other."""
        room, phase = self._room, self._phase
        if room is None or phase is None:
            return
        held = room.selection.id if room.selection.kind is Kind.CARD else ""
        card = (held, room.context) if held else ("", "")
        if card != self._card:
            self._leave(room)
            self._card = card
        if card[0] and card not in self._clocks:
            self._clocks[card] = PhaseClock(phase.wall)
            self._clocks[card].start(CARD_MINUTES)
        clock = self._clocks.get(card)
        if clock is not None:
            (clock.resume if self._counting() else clock.pause)()

    def _leave(self, room: Room) -> None:
        """A card that is left waits; one that is answered begins anew the next time."""
        clock = self._clocks.get(self._card)
        if clock is None:
            return
        clock.pause()
        decision = room.state.decision(*self._card)
        if decision is not None and decision.status in ANSWERED:
            del self._clocks[self._card]

    def _counting(self) -> bool:
        phase = self._phase
        return phase is not None and (phase.running or not phase.started)

    def _say_look(self, long: bool) -> None:
        if long is not self._long:
            self._long = long
            restyle(self, "badge" if long else "soft", Mood.WARNING if long else None)
