"""Where the room is in its agenda: soft boxes that count up, survive a kill, and block nothing."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from pcra_game.domain.agenda import Step
from pcra_game.workshop.pace import Pace, Stage


class Wall:
    """A wall clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def step(id: str, minutes: int = 10) -> Step:
    return Step(id, id, id.title(), minutes, "dire", ("faire",))


STEPS = (step("one", 5), step("two"), step("break"), step("four"))


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def pace(wall: Wall) -> Pace:
    return Pace(STEPS, wall)


def play(pace: Pace, wall: Wall, minutes: int) -> None:
    """A room that looks at its clock once a minute."""
    for _ in range(minutes):
        wall.at += timedelta(minutes=1)
        pace.played()


def test_nothing_is_begun_at_first(pace: Pace) -> None:
    assert (pace.step.id, pace.begun, pace.number) == ("one", False, 1)
    assert pace.following is pace.steps[0]
    assert pace.before is None
    assert {pace.stage(s) for s in pace.steps} == {Stage.AHEAD}


def test_a_step_that_overruns_counts_up(pace: Pace, wall: Wall) -> None:
    pace.begin("one")
    play(pace, wall, 8)
    assert (pace.played_in(pace.step), pace.planned(pace.step)) == (8, 5)
    pace.add(5)
    assert pace.planned(pace.step) == 10


def test_a_step_may_be_skipped_and_come_back_to(pace: Pace, wall: Wall) -> None:
    pace.begin("one")
    play(pace, wall, 2)
    pace.begin("four")
    assert [pace.stage(s).value for s in pace.steps] == ["done", "skipped", "skipped", "current"]
    play(pace, wall, 3)
    pace.begin("one")
    play(pace, wall, 1)
    assert [pace.played_in(s) for s in pace.steps] == [3, 0, 0, 3]
    assert pace.stage(STEPS[3]) is Stage.DONE
    assert pace.played() == 6


def test_a_step_that_is_none_changes_nothing(pace: Pace) -> None:
    pace.begin("two")
    assert not pace.begin("nine")
    assert pace.step.id == "two"


def test_the_last_step_has_none_after_it(pace: Pace) -> None:
    pace.begin("four")
    assert pace.following is None
    assert pace.before is STEPS[2]


def test_a_break_stops_the_step(pace: Pace, wall: Wall) -> None:
    pace.begin("two")
    play(pace, wall, 3)
    until = pace.take_break(10)
    assert until == wall.at + timedelta(minutes=10)
    play(pace, wall, 12)
    assert pace.on_break
    assert pace.played_in(pace.step) == 3
    pace.end_break()
    play(pace, wall, 1)
    assert (pace.on_break, pace.played_in(pace.step)) == (False, 4)


def test_the_step_of_the_break_counts_how_long_the_room_is_away(pace: Pace, wall: Wall) -> None:
    pace.begin("break")
    pace.take_break(10)
    play(pace, wall, 13)
    assert pace.played_in(pace.step) == 13
    pace.begin("four")
    assert not pace.on_break


def test_a_machine_that_slept_an_hour_has_played_nothing(pace: Pace, wall: Wall) -> None:
    pace.begin("two")
    play(pace, wall, 3)
    wall.at += timedelta(hours=1)
    assert pace.played_in(pace.step) == 3


def test_a_wall_clock_that_jumps_back_takes_nothing_away(pace: Pace, wall: Wall) -> None:
    pace.begin("two")
    play(pace, wall, 3)
    wall.at -= timedelta(hours=2)
    assert pace.played_in(pace.step) == 3
    play(pace, wall, 1)
    assert pace.played_in(pace.step) == 4


def test_a_killed_room_goes_on_where_it_was(pace: Pace, wall: Wall) -> None:
    pace.begin("one")
    play(pace, wall, 2)
    pace.begin("two")
    play(pace, wall, 4)
    kept = json.loads(json.dumps(pace.to_dict()))
    wall.at += timedelta(minutes=1)
    again = Pace(STEPS, wall)
    assert again.take_up(kept)
    assert again.step.id == "two"
    assert [again.played_in(s) for s in STEPS] == [2, 5, 0, 0]


def test_a_room_taken_up_the_next_day_waits(pace: Pace, wall: Wall) -> None:
    pace.begin("two")
    play(pace, wall, 4)
    kept = pace.to_dict()
    wall.at += timedelta(days=1)
    again = Pace(STEPS, wall)
    again.take_up(kept)
    play(again, wall, 3)
    assert again.played_in(again.step) == 4
    again.resume()
    play(again, wall, 1)
    assert again.played_in(again.step) == 5


def test_only_the_step_in_play_runs_on_after_a_kill(pace: Pace, wall: Wall) -> None:
    pace.begin("one")
    pace.begin("two")
    kept = pace.to_dict()
    kept["steps"]["one"]["seen"] = wall.at.isoformat()
    again = Pace(STEPS, wall)
    again.take_up(kept)
    play(again, wall, 2)
    assert [again.played_in(s) for s in STEPS] == [0, 2, 0, 0]


def test_a_break_is_found_again(pace: Pace, wall: Wall) -> None:
    pace.begin("two")
    until = pace.take_break(10)
    again = Pace(STEPS, wall)
    again.take_up(json.loads(json.dumps(pace.to_dict())))
    assert again.break_until == until


@pytest.mark.parametrize(
    "kept",
    [{}, {"step": "nine"}, {"step": ""}, {"step": 4}, {"steps": {"one": {"played": 3}}}],
)
def test_values_that_say_nothing_of_the_agenda_are_passed_over(pace: Pace, kept: dict) -> None:
    assert not pace.take_up(kept)
    assert pace.step.id == "one"


@pytest.mark.parametrize(
    "values",
    [
        {"steps": 3},
        {"steps": {"two": 5}},
        {"steps": {"two": {"planned": "x", "played": -1}}},
        {"break_until": "hier"},
        {"break_until": "2019-01-01T00:00:00+00:00"},
        {"break_until": "2026-03-17T10:00:00"},
    ],
)
def test_a_damaged_clock_gives_a_step_that_starts_anew(pace: Pace, values: dict) -> None:
    assert pace.take_up({"step": "two", **values})
    assert (pace.step.id, pace.begun, pace.played_in(pace.step)) == ("two", True, 0)
    assert not pace.on_break
