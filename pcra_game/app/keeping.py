"""While a workshop is open: a backup when one is due, and the way back to where it came from.

All of it goes on in the worker thread, beside a room that never waits for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from pcra_game.app.held import Held
from pcra_game.qt_async.tasks import Tasks, Work
from pcra_game.texts.known_error import KnownError
from pcra_game.workshop.profile import Profile

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pcra_game.app.going_back import GoingBack
    from pcra_game.persistence.backups import Backups, Reason
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.earlier_work import Opened
    from pcra_game.workshop.keeping_backups import BackupPace
    from pcra_game.workshop.known_sessions import KnownSessions

LOOK_MS = 1000
"""How often it is asked whether something is due."""

REMEMBER_SECONDS = 20.0
"""How often this post notes how far a workshop has gone."""

LAST_SECONDS = 15.0
"""What the end of the program waits for a place that does not answer; the copy stays then."""

PATIENCE_SECONDS = 45.0
"""What opening waits for such a place."""


class Keeping(QObject):
    """Keeps one open workshop at a time."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, profile: Profile, told: Callable[[str], None]
    ) -> None:
        """`told` hears of what went wrong once a workshop is closed, where a person reads it."""
        super().__init__()
        self._window, self._tasks, self._profile, self._told = window, tasks, profile, told
        self._held: Held | None = None
        self._backup_pace: BackupPace | None = None
        self._going_back: GoingBack | None = None
        self._working = False
        self._finishing: set[Future[None]] = set()
        self._warned = self._known_head = ""
        self._remember_at = 0.0
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self.look)

    @property
    def backups(self) -> Backups:
        """The backups of this post."""
        from pcra_game.workshop.keeping_backups import backups_of

        return backups_of(self._profile.folder)

    @property
    def known(self) -> KnownSessions:
        """The sessions that this post has seen."""
        from pcra_game.workshop.known_sessions import KnownSessions

        return KnownSessions(self._profile.folder, safe=self._profile.safe)

    def keepers(self) -> dict[str, Any]:
        """Give what keeps a copy of a file before opening it changes it."""
        from pcra_game.workshop.keeping_backups import keep_before_migration, keep_interrupted

        backups = self.backups
        return {
            "keep": keep_before_migration(backups, _now),
            "keep_interrupted": keep_interrupted(backups, _now),
        }

    async def working_copy(
        self, path: Path, *, lock_anyway: bool, made_here: bool
    ) -> Opened | None:
        """Give what `copy_to_play` gives. Raises what it raises, and KnownError after a while."""
        import asyncio

        from pcra_game.texts import keeping as words
        from pcra_game.workshop.played_copy import copy_to_play

        try:
            # A share whose server is gone may never answer: it has a thread of its own.
            asked = self._tasks.apart(
                copy_to_play, self._profile.folder, path, lock_anyway, made_here
            )
            return await asyncio.wait_for(asked, PATIENCE_SECONDS)
        except TimeoutError:
            raise KnownError(words.not_answering(path.name)) from None

    async def tidy(self) -> None:
        """Remove what earlier runs left of no use; say which work did not go back yet."""
        from pcra_game.app.going_back import on_the_wall
        from pcra_game.texts import keeping as words
        from pcra_game.workshop.earlier_work import pending, sweep
        from pcra_game.workshop.kept_copies import FOLDER

        work = self._profile.folder / FOLDER
        await self._tasks.apart(sweep, work)
        await self._tasks.in_thread(_remove_private_copies)
        for earlier in (await self._tasks.apart(pending, work))[:1]:
            at = earlier.record.written_at or earlier.record.opened_at
            if at and self._held is None:
                name = Path(earlier.record.target).name
                self._told(words.left_over(name, on_the_wall(at)))

    async def rest(self) -> None:
        """Wait until what was closed before is put away."""
        import asyncio

        for finishing in tuple(self._finishing):
            with suppress(asyncio.CancelledError):
                await asyncio.wrap_future(finishing)

    def begin(self, held: Held) -> None:
        """Keep a workshop that was just opened, its room shown."""
        from pcra_game.app.going_back import GoingBack
        from pcra_game.workshop.keeping_backups import BackupPace

        self._held, self._warned = held, ""
        if not held.is_kept:
            return
        self._remember(held)
        self._backup_pace = BackupPace(time.monotonic(), held.session.head)
        if held.copy is not None:
            self._going_back = GoingBack(self._window, self._tasks, held.copy)
            if held.copy.target != held.copy.origin:
                self._going_back.explain(held.copy.target)
        self._looking.start()

    def entered(self) -> None:
        """A gesture was stored, or the room moved on: it goes back soon."""
        if self._going_back is not None:
            self._going_back.entered()

    def look(self) -> None:
        """Do what is due, one thing at a time."""
        held = self._held
        if held is None or self._working:
            return
        now = time.monotonic()
        if held.session.head != self._known_head and now >= self._remember_at:
            self._remember(held)
        if self._going_back is not None and self._going_back.due:
            self._work(self._going_back.write_back)
        elif self._backup_pace is not None and self._backup_pace.due(now, held.session.head):
            self._work(partial(self._back_up, held, held.session.head))

    def end(self, *, at_once: bool) -> None:
        """The session is closed: what has to go on goes on without it.

        `at_once` ends it here and now, within seconds: the program is about to go.
        """
        self._looking.stop()
        held, self._held = self._held, None
        if held is not None and held.is_kept:
            self._remember(held)
        if self._going_back is not None:
            self._going_back.end()
        self._backup_pace = self._going_back = None
        if held is None or not held.is_kept:
            return
        if at_once:
            last = Thread(target=partial(self._finish, held), daemon=True)
            last.start()
            last.join(LAST_SECONDS)
        else:
            from concurrent.futures import Future

            done: Future[None] = Future()
            self._finishing.add(done)
            self._tasks.start(partial(self._finish_beside, held, done), must_finish=True)

    def _remember(self, held: Held) -> None:
        self._known_head = held.session.head
        self._remember_at = time.monotonic() + REMEMBER_SECONDS
        length = held.session.history.length
        self.known.remember(held.id, held.home, held.session.head, length, made_here=held.made_here)

    def _work(self, work: Work) -> None:
        self._working = True
        self._tasks.start(partial(self._worked, work), must_finish=True)

    async def _worked(self, work: Work) -> None:
        try:
            await work()
        finally:
            self._working = False

    async def _back_up(self, held: Held, head: str) -> None:
        from pcra_game.persistence.backups import Reason

        try:
            await self._tasks.in_thread(self._keep, held, Reason.REGULAR)
        except KnownError as error:
            if self._held is held and self._backup_pace is not None:
                self._backup_pace.failed(time.monotonic())
                self._warn_once(str(error))
            return
        if self._held is held and self._backup_pace is not None:
            self._backup_pace.kept(time.monotonic(), head)
            self._warn_once(await self._tasks.in_thread(self._space_left_low))

    def _warn_once(self, sentence: str) -> None:
        if sentence and sentence != self._warned:
            self._window.warn(sentence)
        self._warned = sentence

    def _space_left_low(self) -> str:
        from pcra_game.persistence.backups import space_left_low

        return space_left_low(self._profile.folder)

    def _keep(self, held: Held, reason: Reason) -> None:
        self.backups.keep(held.session.path, held.id, reason, _now())

    async def _finish_beside(self, held: Held, done: Future[None]) -> None:
        try:
            sentence = await self._tasks.apart(self._finish, held)
        finally:
            self._finishing.discard(done)
            done.set_result(None)
        if sentence:
            self._told(sentence)

    def _finish(self, held: Held) -> str:
        """Keep a last backup and bring the place up to date; gives what a person has to know."""
        from pcra_game.persistence.backups import Reason
        from pcra_game.texts import keeping as words
        from pcra_game.workshop.write_back import Outcome

        sentence = ""
        try:
            self._keep(held, Reason.CLOSING)
        except KnownError as error:
            sentence = str(error)
        if held.copy is None:
            return sentence
        went = held.copy.put_away()
        if went.outcome is Outcome.CONFLICT and went.beside is not None:
            return words.ended_beside(held.copy.origin.name, went.beside.name)
        if went.outcome is Outcome.UNREACHABLE:
            return words.ended_here(held.copy.origin.name)
        return sentence


def _now() -> datetime:
    return datetime.now(UTC)


def _remove_private_copies() -> None:
    """Remove what killed programs had copied aside to read it."""
    import shutil

    from pcra_game.persistence.private import left_private_folders

    for folder in left_private_folders():
        shutil.rmtree(folder, ignore_errors=True)
