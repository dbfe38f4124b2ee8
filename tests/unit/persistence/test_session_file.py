"""What is in memory is what is in the file."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted, PhaseEntered
from pcra_game.domain.game import Game
from pcra_game.domain.journal import BrokenJournalError, Entry, EntryKind
from pcra_game.persistence import connection, rows
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import (
    CannotWrite,
    NotASessionFile,
    SessionFileBusy,
    SessionFileChanged,
    SessionFileTooNew,
)
from pcra_game.persistence.header import FORMAT_VERSION
from pcra_game.persistence.session_file import SessionFile


def same(one: SessionFile, other: SessionFile) -> bool:
    return (one.history, one.state, one.game) == (other.history, other.state, other.game)


def test_reopened_session_is_the_one_that_was_closed(played: SessionFile) -> None:
    played.close()
    with SessionFile.open(played.path) as again:
        assert same(again, played)


def test_closed_session_is_one_file(closed: Path) -> None:
    assert list(closed.parent.iterdir()) == [closed]


def test_closing_twice_does_no_harm(session: SessionFile) -> None:
    session.close()
    session.close()


def test_whole_session_has_no_fault(closed: Path) -> None:
    assert check(closed) == []


def test_file_carries_its_marks(closed: Path) -> None:
    with sqlite3.connect(closed) as raw:
        marks = [
            raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "page_size")
        ]
    raw.close()
    assert marks == [0x50435241, FORMAT_VERSION, "delete", 4096]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("cell_size_check", 1),
        ("journal_mode", "delete"),
        ("locking_mode", "normal"),
    ],
)
def test_connection_is_hardened(closed: Path, pragma: str, value: object) -> None:
    engine = connection.open_engine(closed, "rw")
    with engine.connect() as opened:
        assert opened.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    engine.dispose()


def test_existing_path_is_not_overwritten(
    path: Path, contents: dict[str, bytes], game: Game, opening: Entry
) -> None:
    path.write_text("précieux", encoding="utf-8")
    with pytest.raises(CannotWrite, match="existe déjà"):
        SessionFile.create(path, **contents, game=game, first=opening)
    assert path.read_text(encoding="utf-8") == "précieux"
    assert list(path.parent.iterdir()) == [path]


def test_failed_creation_leaves_nothing(
    path: Path,
    contents: dict[str, bytes],
    game: Game,
    opening: Entry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(connection._WRITING_PRAGMAS, "max_page_count", "5")
    with pytest.raises(CannotWrite, match="Plus de place"):
        SessionFile.create(path, **contents, game=game, first=opening)
    assert not list(path.parent.iterdir())


def test_missing_folder_is_said(
    tmp_path: Path, contents: dict[str, bytes], game: Game, opening: Entry
) -> None:
    with pytest.raises(CannotWrite, match="Impossible d’écrire"):
        SessionFile.create(tmp_path / "no" / "a.pcra", **contents, game=game, first=opening)


def test_opening_that_names_other_cards_is_a_bug(
    path: Path, contents: dict[str, bytes], game: Game, opening: Entry
) -> None:
    with pytest.raises(ValueError, match="another deck"):
        SessionFile.create(path, **contents | {"deck_json": b"{}"}, game=game, first=opening)


def test_entry_that_does_not_follow_is_refused(session: SessionFile) -> None:
    entry = Entry(7, EntryKind.MOVE, "", "", None, (PhaseEntered("P1"),))
    with pytest.raises(BrokenJournalError):
        session.append(entry)
    assert session.history.length == 1


def test_undo_survives_closing(played: SessionFile, turn: Any) -> None:
    before = played.state
    turn(played, EntryKind.UNDO)
    turn(played, EntryKind.UNDO)
    undone = played.state
    played.close()
    with SessionFile.open(played.path) as again:
        assert again.state == undone
        turn(again, EntryKind.REDO)
        turn(again, EntryKind.REDO)
        assert again.state == before
    assert check(played.path) == []


def test_undo_further_than_the_opened_session_remembers(closed: Path, turn: Any) -> None:
    with SessionFile.open(closed) as session:
        while session.history.can_undo:
            turn(session, EntryKind.UNDO)
            assert session.state == session.history.state()
        while session.history.can_redo:
            turn(session, EntryKind.REDO)
            assert session.state == session.history.state()
    assert check(closed) == []


def fill(session: SessionFile, play: Any) -> None:
    for number in range(300):
        play(session, LogNoted(f"l{number}", "x" * 190, number))


def test_full_disk_refuses_and_loses_nothing(
    closed: Path, play: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = closed.stat().st_size // 4096
    monkeypatch.setitem(connection._WRITING_PRAGMAS, "max_page_count", str(pages + 2))
    with SessionFile.open(closed) as session:
        with pytest.raises(CannotWrite, match="Plus de place"):
            fill(session, play)
        kept = session.history, session.state
        connection.raw_connection(session._connection).execute("PRAGMA max_page_count=9999")
        play(session, LogNoted("after", "la place est revenue", 1))
    with SessionFile.open(closed) as again:
        assert again.history.done[:-1] == kept[0].done
    assert check(closed) == []


def test_journal_changed_by_another_program_is_not_written_into(
    played: SessionFile, play: Any
) -> None:
    with sqlite3.connect(played.path) as raw:
        raw.execute("UPDATE journal SET hash = 'autre' WHERE seq = 6")
    raw.close()
    kept = played.state
    with pytest.raises(SessionFileChanged, match="modifié ou déplacé"):
        play(played, PhaseEntered("P1"))
    assert played.state is kept


def test_reading_goes_on_beside_a_writer(played: SessionFile, play: Any) -> None:
    with SessionFile.open(played.path, read_only=True) as reader:
        play(played, PhaseEntered("P1"))
        assert reader.history.length == played.history.length - 1
    with SessionFile.open(played.path, read_only=True) as reader:
        assert same(reader, played)


def test_reader_cannot_write(closed: Path, play: Any) -> None:
    before = closed.read_bytes()
    with (
        SessionFile.open(closed, read_only=True) as reader,
        pytest.raises(CannotWrite, match="lecture seule"),
    ):
        play(reader, PhaseEntered("P1"))
    assert closed.read_bytes() == before


def test_second_writer_is_refused_with_the_name_of_the_first(session: SessionFile) -> None:
    with pytest.raises(SessionFileBusy, match=f"processus {os.getpid()}"):
        SessionFile.open(session.path)


def test_copy_is_whole_and_open_elsewhere(played: SessionFile, tmp_path: Path) -> None:
    target = tmp_path / "copie.pcra"
    target.write_text("ancienne copie", encoding="utf-8")
    played.copy_to(target)
    with SessionFile.open(target) as copy:
        assert same(copy, played)
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".lock", ".pcra", ".pcra"]


def test_copy_onto_itself_is_refused(played: SessionFile) -> None:
    with pytest.raises(CannotWrite):
        played.copy_to(played.path)


def test_failed_copy_leaves_the_target(
    played: SessionFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copie.pcra"
    target.write_text("ancienne copie", encoding="utf-8")
    monkeypatch.setitem(connection._WRITING_PRAGMAS, "max_page_count", "5")
    with pytest.raises(CannotWrite):
        played.copy_to(target)
    assert target.read_text(encoding="utf-8") == "ancienne copie"


def test_tables_of_older_rules_are_rewritten(closed: Path) -> None:
    with sqlite3.connect(closed) as raw:
        raw.execute("UPDATE workshop SET rules_version = 0, title = 'selon les anciennes règles'")
        raw.execute("INSERT INTO log VALUES (9, 'l9', 3, 'que les règles d’aujourd’hui taisent')")
    raw.close()
    assert check(closed) == []
    SessionFile.open(closed).close()
    assert check(closed) == []
    with sqlite3.connect(closed) as raw:
        row = raw.execute("SELECT title, rules_version FROM workshop").fetchone()
    raw.close()
    assert row == ("Nuit aux urgences", rows.RULES_VERSION)


def test_tables_of_newer_rules_are_refused(closed: Path) -> None:
    with sqlite3.connect(closed) as raw:
        raw.execute("UPDATE workshop SET rules_version = rules_version + 1")
    raw.close()
    with pytest.raises(SessionFileTooNew):
        SessionFile.open(closed)


@pytest.mark.parametrize("name", ["", "x" * 250, "a\x00b"])
def test_impossible_name_is_not_a_session(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotASessionFile):
        SessionFile.open(tmp_path / name)
