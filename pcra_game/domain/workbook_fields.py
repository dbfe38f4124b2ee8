"""What a sheet of facts is made of: fields that are written, and read back to the same fact."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, StrEnum
from typing import Any

from pcra_game.domain.checks import TEXT_LIMITS
from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.domain.workbook import ColumnKind, SheetUse
from pcra_game.texts.workbook_facts import SHEETS

Values = Mapping[str, Any]
"""The values of one fact, by the name of their fields."""


class FieldKind(StrEnum):
    """How the value of a field is written in a cell."""

    TEXT = "text"
    WHOLE = "whole"
    MINUTES = "minutes"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    FUNCTION = "function"
    WHO = "who"
    CODE = "code"
    CODES = "codes"
    COUNTS = "counts"
    SPENDS = "spends"


KINDS: Mapping[FieldKind, ColumnKind] = {
    FieldKind.WHOLE: ColumnKind.WHOLE,
    FieldKind.MINUTES: ColumnKind.MINUTES,
    FieldKind.DATE: ColumnKind.DATE,
}
"""The kind of column of a field; every other one is text."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `name` is the field of the fact; empty, the column informs and is not read.

    `none` tells that an empty cell is `None` rather than an empty text; `needed`, that it may not
    be empty. `limit` is a number of signs, 0 for none. `known` names what a code must be of.
    """

    name: str
    heading: str
    width: float
    kind: FieldKind = FieldKind.TEXT
    needed: bool = False
    none: bool = False
    limit: int = 0
    known: str = ""
    choices: type[Enum] | None = None
    shown: Mapping[Any, str] | None = None
    """The French word of each stored value of a choice."""

    @property
    def informs(self) -> bool:
        """Whether the column is there to be read by people alone."""
        return not self.name


def same(fact: Any) -> dict[str, Any]:
    """The fields of a dataclass, those of an inner one under « outer.inner »."""
    values: dict[str, Any] = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if is_dataclass(value) and not isinstance(value, type):
            values |= {f"{field.name}.{key}": inner for key, inner in same(value).items()}
        else:
            values[field.name] = value
    return values


@dataclass(frozen=True, slots=True)
class FactSheet:
    """A sheet of facts: the list of the plan that it holds, and how a row is a fact.

    `key` is the field of `PlanFacts`, or a name of its own where several sheets hold one list.
    `unique` are the fields that no two rows may share. `always` keeps the sheet when it is empty.
    """

    key: str
    title: str
    purpose: str
    columns: tuple[Field, ...]
    build: Callable[..., Any]
    unique: tuple[str, ...] = ()
    values: Callable[[Any], dict[str, Any]] = same
    use: SheetUse = SheetUse.DATA
    always: bool = False

    def fields(self) -> tuple[Field, ...]:
        """The columns that are read back."""
        return tuple(column for column in self.columns if not column.informs)


def text(
    name: str,
    heading: str,
    width: float,
    owner: type | None = None,
    *,
    needed: bool = False,
    none: bool = False,
) -> Field:
    """A text; `owner` is the class whose limit it has."""
    limit = TEXT_LIMITS.get((owner.__name__, name), SHORT_TEXT) if owner is not None else 0
    return Field(name, heading, width, needed=needed, none=none, limit=limit)


def code(
    name: str,
    heading: str,
    width: float,
    known: str = "",
    *,
    needed: bool = True,
    none: bool = False,
) -> Field:
    """An id of the deck or of the plan."""
    return Field(name, heading, width, FieldKind.CODE, needed=needed, none=none, known=known)


def info(heading: str, width: float) -> Field:
    """A column that only informs; `workbook_facts` fills it by its heading."""
    return Field("", heading, width)


def whole(name: str, heading: str, width: float = 11, *, none: bool = False) -> Field:
    """A count; an empty cell is `None` or is refused."""
    return Field(name, heading, width, FieldKind.WHOLE, needed=not none, none=none)


def minutes(name: str, heading: str, width: float = 12, *, none: bool = True) -> Field:
    """A duration."""
    return Field(name, heading, width, FieldKind.MINUTES, needed=not none, none=none)


def day(name: str, heading: str, width: float = 12, *, none: bool = True) -> Field:
    """A date."""
    return Field(name, heading, width, FieldKind.DATE, needed=not none, none=none)


def yes_no(name: str, heading: str, width: float = 10, *, none: bool = False) -> Field:
    """« oui » or « non »."""
    return Field(name, heading, width, FieldKind.YES_NO, needed=not none, none=none)


def choice(
    name: str,
    heading: str,
    width: float,
    choices: type[Enum],
    shown: Mapping[Any, str] | None = None,
    *,
    none: bool = False,
) -> Field:
    """One of a few values, in French."""
    words = shown if shown is not None else {item.value: str(item.value) for item in choices}
    return Field(
        name,
        heading,
        width,
        FieldKind.CHOICE,
        needed=not none,
        none=none,
        choices=choices,
        shown=words,
    )


def function(name: str, heading: str, width: float = 24, *, needed: bool = True) -> Field:
    """A function of the hospital, which must exist."""
    return Field(name, heading, width, FieldKind.FUNCTION, needed=needed)


def who(name: str, heading: str, width: float, owner: type) -> Field:
    """A function, or free text where none fits."""
    limit = TEXT_LIMITS[owner.__name__, name]
    return Field(name, heading, width, FieldKind.WHO, limit=limit)


ID = "Repère"
"""Heading of ids that nobody has to read."""


def own_id(width: float = 15) -> Field:
    """The id of a fact, unique in its sheet."""
    return code("id", ID, width)


def fact_sheet(key: str, columns: tuple[Field, ...], build: Any, **options: Any) -> FactSheet:
    """A sheet of facts with the title and the purpose of its key."""
    title, purpose = SHEETS[key]
    return FactSheet(key, title, purpose, columns, build, **options)


def row_values(**values: Any) -> dict[str, Any]:
    """A row that is a fact only with others: its values as they are."""
    return values


def row_values_of(values: dict[str, Any]) -> dict[str, Any]:
    """The values of such a row, to be written."""
    return values
