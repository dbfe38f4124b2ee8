"""The first look at a file: 100 bytes, read before SQLite may open, recover or change anything."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from pcra_game.persistence.errors import NotASessionFile, SessionFileDamaged, SessionFileTooNew
from pcra_game.texts import file_errors

APPLICATION_ID = 0x50435241
"""« PCRA » in the place that SQLite keeps for the kind of a file."""

FORMAT_VERSION = 1
"""`user_version` of the files that this program writes."""

PAGE_SIZE = 4096
LARGEST_MB = 200

_LENGTH = 100
_LOOKS = 3
_MAGIC = b"SQLite format 3\x00"
_NOT_WAL = b"\x01\x01"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of an SQLite file say."""

    page_size: int
    write_and_read: bytes
    page_count: int
    user_version: int
    application_id: int


def check_header(path: Path) -> None:
    """Refuse what is not a session of ours, without changing a byte of it.

    Takes the path of the file. Raises NotASessionFile, SessionFileTooNew or SessionFileDamaged.
    A file with a rollback journal beside it may have any size until SQLite has recovered it.
    """
    check_size(path)
    header = read_header(path)
    if header.application_id != APPLICATION_ID or header.user_version < 1:
        raise NotASessionFile(file_errors.not_a_session(path))
    if header.user_version > FORMAT_VERSION:
        raise SessionFileTooNew(file_errors.too_new(path))
    if header.write_and_read != _NOT_WAL or sidecar(path, "-wal").exists():
        raise NotASessionFile(file_errors.wal_left(path))
    if header.page_size != PAGE_SIZE:
        raise SessionFileDamaged(file_errors.corrupt(path))
    if not any(_whole(path) for _ in range(_LOOKS)):
        raise SessionFileDamaged(file_errors.wrong_size(path))


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
    if found.st_size == 0:
        raise NotASessionFile(file_errors.file_empty(path))
    if found.st_size > LARGEST_MB * 1_000_000:
        raise NotASessionFile(file_errors.file_too_large(path, LARGEST_MB))
    return found.st_size


def read_header(path: Path) -> Header:
    """Give what the header says. Raises NotASessionFile for what is not SQLite."""
    try:
        # No link followed, no wait on a device that took the place of the file since it was seen.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
        try:
            first = os.read(descriptor, _LENGTH)
        finally:
            os.close(descriptor)
    except OSError:
        raise NotASessionFile(file_errors.unreadable(path)) from None
    if len(first) < _LENGTH or not first.startswith(_MAGIC):
        raise NotASessionFile(file_errors.not_a_session(path))
    return Header(
        page_size=_number(first, 16, 2),
        write_and_read=first[18:20],
        page_count=_number(first, 28, 4),
        user_version=_number(first, 60, 4),
        application_id=_number(first, 68, 4),
    )


def sidecar(path: Path, ending: str) -> Path:
    """Give the neighbour that SQLite names after the file, such as `-journal`."""
    return path.with_name(path.name + ending)


def interrupted(path: Path) -> bool:
    """Whether a killed writer left a journal from which SQLite will take back half a write."""
    return sidecar(path, "-journal").exists()


def _number(first: bytes, start: int, length: int) -> int:
    return int.from_bytes(first[start : start + length], "big")
