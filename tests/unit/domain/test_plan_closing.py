"""The plan says what the room said at the end: the first hour told, the debriefing, the five."""

from typing import Any

from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.answers import Action
from pcra_game.domain.document import Heading, Paragraph, Section, Table
from pcra_game.domain.plan import build_plan
from pcra_game.domain.room_events import RetexKind, RetexNoted
from pcra_game.domain.story import final_story
from pcra_game.texts import ending, story

AT = "2026-03-17T10:00:00.000Z"


def section(bench: Any, number: str) -> Section:
    plan = build_plan(bench.state, bench.game, recorded_at=AT)
    return next(one for one in plan.sections if one.number == number)


def headings(found: Section) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Heading)]


def test_the_story_lies_behind_the_switch_and_not_before_anything_is_decided(bench: Any) -> None:
    assert story.TITLE not in headings(section(bench, "7"))
    bench.answer(bench.card(), "C0", what="Poser le bracelet", set_up=0)
    found = section(bench, "7")
    assert story.TITLE in headings(found)
    told = final_story(bench.state, bench.game).text
    assert told in [block.text for block in found.blocks if isinstance(block, Paragraph)]


def test_the_demo_names_what_its_story_leaves_to_the_plan(demo: Any) -> None:
    out = list(final_story(demo.state, demo.game).left_out)
    said = [b.text for b in section(demo, "7").blocks if isinstance(b, Paragraph)]
    assert story.left_out(out) in said


def test_the_debriefing_is_told_kind_by_kind_and_silent_where_there_is_none(bench: Any) -> None:
    assert ending.RETEX not in headings(section(bench, "17"))
    bench.play(
        RetexNoted("a", RetexKind.UNKNOWN, "combien d’heures"),
        RetexNoted("b", RetexKind.KEEP, "la nuit d’abord"),
    )
    found = section(bench, "17")
    assert ending.RETEX in headings(found)
    (table,) = [b for b in found.blocks if isinstance(b, Table) and b.columns[0].title == "Quoi"]
    assert table.rows == (
        (ending.COLUMN["keep"], "la nuit d’abord"),
        (ending.COLUMN["unknown"], "combien d’heures"),
    )


def test_the_five_chosen_actions_come_first_then_by_date(bench: Any) -> None:
    for id, due, priority in (("late", "2026-06-01", ""), ("soon", "2026-04-01", ""),
                              ("two", None, "2"), ("one", "2026-09-01", "1")):  # fmt: skip
        bench.play(ActionWritten(Action(id, f"faire {id}", "URG-F08", due, priority=priority)))
    (table,) = [b for b in section(bench, "17").blocks if isinstance(b, Table)]
    assert [row[0] for row in table.rows] == ["faire one", "faire two", "faire soon", "faire late"]
