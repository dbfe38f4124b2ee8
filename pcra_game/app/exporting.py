"""Exporting from the window: a dialog, then the plan alone goes to the export process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.exports.formats import Plan, plan_of, write_file
from pcra_game.qt_async.dialogs import answer
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError
from pcra_game.texts.typography import join_fr
from pcra_game.windows.export_dialog import ExportDialog

if TYPE_CHECKING:
    from pcra_game.app.held import Held
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.known_sessions import KnownSessions

Targets = Mapping[str, Path]

_NEIGHBOURS = ".pcra-????????.tmp"
"""How the file looks in which an export grows (exports/target.py)."""


class Exporting:
    """One export, from the question to the last file."""

    def __init__(
        self, window: MainWindow, palette: Palette, tasks: Tasks, known: KnownSessions
    ) -> None:
        """Take the window that asks and says; `known` remembers where plans were written."""
        self._window, self._palette, self._tasks, self._known = window, palette, tasks, known

    async def ask(self, held: Held) -> None:
        """Ask what to write and where; then write what the session holds at that moment."""
        path, session = held.home, held.session
        dialog = ExportDialog(self._window, self._palette, path.parent, path.stem)
        if not await answer(dialog):
            return
        if self._tasks.busy:
            self._window.warn(words.BUSY_EXPORTING)
            return
        room = self._window.room
        if room is None or not room.settle():
            return
        self._window.inform(words.PREPARING)
        plan = plan_of(session.state, session.game, session.history)
        of = "" if held.folder is not None else held.id
        self._tasks.start(partial(self.write, plan, dialog.targets(), of), must_finish=True)

    async def write(self, plan: Plan, targets: Targets, of: str = "") -> None:
        """Write each file whole or not at all; says how it goes.

        `of` is the id of the session whose plan it is, nothing where this post keeps none.
        """
        from concurrent.futures.process import BrokenProcessPool

        before = _neighbours(targets.values())
        try:
            for name, target in targets.items():
                self._window.inform(words.writing(target.name))
                await self._tasks.in_process(write_file, name, plan, target)
                if of:
                    self._known.note_export(of, target)
        except KnownError as error:
            self._window.warn(str(error))
        except BrokenProcessPool:
            for left in _neighbours(targets.values()) - before:
                with suppress(OSError):
                    left.unlink(missing_ok=True)
            self._window.warn(words.EXPORT_BROKEN)
        else:
            names = join_fr(target.name for target in targets.values())
            self._window.say(words.exported(names, next(iter(targets.values())).parent))


def _neighbours(targets: Iterable[Path]) -> set[Path]:
    found: set[Path] = set()
    for folder in {target.parent for target in targets}:
        with suppress(OSError):
            found.update(folder.glob(_NEIGHBOURS))
    return found
