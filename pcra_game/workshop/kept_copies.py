"""The working copies that lie on this post: which are in use, which hold what their file lacks."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pcra_game.persistence.errors import SessionFileBusy, SessionFileError
from pcra_game.persistence.lock import SessionLock
from pcra_game.workshop.earlier_work import DAMAGED
from pcra_game.workshop.work_record import RECORD, hash_of, read_record

FOLDER = "work"


@dataclass(frozen=True, slots=True)
class Pending:
    """A working copy that holds what its own file, at `original`, lacks; or may hold it."""

    folder: Path
    name: str
    original: str = ""


def pending_copies(work: Path, own: Path | None = None) -> tuple[Pending, ...]:
    """Give the copies whose content did not go back; one that cannot be read counts as such.

    The folder of the copy that this program has open, `own`, is not looked into: closing a file
    that SQLite has open would drop its locks.
    """
    found = (_pending(folder) for folder in _folders(work) if folder != own)
    return tuple(one for one in found if one is not None)


def lock_copies(work: Path, held: ExitStack) -> tuple[Path, ...]:
    """Claim every copy until `held` is closed; gives the folders of those that are in use."""
    in_use = []
    for folder in _folders(work):
        lock = SessionLock(folder / RECORD)
        try:
            lock.acquire(anyway=True)
        except SessionFileBusy:
            in_use.append(folder)
        except SessionFileError:
            continue  # where nothing can be written nothing can be erased either: that is told
        else:
            held.callback(lock.release)
    return tuple(in_use)


def _pending(folder: Path) -> Pending | None:
    record = read_record(folder)
    if record is None:
        sessions = _sessions(folder)
        return Pending(folder, sessions[0].stem) if sessions else None
    try:
        worked = hash_of(folder / record.name)
        gone_back = worked is None or (worked == record.worked and not record.going_to)
    except OSError:
        gone_back = False
    if folder.parent.name == DAMAGED:
        gone_back = False  # what could be saved from it is nowhere else
    name = Path(record.target).stem
    return None if gone_back else Pending(folder, name, record.target)


def _sessions(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".pcra")
    except OSError:
        return []


def _folders(work: Path) -> Iterator[Path]:
    """The folder of each copy; those that were damaged lie together in one of their own."""
    for folder in _folders_in(work):
        if folder.name == DAMAGED:
            yield from _folders_in(folder)
        else:
            yield folder


def _folders_in(folder: Path) -> list[Path]:
    try:
        if folder.is_symlink():
            return []
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return []
