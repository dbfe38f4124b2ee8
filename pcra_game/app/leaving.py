"""The end of the application: everything stored and written, then the window goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow

from pcra_game.qt_async.tasks import Tasks
from pcra_game.workshop.profile import Profile

if TYPE_CHECKING:
    import asyncio

USUAL_SIZE = (1366, 768)


class Leaving(QObject):
    """Watches for the wish to close; Qt itself never closes the window."""

    def __init__(
        self,
        window: QMainWindow,
        tasks: Tasks,
        *,
        may_leave: Callable[[], bool],
        put_away: Callable[[], None],
    ) -> None:
        """`may_leave` stores what is typed, or says why not; `put_away` closes what is open."""
        super().__init__()
        self._window, self._tasks = window, tasks
        self._may_leave, self._put_away = may_leave, put_away
        self._leaving = self._gone = False
        self._end: asyncio.Future[None] | None = None
        window.installEventFilter(self)

    @property
    def gone(self) -> bool:
        """Whether everything is put away."""
        return self._gone

    def now(self) -> None:
        """Leave without asking twice: the system wants this program to end."""
        if self._leaving:
            return
        try:
            self._may_leave()  # stores what can be stored, before anything is waited for
        finally:
            self._leaving = True
            self._tasks.start(self._leave, must_finish=True)

    async def over(self) -> None:
        """Wait until the window is gone."""
        import asyncio

        self._end = asyncio.get_running_loop().create_future()
        await self._end

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the window open, and start to leave."""
        if watched is self._window and event.type() is QEvent.Type.Close and not self._gone:
            event.ignore()
            self._start()
            return True
        return False

    def _start(self) -> None:
        if not self._leaving and self._may_leave():
            self._leaving = True
            self._tasks.start(self._leave, must_finish=True)

    async def _leave(self) -> None:
        try:
            await self._tasks.close()
            self._put_away()
        finally:
            self._gone = True
            self._window.close()
            if self._end is not None:
                self._end.set_result(None)


def place(window: QMainWindow, profile: Profile) -> None:
    """Put the window where it was, or let it fill the screen the first time."""
    kept = profile.settings.geometry
    if not kept or not window.restoreGeometry(QByteArray.fromHex(kept.encode("ascii"))):
        window.resize(*USUAL_SIZE)
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_place(window: QMainWindow, profile: Profile) -> None:
    """Remember where the window is."""
    profile.change(geometry=bytes(window.saveGeometry().toHex().data()).decode("ascii"))
