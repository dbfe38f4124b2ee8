"""A copy is whole under its name, or it is not there; what lay there before stays until then."""

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted, PhaseEntered
from pcra_game.persistence import connection, copying, placing
from pcra_game.persistence.checking import check
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import (
    CannotWrite,
    NotASessionFile,
    SessionFileBusy,
    SessionFileError,
)
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.session_file import SessionFile

FEW_BYTES = """
import resource, sys
from pathlib import Path
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.session_file import SessionFile
source, target, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
with SessionFile.open(source) as session:
    for limit in (0, 1000, 5000, source.stat().st_size // 2, source.stat().st_size - 1):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            session.copy_to(target) if how == "open" else copy_session(source, target, replace=True)
        except SessionFileError as error:
            print(error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A place in a folder of its own, where an earlier copy lies."""
    folder = tmp_path / "copies"
    folder.mkdir()
    path = folder / "copie é #1.pcra"
    path.write_text("ancienne copie", encoding="utf-8")
    return path


def test_copy_beside_an_open_writer_holds_what_was_written(
    played: SessionFile, target: Path
) -> None:
    copy_session(played.path, target, replace=True)
    assert names(target.parent) == [target.name]
    with SessionFile.open(target) as copy:
        assert (copy.history, copy.state) == (played.history, played.state)


def test_copy_made_in_another_thread_while_the_room_plays_is_whole(
    played: SessionFile, play: Any, tmp_path: Path
) -> None:
    failures: list[BaseException] = []

    def copy_them() -> None:
        try:
            for number in range(8):
                copy_session(played.path, tmp_path / f"copie {number}.pcra")
        except BaseException as error:  # noqa: BLE001 - told to the test
            failures.append(error)

    thread = threading.Thread(target=copy_them)
    thread.start()
    while thread.is_alive():
        play(played, LogNoted(f"l{played.history.length}", "x", 1))
        time.sleep(0.005)
    thread.join()
    assert failures == []
    known = played.entries()
    for number in range(8):
        path = tmp_path / f"copie {number}.pcra"
        assert check(path) == []
        with SessionFile.open(path) as copy:
            assert copy.entries() == known[: copy.history.length]


def test_copy_never_takes_a_place_that_is_taken_unless_asked(closed: Path, target: Path) -> None:
    with pytest.raises(CannotWrite, match="existe déjà"):
        copy_session(closed, target)
    assert target.read_text(encoding="utf-8") == "ancienne copie"
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("spelt", [lambda p: p, lambda p: p.parent / "." / p.name])
def test_copy_onto_itself_is_refused(closed: Path, spelt: Callable[[Path], Path]) -> None:
    before = closed.read_bytes()
    with pytest.raises(CannotWrite):
        copy_session(closed, spelt(closed), replace=True)
    assert closed.read_bytes() == before


def test_copy_over_a_session_that_is_open_is_refused(
    closed: Path, target: Path, tmp_path: Path
) -> None:
    with SessionLock(target), pytest.raises(SessionFileBusy):
        copy_session(closed, target, replace=True)
    assert target.read_text(encoding="utf-8") == "ancienne copie"


def test_what_is_no_session_is_not_copied(tmp_path: Path, target: Path) -> None:
    (tmp_path / "notes.pcra").write_text("des notes", encoding="utf-8")
    with pytest.raises(NotASessionFile):
        copy_session(tmp_path / "notes.pcra", target, replace=True)
    assert target.read_text(encoding="utf-8") == "ancienne copie"


def test_damaged_session_is_not_copied_as_if_it_were_whole(closed: Path, target: Path) -> None:
    bytes_ = bytearray(closed.read_bytes())
    place = bytes_.index(b"ordonnancier papier")
    bytes_[place] ^= 1
    closed.write_bytes(bytes_)
    with pytest.raises(SessionFileError):
        copy_session(closed, target, replace=True)
    assert target.read_text(encoding="utf-8") == "ancienne copie"
    assert names(target.parent) == [target.name]


def test_folder_that_is_not_there_is_said(closed: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="Impossible d’écrire"):
        copy_session(closed, tmp_path / "absent" / "copie.pcra")


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files here")
@pytest.mark.parametrize("how", ["open", "alone"])
def test_b6_full_disk_during_a_copy_leaves_the_original_and_the_earlier_copy(
    closed: Path, target: Path, how: str
) -> None:
    before = closed.read_bytes()
    told = subprocess.run(
        [sys.executable, "-c", FEW_BYTES, str(closed), str(target), how],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    sentences = told.stdout.splitlines()
    assert len(sentences) == 5
    assert set(sentences) == {sentences[0]}
    assert "Plus de place" in sentences[0]
    assert target.name in sentences[0]
    assert closed.read_bytes() == before
    assert target.read_text(encoding="utf-8") == "ancienne copie"
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_b6_full_disk_when_the_copy_is_synced_says_the_same_sentence(
    closed: Path, target: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(number, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="Plus de place"):
        copy_session(closed, target, replace=True)
    assert target.read_text(encoding="utf-8") == "ancienne copie"
    assert names(target.parent) == [target.name]


def test_b6_full_disk_of_sqlite_names_the_copy_and_not_the_original(
    played: SessionFile, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection._WRITING_PRAGMAS, "max_page_count", "5")
    for copy in (lambda: played.copy_to(target), lambda: copy_session(played.path, target)):
        with pytest.raises(CannotWrite, match="Plus de place") as caught:
            copy()
        assert target.name in str(caught.value)
    assert target.read_text(encoding="utf-8") == "ancienne copie"


class Refusing:
    """Refuses to replace a few times, as Windows does while an antivirus looks at the file."""

    def __init__(self, times: int) -> None:
        self.left, self.replace = times, os.replace

    def __call__(self, source: Any, target: Any, **options: Any) -> None:
        if self.left > 0:
            self.left -= 1
            raise PermissionError(errno.EACCES, "held", str(target))
        self.replace(source, target, **options)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it was waited, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(placing.time, "sleep", waited.append)
    return waited


@pytest.mark.parametrize("times", [1, 3, 4])
def test_b15_place_that_refuses_a_few_times_is_taken_in_the_end(
    closed: Path,
    target: Path,
    times: int,
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "replace", Refusing(times))
    copy_session(closed, target, replace=True)
    assert check(target) == []
    assert names(target.parent) == [target.name]
    assert len(waits) == times
    assert waits == sorted(waits)


def test_b15_place_that_goes_on_refusing_is_said_and_nothing_is_left(
    closed: Path, target: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", Refusing(99))
    with pytest.raises(CannotWrite, match="antivirus"):
        copy_session(closed, target, replace=True)
    assert sum(waits) < 2
    assert target.read_text(encoding="utf-8") == "ancienne copie"
    assert names(target.parent) == [target.name]


def test_copy_that_reads_back_otherwise_is_not_kept(
    played: SessionFile, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "check", lambda _path: ["faute"])
    for copy in (
        lambda: played.copy_to(target),
        lambda: copy_session(played.path, target, replace=True),
    ):
        with pytest.raises(CannotWrite, match="pas entière"):
            copy()
    assert target.read_text(encoding="utf-8") == "ancienne copie"
    assert names(target.parent) == [target.name]


def test_reader_copies_what_the_writer_has_written_since(
    played: SessionFile, play: Any, target: Path
) -> None:
    with SessionFile.open(played.path, read_only=True) as reader:
        play(played, PhaseEntered("P1"))
        reader.copy_to(target)
    with SessionFile.open(target) as copy:
        assert copy.history == played.history
