"""Reads what the DSI says of its services from a CSV, and writes the template of it.

All or nothing: the first twenty faults are named by line, and nothing is taken where there is one.
"""

import csv
import io
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pcra_game.domain.clean import clean
from pcra_game.domain.durations import read_duration
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.framing_events import ServiceDescribed
from pcra_game.domain.game import Game
from pcra_game.domain.limits import MAX_MINUTES, SHORT_TEXT
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.texts import services_sheet as words
from pcra_game.texts.typography import fold

MAX_MEGABYTES = 5
MAX_LINES = 5000
MOST_FAULTS = 20
EXAMPLES = 2
_SEPARATORS = ";\t,"
_DURATIONS = ("rto", "backup_age")
_TEXTS = ("local_name", "hosted_by", "note")


@dataclass(frozen=True, slots=True)
class ServicesSheet:
    """What a sheet says. `unread` are the headings of columns that mean nothing here."""

    services: tuple[ServiceDescribed, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    heading: str
    unit: str


class SheetRefusedError(ImportRefusedError):
    """The sheet is refused; `faults` holds each fault found, also those beyond the sentence."""

    def __init__(self, name: str, faults: tuple[str, ...]) -> None:
        """Take the name of the file and every fault."""
        self.faults = faults
        super().__init__(words.refused(name, faults[:MOST_FAULTS], len(faults[MOST_FAULTS:])))


def read_services_sheet(
    path: Path, game: Game, functions: Mapping[str, str] | None = None
) -> ServicesSheet:
    """Read a CSV of services; `functions` (id to label) are those that the room added.

    Formulas are words like any others. Raises SheetRefusedError with every fault.
    """
    try:
        return read_services_text(_decoded(_content(path)), game, functions)
    except _FaultsError as error:
        raise SheetRefusedError(path.name or str(path), error.faults) from error


class _FaultsError(Exception):
    """What is wrong, before the name of the file is said."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__(*faults)


def read_services_text(
    text: str, game: Game, functions: Mapping[str, str] | None = None
) -> ServicesSheet:
    """Read the text of a sheet; see `read_services_sheet`, which names the file of a fault."""
    rows = _rows(text)
    _line, headings = next(rows, (0, []))
    if not headings:
        raise _FaultsError(words.EMPTY)
    columns = _by_code([_column(heading) for heading in headings])
    _require_columns(columns)
    lines = _Lines(game, functions or {}, columns)
    for number, cells in rows:
        lines.read(number, cells)
    if lines.faults:
        raise _FaultsError(*lines.faults)
    if not lines.found:
        raise _FaultsError(words.NOTHING_SAID)
    named = zip(columns, headings, strict=True)
    unread = tuple(heading for column, heading in named if column is None and heading.strip())
    return ServicesSheet(tuple(lines.found.values()), unread)


def template(game: Game, services: tuple[str, ...] = ()) -> bytes:
    """The template, ready for a spreadsheet: a line for each service, by default all of them."""
    written = io.StringIO()
    sheet = csv.writer(written, delimiter=";", lineterminator="\r\n")
    sheet.writerow(words.COLUMNS)
    for code in services or tuple(game.services):
        sheet.writerow([code, game.services[code].label, *[""] * (len(words.COLUMNS) - 2)])
    return written.getvalue().encode("utf-8-sig")


class _Lines:
    """Reads line after line, and keeps what is found beside what is wrong."""

    def __init__(
        self, game: Game, functions: Mapping[str, str], columns: list[_Column | None]
    ) -> None:
        self.found: dict[str, ServiceDescribed] = {}
        self.faults: list[str] = []
        self._columns = columns
        self._at: dict[str, int] = {}
        self._services = _names({code: s.label for code, s in game.services.items()})
        printed = {id: function.label for id, function in game.functions.items()}
        self._functions = _names({**printed, **functions})
        own = [f.label for f in game.functions.values() if f.unit == game.unit_code]
        self._examples = tuple((own or list(printed.values()))[:EXAMPLES])

    def read(self, number: int, cells: list[str]) -> None:
        """Read one line; an empty one says nothing."""
        if not any(cell.strip() for cell in cells):
            return
        faults: list[str] = []
        if any(cell.strip() for cell in cells[len(self._columns) :]):
            faults.append(words.too_many_cells())
        said = self._said(cells, faults)
        code = self._code(str(said.pop("code", "") or ""), number, faults)
        if code and not faults and any(value not in (None, "") for value in said.values()):
            self.found[code] = _described(code, said)
        self.faults += [words.at_line(number, fault) for fault in faults]

    def _said(self, cells: list[str], faults: list[str]) -> dict[str, str | int | None]:
        said: dict[str, str | int | None] = {}
        for column, cell in zip(self._columns, cells, strict=False):
            if column is None or column.field == "label":
                continue
            if column.field in _DURATIONS:
                said[column.field] = _minutes(column, clean(cell), faults)
            elif column.field == "referent":
                said[column.field] = self._function(clean(cell), faults)
            else:
                said[column.field] = _text(column, clean(cell), faults)
        return said

    def _code(self, text: str, number: int, faults: list[str]) -> str:
        if not text:
            faults.append(words.no_service())
            return ""
        code = self._services.get(fold(text), "")
        if not code:
            faults.append(words.unknown_service(text))
        elif code in self._at:
            faults.append(words.repeated_service(code, self._at[code]))
        self._at.setdefault(code, number)
        return code

    def _function(self, text: str, faults: list[str]) -> str:
        id = self._functions.get(fold(text), "") if text else ""
        if text and not id:
            faults.append(words.unknown_function(text, self._examples))
            self._examples = ()  # said once, not on each line
        return id


def _described(code: str, said: Mapping[str, str | int | None]) -> ServiceDescribed:
    texts = {name: str(said.get(name) or "") for name in (*_TEXTS, "referent")}
    rto, backup = (said.get(name) for name in _DURATIONS)
    return ServiceDescribed(
        service=code,
        rto=rto if isinstance(rto, int) else None,
        backup_age=backup if isinstance(backup, int) else None,
        **texts,
    )


def _names(labels: Mapping[str, str]) -> dict[str, str]:
    """What something may be called, folded; a label that two share names neither."""
    named: dict[str, str] = {}
    for id, label in labels.items():
        folded = fold(label)
        named[folded] = "" if folded in named else id
    return named | {fold(id): id for id in labels}


def _text(column: _Column, text: str, faults: list[str]) -> str:
    if column.field != "code" and len(text) > SHORT_TEXT:
        faults.append(words.too_long(column.heading, len(text), SHORT_TEXT))
    return text


def _minutes(column: _Column, text: str, faults: list[str]) -> int | None:
    bare = text.replace(",", ".").replace(".", "", 1).isdecimal() and text.isascii()
    if bare and not column.unit and text != "0":
        faults.append(words.bare_number(column.heading, text))
        return None
    try:
        minutes = read_duration(f"{text} {column.unit}" if bare and column.unit else text)
    except IllegalMoveError:
        faults.append(words.bad_duration(column.heading, text))
        return None
    if minutes is not None and minutes > MAX_MINUTES:
        faults.append(words.duration_too_long(column.heading, text))
    return minutes


def _column(heading: str) -> _Column | None:
    """The field of a heading, such as « RTO (h) » or « Nom_local », or nothing."""
    said = fold(clean(heading).replace("_", " ").replace("-", " "))
    bare, _, inside = said.partition("(")
    unit = inside.rstrip(" )")
    known = next((u for u, names in words.UNITS.items() if unit in names), "")
    wanted = " ".join(bare.split()) if known else said
    for field, names in words.HEADINGS.items():
        if wanted in names:
            return _Column(field, clean(heading), known)
    return None


def _by_code(columns: list[_Column | None]) -> list[_Column | None]:
    """Where no column holds the codes, the labels name the services."""
    if any(column is not None and column.field == "code" for column in columns):
        return columns
    return [
        replace(column, field="code") if column is not None and column.field == "label" else column
        for column in columns
    ]


def _require_columns(columns: list[_Column | None]) -> None:
    known = [column for column in columns if column is not None]
    fields = [column.field for column in known]
    for place, column in enumerate(known):
        if column.field in fields[:place]:
            raise _FaultsError(words.at_line(1, words.repeated_column(column.heading)))
    if "code" not in fields:
        raise _FaultsError(words.at_line(1, words.NO_CODE))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their number in the file."""
    if "\0" in text:
        raise _FaultsError(words.NOT_A_SHEET)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        begins = 1
        for cells in reader:
            if begins > MAX_LINES:
                raise _FaultsError(words.too_many_lines(MAX_LINES))
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise _FaultsError(words.at_line(reader.line_num, words.BROKEN_QUOTES)) from error


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _content(path: Path) -> bytes:
    limit = MAX_MEGABYTES * 1_000_000
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _FaultsError(words.NOT_A_FILE)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _FaultsError(words.NOT_FOUND) from error
    except (OSError, ValueError) as error:
        raise _FaultsError(words.UNREADABLE) from error
    if len(content) > limit:
        raise _FaultsError(words.too_big(MAX_MEGABYTES))
    return content


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark; else what a French Windows writes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:2] == b"PK":
            raise _FaultsError(words.NOT_A_SHEET) from None
        return content.decode("cp1252", errors="replace")
