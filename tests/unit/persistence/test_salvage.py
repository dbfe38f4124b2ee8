"""From a damaged file all that can be read is written, marked, and the file keeps every byte."""

import json
import os
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.persistence import salvage as module
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import CannotWrite, NotASessionFile
from pcra_game.persistence.header import sidecar
from pcra_game.persistence.salvage import NothingToSalvage, Salvaged, salvage, session_id_in
from pcra_game.persistence.salvage_pages import records
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts.salvage import WARNING

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)
PAGE = 4096

Spoil = Callable[[bytearray], None]


_MADE: dict[str, bytes] = {}


@pytest.fixture
def long(request: pytest.FixtureRequest, play: Any, path: Path) -> Path:
    """A closed session of 66 entries on several pages; made once, copied for each test."""
    if "long" not in _MADE:
        played: SessionFile = request.getfixturevalue("played")
        for number in range(60):
            play(played, LogNoted(f"l{number}", f"appel n° {number} au cadre de garde", number))
        played.close()
        _MADE["long"] = played.path.read_bytes()
    path.write_bytes(_MADE["long"])
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "sauvé"


def spoilt(path: Path, spoil: Spoil) -> bytes:
    content = bytearray(path.read_bytes())
    spoil(content)
    path.write_bytes(content)
    return bytes(content)


def pages_of_journal(path: Path) -> list[tuple[int, set[int]]]:
    """Where each page with entries begins, and which it holds."""
    content, found = path.read_bytes(), []
    for at in range(PAGE, len(content), PAGE):
        alone = bytes(PAGE) + content[at : at + PAGE]
        seqs = {one.rowid for one in records(alone) if len(one.values) == 9}
        if seqs:
            found.append((at, seqs))
    return found


def data_of(done: Salvaged) -> Any:
    return json.loads(done.data.read_text("utf-8"))


def test_a_whole_file_is_saved_whole(long: Path, out: Path) -> None:
    done = salvage(long, out, NOW)
    assert (done.entries, done.verified, done.complete) == (66, 66, True)
    assert done.session is not None
    assert done.session.name == f"{long.stem}-recupere-jusqu-a-l-entree-66.pcra"
    assert check(done.session) == []
    with (
        SessionFile.open(long, read_only=True) as one,
        SessionFile.open(done.session, read_only=True) as other,
    ):
        assert (one.head, one.state, one.entries()) == (other.head, other.state, other.entries())
    tables = data_of(done)["tables"]
    assert len(tables["log"]) == 60
    assert all(row["verified"] for rows in tables.values() for row in rows)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.__setitem__(slice(0, 100), bytes(100)),
        lambda content: content.__setitem__(3, content[3] ^ 4),
        lambda content: content.__setitem__(slice(0, PAGE), bytes(PAGE)),
        lambda content: content.__setitem__(slice(16, 60), random.Random(1).randbytes(44)),
        lambda content: content.extend(b"junk" * 999),
    ],
    ids=["no header", "one bit of the magic", "no schema", "random header", "junk behind"],
)
def test_a_spoilt_first_page_loses_no_entry(spoil: Spoil, long: Path, out: Path) -> None:
    before = spoilt(long, spoil)
    done = salvage(long, out, NOW)
    assert (done.entries, done.verified, done.complete) == (66, 66, True)
    assert done.session is not None
    assert check(done.session) == []
    assert long.read_bytes() == before
    assert session_id_in(long) == "séance-1"


def test_a_lost_page_ends_the_chain_and_what_is_behind_is_marked(long: Path, out: Path) -> None:
    at, lost = pages_of_journal(long)[1]
    before = spoilt(long, lambda content: content.__setitem__(slice(at, at + PAGE), bytes(PAGE)))
    done = salvage(long, out, NOW)
    first = min(lost)
    assert done.verified == first - 1
    assert done.entries == 66 - len(lost)
    assert not done.complete
    assert done.session is not None
    with SessionFile.open(done.session, read_only=True) as session:
        assert session.history.length == first - 1
        assert len(session.state.answered()) == 2
    entries = data_of(done)["entries"]
    assert [e["verified"] for e in entries] == [e["seq"] < first for e in entries]
    assert all(e["sealed"] for e in entries)
    text = done.text.read_text("utf-8")
    last = max(lost) + 1
    assert f"n°\u00a0{last}, 24/11/2026" in text
    assert f"appel n° {last - 7} au cadre de garde" in text
    assert long.read_bytes() == before


def test_an_edited_entry_is_told_from_intact_ones(long: Path, out: Path) -> None:
    content = long.read_bytes()
    at = content.index('"text":"appel n° 30 au cadre'.encode()) + len('"text":"')
    spoilt(long, lambda c: c.__setitem__(slice(at, at + 5), b"refus"))
    done = salvage(long, out, NOW)
    by_seq = {entry["seq"]: entry for entry in data_of(done)["entries"]}
    assert not by_seq[37]["sealed"]
    assert by_seq[38]["sealed"]
    assert not by_seq[38]["verified"]
    assert by_seq[36]["verified"]
    assert done.verified == 36


def test_pages_of_an_abandoned_state_are_not_mixed_in(
    long: Path, out: Path, tmp_path: Path, play: Any
) -> None:
    """After going back, the same numbers were given again to other entries."""
    other = tmp_path / "other.pcra"
    other.write_bytes(long.read_bytes())
    with SessionFile.open(other) as session:
        play(session, LogNoted("x", "autre suite", 1))
        play(session, LogNoted("y", "autre suite encore", 2))
    with SessionFile.open(long) as session:
        play(session, LogNoted("z", "la suite", 1))
    stale = other.read_bytes()
    kept = b"".join(stale[at : at + PAGE] for at, seqs in pages_of_journal(other) if 68 in seqs)
    assert kept
    spoilt(long, lambda content: content.extend(kept))
    done = salvage(long, out, NOW)
    assert (done.entries, done.verified) == (68, 67)
    assert done.session is not None
    with SessionFile.open(done.session, read_only=True) as session:
        assert [line.text for line in session.state.log.values()][-1] == "la suite"
    assert [e["verified"] for e in data_of(done)["entries"]][-2:] == [True, False]


def test_a_lost_beginning_leaves_text_and_data_but_nothing_that_opens(
    long: Path, out: Path
) -> None:
    at, lost = pages_of_journal(long)[0]
    spoilt(long, lambda content: content.__setitem__(slice(at, at + PAGE), bytes(PAGE)))
    spoilt(long, lambda content: content.__setitem__(slice(16, 60), b"\x7f" * 44))
    done = salvage(long, out, NOW)
    assert (done.verified, done.session) == (0, None)
    assert done.entries == 66 - len(lost)
    # The tables still show what was decided.
    assert "Prescrire sur ordonnancier papier" in done.text.read_text("utf-8")
    decisions = data_of(done)["tables"]["decision"]
    assert [row["verified"] for row in decisions] == [False, False]
    assert session_id_in(long) == "séance-1"


def test_every_part_of_the_text_says_that_it_is_not_verified(long: Path, out: Path) -> None:
    at, _ = pages_of_journal(long)[1]
    spoilt(long, lambda content: content.__setitem__(slice(at, at + PAGE), bytes(PAGE)))
    lines = salvage(long, out, NOW).text.read_text("utf-8").splitlines()
    assert " ".join(lines[:2]).startswith(WARNING[:100])
    titles = [before for before, line in pairwise(lines) if set(line) == {"="}]
    assert len(titles) >= 5
    assert all("NON VÉRIFIÉ" in title for title in titles)
    assert "NON VÉRIFIÉ" in lines[-1]
    assert max(map(len, lines)) <= 96 + 20


def test_cards_that_are_lost_come_back_with_the_program(
    long: Path, out: Path, contents: Any, game: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = long.read_bytes()
    at = before.index(contents["deck_json"][:80])
    spoilt(long, lambda content: content.__setitem__(at + 20, content[at + 20] ^ 1))
    assert salvage(long, out, NOW).session is None
    # The small deck of these tests does not come with the program: it is lent here.
    from pcra_game.content.frozen import freeze

    delivered = [
        ("deck", game.deck.id, freeze(game.deck)[1], freeze(game.deck)[0].decode()),
        ("scenario", game.scenario.id, freeze(game.scenario)[1], freeze(game.scenario)[0].decode()),
    ]
    monkeypatch.setattr(module, "_delivered", lambda: iter(delivered))
    done = salvage(long, out, NOW)
    assert done.session is not None
    assert check(done.session) == []
    assert done.complete


def test_nothing_is_replaced(long: Path, out: Path) -> None:
    first = salvage(long, out, NOW)
    content = {path: path.read_bytes() for path in out.iterdir()}
    second = salvage(long, out, NOW)
    assert {first.data, first.text, first.session} & {second.data, second.text, second.session} == (
        set()
    )
    assert all(path.read_bytes() == before for path, before in content.items())
    assert len(list(out.iterdir())) == 6


def test_pages_of_the_journal_beside_are_read_too(long: Path, out: Path) -> None:
    """An interrupted write keeps the pages as they were in the journal of SQLite."""
    at, lost = pages_of_journal(long)[1]
    page = long.read_bytes()[at : at + PAGE]
    number = (at // PAGE + 1).to_bytes(4, "big")
    head = bytes.fromhex("d9d505f920a163d7") + bytes(12) + (512).to_bytes(4, "big")
    journal = sidecar(long, "-journal")
    journal.write_bytes(head.ljust(512, b"\x00") + number + page + bytes(4))
    spoilt(long, lambda content: content.__setitem__(slice(at, at + PAGE), bytes(PAGE)))
    done = salvage(long, out, NOW)
    assert (done.entries, done.verified) == (66, 66)
    assert lost
    assert journal.exists()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_spoilt_no_entry_is_called_verified_that_was_not_written(
    seed: int, long: Path, tmp_path: Path
) -> None:
    with SessionFile.open(long, read_only=True) as session:
        written = {entry.seq: entry for entry in session.entries()}
    dice = random.Random(seed)

    def spoil(content: bytearray) -> None:
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(content))
            length = dice.choice([1, 40, 512, PAGE])
            content[at : at + length] = dice.randbytes(len(content[at : at + length]))
        if dice.random() < 0.3:
            del content[dice.randrange(PAGE, len(content)) :]

    before = spoilt(long, spoil)
    try:
        done = salvage(long, tmp_path / "out", NOW)
    except NothingToSalvage:
        return
    assert long.read_bytes() == before
    for entry in data_of(done)["entries"]:
        if entry["verified"] or entry["sealed"]:
            stored = written[entry["seq"]]
            assert entry["recorded_at"] == stored.recorded_at
            assert [event["type"] for event in entry["events"]] == [
                type(event).__name__ for event in stored.events
            ]
    if done.session is not None:
        assert check(done.session) == []
        with SessionFile.open(done.session, read_only=True) as found:
            assert found.entries() == tuple(written[n] for n in range(1, done.verified + 1))


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE VIEW log AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c)"
        " SELECT x AS position, 'a' AS id, 1 AS fictive, 'planté' AS text FROM c",
        "CREATE TABLE log (position INTEGER PRIMARY KEY, id TEXT, fictive INTEGER, text TEXT);"
        "INSERT INTO log VALUES (999, 'a', 1, 'planté')",
    ],
    ids=["view", "another table"],
)
def test_what_took_the_place_of_a_table_is_not_asked(planted: str, long: Path, out: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(long)
    connection.executescript(f"DROP TABLE log; {planted}")
    connection.close()
    done = salvage(long, out, NOW)
    assert "planté" not in done.text.read_text("utf-8")
    assert done.verified == 66
    assert len(data_of(done)["tables"]["log"]) == 60


def test_a_chain_of_pages_that_bites_its_tail_ends(tmp_path: Path, out: Path) -> None:
    """Each of many rows of 9 MB would flow over into one page, again and again."""
    size = bytes([0x84, 0xA5, 0xD1, 0x00])
    cell = size + b"\x01" + bytes(2900)
    pointers = b"".join((PAGE - len(cell)).to_bytes(2, "big") for _ in range(64))
    page = bytes([13, 0, 0, 0, 64, 0, 0, 0]) + pointers
    page = page.ljust(PAGE - len(cell), b"\x00") + cell
    local = 489 + (9_005_184 - 489) % 4092
    at = PAGE - len(cell) + 5 + (local if local <= 4061 else 489)
    page = page[:at] + (2).to_bytes(4, "big") + page[at + 4 :]
    loop = (2).to_bytes(4, "big").ljust(PAGE, b"x")
    path = tmp_path / "x.pcra"
    path.write_bytes(b"SQLite format 3\x00".ljust(PAGE, b"\x00") + loop + page * 500)
    started = time.process_time()
    with pytest.raises(NothingToSalvage):
        salvage(path, out, NOW)
    assert time.process_time() - started < 10


def test_a_row_that_is_not_what_the_journal_gives_is_marked(long: Path, out: Path) -> None:
    journal = {at for at, _ in pages_of_journal(long)}

    def spoil(content: bytearray) -> None:
        for at in range(0, len(content), PAGE):
            if at not in journal:
                page = content[at : at + PAGE].replace(
                    b"ordonnancier papier", b"ordonnancier carton"
                )
                content[at : at + PAGE] = page

    spoilt(long, spoil)
    done = salvage(long, out, NOW)
    assert done.verified == 66
    (solution,) = data_of(done)["tables"]["solution"]
    assert (solution["what"], solution["verified"]) == ("Prescrire sur ordonnancier carton", False)
    assert all(row["verified"] for row in data_of(done)["tables"]["log"])


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (b"%PDF-1.7" * 2000, NotASessionFile, "n’est pas un atelier"),
        (b"x", NotASessionFile, "n’est pas un atelier"),
        (b"SQLite format 3\x00" + bytes(8176), NothingToSalvage, "Rien n’a pu être lu dans"),
    ],
)
def test_where_nothing_can_be_read_one_sentence_says_so(
    content: bytes, kind: type[Exception], said: str, tmp_path: Path, out: Path
) -> None:
    path = tmp_path / "x.pcra"
    path.write_bytes(content)
    with pytest.raises(kind, match=said):
        salvage(path, out, NOW)
    assert not out.exists()
    assert session_id_in(path) == ""


@pytest.mark.parametrize("kind", ["missing", "empty", "folder", "link", "fifo"])
def test_what_is_no_file_is_refused_at_once(kind: str, long: Path, out: Path) -> None:
    path = long.with_name("autre.pcra")
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(long)
    elif kind == "fifo":
        os.mkfifo(path)
    with pytest.raises(NotASessionFile):
        salvage(path, out, NOW)
    assert session_id_in(path) == ""


def test_a_place_that_takes_no_file_is_one_sentence(long: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        salvage(long, tmp_path / "file" / "folder", NOW)


def test_names_of_persons_stay_in_the_file(long: Path, out: Path) -> None:
    with SessionFile.open(long) as session:
        session.name_person("Cadre de santé", "Camille Exemple")
    done = salvage(long, out, NOW)
    for path in out.iterdir():
        assert b"Exemple" not in path.read_bytes()
    assert done.complete
