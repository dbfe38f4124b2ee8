"""The decks and scenarios are found in the source tree, in a wheel and in a built folder."""

import subprocess
import sys
from pathlib import Path

from pcra_game.content.paths import decks_root, scenarios_root
from pcra_game.resources import content_root


def test_the_source_tree_holds_them_beside_the_package() -> None:
    assert (decks_root() / "hopital" / "deck.toml").is_file()
    assert (scenarios_root() / "rancongiciel.toml").is_file()


def test_a_wheel_holds_them_inside_the_package(tmp_path: Path) -> None:
    (tmp_path / "pcra_game" / "assets").mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    assert content_root("assets", tmp_path / "pcra_game") == tmp_path / "pcra_game" / "assets"


def test_a_missing_folder_is_given_all_the_same(tmp_path: Path) -> None:
    assert content_root("scenarios", tmp_path / "pcra_game") == tmp_path / "scenarios"


def test_finding_them_needs_no_pydantic() -> None:
    code = "import sys, pcra_game.content.paths; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
