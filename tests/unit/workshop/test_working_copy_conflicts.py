"""An origin that somebody changed is never replaced: by content, and never by time."""

import errno
import os
import shutil
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.domain.moves import Record
from pcra_game.persistence import placing
from pcra_game.persistence.errors import CannotWrite, SessionFileBusy
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop import write_back
from pcra_game.workshop.earlier_work import Ending, pending, resume
from pcra_game.workshop.work_record import RECORD
from pcra_game.workshop.working_copy import WorkingCopy
from pcra_game.workshop.workshop import Workshop
from pcra_game.workshop.write_back import Outcome

NAME = "Urgences n°1 #100 %.pcra"


def test_b8_an_origin_that_was_deleted_is_written_again(
    copy: WorkingCopy, origin: Path, stick: Path, note: Any, notes: Any, tidy: Any
) -> None:
    origin.unlink()
    assert copy.write_back(to_the_end=True).outcome is Outcome.WRITTEN
    origin.rename(stick / "renommé.pcra")
    note(copy.path, "a")
    assert copy.write_back().outcome is Outcome.WRITTEN
    assert tidy(stick) == [NAME, "renommé.pcra"]
    assert notes(origin) == ["a"]


def test_b8_an_origin_replaced_by_something_else_is_left_alone(
    copy: WorkingCopy, origin: Path, stick: Path, note: Any
) -> None:
    origin.unlink()
    origin.mkdir()
    note(copy.path, "a")
    ended = copy.write_back()
    assert ended.outcome in (Outcome.UNREACHABLE, Outcome.CONFLICT)
    assert origin.is_dir()


def test_b14_a_changed_origin_is_kept_and_our_version_goes_beside_it(
    copy: WorkingCopy,
    origin: Path,
    stick: Path,
    made: Path,
    note: Any,
    notes: Any,
    tidy: Any,
    beside: str,
) -> None:
    note(copy.path, "à nous")
    theirs = stick / "eux.pcra"
    shutil.copy(made, theirs)
    note(theirs, "à eux")
    theirs.replace(origin)
    before = origin.read_bytes()
    ended = copy.write_back()
    assert ended.outcome is Outcome.CONFLICT
    assert ended.beside == stick / beside
    assert origin.read_bytes() == before
    assert notes(stick / beside) == ["à nous"]
    # From here on the work goes into that file, and a colleague may have the other one.
    SessionFile.open(origin).close()
    with pytest.raises(SessionFileBusy):
        SessionFile.open(stick / beside)
    note(copy.path, "encore")
    assert copy.write_back().outcome is Outcome.WRITTEN
    assert copy.target == stick / beside
    assert copy.origin == origin
    assert notes(stick / beside) == ["à nous", "encore"]
    assert origin.read_bytes() == before
    assert copy.put_away().outcome is Outcome.UNCHANGED
    assert tidy(stick) == sorted([NAME, beside])


def test_b14_content_decides_and_never_time(
    copy: WorkingCopy, origin: Path, stick: Path, note: Any
) -> None:
    note(copy.path, "a")
    os.utime(origin, (0, 0))
    assert copy.write_back().outcome is Outcome.WRITTEN
    seen = origin.stat()
    spoilt = bytearray(origin.read_bytes())
    spoilt[-1] ^= 1
    origin.write_bytes(spoilt)
    os.utime(origin, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    note(copy.path, "b")
    assert copy.write_back().outcome is Outcome.CONFLICT
    assert origin.read_bytes() == spoilt


def test_b14_a_conflict_never_takes_a_name_that_is_taken(
    copy: WorkingCopy, origin: Path, stick: Path, note: Any, notes: Any, beside: str
) -> None:
    (stick / beside).write_text("une photo")
    origin.write_bytes(b"autre chose")
    note(copy.path, "a")
    ended = copy.write_back()
    assert ended.beside == stick / beside.replace(".pcra", " (2).pcra")
    assert (stick / beside).read_text() == "une photo"
    # And if that one is changed as well, there is a third.
    ended.beside.write_bytes(b"encore autre chose")
    note(copy.path, "b")
    third = copy.write_back()
    assert third.outcome is Outcome.CONFLICT
    assert third.beside == stick / beside.replace(".pcra", " (3).pcra")
    assert notes(third.beside) == ["a", "b"]


def test_b14_an_origin_that_changes_while_the_copy_is_sent_is_not_replaced(
    copy: WorkingCopy, origin: Path, monkeypatch: pytest.MonkeyPatch, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    real = write_back.send

    def slow(source: Path, target: Path) -> None:
        real(source, target)
        origin.write_bytes(b"d'un coll\xc3\xa8gue")

    monkeypatch.setattr(write_back, "send", slow)
    ended = copy.write_back()
    assert ended.outcome is Outcome.CONFLICT
    assert origin.read_bytes() == b"d'un coll\xc3\xa8gue"
    assert ended.beside is not None
    assert notes(ended.beside) == ["a"]


def test_b14_a_journal_that_somebody_left_beside_the_origin_is_no_ground_to_replace_it(
    copy: WorkingCopy, origin: Path, note: Any
) -> None:
    journal = origin.with_name(f"{origin.name}-journal")
    journal.write_bytes(b"x" * 600)
    note(copy.path, "a")
    ended = copy.write_back()
    assert ended.outcome is Outcome.CONFLICT
    assert journal.read_bytes() == b"x" * 600


def test_b15_a_place_that_refuses_to_replace_is_tried_again_then_said(
    copy: WorkingCopy,
    origin: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    note: Any,
    tidy: Any,
) -> None:
    monkeypatch.setattr(placing, "WAITS", (0, 0, 0))
    note(copy.path, "a")
    before, tries = origin.read_bytes(), []
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == origin:
            tries.append(self)
            raise PermissionError(errno.EACCES, "retenu")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    ended = copy.write_back()
    assert (ended.outcome, ended.gone) == (Outcome.UNREACHABLE, False)
    assert "retient" in ended.sentence
    assert len(tries) >= 3
    assert origin.read_bytes() == before
    assert tidy(stick) == [NAME]
    monkeypatch.undo()
    assert copy.write_back().outcome is Outcome.WRITTEN


def test_b15_an_antivirus_that_lets_go_in_time_is_not_even_noticed(
    copy: WorkingCopy, origin: Path, monkeypatch: pytest.MonkeyPatch, note: Any
) -> None:
    monkeypatch.setattr(placing, "WAITS", (0, 0, 0))
    note(copy.path, "a")
    real, tries = Path.replace, []

    def refuse(self: Path, target: Path) -> Path:
        if target == origin and len(tries) < 3:
            tries.append(1)
            raise PermissionError(errno.EACCES, "retenu")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert copy.write_back().outcome is Outcome.WRITTEN
    assert len(tries) == 3


def test_a_rename_that_succeeds_and_says_it_failed_is_no_conflict(
    copy: WorkingCopy, origin: Path, monkeypatch: pytest.MonkeyPatch, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    real = placing.replace

    def lie(finished: Path, target: Path) -> None:
        real(finished, target)
        if target == origin:
            raise CannotWrite("le dossier ne se synchronise pas")

    monkeypatch.setattr(placing, "replace", lie)
    assert copy.write_back().outcome is Outcome.UNREACHABLE
    monkeypatch.undo()
    assert copy.write_back().outcome is Outcome.UNCHANGED
    assert notes(origin) == ["a"]
    assert not copy.needs_writing_back()


def test_two_calls_at_once_write_once(
    copy: WorkingCopy, origin: Path, stick: Path, notes: Any, tidy: Any
) -> None:
    with SessionFile.open(copy.path) as session:
        workshop = Workshop(session)
        for turn in range(4):
            workshop.perform(Record(LogNoted(f"l{turn}", f"{turn}", None)))
            with ThreadPoolExecutor(4) as threads:
                ended = [threads.submit(copy.write_back) for _ in range(4)]
            outcomes = sorted(one.result().outcome for one in ended)
            assert outcomes == ["unchanged"] * 3 + ["written"]
    assert notes(origin) == ["0", "1", "2", "3"]
    assert tidy(stick) == [NAME]


def test_asking_never_waits_for_a_place_that_does_not_answer(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch, note: Any
) -> None:
    note(copy.path, "a")
    asked, answered = threading.Event(), threading.Event()

    def stuck(source: Path, target: Path) -> None:
        asked.set()
        assert answered.wait(20)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(write_back, "send", stuck)
    thread = threading.Thread(target=copy.write_back)
    thread.start()
    assert asked.wait(20)
    assert copy.needs_writing_back()
    answered.set()
    thread.join()


def test_gestures_go_on_while_the_copy_is_written_back(
    copy: WorkingCopy, origin: Path, notes: Any
) -> None:
    with SessionFile.open(copy.path) as session:
        workshop = Workshop(session)
        over = threading.Event()
        ended: list[Outcome] = []

        def keep_writing() -> None:
            while not over.is_set():
                ended.append(copy.write_back().outcome)

        thread = threading.Thread(target=keep_writing)
        thread.start()
        for number in range(40):
            workshop.perform(Record(LogNoted(f"l{number}", f"{number}", None)))
        over.set()
        thread.join()
    assert set(ended) <= {Outcome.WRITTEN, Outcome.UNCHANGED}
    copy.put_away()
    assert notes(origin) == [str(number) for number in range(40)]


def test_a_colleague_who_went_on_from_our_last_version_makes_no_conflict_at_the_end(
    copy: WorkingCopy, origin: Path, stick: Path, note: Any, notes: Any, tidy: Any
) -> None:
    note(copy.path, "a")
    copy.write_back()
    copy._place_lock.give_back()
    note(origin, "b")
    assert copy.put_away().outcome is Outcome.UNCHANGED
    assert notes(origin) == ["a", "b"]
    assert tidy(stick) == [NAME]


def test_an_older_copy_put_back_over_ours_does_not_make_it_vanish(
    copy: WorkingCopy, origin: Path, stick: Path, made: Path, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    copy.write_back()
    shutil.copy(made, origin)
    ended = copy.put_away()
    assert ended.outcome is Outcome.CONFLICT
    assert ended.beside is not None
    assert notes(ended.beside) == ["a"]


def test_b14_killed_between_a_conflict_and_its_record_the_work_goes_on_beside(
    copy: WorkingCopy,
    origin: Path,
    work: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    note: Any,
    tidy: Any,
    beside: str,
) -> None:
    note(copy.path, "a")
    origin.write_bytes(b"autre chose")
    real = placing.publish

    def die(finished: Path, target: Path) -> None:
        real(finished, target)
        raise CannotWrite("coupure de courant")

    with monkeypatch.context() as patched:
        patched.setattr(write_back.placing, "publish", die)
        assert copy.write_back().outcome is Outcome.UNREACHABLE
    copy.let_go()
    note(copy.path, "b")
    (left,) = pending(work)
    resumed = resume(left)
    assert resumed.ending is Ending.CONFLICT
    assert resumed.beside == stick / beside
    assert resumed.copy is not None
    resumed.copy.put_away()
    assert tidy(stick) == sorted([NAME, beside])


@pytest.mark.skipif(sys.platform != "linux", reason="asks which file a descriptor is")
def test_a_stick_that_loses_bytes_is_found_out_before_anything_is_replaced(
    copy: WorkingCopy, origin: Path, monkeypatch: pytest.MonkeyPatch, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    real = os.fsync

    def lose(descriptor: int) -> None:
        real(descriptor)
        on_the_stick = Path(f"/proc/self/fd/{descriptor}").readlink().parent == origin.parent
        if on_the_stick and os.fstat(descriptor).st_size > 100_000:
            os.ftruncate(descriptor, 50_000)

    monkeypatch.setattr(os, "fsync", lose)
    assert copy.write_back().outcome is Outcome.UNREACHABLE
    monkeypatch.undo()
    assert notes(origin) == []


def test_nothing_is_replaced_where_it_cannot_be_remembered(
    copy: WorkingCopy, origin: Path, monkeypatch: pytest.MonkeyPatch, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == RECORD:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert "Plus de place" in copy.write_back().sentence
    monkeypatch.undo()
    assert notes(origin) == []
    assert copy.write_back().outcome is Outcome.WRITTEN
