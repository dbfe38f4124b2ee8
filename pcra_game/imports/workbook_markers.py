"""The sheet of single facts: where the plan comes from, one value a row."""

from collections.abc import Mapping
from typing import Any

from pcra_game.imports.workbook_cells import CellFaultError, as_day, as_text, as_whole
from pcra_game.imports.workbook_file import CellValue, Page
from pcra_game.texts import workbook_faults as words
from pcra_game.texts.typography import fold
from pcra_game.texts.workbook_facts import MARKERS, MARKERS_COLUMNS

Markers = Mapping[str, Any]
"""Values by the path of their field in the plan."""

_WHOLE = {
    "version",
    "workshop.utc_offset_minutes",
    "workshop.format_minutes",
    "play.fictive",
    "play.break_minutes",
    "establishment.activity_share_percent",
    "unit.daily_volume",
    "unit.staff_day",
    "unit.staff_night",
    "unit.staff_weekend",
}
_NEEDED = {
    "format",
    "version",
    "workshop.unit",
    "workshop.utc_offset_minutes",
    "workshop.format_minutes",
    "play.break_minutes",
}
_TEXT_OR_NONE = {"play.phase"}


def read_markers(page: Page, faults: list[str]) -> Markers:
    """Read the sheet; what is wrong goes to `faults`, and its value is then missing."""
    said: dict[str, tuple[int, CellValue]] = {}
    for number, cells in page.rows:
        name = fold(as_text(cells[0].value)) if cells and cells[0].value is not None else ""
        said.setdefault(name, (number, cells[1] if len(cells) > 1 else CellValue(None)))
    markers: dict[str, Any] = {}
    for path, name in MARKERS.items():
        found = said.get(fold(name))
        if found is None:
            faults.append(words.in_sheet(page.title, words.missing_marker(name)))
            continue
        number, cell = found
        try:
            markers[path] = _value(path, cell)
        except CellFaultError as error:
            faults.append(words.at(page.title, number, "B", MARKERS_COLUMNS[1], str(error)))
    return markers


def _value(path: str, cell: CellValue) -> Any:
    if cell.error:
        raise CellFaultError(words.IN_ERROR)
    if cell.value in (None, ""):
        if path in _NEEDED:
            raise CellFaultError(words.EMPTY)
        if path == "sheets":
            return ()
        return None if path in _WHOLE | _TEXT_OR_NONE | {"review_on"} else ""
    if path == "sheets":
        return tuple(part.strip() for part in as_text(cell.value).split(","))
    if path == "review_on":
        return as_day(cell.value)
    return as_whole(cell.value) if path in _WHOLE else as_text(cell.value)
