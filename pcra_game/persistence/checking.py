"""Is a session file whole? Every fault in one sentence, nothing changed."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection

from pcra_game.persistence.connection import connect, known_errors, raw_connection, reading
from pcra_game.persistence.errors import (
    CannotWrite,
    NotASessionFile,
    SessionFileBusy,
    SessionFileDamaged,
    SessionFileDoubtful,
    SessionFileError,
    SessionFileTooNew,
)
from pcra_game.persistence.guard import deadline
from pcra_game.persistence.header import interrupted, read_header
from pcra_game.persistence.names import read_people
from pcra_game.persistence.reading import (
    Journal,
    check_links,
    check_schema,
    check_structure,
    check_tables,
    read_game,
    read_journal,
    shown_by_replay,
    tables_are_older,
)
from pcra_game.persistence.recovery import readable_place
from pcra_game.texts import opening_errors

DAMAGED = "damaged"
_KINDS: tuple[tuple[type[SessionFileError], str], ...] = (
    (NotASessionFile, "not_a_session"),
    (SessionFileTooNew, "too_new"),
    (SessionFileDoubtful, "doubtful"),
    (SessionFileBusy, "busy"),
    (CannotWrite, "unreadable_here"),
    (SessionFileDamaged, DAMAGED),
)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found, for other programs; `None` is what could not be told.

    `size` in bytes; `last_entry` an instant in UTC, ISO 8601; `interrupted` whether a killed
    writer left a journal that opening will take back; `refused` is "" for a whole file, else
    "damaged", "not_a_session", "too_new", "doubtful", "busy" or "unreadable_here"; `faults` are
    French sentences, one for a file that is refused unread.
    """

    file: str
    size: int | None = None
    format: int | None = None
    whole: bool = False
    entries: int | None = None
    decisions: int | None = None
    last_entry: str | None = None
    journal_beside: bool = False
    interrupted: bool = False
    refused: str = ""
    faults: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give the same as JSON holds it."""
        return asdict(self)


@dataclass(slots=True)
class _Findings:
    """What is told of a file on the way through its checks."""

    interrupted: bool = False
    journal: Journal | None = None


def check(path: Path) -> list[str]:
    """Give what is wrong with a session, as French sentences; none for a whole one.

    Raises NotASessionFile, SessionFileTooNew or SessionFileDoubtful for a file that is not ours to
    judge, SessionFileBusy, and CannotWrite where there is no room for a private copy.
    """
    return _check(path, _Findings())


def check_report(path: Path) -> CheckReport:
    """Give what `check` finds, and what the file holds; whatever is refused is told, not raised."""
    path = path.absolute()
    found = _Findings()
    refused = ""
    try:
        faults = _check(path, found)
        refused = DAMAGED if faults else ""
    except SessionFileError as error:
        faults = [str(error)]
        refused = next(word for kind, word in _KINDS if isinstance(error, kind))
    size, format = _size_and_format(path)
    journal = found.journal
    decisions = len(journal.history.state().answered()) if journal and not faults else None
    return CheckReport(
        file=str(path),
        size=size,
        format=format,
        whole=not refused,
        entries=len(journal.entries) if journal else None,
        decisions=decisions,
        last_entry=journal.entries[-1].recorded_at if journal else None,
        journal_beside=_journal_beside(path),
        interrupted=found.interrupted,
        refused=refused,
        faults=tuple(faults),
    )


def _check(path: Path, found: _Findings) -> list[str]:
    path = path.absolute()
    try:
        with ExitStack() as held:
            place, recovered = readable_place(path, held)
            found.interrupted = recovered is not None
            connection = connect(place, "ro", held)
            with known_errors(path), deadline(raw_connection(connection)), reading(connection):
                return list(_faults(connection, path, found))
    except SessionFileDamaged as error:
        return [str(error)]
    except MemoryError:
        return [opening_errors.too_heavy(path)]


def _faults(connection: Connection, path: Path, found: _Findings) -> Iterator[str]:
    """Give faults in the order of the steps; one that the next steps stand on ends them."""
    for step in (check_schema, check_structure, check_links):
        try:
            step(connection, path)
        except SessionFileDamaged as error:
            yield str(error)
            if step is not check_links:
                # What follows takes for granted that values have the types of their columns.
                return
    try:
        journal = read_journal(connection, path)
        found.journal = journal
        game = read_game(connection, path, journal.opened)
        projection = shown_by_replay(journal.history, game, path)
    except SessionFileDamaged as error:
        yield str(error)
        return
    try:
        read_people(connection, path, journal.opened.session)
    except SessionFileDamaged as error:
        yield str(error)
    if not tables_are_older(connection, path):
        yield from check_tables(connection, path, projection)


def _size_and_format(path: Path) -> tuple[int | None, int | None]:
    try:
        return path.lstat().st_size, read_header(path).user_version
    except (OSError, ValueError):
        return None, None
    except SessionFileError:
        return path.lstat().st_size, None


def _journal_beside(path: Path) -> bool:
    try:
        return interrupted(path)
    except ValueError:
        return False
