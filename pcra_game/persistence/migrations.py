"""From an earlier format of the file to the present one: numbered steps, all in one transaction.

A new format is: the next number in `header`, what its tables were before in `schema.EARLIER`, one
step here, one fixture in tests/fixtures/sessions. A step moves the truth, `journal` and `content`,
as it lies, byte by byte; tables that show the state are written anew where `rows.RULES_VERSION`
went up with the format.
"""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.connection import raw_connection, reading, writing
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import CannotWrite, SessionFileChanged
from pcra_game.persistence.guard import deadline, reshaping
from pcra_game.persistence.header import FORMAT_VERSION, read_header
from pcra_game.persistence.memory import load
from pcra_game.persistence.names import Person, write_people
from pcra_game.persistence.schema import statements_of, stored_format
from pcra_game.persistence.statements import read_rows
from pcra_game.texts import file_errors, migrating

Keep = Callable[[Path, str], object]
"""Keeps a verified copy of a file; takes its path and the id of the session, raises KnownError."""

_KEPT_NAMES = 100


@dataclass(frozen=True, slots=True)
class _Truth:
    """What must be the same before and after."""

    state: WorkshopState
    journal: str
    content: str

    @property
    def session(self) -> str:
        return self.state.opened.session if self.state.opened else ""


def migrate(connection: Connection, path: Path, keep: Keep | None = None) -> bool:
    """Bring a file to the present format; gives whether anything was to be done.

    Takes a connection that writes, whose caller holds the lock of the session. The file is first
    checked through its own format, and a copy kept: by `keep`, or beside the file. Whatever is
    raised, the file is as it was: SessionFileDamaged, SessionFileTooNew, SessionFileChanged,
    CannotWrite where the outcome is not the same workshop, what `keep` raises, errors of SQLite.
    """
    with reading(connection):
        found = stored_format(connection)
        if found == FORMAT_VERSION:
            return False
        before = _truth(connection, path)
    (keep or keep_beside)(path, before.session)
    with reshaping(raw_connection(connection)), writing(connection):
        if stored_format(connection) != found or _truth(connection, path) != before:
            raise SessionFileChanged(file_errors.changed_under_us(path))
        for version in range(found, FORMAT_VERSION):
            STEPS[version](connection, before.session)
            connection.exec_driver_sql(f"PRAGMA user_version={version + 1}")
        if _truth(connection, path) != before:
            raise CannotWrite(migrating.not_the_same(path))
    return True


def keep_beside(path: Path, _session: str) -> Path:
    """Keep a verified copy of a file under a name beside it that says so; gives the copy.

    Raises CannotWrite.
    """
    name = migrating.copy_name(path.stem, read_header(path).user_version)
    for number in range(1, _KEPT_NAMES):
        told = name if number == 1 else f"{name} ({number})"
        target = path.with_name(f"{told}{path.suffix}")
        if not os.path.lexists(target):
            copy_session(path, target)
            return target
    raise CannotWrite(file_errors.already_exists(path.with_name(f"{name}{path.suffix}")))


def _truth(connection: Connection, path: Path) -> _Truth:
    """Read what a file holds, every check of its own format made. Raises SessionFileDamaged."""
    with deadline(raw_connection(connection)):
        memory, _ = load(connection, path)
    journal, content = (_digest(connection, table) for table in ("journal", "content"))
    return _Truth(memory.state, journal, content)


def _digest(connection: Connection, table: str) -> str:
    return hashlib.sha256(repr(read_rows(connection, table)).encode()).hexdigest()


def _seal_names(connection: Connection, session: str) -> None:
    """1 to 2: each name and all names together get a check value."""
    rows = connection.exec_driver_sql("SELECT id, function, name FROM participant_name").all()
    statements = statements_of(2)
    connection.exec_driver_sql("DROP TABLE participant_name")
    for table in ("participant_name", "participant_check"):
        connection.exec_driver_sql(statements[table])
    write_people(connection, session, [Person(*row) for row in rows])


STEPS: Mapping[int, Callable[[Connection, str], None]] = {1: _seal_names}
"""Format -> what leads from it to the next one; takes the connection and the id of the session."""
