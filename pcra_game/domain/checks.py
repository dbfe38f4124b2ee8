"""Checks that every value passes on its way into the journal, by the name of its fields.

One walk over a dataclass cleans its texts, compares lengths and numbers with their limits, and
looks every reference up. Field names are uniform across events, so each rule is written once.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from pcra_game.domain import limits
from pcra_game.domain.clean import clean
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import refusals
from pcra_game.texts.words import FIELD

T = TypeVar("T")

TEXT_LIMITS: Mapping[tuple[str, str], int] = {
    ("Solution", "what"): limits.WHAT,
    ("Solution", "who"): limits.WHO,
    ("Solution", "with_what"): limits.WITH_WHAT,
    ("Solution", "signal"): limits.WHEN,
    ("Solution", "accepted_risk"): limits.ACCEPTED_RISK,
    ("Action", "text"): limits.ACTION,
    ("Action", "owner"): limits.WHO,
    ("Arbitrage", "text"): limits.ACTION,
    ("Arbitrage", "cost"): limits.WHO,
    ("Arbitrage", "people"): limits.WHO,
    ("Means", "label"): limits.LABEL,
    ("Means", "place"): limits.WITH_WHAT,
    ("ParkedItem", "text"): limits.PARKED,
    ("ActivityAdded", "label"): limits.LABEL,
    ("FunctionAdded", "label"): limits.WHO,
    ("ActivitySetAside", "reason"): limits.REASON,
    ("CloseCard", "reason"): limits.REASON,
    ("Justify", "justification"): limits.REASON,
    ("FindingAccepted", "reason"): limits.REASON,
    ("LogNoted", "text"): limits.LOG,
    ("InjectJudged", "word"): limits.WORD,
}
"""Limits in code points by class and field; every other text has `limits.SHORT_TEXT`."""

DATE_FIELDS = {"due", "on", "dated", "checked_on"}
PERCENT_FIELDS = {"activity_share_percent"}
SIGNED_FIELDS = {"utc_offset_minutes"}
COUNT_FIELDS = {
    "quantity",
    "per_day",
    "daily_volume",
    "staff_day",
    "staff_night",
    "staff_weekend",
    "count",
    "dots",
    "files_per_day",
    "counts",
    "holds",
    "does_not",
}

Known = Callable[[WorkshopState, Game], Mapping[str, Any]]

REFERENCES: Mapping[str, tuple[str, Known]] = {
    "activity": ("L’activité", lambda state, game: {**game.activities, **state.activities}),
    "function": ("La fonction", lambda state, game: {**game.functions, **state.functions}),
    "deputy": ("La fonction", lambda state, game: {**game.functions, **state.functions}),
    "referent": ("La fonction", lambda state, game: {**game.functions, **state.functions}),
    "signed_by": ("La fonction", lambda state, game: {**game.functions, **state.functions}),
    "service": ("Le service", lambda _state, game: game.services),
    "services": ("Le service", lambda _state, game: game.services),
    "context": ("Le contexte", lambda _state, game: game.contexts),
    "follows": ("Le contexte", lambda _state, game: game.contexts),
    "phase": ("La phase", lambda _state, game: game.phases),
    "inject": ("L’événement", lambda _state, game: game.injects),
    "means": ("Le moyen", lambda state, _game: state.means),
    "card": ("La carte", lambda state, _game: state.cards),
}
"""Fields that name something, what the room calls it, and where it must be found."""

MAY_BE_EMPTY = {
    ("GovernanceRoleGiven", "function"),
    ("ReferentNamed", "function"),
    ("ServiceDescribed", "referent"),
    ("ReopeningCheckSet", "signed_by"),
}
"""References that may say nobody: the role or the line is there, its holder is not known yet."""

NAMED_ONCE = {("ActivityNeedsSet", "services"), ("Solution", "services")}
"""Lists where a second mention adds nothing, and goes."""


def checked(value: T, state: WorkshopState, game: Game) -> T:
    """Give `value` (a dataclass) with its texts cleaned.

    Raises IllegalMoveError at the first text, number, date or reference that does not hold.
    """
    assert is_dataclass(value)
    changes = {
        f.name: _field(type(value).__name__, f.name, getattr(value, f.name), state, game)
        for f in fields(value)
    }
    build: Any = type(value)
    rebuilt: T = build(**changes)
    return rebuilt


def require_text(field: str, text: str) -> None:
    """Raise IllegalMoveError if nothing is written, or spaces alone."""
    if not text.strip():
        raise IllegalMoveError(refusals.empty(field))


def _field(owner: str, name: str, value: Any, state: WorkshopState, game: Game) -> Any:
    if value is None or isinstance(value, (Enum, bool)):
        return value
    if is_dataclass(value):
        return checked(value, state, game)
    if isinstance(value, tuple):
        items = tuple(_field(owner, name, item, state, game) for item in value)
        return tuple(dict.fromkeys(items)) if (owner, name) in NAMED_ONCE else items
    if isinstance(value, int):
        _check_number(name, value)
        return value
    return _checked_text(owner, name, value, state, game)


def _checked_text(owner: str, name: str, text: str, state: WorkshopState, game: Game) -> str:
    text = clean(text)
    limit = TEXT_LIMITS.get((owner, name), limits.SHORT_TEXT)
    if len(text) > limit:
        raise IllegalMoveError(refusals.too_long(name, len(text), limit))
    if name in DATE_FIELDS:
        _check_date(text)
    if name == "id":
        require_text(name, text)
    if name in REFERENCES and (text or (owner, name) not in MAY_BE_EMPTY):
        kind, known = REFERENCES[name]
        if text not in known(state, game):
            raise IllegalMoveError(refusals.unknown(kind, text))
    return text


def _check_number(name: str, value: int) -> None:
    low, high = 0, limits.MAX_MINUTES
    if name in PERCENT_FIELDS:
        high = 100
    elif name in COUNT_FIELDS:
        high = limits.MAX_COUNT
    elif name in SIGNED_FIELDS:
        low, high = -14 * 60, 14 * 60
    if not low <= value <= high:
        raise IllegalMoveError(refusals.out_of_range(FIELD.get(name, name), value, low, high))


def _check_date(text: str) -> None:
    try:
        valid = date.fromisoformat(text).isoformat() == text
    except ValueError:
        valid = False
    if not valid:
        raise IllegalMoveError(refusals.bad_date(text))
