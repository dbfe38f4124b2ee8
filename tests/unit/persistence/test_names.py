"""Names of persons: sealed apart from the journal, and gone without a trace when erased."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from pcra_game.domain.room_events import LogNoted
from pcra_game.persistence import names
from pcra_game.persistence.chain import seal
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import CannotWrite, SessionFileChanged, SessionFileDamaged
from pcra_game.persistence.names import (
    LONGEST_NAME,
    MOST_PEOPLE,
    NameRefused,
    Person,
    holds,
    new_person,
)
from pcra_game.persistence.session_file import SessionFile

NAME = "Maëlle Kervadec"


def raw(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.fixture
def named(played: SessionFile) -> Path:
    """A closed session that names three persons, one of them twice."""
    for function, name in (("F1", NAME), ("F2", "Yann Le Goff"), ("F2", NAME.upper())):
        played.name_person(function, name)
    played.close()
    return played.path


def test_names_are_read_back_in_their_order_and_no_entry_tells_them(played: SessionFile) -> None:
    before = played.head
    first = played.name_person("F2", "  Yann\tLe Goff\u202e ")
    second = played.name_person("F1", NAME)
    assert first.name == "Yann Le Goff"
    assert played.people() == (first, second)
    assert played.head == before
    played.close()
    with SessionFile.open(played.path, read_only=True) as session:
        assert session.people() == (first, second)
        with pytest.raises(CannotWrite, match="lecture seule"):
            session.name_person("F1", "Anne Le Bras")
        with pytest.raises(CannotWrite, match="lecture seule"):
            session.erase_person(first.id)
    assert check(played.path) == []


def test_same_name_for_the_same_function_is_one_person(played: SessionFile) -> None:
    first = played.name_person("F1", NAME)
    assert played.name_person("F1", NAME.upper()) == first
    assert played.name_person("F2", NAME) != first
    assert len(played.people()) == 2


@pytest.mark.parametrize(
    ("function", "name", "sentence"),
    [
        ("F1", " \n\u200b", "Il manque le nom"),
        ("", "Anne", "Il manque la fonction"),
        ("F1", "a" * (LONGEST_NAME + 1), "81 signes pour 80"),
        ("f" * 200, "Anne", "200 signes pour 120"),
    ],
)
def test_texts_that_are_no_name_are_refused(
    played: SessionFile, function: str, name: str, sentence: str
) -> None:
    with pytest.raises(NameRefused, match=sentence):
        played.name_person(function, name)
    assert played.people() == ()


def test_list_has_an_end(played: SessionFile, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_PEOPLE == 200
    monkeypatch.setattr(names, "MOST_PEOPLE", 2)
    played.name_person("F1", "a")
    played.name_person("F1", "b")
    with pytest.raises(NameRefused, match="déjà 2 personnes"):
        played.name_person("F1", "c")
    assert len(played.people()) == 2


def test_play_goes_on_after_naming_and_erasing(played: SessionFile, play: Any) -> None:
    person = played.name_person("F1", NAME)
    play(played, LogNoted("l1", "Appel du standard", 12))
    played.erase_person(person.id)
    play(played, LogNoted("l2", "Réponse du standard", 14))
    length = played.history.length
    played.close()
    assert check(played.path) == []
    with SessionFile.open(played.path) as session:
        assert session.history.length == length


def test_c10_erased_name_is_in_no_byte_and_the_chain_still_holds(named: Path) -> None:
    assert holds(named, NAME)
    with SessionFile.open(named) as session:
        head = session.head
        salts = salts_of(named)
        gone = session.erase_person(session.people()[0].id)
        # Two functions, one person: neither line stays.
        assert [person.function for person in gone] == ["F1", "F2"]
        assert [person.name for person in session.people()] == ["Yann Le Goff"]
        assert session.head == head
        with pytest.raises(NameRefused, match="n’est plus dans l’atelier"):
            session.erase_person(gone[0].id)
        assert list(named.parent.glob(f"{named.name}-*")) == []
    assert check(named) == []
    found = named.read_bytes()
    for trace in (NAME, NAME.upper(), NAME.split()[1], gone[0].id, gone[1].id, *salts[:1]):
        assert trace.encode() not in found
    assert salts[1].encode() in found


def salts_of(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute("SELECT salt FROM participant_name")]
    connection.close()
    return found


def test_c10_trace_that_another_program_left_in_freed_bytes_is_driven_out(named: Path) -> None:
    # One that does not overwrite what it frees, in a place that no row of ours will take again.
    other = "Une ligne qui n’est à personne"
    insert = "INSERT INTO log (position, id, fictive, text) VALUES (99, 'x', 0, '{}')"
    raw(named, "PRAGMA secure_delete=OFF", insert.format(f"{other} {NAME}"), "DELETE FROM log")
    assert named.read_bytes().count(NAME.encode()) == 2
    with SessionFile.open(named) as session:
        session.erase_person(session.people()[0].id)
    assert not holds(named, NAME)
    assert not holds(named, other)


def test_c10_full_disk_while_the_file_is_written_anew_loses_nothing(
    named: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Connection.exec_driver_sql

    def full(self: Connection, statement: str, *others: Any, **more: Any) -> Any:
        if statement == "VACUUM":
            statement = "PRAGMA no_such_thing('"
        return run(self, statement, *others, **more)

    with SessionFile.open(named) as session:
        monkeypatch.setattr(Connection, "exec_driver_sql", full)
        session.erase_person(session.people()[0].id)
        monkeypatch.undo()
        assert len(session.people()) == 1
    assert not holds(named, NAME)
    assert check(named) == []


def test_c10_last_name_erased_leaves_the_tables_empty(named: Path) -> None:
    with SessionFile.open(named) as session:
        for person in session.people()[:2]:
            session.erase_person(person.id)
        assert session.people() == ()
    connection = sqlite3.connect(named)
    for table in ("participant_name", "participant_check"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    connection.close()
    assert check(named) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE participant_name SET name = 'Autre' WHERE rowid = 2", "n°\u00a02 de ses noms"),
        ("UPDATE participant_name SET function = 'F9' WHERE rowid = 1", "n°\u00a01 de ses noms"),
        ("UPDATE participant_name SET salt = '' WHERE rowid = 3", "n°\u00a03 de ses noms"),
        ("DELETE FROM participant_name WHERE rowid = 2", "manque ou est de trop"),
        ("DELETE FROM participant_check", "manque ou est de trop"),
        ("UPDATE participant_check SET persons = 2", "manque ou est de trop"),
        ("INSERT INTO participant_check VALUES ('x', 1)", "manque ou est de trop"),
        ("DELETE FROM participant_name", "manque ou est de trop"),
    ],
)
def test_damaged_names_are_refused_and_the_line_is_named(
    named: Path, statement: str, sentence: str
) -> None:
    raw(named, statement)
    before = named.read_bytes()
    for read_only in (True, False):
        with pytest.raises(SessionFileDamaged, match=sentence) as refused:
            SessionFile.open(named, read_only=read_only)
    assert NAME not in str(refused.value)
    assert len(check(named)) == 1
    assert named.read_bytes() == before


def test_names_of_another_session_are_refused(named: Path) -> None:
    with SessionFile.open(named) as session:
        assert session.state.opened is not None
    person = Person("p", "F1", "Anne")
    told = (person.id, person.function, person.name, "00")
    sealed = seal("autre séance", told)
    raw(
        named,
        f"UPDATE participant_name SET id='p', name='Anne', salt='00', seal='{sealed}'"
        " WHERE rowid = 1",
    )
    with pytest.raises(SessionFileDamaged, match="n°\u00a01"):
        SessionFile.open(named)


def test_page_of_names_that_comes_back_from_an_earlier_save_is_noticed(named: Path) -> None:
    connection = sqlite3.connect(named)
    root = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'participant_name'"
    ).fetchone()[0]
    connection.close()
    stale = slice((root - 1) * 4096, root * 4096)
    before = named.read_bytes()[stale]
    with SessionFile.open(named) as session:
        # Without the clean copy, so that the pages stay where they are.
        session.name_person("F1", "Anne Le Bras")
    spoilt = bytearray(named.read_bytes())
    spoilt[stale] = before
    named.write_bytes(spoilt)
    with pytest.raises(SessionFileDamaged):
        SessionFile.open(named)


def test_file_changed_by_somebody_else_is_not_written(named: Path, tmp_path: Path) -> None:
    with SessionFile.open(named) as session:
        raw(named, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
        with pytest.raises((SessionFileChanged, SessionFileDamaged)):
            session.name_person("F1", "Anne Le Bras")
        assert not holds(named, "Anne Le Bras")


def test_holds_finds_a_name_across_pieces_and_as_json_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"a" * ((1 << 20) - 5) + NAME.encode() + b"b" * 100)
    assert holds(file, NAME)
    file.write_text('{"notes": "voir Ma\\u00eblle Kervadec"}')
    assert holds(file, NAME)
    file.write_text("Maelle")
    assert not holds(file, NAME)
    assert new_person("F1", NAME).id != new_person("F1", NAME).id
