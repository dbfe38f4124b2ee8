"""Reading a plan back from JSON: exactly what was exported, or a sentence that says where not."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.answers import Solution
from pcra_game.domain.decide import decide
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.moves import Move, OpenWorkshop, PlayCard, WriteSolution
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.state import WorkshopState
from pcra_game.exports.json_export import write_json
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.imports.json_plan import MAX_MEGABYTES, read_json_plan

Plain = dict[str, Any]


@pytest.fixture(scope="module")
def facts() -> PlanFacts:
    deck = load_named_deck("hopital")
    game = Game(deck, load_named_scenario("S1", deck), "URG")
    asked: list[Move] = [
        OpenWorkshop("s", "Atelier", "CH", "d" * 64, "e" * 64, 60, 210, "essai", ("URG-01",)),
        PlayCard("OC-02", "URG-01"),
        WriteSolution("OC-02@URG-01", "C0", Solution("s1", "Dossier « papier » à 14\u202fh")),
    ]
    state = WorkshopState()
    for move in asked:
        state = evolve_all(state, decide(state, move, game))
    return plan_facts(state, game)


@pytest.fixture
def exported(facts: PlanFacts, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    with path.open("wb") as stream:
        write_json(facts, stream)
    return path


@pytest.fixture
def changed(exported: Path) -> Callable[[Callable[[Plain], object]], Path]:
    """Change the exported plan, as plain values."""

    def apply(change: Callable[[Plain], object]) -> Path:
        plain = json.loads(exported.read_bytes())
        change(plain)
        exported.write_text(json.dumps(plain), encoding="utf-8")
        return exported

    return apply


def refusal(path: Path) -> str:
    with pytest.raises(ImportRefusedError) as caught:
        read_json_plan(path)
    return str(caught.value)


def test_what_was_exported_is_read_back(facts: PlanFacts, exported: Path) -> None:
    assert read_json_plan(exported) == facts


def test_a_mark_at_the_beginning_is_no_obstacle(facts: PlanFacts, exported: Path) -> None:
    exported.write_bytes(b"\xef\xbb\xbf" + exported.read_bytes())
    assert read_json_plan(exported) == facts


FAULTS: dict[str, tuple[Callable[[Plain], object], str, str]] = {
    "unknown key at the top": (lambda p: p.update(extra=1), ", extra\u00a0:", "clé inconnue"),
    "unknown key deep inside": (
        lambda p: p["solutions"][0].update(qui="moi"),
        ", solutions[0].qui\u00a0:",
        "clé inconnue",
    ),
    "unknown key of an activity": (
        lambda p: p["activities"][0]["dmia"].update(heures=1),
        ", activities[0].dmia.heures\u00a0:",
        "clé inconnue",
    ),
    "missing key": (lambda p: p.pop("log"), ", log\u00a0:", "cette clé est obligatoire"),
    "number as text": (
        lambda p: p["workshop"].update(utc_offset_minutes="60"),
        ", workshop.utc_offset_minutes\u00a0:",
        "un nombre entier est attendu",
    ),
    "text as number": (
        lambda p: p["solutions"][0].update(what=3),
        ", solutions[0].what\u00a0:",
        "un texte entre guillemets",
    ),
    "unknown status": (
        lambda p: p["decisions"][0].update(status="maybe"),
        ", decisions[0].status\u00a0:",
        "une de ces valeurs",
    ),
    "number in place of a list": (
        lambda p: p.update(cards=3),
        ", cards\u00a0:",
        "une liste entre crochets",
    ),
    "text in place of a group": (
        lambda p: p.update(unit="URG"),
        ", unit\u00a0:",
        "un groupe de clés",
    ),
    "version as text": (lambda p: p.update(version="1"), ", version\u00a0:", "un nombre entier"),
    "version before the first": (lambda p: p.update(version=0), ", version\u00a0:", "au moins 1"),
    "version true": (lambda p: p.update(version=True), ", version\u00a0:", "un nombre entier"),
}


@pytest.mark.parametrize(("change", "place", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_shown_with_its_place(
    change: Callable[[Plain], object],
    place: str,
    expected: str,
    changed: Callable[[Callable[[Plain], object]], Path],
) -> None:
    sentence = refusal(changed(change))
    assert "plan.json" in sentence
    assert place in sentence
    assert expected in sentence
    assert sentence.endswith("en JSON.")


def test_other_faults_are_counted(changed: Callable[[Callable[[Plain], object]], Path]) -> None:
    sentence = refusal(changed(lambda p: (p.pop("log"), p.pop("cards"), p.pop("ranking"))))
    assert "(et 2 autres)" in sentence


def test_a_newer_version_asks_for_an_update(
    changed: Callable[[Callable[[Plain], object]], Path],
) -> None:
    sentence = refusal(changed(lambda p: p.update(version=2, novelty=[])))
    assert "format plus récent" in sentence
    assert "mettez le logiciel à jour" in sentence


@pytest.mark.parametrize(
    "content",
    ["{}", "[]", "3", "null", '"pcra-plan"', '{"format": "autre"}', '{"format": ["pcra-plan"]}'],
)
def test_other_json_is_no_plan(content: str, tmp_path: Path) -> None:
    path = tmp_path / "autre.json"
    path.write_text(content, encoding="utf-8")
    assert "n’est pas un plan" in refusal(path)


BROKEN: dict[str, tuple[bytes, str]] = {
    "not json": (b'{\n  "format": pcra\n}', "la ligne 2"),
    "cut short": (b'{"format": "pcra-plan",\n\n', "la ligne 3"),
    "empty": (b"", "la ligne 1"),
    "not utf-8": (b'{\n"format": "\xe9"}', "la ligne 2 n’en est pas"),
    "utf-16": ("{}".encode("utf-16"), "UTF-8"),
    "a bomb of lists": (b"[" * 1_000_000, "imbriqués trop profondément"),
    "a bomb of groups": (b'{"a":' * 500_000, "imbriqués trop profondément"),
    "a number without end": (b'{"version": ' + b"9" * 10_000 + b"}", "plus petit"),
    "a key twice": (b'{"format": "pcra-plan", "format": "pcra-plan"}', "deux fois"),
    "too many values": (
        b'{"format": "pcra-plan", "version": 1, "log": [' + b"1," * 300_000 + b"1]}",
        "plus de 200000 valeurs",
    ),
    "half a sign": (b'{"format": "pcra-plan", "version": 1,\n"log": "\\ud800"}', "la ligne 2"),
    "no number": (b'{"format": "pcra-plan", "version": NaN}', "version\u00a0:"),
}


@pytest.mark.parametrize(("content", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_plan_nested_within_what_the_parser_takes_is_refused_all_the_same(
    changed: Callable[[Callable[[Plain], object]], Path],
) -> None:
    def nest(plain: Plain) -> None:
        value: Any = []
        for _ in range(400):
            value = [value]
        plain["log"] = value

    assert "imbriqués trop profondément" in refusal(changed(nest))


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    with path.open("wb") as stream:
        stream.truncate(MAX_MEGABYTES * 1_000_000 + 1)
    assert "trop gros, 20\u00a0Mo au plus" in refusal(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "introuvable" in refusal(tmp_path / "absent.json")
    assert "introuvable" in refusal(tmp_path / "absent" / "plan.json")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "un fichier ordinaire est attendu" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "tube.json"
    os.mkfifo(pipe)
    assert "un fichier ordinaire est attendu" in refusal(pipe)


def test_a_path_that_no_system_takes_is_refused() -> None:
    assert "illisible" in refusal(Path("plan\0.json"))
