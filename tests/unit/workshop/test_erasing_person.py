"""A person is erased everywhere this post can reach; what it cannot reach is told."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import LogNoted
from pcra_game.persistence.backups import Backups, Reason
from pcra_game.persistence.checking import check
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.names_in_copies import erase_in_copy
from pcra_game.persistence.private import PREFIX
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import people as words
from pcra_game.workshop.erasing_person import Kept, erase_around, erase_here, kept_of, telling
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.known_sessions import KnownSessions
from pcra_game.workshop.profile import Profile
from pcra_game.workshop.work_record import RECORD, WorkRecord
from pcra_game.workshop.workshop import Workshop

NAME = "Maëlle Kervadec"
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[SessionFile]:
    folder = tmp_path / "documents"
    folder.mkdir()
    game = load_game("URG")
    with create_session(folder / "atelier.pcra", game, title="Nuit", session="séance-1") as made:
        yield made


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    folder = tmp_path / "profil"
    folder.mkdir()
    return Profile(folder)


@pytest.fixture
def backups(profile: Profile) -> Backups:
    return Backups(profile.folder / "backups")


def note(session: SessionFile, text: str) -> None:
    id = f"l{session.history.length}"
    Workshop(session).perform(Record(LogNoted(id, text, 5)))


def keep(backups: Backups, session: SessionFile, number: int) -> Path:
    note(session, f"Ligne {number}")
    at = NOW.replace(minute=number)
    made = backups.keep(session.path, "séance-1", Reason.REGULAR, at)
    assert made is not None
    return made.path


def forms(name: str) -> tuple[bytes, bytes]:
    return name.encode(), json.dumps(name)[1:-1].encode()


def holding(folder: Path, name: str = NAME) -> set[str]:
    """The names of the files under a folder whose bytes hold a name."""
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms(name))
    }


def test_c10_erased_from_file_backups_logs_and_profile_and_the_export_is_listed(
    session: SessionFile, profile: Profile, backups: Backups, tmp_path: Path
) -> None:
    before = keep(backups, session, 0)
    untouched = before.read_bytes()
    person = session.name_person("URG-F01", NAME)
    other = session.name_person("URG-F02", "Yann Le Goff")
    kept = [keep(backups, session, number) for number in range(1, 4)]
    work = profile.folder / "work" / "x" / "copie.pcra"
    work.parent.mkdir(parents=True)
    copy_session(session.path, work)
    WorkRecord("/p/o.pcra", "/p/o.pcra", work.name, session="séance-1").keep(work.parent)
    notes = f"Rappeler {NAME}, {NAME.lower()}."
    profile.keep_room_state("séance-1", {"page": "table", "notes": notes})
    (profile.folder / "incidents.log").write_text(f"une ligne\n2026 {NAME}\nune autre\n", "utf-8")
    export = tmp_path / "documents" / "plan.pdf"
    export.write_bytes(b"%PDF")
    known = KnownSessions(profile.folder)
    for path in (export, tmp_path / "documents" / "déplacé.pdf"):
        known.note_export("séance-1", path)
    assert len(holding(tmp_path)) == 7
    head, described = session.head, [backups.describe(one) for one in backups.of("séance-1")]

    here = erase_here(session, person.id, profile)
    told = erase_around(here, profile.folder, kept_of(profile.folder, "séance-1", session.path))

    assert holding(tmp_path) == set()
    assert told.cleaned == (*kept, work)
    assert (told.searched, told.left, told.nearby, told.elsewhere) == (5, (), (), ())
    assert told.logs == (profile.folder / "incidents.log",)
    assert told.logs[0].read_text("utf-8") == "une ligne\nune autre\n"
    assert profile.room_state("séance-1")["notes"] == (
        f"Rappeler {words.ERASED_NAME}, {words.ERASED_NAME}."
    )
    assert profile.room_state("séance-1")["page"] == "table"
    assert told.exports == (export,)
    assert session.head == head
    assert session.people() == (other,)
    assert before.read_bytes() == untouched
    # The names of the files still say what is in them: the last entry is the same.
    assert [backups.describe(one) for one in backups.of("séance-1")] == described
    session.close()
    for path in (session.path, work, *kept):
        assert check(path) == []
        with SessionFile.open(path, read_only=True) as copy:
            assert copy.people() == (other,)
    assert {path.name for path in work.parent.iterdir()} == {"copie.pcra", RECORD}


def test_c10_report_says_what_was_done_and_what_is_left(
    session: SessionFile, profile: Profile, tmp_path: Path
) -> None:
    person = session.name_person("URG-F01", NAME)
    note(session, "Appel de Mme KERVADEC au standard")
    Workshop(session).undo()
    note(session, "Le docteur Kervadec rappelle")
    by_hand = session.path.with_name("copie de ma main.pcra")
    copy_session(session.path, by_hand)
    unreadable = profile.folder / "abîmée.pcra"
    unreadable.write_bytes(NAME.encode())
    (profile.folder / "settings.json").write_text(json.dumps({"path": f"/{NAME}.pcra"}))

    here = erase_here(session, person.id, profile)
    kept = Kept((unreadable, session.path), original=tmp_path / "partage.pcra")
    told = erase_around(here, profile.folder, kept)

    assert here.gestures == 2
    assert len(here.places) == 1
    assert here.places[0].endswith("Le docteur Kervadec rappelle")
    assert not here.notes
    assert [one.path for one in told.left] == [unreadable]
    assert "n’est pas un atelier" in told.left[0].why
    assert told.nearby == (by_hand,)
    assert told.elsewhere == (profile.folder / "settings.json",)
    heads = [head for head, _ in told.to_do()]
    assert [head.split("\u00a0", 1)[0] for head in heads[:2]] == ["1", "2"]
    assert "scellé" in heads[1]
    assert "partage.pcra" in heads[2]
    assert heads[-1] == words.UNKNOWN_COPIES
    lines = [line for _, about in told.to_do() for line in about]
    assert any(str(by_hand) in line for line in lines)
    assert len(told.done()) == 4
    assert "1\u00a0fichier relu, 0\u00a0réécrit" in told.done()[1]


def test_the_open_working_copy_is_no_copy_and_its_origin_is_named(
    session: SessionFile, profile: Profile, tmp_path: Path
) -> None:
    place = profile.folder / "work" / "x"
    place.mkdir(parents=True)
    live = place / "copie.pcra"
    session.copy_to(live)
    origin = str(tmp_path / "partage.pcra")
    WorkRecord(origin, origin, live.name, session="séance-1").keep(place)
    assert kept_of(profile.folder, "séance-1", live) == Kept(original=Path(origin))
    assert kept_of(profile.folder, "séance-1", session.path) == Kept(copies=(live,))
    assert kept_of(profile.folder, "autre", session.path) == Kept()
    assert kept_of(tmp_path / "rien", "autre", session.path) == Kept()


def test_private_copy_that_a_killed_process_left_is_removed(
    session: SessionFile, profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temp"
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(temporary))
    dead, other = (temporary / f"{PREFIX}{2**22 + 1}-{name}" for name in ("dead", "other"))
    person = session.name_person("URG-F01", NAME)
    for folder in (dead, other):
        (folder / "found").mkdir(parents=True)
    shutil.copy(session.path, dead / "found")
    told = erase_around(erase_here(session, person.id, profile), profile.folder, Kept())
    assert told.cleaned == (dead,)
    assert [*temporary.iterdir()] == [other]


def test_copy_whose_texts_tell_the_name_is_cleaned_and_listed(
    session: SessionFile, profile: Profile, backups: Backups
) -> None:
    person = session.name_person("URG-F01", NAME)
    note(session, f"Appeler {NAME}")
    path = keep(backups, session, 1)
    here = erase_here(session, person.id, profile)
    told = erase_around(here, profile.folder, Kept((path,)))
    assert told.cleaned == (path,)
    assert [one.why for one in told.left] == [words.IN_ITS_TEXTS]
    with SessionFile.open(path, read_only=True) as copy:
        assert copy.people() == ()


def test_c10_copy_is_written_anew_to_its_last_byte_and_keeps_its_date(
    session: SessionFile, profile: Profile, backups: Backups
) -> None:
    person = session.name_person("URG-F01", NAME)
    path = keep(backups, session, 1)
    insert = f"INSERT INTO parking VALUES (99, 'x', 'trace {NAME}', NULL, NULL, '')"
    with sqlite3.connect(path) as raw:
        for statement in ("PRAGMA secure_delete=OFF", insert, "DELETE FROM parking"):
            raw.execute(statement)
    raw.close()
    assert path.read_bytes().count(NAME.encode()) == 2
    os.utime(path, ns=(10**18, 10**18))
    erase_around(erase_here(session, person.id, profile), profile.folder, Kept((path,)))
    assert holding(path.parent) == set()
    assert path.stat().st_mtime_ns == 10**18


def test_c10_other_spelling_in_a_backup_is_erased_too(
    session: SessionFile, profile: Profile, backups: Backups
) -> None:
    first = session.name_person("URG-F01", NAME.upper())
    path = keep(backups, session, 1)
    session.erase_person(first.id)
    person = session.name_person("URG-F01", NAME)
    told = erase_around(erase_here(session, person.id, profile), profile.folder, Kept((path,)))
    assert told.cleaned == (path,)
    assert holding(path.parent, NAME.upper()) == set()


def test_copy_that_does_not_come_out_whole_is_left_as_it_was(
    session: SessionFile, profile: Profile, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = session.name_person("URG-F01", NAME)
    path = keep(backups, session, 1)
    before = path.read_bytes()
    monkeypatch.setattr("pcra_game.persistence.names_in_copies.check", lambda _: ["une faute"])
    here = erase_here(session, person.id, profile)
    told = erase_around(here, profile.folder, Kept((path,)))
    assert "n’est pas entière" in told.left[0].why
    assert path.read_bytes() == before


def test_damaged_backup_keeps_its_bytes_and_is_listed(
    session: SessionFile, profile: Profile, backups: Backups
) -> None:
    person = session.name_person("URG-F01", NAME)
    path = keep(backups, session, 1)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE journal SET actor = 'x' WHERE seq = 1")
    raw.close()
    before = path.read_bytes()
    told = erase_around(erase_here(session, person.id, profile), profile.folder, Kept((path,)))
    assert path.read_bytes() == before
    assert told.cleaned == ()
    assert "endommagé" in told.left[0].why


def test_backup_that_cannot_be_replaced_keeps_its_bytes_and_is_listed(
    session: SessionFile, profile: Profile, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = session.name_person("URG-F01", NAME)
    path = keep(backups, session, 1)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.replace", refuse)
    here = erase_here(session, person.id, profile)
    told = erase_around(here, profile.folder, Kept((path,)))
    assert path.read_bytes() == before
    assert "Plus de place" in told.left[0].why
    assert {one.name for one in path.parent.iterdir() if one.suffix == ".tmp"} == set()


def test_session_read_only_erases_nothing(session: SessionFile, profile: Profile) -> None:
    person = session.name_person("URG-F01", NAME)
    profile.keep_room_state("séance-1", {"notes": NAME})
    session.close()
    with SessionFile.open(session.path, read_only=True) as found, pytest.raises(CannotWrite):
        erase_here(found, person.id, profile)
    assert profile.room_state("séance-1")["notes"] == NAME


def test_copy_without_the_name_is_not_written(
    session: SessionFile, profile: Profile, backups: Backups
) -> None:
    path = keep(backups, session, 1)
    before = path.stat()
    assert not erase_in_copy(path, NAME)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (NAME, "voir MAELLE  KERVADEC", True),
        (NAME, "Mme Kervadec", True),
        (NAME, "le kervadecois", False),
        (NAME, "la maelle", True),
        ("Mme Des Prés", "la liste des appels, Mme la directrice", False),
        ("Mme Des Prés", "vu avec M. Prés", True),
        ("Li Wu", "Alice et Wulfran", False),
        ("Li Wu", "appeler Li Wu", True),
        ("A. (B) [C]*", "rien", False),
    ],
)
def test_a_text_tells_a_name_or_a_part_of_it(name: str, text: str, found: bool) -> None:
    assert telling(name)(text) is found
