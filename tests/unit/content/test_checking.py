"""`check_path` gives every fault of a deck or of a scenario."""

from collections.abc import Callable
from pathlib import Path

from pcra_game.content.checking import check_path
from pcra_game.content.paths import decks_root, scenarios_root

Change = Callable[[str, str, str], Path]


def test_what_is_delivered_has_no_fault() -> None:
    assert check_path(decks_root() / "hopital") == []
    assert [fault for file in scenarios_root().iterdir() for fault in check_path(file)] == []


def test_every_faulty_file_is_reported_at_once(change: Change) -> None:
    change("services.toml", "famille =", "famile =")
    change("objectifs.toml", 'type = "continuite"', 'type = "suite"')
    folder = change("unites/EHP.toml", "dmia_min = 60", "dmia_min = true")
    files = {fault.file for fault in check_path(folder)}
    assert files == {"services.toml", "objectifs.toml", "unites/EHP.toml"}


def test_every_cross_reference_is_reported_at_once(change: Change) -> None:
    change("unites/EHP.toml", '"DUI", "IMP"', '"DUI", "XYZ"')
    change("unites/FIN.toml", '"GEF", "NET"', '"GEF", "XYZ"')
    assert len(check_path(change("fonctions.toml", 'unite = "PUI"', 'unite = "PUJ"'))) == 3


def test_one_file_of_a_deck_has_its_whole_deck_checked(change: Change) -> None:
    folder = change("unites/EHP.toml", '"DUI", "IMP"', '"DUI", "XYZ"')
    assert len(check_path(folder / "unites" / "EHP.toml")) == 1
    assert len(check_path(folder / "services.toml")) == 1


def test_a_scenario_of_an_unknown_deck_is_reported(
    change_scenario: Callable[[str, str], Path],
) -> None:
    faults = check_path(change_scenario('jeu = "hopital"', 'jeu = "clinique"'))
    assert [fault.key for fault in faults] == ["jeu"]


def test_a_path_without_anything_is_reported(tmp_path: Path) -> None:
    assert "introuvable" in check_path(tmp_path / "absent.toml")[0].problem


def test_an_empty_folder_lists_the_files_it_misses(tmp_path: Path) -> None:
    missing = {fault.file for fault in check_path(tmp_path)}
    assert {"deck.toml", "services.toml", "unites"} <= missing


def test_key_paths_of_a_stranger_are_made_printable(change: Change) -> None:
    folder = change("deck.toml", 'id = "hopital"', f'id = "hopital"\n"a\\n{"b" * 90}" = 1')
    assert check_path(folder)[0].key == "a?" + "b" * 38 + "…"
