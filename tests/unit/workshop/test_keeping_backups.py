"""When a backup is due, and whose a file is."""

from pathlib import Path

from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.keeping_backups import (
    AGAIN_SECONDS,
    EVERY_SECONDS,
    BackupPace,
    session_at,
)


def test_a_backup_is_due_ten_minutes_after_opening_if_anything_changed() -> None:
    pace = BackupPace(100.0, "a")
    assert not pace.due(100.0 + EVERY_SECONDS, "a")
    assert not pace.due(99.0 + EVERY_SECONDS, "b")
    assert pace.due(100.0 + EVERY_SECONDS, "b")


def test_the_next_one_counts_from_the_last() -> None:
    pace = BackupPace(0.0, "a")
    pace.kept(700.0, "b")
    assert not pace.due(700.0 + EVERY_SECONDS, "b")
    assert not pace.due(699.0 + EVERY_SECONDS, "c")
    assert pace.due(700.0 + EVERY_SECONDS, "c")


def test_a_first_change_after_a_quiet_hour_is_kept_at_once() -> None:
    pace = BackupPace(0.0, "a")
    assert not pace.due(3600.0, "a")
    assert pace.due(3601.0, "b")


def test_after_a_refusal_the_next_try_comes_sooner() -> None:
    pace = BackupPace(0.0, "a")
    pace.failed(600.0)
    assert not pace.due(599.0 + AGAIN_SECONDS, "b")
    assert pace.due(600.0 + AGAIN_SECONDS, "b")


def test_a_file_says_whose_it_is_whole_damaged_or_remembered(tmp_path: Path) -> None:
    path = tmp_path / "atelier.pcra"
    create_session(path, load_game("URG"), title="Urgences", session="s-1").close()
    assert session_at(path) == "s-1"
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    assert session_at(path) == "s-1"
    path.write_bytes(b"")
    assert session_at(path) == ""
    assert session_at(path, lambda known: "s-1" if known == path else None) == "s-1"
    path.unlink()
    assert session_at(path, {path: "s-1"}.get) == "s-1"
