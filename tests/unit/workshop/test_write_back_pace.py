"""A working copy goes back soon after a gesture, and not at each of a hundred."""

import pytest

from pcra_game.workshop.write_back_pace import AFTER_LAST, AT_LEAST, RETRIES, WriteBackPace


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> WriteBackPace:
    return WriteBackPace(clock)


def test_without_a_gesture_nothing_is_due(pace: WriteBackPace) -> None:
    assert pace.due_in() is None
    assert not pace.waiting


def test_it_is_due_two_seconds_after_the_last_gesture(pace: WriteBackPace, clock: Clock) -> None:
    pace.entered()
    clock.at += 1.5
    pace.entered()
    assert pace.due_in() == AFTER_LAST
    clock.at += 5
    assert pace.due_in() == 0


def test_gestures_that_keep_coming_put_it_off_for_thirty_seconds(
    pace: WriteBackPace, clock: Clock
) -> None:
    began = clock.at
    while pace.due_in() != 0:
        pace.entered()
        clock.at += 0.5
        assert clock.at - began <= AT_LEAST
    assert clock.at - began == AT_LEAST


def test_a_gesture_during_a_write_back_needs_another_one(pace: WriteBackPace, clock: Clock) -> None:
    pace.entered()
    pace.begun()
    assert pace.due_in() is None
    assert pace.waiting
    clock.at += 1
    pace.entered()
    pace.ended(well=True)
    assert pace.due_in() == AFTER_LAST


def test_after_a_write_back_nothing_is_due(pace: WriteBackPace) -> None:
    pace.entered()
    pace.begun()
    pace.ended(well=True)
    assert pace.due_in() is None
    assert not pace.waiting


def test_a_place_that_fails_is_tried_less_and_less_often(pace: WriteBackPace, clock: Clock) -> None:
    pace.entered()
    waits = []
    for _ in range(6):
        pace.begun()
        pace.ended(well=False)
        pace.entered()
        waits.append(pace.due_in())
        clock.at += pace.due_in() or 0
    assert waits == [*RETRIES, RETRIES[-1], RETRIES[-1]]
    pace.begun()
    pace.ended(well=True)
    assert not pace.waiting
