"""Each fault of a scenario, made in one place of a copy, is said in one French sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.errors import ContentError
from pcra_game.content.scenarios import load_named_scenario, load_scenario
from pcra_game.domain.deck import Deck

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
        "phases[0].evenements[5].offset_min\u00a0: un moment entre le début et la fin",
        id="event outside its phase",
    ),
    pytest.param(
        "offset_min = 85",
        "offset_min = 30",
        "phases[0].evenements[5].offset_min\u00a0: un moment au moins égal",
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
]


@pytest.mark.parametrize(("old", "new", "sentence"), CASES)
def test_a_fault_is_named_with_its_key(
    change_scenario: ChangeScenario, deck: Deck, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load_scenario(change_scenario(old, new), deck)
    start = f"reseau-telephonie.toml\u00a0: {sentence}"
    assert any(str(fault).startswith(start) for fault in refused.value.faults)


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
