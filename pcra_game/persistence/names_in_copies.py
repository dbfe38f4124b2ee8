"""A name erased from a copy that nobody has open: rewritten as a verified clean copy, or left."""

import os
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path

from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import connect, known_errors, raw_connection, reading, writing
from pcra_game.persistence.errors import CannotWrite, SessionFileError
from pcra_game.persistence.guard import deadline
from pcra_game.persistence.header import SIDECARS, check_header, sidecar
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.memory import load
from pcra_game.persistence.names import drive_out, erase_named, holds, rows_of
from pcra_game.persistence.placing import known_places, neighbour, replace
from pcra_game.persistence.statements import read_head
from pcra_game.texts import file_errors


def copy_holds(path: Path, *names: str) -> bool:
    """Whether a copy, or what SQLite left beside it, holds a name in its bytes; OSError.

    A row that spells the first of the names otherwise is found too, where the copy can be read.
    """
    parts = (path, *(sidecar(path, ending) for ending in SIDECARS))
    if any(holds(part, *names) for part in parts if part.is_file()):
        return True
    with suppress(SessionFileError), ExitStack() as held:
        check_header(path)
        with known_errors(path), reading(connect(path, "ro", held)) as copy:
            return bool(rows_of(copy, names[0]))
    return False


def erase_in_copy(path: Path, name: str) -> bool:
    """Erase a name from the table of names of a whole session file, in one step.

    Gives whether there was a row of that name. The copy keeps its date and its last entry. From
    any thread. Raises what opening the copy to read raises, CannotWrite or SessionFileBusy; it
    then keeps every byte.
    """
    path = path.absolute()
    check_header(path)
    with SessionLock(path), neighbour(path) as fresh:
        _copy(path, fresh)
        if not _erase(path, fresh, name):
            return False
        if check(fresh):
            raise CannotWrite(file_errors.write_failed(path, file_errors.COPY_DIFFERS))
        with known_places(path):
            times = path.stat()
            shutil.copymode(path, fresh)
            os.utime(fresh, ns=(times.st_atime_ns, times.st_mtime_ns))
        replace(fresh, path)
        return True


def _copy(path: Path, fresh: Path) -> None:
    with ExitStack() as held, known_errors(path):
        source, copy = connect(path, "ro", held), connect(fresh, "rwc", held)
        with reading(source):
            read_head(source)
            raw_connection(source).backup(raw_connection(copy))


def _erase(path: Path, fresh: Path, name: str) -> bool:
    with ExitStack() as held, known_errors(path):
        copy = connect(fresh, "rw", held)
        with deadline(raw_connection(copy)), reading(copy):
            opened = load(copy, path)[0].state.opened
        with writing(copy):
            gone = erase_named(copy, opened.session if opened else "", name)
        drive_out(copy, fresh, gone)
    return bool(gone)
