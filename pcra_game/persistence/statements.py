"""What is written: one compiled statement a table, run with plain tuples."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects import sqlite

from pcra_game.domain.journal import Entry
from pcra_game.persistence.chain import seal
from pcra_game.persistence.mapping import columns_of
from pcra_game.persistence.projection import Change
from pcra_game.persistence.tables import table_of

StoredRow = tuple[str | int | None, ...]
"""A row as it is stored."""

_DIALECT = sqlite.dialect(paramstyle="qmark")


def row_of(entry: Entry, head: str) -> StoredRow:
    """Give the row of an entry behind the hash `head`; its own hash comes last."""
    columns = columns_of(entry)
    return (*columns, head, seal(head, columns))


def write_entry(connection: Connection, entry: Entry, head: str) -> str:
    """Append an entry to the journal behind the hash `head`; gives its own hash."""
    row = row_of(entry, head)
    write_rows(connection, "journal", [row])
    return str(row[-1])


def write_rows(connection: Connection, table: str, rows: Iterable[StoredRow]) -> None:
    """Add rows as they are stored."""
    for row in rows:
        connection.exec_driver_sql(_insert(table), row)


def write_content(connection: Connection, kind: str, id: str, sha256: str, text: str) -> None:
    """Embed the deck or the scenario."""
    connection.exec_driver_sql(_insert("content"), (kind, id, sha256, text))


def write_changes(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring the tables to the next state: what points to others goes first and comes last."""
    changes = tuple(changes)
    for change in reversed(changes):
        if change.removed:
            connection.exec_driver_sql(_delete(change.table), list(change.removed))
    for change in changes:
        if change.written:
            connection.exec_driver_sql(_upsert(change.table), list(change.written))


def clear(connection: Connection, tables: Iterable[str]) -> None:
    """Empty tables, given in the order in which they are filled."""
    for table in reversed(tuple(tables)):
        connection.exec_driver_sql(str(delete(table_of(table))))


def read_head(connection: Connection) -> tuple[int, str] | None:
    """Give number and hash of the last entry of the journal, or `None` without any."""
    row = connection.exec_driver_sql(
        "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
    ).first()
    return None if row is None else (row[0], row[1])


def read_rows(connection: Connection, table: str) -> list[StoredRow]:
    """Give the rows of a table as they are stored, in the order of its first column."""
    return [tuple(row) for row in connection.exec_driver_sql(_select(table))]


@cache
def _select(table: str) -> str:
    return str(select(table_of(table)).order_by(*list(table_of(table).columns)[:1]))


@cache
def _insert(table: str) -> str:
    return str(insert(table_of(table)).compile(dialect=_DIALECT))


@cache
def _upsert(table: str) -> str:
    return str(insert(table_of(table)).prefix_with("OR REPLACE").compile(dialect=_DIALECT))


@cache
def _delete(table: str) -> str:
    keys = table_of(table).primary_key
    statement = delete(table_of(table)).where(*(c == bindparam(f"old_{c.name}") for c in keys))
    return str(statement.compile(dialect=_DIALECT))
