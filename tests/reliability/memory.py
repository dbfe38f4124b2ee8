"""What memory a long workshop takes: the growth of a process of its own, in megabytes.

`python -m tests.reliability.memory rules|window SEED MOVES FOLDER` plays and tells.
"""

import gc
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import psutil

from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.workshop import Workshop
from tests.reliability.playing import BACKWARDS, gestures, new_session, play
from tests.reliability.tally import Share, Tally

ROOT = Path(__file__).parents[2]
WARM_UP = 300
"""Entries before the first measure: caches fill, pages of the desk are made."""

MEGABYTES, MOVES = "Mo de plus", "gestes"
PATIENCE = 900


def grow(share: Share, how: str) -> Tally:
    """Play `rounds` entries in another process (`rules` or `window`), and count."""
    answer = subprocess.run(
        [
            *(sys.executable, "-m", "tests.reliability.memory"),
            *(how, share.seed, str(share.rounds), str(share.folder)),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    tally = Tally()
    if answer.returncode != 0:
        tally.fail("EXCEPTIONS", " ".join(answer.stderr.split())[-300:])
        return tally
    tally.counts[MOVES] = share.rounds
    tally.measure(MEGABYTES, float(answer.stdout))
    return tally


def megabytes() -> float:
    """Give what this process takes now."""
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


def grown(turns: Callable[[int], None], moves: int) -> float:
    """Give by how much the process grows over that many moves, behind a warm-up."""
    turns(WARM_UP)
    before = megabytes()
    turns(moves)
    return megabytes() - before


def through_the_rules(path: Path, dice: Random, moves: int) -> float:
    """Play through the workshop alone."""
    with SessionFile.open(path) as session:
        return grown(partial(play, Workshop(session), dice), moves)


def through_the_window(path: Path, dice: Random, moves: int) -> float:
    """Play through the room of a window with its desk shown, nowhere painted but laid out."""
    from PySide6.QtCore import QEvent

    from pcra_game.app.offscreen import application_without_screen
    from pcra_game.qt_async.tasks import Tasks
    from pcra_game.table_view.palette import LIGHT
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.profile import Profile

    application = application_without_screen()
    profile = Profile(path.with_name("profile"), safe=True)
    window = MainWindow(profile=profile, palette=LIGHT, tasks=Tasks(lambda _fault: None))
    with SessionFile.open(path) as session:
        window.show_room(session, read_only=False)
        window.resize(1600, 900)
        window.show()
        room = window.room
        assert room is not None

        def turns(entries: int) -> None:
            end = session.history.length + entries
            for move in gestures(room.workshop, dice):
                if session.history.length >= end:
                    return
                turn = dice.random()
                if turn < BACKWARDS * 2 / 3:
                    room.undo()
                elif turn < BACKWARDS:
                    room.redo()
                else:
                    room.ask(move)
                if dice.random() < 0.1 and room.state.cards:
                    room.open_card(dice.choice([*room.state.cards]))
                application.processEvents()
                # Outside of a loop nobody else takes away what waits to be deleted.
                application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        more = grown(turns, moves)
        window.leave_room()
    return more


def main(how: str, seed: str, moves: str, folder: str) -> None:
    """Play and tell, on the standard output, how many megabytes more the process takes."""
    play_it = through_the_window if how == "window" else through_the_rules
    path = new_session(Path(folder) / "atelier.pcra")
    sys.stdout.write(f"{play_it(path, Random(seed), int(moves)):.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
