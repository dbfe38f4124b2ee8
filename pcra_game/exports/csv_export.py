"""A sheet as CSV for a French spreadsheet: `;`, UTF-8 with its mark, CRLF, no formula."""

import csv
import io
from typing import BinaryIO

from pcra_game.domain.clean import printable
from pcra_game.domain.workbook import Cell, ColumnKind, Sheet
from pcra_game.texts.typography import date_fr, duration

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell of a CSV."""


def write_csv(sheet: Sheet, stream: BinaryIO) -> None:
    """Write the headings and the rows into an open binary stream; equal sheets, equal bytes.

    Durations and dates stand as one reads them; a text that a spreadsheet would compute gets an
    apostrophe before it.
    """
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([_plain(column.heading) for column in sheet.columns])
    for row in sheet.rows:
        lines.writerow(
            [_said(column.kind, cell) for column, cell in zip(sheet.columns, row, strict=True)]
        )
    stream.write(written.getvalue().encode("utf-8-sig"))


def _said(kind: ColumnKind, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return duration(cell) if kind is ColumnKind.MINUTES else str(cell)
    if kind is ColumnKind.DATE and cell:
        return date_fr(cell)
    return _plain(cell)


def _plain(cell: str) -> str:
    # What cannot be printed goes first: it could hide the sign of a formula behind it.
    text = printable(cell) if not cell.startswith(("\t", "\r")) else cell[:1] + printable(cell[1:])
    return f"'{text}" if text.startswith(_FORMULAS) else text
