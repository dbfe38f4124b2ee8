"""An earlier workshop beside the present one: each change reached, mended and silent."""

from collections.abc import Callable
from typing import Any

import pytest

from pcra_game.domain.activity_events import ActivityAdded, ActivitySetAside
from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.answers import Action, Status
from pcra_game.domain.comparison import Change, Comparison, Fate, compare
from pcra_game.domain.deck import Priority
from pcra_game.domain.game import Game
from pcra_game.domain.lights import Colour
from pcra_game.domain.room_events import FindingAccepted
from pcra_game.domain.timeline import Cover
from pcra_game.workshop.files import load_game

TODAY = "2026-09-17"
P1, P0 = "URG-01", "URG-02"


@pytest.fixture
def old(new_bench: Callable[[], Any]) -> Any:
    """The earlier workshop: the same two activities."""
    made = new_bench()
    made.open(P1, P0)
    return made


def compared(old: Any, bench: Any) -> Comparison:
    return compare(old.state, old.game, bench.state, bench.game, on=TODAY)


def cover(found: Comparison, activity: str = P0, context: str = "C0") -> Any:
    return next(c for c in found.covers if (c.activity, c.context) == (activity, context))


def test_two_times_the_same_workshop_is_silent(old: Any, bench: Any) -> None:
    found = compared(old, bench)
    assert {one.change for one in (*found.covers, *found.lights)} == {Change.SAME}
    assert (found.lifted, found.raised, found.added, found.removed) == ((), (), (), ())


def test_what_was_a_gap_and_holds_is_better_and_back_again_worse(old: Any, bench: Any) -> None:
    old.close(old.card(), "C0", Status.NO_SOLUTION)
    bench.answer(bench.card(), "C0", set_up=0)
    one = cover(compared(old, bench))
    assert (one.before, one.after, one.change) == (Cover.GAP, Cover.HELD, Change.BETTER)
    assert cover(compare(bench.state, bench.game, old.state, old.game, on=TODAY)).change is (
        Change.WORSE
    )


def test_what_nobody_had_looked_at_is_examined_not_better(old: Any, bench: Any) -> None:
    bench.close(bench.card(), "C0", Status.NO_SOLUTION)
    assert cover(compared(old, bench)).change is Change.EXAMINED
    assert cover(compare(bench.state, bench.game, old.state, old.game, on=TODAY)).change is (
        Change.LOST
    )


def test_a_light_moves_with_its_plan(old: Any, bench: Any) -> None:
    old.close(old.card(), "C0", Status.NO_SOLUTION)
    bench.answer(bench.card(), "C0", set_up=0, holds_for=43200)
    first = compared(old, bench).lights[0]
    assert (first.before, first.after, first.change) == (Colour.RED, Colour.AMBER, Change.BETTER)


def test_findings_are_lifted_and_raised_by_code_and_subject(old: Any, bench: Any) -> None:
    old.close(old.card("OC-02", P0), "C0", Status.NO_SOLUTION)
    bench.close(bench.card("OC-02", P1), "C0", Status.NO_SOLUTION)
    found = compared(old, bench)
    assert [f.cards for f in found.lifted if f.code == "D102"] == [("OC-02@URG-02",)]
    assert [f.cards for f in found.raised if f.code == "D102"] == [("OC-02@URG-01",)]


def test_an_accepted_finding_is_neither(old: Any, bench: Any) -> None:
    bench.close(bench.card("OC-02", P1), "C0", Status.NO_SOLUTION)
    (gap,) = [f for f in compared(old, bench).raised if f.code == "D102"]
    bench.play(FindingAccepted("D102", gap.subject, "connu"))
    assert [f for f in compared(old, bench).raised if f.code == "D102"] == []


@pytest.mark.parametrize(
    ("due", "fate"),
    [("2026-09-16", Fate.OVERDUE), ("2026-09-17", Fate.OPEN), (None, Fate.UNDATED)],
)
def test_an_action_that_goes_on_says_where_it_stands(
    old: Any, bench: Any, due: str | None, fate: Fate
) -> None:
    old.play(ActionWritten(Action("a", "Imprimer les feuilles", "URG-F08", "2026-04-01")))
    bench.play(ActionWritten(Action("b", "imprimer  les feuilles", "URG-F09", due)))
    (one,) = compared(old, bench).actions
    assert (one.fate, one.due) == (fate, due)
    assert one.owner == bench.game.functions["URG-F09"].label


def test_an_action_that_left_the_plan_is_not_said_to_be_done(old: Any, bench: Any) -> None:
    old.play(ActionWritten(Action("a", "Imprimer les feuilles", "URG-F08", "2026-04-01")))
    (one,) = compared(old, bench).actions
    assert (one.fate, one.due) == (Fate.GONE, "2026-04-01")


def test_activities_that_came_and_went(old: Any, bench: Any) -> None:
    bench.play(ActivitySetAside(P1, "fermé"))
    found = compared(old, bench)
    assert found.removed == ("Accueillir, enregistrer et identifier",)
    assert compare(bench.state, bench.game, old.state, old.game, on=TODAY).added == found.removed


def test_an_activity_that_the_room_wrote_is_met_again_by_its_words(old: Any, bench: Any) -> None:
    old.play(ActivityAdded("x-1", "Tenir l’UHCD", Priority.P1, 60, 600))
    bench.play(ActivityAdded("x-2", "Tenir l’UHCD", Priority.P1, 60, 600))
    found = compared(old, bench)
    assert (found.added, found.removed) == ((), ())
    assert cover(found, "x-2").change is Change.SAME


def test_another_scenario_shows_its_contexts_as_not_played(
    old: Any, new_bench: Callable[[], Any]
) -> None:
    other: Game = load_game("URG", scenario="S3")
    bench = new_bench()
    bench.game = other
    bench.open(P1, P0)
    found = compare(old.state, old.game, bench.state, other, on=TODAY)
    one = cover(found, P0, "C0")
    assert (one.before, one.after, one.change) == (Cover.UNKNOWN, None, Change.SAME)
    assert cover(found, P0, "C2-SAAS").before is None


def test_another_unit_is_a_mistake_of_the_caller(bench: Any, new_bench: Callable[[], Any]) -> None:
    made = new_bench()
    made.game = load_game("ADM")
    made.open()
    with pytest.raises(ValueError, match="ADM"):
        compare(made.state, made.game, bench.state, bench.game, on=TODAY)
