"""The events of the scenario in the sheet of the round: opening, in play, next, judged."""

from PySide6.QtWidgets import QWidget

from pcra_game.domain.deck import Inject
from pcra_game.domain.striking import next_events
from pcra_game.texts import round_sheet as words
from pcra_game.windows.controls import plain_label
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.round_sheet_event_facing import EventFacing
from pcra_game.windows.round_sheet_event_judged import JudgedEvents
from pcra_game.windows.round_sheet_event_next import NextEvents
from pcra_game.windows.round_sheet_event_opening import Opening, OpeningPart, Stage
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.workshop.clock import PhaseClock


class EventPart(QWidget):
    """What happens now in the story; the next event of the phase waits on one key."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self.opening = Opening(place.room, parent=self)
        self._opening_part = OpeningPart(place, self.opening)
        self._none = plain_label(words.NO_EVENT, "soft", wraps=True)
        self._facing = EventFacing(place)
        self._judged = JudgedEvents(place)
        self._next = NextEvents(place)
        self._facing.judged.connect(self._verdict_given)
        self.opening.changed.connect(self._offer_once)
        self._next.revealed.connect(self._facing.take_keyboard)
        column = bare_column(self, 10)
        for part in (self._opening_part, self._none, self._facing, self._next, self._judged):
            column.addWidget(part)

    def follow(self, clock: PhaseClock, projector: ProjectorWindow) -> None:
        """Propose events by this clock, and darken this projector for the opening."""
        self._next.follow_clock(clock)
        self.opening.show_on(projector)

    def refresh(self) -> None:
        """Show the event in play and the next ones."""
        room = self._place.room
        facing = room.table.event is not None
        entered = room.state.phase is not None
        self._opening_part.refresh()
        offered = self.opening.stage in (Stage.READY, Stage.DARK)
        self._none.setText(words.NO_EVENT if entered else words.NO_PHASE)
        self._none.setVisible(not facing and not (offered and entered))
        self._facing.refresh()
        self._facing.setVisible(facing)
        self._next.refresh()
        self._offer_once()
        self._judged.refresh()

    def name_what_comes(self, on: bool) -> None:
        """Say what comes next, or only that something does."""
        self._opening_part.name_what_comes(on)
        self._next.name_what_comes(on)

    def _offer_once(self) -> None:
        """The key of the opening reveals its events: no second key beside it does."""
        self._next.offer_next(self.opening.stage not in (Stage.DARK, Stage.FIRST))

    def settle(self) -> bool:
        """Store a bet being typed."""
        return self._facing.settle()

    def waiting_words(self) -> bool:
        """Whether a bet or a word for the verdict of any event is typed and not stored."""
        return self._facing.waiting_words()

    def next_events(self) -> tuple[Inject, ...]:
        """Events of the phase that the room has not met, in order of time."""
        return next_events(self._place.room.state, self._place.room.game)

    def take_keyboard(self) -> None:
        """Put the keyboard on the key of the opening."""
        self._opening_part.key.setFocus()

    def show_weak(self) -> None:
        """Show where the plan is weakest."""
        self._next.show_weak()

    def _verdict_given(self, _event: str) -> None:
        # The verdict keys are those of the next event already: Enter must not judge that one too.
        if not self._judged.take_keyboard():
            self._next.take_keyboard()
