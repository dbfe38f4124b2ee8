"""The first sheet: what the plan is, what each sheet holds, and the picture of the matrix."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter.worksheet import Worksheet

from pcra_game.domain.clean import printable
from pcra_game.domain.workbook import ColumnKind, SheetColumn, Workbook
from pcra_game.exports.picture_png import png_of
from pcra_game.exports.xlsx_looks import Looks, row_height
from pcra_game.exports.xlsx_text import cell_text
from pcra_game.texts import workbook as words

_WIDTHS = (28, 66, 18, 9)
_DOTS_PER_INCH = 150
_AFTER_NOTE = 6.0
_LEAST_NOTE = 20.0
"""Points."""

_INSET = 4
"""Pixels to the left of the picture: on paper, the edge of a sheet is cut by a hair."""


def write_read_me(page: Worksheet, workbook: Workbook, titles: Sequence[str], looks: Looks) -> None:
    """Write the sheet; `titles` are those that the sheets of the workbook bear in the file."""
    page.hide_gridlines(2)
    page.set_portrait()
    page.fit_to_pages(1, 1)
    page.set_tab_color(looks.tab(workbook.sheets[0].use))
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    page.write_string(0, 0, cell_text(workbook.title), looks.title)
    row = 2
    for label, value in workbook.facts:
        page.write_string(row, 0, cell_text(label), looks.label)
        page.write_string(row, 1, cell_text(value), looks.value)
        row += 1
    row += 1
    across = (SheetColumn("", sum(_WIDTHS)),)
    for note in workbook.notes:
        page.merge_range(row, 0, row, len(_WIDTHS) - 1, "", looks.note)
        page.write_string(row, 0, cell_text(note), looks.note)
        page.set_row(row, max(row_height(across, (note,)) + _AFTER_NOTE, _LEAST_NOTE))
        row += 1
    row = _write_sheets(page, workbook, titles, looks, row + 1)
    if workbook.picture is not None:
        _write_picture(page, workbook, looks, row + 1)


def _write_sheets(
    page: Worksheet, workbook: Workbook, titles: Sequence[str], looks: Looks, row: int
) -> int:
    """The list of the sheets; gives the row below it."""
    text, whole = looks.cell(ColumnKind.TEXT), looks.cell(ColumnKind.WHOLE)
    columns = [SheetColumn("", width) for width in _WIDTHS]
    for at, heading in enumerate(words.SHEETS_COLUMNS):
        page.write_string(row, at, heading, looks.heading)
    for title, sheet in zip(titles, workbook.sheets, strict=True):
        row += 1
        page.set_row(row, row_height(columns, (title, sheet.purpose, None, None)))
        page.write_string(row, 0, title, text)
        page.write_string(row, 1, cell_text(sheet.purpose), text)
        page.write_string(row, 2, words.READ_BACK[sheet.use], text)
        page.write_number(row, 3, len(sheet.rows), whole)
    row += 1
    page.write_string(row, 0, words.LISTS, text)
    page.write_string(row, 1, words.LISTS_PURPOSE, text)
    page.write_string(row, 2, words.READ_BACK["read"], text)
    page.write_number(row, 3, sum(len(values) for _, values in workbook.lists), whole)
    return row + 1


def _write_picture(page: Worksheet, workbook: Workbook, looks: Looks, row: int) -> None:
    assert workbook.picture is not None
    page.write_string(row, 0, cell_text(workbook.caption), looks.value)
    page.insert_image(
        row + 1,
        0,
        "matrice.png",
        {
            "image_data": BytesIO(png_of(workbook.picture, _DOTS_PER_INCH)),
            "description": printable(workbook.picture.alternative),
            "object_position": 1,
            "x_offset": _INSET,
        },
    )
