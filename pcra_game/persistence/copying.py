"""A verified copy of a session: whole under its name, or not there at all."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection

from pcra_game.persistence import placing
from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import (
    connect,
    known_errors,
    open_engine,
    raw_connection,
    reading,
)
from pcra_game.persistence.errors import CannotWrite, SessionFileError
from pcra_game.persistence.header import check_header
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.recovery import readable_place
from pcra_game.persistence.statements import read_head
from pcra_game.texts import file_errors

_PATIENCE_MS = 3000
"""Longer than the window waits: a copy stands back behind a room that writes."""

Fill = Callable[[Path], None]
"""Writes a session into a new file. What SQLite says of that file it lets pass."""


def copy_session(source: Path, target: Path, *, replace: bool = False) -> None:
    """Write a verified copy of the session at `source`, from any thread, beside its writer.

    With `replace` it takes the place of what lies at `target`, which else must be free. Raises
    what opening `source` to read raises, CannotWrite or SessionFileBusy; what `target` held is
    then untouched and nothing is left beside it.
    """
    source = source.absolute()
    check_header(source)

    def fill(fresh: Path) -> None:
        with ExitStack() as held:
            place, _ = readable_place(source, held)
            connection = connect(place, "ro", held)
            connection.exec_driver_sql(f"PRAGMA busy_timeout={_PATIENCE_MS}")
            copy = blank(fresh, held)
            held.enter_context(reading(connection))
            with known_errors(source):
                # The snapshot comes first: a backup waits for ever where the file is held locked.
                read_head(connection)
            raw_connection(connection).backup(raw_connection(copy))

    place_copy(source, target, [fill], replace=replace)


def place_copy(source: Path, target: Path, fills: Sequence[Fill], *, replace: bool) -> None:
    """Put the first whole copy that `fills` give at `target`; the others are what is left to try.

    `source` is the file that must not be copied onto itself. Raises as `copy_session` does.
    """
    target = target.absolute()
    if target == source or (target.exists() and source.exists() and target.samefile(source)):
        raise CannotWrite(file_errors.already_exists(target))
    with placing.known_places(target):
        target.parent.stat()
    with SessionLock(target):
        for number, fill in enumerate(fills, 1):
            with placing.neighbour(target) as fresh:
                try:
                    _fill_whole(fresh, target, fill)
                except SessionFileError:
                    if number == len(fills):
                        raise
                    continue
                (placing.replace if replace else placing.publish)(fresh, target)
                return


def blank(fresh: Path, held: ExitStack) -> Connection:
    """Open a new file to be filled, closed when `held` is. Raises errors of SQLite as they are."""
    engine = open_engine(fresh, "rwc")
    held.callback(engine.dispose)
    connection = engine.connect()
    held.callback(connection.close)
    return connection


def _fill_whole(fresh: Path, target: Path, fill: Fill) -> None:
    with known_errors(target):
        fill(fresh)
    if check(fresh):
        raise CannotWrite(file_errors.write_failed(target, file_errors.COPY_DIFFERS))
