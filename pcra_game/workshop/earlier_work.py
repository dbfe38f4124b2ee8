"""Working copies of earlier runs: found, taken up, or put away when nothing in them is missing."""

import os
import shutil
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import (
    NotASessionFile,
    SessionFileBusy,
    SessionFileDamaged,
    SessionFileDoubtful,
    SessionFileError,
)
from pcra_game.persistence.lock import SessionLock, holder_of
from pcra_game.persistence.recovery import readable_place
from pcra_game.texts import file_errors
from pcra_game.workshop.places import SUFFIX, documents_folder, free_path
from pcra_game.workshop.storage import Storage, StorageKind
from pcra_game.workshop.work_record import RECORD, WorkRecord, hash_of, read_record
from pcra_game.workshop.working_copy import WorkingCopy
from pcra_game.workshop.write_back import Outcome, Post, Target, holds_all

DAMAGED = "damaged"
"""The folder, among the working copies, of those that were found damaged."""


class Ending(StrEnum):
    """What became of the copy of an earlier run, or `BEGUN` where there was none."""

    BEGUN = "begun"
    TAKEN_UP = "taken up"
    CONFLICT = "conflict"
    DISCARDED = "discarded"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A working copy that nobody works on.

    `changed`: it holds what did not go back. `traced`: its origin is known; else the one in
    `record` is a free name among the documents.
    """

    folder: Path
    record: WorkRecord
    changed: bool
    traced: bool = True


@dataclass(frozen=True, slots=True)
class Opened:
    """How it ended, and the copy to work on, if any.

    `beside` is our version after a conflict, `kept` where a damaged copy lies.
    """

    ending: Ending
    copy: WorkingCopy | None = None
    beside: Path | None = None
    kept: Path | None = None


def pending(work_folder: Path) -> tuple[Earlier, ...]:
    """Give the copies of earlier runs with something that did not go back, newest first.

    Looks at this post alone, never at an origin. Raises nothing.
    """
    found = (one for one in _all(work_folder) if one.changed and not _is_live(one.folder))
    return tuple(sorted(found, key=lambda one: _touched(one), reverse=True))


def sweep(work_folder: Path) -> None:
    """Remove the copies of earlier runs of which nothing is missing at their origin.

    Looks at the origins, which may take long: run it in a thread, once the window stands.
    """
    for one in _all(work_folder):
        if one.changed:
            continue
        copy = WorkingCopy(one.folder, one.record)
        with suppress(SessionFileError):
            copy.hold()
            if copy.compare() is Target.OURS or holds_all(copy.target, copy.path):
                copy.discard()
            copy.let_go()
    _remove_unfinished(work_folder)


def open_origin(
    origin: Path,
    work_folder: Path,
    storage: Storage,
    *,
    lock_anyway: bool = False,
    post: Post | None = None,
) -> Opened:
    """Give the copy to work on for an origin: that of an earlier run, or a new one.

    Raises what `WorkingCopy.begin` raises. Run it in a worker thread.
    """
    origin = origin.absolute()
    kept: Path | None = None
    for one in _all(work_folder):
        if not one.traced or not _same(origin, one.record.target):
            continue
        opened = resume(one, lock_anyway=lock_anyway, post=post)
        if opened.copy is not None:
            return opened
        kept = opened.kept or kept
    begun = WorkingCopy.begin(origin, work_folder, storage, lock_anyway=lock_anyway, post=post)
    return Opened(Ending.BEGUN if kept is None else Ending.DAMAGED, begun, kept=kept)


def resume(earlier: Earlier, *, lock_anyway: bool = False, post: Post | None = None) -> Opened:
    """Take up a copy of an earlier run, unless nothing in it is missing at its origin.

    An origin that changed meanwhile keeps its bytes, the copy goes beside it. Raises
    SessionFileBusy if another program works on it, SessionFileTooNew, or CannotWrite.
    """
    if _is_live(earlier.folder):
        origin = Path(earlier.record.origin)
        raise SessionFileBusy(file_errors.busy(origin, _holder(earlier.folder)))
    copy = WorkingCopy(earlier.folder, earlier.record, post)
    copy.hold(lock_anyway=lock_anyway)
    with ExitStack() as undoing:
        undoing.callback(copy.let_go)
        if _is_damaged(copy.path):
            copy.let_go()
            return Opened(Ending.DAMAGED, kept=_set_aside(earlier))
        opened = _compared(copy)
        undoing.pop_all()
    return opened


def _compared(copy: WorkingCopy) -> Opened:
    target = copy.target
    found = copy.compare()
    if found is Target.MISSING:
        copy.write_anew()
    elif found is Target.OURS and not copy.needs_writing_back():
        copy.discard()
        return Opened(Ending.DISCARDED)
    elif found is Target.CHANGED:
        if holds_all(copy.target, copy.path):
            copy.discard()
            return Opened(Ending.DISCARDED)
        went = copy.go_beside()
        if went.outcome is Outcome.CONFLICT:
            return Opened(Ending.CONFLICT, copy, beside=went.beside)
        # Nowhere to put it beside: the next write back tries again.
        copy.write_anew()
    if copy.target != target:
        # Killed between a conflict and its record: it was put beside all the same.
        return Opened(Ending.CONFLICT, copy, beside=copy.target)
    return Opened(Ending.TAKEN_UP, copy)


def _same(path: Path, other: str) -> bool:
    return os.path.normcase(path) == os.path.normcase(other)


def _all(work_folder: Path) -> list[Earlier]:
    try:
        folders = sorted(one for one in work_folder.iterdir() if one.is_dir())
    except OSError:
        return []
    found = (_earlier(folder) for folder in folders if folder.name != DAMAGED)
    return [one for one in found if one is not None]


def _earlier(folder: Path) -> Earlier | None:
    record = read_record(folder)
    traced = record is not None
    if record is None:
        record = _untraced(folder)
    if record is None:
        return None
    try:
        worked = hash_of(folder / record.name)
    except OSError:
        return None
    if worked is None:
        return None
    changed = not traced or bool(record.going_to) or worked != record.worked
    return Earlier(folder, record, changed, traced)


def _untraced(folder: Path) -> WorkRecord | None:
    """Give a record for a copy whose own is lost: it goes to the documents under its name."""
    if not folder.joinpath(f"{RECORD}.bad").exists():
        return None  # killed before the copy was made: nobody has worked in it
    names = sorted(one.name for one in folder.glob(f"*{SUFFIX}") if not one.name.startswith("."))
    if not names:
        return None
    free = str(free_path(documents_folder(), names[0]))
    return WorkRecord(free, free, names[0], StorageKind.LOCAL.value)


def _is_live(folder: Path) -> bool:
    """Whether a program works on a copy now."""
    lock = SessionLock(folder / RECORD)
    try:
        lock.acquire(anyway=True)
    except SessionFileBusy:
        return True
    except SessionFileError:
        return False
    lock.release()
    return False


def _holder(folder: Path) -> str:
    named = holder_of(folder / RECORD)
    return named.said() if named is not None else file_errors.holder_unknown()


def _is_damaged(path: Path) -> bool:
    try:
        with ExitStack() as held:
            place, _ = readable_place(path, held)
            return bool(check(place))
    except (SessionFileDamaged, SessionFileDoubtful, NotASessionFile):
        return True


def _set_aside(earlier: Earlier) -> Path:
    aside = earlier.folder.parent / DAMAGED / earlier.folder.name
    try:
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        earlier.folder.rename(aside)
    except OSError:
        return earlier.folder / earlier.record.name
    return aside / earlier.record.name


def _remove_unfinished(work_folder: Path) -> None:
    """Remove what a kill left of a copy that was never made to the end."""
    with suppress(OSError):
        for folder in work_folder.iterdir():
            kept = [folder / RECORD, folder / f"{RECORD}.bad"]
            named = folder.name != DAMAGED and folder.is_dir()
            if named and not any(map(Path.exists, kept)) and not _is_live(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _touched(one: Earlier) -> float:
    try:
        return (one.folder / one.record.name).stat().st_mtime
    except OSError:
        return 0.0
