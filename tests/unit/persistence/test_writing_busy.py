"""Another program that holds the file is waited for a moment, then named as what it may be."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import PhaseEntered
from pcra_game.persistence.checking import check
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import SessionFileBusy
from pcra_game.persistence.session_file import SessionFile

HOLDER = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute(sys.argv[2])
raw.execute("SELECT count(*) FROM journal").fetchone()
print("held", flush=True)
sys.stdin.readline()
raw.execute("ROLLBACK")
print("freed", flush=True)
"""
LONGEST = 5.0
"""Seconds; the row of the acceptance list."""


@contextmanager
def holder(path: Path, how: str) -> Iterator[subprocess.Popen[str]]:
    """Another process inside a transaction on the file."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def free(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "freed\n"


@pytest.mark.parametrize("how", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN"])
def test_b10_held_file_is_refused_soon_and_written_once_it_is_free(
    played: SessionFile, play: Any, how: str
) -> None:
    """A writer, one that is just writing to disk, and a reader that keeps the commit out."""
    known = played.history, played.state
    with holder(played.path, how) as process:
        start = time.monotonic()
        with pytest.raises(SessionFileBusy, match="sauvegarde, antivirus") as caught:
            play(played, PhaseEntered("P1"))
        assert time.monotonic() - start < LONGEST
        assert "recommencez" in str(caught.value)
        assert (played.history, played.state) == known
        free(process)
        play(played, PhaseEntered("P1"))
    played.close()
    assert check(played.path) == []
    with SessionFile.open(played.path) as again:
        assert again.history.length == known[0].length + 1


def test_b10_writer_that_was_killed_keeps_nobody_out(played: SessionFile, play: Any) -> None:
    with holder(played.path, "BEGIN EXCLUSIVE") as process:
        process.kill()
        process.wait()
        play(played, PhaseEntered("P1"))
    assert check(played.path) == []


def test_b10_copy_of_a_held_file_does_not_wait_for_ever(
    played: SessionFile, tmp_path: Path
) -> None:
    with holder(played.path, "BEGIN EXCLUSIVE"):
        start = time.monotonic()
        with pytest.raises(SessionFileBusy, match="occupe"):
            copy_session(played.path, tmp_path / "copie.pcra")
        assert time.monotonic() - start < LONGEST
        # The session itself has all of it in memory.
        played.copy_to(tmp_path / "copie.pcra")
    assert check(tmp_path / "copie.pcra") == []


def test_b10_what_another_program_wrote_is_noticed_once_it_is_done(
    played: SessionFile, play: Any
) -> None:
    with sqlite3.connect(played.path) as raw:
        raw.execute("DELETE FROM journal WHERE seq = 6")
    raw.close()
    before = played.path.read_bytes()
    with pytest.raises(Exception, match="modifié ou déplacé"):
        play(played, PhaseEntered("P1"))
    assert played.path.read_bytes() == before


INTRUDER = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    raw.execute("BEGIN IMMEDIATE")
    print("let in")
except sqlite3.OperationalError as error:
    print(error.sqlite_errorname)
"""


def test_b10_look_at_the_file_from_another_thread_opens_it_to_no_other_program(
    played: SessionFile, tmp_path: Path
) -> None:
    """On POSIX, whoever closes a file gives back every lock of the process on it."""
    done = threading.Event()

    def look() -> None:
        check(played.path)
        copy_session(played.path, tmp_path / "copie.pcra")
        done.set()

    looking = threading.Thread(target=look)
    with played._file.transaction():
        looking.start()
        done.wait(0.2)
        told = subprocess.run(
            [sys.executable, "-c", INTRUDER, str(played.path)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert told == "SQLITE_BUSY\n"
    looking.join()
    assert done.is_set()
    assert check(tmp_path / "copie.pcra") == []
