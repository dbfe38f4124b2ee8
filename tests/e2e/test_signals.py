"""The system ends the program in the middle of a workshop: what is written is written whole."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pcra_game.persistence.checking import check
from pcra_game.persistence.lock import lock_path
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop import autopilot
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.last_run import FOLDER, LastRun
from pcra_game.workshop.profile import Profile

pytest.importorskip("PySide6", exc_type=ImportError)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise here")

ROUNDS = int(os.environ.get("PCRA_SIGNALS", "1"))
TYPED = "Passer au papier"

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pcra_game.app.application import Application
from pcra_game.windows.hand import Hand
from pcra_game.windows.hand_ids import ForeseenIds
from pcra_game.workshop import autopilot

application = Application(Path(sys.argv[1]))
window = application.window

def shown():
    if window.room is None:
        QTimer.singleShot(10, shown)
        return
    window.desk.table.set_motion(False)
    {story}

{functions}
QTimer.singleShot(0, shown)
sys.exit(application.run())
"""

PLAY = """
hands_off = []

def steps():
    ids = ForeseenIds()
    window.room.new_id = ids
    hand = Hand(window, ids)
    for intent in autopilot.intents():
        for _step in hand.play(intent):
            if window.room is None:
                return
            print(window.room.workshop.history.length, flush=True)
            yield

def play(going):
    if not hands_off and next(going, "over") != "over":
        QTimer.singleShot(0, lambda: play(going))
"""

TYPE = f"""
def write():
    window.room.open_next()
    field = window.desk.answer.field("what")
    QTest.keyClicks(field, "{TYPED}")
    print("typed", window.room.workshop.history.length, flush=True)
"""

# A close that falls on words nothing can store yet is refused once: whoever insists may go, and
# lets go of the keyboard meanwhile.
CLOSING = """
    def end():
        hands_off.append(True)
        {end}

    again = QTimer(window, interval=1500)
    again.timeout.connect(end)
    again.start()
"""


@contextmanager
def window_of(
    surroundings: dict[str, str], path: Path, folder: Path, story: str, functions: str
) -> Iterator[subprocess.Popen[str]]:
    """A window without a screen that plays by itself."""
    environment = surroundings | {"QT_QPA_PLATFORM": "offscreen", "PCRA_PROFILE": str(folder)}
    code = WINDOW.format(story=story, functions=functions)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        encoding="utf-8",
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def ended_well(running: subprocess.Popen[str], path: Path, folder: Path) -> str:
    """What it still said; nothing is left behind, and the next start is one like any other."""
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    assert check(path) == []
    assert not lock_path(path).exists()
    assert list((folder / FOLDER).iterdir()) == []
    assert LastRun(Profile(folder)).unfinished is None
    log = folder / "incidents.log"
    lines = log.read_text().splitlines() if log.exists() else []
    # A screen that is none complains of what it cannot do.
    assert [line for line in lines if "Qt warning default" not in line] == []
    return out


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new session of the unit that the hands play; never to be changed."""
    path = tmp_path_factory.mktemp("fresh") / "atelier.pcra"
    game = load_game(autopilot.UNIT)
    create_session(path, game, title="Urgences", activities=autopilot.ACTIVITIES).close()
    return path


@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_b11_a_signal_during_play_loses_nothing_and_leaves_nothing(
    surroundings: dict[str, str], fresh: Path, tmp_path: Path, name: str, seed: int
) -> None:
    path, folder = tmp_path / "atelier.pcra", tmp_path / "profil"
    path.write_bytes(fresh.read_bytes())
    chance = random.Random(f"{name}{seed}")
    until = chance.randrange(3, 20)
    with window_of(surroundings, path, folder, "play(steps())", PLAY) as running:
        assert running.stdout is not None
        told = "0"
        while int(told) < until:
            told = running.stdout.readline().strip()
            assert told, "the hands stopped"
        time.sleep(chance.random() / 10)
        running.send_signal(getattr(signal, name))
        told = ([told, *ended_well(running, path, folder).split()])[-1]
    with SessionFile.open(path) as session:
        assert session.history.length >= int(told)
        assert session.recovered is None


def test_b11_words_being_typed_are_stored_when_the_system_ends_it(
    surroundings: dict[str, str], fresh: Path, tmp_path: Path
) -> None:
    path, folder = tmp_path / "atelier.pcra", tmp_path / "profil"
    path.write_bytes(fresh.read_bytes())
    with window_of(surroundings, path, folder, "write()", TYPE) as running:
        assert running.stdout is not None
        word, before = running.stdout.readline().split()
        assert word == "typed"
        running.send_signal(signal.SIGTERM)
        ended_well(running, path, folder)
    with SessionFile.open(path) as session:
        assert session.history.length == int(before) + 1
        assert [one.what for one in session.state.solutions.values()] == [TYPED]


@pytest.mark.parametrize("end", ["window.close()", "application.qt.quit()"])
def test_b11_closing_or_logging_off_during_play_loses_nothing(
    surroundings: dict[str, str], fresh: Path, tmp_path: Path, end: str
) -> None:
    path, folder = tmp_path / "atelier.pcra", tmp_path / "profil"
    path.write_bytes(fresh.read_bytes())
    story = "play(steps())" + CLOSING.format(end=end)
    with window_of(surroundings, path, folder, story, PLAY) as running:
        told = ended_well(running, path, folder).split()
    with SessionFile.open(path) as session:
        assert session.history.length >= int(told[-1]) > 1
