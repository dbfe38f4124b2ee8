"""Exporting from the window: a dialog, then the export process writes file after file.

What goes there is the session as bytes. A file that takes too long, or that is no longer wanted,
ends with the process: what was half written goes with it, what was there before stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.app.deliverables import EVERYTHING
from pcra_game.domain.review import is_blocking, review
from pcra_game.domain.room_events import PlanStatus
from pcra_game.exports.bundle import (
    Written,
    first_page,
    make_folder,
    manifest_names,
    template_lacks,
    withdraw_manifest,
    write_packed,
    write_packed_manifest,
)
from pcra_game.exports.deliverables import Deliverable, Piece, called, for_room
from pcra_game.exports.errors import TemplateGoneError
from pcra_game.exports.formats import Finish
from pcra_game.exports.source import Source, packed
from pcra_game.qt_async.dialogs import answer
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import app as words
from pcra_game.texts import deliverables as said
from pcra_game.texts import export_dialog as told
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.export_dialog import ExportDialog
from pcra_game.windows.export_offer import Offer
from pcra_game.windows.export_progress import ExportProgress
from pcra_game.workshop.places import documents_folder

if TYPE_CHECKING:
    from pcra_game.app.held import Held
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.export_choice import ExportChoices
    from pcra_game.workshop.known_sessions import KnownSessions

LONGEST = 60.0
"""Seconds that one file may take."""

_NEIGHBOURS = ".pcra-????????.tmp"
"""How the file looks in which an export grows (exports/target.py)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: the session as bytes, the files, where, how they are marked.

    `of` is the id of the session, nothing where this post keeps none.
    """

    content: bytes
    files: tuple[Piece, ...]
    folder: Path
    finish: Finish
    of: str = ""


@dataclass(slots=True)
class _Done:
    """What an export gave: the files, and what is to be said of the manifest."""

    written: list[Written] = field(default_factory=list)
    manifest: str = ""


class Exporting:
    """One export, from the question to the last file."""

    def __init__(
        self,
        window: MainWindow,
        palette: Palette,
        tasks: Tasks,
        known: KnownSessions,
        choices: ExportChoices,
    ) -> None:
        """Take the window that asks and says.

        `known` remembers where plans were written, `choices` what was chosen.
        """
        self._window, self._palette, self._tasks, self._known = window, palette, tasks, known
        self._choices = choices
        self._stopped = False

    async def ask(self, held: Held, only: tuple[str, ...] = ()) -> None:
        """Ask what to write and where; then write what the session holds at that moment.

        `only` names the deliverables that are ticked first, in the place of those of last time.
        """
        dialog = ExportDialog(self._window, self._palette, self._offer(held, only))
        look = partial(self._preview, dialog, packed(_source(held)))
        dialog.preview.asked.connect(
            lambda one, finish, width: self._tasks.start(partial(look, one, finish, width))
        )
        dialog.template.asked.connect(
            lambda path: self._tasks.start(partial(self._look_at_template, dialog, path))
        )
        dialog.template.ask_about()
        if not await answer(dialog):
            return
        self._choices.keep(held.id, dialog.chosen(), on_post=held.folder is None)
        if self._tasks.busy:
            self._window.warn(words.BUSY_EXPORTING)
            return
        room = self._window.room
        if room is None or not room.settle():
            return
        order = Order(
            packed(_source(held)),
            tuple(dialog.pieces()),
            dialog.folder(),
            dialog.finish(),
            "" if held.folder is not None else held.id,
        )
        names = [piece.name for piece in order.files]
        progress = ExportProgress(self._window, self._palette, names, order.folder)
        progress.stop_asked.connect(self.stop)
        progress.again_asked.connect(lambda: self._again(held, only))
        self._tasks.start(partial(self.write, order, progress), must_finish=True)

    def _again(self, held: Held, only: tuple[str, ...]) -> None:
        self._stopped = False
        self._tasks.start(partial(self.ask, held, only))

    def _offer(self, held: Held, only: tuple[str, ...]) -> Offer:
        return replace(_offer(held), chosen=self._choices.of(held.id), only=only)

    def stop(self) -> None:
        """Give up the file in hand and those that wait; those that are written stay."""
        self._stopped = True
        self._tasks.start(self._tasks.stop_process)

    async def write(self, order: Order, progress: ExportProgress) -> None:
        """Write each file whole or not at all, and the manifest of them; says how it goes."""
        from concurrent.futures.process import BrokenProcessPool

        done = _Done()
        progress.open()
        try:
            await self._write(order, progress, done)
        except KnownError as error:
            progress.warn(str(error))
        except (BrokenProcessPool, TimeoutError):
            if not self._stopped:
                progress.warn(told.BROKEN_OFF)
        sentence = progress.finish(done.manifest)
        if not progress.isVisible():
            self._window.say(sentence)
            progress.deleteLater()
        else:
            progress.finished.connect(progress.deleteLater)

    async def _write(self, order: Order, progress: ExportProgress, done: _Done) -> None:
        made = not order.folder.exists()
        await self._tasks.in_process(make_folder, order.folder, within=LONGEST)
        told_before = await self._tasks.in_process(manifest_names, order.folder, within=LONGEST)
        refused = await self._refused_template(order)
        if refused:
            progress.warn(refused)
        for piece in order.files:
            if self._stopped:
                break
            if refused and piece.ending == "docx":
                progress.refused(piece.name, told.TEMPLATE_REFUSED)
                continue
            file = await self._write_one(order, piece, progress)
            if file is not None:
                done.written.append(file)
        names = {file.name for file in done.written}
        if names & told_before or (len(names) > 1 and not for_room(order.files)):
            done.manifest = await self._write_manifest(order, done.written)
        elif names and told_before:
            done.manifest = told.MANIFEST_STAYS
        if made and not names:
            with suppress(OSError):
                order.folder.rmdir()

    async def _refused_template(self, order: Order) -> str:
        """Why the template cannot serve: said once, not for each file; empty where it can."""
        template = order.finish.template
        if template is None or all(piece.ending != "docx" for piece in order.files):
            return ""
        try:
            await self._tasks.in_process(template_lacks, template, within=LONGEST)
        except KnownError as error:
            return str(error)
        return ""

    async def _write_manifest(self, order: Order, written: Sequence[Written]) -> str:
        """Name the files that are there, those alone; gives what is to be said of it."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            sheets = await self._tasks.in_process(
                write_packed_manifest,
                order.content,
                written,
                order.folder,
                order.finish,
                within=LONGEST,
            )
        except (KnownError, BrokenProcessPool, TimeoutError):
            # One that names other files of the same names would lie.
            withdraw_manifest(order.folder)
            return told.NO_MANIFEST
        for path in sheets if order.of else ():
            self._known.note_export(order.of, path)
        return told.MANIFEST_OF_WRITTEN if len(written) < len(order.files) else ""

    async def _write_one(
        self, order: Order, piece: Piece, progress: ExportProgress
    ) -> Written | None:
        from concurrent.futures.process import BrokenProcessPool

        before = _neighbours(order.folder)
        progress.begin(piece.name)
        try:
            done = await self._tasks.in_process(
                write_packed, order.content, piece, order.folder, order.finish, within=LONGEST
            )
        except KnownError as error:
            progress.refused(piece.name, str(error))
            return None
        except (BrokenProcessPool, TimeoutError) as error:
            for left in _neighbours(order.folder) - before:
                with suppress(OSError):
                    left.unlink(missing_ok=True)
            if not self._stopped:
                why = told.TOO_LONG if isinstance(error, TimeoutError) else told.BROKEN
                progress.refused(piece.name, why)
            return None
        progress.written(piece.name, told.written(said.size(done.size), _holds(done)))
        if order.of:
            self._known.note_export(order.of, order.folder / piece.name)
        return done

    async def _look_at_template(self, dialog: ExportDialog, path: Path) -> None:
        from concurrent.futures.process import BrokenProcessPool

        said, tell = told.TEMPLATE_UNKNOWN, dialog.template.tell
        try:
            missing = await self._tasks.in_process(template_lacks, path, within=LONGEST)
            said, tell = told.template_lacks(missing), dialog.template.tell
        except TemplateGoneError:
            said, tell = told.template_gone(path.name), dialog.template.drop
        except KnownError as error:
            said, tell = str(error), dialog.template.refuse
        except (BrokenProcessPool, TimeoutError):
            pass
        with suppress(RuntimeError):  # the dialog may be gone by now
            tell(path, said)

    async def _preview(
        self, dialog: ExportDialog, content: bytes, one: Deliverable, finish: Finish, width: int
    ) -> None:
        from concurrent.futures.process import BrokenProcessPool

        picture = b""
        with suppress(KnownError, BrokenProcessPool, TimeoutError):
            picture = await self._tasks.in_process(
                first_page, content, one, finish, width, within=LONGEST
            )
        with suppress(RuntimeError):  # the dialog may be gone by now
            dialog.preview.show_page(one.key, finish, picture)


def _holds(done: Written) -> str:
    """What counts for a reader: pages, else sheets, else titles."""
    counted = done.counted
    for name in ("pages", "sheets", "headings"):
        if number := getattr(counted, name):
            return said.counted({name: number})
    return ""


def _source(held: Held) -> Source:
    session = held.session
    return Source(session.state, session.game, session.history, session.head)


def _offer(held: Held) -> Offer:
    state, game = held.session.state, held.session.game
    signed = state.signatures[-1].status if state.signatures else PlanStatus.DRAFT
    opened = state.opened
    return Offer(
        deliverables=EVERYTHING,
        called=called(state, game),
        folder=_beside(held) / told.livrables_folder(held.home.stem),
        session=opened.session if opened is not None else "",
        signed=signed in (PlanStatus.APPROVED, PlanStatus.IN_FORCE),
        blocking=tuple(found.text for found in review(state, game) if is_blocking(found)),
    )


def _beside(held: Held) -> Path:
    """Where a person finds it again: beside the session, unless that one goes when it is left."""
    return held.home.parent if held.folder is None else documents_folder()


def _neighbours(folder: Path) -> set[Path]:
    with suppress(OSError):
        return set(folder.glob(_NEIGHBOURS))
    return set()
