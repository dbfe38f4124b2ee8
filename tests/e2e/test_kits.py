"""Kits from the command line: taken out of a session, begun from, refused in one sentence."""

import json
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def folder(pcra, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a session of the pharmacy and its kit."""
    made = tmp_path_factory.mktemp("kits")
    assert pcra("new", "a.pcra", "--unit", "PUI", "--scenario", "S3", cwd=made).returncode == 0
    told = pcra("kit", "a.pcra", "--out", "a", cwd=made)
    assert (told.returncode, told.stderr) == (0, "")
    assert "a.pcrakit" in told.stdout
    return made


def test_a_session_begins_from_a_kit(pcra, folder: Path) -> None:
    told = pcra("new", "b.pcra", "--kit", "a.pcrakit", "--establishment", "CH", cwd=folder)
    assert (told.returncode, told.stderr) == (0, "")
    assert "PUI-" in told.stdout
    assert pcra("check", "b.pcra", cwd=folder).returncode == 0
    assert pcra("kit", "b.pcra", "--out", "b.pcrakit", cwd=folder).returncode == 0
    one, other = (json.loads((folder / f"{n}.pcrakit").read_text("utf-8")) for n in "ab")
    assert other == one | {"establishment": "CH"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "c.pcra"),
        ("new", "c.pcra", "--kit", "rien.pcrakit"),
        ("new", "c.pcra", "--kit", "a.pcra"),
        ("new", "c.pcra", "--kit", "a.pcrakit", "--unit", "URG"),
        ("new", "a.pcra", "--kit", "a.pcrakit"),
        ("kit", "a.pcra"),
        ("kit", "a.pcrakit", "--out", "c"),
        ("kit", "a.pcra", "--out", "nulle/part"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_changes_nothing(
    pcra, contents, folder: Path, arguments: tuple[str, ...]
) -> None:
    before = contents(folder)
    told = pcra(*arguments, cwd=folder)
    assert told.returncode == 2
    assert told.stdout == ""
    assert told.stderr.count("\n") == 1
    assert "Traceback" not in told.stderr
    assert "imprévue" not in told.stderr
    assert contents(folder) == before
