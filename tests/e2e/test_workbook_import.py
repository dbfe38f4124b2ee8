"""`pcra-game import` of a workbook: the plan comes back, and a bad file changes nothing."""

import io
import re
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pcra_game.domain.plan_facts import plan_facts
from pcra_game.domain.workbook_build import build_workbook
from pcra_game.exports.xlsx import write_workbook
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.autopilot import UNIT
from tests.fixtures.sources import demo_source


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the demo."""
    source = demo_source()
    made = build_workbook(source.state, source.game, source.plan, source.facts, told=source.told)
    written = io.BytesIO()
    write_workbook(made, written)
    path = tmp_path_factory.mktemp("classeur") / "demo.xlsx"
    path.write_bytes(written.getvalue())
    return path


@pytest.fixture(scope="module")
def empty(pcra: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new session of the unit of the demo, without one activity."""
    folder = tmp_path_factory.mktemp("neuve")
    told = pcra("new", "neuve.pcra", "--unit", UNIT, "--activities", ",", cwd=folder)
    assert told.returncode == 0, told.stderr
    return folder / "neuve.pcra"


def test_a_workbook_brings_the_whole_plan_in(
    pcra: Any, empty: Path, workbook: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(empty, tmp_path / "reprise.pcra"))
    told = pcra("import", copy.name, workbook, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert re.fullmatch(r"Importé dans reprise\.pcra\s: \d+\sdécisions\.\n", told.stdout)
    with SessionFile.open(copy, read_only=True) as session:
        read = plan_facts(session.state, session.game)
    known = demo_source().facts
    assert {a.id: a for a in read.activities} == {a.id: a for a in known.activities}
    for field in fields(known):
        if field.name not in ("workshop", "activities"):
            assert getattr(read, field.name) == getattr(known, field.name), field.name


def test_faults_are_named_and_nothing_changes(
    pcra: Any, contents: Any, empty: Path, workbook: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(empty, tmp_path / "reprise.pcra"))
    book = openpyxl.load_workbook(workbook)
    sheet = book["Décisions"]
    sheet["A2"], sheet["B3"], sheet["E4"] = "C9", "OC-99", "peut-être"
    book.save(tmp_path / "fautes.xlsx")
    before = contents(tmp_path)
    told = pcra("import", copy.name, "fautes.xlsx", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (2, "")
    assert re.fullmatch(r"Rien n’a été importé [^\n]*\.\n", told.stderr)
    for place in ("ligne 2, colonne A", "ligne 3, colonne B", "ligne 4, colonne E"):
        assert place in told.stderr
    assert contents(tmp_path) == before


def test_an_old_workbook_is_refused_in_one_sentence(pcra: Any, empty: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(empty, tmp_path / "reprise.pcra"))
    (tmp_path / "vieux.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    told = pcra("import", copy.name, "vieux.xls", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (2, "")
    assert re.fullmatch(r"[^\n]*vieux format \.xls[^\n]*\.\n", told.stderr)
