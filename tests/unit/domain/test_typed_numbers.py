"""Numbers and days as hands type them: without Shift, without a year."""

from datetime import date

import pytest

from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.typed_numbers import digits_of, read_day

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", "12"),
        ("&é", "12"),
        ("\"'(-è_çà", "34567890"),
        ("’", "4"),
        (" & à ", "10"),
        ("2 600", "2600"),
        ("&1", "&1"),
        ("-3", "-3"),
        ("2-3", "2-3"),
        ("é lits", "élits"),
        ("", ""),
    ],
)
def test_the_row_of_digits_without_shift_is_read_as_digits_and_half_a_slip_is_not(typed, read):
    assert digits_of(typed) == read


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15/12", date(2026, 12, 15)),
        ("15-12", date(2026, 12, 15)),
        ("15.12", date(2026, 12, 15)),
        ("15 / 12", date(2026, 12, 15)),
        ("26/11", TODAY),
        ("25/11", date(2027, 11, 25)),
        ("29/2", date(2028, 2, 29)),
        ("15/12/26", date(2026, 12, 15)),
        ("15/12/2026", date(2026, 12, 15)),
        ("1/2/2025", date(2025, 2, 1)),
        ("2026-12-15", date(2026, 12, 15)),
    ],
)
def test_a_day_without_its_year_is_the_next_one(typed, day):
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["32/12", "15/13", "30/2", "15", "demain", "15/12/", "1/1/20260"])
def test_what_is_no_day_is_said_in_one_sentence(typed):
    with pytest.raises(IllegalMoveError, match=r"n’est pas une date"):
        read_day(typed, TODAY)


def test_a_day_that_may_be_past_needs_its_year():
    with pytest.raises(IllegalMoveError, match="24/11/2026"):
        read_day("15/12")
    assert read_day("15/12/26") == date(2026, 12, 15)
