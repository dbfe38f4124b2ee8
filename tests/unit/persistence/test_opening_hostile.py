"""A file that declares more than tables, or asks for endless work, runs nothing and is refused."""

import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from pcra_game.persistence import guard
from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import (
    connect,
    known_errors,
    open_engine,
    raw_connection,
    writing,
)
from pcra_game.persistence.errors import SessionFileDamaged
from pcra_game.persistence.guard import deadline, reshaping
from pcra_game.persistence.schema import create_schema, expected_schema
from pcra_game.persistence.session_file import SessionFile

KILL_SECONDS = 60
MOST_MEMORY = 300_000_000

LOOK = """
import sys, time
from pathlib import Path
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.session_file import SessionFile
said = []
start = time.process_time()
for read_only in (True, False):
    try:
        SessionFile.open(Path(sys.argv[1]), read_only=read_only).close()
        said.append("opened")
    except SessionFileError as error:
        said.append(type(error).__name__)
try:
    said.append("damaged" if check(Path(sys.argv[1])) else "whole")
except SessionFileError as error:
    said.append(type(error).__name__)
spent = time.process_time() - start
# Unlike the answer of getrusage, this one does not begin with the memory of the parent.
status = Path("/proc/self/status").read_text().split()
print(*said, int(status[status.index("VmHWM:") + 1]) * 1024, spent)
"""

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"


def change(path: Path, *statements: str) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def rewrite(path: Path, table: str, old: str, new: str) -> None:
    """Change what a table declares of itself without touching its rows."""
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA writable_schema=ON")
    raw.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (old, new, table)
    )
    raw.close()


def damage_of(path: Path) -> str:
    """Opening must be refused either way, `check` must say the same, no byte may change."""
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())
    for read_only in (True, False):
        with pytest.raises(SessionFileDamaged) as caught:
            SessionFile.open(path, read_only=read_only)
    assert check(path) == [str(caught.value)]
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before
    return str(caught.value)


def look(path: Path) -> tuple[list[str], float, float]:
    """Open and check in a child: what it said, its memory in bytes, its seconds of CPU."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell the memory of a process that way")
    told = subprocess.run(
        [sys.executable, "-c", LOOK, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=KILL_SECONDS,
    )
    *said, memory, spent = told.stdout.split()
    return said, float(memory), float(spent)


@pytest.mark.parametrize("moment", ["AFTER INSERT ON", "BEFORE UPDATE ON", "AFTER DELETE ON"])
def test_a12_trigger_is_refused_and_never_runs(closed: Path, moment: str) -> None:
    change(closed, f"CREATE TRIGGER t {moment} journal BEGIN DELETE FROM log; END")
    assert "tables" in damage_of(closed)


@pytest.mark.parametrize(
    "body",
    [f"{ENDLESS} max(i) FROM n", f"{ENDLESS} i FROM n", "SELECT hex(zeroblob(400000000)) x"],
)
@pytest.mark.parametrize("name", ["log", "workshop", "extra"])
def test_a13_view_is_refused_and_never_evaluated(closed: Path, body: str, name: str) -> None:
    if name != "extra":
        change(closed, f"DROP TABLE {name}")
    change(closed, f"CREATE VIEW {name} AS {body}")
    start = time.process_time()
    damage_of(closed)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("log", "text TEXT NOT NULL", "text TEXT AS (hex(zeroblob(300000000)))"),
        ("log", "text TEXT NOT NULL", "text TEXT NOT NULL AS ('x') STORED"),
        ("log", "text TEXT NOT NULL", "text TEXT NOT NULL DEFAULT (hex(zeroblob(9)))"),
        ("log", "text TEXT NOT NULL", "text TEXT NOT NULL CHECK (length(text) < 3)"),
        ("log", "text TEXT NOT NULL", "text TEXT COLLATE NOCASE NOT NULL"),
        ("log", "text TEXT NOT NULL", "text TEXT NOT NULL, more TEXT"),
        ("log", "STRICT", ""),
        ("journal", "STRICT", "WITHOUT ROWID, STRICT"),
    ],
)
def test_a14_table_that_computes_or_is_looser_is_refused(
    closed: Path, table: str, old: str, new: str
) -> None:
    rewrite(closed, table, old, new)
    damage_of(closed)


def test_a14_index_on_an_expression_is_refused(closed: Path) -> None:
    change(closed, "CREATE INDEX i ON log(length(text))")
    assert "tables" in damage_of(closed)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "CREATE VIRTUAL TABLE f USING fts4(x)",
        "CREATE VIRTUAL TABLE f USING rtree(a, b, c)",
    ],
)
def test_a15_virtual_table_and_its_shadows_are_refused(closed: Path, statement: str) -> None:
    try:
        change(closed, statement)
    except sqlite3.OperationalError:
        pytest.skip("this SQLite lacks that module")
    assert "tables" in damage_of(closed)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE extra(x)",
        "CREATE INDEX i ON log(text)",
        "ALTER TABLE log ADD COLUMN more TEXT",
        "ALTER TABLE log RENAME COLUMN text TO words",
        "ALTER TABLE inject DROP COLUMN word",
        "DROP TABLE participant_name",
        "DROP TABLE journal",
        "ANALYZE",
        "CREATE TABLE t(x INTEGER PRIMARY KEY AUTOINCREMENT)",
    ],
)
def test_a16_schema_that_is_not_ours_is_refused(closed: Path, statement: str) -> None:
    change(closed, statement)
    assert "tables" in damage_of(closed)


def test_a16_schema_of_an_earlier_format_is_no_present_one() -> None:
    assert expected_schema(1) != expected_schema()


def test_a16_thousands_of_tables_are_refused_soon(closed: Path) -> None:
    raw = sqlite3.connect(closed)
    for number in range(800):
        raw.execute(f"CREATE TABLE t{number}(x)")
    raw.commit()
    raw.close()
    start = time.process_time()
    damage_of(closed)
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor = hex(zeroblob(50000000)) WHERE seq = 2",
        "UPDATE content SET json = hex(zeroblob(50000000)) WHERE kind = 'deck'",
        "UPDATE solution SET what = hex(zeroblob(50000000))",
        "UPDATE participant_name SET name = ''",
    ],
)
def test_a17_row_of_a_hundred_megabytes_is_refused_without_being_read(
    closed: Path, statement: str
) -> None:
    big = "INSERT INTO participant_name SELECT 'p', 'f', hex(zeroblob(50000000)), '', ''"
    change(closed, big if "participant" in statement else statement)
    said, memory, spent = look(closed)
    assert said == ["SessionFileDamaged", "SessionFileDamaged", "damaged"]
    assert memory < MOST_MEMORY
    assert spent < 5


def test_a17_row_of_four_hundred_megabytes_is_refused(closed: Path) -> None:
    change(closed, "UPDATE journal SET actor = hex(zeroblob(200000000)) WHERE seq = 2")
    said, memory, spent = look(closed)
    assert said == ["NotASessionFile"] * 3
    assert memory < MOST_MEMORY
    assert spent < 5
    closed.unlink()


@pytest.mark.parametrize("table", ["log", "participant_name", "content"])
def test_a17_many_rows_of_eight_megabytes_never_lie_in_memory_together(
    closed: Path, table: str
) -> None:
    values = {
        "log": "i, i, 3, hex(zeroblob(4000000))",
        "participant_name": "i, 'f', hex(zeroblob(4000000)), '', ''",
        "content": "i, 'x', 'x', hex(zeroblob(4000000))",
    }[table]
    change(
        closed,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20) "
        f"INSERT INTO {table} SELECT {values} FROM n",
    )
    said, memory, spent = look(closed)
    assert said == ["SessionFileDamaged", "SessionFileDamaged", "damaged"]
    assert memory < MOST_MEMORY
    assert spent < 5


@pytest.fixture
def raw(closed: Path) -> sqlite3.Connection:
    held = ExitStack()
    connection = raw_connection(connect(closed, "rw", held))
    try:
        yield connection
    finally:
        held.close()


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH ':memory:' AS other",
        "CREATE TABLE extra(x)",
        "CREATE TEMP TABLE extra(x)",
        "CREATE TEMP TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM log; END",
        "DROP TABLE log",
        "ALTER TABLE log RENAME TO notes",
        "SELECT load_extension('x')",
        "PRAGMA writable_schema=ON",
        "PRAGMA user_version=9",
        "PRAGMA temp_store_directory='/tmp'",
        "UPDATE sqlite_schema SET sql = ''",
        "DELETE FROM sqlite_schema",
        f"{ENDLESS} i FROM n",
        "VACUUM",
        "VACUUM INTO 'never.db'",
        "ATTACH 'never.db' AS other",
        "REINDEX",
        "ANALYZE",
    ],
)
def test_connection_does_nothing_but_read_and_write_rows(
    raw: sqlite3.Connection, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(sqlite3.Error):
        raw.execute(statement)
    assert not (tmp_path / "never.db").exists()


def test_connection_runs_no_trigger_and_no_view(closed: Path) -> None:
    """What the schema check would let through is stopped once more."""
    change(
        closed,
        "CREATE VIEW v AS SELECT text FROM log",
        "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM means; END",
    )
    with ExitStack() as held:
        raw = raw_connection(connect(closed, "rw", held))
        with pytest.raises(sqlite3.Error, match=r"not authorized|prohibited|unsafe|disabled"):
            raw.execute("SELECT * FROM v").fetchall()
        # From Python 3.12 on the trigger is as good as absent, before that nothing is inserted.
        with suppress(sqlite3.DatabaseError):
            raw.execute("INSERT INTO log VALUES (1, 'l', 1, 'x')")
        assert raw.execute("SELECT count(*) FROM means").fetchone() == (1,)


def test_program_may_reshape_a_file_where_it_says_so(
    raw: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with reshaping(raw):
        raw.execute("VACUUM")
        raw.execute("CREATE TABLE extra(x)")
        raw.execute("DROP TABLE extra")
        for statement in ("ATTACH 'never.db' AS other", "SELECT load_extension('x')"):
            with pytest.raises(sqlite3.Error):
                raw.execute(statement)
    assert not (tmp_path / "never.db").exists()
    with pytest.raises(sqlite3.Error):
        raw.execute("VACUUM")


def test_text_beyond_ten_megabytes_is_never_made(raw: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.Error, match="too big"):
        raw.execute("SELECT hex(zeroblob(9000000))").fetchall()


def test_endless_work_is_interrupted_and_said(closed: Path) -> None:
    with ExitStack() as held:
        connection = connect(closed, "ro", held)
        raw = raw_connection(connection)
        tables = ", ".join(f"journal j{number}" for number in range(14))
        with (
            pytest.raises(SessionFileDamaged, match="calcul"),
            known_errors(closed),
            deadline(raw, 0.05),
        ):
            connection.exec_driver_sql(f"SELECT count(*) FROM {tables}")
        assert connection.exec_driver_sql("SELECT count(*) FROM journal").scalar_one() == 6


def test_deadline_is_over_once_the_file_is_read(closed: Path) -> None:
    with SessionFile.open(closed) as session:
        connection = raw_connection(session._connection)
        assert isinstance(connection, guard.GuardedConnection)
        assert connection.guard.deadline is None
        assert not connection.guard.reshaping


def test_new_file_is_made_by_a_guarded_connection(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "new.pcra", "rwc")
    with engine.connect() as connection:
        with writing(connection):
            create_schema(connection)
        raw = raw_connection(connection)
        assert isinstance(raw, guard.GuardedConnection)
        assert not raw.guard.reshaping
    engine.dispose()


def test_no_limit_disturbs_the_checks_of_sqlite(raw: sqlite3.Connection) -> None:
    for check_ in ("quick_check", "integrity_check"):
        assert raw.execute(f"PRAGMA {check_}").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
