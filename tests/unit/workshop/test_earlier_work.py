"""What a killed run left is found, taken up, kept beside, or put away; nothing of it is lost."""

import json
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pcra_game.persistence import placing
from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.earlier_work import (
    DAMAGED,
    Ending,
    open_origin,
    pending,
    resume,
    sweep,
)
from pcra_game.workshop.storage import Storage, StorageKind
from pcra_game.workshop.work_record import RECORD
from pcra_game.workshop.working_copy import WorkingCopy
from pcra_game.workshop.write_back import Outcome, Post

STICK = Storage(StorageKind.REMOVABLE, "KINGSTON")
NAME = "Urgences n°1 #100 %.pcra"


@pytest.fixture
def cut(origin: Path, stick: Path, note: Any) -> Path:
    """An origin whose last write stopped half way, its rollback journal beside it."""
    note(origin, "validé")
    path = stick / "coupé.pcra"
    raw = sqlite3.connect(origin, isolation_level=None)
    raw.execute("PRAGMA cache_size=2")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE journal SET actor = 'jamais validé'")
    raw.execute("UPDATE content SET id = hex(zeroblob(300000))")
    for ending in ("", "-journal"):
        shutil.copy(f"{origin}{ending}", f"{path}{ending}")
    raw.execute("ROLLBACK")
    raw.close()
    origin.unlink()
    return path


def test_what_a_killed_writer_left_is_taken_back_in_the_copy_alone(
    cut: Path, work: Path, post: Post, stick: Path, note: Any, notes: Any, tidy: Any
) -> None:
    before = cut.read_bytes()
    copy = WorkingCopy.begin(cut, work, STICK, post=post)
    assert copy.recovered is not None
    assert notes(copy.path) == ["validé"]
    assert cut.read_bytes() == before
    assert tidy(stick) == ["coupé.pcra", "coupé.pcra-journal"]
    note(copy.path, "ensuite")
    # The journal goes with what it belongs to: it would spoil the new file.
    assert copy.write_back().outcome is Outcome.WRITTEN
    assert tidy(stick) == ["coupé.pcra"]
    assert notes(cut) == ["validé", "ensuite"]
    copy.discard()


def test_killed_between_its_journal_and_itself_such_an_origin_is_replaced_all_the_same(
    cut: Path,
    work: Path,
    post: Post,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    note: Any,
    notes: Any,
    tidy: Any,
) -> None:
    copy = WorkingCopy.begin(cut, work, STICK, post=post)
    note(copy.path, "ensuite")
    real = placing.replace

    def die(finished: Path, target: Path) -> None:
        if target == cut:
            raise CannotWrite("coupure de courant")
        real(finished, target)

    monkeypatch.setattr(placing, "replace", die)
    assert copy.write_back().outcome is Outcome.UNREACHABLE
    assert tidy(stick) == ["coupé.pcra"]
    monkeypatch.undo()
    copy.let_go()
    opened = open_origin(cut, work, STICK, post=post)
    assert opened.ending is Ending.TAKEN_UP
    assert opened.copy is not None
    assert opened.copy.put_away().outcome is Outcome.WRITTEN
    assert notes(cut) == ["validé", "ensuite"]


def test_the_work_of_a_killed_run_is_found_and_taken_up(
    copy: WorkingCopy, origin: Path, work: Path, post: Post, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    copy.let_go()
    (left,) = pending(work)
    assert (left.record.name, left.traced) == (NAME, True)
    opened = open_origin(origin, work, STICK, post=post)
    assert opened.ending is Ending.TAKEN_UP
    assert opened.copy is not None
    assert notes(opened.copy.path) == ["a"]
    assert notes(origin) == []
    assert opened.copy.put_away().outcome is Outcome.WRITTEN
    assert notes(origin) == ["a"]
    assert pending(work) == ()


def test_a_killed_run_that_had_written_all_is_not_pending_and_is_swept(
    copy: WorkingCopy, origin: Path, work: Path, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    copy.write_back()
    copy.let_go()
    assert pending(work) == ()
    assert copy.folder.exists()
    sweep(work)
    assert list(work.iterdir()) == []
    assert notes(origin) == ["a"]


def test_sweeping_keeps_what_is_live_changed_or_missing_at_its_origin(
    copy: WorkingCopy, origin: Path, work: Path, note: Any
) -> None:
    sweep(work)
    assert copy.path.exists()
    note(copy.path, "pas encore rendu")
    copy.let_go()
    sweep(work)
    assert copy.path.exists()
    origin.unlink()
    sweep(work)
    assert copy.path.exists()
    note(copy.path, "a")
    sweep(work)
    assert copy.path.exists()


def test_sweeping_removes_what_a_kill_left_of_an_unfinished_copy(work: Path) -> None:
    (work / "abc").mkdir(parents=True)
    (work / "abc" / "x.pcra").write_bytes(b"la moitie")
    (work / DAMAGED).mkdir()
    sweep(work)
    assert [one.name for one in work.iterdir()] == [DAMAGED]


def test_b14_an_origin_changed_since_a_kill_is_kept_beside_the_work(
    copy: WorkingCopy,
    origin: Path,
    work: Path,
    stick: Path,
    post: Post,
    note: Any,
    notes: Any,
    beside: str,
) -> None:
    note(copy.path, "à nous")
    copy.let_go()
    note(origin, "à eux")
    opened = open_origin(origin, work, STICK, post=post)
    assert opened.ending is Ending.CONFLICT
    assert opened.beside == stick / beside
    assert opened.copy is not None
    assert notes(origin) == ["à eux"]
    assert notes(opened.beside) == notes(opened.copy.path) == ["à nous"]
    opened.copy.put_away()
    assert list(work.iterdir()) == []


def test_work_that_the_origin_holds_already_is_discarded(
    copy: WorkingCopy,
    origin: Path,
    work: Path,
    stick: Path,
    post: Post,
    note: Any,
    notes: Any,
    tidy: Any,
) -> None:
    note(copy.path, "a")
    copy.let_go()
    # Somebody copied the working copy over the origin by hand, and went on from there.
    shutil.copy(copy.path, origin)
    note(origin, "b")
    opened = open_origin(origin, work, STICK, post=post)
    assert opened.ending is Ending.BEGUN
    assert opened.copy is not None
    assert notes(opened.copy.path) == ["a", "b"]
    assert len(list(work.iterdir())) == 1
    assert tidy(stick) == [NAME]
    opened.copy.discard()


def test_b8_an_origin_deleted_after_a_kill_is_written_again_from_the_copy(
    copy: WorkingCopy, origin: Path, work: Path, post: Post, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    copy.write_back()
    copy.let_go()
    origin.unlink()
    opened = open_origin(origin, work, STICK, post=post)
    assert opened.ending is Ending.TAKEN_UP
    assert opened.copy is not None
    assert opened.copy.write_back().outcome is Outcome.WRITTEN
    assert notes(origin) == ["a"]
    opened.copy.discard()


def test_a_name_that_the_origin_lacks_is_not_discarded(
    copy: WorkingCopy, origin: Path, work: Path, stick: Path, post: Post, note: Any, tidy: Any
) -> None:
    note(copy.path, "a")
    copy.let_go()
    shutil.copy(copy.path, origin)
    with SessionFile.open(copy.path) as session:
        session.name_person("Cadre", "Fonction d’essai")
    opened = open_origin(origin, work, STICK, post=post)
    assert opened.ending is Ending.CONFLICT
    assert opened.beside is not None
    assert "Fonction d’essai".encode() in opened.beside.read_bytes()
    assert opened.copy is not None
    opened.copy.discard()


def test_a_damaged_working_copy_is_kept_aside_and_the_origin_is_taken(
    copy: WorkingCopy, origin: Path, work: Path, post: Post, note: Any, notes: Any
) -> None:
    note(copy.path, "a")
    copy.let_go()
    spoilt = bytearray(copy.path.read_bytes())
    spoilt[spoilt.index(b"Urgences")] ^= 1
    copy.path.write_bytes(spoilt)
    opened = open_origin(origin, work, STICK, post=post)
    assert opened.ending is Ending.DAMAGED
    assert opened.kept is not None
    assert opened.kept.read_bytes() == spoilt
    assert opened.copy is not None
    assert notes(opened.copy.path) == []
    assert pending(work) == ()
    opened.copy.discard()
    sweep(work)
    assert opened.kept.exists()


def test_a_copy_whose_record_is_spoilt_is_found_and_goes_to_the_documents(
    copy: WorkingCopy,
    work: Path,
    tmp_path: Path,
    post: Post,
    monkeypatch: pytest.MonkeyPatch,
    note: Any,
    notes: Any,
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr("pcra_game.workshop.earlier_work.documents_folder", lambda: documents)
    note(copy.path, "a")
    copy.let_go()
    (copy.folder / RECORD).write_text("{")
    sweep(work)
    (left,) = pending(work)
    assert not left.traced
    resumed = resume(left, post=post)
    assert resumed.copy is not None
    assert resumed.copy.put_away().outcome is Outcome.WRITTEN
    assert notes(documents / NAME) == ["a"]


@pytest.mark.parametrize(
    "spoil",
    [
        {"name": "../../x.pcra"},
        {"name": ""},
        {"target": ""},
        {"origin": 3},
        {"name": ".."},
    ],
)
def test_a_record_that_somebody_wrote_leads_nowhere(
    copy: WorkingCopy, work: Path, spoil: dict[str, Any], note: Any
) -> None:
    note(copy.path, "a")
    copy.let_go()
    told = json.loads((copy.folder / RECORD).read_text())
    (copy.folder / RECORD).write_text(json.dumps(told | spoil))
    shutil.copy(copy.path, work.parent / "x.pcra")
    assert pending(work) == ()
    sweep(work)
    assert copy.path.exists()
    assert (work.parent / "x.pcra").exists()


STRIDE = 4


"""Each kind of kill takes every fourth point here; 1 takes them all."""


@pytest.mark.parametrize(
    ("first", "conflict", "missing"), [(0, False, False), (1, True, False), (2, False, True)]
)
def test_a_kill_between_any_two_steps_is_no_conflict_and_loses_nothing(
    origin: Path,
    work: Path,
    post: Post,
    stick: Path,
    first: int,
    conflict: bool,
    missing: bool,
    note: Any,
    notes: Any,
    tidy: Any,
) -> None:
    """Kill a child at its n-th change of the disk while it writes back."""
    number = first
    while True:
        fresh = WorkingCopy.begin(origin, work, STICK, post=post)
        note(fresh.path, f"tour {number}")
        if conflict:
            note_directly(note, origin, f"autre {number}")
        elif missing:
            origin.unlink()
        ours = notes(fresh.path)
        fresh.let_go()
        died = dies_at(number, fresh.folder, fresh.record.target, post)
        for one in pending(work):
            opened = resume(one, post=post)
            if opened.copy is not None:
                opened.copy.put_away()
        sweep(work)
        assert list(work.iterdir()) == []
        versions = [notes(stick / name) for name in tidy(stick)]
        assert ours in versions
        assert len(versions) == (2 if conflict else 1), tidy(stick)
        for name in tidy(stick):
            if name != NAME:
                (stick / name).unlink()
        if not died:
            break
        number += STRIDE
    assert number >= 12


def note_directly(note: Any, path: Path, text: str) -> None:
    copy = path.with_name("x.pcra")
    shutil.copy(path, copy)
    note(copy, text)
    copy.replace(path)


def dies_at(number: int, folder: Path, target: str, post: Post) -> bool:
    """Write back in a child that is killed at its n-th change of the disk; False if it ends."""
    child = os.fork()
    if child == 0:
        calls = [0]

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*values: Any, **named: Any) -> Any:
                if calls[0] == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                calls[0] += 1
                return real(*values, **named)

            return call

        for name in ("replace", "unlink", "link", "fsync", "rename"):
            setattr(os, name, counted(getattr(os, name)))
        try:
            from pcra_game.workshop.work_record import read_record

            record = read_record(folder)
            assert record is not None
            WorkingCopy(folder, record, post).write_back()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
