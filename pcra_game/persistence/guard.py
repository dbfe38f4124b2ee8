"""What a connection may do: limits, an authorizer and a deadline against hostile files.

The exact comparison of the schema stops what a file declares; this stops whatever it could still
make SQLite do, on every version of Python.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 10.0
"""How long reading a whole session may take; the largest takes a tenth of it."""

_OPERATIONS_BETWEEN_LOOKS = 20_000

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
"""reliability.md 2.2; a deck is some 100 KB, an imported plan at most a few MB."""

_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_TRANSACTION}
_WRITES = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}
_NEVER_CALLED = {"load_extension", "fts3_tokenizer", "edit", "readfile", "writefile"}
_ASKED = {"user_version", "application_id", "schema_version", "read_uncommitted"}
"""Pragmas that may be read; only reshaping sets them."""

_GIVEN = {
    "busy_timeout",
    "cache_size",
    "cell_size_check",
    "data_version",
    "foreign_key_check",
    "foreign_keys",
    "freelist_count",
    "fullfsync",
    "integrity_check",
    "journal_mode",
    "locking_mode",
    "max_page_count",
    "mmap_size",
    "page_count",
    "page_size",
    "query_only",
    "quick_check",
    "secure_delete",
    "synchronous",
    "trusted_schema",
}
"""Pragmas that change nothing of what is in a file."""


class Guard:
    """What one connection may do now. It knows nothing of the connection: no cycle to collect."""

    def __init__(self) -> None:
        """Rows may be read and written, nothing be reshaped, without a deadline."""
        self.reshaping = False
        self.deadline: float | None = None

    def authorize(
        self, action: int, first: str | None, second: str | None, _base: str | None, via: str | None
    ) -> int:
        """Answer SQLite, which asks for each part of a statement that it prepares."""
        allowed = via is None and self._allows(action, first or "", second)
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def interrupts(self) -> bool:
        """Answer SQLite, which asks now and then whether to stop."""
        return self.deadline is not None and time.monotonic() > self.deadline

    def _allows(self, action: int, first: str, second: str | None) -> bool:
        if action in _READS:
            return True
        if action == sqlite3.SQLITE_FUNCTION:
            return (second or "").lower() not in _NEVER_CALLED
        if action == sqlite3.SQLITE_ATTACH:
            # VACUUM attaches a nameless file of its own.
            return self.reshaping and not first
        if self.reshaping:
            return True
        if action == sqlite3.SQLITE_PRAGMA:
            name = first.lower()
            return name in _GIVEN or (name in _ASKED and second is None)
        return action in _WRITES and not first.lower().startswith("sqlite_")


class GuardedConnection(sqlite3.Connection):
    """A connection of sqlite3 with its guard."""

    guard: Guard


def set_guard(connection: GuardedConnection) -> None:
    """Put limits, authorizer and progress handler on a connection just opened."""
    connection.guard = Guard()
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.set_authorizer(connection.guard.authorize)
    connection.set_progress_handler(connection.guard.interrupts, _OPERATIONS_BETWEEN_LOOKS)


@contextmanager
def reshaping(raw: sqlite3.Connection) -> Iterator[None]:
    """Let the program itself create or change tables on `raw`, or VACUUM the file.

    Only for a file whose schema was compared before, or that is new.
    """
    if not isinstance(raw, GuardedConnection):
        yield
        return
    raw.guard.reshaping = True
    raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
    try:
        yield
    finally:
        raw.guard.reshaping = False
        raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, _LIMITS[sqlite3.SQLITE_LIMIT_ATTACHED])


@contextmanager
def deadline(raw: sqlite3.Connection, seconds: float = SECONDS) -> Iterator[None]:
    """Interrupt whatever `raw` does once that many seconds are over."""
    if not isinstance(raw, GuardedConnection):
        yield
        return
    raw.guard.deadline = time.monotonic() + seconds
    try:
        yield
    finally:
        raw.guard.deadline = None
