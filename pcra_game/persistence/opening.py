"""From a path to a session that was read: in which order what is looked at, and what is touched.

A refused file keeps every byte. A file to be read only is never written, and nothing is made
beside it. What a killed writer left half done is taken back in a private copy; the original is
replaced by that copy once it is proven whole.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from pcra_game.persistence.connection import (
    connect,
    known_errors,
    raw_connection,
    reading,
    recover,
    writing,
)
from pcra_game.persistence.errors import CannotWrite, SessionFileDamaged
from pcra_game.persistence.guard import deadline
from pcra_game.persistence.header import check_header, interrupted, leftovers, sidecar
from pcra_game.persistence.memory import Memory, load
from pcra_game.persistence.migrations import Keep, migrate
from pcra_game.persistence.placing import known_places, neighbour, replace, sync_folder
from pcra_game.persistence.projection import everything
from pcra_game.persistence.recovery import (
    PrivateCopy,
    Recovered,
    needs_recovery,
    private_copy,
    readable_place,
)
from pcra_game.persistence.rows import SOURCES
from pcra_game.persistence.statements import clear, write_changes
from pcra_game.texts import opening_errors

KeepInterrupted = Callable[[Path], object]
"""Takes a copy of an interrupted file, its journal beside it, before the original is touched."""

_LONGEST_NAME = 255
_LONGEST_ENDING = len("-journal")


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection, what was read through it, and what had to be taken back before."""

    connection: Connection
    memory: Memory
    recovered: Recovered | None


def open_to_read(path: Path, held: ExitStack) -> Opened:
    """Open and read without writing anything. Raises what `readable_place` raises."""
    place, recovered = readable_place(path, held)
    connection = connect(place, "ro", held)
    memory, _ = _load(connection, path)
    return Opened(connection, memory, recovered)


def open_to_write(
    path: Path,
    held: ExitStack,
    *,
    keep: Keep | None = None,
    keep_interrupted: KeepInterrupted | None = None,
) -> Opened:
    """Open and read; the caller holds the lock of the session.

    `keep` is given to `migrate`. Raises what `readable_place` and `migrate` raise, and CannotWrite
    where the file may not be written.
    """
    recovered = None
    if check_header(path).in_wal_mode or needs_recovery(path):
        with private_copy(path) as copy:
            _put_in_place(copy, path, keep_interrupted)
            recovered = copy.recovered
    connection = connect(path, "rw", held)
    with known_errors(path):
        if interrupted(path):
            # SQLite finds nothing to take back in it. It goes once the file is known to be whole.
            _load(connection, path)
            recover(connection)
            check_header(path)
        migrate(connection, path, keep)
    _sweep(path)
    memory, older = _load(connection, path)
    with known_errors(path):
        _require_write(connection)
        if older:
            _rewrite_tables(connection, memory)
    return Opened(connection, memory, recovered)


def require_writable(path: Path) -> None:
    """Raise CannotWrite where the system would refuse to write the file, or a file beside it.

    Asked before the lock is taken, so that nothing is made in a folder that is not ours.
    """
    if len(os.fsencode(path.name)) + _LONGEST_ENDING > _LONGEST_NAME:
        raise CannotWrite(opening_errors.name_too_long(path))
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise CannotWrite(opening_errors.may_not_write(path))


def _load(connection: Connection, path: Path) -> tuple[Memory, bool]:
    try:
        with known_errors(path), deadline(raw_connection(connection)), reading(connection):
            return load(connection, path)
    except MemoryError:
        raise SessionFileDamaged(opening_errors.too_heavy(path)) from None


def _require_write(connection: Connection) -> None:
    # SQLite opens a protected file without a word, begins in it even, and refuses the first write.
    with writing(connection):
        connection.exec_driver_sql("DELETE FROM journal WHERE 0").close()


def _rewrite_tables(connection: Connection, memory: Memory) -> None:
    """Show the journal by today's rules."""
    with writing(connection):
        clear(connection, [source.table for source in SOURCES])
        write_changes(connection, everything(memory.projection))


def _put_in_place(copy: PrivateCopy, path: Path, keep: KeepInterrupted | None) -> None:
    """Replace a file by its proven copy, then remove its journal.

    Killed in between, the journal is found beside the new file: it brings back what is there
    already.
    """
    if keep is not None:
        keep(copy.found)
    with neighbour(path) as fresh:
        with known_places(path):
            shutil.copyfile(copy.path, fresh)
            shutil.copymode(path, fresh)
        replace(fresh, path)
    with known_places(path):
        sidecar(path, "-journal").unlink(missing_ok=True)
        sync_folder(path.parent)


def _sweep(path: Path) -> None:
    """Remove other names of this very file that a killed writer left beside it."""
    with suppress(OSError):
        if path.stat().st_nlink > 1:
            for left in leftovers(path):
                left.unlink()
