"""« Effacer de ce poste »: everything that is kept here goes, nothing else does."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pcra_game.persistence.backups import Backups, Reason
from pcra_game.persistence.lock import SessionLock
from pcra_game.texts import this_post as words
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.known_sessions import KnownSessions
from pcra_game.workshop.last_run import LastRun
from pcra_game.workshop.profile import Profile, Recent
from pcra_game.workshop.this_post import Kind, OpenWorkshop, erase, kept_on_this_post
from pcra_game.workshop.work_record import RECORD, WorkRecord, hash_of

SECRET = "Le coffre des urgences est ouvert"
NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    """A post whose private copies of the system are its own."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    return Profile(tmp_path / "profil")


def copy_of(profile: Profile, name: str, content: str, *, gone_back: bool) -> Path:
    """A working copy as one that was killed leaves it."""
    folder = profile.folder / "work" / name
    folder.mkdir(parents=True)
    live = folder / "Urgences.pcra"
    live.write_text(content)
    worked = (hash_of(live) or "") if gone_back else "0" * 64
    here = "/partage/Urgences.pcra"
    WorkRecord(here, here, live.name, worked=worked).keep(folder)
    return live


@pytest.fixture
def filled(profile: Profile, tmp_path: Path) -> Profile:
    """A post on which much was kept, and a workshop that lies elsewhere."""
    path = tmp_path / "Documents" / "Urgences.pcra"
    path.parent.mkdir()
    create_session(path, load_game("URG"), title="Urgences", session="un").close()
    profile.change(theme="dark", projector="Salle B")
    profile.remember(Recent(str(path), "Urgences", "2026-11-24", 12))
    profile.keep_room_state("un", {"context": "C0", "notes": SECRET})
    Backups(profile.folder / "backups").keep(path, "un", Reason.REGULAR, NOW)
    KnownSessions(profile.folder).remember("un", path, "a" * 64, 3)
    KnownSessions(profile.folder).note_export("un", tmp_path / "Documents" / "Urgences.pdf")
    (tmp_path / "Documents" / "Urgences.pdf").write_text(SECRET)
    for name in ("preparation.pcrakit", "incidents.log", "incidents.old.log", ".abc.tmp"):
        (profile.folder / name).write_text(SECRET)
    (profile.folder / "settings.json.bad").write_text(SECRET)
    (profile.folder / "rooms" / "x.json.bad").write_text(SECRET)
    copy_of(profile, "0123456789abcdef", SECRET, gone_back=True)
    (profile.folder / "running").mkdir()
    (profile.folder / "running" / "1-01234567.json").write_text(json.dumps({"path": str(path)}))
    left = tmp_path / "tmp" / "pcra-private-99999999-abc"
    left.mkdir()
    (left / "Urgences.pcra").write_text(SECRET)
    return profile


def kinds(parts) -> dict[Kind, int]:
    return {part.kind: part.files for part in parts}


def test_the_inventory_tells_every_kind_with_its_weight(filled: Profile) -> None:
    kept = kept_on_this_post(filled)
    told = kinds(kept.parts)
    assert list(told) == list(Kind)
    assert told[Kind.WORKING] == told[Kind.BACKUPS] == told[Kind.ROOMS] == 1
    assert told[Kind.LOGS] == 3
    assert told[Kind.ASIDE] == told[Kind.STRAY] == 2
    assert all(part.bytes > 0 for part in kept.parts if part.kind is not Kind.RECENT)
    assert not kept.empty
    assert kept.pending == ()
    assert [Path(path).name for path in kept.sessions] == ["Urgences.pcra"]
    assert [Path(path).name for path in kept.exports] == ["Urgences.pdf"]


def test_everything_kept_goes_and_nothing_else(filled: Profile, tmp_path: Path) -> None:
    (filled.folder / "à garder.txt").write_text("rien de nous")
    before = kept_on_this_post(filled)
    erased = erase(filled)
    assert (erased.links, erased.left) == (0, ())
    assert kinds(erased.parts) == kinds(before.parts)
    assert sorted(path.name for path in filled.folder.iterdir()) == [
        "settings.json",
        "à garder.txt",
    ]
    assert list((tmp_path / "tmp").iterdir()) == []
    assert sorted(path.name for path in (tmp_path / "Documents").iterdir()) == [
        "Urgences.pcra",
        "Urgences.pdf",
    ]
    again = Profile(filled.folder)
    assert again.settings.recent == ()
    assert (again.settings.theme, again.settings.projector) == ("dark", "Salle B")
    after = kept_on_this_post(filled)
    assert after.empty
    assert after.unknown == 1


def test_notes_in_memory_are_not_written_again(filled: Profile) -> None:
    erase(filled)
    assert filled.room_state("un") == {}
    filled.keep_room_state("deux", {"context": "C0"})
    files = [path.read_text() for path in (filled.folder / "rooms").iterdir()]
    assert not any(SECRET in text for text in files)


def test_a_copy_that_did_not_go_back_is_named(filled: Profile) -> None:
    copy_of(filled, "fedcba9876543210", "autre chose", gone_back=False)
    (one,) = kept_on_this_post(filled).pending
    assert (one.name, one.original) == ("Urgences", "/partage/Urgences.pcra")


def test_a_copy_that_is_damaged_or_unknown_is_named(filled: Profile) -> None:
    damaged = copy_of(filled, "damaged/0", "x", gone_back=True)
    unknown = copy_of(filled, "fedcba9876543210", "x", gone_back=True)
    (unknown.parent / RECORD).write_text("{")
    folders = {one.folder for one in kept_on_this_post(filled).pending}
    assert folders == {damaged.parent, unknown.parent}


def test_a_copy_that_another_window_has_open_stays_and_is_told(filled: Profile) -> None:
    live = copy_of(filled, "fedcba9876543210", "x", gone_back=False)
    with SessionLock(live.parent / RECORD):
        erased = erase(filled)
        assert live.read_text() == "x"
    assert {one.path.parent for one in erased.left} == {live.parent}
    assert {one.why for one in erased.left} == {words.IN_USE}
    assert not (filled.folder / "work" / "0123456789abcdef").exists()


@pytest.mark.parametrize("relative", [False, True])
def test_nothing_of_the_open_workshop_goes(
    filled: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    if relative:
        filled = Profile(Path("profil"))
    live = copy_of(filled, "fedcba9876543210", "x", gone_back=False).absolute()
    shown = tmp_path / "Documents" / "Urgences.pcra"
    filled.remember(Recent("/ailleurs/Pharmacie.pcra", "Pharmacie"))
    filled.keep_room_state("deux", {"context": "C1"})
    open_now = OpenWorkshop(live, "un", shown)
    kept = kept_on_this_post(filled, open_now)
    assert kept.open
    assert kept.pending == ()
    assert Kind.BACKUPS not in kinds(kept.parts)
    erase(filled, open_now)
    assert live.read_text() == "x"
    assert [recent.path for recent in filled.settings.recent] == [str(shown)]
    assert filled.room_state("un")["notes"] == SECRET
    assert filled.room_file("un").is_file()
    assert filled.room_state("deux") == {}
    assert len(Backups(filled.folder / "backups").of("un")) == 1


def test_the_mark_of_a_run_that_lives_stays(filled: Profile) -> None:
    run = LastRun(filled)
    run.begin()
    try:
        kept = kept_on_this_post(filled)
        assert not kept.other_window
        erase(filled)
        assert len(list((filled.folder / "running").glob("*.json"))) == 1
        assert run.unfinished is None
    finally:
        run.end()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
@pytest.mark.parametrize(
    "place",
    [
        "work",
        "work/0123456789abcdef/lien",
        "backups/lien",
        "incidents.log",
        "running/1-01234567.json",
    ],
)
def test_what_a_planted_link_shows_is_never_touched(
    filled: Profile, tmp_path: Path, place: str
) -> None:
    outside = tmp_path / "dehors"
    (outside / "sous").mkdir(parents=True)
    (outside / "plan.pcra").write_text("à quelqu’un d’autre")
    (outside / "sous" / "x.json").write_text("à quelqu’un d’autre")
    link = filled.folder / place
    if link.is_dir():
        link.rename(filled.folder / "work.ancien")
    else:
        link.unlink(missing_ok=True)
    link.symlink_to(outside)
    assert "x.json" not in str(kept_on_this_post(filled))
    erased = erase(filled)
    assert erased.links == 1
    assert not link.is_symlink()
    assert sorted(path.name for path in outside.rglob("*")) == ["plan.pcra", "sous", "x.json"]


def test_what_the_system_refuses_is_told_with_why(
    filled: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.name == "incidents.log":
            raise PermissionError(13, "denied", str(self))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    erased = erase(filled)
    assert [(one.path.name, one.why) for one in erased.left] == [("incidents.log", words.REFUSED)]
    assert kinds(erased.parts)[Kind.LOGS] == 2
    assert Profile(filled.folder).settings.recent == ()


def test_a_safe_start_erases_too(filled: Profile) -> None:
    safe = Profile(filled.folder, safe=True)
    assert not kept_on_this_post(safe).empty
    erase(safe)
    assert Profile(filled.folder).settings.recent == ()
    assert kept_on_this_post(Profile(filled.folder)).empty
    assert safe.settings.recent == ()


def test_a_post_where_nobody_played_keeps_nothing(profile: Profile) -> None:
    assert kept_on_this_post(profile).empty
    assert erase(profile).parts == ()
    assert not profile.folder.exists()
