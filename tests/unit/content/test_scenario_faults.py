"""Each fault of a scenario, made in one place of a copy, is said in one French sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.errors import ContentError
from pcra_game.content.scenarios import load_named_scenario, load_scenario
from pcra_game.domain.deck import Deck
from pcra_game.domain.game import Game

ChangeScenario = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def deck() -> Deck:
    return load_named_deck("hopital")


CASES = [
    pytest.param(
        'contexte = "C2-NT"',
        'contexte = "C9"',
        "phases[0].contexte\u00a0: un contexte de contextes.toml est attendu, "
        "«\u00a0C9\u00a0» n’y est pas",
        id="unknown context",
    ),
    pytest.param(
        'contexte_apres = "C2-MOB"',
        'contexte_apres = "C9"',
        "phases[1].evenements[0].contexte_apres\u00a0: un contexte de contextes.toml",
        id="unknown context after an event",
    ),
    pytest.param(
        'contexte = "C2-NT"\n',
        "",
        "phases[0].evenements[0].contexte\u00a0: un contexte est attendu, sa phase n’en donne pas",
        id="event without any context",
    ),
    pytest.param(
        'objectif = "OC-11"',
        'objectif = "OC-99"',
        "phases[0].evenements[1].objectif\u00a0: un objectif d’objectifs.toml est attendu",
        id="unknown objective",
    ),
    pytest.param(
        'unites = ["URG"]',
        'unites = ["URGE"]',
        "phases[0].evenements[1].unites[0]\u00a0: le code d’une unité",
        id="unknown unit",
    ),
    pytest.param(
        'services = ["TEL", "NET"]',
        'services = ["TEL", "XYZ"]',
        "phases[0].evenements[0].services[1]\u00a0: le code d’un service",
        id="unknown service",
    ),
    pytest.param(
        'texte = "Le 15 n’arrive plus à vous joindre depuis vingt minutes."',
        f'texte = "{"a" * 201}"',
        "phases[0].evenements[1].texte\u00a0: un texte de 200 caractères au plus est attendu",
        id="text too long",
    ),
    pytest.param(
        'id = "S4-02"',
        'id = "S4-01"',
        "phases[0].evenements[1].id\u00a0: «\u00a0S4-01\u00a0» est déjà pris",
        id="duplicate event",
    ),
    pytest.param(
        'a_jouer = ["S4-02"',
        'a_jouer = ["S4-07"',
        "phases[0].a_jouer[0]\u00a0: un événement de cette phase est attendu",
        id="advised event of another phase",
    ),
    pytest.param(
        'choc = ["S4-01", "S4-03"]',
        'choc = ["S4-01", "S4-99"]',
        "choc[1]\u00a0: un événement de ce scénario est attendu",
        id="unknown opening",
    ),
    pytest.param(
        'choc = ["S4-01", "S4-03"]',
        'choc = ["S4-01"]',
        "choc\u00a0: une liste d’au moins 2 élément(s) est attendue",
        id="one opening only",
    ),
    pytest.param(
        "debut_min = 120",
        "debut_min = 121",
        "phases[1].debut_min\u00a0: la fin de la phase d’avant (120) est attendue",
        id="gap between phases",
    ),
    pytest.param(
        "fin_min = 120",
        "fin_min = 0",
        "phases[0].fin_min\u00a0: une durée plus grande que «\u00a0debut_min\u00a0»",
        id="phase without a stretch",
    ),
    pytest.param(
        "offset_min = 85",
        "offset_min = 121",
        "phases[0].evenements[9].offset_min\u00a0: un moment entre le début et la fin",
        id="event outside its phase",
    ),
    pytest.param(
        "offset_min = 85",
        "offset_min = 30",
        "phases[0].evenements[9].offset_min\u00a0: un moment au moins égal",
        id="events out of order",
    ),
    pytest.param(
        'h0_heure = "18:05"',
        'h0_heure = "24:05"',
        "h0_heure\u00a0: une heure de la forme 02:10 est attendue",
        id="impossible hour",
    ),
    pytest.param(
        'h0_jour = "mercredi"',
        'h0_jour = "mercedi"',
        "h0_jour\u00a0: une de ces valeurs est attendue\u00a0: 'lundi'",
        id="unknown day",
    ),
    pytest.param(
        "h0_heure = ",
        "h0_heur = ",
        "h0_heure\u00a0: cette clé est obligatoire",
        id="mistyped key",
    ),
    pytest.param(
        "difficulte = 1",
        "difficulte = 4",
        "phases[0].evenements[0].difficulte\u00a0: un nombre d’au plus 3 est attendu",
        id="difficulty out of range",
    ),
    pytest.param(
        'jeu = "hopital"',
        'jeu = "clinique"',
        "jeu\u00a0: ce scénario est écrit pour le jeu «\u00a0clinique\u00a0»",
        id="another deck",
    ),
    pytest.param(
        "debut_min = 120",
        "debut_min = 60",
        "phases[1].debut_min\u00a0: la fin de la phase d’avant (120) est attendue",
        id="phases that overlap",
    ),
    pytest.param(
        "debut_min = 120\nfin_min = 1015",
        "debut_min = 120\nfin_min = 100",
        "phases[1].fin_min\u00a0: une durée plus grande que «\u00a0debut_min\u00a0»",
        id="a phase that runs backwards",
    ),
    pytest.param(
        'contexte = "C2-NT"\n',
        "",
        "phases[0].contexte\u00a0: un contexte est attendu, seule la dernière phase",
        id="a phase without a context before the last",
    ),
    pytest.param(
        'choc = ["S4-01", "S4-03"]',
        'choc = ["S4-01", "S4-22"]',
        "choc[1]\u00a0: un événement de la première phase est attendu, «\u00a0S4-22\u00a0»",
        id="an opening of the last phase",
    ),
    pytest.param(
        'choc = ["S4-01", "S4-03"]',
        'choc = ["S4-01", "S4-01"]',
        "choc[1]\u00a0: «\u00a0S4-01\u00a0» est écrit deux fois",
        id="the same opening twice",
    ),
    pytest.param(
        'objectifs = ["OC-08"',
        'objectifs = ["OC-88"',
        "objectifs[0]\u00a0: un objectif d’objectifs.toml est attendu, «\u00a0OC-88\u00a0»",
        id="unknown card",
    ),
    pytest.param(
        "minutes_de_jeu = 30",
        "minutes_de_jeu = 0",
        "phases[0].minutes_de_jeu\u00a0: un nombre d’au moins 1 est attendu",
        id="no minutes of play",
    ),
    pytest.param(
        "fin_min = 28800",
        "fin_min = 600000",
        "phases[3].fin_min\u00a0: un nombre d’au plus 527040 est attendu",
        id="more than a year",
    ),
    pytest.param(
        'id = "S4-P2"',
        'id = "S4-P1"',
        "phases[1].id\u00a0: «\u00a0S4-P1\u00a0» est déjà pris",
        id="duplicate phase",
    ),
]


@pytest.mark.parametrize(("old", "new", "sentence"), CASES)
def test_a_fault_is_named_with_its_key(
    change_scenario: ChangeScenario, deck: Deck, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load_scenario(change_scenario(old, new), deck)
    start = f"reseau-telephonie.toml\u00a0: {sentence}"
    assert any(str(fault).startswith(start) for fault in refused.value.faults)


def test_every_fault_is_named_at_once(change_scenario: ChangeScenario, deck: Deck) -> None:
    path = change_scenario('choc = ["S4-01", "S4-03"]', 'choc = ["S4-01", "S4-99"]')
    text = path.read_text(encoding="utf-8").replace("debut_min = 120", "debut_min = 60", 1)
    path.write_text(text.replace('objectif = "OC-11"', 'objectif = "OC-99"', 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_scenario(path, deck)
    keys = {fault.key for fault in refused.value.faults}
    assert {"choc[1]", "phases[1].debut_min", "phases[0].evenements[1].objectif"} <= keys


def test_a_scenario_without_any_context_is_refused(
    change_scenario: ChangeScenario, deck: Deck
) -> None:
    path = change_scenario("choc =", "choc =")
    kept = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("contexte =")
    ]
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_scenario(path, deck)
    said = [str(fault) for fault in refused.value.faults]
    assert any("phases\u00a0: un contexte est attendu dans une phase au moins" in s for s in said)


def test_without_c0_the_first_context_is_the_base(deck: Deck) -> None:
    game = Game(deck, load_named_scenario("S4", deck), "HOS")
    assert "C0" not in game.played_contexts
    assert game.base_context == "C2-NT"


def test_a_last_phase_may_be_only_the_debriefing(
    change_scenario: ChangeScenario, deck: Deck
) -> None:
    path = change_scenario("choc =", "choc =")
    debriefing = (
        '\n[[phases]]\nid = "S4-P5"\ntitre = "Débriefing"\ndebut_min = 28800\nfin_min = 30000\n'
        'minutes_de_jeu = 20\nnarration = "La crise est finie."\na_jouer = []\n'
    )
    path.write_text(path.read_text(encoding="utf-8") + debriefing, encoding="utf-8")
    last = load_scenario(path, deck).phases[-1]
    assert last.context is None
    assert last.injects == ()


def test_a_scenario_that_is_not_delivered_is_refused(deck: Deck) -> None:
    with pytest.raises(ContentError, match="«\u00a0S9\u00a0» n’existe pas"):
        load_named_scenario("S9", deck)
