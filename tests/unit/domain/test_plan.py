"""The plan as a document: nothing said is lost, nothing unsaid looks said."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import (
    ActivitySetAside,
    ActivityTextSet,
    DissentNoted,
    DurationField,
    DurationSet,
    ImpactJudged,
    PrioritySet,
    TextField,
)
from pcra_game.domain.answer_events import ActionWritten, ArbitrageWritten, ItemParked
from pcra_game.domain.answers import Action, Arbitrage, ParkedItem, Status
from pcra_game.domain.chronicle import Chronicle, ChronicleLine, LineKind, Stay
from pcra_game.domain.deck import Axis, Priority
from pcra_game.domain.document import MAX_TABLE_ROWS, Document, Paragraph, Table, Worksheet
from pcra_game.domain.plan import build_plan, local_day
from pcra_game.domain.plan_rows import tables
from pcra_game.domain.room_events import FindingAccepted, ObjectChallenged, StoryTold
from pcra_game.domain.sheet import kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.texts.plan import (
    ALL_DELAYS_STARTING,
    CONTINUED,
    CRITICAL_CAPTION,
    LOG,
    MINIMUM_CAPTION,
    NOT_GIVEN,
    STARTING_FOOTNOTE,
    starting_delays,
)

NOW = "2026-11-24T23:30:00.000Z"
STARTING = " (valeur de départ, non discutée)"
SIGN = "\u00a0°"
VALUE = re.compile(r"P[0-3]|immédiat.*|\d+\u00a0(min|h|j)\b.*|jamais sur la règle")


def plan(bench: Any) -> Document:
    return build_plan(bench.state, bench.game, recorded_at=NOW)


def strings(value: Any) -> Iterator[str]:
    """Every text of a document, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def told(document: Document) -> str:
    return "\n".join(strings(document))


def every_table(document: Document) -> list[Table]:
    sections = (document.summary, *document.sections)
    return [b for section in sections for b in section.blocks if isinstance(b, Table)]


def every_fiche(document: Document) -> list[Worksheet]:
    return [b for section in document.sections for b in section.blocks if isinstance(b, Worksheet)]


def row_of(document: Document, caption: str, first: str) -> tuple[str, ...]:
    rows = (row for t in every_table(document) if t.caption == caption for row in t.rows)
    return next(row for row in rows if row[0] == first)


# Tables


@pytest.mark.parametrize(
    ("rows", "sizes"), [(0, []), (1, [1]), (20, [20]), (21, [11, 10]), (41, [14, 14, 13])]
)
def test_a_long_table_is_cut_into_even_pieces(rows: int, sizes: list[int]) -> None:
    made = list(tables("Liste", ("N",), [(str(i),) for i in range(rows)]))
    assert [len(t.rows) for t in made] == sizes
    assert [row[0] for t in made for row in t.rows] == [str(i) for i in range(rows)]
    assert [t.caption for t in made] == ["Liste", *[f"Liste {CONTINUED}"] * 9][: len(sizes)]


def test_a_table_takes_twenty_rows_that_fit_its_columns() -> None:
    (full,) = tables("Liste", ("N",), [("x",)] * MAX_TABLE_ROWS)
    with pytest.raises(ValueError, match="21 rows"):
        Table("Liste", full.columns, (*full.rows, ("x",)))
    with pytest.raises(ValueError, match="does not fit"):
        Table("Liste", full.columns, (("x", "y"),))


def test_no_table_of_a_full_plan_is_longer_than_twenty_rows(bench: Any) -> None:
    for number in range(45):
        bench.play(ActionWritten(Action(f"a{number}", f"Action {number}.", "URG-F08")))
    made = every_table(plan(bench))
    assert max(len(t.rows) for t in made) <= 20
    words = told(plan(bench))
    assert all(f"Action {number}." in words for number in range(45))


# Values that nobody discussed

CRITICAL = (
    "Trier et prioriser à l’arrivée",
    "P0",
    "immédiat (≤\u00a05\u00a0min)",
    "1\u00a0h",
    "72\u00a0h",
)
SAID = (
    PrioritySet("URG-02", Priority.P0),
    DurationSet("URG-02", DurationField.DMIA, 0),
    DurationSet("URG-02", DurationField.TOLERATED_LOSS, 60),
    DurationSet("URG-02", DurationField.ENDURANCE, 4320),
)


@pytest.mark.parametrize("spoken", range(5))
def test_a_value_is_marked_exactly_where_nobody_spoke(bench: Any, spoken: int) -> None:
    bench.play(*SAID[:spoken])
    label, *values = CRITICAL
    marked = [v if i < spoken else v + STARTING for i, v in enumerate(values)]
    assert row_of(plan(bench), CRITICAL_CAPTION, label) == (label, *marked)


def test_a_text_is_marked_until_the_room_writes_it(bench: Any) -> None:
    label = CRITICAL[0]
    assert row_of(plan(bench), MINIMUM_CAPTION, label)[1].endswith(STARTING)
    bench.play(ActivityTextSet("URG-02", TextField.MINIMUM_SERVICE, "Tri à la porte"))
    assert row_of(plan(bench), MINIMUM_CAPTION, label)[1] == "Tri à la porte"


def test_the_mark_is_as_frequent_as_the_silence(demo: Any) -> None:
    silent = 0
    for sheet in kept_sheets(demo.state, demo.game):
        durations = (sheet.dmia, sheet.tolerated_loss, sheet.endurance)
        silent += sum(not value.discussed for value in durations)
        silent += not sheet.priority_discussed
    rows = [r for t in every_table(plan(demo)) if t.caption == CRITICAL_CAPTION for r in t.rows]
    assert sum(cell.endswith(STARTING) for row in rows for cell in row) == silent


def test_a_judged_axis_loses_its_mark(bench: Any) -> None:
    axis = "sécurité du patient"
    assert axis + SIGN in told(plan(bench))
    for activity in ("URG-01", "URG-02"):
        bench.play(ImpactJudged(activity, Axis.SAFETY, 15, 60))
    assert axis + SIGN not in told(plan(bench))


def test_no_table_of_a_fresh_plan_shows_an_unmarked_starting_value(bench: Any) -> None:
    labels = {sheet.label for sheet in kept_sheets(bench.state, bench.game)}
    seen = 0
    for made in every_table(plan(bench)):
        for row in made.rows:
            if labels.isdisjoint(row):
                continue
            for cell in row:
                seen += VALUE.match(cell) is not None
                assert not VALUE.match(cell) or cell.endswith((STARTING, SIGN)), (made.caption, row)
    assert seen == 2 * 14


def test_every_starting_value_of_a_fiche_is_marked(bench: Any) -> None:
    for made in every_fiche(plan(bench)):
        values = (made.priority, made.dmia, made.tolerated_loss, made.endurance, made.impact_axis)
        assert all(value.endswith(SIGN) for value in values)
        assert made.impact_starting == "°"


def test_the_sign_is_explained_under_each_run_of_tables_that_has_it(bench: Any) -> None:
    document = plan(bench)
    explained = 0
    for section in (document.summary, *document.sections):
        for block, after in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            if isinstance(block, Table) and not isinstance(after, Table):
                signed = any(cell.endswith(SIGN) for row in block.rows for cell in row)
                told_after = isinstance(after, Paragraph) and after.text == STARTING_FOOTNOTE
                assert told_after is signed, block.caption
                explained += told_after
    assert explained == 5  # page 2, impact over time, delays, tests, list of fiches


def test_the_matrix_names_the_activities_whose_delay_nobody_discussed(bench: Any) -> None:
    assert ALL_DELAYS_STARTING in told(plan(bench))
    bench.play(DurationSet("URG-01", DurationField.DMIA, 30))
    assert starting_delays("Trier et prioriser à l’arrivée") in told(plan(bench))
    bench.play(DurationSet("URG-02", DurationField.DMIA, 30))
    assert starting_delays("") not in told(plan(bench))
    assert ALL_DELAYS_STARTING not in told(plan(bench))


def test_what_the_room_said_loses_its_sign_in_every_table(bench: Any) -> None:
    for id in ("URG-01", "URG-02"):
        bench.play(
            PrioritySet(id, Priority.P0),
            DurationSet(id, DurationField.DMIA, 30),
            DurationSet(id, DurationField.TOLERATED_LOSS, 60),
            DurationSet(id, DurationField.ENDURANCE, 4320),
            ImpactJudged(id, Axis.SAFETY, 15, 60),
        )
    cells = [cell for made in every_table(plan(bench)) for row in made.rows for cell in row]
    assert not any(cell.endswith(SIGN) for cell in cells)
    assert "P0" in cells


# Main courante


def test_the_main_courante_is_an_annex_hour_by_hour(bench: Any) -> None:
    assert not any(section.title == LOG for section in plan(bench).sections)
    lines = (
        ChronicleLine(2, "2026-11-24T14:05", 75, LineKind.NOTE, "Bascule annoncée"),
        ChronicleLine(3, "2026-11-24T14:06", None, LineKind.DECISION, "Décidé en C0"),
    )
    told = Chronicle(lines)
    section = build_plan(bench.state, bench.game, recorded_at=NOW, told=told).sections[-1]
    assert (section.number, section.title) == ("D", LOG)
    (made,) = (block for block in section.blocks if isinstance(block, Table))
    assert made.rows == (
        (
            "14\u00a0h\u00a005",
            "H+1\u00a0h\u00a015\n(dim. 3\u00a0h\u00a025)",
            "Note",
            "Bascule annoncée",
        ),
        ("14\u00a0h\u00a006", "–", "Décision", "Décidé en C0"),
    )


def test_who_left_before_the_end_was_there_all_the_same(bench: Any) -> None:
    nurse = "URG-F02"
    label = bench.game.functions[nurse].label
    stays = (Stay(nurse, 2, True, "2026-11-24T14:05", "2026-11-24T15:30"),)
    section = build_plan(
        bench.state, bench.game, recorded_at=NOW, told=Chronicle((), stays)
    ).sections[0]
    rows = [row for block in section.blocks if isinstance(block, Table) for row in block.rows]
    assert (label, "2", "oui", "14\u00a0h\u00a005 à 15\u00a0h\u00a030") in rows


# Nothing said is lost


def test_every_decision_of_the_demo_is_told(demo: Any) -> None:
    words = told(plan(demo))
    for decision in demo.state.decisions.values():
        for id in decision.solutions:
            solution = demo.state.solutions[id]
            assert solution.what in words
            assert solution.with_what in words
            assert solution.accepted_risk in words
        assert decision.reason in words
        assert decision.justification in words


@pytest.mark.parametrize(
    ("objective", "subject", "context"),
    [
        ("OC-01", "unite", "C0"),
        ("OC-02", "URG-02", "C0"),
        ("OC-02", "URG-02", "C2"),
        ("OC-02", "URG-02", "C0-TEL"),
        ("OC-10", "unite", "C3"),
        ("OR-01", "unite", "C1"),
        ("OR-02", "DPI", "C2"),
        ("OR-04", "URG-02", "C3"),
        ("OR-07", "unite", "C3"),
    ],
)
def test_an_answer_is_told_wherever_its_card_lies(
    bench: Any, objective: str, subject: str, context: str
) -> None:
    card = bench.card(objective, subject)
    bench.write(card, context, "a", what="La réponse.", with_what="Le moyen.")
    bench.write(card, context, "b", what="Le relais.", signal="Au coucher")
    words = told(plan(bench))
    assert all(text in words for text in ("La réponse.", "Le moyen.", "Le relais.", "Au coucher"))


@pytest.mark.parametrize("status", [Status.NO_SOLUTION, Status.PARKED, Status.SET_ASIDE])
def test_a_closed_card_tells_why(bench: Any, status: Status) -> None:
    bench.close(bench.card(), "C0", status, "faute de bras")
    assert "faute de bras" in told(plan(bench))


def test_answers_on_an_activity_set_aside_stay_in_the_plan(bench: Any) -> None:
    bench.answer(bench.card("OC-02", "URG-01"), "C0", what="Registre papier")
    bench.play(ActivitySetAside("URG-01", "hors périmètre"))
    words = told(plan(bench))
    assert "Registre papier" in words
    assert "hors périmètre" in words


def test_lines_of_the_room_are_told(bench: Any) -> None:
    bench.play(
        ArbitrageWritten(Arbitrage("a", "Acheter des radios", "3 000 euros")),
        ItemParked(ParkedItem("p", "Reparler du linge")),
        DissentNoted("URG-01", "Deux heures de trop"),
        FindingAccepted("V101", "URG-01", "Vu en CME"),
    )
    words = told(plan(bench))
    for line in ("Acheter des radios", "Reparler du linge", "Deux heures de trop", "Vu en CME"):
        assert line in words


def test_a_card_by_default_says_that_nobody_looked(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0")
    bench.play(moves.LeaveByDefault("C1"))
    assert "par défaut, non examinée (comme en C0)" in told(plan(bench))


def test_an_action_outlives_the_card_that_called_for_it(bench: Any) -> None:
    card = bench.card()
    bench.play(ActionWritten(Action("a", "Imprimer les plans", "URG-F08", card=card)))
    bench.play(moves.WithdrawCard(card))
    assert "Imprimer les plans" in told(plan(bench))


# The document itself


def test_an_unopened_workshop_has_no_plan(bench: Any) -> None:
    with pytest.raises(ValueError, match="not open"):
        build_plan(WorkshopState(), bench.game, recorded_at=NOW)


def test_a_silent_room_still_makes_a_plan(bench: Any) -> None:
    document = plan(bench)
    assert [s.number for s in document.sections] == [*map(str, range(19)), "A", "B", "C"]
    assert NOT_GIVEN in told(document)
    assert "None" not in told(document)


@pytest.mark.parametrize(
    ("offset", "day"), [(0, "24/11/2026"), (29, "24/11/2026"), (30, "25/11/2026")]
)
def test_the_day_is_that_of_the_room(offset: int, day: str) -> None:
    assert local_day(NOW, offset) == day


def test_the_same_session_gives_the_same_plan(demo: Any) -> None:
    assert plan(demo) == plan(demo)


def test_the_lesson_of_a_story_and_a_challenge_are_told(bench: Any) -> None:
    bench.play(StoryTold("s1", "La coupure a duré deux jours"))
    bench.play(ObjectChallenged("d1", "Montrez la caisse", False))
    words = told(plan(bench))
    assert "La coupure a duré deux jours" in words
    assert "Montrez la caisse" in words
    assert "Défi objet, pas montré" in words


def test_every_page_of_a_rehearsal_says_that_it_is_one(bench: Any) -> None:
    assert not plan(bench).status.startswith("RÉPÉTITION")
    opened = replace(bench.state.opened, title="Répétition — Urgences")
    state = replace(bench.state, opened=opened)
    assert build_plan(state, bench.game, recorded_at=NOW).status.startswith("RÉPÉTITION")
