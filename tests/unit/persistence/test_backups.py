"""Backups are whole, thinned by rule, found again when the newest is spoilt, and gone back to."""

import os
import random
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.persistence import backups as module
from pcra_game.persistence.backup_names import DAYS, RECENT
from pcra_game.persistence.backup_reading import content_of
from pcra_game.persistence.backups import Backup, Backups, Reason, space_left_low
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import CannotWrite, SessionFileBusy, SessionFileError
from pcra_game.persistence.header import sidecar
from pcra_game.persistence.session_file import SessionFile

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)
SESSION = "séance-1"

GoOn = Callable[[SessionFile], None]


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


@pytest.fixture
def go_on(play: Any) -> GoOn:
    """Make one gesture more, so that there is something to back up."""

    def change(session: SessionFile) -> None:
        number = session.history.length
        play(session, LogNoted(f"l{number}", "appel au cadre", number))

    return change


@pytest.fixture
def several(played: SessionFile, backups: Backups, go_on: GoOn) -> Iterator[tuple[Backup, ...]]:
    """Three backups of a session that is closed, an hour apart, the last made first."""
    for hour in range(3):
        assert backups.keep(played.path, SESSION, Reason.REGULAR, NOW + timedelta(hours=hour))
        go_on(played)
    played.close()
    return backups.of(SESSION)


def spoil(path: Path, dice: int = 1) -> None:
    """Change bytes until the file is refused."""
    chance = random.Random(dice)
    while not isinstance(refusal(path), SessionFileError):
        content = bytearray(path.read_bytes())
        content[chance.randrange(4096, len(content))] ^= 0xFF
        path.write_bytes(content)


def refusal(path: Path) -> SessionFileError | None:
    try:
        content_of(path)
    except SessionFileError as error:
        return error
    return None


def visible(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name != ".lock"}


def test_a_backup_is_made_beside_its_open_writer_and_says_when_why_and_of_what(
    played: SessionFile, backups: Backups
) -> None:
    made = backups.keep(played.path, SESSION, Reason.IMPORT, NOW)
    assert made is not None
    assert made.path.name == f"2026-11-25T14-30-00Z-import-{played.head[:8]}-0001.pcra"
    assert made.path.parent == backups.folder_of(SESSION)
    assert (made.at, made.reason) == (NOW, Reason.IMPORT)
    told = backups.describe(made)
    assert (told.session, told.phase, told.decisions, told.entries, told.head) == (
        SESSION,
        "",
        2,
        6,
        played.head,
    )
    assert backups.of(SESSION) == (made,)
    assert backups.every() == ((made,),)


def test_nobody_else_may_read_a_backup(played: SessionFile, backups: Backups) -> None:
    made = backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
    assert made is not None
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    for folder in (made.path.parent, made.path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_did_not_change_is_not_backed_up_twice(
    played: SessionFile, backups: Backups, go_on: GoOn
) -> None:
    assert backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
    assert backups.keep(played.path, SESSION, Reason.RESTORE, NOW + timedelta(hours=1)) is None
    go_on(played)
    assert backups.keep(played.path, SESSION, Reason.REGULAR, NOW + timedelta(hours=2))
    assert len(backups.of(SESSION)) == 2


def test_a_spoilt_backup_does_not_count_as_one(played: SessionFile, backups: Backups) -> None:
    made = backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
    assert made is not None
    spoil(made.path)
    again = backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
    assert again is not None
    assert again.path != made.path
    assert backups.newest_whole(SESSION) == again


def test_two_backups_of_one_second_stay_apart(
    played: SessionFile, backups: Backups, go_on: GoOn
) -> None:
    first = backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
    go_on(played)
    second = backups.keep(played.path, SESSION, Reason.REGULAR, NOW)
    assert backups.of(SESSION) == (second, first)


def test_a_damaged_session_is_not_backed_up(closed: Path, backups: Backups) -> None:
    spoil(closed)
    with pytest.raises(SessionFileError):
        backups.keep(closed, SESSION, Reason.REGULAR, NOW)
    assert backups.of(SESSION) == ()


def test_a_name_that_is_not_ours_is_no_backup(several: Any, backups: Backups) -> None:
    folder = backups.folder_of(SESSION)
    (folder / "2026-11-25T14-30-00Z-regulier-0000.pcra").write_bytes(b"x")
    (folder / "9999-99-99T14-30-00Z-regulier-00000000-0009.pcra").write_bytes(b"x")
    assert backups.of(SESSION) == several


def test_a_backup_under_the_name_of_another_is_not_whole(several: Any, backups: Backups) -> None:
    shutil.copy(several[2].path, several[0].path)
    with pytest.raises(SessionFileError):
        backups.describe(several[0])
    assert backups.newest_whole(SESSION) == several[1]


# Thinning


def test_c1_thirty_changes_over_fake_days_keep_the_rule_and_all_are_whole(
    played: SessionFile, backups: Backups, go_on: GoOn
) -> None:
    made: list[Backup] = []
    for number in range(40):
        # Two a day at noon and at one, for twenty days: noon is the same day everywhere.
        at = NOW.replace(hour=11 + number % 2) + timedelta(days=number // 2)
        one = backups.keep(played.path, SESSION, Reason.REGULAR, at)
        assert one is not None
        made.append(one)
        go_on(played)
        kept = backups.of(SESSION)
        assert kept[0] == one
        assert len(kept) <= RECENT + DAYS
    kept = backups.of(SESSION)
    last_of_days = [one for one in made if one.at.hour == 12][-DAYS:]
    assert set(kept) == {*made[-RECENT:], *last_of_days}
    assert all(check(one.path) == [] for one in kept)
    assert len({one.path for one in made}) == len(made)


def test_c1_a_long_workshop_of_one_day_keeps_the_last_twelve(
    played: SessionFile, backups: Backups, go_on: GoOn
) -> None:
    for minutes in range(0, 200, 10):
        backups.keep(played.path, SESSION, Reason.REGULAR, NOW + timedelta(minutes=minutes))
        go_on(played)
    kept = backups.of(SESSION)
    assert [one.at for one in kept] == [NOW + timedelta(minutes=m) for m in range(190, 70, -10)]


@pytest.mark.parametrize(
    "later",
    [
        NOW - timedelta(hours=1),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2080, 1, 1, tzinfo=UTC),
        NOW - timedelta(days=400),
    ],
)
def test_b16_a_clock_that_jumps_loses_no_backup(
    later: datetime, played: SessionFile, backups: Backups, go_on: GoOn
) -> None:
    for number in range(RECENT):
        backups.keep(played.path, SESSION, Reason.REGULAR, NOW + timedelta(minutes=number))
        go_on(played)
    for number in range(RECENT):
        made = backups.keep(played.path, SESSION, Reason.REGULAR, later + timedelta(minutes=number))
        assert made is not None
        go_on(played)
        kept = backups.of(SESSION)
        assert kept[0] == made
        assert backups.newest_whole(SESSION) == made
        assert RECENT <= len(kept) <= RECENT + DAYS
        assert backups.describe(kept[0]).entries == max(
            backups.describe(one).entries for one in kept
        )


def test_the_whole_stays_under_its_size_and_no_session_loses_its_last_whole_one(
    played: SessionFile, backups: Backups, go_on: GoOn, tmp_path: Path
) -> None:
    old = backups.keep(played.path, "autre", Reason.REGULAR, NOW - timedelta(days=300))
    go_on(played)
    spoilt = backups.keep(played.path, "autre", Reason.REGULAR, NOW - timedelta(days=200))
    assert old is not None
    assert spoilt is not None
    spoil(spoilt.path)
    room = 4 * played.path.stat().st_size
    small = Backups(tmp_path / "backups", most_bytes=room)
    for number in range(8):
        go_on(played)
        small.keep(played.path, SESSION, Reason.REGULAR, NOW + timedelta(minutes=number))
    assert small.of("autre") == (old,)
    assert 1 <= len(small.of(SESSION)) < 8
    files = [path for path in (tmp_path / "backups").rglob("*.pcra*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= room


def test_with_no_room_for_anything_else_the_backup_just_made_stays(
    played: SessionFile, tmp_path: Path, go_on: GoOn
) -> None:
    tiny = Backups(tmp_path / "backups", most_bytes=1)
    for _ in range(3):
        made = tiny.keep(played.path, SESSION, Reason.REGULAR, NOW)
        go_on(played)
    assert tiny.of(SESSION) == (made,)


# Falling back, going back


def test_c3_a_spoilt_newest_backup_falls_back_to_the_next_whole_one(
    several: tuple[Backup, ...], backups: Backups
) -> None:
    assert backups.newest_whole(SESSION) == several[0]
    spoil(several[0].path)
    assert backups.newest_whole(SESSION) == several[1]
    several[1].path.write_bytes(b"")
    assert backups.newest_whole(SESSION) == several[2]
    several[2].path.write_bytes(several[2].path.read_bytes()[:-4096])
    assert backups.newest_whole(SESSION) is None
    assert backups.of(SESSION) == several


def test_c4_going_back_keeps_the_present_state_as_a_backup(
    several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    before = content_of(played.path)
    kept = backups.restore(several[2], played.path, NOW + timedelta(hours=5))
    assert kept is not None
    assert check(played.path) == []
    assert content_of(played.path) == backups.describe(several[2])
    newest = backups.of(SESSION)[0]
    assert (newest.path, newest.reason) == (kept, Reason.RESTORE)
    assert backups.describe(newest) == before
    with SessionFile.open(played.path) as session:
        assert session.history.length == 6


def test_c4_going_back_twice_comes_to_where_one_was(
    several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    before = content_of(played.path)
    backups.restore(several[2], played.path, NOW)
    kept = next(one for one in backups.of(SESSION) if one.reason is Reason.RESTORE)
    backups.restore(kept, played.path, NOW)
    assert content_of(played.path) == before


def test_c4_a_damaged_file_is_kept_byte_for_byte_with_its_journal(
    several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    spoil(played.path)
    sidecar(played.path, "-journal").write_bytes(b"left by somebody")
    before = played.path.read_bytes()
    kept = backups.restore(several[0], played.path, NOW)
    assert kept is not None
    assert kept.name == "2026-11-25T14-30-00Z-endommage-0004.pcra.bad"
    assert kept.read_bytes() == before
    assert sidecar(kept, "-journal").read_bytes() == b"left by somebody"
    assert set(backups.files(SESSION)) == {
        kept,
        sidecar(kept, "-journal"),
        *(one.path for one in several),
    }
    assert not sidecar(played.path, "-journal").exists()
    assert content_of(played.path) == backups.describe(several[0])
    assert [path.name for path in played.path.parent.iterdir() if path.is_file()] == [
        played.path.name
    ]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a session", b"SQLite format 3\x00" * 99])
def test_c4_whatever_lies_there_is_kept(
    content: bytes, several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    played.path.write_bytes(content)
    kept = backups.restore(several[0], played.path, NOW)
    assert kept is not None
    assert kept.read_bytes() == content
    assert check(played.path) == []


def test_c4_a_file_that_is_gone_comes_back(
    several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    played.path.unlink()
    assert backups.restore(several[0], played.path, NOW) is None
    assert content_of(played.path) == backups.describe(several[0])


def test_going_back_to_the_present_state_keeps_no_second_copy(
    several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    made = backups.keep(played.path, SESSION, Reason.ASKED, NOW)
    assert made is not None
    assert backups.restore(made, played.path, NOW) == made.path
    assert backups.of(SESSION) == (made, *several)


def test_a_spoilt_backup_replaces_nothing(
    several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    spoil(several[0].path)
    before = played.path.read_bytes()
    with pytest.raises(SessionFileError):
        backups.restore(several[0], played.path, NOW)
    assert played.path.read_bytes() == before
    assert backups.of(SESSION) == several


def test_a_session_that_is_open_is_not_replaced(
    several: tuple[Backup, ...], backups: Backups, played: SessionFile
) -> None:
    with SessionFile.open(played.path) as held:
        with pytest.raises(SessionFileBusy):
            backups.restore(several[2], played.path, NOW)
        assert held.history.length == 9
    assert backups.of(SESSION) == several


def test_another_workshop_is_not_replaced(
    several: tuple[Backup, ...],
    backups: Backups,
    tmp_path: Path,
    contents: Any,
    game: Any,
    opening: Any,
) -> None:
    import dataclasses

    event = dataclasses.replace(opening.events[0], session="une autre", title="Bloc")
    other = tmp_path / "bloc.pcra"
    first = dataclasses.replace(opening, events=(event,))
    SessionFile.create(other, **contents, game=game, first=first).close()
    before = other.read_bytes()
    with pytest.raises(CannotWrite, match="porte un autre atelier"):
        backups.restore(several[0], other, NOW)
    assert other.read_bytes() == before


@pytest.mark.parametrize("kind", ["folder", "link", "fifo"])
def test_what_is_no_file_is_not_replaced(
    kind: str, several: tuple[Backup, ...], backups: Backups, tmp_path: Path
) -> None:
    target = tmp_path / "cible.pcra"
    if kind == "folder":
        target.mkdir()
    elif kind == "link":
        target.symlink_to(several[0].path)
    else:
        os.mkfifo(target)
    with pytest.raises(SessionFileError, match="n’est pas un fichier ordinaire"):
        backups.restore(several[0], target, NOW)
    assert os.path.lexists(target)


# Room on the disk


def test_a_disk_with_little_room_is_told_before_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def usage(free: int) -> None:
        monkeypatch.setattr(
            module.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, free)
        )

    usage(199_000_000)
    assert "199\u00a0Mo" in space_left_low(tmp_path / "not" / "there")
    usage(201_000_000)
    assert space_left_low(tmp_path) == ""


def test_a_folder_that_cannot_be_made_is_one_sentence(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite, match="l’atelier, lui, est bien enregistré"):
        Backups(tmp_path / "file").keep(closed, SESSION, Reason.REGULAR, NOW)
