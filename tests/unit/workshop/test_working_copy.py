"""The live session lies on this post; its origin is brought up to date, or waited for."""

import errno
import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.domain.moves import Record
from pcra_game.persistence.errors import (
    CannotWrite,
    NotASessionFile,
    SessionFileBusy,
    SessionFileDamaged,
    SessionFileHeldElsewhere,
)
from pcra_game.persistence.lock import SessionLock, lock_path
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import storage as words
from pcra_game.workshop import working_copy, write_back
from pcra_game.workshop.earlier_work import (
    Ending,
    open_origin,
    pending,
    resume,
)
from pcra_game.workshop.mounts import Mount, Mounts
from pcra_game.workshop.storage import Storage, StorageKind
from pcra_game.workshop.work_record import RECORD, hash_of
from pcra_game.workshop.working_copy import WorkingCopy
from pcra_game.workshop.workshop import Workshop
from pcra_game.workshop.write_back import Outcome, Post

STICK = Storage(StorageKind.REMOVABLE, "KINGSTON")
AT = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
NAME = "Urgences n°1 #100 %.pcra"


def test_the_copy_lies_in_a_private_folder_and_the_origin_keeps_every_byte(
    origin: Path, copy: WorkingCopy, made: Path, work: Path, notes: Any
) -> None:
    assert copy.path.name == NAME
    assert copy.folder.parent == work
    assert stat.S_IMODE(copy.folder.stat().st_mode) == 0o700
    assert origin.read_bytes() == made.read_bytes()
    assert notes(copy.path) == []
    assert copy.origin == copy.target == origin
    assert copy.storage == STICK


def test_without_a_gesture_nothing_goes_back(copy: WorkingCopy, origin: Path) -> None:
    before = origin.stat()
    assert not copy.needs_writing_back()
    assert copy.write_back().outcome is Outcome.UNCHANGED
    assert copy.write_back(to_the_end=True).outcome is Outcome.UNCHANGED
    assert origin.stat().st_mtime_ns == before.st_mtime_ns


def test_each_gesture_goes_back_while_the_session_is_open(
    copy: WorkingCopy, origin: Path, stick: Path, notes: Any, tidy: Any
) -> None:
    with SessionFile.open(copy.path) as session:
        workshop = Workshop(session)
        for number in range(3):
            workshop.perform(Record(LogNoted(f"l{number}", f"fait {number}", None)))
            assert copy.needs_writing_back()
            assert copy.write_back().outcome is Outcome.WRITTEN
            assert not copy.needs_writing_back()
            assert notes(origin)[-1] == f"fait {number}"
    assert tidy(stick) == [NAME]
    assert tidy(copy.folder) == sorted([NAME, RECORD])


def test_a_name_of_a_person_goes_back_although_no_entry_tells_it(
    copy: WorkingCopy, origin: Path
) -> None:
    with SessionFile.open(copy.path) as session:
        session.name_person("Cadre", "Fonction d’essai")
        assert copy.write_back().outcome is Outcome.WRITTEN
    assert "Fonction d’essai".encode() in origin.read_bytes()


def test_the_rights_of_the_origin_stay(copy: WorkingCopy, origin: Path, note: Any) -> None:
    origin.chmod(0o664)
    note(copy.path, "a")
    copy.write_back()
    assert stat.S_IMODE(origin.stat().st_mode) == 0o664


def test_put_away_leaves_the_origin_alone_and_nothing_on_the_post(
    copy: WorkingCopy, origin: Path, work: Path, stick: Path, note: Any, notes: Any
) -> None:
    note(copy.path, "a", "b")
    assert copy.put_away().outcome is Outcome.WRITTEN
    assert notes(origin) == ["a", "b"]
    assert list(work.iterdir()) == []
    assert [one.name for one in stick.iterdir()] == [NAME]
    assert copy.write_back().outcome is Outcome.UNCHANGED
    assert copy.put_away().outcome is Outcome.UNCHANGED


def test_the_record_holds_no_content(copy: WorkingCopy, note: Any) -> None:
    note(copy.path, "Panne du réseau")
    copy.write_back()
    copy.note_session("séance-1")
    told = json.loads((copy.folder / RECORD).read_text())
    assert "Panne" not in str(told)
    assert told["session"] == "séance-1"
    assert told["written_at"] == "2026-11-24T13:30:00.000Z"


def test_a_colleague_is_told_who_has_the_origin(copy: WorkingCopy, origin: Path) -> None:
    assert copy.locks_place
    with pytest.raises(SessionFileBusy, match="processus"):
        SessionFile.open(origin)
    copy.let_go()
    SessionFile.open(origin).close()


def test_an_origin_that_a_colleague_has_is_refused_and_nothing_is_left(
    origin: Path, work: Path
) -> None:
    with SessionFile.open(origin), pytest.raises(SessionFileBusy):
        WorkingCopy.begin(origin, work, STICK)
    assert not work.exists() or not list(work.iterdir())


def test_what_another_post_says_it_has_is_taken_only_anyway(origin: Path, work: Path) -> None:
    told = f"\napplication: x\npid: 1\nhost: ailleurs\nsince: {AT.isoformat()}\n"
    lock_path(origin).write_text(told)
    with pytest.raises(SessionFileHeldElsewhere):
        WorkingCopy.begin(origin, work, STICK)
    WorkingCopy.begin(origin, work, STICK, lock_anyway=True).discard()


def test_a_place_that_takes_no_lock_is_worked_on_all_the_same(
    origin: Path, work: Path, monkeypatch: pytest.MonkeyPatch, note: Any
) -> None:
    real = SessionLock.acquire

    def acquire(self: SessionLock, **options: Any) -> SessionLock:
        if self._session == origin:
            raise CannotWrite("non")
        return real(self, **options)

    monkeypatch.setattr(SessionLock, "acquire", acquire)
    copy = WorkingCopy.begin(origin, work, STICK)
    assert not copy.locks_place
    note(copy.path, "a")
    assert copy.put_away().outcome is Outcome.WRITTEN


def test_one_origin_is_worked_on_once(
    copy: WorkingCopy, origin: Path, work: Path, note: Any
) -> None:
    copy._place_lock.give_back()
    with pytest.raises(SessionFileBusy, match=r"Urgences.*processus"):
        open_origin(origin, work, STICK)
    assert pending(work) == ()
    note(copy.path, "a")
    assert pending(work) == ()


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", NotASessionFile), (b"x" * 5000, NotASessionFile), (None, NotASessionFile)],
)
def test_what_is_no_session_is_refused_as_opening_would(
    stick: Path, work: Path, content: bytes | None, error: type[Exception]
) -> None:
    path = stick / "x.pcra"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error):
        open_origin(path, work, STICK)
    assert not work.exists() or not list(work.iterdir())


def test_a_damaged_origin_is_refused_and_nothing_is_left(
    origin: Path, work: Path, tidy: Any
) -> None:
    spoilt = bytearray(origin.read_bytes())
    at = spoilt.index(b"Urgences")
    spoilt[at] ^= 1
    origin.write_bytes(spoilt)
    with pytest.raises((SessionFileDamaged, CannotWrite)):
        WorkingCopy.begin(origin, work, STICK)
    assert list(work.iterdir()) == []
    assert origin.read_bytes() == spoilt
    assert tidy(origin.parent) == [NAME]


@pytest.mark.parametrize("changes", [1, 99])
def test_an_origin_that_is_being_written_is_waited_for_a_little(
    origin: Path, work: Path, monkeypatch: pytest.MonkeyPatch, changes: int, note: Any, notes: Any
) -> None:
    """A stick that is still being filled, a client that still synchronises."""
    real, left, aside = working_copy.copy_session, [changes], origin.with_name("x.pcra")

    def while_it_changes(source: Path, target: Path, *, replace: bool = False) -> None:
        real(source, target, replace=replace)
        if left[0]:
            left[0] -= 1
            shutil.copy(origin, aside)
            note(aside, "arrivé après")
            aside.replace(origin)

    monkeypatch.setattr(working_copy, "copy_session", while_it_changes)
    if changes == 1:
        begun = WorkingCopy.begin(origin, work, STICK)
        assert notes(begun.path) == ["arrivé après"]
        assert begun.record.sha256 == hash_of(origin)
        begun.discard()
        return
    with pytest.raises(CannotWrite, match="change pendant"):
        WorkingCopy.begin(origin, work, STICK)
    assert list(work.iterdir()) == []


def test_b7_a_stick_pulled_out_stops_nothing_and_gets_all_when_it_is_back(
    copy: WorkingCopy, origin: Path, stick: Path, note: Any, notes: Any
) -> None:
    note(copy.path, "avant")
    copy.write_back()
    stick.rename(stick.with_name("dans la poche"))
    note(copy.path, "sans la clé")
    for _ in range(2):
        ended = copy.write_back()
        assert ended.outcome is Outcome.UNREACHABLE
        assert ended.gone
        assert ended.sentence == words.folder_gone("removable")
        assert not copy.locks_place
    assert not stick.exists()
    assert copy.needs_writing_back()
    stick.with_name("dans la poche").rename(stick)
    assert copy.write_back().outcome is Outcome.WRITTEN
    assert notes(origin) == ["avant", "sans la clé"]
    assert copy.locks_place


def test_b7_a_stick_pulled_out_for_good_leaves_the_work_for_the_next_start(
    copy: WorkingCopy, stick: Path, origin: Path, work: Path, post: Post, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    stick.rename(stick.with_name("ailleurs"))
    assert copy.put_away().outcome is Outcome.UNREACHABLE
    (left,) = pending(work)
    assert (left.record.origin, left.record.kind) == (str(origin), "removable")
    # Still away at the next start: the work can go on all the same.
    resumed = resume(left, post=post)
    assert resumed.ending is Ending.TAKEN_UP
    assert resumed.copy is not None
    note(resumed.copy.path, "b")
    stick.with_name("ailleurs").rename(stick)
    assert resumed.copy.put_away().outcome is Outcome.WRITTEN
    assert notes(origin) == ["a", "b"]
    assert list(work.iterdir()) == []


def at_mount(point: Path, volume: str) -> Mounts:
    both = (Mount("/", "/dev/sda", "ext4"), Mount(str(point), "/dev/sdb1", "vfat"))
    return Mounts(mounts=both, volume=lambda mount: volume if mount.point == str(point) else "")


def test_b7_nothing_is_written_into_the_folder_where_the_stick_was_mounted(
    origin: Path, stick: Path, work: Path, note: Any, tidy: Any
) -> None:
    told = [at_mount(stick, "1A2B")]
    copy = WorkingCopy.begin(origin, work, STICK, post=Post(mounts=lambda: told[-1]))
    note(copy.path, "a")
    # Unmounted: the folder is there, empty, on our own disk.
    (stick / NAME).rename(stick.parent / NAME)
    told.append(Mounts(mounts=(Mount("/", "/dev/sda", "ext4"),)))
    ended = copy.write_back()
    assert (ended.outcome, ended.gone) == (Outcome.UNREACHABLE, True)
    assert tidy(stick) == []
    # Another stick at the same place.
    told.append(at_mount(stick, "9999"))
    ended = copy.write_back()
    assert ended.sentence == words.other_volume()
    assert tidy(stick) == []
    (stick.parent / NAME).rename(stick / NAME)
    told.append(at_mount(stick, "1A2B"))
    assert copy.put_away().outcome is Outcome.WRITTEN


def test_b7_an_error_of_the_device_is_said_and_tried_again(
    copy: WorkingCopy,
    origin: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    note: Any,
    notes: Any,
    tidy: Any,
) -> None:
    note(copy.path, "a")

    def fail(source: Path, target: Path) -> None:
        target.write_bytes(b"la moit")
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(write_back, "send", fail)
    ended = copy.write_back()
    assert (ended.outcome, ended.gone) == (Outcome.UNREACHABLE, False)
    assert "ne répond plus" in ended.sentence
    assert tidy(stick) == [NAME]
    assert notes(origin) == []
    monkeypatch.undo()
    assert copy.write_back().outcome is Outcome.WRITTEN


def test_a_full_stick_is_said_and_keeps_what_it_had(
    copy: WorkingCopy,
    origin: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    note: Any,
    notes: Any,
    tidy: Any,
) -> None:
    note(copy.path, "a")

    def fail(source: Path, target: Path) -> None:
        target.write_bytes(b"la moit")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(write_back, "send", fail)
    assert "Plus de place" in copy.write_back().sentence
    assert tidy(stick) == [NAME]
    assert notes(origin) == []


@pytest.fixture
def real_stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB, mounted as a stick is; only root may make one."""
    point = tmp_path / "CLÉ"
    point.mkdir()
    if sys.platform != "linux" or not mounted(point):
        pytest.skip("no right to mount")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=False, capture_output=True)


def mounted(point: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(point)]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def test_b7_a_real_stick_fills_up_goes_away_and_comes_back(
    real_stick: Path, made: Path, work: Path, note: Any, notes: Any, tidy: Any
) -> None:
    origin = Path(shutil.copy(made, real_stick / NAME))
    copy = WorkingCopy.begin(origin, work, STICK)
    assert copy.record.mount == str(real_stick)
    note(copy.path, "a")
    with suppress(OSError), (real_stick / "photos").open("wb") as file:
        while file.write(b"x" * 4096):
            pass
    full = copy.write_back()
    assert (full.outcome, full.gone) == (Outcome.UNREACHABLE, False)
    assert "Plus de place" in full.sentence
    assert notes(origin) == []
    assert tidy(real_stick) == [NAME, "photos"]
    (real_stick / "photos").unlink()
    assert copy.write_back().outcome is Outcome.WRITTEN
    kept = origin.read_bytes()

    subprocess.run(["umount", "-l", str(real_stick)], check=True)
    note(copy.path, "b")
    away = copy.write_back()
    assert (away.outcome, away.gone) == (Outcome.UNREACHABLE, True)
    assert list(real_stick.iterdir()) == []

    assert mounted(real_stick)
    origin.write_bytes(kept)
    assert copy.put_away().outcome is Outcome.WRITTEN
    assert notes(origin) == ["a", "b"]
