"""An open session: what is in memory and the connection to the file, which say the same.

Before anything is written the file must prove to be the one that was opened. After any refusal
memory is what the disk holds; where the disk no longer answers, it is asked again before the next
write, through a new connection.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from pcra_game.domain.journal import Entry
from pcra_game.persistence.connection import (
    connect,
    known_errors,
    raw_connection,
    reading,
    take_back,
    writing,
)
from pcra_game.persistence.copying import blank
from pcra_game.persistence.errors import (
    CannotWrite,
    NotASessionFile,
    SessionFileChanged,
    SessionFileDamaged,
    SessionFileError,
    SessionFileTooNew,
)
from pcra_game.persistence.guard import deadline
from pcra_game.persistence.header import check_header
from pcra_game.persistence.mapping import entry_of
from pcra_game.persistence.memory import Memory, load
from pcra_game.persistence.projection import everything
from pcra_game.persistence.raw_access import ONE_AT_A_TIME
from pcra_game.persistence.schema import create_schema
from pcra_game.persistence.statements import (
    read_head,
    read_rows,
    row_of,
    write_changes,
    write_rows,
)
from pcra_game.texts import file_errors, write_errors

_HASHES = 2
"""The last columns of a row of the journal, which are no part of its entry."""


class _Mark(NamedTuple):
    """What the system says of a file: another one, or other bytes, make another mark."""

    device: int
    number: int
    size: int
    changed: int


class OpenFile:
    """Memory and connection of one session. Belongs to the thread that opened it."""

    def __init__(
        self, path: Path, memory: Memory, connection: Connection, *, read_only: bool = False
    ) -> None:
        """Take what was read through `connection` a moment ago, every check made.

        Raises what reading a file raises.
        """
        self._path = path
        self._memory = memory
        self._connection = connection
        self._read_only = read_only
        self._mark = _mark_of(path)
        self._lost = False
        self._pending: Memory | None = None
        with known_errors(path), reading(connection):
            self._content = read_rows(connection, "content")
            # A writer beside a reader may have added one since.
            self._journal = read_rows(connection, "journal")[: memory.history.length]

    @property
    def memory(self) -> Memory:
        """What the file holds."""
        return self._memory

    @property
    def connection(self) -> Connection:
        """The connection as it is; `ready` gives one that works."""
        return self._connection

    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the journal, as the file held it when it was read or written."""
        rows = self._journal[: self._memory.history.length]
        return tuple(entry_of(row[:-_HASHES]) for row in rows)

    def hash_of(self, seq: int) -> str | None:
        """Give the hash of an entry, or `None` if there is no such entry."""
        known = 1 <= seq <= self._memory.history.length
        return str(self._journal[seq - 1][-1]) if known else None

    def ready(self) -> Connection:
        """Give a connection to the file that was opened, made anew where that is needed.

        Raises SessionFileChanged if another file, or none, is in its place, and CannotWrite or
        SessionFileBusy if that cannot be told.
        """
        if self._read_only:
            return self._connection
        if self._lost or self._moved():
            self._reopen()
        if self._pending is not None:
            with _known_to_the_room(self._path):
                self._settle()
        return self._connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Hold one write transaction in the file that was opened. Raises as `ready` does."""
        connection = self.ready()
        with ONE_AT_A_TIME, _known_to_the_room(self._path), writing(connection):
            # Once more, now that no other writer of SQLite can come between.
            if self._moved() or read_head(connection) != _place(self._memory):
                raise SessionFileChanged(file_errors.changed_under_us(self._path))
            yield connection
        self._note_mark()

    def append(self, entry: Entry) -> None:
        """Make one gesture durable, then show it. Raises as SessionFile.append does."""
        if self._came_through(entry):
            return
        following, changes = self._memory.after(entry)
        row = row_of(entry, self._memory.head)
        following = following.sealed(str(row[-1]))
        try:
            with self.transaction() as connection:
                # From here on the disk may hold it, whatever is raised.
                self._journal[entry.seq - 1 :] = [row]
                self._pending = following
                write_rows(connection, "journal", [row])
                write_changes(connection, changes)
            self._accept()
        except BaseException as error:
            if not (self._reached() and isinstance(error, Exception)):
                raise

    def copy_into(self, fresh: Path) -> None:
        """Copy the file as it is into a new one at `fresh`.

        Raises SessionFileError for what is wrong with the file, errors of SQLite for `fresh`.
        """
        connection = self.ready()
        with ExitStack() as copying:
            copy = blank(fresh, copying)
            copying.enter_context(reading(connection))
            with _known_to_the_room(self._path):
                if read_head(connection) != _place(self._memory) and not self._read_only:
                    raise SessionFileChanged(file_errors.changed_under_us(self._path))
            raw_connection(connection).backup(raw_connection(copy))

    def write_into(self, fresh: Path) -> None:
        """Write what memory holds into a new file at `fresh`, whatever became of the old one.

        Names of persons are in no memory, so they are not in it. Raises errors of SQLite.
        """
        with ExitStack() as copying:
            copy = blank(fresh, copying)
            with writing(copy):
                create_schema(copy)
                write_rows(copy, "content", self._content)
                write_rows(copy, "journal", self._journal[: self._memory.history.length])
                write_changes(copy, everything(self._memory.projection))

    def close(self) -> None:
        """Give the connection back. Does nothing twice."""
        engine = self._connection.engine
        with suppress(DBAPIError, sqlite3.Error):
            # A file that does not answer cannot be closed well; what counts is on disk.
            self._connection.close()
        engine.dispose()

    def _came_through(self, entry: Entry) -> bool:
        """Whether `entry` is the gesture that the disk took although it gave an error."""
        before = self._memory
        self.ready()
        if self._memory is before:
            return False
        known = entry_of(self._journal[self._memory.history.length - 1][:-_HASHES])
        if replace(known, recorded_at=entry.recorded_at) == entry:
            return True
        raise CannotWrite(write_errors.found_after_all(self._path))

    def _reached(self) -> bool:
        """Whether what was being written when an error came is in the file after all."""
        if not self._lost:
            with suppress(SessionFileError), _known_to_the_room(self._path):
                return self._settle()
        return False

    def _settle(self) -> bool:
        """Ask the file whether the pending entry is in it, and make memory say the same."""
        try:
            take_back(self._connection)
            found = read_head(self._connection) if self._pending is not None else None
        except BaseException:
            self._lost = True
            raise
        if self._pending is not None and found == _place(self._pending):
            self._accept()
            self._note_mark()
            return True
        self._pending = None
        return False

    def _accept(self) -> None:
        self._memory, self._pending = self._pending or self._memory, None

    def _note_mark(self) -> None:
        self._mark = None
        with suppress(CannotWrite):
            self._mark = _mark_of(self._path)

    def _moved(self) -> bool:
        mark = _mark_of(self._path)
        if mark is None:
            raise SessionFileChanged(file_errors.changed_under_us(self._path))
        return mark != self._mark

    def _reopen(self) -> None:
        """Read the file again through a new connection; it must be whole, and be ours."""
        with ExitStack() as trying, _known_to_the_room(self._path):
            if self._lost:
                # Whatever it still holds locked would keep the new one out.
                self.close()
            mark = _mark_of(self._path)
            check_header(self._path)
            connection = connect(self._path, "rw", trying)
            with deadline(raw_connection(connection)), reading(connection):
                found, older = load(connection, self._path)
            places = {_place(m): m for m in (self._memory, self._pending) if m is not None}
            if older or _place(found) not in places:
                raise SessionFileChanged(file_errors.changed_under_us(self._path))
            trying.pop_all()
        self.close()
        self._connection, self._mark, self._lost = connection, mark, False


@contextmanager
def _known_to_the_room(path: Path) -> Iterator[None]:
    """Turn errors on a session that is open into what the room can do: it has the work still."""
    try:
        with known_errors(path):
            yield
    except (SessionFileDamaged, NotASessionFile, SessionFileTooNew) as error:
        raise SessionFileChanged(file_errors.changed_under_us(path)) from error
    except CannotWrite as error:
        if str(error) == file_errors.not_writable(path):
            raise CannotWrite(file_errors.became_read_only(path)) from error
        raise


def _place(memory: Memory) -> tuple[int, str]:
    return memory.history.length, memory.head


def _mark_of(path: Path) -> _Mark | None:
    try:
        found = path.stat(follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CannotWrite(write_errors.not_answering(path)) from error
    return _Mark(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
