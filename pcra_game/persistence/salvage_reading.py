"""What can still be read of a damaged session, and how much of it proves itself.

The journal and the cards are looked for in the raw pages, the tables of the present state through
SQLite, row by row from either end. Nothing here opens the file itself: only a private copy.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from pcra_game.persistence.chain import FIRST, Sealed, seal
from pcra_game.persistence.connection import connect, known_errors, raw_connection
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.guard import deadline
from pcra_game.persistence.header import FORMAT_VERSION, PAGE_SIZE, sidecar
from pcra_game.persistence.private import copy_plain, private_folder
from pcra_game.persistence.projection import key_of
from pcra_game.persistence.reading import DECK, SCENARIO
from pcra_game.persistence.rows import SOURCES, Row
from pcra_game.persistence.salvage_pages import Record, records
from pcra_game.persistence.schema import expected_schema, stored_schema
from pcra_game.persistence.tables import table_of

_MOST_ROWS = 100_000
_HASH_SIGNS = 64
_KINDS = ("move", "undo", "redo")
_HEADER = b"SQLite format 3\x00" + PAGE_SIZE.to_bytes(2, "big") + bytes([1, 1, 0, 64, 32, 32])
_UNREADABLE = (DBAPIError, sqlite3.Error, UnicodeDecodeError, OverflowError, MemoryError)


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry of the journal as it is stored.

    `sealed`: its own hash proves every byte of it, and which entry came before. `verified`: so do
    the hashes of all entries from the first one up to it.
    """

    columns: Sealed
    previous: str
    hash: str
    sealed: bool
    verified: bool

    @property
    def seq(self) -> int:
        """Its number."""
        return int(self.columns[0] or 0)

    @property
    def stored(self) -> tuple[str | int | None, ...]:
        """Its row, as the journal keeps it."""
        return (*self.columns, self.previous, self.hash)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was read: entries by number, whole cards, rows of the present state."""

    entries: tuple[FoundEntry, ...]
    contents: Mapping[str, tuple[str, str, str, str]]
    tables: Mapping[str, Mapping[tuple[object, ...], Row]]

    @property
    def verified(self) -> tuple[FoundEntry, ...]:
        """The entries that the chain proves from the first one on."""
        return tuple(entry for entry in self.entries if entry.verified)

    @property
    def nothing(self) -> bool:
        """Whether nothing was read that a workshop wrote."""
        return not self.entries and not any(self.tables.values())


def read_evidence(path: Path) -> Evidence:
    """Read what can be read of a plain file and of the rollback journal beside it.

    Both keep every byte. Raises CannotWrite where there is no room for a private copy, and
    SessionFileDoubtful for a file that is replaced by a link meanwhile.
    """
    with private_folder() as folder:
        copy, journal = folder / "fichier", folder / "journal"
        copy_plain(path, copy)
        with suppress(SessionFileError):
            # What lies beside may be missing, or anything: then there is only the file.
            copy_plain(sidecar(path, "-journal"), journal)
        content = copy.read_bytes()
        beside = journal.read_bytes() if journal.exists() else b""
        found = list(records(content, beside))
        _mend(copy)
        return Evidence(_entries(found), _contents(found), _tables(copy))


def _mend(copy: Path) -> None:
    """Give the private copy a header with which SQLite looks at the rest."""
    with copy.open("r+b") as file:
        header = bytearray(file.read(100).ljust(100, b"\x00"))
        header[: len(_HEADER)] = _HEADER
        header[28:32] = (file.seek(0, 2) // PAGE_SIZE).to_bytes(4, "big")
        header[92:96] = header[24:28]
        # Format of the schema, no vacuum by itself, UTF-8, no incremental vacuum either.
        for at, number in ((44, 4), (52, 0), (56, 1), (64, 0)):
            header[at : at + 4] = number.to_bytes(4, "big")
        file.seek(0)
        file.write(header)


def _entries(found: Iterable[Record]) -> tuple[FoundEntry, ...]:
    candidates: dict[int, list[FoundEntry]] = {}
    for record in found:
        entry = _entry(record)
        if entry is not None and entry not in candidates.setdefault(entry.seq, []):
            candidates[entry.seq].append(entry)
    chosen: dict[int, FoundEntry] = {}
    head, seq = FIRST, 1
    while following := [c for c in candidates.get(seq, ()) if c.sealed and c.previous == head]:
        entry = following[0]
        chosen[seq] = FoundEntry(entry.columns, entry.previous, entry.hash, True, True)
        head, seq = entry.hash, seq + 1
    for number, others in candidates.items():
        chosen.setdefault(number, max(others, key=lambda other: other.sealed))
    return tuple(chosen[number] for number in sorted(chosen))


def _entry(record: Record) -> FoundEntry | None:
    """Read a row of the journal; `None` for a row of another table."""
    if len(record.values) != 9 or record.rowid < 1 or record.values[0] is not None:
        return None
    _, kind, recorded_at, actor, phase, target, events, previous, hash = record.values
    texts = (recorded_at, actor, events)
    if kind not in _KINDS or not all(isinstance(text, str) for text in texts):
        return None
    if isinstance(phase, int) or isinstance(target, str):
        return None
    if not (isinstance(previous, str) and isinstance(hash, str) and len(hash) == _HASH_SIGNS):
        return None
    columns = (record.rowid, kind, recorded_at, actor, phase, target, events)
    return FoundEntry(columns, previous, hash, seal(previous, columns) == hash, False)


def _contents(found: Iterable[Record]) -> dict[str, tuple[str, str, str, str]]:
    """Give the deck and the scenario that their hash proves."""
    whole = {}
    for record in found:
        values = tuple(value for value in record.values if isinstance(value, str))
        if len(values) != 4 or len(record.values) != 4 or values[0] not in (DECK, SCENARIO):
            continue
        if hashlib.sha256(values[3].encode()).hexdigest() == values[2]:
            whole[values[0]] = (values[0], values[1], values[2], values[3])
    return whole


def _tables(copy: Path) -> dict[str, dict[tuple[object, ...], Row]]:
    tables: dict[str, dict[tuple[object, ...], Row]] = {source.table: {} for source in SOURCES}
    with suppress(SessionFileError), ExitStack() as held, known_errors(copy):
        connection = connect(copy, "ro", held)
        with deadline(raw_connection(connection)):
            declared = set(stored_schema(connection))
            for table in tables:
                # A view or a foreign table under the name of ours is not asked.
                if any(d[1] == table for d in declared & _ours()):
                    tables[table] = _rows(connection, table)
    return tables


def _ours() -> set[tuple[str, str, str, str]]:
    return {each for format in range(1, FORMAT_VERSION + 1) for each in expected_schema(format)}


def _rows(connection: Connection, table: str) -> dict[tuple[object, ...], Row]:
    """Read from the front until a row cannot be read, then from the back."""
    keys = list(table_of(table).primary_key)
    found: dict[tuple[object, ...], Row] = {}
    for order in (keys, [key.desc() for key in keys]):
        statement = str(select(table_of(table)).order_by(*order))
        try:
            result = connection.exec_driver_sql(statement)
        except _UNREADABLE:
            continue
        try:
            for row in islice(result, _MOST_ROWS):
                if all(value is None or isinstance(value, str | int) for value in row):
                    found.setdefault(key_of(table)(tuple(row)), tuple(row))
        except _UNREADABLE:
            pass
        else:
            break
        finally:
            with suppress(*_UNREADABLE):
                result.close()
    return found
