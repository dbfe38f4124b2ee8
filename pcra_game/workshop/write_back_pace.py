"""When a working copy goes back: soon after a gesture, and not at each of a hundred."""

from collections.abc import Callable

AFTER_LAST = 2.0
"""Seconds without a gesture after which the work goes back."""

AT_LEAST = 30.0
"""Seconds after which it goes back although gestures keep coming."""

RETRIES = (5.0, 10.0, 20.0, 30.0)
"""Seconds before a place that failed is tried again; the last one goes on for ever."""


class WriteBackPace:
    """Says when to write back; keeps no clock of its own and writes nothing."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` gives seconds of a clock that never jumps, such as `time.monotonic`."""
        self._now = now
        self._first: float | None = None
        self._last = 0.0
        self._failures = 0
        self._failed_at = 0.0
        self._running = False

    @property
    def waiting(self) -> bool:
        """Whether something was entered that did not go back yet."""
        return self._first is not None or self._running or self._failures > 0

    def entered(self) -> None:
        """A gesture was stored."""
        self._last = self._now()
        if self._first is None:
            self._first = self._last

    def due_in(self) -> float | None:
        """Seconds until the next write back, 0 for now; `None` while there is none to make."""
        if self._running or not self.waiting:
            return None
        if self._failures:
            wait = RETRIES[min(self._failures, len(RETRIES)) - 1]
            due = self._failed_at + wait
        else:
            first = self._last if self._first is None else self._first
            due = min(self._last + AFTER_LAST, first + AT_LEAST)
        return max(due - self._now(), 0.0)

    def begun(self) -> None:
        """A write back begins: what is entered from here on needs another one."""
        self._running, self._first = True, None

    def ended(self, *, well: bool) -> None:
        """It ended; where it did not go well it is tried again, less and less often."""
        self._running = False
        self._failures = 0 if well else self._failures + 1
        self._failed_at = self._now()
