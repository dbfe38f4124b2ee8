"""The impact analysis for CISO Assistant: sheets and columns by name and order, values it takes."""

import io
from functools import cache
from typing import Any

import openpyxl

from pcra_game.domain.activity_events import (
    ActivityTested,
    ImpactJudged,
    ProcedureReferenced,
)
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Axis
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.framing_events import ServiceDescribed
from pcra_game.domain.interchange import build_interchange
from pcra_game.domain.moves import Move, OpenWorkshop, Record
from pcra_game.domain.plan import build_plan
from pcra_game.domain.room_events import PlanStatus, ReviewDateSet, StatusSigned
from pcra_game.domain.state import WorkshopState
from pcra_game.exports.ciso_assistant import write_interchange
from pcra_game.workshop.files import load_game

GAME = load_game("URG")
SUMMARY = [
    "name",
    "description",
    "perimeter",
    "perimeter_ref_id",
    "risk_matrix",
    "risk_matrix_ref_id",
    "folder",
    "version",
    "status",
    "eta",
    "due_date",
    "observation",
    "authors",
    "reviewers",
]
ASSETS = [
    "bia_name",
    "asset",
    "asset_ref_id",
    "recovery_documented",
    "recovery_tested",
    "recovery_targets_met",
    "dependencies",
    "associated_controls",
    "evidences",
    "observation",
]
THRESHOLDS = [
    "bia_name",
    "asset",
    "asset_ref_id",
    "point_in_time",
    "quali_impact",
    "quanti_impact",
    "quanti_impact_unit",
    "qualifications",
    "justification",
]


def play(state: WorkshopState, *wanted: Any) -> WorkshopState:
    for move in wanted:
        asked = move if isinstance(move, Move) else Record(move)
        state = evolve_all(state, decide(state, asked, GAME))
    return state


@cache
def played() -> WorkshopState:
    activities = ("URG-01", "URG-02")
    needed = GAME.activities["URG-01"].needs
    return play(
        WorkshopState(),
        OpenWorkshop("s", "A", "CH", "d" * 64, "e" * 64, 60, 210, "0", activities),
        ImpactJudged("URG-01", Axis.SAFETY, 15, 120),
        ImpactJudged("URG-02", Axis.CARE, 60, 60),
        ProcedureReferenced("URG-01", "PR-12", "Classeur", None),
        ActivityTested("URG-01", "2026-01-02"),
        *(ServiceDescribed(code, rto=10) for code in needed),
        StatusSigned(PlanStatus.REVIEWED, "1.0", "URG-F01", "2026-04-17"),
        ReviewDateSet("2027-03-17"),
    )


def written() -> bytes:
    state = played()
    document = build_plan(state, GAME, recorded_at="2026-11-24T14:30:05+00:00")
    stream = io.BytesIO()
    write_interchange(build_interchange(state, GAME, document), stream)
    return stream.getvalue()


def rows(title: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(written()))
    return [[c.value for c in row] for row in book[title].iter_rows()]


def test_the_sheets_bear_the_names_that_are_looked_for() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written()))
    assert book.sheetnames == ["Summary", "BIA URG", "BIA URG - thresholds"]
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_columns_stand_in_their_order() -> None:
    assert rows("Summary")[0] == SUMMARY
    assert rows("BIA URG")[0] == ASSETS
    assert rows("BIA URG - thresholds")[0] == THRESHOLDS


def test_the_summary_names_the_unit_and_its_status() -> None:
    (summary,) = rows("Summary")[1:]
    told = dict(zip(SUMMARY, summary, strict=True))
    assert told["name"] == "BIA URG"
    assert (told["perimeter"], told["perimeter_ref_id"]) == (GAME.unit.label, "URG")
    assert (told["status"], told["version"], told["due_date"]) == ("in_review", "1.0", "2027-03-17")
    assert (told["authors"], told["reviewers"]) == (None, None)


def test_an_asset_is_an_activity_with_the_truth_of_what_was_proved() -> None:
    told = {row[2]: dict(zip(ASSETS, row, strict=True)) for row in rows("BIA URG")[1:]}
    first, second = told["URG-01"], told["URG-02"]
    assert first["bia_name"] == second["bia_name"] == "BIA URG"
    assert (first["recovery_documented"], first["recovery_tested"]) == ("true", "true")
    assert (second["recovery_documented"], second["recovery_tested"]) == ("false", "false")
    assert first["recovery_targets_met"] == "true"
    assert first["dependencies"].split(", ") == list(GAME.activities["URG-01"].needs)
    assert first["evidences"] == "PR-12"


def test_thresholds_are_in_seconds_and_each_instant_stands_once() -> None:
    told = [dict(zip(THRESHOLDS, row, strict=True)) for row in rows("BIA URG - thresholds")[1:]]
    seen = {(t["asset_ref_id"], t["point_in_time"]): t["quali_impact"] for t in told}
    assert len(seen) == len(told)
    assert seen[("URG-01", 900)] == 2
    assert seen[("URG-01", 7200)] == 3
    assert seen[("URG-02", 3600)] == 3


def test_every_text_is_a_plain_string_and_the_bytes_are_the_same() -> None:
    assert written() == written()
    book = openpyxl.load_workbook(io.BytesIO(written()))
    cells = [c for page in book for row in page.iter_rows() for c in row if c.value is not None]
    assert {c.data_type for c in cells} == {"s", "n"}
