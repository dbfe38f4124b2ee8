"""Killed while what a killed writer left is being taken back: the next opening does it again."""

import os
import time
from pathlib import Path

from pcra_game.persistence.session_file import SessionFile
from tests.reliability.kills import PATIENCE, in_a_child, kill
from tests.reliability.power_cuts import MADE_DURABLE, Played, open_left, safe, traced, written
from tests.reliability.power_disk import Disk
from tests.reliability.power_vfs import NAME, replayed
from tests.reliability.tally import Share, Tally
from tests.reliability.truth import bytes_beside

AGAIN, HALFWAY = "reprises", "arrêts pendant la reprise"
LITTER = "fichiers laissés"
LONGEST_OPENING = 0.08
MOST_KILLS = 3


def kill_recoveries(share: Share) -> Tally:
    """Row A22: stop a writer between two operations on the disk, then kill who takes it back."""
    told = traced(share)
    played = Played(told, *replayed(told, share.folder))
    tally = Tally()
    for number in range(share.rounds):
        dice = share.dice(number)
        files, happened = {NAME: b""}, played.operations
        while f"{NAME}-journal" not in files:
            instant = dice.randint(MADE_DURABLE + 1, len(played.operations))
            happened = played.operations[:instant]
            files = Disk().run(happened).keep_running()
        path = written(share.folder / str(number), files)
        left = bytes_beside(path)
        for _ in range(dice.randint(1, MOST_KILLS)):
            _kill_while_opening(path, dice.uniform(0, LONGEST_OPENING))
            tally.counts[HALFWAY] += f"{path.name}-journal" in bytes_beside(path)
        tally.counts[AGAIN] += f"{path.name}-journal" in bytes_beside(path)
        label, line = open_left(path, safe(told, happened), played)
        tally.counts[LITTER] += len(bytes_beside(path)) - 1
        if label:
            tally.fail(label, f"{line} ; {share.keep_files(str(number), left)}")
    return tally


def _kill_while_opening(path: Path, seconds: float) -> None:
    def work(acknowledge: int) -> None:
        os.write(acknowledge, b"!")
        with SessionFile.open(path):
            time.sleep(PATIENCE)

    child, answers = in_a_child(work)
    os.read(answers, 1)
    os.close(answers)
    time.sleep(seconds)
    kill(child)
