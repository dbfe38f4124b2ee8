"""The five lights: each colour reached, and left by the least change. C0 ends at 600."""

from dataclasses import replace
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import (
    ActivityNeedsSet,
    ActivitySetAside,
    ActivityTested,
    DurationField,
    DurationSet,
    NightStamped,
    PrioritySet,
)
from pcra_game.domain.answers import Means, MeansKind, Spending, Status
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.framing_events import ContextLevelSet, DeputyNamed, MeansStocked
from pcra_game.domain.game import Game
from pcra_game.domain.lights import Colour, Light, Why, first_night, lights

P1, P0 = "URG-01", "URG-02"
GREEN, AMBER, RED, UNKNOWN = Colour
WHO, DEPUTY = "URG-F01", "URG-F02"
ON_P1, ON_P0 = "OC-02@URG-01", "OC-02@URG-02"


def light(bench: Any, index: int = 0) -> tuple[Colour, tuple[str, ...]]:
    found = lights(bench.state, bench.game)[index]
    return found.colour, found.behind


def whys(bench: Any, index: int = 0, activity: str = P1) -> list[tuple[Why, tuple[str, ...]]]:
    found = lights(bench.state, bench.game)[index]
    return [(r.why, r.cards) for r in found.reasons if r.activity == activity]


@pytest.fixture
def held(short: Any) -> Any:
    """Both activities hold from the first minute, for a month; tested, with a deputy."""
    short.play(DeputyNamed(WHO, DEPUTY))
    for activity in (P1, P0):
        card = short.card("OC-02", activity)
        short.answer(card, "C0", f"x-{activity}", who=WHO, set_up=0, holds_for=43200)
        for context in ("C1", "C2"):
            short.play(moves.CheckSame(card, context, "C0"))
        short.play(ActivityTested(activity, "2025-11-18"))
    return short


@pytest.fixture
def by_day(held: Any) -> Any:
    """The same crisis, begun at 9 h 30: its first night comes when C2 is played."""
    scenario = replace(held.game.scenario, h0_time="09:30")
    held.game = Game(held.game.deck, scenario, "URG")
    return held


def test_there_are_five_in_time_order(short: Any) -> None:
    names = [found.name for found in lights(short.state, short.game)]
    assert names == ["1re heure", "1re nuit", "J+3", "J+10", "Retour"]


def test_nothing_examined_is_grey_not_red(short: Any) -> None:
    assert light(short) == (UNKNOWN, (P0, P1))


def test_held_everywhere_is_green(held: Any) -> None:
    assert light(held) == (GREEN, ())


def test_a_vital_activity_that_nobody_examined_keeps_the_light_grey(short: Any) -> None:
    short.answer(short.card("OC-02", P1), "C0", set_up=0)
    assert light(short) == (UNKNOWN, (P0,))


def test_an_unexamined_p1_is_a_warning(held: Any) -> None:
    held.close(ON_P1, "C0", Status.DRAFT)
    assert light(held) == (AMBER, (P1,))


def test_a_gap_in_a_p0_is_red_and_in_a_p1_a_warning(held: Any) -> None:
    held.close(ON_P1, "C0", Status.NO_SOLUTION)
    assert light(held) == (AMBER, (P1,))
    held.close(ON_P0, "C0", Status.NO_SOLUTION)
    assert light(held) == (RED, (P0,))


def test_a_contradiction_is_red_whatever_the_priority(held: Any) -> None:
    held.write(ON_P1, "C0", f"x-{P1}", set_up=0, services=("DPI",))
    assert light(held) == (RED, (P1,))


def test_an_activity_of_lower_priority_lights_nothing(held: Any) -> None:
    held.close(ON_P1, "C0", Status.NO_SOLUTION)
    held.play(PrioritySet(P1, Priority.P2))
    assert light(held) == (GREEN, ())


def test_setting_up_at_the_first_hour_is_a_warning(held: Any) -> None:
    held.play(DurationSet(P1, DurationField.DMIA, 120))
    held.write(ON_P1, "C0", f"x-{P1}", who=WHO, set_up=61, holds_for=43200)
    assert light(held) == (AMBER, (P1,))
    held.write(ON_P1, "C0", f"x-{P1}", who=WHO, set_up=59, holds_for=43200)
    assert light(held) == (GREEN, ())


def test_the_first_night_wants_a_moon_on_every_vital_activity(held: Any) -> None:
    assert light(held, 1) == (AMBER, (P0, P1))
    held.play(NightStamped(P0, True, "URG-F04"), NightStamped(P1, False, "URG-F10"))
    assert light(held, 1) == (AMBER, (P1,))
    held.play(NightStamped(P1, True, "URG-F10"))
    assert light(held, 1) == (GREEN, ())


def test_beyond_the_scenario_and_its_return_nothing_was_examined(held: Any) -> None:
    assert light(held, 2)[0] is UNKNOWN
    assert light(held, 4)[0] is UNKNOWN


def test_the_return_looks_at_c3_whatever_the_hour(bench: Any) -> None:
    for activity in (P1, P0):
        bench.answer(bench.card("OC-02", activity), "C3", f"x-{activity}", set_up=0)
    assert light(bench, 4) == (AMBER, (P0, P1))  # two circuits at once are never plain green
    assert light(bench, 0)[0] is UNKNOWN


def test_the_first_night_is_the_first_three_in_the_morning_after_the_first_hour(
    short_game: Game,
) -> None:
    found = {
        clock: first_night(Game(short_game.deck, replace(short_game.scenario, h0_time=clock), "U"))
        for clock in ("08:05", "14:40", "02:00", "02:10", "03:00", "23:59")
    }
    assert found == {
        "08:05": 18 * 60 + 55,
        "14:40": 12 * 60 + 20,
        "02:00": 60,
        "02:10": 24 * 60 + 50,  # the first hour speaks of this night already
        "03:00": 24 * 60,
        "23:59": 3 * 60 + 1,
    }


def test_the_light_says_at_which_minute_it_looks(held: Any) -> None:
    minutes = [found.minute for found in lights(held.state, held.game)]
    assert minutes == [60, 24 * 60 + 50, 3 * 1440, 10 * 1440, None]


def test_an_activity_that_was_never_tested_is_a_warning(held: Any) -> None:
    held.play(ActivityTested(P1, None))
    assert light(held) == (AMBER, (P1,))
    assert whys(held) == [(Why.UNTESTED, ())]
    held.play(ActivityTested(P1, "2025-11-18"))
    assert light(held) == (GREEN, ())


def test_a_deputy_counts_once_a_night_lies_behind(by_day: Any) -> None:
    by_day.play(NightStamped(P0, True, "URG-F04"), NightStamped(P1, True, "URG-F04"))
    assert [light(by_day, n)[0] for n in (0, 1)] == [GREEN, GREEN]
    by_day.write(ON_P1, "C0", f"x-{P1}", set_up=0, holds_for=43200)
    assert [light(by_day, n) for n in (0, 1)] == [(GREEN, ()), (AMBER, (P1,))]
    assert whys(by_day, 1) == [(Why.NO_DEPUTY, (ON_P1,))]


def test_a_crisis_that_begins_at_night_wants_the_deputy_at_once(held: Any) -> None:
    held.write(ON_P1, "C0", f"x-{P1}", who="URG-F07", set_up=0, holds_for=43200)
    assert whys(held) == [(Why.NO_DEPUTY, (ON_P1,))]
    held.play(DeputyNamed("URG-F07", DEPUTY))
    assert light(held) == (GREEN, ())


def spending(bench: Any, means: Means, quantity: int) -> None:
    """The unit has so much of a means, and the answer of the P1 spends some of it."""
    bench.play(MeansStocked(means))
    if not bench.state.solutions[f"x-{P1}"].spends:
        spends = (Spending(means.id, quantity),)
        bench.write(ON_P1, "C0", f"x-{P1}", who=WHO, set_up=0, holds_for=43200, spends=spends)


def test_a_stock_warns_from_the_minute_it_is_used_up(held: Any) -> None:
    held.play(NightStamped(P0, True, "URG-F04"), NightStamped(P1, True, "URG-F04"))
    for per_day, first_night_holds in ((96, True), (97, False)):
        spending(held, Means("m", "Feuilles", MeansKind.STOCK, 100, per_day), 10)
        assert light(held, 0) == (GREEN, ())
        assert (light(held, 1) == (GREEN, ())) is first_night_holds
    assert whys(held, 1) == [(Why.STOCK_OUT, (ON_P1,))]


def test_means_that_are_overspent_warn_on_the_cards_that_spend_them(held: Any) -> None:
    spending(held, Means("m", "Coursiers", MeansKind.PEOPLE, 2), 3)
    assert light(held) == (AMBER, (P1,))
    assert whys(held) == [(Why.OVERSPENT, (ON_P1,))]
    spending(held, Means("m", "Coursiers", MeansKind.PEOPLE, 3), 3)
    assert light(held) == (GREEN, ())


def test_a_service_that_is_only_partial_warns(held: Any) -> None:
    held.write(ON_P1, "C0", f"x-{P1}", who=WHO, set_up=0, holds_for=43200, services=("TEL",))
    held.play(ContextLevelSet("C0", "TEL", Level.AVAILABLE))
    assert light(held) == (GREEN, ())
    held.play(ContextLevelSet("C0", "TEL", Level.PARTIAL))
    assert whys(held) == [(Why.PARTIAL, (ON_P1,))]
    (reason,) = [r for r in lights(held.state, held.game)[0].reasons if r.why is Why.PARTIAL]
    assert reason.said.startswith("service partiel (")


def test_an_answer_that_cannot_work_warns_while_its_relay_holds(held: Any) -> None:
    held.write(ON_P1, "C0", f"x-{P1}", who=WHO, set_up=0, services=("DPI",))
    assert light(held) == (RED, (P1,))
    held.write(ON_P1, "C0", "papier", who=WHO, set_up=0, holds_for=43200)
    assert whys(held) == [(Why.RELAYED, (ON_P1,))]


def test_an_endurance_without_a_figure_warns(held: Any) -> None:
    held.write(ON_P1, "C0", f"x-{P1}", who=WHO, set_up=0)
    held.play(DurationSet(P1, DurationField.ENDURANCE, None, "sans objet"))
    assert whys(held) == [(Why.UNBOUNDED, (ON_P1,))]


def needing_what_is_back(bench: Any) -> None:
    """Give an activity one need, available in the first context."""
    bench.play(ActivityNeedsSet(P0, ("TEL",)), ContextLevelSet("C0", "TEL", Level.AVAILABLE))


def test_services_that_are_back_are_no_green_light_where_nobody_looked(held: Any) -> None:
    needing_what_is_back(held)
    assert light(held) == (GREEN, ())
    held.close(ON_P0, "C0", Status.DRAFT)
    assert light(held) == (UNKNOWN, (P0,))
    assert whys(held, activity=P0) == [(Why.BACK_UNEXAMINED, (ON_P0,))]


def test_services_that_are_back_do_not_hide_a_contradiction(held: Any) -> None:
    needing_what_is_back(held)
    held.write(ON_P0, "C0", f"x-{P0}", who=WHO, set_up=0, services=("DPI",))
    assert light(held) == (RED, (P0,))


def test_a_green_light_names_the_cards_that_it_rests_on(held: Any) -> None:
    assert whys(held) == [(Why.HOLDS, (ON_P1,))]
    assert lights(held.state, held.game)[0].cards() == (ON_P0, ON_P1)


def test_the_cards_of_a_red_light_are_those_at_fault(held: Any) -> None:
    other = held.card("OC-03", P0)
    held.close(other, "C0", Status.NO_SOLUTION)
    found: Light = lights(held.state, held.game)[0]
    assert found.cards() == (other,)


def test_a_card_that_nobody_examined_is_named_and_the_others_are_not(held: Any) -> None:
    other = held.card("OC-03", P0)
    assert whys(held, activity=P0) == [(Why.UNEXAMINED, (other,))]


def test_where_every_activity_was_set_aside_all_lights_are_grey(held: Any) -> None:
    held.play(ActivitySetAside(P0, "hors sujet"), ActivitySetAside(P1, "hors sujet"))
    assert {light(held, n) for n in range(5)} == {(UNKNOWN, ())}


def test_the_return_is_the_last_c3_of_the_scenario(bench: Any) -> None:
    last = replace(bench.game.scenario.phases[-1], context="C3-PIL")
    phases = (*bench.game.scenario.phases[:-1], last)
    bench.game = Game(bench.game.deck, replace(bench.game.scenario, phases=phases), "URG")
    bench.answer(bench.card("OC-02", P0), "C3-PIL", set_up=0)
    bench.answer(bench.card("OC-02", P1), "C3", "y", set_up=0)
    assert whys(bench, 4, P0)[0] == (Why.DOUBLE_CIRCUIT, (ON_P0,))
    assert whys(bench, 4, P1) == [(Why.UNEXAMINED, (ON_P1,))]


def test_beyond_the_last_phase_the_light_says_so(held: Any) -> None:
    assert whys(held, 2) == [(Why.BEYOND, ())]


def test_a_scenario_without_c3_has_a_grey_return(held: Any) -> None:
    assert light(held, 4) == (UNKNOWN, (P0, P1))
