"""« Effacer de ce poste »: what is kept is shown, then erased at one key, then told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.workshop.profile import Profile

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.erase_dialog import EraseDialog
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.this_post import OpenWorkshop


async def erase_this_post(
    window: MainWindow,
    palette: Palette,
    tasks: Tasks,
    profile: Profile,
    session: SessionFile | None,
    *,
    shown: Path | None = None,
) -> bool:
    """Show what this post keeps, and erase it where the person wants that; True if it was.

    Nothing of `session`, the one that is open, is erased; `shown` is the file that a person knows
    it by where it is a working copy. A welcome page is shown anew, without recent workshops.
    """
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.erase_dialog import EraseDialog
    from pcra_game.workshop.this_post import kept_on_this_post

    open_now = _open_workshop(session, shown)
    inventory = await tasks.in_thread(kept_on_this_post, profile, open_now)
    dialog = EraseDialog(window, palette, inventory)
    erasing = _Erasing(dialog, tasks, profile, open_now)
    dialog.erase_asked.connect(erasing.start)
    await answer(dialog)
    if erasing.done and session is None:
        _show_welcome_anew(window)
    return erasing.done


class _Erasing:
    """One dialog and the erasing that it asks for."""

    def __init__(
        self,
        dialog: EraseDialog,
        tasks: Tasks,
        profile: Profile,
        open_now: OpenWorkshop | None,
    ) -> None:
        self._dialog, self._tasks, self._profile = dialog, tasks, profile
        self._open_now = open_now
        self._closed = False
        self.done = False
        dialog.finished.connect(self._close)

    def start(self) -> None:
        """Erase; whoever closes the window meanwhile waits for it."""
        self._tasks.start(partial(self._erase), must_finish=True)

    async def _erase(self) -> None:
        from pcra_game.workshop.this_post import erase

        erased = await self._tasks.in_thread(erase, self._profile, self._open_now)
        self.done = True
        if not self._closed:
            self._dialog.show_report(erased)

    def _close(self) -> None:
        self._closed = True


def _open_workshop(session: SessionFile | None, shown: Path | None) -> OpenWorkshop | None:
    from pcra_game.workshop.this_post import OpenWorkshop

    if session is None:
        return None
    opened = session.state.opened
    return OpenWorkshop(session.path, opened.session if opened is not None else "", shown)


def _show_welcome_anew(window: MainWindow) -> None:
    from pcra_game.windows.welcome import WelcomePage

    page = window.findChild(WelcomePage)
    if page is not None and page.isVisible():
        window.welcome_asked.emit()
