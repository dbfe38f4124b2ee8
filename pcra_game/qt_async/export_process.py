"""The one worker process that writes documents: made when first needed, never left behind.

A pipe is its lifeline. When this side closes it, or dies, the worker takes back the file that it
was writing and leaves.
"""

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

T = TypeVar("T")

GRACE = 3.0
"""Seconds that a worker has to take back what it was writing."""

_IDLE_LEAVES = 0.5
"""Seconds in which a process without work is gone by itself."""

_STEP = 0.02


class ExportProcess:
    """At most one process, with one piece of work at a time."""

    def __init__(self) -> None:
        """Prepare; the process itself starts with the first work."""
        # Spawned, not forked: a fork of a process with threads and a screen may hang.
        context = get_context("spawn")
        self._far_end, self._lifeline = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            1, mp_context=context, initializer=_live_by, initargs=(self._far_end,)
        )

    def submit(self, work: Callable[..., T], *arguments: object) -> Future[T]:
        """Have `work` done there; function and arguments must be picklable."""
        return self._pool.submit(_do, work, *arguments)

    async def end(self, grace: float = GRACE, idle: float = _IDLE_LEAVES) -> None:
        """Let the process leave: at once if it does nothing, else within `grace` seconds.

        `idle` is what a process without work has to leave by itself.
        """
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        await _gone(processes, idle)
        self._lifeline.close()
        await _gone(processes, grace)
        for process in processes:
            if process.is_alive():
                process.kill()
                process.join()
        self._far_end.close()


async def _gone(processes: Sequence[BaseProcess], within: float) -> None:
    for _ in range(round(within / _STEP)):
        if not any(process.is_alive() for process in processes):
            return
        await asyncio.sleep(_STEP)


# What follows runs in the worker.


class _Ended(BaseException):
    """The window went away: give up, and take back what is half written."""


_at_work = False


def _do(work: Callable[..., T], *arguments: object) -> T:
    global _at_work
    _at_work = True
    try:
        return work(*arguments)
    except _Ended:
        os._exit(1)
    finally:
        _at_work = False


def _live_by(lifeline: Connection) -> None:
    signal.signal(signal.SIGTERM, _leave)
    # Ctrl+C in a terminal reaches the whole group; only the window decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _watch(lifeline: Connection) -> None:
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        _interrupt_main_thread()
        time.sleep(GRACE)
        os._exit(1)


def _interrupt_main_thread() -> None:
    main = threading.main_thread().ident
    if sys.platform != "win32" and main is not None:
        # A real signal also wakes a thread that waits for work or for the disk.
        signal.pthread_kill(main, signal.SIGTERM)
    else:
        import _thread

        _thread.interrupt_main(signal.SIGTERM)


def _leave(_signal: int, _frame: object) -> None:
    if not _at_work:
        os._exit(1)
    raise _Ended
