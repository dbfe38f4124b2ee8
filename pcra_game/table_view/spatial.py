"""From one thing of the table to the next with the arrow keys: plain geometry, no Qt."""

from collections.abc import Mapping
from enum import Enum

from pcra_game.table_view.boxes import Box

_ASIDE = 2.5
"""A step aside costs more than a step ahead, so that an arrow keeps to its row or column."""


class Direction(Enum):
    """The way an arrow key points, as steps along x and y."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(boxes: Mapping[str, Box], start: str, direction: Direction) -> str | None:
    """Give what lies nearest in that direction, or None where nothing does."""
    origin = boxes[start]
    reached = {
        key: cost
        for key, box in boxes.items()
        if key != start and (cost := _cost(origin, box, direction)) is not None
    }
    return min(reached, key=lambda key: (reached[key], key)) if reached else None


def _cost(origin: Box, box: Box, direction: Direction) -> float | None:
    """How far `box` lies ahead, its distance aside weighed; None where it is not ahead."""
    along_x, along_y = direction.value
    if along_x:
        ahead = box.x - origin.right if along_x > 0 else origin.x - box.right
        aside = max(box.y - origin.bottom, origin.y - box.bottom, 0)
        drift = abs(box.middle[1] - origin.middle[1])
    else:
        ahead = box.y - origin.bottom if along_y > 0 else origin.y - box.bottom
        aside = max(box.x - origin.right, origin.x - box.right, 0)
        drift = abs(box.middle[0] - origin.middle[0])
    if ahead < 0:
        return None
    return ahead + _ASIDE * aside + drift / 1000
