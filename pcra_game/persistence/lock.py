"""One writer a session: a lock file beside it, which says who holds it.

The operating system frees the lock when its holder dies, whatever the file still says.
"""

import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from pcra_game.persistence.errors import CannotWrite, SessionFileBusy
from pcra_game.texts import file_errors

APPLICATION = "PCRA, jeu de cartes"

_LABELS = ("application", "pid", "host", "since")
_LONGEST = 2000
# Windows forbids others to read the locked byte, which is the first one.
_AFTER_LOCKED_BYTE = 1


def lock_path(path: Path) -> Path:
    """Give the lock file of a session: a hidden neighbour."""
    return path.with_name(f".{path.name}.lock")


class SessionLock:
    """The right to write in one session, from `acquire` to `release`."""

    def __init__(self, path: Path) -> None:
        """Take the path of the session; nothing is locked yet."""
        self._session = path
        self._file = lock_path(path)
        self._lock = FileLock(self._file, timeout=0)

    def acquire(self) -> Self:
        """Take the lock at once. Raises SessionFileBusy naming the holder, or CannotWrite."""
        try:
            self._lock.acquire()
        except (Timeout, RuntimeError):
            if not self._file.exists():
                # Some places refuse the lock file itself, which looks like waiting for it.
                raise CannotWrite(file_errors.not_writable(self._session)) from None
            # RuntimeError: this very thread holds it through another SessionLock.
            raise SessionFileBusy(file_errors.busy(self._session, self._holder())) from None
        except (OSError, NotImplementedError):
            raise CannotWrite(file_errors.not_writable(self._session)) from None
        with suppress(OSError):
            # A full disk must not keep anybody from their session: the text is a courtesy.
            self._file.write_text(_who(), encoding="utf-8")
        return self

    def release(self) -> None:
        """Give the lock back and remove its file. Does nothing twice."""
        if not self._lock.is_locked:
            return
        if os.name == "posix":
            # While it is held: filelock checks that what it locked still has a name.
            self._file.unlink(missing_ok=True)
            self._lock.release()
            return
        self._lock.release()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Take the lock."""
        return self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Give the lock back."""
        self.release()

    def _holder(self) -> str:
        try:
            with self._file.open("rb", buffering=0) as file:
                file.seek(_AFTER_LOCKED_BYTE)
                text = file.read(_LONGEST).decode("utf-8")
            told = dict(line.split(": ", 1) for line in text.splitlines() if line)
            application, pid, host, since = (told[label] for label in _LABELS)
            at = datetime.fromisoformat(since).astimezone()
            return file_errors.holder(application, pid, host, at.isoformat())
        except (OSError, ValueError, KeyError, OverflowError):
            return file_errors.holder_unknown()


def _who() -> str:
    # The clock of the wall, only to tell a person since when; no decision depends on it.
    told = (APPLICATION, str(os.getpid()), socket.gethostname(), datetime.now(UTC).isoformat())
    lines = (f"{label}: {value}" for label, value in zip(_LABELS, told, strict=True))
    return "\n" + "\n".join(lines) + "\n"
