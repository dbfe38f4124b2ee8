"""What is not a session is refused before SQLite sees it, and keeps every byte."""

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.persistence import connection, header
from pcra_game.persistence.checking import check_report
from pcra_game.persistence.errors import (
    NotASessionFile,
    SessionFileDamaged,
    SessionFileDoubtful,
    SessionFileError,
    SessionFileTooNew,
)
from pcra_game.persistence.session_file import SessionFile

SEED = 20261125
posix = pytest.mark.skipif(os.name != "posix", reason="no links or pipes here")


def patch(path: Path, at: int, value: bytes) -> None:
    stored = bytearray(path.read_bytes())
    stored[at : at + len(value)] = value
    path.write_bytes(stored)


def folder_of(path: Path) -> dict[str, tuple[int, int, bytes | None]]:
    """Everything beside a file: when it was written, its size, its bytes."""
    seen = {}
    for found in path.parent.iterdir():
        told = found.lstat()
        content = found.read_bytes() if found.is_file() else None
        seen[found.name] = (told.st_mtime_ns, told.st_size, content)
    return seen


def refused(path: Path, error: type[SessionFileError]) -> str:
    """Open must raise `error` either way, and change nothing; `check` must say the same."""
    before = folder_of(path)
    with pytest.raises(error) as caught:
        SessionFile.open(path)
    with pytest.raises(error):
        SessionFile.open(path, read_only=True)
    assert check_report(path).faults == (str(caught.value),)
    assert folder_of(path) == before
    return str(caught.value)


@pytest.fixture
def no_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is refused here is refused without SQLite."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("SQLite was asked")

    monkeypatch.setattr(connection.sqlite3, "connect", never)


def foreign(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def test_missing_file_is_not_created(path: Path) -> None:
    with pytest.raises(NotASessionFile, match="n’existe pas"):
        SessionFile.open(path)
    assert not list(path.parent.iterdir())


def test_a1_empty_file_is_refused_as_empty(path: Path, no_sqlite: None) -> None:
    path.write_bytes(b"")
    assert "est vide" in refused(path, NotASessionFile)


@pytest.mark.parametrize(
    "content",
    [
        b"Bonjour",
        random.Random(SEED).randbytes(9000),
        b"%PDF-1.7\n" * 900,
        b"PK\x03\x04" * 3000,
        b"<!DOCTYPE html><html></html>" * 300,
        b"SQLite format 3\x00",
        bytes(4096),
    ],
    ids=["text", "random", "pdf", "zip", "html", "cut", "zeros"],
)
def test_a2_other_bytes_are_refused(path: Path, content: bytes, no_sqlite: None) -> None:
    path.write_bytes(content)
    assert "n’est pas un atelier" in refused(path, NotASessionFile)


def test_a3_sqlite_file_of_another_program_is_refused(path: Path) -> None:
    foreign(path, "CREATE TABLE t(x)", "PRAGMA application_id=1")
    assert "n’est pas un atelier" in refused(path, NotASessionFile)


def test_a3_wal_file_of_another_program_is_refused(path: Path) -> None:
    foreign(path, "PRAGMA journal_mode=WAL", "CREATE TABLE t(x)")
    refused(path, NotASessionFile)


@pytest.mark.parametrize("ahead", [1, 2**31 - 1 - header.FORMAT_VERSION])
def test_a4_newer_format_is_refused(closed: Path, ahead: int, no_sqlite: None) -> None:
    patch(closed, 60, (header.FORMAT_VERSION + ahead).to_bytes(4, "big"))
    assert "plus récente" in refused(closed, SessionFileTooNew)


def test_a5_file_cut_anywhere_is_refused(closed: Path, no_sqlite: None) -> None:
    dice = random.Random(SEED)
    whole = closed.read_bytes()
    for length in (1, 99, 100, 4096, *dice.sample(range(1, len(whole)), 96)):
        closed.write_bytes(whole[:length])
        with pytest.raises((SessionFileDamaged, NotASessionFile)):
            SessionFile.open(closed, read_only=True)
        assert closed.read_bytes() == whole[:length]


@pytest.mark.parametrize("cut", [1, 10, 4096])
def test_a6_file_without_its_end_is_refused(closed: Path, cut: int, no_sqlite: None) -> None:
    closed.write_bytes(closed.read_bytes()[:-cut])
    assert "tronqué" in refused(closed, SessionFileDamaged)


@pytest.mark.parametrize("more", [b"junk", bytes(4096), bytes(1_000_000)])
def test_a6_file_with_something_appended_is_refused(
    closed: Path, more: bytes, no_sqlite: None
) -> None:
    closed.write_bytes(closed.read_bytes() + more)
    assert "ajouté" in refused(closed, SessionFileDamaged)


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (16, (512).to_bytes(2, "big"), "taille de ses pages"),
        (16, (1).to_bytes(2, "big"), "taille de ses pages"),
        (16, (1000).to_bytes(2, "big"), "taille de ses pages"),
        (18, b"\x09", "mode d’écriture"),
        (19, b"\x09", "mode d’écriture"),
        (18, b"\x02\x01", "mode d’écriture"),
        (18, b"\x01\x02", "mode d’écriture"),
        (20, b"\x20", "en-tête"),
        (21, b"\x41", "en-tête"),
        (28, (4_000_000_000).to_bytes(4, "big"), "tronqué"),
        (44, (9).to_bytes(4, "big"), "en-tête"),
        (56, (2).to_bytes(4, "big"), "UTF-8"),
        (56, (3).to_bytes(4, "big"), "UTF-8"),
    ],
)
def test_a11_header_that_is_not_ours_is_refused_with_its_cause(
    closed: Path, at: int, value: bytes, said: str, no_sqlite: None
) -> None:
    patch(closed, at, value)
    assert said in refused(closed, SessionFileDamaged)


def test_a11_our_file_left_in_wal_mode_is_read_and_brought_back(closed: Path) -> None:
    foreign(closed, "PRAGMA journal_mode=WAL")
    before = folder_of(closed)
    assert closed.read_bytes()[18:20] == b"\x02\x02"
    with SessionFile.open(closed, read_only=True) as session:
        assert session.history.length == 6
    assert folder_of(closed) == before
    with SessionFile.open(closed) as session:
        assert session.history.length == 6
        assert session.recovered is None
    assert closed.read_bytes()[18:20] == b"\x01\x01"
    assert list(closed.parent.iterdir()) == [closed]


def test_huge_file_is_refused_unread(path: Path, no_sqlite: None) -> None:
    with path.open("wb") as file:
        file.truncate(header.LARGEST_MB * 1_000_000 + 1)
    with pytest.raises(NotASessionFile, match="Mo"):
        SessionFile.open(path)


@posix
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path, closed: path.symlink_to(closed), "ordinaire"),
        (lambda path, _: os.mkfifo(path), "ordinaire"),
        (lambda path, _: path.mkdir(), "ordinaire"),
        (lambda path, closed: os.link(closed, path), "plusieurs noms"),
        (lambda path, _: path.symlink_to("/dev/null"), "ordinaire"),
        (lambda path, _: path.symlink_to("nowhere"), "ordinaire"),
    ],
    ids=["symlink", "fifo", "folder", "hard link", "device", "dangling"],
)
def test_a25_what_is_not_a_plain_file_is_refused_at_once(
    closed: Path, make: Callable[[Path, Path], None], said: str, no_sqlite: None
) -> None:
    path = closed.with_name("other.pcra")
    make(path, closed)
    assert said in refused(path, NotASessionFile)


@posix
def test_a25_a_device_is_refused(no_sqlite: None) -> None:
    with pytest.raises(NotASessionFile, match="ordinaire"):
        SessionFile.open(Path("/dev/null"))


@posix
def test_a25_second_name_that_a_killed_creation_left_is_no_obstacle(closed: Path) -> None:
    os.link(closed, closed.with_name(".pcra-0123.tmp"))
    with SessionFile.open(closed, read_only=True) as session:
        assert session.history.length == 6
    assert len(list(closed.parent.iterdir())) == 2
    SessionFile.open(closed).close()
    assert list(closed.parent.iterdir()) == [closed]


@posix
@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize(
    "make",
    [
        lambda path, _: os.mkfifo(path),
        lambda path, _: path.mkdir(),
        lambda path, other: path.symlink_to(other),
        lambda path, _: path.symlink_to("nowhere"),
        lambda path, other: os.link(other, path),
    ],
    ids=["fifo", "folder", "symlink", "dangling", "hard link"],
)
def test_a25_neighbour_that_sqlite_would_follow_is_refused(
    closed: Path,
    tmp_path: Path,
    ending: str,
    make: Callable[[Path, Path], None],
    no_sqlite: None,
) -> None:
    other = tmp_path / "precious.txt"
    other.write_text("précieux", encoding="utf-8")
    make(header.sidecar(closed, ending), other)
    refused(closed, SessionFileError)
    assert other.read_text(encoding="utf-8") == "précieux"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
@pytest.mark.parametrize("content", [b"", b"x", bytes(5000)])
def test_a21_wal_beside_our_file_is_refused(
    closed: Path, ending: str, content: bytes, no_sqlite: None
) -> None:
    header.sidecar(closed, ending).write_bytes(content)
    assert "-wal" in refused(closed, NotASessionFile)


def test_a21_oversized_journal_is_refused_unread(closed: Path, no_sqlite: None) -> None:
    with header.sidecar(closed, "-journal").open("wb") as file:
        file.truncate(2 * header.LARGEST_MB * 1_000_000 + 1)
    with pytest.raises(SessionFileDoubtful, match="déplacez"):
        SessionFile.open(closed)
