"""Each fault of a deck, made in one place of a copy, is said in one French sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.content.decks import load_deck, load_named_deck
from pcra_game.content.errors import ContentError
from pcra_game.texts.known_error import KnownError

Change = Callable[[str, str, str], Path]
NEXT_STEP = "\u202f; corrigez, puis vérifiez avec «\u00a0pcra-game deck check\u00a0»."

CASES = [
    pytest.param(
        "unites/URG.toml",
        '"GAM", "URG", "IMP"',
        '"GAM", "XYZ", "IMP"',
        "unites/URG.toml\u00a0: activites[0].dependances[1]\u00a0: le code d’un service de "
        "services.toml est attendu, «\u00a0XYZ\u00a0» n’y est pas",
        id="unknown service in an activity",
    ),
    pytest.param(
        "contextes.toml",
        "TEL = 2",
        "TELL = 2",
        "contextes.toml\u00a0: contextes[2].services\u00a0: le niveau de chaque service est "
        "attendu, il manque\u00a0: TEL",
        id="level missing in a base context",
    ),
    pytest.param(
        "contextes.toml",
        "[contextes.changements]\nTEL = 2",
        "[contextes.changements]\nTELL = 2",
        "contextes.toml\u00a0: contextes[4].changements.TELL\u00a0: le code d’un service",
        id="unknown service in a variant",
    ),
    pytest.param(
        "contextes.toml",
        'base = "C0"',
        'base = "C9"',
        "contextes.toml\u00a0: contextes[4].base\u00a0: un contexte sans base est attendu, "
        "«\u00a0C9\u00a0» n’en est pas un",
        id="unknown base",
    ),
    pytest.param(
        "contextes.toml",
        "TEL = 1",
        "TEL = 3",
        "contextes.toml\u00a0: contextes[0].services.TEL\u00a0: une de ces valeurs est attendue",
        id="level out of range",
    ),
    pytest.param(
        "contextes.toml",
        'duree_de_reference = "quelques heures à quelques jours"\n',
        "",
        "contextes.toml\u00a0: contextes[0].duree_de_reference\u00a0: cette clé est obligatoire",
        id="text missing in a base context",
    ),
    pytest.param(
        "objectifs.toml",
        'titre = "Alerter et basculer en mode dégradé"\n',
        "",
        "objectifs.toml\u00a0: objectifs[0].titre\u00a0: cette clé est obligatoire, elle manque",
        id="missing title",
    ),
    pytest.param(
        "unites/BLO.toml",
        'id = "BLO-01"',
        'id = "URG-01"',
        "unites/BLO.toml\u00a0: activites[0].id\u00a0: «\u00a0URG-01\u00a0» est déjà pris "
        "(unites/URG.toml, activites[0].id)",
        id="duplicate id across files",
    ),
    pytest.param(
        "services.toml",
        'code = "NET"',
        'code = "RES"',
        "services.toml\u00a0: services[1].code\u00a0: «\u00a0RES\u00a0» est déjà pris",
        id="duplicate service",
    ),
    pytest.param(
        "services.toml",
        "famille =",
        "famile =",
        "services.toml\u00a0: services[0].famille\u00a0: cette clé est obligatoire",
        id="mistyped key",
    ),
    pytest.param(
        "fonctions.toml",
        'suppleant = "TRV-F02"',
        'suppleant = "TRV-F02"\ntelephone = "0600000000"',
        "fonctions.toml\u00a0: fonctions[0].telephone\u00a0: clé inconnue",
        id="unknown key",
    ),
    pytest.param(
        "fonctions.toml",
        'suppleant = "TRV-F02"',
        'suppleant = "TRV-F99"',
        "fonctions.toml\u00a0: fonctions[0].suppleant\u00a0: une fonction de fonctions.toml est "
        "attendue, «\u00a0TRV-F99\u00a0» n’y est pas",
        id="unknown deputy",
    ),
    pytest.param(
        "fonctions.toml",
        'suppleant = "TRV-F02"',
        'suppleant = "TRV-F01"',
        "fonctions.toml\u00a0: fonctions[0].suppleant\u00a0: un suppléant autre que la fonction",
        id="own deputy",
    ),
    pytest.param(
        "fonctions.toml",
        'unite = "URG"',
        'unite = "URGE"',
        "fonctions.toml\u00a0: fonctions[11].unite\u00a0: le code d’une unité ou "
        "«\u00a0toutes\u00a0» est attendu",
        id="unknown unit of a function",
    ),
    pytest.param(
        "unites/URG.toml",
        "dmia_min = 15",
        'dmia_min = "15"',
        "unites/URG.toml\u00a0: activites[0].dmia_min\u00a0: un nombre entier est attendu",
        id="text for a number",
    ),
    pytest.param(
        "unites/URG.toml",
        "dmia_min = 15",
        "dmia_min = 15.0",
        "unites/URG.toml\u00a0: activites[0].dmia_min\u00a0: un nombre entier est attendu",
        id="decimal for a number",
    ),
    pytest.param(
        "unites/URG.toml",
        "dmia_min = 15",
        "dmia_min = -1",
        "unites/URG.toml\u00a0: activites[0].dmia_min\u00a0: un nombre d’au moins 0 est attendu",
        id="negative duration",
    ),
    pytest.param(
        "unites/URG.toml",
        'priorite = "P1"',
        'priorite = "P4"',
        "activites[0].priorite\u00a0: une de ces valeurs est attendue\u00a0: "
        "'P0', 'P1', 'P2' ou 'P3'",
        id="unknown priority",
    ),
    pytest.param(
        "unites/URG.toml",
        "dangereux_min = 60",
        "dangereux_min = 10",
        "activites[0].dangereux_min\u00a0: une durée au moins égale à «\u00a0grave_min\u00a0»",
        id="dangerous before serious",
    ),
    pytest.param(
        "unites/URG.toml",
        "perte_toleree_min = 60\n",
        "",
        "activites[0].perte_toleree_min\u00a0: une durée en minutes, ou une note",
        id="loss without minutes nor note",
    ),
    pytest.param(
        "unites/URG.toml",
        '"OC-02", "OC-03", "OC-06", "OR-04"',
        '"OC-02", "OC-99"',
        "activites[0].objectifs[1]\u00a0: un objectif d’objectifs.toml est attendu, "
        "«\u00a0OC-99\u00a0» n’y est pas",
        id="unknown objective",
    ),
    pytest.param(
        "unites/URG.toml",
        '"OC-02", "OC-03", "OC-06", "OR-04"',
        '"OC-02", "OC-02"',
        "activites[0].objectifs[1]\u00a0: «\u00a0OC-02\u00a0» est écrit deux fois",
        id="objective repeated",
    ),
    pytest.param(
        "unites/URG.toml",
        'C3 = "D" }',
        'C4 = "D" }',
        "activites[0].faisabilite.C4\u00a0: un contexte sans base est attendu",
        id="unknown context of an activity",
    ),
    pytest.param(
        "unites/URG.toml",
        ', C3 = "D" }',
        " }",
        "activites[0].faisabilite\u00a0: une lettre pour chaque contexte est attendue, "
        "il manque\u00a0: C3",
        id="context missing in an activity",
    ),
    pytest.param(
        "unites/URG.toml",
        'code = "URG"',
        'code = "URX"',
        "unites/URG.toml\u00a0: code\u00a0: le code du fichier est attendu",
        id="code unlike the file name",
    ),
    pytest.param(
        "unites/URG.toml",
        'libelle = "Accueillir, enregistrer et identifier"',
        f'libelle = "{"a" * 61}"',
        "activites[0].libelle\u00a0: un texte de 60 caractères au plus est attendu",
        id="label too long",
    ),
    pytest.param(
        "unites/URG.toml",
        'libelle = "Accueillir, enregistrer et identifier"',
        'libelle = "\u00a0"',
        "activites[0].libelle\u00a0: un texte est attendu, il est vide",
        id="blank label",
    ),
    pytest.param(
        "unites/URG.toml",
        'libelle = "Accueillir, enregistrer et identifier"',
        'libelle = "Accueillir\\u202eretourné"',
        "activites[0].libelle\u00a0: un texte d’une seule ligne est attendu",
        id="hidden direction mark",
    ),
    pytest.param(
        "objectifs.toml",
        'jouable_en = ["C0", "C1", "C2", "C3"]',
        'jouable_en = ["C0-TEL"]',
        "objectifs.toml\u00a0: objectifs[0].jouable_en[0]\u00a0: un contexte sans base",
        id="objective playable in a variant",
    ),
    pytest.param(
        "references.toml",
        'cle = "OC-01"',
        'cle = "OC-91"',
        "references.toml\u00a0: references[2].cle\u00a0: un objectif, ou un sujet parmi",
        id="reference of an unknown objective",
    ),
    pytest.param(
        "deck.toml",
        'id = "hopital"',
        'id = "hô pital"',
        "deck.toml\u00a0: id\u00a0: un code est attendu",
        id="identifier with an accent and a space",
    ),
    pytest.param(
        "deck.toml",
        '"URG", ',
        "",
        "unites/URG.toml\u00a0: unité absente de la liste «\u00a0unites\u00a0» de deck.toml",
        id="unit not listed",
    ),
    pytest.param(
        "deck.toml",
        '"URG", ',
        '"URG", "URG", ',
        "deck.toml\u00a0: unites[1]\u00a0: «\u00a0URG\u00a0» est déjà pris",
        id="unit listed twice",
    ),
    pytest.param(
        "deck.toml",
        '"URG", ',
        '"URG", "PSY", ',
        "unites/PSY.toml\u00a0: fichier ou dossier introuvable",
        id="unit without a file",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), CASES)
def test_a_fault_is_named_with_its_file_and_its_key(
    change: Change, file: str, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load_deck(change(file, old, new))
    assert sentence in [str(fault) for fault in refused.value.faults] or any(
        str(fault).startswith((sentence, f"{file}\u00a0: {sentence}"))
        for fault in refused.value.faults
    )


def test_the_error_is_one_sentence_with_its_next_step(change: Change) -> None:
    with pytest.raises(KnownError) as refused:
        load_deck(change("unites/URG.toml", '"GAM", "URG"', '"GAM", "XYZ"'))
    assert str(refused.value) == (
        "unites/URG.toml\u00a0: activites[0].dependances[1]\u00a0: le code d’un service de "
        "services.toml est attendu, «\u00a0XYZ\u00a0» n’y est pas" + NEXT_STEP
    )


def test_the_sentence_counts_the_other_faults(change: Change) -> None:
    change("services.toml", "famille =", "famile =")
    with pytest.raises(ContentError) as refused:
        load_deck(change("unites/URG.toml", "dmia_min = 15", 'dmia_min = "15"'))
    assert len(refused.value.faults) == 3
    assert str(refused.value).endswith("(et 2 autres)" + NEXT_STEP)


def test_a_deck_that_is_not_delivered_is_refused() -> None:
    with pytest.raises(ContentError, match="«\u00a0clinique\u00a0» n’existe pas"):
        load_named_deck("clinique")


def test_a_name_cannot_leave_the_folder_of_decks() -> None:
    with pytest.raises(ContentError):
        load_named_deck("../cards/hopital")
