"""A session of a share, a stick or a synchronised folder, worked on here and written back there.

The live database lies on a disk of this post. Its origin is only ever replaced as a whole, and only
while it still holds what this copy last saw there: by content, never by time.
"""

import shutil
import threading
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import Self
from uuid import uuid4

from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import CannotWrite, SessionFileBusy, SessionFileError
from pcra_game.persistence.header import check_header
from pcra_game.persistence.recovery import Recovered, readable_place
from pcra_game.texts import storage as words
from pcra_game.workshop.held_lock import HeldLock
from pcra_game.workshop.storage import Storage, StorageKind, mount_holding
from pcra_game.workshop.whole_file import make_private
from pcra_game.workshop.work_record import RECORD, WorkRecord, hash_of, neighbours_of
from pcra_game.workshop.workshop import timestamp
from pcra_game.workshop.write_back import Outcome, Post, Target, WayBack, WroteBack

_TRIES = 3
_COMES_AND_GOES = (StorageKind.REMOVABLE, StorageKind.SHARE)


class WorkingCopy:
    """One origin and the copy of it that is worked on. Every method may run in any thread."""

    def __init__(self, folder: Path, record: WorkRecord, post: Post | None = None) -> None:
        """Take a folder that `begin` made, now or in an earlier run; `hold` it before all else."""
        self._folder = folder
        self._post = post or Post()
        self._way = WayBack(folder, record, self._post)
        self._one_at_a_time = threading.RLock()
        self._alive = HeldLock(folder / RECORD)
        self._place_lock = HeldLock(Path(record.target))
        self._ended = False
        self.recovered: Recovered | None = None
        """What a killed writer left at the origin; it is taken back in the copy alone."""

    @classmethod
    def begin(
        cls,
        origin: Path,
        work_folder: Path,
        storage: Storage,
        *,
        lock_anyway: bool = False,
        post: Post | None = None,
    ) -> Self:
        """Copy a session into `work_folder`, to be opened at `path`; the origin keeps every byte.

        Holds the lock of the origin where the place takes one. Raises what opening the origin to
        read raises, SessionFileBusy or SessionFileHeldElsewhere, and CannotWrite without room;
        nothing is left behind then. Takes a second or two of a worker thread.
        """
        post, origin = post or Post(), origin.absolute()
        check_header(origin)
        began = timestamp(post.now())
        here = WorkRecord(str(origin), str(origin), origin.name, storage.kind.value, storage.name)
        made = cls(work_folder / uuid4().hex[:16], replace(here, opened_at=began), post)
        with ExitStack() as undoing:
            made._hold_place(anyway=lock_anyway)
            undoing.callback(made._place_lock.give_back)
            try:
                make_private(made._folder)
            except OSError as error:
                raise CannotWrite(words.no_working_copy(origin)) from error
            undoing.callback(shutil.rmtree, made._folder, ignore_errors=True)
            made._alive.take()
            undoing.callback(made._alive.give_back)
            known, made.recovered = _taken(made.record, made.path, post)
            made._way.keep(known)
            undoing.pop_all()
        return made

    @property
    def folder(self) -> Path:
        """Where everything of this copy lies."""
        return self._folder

    @property
    def path(self) -> Path:
        """The live file, to be opened and closed by SessionFile."""
        return self._way.live

    @property
    def origin(self) -> Path:
        """The file that was opened: what titles and recent workshops name."""
        return Path(self._way.record.origin)

    @property
    def target(self) -> Path:
        """The file that is written back: the origin, or the one beside it since a conflict."""
        return self._way.target

    @property
    def storage(self) -> Storage:
        """The kind of place that the origin lies in."""
        return self._way.record.storage

    @property
    def record(self) -> WorkRecord:
        """All that is remembered: where from, how far back, when."""
        return self._way.record

    @property
    def locks_place(self) -> bool:
        """Whether a colleague who opens the target is told who has it."""
        return self._place_lock.held

    def note_session(self, session: str) -> None:
        """Remember whose copy this is, by the id of the session. Raises CannotWrite."""
        with self._one_at_a_time:
            self._way.keep(replace(self._way.record, session=session))

    def needs_writing_back(self) -> bool:
        """Whether the copy holds what did not go back yet.

        Reads the copy alone, in some ms, and never waits for a write back that goes on.
        """
        return not self._ended and self._way.changed()

    def write_back(self, *, to_the_end: bool = False) -> WroteBack:
        """Bring the target to what the copy holds; never over what somebody else wrote there.

        Takes about a second of a worker thread. `to_the_end` looks at the target even where nothing
        changed here. Raises nothing for what a place or a file can do to it: it says so.
        """
        with self._one_at_a_time:
            if self._ended:
                return WroteBack(Outcome.UNCHANGED)
            return self._tried(to_the_end=to_the_end)

    def put_away(self) -> WroteBack:
        """Write back for good and remove the copy; call it once the session is closed.

        Where that cannot be done the copy stays, for `earlier_work` to find at the next start.
        """
        with self._one_at_a_time:
            ended = self.write_back(to_the_end=True)
            if ended.outcome is Outcome.UNREACHABLE:
                self.let_go()
            else:
                self.discard()
            return ended

    def let_go(self) -> None:
        """Give the locks back and keep the copy, as a kill would."""
        self._place_lock.give_back()
        self._alive.give_back()

    def discard(self) -> None:
        """Remove the copy, whatever it holds."""
        with self._one_at_a_time:
            self._ended = True
            self.let_go()
            shutil.rmtree(self._folder, ignore_errors=True)

    def hold(self, *, lock_anyway: bool = False) -> None:
        """Claim a copy of an earlier run. Raises SessionFileBusy or SessionFileHeldElsewhere."""
        self._alive.take()
        try:
            self._hold_place(anyway=lock_anyway)
        except BaseException:
            self._alive.give_back()
            raise

    def compare(self) -> Target | None:
        """Say what lies at the target, or `None` where the place does not answer."""
        with self._one_at_a_time:
            try:
                self._way.require_place()
                self._way.settle()
                return self._way.look()
            except (SessionFileError, OSError):
                return None

    def go_beside(self) -> WroteBack:
        """Keep both: put the copy beside the target, and write it back there from now on."""
        with self._one_at_a_time:
            return self._tried(beside=True)

    def write_anew(self) -> None:
        """Take it that the target holds nothing of ours. Raises CannotWrite."""
        with self._one_at_a_time:
            self._way.keep(replace(self._way.record, worked=""))

    def _tried(self, *, to_the_end: bool = False, beside: bool = False) -> WroteBack:
        before = self.target
        try:
            ended = self._way.go_beside() if beside else self._way.go(to_the_end=to_the_end)
        except (SessionFileError, OSError) as error:
            known = isinstance(error, SessionFileError)
            return self._failed(str(error) if known else words.unreadable_there())
        if self.target != before:
            self._place_lock.give_back()
            self._place_lock = HeldLock(self.target)
        self._hold_quietly()
        return ended

    def _failed(self, sentence: str) -> WroteBack:
        try:
            self._way.require_place()
        except SessionFileError as away:
            # Its lock went with it; where it comes back it is taken anew.
            self._place_lock.give_back()
            return WroteBack(Outcome.UNREACHABLE, sentence=str(away), gone=True)
        return WroteBack(Outcome.UNREACHABLE, sentence=sentence)

    def _hold_quietly(self) -> None:
        with suppress(SessionFileError):
            # What is written there is compared by content: the lock is a courtesy to colleagues.
            self._hold_place(anyway=False)

    def _hold_place(self, *, anyway: bool) -> None:
        try:
            # A lock file would be made in a folder that is not there, and the folder with it.
            self._way.require_place()
            self._place_lock.take(anyway=anyway)
        except SessionFileBusy:
            raise
        except CannotWrite:
            # No right to write there, or nobody there: the copy can be worked on all the same.
            return


def _taken(record: WorkRecord, copy: Path, post: Post) -> tuple[WorkRecord, Recovered | None]:
    """Copy an origin to `copy`; gives what is remembered of it, and what was taken back."""
    origin = Path(record.origin)
    (sha256, neighbours), recovered = _copy_whole(origin, copy)
    mounts = post.mounts()
    mount = mount_holding(origin, mounts) if record.storage.kind in _COMES_AND_GOES else None
    known = replace(
        record,
        sha256=sha256 or "",
        neighbours=neighbours,
        worked=hash_of(copy) or "",
        mount=mount.point if mount is not None else "",
        volume=mounts.volume(mount) if mount is not None else "",
    )
    return known, recovered


def _copy_whole(origin: Path, copy: Path) -> tuple[tuple[str | None, str], Recovered | None]:
    """Take a whole copy of a session; gives of which content, and what was taken back in it."""
    for _ in range(_TRIES):
        before = hash_of(origin), neighbours_of(origin)
        with ExitStack() as held:
            place, recovered = readable_place(origin, held)
            copy_session(place, copy, replace=True)
        if before == (hash_of(origin), neighbours_of(origin)):
            return before, recovered
    raise CannotWrite(words.unsteady(origin))
