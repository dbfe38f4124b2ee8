"""Whatever is in a row and was never written by this program is refused, with the row named.

The chain proves accidents only: here it is computed anew over what was changed, as a forger would.
"""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.activity_events import ActivityTested
from pcra_game.domain.answers import Card
from pcra_game.domain.events import CardPlayed, LogNoted, ReviewDateSet, WorkshopOpened
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.limits import MAX_COUNT, MAX_MINUTES
from pcra_game.persistence import values
from pcra_game.persistence.chain import FIRST, seal
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import SessionFileDamaged
from pcra_game.persistence.session_file import SessionFile

Change = Callable[[list[Any]], None]


def change(path: Path, *statements: str) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def forge(path: Path, seq: int, spoil: Change) -> None:
    """Change the columns of one entry, then make the chain right again."""
    raw = sqlite3.connect(path, isolation_level=None)
    rows = [list(row) for row in raw.execute("SELECT * FROM journal ORDER BY seq")]
    spoil(rows[seq - 1])
    head = FIRST
    raw.execute("DELETE FROM journal")
    for row in rows:
        columns = row[:7]
        row[7], row[8] = head, seal(head, tuple(columns))
        head = row[8]
        raw.execute("INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?)", row)
    raw.close()


def in_events(spoil: Callable[[list[dict[str, Any]]], None]) -> Change:
    def apply(row: list[Any]) -> None:
        events = json.loads(row[6])
        spoil(events)
        row[6] = json.dumps(events, ensure_ascii=False)

    return apply


def at(column: int, value: object) -> Change:
    return lambda row: row.__setitem__(column, value)


def field(index: int, *path_and_value: Any) -> Change:
    """Set a value in the data of one event."""
    *names, last, value = path_and_value

    def spoil(events: list[dict[str, Any]]) -> None:
        place = events[index]["data"]
        for name in names:
            place = place[name]
        place[last] = value

    return in_events(spoil)


def damage_of(path: Path) -> str:
    """Opening must be refused either way, `check` must say the same, no byte may change."""
    before = path.read_bytes()
    with pytest.raises(SessionFileDamaged) as caught:
        SessionFile.open(path)
    with pytest.raises(SessionFileDamaged):
        SessionFile.open(path, read_only=True)
    assert str(caught.value) in check(path)
    assert path.read_bytes() == before
    return str(caught.value)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE journal SET actor = CAST(x'ff' AS TEXT) WHERE seq = 2", "n°\u00a02 "),
        ("UPDATE journal SET events = CAST(x'5bff5d' AS TEXT) WHERE seq = 5", "n°\u00a05 "),
        ("UPDATE content SET json = CAST(x'ff' AS TEXT)", "illisible"),
        ("UPDATE card SET subject = CAST(x'ff' AS TEXT)", "illisible"),
        ("UPDATE journal SET actor = actor || char(0) WHERE seq = 3", "n°\u00a03 "),
        ("UPDATE solution SET what = what || char(0)", "«\u00a0x1\u00a0»"),
    ],
)
def test_a18_text_that_is_none_is_refused(closed: Path, statement: str, said: str) -> None:
    change(closed, statement)
    assert said in damage_of(closed)


@pytest.mark.parametrize("value", ["7", "x'00ff'", "2.5", "NULL"])
@pytest.mark.parametrize(
    ("table", "column"),
    [("journal", "actor"), ("means", "quantity"), ("card", "subject"), ("content", "json")],
)
def test_a18_value_of_another_type_is_refused(
    closed: Path, table: str, column: str, value: str
) -> None:
    """The types of a STRICT table are undone in the schema, as a forger would, and done again."""
    raw = sqlite3.connect(closed, isolation_level=None)
    (sql,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    loose = sql.replace("STRICT", "").replace("TEXT", "BLOB").replace("INTEGER NOT NULL", "BLOB")
    loose = loose.replace(" NOT NULL", "").rstrip().rstrip(",")
    rewrite(raw, table, loose)
    raw.close()
    change(closed, f"UPDATE {table} SET {column} = {value}")
    raw = sqlite3.connect(closed, isolation_level=None)
    rewrite(raw, table, sql)
    raw.close()
    damage_of(closed)


def rewrite(raw: sqlite3.Connection, table: str, sql: str) -> None:
    raw.execute("PRAGMA writable_schema=ON")
    raw.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, table))
    raw.execute("PRAGMA writable_schema=RESET")


@pytest.mark.parametrize(
    ("seq", "spoil", "said"),
    [
        (2, at(1, "jump"), "n°\u00a02 "),
        (2, at(2, "9999-99-99T00:00:00Z"), "recorded_at"),
        (2, at(2, "hier"), "recorded_at"),
        (2, at(2, "2026-11-24T08:00:00+01:00"), "recorded_at"),
        (2, at(3, "F1\u202e"), "actor"),
        (2, at(3, "x" * 1001), "actor"),
        (2, at(4, "P1\x07"), "phase"),
        (2, at(6, "[]"), "ne se suivent pas"),
        (2, at(6, "{}"), "n°\u00a02 "),
        (2, at(6, "[" * 5000), "n°\u00a02 "),
        (3, field(0, "means", "kind", "animal"), "n°\u00a03 "),
        (3, field(0, "means", "quantity", "3"), "n°\u00a03 "),
        (3, field(0, "means", "quantity", 3.5), "n°\u00a03 "),
        (3, field(0, "means", "quantity", 10**9), "quantity"),
        (3, field(0, "means", "quantity", 10**30), "n°\u00a03 "),
        (3, field(0, "means", "checked_on", "9999-99"), "checked_on"),
        (3, field(0, "means", "checked_on", "2026-02-30"), "checked_on"),
        (3, field(0, "means", "id", ""), "id"),
        (3, field(0, "means", "label", "Porte\u0000-voix"), "label"),
        (3, field(0, "means", "label", "x" * 5000), "label"),
        (3, field(0, "means", "colour", "rouge"), "n°\u00a03 "),
        (5, field(0, "solution", "services", ["TEL"] * 2000), "services"),
        (5, field(0, "solution", "band", "2h"), "n°\u00a05 "),
        (5, field(1, "decision", "status", "perhaps"), "n°\u00a05 "),
    ],
)
def test_a19_value_that_no_session_holds_is_refused_with_its_entry(
    closed: Path, seq: int, spoil: Change, said: str
) -> None:
    forge(closed, seq, spoil)
    assert said in damage_of(closed)


def test_a19_the_forger_of_these_tests_changes_nothing_by_itself(closed: Path) -> None:
    forge(closed, 3, lambda _row: None)
    assert check(closed) == []


def test_a19_card_that_is_played_twice_is_refused_with_its_entry(
    session: SessionFile, play: Any
) -> None:
    play(session, CardPlayed(Card("k1", "OC-01", "URG-01")))
    play(session, LogNoted("l1", "rien", None))
    session.close()
    again = {"data": {"card": {"id": "k1", "objective": "OC-01", "subject": "URG-01"}}}
    forge(
        session.path,
        3,
        in_events(lambda events: events.append({"type": "CardPlayed", "v": 1} | again)),
    )
    said = damage_of(session.path)
    assert "n°\u00a03 " in said
    assert "«\u00a0k1\u00a0»" in said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM card", "card"),
        ("DELETE FROM solution", "solution"),
        ("UPDATE decision SET card = 'k9' WHERE context = 'C1'", "C1"),
        ("UPDATE journal SET target = 99 WHERE seq = 4", "4"),
    ],
)
def test_a19_row_that_points_to_none_is_named(closed: Path, statement: str, said: str) -> None:
    change(closed, statement)
    sentence = damage_of(closed)
    assert "renvoie" in sentence
    assert said in sentence


def test_a19_row_that_is_there_twice_is_named(closed: Path) -> None:
    """Two rows of one key cannot be inserted: the file is made to believe that they may."""
    raw = sqlite3.connect(closed, isolation_level=None)
    (sql,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'means'").fetchone()
    rewrite(raw, "means", sql.replace("PRIMARY KEY (id)", "PRIMARY KEY (id, quantity)"))
    raw.execute("INSERT INTO means SELECT id, label, kind, 9, per_day, place, NULL FROM means")
    rewrite(raw, "means", sql)
    raw.close()
    damage_of(closed)


@pytest.mark.parametrize(
    ("table", "statement", "row"),
    [
        ("decision", "UPDATE decision SET what = 'Attendre' WHERE position = 1", "C0 / k1 / 1"),
        ("decision", "DELETE FROM decision WHERE context = 'C1'", "C1 / k1 / 0"),
        ("means", "UPDATE means SET quantity = 4", "m1"),
        ("service_level", "UPDATE service_level SET level = 'x' WHERE context = 'C0'", "C0 / "),
        ("workshop", "UPDATE workshop SET status = 'validé'", "séance-1"),
        ("log", "INSERT INTO log VALUES (1, 'l1', 3, 'jamais dit')", "1"),
        ("log", "INSERT INTO log VALUES (99, 'l1' || char(10), 9, 'x')", "99"),
    ],
)
def test_a19_row_that_the_journal_does_not_tell_is_named(
    closed: Path, table: str, statement: str, row: str
) -> None:
    change(closed, statement)
    said = damage_of(closed)
    assert f"«\u00a0{table}\u00a0»" in said
    assert row in said


def test_a19_a_key_of_a_spoilt_file_is_short_and_printable_in_the_sentence(closed: Path) -> None:
    change(closed, "INSERT INTO means VALUES ('a' || char(7, 8238) || hex(zeroblob(5000)),"
           "'x', 'x', 1, 1, 'x', NULL)")  # fmt: skip
    said = damage_of(closed)
    assert len(said) < 300
    assert said.isprintable() or set(filter(lambda s: not s.isprintable(), said)) <= {"\u00a0"}


def test_every_value_that_the_rules_let_through_is_within_the_bounds() -> None:
    """What the room may write today must open tomorrow."""
    opened = WorkshopOpened("é" * 140, "", "URG", "0" * 64, "", -14 * 60, MAX_MINUTES, "")
    events = (
        opened,
        LogNoted("l", "l’« œuvre »\u202f: a\u00a0b – 👩‍⚕️ \ufeff".strip("\ufeff"), MAX_COUNT),
        ReviewDateSet("2027-01-31"),
        ActivityTested("URG-01", "2026-02-28"),
    )
    for stamp in ("", "2026-11-24T08:00:00.000Z", "2026-11-24T08:00:00Z"):
        values.check_entry(Entry(1, EntryKind.MOVE, stamp, "", None, events))
