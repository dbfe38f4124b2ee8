"""From the bytes of a session file to a game and a history, each step checked on the way.

The steps are apart, so that `check` can tell every fault and opening stops at the first.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ForeignKey, select
from sqlalchemy.exc import DBAPIError

from pcra_game.content.errors import ContentError
from pcra_game.content.frozen import thaw_deck, thaw_scenario
from pcra_game.domain.framing_events import WorkshopOpened
from pcra_game.domain.game import Game
from pcra_game.domain.journal import BrokenJournalError, Entry, History, replay
from pcra_game.persistence.chain import FIRST, seal
from pcra_game.persistence.errors import SessionFileDamaged, SessionFileTooNew
from pcra_game.persistence.mapping import entry_of
from pcra_game.persistence.projection import Key, Projection, key_of, project
from pcra_game.persistence.rows import RULES_VERSION, SOURCES, Row
from pcra_game.persistence.schema import expected_schema, stored_format, stored_schema
from pcra_game.persistence.tables import every_table, table_of
from pcra_game.persistence.values import ValueRefused, check_entry, made_twice
from pcra_game.texts import file_errors, opening_errors

DECK, SCENARIO = "deck", "scenario"

_LONGEST_PART = 40

_UNREADABLE = (ValueError, TypeError, KeyError, RecursionError, OverflowError)
"""What decoding may raise over a value that this program never wrote."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal as it was read: its fold, the hash of its last entry, and every entry."""

    opened: WorkshopOpened
    history: History
    head: str
    entries: tuple[Entry, ...] = ()


def check_schema(connection: Connection, path: Path) -> None:
    """Raise SessionFileDamaged unless the file declares our tables and nothing else."""
    if stored_schema(connection) != expected_schema(stored_format(connection)):
        raise SessionFileDamaged(file_errors.foreign_schema(path))


def check_structure(connection: Connection, path: Path) -> None:
    """Raise SessionFileDamaged where SQLite itself finds a fault."""
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
        raise SessionFileDamaged(file_errors.corrupt(path))


def check_links(connection: Connection, path: Path) -> None:
    """Raise SessionFileDamaged where a row points to none, naming the first one."""
    for table in every_table():
        for key in table.foreign_keys:
            row = connection.exec_driver_sql(_dangling(table.name, key)).first()
            if row is not None:
                other = key.column.table.name
                raise SessionFileDamaged(
                    opening_errors.dangling(path, table.name, _shown(row), other)
                )
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise SessionFileDamaged(file_errors.broken_links(path))


def _dangling(table: str, key: ForeignKey) -> str:
    """Give the statement that finds the key of a row which points to none."""
    keys = ", ".join(column.name for column in table_of(table).primary_key)
    own, other = key.parent.name, key.column
    return (
        f"SELECT {keys} FROM {table} WHERE {own} IS NOT NULL AND {own} NOT IN "
        f"(SELECT {other.name} FROM {other.table.name}) LIMIT 1"
    )


def read_journal(connection: Connection, path: Path) -> Journal:
    """Read the journal and check its chain. Raises SessionFileDamaged at the first bad entry."""
    head = FIRST
    entries: list[Entry] = []
    for *columns, previous, sealed in _rows_of_journal(connection, path, entries):
        seq = len(entries) + 1
        if previous != head or seal(head, tuple(columns)) != sealed:
            raise SessionFileDamaged(file_errors.chain_broken(path, seq))
        head = sealed
        try:
            entry = entry_of(columns)
            check_entry(entry)
        except ValueRefused as error:
            sentence = opening_errors.value_refused(path, seq, error.field)
            raise SessionFileDamaged(sentence) from error
        except _UNREADABLE as error:
            raise SessionFileDamaged(file_errors.entry_unreadable(path, seq)) from error
        entries.append(entry)
    return Journal(*_folded(entries, path), head, tuple(entries))


def _rows_of_journal(
    connection: Connection, path: Path, entries: list[Entry]
) -> Iterator[Sequence[Any]]:
    """Give the rows in order. A text that is none (UTF-8) tells which entry it belongs to."""
    statement = str(select(table_of("journal")).order_by(table_of("journal").c.seq))
    try:
        yield from connection.exec_driver_sql(statement)
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorname", None):
            raise
        seq = len(entries) + 1
        raise SessionFileDamaged(file_errors.entry_unreadable(path, seq)) from error


def _folded(entries: list[Entry], path: Path) -> tuple[WorkshopOpened, History]:
    try:
        history = replay(entries)
    except BrokenJournalError as error:
        raise SessionFileDamaged(file_errors.journal_broken(path)) from error
    twice = made_twice(history.done)
    if twice is not None:
        raise SessionFileDamaged(opening_errors.repeated(path, *twice))
    return _opening(history, path), history


def _opening(history: History, path: Path) -> WorkshopOpened:
    """Give the event that opens the journal; it stands once, and first."""
    events = [event for entry in history.done[:1] for event in entry.events]
    if not events or not isinstance(events[0], WorkshopOpened):
        raise SessionFileDamaged(file_errors.no_opening(path))
    return events[0]


def read_game(connection: Connection, path: Path, opened: WorkshopOpened) -> Game:
    """Read the deck and the scenario, which must be those that the first entry names."""
    rows = connection.exec_driver_sql("SELECT kind, id, sha256, json FROM content LIMIT 3")
    stored = {kind: (id, sha256, text.encode()) for kind, id, sha256, text in rows}
    named = {DECK: opened.deck_sha256, SCENARIO: opened.scenario_sha256}
    if stored.keys() != named.keys() or any(
        not stored[kind][1] == named[kind] == hashlib.sha256(stored[kind][2]).hexdigest()
        for kind in named
    ):
        raise SessionFileDamaged(file_errors.content_changed(path))
    try:
        deck, scenario = thaw_deck(stored[DECK][2]), thaw_scenario(stored[SCENARIO][2])
        game = Game(deck, scenario, opened.unit)
        known = (game.deck.id, game.scenario.id, game.unit.code)
    except (ContentError, *_UNREADABLE) as error:
        raise SessionFileDamaged(file_errors.content_changed(path)) from error
    if known != (stored[DECK][0], stored[SCENARIO][0], opened.unit):
        raise SessionFileDamaged(file_errors.content_changed(path))
    return game


def shown_by_replay(history: History, game: Game, path: Path) -> Projection:
    """Fold the history into the rows that the tables must hold. Raises SessionFileDamaged."""
    try:
        return project(history.state(), game)
    except _UNREADABLE as error:
        raise SessionFileDamaged(file_errors.journal_broken(path)) from error


def tables_are_older(connection: Connection, path: Path) -> bool:
    """Whether the tables were written by earlier rules, and are to be written anew.

    Raises SessionFileTooNew where later rules wrote them.
    """
    stamps = connection.exec_driver_sql("SELECT rules_version FROM workshop").scalars().all()
    if any(stamp > RULES_VERSION for stamp in stamps):
        raise SessionFileTooNew(file_errors.too_new(path))
    return any(stamp < RULES_VERSION for stamp in stamps)


def check_tables(connection: Connection, path: Path, projection: Projection) -> list[str]:
    """Give one sentence for each table that does not show what the journal tells."""
    found = (
        (table, _first_other(connection, table, projection.rows(table)))
        for table in (source.table for source in SOURCES)
    )
    return [opening_errors.row_differs(path, table, key) for table, key in found if key is not None]


def _first_other(connection: Connection, table: str, shown: dict[Key, Row]) -> str | None:
    """Give the key of the first row that is changed, too many, twice there or missing."""
    missing = set(shown.values())
    key = key_of(table)
    # Row by row: what a spoilt file holds beyond ours never lies in memory as a whole.
    for row in connection.exec_driver_sql(str(select(table_of(table)))):
        try:
            missing.remove(tuple(row))
        except KeyError:
            return _shown(key(row))
    return _shown(key(missing.pop())) if missing else None


def _shown(key: Iterable[Any]) -> str:
    """Give a key as it may stand in a sentence: printable and short, whatever a file holds."""
    told = " / ".join(str(part)[:_LONGEST_PART] for part in key)
    return "".join(sign if sign.isprintable() else "?" for sign in told)
