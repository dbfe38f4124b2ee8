"""The keys that bring the next event: the one whose time has come, another, or a weak spot."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.domain.deck import Inject
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import InjectRevealed, RevealedBy
from pcra_game.domain.striking import WeakSpot, due_event, next_events, weak_spots
from pcra_game.table_view.icons import Icon
from pcra_game.texts import round_sheet as round_words
from pcra_game.texts import striking as words
from pcra_game.windows.controls import TextBlock, button, clear, plain_label, plain_tip
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet_event_picker import EventPicker
from pcra_game.windows.round_sheet_phase import enter_next
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.scrolling import KeptInSight
from pcra_game.workshop.clock import PhaseClock

_NARROWEST = 160
_LOOK_AT_CLOCK_MS = 5_000
WEAKEST = 3
"""Weak spots that are offered at once."""


def share_played(room: Room, clock: PhaseClock | None) -> float | None:
    """How much of the minutes of the phase is gone; `None` before its clock started."""
    if room.state.phase is None or clock is None or not clock.planned_minutes():
        return None
    return clock.played().total_seconds() / 60 / clock.planned_minutes()


class WeakSpots(QWidget):
    """The events that would strike hardest, each with its reason; for the facilitator alone."""

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives; `asked` carries the event and why it strikes."""
        super().__init__()
        self._place = place
        self.spots: tuple[WeakSpot, ...] = ()
        column = bare_column(self, 8)
        column.addWidget(plain_label(words.WEAK_HEAD, "heading", wraps=True))
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(10)
        column.addWidget(lines)
        self._leave = button(words.WEAK_HIDE, role="quiet", clicked=self.left.emit)
        self._leave.setObjectName("weak_leave")
        column.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)

    def look(self) -> None:
        """Work out where the plan is weakest now."""
        room, p = self._place.room, self._place.palette
        self.spots = weak_spots(room.state, room.game, room.context)[:WEAKEST]
        clear(self._lines)
        if not self.spots:
            self._lines.addWidget(plain_label(words.WEAK_NONE, "soft", wraps=True))
        for rank, spot in enumerate(self.spots):
            inject = spot.inject
            said = round_words.reveal(inject.channel, inject.moment)
            key = button(said, icon=Icon.BOLT, palette=p, clicked=partial(self._ask, spot))
            key.setObjectName(f"weak_{rank + 1}")
            key.setStyleSheet("text-align: left;")
            key.setMinimumWidth(_NARROWEST)
            key.setToolTip(plain_tip(inject.text))
            key.setAccessibleName(words.strike_name(inject.channel, inject.moment, spot.why))
            whole = QWidget()
            column = bare_column(whole, 10)
            column.addWidget(key)
            for text, colour in ((inject.text, p.ink), (spot.why, p.soft_ink)):
                column.addWidget(TextBlock(text, px=15, colour=colour))
            self._lines.addWidget(whole)
            KeptInSight(key, whole)

    def take_keyboard(self) -> None:
        """Put the keyboard on the weakest spot."""
        first = self.findChild(QWidget, "weak_1") if self.spots else None
        (first or self._leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, spot: WeakSpot) -> None:
        self.asked.emit(spot.inject.id, spot.why)


class NextEvents(QWidget):
    """« Révéler » the next one of the phase, choose any, or draw where the plan is weakest."""

    revealed = Signal()

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives; `revealed` is emitted once an event is in play."""
        super().__init__()
        self._place = place
        self._clock: PhaseClock | None = None
        self._names = True
        self._said = ("", "", "")
        self._picker: EventPicker | None = None
        self._spots = WeakSpots(place)
        self._spots.asked.connect(self._reveal_weak)
        self._spots.left.connect(self._hide_weak)
        self._spots.hide()
        self._make_keys()
        column = bare_column(self)
        column.addWidget(self._enter)
        column.addWidget(self._next)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key in (self._other, self._weak):
            row.addWidget(key)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._spots)
        keep_private(self._other, self._weak, self._spots)
        self._tick = QTimer(self)
        self._tick.setInterval(_LOOK_AT_CLOCK_MS)
        self._tick.timeout.connect(self._say_next)

    def _make_keys(self) -> None:
        p = self._place.palette
        enter = partial(enter_next, self._place)
        self._enter = button(round_words.ENTER_FIRST, icon=Icon.FLAG, palette=p, clicked=enter)
        self._enter.setObjectName("enter_first_phase")
        self._next = button("", icon=Icon.BELL, palette=p, clicked=self._reveal_next)
        self._next.setObjectName("reveal_next")
        self._next.setMinimumWidth(_NARROWEST)
        self._next.setStyleSheet("text-align: left;")
        self._other = button(words.BY_HAND, icon=Icon.SEARCH, palette=p, clicked=self.open_picker)
        self._other.setObjectName("reveal_other")
        self._weak = button(words.WEAK, icon=Icon.BOLT, palette=p, clicked=self.show_weak)
        self._weak.setObjectName("reveal_weak")
        self._weak.setToolTip(words.WEAK_HINT)

    def follow_clock(self, clock: PhaseClock) -> None:
        """Propose events as the minutes of the phase go by."""
        self._clock = clock

    def name_what_comes(self, on: bool) -> None:
        """Name the next event on its key, or only say that there is one."""
        self._names = on
        self._say_next()

    def refresh(self) -> None:
        """Show what may come next."""
        room = self._place.room
        entered, writable = room.state.phase is not None, not room.read_only
        self._enter.setVisible(not entered)
        self._next.setVisible(entered)
        for key in (self._enter, self._other, self._weak):
            key.setEnabled(writable)
        self._say_next()
        if self._spots.isVisibleTo(self):
            self._spots.look()

    def offer_next(self, on: bool) -> None:
        """Offer the next event, or leave that to another key; any other one stays at hand."""
        self._next.setVisible(on and self._place.room.state.phase is not None)

    def open_picker(self) -> None:
        """Open the list of every event of the scenario."""
        self._picker = EventPicker(self._place.room, self._place.palette, self.window())
        self._picker.picked.connect(self._reveal_by_hand)
        self._picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picker.open()

    def show_weak(self) -> None:
        """Show where the plan is weakest, or fold it away again."""
        if self._spots.isVisibleTo(self):
            self._hide_weak()
            return
        if self._place.room.settle():
            self._spots.look()
            self._spots.show()
            self._spots.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on the way to any event."""
        self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def due(self) -> Inject | None:
        """The event whose time has come."""
        room = self._place.room
        return due_event(room.state, room.game, share_played(room, self._clock))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._say_next()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _say_next(self) -> None:
        room = self._place.room
        due = self.due()
        left = (due,) if due is not None else next_events(room.state, room.game)
        text = round_words.NO_EVENT_LEFT
        if left and not self._names:
            text = round_words.REVEAL_NEXT
        elif due is not None:
            text = words.due(due.channel, due.moment)
        elif left:
            text = round_words.reveal(left[0].channel, left[0].moment)
        tip = plain_tip(left[0].text) if left and self._names else ""
        weight = "bold" if due is not None else "normal"
        if (text, tip, weight) == self._said:
            return
        self._said = (text, tip, weight)
        self._next.setText(text)
        self._next.setEnabled(bool(left) and not room.read_only)
        self._next.setToolTip(tip)
        self._next.setAccessibleName(text)
        self._next.setStyleSheet(f"text-align: left; font-weight: {weight};")

    def _hide_weak(self) -> None:
        self._spots.hide()
        self._weak.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal_next(self) -> None:
        room, due = self._place.room, self.due()
        if due is not None:
            self._reveal(InjectRevealed(due.id, RevealedBy.TIME))
        elif left := next_events(room.state, room.game):
            self._reveal(InjectRevealed(left[0].id, RevealedBy.HAND))

    def _reveal_by_hand(self, inject: str) -> None:
        self._reveal(InjectRevealed(inject, RevealedBy.HAND))

    def _reveal_weak(self, inject: str, why: str) -> None:
        if self._reveal(InjectRevealed(inject, RevealedBy.WEAK_SPOT, why)):
            self._spots.hide()

    def _reveal(self, fact: InjectRevealed) -> bool:
        room = self._place.room
        told = room.settle() and room.ask(Record(fact))
        if told:
            self.revealed.emit()
        return told
