"""A workshop on disk: what is in memory is what is in the file, after every call."""

import hashlib
import os
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from pcra_game.domain.framing_events import WorkshopOpened
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, History
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.chain import FIRST
from pcra_game.persistence.connection import connect, known_errors, writing
from pcra_game.persistence.copying import place_copy
from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.header import check_header
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.memory import Memory, begin
from pcra_game.persistence.migrations import Keep
from pcra_game.persistence.names import Person
from pcra_game.persistence.naming import erase_in, name_in, people_in
from pcra_game.persistence.open_file import OpenFile
from pcra_game.persistence.opening import (
    KeepInterrupted,
    open_to_read,
    open_to_write,
    require_writable,
)
from pcra_game.persistence.placing import known_places, neighbour, publish
from pcra_game.persistence.projection import everything
from pcra_game.persistence.reading import DECK, SCENARIO
from pcra_game.persistence.recovery import Recovered
from pcra_game.persistence.schema import create_schema
from pcra_game.persistence.statements import write_changes, write_content, write_entry
from pcra_game.texts import file_errors


class SessionFile:
    """An open session. Made by `create` and `open`; closed by `close` or by leaving `with`."""

    def __init__(
        self,
        path: Path,
        memory: Memory,
        connection: Connection,
        held: ExitStack,
        read_only: bool,
        recovered: Recovered | None = None,
    ) -> None:
        """Take what `create` and `open` prepared; nobody else calls this."""
        self._path = path
        self._held = held
        try:
            self._file = OpenFile(path, memory, connection, read_only=read_only)
        except BaseException:
            held.close()
            raise
        self._read_only = read_only
        self._recovered = recovered

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
                connection = connect(path, "rw", held)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
            return cls(path, memory, connection, held.pop_all(), read_only=False)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        lock_anyway: bool = False,
        keep: Keep | None = None,
        keep_interrupted: KeepInterrupted | None = None,
    ) -> Self:
        """Open a session, every check made; a refused file keeps every byte.

        With `read_only` nothing is locked or written, not even beside the file, and nothing can be
        added. `lock_anyway` takes a lock that another post left. `keep` keeps a copy before the
        file is brought to a new format, `keep_interrupted` one of what a killed writer left.
        Raises NotASessionFile, SessionFileTooNew, SessionFileDamaged, SessionFileDoubtful,
        SessionFileBusy, SessionFileHeldElsewhere or CannotWrite.
        """
        path = path.absolute()
        check_header(path)
        with ExitStack() as held:
            if read_only:
                opened = open_to_read(path, held)
            else:
                require_writable(path)
                _lock(path, held, anyway=lock_anyway)
                opened = open_to_write(path, held, keep=keep, keep_interrupted=keep_interrupted)
            connection, memory = opened.connection, opened.memory
            return cls(path, memory, connection, held.pop_all(), read_only, opened.recovered)

    @property
    def path(self) -> Path:
        """Where the session lies."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be added."""
        return self._read_only

    @property
    def recovered(self) -> Recovered | None:
        """What a killed writer had left half done and opening took back; `None` for nothing."""
        return self._recovered

    @property
    def head(self) -> str:
        """The hash of the last entry: it names all that the journal holds."""
        return self._memory.head

    def knows(self, seq: int, hash: str) -> bool:
        """Whether the journal holds, as its entry number `seq`, the one of that hash."""
        return self._file.hash_of(seq) == hash

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
        """Every entry of the journal, also what was taken back for good."""
        return self._file.entries()

    def append(self, entry: Entry) -> None:
        """Make one gesture durable, then show it.

        Raises CannotWrite, SessionFileBusy or SessionFileChanged, and BrokenJournalError for one
        that does not follow; history and state then stay what the file holds. Once the cause is
        gone the same entry can be appended.
        """
        self._require_writing()
        self._file.append(entry)

    def people(self) -> tuple[Person, ...]:
        """Whose names are in the file, in the order they were given. Raises SessionFileError."""
        return people_in(self._file, self._path, read_only=self._read_only)

    def name_person(self, function: str, name: str) -> Person:
        """Store a name, which no entry tells; one that is there is given again.

        Raises NameRefused for texts that are none, and what `append` raises.
        """
        self._require_writing()
        return name_in(self._file, self._path, function, name)

    def erase_person(self, id: str) -> tuple[Person, ...]:
        """Erase a name from every byte of the file; gives the rows that held it.

        Raises NameRefused where it is gone already, and what `append` raises.
        """
        self._require_writing()
        return erase_in(self._file, self._path, id)

    def copy_to(self, target: Path) -> None:
        """Write a verified copy of the session, in the place of `target` if there is one.

        Where the file itself was changed, moved or does not answer, the copy is made of what is
        in memory. Raises CannotWrite or SessionFileBusy; what `target` held is then untouched.
        """
        fills = [self._file.copy_into, self._file.write_into]
        place_copy(self._path, target, fills, replace=True)

    def close(self) -> None:
        """Give file and lock back. Does nothing twice."""
        self._file.close()
        self._held.close()

    def _require_writing(self) -> None:
        if self._read_only:
            raise CannotWrite(file_errors.read_only(self._path))

    @property
    def _memory(self) -> Memory:
        return self._file.memory

    @property
    def _connection(self) -> Connection:
        return self._file.connection

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


def _lock(path: Path, held: ExitStack, *, anyway: bool = False) -> None:
    with known_places(path):
        path.parent.stat()
    lock = SessionLock(path).acquire(anyway=anyway)
    held.callback(lock.release)


def _write_new(fresh: Path, memory: Memory, first: Entry, contents: _Contents) -> Memory:
    with ExitStack() as held, writing(connect(fresh, "rwc", held)) as connection:
        create_schema(connection)
        for kind, id, text in contents:
            sha256 = hashlib.sha256(text).hexdigest()
            write_content(connection, kind, id, sha256, text.decode("utf-8"))
        head = write_entry(connection, first, FIRST)
        write_changes(connection, everything(memory.projection))
    return memory.sealed(head)
