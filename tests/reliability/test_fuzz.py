"""Files changed without any sense: few rounds, and whether the harness sees a child die."""

import os
import signal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pcra_game.persistence.session_file import SessionFile
from tests.reliability import fuzz
from tests.reliability.prepared import left_journal
from tests.reliability.truth import REFUSED

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def test_a21_and_fuzzed_bytes_never_crash_nor_change_what_is_read(few: Any, clean: Any) -> None:
    tally = fuzz.fuzz(few(200))
    clean(tally, REFUSED)
    assert tally.figures[fuzz.SLOWEST] <= fuzz.MOST_SECONDS


def test_a_child_that_dies_is_seen_and_the_next_file_is_opened(
    few: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = SessionFile.open

    def die_of_the_third(path: Path, *, read_only: bool = False) -> Any:
        count.append(path)
        if len(count) == 3 and path.name == fuzz.NAME:
            os.kill(os.getpid(), signal.SIGKILL)
        return opened(path, read_only=read_only)

    count: list[Path] = []
    share = few(5)
    monkeypatch.setattr(SessionFile, "open", die_of_the_third)
    tally = fuzz.fuzz(share)
    assert tally.counts[fuzz.DEAD] >= 1
    assert f"signal {signal.SIGKILL.value}" in tally.failures[0]
    assert sum(tally.counts.values()) == 5


def test_the_same_chance_makes_the_same_files(played: Path) -> None:
    whole, journal = played.read_bytes(), left_journal(played).read_bytes()
    made = [fuzz.fuzzed(whole, journal, Random(seed)) for seed in range(80)]
    assert made == [fuzz.fuzzed(whole, journal, Random(seed)) for seed in range(80)]
    assert sum(files != {fuzz.NAME: whole} for files in made) > 70
    assert len({len(files) for files in made}) > 1
