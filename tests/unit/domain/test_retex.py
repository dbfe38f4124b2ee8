"""The RETEX is filled in with what the room said, and leaves a place for the rest."""

import re
from typing import Any

from pcra_game.domain.activity_events import ActivityTested
from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.answers import Action, Band, Status
from pcra_game.domain.chronicle import Chronicle, ChronicleLine, LineKind
from pcra_game.domain.document import ROOM_FOR_A_PEN, Bullets, Document, Heading, Section, Table
from pcra_game.domain.retex import build_retex
from pcra_game.domain.retex_next import next_steps
from pcra_game.domain.room_events import (
    InjectJudged,
    InjectRevealed,
    ObjectChallenged,
    RetexKind,
    RetexNoted,
    RevealedBy,
    Verdict,
)
from pcra_game.domain.sheet import activity_sheet
from pcra_game.texts import chronicle as chronicle_words
from pcra_game.texts import plan as plan_words
from pcra_game.texts import played as played_words
from pcra_game.texts import retex as words
from tests.fixtures.document_words import said, section

AT = "2026-03-17T10:00:00.000Z"
NOTHING_TOLD = Chronicle()


def retex(bench: Any, told: Chronicle = NOTHING_TOLD) -> Document:
    return build_retex(bench.state, bench.game, recorded_at=AT, told=told)


def under(found: Section, title: str) -> list[str]:
    """The items under one heading of a section."""
    items: list[str] = []
    here = False
    for block in found.blocks:
        if isinstance(block, Heading):
            here = block.text == title
        elif here and isinstance(block, Bullets):
            items.extend(block.items)
    return items


def tables(found: Section, caption: str) -> list[Table]:
    return [
        block
        for block in found.blocks
        if isinstance(block, Table) and block.caption.startswith(caption)
    ]


def play_event(bench: Any, id: str, verdict: Verdict | None = None, word: str = "") -> str:
    bench.play(InjectRevealed(id, RevealedBy.HAND))
    if verdict:
        bench.play(InjectJudged(id, verdict, word))
    return str(bench.game.injects[id].text)


def test_events_stand_under_the_verdict_of_the_room(bench: Any) -> None:
    texts = {
        verdict: play_event(bench, id, verdict, "le mot")
        for id, verdict in zip(("I-01", "I-31", "I-05"), Verdict, strict=True)
    }
    texts[None] = play_event(bench, "I-07")
    found = section(retex(bench), "3")
    for verdict, text in texts.items():
        (item,) = under(found, words.VERDICT_TITLE[verdict])
        assert text in item
        assert ("le mot" in item) == (verdict is not None)


def test_the_closing_of_the_room_is_filled_in(bench: Any) -> None:
    bench.play(
        RetexNoted("k", RetexKind.KEEP, "un seul registre"),
        RetexNoted("i", RetexKind.IMPROVE, "inviter le laboratoire"),
        RetexNoted("s", RetexKind.SURPRISE, "personne n’a la clé"),
        RetexNoted("u", RetexKind.UNKNOWN, "combien d’heures"),
        ObjectChallenged("o", "Montrez le registre", True),
        ObjectChallenged("p", "Montrez le mobile", False),
    )
    document = retex(bench)
    strong, improve = said(section(document, "4").blocks), said(section(document, "5").blocks)
    assert "un seul registre" in strong
    assert words.shown_object("Montrez le registre", shown=True) in strong
    for text in ("inviter le laboratoire", "personne n’a la clé", "combien d’heures"):
        assert text in improve
    assert words.shown_object("Montrez le mobile", shown=False) in improve
    assert "un seul registre" not in improve


def test_every_action_has_its_place_to_be_followed(demo: Any) -> None:
    rows = [row for t in tables(section(retex(demo), "6"), words.PLAN_CAPTION) for row in t.rows]
    assert {row[0] for row in rows} == {action.text for action in demo.state.actions.values()}
    assert all(row[3:] == (ROOM_FOR_A_PEN, ROOM_FOR_A_PEN) for row in rows)


def test_planned_and_done_stand_side_by_side(bench: Any) -> None:
    bench.answer(bench.card(), "C0")
    phase = bench.game.scenario.phases[0]
    entered = chronicle_words.phase(phase.title, phase.context)
    told = Chronicle(
        (
            ChronicleLine(1, "2026-03-17T08:00", None, LineKind.PHASE, entered),
            ChronicleLine(2, "2026-03-17T10:05", 20, LineKind.NOTE, "fin"),
        )
    )
    (table,) = tables(section(retex(bench, told), "2"), words.PLANNED_CAPTION)
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows[words.TIME] == ("3\u00a0h\u00a030", "2\u00a0h\u00a005", ROOM_FOR_A_PEN)
    assert rows[words.PHASES][:2] == (str(len(bench.game.scenario.phases)), "1")
    assert rows[words.CONTEXTS][:2] == ("C0, C1, C2, C3", "C0")
    assert rows[words.VITAL][:2] == ("2", "1")
    (phases,) = tables(section(retex(bench, told), "2"), played_words.PHASES_CAPTION)
    hours = [row[-1] for row in phases.rows]
    assert hours == ["8\u00a0h\u00a000"] + [played_words.NOT_ENTERED] * (len(hours) - 1)


def test_the_grid_holds_what_the_plan_promises_and_room_for_a_pen(bench: Any) -> None:
    bench.answer(bench.card(), "C0", what="Poser le bracelet", band=Band.MIN_15)
    bench.close(bench.card("OC-03", "URG-02"), "C0", Status.NO_SOLUTION)
    (table,) = tables(section(retex(bench), "8"), words.GRID_PLAN_CAPTION)
    label = activity_sheet(bench.state, bench.game, "URG-02").label
    expected = words.expected("Poser le bracelet", "dans les 15\u00a0min")
    assert table.rows == ((label, expected, ROOM_FOR_A_PEN, ROOM_FOR_A_PEN),)


def test_what_is_left_open_comes_back_at_the_next_exercise(bench: Any) -> None:
    event = play_event(bench, "I-05", Verdict.NOT_HELD)
    bench.close(bench.card(), "C0", Status.NO_SOLUTION)
    steps = next_steps(bench.state, bench.game)
    assert event in steps[0]
    assert any(step.startswith("Chercher une solution en C0") for step in steps)
    assert any("C3" in step for step in steps)
    label = activity_sheet(bench.state, bench.game, "URG-01").label
    assert words.test_in_the_field(label) in steps
    bench.play(ActivityTested("URG-01", "2026-03-01"))
    assert words.test_in_the_field(label) not in next_steps(bench.state, bench.game)


def test_page_2_counts_verdicts_and_names_what_to_do_first(bench: Any) -> None:
    for id, verdict in (("I-01", Verdict.HELD), ("I-05", Verdict.HELD), ("I-07", Verdict.PARTLY)):
        play_event(bench, id, verdict)
    bench.play(ActionWritten(Action("a", "Plastifier les consignes", "URG-F08", None)))
    told = said(retex(bench).summary.blocks)
    assert "3\u00a0événements\u00a0: 2\u00a0tenus, 1 en partie, 0 pas tenu." in told
    assert "Plastifier les consignes" in told


def test_page_2_leaves_room_to_sign_below_the_most_urgent_steps(bench: Any) -> None:
    """More steps push the signatures to a page of their own; section 7 names every step."""
    for id in ("I-01", "I-05", "I-07"):
        play_event(bench, id, Verdict.NOT_HELD)
    document = retex(bench)
    steps = next_steps(bench.state, bench.game)
    assert len(steps) > 3
    brief, whole = said(document.summary.blocks), said(section(document, "7").blocks)
    assert [step for step in steps if step in brief] == steps[:2]
    assert all(step in whole for step in steps)


def test_an_empty_workshop_says_what_is_missing_and_what_to_do(new_bench: Any) -> None:
    made = new_bench()
    made.open()
    document = retex(made)
    for number, sentence in (
        ("1", plan_words.PRESENCE_NONE),
        ("3", words.VERDICT_NONE),
        ("4", words.STRONG_NONE),
        ("5", words.IMPROVE_NONE),
        ("6", plan_words.ACTIONS_NONE),
        ("8", words.GRID_NOTHING),
    ):
        assert sentence in said(section(document, number).blocks)
    assert words.VERDICT_NONE in said(document.summary.blocks)


def test_no_sentence_of_the_frame_has_a_plain_space_before_a_high_sign() -> None:
    for text in vars(words).values():
        if isinstance(text, str):
            assert not re.search(r" [;:!?»]|« ", text), text
