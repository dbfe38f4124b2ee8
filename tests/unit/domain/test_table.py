"""What lies on the table in a context."""

from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivitySetAside, NightStamped
from pcra_game.domain.answer_events import ItemParked, ParkedItemSettled
from pcra_game.domain.answers import (
    Exists,
    Means,
    MeansKind,
    ParkedItem,
    Solution,
    Spending,
    Status,
)
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import ContextLevelSet, MeansStocked
from pcra_game.domain.room_events import (
    BetTaken,
    FindingAccepted,
    InjectJudged,
    InjectRevealed,
    RevealedBy,
    Verdict,
)
from pcra_game.domain.table import Table, table
from pcra_game.domain.table_cards import DONE, Look

P1, P0 = "URG-01", "URG-02"
CARD = "OC-02@URG-02"


def laid(bench: Any, context: str = "C0") -> Table:
    return table(bench.state, bench.game, context)


def look(bench: Any, context: str = "C0", card: str = CARD) -> Look:
    found = laid(bench, context).card(card)
    assert found is not None
    return found.look


def test_a_new_workshop_shows_ghosts_under_each_activity(bench: Any) -> None:
    vital, other = laid(bench).activities
    assert (vital.id, other.id) == (P0, P1)
    assert [c.id for c in vital.cards] == [CARD, "OC-03@URG-02", "OC-06@URG-02"]
    assert all(card.look is Look.GHOST and not card.played for card in laid(bench).cards())
    assert "peut s’arrêter" in other.wait
    assert "ne peut pas s’arrêter" in vital.wait


def test_recovery_cards_wait_for_the_return(bench: Any) -> None:
    assert "OR-04@URG-01" not in {c.id for c in laid(bench).cards()}
    assert "OR-04@URG-01" in {c.id for c in laid(bench, "C3").cards()}
    assert "OR-05@unite" in {c.id for c in laid(bench, "C3").unit_cards}


def test_a_played_card_takes_the_place_of_its_ghost(bench: Any) -> None:
    before = [c.id for c in laid(bench).cards()]
    bench.card("OC-03", P0)
    assert sorted(c.id for c in laid(bench).cards()) == sorted(before)
    assert look(bench, card="OC-03@URG-02") is Look.DRAFT


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.NO_SOLUTION, Look.NO_SOLUTION),
        (Status.PARKED, Look.PARKED),
        (Status.SET_ASIDE, Look.SET_ASIDE),
    ],
)
def test_a_closed_card_says_how(bench: Any, status: Status, shown: Look) -> None:
    bench.card()
    bench.close(CARD, "C0", status)
    assert look(bench) is shown


def test_decided_same_default_and_to_check(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=0, who="IOA", holds_for=30 * 1440)
    assert look(bench) is Look.DECIDED
    assert look(bench, "C1") is Look.TO_CHECK
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    assert look(bench, "C1") is Look.SAME
    bench.play(moves.LeaveByDefault("C2"))
    assert look(bench, "C2") is Look.DEFAULT


def test_idem_to_a_gap_lies_as_a_gap_and_says_so(bench: Any) -> None:
    bench.card()
    bench.close(CARD, "C0", Status.NO_SOLUTION)
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    assert look(bench, "C1") is Look.NO_SOLUTION
    lying = laid(bench, "C1").card(CARD)
    assert lying.word == "idem\u00a0: manque"
    assert lying.word in lying.spoken
    assert lying.findings == ("D102",)
    bench.answer(CARD, "C0", set_up=0, who="IOA", holds_for=30 * 1440)  # a live link
    assert look(bench, "C1") is Look.SAME


def test_a_contradiction_shows_until_it_is_justified(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=0, services=("DPI",), who="IOA")
    assert look(bench) is Look.CONTRADICTION
    assert laid(bench).card(CARD).findings == ("C201",)
    bench.play(moves.Justify(CARD, "C0", "poste isolé"))
    assert look(bench) is Look.DECIDED


def test_an_accepted_contradiction_is_still_one(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=0, services=("DPI",), who="IOA")
    bench.play(FindingAccepted("C201", f"{CARD}/C0", "on vivra avec"))
    assert look(bench) is Look.CONTRADICTION


def test_a_relay_that_works_leaves_a_warning(bench: Any) -> None:
    bench.card()
    bench.write(CARD, "C0", "x1", services=("DPI",), set_up=0, who="IOA")
    bench.answer(CARD, "C0", "x2", set_up=0, who="IOA")
    assert look(bench) is Look.WARNED
    assert laid(bench).card(CARD).findings == ("C201",)


def test_a_contradiction_in_a_draft_is_a_draft_with_a_finding(bench: Any) -> None:
    bench.card()
    bench.write(CARD, "C0", "x1", services=("DPI",))
    assert look(bench) is Look.DRAFT
    assert "C201" in laid(bench).card(CARD).findings


def test_a_warning_is_worn_until_the_room_accepts_it(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=60, who="IOA")
    assert look(bench) is Look.WARNED
    bench.play(FindingAccepted("T101", f"{CARD}/C0", "on sait"))
    assert look(bench) is Look.DECIDED


def test_a_finding_of_another_context_is_not_worn_here(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=60, who="IOA", holds_for=30 * 1440)
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    assert look(bench, "C1") is Look.SAME


def test_the_next_card_is_the_first_that_waits_behind_the_one_in_hand(bench: Any) -> None:
    assert laid(bench).next_proposed(None).id == CARD
    assert laid(bench).next_proposed(CARD).id == "OC-03@URG-02"
    bench.answer(bench.card("OC-03"), "C0", set_up=0, who="IOA")
    assert laid(bench).next_proposed(CARD).id == "OC-06@URG-02"
    last = laid(bench).cards()[-1].id
    assert laid(bench).next_proposed(last).id == CARD


def test_no_card_waits_once_all_are_answered(bench: Any) -> None:
    for number, card in enumerate(laid(bench).cards()):
        played = bench.card(card.objective, card.subject)
        bench.answer(played, "C0", f"x{number}", set_up=0, who=f"fonction {number}")
    assert all(c.look is Look.DECIDED for c in laid(bench).cards())
    assert laid(bench).next_proposed(None) is None


def test_the_battery_and_the_rail(bench: Any) -> None:
    rail = laid(bench, "C1").contexts
    assert [(c.code, c.battery, c.current) for c in rail] == [
        ("C0", 0, False),
        ("C1", 1, True),
        ("C2", 2, False),
        ("C3", 3, False),
    ]


def test_a_corrected_level_shows_at_once(bench: Any) -> None:
    def phone() -> Level:
        return next(s.level for s in laid(bench).services if s.code == "TEL")

    assert phone() is Level.PARTIAL
    bench.play(ContextLevelSet("C0", "TEL", Level.ABSENT))
    assert phone() is Level.ABSENT
    assert len(laid(bench).services) == 6


def test_the_moon_says_what_the_night_said(bench: Any) -> None:
    bench.play(NightStamped(P0, True, "URG-F04"), NightStamped(P1, False, "URG-F04"))
    assert [a.night for a in laid(bench).activities] == [True, False]


def test_a_shared_solution_spends_its_means_once(bench: Any) -> None:
    bench.play(MeansStocked(Means("m", "Coursiers", MeansKind.PEOPLE, 3)))
    bench.card()
    spending = Solution("x1", "porter", spends=(Spending("m", 2),), exists=Exists.YES)
    bench.play(moves.WriteSolution(CARD, "C0", spending))
    other = bench.card("OC-06", P0)
    bench.play(moves.ShareSolution(other, "C0", "x1"))
    assert [(m.left, m.quantity) for m in laid(bench).means] == [(1, 3)]
    assert [m.left for m in laid(bench, "C1").means] == [3]


def test_an_event_lies_there_until_it_is_judged(bench: Any) -> None:
    assert laid(bench).event is None
    bench.play(InjectRevealed("I-07", RevealedBy.HAND), BetTaken("I-07", 6, 2))
    event = laid(bench).event
    assert event is not None
    assert (event.id, event.bet) == ("I-07", (6, 2))
    bench.play(InjectJudged("I-07", Verdict.HELD))
    assert laid(bench).event is None


def test_progress_counts_what_has_an_answer_among_all_that_lies_there(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=0, who="IOA")
    bench.card("OC-03")
    bench.write("OC-03@URG-02", "C0", "x2")
    rail = laid(bench).context
    assert (rail.done, rail.total) == (1, len(laid(bench).cards()))
    assert laid(bench).to_finish == 1


def test_the_rail_counts_as_each_context_would_lie(demo: Any) -> None:
    for context in laid(demo).contexts:
        there = laid(demo, context.code)
        assert context.total == len(there.cards())
        assert context.done == sum(card.look in DONE for card in there.cards())


def test_cards_of_an_activity_set_aside_are_not_counted(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=0, who="IOA")
    bench.play(ActivitySetAside(P0, "plus tard"))
    rail = laid(bench).context
    assert (rail.done, rail.total) == (0, len(laid(bench).cards()))


def test_every_card_of_the_demo_says_its_state_in_french(demo: Any) -> None:
    for context in ("C0", "C1", "C2", "C3"):
        for card in laid(demo, context).cards():
            assert card.spoken.startswith(card.title.split(" · ")[0])
            assert card.word in card.spoken


def test_the_parking_counts_cards_of_the_context_and_notes_without_an_outcome(bench: Any) -> None:
    assert laid(bench).parked == 0
    bench.card()
    bench.close(CARD, "C0", Status.PARKED)
    bench.play(ItemParked(ParkedItem("p1", "Qui prévient la presse ?")))
    bench.play(ItemParked(ParkedItem("p2", "Le code du local ?")))
    assert (laid(bench).parked, laid(bench, "C1").parked) == (3, 2)
    bench.play(ParkedItemSettled("p1", "Demander à la direction."))
    assert (laid(bench).parked, laid(bench, "C1").parked) == (2, 1)
