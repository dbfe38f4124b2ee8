"""Minutes of play are counted whatever the wall clock does."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from pcra_game.workshop.clock import LONGEST_STEP, PhaseClock


class Wall:
    """A wall clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def clock(wall: Wall) -> PhaseClock:
    made = PhaseClock(wall)
    made.start(15)
    return made


def play(clock: PhaseClock, wall: Wall, minutes: int) -> None:
    """A room that looks at its clock once a minute."""
    for _ in range(minutes):
        wall.passes(minutes=1)
        clock.remaining()


def test_a_clock_that_never_started_says_nothing(wall: Wall) -> None:
    clock = PhaseClock(wall)
    clock.add(5)
    clock.resume()
    wall.passes(minutes=1)
    assert (clock.said(), clock.remaining(), clock.running) == ("", timedelta(0), False)
    assert not clock.overrun


def test_what_is_left_is_said_in_minutes_and_seconds(clock: PhaseClock, wall: Wall) -> None:
    assert clock.said() == "15:00"
    wall.passes(minutes=2, seconds=20)
    assert clock.said() == "12:40"
    assert clock.remaining() == timedelta(minutes=12, seconds=40)


def test_what_was_played_is_told_apart_from_what_is_left(clock: PhaseClock, wall: Wall) -> None:
    play(clock, wall, 3)
    clock.add(5)
    assert (clock.played(), clock.planned_minutes()) == (timedelta(minutes=3), 20)
    assert clock.wall() == wall.at
    assert (PhaseClock(wall).played(), PhaseClock(wall).planned_minutes()) == (timedelta(0), 0)


def test_an_overrun_is_said_with_a_plus(clock: PhaseClock, wall: Wall) -> None:
    play(clock, wall, 18)
    wall.passes(seconds=10)
    assert clock.said() == "+03:10"
    assert clock.remaining() == timedelta(minutes=-3, seconds=-10)
    assert clock.overrun


def test_the_last_second_is_neither_early_nor_over(clock: PhaseClock, wall: Wall) -> None:
    play(clock, wall, 14)
    wall.passes(seconds=59, milliseconds=1)
    assert clock.said() == "00:01"
    wall.passes(milliseconds=1499)
    assert clock.said() == "00:00"
    wall.passes(milliseconds=500)
    assert clock.said() == "+00:01"


def test_more_than_an_hour_stays_in_minutes(wall: Wall) -> None:
    clock = PhaseClock(wall)
    clock.start(65)
    assert clock.said() == "65:00"


def test_a_pause_counts_for_nothing(clock: PhaseClock, wall: Wall) -> None:
    wall.passes(minutes=1)
    clock.pause()
    wall.passes(minutes=3)
    assert (clock.said(), clock.running) == ("14:00", False)
    clock.resume()
    clock.resume()
    wall.passes(minutes=1)
    assert (clock.said(), clock.running) == ("13:00", True)


def test_five_minutes_more_can_be_given_running_or_paused(clock: PhaseClock, wall: Wall) -> None:
    clock.add(5)
    clock.pause()
    clock.add(5)
    assert clock.said() == "25:00"
    clock.add(-10)
    assert clock.said() == "15:00"


def test_a_new_round_forgets_the_one_before(clock: PhaseClock, wall: Wall) -> None:
    play(clock, wall, 20)
    clock.pause()
    clock.start(30)
    assert (clock.said(), clock.running) == ("30:00", True)


def test_a_wall_clock_that_jumps_back_gives_no_time(clock: PhaseClock, wall: Wall) -> None:
    wall.passes(minutes=1)
    assert clock.said() == "14:00"
    wall.passes(hours=-2)
    assert clock.said() == "14:00"
    wall.passes(minutes=1)
    assert clock.said() == "13:00"


@pytest.mark.parametrize("gone", [timedelta(hours=8), LONGEST_STEP + timedelta(seconds=1)])
def test_a_machine_that_slept_counts_nothing(
    clock: PhaseClock, wall: Wall, gone: timedelta
) -> None:
    wall.passes(minutes=1)
    clock.remaining()
    wall.at += gone
    assert (clock.said(), clock.running) == ("14:00", True)
    wall.passes(minutes=1)
    assert clock.said() == "13:00"


def test_a_machine_that_dozed_while_the_room_played_counts_all(
    clock: PhaseClock, wall: Wall
) -> None:
    wall.at += LONGEST_STEP
    assert clock.said() == "10:00"


def restarted(clock: PhaseClock, wall: Wall) -> PhaseClock:
    """The clock after it went through a file."""
    return PhaseClock.from_dict(json.loads(json.dumps(clock.to_dict())), wall)


def test_a_restart_within_a_minute_loses_nothing(clock: PhaseClock, wall: Wall) -> None:
    play(clock, wall, 4)
    clock.add(5)
    kept = clock.to_dict()
    wall.passes(seconds=40)
    again = PhaseClock.from_dict(kept, wall)
    assert (again.said(), again.running) == ("15:20", True)


def test_the_next_day_the_clock_waits_paused(clock: PhaseClock, wall: Wall) -> None:
    play(clock, wall, 4)
    kept = clock.to_dict()
    wall.passes(hours=20)
    again = PhaseClock.from_dict(kept, wall)
    assert (again.said(), again.running) == ("11:00", False)


def test_a_paused_clock_stays_paused(clock: PhaseClock, wall: Wall) -> None:
    clock.pause()
    assert (restarted(clock, wall).said(), restarted(clock, wall).running) == ("15:00", False)


def test_a_clock_kept_in_the_future_waits_paused(clock: PhaseClock, wall: Wall) -> None:
    kept = clock.to_dict()
    wall.passes(hours=-1)
    again = PhaseClock.from_dict(kept, wall)
    assert (again.said(), again.running) == ("15:00", False)


def test_a_clock_that_never_started_comes_back_so(wall: Wall) -> None:
    assert not restarted(PhaseClock(wall), wall).started


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"planned": "900", "played": 0, "seen": None},
        {"planned": 900, "played": -1, "seen": None},
        {"planned": 1e300, "played": 0, "seen": None},
        {"planned": float("nan"), "played": 0, "seen": None},
        {"planned": True, "played": 0, "seen": None},
        {"planned": 900, "seen": None},
    ],
)
def test_values_that_make_no_sense_give_a_clock_that_has_not_started(
    kept: dict[str, object], wall: Wall
) -> None:
    assert not PhaseClock.from_dict(kept, wall).started


@pytest.mark.parametrize("seen", ["hier", 3, "2026-03-17T09:00:00"])
def test_an_unreadable_instant_gives_a_paused_clock(seen: object, wall: Wall) -> None:
    again = PhaseClock.from_dict({"planned": 900, "played": 60, "seen": seen}, wall)
    assert (again.said(), again.running) == ("14:00", False)
