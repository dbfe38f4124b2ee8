"""One writer at a time, who is named; a dead one holds nothing."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pcra_game.persistence.errors import SessionFileBusy, SessionFileHeldElsewhere
from pcra_game.persistence.lock import SessionLock, holder_of, lock_path
from pcra_game.persistence.session_file import SessionFile

HOLDER = """
import sys, time
from pathlib import Path
from pcra_game.persistence.lock import SessionLock
lock = SessionLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
time.sleep(60)
"""


def test_lock_names_its_holder(path: Path) -> None:
    with SessionLock(path), pytest.raises(SessionFileBusy, match="sur le poste") as caught:
        SessionLock(path).acquire()
    assert str(os.getpid()) in str(caught.value)


def test_released_lock_leaves_no_file(path: Path) -> None:
    with SessionLock(path):
        assert lock_path(path).exists()
    assert not lock_path(path).exists()


def test_lock_file_left_behind_locks_nothing(path: Path) -> None:
    lock_path(path).write_text("\npid: 1\n", encoding="utf-8")
    SessionLock(path).acquire().release()


@pytest.mark.parametrize("text", ["", "\n\n", "\nsince: hier", "\x00" * 9, "\npid: 1\nhost: h"])
def test_unreadable_holder_is_another_program(path: Path, text: str) -> None:
    with SessionLock(path):
        lock_path(path).write_text(text, encoding="utf-8")
        with pytest.raises(SessionFileBusy, match="un autre programme"):
            SessionLock(path).acquire()


def test_killed_holder_frees_the_lock(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(SessionFileBusy, match=f"processus {holder.pid}"):
            SessionLock(path).acquire()
        holder.kill()
    SessionLock(path).acquire().release()


def left_by(path: Path, host: str, pid: int = 4242) -> str:
    """Leave the lock file of a post that went away, or that the system does not know of."""
    since = "2026-11-24T07:30:00+00:00"
    text = f"\napplication: PCRA\npid: {pid}\nhost: {host}\nsince: {since}\n"
    lock_path(path).write_text(text, encoding="utf-8")
    return text


def test_a28_lock_left_by_a_dead_process_of_this_post_is_taken_in_silence(path: Path) -> None:
    left_by(path, socket.gethostname())
    with SessionLock(path):
        named = holder_of(path)
        assert named is not None
        assert named.pid == str(os.getpid())
    assert not lock_path(path).exists()


def test_a28_lock_of_another_post_asks_and_stays_as_it_is(path: Path) -> None:
    text = left_by(path, "poste-bloc-2")
    for _ in range(2):
        with pytest.raises(SessionFileHeldElsewhere, match="poste-bloc-2") as caught:
            SessionLock(path).acquire()
        assert "processus 4242" in str(caught.value)
        assert "quand même" in str(caught.value)
        assert lock_path(path).read_text(encoding="utf-8") == text


def test_a28_lock_of_another_post_is_taken_by_whoever_knows(path: Path) -> None:
    left_by(path, "poste-bloc-2")
    with SessionLock(path).acquire(anyway=True):
        named = holder_of(path)
        assert named is not None
        assert named.host == socket.gethostname()
        with pytest.raises(SessionFileBusy):
            SessionLock(path).acquire(anyway=True)
    assert not lock_path(path).exists()
    SessionLock(path).acquire().release()


def test_a28_lock_of_another_post_that_is_really_held_is_no_question(path: Path) -> None:
    with SessionLock(path):
        left_by(path, "poste-bloc-2")
        with pytest.raises(SessionFileBusy, match="poste-bloc-2") as caught:
            SessionLock(path).acquire(anyway=True)
        assert not isinstance(caught.value, SessionFileHeldElsewhere)


def test_a27_second_opening_in_one_process_is_told_who_and_may_look(played: SessionFile) -> None:
    with pytest.raises(SessionFileBusy, match=f"processus {os.getpid()}"):
        SessionFile.open(played.path)
    with SessionFile.open(played.path, read_only=True) as reader:
        assert reader.history == played.history


OPENER = """
import sys
from pathlib import Path
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.session_file import SessionFile
try:
    SessionFile.open(Path(sys.argv[1])).close()
except SessionFileError as error:
    print(type(error).__name__, error)
with SessionFile.open(Path(sys.argv[1]), read_only=True) as session:
    print(session.read_only, session.history.length)
"""


def test_a27_second_process_is_told_who_and_may_look(played: SessionFile) -> None:
    told = subprocess.run(
        [sys.executable, "-c", OPENER, str(played.path)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert told[0].startswith("SessionFileBusy ")
    assert f"processus {os.getpid()}" in told[0]
    assert told[1] == f"True {played.history.length}"
