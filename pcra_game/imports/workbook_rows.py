"""The rows of one sheet of facts: the values of their fields, or faults with their place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from pcra_game.domain.workbook_fields import FactSheet, Field
from pcra_game.domain.workbook_parts import IncompleteError
from pcra_game.imports.workbook_cells import CellFaultError, Known, as_text, read_cell
from pcra_game.imports.workbook_file import MAX_ROWS, CellValue, Page
from pcra_game.texts import workbook_faults as words
from pcra_game.texts.typography import fold


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row without fault: its number in the sheet, and the value of each field."""

    number: int
    values: dict[str, Any]


class SheetRows:
    """Reads one sheet; what is wrong goes to `faults`, in the order of the rows."""

    def __init__(self, layout: FactSheet, page: Page, faults: list[str]) -> None:
        """Take the layout, the sheet as it was read, and where faults go."""
        self.layout = layout
        self.rows: list[ReadRow] = []
        self.seen: list[dict[str, Any]] = []
        """What could be read of every row, those with a fault too: others may name it."""
        self._page = page
        self._faults = faults
        self._at: dict[str, int] = {}
        self._find_columns()

    def read(self, known: Known) -> None:
        """Read every row; those with a fault are left out."""
        if self._page.too_long:
            self._faults.append(words.in_sheet(self._page.title, words.too_many_rows(MAX_ROWS)))
            return
        first: dict[tuple[Any, ...], int] = {}
        for number, cells in self._page.rows:
            values = self._values(number, cells, known)
            if values is None:
                continue
            key = tuple(values[name] for name in self.layout.unique)
            if key and key in first:
                headings = [self._heading(name) for name in self.layout.unique]
                self.fault_at_row(number, words.repeated_row(first[key], headings))
                continue
            first[key] = number
            self.rows.append(ReadRow(number, values))

    def built(self) -> Iterator[tuple[int, Any]]:
        """The fact of each row, with its number; rows that cannot be one are faults."""
        build: Callable[..., Any] = self.layout.build
        for row in self.rows:
            try:
                yield row.number, build(**row.values)
            except IncompleteError as error:
                missing = self._heading(error.missing)
                self.fault(row.number, error.said, words.needs(missing))

    def fault(self, number: int, name: str, fault: str) -> None:
        """Note what is wrong in the column of a field."""
        heading = self._heading(name)
        letter = get_column_letter(self._at[heading] + 1)
        self._faults.append(words.at(self._page.title, number, letter, heading, fault))

    def fault_at_row(self, number: int, fault: str) -> None:
        """Note what is wrong with a whole row."""
        self._faults.append(words.at_row(self._page.title, number, fault))

    def _heading(self, name: str) -> str:
        return next(field.heading for field in self.layout.fields() if field.name == name)

    def _find_columns(self) -> None:
        """Where each heading stands; columns may have been moved, not renamed."""
        expected = {fold(field.heading): field for field in self.layout.columns}
        title, headings = self._page.title, self._page.headings
        for at, cell in enumerate(headings):
            said = as_text(cell.value) if cell.value is not None else ""
            if not said.strip():
                continue
            field = expected.get(fold(said))
            letter = get_column_letter(at + 1)
            if field is None:
                fault = words.unknown_heading(said)
            elif field.heading in self._at:
                fault = words.repeated_heading(said)
            else:
                self._at[field.heading] = at
                continue
            self._faults.append(words.at(title, 1, letter, said, fault))
        for field in self.layout.fields():
            if field.heading not in self._at:
                self._faults.append(words.at_row(title, 1, words.missing_heading(field.heading)))

    def _values(
        self, number: int, cells: tuple[CellValue, ...], known: Known
    ) -> dict[str, Any] | None:
        """The values of a row; `None` where one of its cells does not hold."""
        values: dict[str, Any] = {}
        sound = True
        for field in self.layout.fields():
            at = self._at.get(field.heading)
            if at is None:
                sound = False
                continue
            try:
                values[field.name] = self._value(field, at, cells, known)
            except CellFaultError as error:
                self.fault(number, field.name, str(error))
                sound = False
        self.seen.append(values)
        return values if sound else None

    @staticmethod
    def _value(field: Field, at: int, cells: tuple[CellValue, ...], known: Known) -> Any:
        return read_cell(field, cells[at] if at < len(cells) else CellValue(None), known)


Sheets = Mapping[str, SheetRows]
