"""Rows in two processes at once, each share with its own chance and its own folder."""

import multiprocessing
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.prepared import prepare
from tests.reliability.rows import LONGEST_FIRST, ROWS, Row
from tests.reliability.table import Line
from tests.reliability.tally import Share, Tally, together, where

PROCESSES = 2


@dataclass(frozen=True)
class Plan:
    """What chance decides, how many of the full rounds are made, and where files go."""

    seed: int
    fraction: float
    apart: Path
    keep: Path


def run_all(chosen: Sequence[Row], plan: Plan, told: Callable[[str], object]) -> list[Line]:
    """Run rows in processes of their own; `told` hears how far it is. Gives lines in order."""
    played = prepare(plan.apart)
    found: dict[str, list[tuple[int, Tally, float]]] = defaultdict(list)
    # Fresh processes: what one row imports or leaves in memory is nothing to the next run.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        waiting: dict[Future[tuple[Tally, float]], tuple[Row, Share]] = {}
        for row in sorted(chosen, key=_longest_first):
            for share in _shares(row, plan, played):
                waiting[pool.submit(run_share, row.name, share)] = row, share
        for done in as_completed(waiting):
            row, share = waiting[done]
            found[row.name].append((share.rounds, *done.result()))
            told(f"{len(waiting) - _left(waiting)}/{len(waiting)} ")
    return [_line(row, found[row.name]) for row in chosen]


def run_share(name: str, share: Share) -> tuple[Tally, float]:
    """Run one share in this process; gives what it found and how long it took, in seconds."""
    row = next(row for row in ROWS if row.name == name)
    started = time.monotonic()
    try:
        tally = row.run(share)
    except Exception as error:  # noqa: BLE001 - one row that breaks leaves the others their table
        tally = Tally()
        tally.fail("ARRÊT", where(error))
    return tally, time.monotonic() - started


def _shares(row: Row, plan: Plan, played: Path) -> list[Share]:
    rounds = max(row.shares, round(row.rounds * plan.fraction)) if row.scales else row.rounds
    shares = []
    for number in range(row.shares):
        folder = plan.apart / row.name / str(number)
        folder.mkdir(parents=True)
        part = rounds // row.shares + (number < rounds % row.shares)
        shares.append(Share(f"{plan.seed}/{row.name}/{number}", part, played, folder, plan.keep))
    return shares


def _line(row: Row, found: list[tuple[int, Tally, float]]) -> Line:
    rounds, tallies, seconds = zip(*found, strict=True)
    return Line(row, sum(rounds), together(tallies), sum(seconds))


def _longest_first(row: Row) -> int:
    return LONGEST_FIRST.index(row.name) if row.name in LONGEST_FIRST else len(LONGEST_FIRST)


def _left(waiting: dict[Future[tuple[Tally, float]], tuple[Row, Share]]) -> int:
    return sum(not future.done() for future in waiting)
