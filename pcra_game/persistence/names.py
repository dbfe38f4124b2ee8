"""Names of persons: the one table that may hold them, its own check values, and erasing for good.

The chain of the journal never covers a name: one can go, and the chain still proves the rest.
"""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from pcra_game.domain.clean import clean
from pcra_game.persistence.chain import seal
from pcra_game.persistence.connection import raw_connection
from pcra_game.persistence.errors import SessionFileDamaged
from pcra_game.persistence.guard import reshaping
from pcra_game.persistence.schema import stored_format
from pcra_game.persistence.statements import write_rows
from pcra_game.texts import people as words
from pcra_game.texts.known_error import KnownError
from pcra_game.texts.typography import fold

LONGEST_NAME = 80
LONGEST_FUNCTION = 120
MOST_PEOPLE = 200

SEALED_SINCE = 2
"""The first format whose names carry check values; no release wrote names before it."""

_PEOPLE, _CHECK = "participant_name", "participant_check"
_SALT_BYTES = 16
_PIECE = 1 << 20

_Row = tuple[str, str, str, str, str]


class NameRefused(KnownError):  # noqa: N818
    """A name or a function that cannot be stored as it is; nothing was written."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds a function: the id of the row, the function of the hospital, the name."""

    id: str
    function: str
    name: str


def new_person(function: str, name: str) -> Person:
    """Give a person with an id of their own, both texts cleaned. Raises NameRefused."""
    held, called = clean(function), clean(name)
    if not called:
        raise NameRefused(words.NAME_MISSING)
    if not held:
        raise NameRefused(words.FUNCTION_MISSING)
    if len(called) > LONGEST_NAME:
        raise NameRefused(words.name_too_long(len(called), LONGEST_NAME))
    if len(held) > LONGEST_FUNCTION:
        raise NameRefused(words.function_too_long(len(held), LONGEST_FUNCTION))
    return Person(str(uuid4()), held, called)


def read_people(connection: Connection, path: Path, session: str) -> tuple[Person, ...]:
    """Give everybody in the order in which they were named, each check value compared.

    Takes the id of the session, which the check values cover. Raises SessionFileDamaged.
    """
    if stored_format(connection) < SEALED_SINCE:
        return ()
    rows = _rows(connection)
    for number, row in enumerate(rows, 1):
        if row[-1] != seal(session, row[:-1]) or not _is_plain(row):
            raise SessionFileDamaged(words.row_changed(path, number))
    found = [tuple(r) for r in connection.exec_driver_sql(f"SELECT seal, persons FROM {_CHECK}")]
    if found != _check_of(session, rows):
        raise SessionFileDamaged(words.rows_missing(path))
    return tuple(Person(*row[:3]) for row in rows)


def add_person(connection: Connection, path: Path, session: str, person: Person) -> Person:
    """Store a person inside the caller's transaction; one already there under that name is given.

    Raises NameRefused when there are too many, SessionFileDamaged.
    """
    known = read_people(connection, path, session)
    same = (p for p in known if p.function == person.function and _same(p.name, person.name))
    twin = next(same, None)
    if twin is not None:
        return twin
    if len(known) >= MOST_PEOPLE:
        raise NameRefused(words.too_many(MOST_PEOPLE))
    write_people(connection, session, [person])
    return person


def write_people(connection: Connection, session: str, people: list[Person]) -> None:
    """Add sealed rows, and say anew how many there are, inside the caller's transaction."""
    for person in people:
        told = (person.id, person.function, person.name, secrets.token_hex(_SALT_BYTES))
        write_rows(connection, _PEOPLE, [(*told, seal(session, told))])
    _write_check(connection, session)


def erase(connection: Connection, path: Path, session: str, id: str) -> tuple[Person, ...]:
    """Erase a person inside the caller's transaction, whatever functions they are named for.

    Gives the rows that are gone; `drive_out` then takes care of their traces. Raises NameRefused
    for an id that is not there (any more), SessionFileDamaged.
    """
    known = read_people(connection, path, session)
    asked = next((person for person in known if person.id == id), None)
    if asked is None:
        raise NameRefused(words.ALREADY_ERASED)
    return erase_named(connection, session, asked.name)


def rows_of(connection: Connection, name: str) -> tuple[Person, ...]:
    """Give every row of a name, however it is spelt, in a file of any format, unchecked."""
    rows = connection.exec_driver_sql(f"SELECT id, function, name FROM {_PEOPLE} ORDER BY rowid")
    return tuple(Person(*row) for row in rows.all() if _same(str(row[2]), name))


def erase_named(connection: Connection, session: str, name: str) -> tuple[Person, ...]:
    """Erase every row of a name inside the caller's transaction, in a file of any format."""
    gone = rows_of(connection, name)
    for person in gone:
        connection.exec_driver_sql(f"DELETE FROM {_PEOPLE} WHERE id = ?", (person.id,))
    if stored_format(connection) >= SEALED_SINCE:
        _write_check(connection, session)
    return gone


def drive_out(connection: Connection, path: Path, gone: tuple[Person, ...]) -> None:
    """Write the whole file anew after `erase` was committed, so that no byte is left of a row.

    SQLite overwrote the rows already; this is for what it moved about before. Raises an error of
    SQLite, such as a full disk, where a name might still be in the file.
    """
    try:
        with reshaping(raw_connection(connection)):
            # The copy that SQLite makes on the way holds the names of the others: not on a disk.
            connection.exec_driver_sql("PRAGMA temp_store=MEMORY")
            connection.exec_driver_sql("VACUUM")
    except DBAPIError:
        if holds(path, *(person.name for person in gone)):
            raise


def holds(path: Path, *texts: str) -> bool:
    """Whether the bytes of a file hold a text, as UTF-8 or as JSON writes it in plain ASCII."""
    forms = {form for text in texts for form in (text.encode(), json.dumps(text)[1:-1].encode())}
    longest = max(map(len, forms))
    with path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            seen = before + piece
            if any(form in seen for form in forms):
                return True
            before = seen[-longest:]
    return False


def _rows(connection: Connection) -> list[_Row]:
    found = connection.exec_driver_sql(
        f"SELECT id, function, name, salt, seal FROM {_PEOPLE} ORDER BY rowid"
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in found]


def _is_plain(row: _Row) -> bool:
    """Whether a row, sealed or not, is one that this program writes."""
    _, function, name, *_ = row
    lengths = len(function) <= LONGEST_FUNCTION and len(name) <= LONGEST_NAME
    return lengths and all(text and clean(text) == text for text in (function, name))


def _check_of(session: str, rows: list[_Row]) -> list[tuple[str, int]]:
    """Give what the table of the check value must hold: nothing where there is no name.

    It lies apart from the names: a page that comes back from an earlier save, and an erased name
    with it, is told by the other one.
    """
    seals = tuple(sorted(row[-1] for row in rows))
    return [(seal(session, seals), len(seals))] if seals else []


def _write_check(connection: Connection, session: str) -> None:
    connection.exec_driver_sql(f"DELETE FROM {_CHECK}")
    write_rows(connection, _CHECK, list(_check_of(session, _rows(connection))))


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)
