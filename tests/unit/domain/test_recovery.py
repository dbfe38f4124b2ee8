"""The way back: ranking, what each rank frees, the work of typing in again."""

from dataclasses import replace

import pytest

from pcra_game.domain import recovery
from pcra_game.domain.activity_events import (
    ActivityNeedsSet,
    ActivitySetAside,
    DurationField,
    DurationSet,
    PrioritySet,
)
from pcra_game.domain.answer_events import BacklogEstimated, ReopeningCheckSet, RestartRanked
from pcra_game.domain.answers import Status
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.framing_events import ContextLevelSet, ServiceDescribed, UnitFramed
from pcra_game.domain.game import Game
from pcra_game.domain.reading import reading

# URG-02 (P0) needs URG and PDT; URG-01 (P1) needs GAM, URG, IMP, AUT2 and TEL.
ALL_NEEDED = {"URG", "PDT", "GAM", "IMP", "AUT2", "TEL"}


def ranks(bench, order):
    return [(u.service, u.unlocked, u.whole, u.vital) for u in recovery.unlocks(
        bench.state, bench.game, order)]  # fmt: skip


def test_only_needed_and_missing_services_are_to_be_ranked(bench):
    assert set(recovery.services_to_rank(bench.state, bench.game)) == ALL_NEEDED
    bench.play(ContextLevelSet("C0", "TEL", Level.AVAILABLE))
    assert set(recovery.services_to_rank(bench.state, bench.game)) == ALL_NEEDED - {"TEL"}
    bench.play(ContextLevelSet("C0", "TEL", Level.PARTIAL))
    assert "TEL" in recovery.services_to_rank(bench.state, bench.game)


def test_an_activity_is_freed_by_the_rank_that_brings_its_last_need(bench):
    assert ranks(bench, ("URG", "GAM", "PDT")) == [
        ("URG", (), 0, 0),
        ("GAM", (), 0, 0),
        ("PDT", ("URG-02",), 1, 1),
    ]


def test_two_activities_may_be_freed_by_one_rank_and_both_are_counted(bench):
    last = ("PDT", "GAM", "IMP", "AUT2", "TEL", "URG")
    assert ranks(bench, last)[-1] == ("URG", ("URG-02", "URG-01"), 2, 2)


def test_what_is_not_vital_is_counted_apart(bench):
    bench.play(PrioritySet("URG-01", Priority.P2))
    assert ranks(bench, ("PDT", "GAM", "IMP", "AUT2", "TEL", "URG"))[-1][2:] == (2, 1)


def test_a_need_that_nobody_ranked_keeps_its_activity_closed(bench):
    assert all(freed == () for _, freed, _, _ in ranks(bench, ("URG", "GAM", "IMP", "TEL")))


def test_every_line_says_how_many_activities_need_the_service_at_all(bench):
    urg, gam, ad = recovery.unlocks(bench.state, bench.game, ("URG", "GAM", "AD"))
    assert urg.needed_by == ("URG-02", "URG-01")
    assert gam.needed_by == ("URG-01",)
    assert (ad.needed_by, ad.unlocked) == ((), ())


def test_a_service_needed_by_nobody_frees_nothing_and_stays_where_it_is(bench):
    order = ("DPI", "URG", "PDT")
    bench.play(RestartRanked(order))
    assert recovery.ranked(bench.state, bench.game) == order
    assert ranks(bench, order)[0] == ("DPI", (), 0, 0)
    assert recovery.proposed_order(bench.state, bench.game)[-1] == "DPI"


def test_an_activity_without_needs_is_freed_by_no_rank(bench):
    bench.play(ActivityNeedsSet("URG-02", ()))
    assert ranks(bench, ("URG", "PDT"))[-1] == ("PDT", (), 0, 0)
    assert "PDT" not in recovery.services_to_rank(bench.state, bench.game)


def test_all_activities_set_aside_leaves_nothing_to_rank(bench):
    bench.play(RestartRanked(("URG", "PDT")))
    bench.play(ActivitySetAside("URG-01", "motif"), ActivitySetAside("URG-02", "motif"))
    state, game = bench.state, bench.game
    assert recovery.services_to_rank(state, game) == ()
    assert recovery.unranked(state, game) == ()
    assert set(recovery.proposed_order(state, game)) == {"URG", "PDT"}
    assert [u.whole for u in recovery.unlocks(state, game, ("URG", "PDT"))] == [0, 0]
    assert recovery.progress(state, game) == recovery.Progress(0, 0, 0, 0, 0)


def test_a_code_that_the_deck_lacks_leaves_an_old_ranking(bench):
    state = replace(bench.state, ranking=("VIEUX", "URG", "URG", "PDT"))
    assert recovery.ranked(state, bench.game) == ("URG", "PDT")
    assert "VIEUX" not in recovery.services_to_open(state, bench.game)


def test_the_proposal_frees_the_most_vital_activity_first(bench):
    proposed = recovery.proposed_order(bench.state, bench.game)
    assert set(proposed[:2]) == {"PDT", "URG"}
    assert set(proposed) == ALL_NEEDED
    assert len(proposed) == len(ALL_NEEDED)
    bench.play(PrioritySet("URG-01", Priority.P0), PrioritySet("URG-02", Priority.P2))
    assert recovery.proposed_order(bench.state, bench.game)[-1] == "PDT"


def test_among_equals_the_one_that_lacks_less_comes_first_then_the_one_that_cannot_wait(bench):
    bench.play(PrioritySet("URG-01", Priority.P0))
    assert recovery.unlocks(
        bench.state, bench.game, recovery.proposed_order(bench.state, bench.game)
    )[1].unlocked == ("URG-02",)
    bench.play(
        ActivityNeedsSet("URG-01", ("GAM",)),
        ActivityNeedsSet("URG-02", ("URG",)),
        DurationSet("URG-02", DurationField.DMIA, 600),
    )
    assert recovery.proposed_order(bench.state, bench.game) == ("GAM", "URG")


def test_services_of_one_activity_come_foundation_first_then_by_rto(bench):
    bench.play(
        ActivityNeedsSet("URG-02", ("GAM", "URG", "IMP")),
        ServiceDescribed("GAM", rto=2880),
        ServiceDescribed("URG", rto=60),
        ServiceDescribed("IMP", rto=9000),
    )
    assert recovery.proposed_order(bench.state, bench.game)[:3] == ("IMP", "URG", "GAM")


def test_what_is_unranked_is_proposed_after_the_order_of_the_room(bench):
    bench.play(RestartRanked(("TEL", "PDT")))
    rest = recovery.unranked(bench.state, bench.game)
    assert rest[0] == "URG"  # one need is left to the P0
    assert {*rest, "TEL", "PDT"} == ALL_NEEDED


def test_an_absent_foundation_is_recalled_until_it_is_ranked(bench):
    assert "AD" in recovery.base_left_out(bench.state, bench.game)
    assert "PDT" not in recovery.base_left_out(bench.state, bench.game)  # it is to be ranked
    bench.play(RestartRanked(("AD",)))
    assert "AD" not in recovery.base_left_out(bench.state, bench.game)
    assert recovery.proposed_order(bench.state, bench.game)[0] == "AD"


@pytest.mark.parametrize(
    ("code", "to", "order"),
    [
        ("C", 1, "CAB"),
        ("A", 2, "BAC"),
        ("A", 3, "BCA"),
        ("A", 99, "BCA"),
        ("B", -4, "BAC"),
        ("D", 2, "ADBC"),
        ("B", 2, "ABC"),
    ],
)
def test_a_service_moves_to_a_rank_and_no_two_share_one(code, to, order):
    assert recovery.moved(("A", "B", "C"), code, to) == tuple(order)


def test_the_work_is_files_times_minutes_times_days(bench):
    bench.play(BacklogEstimated("URG-01", 120, 6, 15), BacklogEstimated("URG-02", 10, 3, 15))
    assert recovery.load_minutes(bench.state.backlogs["URG-01"]) == 10_800
    assert recovery.total_load(bench.state) == 11_250
    bench.play(ActivitySetAside("URG-02", "motif"))
    assert recovery.total_load(bench.state) == 10_800


def test_one_full_time_person_types_thirty_five_hours_a_week():
    assert recovery.full_time(35 * 60) == 1
    assert recovery.full_time(10_800) == pytest.approx(5.142857)
    assert recovery.full_time(10_800, weeks=4) == pytest.approx(1.285714)
    assert recovery.full_time(0) == 0


def test_the_unit_is_as_many_people_as_its_largest_team(bench):
    assert recovery.people_of_unit(bench.state) is None
    bench.play(UnitFramed(staff_night=3))
    assert recovery.people_of_unit(bench.state) == 3
    bench.play(UnitFramed(staff_day=12, staff_night=3, staff_weekend=0))
    assert recovery.people_of_unit(bench.state) == 12


def test_days_on_paper_last_until_services_come_back(game, short_game):
    assert recovery.outage_days(game) == 16  # C3 begins at 22 370 minutes
    assert recovery.outage_days(short_game) == 2  # no C3: to the end of the story


def test_progress_counts_what_is_asked_for(bench):
    bench.play(
        RestartRanked(("AD", "URG", "PDT")),
        BacklogEstimated("URG-01", 1, 1, 1),
        ReopeningCheckSet("k1", "URG", "Suivre un patient fictif", ""),
        ReopeningCheckSet("k2", "URG", "Imprimer", ""),
    )
    assert recovery.progress(bench.state, bench.game) == recovery.Progress(2, 6, 1, 2, 1)


def test_services_with_a_line_to_sign_are_listed_after_those_ranked(bench):
    bench.play(
        ReopeningCheckSet("k1", "DPI", "Comparer", ""),
        RestartRanked(("URG",)),
    )
    found = recovery.services_to_open(bench.state, bench.game)
    assert found[:2] == ("URG", "DPI")
    assert set(found) == ALL_NEEDED | {"DPI"}


def test_a_recovery_card_says_its_furthest_answer(bench):
    found = recovery.recovery_card(bench.state, bench.game, "OR-06", "unite")
    assert (found.status, found.context) == (Status.PROPOSED, "C3")
    card = bench.card("OR-01", "unite")
    bench.answer(card, "C1", what="Demander l’annuaire", signal="à J+2")
    bench.write(card, "C2", "x2")
    found = recovery.recovery_card(bench.state, bench.game, "OR-01", "unite")
    assert (found.status, found.context) == (Status.DECIDED, "C1")
    assert list(recovery.fall_back(bench.state, found)) == [("Demander l’annuaire", "à J+2", "")]


def test_cards_of_the_unit_are_those_asked_of_everybody(bench):
    found = [c.objective for c in recovery.unit_recovery_cards(bench.state, bench.game)]
    assert found == ["OR-01", "OR-05", "OR-06", "OR-07"]


def test_what_lacks_less_comes_before_what_cannot_wait(bench):
    bench.play(
        PrioritySet("URG-01", Priority.P0),
        DurationSet("URG-01", DurationField.DMIA, 0),
        DurationSet("URG-02", DurationField.DMIA, 600),
    )
    assert recovery.proposed_order(bench.state, bench.game)[:2] == ("PDT", "URG")


@pytest.mark.parametrize("unit", ["URG", "PAI", "EHP", "SUP", "LAB"])
def test_the_proposal_brings_every_activity_of_a_unit_back(game, new_bench, unit):
    bench = new_bench()
    bench.game = Game(game.deck, game.scenario, unit)
    bench.open(*[a.id for a in bench.game.unit.activities[:8]])
    order = recovery.proposed_order(bench.state, bench.game)
    assert len(set(order)) == len(order)
    assert set(order) == set(recovery.services_to_rank(bench.state, bench.game))
    lacking = [
        s for s in reading(bench.state, bench.game).sheets
        if recovery.missing_needs(bench.state, bench.game, s)
    ]  # fmt: skip
    assert recovery.unlocks(bench.state, bench.game, order)[-1].whole == len(lacking)
