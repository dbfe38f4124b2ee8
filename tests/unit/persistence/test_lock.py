"""One writer at a time, who is named; a dead one holds nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pcra_game.persistence.errors import SessionFileBusy
from pcra_game.persistence.lock import SessionLock, lock_path

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
