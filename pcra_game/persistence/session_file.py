"""A workshop on disk: what is in memory is what is in the file, after every call."""

import hashlib
import os
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from pcra_game.domain.framing_events import WorkshopOpened
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, History
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.chain import FIRST
from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import (
    create_schema,
    known_errors,
    open_engine,
    raw_connection,
    reading,
    recover,
    writing,
)
from pcra_game.persistence.errors import CannotWrite, SessionFileChanged
from pcra_game.persistence.header import check_header, interrupted
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.memory import Memory, begin, load
from pcra_game.persistence.placing import known_places, neighbour, publish, replace
from pcra_game.persistence.projection import everything
from pcra_game.persistence.reading import DECK, SCENARIO, read_journal
from pcra_game.persistence.rows import SOURCES
from pcra_game.persistence.statements import (
    clear,
    read_head,
    write_changes,
    write_content,
    write_entry,
)
from pcra_game.texts import file_errors


class SessionFile:
    """An open session. Made by `create` and `open`; closed by `close` or by leaving `with`."""

    def __init__(
        self, path: Path, memory: Memory, connection: Connection, held: ExitStack, read_only: bool
    ) -> None:
        """Take what `create` and `open` prepared; nobody else calls this."""
        self._path = path
        self._memory = memory
        self._connection = connection
        self._held = held
        self._read_only = read_only

    @classmethod
    def create(
        cls, path: Path, *, deck_json: bytes, scenario_json: bytes, game: Game, first: Entry
    ) -> Self:
        """Write a new session and keep it open.

        Takes the frozen deck and scenario, the game that they make, and the opening entry.
        Raises CannotWrite if the path is taken or cannot be written, SessionFileBusy, and
        ValueError if the entry does not name these contents; nothing is left behind then.
        """
        path = path.absolute()
        memory = begin(game, first)
        contents = _contents(game, first, deck_json, scenario_json)
        if os.path.lexists(path):
            raise CannotWrite(file_errors.already_exists(path))
        with ExitStack() as held:
            _lock(path, held)
            with neighbour(path) as fresh:
                with known_errors(path):
                    memory = _write_new(fresh, memory, first, contents)
                publish(fresh, path)
            try:
                connection = _connect(path, "rw", held)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
            return cls(path, memory, connection, held.pop_all(), read_only=False)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a session, every check made; a refused file keeps every byte.

        With `read_only` nothing is locked and nothing can be added. Raises NotASessionFile,
        SessionFileTooNew, SessionFileDamaged, SessionFileBusy or CannotWrite.
        """
        path = path.absolute()
        check_header(path)
        with ExitStack() as held:
            if not read_only:
                _lock(path, held)
            connection = _connect(path, "ro" if read_only else "rw", held)
            with known_errors(path):
                if interrupted(path) and not read_only:
                    recover(connection)
                    check_header(path)
                with reading(connection):
                    memory, older = load(connection, path)
                if older and not read_only:
                    _rewrite_tables(connection, memory)
            return cls(path, memory, connection, held.pop_all(), read_only)

    @property
    def path(self) -> Path:
        """Where the session lies."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be added."""
        return self._read_only

    @property
    def game(self) -> Game:
        """The deck, the scenario and the unit that plays."""
        return self._memory.game

    @property
    def history(self) -> History:
        """The journal as it is on disk."""
        return self._memory.history

    @property
    def state(self) -> WorkshopState:
        """The workshop as it is on disk."""
        return self._memory.state

    def entries(self) -> tuple[Entry, ...]:
        """Every entry of the journal, read from the file: also what was taken back for good.

        Raises SessionFileDamaged or CannotWrite.
        """
        with known_errors(self._path), reading(self._connection):
            return read_journal(self._connection, self._path).entries

    def append(self, entry: Entry) -> None:
        """Make one gesture durable, then show it.

        Raises CannotWrite, SessionFileBusy or SessionFileChanged, and BrokenJournalError for one
        that does not follow; history and state then stay what the file holds.
        """
        if self._read_only:
            raise CannotWrite(file_errors.read_only(self._path))
        memory, changes = self._memory.after(entry)
        with known_errors(self._path), writing(self._connection) as connection:
            if read_head(connection) != (self.history.length, self._memory.head):
                raise SessionFileChanged(file_errors.changed_under_us(self._path))
            head = write_entry(connection, entry, self._memory.head)
            write_changes(connection, changes)
        self._memory = memory.sealed(head)

    def copy_to(self, target: Path) -> None:
        """Write a verified copy of the session, in the place of `target` if there is one.

        Raises CannotWrite or SessionFileBusy; what `target` held is then untouched.
        """
        target = target.absolute()
        if target.exists() and target.samefile(self._path):
            raise CannotWrite(file_errors.already_exists(target))
        with ExitStack() as held:
            _lock(target, held)
            fresh = held.enter_context(neighbour(target))
            with known_errors(target), ExitStack() as copying:
                copy = _connect(fresh, "rwc", copying)
                raw_connection(self._connection).backup(raw_connection(copy))
            if check(fresh):
                raise CannotWrite(file_errors.write_failed(target, file_errors.COPY_DIFFERS))
            replace(fresh, target)

    def close(self) -> None:
        """Give file and lock back. Does nothing twice."""
        self._held.close()

    def __enter__(self) -> Self:
        """Give the session itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the session."""
        self.close()


_Contents = tuple[tuple[str, str, bytes], ...]


def _contents(game: Game, first: Entry, deck_json: bytes, scenario_json: bytes) -> _Contents:
    opened = first.events[0]
    hashes = tuple(hashlib.sha256(text).hexdigest() for text in (deck_json, scenario_json))
    if not isinstance(opened, WorkshopOpened):
        raise ValueError("the first entry does not open a workshop")
    if hashes != (opened.deck_sha256, opened.scenario_sha256) or opened.unit != game.unit_code:
        raise ValueError("the first entry names another deck, scenario or unit")
    return (DECK, game.deck.id, deck_json), (SCENARIO, game.scenario.id, scenario_json)


def _lock(path: Path, held: ExitStack) -> None:
    with known_places(path):
        path.parent.stat()
    lock = SessionLock(path).acquire()
    held.callback(lock.release)


def _connect(path: Path, mode: str, held: ExitStack) -> Connection:
    engine: Engine = open_engine(path, mode)
    held.callback(engine.dispose)
    with known_errors(path):
        connection = engine.connect()
    held.callback(connection.close)
    return connection


def _write_new(fresh: Path, memory: Memory, first: Entry, contents: _Contents) -> Memory:
    with ExitStack() as held, writing(_connect(fresh, "rwc", held)) as connection:
        create_schema(connection)
        for kind, id, text in contents:
            sha256 = hashlib.sha256(text).hexdigest()
            write_content(connection, kind, id, sha256, text.decode("utf-8"))
        head = write_entry(connection, first, FIRST)
        write_changes(connection, everything(memory.projection))
    return memory.sealed(head)


def _rewrite_tables(connection: Connection, memory: Memory) -> None:
    """Show the journal by today's rules."""
    with writing(connection):
        clear(connection, [source.table for source in SOURCES])
        write_changes(connection, everything(memory.projection))
