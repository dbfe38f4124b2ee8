"""A workbook as plain values, before any file format: what spreadsheets and CSV files write.

A cell is a text, a whole number, or nothing; the kind of its column says what the number means.
"""

from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.drawing import Drawing

Cell = str | int | None
"""Text, whole number (a count, or minutes), ISO date as text, or an empty cell."""

Row = tuple[Cell, ...]


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    WHOLE = "whole"
    MINUTES = "minutes"
    DATE = "date"
    ANY = "any"


class SheetUse(StrEnum):
    """Whom a sheet is for: readers, those who correct it, or the import alone."""

    READ = "read"
    EDIT = "edit"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, its width in characters, what it holds.

    `choices` names the list of `Workbook.lists` that a spreadsheet offers; with `strict`, it
    refuses anything else.
    """

    heading: str
    width: float
    kind: ColumnKind = ColumnKind.TEXT
    choices: str = ""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a row of headings, then rows as long as the columns.

    `key` names its CSV file; `empty` is what a sheet without rows says instead of standing bare.
    """

    key: str
    title: str
    purpose: str
    use: SheetUse
    columns: tuple[SheetColumn, ...]
    rows: tuple[Row, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """Every sheet in order, what each page says of the plan, and lists to choose from."""

    title: str
    subject: str
    author: str
    status: str
    version: str
    confidentiality: str
    created: str
    notes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    picture: Drawing | None = None
    caption: str = ""

    def sheet(self, key: str) -> Sheet:
        """The sheet of a key; KeyError if there is none."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)
