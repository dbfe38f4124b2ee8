"""Is a session file whole? Every fault in one sentence, nothing changed."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from pcra_game.persistence.connection import known_errors, open_engine, reading
from pcra_game.persistence.errors import SessionFileDamaged
from pcra_game.persistence.header import check_header
from pcra_game.persistence.reading import (
    check_links,
    check_schema,
    check_structure,
    check_tables,
    read_game,
    read_journal,
    shown_by_replay,
    tables_are_older,
)


def check(path: Path) -> list[str]:
    """Give what is wrong with a session, as French sentences; none for a whole one.

    Raises NotASessionFile or SessionFileTooNew for a file that is not ours to judge, and
    CannotWrite where an interrupted write must first be taken back by opening the session.
    """
    path = path.absolute()
    try:
        check_header(path)
        engine = open_engine(path, "ro")
        try:
            with known_errors(path), engine.connect() as connection, reading(connection):
                return list(_faults(connection, path))
        finally:
            engine.dispose()
    except SessionFileDamaged as error:
        return [str(error)]


def _faults(connection: Connection, path: Path) -> Iterator[str]:
    """Give faults in the order of the steps; one that the next steps stand on ends them."""
    for step in (check_schema, check_structure, check_links):
        try:
            step(connection, path)
        except SessionFileDamaged as error:
            yield str(error)
            if step is check_schema:
                return
    try:
        journal = read_journal(connection, path)
        game = read_game(connection, path, journal.opened)
        projection = shown_by_replay(journal.history, game, path)
    except SessionFileDamaged as error:
        yield str(error)
        return
    if not tables_are_older(connection, path):
        yield from check_tables(connection, path, projection)
