"""Whatever goes wrong in the middle of a write, memory says what the disk says."""

import inspect
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted, PhaseEntered
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence import connection, guard, open_file, statements
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import CannotWrite, SessionFileError
from pcra_game.persistence.session_file import SessionFile


def gesture(session: SessionFile, number: int = 1) -> Entry:
    """One gesture that writes in several tables."""
    phase = f"P{1 + session.history.length % 2}"
    events = (LogNoted(f"l{number}", "le groupe démarre", number), PhaseEntered(phase))
    return Entry(session.history.length + 1, EntryKind.MOVE, "", "F1", "P1", events)


def on_disk(path: Path) -> tuple[Any, Any, Any]:
    with SessionFile.open(path, read_only=True) as found:
        return found.history, found.state, found.entries()


def in_memory(session: SessionFile) -> tuple[Any, Any, Any]:
    return session.history, session.state, session.entries()


class Faults:
    """Where statements fail, counted from the moment that it is armed."""

    def __init__(self) -> None:
        self.at: int | None = None
        self.seen = 0
        self.name = "SQLITE_IOERR_READ"
        self.after: Callable[[str], bool] = lambda _sql: False

    def arm(self, at: int | None, name: str = "SQLITE_IOERR_READ") -> None:
        self.at, self.seen, self.name = at, 0, name

    def error(self) -> sqlite3.OperationalError:
        made = sqlite3.OperationalError("disk I/O error")
        made.sqlite_errorname = self.name
        return made

    def look(self) -> None:
        self.seen += 1
        if self.at is not None and self.seen >= self.at:
            raise self.error()


class FaultyCursor(sqlite3.Cursor):
    """Asks before each statement whether the disk still answers."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        faults: Faults = self.connection.faults  # type: ignore[attr-defined]
        faults.look()
        found = super().execute(sql, *values)
        if faults.after(sql):
            raise faults.error()
        return found

    def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:
        self.connection.faults.look()  # type: ignore[attr-defined]
        return super().executemany(sql, *values)


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    """Make connections whose disk can be taken away."""
    made = Faults()

    class FaultyConnection(guard.GuardedConnection):
        faults = made

        def cursor(self, *_options: Any) -> Any:
            return super().cursor(FaultyCursor)

        def rollback(self) -> None:
            made.look()
            super().rollback()

    monkeypatch.setattr(connection, "GuardedConnection", FaultyConnection)
    return made


def test_b7_disk_error_at_any_statement_loses_nothing(
    faults: Faults, closed: Path, tmp_path: Path
) -> None:
    with SessionFile.open(closed) as session:
        faults.arm(None)
        session.append(gesture(session))
        statements_of_a_write = faults.seen
        assert statements_of_a_write >= 5
        for at in range(1, statements_of_a_write + 1):
            known = in_memory(session)
            faults.arm(at)
            with pytest.raises(CannotWrite, match="ne répond plus"):
                session.append(gesture(session, at))
            assert in_memory(session) == known
            # Nothing answers yet: the same sentence once more, and a copy elsewhere is whole.
            faults.arm(1)
            with pytest.raises(CannotWrite, match="ne répond plus"):
                session.append(gesture(session, at))
            faults.arm(None)
            assert on_disk(closed) == known
            session.append(gesture(session, at))
            assert on_disk(closed) == in_memory(session)
        assert session.history.length == 6 + 1 + statements_of_a_write
    assert check(closed) == []


def test_b7_copy_is_made_from_memory_while_the_disk_does_not_answer(
    faults: Faults, played: SessionFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played.close()
    with SessionFile.open(played.path) as session:
        # The connection of the session fails for good, the disk of the copy works.
        monkeypatch.setattr(type(session._file), "ready", lambda _self: raise_(faults.error()))
        session.copy_to(tmp_path / "ailleurs.pcra")
        assert on_disk(tmp_path / "ailleurs.pcra") == in_memory(session)
    assert check(tmp_path / "ailleurs.pcra") == []


def raise_(error: BaseException) -> None:
    raise error


def test_b7_commit_that_failed_after_it_reached_the_disk_is_acknowledged_once(
    faults: Faults, closed: Path
) -> None:
    with SessionFile.open(closed) as session:
        entry = gesture(session)
        faults.after = lambda sql: sql == "COMMIT"
        session.append(entry)
        faults.after = lambda _sql: False
        assert session.entries()[-1] == entry
        assert on_disk(closed) == in_memory(session)
        session.append(gesture(session, 2))
    assert check(closed) == []


def silent_from_commit(faults: Faults) -> Callable[[str], bool]:
    """From the commit on, the disk answers nothing."""

    def after(sql: str) -> bool:
        if sql == "COMMIT":
            faults.arm(1)
            return True
        return False

    return after


def test_b7_gesture_that_reached_a_silent_disk_is_not_doubled_by_its_retry(
    faults: Faults, closed: Path
) -> None:
    with SessionFile.open(closed) as session:
        entry = gesture(session)
        faults.after = silent_from_commit(faults)
        with pytest.raises(CannotWrite, match="ne répond plus"):
            session.append(entry)
        assert session.history.length == 6
        faults.after = lambda _sql: False
        faults.arm(None)
        session.append(entry)
        assert session.entries()[-1] == entry
        assert on_disk(closed) == in_memory(session)
        assert session.history.length == 7


def test_b7_another_gesture_after_a_silent_disk_is_told_of_the_one_that_came_through(
    faults: Faults, closed: Path
) -> None:
    with SessionFile.open(closed) as session:
        faults.after = silent_from_commit(faults)
        with pytest.raises(CannotWrite):
            session.append(gesture(session))
        faults.after = lambda _sql: False
        faults.arm(None)
        with pytest.raises(CannotWrite, match="bien enregistré"):
            session.append(gesture(session, 9))
        assert session.history.length == 7
        assert on_disk(closed) == in_memory(session)
        session.append(gesture(session, 9))
        assert on_disk(closed) == in_memory(session)


WRITING = [
    open_file.OpenFile.append,
    open_file.OpenFile.transaction,
    open_file.OpenFile.ready,
    open_file.OpenFile._accept,
    open_file.OpenFile._note_mark,
    statements.write_rows,
    statements.write_changes,
    statements.row_of,
    connection.writing,
]


def lines_of(function: Any) -> Iterator[tuple[Any, int]]:
    code = inspect.unwrap(function).__code__
    for line in sorted({line for _, _, line in code.co_lines() if line}):
        yield code, line


class RaisedAtLine:
    """Raises once, just before one line of the program runs."""

    def __init__(self, code: Any, line: int, error: type[BaseException]) -> None:
        self.code, self.line, self.error = code, line, error
        self.raised = False

    def __call__(self, frame: FrameType, event: str, _arg: object) -> Any:
        if frame.f_code is not self.code:
            return self if event == "call" else None
        if event == "line" and frame.f_lineno == self.line and not self.raised:
            self.raised = True
            sys.settrace(None)
            raise self.error
        return self


@pytest.mark.parametrize("error", [RuntimeError, MemoryError, KeyboardInterrupt])
def test_b13_exception_at_any_line_of_a_write_leaves_memory_equal_to_the_disk(
    played: SessionFile, error: type[BaseException]
) -> None:
    raised = 0
    for function in WRITING:
        for code, line in lines_of(function):
            entry = gesture(played, played.history.length)
            hook, kept = RaisedAtLine(code, line, error), sys.gettrace()
            sys.settrace(hook)
            told = False
            try:
                played.append(entry)
            except error:
                told = True
            finally:
                sys.settrace(kept)
            raised += hook.raised
            if error is KeyboardInterrupt:
                assert told == hook.raised  # somebody wants to stop, stored or not
            where = f"{code.co_name}:{line}"
            assert on_disk(played.path) == in_memory(played), where
            assert played.history.length in (entry.seq - 1, entry.seq), where
            played.append(gesture(played, 1000 + played.history.length))
    assert raised > 30
    assert on_disk(played.path) == in_memory(played)
    assert check(played.path) == []


def test_b13_entry_stored_before_an_error_is_acknowledged(
    played: SessionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(played._file, "_accept", lambda: raise_(MemoryError()), raising=False)
    entry = gesture(played)
    with pytest.raises(MemoryError):
        played.append(entry)
    monkeypatch.undo()
    played.append(entry)
    assert on_disk(played.path) == in_memory(played)
    assert played.history.length == entry.seq


NTH_COMMIT = """
import resource, sys
from pathlib import Path
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.events import LogNoted
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.session_file import SessionFile
path, gone_wrong = Path(sys.argv[1]), 0
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
with SessionFile.open(path) as session:
    def write(text):
        seq = session.history.length + 1
        session.append(Entry(seq, EntryKind.MOVE, "", "", None, (LogNoted(f"l{seq}", text, seq),)))
    for more in (4096, 6000, 8192, 12288, 20000):
        limit = path.stat().st_size + more
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            while True:
                write("x" * 190)
        except CannotWrite as error:
            known, gone_wrong = session.state, gone_wrong + ("Plus de place" in str(error))
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        with SessionFile.open(path, read_only=True) as found:
            assert (found.state, found.history) == (session.state, session.history)
        write("la place est revenue")
assert check(path) == []
print(gone_wrong, session.history.length)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files here")
def test_b4_file_that_may_not_grow_refuses_again_and_again_and_goes_on_each_time(
    closed: Path,
) -> None:
    told = subprocess.run(
        [sys.executable, "-c", NTH_COMMIT, str(closed)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    refused, length = map(int, told.stdout.split())
    assert refused == 5
    assert length > 15
    assert check(closed) == []


@pytest.mark.parametrize("pages", [1, 2, 3, 5])
def test_b4_full_disk_says_one_sentence_and_the_same_gesture_goes_on_once_there_is_room(
    closed: Path, pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = closed.stat().st_size // 4096
    monkeypatch.setitem(connection._WRITING_PRAGMAS, "max_page_count", str(size + pages))
    with SessionFile.open(closed) as session:
        refused = None
        while refused is None:
            entry = gesture(session, session.history.length)
            known = in_memory(session)
            try:
                session.append(entry)
            except CannotWrite as error:
                refused = str(error)
        assert "Plus de place" in refused
        assert in_memory(session) == known == on_disk(closed)
        raw = connection.raw_connection(session._connection)
        raw.execute("PRAGMA max_page_count=9999")
        session.append(entry)
        assert in_memory(session) == on_disk(closed)
    assert check(closed) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "Plus de place"),
        ("SQLITE_IOERR_WRITE", "Plus de place"),
        ("SQLITE_IOERR_FSYNC", "ne répond plus"),
        ("SQLITE_IOERR", "ne répond plus"),
        ("SQLITE_BUSY", "occupe"),
        ("SQLITE_BUSY_SNAPSHOT", "occupe"),
        ("SQLITE_CANTOPEN", "enregistrez une copie ailleurs"),
        ("SQLITE_READONLY", "enregistrez une copie ailleurs"),
        ("SQLITE_READONLY_DBMOVED", "modifié ou déplacé"),
        ("SQLITE_CORRUPT", "modifié ou déplacé"),
        ("SQLITE_NOTADB", "modifié ou déplacé"),
        ("SQLITE_CONSTRAINT_PRIMARYKEY", "enregistrez l’atelier sous un autre nom"),
        ("SQLITE_PROTOCOL", "enregistrez l’atelier sous un autre nom"),
    ],
)
def test_every_error_of_a_write_is_one_sentence_with_what_to_do(
    faults: Faults, closed: Path, name: str, words: str
) -> None:
    with SessionFile.open(closed) as session:
        faults.arm(2, name)
        with pytest.raises(SessionFileError, match=words) as caught:
            session.append(gesture(session))
        assert str(caught.value).count(".\n") == 0
        assert "SQL" not in str(caught.value)
        faults.arm(None)
        session.append(gesture(session))
        assert on_disk(closed) == in_memory(session)


def test_b3_every_connection_that_writes_keeps_the_journal_that_survives_a_power_cut(
    closed: Path, tmp_path: Path
) -> None:
    with sqlite3.connect(closed) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA journal_mode=DELETE")
    raw.close()
    with SessionFile.open(closed) as session:
        for _ in range(2):
            found = session._file.ready()
            modes = [
                found.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "fullfsync", "secure_delete")
            ]
            assert modes == ["delete", 3, 1, 1]
            # Also after the connection was made anew.
            session._file._lost = True
    assert closed.read_bytes()[18:20] == b"\x01\x01"
