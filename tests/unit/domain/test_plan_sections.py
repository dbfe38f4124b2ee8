"""Sections 9, 11, 13, 14, 15 and 18: fed, they tell; not fed, they say what to do."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from pcra_game.domain import workbook_readers as readers
from pcra_game.domain.activity_events import ActivityTextSet, DurationField, DurationSet, TextField
from pcra_game.domain.answers import Band, Status
from pcra_game.domain.chronicle import ChronicleLine, LineKind
from pcra_game.domain.document import (
    ROOM_FOR_A_PEN,
    Heading,
    Paragraph,
    Section,
    Table,
    Tone,
    Worksheet,
)
from pcra_game.domain.framing_events import (
    DeputyNamed,
    GovernanceRole,
    GovernanceRoleGiven,
    ServiceDescribed,
)
from pcra_game.domain.plan import build_plan
from pcra_game.domain.plan_points import (
    LINES_A_ROW,
    PAGE_2_FINDINGS,
    PAGE_2_NAMES,
    POINTS_A_ROW,
    main_courante,
)
from pcra_game.domain.review import review
from pcra_game.domain.room_events import ReviewDateSet
from pcra_game.texts import plan_crisis, plan_guide, plan_upkeep, reflexes
from pcra_game.texts.plan import FINDINGS_CAPTION, NO_ACTIVITY, SIGN_TITLE, STOPS_NONE

AT = "2026-03-17T10:00:00.000Z"
NURSE, HEAD = "URG-F04", "URG-F08"


def section(bench: Any, number: str) -> Section:
    made = build_plan(bench.state, bench.game, recorded_at=AT)
    return next(one for one in made.sections if one.number == number)


def told(value: Any) -> str:
    """Every text of a value, a line each."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(map(told, value))
    return (
        "\n".join(told(getattr(value, f.name)) for f in fields(value))
        if is_dataclass(value)
        else ""
    )


def tables_of(found: Section) -> dict[str, Table]:
    return {block.caption: block for block in found.blocks if isinstance(block, Table)}


def warnings(found: Section) -> list[str]:
    return [b.text for b in found.blocks if isinstance(b, Paragraph) and b.tone is Tone.WARNING]


# Nothing stands empty


def test_no_section_of_an_empty_workshop_stands_empty(new_bench: Callable[[], Any]) -> None:
    empty = new_bench()
    empty.open()
    made = build_plan(empty.state, empty.game, recorded_at=AT)
    for found in made.sections:
        assert any(isinstance(b, Paragraph) or (isinstance(b, Table) and b.rows)
                   for b in found.blocks), found.title  # fmt: skip
    for number in ("5", "6", "15", "A"):
        assert NO_ACTIVITY in warnings(section(empty, number)), number
    assert NO_ACTIVITY in told(made.summary)
    assert STOPS_NONE not in told(made.summary)


@pytest.mark.parametrize("number", ["2", "3", "7", "9", "10", "11", "12", "13", "14", "15", "18"])
def test_a_section_that_nobody_fed_says_what_to_do(bench: Any, number: str) -> None:
    assert any("À faire" in text for text in warnings(section(bench, number)))


# 9, reflex cards


def test_reflexes_are_a_table_a_function_with_its_deputy(bench: Any) -> None:
    bench.play(DeputyNamed(NURSE, HEAD))
    bench.answer(bench.card(), "C0", what="Poser un bracelet", who=NURSE, band=Band.HOUR_1)
    label = bench.game.functions[NURSE].label
    made = tables_of(section(bench, "9"))[reflexes.caption(label, bench.game.functions[HEAD].label)]
    assert made.rows[0][:3] == ("1\u00a0h", "C0", "Poser un bracelet")


def test_no_title_of_the_strategy_stands_alone(bench: Any) -> None:
    bench.card()  # on the table, and nobody answered
    blocks = section(bench, "8").blocks
    titles = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    assert titles
    assert not any(isinstance(block, Heading) for block in (blocks[t + 1] for t in titles))


def test_an_hour_that_nobody_said_is_not_called_a_signal(bench: Any) -> None:
    bench.answer(bench.card(), "C0", "a", what="Registre", who=NURSE)
    bench.answer(bench.card("OC-03"), "C0", "b", what="Cahier", who=NURSE, signal="Au coucher")
    (made,) = tables_of(section(bench, "9")).values()
    assert [row[0] for row in made.rows] == [reflexes.NO_HOUR, reflexes.ON_SIGNAL]


def test_without_a_decision_there_is_a_card_for_a_pen(bench: Any) -> None:
    (made,) = tables_of(section(bench, "9")).values()
    assert [row[0] for row in made.rows] == list(reflexes.BANDS.values())
    assert all(cell == ROOM_FOR_A_PEN for row in made.rows for cell in row[1:])


def test_a_role_without_an_order_is_named(bench: Any) -> None:
    bench.play(GovernanceRoleGiven(GovernanceRole.DECIDES_SWITCH, HEAD))
    bench.answer(bench.card(), "C0", what="Registre", who=NURSE)
    assert reflexes.silent(bench.game.functions[HEAD].label) in warnings(section(bench, "9"))


# 11, directory


def test_the_directory_names_functions_once_and_leaves_the_number_to_a_pen(bench: Any) -> None:
    bench.play(DeputyNamed(NURSE, HEAD), GovernanceRoleGiven(GovernanceRole.KEEPS_LOG, NURSE))
    bench.answer(bench.card(), "C0", what="Registre", who=NURSE)
    rows = tables_of(section(bench, "11"))[plan_crisis.INSIDE_CAPTION].rows
    labels = [row[0] for row in rows]
    assert labels.count(bench.game.functions[NURSE].label) == 1
    assert bench.game.functions[HEAD].label in labels
    assert all(row[3:] == (ROOM_FOR_A_PEN, ROOM_FOR_A_PEN) for row in rows)


def test_the_directory_holds_outsiders_and_who_hosts_what(bench: Any) -> None:
    bench.play(ServiceDescribed("DPI", "Dossier", hosted_by="Éditeur"))
    rows = tables_of(section(bench, "11"))[plan_crisis.OUTSIDE_CAPTION].rows
    names = " ".join(row[0] for row in rows)
    for expected in ("SAMU", "CERT Santé", "ARS", "CNIL", "Éditeur"):
        assert expected in names


# 7 and 13, closing; 14, communication


def test_the_closing_card_lifts_in_section_7_and_is_told_whole_in_13(bench: Any) -> None:
    bench.answer(bench.card("OR-07", "unite"), "C3", what="Trois jours sans papier", who=HEAD)
    exits = tables_of(section(bench, "7"))[plan_crisis.EXIT_CAPTION]
    assert exits.rows == (("C3", "Trois jours sans papier", bench.game.functions[HEAD].label),)
    assert "Trois jours sans papier" in told(section(bench, "13"))
    assert not any("n’a pas été jouée" in text for text in warnings(section(bench, "13")))


def test_the_closing_list_counts_what_the_workshop_knows(bench: Any) -> None:
    before = told(tables_of(section(bench, "13"))[plan_crisis.CLOSE_CAPTION])
    bench.close(bench.card(), "C0", Status.NO_SOLUTION, "faute de bras")
    after = told(tables_of(section(bench, "13"))[plan_crisis.CLOSE_CAPTION])
    assert plan_crisis.close_gaps(1) in after
    assert plan_crisis.close_gaps(1) not in before


def test_communication_is_told_in_14_and_not_twice(bench: Any) -> None:
    bench.answer(bench.card("OC-11", "unite"), "C0", "x", what="Prévenir le SAMU", who=HEAD)
    assert "Prévenir le SAMU" in told(section(bench, "14"))
    assert "Prévenir le SAMU" not in told(section(bench, "8"))


# 15, tests; 18, upkeep


def test_tests_say_what_was_tried_and_when_next(demo: Any) -> None:
    made = tables_of(section(demo, "15"))[plan_upkeep.TESTED_CAPTION]
    known = {row[0]: row[2] for row in made.rows}
    sheets = {a.id: a for a in demo.state.activities.values() if a.kept}
    undated = [a for a in sheets.values() if a.tested and not a.tested_on]
    assert undated  # the demo has one
    for played in sheets.values():
        said = known[demo.game.activities[played.id].label]
        assert (said == "jamais testé") is not played.tested
    assert all(row[4] == ROOM_FOR_A_PEN for row in made.rows)


def test_the_grid_holds_what_is_done_within_the_hour(bench: Any) -> None:
    bench.answer(bench.card(), "C0", what="Poser un bracelet", who=NURSE, band=Band.MIN_15)
    rows = tables_of(section(bench, "15"))[plan_upkeep.GRID_CAPTION].rows
    label = bench.game.functions[NURSE].label
    assert rows[-1][:2] == ("15\u00a0min", f"{label}\u00a0: Poser un bracelet")


def test_the_review_date_is_told_or_asked_for(bench: Any) -> None:
    assert plan_upkeep.NO_REVIEW in warnings(section(bench, "18"))
    bench.play(ReviewDateSet("2027-03-17"))
    assert plan_upkeep.NO_REVIEW not in warnings(section(bench, "18"))
    assert plan_upkeep.review_on("17/03/2027") in told(section(bench, "18"))


# What each reader looks for


def test_the_first_section_says_where_each_reader_looks(bench: Any) -> None:
    rows = tables_of(section(bench, "0"))[plan_guide.READERS_CAPTION].rows
    assert [row[0] for row in rows][:3] == ["Direction", "Contrôle", "Qualité"]


def test_page_2_says_how_many_more_stand_in_section_16(bench: Any) -> None:
    count = PAGE_2_FINDINGS + 2
    for number in range(count):
        card = bench.card(f"OC-0{number + 2}", "URG-02")
        bench.answer(card, "C0", f"s{number}", what=f"Envoyer {number}", services=("MEL",))
    summary = told(build_plan(bench.state, bench.game, recorded_at=AT).summary)
    assert "2\u00a0autres points bloquants" in summary
    assert f"et {count - PAGE_2_NAMES}\u00a0autres" in summary
    assert SIGN_TITLE in summary


def test_page_2_says_none_rather_than_zero_gaps(bench: Any) -> None:
    bench.answer(bench.card("OC-02", "URG-02"), "C0", "s", what="Noter")
    assert "dont aucune sans solution" in told(
        build_plan(bench.state, bench.game, recorded_at=AT).summary
    )
    bench.close(bench.card("OC-03", "URG-02"), "C0", Status.NO_SOLUTION)
    assert "dont 1 sans solution" in told(
        build_plan(bench.state, bench.game, recorded_at=AT).summary
    )


def test_findings_that_one_thing_mends_share_rows_of_six(bench: Any) -> None:
    for number in range(7):
        card = bench.card(f"OC-0{number + 2}", "URG-02")
        bench.answer(card, "C0", f"s{number}", what=f"Envoyer {number}", services=("MEL",))
    made = tables_of(section(bench, "16"))[FINDINGS_CAPTION]
    rows = [row for row in made.rows if row[0] == "C201"]
    assert [len(row[2].split("\n")) for row in rows] == [POINTS_A_ROW, 1]
    found = [f.text for f in review(bench.state, bench.game) if f.code == "C201"]
    assert all(text in told(tuple(rows)) for text in found)


def test_what_differs_on_a_site_and_what_is_noted_on_a_service_are_told(bench: Any) -> None:
    bench.play(
        ActivityTextSet("URG-01", TextField.SITE_VARIANT, "À Lannion, registre au standard"),
        ServiceDescribed("DPI", "Dossier", referent=HEAD, note="Copie chaque nuit"),
    )
    said = told(section(bench, "6"))
    assert "À Lannion, registre au standard" in said
    assert "Copie chaque nuit" in said
    assert bench.game.functions[HEAD].label in said


def test_a_set_up_without_object_is_not_called_unknown(bench: Any) -> None:
    bench.play(DurationSet("URG-01", DurationField.SET_UP, None, "déjà en place"))
    fiches = [b for b in section(bench, "A").blocks if isinstance(b, Worksheet)]
    assert {f.code: f.set_up for f in fiches}["URG-01"] == "déjà en place"


def test_the_main_courante_says_hours_of_the_story_as_its_events_do(bench: Any) -> None:
    game = bench.game
    phase = next(phase for phase in game.scenario.phases if phase.start > 1440)
    line = ChronicleLine(1, "2026-11-24T14:05", phase.start, LineKind.PHASE, phase.title)
    (found,) = main_courante([line], game)
    (made,) = tables_of(found).values()
    sheet = readers.main_courante([line], game)
    assert made.rows[0][1].replace("\n", " ") == sheet.rows[0][3] == phase.start_label


def test_lines_of_one_minute_share_a_row_of_the_main_courante(bench: Any) -> None:
    lines = [
        ChronicleLine(i, "2026-11-24T14:05", 75, LineKind.DECISION, f"Vérifié {i}")
        for i in range(LINES_A_ROW + 1)
    ]
    other = ChronicleLine(99, "2026-11-24T14:05", 75, LineKind.NOTE, "Un mot")
    (found,) = main_courante([*lines, other], bench.game)
    (made,) = tables_of(found).values()
    assert [len(row[3].split("\n")) for row in made.rows] == [LINES_A_ROW, 1, 1]
    assert made.rows[-1][3] == "Un mot"
