"""The one way to reach SQLite: a hardened connection, explicit transactions, known errors."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from pcra_game.persistence.errors import (
    CannotWrite,
    SessionFileBusy,
    SessionFileChanged,
    SessionFileDamaged,
    SessionFileError,
)
from pcra_game.persistence.guard import GuardedConnection, set_guard
from pcra_game.persistence.header import PAGE_SIZE
from pcra_game.texts import file_errors, opening_errors, write_errors

_BUSY_SECONDS = 1.0
"""The window stands still while another program holds the file: no longer than this."""

_ROOM_FOR_A_JOURNAL = 65_536
_PRAGMAS = {
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "foreign_keys": "ON",
}
_WRITING_PRAGMAS = {
    "journal_mode": "DELETE",
    # EXTRA also syncs the folder: with FULL a power cut can bring a finished journal back.
    "synchronous": "EXTRA",
    "secure_delete": "ON",
    "fullfsync": "ON",
}
_DEFENCES = {
    "SQLITE_DBCONFIG_DEFENSIVE": True,
    "SQLITE_DBCONFIG_ENABLE_TRIGGER": False,
    "SQLITE_DBCONFIG_ENABLE_VIEW": False,
}
"""What Python can ask of SQLite from 3.12 on; schema check and guard stand without it."""


def open_engine(path: Path, mode: str) -> Engine:
    """Give an engine on one connection to one file.

    Takes the path and the mode of SQLite: `ro`, `rw` or `rwc` (create). The path never becomes
    part of a database URL of SQLAlchemy. Errors come from `connect`.
    """
    return create_engine(
        "sqlite://",
        creator=lambda: _connection(path, mode),
        poolclass=StaticPool,
        # Nothing is emitted behind our back: BEGIN IMMEDIATE is written where it is meant.
        pool_reset_on_return=None,
    )


def connect(path: Path, mode: str, held: ExitStack) -> Connection:
    """Open one connection, closed when `held` is. Raises what `known_errors` gives."""
    engine = open_engine(path, mode)
    held.callback(engine.dispose)
    with known_errors(path):
        connection = engine.connect()
    held.callback(connection.close)
    return connection


def file_uri(path: Path, mode: str) -> str:
    """Give the URI by which SQLite opens `path`, whatever signs its name holds."""
    posix = path.absolute().as_posix()
    return f"file://{quote(posix if posix.startswith('/') else '/' + posix)}?mode={mode}"


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        file_uri(path, mode),
        uri=True,
        isolation_level=None,
        timeout=_BUSY_SECONDS,
        factory=GuardedConnection,
    )
    try:
        pragmas = _PRAGMAS if mode == "ro" else _PRAGMAS | _WRITING_PRAGMAS
        if mode == "rwc":
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")
        if hasattr(connection, "setconfig"):
            for name, on in _DEFENCES.items():
                connection.setconfig(getattr(sqlite3, name), on)
        set_guard(connection)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """Hold one write transaction: committed at the end, taken back if anything is raised."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        # What cannot even be taken back is left to whoever opens the file anew.
        with suppress(sqlite3.Error):
            take_back(connection)
        raise


@contextmanager
def reading(connection: Connection) -> Iterator[Connection]:
    """Hold one snapshot of the file, so that what is read belongs together."""
    connection.exec_driver_sql("BEGIN")
    try:
        yield connection
    finally:
        take_back(connection)


def recover(connection: Connection) -> None:
    """Take back what a killed writer left half done, and remove its journal.

    The caller holds the lock of the session. A journal that never got to the disk is no ground to
    take anything back, and SQLite would leave it there.
    """
    connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").close()
    for mode in ("PERSIST", "DELETE"):
        # It removes the journal under its own lock, and only on the way from one mode to another.
        connection.exec_driver_sql(f"PRAGMA journal_mode={mode}").close()


def take_back(connection: Connection) -> None:
    """Roll back, unless SQLite already did so by itself, as it does when the disk is full."""
    raw = raw_connection(connection)
    if raw.in_transaction:
        raw.rollback()


def raw_connection(connection: Connection) -> sqlite3.Connection:
    """Give the connection of sqlite3 under one of SQLAlchemy, for what only it can do."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(f"not a connection of sqlite3: {raw!r}")
    return raw


@contextmanager
def known_errors(path: Path) -> Iterator[None]:
    """Turn every error of SQLite on `path` into one that the facilitator can read."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, sqlite3.ProgrammingError):
            # A closed connection, a wrong number of values: a bug, not a fault of the file.
            raise
        raise _known(path, cause) from error
    except (UnicodeDecodeError, OverflowError) as error:
        # Names and numbers of a spoilt file, on their way out of sqlite3.
        raise SessionFileDamaged(file_errors.corrupt(path)) from error


def _known(path: Path, error: BaseException | None) -> SessionFileError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_CANTOPEN") and _is_full(path):
        # No journal can be made where there is no room.
        name = "SQLITE_FULL"
    for start, kind, sentence in _SENTENCES:
        if name.startswith(start):
            return kind(sentence(path))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return SessionFileBusy(write_errors.occupied(path))
    if not name or name == "SQLITE_ERROR":
        # Raised while values are read or statements prepared: what is in the file is not ours.
        return SessionFileDamaged(file_errors.corrupt(path))
    return CannotWrite(file_errors.write_failed(path, file_errors.ANOTHER_REASON))


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_FOR_A_JOURNAL
    except OSError:
        return False


_SENTENCES = (
    ("SQLITE_FULL", CannotWrite, file_errors.disk_full),
    # What a full quota or a file size limit looks like to SQLite.
    ("SQLITE_IOERR_WRITE", CannotWrite, file_errors.disk_full),
    ("SQLITE_IOERR", CannotWrite, write_errors.not_answering),
    ("SQLITE_READONLY_DBMOVED", SessionFileChanged, file_errors.changed_under_us),
    ("SQLITE_READONLY_ROLLBACK", CannotWrite, file_errors.interrupted_read_only),
    ("SQLITE_READONLY_RECOVERY", CannotWrite, file_errors.interrupted_read_only),
    ("SQLITE_READONLY", CannotWrite, file_errors.became_read_only),
    ("SQLITE_CANTOPEN", CannotWrite, file_errors.not_writable),
    ("SQLITE_PERM", CannotWrite, file_errors.not_writable),
    ("SQLITE_CORRUPT", SessionFileDamaged, file_errors.corrupt),
    ("SQLITE_NOTADB", SessionFileDamaged, file_errors.corrupt),
    ("SQLITE_MISMATCH", SessionFileDamaged, file_errors.corrupt),
    ("SQLITE_TOOBIG", SessionFileDamaged, opening_errors.too_heavy),
    ("SQLITE_NOMEM", SessionFileDamaged, opening_errors.too_heavy),
    ("SQLITE_INTERRUPT", SessionFileDamaged, opening_errors.too_slow),
    ("SQLITE_AUTH", SessionFileDamaged, file_errors.foreign_schema),
)
