"""Arrow keys go to what the eye expects."""

import pytest

from pcra_game.table_view.boxes import Box
from pcra_game.table_view.spatial import Direction, neighbour

GRID = {
    f"{row}{column}": Box(column * 100, row * 60, 80, 40) for row in range(3) for column in range(3)
}


@pytest.mark.parametrize(
    ("direction", "reached"),
    [
        (Direction.LEFT, "10"),
        (Direction.RIGHT, "12"),
        (Direction.UP, "01"),
        (Direction.DOWN, "21"),
    ],
)
def test_an_arrow_goes_to_the_next_in_its_row_or_column(direction: Direction, reached: str) -> None:
    assert neighbour(GRID, "11", direction) == reached


def test_nothing_lies_beyond_the_edge() -> None:
    assert neighbour(GRID, "00", Direction.LEFT) is None
    assert neighbour(GRID, "22", Direction.DOWN) is None


def test_an_arrow_keeps_to_its_column_before_what_is_nearer_aside() -> None:
    boxes = {
        "start": Box(0, 0, 80, 40),
        "below": Box(0, 120, 80, 40),
        "aside": Box(140, 45, 80, 40),
    }
    assert neighbour(boxes, "start", Direction.DOWN) == "below"


def test_an_arrow_still_reaches_what_lies_aside_only() -> None:
    boxes = {"start": Box(0, 0, 80, 40), "aside": Box(400, 45, 80, 40)}
    assert neighbour(boxes, "start", Direction.DOWN) == "aside"


def test_of_two_equally_far_the_one_in_line_is_taken() -> None:
    boxes = {
        "start": Box(100, 0, 80, 40),
        "a-shifted": Box(60, 60, 80, 40),
        "b-in-line": Box(100, 60, 80, 40),
    }
    assert neighbour(boxes, "start", Direction.DOWN) == "b-in-line"
