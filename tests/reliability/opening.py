"""How much of the processor opening takes, once everything is imported."""

import gc
import os
import statistics
import tempfile
import time
from pathlib import Path

from pcra_game.persistence.session_file import SessionFile
from tests.reliability.playing import begin_demo, play_demo, play_on
from tests.reliability.tally import Share, Tally

REPEATS = 5
DEMO = 600
"""Entries of the demo at the beginning of a long session."""

CPU_SECONDS = "s de processeur"


def seconds_to_open(path: Path) -> float:
    """Give the median of some openings, in seconds of processor."""
    return statistics.median(_once(path) for _ in range(REPEATS))


def _once(path: Path) -> float:
    gc.collect()
    started = time.process_time()
    SessionFile.open(path).close()
    return time.process_time() - started


def open_played(share: Share) -> Tally:
    """The row of 300 entries: the played session."""
    return _measured(share.played)


def open_long(share: Share) -> Tally:
    """The row of 5,000 entries, or as many as there are rounds: the demo, then a room by chance."""
    with tempfile.TemporaryDirectory(dir=_where_syncs_are_quick()) as folder:
        path = begin_demo(Path(folder) / "long.pcra")
        with SessionFile.open(path) as session:
            play_demo(session, min(DEMO, share.rounds))
        play_on(path, share.dice("long"), max(0, share.rounds - DEMO))
        return _measured(path)


def _where_syncs_are_quick() -> Path | None:
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else None


def _measured(path: Path) -> Tally:
    SessionFile.open(path).close()
    tally = Tally()
    tally.measure(CPU_SECONDS, seconds_to_open(path))
    return tally
