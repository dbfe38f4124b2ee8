"""Later rounds propose only the cards whose needed services changed level."""

from typing import Any

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityNeedsSet
from pcra_game.domain.answers import Status
from pcra_game.domain.changes import levels_differ
from pcra_game.domain.deck import Kind, Level
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.domain.game import Game
from pcra_game.domain.table import table
from pcra_game.domain.table_cards import DONE, Look

CARD = "OC-02@URG-02"


def look(bench: Any, context: str, card: str = CARD) -> Look:
    found = table(bench.state, bench.game, context).card(card)
    assert found is not None
    return found.look


@pytest.fixture
def still(bench: Any) -> Any:
    """A bench whose vital activity needs one service, the same in C0 and C1."""
    bench.play(ActivityNeedsSet("URG-02", ("DPI",)))
    for context in ("C0", "C1"):
        bench.play(ContextLevelSet(context, "DPI", Level.ABSENT))
    return bench


def test_a_card_whose_needs_changed_is_to_be_checked(still: Any) -> None:
    still.answer(still.card(), "C0", set_up=0)
    still.play(ContextLevelSet("C1", "DPI", Level.PARTIAL))
    assert look(still, "C1") is Look.TO_CHECK


def test_a_card_of_which_nothing_changed_lies_unchanged(still: Any) -> None:
    still.answer(still.card(), "C0", set_up=0)
    assert look(still, "C1") is Look.UNCHANGED


def test_what_a_solution_needs_counts_as_well(still: Any) -> None:
    still.answer(still.card(), "C0", set_up=0, services=("TEL",))
    still.play(ContextLevelSet("C0", "TEL", Level.PARTIAL))
    still.play(ContextLevelSet("C1", "TEL", Level.PARTIAL))
    assert look(still, "C1") is Look.UNCHANGED
    still.play(ContextLevelSet("C1", "TEL", Level.AVAILABLE))
    assert look(still, "C1") is Look.TO_CHECK


def test_a_gap_is_looked_at_again_wherever_anything_comes_back(still: Any) -> None:
    still.card()
    still.close(CARD, "C0", Status.NO_SOLUTION)
    assert look(still, "C1") is Look.TO_CHECK


def test_an_unchanged_card_is_not_proposed_and_counts_nowhere(still: Any) -> None:
    still.answer(still.card(), "C0", set_up=0)
    laid = table(still.state, still.game, "C1")
    counted = [card for card in laid.cards() if card.look is not Look.UNCHANGED]
    assert (laid.context.done, laid.context.total) == (0, len(counted))
    assert len(counted) == len(laid.cards()) - 1
    following = laid.next_proposed(None)
    assert following is None or following.id != CARD


def test_an_unchanged_card_may_be_answered_or_left_by_default_all_the_same(still: Any) -> None:
    still.answer(still.card(), "C0", set_up=0)
    still.play(moves.LeaveByDefault("C1", (CARD,)))
    assert look(still, "C1") is Look.DEFAULT


def test_checked_as_before_it_is_done(still: Any) -> None:
    still.answer(still.card(), "C0", set_up=0)
    still.play(moves.CheckSame(CARD, "C1", "C0"))
    assert look(still, "C1") in DONE
    assert table(still.state, still.game, "C1").context.done == 1


def test_what_it_follows_is_the_nearest_answer(still: Any) -> None:
    still.answer(still.card(), "C0", set_up=0)
    still.play(ContextLevelSet("C1", "DPI", Level.PARTIAL))
    still.play(ContextLevelSet("C2", "DPI", Level.PARTIAL))
    assert look(still, "C2") is Look.TO_CHECK  # C1 was not looked at: it follows C0
    still.answer(CARD, "C1", "x2", set_up=0)
    assert look(still, "C2") is Look.UNCHANGED


def test_a_later_round_proposes_nothing_new_where_nothing_changed(still: Any) -> None:
    def ghosts(context: str) -> set[str]:
        vital = table(still.state, still.game, context).activities[0]
        return {card.objective for card in vital.cards if card.look is Look.GHOST}

    assert ghosts("C0")
    assert ghosts("C1") == set()
    still.play(ContextLevelSet("C1", "DPI", Level.PARTIAL))
    assert ghosts("C1") == ghosts("C0")


def test_the_return_keeps_its_own_cards_where_nothing_changed(bench: Any) -> None:
    bench.play(ActivityNeedsSet("URG-01", ("DPI",)))
    for context in ("C0", "C3"):
        bench.play(ContextLevelSet(context, "DPI", Level.ABSENT))
    laid = table(bench.state, bench.game, "C3")
    cards = next(a for a in laid.activities if a.id == "URG-01").cards
    assert cards
    assert all(card.kind is Kind.RECOVERY for card in cards)


def test_levels_differ_only_for_the_services_that_are_asked_of(bench: Any) -> None:
    bench.play(ContextLevelSet("C0", "TEL", Level.ABSENT))
    bench.play(ContextLevelSet("C1", "TEL", Level.AVAILABLE))
    assert levels_differ(bench.state, bench.game, ("TEL",), "C0", "C1")
    assert not levels_differ(bench.state, bench.game, (), "C0", "C1")


def test_the_story_of_a_scenario_orders_its_variants() -> None:
    deck = load_named_deck("hopital")
    game = Game(deck, load_named_scenario("S4", deck), "URG")
    order = [c for c in game.story_order if c in game.played_contexts]
    assert order == ["C2-NT", "C2-MOB", "C2-NET", "C3-NET"]
    assert set(game.story_order) == set(game.contexts)
    assert "C2-NT" in game.earlier("C2-MOB")
    assert game.base_context not in game.earlier(game.base_context)


def test_a_later_variant_may_follow_the_first_one_played(bench: Any) -> None:
    deck = load_named_deck("hopital")
    bench.game = Game(deck, load_named_scenario("S4", deck), "URG")
    bench.answer(bench.card(), "C2-NT", set_up=0)
    bench.play(moves.LeaveByDefault("C2-MOB"))
    decision = bench.state.decision(CARD, "C2-MOB")
    assert decision is not None
    assert (decision.status, decision.follows) == (Status.DEFAULT, "C2-NT")


def test_contexts_of_the_first_scenario_keep_their_order(game: Game) -> None:
    assert game.earlier("C3")[0] == "C2-SAAS"
    assert game.earlier("C0") == ()
