"""Durations as people type them: « 15 », « 2 h », « 1 h 30 », « 3 j », « J+3 », in minutes."""

import re

from pcra_game.domain.errors import IllegalMoveError
from pcra_game.texts.facts import not_a_duration
from pcra_game.texts.typography import DAY, HOUR, fold

NOTHING = frozenset({"", "sans objet", "jamais", "aucun", "aucune", "-", "—"})
"""Words for a duration that does not exist."""

AT_ONCE = frozenset({"immediat", "immediat (≤ 5 min)", "tout de suite", "h0", "j0", "0"})

_MINUTE_WORDS = r"(?:min|mn|minutes?|m|')"
_HOUR_WORDS = r"(?:h|heures?)"
_DAY_WORDS = r"(?:j|jours?)"
_WEEK_WORDS = r"(?:sem|semaines?)"
_NUMBER = r"(\d{1,7}(?:[.,]\d{1,2})?)"

_PARTS = re.compile(
    rf"(?:{_NUMBER} ?{_WEEK_WORDS}(?![a-z]))? ?(?:{_NUMBER} ?{_DAY_WORDS}(?![a-z]))?,? ?"
    rf"(?:{_NUMBER} ?{_HOUR_WORDS}(?![a-z]))? ?(?:(\d{{1,7}}) ?({_MINUTE_WORDS})?)?"
)
_DAY_NAMED = re.compile(r"j ?\+? ?(\d{1,4})(?:,? (.+))?")
_HOUR_NAMED = re.compile(r"h ?\+ ?(\d{1,7})(?: ?h)?")
_AFTER_THE_CUT = re.compile(r"h ?\+ ?(.+)")


def read_duration(text: str) -> int | None:
    """Give the minutes that `text` says, `None` for « sans objet » or nothing.

    A number alone is minutes. Raises IllegalMoveError with one French sentence.
    """
    said = fold(text)
    if said in NOTHING:
        return None
    minutes = _minutes(said)
    if minutes is None:
        raise IllegalMoveError(not_a_duration(text.strip()))
    return minutes


def read_instant(text: str) -> int | None:
    """Give the minutes after H0 that « H+12 », « H+20 min », « J+3 » or a duration says."""
    said = fold(text)
    hours = _HOUR_NAMED.fullmatch(said)
    if hours is not None:
        return int(hours[1]) * HOUR
    after = _AFTER_THE_CUT.fullmatch(said)
    return read_duration(after[1] if after is not None else text)


def _minutes(said: str) -> int | None:
    if said in AT_ONCE:
        return 0
    if said.isdecimal() and said.isascii() and len(said) <= 7:
        return int(said)
    day = _DAY_NAMED.fullmatch(said)
    if day is not None:
        rest = _minutes(day[2]) if day[2] else 0
        return None if rest is None else int(day[1]) * DAY + rest
    return _parts(said)


def _parts(said: str) -> int | None:
    """« 2 j 3 h 30 » and every shorter form; at least one part."""
    found = _PARTS.fullmatch(said)
    if found is None or not any(found.groups()):
        return None
    weeks, days, hours, minutes, unit = found.groups()
    bare = minutes is not None and unit is None
    if bare and (hours is None or not hours.isdecimal() or len(minutes) > 2):
        return None
    whole = (
        _number(weeks) * 7 * DAY + _number(days) * DAY + _number(hours) * HOUR + int(minutes or 0)
    )
    return round(whole)


def _number(digits: str | None) -> float:
    return float(digits.replace(",", ".")) if digits else 0.0
