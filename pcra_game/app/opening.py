"""Opening a workshop that exists: which one, who else has it, and whether to look at it only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.app.held import Held
from pcra_game.app.keeping import Keeping
from pcra_game.app.store import Store
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import app as words
from pcra_game.texts import keeping as keeping_words
from pcra_game.texts import storage as storage_words
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcra_game.app.restoring import Next, Restoring
    from pcra_game.persistence.errors import SessionFileBusy, SessionFileError
    from pcra_game.persistence.recovery import Recovered
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.new_workshop import NewWorkshopPage
    from pcra_game.windows.preparing import PreparingPage
    from pcra_game.workshop.earlier_work import Opened
    from pcra_game.workshop.working_copy import WorkingCopy


async def choose_session(window: QWidget, shown: Path | None) -> str:
    """Let the person choose a session, first where the one `shown` lies; its path, or nothing."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.file_dialogs import chosen, session_dialog
    from pcra_game.workshop.places import documents_folder

    folder = shown.parent if shown is not None else documents_folder()
    dialog = session_dialog(window, folder)
    return chosen(dialog) if await answer(dialog) else ""


async def choose_place(
    window: QWidget, page: NewWorkshopPage | PreparingPage, proposed: Path
) -> None:
    """Let the person choose where the new workshop of `page` goes."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.file_dialogs import chosen, place_dialog

    dialog = place_dialog(window, proposed)
    if await answer(dialog) and chosen(dialog):
        page.set_place(chosen(dialog))


class Opening:
    """Opens one workshop after the other, each with the questions that it raises."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        store: Store,
        keeping: Keeping,
        palette: Callable[[], Palette],
    ) -> None:
        """`keeping` knows the backups of this post, and what it has seen before."""
        self._window, self._tasks, self._store = window, tasks, store
        self._keeping, self._palette = keeping, palette

    async def rest(self) -> None:
        """Wait until what was closed before is put away."""
        await self._keeping.rest()

    async def open(self, path: Path, *, made_here: bool = False) -> Held | None:
        """Give the workshop at `path`, open; `None` where the person gave up.

        `made_here`: this program wrote it a moment ago. Raises KnownError with the sentence of the
        refusal.
        """
        await self._store.ready()
        await self.rest()
        from pcra_game.app.protecting import unlock
        from pcra_game.persistence.errors import SessionFileError
        from pcra_game.persistence.protected import is_protected

        if is_protected(path):
            unlocked = await unlock(self._window, self._palette(), self._tasks, path)
            if unlocked is None:
                return None
            path = unlocked
        path = path.absolute()
        try:
            return self._compared(await self._open(path, made_here=made_here))
        except SessionFileError as error:
            after = await self._rescued(path, error)
            if after is None:
                raise
        return await self.open_next(after)

    async def open_next(self, after: Next) -> Held | None:
        """Open what a person went back to, or only looks at. Raises KnownError."""
        if after.trouble:
            raise KnownError(after.trouble)
        if after.read_only:
            session = await self._store.open(after.path, read_only=True)
            return Held(session, folder=after.folder).saying(told=after.said)
        held = await self._open(after.path)
        return held if held is None else held.saying(told=after.said)

    def restoring(self) -> Restoring:
        """What shows backups and goes back to one."""
        from pcra_game.app.restoring import Restoring

        backups, known = self._keeping.backups, self._keeping.known
        return Restoring(self._window, self._palette(), self._tasks, backups, remembered=known.at)

    async def _rescued(self, path: Path, error: SessionFileError) -> Next | None:
        """Offer what can be done about a damaged file; raises `error` where that is nothing."""
        from pcra_game.persistence.errors import (
            NotASessionFile,
            SessionFileDamaged,
            SessionFileDoubtful,
        )

        ours = isinstance(error, SessionFileDamaged | SessionFileDoubtful)
        # What lies there is no session any more: emptied by a full disk or by a bad copy.
        was_ours = isinstance(error, NotASessionFile) and self._has_backups(path)
        if not ours and not was_ours:
            raise error
        return await self.restoring().rescue(path, error)

    def _has_backups(self, path: Path) -> bool:
        session = self._keeping.known.at(path)
        return session is not None and bool(self._keeping.backups.of(session))

    def _compared(self, held: Held | None) -> Held | None:
        """Say where the file is older than what this post saw last."""
        if held is None or not held.is_kept:
            return held
        known, session = self._keeping.known, held.session
        older = known.older_than_last(held.id, session.history.length, session.knows)
        return held if older is None else held.saying(warned=older.sentence)

    async def _open(self, path: Path, *, made_here: bool = False) -> Held | None:
        """Open for writing, or as the person wants it where somebody else has it."""
        from pcra_game.persistence.errors import SessionFileBusy

        try:
            return await self._open_here(path, made_here=made_here)
        except SessionFileBusy as busy:
            anyway = await self._ask_about(busy)
        if anyway is None:
            return None
        if anyway:
            return await self._open_here(path, lock_anyway=True)
        return Held(await self._store.open(path, read_only=True), told=(words.READ_ONLY_SAID,))

    async def _open_here(
        self, path: Path, *, lock_anyway: bool = False, made_here: bool = False
    ) -> Held:
        """Open the file itself, or a working copy of it where it lies in no place to work in."""
        from pcra_game.persistence.errors import CannotWrite

        working = await self._keeping.working_copy(
            path, lock_anyway=lock_anyway, made_here=made_here
        )
        if working is not None and working.copy is not None:
            return await self._open_copy(working.copy, working)
        keepers = self._keeping.keepers()
        try:
            session = await self._store.open(path, lock_anyway=lock_anyway, keepers=keepers)
        except CannotWrite as error:
            # A protected file, or a medium that is only read: it can be looked at all the same.
            looked_at = await self._store.open(path, read_only=True)
            return Held(looked_at, warned=(str(error),))
        held = _told(Held(session, made_here=made_here), session.recovered)
        return held if working is None else _with_kept(held, working)

    async def _open_copy(self, copy: WorkingCopy, working: Opened) -> Held:
        try:
            session = await self._store.open(copy.path, keepers=self._keeping.keepers())
            held = Held(session, copy)
            copy.note_session(held.id)
        except BaseException:
            copy.let_go()
            raise
        held = _told(held, copy.recovered or session.recovered)
        held = _with_kept(held, working)
        if working.beside is not None:
            held = held.saying(warned=storage_words.beside(working.beside.name)[0])
        return held

    async def _ask_about(self, busy: SessionFileBusy) -> bool | None:
        """Say who has it: True to take it all the same, False to look at it, `None` to give up."""
        from pcra_game.persistence.errors import SessionFileHeldElsewhere
        from pcra_game.qt_async.dialogs import answer
        from pcra_game.windows.busy_dialog import ReadOnlyDialog

        elsewhere = isinstance(busy, SessionFileHeldElsewhere)
        dialog = ReadOnlyDialog(self._window, self._palette(), str(busy), elsewhere=elsewhere)
        return dialog.anyway if await answer(dialog) else None


def _with_kept(held: Held, working: Opened) -> Held:
    """Say where the copy of an earlier run lies that was found damaged."""
    if working.kept is None:
        return held
    return held.saying(warned=storage_words.damaged_aside(working.kept))


def _told(held: Held, recovered: Recovered | None) -> Held:
    """Say what a killed writer had left half done."""
    if recovered is None:
        return held
    at = recovered.at.astimezone().isoformat()
    return held.saying(told=keeping_words.recovered(at, recovered.entries, recovered.lost))
