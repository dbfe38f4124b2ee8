"""Opens a workbook that came from anywhere: bounded, without macro, link or entity, or refused."""

import stat
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.utils.exceptions import InvalidFileException

from pcra_game.imports.errors import ImportRefusedError
from pcra_game.imports.workbook_strings import open_book, unescaped
from pcra_game.texts import workbook_faults as words
from pcra_game.texts.typography import fold

MAX_MEGABYTES = 20
MAX_UNPACKED = 80_000_000
"""Bytes of all parts together; the workbook of 6,000 decisions holds a tenth of it."""

MAX_PARTS = 500
MAX_ROWS = 20_000
MAX_COLUMNS = 40

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old and encrypted workbooks begin."""

_CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,
    OSError,
    EOFError,
    ArithmeticError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
)
"""What the libraries raise on a file that is not what it says; RuntimeError covers recursion."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """A value as the library reads it; `error` marks a cell such as #N/A."""

    value: Any
    error: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its title, its headings, its rows that hold something, with their number."""

    title: str
    headings: tuple[CellValue, ...]
    rows: tuple[tuple[int, tuple[CellValue, ...]], ...]
    too_long: bool = False


def read_pages(path: Path, wanted: frozenset[str]) -> Mapping[str, Page]:
    """Read the sheets whose folded title is in `wanted`, by that title.

    Raises ImportRefusedError with one sentence for a file that is not a plain workbook.
    """
    name = path.name or str(path)
    content = _content(path, name)
    try:
        _require_plain(content, name)
        with warnings.catch_warnings():
            # The library tells in English of what it leaves out: colours, rules of validation.
            warnings.simplefilter("ignore")
            return {fold(page.title): page for page in _pages(content, wanted)}
    except _BROKEN as error:
        raise ImportRefusedError(words.damaged(name)) from error


def _content(path: Path, name: str) -> bytes:
    limit = MAX_MEGABYTES * 1_000_000
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ImportRefusedError(words.not_a_file(name))
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImportRefusedError(words.not_found(name)) from error
    except (OSError, ValueError) as error:
        raise ImportRefusedError(words.unreadable(name)) from error
    if len(content) > limit:
        raise ImportRefusedError(words.too_big(name, MAX_MEGABYTES))
    return content


def _require_plain(content: bytes, name: str) -> None:
    """Refuse what is no workbook, and what could do more than hold values."""
    if content.startswith(_COMPOUND):
        raise ImportRefusedError(words.old_or_protected(name))
    if not zipfile.is_zipfile(BytesIO(content)):
        raise ImportRefusedError(words.not_a_workbook(name))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        names = {part.filename.casefold() for part in parts}
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MAX_PARTS or len(names) < len(parts) or unpacked > MAX_UNPACKED:
            raise ImportRefusedError(words.bomb(name))
        if any(part.flag_bits & 1 for part in parts):
            raise ImportRefusedError(words.old_or_protected(name))
        if "xl/workbook.xml" not in names:
            raise ImportRefusedError(words.not_a_workbook(name))
        if any("vbaproject" in part or "macrosheets" in part for part in names):
            raise ImportRefusedError(words.with_macros(name))
        if any(part.startswith("xl/externallinks/") for part in names):
            raise ImportRefusedError(words.with_links(name))
        for part in parts:
            if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
                _require_no_entity(archive, part, name)


def _require_no_entity(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Refuse a part that declares a document type: no spreadsheet writes one."""
    end = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            seen = end + chunk
            if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen or b"\0" in seen:
                raise ImportRefusedError(words.damaged(name))
            end = chunk[-16:]


def _pages(content: bytes, wanted: frozenset[str]) -> Iterator[Page]:
    book = open_book(content)
    try:
        for sheet in book.worksheets:
            if fold(sheet.title) in wanted:
                # The size that a file declares is often wrong, and sometimes a trap.
                sheet.reset_dimensions()
                yield _page(sheet)
    finally:
        book.close()


def _page(sheet: Any) -> Page:
    headings: tuple[CellValue, ...] = ()
    rows = []
    found = sheet.iter_rows(min_row=1, max_col=MAX_COLUMNS)
    for number, cells in enumerate(found, start=1):
        values = tuple(map(_value, cells))
        if number == 1:
            headings = values
        elif any(cell.value not in (None, "") for cell in values):
            rows.append((number, values))
        if number > MAX_ROWS:
            return Page(sheet.title, headings, tuple(rows), too_long=True)
    return Page(sheet.title, headings, tuple(rows))


def _value(cell: Any) -> CellValue:
    value = cell.value
    shown = unescaped(value) if isinstance(value, str) else value
    return CellValue(shown, cell.data_type == "e")
