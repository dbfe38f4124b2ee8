"""An interrupted write is taken back in a private copy, and proven whole there before all else.

Beside a file may lie the journal of a killed writer, which SQLite would apply at the first look,
or any other one, planted or forgotten, which SQLite would apply just as well. Nothing is done to
the original here.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from pcra_game.persistence.connection import (
    connect,
    known_errors,
    raw_connection,
    reading,
    recover,
)
from pcra_game.persistence.errors import (
    NotASessionFile,
    SessionFileDamaged,
    SessionFileDoubtful,
    SessionFileError,
    SessionFileTooNew,
)
from pcra_game.persistence.guard import deadline
from pcra_game.persistence.header import (
    LARGEST_MB,
    PAGE_SIZE,
    check_header,
    interrupted,
    sidecar,
)
from pcra_game.persistence.memory import load
from pcra_game.persistence.private import copy_plain, copy_with_neighbours, private_folder
from pcra_game.texts import opening_errors

_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How a journal that was synced to the disk begins, and how the name of another one ends."""

_JOURNAL_HEADER = 28
_EVERY_HASH = "SELECT hash FROM journal ORDER BY seq"
_LAST_ENTRY = "SELECT max(seq) FROM journal"

_WOULD_TAKE_BACK = ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY")
"""What SQLite answers where it would write before it reads, and may not."""

_NOT_WHOLE = (SessionFileDamaged, SessionFileTooNew, SessionFileDoubtful, NotASessionFile)


@dataclass(frozen=True, slots=True)
class Recovered:
    """An interrupted write was taken back.

    `at` is when it last touched the file (UTC), `entries` what the journal holds now, `lost` the
    gestures that were on their way and had not been acknowledged.
    """

    at: datetime
    entries: int
    lost: int


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """A whole copy of a session, in rollback mode and without neighbours.

    `found` is a copy of the file as it lay there, its neighbours beside it. `recovered` is `None`
    where nothing had to be taken back.
    """

    path: Path
    found: Path
    recovered: Recovered | None


Hashes = tuple[str, ...]
"""The hash of each entry of a session that was read and found whole, in order."""


def needs_recovery(path: Path) -> bool:
    """Whether a killed writer left a journal that SQLite would apply.

    Asks SQLite, read-only: it knows a writer at work, and does nothing to the file. Raises
    SessionFileBusy or SessionFileDamaged.
    """
    if not interrupted(path):
        return False
    with ExitStack() as held:
        connection = connect(path, "ro", held)
        try:
            with deadline(raw_connection(connection)):
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").close()
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorname", "") in _WOULD_TAKE_BACK:
                return True
            with known_errors(path):
                raise
    return False


def readable_place(path: Path, held: ExitStack) -> tuple[Path, Recovered | None]:
    """Give where `path` can be read untouched: there, or in a copy that goes when `held` closes.

    Tells also what was taken back in that copy. Raises NotASessionFile, SessionFileTooNew,
    SessionFileDamaged, SessionFileDoubtful, CannotWrite or SessionFileBusy.
    """
    if check_header(path).in_wal_mode or needs_recovery(path):
        copy = held.enter_context(private_copy(path))
        return copy.path, copy.recovered
    return path, None


@contextmanager
def private_copy(path: Path) -> Iterator[PrivateCopy]:
    """Lend a private copy of `path` from which what was interrupted is taken back.

    The original keeps every byte. Raises SessionFileDoubtful where file and journal do not belong
    together, SessionFileDamaged where nothing whole comes out, CannotWrite without room.
    """
    with private_folder() as folder:
        found, alone, back = (folder / name for name in ("found", "alone", "back"))
        for part in (found, alone, back):
            part.mkdir()
        original = copy_with_neighbours(path, found)
        copied = copy_with_neighbours(original, back)
        recovered = None
        if interrupted(original):
            copy_plain(original, alone / path.name)
            without = _hashes_if_whole(alone / path.name, path)
            _check_journal(sidecar(original, "-journal"), path, without)
            hashes = _taken_back(copied, path, without)
            lost = _lost(hashes, without, alone / path.name, path)
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            recovered = Recovered(at, len(hashes), lost)
        else:
            _taken_back(copied, path, None)
        yield PrivateCopy(copied, original, recovered)


def _check_journal(journal: Path, path: Path, without: Hashes | None) -> None:
    """Refuse a journal that our own writer cannot have left.

    One that names another journal would make SQLite delete a file of its choice; one for a larger
    file would fill the disk.
    """
    with journal.open("rb") as file:
        first = file.read(_JOURNAL_HEADER)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - len(_MAGIC), 0))
        last = file.read()
    pages, page_size = (int.from_bytes(first[at : at + 4], "big") for at in (16, 24))
    ours = (
        first.startswith(_MAGIC)
        and last != _MAGIC
        and page_size == PAGE_SIZE
        and 1 <= pages <= LARGEST_MB * 1_000_000 // PAGE_SIZE
    )
    if not ours:
        raise _foreign(path, without)


def _taken_back(copied: Path, path: Path, without: Hashes | None) -> Hashes:
    """Let SQLite take back, in the copy, what was interrupted; gives what is then read there."""
    try:
        with ExitStack() as held, known_errors(path):
            connection = connect(copied, "rw", held)
            with deadline(raw_connection(connection)):
                recover(connection)
        return _hashes(copied, path)
    except _NOT_WHOLE as error:
        if without is not None:
            raise _foreign(path, without) from error
        raise


def _hashes(copied: Path, path: Path) -> Hashes:
    """Read a copy, every check made. Raises what opening `path` would raise."""
    check_header(copied)
    with ExitStack() as held, known_errors(path):
        connection = connect(copied, "ro", held)
        with deadline(raw_connection(connection)), reading(connection):
            load(connection, path)
            return tuple(connection.exec_driver_sql(_EVERY_HASH).scalars())


def _hashes_if_whole(copied: Path, path: Path) -> Hashes | None:
    try:
        return _hashes(copied, path)
    except SessionFileError:
        return None


def _lost(back: Hashes, without: Hashes | None, alone: Path, path: Path) -> int:
    """Count the gestures taken back. Raises SessionFileDoubtful if that is no interrupted write."""
    if without is None:
        return max(_count(alone) - len(back), 0)
    lost = len(without) - len(back)
    if lost not in (0, 1) or without[: len(back)] != back:
        # One gesture is one write: nothing else can have been on its way.
        raise SessionFileDoubtful(opening_errors.two_readings(path, sidecar(path, "-journal")))
    return lost


def _count(alone: Path) -> int:
    """Give the entries of a file that is not whole, as far as it can be told."""
    try:
        with ExitStack() as held, known_errors(alone):
            connection = connect(alone, "ro", held)
            with deadline(raw_connection(connection)):
                return int(connection.exec_driver_sql(_LAST_ENTRY).scalar_one() or 0)
    except (SessionFileError, ValueError):
        return 0


def _foreign(path: Path, without: Hashes | None) -> SessionFileError:
    journal = sidecar(path, "-journal")
    if without is None:
        return SessionFileDamaged(opening_errors.neither_whole(path, journal))
    return SessionFileDoubtful(opening_errors.foreign_journal(path, journal))
