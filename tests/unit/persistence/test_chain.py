"""The seal of an entry, spelt out: the bytes that it covers are part of the file format."""

from hashlib import sha256

import pytest

from pcra_game.persistence.chain import FIRST, Sealed, seal

COLUMNS: Sealed = (2, "move", "2026", "é", None, None, "[]")


def sized(text: str) -> bytes:
    stored = text.encode("utf-8")
    return b"\x01" + len(stored).to_bytes(8, "big") + stored


def test_seal_covers_every_column_behind_its_length() -> None:
    told = sized(FIRST) + sized("2") + sized("move") + sized("2026") + sized("é")
    told += b"\x00\x00" + sized("[]")
    assert seal(FIRST, COLUMNS) == sha256(told).hexdigest()


@pytest.mark.parametrize(
    ("previous", "columns"),
    [
        ("1" * 64, COLUMNS),
        (FIRST, (*COLUMNS[:4], "", *COLUMNS[5:])),
        (FIRST, (2, "mov", "e2026", *COLUMNS[3:])),
    ],
)
def test_other_entries_have_other_seals(previous: str, columns: Sealed) -> None:
    assert seal(previous, columns) != seal(FIRST, COLUMNS)
