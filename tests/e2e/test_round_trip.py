"""A plan exported as JSON, brought into a new session and exported again says the same."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

OWN = {"title", "utc_offset_minutes"}
"""What a new session says of itself: its title, and the clock of the room."""


@pytest.fixture(scope="module")
def brought(
    pcra: Any, fresh: Path, demo_json: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A new session with the facts of the demo."""
    folder = tmp_path_factory.mktemp("reprise")
    copy = Path(shutil.copy(fresh, folder / "reprise.pcra"))
    told = pcra("import", copy.name, demo_json, cwd=folder)
    assert (told.returncode, told.stderr) == (0, "")
    assert re.fullmatch(r"Importé dans reprise\.pcra\s: \d+\sdécisions\.\n", told.stdout)
    return copy


def exported(pcra: Any, session: Path, folder: Path) -> dict[str, Any]:
    told = pcra("export", session, "--to", "json", "--out", folder, cwd=folder)
    assert told.returncode == 0, told.stderr
    return json.loads((folder / f"{session.stem}.json").read_text(encoding="utf-8"))


def test_every_fact_comes_back_in_the_same_order(
    pcra: Any, brought: Path, demo_json: Path, tmp_path: Path
) -> None:
    """Every key but the session's own title and time zone; lists in the same order."""
    before = json.loads(demo_json.read_text(encoding="utf-8"))
    after = exported(pcra, brought, tmp_path)
    assert before["workshop"]["title"] != after["workshop"]["title"]
    for facts in (before, after):
        for key in OWN:
            del facts["workshop"][key]
    assert list(after) == list(before)
    for key, said in before.items():
        assert after[key] == said, key


def test_an_import_keeps_a_backup_of_the_workshop_before_it(pcra: Any, brought: Path) -> None:
    told = pcra("backup", "list", brought, cwd=brought.parent)
    assert told.returncode == 0, told.stderr
    assert "import" in told.stdout
    assert "aucune décision" in told.stdout or re.search(r"\b0\sdécision", told.stdout)


def test_an_export_twice_writes_the_same_bytes(
    pcra_alone: Any, demo_json: Path, demo: Path
) -> None:
    again = demo_json.parent / "encore"
    exported_again = pcra_alone("export", demo, "--to", "json", "--out", again, cwd=demo.parent)
    assert exported_again.returncode == 0
    assert (again / "demo.json").read_bytes() == demo_json.read_bytes()


def test_the_session_brought_in_is_whole_and_reads_the_same(
    pcra_each: Any, brought: Path, demo: Path, tmp_path: Path
) -> None:
    checked, review, before = pcra_each(
        [("check", brought), ("review", brought, "--json"), ("review", demo, "--json")], tmp_path
    )
    assert checked.returncode == 0, checked.stdout
    assert review.returncode == before.returncode == 1
    assert json.loads(review.stdout) == json.loads(before.stdout)


def test_the_same_file_a_second_time_is_refused_and_changes_nothing(
    pcra: Any, contents: Any, brought: Path, demo_json: Path
) -> None:
    before = contents(brought.parent)
    told = pcra("import", brought.name, demo_json, cwd=brought.parent)
    assert (told.returncode, told.stdout) == (2, "")
    assert re.fullmatch(r"[^\n]*il n’y a rien à importer\.\n", told.stderr)
    assert contents(brought.parent) == before


def test_another_answer_to_the_same_card_is_refused_and_changes_nothing(
    pcra: Any, contents: Any, brought: Path, demo_json: Path
) -> None:
    facts = json.loads(demo_json.read_text(encoding="utf-8"))
    facts["solutions"][0]["what"] = "Attendre"
    other = brought.parent / "autre.json"
    other.write_text(json.dumps(facts), encoding="utf-8")
    before = contents(brought.parent)
    told = pcra("import", brought.name, other.name, cwd=brought.parent)
    assert (told.returncode, told.stdout) == (2, "")
    assert re.fullmatch(r"Rien n’a été importé\s: solution «\sAttendre\s», [^\n]*\.\n", told.stderr)
    assert contents(brought.parent) == before
