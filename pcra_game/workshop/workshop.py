"""A running workshop: the one door through which everything changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from pcra_game.domain.decide import decide
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, History
from pcra_game.domain.moves import Move
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import refusals

Listener = Callable[[WorkshopState, Entry], None]


class Store(Protocol):
    """Where entries become durable. `append` raises and changes nothing if it cannot."""

    @property
    def game(self) -> Game: ...
    @property
    def history(self) -> History: ...
    @property
    def state(self) -> WorkshopState: ...
    def entries(self) -> tuple[Entry, ...]: ...
    def append(self, entry: Entry) -> None: ...


def utc_now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


class Workshop:
    """Decide, store, then show: what listeners hear of is already durable."""

    def __init__(self, store: Store, *, now: Callable[[], datetime] = utc_now) -> None:
        """`now` gives an aware instant; demos and tests pass their own clock."""
        self._store = store
        self._now = now
        self._listeners: list[Listener] = []

    @property
    def game(self) -> Game:
        return self._store.game

    @property
    def state(self) -> WorkshopState:
        return self._store.state

    @property
    def history(self) -> History:
        return self._store.history

    def entries(self) -> tuple[Entry, ...]:
        """Every gesture since the opening, what was taken back and overplayed included."""
        return self._store.entries()

    def subscribe(self, listener: Listener) -> None:
        """Call `listener(state, entry)` after every entry, in the order of subscription."""
        self._listeners.append(listener)

    def perform(self, move: Move, *, actor: str = "") -> Entry:
        """Ask for a move. Raises IllegalMoveError where the rules refuse, and stores nothing."""
        events = decide(self.state, move, self.game)
        return self._record(EntryKind.MOVE, actor, events=events)

    def undo(self, *, actor: str = "") -> Entry:
        """Take the last gesture back, by adding an entry; IllegalMoveError at the opening."""
        if not self.history.can_undo:
            raise IllegalMoveError(refusals.nothing_to_undo())
        return self._record(EntryKind.UNDO, actor, target=self.history.done[-1].seq)

    def redo(self, *, actor: str = "") -> Entry:
        """Bring back what was last taken back. Raises IllegalMoveError where nothing was."""
        if not self.history.can_redo:
            raise IllegalMoveError(refusals.nothing_to_redo())
        return self._record(EntryKind.REDO, actor, target=self.history.undone[-1].seq)

    def _record(
        self,
        kind: EntryKind,
        actor: str,
        *,
        events: tuple[Event, ...] = (),
        target: int | None = None,
    ) -> Entry:
        entry = Entry(
            seq=self.history.length + 1,
            kind=kind,
            recorded_at=timestamp(self._now()),
            actor=actor,
            phase=self.state.phase,
            events=events,
            target=target,
        )
        # Durable first: if the disk refuses, memory and screen stay as they were.
        self._store.append(entry)
        for listener in self._listeners:
            listener(self.state, entry)
        return entry


def timestamp(instant: datetime) -> str:
    """An aware instant as the journal keeps it: UTC, milliseconds, ISO 8601."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
