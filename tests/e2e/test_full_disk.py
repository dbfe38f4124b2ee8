"""The disk fills up in the middle of a workshop that is driven through the window."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile

PATIENCE = 200
AFTER = 25
"""Gestures that are played once there is room again."""

MOUNT = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs"]

PLAY = """
import json, shutil, subprocess, sys
from itertools import islice
from pathlib import Path
from pcra_game.app.offscreen import application_without_screen
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import LIGHT
from pcra_game.windows.hand import Hand
from pcra_game.windows.hand_ids import ForeseenIds
from pcra_game.windows.main_window import MainWindow
from pcra_game.workshop import autopilot
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile

folder, kept, after = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
subprocess.run([*sys.argv[4:], str(folder)], check=True)
application = application_without_screen()
path = folder / "atelier.pcra"
clock, ids = autopilot.FixedClock(), ForeseenIds()
window = MainWindow(profile=Profile(kept / "profil"), palette=LIGHT, tasks=Tasks(print))
session = create_session(
    path, load_game("URG"), title="Urgences", activities=autopilot.ACTIVITIES, now=clock.now
)
window.show_room(session, read_only=False, new_id=ids, now=clock.now, idle_ms=0)
window.show()
window.desk.table.set_motion(False)
room, told = window.room, {}
said, acknowledged = [], list(session.entries())
room.refused.connect(said.append)
room.workshop.subscribe(lambda _state, entry: acknowledged.append(entry))
hand, intents = Hand(window, ids), autopilot.intents()

def play(intent):
    for _step in hand.play(intent):
        if said:
            return False
    return True

def on_disk():
    with SessionFile.open(path, read_only=True) as found:
        return found.entries(), found.state

typed = ""
for number, intent in enumerate(intents):
    if not play(intent):
        break
told["before"] = number
told["said"] = list(said)
told["toast"] = [window.toast.text(), window.toast.isVisible()]
told["free"] = shutil.disk_usage(folder).free
told["unsaved"] = room.unsaved
fields = window.desk.answer.fields
told["typed"] = fields.draft().what
told["meant"] = intent.move.solution.what
told["same"] = on_disk() == (tuple(acknowledged), room.state)
told["stored"] = len(acknowledged)
# Still full: the same sentence, the words still in their field.
said.clear()
told["settled_while_full"] = room.settle()
told["said_again"] = list(said)
told["typed_still"] = fields.draft().what
subprocess.run(["mount", "-o", "remount,size=4m", str(folder)], check=True)
said.clear()
told["settled"] = room.settle()
told["unsaved_after"] = room.unsaved
played = play(intent)
for intent in islice(intents, after):
    played = played and play(intent)
for _step in hand.rest():
    pass
told["went_on"] = played
told["said_after"] = list(said)
told["same_after"] = on_disk() == (tuple(acknowledged), room.state)
told["stored_after"] = len(acknowledged)
told["faults"] = check(path)
told["decisions"] = sorted(
    [d.card, d.context, d.status.value] for d in room.state.decisions.values()
)
window.leave_room()
session.close()
told["left"] = sorted(p.name for p in folder.iterdir())
shutil.copy(path, kept / "atelier.pcra")
print(json.dumps(told))
"""


def namespace() -> list[str] | None:
    """How to mount a small disk that only one process sees; `None` where that is forbidden."""
    ways = (["unshare", "-m"], ["unshare", "-rm"])
    for way in ways[0 if os.name == "posix" and os.geteuid() == 0 else 1 :]:
        try:
            tried = subprocess.run(
                [*way, *MOUNT, "/mnt"], capture_output=True, timeout=20, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if tried.returncode == 0:
            return way
    return None


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What happened, from a process that had a disk of 400 KB for its session."""
    if not sys.platform.startswith("linux"):
        pytest.skip("no tmpfs here")
    way = namespace()
    if way is None:
        pytest.skip("this system lets nobody mount a small disk")
    folder, kept = tmp_path_factory.mktemp("petit"), tmp_path_factory.mktemp("gardé")
    done = subprocess.run(
        [*way, sys.executable, "-c", PLAY, str(folder), str(kept), str(AFTER), *MOUNT],
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout.splitlines()[-1]), "kept": kept / "atelier.pcra"}


def test_b4_room_sees_one_sentence_when_the_disk_fills_up(told: dict[str, Any]) -> None:
    assert told["before"] > 50
    (sentence,) = told["said"]
    assert "Plus de place" in sentence
    assert "rien de ce qui était enregistré n’est perdu" in sentence
    assert "recommencez" in sentence
    assert told["toast"] == [sentence, True]
    # Trying again while it is full says the same.
    assert set(told["said_again"]) == {sentence}
    assert not told["settled_while_full"]


def test_b4_nothing_acknowledged_is_missing_and_what_was_typed_stays(told: dict[str, Any]) -> None:
    assert told["same"]
    assert told["stored"] > 50
    assert told["unsaved"]
    assert told["typed"] == told["meant"] == told["typed_still"]


def test_b4_work_goes_on_once_there_is_room(told: dict[str, Any]) -> None:
    assert told["settled"]
    assert not told["unsaved_after"]
    assert told["said_after"] == []
    assert told["went_on"]
    assert told["stored_after"] > told["stored"] + AFTER
    assert told["same_after"]
    assert told["faults"] == []
    assert told["left"] == ["atelier.pcra"]


def test_b4_file_is_whole_and_holds_the_workshop(told: dict[str, Any]) -> None:
    assert check(told["kept"]) == []
    with SessionFile.open(told["kept"]) as session:
        assert session.history.length == told["stored_after"]
        assert told["decisions"] == sorted(
            [d.card, d.context, d.status.value] for d in session.state.decisions.values()
        )
