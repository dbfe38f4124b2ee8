"""What a post remembers, whatever its files have become."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcra_game.texts import app as words
from pcra_game.workshop.profile import (
    LONGEST_NOTES,
    MOST_RECENT,
    MOST_ROOMS,
    Profile,
    Recent,
    Settings,
)

HOSTILE = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"null",
    b"3",
    b'"x"',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"1" * 10_000,
    b'{"recent": "' + b"x" * 300_000 + b'"}',
]
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NAMES = ["theme", "animations", "projector", "geometry", "recent", "path", "unit", "played_on"]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path)


def recent(number: int) -> Recent:
    return Recent(f"/ici/{number}.pcra", "Urgences", "2026-11-24", number)


def test_a_new_post_has_the_usual_settings(profile: Profile) -> None:
    assert profile.settings == Settings()
    assert not list(profile.folder.iterdir())


def test_settings_are_there_again(profile: Profile) -> None:
    profile.change(theme="dark", animations=False, projector="HDMI-1", geometry="01d9")
    profile.remember(recent(1))
    assert Profile(profile.folder).settings == Settings(
        theme="dark",
        animations=False,
        projector="HDMI-1",
        geometry="01d9",
        recent=(recent(1),),
    )


def test_a_setting_that_is_none_is_a_bug(profile: Profile) -> None:
    with pytest.raises(TypeError):
        profile.change(colour="red")


def test_the_last_ten_workshops_are_remembered_the_last_one_first(profile: Profile) -> None:
    for number in range(12):
        profile.remember(recent(number))
    profile.remember(recent(5))
    paths = [one.path for one in Profile(profile.folder).settings.recent]
    expected = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2]
    assert paths == [f"/ici/{number}.pcra" for number in expected]
    assert len(paths) == MOST_RECENT


def test_a_forgotten_workshop_is_gone(profile: Profile) -> None:
    profile.remember(recent(1))
    profile.remember(recent(2))
    profile.forget("/ici/2.pcra")
    assert Profile(profile.folder).settings.recent == (recent(1),)


def test_two_windows_keep_what_the_other_wrote(profile: Profile) -> None:
    other = Profile(profile.folder)
    profile.remember(recent(1))
    other.remember(recent(2))
    other.change(theme="dark")
    profile.change(animations=False)
    kept = Profile(profile.folder).settings
    assert kept.recent == (recent(2), recent(1))
    assert (kept.theme, kept.animations) == ("dark", False)


@pytest.mark.parametrize("bad", HOSTILE)
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path: Path, bad: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(bad)
    profile = Profile(tmp_path)
    assert profile.settings == Settings()
    assert (tmp_path / "settings.json.bad").read_bytes() == bad
    profile.change(theme="dark")
    assert Profile(tmp_path).settings.theme == "dark"


@given(found=st.dictionaries(st.sampled_from(NAMES) | st.text(), PLAIN, max_size=6))
def test_no_value_breaks_the_start(tmp_path_factory: pytest.TempPathFactory, found: dict) -> None:
    folder = tmp_path_factory.mktemp("profil")
    for name, value in (("settings.json", found), ("recent.json", {"recent": [found]})):
        (folder / "settings.json").write_text(json.dumps(value), encoding="utf-8")
        profile = Profile(folder)
        assert profile.settings.theme in ("light", "dark"), name
        profile.change(animations=False)
        assert Profile(folder).settings == profile.settings


@given(where=st.dictionaries(st.text() | st.sampled_from(["clock", "id"]), PLAIN, max_size=6))
def test_no_place_breaks_a_room(tmp_path_factory: pytest.TempPathFactory, where: dict) -> None:
    folder = tmp_path_factory.mktemp("profil")
    Profile(folder).keep_room_state("s", where)
    again = Profile(folder).room_state("s")
    assert set(again) <= {"context", "kind", "id", "page", "collapsed", "clock"}


@pytest.mark.parametrize(
    "value", ["a\nb", "a\x00b", "\ud800", "x" * 5000, 3, None, ["x"], {"a": 1}, True]
)
def test_a_value_that_fits_no_setting_is_left_out(tmp_path: Path, value: object) -> None:
    text = json.dumps({"projector": value, "theme": value, "geometry": value})
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    assert Profile(tmp_path).settings == Settings()


def test_a_path_of_odd_bytes_is_remembered(profile: Profile) -> None:
    odd = Recent("/ici/\udce9t\udce9.pcra", "Urgences", "2026-11-24", 1)
    profile.remember(odd)
    assert Profile(profile.folder).settings.recent == (odd,)


def test_the_room_is_found_where_it_was(profile: Profile) -> None:
    where = {
        "context": "C1",
        "kind": "card",
        "id": "OC-02@URG-01",
        "page": "list",
        "collapsed": ["means"],
        "clock": {"planned": 2400.0, "played": 12.5, "seen": None},
    }
    profile.keep_room_state("séance", where)
    assert Profile(profile.folder).room_state("séance") == where
    assert Profile(profile.folder).room_state("autre") == {}


def test_the_id_of_a_session_never_names_a_file(profile: Profile) -> None:
    profile.keep_room_state("../../dehors", {"page": "list"})
    outside = profile.folder.parent.parent / "dehors"
    assert not outside.exists()
    assert [file.parent.name for file in profile.folder.rglob("*.json")] == ["rooms"]


def test_words_of_a_decision_are_not_kept(profile: Profile) -> None:
    profile.keep_room_state("s", {"page": "list", "what": "Passer au papier", "clock": {}})
    assert b"papier" not in b"".join(f.read_bytes() for f in profile.folder.rglob("*.json"))


def test_the_step_its_clocks_and_the_notes_of_a_room_are_there_again(profile: Profile) -> None:
    where = {
        "step": "base",
        "steps": {"base": {"planned": 3900.0, "played": 60.0, "seen": None}},
        "break_until": "2026-03-17T09:10:00+00:00",
        "notes": "Laisser parler l’IOA.\nRelancer la DSI.",
    }
    profile.keep_room_state("s", where)
    assert Profile(profile.folder).room_state("s") == where


@pytest.mark.parametrize("steps", [[], "base", {"base": 3}, {4: {}}, {"base": {"played": [1]}}])
def test_clocks_of_steps_that_are_none_are_left_out(profile: Profile, steps: object) -> None:
    profile.keep_room_state("s", {"steps": steps, "notes": 5})
    kept = profile.room_state("s")
    assert "notes" not in kept
    assert not any(kept.get("steps", {}).values())


def test_private_notes_end_at_their_limit(profile: Profile) -> None:
    profile.keep_room_state("s", {"notes": "é" * (LONGEST_NOTES + 1)})
    assert profile.room_state("s")["notes"] == "é" * LONGEST_NOTES


def test_old_rooms_are_dropped(profile: Profile) -> None:
    for number in range(MOST_ROOMS + 5):
        profile.keep_room_state(f"s{number}", {"page": "list"})
    assert len(list((profile.folder / "rooms").iterdir())) == MOST_ROOMS


def test_a_place_where_nothing_can_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    told: list[str] = []
    profile = Profile(tmp_path / "fichier" / "profil", trouble=told.append)
    profile.change(theme="dark")
    profile.remember(recent(1))
    profile.keep_room_state("s", {"page": "list"})
    assert told == [words.PROFILE_NOT_KEPT]
    assert profile.settings == Settings(theme="dark", recent=(recent(1),))
    assert profile.room_state("s") == {"page": "list"}


def test_a_write_leaves_one_whole_file(profile: Profile) -> None:
    profile.change(theme="dark")
    assert [file.name for file in profile.folder.iterdir()] == ["settings.json"]


def test_safe_mode_neither_reads_nor_writes(tmp_path: Path) -> None:
    Profile(tmp_path).change(theme="dark")
    before = (tmp_path / "settings.json").read_bytes()
    safe = Profile(tmp_path, safe=True)
    assert safe.settings == Settings()
    safe.change(animations=False)
    assert safe.settings.animations is False
    assert (tmp_path / "settings.json").read_bytes() == before


def test_another_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PCRA_PROFILE", str(tmp_path / "ici"))
    assert Profile().folder == tmp_path / "ici"
