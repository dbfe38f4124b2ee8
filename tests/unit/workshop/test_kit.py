"""Kits: what frames a workshop goes into a file and begins other workshops, answers never do."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from pcra_game.domain import framing_events as framing
from pcra_game.domain.activity_events import ActivityAdded
from pcra_game.domain.answers import Means, MeansKind
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.game import Game
from pcra_game.domain.moves import Record
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import kit as words
from pcra_game.workshop.kit import (
    FRAMING,
    Kit,
    begin_from_kit,
    game_of,
    kit_of,
    of_establishment,
    sound,
)
from pcra_game.workshop.kit_file import (
    MAX_MEGABYTES,
    KitRefusedError,
    is_kit_name,
    kit_text,
    read_kit,
    write_kit,
)
from pcra_game.workshop.rehearsal import begin_rehearsal, rehearsal_kits, shown_name
from pcra_game.workshop.workshop import Workshop
from tests.fixtures.demo_session import played_demo

FACTS = (
    framing.EstablishmentFramed("CH des Îles", finess_ej="290000017"),
    framing.UnitFramed(missions="Accueillir", daily_volume=80),
    ActivityAdded("a-1", "Prévenir la préfecture", Priority.P2, 240, 1440),
    framing.FunctionAdded("f-1", "Gestionnaire de lits"),
    framing.GovernanceRoleGiven(framing.GovernanceRole.KEEPS_LOG, "f-1"),
    framing.DeputyNamed("f-1", "URG-F04"),
    framing.ServiceDescribed("DPI", "Dossier", 240, 1440, "DSI", "f-1", "note"),
    framing.ContextLevelSet("C0", "TEL", Level.PARTIAL),
    framing.ContextChosen("C0-TEL", included=True),
    framing.MeansStocked(Means("m-1", "Coursiers", MeansKind.PEOPLE, 3)),
)
KIT = Kit(
    unit="URG",
    scenario="S2",
    format_minutes=105,
    title="Urgences du soir",
    establishment="CH des Îles",
    activities=("URG-04", "URG-01"),
    facts=FACTS,
)


def written(tmp_path: Path, **changes: object) -> Path:
    """The kit as JSON with some of its keys changed; `None` takes a key away."""
    content = json.loads(kit_text(KIT)) | changes
    path = tmp_path / "essai.pcrakit"
    kept = {key: value for key, value in content.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")
    return path


@cache
def seated() -> Game:
    """The game of the kit, read once."""
    return game_of(KIT)


def seat(kit: Kit) -> Game:
    """The game of a kit; only another deck, scenario or unit is read anew."""
    known = (kit.deck, kit.scenario, kit.unit) == (KIT.deck, KIT.scenario, KIT.unit)
    return seated() if known else game_of(kit)


def refusal(path: Path) -> str:
    with pytest.raises(KitRefusedError) as refused:
        read_kit(path, seat)
    sentence = str(refused.value)
    assert sentence.startswith("Le kit «\u00a0")
    assert "choisissez un autre kit" in sentence
    assert "\n" not in sentence
    return sentence


def test_a_kit_that_is_written_reads_the_same(tmp_path: Path) -> None:
    path = write_kit(KIT, tmp_path / "essai")
    assert path.name == "essai.pcrakit"
    assert read_kit(path) == KIT


def test_every_kind_of_fact_that_frames_has_its_example() -> None:
    assert {type(fact) for fact in FACTS} == set(FRAMING)


def test_a_workshop_begun_from_a_kit_gives_the_same_kit_back(tmp_path: Path) -> None:
    with begin_from_kit(tmp_path / "a.pcra", KIT) as session:
        back = kit_of(session.state, session.game)
        assert session.history.length == 2
    assert replace(back, facts=()) == replace(KIT, facts=())
    assert sorted(map(repr, back.facts)) == sorted(map(repr, FACTS))


def test_two_workshops_of_one_kit_have_ids_and_dates_of_their_own(tmp_path: Path) -> None:
    opened = []
    for day in (1, 2):
        now = datetime(2026, 11, day, 9, tzinfo=UTC)
        with begin_from_kit(tmp_path / f"{day}.pcra", KIT, now=lambda now=now: now) as session:
            opened.append((session.state.opened, session.history.done[0].recorded_at))
    (first, first_day), (second, second_day) = opened
    assert first.session != second.session
    assert (first_day[:10], second_day[:10]) == ("2026-11-01", "2026-11-02")
    assert first.format_minutes == 105


def test_the_preparation_is_one_gesture_that_can_be_taken_back(tmp_path: Path) -> None:
    with begin_from_kit(tmp_path / "a.pcra", KIT) as session:
        Workshop(session).undo()
        assert session.state.services == {}
        assert session.state.kept_activities() == KIT.activities


def test_no_answer_and_nobody_present_goes_into_a_kit(tmp_path: Path) -> None:
    path = tmp_path / "demo.pcra"
    with played_demo(path) as session:
        state = session.state
        kit = kit_of(state, session.game)
    assert state.presence
    assert {type(fact) for fact in kit.facts} <= set(FRAMING)
    text = kit_text(kit)
    assert all(solution.what not in text for solution in state.solutions.values())
    assert read_kit(write_kit(kit, tmp_path / "demo.pcrakit")) == kit


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": "pcra-plan"}, words.NOT_A_KIT),
        ({"format": None}, words.NOT_A_KIT),
        ({"version": 2}, "version plus récente"),
        ({"version": "1"}, "«\u00a0version\u00a0»"),
        ({"version": True}, "«\u00a0version\u00a0»"),
        ({"unit": "XXX"}, "«\u00a0XXX\u00a0»"),
        ({"deck": "../hopital"}, "«\u00a0../hopital\u00a0»"),
        ({"scenario": "S9"}, "«\u00a0S9\u00a0»"),
        ({"title": None}, "«\u00a0title\u00a0»"),
        ({"title": 3}, "«\u00a0title\u00a0»"),
        ({"title": "x" * 141}, "141"),
        ({"format_minutes": 10**9}, "entre 0 et"),
        ({"format_minutes": "105"}, "«\u00a0format_minutes\u00a0»"),
        ({"activities": ["BLO-01"]}, "«\u00a0BLO-01\u00a0»"),
        ({"activities": ["URG-01", "URG-01"]}, "déjà sur la table"),
        ({"activities": [1]}, "«\u00a0activities\u00a0»"),
        ({"facts": {}}, "«\u00a0facts\u00a0»"),
        ({"facts": [1]}, "n°\u00a01"),
        ({"facts": [{}] * 1001}, "1001"),
        ({"plus": 1}, "«\u00a0plus\u00a0»"),
    ],
)
def test_what_is_wrong_in_a_kit_is_named(tmp_path: Path, changes: dict, said: str) -> None:
    assert said in refusal(written(tmp_path, **changes))


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (("ServiceDescribed", {"service": "XYZ"}), "«\u00a0XYZ\u00a0»"),
        (("DeputyNamed", {"function": "URG-F99", "deputy": "URG-F01"}), "«\u00a0URG-F99\u00a0»"),
        (("ContextChosen", {"context": "C9", "included": True}), "«\u00a0C9\u00a0»"),
        (("UnitFramed", {"daily_volume": -1}), "-1"),
        (("UnitFramed", {"daily_volume": "80"}), "n’est pas compris"),
        (("UnitFramed", {"name": "x"}), "n’est pas compris"),
        (("Unknown", {}), "n’est pas compris"),
        (("PresenceNoted", {"function": "URG-F01", "count": 1, "nights": True}), "réponse"),
        (("LogNoted", {"id": "l", "text": "x", "fictive": None}), "réponse"),
    ],
)
def test_a_fact_that_does_not_hold_is_named_by_its_number(
    tmp_path: Path, fact: tuple, said: str
) -> None:
    name, data = fact
    good = json.loads(kit_text(KIT))["facts"][0]
    facts = [good, {"type": name, "v": 1, "data": data}]
    sentence = refusal(written(tmp_path, facts=facts))
    assert "n°\u00a02" in sentence
    assert said in sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ligne 1"),
        (b"\xff\xfe\x00", words.NOT_TEXT),
        (b"{", "ligne 1"),
        (b"[" * 100_000, words.TOO_NESTED),
        (b'{"format":"pcra-kit","format":"pcra-kit"}', "deux fois"),
        (b"[]", words.NOT_A_KIT),
        (b"9" * 5000, words.NOT_A_KIT),
        (b" " * (MAX_MEGABYTES * 1_000_000 + 1), "1\u00a0Mo"),
        (b"SQLite format 3\x00", "ligne 1"),
    ],
)
def test_a_file_that_is_no_kit_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.pcrakit"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_kit_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert words.NOT_FOUND in refusal(tmp_path / "rien.pcrakit")
    assert words.NOT_A_FILE in refusal(tmp_path)


def test_a_refused_preparation_leaves_no_file(tmp_path: Path) -> None:
    bad = replace(KIT, facts=(*FACTS, framing.ServiceDescribed("XYZ")))
    with pytest.raises(IllegalMoveError):
        begin_from_kit(tmp_path / "a.pcra", bad)
    assert list(tmp_path.iterdir()) == []


def test_a_preparation_that_cannot_be_stored_leaves_no_file(tmp_path: Path) -> None:
    instants = iter([datetime(2026, 11, 24, 9, tzinfo=UTC)])

    def clock_that_stops() -> datetime:
        return next(instants)

    with pytest.raises(StopIteration):
        begin_from_kit(tmp_path / "a.pcra", KIT, now=clock_that_stops)
    assert list(tmp_path.glob("*.pcra")) == []


def test_what_holds_is_kept_and_the_rest_is_said() -> None:
    bad = framing.ServiceDescribed("XYZ")
    kept, refused = sound(replace(KIT, facts=(bad, *FACTS)), seated())
    assert kept == KIT
    assert len(refused) == 1
    assert "XYZ" in refused[0]


def test_another_house_is_named_wherever_the_kit_names_one(tmp_path: Path) -> None:
    with begin_from_kit(tmp_path / "a.pcra", of_establishment(KIT, "CH du Nord")) as session:
        assert session.state.establishment.name == "CH du Nord"
        assert session.state.establishment.finess_ej == "290000017"


def test_names_of_kits_are_known_by_their_end() -> None:
    assert is_kit_name("Kit A.PCRAKIT")
    assert is_kit_name(Path("a.pcra-kit.json"))
    assert not is_kit_name("a.pcra")
    assert not is_kit_name("a.json")


def test_a_rehearsal_says_that_it_is_one(tmp_path: Path) -> None:
    day = date(2026, 11, 24)
    with begin_rehearsal(tmp_path, day) as session:
        state, game, path = session.state, session.game, session.path
        Workshop(session).perform(Record(framing.ContextChosen("C0-TEL", included=True)))
    assert path.name == "Répétition Urgences 2026-11-24.pcra"
    assert state.opened is not None
    assert state.opened.title.startswith("Répétition")
    assert "démonstration" in state.establishment.name
    assert shown_name(state, game).startswith("Répétition")
    with begin_rehearsal(tmp_path, day) as again:
        assert again.path.name == "Répétition Urgences 2026-11-24 (2).pcra"


def test_every_kit_that_is_delivered_begins_a_workshop(tmp_path: Path) -> None:
    kits = rehearsal_kits()
    assert kits
    for number, path in enumerate(kits):
        kit = read_kit(path)
        assert "démonstration" in kit.establishment
        begin_from_kit(tmp_path / f"{number}.pcra", kit).close()
        SessionFile.open(tmp_path / f"{number}.pcra").close()
