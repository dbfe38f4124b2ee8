"""One writer a session: a lock file beside it, which says who holds it.

The operating system frees the lock when its holder dies, whatever the file still says. Between two
posts it may know nothing of the other one: there the words of the file are all there is.
"""

import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from pcra_game.persistence.errors import CannotWrite, SessionFileBusy, SessionFileHeldElsewhere
from pcra_game.texts import file_errors, write_errors

APPLICATION = "PCRA, jeu de cartes"

_LABELS = ("application", "pid", "host", "since")
_LONGEST = 2000
# Windows forbids others to read the locked byte, which is the first one.
_AFTER_LOCKED_BYTE = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a lock file names; `since` is an instant in UTC."""

    application: str
    pid: str
    host: str
    since: datetime

    def said(self) -> str:
        """Name the holder in a sentence, at the local hour."""
        local = self.since.astimezone().isoformat()
        return file_errors.holder(self.application, self.pid, self.host, local)


def lock_path(path: Path) -> Path:
    """Give the lock file of a session: a hidden neighbour."""
    return path.with_name(f".{path.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Read who the lock file of a session names, held or left behind; `None` if unreadable."""
    try:
        with lock_path(path).open("rb", buffering=0) as file:
            file.seek(_AFTER_LOCKED_BYTE)
            text = file.read(_LONGEST).decode("utf-8")
        told = dict(line.split(": ", 1) for line in text.splitlines() if line)
        application, pid, host, since = (told[label] for label in _LABELS)
        found = Holder(application, pid, host, datetime.fromisoformat(since))
        found.said()
    except (OSError, ValueError, KeyError, OverflowError):
        return None
    return found


class SessionLock:
    """The right to write in one session, from `acquire` to `release`."""

    def __init__(self, path: Path) -> None:
        """Take the path of the session; nothing is locked yet."""
        self._session = path
        self._file = lock_path(path)
        # Without fallback: a lock made of the file alone would outlive a killed holder.
        self._lock = FileLock(self._file, timeout=0, fallback_to_soft=False)

    def acquire(self, *, anyway: bool = False) -> Self:
        """Take the lock at once.

        What a dead process of this post left is taken over in silence. What another post left is
        taken only `anyway`: it may be at work where the system cannot see it. Raises
        SessionFileBusy naming the holder, SessionFileHeldElsewhere, or CannotWrite.
        """
        named = holder_of(self._session)
        self._take()
        if named is not None and named.host != socket.gethostname() and not anyway:
            # The words of the other post stay where they are.
            self._lock.release()
            sentence = write_errors.held_elsewhere(self._session, named.said())
            raise SessionFileHeldElsewhere(sentence)
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
            with suppress(OSError):
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

    def _take(self) -> None:
        try:
            self._lock.acquire()
        except (Timeout, RuntimeError):
            if not self._file.exists():
                # Some places refuse the lock file itself, which looks like waiting for it.
                raise CannotWrite(file_errors.not_writable(self._session)) from None
            # RuntimeError: this very thread holds it through another SessionLock.
            named = holder_of(self._session)
            said = file_errors.holder_unknown() if named is None else named.said()
            raise SessionFileBusy(file_errors.busy(self._session, said)) from None
        except (OSError, NotImplementedError):
            raise CannotWrite(file_errors.not_writable(self._session)) from None


def _who() -> str:
    # The clock of the wall, only to tell a person since when; no decision depends on it.
    told = (APPLICATION, str(os.getpid()), socket.gethostname(), datetime.now(UTC).isoformat())
    lines = (f"{label}: {value}" for label, value in zip(_LABELS, told, strict=True))
    return "\n" + "\n".join(lines) + "\n"
