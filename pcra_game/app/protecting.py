"""« Copie protégée » from the window: one is made, or one is opened as a workshop of this post.

Keys are derived in the worker process: the library keeps Python to itself for that half second,
so in a thread of this one the window would stand still.
"""

from __future__ import annotations

from functools import partial
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import protected as words
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcra_game.persistence.protected import Container
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.passphrase_dialog import UnlockDialog

T = TypeVar("T")


async def protect_copy(
    window: MainWindow,
    palette: Palette,
    tasks: Tasks,
    session: SessionFile,
    folder: Path | None = None,
) -> None:
    """Ask for a passphrase and a place, write the copy behind the window, and say how it went.

    `folder` is the one offered first, by default where the session lies.
    """
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.passphrase_dialog import ProtectDialog
    from pcra_game.workshop.places import free_path

    source = session.path
    dialog = ProtectDialog(window, palette)
    if not await answer(dialog):
        return
    passphrase = dialog.take()
    offered = free_path(folder or source.parent, words.protected_name(source.stem))
    target = await _free_place(window, offered, words.CHOOSE_PROTECTED, words.PROTECTED_FILES)
    if target is None:
        return
    window.inform(words.protecting(target.name))
    # Closing waits for it: a copy that somebody asked for is there, or never was.
    tasks.start(partial(_write, window, tasks, source, target, passphrase), must_finish=True)


async def unlock(window: MainWindow, palette: Palette, tasks: Tasks, path: Path) -> Path | None:
    """Open a protected copy: its passphrase, then the place of the workshop, whose path it gives.

    `None` where the person gives up. Raises KnownError for a file that no passphrase opens, and
    where the workshop cannot be written.
    """
    from pcra_game.persistence.protected import place_session, read_protected
    from pcra_game.workshop.places import free_path

    # A share whose server is gone may never answer: nobody waits for that thread.
    container = await tasks.apart(read_protected, path)
    plain = await _opened(window, palette, tasks, container)
    if plain is None:
        return None
    offered = free_path(path.parent, words.unlocked_name(path.stem))
    target = await _free_place(window, offered, words.CHOOSE_UNLOCKED, words.SESSION_FILES)
    if target is None:
        return None
    await tasks.in_thread(place_session, plain, target)
    return target


async def _write(
    window: MainWindow, tasks: Tasks, source: Path, target: Path, passphrase: str
) -> None:
    from pcra_game.persistence.protected import protect

    try:
        await _elsewhere(tasks, protect, source, target, passphrase)
    except KnownError as error:
        window.warn(str(error))
    else:
        window.say(words.protected(target))


async def _opened(
    window: MainWindow, palette: Palette, tasks: Tasks, container: Container
) -> bytes | None:
    """Ask until the passphrase is the right one; `None` where the person gives up."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.passphrase_dialog import UnlockDialog

    dialog = UnlockDialog(window, palette, container.path.name)
    trying = _Trying(dialog, tasks, container)
    dialog.tried.connect(trying.start)
    accepted = await answer(dialog)
    trying.over = True
    if trying.failure is not None:
        raise trying.failure
    return trying.plain if accepted else None


async def _elsewhere(tasks: Tasks, work: Callable[..., T], *arguments: object) -> T:
    """Give what `work` gives, from the worker process. Raises KnownError, also if that died."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return await tasks.in_process(work, *arguments)
    except BrokenProcessPool:
        raise KnownError(words.WORKER_DIED) from None


class _Trying:
    """The tries of one dialog; what the right passphrase opened, or why none can."""

    def __init__(self, dialog: UnlockDialog, tasks: Tasks, container: Container) -> None:
        self._dialog, self._tasks, self._container = dialog, tasks, container
        self.over = False
        self.plain: bytes | None = None
        self.failure: KnownError | None = None

    def start(self) -> None:
        """Try what is typed, behind the window."""
        self._tasks.start(partial(self._try, self._dialog.take()))

    async def _try(self, passphrase: str) -> None:
        from pcra_game.persistence.protected import WrongPassphrase, unseal

        try:
            found = await _elsewhere(self._tasks, unseal, self._container, passphrase)
        except WrongPassphrase:
            if not self.over:
                self._dialog.wrong()
        except KnownError as error:
            if not self.over:
                # Forged, or no memory: no other passphrase helps.
                self.failure = error
                self._dialog.reject()
        else:
            if not self.over:
                self.plain = found
                self._dialog.accept()


async def _free_place(window: MainWindow, offered: Path, title: str, files: str) -> Path | None:
    """Ask for a place that is free, again and again; `None` where the person gives up."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.file_dialogs import chosen, place_dialog

    while True:
        dialog = place_dialog(window, offered)
        dialog.setWindowTitle(title)
        dialog.setAccessibleName(title)
        dialog.setNameFilters([files])
        dialog.setDefaultSuffix(offered.suffix[1:])
        dialog.selectFile(offered.name)
        if not await answer(dialog) or not chosen(dialog):
            return None
        target = _ended(Path(chosen(dialog)), offered.suffix)
        if not _taken(target):
            return target
        window.warn(words.name_taken(target.name))
        offered = target


def _ended(path: Path, suffix: str) -> Path:
    return path if path.suffix.casefold() == suffix else path.with_name(path.name + suffix)


def _taken(path: Path) -> bool:
    return lexists(path)
