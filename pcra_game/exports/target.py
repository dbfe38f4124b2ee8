"""Writing a file whole or not at all: what was there stays until the new one is complete."""

import errno
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pcra_game.exports.errors import ExportError
from pcra_game.texts import export_errors as words

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
_WAITS = (0.05, 0.1, 0.2, 0.4)
"""Seconds between the tries: an antivirus looks at a new file for about that long."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A whole file, `neighbour`, beside the `target` whose name it waits to take."""

    target: Path
    neighbour: Path

    def take_name(self) -> None:
        """Become the target, in one step. Raises `ExportError`; the neighbour is gone then too."""
        try:
            _check(self.target)
            _give_usual_rights(self.neighbour, self.target)
            _replace(self.neighbour, self.target)
        except OSError as error:
            self.drop()
            raise ExportError(_sentence(self.target, error)) from error
        except BaseException:
            self.drop()
            raise
        _sync_folder(self.target.parent)

    def drop(self) -> None:
        """Give the file up; the target stays as it is."""
        with suppress(OSError):
            self.neighbour.unlink()


def write_atomically(
    target: Path,
    write: Callable[[BinaryIO], None],
    check: Callable[[Path], None] | None = None,
) -> None:
    """Put what `write` gives in `target`, through a temporary neighbour; see `write_beside`."""
    write_beside(target, write, check).take_name()


def write_beside(
    target: Path,
    write: Callable[[BinaryIO], None],
    check: Callable[[Path], None] | None = None,
) -> Beside:
    """Put what `write` gives in a neighbour of `target`, which may then take its name.

    Takes the file to make and the function that fills an open binary stream. The neighbour is
    synced, then shown to `check`; it is removed if anything fails. Raises `ExportError` when the
    folder or the disk refuses; what `write` and `check` raise passes unless it is the disk's
    refusal.
    """
    _check(target)
    try:
        return _write(target, write, check)
    except FileNotFoundError:
        # Either the folder went away meanwhile, or `write` misses a file of its own: a bug.
        _check(target)
        raise
    except OSError as error:
        raise ExportError(_sentence(target, error)) from error


def require_writable(folder: Path) -> None:
    """Raise ExportError where a folder takes no file, by trying one; nothing is left there."""
    handle, neighbour = _begin(folder / folder.name)
    os.close(handle)
    with suppress(OSError):
        neighbour.unlink()


def open_elsewhere(target: Path) -> Path | None:
    """Give the mark that an office program leaves beside a file that it has open, if there is one.

    Word and Excel replace the first two signs of a long name, LibreOffice keeps the whole.
    """
    name = target.name
    marks = (f".~lock.{name}#", f"~${name}", f"~${name[2:]}")
    with suppress(OSError):
        return next((m for mark in marks if (m := target.with_name(mark)).exists()), None)
    return None


def require_closed(target: Path) -> None:
    """Raise ExportError where an office program has the file open: it would not see the new one."""
    mark = open_elsewhere(target)
    if mark is not None and target.exists():
        raise ExportError(words.open_elsewhere(target, mark))


def _check(target: Path) -> None:
    try:
        if target.is_dir():
            raise ExportError(words.target_is_a_folder(target))
        if not target.parent.exists():
            raise ExportError(words.folder_missing(target))
        if not target.parent.is_dir():
            raise ExportError(words.folder_is_a_file(target))
    except OSError as error:
        raise ExportError(_sentence(target, error)) from error


def _begin(target: Path) -> tuple[int, Path]:
    """Open a new neighbour. Its name is short: a target of 255 bytes must still have one."""
    try:
        handle, name = tempfile.mkstemp(prefix=".pcra-", suffix=".tmp", dir=target.parent)
    except OSError as error:
        # Some folders, such as those of the system, exist and take no file.
        if error.errno == errno.ENOENT or error.errno in _REFUSED:
            raise ExportError(words.folder_takes_no_file(target.parent)) from error
        raise ExportError(_sentence(target, error)) from error
    return handle, Path(name)


def _write(
    target: Path, write: Callable[[BinaryIO], None], check: Callable[[Path], None] | None
) -> Beside:
    handle, neighbour = _begin(target)
    try:
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if check is not None:
            check(neighbour)
    except BaseException:
        with suppress(OSError):
            neighbour.unlink()
        raise
    return Beside(target, neighbour)


def _replace(neighbour: Path, target: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            neighbour.replace(target)
        except PermissionError:
            if wait is None:
                raise
            time.sleep(wait)
        else:
            return


def _give_usual_rights(neighbour: Path, target: Path) -> None:
    # mkstemp gives 0600: on a shared folder the team could not open the plan.
    with suppress(OSError):
        neighbour.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; there the rename alone has to do.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(target: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return words.disk_full(target)
    if error.errno in _REFUSED:
        return words.not_writable(target)
    if error.errno == errno.ENAMETOOLONG:
        return words.name_too_long(target)
    return words.write_failed(target, words.reason(error.errno))
