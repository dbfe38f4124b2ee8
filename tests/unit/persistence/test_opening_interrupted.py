"""An interrupted write is taken back and told; a journal that is not ours changes nothing."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.persistence import opening, private, recovery
from pcra_game.persistence.checking import check, check_report
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import (
    CannotWrite,
    SessionFileDamaged,
    SessionFileDoubtful,
    SessionFileError,
)
from pcra_game.persistence.header import PAGE_SIZE, sidecar
from pcra_game.persistence.session_file import SessionFile

MAGIC = bytes.fromhex("d9d505f920a163d7")
SECTOR = 512


@pytest.fixture(autouse=True)
def private_base(tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any) -> Iterator[Path]:
    """Where private copies are made; nothing may stay there."""
    base = tmp_path_factory.mktemp("private")
    monkeypatch.setattr(tempfile, "tempdir", str(base))
    yield base
    assert list(base.iterdir()) == []


@pytest.fixture
def cut(closed: Path) -> Path:
    """A session whose last write stopped half way, its rollback journal beside it."""
    return interrupted(
        closed,
        "coupé.pcra",
        # Far more than the cache holds, so that half a transaction reaches the file.
        "UPDATE content SET json = json || hex(zeroblob(300000))",
        "UPDATE journal SET actor = 'jamais validé'",
        "UPDATE content SET id = hex(zeroblob(300000))",
    )


@pytest.fixture
def older(session: SessionFile, play: Any, tmp_path: Path) -> bytes:
    """The bytes of the session as it was before `played`."""
    session.copy_to(tmp_path / "older")
    content = (tmp_path / "older").read_bytes()
    (tmp_path / "older").unlink()
    return content


def interrupted(closed: Path, name: str, *statements: str) -> Path:
    path = closed.with_name(name)
    raw = sqlite3.connect(closed, isolation_level=None)
    raw.execute("PRAGMA cache_size=2")
    raw.execute("BEGIN IMMEDIATE")
    for statement in statements:
        raw.execute(statement)
    for ending in ("", "-journal"):
        shutil.copy(sidecar(closed, ending), sidecar(path, ending))
    raw.execute("ROLLBACK")
    raw.close()
    return path


def journal_to(content: bytes, *, pages: int | None = None, end: bytes = b"") -> bytes:
    """A well-formed journal that makes SQLite turn any file into `content`."""
    nonce = 77
    count = len(content) // PAGE_SIZE
    numbers = (count, nonce, count if pages is None else pages, SECTOR, PAGE_SIZE)
    made = (MAGIC + b"".join(n.to_bytes(4, "big") for n in numbers)).ljust(SECTOR, b"\0")
    for number in range(count):
        page = content[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        sum_ = nonce + sum(page[at] for at in range(PAGE_SIZE - 200, 0, -200))
        made += (number + 1).to_bytes(4, "big") + page + (sum_ & 0xFFFFFFFF).to_bytes(4, "big")
    return made + end


def bytes_of(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.parent.iterdir() if found.is_file()}


def refused(path: Path, error: type[SessionFileError], said: str) -> None:
    """Whoever looks is refused, and every byte of file and journal stays."""
    before = bytes_of(path)
    for read_only in (True, False):
        with pytest.raises(error, match=said):
            SessionFile.open(path, read_only=read_only)
    report = check_report(path)
    assert report.refused in ("doubtful", "damaged")
    assert said in report.faults[0]
    assert report.journal_beside
    assert bytes_of(path) == before


def test_a22_opening_takes_half_a_write_back_and_says_so(cut: Path, closed: Path) -> None:
    assert cut.read_bytes() != closed.read_bytes()
    touched = datetime.fromtimestamp(cut.stat().st_mtime, UTC)
    with SessionFile.open(cut) as session:
        assert session.recovered == recovery.Recovered(touched, entries=6, lost=0)
        assert session.history.length == 6
    assert cut.read_bytes() == closed.read_bytes()
    assert not sidecar(cut, "-journal").exists()
    with SessionFile.open(cut) as session:
        assert session.recovered is None


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_a22_the_rights_of_the_file_stay(cut: Path) -> None:
    cut.chmod(0o640)
    SessionFile.open(cut).close()
    assert cut.stat().st_mode & 0o777 == 0o640


def test_a22_gesture_that_was_never_acknowledged_is_counted(
    closed: Path, play: Any, tmp_path: Path
) -> None:
    before = closed.read_bytes()
    with SessionFile.open(closed) as session:
        play(session, LogNoted("l1", "jamais confirmé", 3))
    sidecar(closed, "-journal").write_bytes(journal_to(before))
    with SessionFile.open(closed, read_only=True) as session:
        assert session.recovered is not None
        assert (session.recovered.entries, session.recovered.lost) == (6, 1)
    SessionFile.open(closed).close()
    assert closed.read_bytes() == before


def test_a22_reader_sees_the_last_commit_and_changes_nothing(cut: Path, closed: Path) -> None:
    before = bytes_of(cut)
    with SessionFile.open(cut, read_only=True) as session:
        assert session.path == cut
        assert session.history.length == 6
        assert session.recovered is not None
        assert len(session.entries()) == 6
        session.copy_to(cut.with_name("copie.pcra"))
    assert check(cut.with_name("copie.pcra")) == []
    cut.with_name("copie.pcra").unlink()
    report = check_report(cut)
    assert (report.whole, report.interrupted, report.entries) == (True, True, 6)
    assert bytes_of(cut) == before


def test_a22_interrupted_session_can_be_copied_by_its_path(cut: Path, tmp_path: Path) -> None:
    before = bytes_of(cut)
    target = tmp_path / "ailleurs"
    target.mkdir()
    copy_session(cut, target / "copie.pcra")
    assert bytes_of(cut) == before
    with SessionFile.open(target / "copie.pcra") as session:
        assert session.history.length == 6


def test_a22_the_interrupted_pair_can_be_kept_before_anything_is_touched(cut: Path) -> None:
    before = bytes_of(cut)
    kept: dict[str, bytes] = {}

    def keep(found: Path) -> None:
        assert before.items() <= bytes_of(cut).items()
        kept.update(bytes_of(found))

    SessionFile.open(cut, keep_interrupted=keep).close()
    names = (cut.name, f"{cut.name}-journal")
    assert kept == {name: before[name] for name in names}


def test_a22_what_cannot_be_kept_leaves_everything_as_it_was(cut: Path) -> None:
    before = bytes_of(cut)

    def keep(found: Path) -> None:
        raise CannotWrite("plus de place")

    with pytest.raises(CannotWrite):
        SessionFile.open(cut, keep_interrupted=keep)
    assert bytes_of(cut) == before


def test_a22_killed_between_the_new_file_and_its_journal_is_taken_up_again(
    cut: Path, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = sidecar(cut, "-journal").read_bytes()
    really = opening.replace

    def killed(finished: Path, target: Path) -> None:
        really(finished, target)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(opening, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            SessionFile.open(cut)
    assert cut.read_bytes() == closed.read_bytes()
    assert sidecar(cut, "-journal").read_bytes() == journal
    with SessionFile.open(cut) as session:
        assert session.history.length == 6
    assert cut.read_bytes() == closed.read_bytes()
    assert not sidecar(cut, "-journal").exists()


@pytest.mark.parametrize("content", [b"", bytes(512), bytes(3) + b"x" * 600])
def test_a22_journal_that_never_reached_the_disk_is_swept_away(
    closed: Path, content: bytes
) -> None:
    sidecar(closed, "-journal").write_bytes(content)
    before = bytes_of(closed)
    with SessionFile.open(closed, read_only=True) as session:
        assert session.recovered is None
    assert bytes_of(closed) == before
    with SessionFile.open(closed) as session:
        assert session.recovered is None
    assert list(closed.parent.iterdir()) == [closed]


def test_a21_planted_journal_that_brings_an_older_session_is_refused(
    older: bytes, closed: Path
) -> None:
    sidecar(closed, "-journal").write_bytes(journal_to(older))
    refused(closed, SessionFileDoubtful, "dit une chose avec le journal")


def test_a21_planted_journal_that_adds_entries_is_refused(older: bytes, closed: Path) -> None:
    newer = closed.read_bytes()
    closed.write_bytes(older)
    sidecar(closed, "-journal").write_bytes(journal_to(newer))
    refused(closed, SessionFileDoubtful, "dit une chose avec le journal")


def test_a21_planted_journal_of_a_session_that_went_another_way_is_refused(
    closed: Path, play: Any, tmp_path: Path
) -> None:
    other = tmp_path / "autre.pcra"
    shutil.copy(closed, other)
    for path, told in ((closed, "ceci"), (other, "cela")):
        with SessionFile.open(path) as session:
            play(session, LogNoted("l1", told, 3))
    sidecar(closed, "-journal").write_bytes(journal_to(other.read_bytes()))
    other.unlink()
    refused(closed, SessionFileDoubtful, "dit une chose avec le journal")


def test_a21_planted_journal_of_another_program_is_refused(closed: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as raw:
        raw.execute("CREATE TABLE t(x)")
    raw.close()
    content = (tmp_path / "other.db").read_bytes()
    (tmp_path / "other.db").unlink()
    sidecar(closed, "-journal").write_bytes(journal_to(content))
    refused(closed, SessionFileDoubtful, "ne vient pas de cet atelier")


@pytest.mark.parametrize("content", [b"x" * 600, b"Bonjour", b"x"])
def test_a21_planted_bytes_are_refused(closed: Path, content: bytes) -> None:
    sidecar(closed, "-journal").write_bytes(content)
    refused(closed, SessionFileDoubtful, "ne vient pas de cet atelier")


def test_a21_planted_journal_that_changes_one_word_is_refused(closed: Path) -> None:
    spoilt = closed.read_bytes().replace(b"ordonnancier papier", b"ordonnancier numero")
    assert spoilt != closed.read_bytes()
    sidecar(closed, "-journal").write_bytes(journal_to(spoilt))
    refused(closed, SessionFileDoubtful, "ne vient pas de cet atelier")


@pytest.fixture
def never_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is refused here is refused before SQLite applies it, be it to a copy."""

    def never(_: object) -> None:
        raise AssertionError("the journal was applied")

    monkeypatch.setattr(recovery, "recover", never)


def test_a21_journal_that_names_another_file_deletes_nothing(
    closed: Path, tmp_path: Path, never_applied: None
) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("précieux", encoding="utf-8")
    name = str(precious).encode()
    sum_ = sum(name) & 0xFFFFFFFF
    locking_page = (0x40000000 // PAGE_SIZE + 1).to_bytes(4, "big")
    end = locking_page + name + len(name).to_bytes(4, "big") + sum_.to_bytes(4, "big") + MAGIC
    content = journal_to(closed.read_bytes(), end=end)
    sidecar(closed, "-journal").write_bytes(content)
    refused(closed, SessionFileDoubtful, "ne vient pas de cet atelier")
    assert precious.read_text(encoding="utf-8") == "précieux"


def test_a21_journal_of_a_giant_file_is_refused(closed: Path, never_applied: None) -> None:
    content = journal_to(closed.read_bytes(), pages=4_000_000_000)
    sidecar(closed, "-journal").write_bytes(content)
    refused(closed, SessionFileDoubtful, "ne vient pas de cet atelier")


def test_a21_neither_with_nor_without_its_journal_whole_is_damaged(cut: Path, closed: Path) -> None:
    journal = bytearray(sidecar(cut, "-journal").read_bytes())
    journal[len(journal) // 2 :] = bytes(len(journal) - len(journal) // 2)
    sidecar(cut, "-journal").write_bytes(journal)
    refused(cut, SessionFileDamaged, "endommagé")


def test_a21_journal_of_a_writer_at_work_is_waited_for_and_left_alone(closed: Path) -> None:
    raw = sqlite3.connect(closed, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE journal SET actor = 'en cours'")
    before = sidecar(closed, "-journal").read_bytes()
    with SessionFile.open(closed, read_only=True) as session:
        assert session.history.length == 6
        assert session.recovered is None
    assert check(closed) == []
    assert sidecar(closed, "-journal").read_bytes() == before
    raw.execute("ROLLBACK")
    raw.close()


@pytest.mark.parametrize(("writes", "copied"), [(0, True), (2, True), (3, False)])
def test_private_copy_is_of_one_moment(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int, copied: bool
) -> None:
    """Another program writes while the copy is made."""
    really, left = private.copy_plain, [writes]

    def disturbed(source: Path, copy: Path) -> None:
        really(source, copy)
        if left[0]:
            left[0] -= 1
            closed.write_bytes(closed.read_bytes() + b"x")

    monkeypatch.setattr(private, "copy_plain", disturbed)
    folder = tmp_path / "copies"
    folder.mkdir()
    if not copied:
        with pytest.raises(SessionFileDoubtful, match="en ce moment"):
            private.copy_with_neighbours(closed, folder)
        return
    assert private.copy_with_neighbours(closed, folder).read_bytes() == closed.read_bytes()


def test_private_copies_are_for_this_user_alone(private_base: Path) -> None:
    with private.private_folder() as folder:
        assert folder.parent == private_base
        if os.name == "posix":
            assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "x").write_text("x")
        assert private.left_private_folders() == []
    assert not folder.exists()


def test_private_copies_of_a_killed_program_are_known(private_base: Path) -> None:
    left = private_base / "pcra-private-999999999-abc"
    left.mkdir()
    (private_base / "pcra-private-mine").mkdir()
    assert private.left_private_folders() == [left]
    left.rmdir()
    (private_base / "pcra-private-mine").rmdir()


def test_no_room_for_a_private_copy_is_said(cut: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_of(cut)
    monkeypatch.setattr(tempfile, "tempdir", str(cut.with_name("nowhere")))
    with pytest.raises(CannotWrite, match="Impossible d’écrire"):
        SessionFile.open(cut)
    assert bytes_of(cut) == before


@pytest.mark.parametrize("left", [b"", b"\0" * 512])
def test_a21_a_refused_file_keeps_the_journal_that_never_reached_the_disk(
    closed: Path, left: bytes
) -> None:
    damaged = bytearray(closed.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    closed.write_bytes(damaged)
    journal = sidecar(closed, "-journal")
    journal.write_bytes(left)
    with pytest.raises(SessionFileDamaged):
        SessionFile.open(closed)
    assert closed.read_bytes() == bytes(damaged)
    assert journal.read_bytes() == left
