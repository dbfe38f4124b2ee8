"""« Idem » and « par défaut »: live links of one step, and what they forbid."""

from dataclasses import replace
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.answers import Decision, Solution, Status
from pcra_game.domain.game import Game
from pcra_game.domain.state import shown
from pcra_game.domain.timeline import Cover, card_cover
from pcra_game.texts import refusals


@pytest.fixture
def card(bench: Any) -> str:
    """A card with one decided answer, in C0."""
    played = bench.card()
    bench.answer(played, "C0", "a")
    return played


def whats(bench: Any, card: str, context: str) -> list[str]:
    seen = shown(bench.state, card, context)
    assert seen is not None
    return [solution.what for solution in seen.solutions]


def cover(bench: Any, card: str, context: str) -> Cover | None:
    return card_cover(bench.state, bench.game, bench.state.cards[card], context)


@pytest.mark.parametrize("link", [moves.CheckSame, moves.LeaveByDefault])
def test_a_link_shows_what_it_follows_as_it_changes(bench: Any, card: str, link: Any) -> None:
    bench.play(link(card, "C1", "C0") if link is moves.CheckSame else link("C1", (card,)))
    assert bench.decision(card, "C1").solutions == ()
    assert whats(bench, card, "C1") == ["a"]
    bench.write(card, "C0", "b")
    bench.write(card, "C0", "a", what="mieux dit")
    bench.play(moves.OrderSolutions(card, "C0", ("b", "a")))
    assert whats(bench, card, "C1") == ["b", "mieux dit"]


def test_an_own_answer_does_not_follow(bench: Any, card: str) -> None:
    bench.play(moves.ShareSolution(card, "C1", "a"), moves.Decide(card, "C1"))
    bench.write(card, "C0", "b")
    assert whats(bench, card, "C1") == ["a"]


def test_a_checked_card_follows_its_target_into_no_solution(bench: Any, card: str) -> None:
    bench.play(moves.CheckSame(card, "C1", "C0"))
    assert cover(bench, card, "C1") is Cover.HELD
    bench.close(card, "C0", Status.NO_SOLUTION)
    assert cover(bench, card, "C1") is Cover.GAP
    bench.write(card, "C0", "b")
    assert cover(bench, card, "C1") is Cover.UNKNOWN


def test_a_card_by_default_never_counts_as_covered(bench: Any, card: str) -> None:
    bench.play(moves.LeaveByDefault("C1"))
    assert bench.decision(card, "C1") == Decision(card, "C1", Status.DEFAULT, follows="C0")
    assert cover(bench, card, "C1") is Cover.UNKNOWN
    bench.close(card, "C0", Status.NO_SOLUTION)
    assert cover(bench, card, "C1") is Cover.UNKNOWN


def test_a_card_does_not_follow_itself(bench: Any, card: str) -> None:
    assert bench.refusal(moves.CheckSame(card, "C0", "C0")) == refusals.follows_itself()


@pytest.mark.parametrize("status", [None, Status.PARKED, Status.SET_ASIDE])
def test_only_an_own_answer_is_followed(bench: Any, card: str, status: Status | None) -> None:
    if status is not None:
        bench.close(card, "C2", status)
    refused = bench.refusal(moves.CheckSame(card, "C1", "C2"))
    assert refused == refusals.nothing_to_follow("C2")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.NO_SOLUTION])
def test_a_draft_and_a_gap_are_answers_too(bench: Any, card: str, status: Status) -> None:
    bench.close(card, "C2", status)
    bench.play(moves.CheckSame(card, "C1", "C2"))
    assert bench.decision(card, "C1").follows == "C2"


@pytest.mark.parametrize("first", ["same", "default"])
def test_a_link_has_one_step(bench: Any, card: str, first: str) -> None:
    link = moves.CheckSame(card, "C1", "C0") if first == "same" else moves.LeaveByDefault("C1")
    bench.play(link)
    chained = moves.CheckSame(card, "C2", "C1")
    assert bench.refusal(chained) == refusals.nothing_to_follow("C1")


@pytest.mark.parametrize("first", ["same", "default"])
def test_what_is_followed_cannot_follow_or_leave(bench: Any, card: str, first: str) -> None:
    link = moves.CheckSame(card, "C1", "C0") if first == "same" else moves.LeaveByDefault("C1")
    bench.play(link)
    bench.answer(card, "C2", "c")
    for leaving in (
        moves.CheckSame(card, "C0", "C2"),
        moves.CloseCard(card, "C0", Status.PARKED, "motif"),
        moves.CloseCard(card, "C0", Status.SET_ASIDE, "motif"),
    ):
        assert bench.refusal(leaving) == refusals.is_followed("C0")


def test_another_card_that_follows_forbids_nothing(bench: Any, card: str) -> None:
    other = bench.card("OC-04")
    bench.answer(other, "C0", "o")
    bench.play(moves.CheckSame(other, "C1", "C0"))
    bench.close(card, "C0", Status.PARKED)
    assert bench.decision(card, "C0").status is Status.PARKED


def test_the_same_check_twice_changes_nothing(bench: Any, card: str) -> None:
    bench.play(moves.CheckSame(card, "C1", "C0"))
    assert bench.refusal(moves.CheckSame(card, "C1", "C0")) == refusals.nothing_changes()


def test_the_same_check_twice_keeps_the_justification(bench: Any, card: str) -> None:
    bench.play(moves.CheckSame(card, "C1", "C0"), moves.Justify(card, "C1", "câble direct"))
    assert bench.refusal(moves.CheckSame(card, "C1", "C0")) == refusals.nothing_changes()


def test_looking_at_a_card_by_default_makes_it_idem(bench: Any, card: str) -> None:
    bench.play(moves.LeaveByDefault("C1"), moves.CheckSame(card, "C1", "C0"))
    assert bench.decision(card, "C1").status is Status.SAME
    assert cover(bench, card, "C1") is Cover.HELD


@pytest.mark.parametrize("link", ["same", "default"])
def test_writing_on_a_link_makes_an_own_answer(bench: Any, card: str, link: str) -> None:
    bench.play(moves.CheckSame(card, "C1", "C0") if link == "same" else moves.LeaveByDefault("C1"))
    bench.write(card, "C1", "own")
    assert bench.decision(card, "C1") == Decision(card, "C1", Status.DRAFT, ("own",))
    bench.close(card, "C0", Status.PARKED)  # nobody follows any more


def test_editing_through_a_link_is_refused(bench: Any, card: str) -> None:
    bench.play(moves.CheckSame(card, "C1", "C0"))
    through = moves.WriteSolution(card, "C1", Solution("a", "autre"))
    assert bench.refusal(through) == refusals.repeated("La solution", "a")
    assert bench.refusal(moves.Decide(card, "C1")) == refusals.nothing_to_decide()


# Leaving a context


def test_leaving_follows_the_nearest_answer_before(bench: Any, card: str) -> None:
    bench.answer(card, "C1", "b")
    bench.play(moves.LeaveByDefault("C3"))
    assert bench.decision(card, "C3").follows == "C1"


def test_leaving_looks_through_idem_and_default(bench: Any, card: str) -> None:
    bench.play(moves.CheckSame(card, "C1", "C0"), moves.LeaveByDefault("C2"))
    bench.play(moves.LeaveByDefault("C3"))
    follows = {context: bench.decision(card, context).follows for context in ("C1", "C2", "C3")}
    assert follows == {"C1": "C0", "C2": "C0", "C3": "C0"}


def test_a_variant_stands_beside_its_preset(bench: Any, card: str) -> None:
    bench.answer(card, "C3", "retour")
    bench.play(moves.LeaveByDefault("C0-TEL"))
    assert bench.decision(card, "C0-TEL").follows == "C0"


def test_leaving_touches_only_cards_that_nobody_looked_at(bench: Any, card: str) -> None:
    looked_at = bench.card("OC-04")
    bench.answer(looked_at, "C0", "o")
    bench.close(looked_at, "C1", Status.PARKED)
    never = bench.card("OC-05")
    later = bench.card("OR-04")
    bench.play(moves.LeaveByDefault("C1"))
    assert bench.decision(card, "C1").status is Status.DEFAULT
    assert bench.decision(looked_at, "C1").status is Status.PARKED
    assert bench.state.decision(never, "C1") is None
    assert bench.state.decision(later, "C1") is None


@pytest.mark.parametrize("context", ["C0", "C1"])
def test_leaving_twice_or_before_any_answer_is_refused(bench: Any, card: str, context: str) -> None:
    if context == "C1":
        bench.play(moves.LeaveByDefault("C1"))
    refused = bench.refusal(moves.LeaveByDefault(context))
    assert refused == refusals.nothing_left_by_default(context)


def test_leaving_may_be_limited_to_some_cards(bench: Any, card: str) -> None:
    other = bench.card("OC-04")
    bench.answer(other, "C0", "o")
    bench.play(moves.LeaveByDefault("C1", (other,)))
    assert bench.state.decision(card, "C1") is None
    assert bench.decision(other, "C1").status is Status.DEFAULT


def test_a_card_closed_before_gives_no_answer_to_follow(bench: Any, card: str) -> None:
    bench.close(card, "C0", Status.SET_ASIDE)
    refused = bench.refusal(moves.LeaveByDefault("C1"))
    assert refused == refusals.nothing_left_by_default("C1")


def test_leaving_skips_contexts_where_the_card_has_no_place(bench: Any) -> None:
    objective = bench.game.objectives["OC-02"]
    narrow = replace(objective, playable_in=("C0", "C2"))
    others = (o for o in bench.game.deck.objectives if o.id != "OC-02")
    deck = replace(bench.game.deck, objectives=(*others, narrow))
    bench.game = Game(deck, bench.game.scenario, "URG")
    card = bench.card()
    bench.answer(card, "C0", "a")
    assert bench.refusal(moves.LeaveByDefault("C1")) == refusals.nothing_left_by_default("C1")
    bench.play(moves.LeaveByDefault("C2"))
    assert bench.decision(card, "C2").follows == "C0"
