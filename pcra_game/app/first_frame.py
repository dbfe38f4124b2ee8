"""Runs Qt until a window is on screen, and until a thread has fetched what comes next."""

from collections.abc import Callable
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

LONGEST_MS = 5000
"""A window may be shown on a desktop where nobody sees it; starting does not wait for that."""


class _Painted(QObject):
    """Says when a widget was painted for the first time."""

    painted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at the paint events of what is watched."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The event comes before the pixels: they are there when the next one is taken.
            QTimer.singleShot(0, self.painted.emit)
        return False


def run_until_painted(window: QWidget, inside: QWidget) -> None:
    """Show `window`, and come back once `inside` has been painted."""
    watch = _Painted()
    waiting = QEventLoop()
    watch.painted.connect(waiting.quit)
    inside.installEventFilter(watch)
    timeout = QTimer()
    timeout.setSingleShot(True)
    timeout.timeout.connect(waiting.quit)
    timeout.start(LONGEST_MS)
    window.show()
    waiting.exec()


class _Fetched(QObject):
    done = Signal()


def run_until_imported(*modules: str) -> None:
    """Import modules in a thread while the window stays alive. Raises what an import raises."""
    fetched = _Fetched()
    waiting = QEventLoop()
    fetched.done.connect(waiting.quit)
    failed: list[BaseException] = []
    thread = Thread(target=_import, args=(modules, fetched.done.emit, failed), daemon=True)
    thread.start()
    waiting.exec()
    thread.join()
    if failed:
        raise failed[0]


def _import(
    modules: tuple[str, ...], done: Callable[[], None], failed: list[BaseException]
) -> None:
    try:
        for module in modules:
            import_module(module)
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
        failed.append(error)
    done()
