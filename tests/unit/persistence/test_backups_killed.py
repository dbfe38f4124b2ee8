"""Killed or without room in the middle of a backup: no name is given to anything incomplete."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.persistence.backups import Backups, Reason
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

KILLS = 6
NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)
SESSION = "séance-1"

SMALL_FILES = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from pcra_game.persistence.backups import Backups, Reason
from pcra_game.persistence.errors import SessionFileError
path, folder, what, limit = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
backups = Backups(folder)
now = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
held = backups.of("séance-1")
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    if what == "keep":
        backups.keep(path, "séance-1", Reason.REGULAR, now)
    else:
        backups.restore(held[-1], path, now)
    print("done")
except SessionFileError as error:
    print(type(error).__name__, error)
"""


def back_up_for_ever(path: Path, folder: Path, play: Any, tell: int) -> None:
    backups = Backups(folder)
    with SessionFile.open(path) as session:
        while True:
            number = session.history.length
            play(session, LogNoted(f"l{number}", "x" * 150, number))
            backups.keep(path, SESSION, Reason.REGULAR, NOW)
            os.write(tell, b".")


def kill_while_backing_up(path: Path, folder: Path, play: Any, seconds: float) -> None:
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            back_up_for_ever(path, folder, play, tell)
        finally:
            os._exit(1)
    os.close(tell)
    assert select.select([told], [], [], 30)[0]
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(told)


def test_c2_killed_during_a_backup_leaves_no_incomplete_one(
    closed: Path, play: Any, tmp_path: Path
) -> None:
    dice, folder = random.Random(5), tmp_path / "backups"
    backups = Backups(folder)
    for _ in range(KILLS):
        kill_while_backing_up(closed, folder, play, dice.uniform(0, 0.06))
        made = backups.of(SESSION)
        assert made
        assert all(check(one.path) == [] for one in made)
        assert backups.newest_whole(SESSION) == made[0]
    with SessionFile.open(closed) as session:
        play(session, LogNoted("last", "fin", 0))
    assert backups.keep(closed, SESSION, Reason.CLOSING, NOW)
    names = {path.name for path in backups.folder_of(SESSION).iterdir()}
    assert names == {".lock", *(one.path.name for one in backups.of(SESSION))}


def test_what_a_killed_program_left_unfinished_is_swept(closed: Path, tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups")
    left = backups.folder_of(SESSION) / ".pcra-0123.tmp"
    left.mkdir(parents=True)
    (left / "copie.pcra").write_bytes(b"half")
    assert backups.keep(closed, SESSION, Reason.REGULAR, NOW)
    assert not left.exists()


@pytest.mark.parametrize("what", ["keep", "restore"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_b6_disk_full_during_a_backup_spoils_nothing_and_says_so(
    what: str, share: float, played: SessionFile, play: Any, tmp_path: Path
) -> None:
    backups = Backups(tmp_path / "backups")
    assert backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
    play(played, LogNoted("l", "appel", 1))
    played.close()
    before, held = played.path.read_bytes(), backups.files(SESSION)
    limit = round(len(before) * share)
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            SMALL_FILES,
            str(played.path),
            str(tmp_path / "backups"),
            what,
            str(limit),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told.startswith("CannotWrite ")
    assert "faute de place sur le disque" in told or "Plus de place sur le disque" in told
    assert played.path.read_bytes() == before
    assert backups.files(SESSION) == held
    assert [path.name for path in played.path.parent.iterdir() if path.is_file()] == [
        played.path.name
    ]
    assert all(check(path) == [] for path in held)
    assert backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
