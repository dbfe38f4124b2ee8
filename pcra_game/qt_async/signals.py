"""The wish of the system that this program end, heard between two events of Qt and never within.

Python hears of a signal only while it runs; a pipe wakes Qt, which then lets Python run. What is
being written when a signal comes is finished first.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

MOST_UNHEARD = 3
"""Signals that may find the window too busy; the one after them ends it as it is."""

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


class EndSignals(QObject):
    """Calls `asked` when the system asks for the end; from `listen`, in the running loop, on."""

    def __init__(self, asked: Callable[[], None]) -> None:
        """Take who leaves; nothing is listened to yet."""
        super().__init__()
        self._asked = asked
        self._before: dict[int, object] = {}
        self._near: socket.socket | None = None
        self._far: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._wakeup = -1
        self._unheard = 0

    def listen(self) -> None:
        """Take over every signal that is not ignored. Call it in the main thread."""
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        # A loop of asyncio on Windows takes this place when it is made: listen after that.
        self._wakeup = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._came)

    def stop(self) -> None:
        """Give everything back. Does nothing twice."""
        if self._near is None or self._far is None:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()
        signal.set_wakeup_fd(self._wakeup)
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        self._near.close()
        self._far.close()
        self._near = self._far = None

    def _woken(self) -> None:
        self._unheard = 0
        if self._near is None:
            return
        with suppress(OSError):
            numbers = self._near.recv(4096)
            if any(number in self._before for number in numbers):
                self._asked()

    def _came(self, number: int, _frame: FrameType | None) -> None:
        """The byte in the pipe tells who can act on it; a window that hangs can still be ended."""
        self._unheard += 1
        if self._unheard >= MOST_UNHEARD:
            signal.signal(number, signal.SIG_DFL)
