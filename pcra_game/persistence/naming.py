"""Names of persons in an open session: told, given and erased through its own connection."""

from pathlib import Path

from pcra_game.persistence.connection import known_errors, reading
from pcra_game.persistence.names import (
    Person,
    add_person,
    drive_out,
    erase,
    new_person,
    read_people,
)
from pcra_game.persistence.open_file import OpenFile


def people_in(file: OpenFile, path: Path, *, read_only: bool) -> tuple[Person, ...]:
    """See SessionFile.people."""
    connection = file.connection if read_only else file.ready()
    with known_errors(path), reading(connection):
        return read_people(connection, path, _session(file))


def name_in(file: OpenFile, path: Path, function: str, name: str) -> Person:
    """See SessionFile.name_person."""
    person = new_person(function, name)
    with file.transaction() as connection:
        return add_person(connection, path, _session(file), person)


def erase_in(file: OpenFile, path: Path, id: str) -> tuple[Person, ...]:
    """See SessionFile.erase_person."""
    with file.transaction() as connection:
        gone = erase(connection, path, _session(file), id)
    with known_errors(path):
        drive_out(file.connection, path, gone)
    # Written anew, the file looks like another one: it is asked now, not in the middle of play.
    file.ready()
    return gone


def _session(file: OpenFile) -> str:
    opened = file.memory.state.opened
    return opened.session if opened else ""
