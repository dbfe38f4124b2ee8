"""What is not a session is refused before SQLite sees it, and keeps every byte."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.persistence import header
from pcra_game.persistence.errors import (
    NotASessionFile,
    SessionFileDamaged,
    SessionFileError,
    SessionFileTooNew,
)
from pcra_game.persistence.session_file import SessionFile


def patch(path: Path, at: int, value: bytes) -> None:
    stored = bytearray(path.read_bytes())
    stored[at : at + len(value)] = value
    path.write_bytes(stored)


def refused(path: Path, error: type[SessionFileError]) -> str:
    """Open must raise `error`, leave the bytes and add nothing to the folder."""
    before = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(error) as caught:
        SessionFile.open(path)
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before
    return str(caught.value)


def foreign(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_missing_file_is_not_created(path: Path) -> None:
    with pytest.raises(NotASessionFile, match="n’existe pas"):
        SessionFile.open(path)
    assert not list(path.parent.iterdir())


@pytest.mark.parametrize(
    "content", [b"", b"Bonjour", b"%PDF-1.7\n" * 900, b"SQLite format 3\x00", bytes(4096)]
)
def test_other_bytes_are_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, NotASessionFile)


def test_sqlite_file_of_another_program_is_refused(path: Path) -> None:
    foreign(path, "CREATE TABLE t(x)")
    refused(path, NotASessionFile)


def test_wal_file_of_another_program_is_refused(path: Path) -> None:
    foreign(path, "PRAGMA journal_mode=WAL", "CREATE TABLE t(x)")
    refused(path, NotASessionFile)


def test_our_file_left_in_wal_mode_is_refused(closed: Path) -> None:
    patch(closed, 18, b"\x02\x02")
    assert "wal" in refused(closed, NotASessionFile)


def test_wal_beside_our_file_is_refused(closed: Path) -> None:
    header.sidecar(closed, "-wal").write_bytes(b"x")
    refused(closed, NotASessionFile)


def test_newer_format_is_refused(closed: Path) -> None:
    patch(closed, 60, (2).to_bytes(4, "big"))
    assert "plus récente" in refused(closed, SessionFileTooNew)


@pytest.mark.parametrize("cut", [1, 10, 4096])
def test_truncated_file_is_refused(closed: Path, cut: int) -> None:
    closed.write_bytes(closed.read_bytes()[:-cut])
    refused(closed, SessionFileDamaged)


def test_file_with_something_appended_is_refused(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes() + b"junk")
    refused(closed, SessionFileDamaged)


def test_huge_file_is_refused_unread(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(header.LARGEST_MB * 1_000_000 + 1)
    with pytest.raises(NotASessionFile, match="Mo"):
        SessionFile.open(path)


@pytest.mark.skipif(os.name != "posix", reason="no links or pipes here")
@pytest.mark.parametrize(
    "make",
    [
        lambda path, closed: path.symlink_to(closed),
        lambda path, _: os.mkfifo(path),
        lambda path, _: path.mkdir(),
    ],
)
def test_what_is_not_a_plain_file_is_refused_at_once(
    tmp_path: Path, closed: Path, make: Callable[[Path, Path], None]
) -> None:
    path = tmp_path / "other.pcra"
    make(path, closed)
    with pytest.raises(NotASessionFile, match="ordinaire"):
        SessionFile.open(path)
