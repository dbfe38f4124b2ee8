"""Going back to a backup, and what is offered where a file is refused as damaged.

Nothing is replaced before what lies there is kept. Whoever asked then opens what comes back.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pcra_game.persistence.backup_reading import Content
from pcra_game.persistence.backups import Backup, Backups
from pcra_game.persistence.copying import copy_session
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.salvage import Salvaged, salvage
from pcra_game.qt_async.dialogs import answer
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import rescue as words
from pcra_game.windows.file_dialogs import chosen, folder_dialog
from pcra_game.windows.rescue_dialog import RescueDialog, SalvagedDialog, Way
from pcra_game.windows.restore_dialog import Present, RestoreDialog
from pcra_game.workshop.keeping_backups import described, session_at
from pcra_game.workshop.workshop import utc_now

if TYPE_CHECKING:
    from pcra_game.app.held import Held

Remembered = Callable[[Path], str | None]
LetGo = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Next:
    """What to open now, and what to say of it.

    `content` is what the file went back to (its head and entries are what the profile must now
    remember), `None` where nothing was replaced. `trouble` says why it could not be. A `folder`
    holds a copy that is only looked at, and goes with it.
    """

    path: Path
    said: str = ""
    trouble: str = ""
    read_only: bool = False
    content: Content | None = None
    folder: TemporaryDirectory[str] | None = None


class Restoring:
    """Asks, and carries out in the worker thread what was chosen."""

    def __init__(
        self,
        window: QWidget,
        palette: Palette,
        tasks: Tasks,
        backups: Backups,
        *,
        now: Callable[[], datetime] = utc_now,
        remembered: Remembered | None = None,
    ) -> None:
        """`remembered` gives the id of the session that this post saw at a path, if any."""
        self._window, self._palette, self._tasks = window, palette, tasks
        self._backups, self._now, self._remembered = backups, now, remembered

    async def ask(
        self, path: Path, held: Held | None = None, let_go: LetGo | None = None
    ) -> Next | None:
        """Show the backups of a file, or of the workshop that is open; gives what to open.

        `let_go` closes what is open before its file is replaced, and says whether it did.
        """
        if held is None:
            session = await self._tasks.in_thread(session_at, path, self._remembered)
            return await self._choose(path, session, path.stem, let_go)
        state = held.session.state
        opened = state.opened
        phase = held.session.game.phases.get(state.phase or "")
        lead = words.lead(
            opened.title if opened else path.stem,
            len(state.answered()),
            phase.title if phase else "",
        )
        present = Present(held.session.history.length, held.session.head)
        return await self._choose(path, held.id, lead, let_go, present=present)

    async def rescue(self, path: Path, error: SessionFileError) -> Next | None:
        """Say why a file is refused, and what can be done; gives what to open, or `None`."""
        session = await self._tasks.in_thread(session_at, path, self._remembered)
        kept = self._backups.of(session) if session else ()
        newest = await self._tasks.in_thread(self._backups.newest_whole, session) if kept else None
        told = ""
        if newest is not None:
            content = await self._tasks.in_thread(self._backups.describe, newest)
            today = self._now().astimezone().date()
            told = words.newest(newest.at, today, content.phase, content.decisions)
        taken: Next | None = None
        while taken is None:  # whoever closes a chooser is asked again, until the file is left
            dialog = RescueDialog(self._window, self._palette, str(error), told, len(kept) > 1)
            if not await answer(dialog):
                return None
            if dialog.way is Way.SALVAGE:
                taken = await self._salvage(path)
            elif dialog.way is Way.OTHER or newest is None:
                taken = await self._choose(path, session, path.stem, None, damaged=True)
            else:
                taken = await self._go_back(newest, path, damaged=True)
        return taken

    async def _choose(
        self,
        path: Path,
        session: str,
        lead: str,
        let_go: LetGo | None,
        *,
        present: Present | None = None,
        damaged: bool = False,
    ) -> Next | None:
        kept = self._backups.of(session) if session else ()
        today = self._now().astimezone().date()
        dialog = RestoreDialog(
            self._window, self._palette, lead, kept, today, present=present, damaged=damaged
        )
        looking = _Looking(self._tasks, self._backups, dialog, kept)
        self._tasks.start(looking.tell_each)
        accepted = await answer(dialog)
        looking.over = True
        backup = dialog.chosen
        if not accepted or backup is None:
            return None
        if dialog.looking:
            return await self._look(backup, path)
        if let_go is not None and not await let_go():
            return None
        return await self._go_back(backup, path, damaged=damaged)

    async def _go_back(self, backup: Backup, path: Path, *, damaged: bool) -> Next:
        now = self._now()
        try:
            content = await self._tasks.in_thread(self._backups.describe, backup)
            await self._tasks.in_thread(self._backups.restore, backup, path, now)
        except SessionFileError as error:
            return Next(path, trouble=str(error))
        say = words.went_back_from_damaged if damaged else words.went_back
        said = say(backup.at, now.astimezone().date(), content.decisions)
        return Next(path, said=said, content=content)

    async def _look(self, backup: Backup, path: Path) -> Next:
        today = self._now().astimezone().date()
        folder = TemporaryDirectory(prefix="pcra-")
        copy = Path(folder.name, words.looked_at(path.stem[:60], backup.at))
        try:
            await self._tasks.in_thread(copy_session, backup.path, copy)
        except SessionFileError as error:
            folder.cleanup()
            return Next(path, trouble=str(error))
        said = words.looking(backup.at, today)
        return Next(copy, said=said, read_only=True, folder=folder)

    async def _salvage(self, path: Path) -> Next | None:
        """Ask for a folder, write there, say what was written; gives the part that opens."""
        dialog = folder_dialog(self._window, path.parent)
        dialog.setWindowTitle(words.SALVAGE_FOLDER)
        if not await answer(dialog) or not chosen(dialog):
            return None
        out = Path(chosen(dialog))
        try:
            done = await self._tasks.in_thread(salvage, path, out, self._now())
        except SessionFileError as error:
            return Next(path, trouble=str(error))
        told = words.salvaged(done.entries, done.verified, done.complete)
        names = [written.name for written in _written(done)]
        opens = done.session is not None
        shown = SalvagedDialog(self._window, self._palette, told, str(out), names, opens)
        if await answer(shown) and done.session is not None:
            return Next(done.session)
        return None


class _Looking:
    """Looks into one backup after the other while the dialog is open."""

    def __init__(
        self, tasks: Tasks, backups: Backups, dialog: RestoreDialog, kept: tuple[Backup, ...]
    ) -> None:
        self._tasks, self._backups, self._dialog, self._kept = tasks, backups, dialog, kept
        self.over = False

    async def tell_each(self) -> None:
        for one in self._kept:
            if self.over:
                return
            told = await self._tasks.in_thread(described, self._backups, one)
            if not self.over:
                self._dialog.tell(told)


def _written(done: Salvaged) -> list[Path]:
    return [path for path in (done.text, done.data, done.session) if path is not None]
