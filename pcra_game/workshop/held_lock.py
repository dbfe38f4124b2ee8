"""The lock of a session held from anywhere: taken in one thread, given back from any other."""

import threading
from pathlib import Path

from pcra_game.persistence.lock import SessionLock

_PATIENCE = 5.0
"""Seconds that giving back waits for a place that no longer answers."""


class HeldLock:
    """A SessionLock that lives in a thread of its own, for a lock belongs to its thread."""

    def __init__(self, path: Path) -> None:
        """Take the path of the session; nothing is locked yet."""
        self._path = path
        self._thread: threading.Thread | None = None
        self._over = threading.Event()

    @property
    def held(self) -> bool:
        """Whether it was taken and not given back."""
        return self._thread is not None

    def take(self, *, anyway: bool = False) -> None:
        """Take the lock. Raises what `SessionLock.acquire` raises; does nothing twice."""
        if self._thread is not None:
            return
        tried, refusals = threading.Event(), list[BaseException]()
        over = self._over = threading.Event()
        thread = threading.Thread(
            target=self._hold, args=(anyway, tried, refusals, over), name="lock", daemon=True
        )
        thread.start()
        tried.wait()
        if refusals:
            raise refusals[0]
        self._thread = thread

    def give_back(self) -> None:
        """Let others take it. Does nothing twice."""
        self._over.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(_PATIENCE)

    def _hold(
        self,
        anyway: bool,
        tried: threading.Event,
        refusals: list[BaseException],
        over: threading.Event,
    ) -> None:
        lock = SessionLock(self._path)
        try:
            lock.acquire(anyway=anyway)
        except BaseException as refusal:  # noqa: BLE001 - raised again where it was asked for
            refusals.append(refusal)
            return
        finally:
            tried.set()
        over.wait()
        lock.release()
