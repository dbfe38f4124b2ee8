"""Thousands of files changed without any sense, opened in children that may die of them."""

import os
import resource
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.reliability import damage
from tests.reliability.kills import in_a_child
from tests.reliability.prepared import left_journal
from tests.reliability.tally import Share, Tally
from tests.reliability.truth import EARLIER, IDENTICAL, REFUSED, Truth, bytes_beside, judge

DEAD, SLOW = "MORTS", "LENTS"
SLOWEST = "s au pire"
MOST_SECONDS = 2.0
PATIENCE = 30
"""Seconds after which a child that says nothing is killed."""

_MEMORY = 600_000_000
"""Bytes that a child may take beyond what it has: a hostile file must not fill the machine."""

_HEADER = (16, 18, 19, 20, 21, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 92, 96)
"""Where the fields of the header of an SQLite file begin."""

Files = dict[str, bytes]
NAME = "atelier.pcra"


def overwrite(whole: bytes, dice: Random) -> bytes:
    """Write chance over 1 to 400 bytes, apart or together."""
    spoilt = bytearray(whole)
    for _ in range(dice.choice((1, 1, 2, 8, 40))):
        at, length = dice.randrange(len(whole)), dice.choice((1, 1, 2, 10))
        spoilt[at : at + length] = dice.randbytes(length)[: len(whole) - at]
    return bytes(spoilt)


def insert(whole: bytes, dice: Random) -> bytes:
    """Push bytes in: a few, a sector, a page, a megabyte."""
    at = dice.choice((0, 1, 100, dice.randrange(len(whole)), len(whole)))
    return whole[:at] + dice.randbytes(dice.choice((1, 3, 512, 4096, 1_000_000))) + whole[at:]


def remove(whole: bytes, dice: Random) -> bytes:
    """Take bytes out: a few, a sector, a page."""
    at = dice.randrange(len(whole))
    return whole[:at] + whole[at + dice.choice((1, 3, 512, 4096)) :]


def edit_the_header(whole: bytes, dice: Random) -> bytes:
    """Write other numbers into the fields of the header, the likely ones too."""
    spoilt = bytearray(whole)
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.choice(_HEADER)
        value = dice.choice((0, 1, 2, 255, 4096, 65536, 2**31 - 1, 2**32 - 1, dice.getrandbits(32)))
        length = 2 if at == 16 else 1 if at < 24 else 4
        spoilt[at : at + length] = (value % 256**length).to_bytes(length, "big")
    return bytes(spoilt)


def edit_a_page(whole: bytes, dice: Random) -> bytes:
    """Write chance into the head of a page of the tree, where its cells are told."""
    spoilt = bytearray(whole)
    page = dice.randrange(len(whole) // damage.PAGE) * damage.PAGE
    start = page + (100 if page == 0 else 0)
    for _ in range(dice.choice((1, 2, 5))):
        spoilt[start + dice.randrange(40)] = dice.randrange(256)
    return bytes(spoilt)


def bare(whole: bytes, dice: Random) -> bytes:
    """Give the header alone, with chance behind it: it looks like a session and is none."""
    pages = dice.randint(1, 40)
    header = bytearray(whole[:100])
    header[28:32] = pages.to_bytes(4, "big")
    return bytes(header) + dice.randbytes(pages * damage.PAGE - 100)


_BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (
    overwrite,
    overwrite,
    insert,
    remove,
    edit_the_header,
    edit_a_page,
    edit_a_page,
    bare,
    damage.cut,
    damage.flip_a_bit,
    damage.swap_pages,
)


def fuzzed(whole: bytes, journal: bytes, dice: Random) -> Files:
    """Give a file, spoilt or not, and now and then neighbours that nobody asked for.

    `journal` is a true one, of another write of the same session: SQLite would believe it.
    """
    planted = dice.random() < 0.25
    spoilt = whole if planted and dice.random() < 0.7 else dice.choice(_BYTES)(whole, dice)
    files = {NAME: spoilt}
    if planted:
        ending = dice.choice(("-journal", "-journal", "-journal", "-wal", "-shm"))
        files[NAME + ending] = _planted(journal, dice)
        if dice.random() < 0.2:
            files[f"{NAME}-shm"] = dice.randbytes(32768)
    return files


def _planted(journal: bytes, dice: Random) -> bytes:
    kind = dice.randrange(5)
    if kind == 0:
        return dice.randbytes(dice.choice((0, 1, 28, 512, 8192)))
    if kind == 1:
        return journal
    if kind == 2:
        return overwrite(journal, dice)
    if kind == 3:
        return damage.cut(journal, dice)
    return journal[:28] + dice.randbytes(len(journal) - 28)


def fuzz(share: Share) -> Tally:
    """Open every file in a child; a child that dies or hangs is counted, and another goes on."""
    tally, truth = Tally(), Truth.of(share.played)
    whole, journal = share.played.read_bytes(), left_journal(share.played).read_bytes()

    def files(number: int) -> Files:
        return fuzzed(whole, journal, share.dice(number))

    number = 0
    while number < share.rounds:
        number = _one_child(share, number, files, truth, tally)
    return tally


def _one_child(
    share: Share, start: int, files: Callable[[int], Files], truth: Truth, tally: Tally
) -> int:
    """Let a child open files from `start` on, as far as it gets; gives where to go on."""
    numbers = range(start, share.rounds)
    child, answers = in_a_child(lambda told: _open_all(share, numbers, files, truth, told))
    number, started = start, time.monotonic()
    with os.fdopen(answers) as told:
        while number < share.rounds:
            if not select.select([told], [], [], PATIENCE)[0]:
                os.kill(child, signal.SIGKILL)
            line = told.readline()
            if not line:
                break
            _count(share, number, line, files, tally)
            number, started = number + 1, time.monotonic()
    _, status = os.waitpid(child, 0)
    if number == share.rounds:
        return number
    how = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"code {status >> 8}"
    seconds = time.monotonic() - started
    kept = share.keep_files(str(number), files(number))
    tally.fail(SLOW if seconds >= PATIENCE else DEAD, f"{how} après {seconds:.1f} s ; {kept}")
    return number + 1


def _count(
    share: Share, number: int, line: str, files: Callable[[int], Files], tally: Tally
) -> None:
    seconds, label, text = line.rstrip("\n").split("\t", 2)
    tally.measure(SLOWEST, float(seconds))
    if label in (IDENTICAL, REFUSED, EARLIER):
        tally.counts[label] += 1
    else:
        tally.fail(label, f"{text} ; {share.keep_files(str(number), files(number))}")


def _open_all(
    share: Share, numbers: range, files: Callable[[int], Files], truth: Truth, told: int
) -> None:
    """Open one file after the other, in a process that may not take all the memory."""
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + _MEMORY, taken + _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    path = share.folder / NAME
    for number in numbers:
        seconds = float(PATIENCE)
        for _again in range(2):
            # A second look where the first was slow: other programs use this machine too.
            _write(path, files(number))
            started = time.perf_counter()
            found = judge(path, truth, read_only=number % 2 == 0)
            seconds = min(seconds, time.perf_counter() - started)
            if seconds < MOST_SECONDS:
                break
        text = " ".join(found.line.split())
        os.write(told, f"{seconds:.4f}\t{found.label}\t{text}\n".encode())
    os._exit(0)


def _write(path: Path, files: Files) -> None:
    for left in bytes_beside(path):
        path.with_name(left).unlink()
    for name, content in files.items():
        path.with_name(name).write_bytes(content)
