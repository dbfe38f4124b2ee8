"""The five lights: each colour reached, and left by the least change. C0 ends at 600."""

from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import DurationField, DurationSet, NightStamped, PrioritySet
from pcra_game.domain.answers import Status
from pcra_game.domain.deck import Priority
from pcra_game.domain.lights import Colour, lights

P1, P0 = "URG-01", "URG-02"
GREEN, AMBER, RED, UNKNOWN = Colour


def light(bench: Any, index: int = 0) -> tuple[Colour, tuple[str, ...]]:
    found = lights(bench.state, bench.game)[index]
    return found.colour, found.behind


@pytest.fixture
def held(short: Any) -> Any:
    """Both activities hold from the first minute, for a month."""
    for activity in (P1, P0):
        card = short.card("OC-02", activity)
        short.answer(card, "C0", f"x-{activity}", set_up=0, holds_for=43200)
        for context in ("C1", "C2"):
            short.play(moves.CheckSame(card, context, "C0"))
    return short


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


def test_an_unexamined_p1_is_a_warning(short: Any) -> None:
    short.answer(short.card("OC-02", P0), "C0", set_up=0)
    assert light(short) == (AMBER, (P1,))


def test_a_gap_in_a_p0_is_red_and_in_a_p1_a_warning(held: Any) -> None:
    held.close("OC-02@URG-01", "C0", Status.NO_SOLUTION)
    assert light(held) == (AMBER, (P1,))
    held.close("OC-02@URG-02", "C0", Status.NO_SOLUTION)
    assert light(held) == (RED, (P0,))


def test_a_contradiction_is_red_whatever_the_priority(held: Any) -> None:
    held.write("OC-02@URG-01", "C0", f"x-{P1}", set_up=0, services=("DPI",))
    assert light(held) == (RED, (P1,))


def test_an_activity_of_lower_priority_lights_nothing(held: Any) -> None:
    held.close("OC-02@URG-01", "C0", Status.NO_SOLUTION)
    held.play(PrioritySet(P1, Priority.P2))
    assert light(held) == (GREEN, ())


def test_setting_up_at_the_first_hour_is_a_warning(held: Any) -> None:
    held.play(DurationSet(P1, DurationField.DMIA, 120))
    held.write("OC-02@URG-01", "C0", f"x-{P1}", set_up=61)
    assert light(held) == (AMBER, (P1,))
    held.write("OC-02@URG-01", "C0", f"x-{P1}", set_up=59)
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
