"""The journal: every gesture, kept for ever. Undo and redo are entries that point to another.

One gesture is one entry is one undo step. The opening cannot be taken back. The state is the fold
of the entries that still count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.events import Event
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.state import WorkshopState


class EntryKind(StrEnum):
    """What an entry does."""

    MOVE = "move"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One gesture. `recorded_at` is an instant in UTC, ISO 8601; `actor` a function, or empty.

    `phase` is the phase in play when it was made. `target` is the entry that an undo or a redo
    takes back or brings back; moves have none and carry events.
    """

    seq: int
    kind: EntryKind
    recorded_at: str
    actor: str
    phase: str | None
    events: tuple[Event, ...] = ()
    target: int | None = None


class BrokenJournalError(ValueError):
    """The entries do not follow from one another: not a journal that this program wrote."""


@dataclass(frozen=True, slots=True)
class History:
    """Which entries count, which are taken back; both in order, the latest last."""

    done: tuple[Entry, ...] = ()
    undone: tuple[Entry, ...] = ()
    length: int = 0

    @property
    def can_undo(self) -> bool:
        """Whether something other than the opening can be taken back."""
        return len(self.done) > 1

    @property
    def can_redo(self) -> bool:
        """Whether the last thing done was to take something back."""
        return bool(self.undone)

    def state(self) -> WorkshopState:
        """Fold the entries that count."""
        return evolve_all(WorkshopState(), (e for entry in self.done for e in entry.events))


def replay(entries: Iterable[Entry]) -> History:
    """Read a whole journal. Raises BrokenJournalError where an entry does not follow."""
    done: list[Entry] = []
    undone: list[Entry] = []
    length = 0
    for entry in entries:
        if entry.seq != length + 1:
            raise BrokenJournalError(f"entry {entry.seq} after entry {length}")
        length = entry.seq
        _step(done, undone, entry)
    return History(tuple(done), tuple(undone), length)


def extend(history: History, entry: Entry) -> History:
    """Add one entry. Raises BrokenJournalError where it does not follow."""
    if entry.seq != history.length + 1:
        raise BrokenJournalError(f"entry {entry.seq} after entry {history.length}")
    done, undone = list(history.done), list(history.undone)
    _step(done, undone, entry)
    return History(tuple(done), tuple(undone), entry.seq)


def _step(done: list[Entry], undone: list[Entry], entry: Entry) -> None:
    """Move `entry`, or the one it points to, to the side where it now belongs."""
    if entry.kind is EntryKind.MOVE:
        if entry.target is not None or not entry.events:
            raise BrokenJournalError(f"entry {entry.seq} is a move without events or aimed")
        done.append(entry)
        undone.clear()
        return
    if entry.events:
        raise BrokenJournalError(f"entry {entry.seq} takes back or brings back, yet holds events")
    source, other = (done, undone) if entry.kind is EntryKind.UNDO else (undone, done)
    spared = 1 if entry.kind is EntryKind.UNDO else 0
    if len(source) <= spared or source[-1].seq != entry.target:
        raise BrokenJournalError(f"entry {entry.seq} points to {entry.target}")
    other.append(source.pop())
