"""The window killed in the middle of a workshop: everything acknowledged is there, where the room
was."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.profile import Profile

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill here")

KILLS = int(os.environ.get("PCRA_WINDOW_KILLS", "2"))
PATIENCE = 120.0
LATEST = 400
"""Events of a hand in the last seconds."""

PLAY = """
import sys
from itertools import islice
from pathlib import Path
from pcra_game.app.offscreen import application_without_screen
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import LIGHT
from pcra_game.windows.hand import Hand
from pcra_game.windows.hand_ids import ForeseenIds
from pcra_game.windows.main_window import MainWindow
from pcra_game.workshop import autopilot
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile

application = application_without_screen()
path, profile = Path(sys.argv[1]), Profile(Path(sys.argv[2]))
clock, ids = autopilot.FixedClock(), ForeseenIds()
window = MainWindow(profile=profile, palette=LIGHT, tasks=Tasks(print))
session = create_session(
    path, load_game("URG"), title="Urgences", activities=autopilot.ACTIVITIES, now=clock.now
)
window.show_room(session, read_only=False, new_id=ids, now=clock.now, idle_ms=0)
window.show()
window.desk.table.set_motion(False)
hand = Hand(window, ids)
for intent in autopilot.intents():
    for _step in hand.play(intent):
        room = window.room
        where = (room.selection.kind.value, room.selection.id, room.context)
        print(room.workshop.history.length, *where, sep="|", flush=True)
"""


@pytest.mark.parametrize("seed", range(KILLS))
def test_nothing_acknowledged_is_lost_and_the_room_is_where_it_was(
    seed: int, tmp_path: Path
) -> None:
    path, folder = tmp_path / "atelier.pcra", tmp_path / "profil"
    until = random.Random(seed).randrange(90, 190)
    with subprocess.Popen(
        [sys.executable, "-c", PLAY, str(path), str(folder)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as playing:
        assert playing.stdout is not None
        told, stop = [""], time.monotonic() + PATIENCE
        for line in playing.stdout:
            told.append(line.rstrip("\n"))
            assert time.monotonic() < stop, "the hands are too slow to be killed"
            if int(told[-1].split("|")[0]) >= until:
                break
        playing.send_signal(signal.SIGKILL)
        told += filter(None, playing.stdout.read().splitlines())
    acknowledged = told[-1].split("|")[0]

    with SessionFile.open(path, read_only=True) as session:
        assert session.history.length >= int(acknowledged)
        opened = session.state.opened
        assert opened is not None
        room = Profile(folder).room_state(opened.session)
    assert check(path) == []
    # The place is kept at most half a second after it changed: it is this one, or one just before.
    places = [tuple(line.split("|")[1:]) for line in told[-LATEST:]]
    assert (room["kind"], room["id"], room["context"]) in places
    with SessionFile.open(path) as again:
        assert again.history.can_undo
