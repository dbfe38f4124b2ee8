"""The one way to reach SQLite: a hardened connection, explicit transactions, known errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Table, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateTable

from pcra_game.persistence.errors import (
    CannotWrite,
    SessionFileBusy,
    SessionFileChanged,
    SessionFileDamaged,
    SessionFileError,
)
from pcra_game.persistence.header import APPLICATION_ID, FORMAT_VERSION, PAGE_SIZE
from pcra_game.persistence.tables import every_table
from pcra_game.texts import file_errors

_BUSY_SECONDS = 5.0
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
"""What Python can ask of SQLite from 3.12 on; the exact schema check stands without it."""


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


def file_uri(path: Path, mode: str) -> str:
    """Give the URI by which SQLite opens `path`, whatever signs its name holds."""
    posix = path.absolute().as_posix()
    return f"file://{quote(posix if posix.startswith('/') else '/' + posix)}?mode={mode}"


def _connection(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        file_uri(path, mode), uri=True, isolation_level=None, timeout=_BUSY_SECONDS
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
    for start, kind, sentence in _SENTENCES:
        if name.startswith(start):
            return kind(sentence(path))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return SessionFileBusy(file_errors.busy(path, file_errors.holder_unknown()))
    if not name or name == "SQLITE_ERROR":
        # Raised while values are read or statements prepared: what is in the file is not ours.
        return SessionFileDamaged(file_errors.corrupt(path))
    return CannotWrite(file_errors.write_failed(path, name))


_SENTENCES = (
    ("SQLITE_FULL", CannotWrite, file_errors.disk_full),
    # What a full quota or a file size limit looks like to SQLite.
    ("SQLITE_IOERR_WRITE", CannotWrite, file_errors.disk_full),
    ("SQLITE_READONLY_DBMOVED", SessionFileChanged, file_errors.changed_under_us),
    ("SQLITE_READONLY_ROLLBACK", CannotWrite, file_errors.interrupted_read_only),
    ("SQLITE_READONLY_RECOVERY", CannotWrite, file_errors.interrupted_read_only),
    ("SQLITE_READONLY", CannotWrite, file_errors.became_read_only),
    ("SQLITE_CANTOPEN", CannotWrite, file_errors.not_writable),
    ("SQLITE_PERM", CannotWrite, file_errors.not_writable),
    ("SQLITE_CORRUPT", SessionFileDamaged, file_errors.corrupt),
    ("SQLITE_NOTADB", SessionFileDamaged, file_errors.corrupt),
    ("SQLITE_MISMATCH", SessionFileDamaged, file_errors.corrupt),
    ("SQLITE_TOOBIG", SessionFileDamaged, file_errors.corrupt),
)


def create_schema(connection: Connection) -> None:
    """Write the tables and the marks of the format, inside the caller's transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT_VERSION}")
    for table in every_table():
        connection.exec_driver_sql(_statement(table))


@cache
def expected_schema() -> tuple[tuple[str, str, str, str], ...]:
    """Give what `stored_schema` finds in a file of ours: nothing but our tables."""
    return tuple(sorted(("table", t.name, t.name, _normal(_statement(t))) for t in every_table()))


def stored_schema(connection: Connection) -> tuple[tuple[str, str, str, str], ...]:
    """Give type, name, table and text of everything that the schema of a file declares."""
    found = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    rows = [tuple(map(str, row)) for row in found]
    # The keys of WITHOUT ROWID tables lie in the table itself; others get an index without text.
    declared = [row for row in rows if row[3] != "None" or not _is_key_index(row)]
    return tuple(sorted((type, name, table, _normal(sql)) for type, name, table, sql in declared))


def _is_key_index(row: tuple[str, ...]) -> bool:
    return row[0] == "index" and row[1] == f"sqlite_autoindex_{row[2]}_1"


def _statement(table: Table) -> str:
    return str(CreateTable(table).compile(dialect=sqlite.dialect()))


def _normal(sql: str) -> str:
    """Give a statement without the spaces that differ from one SQLAlchemy to the next."""
    return " ".join(sql.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split())
