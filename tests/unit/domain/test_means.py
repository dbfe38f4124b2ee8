"""What the answers spend of the unit's means, in each context and over the crisis."""

from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.answers import Means, MeansKind, Spending, Status
from pcra_game.domain.framing_events import MeansStocked, UnitFramed
from pcra_game.domain.means import (
    Spent,
    forms_for,
    needed_means,
    spent_in,
    stock_days,
    suggested_stock,
)
from pcra_game.domain.plan_kit import kit
from pcra_game.domain.table import table
from pcra_game.texts.means import lasts

RUNNERS, SHEETS = "m-run", "m-sheets"
CARD, OTHER = "OC-02@URG-02", "OC-03@URG-02"


@pytest.fixture
def stocked(bench: Any) -> Any:
    """Three runners, three hundred sheets of which the unit uses 120 a day."""
    bench.play(
        MeansStocked(Means(RUNNERS, "Coursiers", MeansKind.PEOPLE, 3)),
        MeansStocked(Means(SHEETS, "Feuilles", MeansKind.STOCK, 300, per_day=120)),
    )
    bench.card("OC-02", "URG-02")
    bench.card("OC-03", "URG-02")
    return bench


def runners(bench: Any, context: str = "C0") -> Spent:
    return next(s for s in spent_in(bench.state, bench.game, context) if s.means.id == RUNNERS)


def spend(bench: Any, card: str, solution: str, quantity: int, context: str = "C0") -> None:
    bench.answer(card, context, solution, spends=(Spending(RUNNERS, quantity),))


def test_nothing_is_spent_before_anybody_answers(stocked: Any) -> None:
    assert [(s.means.id, s.spent, s.left) for s in spent_in(stocked.state, stocked.game, "C0")] == [
        (RUNNERS, 0, 3), (SHEETS, 0, 300),
    ]  # fmt: skip
    assert needed_means(stocked.state, stocked.game) == ()


def test_two_answers_of_a_context_add_up_and_name_their_cards(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    spend(stocked, OTHER, "x2", 2)
    found = runners(stocked)
    assert (found.spent, found.left, found.overspent) == (4, -1, True)
    assert (found.solutions, found.cards) == (("x1", "x2"), (CARD, OTHER))
    assert not runners(stocked, "C1").spent


def test_a_shared_solution_counts_once_and_names_every_card(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    stocked.play(moves.ShareSolution(OTHER, "C0", "x1"))
    assert runners(stocked).spent == 2
    assert runners(stocked).cards == (CARD, OTHER)


def test_a_draft_spends_already(stocked: Any) -> None:
    stocked.write(CARD, "C0", "x1", spends=(Spending(RUNNERS, 1),))
    assert runners(stocked).spent == 1


def test_what_is_checked_as_the_same_spends_where_it_is_followed(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    stocked.play(moves.CheckSame(CARD, "C1", "C0"))
    assert (runners(stocked).spent, runners(stocked, "C1").spent) == (2, 2)


def test_what_nobody_looked_at_spends_for_it_would_run(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    stocked.play(moves.LeaveByDefault("C1"))
    assert runners(stocked, "C1").spent == 2


@pytest.mark.parametrize("status", [Status.PARKED, Status.SET_ASIDE, Status.NO_SOLUTION])
def test_a_closed_card_gives_its_means_back(stocked: Any, status: Status) -> None:
    spend(stocked, CARD, "x1", 2)
    stocked.close(CARD, "C0", status)
    assert (runners(stocked).spent, runners(stocked).cards) == (0, ())


def test_a_card_parked_after_it_was_checked_spends_nothing_there(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    stocked.play(moves.CheckSame(CARD, "C1", "C0"))
    stocked.close(CARD, "C1", Status.PARKED)
    assert (runners(stocked).spent, runners(stocked, "C1").spent) == (2, 0)


def test_what_follows_a_gap_spends_nothing(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    stocked.close(CARD, "C0", Status.NO_SOLUTION)
    stocked.play(moves.CheckSame(CARD, "C1", "C0"))
    assert runners(stocked, "C1").spent == 0


def test_an_activity_off_the_table_gives_its_means_back(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    stocked.play(ActivitySetAside("URG-02", "motif"))
    assert runners(stocked).spent == 0


def test_only_the_cards_of_a_subject_are_counted_when_it_is_named(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    other = stocked.card("OC-02", "URG-01")
    spend(stocked, other, "x2", 1)
    of_one = spent_in(stocked.state, stocked.game, "C0", subject="URG-01")
    assert [s.spent for s in of_one] == [1, 0]


def test_the_kit_takes_the_worst_context_and_says_what_is_missing(stocked: Any) -> None:
    spend(stocked, CARD, "x1", 2)
    spend(stocked, CARD, "x2", 5, context="C1")
    (need,) = needed_means(stocked.state, stocked.game)
    assert (need.quantity, need.context, need.missing) == (5, "C1", 2)
    assert need.per_context == (("C0", 2), ("C1", 5))


def test_a_stock_lasts_its_quantity_over_its_daily_use(stocked: Any) -> None:
    assert stock_days(stocked.state, stocked.game, SHEETS) == 2.5
    assert stock_days(stocked.state, stocked.game, RUNNERS) is None
    with pytest.raises(KeyError):
        stock_days(stocked.state, stocked.game, "m-unknown")


def test_an_unused_stock_lasts_nobody_knows_how_long(stocked: Any) -> None:
    stocked.play(MeansStocked(Means("m-x", "Étiquettes", MeansKind.STOCK, 50)))
    assert stock_days(stocked.state, stocked.game, "m-x") is None


@pytest.mark.parametrize(
    ("patients", "sheets", "days", "forms"),
    [(120, 1, 3, 432), (1, 1, 3, 4), (10, 2, 3, 72), (0, 2, 3, 0), (7, 1, 1, 9)],
)
def test_forms_are_patients_sheets_days_and_a_fifth_more(
    patients: int, sheets: int, days: int, forms: int
) -> None:
    assert forms_for(patients, sheets, days) == forms


def test_a_suggestion_needs_a_daily_use_or_a_volume(stocked: Any) -> None:
    labels = Means("m-x", "Étiquettes", MeansKind.STOCK, 50)
    stocked.play(MeansStocked(labels))
    assert suggested_stock(stocked.state, labels) is None
    assert suggested_stock(stocked.state, stocked.state.means[SHEETS]) == 432
    stocked.play(UnitFramed(daily_volume=10))
    assert suggested_stock(stocked.state, labels) == 36
    assert suggested_stock(stocked.state, stocked.state.means[SHEETS]) == 432
    assert suggested_stock(stocked.state, stocked.state.means[RUNNERS]) is None


def test_the_table_and_the_count_say_the_same(demo: Any) -> None:
    for context in ("C0", "C1", "C2", "C3"):
        lying = table(demo.state, demo.game, context).means
        counted = spent_in(demo.state, demo.game, context)
        assert [(m.id, m.left) for m in lying] == [(s.means.id, s.left) for s in counted]


def rows(bench: Any) -> dict[str, tuple[str, ...]]:
    return {
        row[0]: row[1:]
        for block in kit(bench.state, bench.game).blocks
        for row in getattr(block, "rows", ())
    }


def test_the_kit_of_the_plan_shows_what_is_missing_first(stocked: Any) -> None:
    spend(stocked, OTHER, "x2", 5)
    stocked.answer(CARD, "C1", "x1", spends=(Spending(SHEETS, 120),))
    first, second = kit(stocked.state, stocked.game).blocks[1:3]
    assert first.rows[0] == ("Coursiers", "5", "–", "3", "2")
    assert first.rows[1] == ("Feuilles", "–", "120", "300", "–")
    assert second.rows[0][:5] == ("Feuilles", "300", "120", "2,5\u00a0j", "432")


def test_the_kit_of_a_silent_room_says_so_and_invents_nothing(bench: Any) -> None:
    assert rows(bench) == {}
    (said,) = kit(bench.state, bench.game).blocks
    assert "Aucune réponse" in said.text


def test_days_are_said_as_they_are_spoken() -> None:
    assert (lasts(2.5), lasts(4.0), lasts(None)) == ("2,5\u00a0j", "4\u00a0j", "–")
