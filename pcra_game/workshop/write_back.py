"""How a working copy goes back to its place: looked at, sent whole, never over another's work."""

import socket
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pcra_game.domain.file_names import plain_name
from pcra_game.persistence import placing
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import CannotWrite, SessionFileError
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import storage as words
from pcra_game.workshop.mounts import Mounts, mounts_of_this_post
from pcra_game.workshop.places import SUFFIX, free_path
from pcra_game.workshop.storage import mount_holding
from pcra_game.workshop.work_record import (
    WorkRecord,
    hash_of,
    hash_of_live,
    like,
    neighbours_of,
    remove_neighbours,
    send,
)
from pcra_game.workshop.workshop import timestamp, utc_now

_SNAPSHOT = "sent.tmp"
_LONGEST_HOST = 80


class Outcome(StrEnum):
    """How a write back ended."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class WroteBack:
    """How a write back ended.

    `beside` is where our version lies since a conflict, `sentence` says why nothing was written,
    `gone` whether that is because the place itself is away, as a stick that was pulled out.
    """

    outcome: Outcome
    beside: Path | None = None
    sentence: str = ""
    gone: bool = False


class Target(StrEnum):
    """What lies where a working copy goes back to."""

    OURS = "ours"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Post:
    """What a working copy asks of its post: the clock, its name, its mounts."""

    now: Callable[[], datetime] = utc_now
    host: Callable[[], str] = socket.gethostname
    mounts: Callable[[], Mounts] = mounts_of_this_post


class WayBack:
    """The way from one working copy to its target, and what is remembered of it.

    One call at a time: the caller sees to it. What goes wrong comes as SessionFileError, or as
    OSError where the target cannot be read.
    """

    def __init__(self, folder: Path, record: WorkRecord, post: Post) -> None:
        """Take the folder of the working copy, and what its file of record says."""
        self.record = record
        self._folder, self._post = folder, post

    @property
    def live(self) -> Path:
        """The working copy itself."""
        return self._folder / self.record.name

    @property
    def target(self) -> Path:
        """Where it goes back to."""
        return Path(self.record.target)

    def keep(self, record: WorkRecord) -> None:
        """Remember something else, on the disk first."""
        record.keep(self._folder)
        self.record = record

    def changed(self) -> bool:
        """Whether the copy holds what did not go back yet; reads nothing else."""
        return bool(self.record.going_to) or hash_of_live(self.live) != self.record.worked

    def require_place(self) -> None:
        """Raise CannotWrite, with its sentence, where the place is away or another one."""
        mounts = self._post.mounts()
        mount = mount_holding(self.target, mounts)
        kind = self.record.kind
        if self.record.mount and (mount is None or mount.point != self.record.mount):
            # The folder on which a stick was mounted may be there still, on our own disk.
            raise CannotWrite(words.folder_gone(kind))
        volume = mounts.volume(mount) if self.record.volume and mount is not None else ""
        if volume and volume != self.record.volume:
            raise CannotWrite(words.other_volume())
        try:
            self.target.parent.stat()
        except OSError as error:
            raise CannotWrite(words.folder_gone(kind)) from error

    def look(self) -> Target:
        """Say what lies at the target. What was on its way at a kill comes first: `settle`."""
        there, beside = hash_of(self.target), neighbours_of(self.target)
        if beside and beside != self.record.neighbours:
            return Target.CHANGED
        if there is None:
            return Target.MISSING
        return Target.OURS if there == self.record.sha256 else Target.CHANGED

    def go(self, *, to_the_end: bool) -> WroteBack:
        """Bring the target to what the copy holds; `to_the_end` looks at it in any case."""
        if not to_the_end and not self.changed():
            return WroteBack(Outcome.UNCHANGED)
        self.require_place()
        self.settle()
        found = self.look()
        if not self.changed():
            if found is Target.OURS:
                return WroteBack(Outcome.UNCHANGED)
            # Somebody may have gone on from what we wrote: then nothing of ours is missing.
            if found is Target.CHANGED and holds_all(self.target, self.live):
                return WroteBack(Outcome.UNCHANGED)
        worked = self._snapshot()
        if found is not Target.CHANGED and self._put(self.target, worked, found):
            return WroteBack(Outcome.WRITTEN)
        return self._beside(worked)

    def go_beside(self) -> WroteBack:
        """Put the copy beside its target, whatever lies there, and go on there."""
        self.require_place()
        self.settle()
        return self._beside(self._snapshot())

    def settle(self) -> None:
        """Recognise by its content what was on its way when the program was killed."""
        going = self.record.going_to
        if not going:
            return
        with suppress(OSError):
            self._on_its_way(Path(going)).unlink(missing_ok=True)
        if hash_of(Path(going)) == self.record.going_sha256:
            self.keep(self.record.arrived(timestamp(self._post.now())))

    def _snapshot(self) -> str:
        """Take a whole copy here; gives the hash of what it was taken from, or of what was before.

        In the second case there is more to write: that is found at the next look.
        """
        worked = hash_of_live(self.live) or ""
        copy_session(self.live, self._folder / _SNAPSHOT, replace=True)
        return worked

    def _put(self, target: Path, worked: str, found: Target) -> bool:
        """Put the snapshot at `target`; False if that changed while it was sent."""
        snapshot, coming = self._folder / _SNAPSHOT, self._on_its_way(target)
        try:
            with placing.known_places(target):
                send(snapshot, coming)
            if found is Target.OURS:
                like(target, coming)
            sha256 = hash_of(snapshot) or ""
            if target == self.target and self.look() is not found:
                return False
            # From here on the target may hold it, whatever becomes of us.
            self.keep(self.record.going(target, sha256, worked))
            if target == self.target:
                with placing.known_places(target):
                    # They are those that were there at the start, and taken back in the copy.
                    remove_neighbours(target)
            (placing.replace if found is Target.OURS else placing.publish)(coming, target)
        finally:
            for left in (coming, snapshot):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
        self.keep(self.record.arrived(timestamp(self._post.now())))
        return True

    def _beside(self, worked: str) -> WroteBack:
        at = self._post.now().astimezone().isoformat()
        host = plain_name(self._post.host(), _LONGEST_HOST) or "ce poste"
        stem = words.conflict_stem(Path(self.record.name).stem, host, at)
        free = free_path(self.target.parent, f"{stem}{SUFFIX}")
        if not (self._folder / _SNAPSHOT).exists():
            worked = self._snapshot()
        self._put(free, worked, Target.MISSING)
        return WroteBack(Outcome.CONFLICT, beside=free)

    def _on_its_way(self, target: Path) -> Path:
        # Always the same name: what a kill leaves there is found again.
        return target.with_name(f".pcra-{self._folder.name}.tmp")


def holds_all(there: Path, here: Path) -> bool:
    """Whether the session at `there` has every entry and every name of the one at `here`."""
    try:
        with ExitStack() as held:
            ours = held.enter_context(SessionFile.open(here, read_only=True))
            theirs = held.enter_context(SessionFile.open(there, read_only=True))
            known = theirs.knows(ours.history.length, ours.head)
            return known and set(ours.people()) <= set(theirs.people())
    except SessionFileError:
        return False
