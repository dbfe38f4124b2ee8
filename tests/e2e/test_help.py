"""The help of every verb is French from its first word to its last."""

import re
from typing import Any

import pytest

VERBS = [
    "",
    "demo",
    "new",
    "kit",
    "import",
    "export",
    "review",
    "check",
    "render",
    "print",
    "deck",
    "deck check",
    "backup",
    "backup list",
    "backup restore",
    "salvage",
    "protect",
    "unprotect",
]


@pytest.fixture(scope="module")
def helps(pcra_each: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The answer of `--help` to each verb."""
    folder = tmp_path_factory.mktemp("aide")
    told = pcra_each([(*verb.split(), "--help") for verb in VERBS], cwd=folder)
    assert list(folder.iterdir()) == []
    return dict(zip(VERBS, told, strict=True))


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_french(helps: dict[str, Any], verb: str) -> None:
    told = helps[verb]
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Usage\u00a0: pcra-game")
    assert "afficher cette aide" in told.stdout
    for english in ("show this help", "positional", "optional", "usage:", "exit", "default:"):
        assert english not in told.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_and_argument_is_explained(helps: dict[str, Any], verb: str) -> None:
    lines = helps[verb].stdout.splitlines()
    for number, line in enumerate(lines):
        if re.match(r" {2,4}[^ {]", line) and not re.match(r" +\S.*? {2,}\S", line):
            assert lines[number + 1].startswith(" " * 20), line


def test_placeholders_of_the_help_are_french(helps: dict[str, Any]) -> None:
    shown = " ".join(told.stdout for told in helps.values())
    placeholders = set(re.findall(r"\b[A-Z]{3,}\b", shown))
    english = {"FILE", "SHEET", "PATH", "OUT", "SIZE", "UNIT", "ESTABLISHMENT", "ACTIVITIES"}
    assert placeholders & english == set()
