"""The hash chain of the journal: each entry seals itself and all those before it.

It covers the stored bytes and is never computed from values written anew, so that a later version
of the program cannot disagree on what was stored. It proves accidents, not forgers.
"""

from collections.abc import Iterable
from hashlib import sha256

FIRST = "0" * 64
"""What the first entry names as the hash before it."""

Sealed = tuple[str | int | None, ...]
"""The sealed columns: seq, kind, recorded_at, actor, phase, target, events."""


def seal(previous: str, columns: Sealed) -> str:
    """Give the hash of an entry, in hexadecimal.

    Takes the hash of the entry before it and its columns in stored form. Each part goes in behind
    its length, so that no text can slide from one column into the next, and an absent value
    differs from an empty one.
    """
    return sha256(b"".join(_parts(previous, columns))).hexdigest()


def _parts(previous: str, columns: Sealed) -> Iterable[bytes]:
    for value in (previous, *columns):
        if value is None:
            yield b"\x00"
            continue
        stored = str(value).encode()
        yield b"\x01"
        yield len(stored).to_bytes(8, "big")
        yield stored
