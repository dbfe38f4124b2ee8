"""Numbers and days as people type them in fields that hold nothing else."""

from datetime import date

from pcra_game.domain.errors import IllegalMoveError
from pcra_game.texts.facts import not_a_date

UNSHIFTED = "à&é\"'(-è_ç"
"""What the row of digits of a French keyboard types without Shift, from 0 to 9."""

_AS_DIGITS = str.maketrans(UNSHIFTED + "’", "0123456789" + "4")
_CENTURY = 2000
_LEAP_CYCLE = 8
"""Years within which every day of the calendar comes again."""


def digits_of(text: str) -> str:
    """Give what was typed without its spaces, in digits where Shift was forgotten throughout.

    Half a slip stays as it is: « 2-3 » is no 263.
    """
    typed = "".join(text.split())
    read = typed.translate(_AS_DIGITS)
    slipped = not any(sign.isdecimal() for sign in typed) and is_whole(read)
    return read if slipped else typed


def is_whole(text: str) -> bool:
    """Whether a text is a whole number in plain digits."""
    return text.isascii() and text.isdecimal()


def read_day(text: str, today: date | None = None) -> date:
    """Give the day that « 24/11/2026 », « 24-11-26 » or « 2026-11-24 » says.

    Where `today` is given the year may be left out: it is the next such day. Raises
    IllegalMoveError with one French sentence.
    """
    typed = text.strip()
    parts = "".join(typed.split()).replace("-", "/").replace(".", "/").split("/")
    whole = all(is_whole(part) and len(part) <= len("2026") for part in parts)
    if whole and len(parts) == 3:
        day, month, year = parts if len(parts[0]) < len("2026") else parts[::-1]
        years = [int(year) + (_CENTURY if len(year) <= 2 else 0)]
    elif whole and len(parts) == 2 and today is not None:
        day, month = parts
        years = [today.year + more for more in range(_LEAP_CYCLE + 1)]
    else:
        raise IllegalMoveError(not_a_date(typed, short=today is not None))
    for wanted in years:
        found = _day(wanted, int(month), int(day))
        if found is not None and (len(parts) == 3 or today is None or found >= today):
            return found
    raise IllegalMoveError(not_a_date(typed, short=today is not None))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
