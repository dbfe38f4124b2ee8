"""Moments are said in hours the first day, then in days."""

import pytest

from pcra_game.domain.moments import FictiveClock


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (0, "H0 (mar. 14\u00a0h\u00a040)"),
        (8, "H+8\u00a0min (mar. 14\u00a0h\u00a048)"),
        (80, "H+1\u00a0h\u00a020 (mar. 16\u00a0h)"),
        (120, "H+2 (mar. 16\u00a0h\u00a040)"),
        (559, "H+9\u00a0h\u00a019 (mar. 23\u00a0h\u00a059)"),
        (560, "J+1 (mer. 0\u00a0h)"),
        (8600, "J+6 (lun. 14\u00a0h)"),
    ],
)
def test_a_moment_gives_the_stretch_the_day_and_the_hour(offset: int, said: str) -> None:
    assert FictiveClock.starting("mardi", "14:40").label(offset) == said
