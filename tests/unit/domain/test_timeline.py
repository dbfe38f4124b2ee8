"""What the plan covers over time. The short game: C0 from 0 to 600, C1 to 1200, C2 to 2400."""

import itertools
from dataclasses import replace
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityNeedsSet, DurationField, DurationSet
from pcra_game.domain.answers import Band, Solution, Status
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import activity_sheet
from pcra_game.domain.timeline import (
    HORIZON,
    Cover,
    activity_timeline,
    card_cover,
    context_cover,
    start_delay,
    stretches,
)

P1, P0 = "URG-01", "URG-02"
"""DMIA of 15 minutes, and « immédiat ». Both hold for 4320 minutes in the deck."""

NORMAL, HELD, DOUBLE, SETTING_UP, UNKNOWN, EXHAUSTED, GAP, CONTRADICTION = Cover
Lane = list[tuple[int, int, Cover]]


def lane(bench: Any, activity: str = P1) -> Lane:
    segments = activity_timeline(bench.state, bench.game, activity)
    return [(s.start, s.end, s.cover) for s in segments]


def keep_everywhere(bench: Any, card: str, *contexts: str) -> None:
    for context in contexts:
        bench.play(moves.CheckSame(card, context, "C0"))


@pytest.fixture
def card(short: Any) -> str:
    return short.card("OC-02", P1)


def test_an_activity_without_card_is_unknown(short: Any) -> None:
    assert lane(short) == [(0, 2400, UNKNOWN)]


def test_a_card_without_answer_is_unknown(short: Any, card: str) -> None:
    assert lane(short) == [(0, 2400, UNKNOWN)]


@pytest.mark.parametrize(
    ("activity", "set_up", "start"),
    [
        (P1, 0, []),
        (P1, 14, [(0, 14, SETTING_UP)]),
        (P1, 15, [(0, 15, SETTING_UP)]),
        (P1, 16, [(0, 15, SETTING_UP), (15, 16, GAP)]),
        (P1, 90, [(0, 15, SETTING_UP), (15, 90, GAP)]),
        (P0, 5, [(0, 5, SETTING_UP)]),
        (P0, 6, [(0, 5, SETTING_UP), (5, 6, GAP)]),
    ],
)
def test_waiting_longer_than_the_dmia_is_a_gap(
    short: Any, activity: str, set_up: int, start: Lane
) -> None:
    card = short.card("OC-03", activity)
    short.answer(card, "C0", set_up=set_up)
    keep_everywhere(short, card, "C1", "C2")
    assert lane(short, activity) == [*start, (set_up, 2400, HELD)]


def test_waiting_is_no_gap_where_a_dmia_makes_no_sense(short: Any, card: str) -> None:
    short.play(DurationSet(P1, DurationField.DMIA, None, "sans objet"))
    short.answer(card, "C0", set_up=90)
    assert GAP not in {cover for _, _, cover in lane(short)}


def test_a_set_up_longer_than_the_context_ends_with_it(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=9000)
    assert lane(short) == [(0, 15, SETTING_UP), (15, 600, GAP), (600, 2400, UNKNOWN)]


@pytest.mark.parametrize(
    ("fields", "activity_set_up", "delay"),
    [
        ({"set_up": 7, "band": Band.HOUR_1}, 30, 7),
        ({"band": Band.HOUR_1}, 30, 30),
        ({"band": Band.HOUR_1}, None, 60),
        ({"band": Band.DAY_3}, None, 4320),
        ({"set_up": 0}, 30, 0),
        ({}, None, 0),
    ],
)
def test_the_start_is_the_solutions_then_the_activitys_then_the_bands(
    short: Any, fields: dict[str, Any], activity_set_up: int | None, delay: int
) -> None:
    if activity_set_up is not None:
        short.play(DurationSet(P1, DurationField.SET_UP, activity_set_up))
    sheet = activity_sheet(short.state, short.game, P1)
    assert start_delay(sheet, Solution("x", "mot", **fields)) == delay


def test_endurance_counts_through_the_contexts_that_keep_the_solution(
    short: Any, card: str
) -> None:
    short.answer(card, "C0", holds_for=1500, set_up=0)
    keep_everywhere(short, card, "C1", "C2")
    assert lane(short) == [(0, 1500, HELD), (1500, 2400, EXHAUSTED)]


def test_endurance_counts_from_the_first_hour_of_the_solution(short: Any, card: str) -> None:
    short.answer(card, "C0", holds_for=600, set_up=15)
    keep_everywhere(short, card, "C1")
    assert lane(short)[:3] == [(0, 15, SETTING_UP), (15, 615, HELD), (615, 1200, EXHAUSTED)]


def test_the_activitys_endurance_counts_where_the_solution_says_nothing(
    short: Any, card: str
) -> None:
    short.play(DurationSet(P1, DurationField.ENDURANCE, 700))
    short.answer(card, "C0", set_up=0)
    keep_everywhere(short, card, "C1")
    assert lane(short)[:2] == [(0, 700, HELD), (700, 1200, EXHAUSTED)]


def test_a_solution_left_and_taken_again_starts_anew(short: Any, card: str) -> None:
    short.answer(card, "C0", "a", holds_for=700, set_up=0)
    short.answer(card, "C1", "b", holds_for=9999, set_up=0)
    keep_everywhere(short, card, "C2")
    assert lane(short) == [(0, 1900, HELD), (1900, 2400, EXHAUSTED)]


def test_a_relay_takes_over_where_the_first_ends(short: Any, card: str) -> None:
    short.write(card, "C0", "a", holds_for=200, set_up=0)
    short.answer(card, "C0", "b", holds_for=300, set_up=90)
    segments = activity_timeline(short.state, short.game, P1)
    assert lane(short)[:2] == [(0, 500, HELD), (500, 600, EXHAUSTED)]
    assert segments[0].words == "a"
    short.play(moves.OrderSolutions(card, "C0", ("b", "a")))
    assert lane(short)[:3] == [(0, 15, SETTING_UP), (15, 90, GAP), (90, 590, HELD)]


def test_a_relay_goes_on_into_the_next_context(short: Any, card: str) -> None:
    short.write(card, "C0", "a", holds_for=500, set_up=0)
    short.answer(card, "C0", "b", holds_for=400, set_up=0)
    keep_everywhere(short, card, "C1")
    assert lane(short)[:2] == [(0, 900, HELD), (900, 1200, EXHAUSTED)]


def test_a_draft_a_parked_card_and_a_default_cover_nothing(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=0)
    short.play(moves.LeaveByDefault("C1"))
    short.close(card, "C2", Status.PARKED)
    assert lane(short) == [(0, 600, HELD), (600, 2400, UNKNOWN)]
    short.close(card, "C0", Status.DRAFT)
    assert lane(short) == [(0, 2400, UNKNOWN)]


def test_an_explicit_gap_is_a_gap(short: Any, card: str) -> None:
    short.close(card, "C0", Status.NO_SOLUTION)
    keep_everywhere(short, card, "C1")
    assert lane(short)[0] == (0, 1200, GAP)


def test_a_card_set_aside_does_not_count(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=0)
    other = short.card("OC-03", P1)
    assert lane(short)[0] == (0, 2400, UNKNOWN)
    short.close(other, "C0", Status.SET_ASIDE)
    assert lane(short)[0] == (0, 600, HELD)
    assert card_cover(short.state, short.game, short.state.cards[other], "C0") is None


def test_the_worst_card_at_each_moment_is_the_activitys(short: Any, card: str) -> None:
    short.answer(card, "C0", "a", set_up=0, holds_for=300)
    short.answer(short.card("OC-03", P1), "C0", "b", set_up=10)
    assert lane(short)[:3] == [(0, 10, SETTING_UP), (10, 300, HELD), (300, 600, EXHAUSTED)]


def test_of_two_cards_that_hold_the_one_played_first_is_named(short: Any, card: str) -> None:
    short.answer(short.card("OC-03", P1), "C0", "b", set_up=0)
    short.answer(card, "C0", "a", set_up=0)
    assert activity_timeline(short.state, short.game, P1)[0].words == "a"


def test_cards_of_recovery_hold_no_hours(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=0)
    before = lane(short)
    short.card("OR-04", P1)
    assert lane(short) == before


def test_an_absent_service_breaks_the_answer(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=0, services=("TEL", "DPI"))
    keep_everywhere(short, card, "C1", "C2")
    assert lane(short) == [(0, 1200, CONTRADICTION), (1200, 2400, HELD)]  # C2 has some DPI


def test_a_justified_answer_holds(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=0, services=("DPI",))
    short.play(moves.Justify(card, "C0", "copie sur un poste isolé"))
    keep_everywhere(short, card, "C1")
    assert lane(short)[:2] == [(0, 600, HELD), (600, 1200, CONTRADICTION)]
    short.play(moves.Justify(card, "C1", "idem"))
    assert lane(short)[0] == (0, 1200, HELD)


def test_a_level_corrected_by_the_room_counts(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=0, services=("TEL",))
    assert lane(short)[0] == (0, 600, HELD)
    short.play(ContextLevelSet("C0", "TEL", Level.ABSENT))
    assert lane(short)[0] == (0, 600, CONTRADICTION)


def test_a_contradicted_solution_leaves_the_field_to_its_relay(short: Any, card: str) -> None:
    short.write(card, "C0", "a", set_up=0, services=("DPI",))
    short.answer(card, "C0", "b", set_up=10)
    assert lane(short)[:2] == [(0, 10, SETTING_UP), (10, 600, HELD)]


def test_a_context_with_every_need_available_is_normal(short: Any, card: str) -> None:
    short.play(ActivityNeedsSet(P1, ("TEL",)))
    assert lane(short) == [(0, 1200, UNKNOWN), (1200, 2400, NORMAL)]
    short.play(ActivityNeedsSet(P1, ("TEL", "DPI")))
    assert lane(short) == [(0, 2400, UNKNOWN)]
    short.play(ActivityNeedsSet(P1, ()))
    assert lane(short) == [(0, 2400, UNKNOWN)]


def test_what_holds_in_c3_holds_on_two_circuits(bench: Any) -> None:
    card = bench.card("OC-02", P1)
    bench.answer(card, "C3", set_up=0, holds_for=1440)
    assert lane(bench)[1:] == [(22370, 23810, DOUBLE), (23810, HORIZON, EXHAUSTED)]
    assert context_cover(bench.state, bench.game, P1, "C3") is DOUBLE
    bench.answer(card, "C3-PIL", "pilote")
    assert context_cover(bench.state, bench.game, P1, "C3-PIL") is DOUBLE
    bench.close(card, "C3", Status.DRAFT)
    assert context_cover(bench.state, bench.game, P1, "C3") is UNKNOWN


def test_a_decided_recovery_card_does_not_make_a_return_to_normal(bench: Any) -> None:
    bench.answer(bench.card("OR-04", P1), "C3", set_up=60)
    assert NORMAL not in {cover for _, _, cover in lane(bench)}


def test_the_cover_of_a_context_is_that_of_its_worst_card(short: Any, card: str) -> None:
    short.answer(card, "C0")
    assert context_cover(short.state, short.game, P1, "C0") is HELD
    other = short.card("OC-03", P1)
    assert context_cover(short.state, short.game, P1, "C0") is UNKNOWN
    short.close(other, "C0", Status.NO_SOLUTION)
    assert context_cover(short.state, short.game, P1, "C0") is GAP
    assert context_cover(short.state, short.game, P1, "C1") is UNKNOWN


def test_a_context_where_every_card_was_set_aside_is_unknown(short: Any, card: str) -> None:
    short.close(card, "C0", Status.SET_ASIDE)
    assert context_cover(short.state, short.game, P1, "C0") is UNKNOWN


def test_a_set_up_goes_on_through_the_contexts_that_keep_the_solution(
    short: Any, card: str
) -> None:
    short.answer(card, "C0", set_up=900, holds_for=9999)
    keep_everywhere(short, card, "C1")
    assert lane(short)[:3] == [(0, 15, SETTING_UP), (15, 900, GAP), (900, 1200, HELD)]


def test_a_solution_set_aside_for_a_context_starts_anew_after_it(short: Any, card: str) -> None:
    short.answer(card, "C0", set_up=0, holds_for=700)
    short.close(card, "C1", Status.SET_ASIDE)
    keep_everywhere(short, card, "C2")
    assert lane(short)[2:] == [(1200, 1900, HELD), (1900, 2400, EXHAUSTED)]


def test_an_endurance_without_a_figure_has_no_end(short: Any, card: str) -> None:
    short.play(DurationSet(P1, DurationField.ENDURANCE, None, "sans objet"))
    short.answer(card, "C0", set_up=0)
    keep_everywhere(short, card, "C1", "C2")
    assert lane(short) == [(0, 2400, HELD)]


def with_phases(game: Game, *phases: tuple[str | None, int, int]) -> Game:
    made = tuple(
        replace(game.scenario.phases[0], id=str(n), context=context, start=start, end=end)
        for n, (context, start, end) in enumerate(phases)
    )
    return Game(game.deck, replace(game.scenario, phases=made), "URG")


@pytest.mark.parametrize(
    ("phases", "found"),
    [
        ([("C0", 0, 600), ("C1", 400, 900)], [("C0", 0, 400), ("C1", 400, 900)]),
        (
            [("C0", 0, 900), ("C1", 400, 500)],
            [("C0", 0, 400), ("C1", 400, 500), ("C0", 500, 900)],
        ),
        ([("C1", 500, 900), ("C0", 0, 600)], [("C0", 0, 500), ("C1", 500, 900)]),
        ([("C0", 0, 600), ("C0", 300, 700)], [("C0", 0, 700)]),
        ([("C0", 0, 0), ("C1", 0, 60)], [("C1", 0, 60)]),
        ([("C0", 0, 365 * 1440)], [("C0", 0, HORIZON)]),
        ([("C0", 0, 600), (None, 300, 900)], [("C0", 0, 300)]),
        ([("C0", HORIZON, HORIZON + 5)], []),
        ([("C0", 100, 50)], []),
    ],
)
def test_phases_that_overlap_or_last_nothing_leave_sane_stretches(
    game: Game, phases: list[tuple[str, int, int]], found: list[tuple[str, int, int]]
) -> None:
    made = stretches(with_phases(game, *phases))
    assert [(s.context, s.start, s.end) for s in made] == found


def test_phases_of_one_context_are_one_stretch_up_to_the_horizon(bench: Any) -> None:
    found = [(s.context, s.start, s.end) for s in stretches(bench.game)]
    assert found[0] == ("C0", 0, 2160)
    assert [context for context, _, _ in found] == ["C0", "C1", "C2", "C3"]
    assert found[-1][2] == HORIZON == 90 * 24 * 60


def test_segments_leave_no_hole(demo: Any) -> None:
    for activity in demo.state.kept_activities():
        segments = lane(demo, activity)
        assert segments[0][0] == 0
        assert segments[-1][1] == HORIZON
        assert all(a[1] == b[0] for a, b in itertools.pairwise(segments))
        assert all(a[2] is not b[2] for a, b in itertools.pairwise(segments))
