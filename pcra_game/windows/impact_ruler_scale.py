"""The stepped scale of the impact ruler, and where a delay lies on it."""

from dataclasses import dataclass
from itertools import pairwise

from pcra_game.domain.deck import Axis
from pcra_game.texts.activity_sheet import AXIS_KEYS, NEVER
from pcra_game.texts.typography import DAY, HOUR, duration

STOPS: tuple[int | None, ...] = (15, HOUR, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, None)
"""Minutes of each step; the last one is never."""

LABELS = tuple(
    NEVER if stop is None else duration(stop) if stop <= 3 * DAY else f"{stop // DAY}\u00a0j"
    for stop in STOPS
)

DIGITS = tuple(str(step) for step in range(1, len(STOPS) + 1))
"""One digit for each step."""

UPPER_ROW = ("&", "é", '"', "'", "(", "-", "è", "_")
"""The same keys on a French keyboard, where a figure asks for Shift."""

STEP_KEYS = {key: stop for row in (DIGITS, UPPER_ROW) for key, stop in zip(row, STOPS, strict=True)}
"""What each key of the upper row says, in minutes."""

KEYS = {key: Axis(axis) for axis, key in AXIS_KEYS.items()}
"""One letter for each axis."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What the ruler says; minutes, `None` for never."""

    axis: Axis
    serious: int | None
    dangerous: int | None

    @property
    def possible(self) -> bool:
        """Whether nothing is dangerous before it is serious."""
        if self.dangerous is None:
            return True
        return self.serious is not None and self.serious <= self.dangerous


def place(minutes: int | None) -> float:
    """Where a delay lies: 0 for the first step, 7 for never, between two steps in proportion."""
    last = len(STOPS) - 1
    if minutes is None:
        return float(last)
    timed = [stop for stop in STOPS if stop is not None]
    if minutes <= timed[0]:
        return 0.0
    for index, (low, high) in enumerate(pairwise(timed)):
        if minutes <= high:
            return index + (minutes - low) / (high - low)
    return float(last - 1)


def step_at(x: float, width: float) -> int:
    """The step under a point of a scale that is `width` wide."""
    cell = width / len(STOPS)
    return min(max(int(x / cell), 0), len(STOPS) - 1)
