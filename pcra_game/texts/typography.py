"""French typography in one place: durations, dates, guillemets, lists, and the folding of search.

The spaces are those of the Imprimerie nationale: U+00A0 between a number and its unit, before a
colon and inside guillemets; U+202F before the other high signs.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

NO_BREAK = "\u00a0"
NARROW = "\u202f"

CODE_WITH_ZERO = re.compile(r"(?<![\w-])[A-Z]{1,4}-?[A-Z0-9]*0[A-Z0-9]*(?![\w-])")
"""Codes such as C0, P0 or URG-04: the zero of Atkinson is slashed, they need another face."""

HOUR = 60
DAY = 24 * HOUR
_LONGEST_IN_HOURS = 72 * HOUR

_ANY_SPACE = "[ \u00a0\u202f]*"
_HIGH_SIGNS = re.compile(rf"(?<=\S){_ANY_SPACE}([;!?]+)(?=[\s»)]|$)")
_COLON = re.compile(rf"(?<=\S){_ANY_SPACE}:(?=\s|$)")
_OPENING = re.compile(rf"«{_ANY_SPACE}")
_CLOSING = re.compile(rf"{_ANY_SPACE}»")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})


def duration(minutes: int | None, none: str = "sans objet") -> str:
    """Say a delay as a caregiver does: hours up to 72, then days.

    Takes minutes, or `None` for a delay that does not exist; gives `none` in that case.
    Raises `ValueError` below zero.
    """
    if minutes is None:
        return none
    if minutes < 0:
        raise ValueError(f"negative duration: {minutes}")
    if minutes == 0:
        return f"immédiat (≤{NO_BREAK}5{NO_BREAK}min)"
    if minutes < HOUR:
        return f"{minutes}{NO_BREAK}min"
    if minutes <= _LONGEST_IN_HOURS:
        return _hours(minutes)
    days, rest = divmod(minutes, DAY)
    said = f"{days}{NO_BREAK}j"
    return f"{said} {_hours(rest) if rest >= HOUR else duration(rest)}" if rest else said


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, HOUR)
    said = f"{hours}{NO_BREAK}h"
    return f"{said}{NO_BREAK}{rest:02d}" if rest else said


def work_hours(minutes: int) -> str:
    """Say an amount of work: always in hours, rounded up, since a day of work has not 24."""
    return f"{grouped(-(-minutes // HOUR))}{NO_BREAK}h"


def instant_label(minutes: int) -> str:
    """Name an instant of the outage: H0, H+20 min, H+12, J+1, J+9.

    Takes the minutes since the cut. From 24 h on the day carries what is left: J+1, 6 h.
    Raises `ValueError` below zero.
    """
    if minutes < 0:
        raise ValueError(f"negative instant: {minutes}")
    if minutes == 0:
        return "H0"
    if minutes < HOUR:
        return f"H+{minutes}{NO_BREAK}min"
    if minutes < DAY:
        hours, rest = divmod(minutes, HOUR)
        return f"H+{hours}{NO_BREAK}h{NO_BREAK}{rest:02d}" if rest else f"H+{hours}"
    days, rest = divmod(minutes, DAY)
    return f"J+{days}, {duration(rest)}" if rest else f"J+{days}"


def count(n: int, singular: str, plural: str) -> str:
    """Give « 1 carte », « 12 cartes »: in French zero and one are singular."""
    return f"{grouped(n)}{NO_BREAK}{singular if abs(n) < 2 else plural}"


def grouped(n: int) -> str:
    """Give a whole number with its thousands apart from five digits on: 1234, 12 345."""
    return f"{n:,}".replace(",", NARROW) if abs(n) >= 10_000 else str(n)


def quoted(text: str) -> str:
    """Put `text` between French guillemets."""
    return f"«{NO_BREAK}{text.strip()}{NO_BREAK}»"


def spaced(text: str) -> str:
    """Give `text` with the French spaces before high signs and inside guillemets.

    A sign glued to what follows (a link, an hour such as 14:30) is left alone.
    """
    text = _HIGH_SIGNS.sub(rf"{NARROW}\1", text)
    text = _COLON.sub(f"{NO_BREAK}:", text)
    return _CLOSING.sub(f"{NO_BREAK}»", _OPENING.sub(f"«{NO_BREAK}", text))


def date_fr(iso: str) -> str:
    """Give 24/11/2026 from an ISO date or instant; raises `ValueError` if it is neither."""
    return datetime.fromisoformat(iso).strftime("%d/%m/%Y")


def time_fr(iso: str) -> str:
    """Give « 14 h 30 » from an ISO instant; raises `ValueError` if it is not one."""
    instant = datetime.fromisoformat(iso)
    return f"{instant.hour}{NO_BREAK}h{NO_BREAK}{instant.minute:02d}"


def join_fr(parts: Iterable[str]) -> str:
    """Give « a, b et c »."""
    *first, last = [*parts] or [""]
    return f"{', '.join(first)} et {last}" if first else last


def ellipsis(text: str, limit: int) -> str:
    """Give `text` in at most `limit` signs, cut at a word if one ends near, then « … ».

    Raises `ValueError` if `limit` leaves no room for the ellipsis itself.
    """
    if limit < 1:
        raise ValueError(f"no room: {limit}")
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    if not text[limit - 1].isspace():
        words = kept.rsplit(None, 1)
        if len(words) == 2 and len(words[0]) * 2 >= limit:
            kept = words[0]
    return f"{kept.rstrip()}…"


@lru_cache(maxsize=8192)  # every key typed compares with the same few hundred labels
def fold(text: str) -> str:
    """Give what a search compares: no case, no accent, plain spaces."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    return " ".join(bare.casefold().translate(_LIGATURES).split())
