"""The first look at a file: 100 bytes, read before SQLite may open, recover or change anything."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from pcra_game.persistence.errors import (
    NotASessionFile,
    SessionFileDamaged,
    SessionFileDoubtful,
    SessionFileTooNew,
)
from pcra_game.persistence.raw_access import ONE_AT_A_TIME
from pcra_game.texts import file_errors, opening_errors

APPLICATION_ID = 0x50435241
"""« PCRA » in the place that SQLite keeps for the kind of a file."""

FORMAT_VERSION = 2
"""`user_version` of the files that this program writes."""

PAGE_SIZE = 4096
LARGEST_MB = 200

LEFTOVER = ".pcra-*.tmp"
"""Names that `placing` gives to files on their way; a kill may leave one beside the session."""

SIDECARS = ("-journal", "-wal", "-shm")
"""Endings of the neighbours that SQLite itself would open, follow or delete."""

_LENGTH = 100
_LOOKS = 3
_MAGIC = b"SQLite format 3\x00"
PROTECTED_MAGIC = b"\x89PCRAP\r\n"
"""How a protected copy begins (protected.py): whoever meets one here is told what it is."""
_ROLLBACK, _WAL = b"\x01\x01", b"\x02\x02"
_UTF8 = 1
_OF_EVERY_SQLITE = bytes([64, 32, 32])
_SCHEMA_FORMATS = range(1, 5)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of an SQLite file say."""

    page_size: int
    write_and_read: bytes
    reserved: int
    fractions: bytes
    page_count: int
    schema_format: int
    encoding: int
    user_version: int
    application_id: int

    @property
    def in_wal_mode(self) -> bool:
        """Whether another program switched the file to a journal that is not ours."""
        return self.write_and_read == _WAL


def check_header(path: Path) -> Header:
    """Refuse what is not a session of ours, without changing a byte of it.

    Takes the path of the file, gives its header. Raises NotASessionFile, SessionFileTooNew,
    SessionFileDamaged, or SessionFileDoubtful for what lies beside it. A file with a rollback
    journal beside it may have any size until SQLite has recovered it.
    """
    check_size(path)
    header = read_header(path)
    if header.application_id != APPLICATION_ID or header.user_version < 1:
        raise NotASessionFile(file_errors.not_a_session(path))
    if header.user_version > FORMAT_VERSION:
        raise SessionFileTooNew(file_errors.too_new(path))
    for sentence, right in (
        (opening_errors.other_access, header.write_and_read in (_ROLLBACK, _WAL)),
        (opening_errors.other_page_size, header.page_size == PAGE_SIZE),
        (opening_errors.other_encoding, header.encoding == _UTF8),
        (opening_errors.other_sqlite, header.reserved == 0),
        (opening_errors.other_sqlite, header.fractions == _OF_EVERY_SQLITE),
        (opening_errors.other_sqlite, header.schema_format in _SCHEMA_FORMATS),
    ):
        if not right:
            raise SessionFileDamaged(sentence(path))
    _check_sidecars(path)
    if not any(_whole(path) for _ in range(_LOOKS)):
        raise SessionFileDamaged(file_errors.wrong_size(path))
    return header


def _check_sidecars(path: Path) -> None:
    """Refuse what SQLite would wait for, follow, or read in the place of the file."""
    for ending in SIDECARS:
        beside = sidecar(path, ending)
        if not os.path.lexists(beside):
            continue
        if ending != "-journal":
            raise NotASessionFile(file_errors.wal_left(path))
        try:
            found = beside.lstat()
        except OSError:
            # Gone meanwhile: another program ended its write.
            continue
        plain = stat.S_ISREG(found.st_mode) and found.st_nlink <= 1
        if not plain or found.st_size > 2 * LARGEST_MB * 1_000_000:
            raise SessionFileDoubtful(opening_errors.neighbour_not_plain(path, beside))


def _whole(path: Path) -> bool:
    # Another program may be writing between two looks: a size is only wrong if it stays so.
    header = read_header(path)
    return check_size(path) == header.page_size * header.page_count or interrupted(path)


def check_size(path: Path) -> int:
    """Give the size of a regular file, 1 byte to 200 MB. Raises NotASessionFile otherwise."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotASessionFile(file_errors.file_missing(path)) from None
    except (OSError, ValueError):
        # ValueError: a NUL in the name, which no file has.
        raise NotASessionFile(file_errors.unreadable(path)) from None
    if not stat.S_ISREG(found.st_mode):
        raise NotASessionFile(file_errors.not_a_plain_file(path))
    if found.st_nlink > 1 and found.st_nlink > 1 + len(leftovers(path)):
        # A journal is named after one of the names: under the other nobody would find it.
        raise NotASessionFile(opening_errors.several_names(path))
    if found.st_size == 0:
        raise NotASessionFile(file_errors.file_empty(path))
    if found.st_size > LARGEST_MB * 1_000_000:
        raise NotASessionFile(file_errors.file_too_large(path, LARGEST_MB))
    return found.st_size


def leftovers(path: Path) -> list[Path]:
    """Give other names of the same file that a killed `publish` left beside it."""
    try:
        return [found for found in path.parent.glob(LEFTOVER) if found.samefile(path)]
    except OSError:
        return []


def read_header(path: Path) -> Header:
    """Give what the header says. Raises NotASessionFile for what is not SQLite."""
    try:
        # No link followed, no wait on a device that took the place of the file since it was seen.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with ONE_AT_A_TIME:
            descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
            try:
                first = os.read(descriptor, _LENGTH)
            finally:
                os.close(descriptor)
    except OSError:
        raise NotASessionFile(file_errors.unreadable(path)) from None
    if first.startswith(PROTECTED_MAGIC):
        raise NotASessionFile(file_errors.protected_copy(path))
    if len(first) < _LENGTH or not first.startswith(_MAGIC):
        raise NotASessionFile(file_errors.not_a_session(path))
    return Header(
        page_size=_number(first, 16, 2),
        write_and_read=first[18:20],
        reserved=first[20],
        fractions=first[21:24],
        page_count=_number(first, 28, 4),
        schema_format=_number(first, 44, 4),
        encoding=_number(first, 56, 4),
        user_version=_number(first, 60, 4),
        application_id=_number(first, 68, 4),
    )


def sidecar(path: Path, ending: str) -> Path:
    """Give the neighbour that SQLite names after the file, such as `-journal`."""
    return path.with_name(path.name + ending)


def interrupted(path: Path) -> bool:
    """Whether a journal lies beside the file: of a writer at work, or of a killed one."""
    return os.path.lexists(sidecar(path, "-journal"))


def _number(first: bytes, start: int, length: int) -> int:
    return int.from_bytes(first[start : start + length], "big")
