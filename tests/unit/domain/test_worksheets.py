"""One fiche an activity in play, filled in or blank; blank ones give nothing away."""

from dataclasses import fields
from typing import Any

from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.document import ROOM_FOR_A_PEN, Document, Paragraph, Worksheet
from pcra_game.domain.plan_worksheet import worksheet
from pcra_game.domain.sheet import kept_sheets
from pcra_game.domain.worksheets import build_worksheets
from pcra_game.exports.worksheet_form import bands
from pcra_game.texts import worksheets as words

AT = "2026-03-17T10:00:00.000Z"


def made(bench: Any, *, blank: bool = False) -> Document:
    return build_worksheets(bench.state, bench.game, recorded_at=AT, blank=blank)


def sheets(document: Document) -> list[Worksheet]:
    return [b for one in document.sections for b in one.blocks if isinstance(b, Worksheet)]


def test_the_fiches_are_those_of_the_plan_most_vital_first(demo: Any) -> None:
    wanted = [
        worksheet(demo.state, demo.game, one.id, "17/03/2026")
        for one in kept_sheets(demo.state, demo.game)
    ]
    assert sheets(made(demo)) == wanted
    assert made(demo).pages_only


def test_an_activity_set_aside_has_no_fiche(bench: Any) -> None:
    bench.play(ActivitySetAside("URG-01", "jouée ailleurs"))
    assert [one.code for one in sheets(made(bench))] == ["URG-02"]
    assert [one.code for one in sheets(made(bench, blank=True))] == ["URG-02", ""]


def test_a_blank_fiche_keeps_nothing_but_its_name_and_the_printed_steps(demo: Any) -> None:
    printed = {"code", "title", "impact_steps", "base_context", "changes", "version", "status"}
    for one in sheets(made(demo, blank=True)):
        assert one.blank
        for field in fields(one):
            if field.name not in printed | {"blank"}:
                assert not getattr(one, field.name), field.name
        assert [text for _, text in one.changes] == ["", "", ""]


def test_a_blank_form_gives_every_answer_room_for_a_pen(bench: Any) -> None:
    *_, nameless = sheets(made(bench, blank=True))
    cells = [cell for band in bands(nameless) for row in band.rows for cell in row]
    open_cells = [cell for cell in cells if cell.text == ROOM_FOR_A_PEN]
    assert len(open_cells) > 60
    labels = {cell.label for cell in open_cells}
    filled = bands(sheets(made(bench))[0])
    asked = {cell.label for band in filled for row in band.rows for cell in row if cell.label}
    signed = {cell.label for band in filled if band.signed for row in band.rows for cell in row}
    # The axis is read from the ruler, the date of review is set when the plan is signed.
    assert asked - signed - labels == {"Ce qui se dégrade", "À revoir le"}


def test_without_any_activity_the_paper_says_so_and_what_to_do(new_bench: Any) -> None:
    bench = new_bench()
    bench.open()
    (only,) = made(bench).sections
    assert [b.text for b in only.blocks if isinstance(b, Paragraph)] == [
        words.NONE_KEPT,
        words.NONE_KEPT_TODO,
    ]
    assert [one.title for one in sheets(made(bench, blank=True))] == [words.BLANK_NAME]
