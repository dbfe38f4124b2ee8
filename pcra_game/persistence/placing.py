"""How a finished file gets its name: whole or not at all, never over another by surprise."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.header import sidecar
from pcra_game.texts import file_errors


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
            finished.rename(target)
        else:
            finished.unlink()
        _sync_folder(target.parent)


def replace(finished: Path, target: Path) -> None:
    """Put a finished file in the place of `target`, in one step. Raises CannotWrite."""
    with known_places(target):
        _sync(finished)
        finished.replace(target)
        _sync_folder(target.parent)


@contextmanager
def known_places(target: Path) -> Iterator[None]:
    """Turn an error of the system on `target` into one that the facilitator can read."""
    try:
        yield
    except FileExistsError:
        raise CannotWrite(file_errors.already_exists(target)) from None
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        say = file_errors.disk_full if full else file_errors.not_writable
        raise CannotWrite(say(target)) from error


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network folders cannot be synced; the file itself already is.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
