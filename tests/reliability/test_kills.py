"""Rooms killed while they play: few rounds of what `python -m tests.reliability` does."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from pcra_game.persistence.session_file import SessionFile
from tests.reliability import kills, orphans
from tests.reliability.truth import IDENTICAL, REFUSED, folded

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def test_a23_a_crashed_file_without_its_journal_is_never_half_a_write(few: Any, clean: Any) -> None:
    tally = orphans.copy_orphans(few(12))
    clean(tally, orphans.SPILLED, REFUSED)
    assert tally.counts[REFUSED] + tally.counts[IDENTICAL] + tally.counts[orphans.COMPLETE] == 12


def test_b1_a_room_killed_at_any_instant_keeps_what_it_acknowledged(few: Any, clean: Any) -> None:
    clean(kills.kill_often(few(6)), kills.ACKNOWLEDGED)


def test_b17_undo_and_redo_mixed_with_kills_leave_what_the_journal_tells(
    few: Any, clean: Any
) -> None:
    clean(kills.kill_often(few(6), backwards=0.6), kills.ACKNOWLEDGED)


def test_losing_acknowledged_gestures_is_seen(played: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(played, tmp_path / "atelier.pcra"))
    with SessionFile.open(path) as session:
        entries = session.entries()
        assert session.state == folded(entries)
    told = [(entry.seq, kills.digest(entry)) for entry in entries[100:]]
    good = kills.open_after(path, 100, told)
    assert (good.lost, good.half, good.broken) == ("", "", "")
    more = len(entries) + 1
    assert kills.open_after(path, 100, [*told, (more, "?")]).lost
    assert kills.open_after(path, 100, [*told[:-1], (len(entries), "?")]).lost
    assert kills.open_after(path, 100, told[1:]).half
    assert kills.open_after(path, 90, [(91, kills.digest(entries[90]))]).half
    path.write_bytes(path.read_bytes()[:-5000])
    assert kills.open_after(path, 100, told).broken
