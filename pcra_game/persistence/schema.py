"""The tables of each format, word for word: what is created, and what a file must declare."""

from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from pcra_game.persistence.connection import raw_connection
from pcra_game.persistence.guard import reshaping
from pcra_game.persistence.header import APPLICATION_ID, FORMAT_VERSION
from pcra_game.persistence.tables import every_table

Declared = tuple[tuple[str, str, str, str], ...]
"""Type, name, table and text of everything that a schema declares, sorted."""

EARLIER: dict[int, dict[str, str]] = {
    1: {
        "participant_name": (
            "CREATE TABLE participant_name (id TEXT NOT NULL, function TEXT NOT NULL, "
            "name TEXT NOT NULL, PRIMARY KEY (id)) STRICT"
        ),
        "participant_check": "",
    },
}
"""Format -> the tables that were other then, as they were created; no text: not there yet."""

_MOST = 100
"""More declarations than any format has; a file with more is not read to its end."""


def create_schema(connection: Connection) -> None:
    """Write the tables and the marks of the format, inside the caller's transaction."""
    with reshaping(raw_connection(connection)):
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={FORMAT_VERSION}")
        for table in every_table():
            connection.exec_driver_sql(_statement(table))


@cache
def expected_schema(format: int = FORMAT_VERSION) -> Declared:
    """Give what `stored_schema` finds in a file of ours of that format: nothing but our tables."""
    texts = statements_of(format)
    return tuple(sorted(("table", name, name, _normal(sql)) for name, sql in texts.items()))


def statements_of(format: int = FORMAT_VERSION) -> dict[str, str]:
    """Give what creates each table of a format, by its name; those that others point to first."""
    texts = {table.name: _statement(table) for table in every_table()}
    for earlier in sorted((f for f in EARLIER if format <= f < FORMAT_VERSION), reverse=True):
        texts |= EARLIER[earlier]
    return {name: sql for name, sql in texts.items() if sql}


def stored_format(connection: Connection) -> int:
    """Give the format that a file says it has."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def stored_schema(connection: Connection) -> Declared:
    """Give what the schema of a file declares, and a hundred things of it at most."""
    found = connection.exec_driver_sql(
        f"SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT {_MOST}"
    )
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
