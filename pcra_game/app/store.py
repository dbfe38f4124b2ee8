"""Sessions and decks for the window: fetched behind the first frame, opened where they are used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcra_game.qt_async.tasks import Tasks

if TYPE_CHECKING:
    import asyncio

    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.new_workshop import Offers

_SLOW = ("pcra_game.workshop.files", "pcra_game.windows.room")


class Store:
    """Knows when the store can be used; nobody else imports it."""

    def __init__(self, tasks: Tasks) -> None:
        """Nothing is imported yet."""
        self._tasks = tasks
        self._fetching: asyncio.Future[None] | None = None
        self._offers: Offers | None = None

    async def ready(self) -> None:
        """Wait until everything slow is imported; the window stays alive meanwhile."""
        import asyncio

        if self._fetching is None:
            self._fetching = asyncio.ensure_future(self._tasks.in_thread(_import_all))
        await asyncio.shield(self._fetching)

    async def open(
        self,
        path: Path,
        *,
        read_only: bool = False,
        lock_anyway: bool = False,
        keepers: Mapping[str, Any] | None = None,
    ) -> SessionFile:
        """Open a session; `keepers` keep copies before its file is changed by opening it.

        Raises what SessionFile.open raises.
        """
        await self.ready()
        from pcra_game.persistence.session_file import SessionFile

        # In this thread: the lock of a session belongs to the thread that took it.
        return SessionFile.open(
            path, read_only=read_only, lock_anyway=lock_anyway, **(keepers or {})
        )

    async def offers(self) -> Offers:
        """Give what a workshop may be begun with, read once. Raises ContentError."""
        await self.ready()
        from pcra_game.windows.new_workshop import read_offers

        if self._offers is None:
            self._offers = await self._tasks.in_thread(read_offers)
        return self._offers


def _import_all() -> None:
    for module in _SLOW:
        import_module(module)
