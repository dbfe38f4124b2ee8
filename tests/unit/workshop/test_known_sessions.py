"""A post remembers which sessions it saw, and notices a file that lacks what it saw."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcra_game.domain.events import LogNoted
from pcra_game.domain.moves import Record
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.known_sessions import (
    FILE_NAME,
    MOST_EXPORTS,
    MOST_PATHS,
    MOST_SESSIONS,
    Age,
    KnownSessions,
    Seen,
)
from pcra_game.workshop.workshop import Workshop

HEAD = "ab" * 32
OTHER = "cd" * 32


class Clock:
    """One second more at each look."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def known(tmp_path: Path) -> KnownSessions:
    return KnownSessions(tmp_path / "profil", now=Clock())


def knows(*entries: tuple[int, str]) -> Callable[[int, str], bool]:
    return lambda seq, hash: (seq, hash) in entries


def test_a_new_post_knows_nothing(known: KnownSessions, tmp_path: Path) -> None:
    assert known.all() == ()
    assert known.seen("s") is None
    assert known.at(tmp_path / "a.pcra") is None
    assert known.exports("s") == known.every_export() == ()
    assert known.older_than_last("s", 3, knows()) is None
    assert not (tmp_path / "profil").exists()


def test_what_was_seen_is_there_again(known: KnownSessions, tmp_path: Path) -> None:
    path = tmp_path / "é #1.pcra"
    assert known.remember("séance-1", path, HEAD, 12, made_here=True)
    known.note_export("séance-1", tmp_path / "plan.pdf")
    again = KnownSessions(tmp_path / "profil")
    assert again.all() == (
        Seen(
            "séance-1",
            (str(path),),
            (str(path),),
            HEAD,
            12,
            "2026-11-24T13:30:01+00:00",
            (str(tmp_path / "plan.pdf"),),
        ),
    )
    assert again.at(path) == "séance-1"
    assert again.made_here(path)
    assert again.exports("séance-1") == again.every_export()


def test_paths_are_known_from_any_folder(
    known: KnownSessions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    known.remember("s", Path("a.pcra"), HEAD, 1)
    assert known.at(tmp_path / "a.pcra") == known.at(Path("a.pcra")) == "s"
    assert not known.made_here(tmp_path / "a.pcra")


def test_another_session_at_a_path_takes_its_place(known: KnownSessions, tmp_path: Path) -> None:
    path = tmp_path / "a.pcra"
    known.remember("s1", path, HEAD, 1, made_here=True)
    known.remember("s2", path, OTHER, 2)
    assert known.at(path) == "s2"
    assert not known.made_here(path)
    assert known.seen("s1") is not None


def test_opening_again_keeps_what_was_made_here_and_the_exports(
    known: KnownSessions, tmp_path: Path
) -> None:
    path = tmp_path / "a.pcra"
    known.remember("s", path, HEAD, 1, made_here=True)
    known.note_export("s", tmp_path / "p.pdf")
    known.remember("s", tmp_path / "b.pcra", OTHER, 2)
    seen = known.seen("s")
    assert seen is not None
    assert seen.paths == (str(tmp_path / "b.pcra"), str(path))
    assert seen.made_here == (str(path),)
    assert (seen.head, seen.entries) == (OTHER, 2)
    assert seen.exports


def test_the_oldest_ones_are_forgotten(known: KnownSessions, tmp_path: Path) -> None:
    folder = tmp_path / "profil"
    folder.mkdir()
    listed = [{"session": f"s{number}"} for number in range(MOST_SESSIONS)]
    listed[0] |= {
        "paths": [f"/x{number}.pcra" for number in range(MOST_PATHS)],
        "exports": [f"/x{number}.pdf" for number in range(MOST_EXPORTS)],
    }
    (folder / FILE_NAME).write_text(json.dumps({"sessions": listed}))
    known.note_export("s0", Path("/neuf.pdf"))
    known.remember("s0", Path("/neuf.pcra"), HEAD, 1)
    seen = known.seen("s0")
    assert seen is not None
    assert len(seen.exports) == MOST_EXPORTS
    assert len(seen.paths) == MOST_PATHS
    assert (seen.exports[0], seen.paths[0]) == ("/neuf.pdf", "/neuf.pcra")
    assert known.remember("neuf", tmp_path / "a.pcra", HEAD, 1)
    assert len(known.all()) == MOST_SESSIONS
    assert known.seen(f"s{MOST_SESSIONS - 1}") is None
    assert known.seen(f"s{MOST_SESSIONS - 2}") is not None


def test_forgetting_a_session_forgets_its_paths(known: KnownSessions, tmp_path: Path) -> None:
    known.remember("s", tmp_path / "a.pcra", HEAD, 1)
    assert known.forget("s")
    assert known.at(tmp_path / "a.pcra") is None
    assert "a.pcra" not in (tmp_path / "profil" / FILE_NAME).read_text()


def test_two_windows_do_not_lose_what_the_other_wrote(tmp_path: Path) -> None:
    one, two = KnownSessions(tmp_path), KnownSessions(tmp_path)
    one.remember("s1", tmp_path / "a.pcra", HEAD, 1)
    two.remember("s2", tmp_path / "b.pcra", HEAD, 1)
    one.note_export("s1", tmp_path / "p.pdf")
    assert {seen.session for seen in two.all()} == {"s1", "s2"}


def test_safe_reads_and_writes_nothing(known: KnownSessions, tmp_path: Path) -> None:
    known.remember("s", tmp_path / "a.pcra", HEAD, 1)
    before = (tmp_path / "profil" / FILE_NAME).read_bytes()
    safe = KnownSessions(tmp_path / "profil", safe=True)
    assert safe.all() == ()
    assert not safe.remember("t", tmp_path / "b.pcra", HEAD, 1)
    assert (tmp_path / "profil" / FILE_NAME).read_bytes() == before


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "profil").write_text("un fichier")
    known = KnownSessions(tmp_path / "profil")
    assert not known.remember("s", tmp_path / "a.pcra", HEAD, 1)
    assert known.all() == ()


# -- what lacks something --------------------------------------------------------------------------


def test_a10_a_whole_older_copy_is_noticed(known: KnownSessions, tmp_path: Path) -> None:
    path = tmp_path / "a.pcra"
    create_session(path, load_game("URG"), title="Urgences", session="séance-1").close()
    earlier = shutil.copy(path, tmp_path / "earlier.pcra")
    with SessionFile.open(path) as session:
        workshop = Workshop(session)
        for number in range(3):
            workshop.perform(Record(LogNoted(f"l{number}", "un fait", None)))
        known.remember("séance-1", path, session.head, session.history.length)
        length = session.history.length
        assert known.older_than_last("séance-1", length, session.knows) is None
    with SessionFile.open(Path(earlier)) as session:
        older = known.older_than_last("séance-1", session.history.length, session.knows)
        assert older is not None
        assert (older.age, older.missing) == (Age.OLDER, 3)
        assert "plus ancien que la dernière ouverture sur ce poste" in older.sentence
        assert "3\u00a0entrées de moins, le 24/11/2026 à " in older.sentence
        # It goes on by itself, as far as the other one and beyond: still not the same.
        workshop = Workshop(session)
        for number in range(5):
            workshop.perform(Record(LogNoted(f"m{number}", "autre", None)))
            other = known.older_than_last("séance-1", session.history.length, session.knows)
            assert other is not None
            assert other.age is (Age.OLDER if number < 2 else Age.OTHER)
        assert "une autre version" in other.sentence
    with SessionFile.open(path) as session:
        Workshop(session).perform(Record(LogNoted("l9", "un fait", None)))
        assert known.older_than_last("séance-1", length + 1, session.knows) is None


def test_a10_one_entry_less_is_said_in_the_singular(known: KnownSessions, tmp_path: Path) -> None:
    known.remember("s", tmp_path / "a.pcra", HEAD, 5)
    older = known.older_than_last("s", 4, knows((4, OTHER)))
    assert older is not None
    assert "1\u00a0entrée de moins" in older.sentence


def test_a10_a_session_that_this_post_never_saw_is_not_compared(
    known: KnownSessions, tmp_path: Path
) -> None:
    known.remember("s", tmp_path / "a.pcra", HEAD, 5)
    assert known.older_than_last("t", 1, knows()) is None
    known.note_export("u", tmp_path / "p.pdf")
    assert known.older_than_last("u", 1, knows()) is None


# -- a damaged file --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b"1" * 9_000_000],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(content)
    known = KnownSessions(tmp_path)
    assert known.all() == ()
    assert not file.exists()
    assert (tmp_path / f"{FILE_NAME}.bad").read_bytes() == content
    assert known.remember("s", tmp_path / "a.pcra", HEAD, 1)
    assert len(known.all()) == 1


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text() | st.sampled_from(["session", "paths", "head"]), inner, max_size=6
        )
    ),
    max_leaves=12,
)
FIELDS = ["session", "paths", "made_here", "head", "entries", "opened_at", "exports"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), PLAIN), max_size=4) | PLAIN)
def test_whatever_the_file_says_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, sessions: object
) -> None:
    folder = tmp_path_factory.mktemp("profil")
    (folder / FILE_NAME).write_text(json.dumps({"sessions": sessions}))
    known = KnownSessions(folder)
    for seen in known.all():
        known.older_than_last(seen.session, 1, knows())
    known.at(Path("/a.pcra"))
    known.made_here(Path("/a.pcra"))
    known.every_export()
    assert known.remember("s", Path("/a.pcra"), HEAD, 1)
    shutil.rmtree(folder)


def test_names_that_are_no_utf_8_are_kept(known: KnownSessions, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xe9t\xe9.pcra")
    assert known.remember("s", path, HEAD, 1)
    assert known.at(path) == "s"
