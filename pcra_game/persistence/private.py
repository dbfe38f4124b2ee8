"""A private place for copies of a session: nobody else may look in, and nothing stays there."""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pcra_game.persistence.errors import SessionFileDoubtful
from pcra_game.persistence.header import SIDECARS, sidecar
from pcra_game.persistence.placing import known_places
from pcra_game.persistence.raw_access import ONE_AT_A_TIME
from pcra_game.texts import opening_errors

PREFIX = "pcra-private-"
_OURS = re.compile(rf"{PREFIX}(\d+)-\w+")
_LOOKS = 3


@contextmanager
def private_folder() -> Iterator[Path]:
    """Lend an empty folder that only this user may enter (0700); it goes with all that it holds.

    Raises CannotWrite where no folder can be made.
    """
    base = Path(tempfile.gettempdir())
    with known_places(base / PREFIX):
        folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=base))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def left_private_folders() -> list[Path]:
    """Give the private folders whose process was killed before it could remove them."""
    found = []
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        name = _OURS.fullmatch(folder.name)
        if name and folder.is_dir() and not folder.is_symlink() and not _alive(int(name[1])):
            found.append(folder)
    return found


def copy_with_neighbours(path: Path, folder: Path) -> Path:
    """Copy a file and what SQLite keeps beside it, as they were at one moment; gives the copy.

    Raises SessionFileDoubtful where another program keeps writing, CannotWrite without room.
    """
    for _ in range(_LOOKS):
        before = _looks(path)
        for ending in ("", *SIDECARS):
            source, copy = sidecar(path, ending), sidecar(folder / path.name, ending)
            copy.unlink(missing_ok=True)
            if os.path.lexists(source):
                copy_plain(source, copy)
        if _looks(path) == before:
            return folder / path.name
    raise SessionFileDoubtful(opening_errors.still_moving(path))


def copy_plain(source: Path, copy: Path) -> None:
    """Copy the bytes of a regular file, no link followed. Raises CannotWrite."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with ONE_AT_A_TIME, known_places(copy):
        descriptor = os.open(source, flags | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file, copy.open("xb") as written:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise SessionFileDoubtful(opening_errors.neighbour_not_plain(source, source))
            shutil.copyfileobj(file, written)


def _looks(path: Path) -> list[tuple[int, int, int] | None]:
    """Give what changes when a file or its neighbours are written."""
    looks: list[tuple[int, int, int] | None] = []
    for ending in ("", *SIDECARS):
        try:
            found = sidecar(path, ending).lstat()
        except OSError:
            looks.append(None)
            continue
        looks.append((found.st_ino, found.st_size, found.st_mtime_ns))
    return looks


def _alive(pid: int) -> bool:
    import psutil

    return bool(psutil.pid_exists(pid))
