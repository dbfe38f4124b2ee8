"""Whatever changes what is read is found when the file is opened."""

import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pcra_game.persistence.chain import FIRST, seal
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import SessionFileDamaged, SessionFileError
from pcra_game.persistence.session_file import SessionFile

SEED = 20261124


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def damage_of(path: Path) -> str:
    """Opening must be refused as damaged, and `check` must say the same."""
    before = path.read_bytes()
    with pytest.raises(SessionFileDamaged) as caught:
        SessionFile.open(path)
    assert str(caught.value) in check(path)
    assert path.read_bytes() == before
    return str(caught.value)


@pytest.mark.parametrize(
    ("statement", "entry"),
    [
        ("UPDATE journal SET events = replace(events, 'papier', 'papiet') WHERE seq = 5", 5),
        ("UPDATE journal SET actor = 'F2' WHERE seq = 3", 3),
        ("UPDATE journal SET recorded_at = '2025' WHERE seq = 2", 2),
        ("UPDATE journal SET phase = NULL WHERE seq = 4", 4),
        ("UPDATE journal SET phase = '' WHERE seq = 1", 1),
        ("UPDATE journal SET target = 1 WHERE seq = 6", 6),
        ("UPDATE journal SET kind = 'undo' WHERE seq = 6", 6),
        ("UPDATE journal SET hash = previous_hash WHERE seq = 6", 6),
        ("DELETE FROM journal WHERE seq = 3", 3),
        ("UPDATE journal SET actor = 'F1P', phase = '1' WHERE seq = 6", 6),
    ],
)
def test_a20_changed_entry_is_named(closed: Path, statement: str, entry: int) -> None:
    change(closed, statement)
    assert f"n°\u00a0{entry} " in damage_of(closed)


def test_a20_journal_cut_at_its_end_is_found(closed: Path) -> None:
    change(closed, "DELETE FROM journal WHERE seq = 6")
    assert "decision" in damage_of(closed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: rows.pop(),
        lambda rows: rows.pop(3),
        lambda rows: rows[4].__setitem__(6, rows[4][6].replace("papier", "papiet")),
    ],
    ids=["shortened", "removed", "edited"],
)
def test_a20_journal_whose_chain_was_made_anew_is_found(closed: Path, spoil: Any) -> None:
    """The chain is right again, the tables and the journal no longer tell the same."""
    raw = sqlite3.connect(closed, isolation_level=None)
    rows = [list(row) for row in raw.execute("SELECT * FROM journal ORDER BY seq")]
    spoil(rows)
    raw.execute("DELETE FROM journal")
    head = FIRST
    for seq, row in enumerate(rows, 1):
        row[0] = seq
        row[7], row[8] = head, seal(head, tuple(row[:7]))
        head = row[8]
        raw.execute("INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?)", row)
    raw.close()
    damage_of(closed)


def test_a20_journal_whose_order_was_changed_is_found(closed: Path) -> None:
    change(
        closed,
        "UPDATE journal SET seq = 99 WHERE seq = 3",
        "UPDATE journal SET seq = 3 WHERE seq = 4",
        "UPDATE journal SET seq = 4 WHERE seq = 99",
    )
    assert "n°\u00a03 " in damage_of(closed)


def test_a20_emptied_journal_is_found(closed: Path) -> None:
    change(closed, "DELETE FROM journal")
    assert "ouverture" in damage_of(closed)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE content SET json = replace(json, 'Prescrire', 'Prescrira')",
        "UPDATE content SET sha256 = '0'",
        "UPDATE content SET id = 'autre'",
        "DELETE FROM content WHERE kind = 'scenario'",
        "INSERT INTO content VALUES ('third', 'x', 'x', '{}')",
    ],
)
def test_changed_cards_are_found(closed: Path, statement: str) -> None:
    change(closed, statement)
    assert "jeu de cartes" in damage_of(closed)


def test_every_changed_table_is_told(closed: Path) -> None:
    change(closed, "DELETE FROM workshop", "DELETE FROM means")
    assert len(check(closed)) == 2


def test_a7_flipped_bits_never_change_what_is_read(closed: Path) -> None:
    dice = random.Random(SEED)
    whole = closed.read_bytes()
    with SessionFile.open(closed) as session:
        truth = session.history, session.state, session.game
    for _ in range(150):
        at, bit = dice.randrange(len(whole)), dice.randrange(8)
        spoilt = bytearray(whole)
        spoilt[at] ^= 1 << bit
        closed.write_bytes(spoilt)
        try:
            with SessionFile.open(closed, read_only=True) as session:
                assert (session.history, session.state, session.game) == truth, (at, bit)
        except SessionFileError:
            continue


def test_a7_flipped_bits_never_end_in_a_traceback(closed: Path) -> None:
    dice = random.Random(SEED + 1)
    whole = closed.read_bytes()
    for _ in range(150):
        spoilt = bytearray(whole)
        for _ in range(20):
            spoilt[dice.randrange(len(whole))] = dice.randrange(256)
        closed.write_bytes(spoilt)
        try:
            check(closed)
            SessionFile.open(closed).close()
        except SessionFileError:
            continue
