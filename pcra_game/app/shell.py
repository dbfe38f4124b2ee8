"""What goes on around a room: the welcome page, a new workshop, opening one, and leaving.

One session at most is open. A page that asks for something slow says so, and the window lives on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pcra_game.app.beginning import Beginning, Host
from pcra_game.app.leaving import Leaving, keep_place, place
from pcra_game.app.opening import choose_session, open_session
from pcra_game.app.store import Store
from pcra_game.app.welcoming import complete
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.welcome import KIT_SUFFIXES, OpeningPage, WelcomePage
from pcra_game.workshop.profile import Profile, Recent

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.main_window import MainWindow


class Shell(QObject):
    """Decides what the main window shows, and owns the session that is open."""

    def __init__(
        self, window: MainWindow, profile: Profile, palette: Palette, tasks: Tasks
    ) -> None:
        """Listen to the window, its closing included; nothing is shown yet."""
        super().__init__()
        self._window, self._profile = window, profile
        self._palette, self._tasks = palette, tasks
        self._store = Store(tasks)
        self._beginning = Beginning(window, tasks, self._store, self._host())
        self._session: SessionFile | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._page: QWidget | None = None
        self._insisted = self._opening = False
        window.new_asked.connect(self.show_new)
        window.open_asked.connect(self.open)
        window.demo_asked.connect(self.play_demo)
        window.welcome_asked.connect(self.leave_for_welcome)
        window.export_asked.connect(self.export)
        window.copy_asked.connect(self.copy)
        window.place_kept.connect(self._remember_if_new)
        window.theme_changed.connect(self._wear)
        self.leaving = Leaving(
            window, tasks, may_leave=self._may_leave, put_away=self._leave_for_good
        )
        place(window, profile)

    def show_first_page(self, file: Path | None) -> QWidget:
        """Show the welcome page, or an empty table while a file is opened."""
        if file is None:
            return self.show_welcome()
        page = OpeningPage(self._palette, words.opening(file.stem))
        self._show(page)
        return page

    def _show(self, page: QWidget) -> None:
        self._page = page
        self._window.show_page(page)

    def show_welcome(self, trouble: str = "") -> WelcomePage:
        """Show the welcome page, with the reason why something could not be opened."""
        page = WelcomePage(self._profile, self._palette)
        page.new_asked.connect(self.show_new)
        page.open_asked.connect(self.open)
        page.demo_asked.connect(self.play_demo)
        page.rehearsal_asked.connect(self._beginning.rehearse)
        if trouble:
            page.say_trouble(trouble)
        self._show(page)
        page.take_keyboard()
        shown = partial(self._shows_page, page)
        self._tasks.start(partial(complete, page, shown, self._store, self._tasks))
        return page

    def _host(self) -> Host:
        return Host(
            show=self._show,
            shown=lambda: self._page,
            palette=lambda: self._palette,
            put_away=self._put_away,
            refused=self._refused,
            begin=self.begin,
            leave=self.leave_for_welcome,
            profile=self._profile,
        )

    def _shows_page(self, page: QWidget) -> bool:
        return self._page is page

    def show_new(self) -> None:
        """Show the page that begins a workshop, once the words of a room are stored."""
        self._beginning.show_new()

    def begin(self, path: str) -> None:
        """Open a workshop that was just made, its opening on one key."""
        self._tasks.start(partial(self._open, path, is_new=True))

    def open(self, path: str) -> None:
        """Open a workshop, or let the person choose one if `path` is empty."""
        self._tasks.start(partial(self._open, path))

    async def _open(self, path: str, *, is_new: bool = False) -> None:
        path = path or await choose_session(self._window, self._session)
        if path.casefold().endswith(KIT_SUFFIXES):
            self._beginning.open_kit(path)
            return
        if not path or self._shows(path) or self._opening or not self._may_let_go():
            return
        self._opening = True
        try:
            await self._open_at(path, is_new=is_new)
        finally:
            self._opening = False

    async def _open_at(self, path: str, *, is_new: bool) -> None:
        try:
            session = await open_session(self._window, self._palette, self._store, Path(path))
        except KnownError as error:
            self._refused(str(error))
            return
        if session is None:
            self._refused("")
            return
        self.enter(session)
        if is_new:
            self._window.offer_opening()

    def _shows(self, path: str) -> bool:
        return self._session is not None and self._session.path == Path(path).absolute()

    def _refused(self, sentence: str) -> None:
        if self._session is None:
            self.show_welcome(sentence)
        elif sentence:
            self._window.warn(sentence)

    def enter(
        self,
        session: SessionFile,
        *,
        folder: TemporaryDirectory[str] | None = None,
        new_id: Callable[[], str] | None = None,
    ) -> None:
        """Show an open session, and close the one before it.

        `folder` goes with the session; `new_id` names what is added where a script plays.
        """
        self._leave_room()
        self._session, self._folder = session, folder
        self._page = None
        self._remember()
        self._window.show_room(session, read_only=session.read_only, new_id=new_id)
        room = self._window.room
        if room is not None:
            for gone_on in (room.changed, room.selected, room.typed):
                gone_on.connect(self._went_on)
        if session.read_only:
            self._window.inform(words.READ_ONLY_SAID)

    def _went_on(self) -> None:
        """The room lives on: what was warned of before is warned of anew."""
        self._insisted = False

    def leave_for_welcome(self) -> None:
        """Go back to the welcome page; what was typed is stored first."""
        if self._put_away():
            self.show_welcome()

    def play_demo(self) -> None:
        """Play the demo in this window."""
        from pcra_game.app.demo import DemoPlay

        self._tasks.start(DemoPlay(self._window, self._store, self._may_let_go, self.enter).play)

    def export(self) -> None:
        """Ask for formats and a folder, then write the plan beside the room."""
        from pcra_game.app.exporting import Exporting

        if self._session is not None and self._settled():
            exporting = Exporting(self._window, self._palette, self._tasks)
            self._tasks.start(partial(exporting.ask, self._session))

    def _wear(self, palette: Palette) -> None:
        self._palette = palette
        if isinstance(self._page, WelcomePage):
            self.show_welcome()

    def copy(self) -> None:
        """Ask for a place, then copy the session there."""
        from pcra_game.app.copying import save_copy

        if self._session is not None:
            self._settled()  # where the disk refuses, a copy elsewhere is the way out
            self._tasks.start(partial(save_copy, self._window, self._session))

    def _settled(self) -> bool:
        room = self._window.room
        return room is None or room.settle()

    def _put_away(self) -> bool:
        if not self._may_let_go():
            return False
        self._leave_room()
        return True

    def _leave_room(self) -> None:
        if self._session is None:
            return
        self._remember()
        self._window.leave_room()
        self._session.close()
        self._session, self._insisted = None, False
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _may_let_go(self) -> bool:
        """Store what is typed; what cannot be stored goes only when one insists."""
        settled = self._settled()  # first: what may be stored waits for nothing
        page_waits = getattr(self._page, "waiting_words", None)
        waits = self._window.waiting_words() or (page_waits is not None and page_waits())
        if settled and not waits:
            self._insisted = False
            return True
        if not self._insisted:
            self._insisted = True
            self._window.warn(words.KEPT_WORDS_REFUSED)
            return False
        return True

    def _may_leave(self) -> bool:
        if not self._may_let_go():
            return False
        if self._tasks.busy:
            self._window.inform(words.CLOSING_AFTER_EXPORT)
        return True

    def _leave_for_good(self) -> None:
        self._settled()
        self._leave_room()
        keep_place(self._window, self._profile)

    def _remember_if_new(self) -> None:
        """After a kill the welcome page says how many decisions there were, not how few."""
        session, recent = self._session, self._profile.settings.recent
        if session is not None and recent and recent[0].decisions != len(session.state.answered()):
            self._remember()

    def _remember(self) -> None:
        session = self._session
        if session is None or self._folder is not None:
            return
        from pcra_game.workshop.rehearsal import shown_name

        decisions = len(session.state.answered())
        today = date.today().isoformat()  # noqa: DTZ011 - the day on the wall of the room
        unit = shown_name(session.state, session.game)
        self._profile.remember(Recent(str(session.path), unit, today, decisions))
