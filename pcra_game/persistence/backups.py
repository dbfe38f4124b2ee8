"""Automatic backups of sessions on this post: made whole, thinned by rule, gone back to.

A folder for each session, named from its id, which may come from anybody and never becomes a path.
All work in a folder is done under its lock, so that what lies there unfinished is left by the dead.
"""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from pcra_game.persistence.backup_names import (
    Backup,
    Reason,
    bad_name,
    name_of,
    newest_first,
    next_number,
    parse,
    superfluous,
)
from pcra_game.persistence.backup_reading import Content, content_of, head_of
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import (
    CannotWrite,
    NotASessionFile,
    SessionFileBusy,
    SessionFileError,
)
from pcra_game.persistence.header import SIDECARS, sidecar
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.placing import known_places, neighbour, publish, replace
from pcra_game.persistence.private import copy_with_neighbours
from pcra_game.texts import backups as words
from pcra_game.texts import file_errors

__all__ = ["MOST_BYTES", "Backup", "Backups", "Reason", "space_left_low"]

MOST_BYTES = 2_000_000_000
"""What all backups of this post may weigh together (reliability.md 2.3)."""

LEAST_FREE_MB = 200

_LOCK_SECONDS = 30.0
_UNFINISHED = ".pcra-*.tmp"


class Backups:
    """The backups of every session of this post. May be used from any thread, and by several."""

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        """Take the folder of all of them; it is made when the first is."""
        self._folder = folder
        self._most_bytes = most_bytes

    def folder_of(self, session: str) -> Path:
        """Give where the backups of a session lie; may not exist."""
        name = hashlib.sha256(session.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / name

    def keep(self, source: Path, session: str, reason: Reason, now: datetime) -> Backup | None:
        """Make a backup of the session file `source`, beside its open writer if there is one.

        Gives `None`, whatever the reason, where the newest backup is whole and has the same last
        entry: what a dangerous step could spoil is there already. Raises CannotWrite where nothing
        could be written, and what opening raises where `source` is not whole; no name is then
        given to anything incomplete.
        """
        with self._at_work(session, source) as folder:
            newest = next(iter(_backups_in(folder)), None)
            if newest is not None and _holds(newest, head_of(source)):
                return None
            made = _make(source, folder, reason, now)
            for one in superfluous(_backups_in(folder)):
                with suppress(OSError):
                    one.path.unlink()
        self._hold_to_size()
        return made

    def of(self, session: str) -> tuple[Backup, ...]:
        """Give the backups of a session, the last made first; none was looked into."""
        return _backups_in(self.folder_of(session))

    def every(self) -> tuple[tuple[Backup, ...], ...]:
        """Give the backups of each session of this post, the session last backed up first."""
        found = [_backups_in(folder) for folder in _folders(self._folder)]
        return tuple(sorted(filter(None, found), key=lambda each: each[0].at, reverse=True))

    def describe(self, backup: Backup) -> Content:
        """Tell what a backup holds, every check made. Raises SessionFileError if it is not whole.

        The hash in its name must be that of its last entry: a name is no proof.
        """
        content = content_of(backup.path)
        if not content.head.startswith(backup.head):
            raise NotASessionFile(file_errors.corrupt(backup.path))
        return content

    def newest_whole(self, session: str) -> Backup | None:
        """Give the last made of the backups that open with every check; `None` without any."""
        return self._whole(self.of(session))

    def files(self, session: str) -> tuple[Path, ...]:
        """Give every file kept of a session, also those put aside because they were not whole."""
        with suppress(OSError):
            found = self.folder_of(session).iterdir()
            return tuple(sorted(one for one in found if not one.name.startswith(".")))
        return ()

    def restore(self, backup: Backup, target: Path, now: datetime) -> Path | None:
        """Put a backup in the place of `target`, which nobody may have open.

        Gives where the file that lay there is kept: as a backup if it is whole, else byte for
        byte with its journal (`….pcra.bad`); `None` if there was none. Nothing is replaced before
        that copy is on the disk. The session then knows less than the profile remembers of it:
        `describe(backup)` gives the head and the number of entries to remember instead.
        Raises SessionFileError.
        """
        target = target.absolute()
        content = self.describe(backup)
        with SessionLock(target):
            kept = self._put_aside(target, content, backup.path.parent, now)
            with neighbour(target) as fresh, known_places(target):
                copy_session(backup.path, fresh)
                for ending in SIDECARS:
                    # Before the file itself: a journal left beside the new one would be played
                    # into it. Its copy is on the disk.
                    sidecar(target, ending).unlink(missing_ok=True)
                replace(fresh, target)
        return kept

    def keep_as_it_is(self, source: Path, session: str, now: datetime) -> Path:
        """Copy a file and the journal beside it byte for byte: no backup, and whole in no sense.

        Raises CannotWrite.
        """
        with self._at_work(session, source) as folder:
            return _put_aside_raw(source, folder, now)

    def _put_aside(
        self, target: Path, content: Content, folder: Path, now: datetime
    ) -> Path | None:
        if not os.path.lexists(target):
            return None
        _require_plain(target)
        present = _content_or_none(target)
        if present is not None and present.session != content.session:
            raise CannotWrite(words.other_workshop(target, present.title, content.title))
        try:
            with self._working_in(folder, target):
                return _keep_present(target, present, folder, now)
        except CannotWrite as error:
            sentence = words.not_put_aside(target, folder, full=_is_full(error))
            raise CannotWrite(sentence) from error

    @contextmanager
    def _at_work(self, session: str, source: Path) -> Iterator[Path]:
        folder = self.folder_of(session)
        with self._working_in(folder, source):
            yield folder

    @contextmanager
    def _working_in(self, folder: Path, source: Path) -> Iterator[None]:
        """Hold the folder of a session alone, made and swept; tells what cannot be written."""
        try:
            for each in (self._folder, folder):
                each.mkdir(mode=0o700, parents=True, exist_ok=True)
                each.chmod(0o700)
            lock = FileLock(folder / ".lock", timeout=_LOCK_SECONDS, fallback_to_soft=False)
            with lock:
                for left in folder.glob(_UNFINISHED):
                    shutil.rmtree(left, ignore_errors=True)
                yield
        except Timeout:
            raise SessionFileBusy(words.folder_in_use(folder)) from None
        except (OSError, NotImplementedError) as error:
            raise CannotWrite(words.not_kept(source, folder, full=_is_full(error))) from error

    def _whole(self, backups: Iterable[Backup]) -> Backup | None:
        for one in backups:
            with suppress(SessionFileError):
                self.describe(one)
                return one
        return None

    def _hold_to_size(self) -> None:
        """Let the oldest go, of whatever session, but never the last whole one of any."""
        weights = {
            path: path.lstat().st_size
            for folder in _folders(self._folder)
            for path in folder.iterdir()
            if not path.name.startswith(".")
        }
        total = sum(weights.values())
        kept: dict[Path, Path | None] = {}
        for path in sorted(weights, key=lambda path: path.name):
            if total <= self._most_bytes:
                return
            folder = path.parent
            if folder not in kept:
                whole = self._whole(_backups_in(folder))
                kept[folder] = whole.path if whole else None
            if path == kept[folder]:
                continue
            with suppress(OSError):
                path.unlink()
                total -= weights[path]


def space_left_low(folder: Path) -> str:
    """Give the sentence that warns of a disk with less than 200 MB left, or nothing."""
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    if there is None:
        return ""
    try:
        free = shutil.disk_usage(there).free // 1_000_000
    except OSError:
        return ""
    return words.space_low(free) if free < LEAST_FREE_MB else ""


def _folders(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if one.is_dir() and not one.is_symlink()]
    except OSError:
        return []


def _backups_in(folder: Path) -> tuple[Backup, ...]:
    try:
        return newest_first(filter(None, map(parse, folder.iterdir())))
    except OSError:
        return ()


def _holds(backup: Backup, head: str) -> bool:
    """Whether a backup is whole and ends with that hash."""
    if not head.startswith(backup.head):
        return False
    content = _content_or_none(backup.path)
    return content is not None and content.head == head


def _content_or_none(path: Path) -> Content | None:
    try:
        return content_of(path)
    except SessionFileError:
        return None


def _make(source: Path, folder: Path, reason: Reason, now: datetime) -> Backup:
    """Copy a session into the folder, which the caller holds, under the next name."""
    with _unfinished(folder) as place:
        fresh = place / "copie.pcra"
        try:
            copy_session(source, fresh)
            fresh.chmod(0o600)
            number = next_number(one.name for one in folder.iterdir())
            # The name tells what is inside: its writer may have gone on since.
            made = parse(folder / name_of(now, reason, head_of(fresh), number))
            if made is None:
                raise ValueError(f"not a name of ours: {now!r}, {reason!r}")
            publish(fresh, made.path)
        except CannotWrite as error:
            raise CannotWrite(words.not_kept(source, folder, full=_is_full(error))) from error
    return made


def _keep_present(target: Path, present: Content | None, folder: Path, now: datetime) -> Path:
    """Keep what lies at `target`, as it is where it is not whole by itself; gives the copy."""
    if present is None or any(os.path.lexists(sidecar(target, ending)) for ending in SIDECARS):
        return _put_aside_raw(target, folder, now)
    newest = next(iter(_backups_in(folder)), None)
    if newest is not None and _holds(newest, present.head):
        return newest.path
    return _make(target, folder, Reason.RESTORE, now).path


def _put_aside_raw(target: Path, folder: Path, now: datetime) -> Path:
    """Copy a file and what lies beside it, byte for byte, into the folder; gives the copy."""
    number = next_number(one.name for one in folder.iterdir())
    kept = folder / bad_name(now, number)
    with _unfinished(folder) as place:
        fresh = copy_with_neighbours(target, place)
        # The file last: with it there, the set is complete.
        for ending in (*SIDECARS, ""):
            part = sidecar(fresh, ending)
            if part.exists():
                part.chmod(0o600)
                publish(part, sidecar(kept, ending))
    return kept


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """Lend a folder inside `folder` for what has no name yet; it is gone afterwards."""
    place = folder / f".pcra-{uuid4().hex}.tmp"
    place.mkdir(mode=0o700)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _require_plain(path: Path) -> None:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotASessionFile(file_errors.not_a_plain_file(path))


def _is_full(error: BaseException | None) -> bool:
    """Whether an error, or what it came from, says that there is no room left."""
    while error is not None:
        cause = getattr(error, "orig", None) or error
        name = getattr(cause, "sqlite_errorname", "")
        number = getattr(cause, "errno", None)
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
            return True
        if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return True
        error = error.__cause__
    return False
