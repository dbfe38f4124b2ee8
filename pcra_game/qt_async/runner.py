"""Runs one coroutine on Qt's event loop, from beginning to end."""

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

T = TypeVar("T")


def run_on_qt(application: QApplication, main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Give what `main` gives; windows live while it runs, and other tasks end with it."""
    application.setQuitOnLastWindowClosed(False)
    try:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            return runner.run(main())
    finally:
        # A closed loop is a cycle that owns a timer: collected in another thread, Qt complains.
        gc.collect()
