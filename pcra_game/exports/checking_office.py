"""Reading DOCX, ODT and XLSX back: the archive whole, titles and tables counted as they stream by.

Nothing is kept of what was read: the cost is that of the file, the memory that of one element.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree

from pcra_game.domain.document import Document
from pcra_game.domain.workbook import Workbook
from pcra_game.exports.expected import (
    Counted,
    FoundTable,
    UnlikeError,
    letters,
    require_headings,
    require_tables,
)
from pcra_game.texts import checking as words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SHEET_KIND = "worksheet"


def check_docx(content: Document, path: Path) -> Counted:
    """Count the titles and tables of a Word file; raises UnlikeError for what is missing."""
    with _whole(path) as archive:
        with archive.open("word/styles.xml") as stream:
            headed = frozenset(_heading_styles(stream))
        titles: list[str] = []
        found: list[FoundTable] = []
        with archive.open("word/document.xml") as stream:
            for element in _ended(stream, f"{_W}p", f"{_W}tbl"):
                if element.tag == f"{_W}tbl":
                    found.append(_table_of(element, f"{_W}tr"))
                elif _style_of(element) in headed:
                    titles.append("".join(element.itertext(f"{_W}t")))
    return _counted(content, titles, found)


def check_odt(content: Document, path: Path) -> Counted:
    """Count the titles and tables of a text of LibreOffice; UnlikeError for what is missing."""
    titles: list[str] = []
    found: list[FoundTable] = []
    with _whole(path) as archive, archive.open("content.xml") as stream:
        for element in _ended(stream, f"{_TEXT}h", f"{_TABLE}table"):
            if element.tag == f"{_TABLE}table":
                found.append(_table_of(element, f"{_TABLE}table-row"))
            else:
                titles.append("".join(element.itertext()))
    return _counted(content, titles, found)


def check_xlsx(content: Any, path: Path) -> Counted:
    """Count the sheets of a workbook and their rows; UnlikeError for what is missing."""
    with _whole(path) as archive:
        rows = [_rows_of(archive, name) for name in _sheets_of(archive)]
    if isinstance(content, Workbook):
        rest = iter(rows)
        for sheet in content.sheets:
            wanted = len(sheet.rows) + 1
            if not any(number == wanted for number in rest):
                raise UnlikeError(words.lacks_sheet(sheet.title, len(sheet.rows)))
    if not rows:
        raise UnlikeError(words.DIFFERS)
    return Counted(sheets=len(rows), rows=sum(max(number - 1, 0) for number in rows))


def _whole(path: Path) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(path)
    broken = archive.testzip()
    if broken is not None:
        archive.close()
        raise UnlikeError(words.UNREADABLE)
    return archive


def _counted(content: Document, titles: list[str], found: list[FoundTable]) -> Counted:
    require_headings(content, titles)
    require_tables(content, found)
    rows = sum(table.rows for table in found)
    return Counted(headings=len(titles), tables=len(found), rows=rows)


def _ended(stream: IO[bytes], *tags: str) -> Iterator[Any]:
    """Give the elements of some kinds that lie in no other of them, as each ends."""
    depth = 0
    for event, element in etree.iterparse(
        stream, events=("start", "end"), tag=tags, resolve_entities=False
    ):
        depth += 1 if event == "start" else -1
        if event == "end" and depth == 0:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _heading_styles(stream: IO[bytes]) -> Iterator[str]:
    for style in etree.parse(stream).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        said = "" if name is None else str(name.get(f"{_W}val", "")).lower()
        if said.startswith("heading ") or style.find(f".//{_W}outlineLvl") is not None:
            yield str(style.get(f"{_W}styleId"))


def _style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def _table_of(element: Any, row: str) -> FoundTable:
    rows = list(element.iter(row))
    head = letters("".join(rows[0].itertext())) if rows else ""
    return FoundTable(head, max(len(rows) - 1, 0))


def _sheets_of(archive: zipfile.ZipFile) -> list[str]:
    """The parts of the sheets, in the order of the workbook."""
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        targets = {
            one.get("Id"): str(one.get("Target"))
            for one in etree.parse(stream).getroot()
            if str(one.get("Type")).endswith(f"/{_SHEET_KIND}")
        }
    with archive.open("xl/workbook.xml") as stream:
        sheets = [one.get(f"{_R}id") for one in etree.parse(stream).iter(f"{_S}sheet")]
    return [f"xl/{targets[id].removeprefix('/xl/')}" for id in sheets if id in targets]


def _rows_of(archive: zipfile.ZipFile, name: str) -> int:
    with archive.open(name) as stream:
        return sum(len(row) > 0 for row in _ended(stream, f"{_S}row"))
