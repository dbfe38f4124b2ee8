"""What a person asks about the file itself: backups, a protected copy, names, this post."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pcra_game.app.opening import Opening, choose_session
from pcra_game.app.playing import Playing
from pcra_game.qt_async.tasks import Tasks
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from pcra_game.app.held import Held
    from pcra_game.windows.main_window import MainWindow


class PostKeeping(QObject):
    """Each wish by its id, one at a time."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        opening: Opening,
        playing: Playing,
        *,
        let_go: Callable[[], bool],
        enter: Callable[[Held | None, str], None],
    ) -> None:
        """`let_go` closes what is open, `enter` shows what comes back, or says why nothing does."""
        super().__init__()
        self._window, self._tasks = window, tasks
        self._opening, self._playing = opening, playing
        self._let_go, self._enter = let_go, enter
        self._busy = False
        self._wishes = {
            "restore": self._restore,
            "protect": self._protect,
            "people": self._people,
            "erase_post": self._erase_post,
        }

    def ask(self, wish: str) -> None:
        """Begin with a wish: « restore », « protect », « people » or « erase_post »."""
        if not self._busy:
            self._tasks.start(lambda: self._do(wish))

    async def _do(self, wish: str) -> None:
        self._busy = True
        try:
            await self._wishes[wish]()
        finally:
            self._busy = False

    async def _restore(self) -> None:
        held = self._playing.held
        home = held.home if held is not None else None
        if home is None:
            chosen = await choose_session(self._window, None)
            if not chosen:
                return
            home = Path(chosen)
        after = await self._opening.restoring().ask(home, held, self._put_away)
        if after is None:
            return
        try:
            back = await self._opening.open_next(after)
        except KnownError as error:
            self._enter(None, str(error))
        else:
            self._enter(back, "")

    async def _put_away(self) -> bool:
        """Close what is open, and wait until nothing works on its file any more."""
        if not self._let_go():
            return False
        await self._opening.rest()
        return True

    async def _protect(self) -> None:
        from pcra_game.app.protecting import protect_copy

        held = self._playing.held
        if held is not None and self._playing.settle():
            folder = held.home.parent
            await protect_copy(self._window, self._window.worn, self._tasks, held.session, folder)

    async def _people(self) -> None:
        from pcra_game.app.people import show_people

        session = self._playing.session
        if session is not None and self._playing.settle():
            await show_people(self._window, self._window.worn, self._tasks, session)
            self._playing.names_changed()

    async def _erase_post(self) -> None:
        from pcra_game.app.erasing import erase_this_post

        self._playing.settle()
        window = self._window
        held, session = self._playing.held, self._playing.session
        await erase_this_post(
            window,
            window.worn,
            self._tasks,
            window.profile,
            session,
            shown=held.home if held is not None else None,
        )
