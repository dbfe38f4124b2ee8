"""Killed, then started again: the workshop is offered where the room was, and nothing is lost."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop import autopilot
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.last_run import FOLDER, LastRun
from pcra_game.workshop.profile import Profile, Recent

pytest.importorskip("PySide6", exc_type=ImportError)

# Loops of Qt's event queue until something is so; the limit is that of the process.
START = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pcra_game.app.application import Application

application = Application({file}, keys_held=lambda: Qt.KeyboardModifier.{keys})
window, shell = application.window, application.shell

def when(true, then):
    if true():
        then()
    else:
        QTimer.singleShot(10, lambda: when(true, then))

{story}
sys.exit(application.run())
"""

PLAY = """
from pcra_game.workshop import autopilot
from pcra_game.workshop.autopilot import Rewind

def play():
    room = window.room
    for intent in autopilot.intents():
        if len(room.state.answered()) >= 4:
            break
        if not isinstance(intent.move, Rewind):
            room.ask(intent.move)
    room.open_card(next(iter(room.state.cards)))
    window.desk.show_page("list")
    QTimer.singleShot(1000, told)  # a room keeps its place half a second after it changed

def told():
    room = window.room
    print(room.workshop.history.length, len(room.state.answered()), room.selection.id, flush=True)

when(lambda: window.desk is not None, play)
"""

TAKE_UP = """
def offered():
    page = shell._page
    assert window.focusWidget() is page.offer.resume, window.focusWidget()
    print(page.offer.text(), flush=True)
    QTest.keyClick(page.offer.resume, Qt.Key.Key_Space)
    when(lambda: window.desk is not None, opened)

def opened():
    room = window.room
    print(len(room.state.answered()), room.selection.id, window.desk.page, flush=True)
    window.close()

when(lambda: getattr(shell._page, "offer", None) is not None and window.isActiveWindow(), offered)
"""

PUT_OFF = """
def offered():
    QTest.keyClick(shell._page.offer.later, Qt.Key.Key_Space)
    print(shell._page.offer, window.room, flush=True)
    window.close()

when(lambda: getattr(shell._page, "offer", None) is not None, offered)
"""

LOOK = """
from pcra_game.windows.controls import Note

def look():
    page = shell._page
    print(page.offer, len(page.paths()), bool(window.profile.safe), flush=True)
    print(*[note.text() for note in page.findChildren(Note)], flush=True)
    window.close()

when(lambda: shell._page is not None and shell._page.isVisible(), look)
"""


def command(story: str, file: Path | None = None, keys: str = "NoModifier") -> list[str]:
    named = f"Path({str(file)!r})" if file is not None else "None"
    return [sys.executable, "-c", START.format(story=story, file=named, keys=keys)]


@pytest.fixture
def post(surroundings: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A post without a screen, and with a profile of its own."""
    return surroundings | {
        "QT_QPA_PLATFORM": "offscreen",
        "PCRA_PROFILE": str(tmp_path / "profil"),
    }


def lived(arguments: list[str], post: dict[str, str]) -> list[str]:
    """The lines that a window said, which closed by itself."""
    done = subprocess.run(
        arguments, env=post, capture_output=True, encoding="utf-8", timeout=90, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def killed(path: Path, post: dict[str, str]) -> list[str]:
    """Play in a window, kill it; gives the entries, decisions and card that it last had."""
    with subprocess.Popen(
        command(PLAY, path), env=post, stdout=subprocess.PIPE, encoding="utf-8"
    ) as playing:
        assert playing.stdout is not None
        told = playing.stdout.readline().split()
        playing.kill()
    return told


def left_mark(folder: Path, path: Path, decisions: int) -> None:
    """What a run that was killed leaves."""
    mark = folder / FOLDER / "99999-0123abcd.json"
    mark.parent.mkdir(exist_ok=True)
    mark.write_text(json.dumps({"path": str(path), "decisions": decisions}))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill here")
def test_b12_a_crash_is_told_with_hour_and_count_and_one_key_takes_the_room_up(
    post: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "Urgences.pcra"
    game = load_game(autopilot.UNIT)
    create_session(path, game, title="Urgences", activities=autopilot.ACTIVITIES).close()
    entries, decisions, card = killed(path, post)
    assert int(decisions) >= 4
    at_death = path.read_bytes()
    folder = Path(post["PCRA_PROFILE"])

    put_off = lived(command(PUT_OFF), post)
    assert put_off == ["None None"]
    assert path.read_bytes() == at_death
    assert len(list((folder / "rooms").glob("*.json"))) == 1
    assert LastRun(Profile(folder)).unfinished is None

    left_mark(folder, path, int(decisions))
    sentence, room = lived(command(TAKE_UP), post)
    assert re.search(rf"à \d+\sh\s\d\d\s: «\sUrgences \(SAU\)\s» a {decisions}\s", sentence)
    assert room.split() == [decisions, card, "list"]
    assert LastRun(Profile(folder)).unfinished is None
    assert check(path) == []
    with SessionFile.open(path) as session:
        assert session.history.length >= int(entries)


@pytest.mark.parametrize("way", ["shift", "--safe"])
def test_a_safe_start_takes_nothing_up_and_says_so(
    post: dict[str, str], tmp_path: Path, way: str
) -> None:
    folder = Path(post["PCRA_PROFILE"])
    profile = Profile(folder)
    profile.change(geometry="00", theme="dark")
    profile.remember(Recent("/ici/Urgences.pcra", "Urgences", "2026-11-24", 63))
    left_mark(folder, Path("/ici/Urgences.pcra"), 63)
    before = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    arguments = command(LOOK, keys="ShiftModifier")
    if way == "--safe":
        arguments = command(LOOK)
        arguments[2] = arguments[2].replace("Application(None", "Application(None, safe=True")
    told, said = lived(arguments, post)
    assert told == "None 0 True"
    assert said.startswith("Démarrage sans reprise")
    after = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    after.pop("incidents.log", None)
    assert after == before


def test_a_plain_start_says_nothing_of_a_crash(post: dict[str, str]) -> None:
    told, said = lived(command(LOOK), post)
    assert told == "None 0 False"
    assert said == ""


def test_the_workshop_is_written_as_ever_in_a_safe_start(
    post: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "Urgences.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    story = """
def play():
    window.room.open_next()
    QTest.keyClicks(window.desk.answer.field("what"), "Passer au papier")
    window.close()

when(lambda: window.desk is not None, play)
"""
    lived(command(story, path, "ShiftModifier"), post)
    with SessionFile.open(path) as session:
        assert [one.what for one in session.state.solutions.values()] == ["Passer au papier"]
    kept = {file.name for file in Path(post["PCRA_PROFILE"]).iterdir()}
    assert not kept & {"settings.json", "rooms", "running"}
