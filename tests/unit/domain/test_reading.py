"""What is looked up once, and taken over from gesture to gesture where nothing below it moved."""

from dataclasses import replace
from typing import Any

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityNeedsSet, DurationField, DurationSet
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.domain.game import Game
from pcra_game.domain.reading import reading
from pcra_game.domain.room_events import LogNoted
from pcra_game.domain.sheet import cards_on, contexts_in_play, kept_sheets
from pcra_game.domain.state import shown
from pcra_game.domain.timeline import Cover

P1, P0 = "URG-01", "URG-02"


def test_a_reading_says_what_the_state_says(demo: Any) -> None:
    read = reading(demo.state, demo.game)
    assert list(read.sheets) == kept_sheets(demo.state, demo.game)
    assert read.contexts == contexts_in_play(demo.state, demo.game)
    assert read.answers == {at: shown(demo.state, *at) for at in demo.state.decisions}
    for subject in (*demo.state.kept_activities(), "unite", "DPI", "?"):
        assert read.cards_on(subject) == cards_on(demo.state, subject)
    assert read.touched == {card for card, _ in demo.state.decisions}


def test_the_same_state_has_the_same_reading(short: Any) -> None:
    first = reading(short.state, short.game)
    assert reading(short.state, short.game) is first
    short.card("OC-02", P1)
    assert reading(short.state, short.game) is not first


def test_a_gesture_leaves_the_timeline_of_another_activity_as_it_was(short: Any) -> None:
    short.answer(short.card("OC-02", P1), "C0", "a", set_up=0)
    short.answer(short.card("OC-02", P0), "C0", "b", set_up=0)
    before = {id: reading(short.state, short.game).timeline(id) for id in (P1, P0)}
    short.play(moves.CheckSame("OC-02@URG-01", "C1", "C0"))
    after = reading(short.state, short.game)
    assert after.timeline(P0) is before[P0]
    assert after.timeline(P1) != before[P1]


def test_an_edit_reaches_the_answers_that_follow(short: Any) -> None:
    card = short.card("OC-02", P1)
    short.answer(card, "C0", "a", what="registre")
    short.play(moves.CheckSame(card, "C1", "C0"))
    assert reading(short.state, short.game).answers[card, "C1"].solutions[0].what == "registre"
    short.write(card, "C0", "a", what="registre rouge")
    assert reading(short.state, short.game).answers[card, "C1"].solutions[0].what == (
        "registre rouge"
    )


def test_a_level_that_is_corrected_reaches_every_timeline(short: Any) -> None:
    short.answer(short.card("OC-02", P1), "C0", "a", set_up=0, services=("TEL",))
    before = reading(short.state, short.game).timeline(P1)
    short.play(ContextLevelSet("C0", "TEL", Level.ABSENT))
    assert reading(short.state, short.game).timeline(P1) != before
    assert reading(short.state, short.game).resolved.levels("C0")["TEL"] is Level.ABSENT


def test_a_duration_that_is_corrected_reaches_the_timeline(short: Any) -> None:
    short.answer(short.card("OC-02", P1), "C0", "a")
    assert reading(short.state, short.game).timeline(P1)[0].cover is Cover.HELD
    short.play(DurationSet(P1, DurationField.SET_UP, 10))
    assert reading(short.state, short.game).timeline(P1)[0].cover is Cover.SETTING_UP
    short.play(DurationSet(P1, DurationField.DMIA, 5))
    assert reading(short.state, short.game).timeline(P1)[1].cover is Cover.GAP


def test_services_that_come_back_reach_the_timeline_of_an_answer_that_needs_none(
    short: Any,
) -> None:
    short.play(ActivityNeedsSet(P1, ("DPI",)))
    short.answer(short.card("OC-02", P1), "C0", "a", set_up=0)
    assert reading(short.state, short.game).timeline(P1)[0].cover is Cover.HELD
    short.play(ContextLevelSet("C0", "DPI", Level.AVAILABLE))
    assert reading(short.state, short.game).timeline(P1)[0].cover is Cover.NORMAL


def test_services_that_come_back_reach_an_activity_without_a_card(short: Any) -> None:
    short.play(ActivityNeedsSet(P1, ("DPI",)))
    assert reading(short.state, short.game).timeline(P1)[0].cover is Cover.UNKNOWN
    short.play(ContextLevelSet("C0", "DPI", Level.AVAILABLE))
    assert reading(short.state, short.game).timeline(P1)[0].cover is Cover.NORMAL


def test_a_line_of_the_log_works_nothing_out_again(short: Any) -> None:
    short.answer(short.card("OC-02", P1), "C0", "a", set_up=0)
    before = reading(short.state, short.game)
    answers, line = before.answers, before.timeline(P1)
    short.play(LogNoted("n", "relève", None))
    after = reading(short.state, short.game)
    assert (after.answers is answers, after.timeline(P1) is line) == (True, True)


def test_two_scenarios_never_share_what_was_read(short: Any) -> None:
    short.answer(short.card("OC-02", P1), "C0", "a", set_up=0)
    lone = replace(short.game.scenario, phases=short.game.scenario.phases[:1])
    other = Game(short.game.deck, lone, "URG")
    assert reading(short.state, short.game).timeline(P1)[-1].end == 2400
    assert reading(short.state, other).timeline(P1)[-1].end == 600
    assert reading(short.state, short.game).timeline(P1)[-1].end == 2400
