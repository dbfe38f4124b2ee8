"""Cards, solutions and decisions: what each gesture leads to, and what the rules refuse."""

from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityKept, ActivitySetAside
from pcra_game.domain.answer_events import DecisionSet
from pcra_game.domain.answers import Action, Card, Decision, ParkedItem, Solution, Status
from pcra_game.domain.decide import decide
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import refusals

IDENTIFY = "Identifier le patient sans erreur"
OWN = (Status.DRAFT, Status.DECIDED, Status.NO_SOLUTION)


@pytest.fixture
def card(bench: Any) -> str:
    """An objective of continuity asked of the P0 activity."""
    return bench.card()


def put(bench: Any, card: str, context: str, status: Status) -> None:
    """Bring a card to a status of its own, with one solution where it may hold one."""
    if status is Status.NO_SOLUTION:
        bench.close(card, context, status)
        return
    bench.write(card, context, f"x-{context}")
    if status is Status.DECIDED:
        bench.play(moves.Decide(card, context))
    elif status is not Status.DRAFT:
        bench.close(card, context, status)


# The opening


def test_nothing_happens_before_the_opening(new_bench: Any) -> None:
    assert new_bench().refusal(ActivityKept("URG-02")) == refusals.not_open()


def test_a_workshop_opens_once(bench: Any) -> None:
    opening = moves.OpenWorkshop("s", "t", "", "d", "e", 0, 210, "0")
    assert bench.refusal(opening) == refusals.already_open()


def test_the_opening_seats_the_unit_and_keeps_activities_in_order(new_bench: Any) -> None:
    made = new_bench()
    made.open("URG-04", "URG-01")
    assert made.state.opened.unit == "URG"
    assert made.state.establishment.name == "CH"
    assert made.state.kept_activities() == ("URG-04", "URG-01")


def test_what_is_not_a_move_is_a_bug(bench: Any) -> None:
    with pytest.raises(TypeError, match="not a move"):
        decide(bench.state, "undo", bench.game)


# Cards


@pytest.mark.parametrize(
    ("objective", "subject"),
    [("OC-01", "unite"), ("OC-02", "URG-01"), ("OR-02", "DPI"), ("OR-04", "URG-02")],
)
def test_an_objective_is_asked_of_its_kind_of_subject(
    bench: Any, objective: str, subject: str
) -> None:
    id = bench.card(objective, subject)
    assert bench.state.cards[id] == Card(id, objective, subject)


@pytest.mark.parametrize(
    ("objective", "subject", "scope"),
    [
        ("OC-01", "URG-01", "à l’unité entière"),
        ("OC-01", "DPI", "à l’unité entière"),
        ("OC-02", "unite", "à une activité"),
        ("OC-02", "DPI", "à une activité"),
        ("OR-02", "unite", "à une application"),
        ("OR-02", "?", "à une application"),
    ],
)
def test_another_subject_is_refused(bench: Any, objective: str, subject: str, scope: str) -> None:
    title = bench.game.objectives[objective].title
    refused = bench.refusal(moves.PlayCard(objective, subject))
    assert refused == refusals.wrong_subject(title, scope)


def test_an_unknown_objective_is_refused(bench: Any) -> None:
    asked = moves.PlayCard("OC-99", "unite")
    assert bench.refusal(asked) == refusals.unknown("La carte", "OC-99")


def test_a_card_is_played_once(bench: Any, card: str) -> None:
    again = moves.PlayCard("OC-02", "URG-02")
    assert bench.refusal(again) == refusals.already_played(IDENTIFY)


def test_a_card_needs_its_activity_on_the_table(bench: Any) -> None:
    label = bench.game.activities["URG-03"].label
    assert bench.refusal(moves.PlayCard("OC-02", "URG-03")) == refusals.not_kept(label)
    bench.play(ActivitySetAside("URG-01", "motif"))
    label = bench.game.activities["URG-01"].label
    assert bench.refusal(moves.PlayCard("OC-02", "URG-01")) == refusals.not_kept(label)


def test_a_card_without_answer_is_withdrawn_and_may_come_back(bench: Any, card: str) -> None:
    bench.play(moves.WithdrawCard(card))
    assert not bench.state.cards
    assert bench.card() == card


def test_an_answered_card_is_not_withdrawn(bench: Any, card: str) -> None:
    bench.write(card, "C1")
    assert bench.refusal(moves.WithdrawCard(card)) == refusals.card_has_decisions(IDENTIFY)


@pytest.mark.parametrize(
    "build",
    [
        lambda c: moves.WriteSolution(c, "C2", Solution("x", "mot")),
        lambda c: moves.ShareSolution(c, "C2", "x"),
        lambda c: moves.OrderSolutions(c, "C2", ()),
        lambda c: moves.Decide(c, "C2"),
        lambda c: moves.DecideWithAction(c, "C2", Action("a", "mot", "")),
        lambda c: moves.CheckSame(c, "C2", "C3"),
        lambda c: moves.CloseCard(c, "C2", Status.PARKED, "motif"),
        lambda c: moves.Justify(c, "C2", "motif"),
        lambda c: moves.ParkOverflow(c, "C2", Solution("x", "mot"), ParkedItem("p", "mot")),
    ],
)
def test_a_card_is_answered_only_where_it_may_be_asked(bench: Any, build: Any) -> None:
    later = bench.card("OR-04")
    title = bench.game.objectives["OR-04"].title
    assert bench.refusal(build(later)) == refusals.not_playable(title, "C2")
    assert bench.refusal(build("?")) == refusals.unknown("La carte", "?")


# Solutions


def test_a_first_solution_makes_a_draft(bench: Any, card: str) -> None:
    bench.write(card, "C0", "x1")
    assert bench.decision(card, "C0") == Decision(card, "C0", Status.DRAFT, ("x1",))


def test_a_solution_needs_words(bench: Any, card: str) -> None:
    empty = moves.WriteSolution(card, "C0", Solution("x", " "))
    assert bench.refusal(empty) == refusals.empty("what")


def test_a_card_bears_three_solutions(bench: Any, card: str) -> None:
    for id in ("a", "b", "c"):
        bench.write(card, "C0", id)
    fourth = moves.WriteSolution(card, "C0", Solution("d", "mot"))
    assert bench.refusal(fourth) == refusals.too_many_solutions(3)
    bench.write(card, "C1", "d")
    assert bench.refusal(moves.ShareSolution(card, "C0", "d")) == refusals.too_many_solutions(3)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.DRAFT, Status.DRAFT),
        (Status.DECIDED, Status.DECIDED),
        (Status.NO_SOLUTION, Status.DRAFT),
        (Status.PARKED, Status.DRAFT),
        (Status.SET_ASIDE, Status.DRAFT),
    ],
)
def test_one_more_solution_reopens_what_was_closed(
    bench: Any, card: str, before: Status, after: Status
) -> None:
    put(bench, card, "C0", before)
    bench.write(card, "C0", "new")
    found = bench.decision(card, "C0")
    assert (found.status, found.reason, found.solutions[-1]) == (after, "", "new")


def test_an_edited_solution_keeps_its_place_and_status(bench: Any, card: str) -> None:
    bench.write(card, "C0", "a")
    bench.answer(card, "C0", "b")
    bench.write(card, "C0", "a", what="mieux dit")
    assert bench.state.solutions["a"].what == "mieux dit"
    assert bench.decision(card, "C0") == Decision(card, "C0", Status.DECIDED, ("a", "b"))


def test_an_edit_that_changes_nothing_is_refused(bench: Any, card: str) -> None:
    bench.write(card, "C0", "a")
    same = moves.WriteSolution(card, "C0", Solution("a", "  a "))
    assert bench.refusal(same) == refusals.nothing_changes()


def test_a_solution_of_another_card_is_not_written_over(bench: Any, card: str) -> None:
    bench.write(bench.card("OC-04"), "C0", "a")
    over = moves.WriteSolution(card, "C0", Solution("a", "autre"))
    assert bench.refusal(over) == refusals.repeated("La solution", "a")


def test_a_shared_solution_is_edited_once(bench: Any, card: str) -> None:
    other = bench.card("OC-04")
    bench.write(card, "C0", "a")
    bench.play(moves.ShareSolution(other, "C1", "a"))
    bench.write(other, "C1", "a", what="mieux dit")
    assert list(bench.state.solutions) == ["a"]
    assert bench.decision(card, "C0").solutions == bench.decision(other, "C1").solutions == ("a",)


def test_a_solution_is_shared_once_and_must_exist(bench: Any, card: str) -> None:
    bench.write(card, "C0", "a")
    assert bench.refusal(moves.ShareSolution(card, "C0", "a")) == refusals.already_shared()
    unknown = moves.ShareSolution(card, "C0", "?")
    assert bench.refusal(unknown) == refusals.unknown("La solution", "?")


@pytest.mark.parametrize("order", [("c", "a", "b"), ("b", "a"), ("c",)])
def test_the_order_given_is_the_order_kept(bench: Any, card: str, order: tuple[str, ...]) -> None:
    for id in ("a", "b"):
        bench.write(card, "C0", id)
    bench.answer(card, "C0", "c")
    bench.play(moves.OrderSolutions(card, "C0", order))
    assert bench.decision(card, "C0") == Decision(card, "C0", Status.DECIDED, order)


def test_a_card_left_without_solution_is_a_draft_again(bench: Any, card: str) -> None:
    bench.answer(card, "C0", "a")
    bench.play(moves.OrderSolutions(card, "C0", ()))
    assert bench.decision(card, "C0") == Decision(card, "C0", Status.DRAFT)
    assert "a" in bench.state.solutions


@pytest.mark.parametrize("order", [("a", "a"), ("a", "?"), ("a", "b", "a")])
def test_an_order_of_other_solutions_is_refused(
    bench: Any, card: str, order: tuple[str, ...]
) -> None:
    bench.write(card, "C0", "a")
    bench.write(card, "C0", "b")
    asked = moves.OrderSolutions(card, "C0", order)
    assert bench.refusal(asked) == refusals.same_solutions_expected()


def test_the_order_that_holds_already_is_refused(bench: Any, card: str) -> None:
    bench.write(card, "C0", "a")
    bench.write(card, "C0", "b")
    asked = moves.OrderSolutions(card, "C0", ("a", "b"))
    assert bench.refusal(asked) == refusals.nothing_changes()


# Deciding and closing


def test_a_decision_needs_a_solution(bench: Any, card: str) -> None:
    assert bench.refusal(moves.Decide(card, "C0")) == refusals.nothing_to_decide()
    bench.close(card, "C0", Status.NO_SOLUTION)
    assert bench.refusal(moves.Decide(card, "C0")) == refusals.nothing_to_decide()


def test_a_decision_is_taken_once(bench: Any, card: str) -> None:
    bench.answer(card, "C0")
    assert bench.refusal(moves.Decide(card, "C0")) == refusals.nothing_changes()


@pytest.mark.parametrize("closed", [Status.PARKED, Status.SET_ASIDE])
def test_deciding_what_was_closed_drops_the_reason(bench: Any, card: str, closed: Status) -> None:
    put(bench, card, "C0", closed)
    bench.play(moves.Decide(card, "C0"))
    assert bench.decision(card, "C0") == Decision(card, "C0", Status.DECIDED, ("x-C0",))


def test_an_action_is_kept_with_the_decision_that_calls_for_it(bench: Any, card: str) -> None:
    bench.write(card, "C0")
    bench.play(moves.DecideWithAction(card, "C0", Action("a", "Imprimer", "URG-F08", card=card)))
    assert bench.decision(card, "C0").status is Status.DECIDED
    assert bench.state.actions["a"].text == "Imprimer"


def test_an_action_without_words_decides_nothing(bench: Any, card: str) -> None:
    bench.write(card, "C0")
    silent = moves.DecideWithAction(card, "C0", Action("a", "", ""))
    assert bench.refusal(silent) == refusals.empty("text")


@pytest.mark.parametrize("status", [Status.NO_SOLUTION, Status.PARKED, Status.SET_ASIDE])
def test_a_card_is_closed_with_a_reason(bench: Any, card: str, status: Status) -> None:
    silent = moves.CloseCard(card, "C0", status, " ")
    assert bench.refusal(silent) == refusals.empty("reason")
    bench.close(card, "C0", status, "motif")
    assert bench.decision(card, "C0") == Decision(card, "C0", status, reason="motif")
    assert bench.refusal(moves.CloseCard(card, "C0", status, "motif")) == (
        refusals.nothing_changes()
    )


@pytest.mark.parametrize(
    ("status", "kept"),
    [(Status.NO_SOLUTION, ()), (Status.PARKED, ("x-C0",)), (Status.SET_ASIDE, ("x-C0",))],
)
def test_only_no_solution_drops_the_solutions(
    bench: Any, card: str, status: Status, kept: tuple[str, ...]
) -> None:
    put(bench, card, "C0", Status.DECIDED)
    bench.close(card, "C0", status)
    assert bench.decision(card, "C0").solutions == kept


def test_a_decided_card_goes_back_to_draft_without_a_reason(bench: Any, card: str) -> None:
    bench.answer(card, "C0", "a")
    bench.close(card, "C0", Status.DRAFT, "")
    assert bench.decision(card, "C0") == Decision(card, "C0", Status.DRAFT, ("a",))


@pytest.mark.parametrize("status", [Status.DECIDED, Status.SAME, Status.DEFAULT, Status.PROPOSED])
def test_other_statuses_are_not_ways_to_close(bench: Any, card: str, status: Status) -> None:
    with pytest.raises(TypeError, match="not closed as"):
        decide(bench.state, moves.CloseCard(card, "C0", status, "motif"), bench.game)


def test_a_justification_needs_an_answer_and_a_change(bench: Any, card: str) -> None:
    asked = moves.Justify(card, "C0", "câble direct")
    assert bench.refusal(asked) == refusals.nothing_to_decide()
    bench.answer(card, "C0")
    bench.play(asked)
    assert bench.decision(card, "C0").justification == "câble direct"
    assert bench.refusal(asked) == refusals.nothing_changes()
    bench.play(moves.Justify(card, "C0", ""))
    assert bench.decision(card, "C0").justification == ""


def test_an_overflow_is_trimmed_and_parked_in_one_gesture(bench: Any, card: str) -> None:
    parked = ParkedItem("p", "la suite", card, "C0")
    gesture = moves.ParkOverflow(card, "C0", Solution("a", "le début"), parked)
    assert len(decide(bench.state, gesture, bench.game)) == 3
    bench.play(gesture)
    assert bench.state.solutions["a"].what == "le début"
    assert bench.state.parking["p"] == parked
    silent = moves.ParkOverflow(card, "C0", Solution("a", "autre"), ParkedItem("p", ""))
    assert bench.refusal(silent) == refusals.empty("text")


# Several moves at once


def test_several_moves_hold_together(bench: Any, card: str) -> None:
    write = moves.WriteSolution(card, "C0", Solution("a", "mot"))
    bench.play(moves.Several((write, moves.Decide(card, "C0"))))
    assert bench.decision(card, "C0").status is Status.DECIDED


def test_one_refused_move_refuses_them_all(bench: Any, card: str) -> None:
    write = moves.WriteSolution(card, "C0", Solution("a", "mot"))
    refused = bench.refusal(moves.Several((write, moves.Decide(card, "C1"))))
    assert refused == refusals.nothing_to_decide()
    assert not bench.state.solutions


def test_several_of_nothing_is_nothing(bench: Any) -> None:
    assert bench.refusal(moves.Several(())) == refusals.nothing_changes()


def test_moves_give_at_least_one_event_and_leave_the_state_alone(bench: Any, card: str) -> None:
    before: WorkshopState = bench.state
    events = decide(before, moves.CloseCard(card, "C0", Status.PARKED, "motif"), bench.game)
    assert [type(e) for e in events] == [DecisionSet]
    assert bench.state is before
    assert not before.decisions
