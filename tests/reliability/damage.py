"""What accidents do to the bytes of a file: pure functions of the bytes and of chance."""

from collections.abc import Callable
from functools import partial
from random import Random

from tests.reliability.prepared import earlier_save
from tests.reliability.tally import Share, Tally
from tests.reliability.truth import (
    IDENTICAL,
    REFUSED,
    Truth,
    bytes_beside,
    judge,
)

Damage = Callable[[bytes, Random], bytes]

PAGE = 4096
SECTOR = 512


def flip_a_bit(whole: bytes, dice: Random) -> bytes:
    """Turn one bit over, anywhere."""
    spoilt = bytearray(whole)
    spoilt[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def cut(whole: bytes, dice: Random) -> bytes:
    """Keep the beginning, up to any byte."""
    return whole[: dice.randrange(len(whole))]


def lose_a_sector(whole: bytes, dice: Random) -> bytes:
    """Zero 512 bytes, or fill them with chance."""
    spoilt = bytearray(whole)
    at = dice.randrange(len(whole) // SECTOR) * SECTOR
    spoilt[at : at + SECTOR] = bytes(SECTOR) if dice.random() < 0.5 else dice.randbytes(SECTOR)
    return bytes(spoilt)


def swap_pages(whole: bytes, dice: Random) -> bytes:
    """Let two pages change places."""
    spoilt = bytearray(whole)
    one, other = (at * PAGE for at in dice.sample(range(len(whole) // PAGE), 2))
    spoilt[one : one + PAGE] = whole[other : other + PAGE]
    spoilt[other : other + PAGE] = whole[one : one + PAGE]
    return bytes(spoilt)


def stale_pages(whole: bytes, dice: Random, *, earlier: bytes) -> bytes:
    """Let one page that a later save wrote, or several, be as an earlier save left them."""
    starts = range(0, min(len(whole), len(earlier)), PAGE)
    stale = [at for at in starts if whole[at : at + PAGE] != earlier[at : at + PAGE]]
    # Never all of them: a whole earlier copy is no damage, and only the profile can notice it.
    some = dice.sample(stale, dice.choice((1, 1, dice.randint(1, len(stale) - 1))))
    spoilt = bytearray(whole)
    for at in some:
        spoilt[at : at + PAGE] = earlier[at : at + PAGE]
    return bytes(spoilt)


def stale_or_swapped(whole: bytes, dice: Random, *, earlier: bytes) -> bytes:
    """Do one or the other of both."""
    if dice.random() < 0.5:
        return swap_pages(whole, dice)
    return stale_pages(whole, dice, earlier=earlier)


def spoil(share: Share, damage: Damage) -> Tally:
    """Spoil the played session in every round, open it, and count what came of it."""
    tally, truth = Tally(), Truth.of(share.played)
    whole = share.played.read_bytes()
    path = share.folder / "atelier.pcra"
    for number in range(share.rounds):
        dice = share.dice(number)
        spoilt = damage(whole, dice)
        path.write_bytes(spoilt)
        found = judge(path, truth, read_only=dice.random() < 0.5)
        if found.label in (IDENTICAL, REFUSED):
            tally.counts[found.label] += 1
            continue
        kept = share.keep_files(str(number), {path.name: spoilt})
        tally.fail(found.label, f"{found.line} ; {kept}")
        for left in bytes_beside(path):
            path.with_name(left).unlink()
    return tally


def spoil_with_stale(share: Share) -> Tally:
    """Row A9: the earlier save lies beside the played session."""
    earlier = earlier_save(share.played).read_bytes()
    return spoil(share, partial(stale_or_swapped, earlier=earlier))
