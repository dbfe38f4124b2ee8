"""The workbook as XLSX: every text a plain string, every number and date a real one.

Nothing that the room wrote is ever a formula, a link or markup. Equal workbooks give equal bytes.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pcra_game.domain.clean import printable
from pcra_game.domain.workbook import Cell, ColumnKind, Sheet, SheetColumn, Workbook
from pcra_game.exports.errors import ExportError
from pcra_game.exports.xlsx_looks import Looks, row_height
from pcra_game.exports.xlsx_read_me import write_read_me
from pcra_game.exports.xlsx_text import cell_text
from pcra_game.texts import workbook as words

MAX_CELL = 32_000
"""Signs of one cell: Excel stops at 32,767 and cuts without a word."""

MAX_TITLE = 255
"""Signs of a core property that every reader takes."""

_MOST_OF_A_NAME = 31

_AMPERSAND = "\ue000"
"""Stands for an ampersand of a text until its header is set: the library would take « &G » in
« R&&G » for the place of a picture, and drop the whole line. No printable text holds this sign."""

_EPOCH = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1901, 1, 1).toordinal()
"""Excel counts a day too many before March 1900: earlier dates are texts."""

_SPARE_ROWS = 200
"""Rows under the last one that offer the lists too."""

_DAY = 1440
_LIST_WIDTHS = (30, 60)


def write_workbook(workbook: Workbook, stream: BinaryIO) -> None:
    """Write the workbook into an open binary stream.

    Raises ExportError where a text is too long for a cell, before anything is written.
    """
    _require_short(workbook)
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    _describe(book, workbook)
    looks = Looks(book)
    titles = safe_titles([words.READ_ME, *(s.title for s in workbook.sheets), words.LISTS])
    pages = [_page(book, title, workbook) for title in titles]
    listed = _listed(workbook, titles[-1])
    write_read_me(pages[0], workbook, titles[1:-1], looks)
    for page in pages[1:]:
        page.set_landscape()
        page.fit_to_pages(1, 0)
    for page, sheet in zip(pages[1:-1], workbook.sheets, strict=True):
        _SheetWriter(page, sheet, looks).write(listed)
    _write_lists(pages[-1], workbook, looks)
    book.close()
    stream.write(content.getvalue())


def safe_titles(titles: list[str]) -> list[str]:
    """Give names that a spreadsheet takes: 31 signs, none of `[]:*?/\\`, no two alike."""
    seen: set[str] = set()
    safe = []
    for title in titles:
        plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in printable(title))
        name = _cut(" ".join(plain.split()).strip("'"), _MOST_OF_A_NAME) or words.UNTITLED
        number = 1
        kept = name
        while kept.casefold() in seen:
            number += 1
            tail = f" ({number})"
            kept = f"{_cut(name, _MOST_OF_A_NAME - len(tail))}{tail}"
        seen.add(kept.casefold())
        safe.append(kept)
    return safe


def _cut(text: str, most: int) -> str:
    """The beginning of a text, of `most` units at most as Excel counts: an emoji takes two."""
    kept = text[:most]
    while len(kept.encode("utf-16-le")) // 2 > most:
        kept = kept[:-1]
    return kept.strip()


def _require_short(workbook: Workbook) -> None:
    """Refuse what a cell cannot hold, in the first and the last sheet too."""
    name, held = words.SHEETS_COLUMNS[:2]
    facts = [(held, value) for _, value in workbook.facts]
    notes = [(name, note) for note in workbook.notes]
    listed = [(words.LISTS_COLUMNS[1], value) for _, values in workbook.lists for value in values]
    read_me = [(name, workbook.title), (name, ""), *facts, (name, ""), *notes]
    for title, first, cells in ((words.READ_ME, 1, read_me), (words.LISTS, 2, listed)):
        for number, (heading, text) in enumerate(cells, start=first):
            if len(text) > MAX_CELL:
                raise ExportError(words.cell_too_long(title, number, heading, len(text), MAX_CELL))
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.rows, start=2):
            for column, cell in zip(sheet.columns, row, strict=True):
                if isinstance(cell, str) and len(cell) > MAX_CELL:
                    raise ExportError(
                        words.cell_too_long(
                            sheet.title, number, column.heading, len(cell), MAX_CELL
                        )
                    )


def _describe(book: xlsxwriter.Workbook, workbook: Workbook) -> None:
    created = datetime.fromisoformat(workbook.created).astimezone(UTC).replace(tzinfo=None)
    book.set_properties(
        {
            "title": printable(workbook.title)[:MAX_TITLE],
            "subject": printable(workbook.subject)[:MAX_TITLE],
            "author": printable(workbook.author)[:MAX_TITLE],
            "comments": printable(
                words.footer(workbook.status, workbook.version, workbook.confidentiality)
            )[:MAX_TITLE],
            "status": printable(workbook.status)[:MAX_TITLE],
            "created": created.replace(microsecond=0),
        }
    )


def _page(book: xlsxwriter.Workbook, title: str, workbook: Workbook) -> Worksheet:
    """A sheet set up for A4, with what each page says of the plan."""
    page: Worksheet = book.add_worksheet(title)
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.65)
    said = words.footer(workbook.status, workbook.version, workbook.confidentiality)
    page.set_header(f"&L&9{_escaped(workbook.title, 120)}&R&9&A")
    page.set_footer(f"&L&8{_escaped(said, 160)}&R&8{words.page('&P', '&N')}")
    page.header, page.footer = (
        text.replace(_AMPERSAND, "&&") for text in (page.header, page.footer)
    )
    return page


def _escaped(text: str, most: int) -> str:
    """A text in a header: an ampersand is a code there, and so would be a leading digit.

    Cut to `most` of the units that Excel counts, of which an ampersand takes two.
    """
    kept = printable(text)[:most]
    while len(kept.encode("utf-16-le")) // 2 + kept.count("&") > most:
        kept = kept[:-1]
    return " " + kept.replace("&", _AMPERSAND)


class _SheetWriter:
    """Writes one sheet: headings, rows, lists to choose from, filters."""

    def __init__(self, page: Worksheet, sheet: Sheet, looks: Looks) -> None:
        self._page = page
        self._sheet = sheet
        self._looks = looks

    def write(self, listed: Mapping[str, str]) -> None:
        """Write everything; `listed` are the ranges of the lists, by name."""
        page, sheet = self._page, self._sheet
        headings = tuple(column.heading for column in sheet.columns)
        page.set_tab_color(self._looks.tab(sheet.use))
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, column.width, self._looks.cell(column.kind))
            look = self._looks.heading_of(column.kind)
            self._put(page.write_string(0, at, cell_text(column.heading), look), 1, column)
        page.set_row(0, max(row_height(sheet.columns, headings, bold=True), 26))
        for number, row in enumerate(sheet.rows, start=1):
            page.set_row(number, row_height(sheet.columns, row))
            for at, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
                self._write_cell(number, at, column, cell)
        last = max(len(sheet.rows), 1)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
        if not sheet.rows and sheet.empty:
            self._say_empty()
        for at, column in enumerate(sheet.columns):
            if column.choices in listed:
                self._offer(at, column, listed[column.choices])

    def _say_empty(self) -> None:
        """What there is to do, in a box over the page: no cell that an import would read."""
        self._page.insert_textbox(1, 0, printable(self._sheet.empty), self._looks.empty_box())

    def _write_cell(self, number: int, at: int, column: SheetColumn, cell: Cell) -> None:
        page, look = self._page, self._looks.cell(column.kind)
        if cell is None or cell == "":
            self._put(page.write_blank(number, at, None, look), number + 1, column)
        elif isinstance(cell, int):
            amount = cell / _DAY if column.kind is ColumnKind.MINUTES else cell
            self._put(page.write_number(number, at, amount, look), number + 1, column)
        elif column.kind is ColumnKind.DATE:
            self._write_date(number, at, column, cell)
        else:
            self._put(page.write_string(number, at, cell_text(cell), look), number + 1, column)

    def _write_date(self, number: int, at: int, column: SheetColumn, iso: str) -> None:
        day = date.fromisoformat(iso).toordinal()
        look = self._looks.cell(ColumnKind.DATE)
        if day < _FIRST_DAY:
            done = self._page.write_string(number, at, iso, look)
        else:
            done = self._page.write_number(number, at, day - _EPOCH, look)
        self._put(done, number + 1, column)

    def _offer(self, at: int, column: SheetColumn, source: str) -> None:
        self._page.data_validation(
            1,
            at,
            len(self._sheet.rows) + _SPARE_ROWS,
            at,
            {
                "validate": "list",
                "source": source,
                "error_type": "stop" if column.strict else "information",
                "error_title": words.CHOOSE_TITLE,
                "error_message": words.CHOOSE if column.strict else words.OTHER_ALLOWED,
            },
        )

    def _put(self, done: int, number: int, column: SheetColumn) -> None:
        if done != 0:
            raise ExportError(words.cell_refused(self._sheet.title, number, column.heading))


def _listed(workbook: Workbook, title: str) -> dict[str, str]:
    """Where each list stands, as the spreadsheet names a range."""
    ranges: dict[str, str] = {}
    first = 2
    for name, values in workbook.lists:
        ranges[name] = f"='{title}'!$B${first}:$B${first + len(values) - 1}"
        first += len(values)
    return ranges


def _write_lists(page: Worksheet, workbook: Workbook, looks: Looks) -> None:
    """Each list below the one before: its name, then a value a row."""
    text = looks.cell(ColumnKind.TEXT)
    page.set_tab_color(looks.tab(None))
    for at, (heading, width) in enumerate(zip(words.LISTS_COLUMNS, _LIST_WIDTHS, strict=True)):
        page.set_column(at, at, width, text)
        page.write_string(0, at, heading, looks.heading)
    rows = [(words.LIST_TITLES[name], value) for name, values in workbook.lists for value in values]
    for number, (name, value) in enumerate(rows, start=1):
        page.write_string(number, 0, name, text)
        page.write_string(number, 1, cell_text(value), text)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.autofilter(0, 0, max(len(rows), 1), 1)
