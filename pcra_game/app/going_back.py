"""A workshop that is played from a copy: its file is brought up to date, and the room is told."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pcra_game.qt_async.tasks import Tasks

if TYPE_CHECKING:
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.place_banner import PlaceBanner
    from pcra_game.workshop.working_copy import WorkingCopy
    from pcra_game.workshop.write_back import WroteBack


class GoingBack(QObject):
    """One working copy, from the room that is shown to the one that is left."""

    def __init__(self, window: MainWindow, tasks: Tasks, copy: WorkingCopy) -> None:
        """Say over the room where the file lies; what an earlier run left goes back soon."""
        super().__init__()
        from pcra_game.windows.place_banner import PlaceBanner
        from pcra_game.workshop.write_back_pace import WriteBackPace

        self._window, self._tasks, self._copy = window, tasks, copy
        self._pace = WriteBackPace(time.monotonic)
        self._banner: PlaceBanner | None = PlaceBanner(window.worn)
        window.show_banner(self._banner)
        window.theme_changed.connect(self._banner.wear)
        self._say_where(self._banner)
        if copy.needs_writing_back():
            self._pace.entered()

    def entered(self) -> None:
        """A gesture was stored: it goes back soon."""
        self._pace.entered()

    @property
    def due(self) -> bool:
        """Whether it is time to write back."""
        return self._pace.due_in() == 0

    def end(self) -> None:
        """The room is left, and its banner with it."""
        self._banner = None

    async def write_back(self) -> None:
        """Bring the file up to date in a thread that nobody waits for, and say how it went."""
        from pcra_game.workshop.write_back import Outcome

        self._pace.begun()
        went = await self._tasks.apart(self._copy.write_back)
        self._pace.ended(well=went.outcome is not Outcome.UNREACHABLE)
        if self._banner is not None:
            self._show(self._banner, went)

    def _show(self, banner: PlaceBanner, went: WroteBack) -> None:
        from pcra_game.workshop.write_back import Outcome

        if went.outcome is not Outcome.UNREACHABLE:
            self._say_where(banner)
        elif went.gone:
            at = self._copy.record.written_at
            banner.show_gone(self._copy.storage.kind, on_the_wall(at) if at else None)
        else:
            banner.show_refused(went.sentence)
        if went.outcome is Outcome.CONFLICT and went.beside is not None:
            self.explain(went.beside)

    def explain(self, ours: Path) -> None:
        """Explain a conflict: somebody changed the file meanwhile, and both are kept."""
        from pcra_game.windows.conflict_dialog import ConflictDialog

        window = self._window
        window.open_dialog(ConflictDialog(window, window.worn, self._copy.origin, ours))

    def _say_where(self, banner: PlaceBanner) -> None:
        copy = self._copy
        if copy.target == copy.origin:
            banner.show_place(copy.storage.kind, copy.storage.name)
        else:
            banner.show_beside(copy.target.name)


def on_the_wall(instant: str) -> str:
    """Give a UTC instant as the clock on the wall tells it, both ISO."""
    return datetime.fromisoformat(instant).astimezone().replace(tzinfo=None).isoformat()
