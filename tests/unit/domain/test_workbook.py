"""The workbook as plain values: what readers look for first, and sheets that hold every fact."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from pcra_game.domain.activity_events import (
    ActivityNeedsSet,
    DurationField,
    DurationSet,
    NightStamped,
    PrioritySet,
    ReferentNamed,
    TextField,
)
from pcra_game.domain.answers import Card, Decision, Means, MeansKind, Solution, Spending
from pcra_game.domain.deck import Priority
from pcra_game.domain.framing_events import MeansStocked, ServiceDescribed, UnitFramed
from pcra_game.domain.plan import build_plan
from pcra_game.domain.plan_facts import ActivityFacts, PlanFacts, plan_facts
from pcra_game.domain.review import review
from pcra_game.domain.room_events import BetTaken, InjectJudged, InjectRevealed
from pcra_game.domain.workbook import ColumnKind, Sheet, SheetUse, Workbook
from pcra_game.domain.workbook_build import build_workbook
from pcra_game.domain.workbook_layout import BY_KEY
from pcra_game.domain.workbook_names import Names
from pcra_game.texts import workbook as words
from pcra_game.texts.workbook_facts import MARKERS

DOCTOR = "URG-F01"


def built(bench: Any) -> Workbook:
    document = build_plan(bench.state, bench.game, recorded_at="2026-11-24T14:30:05+00:00")
    return build_workbook(bench.state, bench.game, document, plan_facts(bench.state, bench.game))


def told(sheet: Sheet) -> list[dict[str, Any]]:
    headings = [column.heading for column in sheet.columns]
    return [dict(zip(headings, row, strict=True)) for row in sheet.rows]


def test_every_field_of_the_plan_has_a_sheet_or_a_marker() -> None:
    """A fact that the room can state is never missing from the workbook."""
    single = {path.partition(".")[0] for path in MARKERS}
    assert {field.name for field in fields(PlanFacts)} <= single | set(BY_KEY)


@pytest.mark.parametrize(
    ("keys", "cls", "elsewhere"),
    [
        *(((s.key,), s.build, set()) for s in BY_KEY.values() if is_dataclass(s.build)),
        (("decisions", "solutions"), Solution, set()),
        (("decisions",), Decision, {"card", "solutions"}),
        (
            ("activities", "proofs"),
            ActivityFacts,
            {*DurationField, *TextField, "added"},
        ),
        (("cards",), Card, {"id"}),
        (("injects",), InjectRevealed, {"inject"}),
        (("injects",), BetTaken, {"inject"}),
        (("injects",), InjectJudged, {"inject"}),
    ],
)
def test_every_field_of_a_fact_has_a_column(
    keys: tuple[str, ...], cls: Any, elsewhere: set[str]
) -> None:
    """Nothing that a fact says is lost on the way through a sheet."""
    columns = {field.name for key in keys for field in BY_KEY[key].fields()}
    assert {field.name for field in fields(cls)} - elsewhere <= columns


def test_titles_are_short_and_no_two_are_alike(demo: Any) -> None:
    titles = [sheet.title for sheet in built(demo).sheets]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 31


def test_rows_are_as_long_as_the_headings(demo: Any) -> None:
    for sheet in built(demo).sheets:
        assert all(len(row) == len(sheet.columns) for row in sheet.rows), sheet.title


def test_the_impact_analysis_marks_what_nobody_discussed(bench: Any) -> None:
    bench.play(DurationSet("URG-02", DurationField.DMIA, 240), ReferentNamed("URG-02", DOCTOR))
    rows = {row["Code"]: row for row in told(built(bench).sheet("bia"))}
    assert rows["URG-02"]["DMIA"] == 240
    assert "DMIA" not in rows["URG-02"]["Valeurs non discutées"]
    assert "DMIA" in rows["URG-01"]["Valeurs non discutées"]
    label = bench.game.functions[DOCTOR].label
    assert rows["URG-02"]["Référent (fonction)"] == label


def test_critical_activities_are_the_vital_ones_in_their_order(bench: Any) -> None:
    bench.play(PrioritySet("URG-01", Priority.P2), NightStamped("URG-02", False, DOCTOR))
    (row,) = told(built(bench).sheet("vital"))
    assert (row["Rang"], row["Code"], row["Tient à 3\u00a0h un dimanche"]) == (1, "URG-02", "non")


def test_a_service_says_what_comes_back_too_late(bench: Any) -> None:
    bench.play(
        ActivityNeedsSet("URG-01", ("DPI",)),
        ActivityNeedsSet("URG-02", ("DPI",)),
        DurationSet("URG-01", DurationField.DMIA, 120),
        DurationSet("URG-02", DurationField.DMIA, 60),
        DurationSet("URG-02", DurationField.TOLERATED_LOSS, 30),
        ServiceDescribed("DPI", "Dossier", 300, 1440, "salle", DOCTOR),
    )
    (row,) = told(built(bench).sheet("si_services"))
    assert (row["Code"], row["Nom local"]) == ("DPI", "Dossier")
    assert row["Activités qui en dépendent"] == "URG-02, URG-01"  # the most vital first
    assert row["DMIA la plus courte"] == 60
    assert (row["RTO annoncé"], row["Écart RTO moins DMIA"]) == (300, 240)
    assert row["Perte tolérée la plus courte"] == 30
    assert row["Âge de la sauvegarde"] == 1440
    assert row["Référent (fonction)"] == bench.game.functions[DOCTOR].label


def test_the_kit_holds_three_days_and_a_fifth_more(bench: Any) -> None:
    bench.play(
        UnitFramed(daily_volume=100),
        MeansStocked(Means("m", "Feuilles", MeansKind.STOCK, 200, 0, "Poste", "2026-01-02")),
    )
    bench.answer(bench.card(), "C0", spends=(Spending("m", 250),))
    (row,) = told(built(bench).sheet("kit"))
    assert row["Pour 72\u00a0h"] == 360
    assert row["À ajouter"] == 160
    assert (row["Demandé au plus"], row["L’unité a"], row["Il manque"]) == (250, 200, 50)
    assert (row["Lieu"], row["Vérifié le"]) == ("Poste", "2026-01-02")


def test_decisions_and_findings_are_all_there(demo: Any) -> None:
    workbook = built(demo)
    rows = told(workbook.sheet("decisions"))
    said = {(row["Contexte"], f"{row['Carte']}@{row['Sujet']}") for row in rows}
    assert said == {(d.context, d.card) for d in demo.state.decisions.values()}
    assert len(workbook.sheet("findings").rows) == len(review(demo.state, demo.game))
    assert len(workbook.sheet("actions").rows) == len(demo.state.actions)


def test_the_compliance_matrix_has_a_row_for_each_reference(demo: Any) -> None:
    rows = told(built(demo).sheet("conformite"))
    assert [row["Carte"] for row in rows] == [r.key for r in demo.game.deck.references]
    assert not any("conforme" in str(cell) for row in rows for cell in row.values())


def test_an_empty_workshop_has_every_reading_sheet_with_what_to_do(new_bench: Any) -> None:
    bench = new_bench()
    bench.open()
    workbook = built(bench)
    empty = [s for s in workbook.sheets if not s.rows and s.use is SheetUse.READ]
    assert {"bia", "vital", "si_services", "kit"} <= {sheet.key for sheet in empty}
    assert all(sheet.empty.endswith(".") for sheet in empty)


def test_lists_that_columns_offer_are_all_there(demo: Any) -> None:
    workbook = built(demo)
    listed = dict(workbook.lists)
    offered = {c.choices for s in workbook.sheets for c in s.columns if c.choices}
    assert offered <= set(listed)
    assert set(listed) <= set(words.LIST_TITLES)


def test_durations_and_dates_have_columns_of_their_kind(demo: Any) -> None:
    kinds = {c.heading: c.kind for c in built(demo).sheet("si_services").columns}
    assert kinds["RTO annoncé"] is ColumnKind.MINUTES
    assert {c.heading: c.kind for c in built(demo).sheet("actions").columns}[
        "Échéance"
    ] is ColumnKind.DATE


@pytest.mark.parametrize(
    "value",
    ["f-1", "f-2", "f-3", "Cadre", "cadre", "IDE", "« Cadre »", "«\u00a0Cadre\u00a0»", "F-1", "x"],
)
def test_whoever_a_cell_names_is_read_back_the_same(value: str) -> None:
    """Two functions share a label, one bears the id of another, free text bears a label."""
    names = Names({"f-1": "Cadre", "f-2": "IDE", "f-3": "IDE", "f-4": "f-1"})
    assert names.who(names.shown(value)) == value


def test_a_function_is_named_by_its_label_whatever_its_capitals() -> None:
    names = Names({"f-1": "Cadre de santé", "f-2": "IDE", "f-3": "IDE"})
    assert names.function("CADRE DE SANTE") == "f-1"
    assert names.function("IDE") is None
    assert names.function("f-2") == "f-2"
