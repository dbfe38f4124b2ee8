"""A name of the texts means one thing: a second one would take its place on screen."""

import ast
from collections import Counter
from pathlib import Path

import pytest

import pcra_game.texts

MODULES = sorted(Path(pcra_game.texts.__path__[0]).glob("*.py"))


def names(source: str) -> list[str]:
    """Every name that a module gives, as often as it gives it."""
    found: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            found += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.append(node.target.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.append(node.name)
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_name_is_given_twice(module: Path) -> None:
    given = Counter(names(module.read_text(encoding="utf-8")))
    assert [name for name, times in given.items() if times > 1] == []
