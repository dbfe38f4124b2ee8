"""How a finished file gets its name: whole or not at all, never over another by surprise."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.header import sidecar
from pcra_game.texts import file_errors, write_errors

WAITS = (0.05, 0.1, 0.2, 0.4)
"""Seconds between the tries: an antivirus looks at a new file for about that long."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_GONE = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN)


@contextmanager
def neighbour(target: Path) -> Iterator[Path]:
    """Lend an unused path in the folder of `target`; whatever is left there at the end goes."""
    path = target.with_name(f".pcra-{uuid4().hex}.tmp")
    try:
        yield path
    finally:
        for left in (path, sidecar(path, "-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def publish(finished: Path, target: Path) -> None:
    """Give a finished file the name `target`. Raises CannotWrite if somebody else took it."""
    with known_places(target):
        _sync(finished)
        try:
            # Unlike a rename, a link never replaces a file that appeared in the meantime.
            os.link(finished, target)
        except FileExistsError:
            raise
        except OSError:
            # Windows shares and sticks know no links.
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
            _patiently(finished.rename, target)
        else:
            finished.unlink()
        sync_folder(target.parent)


def replace(finished: Path, target: Path) -> None:
    """Put a finished file in the place of `target`, in one step. Raises CannotWrite."""
    with known_places(target):
        _sync(finished)
        _patiently(finished.replace, target)
        sync_folder(target.parent)


def _patiently(move: Callable[[Path], Path], target: Path) -> None:
    """Try a few times: Windows refuses while an antivirus or a cloud client reads either file."""
    for wait in (*WAITS, None):
        try:
            move(target)
        except PermissionError as error:
            if wait is None:
                raise CannotWrite(write_errors.not_replaced(target)) from error
            time.sleep(wait)
        else:
            return


@contextmanager
def known_places(target: Path) -> Iterator[None]:
    """Turn an error of the system on `target` into one that the facilitator can read."""
    try:
        yield
    except FileExistsError:
        raise CannotWrite(file_errors.already_exists(target)) from None
    except OSError as error:
        raise CannotWrite(_sentence(target, error)) from error


def _sentence(target: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return file_errors.disk_full(target)
    if error.errno in _GONE:
        return write_errors.not_answering(target)
    return file_errors.not_writable(target)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make what was named or removed in a folder durable, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network folders cannot be synced; the file itself already is.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
