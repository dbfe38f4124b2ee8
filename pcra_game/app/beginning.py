"""The ways into a new workshop: the short page, the detailed one, a kit, and a rehearsal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pcra_game.app.kept_preparation import KeptPreparation
from pcra_game.app.opening import choose_place
from pcra_game.app.store import Store
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.new_workshop import NewWorkshopPage, Offers
    from pcra_game.windows.preparing import PreparingPage
    from pcra_game.workshop.kit import Kit
    from pcra_game.workshop.profile import Profile


@dataclass(frozen=True, slots=True)
class Host:
    """What the shell lends: which page is shown, and what comes after it."""

    show: Callable[[QWidget], None]
    shown: Callable[[], QWidget | None]
    palette: Callable[[], Palette]
    put_away: Callable[[], bool]
    refused: Callable[[str], None]
    begin: Callable[[str], None]
    leave: Callable[[], None]
    profile: Profile


class Beginning:
    """Shows the pages that begin a workshop."""

    def __init__(self, window: MainWindow, tasks: Tasks, store: Store, host: Host) -> None:
        """Take the window, what runs beside it, and the shell around them."""
        self._window, self._tasks, self._store, self._host = window, tasks, store, host
        self._kept = KeptPreparation(host.profile)
        self._rewear: Callable[[], None] = _nothing

    def show_new(self) -> None:
        """Show the page that begins a workshop, once the words of a room are stored."""
        self._tasks.start(self._show_new)

    def wear(self) -> None:
        """Show the page of a beginning again in the look of now, with all that is typed in it."""
        self._rewear()

    def open_kit(self, path: str) -> None:
        """Prepare a workshop from a kit, or let the person choose one if `path` is empty."""
        self._tasks.start(partial(self._open_kit, path))

    def rehearse(self) -> None:
        """Begin a workshop of a fictive hospital, that says so in its name and its title."""
        self._tasks.start(self._rehearse)

    def _back_to_new(self, kit: Kit) -> None:
        self._tasks.start(partial(self._show_new, kit))

    async def _show_new(self, kit: Kit | None = None) -> None:
        await self._store.ready()
        if not self._host.put_away():
            return
        page = self._new_page()
        if self._kept.waits:
            page.offer_resume()
        self._host.show(page)
        try:
            offers = await self._store.offers()
        except KnownError as error:
            self._window.warn(str(error))
            return
        if self._host.shown() is page:
            page.show_offers(offers)
            if kit is not None:
                page.show_kit(kit)

    def _new_page(self) -> NewWorkshopPage:
        from pcra_game.windows.new_workshop import NewWorkshopPage

        page = NewWorkshopPage(self._host.palette())
        page.created.connect(self._host.begin)
        page.left.connect(self._host.leave)
        page.place_asked.connect(partial(self._ask_place, page))
        page.detail_asked.connect(self._detail_asked)
        page.kit_asked.connect(partial(self.open_kit, ""))
        page.resume_asked.connect(partial(self.open_kit, str(self._kept.path)))
        self._rewear = partial(self._new_anew, page)
        return page

    def _new_anew(self, before: NewWorkshopPage) -> None:
        if self._host.shown() is before:
            page = self._new_page()
            page.take_up(before)
            self._host.show(page)

    def _detail_asked(self, kit: Kit) -> None:
        self._tasks.start(partial(self._prepare, kit))

    async def _prepare(self, kit: Kit, *, to_end: bool = False) -> None:
        from pcra_game.windows.new_workshop import read_offers
        from pcra_game.windows.preparing_summary import SummaryStep

        offers = await self._store.offers()
        if kit.deck != offers.deck.id:
            offers = await self._tasks.in_thread(read_offers, kit.deck)
        left = self._host.leave if to_end else partial(self._back_to_new, kit)
        page = self._preparing_page(offers, kit, left)
        self._host.show(page)
        if to_end:
            page.show_step(SummaryStep)
        page.take_keyboard()

    def _preparing_page(self, offers: Offers, kit: Kit, left: Callable[[], None]) -> PreparingPage:
        from pcra_game.windows.preparing import PreparingPage

        page = PreparingPage(self._host.palette(), offers, kit)
        page.rested.connect(self._kept.keep)
        page.created.connect(self._begun)
        page.left.connect(left)
        page.place_asked.connect(partial(self._ask_place, page))
        page.kit_asked.connect(partial(self._save_kit, page))
        self._rewear = partial(self._prepare_anew, page, offers, left)
        return page

    def _prepare_anew(
        self, before: PreparingPage, offers: Offers, left: Callable[[], None]
    ) -> None:
        if self._host.shown() is before:
            page = self._preparing_page(offers, before.kit(), left)
            page.take_up(before)
            self._host.show(page)
            page.take_keyboard()

    def _begun(self, path: str) -> None:
        self._kept.forget()
        self._host.begin(path)

    async def _open_kit(self, path: str) -> None:
        await self._store.ready()
        from pcra_game.windows.kit_saving import choose_kit_dialog
        from pcra_game.workshop.kit_file import read_kit

        if not path:
            from pcra_game.qt_async.dialogs import answer
            from pcra_game.windows.file_dialogs import chosen

            dialog = choose_kit_dialog(self._window)
            if not await answer(dialog) or not chosen(dialog):
                return
            path = chosen(dialog)
        try:
            kit = await self._tasks.in_thread(read_kit, Path(path))
        except KnownError as error:
            self._refused(str(error))
            return
        if self._host.put_away():
            await self._prepare(kit, to_end=True)

    def _refused(self, sentence: str) -> None:
        """Say it where the person looks: on the page that is shown, else over the room."""
        say = getattr(self._host.shown(), "say_trouble", None)
        if say is not None:
            say(sentence)
        else:
            self._host.refused(sentence)

    async def _rehearse(self) -> None:
        await self._store.ready()
        if not self._host.put_away():
            return
        from pcra_game.texts.kit import REHEARSAL_SAID
        from pcra_game.workshop.places import documents_folder
        from pcra_game.workshop.rehearsal import begin_rehearsal

        today = date.today()  # noqa: DTZ011 - the day of the room
        try:
            with begin_rehearsal(documents_folder(), today) as session:
                path = session.path
        except KnownError as error:
            self._refused(str(error))
            return
        self._host.begin(str(path))
        self._window.inform(REHEARSAL_SAID)

    def _ask_place(self, page: NewWorkshopPage | PreparingPage, proposed: str) -> None:
        self._tasks.start(partial(choose_place, self._window, page, Path(proposed)))

    def _save_kit(self, page: PreparingPage) -> None:
        from pcra_game.windows.kit_saving import KitSaving

        saving = KitSaving(self._window, page.kit(), page.file.path().parent)
        saving.saved.connect(page.kit_saved)
        saving.ask()


def _nothing() -> None:
    """No page of a beginning was shown yet."""
