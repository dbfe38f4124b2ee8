"""The impact analysis as a workbook that CISO Assistant imports; only its public layout is used."""

from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

import xlsxwriter

from pcra_game.domain.interchange import Interchange
from pcra_game.exports.errors import ExportError
from pcra_game.exports.xlsx_text import cell_text
from pcra_game.texts import workbook as words

MAX_CELL = 32_000
_WIDTH = 24


def write_interchange(interchange: Interchange, stream: BinaryIO) -> None:
    """Write the sheets into an open binary stream; equal values give equal bytes.

    Raises ExportError for a text that a cell cannot hold.
    """
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    created = datetime.fromisoformat(interchange.created).astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"created": created.replace(microsecond=0)})
    bold = book.add_format({"bold": True})
    for title, headings, rows in interchange.sheets:
        page = book.add_worksheet(title)
        page.set_column(0, len(headings) - 1, _WIDTH)
        page.freeze_panes(1, 0)
        page.set_paper(9)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        for at, heading in enumerate(headings):
            page.write_string(0, at, heading, bold)
        for number, row in enumerate(rows, start=1):
            for at, cell in enumerate(row):
                if isinstance(cell, str) and len(cell) > MAX_CELL:
                    raise ExportError(
                        words.cell_too_long(title, number + 1, headings[at], len(cell), MAX_CELL)
                    )
                done = (
                    page.write_number(number, at, cell)
                    if isinstance(cell, int)
                    else page.write_string(number, at, cell_text(cell))
                    if cell
                    else 0
                )
                if done != 0:
                    raise ExportError(words.cell_refused(title, number + 1, headings[at]))
    book.close()
    stream.write(content.getvalue())
