"""What the projector shows at any moment: the room, an event alone, a frozen picture, black."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from pcra_game.windows.projector_break import Break
from pcra_game.windows.projector_content import Projected, Scene, projected
from pcra_game.windows.projector_later import Later
from pcra_game.windows.room import Room
from pcra_game.workshop.clock import PhaseClock

_OVER_ALL = (Scene.EVENT, Scene.OPENING, Scene.BLACK, Scene.BREAK)
"""Scenes that lie over a frozen picture: each was asked for by hand, for the room."""


class Status(StrEnum):
    """How the projector stands, in one word: what the facilitator's window says of it."""

    CLOSED = "closed"
    SHOWN = "shown"
    FROZEN = "frozen"
    BLACK = "black"


class Showing(QObject):
    """Reads the room into one `content`, and keeps what was done to the picture by hand.

    `changed` when the content is another; `status_changed` when black or frozen was turned.
    """

    changed = Signal()
    status_changed = Signal()

    def __init__(self, room: Room, clock: PhaseClock, event_ms: int, parent: QObject) -> None:
        """Take the room, the clock of the round, and how long a new event is alone.

        With `event_ms` at 0 an event stays alone until `end_event_alone`.
        """
        super().__init__(parent)
        self._room, self._clock = room, clock
        self.black = self.opening = False
        self._page = self._alone = ""
        self._frozen: Projected | None = None
        self._break, self._later = Break(room), Later(room)
        self._known, self._revealed = self._event_id(), self._revealed_now()
        self._event_ends = QTimer(self)
        self._event_ends.setSingleShot(True)
        self._event_ends.setInterval(event_ms)
        self._event_ends.timeout.connect(self.end_event_alone)
        self.content = self._read()
        room.changed.connect(self._room_changed)
        room.selected.connect(self.refresh)
        room.typed.connect(self.refresh)

    @property
    def frozen(self) -> bool:
        """Whether the picture stays while the facilitator looks elsewhere."""
        return self._frozen is not None

    def follow_page(self, page: str) -> None:
        """The facilitator brought a page to the front: some of them have a scene of their own."""
        self._page = page
        self.refresh()

    def show_black(self, black: bool) -> None:
        """Blacken the picture, or show the room again."""
        self.black = black
        self.refresh()
        self.status_changed.emit()

    def freeze(self, on: bool) -> None:
        """Keep the picture as it is, or follow the room again; an event that is alone stays so."""
        self._frozen = self._of_room() if on else None
        if on:
            self._event_ends.stop()
        elif self._alone:
            self._let_event_end()
        self.refresh()
        self.status_changed.emit()

    def show_opening(self, opening: bool, *, keep_event: bool) -> None:
        """Begin or end the opening; see `ProjectorWindow.show_opening`."""
        self.opening = opening
        self._event_ends.stop()
        if not opening and not keep_event:
            self._alone = ""
        if not opening and self._alone:
            self._let_event_end()
        self.refresh()

    def end_event_alone(self) -> None:
        """The event becomes the banner."""
        self._event_ends.stop()
        self._alone = ""
        self.refresh()

    def forget_by_hand(self) -> None:
        """The window is gone: the next time it opens on the room as it is then.

        The opening is no gesture on the picture: it lasts until it is over.
        """
        self._event_ends.stop()
        self.black, self._alone, self._frozen = False, "", None

    def refresh(self) -> None:
        """Read the room again; nothing is drawn where nothing changed."""
        content = self._read()
        if content != self.content:
            self.content = content
            self.changed.emit()

    def _let_event_end(self) -> None:
        if self._event_ends.interval():
            self._event_ends.start()

    def _event_id(self) -> str:
        event = self._room.table.event
        return event.id if event else ""

    def _revealed_now(self) -> frozenset[str]:
        played = self._room.state.injects.items()
        return frozenset(id for id, inject in played if inject.revealed is not None)

    def _room_changed(self) -> None:
        event, before = self._event_id(), self._revealed
        self._revealed = self._revealed_now()
        if event != self._known:
            self._known = event
            # The last one was taken back or judged: the one before it is read already.
            self._alone = event if event not in before or self.opening else ""
            self._event_ends.stop()
            if self._alone and not self.opening:
                self._let_event_end()
        if self._alone and not self.opening and self._break.said(self._clock.wall()):
            self._event_ends.stop()
            self._alone = ""  # a break begins after the event: the room has left it
        self.refresh()

    def _scene(self) -> Scene | None:
        if self._alone:
            return Scene.OPENING if self.opening else Scene.EVENT
        return Scene.BLACK if self.black or self.opening else None

    def _of_room(self, scene: Scene | None = None) -> Projected:
        return projected(
            self._room,
            self._clock.said(),
            scene=scene,
            paused=self._clock.started and not self._clock.running,
            back_at=self._break.said(self._clock.wall()),
            page=self._page,
            later=self._later,
        )

    def _read(self) -> Projected:
        live = self._of_room(self._scene())
        if self._frozen is None or live.scene in _OVER_ALL:
            return live
        # A clock that stands still would lie, and an event that is judged is no longer there.
        return replace(self._frozen, clock=live.clock, paused=live.paused, event=live.event)
