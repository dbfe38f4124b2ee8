"""Owns everything that goes on beside the windows: tasks, one thread, one process.

asyncio and the process pool are imported when first needed: the first frame waits for neither.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    from pcra_game.qt_async.export_process import ExportProcess

T = TypeVar("T")
Work = Callable[[], Coroutine[Any, Any, None]]

PATIENCE = 20.0
"""Seconds that what must finish has, once the window wants to close."""


class Tasks:
    """Starts work and answers for its end. What is started before the loop runs waits for it."""

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        """`failed` hears of every error that no task caught."""
        self._failed = failed
        self._waiting: list[tuple[Work, bool]] = []
        self._running: dict[asyncio.Task[None], bool] = {}
        self._thread: ThreadPoolExecutor | None = None
        self._process: ExportProcess | None = None
        self._open = False
        self._closed = False
        self._over = False

    def start(self, work: Work, *, must_finish: bool = False) -> None:
        """Run `work()` soon. `must_finish`: closing waits for it; other work is given up then."""
        if self._closed:
            return
        if not self._open:
            self._waiting.append((work, must_finish))
            return
        self._launch(work, must_finish)

    def begin(self) -> None:
        """Start what waits; called once, inside the running loop."""
        self._open = True
        for work, must_finish in self._waiting:
            self._launch(work, must_finish)
        self._waiting.clear()

    @property
    def busy(self) -> bool:
        """Whether something runs that closing has to wait for."""
        return any(self._running.values())

    async def in_thread(self, function: Callable[..., T], *arguments: object) -> T:
        """Give what `function` gives, computed in the one worker thread."""
        import asyncio
        from concurrent.futures import ThreadPoolExecutor

        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="work")
        return await asyncio.wrap_future(self._thread.submit(function, *arguments))

    async def apart(self, function: Callable[..., T], *arguments: object) -> T:
        """Give what `function` gives, in a thread of its own that nobody waits for at the end.

        For what may never answer, such as a look at a share whose server is gone.
        """
        import asyncio
        from concurrent.futures import Future
        from threading import Thread

        answer: Future[T] = Future()

        def look() -> None:
            try:
                found = function(*arguments)
            except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
                failure = error
            else:
                if answer.set_running_or_notify_cancel():
                    answer.set_result(found)
                return
            if answer.set_running_or_notify_cancel():
                answer.set_exception(failure)

        Thread(target=look, daemon=True).start()
        return await asyncio.wrap_future(answer)

    async def in_process(
        self, function: Callable[..., T], *arguments: object, within: float | None = None
    ) -> T:
        """Give what `function` gives, computed in the export process.

        Raises BrokenProcessPool if that process died or was stopped, TimeoutError if it took more
        than `within` seconds and was stopped for it; the next call has a new one, until the end.
        """
        import asyncio
        from concurrent.futures.process import BrokenProcessPool

        from pcra_game.qt_async.export_process import ExportProcess

        if self._over:
            raise BrokenProcessPool
        if self._process is None:
            self._process = ExportProcess()
        process = self._process
        future = process.submit(function, *arguments)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), within)
        except asyncio.CancelledError as error:
            if future.cancelled() and self._process is not process:
                # It waited for its turn when the process was stopped: nobody cancelled the task.
                raise BrokenProcessPool from error
            raise
        except BrokenProcessPool:
            if self._process is process:
                self._process = None
            await process.end(grace=0)
            raise
        except TimeoutError:
            await self.stop_process()
            raise

    async def stop_process(self) -> None:
        """End what the export process is doing; it takes back what it was writing."""
        process, self._process = self._process, None
        if process is not None:
            await process.end(idle=0)

    async def close(self, within: float = PATIENCE) -> None:
        """Give up what may be given up, wait for the rest, end thread and process."""
        import asyncio

        self._closed = True
        mine = asyncio.current_task()
        for task, must_finish in list(self._running.items()):
            if not must_finish and task is not mine:
                task.cancel()
        await self._settled(within, mine)
        self._over = True
        if self._process is not None:
            await self._process.end()
        for task in self._running:
            if task is not mine:
                task.cancel()
        await self._settled(within, mine)
        if self._thread is not None:
            self._thread.shutdown(wait=False, cancel_futures=True)

    async def _settled(self, within: float, mine: asyncio.Task[Any] | None) -> None:
        import asyncio

        others = [task for task in self._running if task is not mine]
        if others:
            await asyncio.wait(others, timeout=within)

    def _launch(self, work: Work, must_finish: bool) -> None:
        import asyncio

        task = asyncio.get_running_loop().create_task(work())
        self._running[task] = must_finish
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._failed(error)
