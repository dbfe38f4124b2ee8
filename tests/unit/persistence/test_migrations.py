"""Files of every format released so far: read as they are, brought to the present one, or kept."""

import hashlib
import json
import lzma
import os
import random
import shutil
import signal
import sqlite3
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from pcra_game.exports.bundle import Writing
from pcra_game.exports.deliverables import alone
from pcra_game.exports.source import Source
from pcra_game.persistence import migrations
from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import connect, known_errors
from pcra_game.persistence.errors import (
    CannotWrite,
    SessionFileChanged,
    SessionFileDamaged,
    SessionFileTooNew,
)
from pcra_game.persistence.header import FORMAT_VERSION, read_header
from pcra_game.persistence.migrations import STEPS, keep_beside, migrate
from pcra_game.persistence.names import SEALED_SINCE
from pcra_game.persistence.rows import RULES_VERSION
from pcra_game.persistence.schema import EARLIER, expected_schema
from pcra_game.persistence.session_file import SessionFile

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sessions"
GOLDEN = sorted(FIXTURES.glob("*.json"))
KILLS = 6


def golden(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def unpack(file: Path, folder: Path) -> Path:
    path = folder / f"{file.stem}.pcra"
    path.write_bytes(lzma.decompress(file.with_suffix(".pcra.xz").read_bytes()))
    return path


@pytest.fixture(params=GOLDEN, ids=[file.stem for file in GOLDEN])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    return unpack(request.param, tmp_path), golden(request.param)


@pytest.fixture
def smaller(tmp_path: Path) -> Path:
    return unpack(FIXTURES / "format-1-bloc.json", tmp_path)


def bring(path: Path, keep: migrations.Keep | None = None) -> bool:
    with ExitStack() as held, known_errors(path):
        return migrate(connect(path, "rw", held), path, keep)


def keep_nothing(_path: Path, _session: str) -> None:
    pass


def journal_digest(path: Path) -> str:
    rows = sqlite3.connect(path).execute("SELECT * FROM journal ORDER BY seq").fetchall()
    return hashlib.sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()


def facts(session: SessionFile, folder: Path) -> dict[str, Any]:
    """Everything that the golden file tells of a session, read from the session."""
    history = session.history
    done = {entry.seq for entry in history.done}
    sheet = alone("json", "plan")
    Writing(Source(session.state, session.game, history)).write(sheet, folder)
    return {
        "entries": history.length,
        "undone": [entry.seq for entry in history.undone],
        "not_done": [seq for seq in range(1, history.length + 1) if seq not in done],
        "plan": json.loads((folder / sheet.name).read_text("utf-8")),
    }


def told(expected: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: expected[name] for name in names}


def test_every_released_format_has_two_real_files_and_a_step() -> None:
    formats = [golden(file)["format"] for file in GOLDEN]
    for released in range(1, FORMAT_VERSION):
        assert formats.count(released) >= 2
    assert set(STEPS) == set(EARLIER) == set(range(1, FORMAT_VERSION))
    assert {golden(file)["rules_version"] for file in GOLDEN} == set(range(1, RULES_VERSION + 1))


def test_a_format_never_changes_without_a_new_number() -> None:
    written = {
        version: hashlib.sha256(repr(expected_schema(version)).encode()).hexdigest()
        for version in range(1, FORMAT_VERSION + 1)
    }
    assert written == {
        1: "038fca204139d9ade4a61baa81604949df99532793c0d1290eec58cf8ad155e3",
        2: "42c13895054e5aa3946a4096c59076145596cb5bce6d9a4fc52ff3a53ed887c2",
    }


def test_c5_released_file_is_brought_to_the_present_format_with_the_same_content(
    old: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    path, expected = old
    before = path.read_bytes()
    kept: list[str] = []

    def keep(source: Path, session: str) -> None:
        kept.append(session)
        assert source.read_bytes() == before
        shutil.copy(source, tmp_path / "kept.pcra")

    with SessionFile.open(path, keep=keep) as session:
        state = session.state
        assert state.opened
        assert kept == [state.opened.session]
        assert facts(session, tmp_path) == told(expected, ("entries", "undone", "not_done", "plan"))
        assert session.head == expected["head"]
        assert session.people() == ()
    assert (tmp_path / "kept.pcra").read_bytes() == before
    assert journal_digest(path) == expected["journal_sha256"]
    assert read_header(path).user_version == FORMAT_VERSION
    assert check(path) == []
    assert check(tmp_path / "kept.pcra") == []
    with SessionFile.open(path, keep=keep) as session:
        assert session.state == state
    assert len(kept) == 1


def test_c5_without_a_place_for_backups_the_copy_stays_beside(
    old: tuple[Path, dict[str, Any]],
) -> None:
    path, expected = old
    before = path.read_bytes()
    SessionFile.open(path).close()
    (copy,) = [other for other in path.parent.glob("*.pcra") if other != path]
    assert copy.name == f"{path.stem} (avant conversion, format {expected['format']}).pcra"
    assert check(copy) == []
    assert journal_digest(copy) == expected["journal_sha256"]
    assert read_header(copy).user_version == expected["format"]
    assert path.read_bytes() != before
    assert sorted(path.parent.iterdir()) == sorted([copy, path])


def test_c5_reading_an_earlier_format_changes_nothing(
    old: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    path, expected = old
    before = path.read_bytes()
    with SessionFile.open(path, read_only=True) as session:
        assert facts(session, tmp_path) == told(expected, ("entries", "undone", "not_done", "plan"))
        assert session.people() == ()
    assert check(path) == []
    assert path.read_bytes() == before


def test_names_written_before_they_were_sealed_stay(smaller: Path) -> None:
    assert SEALED_SINCE == 2
    with sqlite3.connect(smaller) as raw:
        raw.execute("INSERT INTO participant_name VALUES ('n1', 'BLO-F01', 'Aude Morvan')")
    raw.close()
    with SessionFile.open(smaller, keep=keep_nothing) as session:
        (person,) = session.people()
        assert (person.id, person.function, person.name) == ("n1", "BLO-F01", "Aude Morvan")


def failing_at(number: int, statements: list[str]) -> Any:
    """Give a way to run statements of which one fails; `statements` hears of each."""
    run = Connection.exec_driver_sql

    def stopped(self: Connection, statement: str, *others: Any, **more: Any) -> Any:
        statements.append(statement)
        if len(statements) == number:
            raise RuntimeError("stopped here")
        return run(self, statement, *others, **more)

    return stopped


def test_c6_failing_at_any_statement_leaves_every_byte(
    smaller: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = smaller.read_bytes()
    statements: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(Connection, "exec_driver_sql", failing_at(-1, statements))
        copy = smaller.with_name("probe.pcra")
        shutil.copy(smaller, copy)
        bring(copy, keep_nothing)
    first = statements.index("BEGIN IMMEDIATE")
    assert {"DROP TABLE participant_name", "PRAGMA user_version=2", "COMMIT"} <= set(statements)
    for number in range(first + 1, len(statements) + 1):
        with monkeypatch.context() as patch:
            patch.setattr(Connection, "exec_driver_sql", failing_at(number, []))
            with pytest.raises(RuntimeError):
                bring(smaller, keep_nothing)
        assert smaller.read_bytes() == before, statements[number - 1]
        assert not smaller.with_name(f"{smaller.name}-journal").exists()


def test_c6_step_that_changes_the_content_is_taken_back(
    smaller: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = smaller.read_bytes()

    def forget(connection: Connection, session: str) -> None:
        STEPS[1](connection, session)
        connection.exec_driver_sql("UPDATE journal SET actor = 'x' WHERE seq = 3")

    def shorten(connection: Connection, session: str) -> None:
        STEPS[1](connection, session)
        last = "(SELECT max(seq) FROM journal)"
        connection.exec_driver_sql(f"DELETE FROM journal WHERE seq = {last}")

    for step, error in ((forget, SessionFileDamaged), (shorten, CannotWrite)):
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "STEPS", {1: step})
            with pytest.raises(error):
                bring(smaller, keep_nothing)
        assert smaller.read_bytes() == before


def test_c6_copy_that_cannot_be_kept_stops_before_anything_is_written(smaller: Path) -> None:
    before = smaller.read_bytes()

    def refuse(path: Path, session: str) -> None:
        raise CannotWrite("Plus de place.")

    with pytest.raises(CannotWrite, match="Plus de place"):
        SessionFile.open(smaller, keep=refuse)
    assert smaller.read_bytes() == before


def test_file_changed_while_its_copy_was_kept_is_not_converted(smaller: Path) -> None:
    def change(path: Path, session: str) -> None:
        with sqlite3.connect(path) as raw:
            raw.execute("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
        raw.close()

    with pytest.raises(SessionFileChanged):
        bring(smaller, change)
    assert read_header(smaller).user_version == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_c7_killed_while_converting_leaves_the_old_or_the_new(smaller: Path) -> None:
    pristine = smaller.read_bytes()
    dice = random.Random(20261125)
    statements: list[str] = []
    copy = smaller.with_name("probe.pcra")
    copy.write_bytes(pristine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "exec_driver_sql", failing_at(-1, statements))
        bring(copy, keep_nothing)
    written = ("BEGIN", "DROP", "CREATE", "INSERT", "PRAGMA user_version=", "COMMIT")
    points = [n for n, sql in enumerate(statements, 1) if sql.strip().startswith(written)]
    for point in (*points, *[None] * KILLS):
        killed_while_converting(smaller, point, dice.uniform(0, 0.02))
        with SessionFile.open(smaller, read_only=True) as session:
            assert session.people() == ()
        with SessionFile.open(smaller, keep=keep_nothing) as session:
            assert session.history.length == golden(FIXTURES / "format-1-bloc.json")["entries"]
        assert check(smaller) == []
        smaller.write_bytes(pristine)
    assert len(points) >= 6


def killed_while_converting(path: Path, point: int | None, seconds: float) -> None:
    """Fork a process that converts a file, and kill it.

    It dies just before its statement number `point`, or that long after it began to commit.
    """
    answers, tell = os.pipe()
    child = os.fork()
    if child == 0:
        run = Connection.exec_driver_sql
        count = 0

        def dying(self: Connection, statement: str, *others: Any, **more: Any) -> Any:
            nonlocal count
            count += 1
            if count == point:
                os.kill(os.getpid(), signal.SIGKILL)
            if statement == "COMMIT":
                os.write(tell, b"!")
            return run(self, statement, *others, **more)

        try:
            Connection.exec_driver_sql = dying  # type: ignore[method-assign]
            bring(path, keep_nothing)
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(answers, "rb") as told:
        if told.read(1):
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_c8_damaged_file_is_refused_before_it_is_converted(smaller: Path) -> None:
    pristine = smaller.read_bytes()
    dice = random.Random(7)
    refused = 0
    for _ in range(12):
        spoilt = bytearray(pristine)
        for _ in range(40):
            spoilt[dice.randrange(100, len(spoilt))] ^= 1 << dice.randrange(8)
        smaller.write_bytes(spoilt)
        kept: list[Path] = []
        try:
            SessionFile.open(smaller, keep=lambda path, _, kept=kept: kept.append(path)).close()
        except SessionFileDamaged:
            refused += 1
            assert kept == []
            assert smaller.read_bytes() == spoilt
    assert refused == 12


def test_c9_newer_file_is_refused_and_unchanged(smaller: Path) -> None:
    SessionFile.open(smaller, keep=keep_nothing).close()
    for version in (FORMAT_VERSION + 1, 2**31 - 1):
        with sqlite3.connect(smaller) as raw:
            raw.execute(f"PRAGMA user_version={version}")
        raw.close()
        before = smaller.read_bytes()
        for read_only in (False, True):
            with pytest.raises(SessionFileTooNew, match="plus récente"):
                SessionFile.open(smaller, read_only=read_only, keep=keep_nothing)
        assert smaller.read_bytes() == before


def test_copies_kept_beside_never_replace_one_another(smaller: Path) -> None:
    first, second = keep_beside(smaller, ""), keep_beside(smaller, "")
    assert first != second
    assert second.name.endswith("format 1) (2).pcra")
