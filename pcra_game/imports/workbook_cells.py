"""One cell of a sheet of facts, read as its column says; what does not hold is said in French."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from pcra_game.domain.answers import Spending
from pcra_game.domain.checks import COUNT_FIELDS
from pcra_game.domain.clean import clean
from pcra_game.domain.durations import read_duration
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.limits import MAX_COUNT, MAX_MINUTES
from pcra_game.domain.workbook_fields import Field, FieldKind
from pcra_game.domain.workbook_names import Names
from pcra_game.imports.workbook_file import CellValue
from pcra_game.texts import workbook as labels
from pcra_game.texts import workbook_faults as words
from pcra_game.texts.typography import date_fr, fold

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no time zone
_FRENCH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SPENDING = re.compile(r"(\d{1,7})\s*[×x]\s*(\S.*)", re.DOTALL)
_BETWEEN_SPENDS = re.compile(r"(?<!;);(?!;)")
_HANDS = 5


class CellFaultError(ValueError):
    """What is wrong with a cell, without its place."""


@dataclass(frozen=True, slots=True)
class Known:
    """What cells may name: functions, means, and the codes of each kind."""

    functions: Names
    means: Names
    codes: Mapping[str, Collection[str]]


def read_cell(field: Field, cell: CellValue, known: Known) -> Any:
    """Give the value of a field. Raises CellFaultError; an empty cell may be one."""
    if cell.error:
        raise CellFaultError(words.IN_ERROR)
    if cell.value is None or cell.value == "":
        return _empty(field)
    return _READERS[field.kind](field, cell.value, known)


def _empty(field: Field) -> Any:
    if field.needed:
        raise CellFaultError(words.EMPTY)
    if field.kind in (FieldKind.CODES, FieldKind.SPENDS):
        return ()
    return None if field.none else ""


def as_text(value: Any) -> str:
    """Give what a cell says in words: a number or a date too, since a spreadsheet turns them."""
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    if isinstance(value, datetime):
        return date_fr(value.isoformat())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _text(field: Field, value: Any, _known: Known) -> str:
    text = as_text(value)
    length = len(clean(text))
    if field.needed and not length:
        raise CellFaultError(words.EMPTY)
    if field.limit and length > field.limit:
        raise CellFaultError(words.too_long(length, field.limit))
    return text


def as_whole(value: Any) -> int:
    """Give a whole number; digits written as text are one. Raises CellFaultError."""
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}", value.strip()):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise CellFaultError(words.not_a_whole(as_text(value)))
    if isinstance(value, float) and not value.is_integer():
        raise CellFaultError(words.not_a_whole(str(value).replace(".", ",")))
    return int(value)


def _whole(field: Field, value: Any, _known: Known) -> int:
    number = as_whole(value)
    high = MAX_COUNT if field.name in COUNT_FIELDS else MAX_MINUTES
    if not 0 <= number <= high:
        raise CellFaultError(words.out_of_range(number, 0, high))
    return number


def _minutes(_field: Field, value: Any, _known: Known) -> int:
    """A duration of the spreadsheet, or one in words; a bare number has no unit."""
    number = _duration(value)
    if not 0 <= number <= MAX_MINUTES:
        raise CellFaultError(words.not_a_duration(as_text(value)))
    return number


def _duration(value: Any) -> int:
    if isinstance(value, timedelta):
        return round(value / _MINUTE)
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, datetime) and value < _EPOCH.replace(year=1902):
        return round((value - _EPOCH) / _MINUTE)
    text = as_text(value)
    if isinstance(value, str) and not clean(text).isdecimal():
        try:
            minutes = read_duration(clean(text))
        except IllegalMoveError:
            minutes = None
        if minutes is not None:
            return minutes
    raise CellFaultError(words.not_a_duration(text))


def as_day(value: Any) -> str:
    """Give an ISO date from a date, JJ/MM/AAAA or AAAA-MM-JJ. Raises CellFaultError."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    text = clean(as_text(value))
    french = _FRENCH_DATE.fullmatch(text)
    try:
        if french is not None:
            return date(int(french[3]), int(french[2]), int(french[1])).isoformat()
        if isinstance(value, str) and len(text) == len("2026-01-31"):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise CellFaultError(words.not_a_date(text))


def _day(_field: Field, value: Any, _known: Known) -> str:
    return as_day(value)


def _yes_no(_field: Field, value: Any, _known: Known) -> bool:
    said = fold(as_text(value))
    if said not in (labels.YES, labels.NO):
        raise CellFaultError(words.not_in_list(as_text(value), (labels.YES, labels.NO)))
    return said == labels.YES


def _choice(field: Field, value: Any, _known: Known) -> Any:
    assert field.choices is not None
    assert field.shown is not None
    said = fold(clean(as_text(value)))
    for item in field.choices:
        if said == fold(field.shown[item.value]):
            return item
    raise CellFaultError(words.not_in_list(as_text(value), field.shown.values()))


def _function(_field: Field, value: Any, known: Known) -> str:
    text = as_text(value)
    found = known.functions.function(text) or known.functions.function(clean(text))
    if found is None:
        raise CellFaultError(words.unknown_function(text))
    return found


def _who(field: Field, value: Any, known: Known) -> str:
    text = known.functions.who(as_text(value))
    length = len(clean(text))
    if length > field.limit:
        raise CellFaultError(words.too_long(length, field.limit))
    return text


def _code(field: Field, value: Any, known: Known) -> str:
    return _known_code(field.known, as_text(value), known)


def _known_code(kind: str, text: str, known: Known) -> str:
    """The code itself, or the same written with other capitals or spaces around it."""
    if not kind or text in known.codes[kind]:
        return text
    folded = fold(text)
    same = [code for code in known.codes[kind] if fold(code) == folded]
    if len(same) != 1:
        raise CellFaultError(words.unknown(kind, text))
    return same[0]


def _codes(field: Field, value: Any, known: Known) -> tuple[str, ...]:
    parts = (part.strip() for part in as_text(value).replace(";", ",").split(","))
    return tuple(_known_code(field.known, part, known) for part in parts if part)


def _counts(_field: Field, value: Any, _known: Known) -> tuple[int, ...]:
    parts = as_text(value).split()
    if len(parts) != _HANDS or not all(re.fullmatch(r"\d{1,6}", part) for part in parts):
        raise CellFaultError(words.not_counts(as_text(value)))
    return tuple(int(part) for part in parts)


def _spends(_field: Field, value: Any, known: Known) -> tuple[Spending, ...]:
    """« 6 × Mobiles de crise ; 1 × Classeur »."""
    spent = []
    for part in _BETWEEN_SPENDS.split(as_text(value)):
        said = _SPENDING.fullmatch(part.strip(" "))
        if said is None:
            raise CellFaultError(words.not_spends(part))
        means = said[2].replace(";;", ";")
        found = known.means.function(means)
        if found is None:
            raise CellFaultError(words.unknown_means(means))
        spent.append(Spending(found, int(said[1])))
    return tuple(spent)


_READERS: Mapping[FieldKind, Callable[[Field, Any, Known], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.WHOLE: _whole,
    FieldKind.MINUTES: _minutes,
    FieldKind.DATE: _day,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.FUNCTION: _function,
    FieldKind.WHO: _who,
    FieldKind.CODE: _code,
    FieldKind.CODES: _codes,
    FieldKind.COUNTS: _counts,
    FieldKind.SPENDS: _spends,
}
