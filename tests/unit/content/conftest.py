"""A copy of the deck delivered, to be changed in one place."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.content.paths import decks_root, scenarios_root

Change = Callable[[str, str, str], Path]


@pytest.fixture
def deck_folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(decks_root() / "hopital", tmp_path / "hopital"))


@pytest.fixture
def change(deck_folder: Path) -> Change:
    """Replace the first occurrence of a text in one file of the copied deck."""

    def apply(file: str, old: str, new: str) -> Path:
        _replace(deck_folder / file, old, new)
        return deck_folder

    return apply


@pytest.fixture
def change_scenario(tmp_path: Path) -> Callable[[str, str], Path]:
    """Replace the first occurrence of a text in a copy of scenario S4."""

    def apply(old: str, new: str) -> Path:
        copy = Path(shutil.copy(scenarios_root() / "reseau-telephonie.toml", tmp_path))
        _replace(copy, old, new)
        return copy

    return apply


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
