"""A workshop killed at any instant, again and again, keeps every gesture that it acknowledged.

Ten kills by default; PCRA_KILLS=50 asks for more, `python -m tests.reliability` makes 200.
"""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.workshop import Workshop
from tests.reliability.kills import LONGEST_PLAY, kill_while_playing, open_after
from tests.reliability.playing import gestures, new_session, take_a_turn

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

KILLS = int(os.environ.get("PCRA_KILLS", "10"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new session, closed, alone in its folder."""
    return new_session(tmp_path / "atelier.pcra")


def undo_after(path: Path, length: int) -> int:
    """Take one gesture back in what a dead player left; gives how many entries there are then."""
    with SessionFile.open(path) as session:
        assert session.history.length == length
        if not session.history.can_undo:
            return length
        taken_back = session.history.done[-1]
        Workshop(session).undo()
        assert session.history.length == length + 1
        assert session.history.done[-1].seq < taken_back.seq
        return length + 1


def test_b1_a_killed_workshop_keeps_every_acknowledged_gesture(path: Path, pcra: Any) -> None:
    dice = random.Random(20261124)
    length, gestures_made = 1, 0
    for seed in range(KILLS):
        acknowledged = kill_while_playing(path, str(seed), dice.uniform(0, LONGEST_PLAY))
        gestures_made += len(acknowledged)
        found = open_after(path, length, acknowledged)
        assert (found.lost, found.half, found.broken) == ("", "", "")
        length = undo_after(path, found.length)
        assert [left.name for left in path.parent.iterdir()] == [path.name]
    assert gestures_made > KILLS
    print(f"\n{KILLS} kills, {gestures_made} gestures acknowledged, {length} kept")  # noqa: T201
    told = pcra("check", path, cwd=path.parent)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_random_room_makes_every_kind_of_gesture(path: Path) -> None:
    """The player is no good if the rules refuse nearly all that it asks for."""
    dice = random.Random(1)
    entries: list[Entry] = []
    made: set[str] = set()
    with SessionFile.open(path) as session:
        workshop = Workshop(session)
        workshop.subscribe(lambda _, entry: entries.append(entry))
        for _, move in zip(range(400), gestures(workshop, dice), strict=False):
            if take_a_turn(workshop, move, dice) and entries[-1].kind is EntryKind.MOVE:
                made.add(type(move).__name__)
    assert len(entries) > 100
    assert {entry.kind for entry in entries} == {*EntryKind}
    assert len(made) >= 10, made
