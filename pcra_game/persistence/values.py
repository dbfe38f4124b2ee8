"""What a stored entry may hold at most: the bounds of the format, wider than the rules of a room.

The rules of a release may become stricter; a file that an earlier one wrote must still open. These
bounds only move outwards.
"""

import re
from collections.abc import Callable, Hashable
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, cast

from pcra_game.domain.activity_events import ActivityAdded
from pcra_game.domain.answer_events import CardPlayed, CardWithdrawn
from pcra_game.domain.journal import Entry

LONGEST_TEXT = 1_000
LONGEST_LIST = 1_000
LARGEST_NUMBER = 10_000_000
"""Five times what the rules allow of a text; minutes of nineteen years."""

_DATES = {"due", "on", "dated", "checked_on"}
_CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")


class ValueRefused(ValueError):  # noqa: N818
    """A value that no version of this program writes; `field` names where it stands."""

    def __init__(self, field: str) -> None:
        """Takes the name of the field, never what it holds."""
        super().__init__(field)
        self.field = field


def check_entry(entry: Entry) -> None:
    """Raise ValueRefused at the first value of an entry that no session can hold."""
    for name in ("actor", "phase"):
        _check_text(name, getattr(entry, name) or "")
    _check_instant(entry.recorded_at)
    for event in entry.events:
        _check(type(event).__name__, event)


def made_twice(entries: tuple[Entry, ...]) -> tuple[int, str] | None:
    """Give number and id of the first entry that makes again what is there, or `None`.

    Takes the entries that count, in order.
    """
    cards: set[str] = set()
    activities: set[str] = set()
    for entry in entries:
        for event in entry.events:
            if isinstance(event, CardWithdrawn):
                cards.discard(event.card)
                continue
            if isinstance(event, CardPlayed):
                id, there = event.card.id, cards
            elif isinstance(event, ActivityAdded):
                id, there = event.id, activities
            else:
                continue
            if id in there:
                return entry.seq, id
            there.add(id)
    return None


def _check(name: str, value: Any) -> None:
    if isinstance(value, Enum) or value is None:
        return
    if isinstance(value, str):
        _check_text(name, value)
    elif isinstance(value, int):
        if abs(value) > LARGEST_NUMBER:
            raise ValueRefused(name)
    elif isinstance(value, tuple):
        if len(value) > LONGEST_LIST:
            raise ValueRefused(name)
        for item in value:
            _check(name, item)
    else:
        kind = cast(Hashable, type(value))
        for field, found in zip(_names(kind), _values(kind)(value), strict=True):
            _check(field, found)


def _check_text(name: str, text: str) -> None:
    if len(text) > LONGEST_TEXT or _CONTROL.search(text) or (name == "id" and not text):
        raise ValueRefused(name)
    if name in _DATES:
        _check_date(name, text)


def _check_date(name: str, text: str) -> None:
    try:
        valid = date.fromisoformat(text).isoformat() == text
    except ValueError:
        valid = False
    if not valid:
        raise ValueRefused(name)


def _check_instant(text: str) -> None:
    if not text:
        # Never written in a room; nobody knows when.
        return
    try:
        valid = bool(_INSTANT.fullmatch(text)) and bool(datetime.fromisoformat(text))
    except ValueError:
        valid = False
    if not valid:
        raise ValueRefused("recorded_at")


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, kind)))


@cache
def _values(kind: Hashable) -> Callable[[Any], tuple[Any, ...]]:
    names = _names(kind)
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    found: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    return found
