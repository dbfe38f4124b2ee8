"""A killed writer loses nothing that was acknowledged; a refused write loses nothing at all."""

import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

KILLS = 10

NOBODY = """
import os, sys
from pathlib import Path
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.events import PhaseEntered
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.session_file import SessionFile
if os.geteuid() == 0:
    os.setuid(65534)
try:
    with SessionFile.open(Path(sys.argv[1]), read_only=sys.argv[2] == "ro") as session:
        print("opened", session.history.length)
except SessionFileError as error:
    print(type(error).__name__, error)
"""

SMALL_FILES = """
import resource, sys
from pathlib import Path
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.events import LogNoted
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.session_file import SessionFile
path = Path(sys.argv[1])
with SessionFile.open(path) as session:
    limit = path.stat().st_size + 8192
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for number in range(500):
            event = LogNoted(f"l{number}", "x" * 190, number)
            seq = session.history.length + 1
            session.append(Entry(seq, EntryKind.MOVE, "", "", None, (event,)))
    except SessionFileError as error:
        print(session.history.length, type(error).__name__, error)
"""


def write_for_ever(path: Path, play: Any, acknowledge: int) -> None:
    with SessionFile.open(path) as session:
        while True:
            number = session.history.length
            play(session, LogNoted(f"l{number}", "x" * 150, number))
            os.write(acknowledge, b"%d\n" % session.history.length)


def kill_while_writing(path: Path, play: Any, seconds: float) -> int:
    """Fork a writer, kill it after that long; gives the last entry that it acknowledged."""
    answers, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write_for_ever(path, play, acknowledge)
        finally:
            os._exit(1)
    os.close(acknowledge)
    assert select.select([answers], [], [], 20)[0]
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(answers, "rb") as told:
        return int(told.read().split()[-1])


def test_killed_writer_loses_nothing_acknowledged(closed: Path, play: Any) -> None:
    dice = random.Random(20261124)
    for _ in range(KILLS):
        acknowledged = kill_while_writing(closed, play, dice.uniform(0, 0.03))
        with SessionFile.open(closed) as session:
            # One more may be there: killed between the commit and its acknowledgement.
            assert session.history.length - acknowledged in (0, 1)
            assert len(session.state.log) == session.history.length - 6
        assert check(closed) == []
        assert list(closed.parent.iterdir()) == [closed]


def test_file_that_may_not_grow_refuses_and_loses_nothing(closed: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", SMALL_FILES, str(closed)], capture_output=True, text=True, check=True
    ).stdout
    length, error, sentence = told.split(" ", 2)
    assert error == "CannotWrite"
    assert "Plus de place" in sentence
    with SessionFile.open(closed) as session:
        assert session.history.length == int(length) > 6
    assert check(closed) == []


@pytest.mark.parametrize(
    ("mode", "answer"), [("ro", "opened 6"), ("rw", "CannotWrite Impossible d’écrire")]
)
def test_read_only_folder(closed: Path, mode: str, answer: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "atelier.pcra")
        path.write_bytes(closed.read_bytes())
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        told = subprocess.run(
            [sys.executable, "-c", NOBODY, str(path), mode],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        Path(folder).chmod(0o755)
    assert told.startswith(answer)
