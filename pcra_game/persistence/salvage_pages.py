"""Rows found in the raw pages of a damaged file, whatever its header, schema and trees say.

Every page is tried as a leaf of a table, since the byte that says so may be the one that is
spoilt. The layout of pages and records is that of https://www.sqlite.org/fileformat2.html.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pcra_game.persistence.header import PAGE_SIZE

Value = str | int | None

_LARGEST = 10_000_000
"""Bytes of the largest row that is looked at, as for a session that is opened."""

_LEAST = 64
"""Bytes of the smallest row that is of interest: each holds a hash of so many signs."""

_MOST_CELLS = PAGE_SIZE // _LEAST
_MOST_COLUMNS = 20
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_LOCAL_MOST = PAGE_SIZE - 35
_LOCAL_LEAST = (PAGE_SIZE - 12) * 32 // 255 - 23
_OVERFLOW = PAGE_SIZE - 4
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_CONSTANTS = {8: 0, 9: 1}


@dataclass(frozen=True, slots=True)
class Record:
    """A row as it lies in a page: its number and its columns; the key of a table reads `None`."""

    rowid: int
    values: tuple[Value, ...]


class _NoRecordError(ValueError):
    """What lies there is no row of text and whole numbers."""


class _Pages:
    """The pages of a file, and how much may still be read of chains: a loop ends somewhere."""

    def __init__(self, content: bytes) -> None:
        whole = memoryview(content)
        self.each = [whole[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]
        self._left = 2 * len(self.each)

    def chained(self, number: int) -> memoryview:
        self._left -= 1
        if not 2 <= number <= len(self.each) or self._left < 0:
            raise _NoRecordError
        return self.each[number - 1]


def records(content: bytes, journal: bytes = b"") -> Iterator[Record]:
    """Give every row of text and whole numbers, of at least 64 bytes, that can be read.

    Takes the bytes of the file, and those of the rollback journal beside it: it holds pages as
    they were before an interrupted write. One row may come several times.
    """
    pages = _Pages(content)
    for number, page in enumerate((*pages.each, *_pages_before(journal))):
        yield from _records_of(page, 100 if number == 0 else 0, pages)


def _pages_before(journal: bytes) -> Iterator[memoryview]:
    sector = int.from_bytes(journal[20:24], "big")
    if not journal.startswith(_JOURNAL_MAGIC) or not 32 <= sector <= 65536:
        return
    for at in range(sector + 4, len(journal) - PAGE_SIZE + 1, PAGE_SIZE + 8):
        yield memoryview(journal)[at : at + PAGE_SIZE]


def _records_of(page: memoryview, start: int, pages: _Pages) -> Iterator[Record]:
    cells = min(int.from_bytes(page[start + 3 : start + 5], "big"), _MOST_CELLS)
    for at in range(start + 8, start + 8 + 2 * cells, 2):
        try:
            yield _record(page, int.from_bytes(page[at : at + 2], "big"), pages)
        except (_NoRecordError, UnicodeDecodeError):
            continue


def _record(page: memoryview, at: int, pages: _Pages) -> Record:
    size, at = _varint(page, at)
    rowid, at = _varint(page, at)
    if not _LEAST <= size <= _LARGEST:
        raise _NoRecordError
    payload = _payload(page, at, size, pages)
    head, place = _varint(payload, 0)
    if not 2 <= head <= min(size, _MOST_COLUMNS * 9):
        raise _NoRecordError
    kinds = []
    while place < head:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values = []
    for kind in kinds:
        width = _width(kind)
        values.append(_value(kind, payload[place : place + width], width))
        place += width
    if place != size or len(kinds) > _MOST_COLUMNS:
        raise _NoRecordError
    return Record(rowid, tuple(values))


def _payload(page: memoryview, at: int, size: int, pages: _Pages) -> bytes:
    """Put a row together from its page and the chain of pages that it flows over to."""
    if size <= _LOCAL_MOST:
        return bytes(page[at : at + size])
    local = _LOCAL_LEAST + (size - _LOCAL_LEAST) % _OVERFLOW
    if local > _LOCAL_MOST:
        local = _LOCAL_LEAST
    parts, left = [page[at : at + local]], size - local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    while left > 0:
        part = pages.chained(following)
        parts.append(part[4 : 4 + min(left, _OVERFLOW)])
        left -= _OVERFLOW
        following = int.from_bytes(part[:4], "big")
    return b"".join(parts)


def _varint(content: bytes | memoryview, at: int) -> tuple[int, int]:
    """Give a number of 1 to 9 bytes and the place after it."""
    value = 0
    for step in range(9):
        if at >= len(content):
            raise _NoRecordError
        byte = content[at]
        at += 1
        if step == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return value, at


def _width(kind: int) -> int:
    if kind >= 13 and kind % 2:
        return (kind - 13) // 2
    return _WIDTHS.get(kind, 0)


def _value(kind: int, content: bytes, width: int) -> Value:
    if len(content) != width:
        raise _NoRecordError
    if kind == 0:
        return None
    if kind in _WIDTHS:
        return int.from_bytes(content, "big", signed=True)
    if kind in _CONSTANTS:
        return _CONSTANTS[kind]
    if kind >= 13 and kind % 2:
        return content.decode("utf-8")
    # A fraction or bytes: no table of ours holds any.
    raise _NoRecordError
