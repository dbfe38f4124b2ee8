"""A room killed at any instant, again and again: what it acknowledged must be there, and whole."""

import os
import random
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts.known_error import KnownError
from pcra_game.workshop.files import load_game
from pcra_game.workshop.workshop import Workshop
from tests.reliability.playing import BACKWARDS, gestures, new_session, take_a_turn
from tests.reliability.tally import Share, Tally, where
from tests.reliability.truth import bytes_beside, folded

LONGEST_PLAY = 0.25
PATIENCE = 30
LONGEST_SESSION = 400
"""Entries after which a new session is begun: opening a long one is another row of the table."""

LOST, HALF, BROKEN = "PERDUS", "MOITIÉS", "ABÎMÉS"
ACKNOWLEDGED, TAKEN_BACK = "gestes acquittés", "écritures reprises"

Acknowledged = list[tuple[int, str]]
"""Number and digest of each entry that the room was told is safe, in order."""


def digest(entry: Entry) -> str:
    """Give a few signs that stand for all that an entry says."""
    return sha256(repr(entry).encode()).hexdigest()[:16]


def play_for_ever(path: Path, seed: str, acknowledge: int, backwards: float) -> None:
    """Open and play without an end; each entry is told once `perform` has returned."""
    dice = random.Random(seed)
    with SessionFile.open(path) as session:
        workshop = Workshop(session)
        stored: list[Entry] = []
        workshop.subscribe(lambda _state, entry: stored.append(entry))
        for move in gestures(workshop, dice):
            if take_a_turn(workshop, move, dice, backwards):
                line = f"{stored[-1].seq} {digest(stored[-1])}\n"
                os.write(acknowledge, line.encode())


def in_a_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work(acknowledge)` in a process of its own; gives its id and the end of the pipe."""
    answers, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(answers)
            work(acknowledge)
        finally:
            os._exit(1)
    os.close(acknowledge)
    return child, answers


def kill(child: int) -> None:
    """Kill without a warning. Raises AssertionError if the child was no longer there to kill."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"


def kill_while_playing(
    path: Path, seed: str, seconds: float, backwards: float = BACKWARDS
) -> Acknowledged:
    """Let a room play and kill it after that long; gives what it acknowledged."""
    child, answers = in_a_child(lambda told: play_for_ever(path, seed, told, backwards))
    if seconds > LONGEST_PLAY / 4:  # the others are killed while they open the file
        assert select.select([answers], [], [], PATIENCE)[0], "the room says nothing"
    time.sleep(seconds)
    kill(child)
    with os.fdopen(answers) as told:
        lines = [line.split() for line in told.read().splitlines()]
    return [(int(seq), sign) for seq, sign in lines]


@dataclass(frozen=True)
class Found:
    """What a file held when it was opened again: faults in words, none for a good one."""

    length: int = 0
    lost: str = ""
    half: str = ""
    broken: str = ""


def open_after(path: Path, before: int, acknowledged: Acknowledged) -> Found:
    """Open what a dead room left: `before` entries, what it acknowledged, and at most one more.

    One that was never acknowledged may be there: killed between the commit and the telling.
    """
    try:
        with SessionFile.open(path) as session:
            entries, state = session.entries(), session.state
        faults = check(path)
    except KnownError as error:
        return Found(before, broken=str(error))
    kept = {entry.seq: digest(entry) for entry in entries}
    promised = [before + n for n in range(1, len(acknowledged) + 1)]
    if [seq for seq, _ in acknowledged] != promised:
        return Found(len(entries), half=f"acquittés dans le désordre après {before}")
    missing = [seq for seq, sign in acknowledged if kept.get(seq) != sign]
    if missing or len(entries) < before:
        return Found(len(entries), lost=f"{len(entries)} gestes, sans {missing[:5]}")
    if len(entries) - before - len(acknowledged) > 1 or state != folded(entries):
        return Found(len(entries), half=f"{len(entries)} gestes ne font pas cet état")
    return Found(len(entries), broken=" ".join(faults))


def kill_often(share: Share, backwards: float = BACKWARDS) -> Tally:
    """Rows B1 and B17: kill, open, compare, go on in the same session."""
    tally, game = Tally(), load_game("URG")
    path, length = share.folder / "atelier.pcra", LONGEST_SESSION + 1
    for number in range(share.rounds):
        if length > LONGEST_SESSION:
            path, length = _fresh(share, number, game), 1
        before = bytes_beside(path)
        seconds = share.dice(number).uniform(0, LONGEST_PLAY)
        try:
            acknowledged = kill_while_playing(path, f"{share.seed}/{number}", seconds, backwards)
            left = bytes_beside(path)
            found = open_after(path, length, acknowledged)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            tally.fail(BROKEN, f"{where(error)} ; {share.keep_files(str(number), before)}")
            length = LONGEST_SESSION + 1
            continue
        tally.counts[ACKNOWLEDGED] += len(acknowledged)
        tally.counts[TAKEN_BACK] += f"{path.name}-journal" in left
        for label, line in ((LOST, found.lost), (HALF, found.half), (BROKEN, found.broken)):
            if line:
                tally.fail(label, f"{line} ; {share.keep_files(str(number), left)}")
                found = Found(LONGEST_SESSION + 1)
        length = found.length
    return tally


def _fresh(share: Share, number: int, game: Game) -> Path:
    folder = share.folder / str(number)
    folder.mkdir()
    return new_session(folder / "atelier.pcra", game)
