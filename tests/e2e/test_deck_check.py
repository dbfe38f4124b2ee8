"""`deck check` names the file and the key of each fault of a deck, and changes nothing."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from pcra_game.content.paths import decks_root

DECK_FAULTS = {
    "unknown service": (
        "unites/URG.toml",
        'dependances = ["URG", "PDT"]',
        'dependances = ["URG", "ZZZ"]',
        ("URG.toml", "dependances", "« ZZZ »"),
    ),
    "missing title": (
        "objectifs.toml",
        'titre = "Alerter et basculer en mode dégradé"\n',
        "",
        ("objectifs.toml", "titre", "obligatoire"),
    ),
    "duplicate id": (
        "unites/URG.toml",
        'id = "URG-02"',
        'id = "URG-01"',
        ("URG.toml", "id", "« URG-01 » est déjà pris"),
    ),
    "broken toml": (
        "services.toml",
        'code = "RES"',
        'code = "RES',
        ("services.toml", "ligne 6", "TOML"),
    ),
    "unknown key": (
        "unites/URG.toml",
        'libelle = "Urgences (SAU)"',
        'libelle = "Urgences (SAU)"\nhumeur = "bonne"',
        ("URG.toml", "humeur", "clé inconnue"),
    ),
}


@pytest.mark.parametrize("name", DECK_FAULTS)
def test_a_fault_of_a_deck_is_named(
    pcra: Any, contents: Any, english: Any, tmp_path: Path, name: str
) -> None:
    file, old, new, named = DECK_FAULTS[name]
    deck = Path(shutil.copytree(decks_root() / "hopital", tmp_path / "hopital"))
    text = (deck / file).read_text(encoding="utf-8")
    assert old in text
    (deck / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    before = contents(tmp_path)

    told = pcra("deck", "check", "hopital", cwd=tmp_path)

    said = (told.stdout + told.stderr).replace("\u00a0", " ")
    assert told.returncode == 2
    assert any(all(words in line for words in named) for line in said.splitlines()), said
    assert not english.search(said.replace(file, "")), said
    assert contents(tmp_path) == before


@pytest.mark.parametrize("path", ["rien", "vide", "texte.toml"])
def test_what_is_no_deck_is_refused(pcra: Any, english: Any, tmp_path: Path, path: str) -> None:
    (tmp_path / "vide").mkdir()
    (tmp_path / "texte.toml").write_text("bonjour", encoding="utf-8")
    told = pcra("deck", "check", path, cwd=tmp_path)
    assert told.returncode == 2
    assert not english.search(told.stdout + told.stderr)
