"""Every French sentence of the application follows French typography."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pcra_game.texts

MODULES = sorted(Path(pcra_game.texts.__path__[0]).glob("*.py"))
FAULTS = {
    "straight apostrophe": re.compile(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]"),
    "no narrow space before a high sign": re.compile(r"[\wÀ-ÿ»)][ \u00a0]?[?!;](?=[\s»)]|$)"),
    "no space that holds before a colon": re.compile(r"[\wÀ-ÿ»)] ?:(?=\s|$)"),
    "straight quotes": re.compile(r"(?<![=\w])\"[^\"]*\""),
    "guillemets without their spaces": re.compile(
        r"«(?![\u00a0\u202f]|$)|(?<![\u00a0\u202f])(?<!^)»"
    ),
    "three dots": re.compile(r"\.\.\."),
    "an hour in digits": re.compile(r"\b\d{1,2}(?:h|:)\d{2}\b"),
    "a date in ISO": re.compile(r"\b20\d\d-\d\d-\d\d\b"),
}
WRITTEN_SO = {
    ("backups", "a date in ISO"),  # what one types in a terminal
    ("content_faults", "an hour in digits"),  # what a scenario file holds
    ("services_sheet", "straight apostrophe"),  # a heading that a sheet may have
}
SENTENCE = re.compile(r"[a-zà-ÿ]{2,}[\s\u00a0\u202f]")
"""What holds a word and a space is for people; ids, keys and patterns hold none."""


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every constant text that is neither a docstring nor part of an expression to search with."""
    quiet: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.add(id(node.value))
        if isinstance(node, ast.Call) and "compile" in ast.dump(node.func):
            quiet.update(id(below) for below in ast.walk(node))
        if isinstance(node, ast.Raise):
            quiet.update(id(below) for below in ast.walk(node))
        if isinstance(node, ast.Dict):  # keys are ids, or the English that is translated
            quiet.update(id(below) for key in node.keys if key for below in ast.walk(key))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.lineno, node.value


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_sentence_follows_french_typography(module: Path) -> None:
    found = [
        f"{module.name}:{line}: {fault}: {text[:70]!r}"
        for line, text in _texts(ast.parse(module.read_text(encoding="utf-8")))
        if SENTENCE.search(text)
        for fault, pattern in FAULTS.items()
        if pattern.search(text) and (module.stem, fault) not in WRITTEN_SO
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("il n'y a rien ", "straight apostrophe"),
        ("est-ce sûr ? ", "no narrow space before a high sign"),
        ("est-ce sûr\u00a0? ", "no narrow space before a high sign"),
        ("voici : rien", "no space that holds before a colon"),
        ('dire "oui" ici', "straight quotes"),
        ("dire « oui » ici", "guillemets without their spaces"),
        ("et puis... rien", "three dots"),
        ("il est 14h30 ici", "an hour in digits"),
        ("depuis le 2026-11-25 ici", "a date in ISO"),
    ],
)
def test_each_fault_is_seen(text: str, fault: str) -> None:
    assert SENTENCE.search(text)
    assert [name for name, pattern in FAULTS.items() if pattern.search(text)] == [fault]
