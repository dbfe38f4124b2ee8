"""A file copied after a crash without its journal: half a write must never be shown as a whole.

The cache of SQLite is kept tiny, so that a large write spills into the file before it ends.
"""

import os
import shutil
import signal
from datetime import timedelta
from pathlib import Path
from random import Random

from pcra_game.domain import moves
from pcra_game.domain.events import LogNoted
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop import autopilot
from pcra_game.workshop.workshop import Workshop
from tests.reliability.kills import in_a_child
from tests.reliability.listening import WRITES, listening
from tests.reliability.playing import WORDS
from tests.reliability.tally import Share, Tally
from tests.reliability.truth import (
    IDENTICAL,
    REFUSED,
    TOUCHED,
    TRACEBACK,
    WRONG,
    Truth,
    Verdict,
    bytes_beside,
    judge,
)

COMPLETE, SPILLED = "complets", "moitiés sur le disque"
_TINY_CACHE = 4
"""Pages."""


def large_move(dice: Random) -> moves.Move:
    """Give one gesture that changes many rows."""
    lines = (LogNoted(f"z{n}", f"{WORDS} {n}", n) for n in range(dice.randint(40, 120)))
    return moves.Several(tuple(moves.Record(line) for line in lines))


def perform(path: Path, move: moves.Move) -> None:
    """Make one gesture, always at the same instant."""
    later = autopilot.START + timedelta(days=1)
    with SessionFile.open(path) as session:
        Workshop(session, now=lambda: later).perform(move)


def copy_orphans(share: Share) -> Tally:
    """Row A23: kill in the middle of a large write, copy the file alone, open the copy."""
    tally, before = Tally(), Truth.of(share.played)
    for number in range(share.rounds):
        dice = share.dice(number)
        move = large_move(dice)
        folder = share.folder / str(number)
        whole, killed, orphan = (folder / name / "atelier.pcra" for name in ("1", "2", "3"))
        for path in (whole, killed, orphan):
            path.parent.mkdir(parents=True)
        shutil.copy(share.played, whole)
        shutil.copy(share.played, killed)
        perform(whole, move)
        _perform_and_die(killed, move, after=dice.randint(1, 140))
        shutil.copy(killed, orphan)
        tally.counts[SPILLED] += _half(killed, share.played, whole)
        spoilt = bytes_beside(killed)
        found = _judged(orphan, before, Truth.of(whole))
        if found.label in (IDENTICAL, COMPLETE, REFUSED):
            tally.counts[found.label] += 1
        else:
            tally.fail(found.label, f"{found.line} ; {share.keep_files(str(number), spoilt)}")
        shutil.rmtree(folder)
    return tally


def _half(killed: Path, before: Path, after: Path) -> bool:
    content = killed.read_bytes()
    return content not in (before.read_bytes(), after.read_bytes())


def _judged(orphan: Path, before: Truth, after: Truth) -> Verdict:
    found = judge(orphan, before)
    if found.label in (IDENTICAL, REFUSED, TRACEBACK, TOUCHED):
        return found
    complete = judge(orphan, after).label == IDENTICAL
    return Verdict(COMPLETE) if complete else Verdict(WRONG, found.line)


def _perform_and_die(path: Path, move: moves.Move, *, after: int) -> None:
    """Make the gesture in a child that is killed behind that many statements of the write."""

    left = [0]

    def hear(_number: int, sql: str) -> None:
        if sql.startswith(WRITES):
            left[0] = after
        elif left[0]:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    def work(_acknowledge: int) -> None:
        with listening(hear, first=f"PRAGMA cache_size={_TINY_CACHE}"):
            perform(path, move)
            os.kill(os.getpid(), signal.SIGKILL)

    child, answers = in_a_child(work)
    _, status = os.waitpid(child, 0)
    os.close(answers)
    assert os.WIFSIGNALED(status), "the child ended by itself"
