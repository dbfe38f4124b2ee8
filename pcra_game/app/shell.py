"""What goes on around a room: the welcome page, a new workshop, opening one, and leaving.

A page that asks for something slow says so, and the window lives on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pcra_game.app.beginning import Beginning, Host
from pcra_game.app.held import Held
from pcra_game.app.keeping import Keeping
from pcra_game.app.leaving import Leaving, keep_place, place
from pcra_game.app.opening import Opening, choose_session
from pcra_game.app.playing import Playing
from pcra_game.app.post_keeping import PostKeeping
from pcra_game.app.store import Store
from pcra_game.app.welcoming import complete
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.welcome import KIT_SUFFIXES, OpeningPage, WelcomePage
from pcra_game.workshop.profile import Profile

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.last_run import LastRun


def _forget(_error: BaseException) -> None:
    """Nobody keeps a log."""


class Shell(QObject):
    """Decides what the main window shows."""

    def __init__(
        self,
        window: MainWindow,
        profile: Profile,
        palette: Palette,
        tasks: Tasks,
        *,
        last_run: LastRun | None = None,
        note: Callable[[BaseException], None] = _forget,
    ) -> None:
        """Listen to the window, its closing included; nothing is shown yet.

        `last_run` knows what the runs before this one left open, and is told what this one does.
        `note` writes down what kept a workshop from being shown.
        """
        super().__init__()
        self._last_run, self._note = last_run, note
        self._window, self._profile = window, profile
        self._palette, self._tasks = palette, tasks
        self._page: QWidget | None = None
        self._busy_opening = False
        self._store = Store(tasks)
        self._keeping = keeping = Keeping(window, tasks, profile, self._say_anywhere)
        self.playing = Playing(window, profile, tasks, keeping, last_run)
        self._beginning = Beginning(window, tasks, self._store, self._host())
        self._opening = Opening(window, tasks, self._store, keeping, self._worn)
        self._post = PostKeeping(
            window,
            tasks,
            self._opening,
            self.playing,
            let_go=self._put_away,
            enter=self._enter_next,
        )
        self._listen()
        self.leaving = Leaving(
            window, tasks, may_leave=self._may_leave, put_away=self._leave_for_good
        )
        place(window, profile)

    def _listen(self) -> None:
        window = self._window
        window.new_asked.connect(self.show_new)
        window.open_asked.connect(self.open)
        window.demo_asked.connect(self.play_demo)
        window.welcome_asked.connect(self.leave_for_welcome)
        window.export_asked.connect(self.export)
        window.print_asked.connect(self.print_for_room)
        window.copy_asked.connect(self.playing.copy)
        window.keeping_asked.connect(self._post.ask)
        window.theme_changed.connect(self._wear)

    async def tidy(self) -> None:
        """Look after what earlier runs left on this post, once the window stands."""
        await self._store.ready()
        await self._keeping.tidy()

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
        page.erase_asked.connect(partial(self._post.ask, "erase_post"))
        if trouble:
            page.say_trouble(trouble)
        self._offer_last_run(page)
        self._show(page)
        page.take_keyboard()
        shown = partial(self._shows_page, page)
        self._tasks.start(partial(complete, page, shown, self._store, self._tasks))
        return page

    def _offer_last_run(self, page: WelcomePage) -> None:
        """Offer the workshop that a crash ended, until it is taken up or put off."""
        if self._profile.safe:
            page.say_safe_start()
        unfinished = self._last_run.unfinished if self._last_run is not None else None
        if self._last_run is not None and unfinished is not None:
            from pcra_game.app.crash import offer_sentence

            page.offer_resume(offer_sentence(unfinished), unfinished.path)
            page.resume_put_off.connect(self._last_run.forget)

    def _host(self) -> Host:
        return Host(
            show=self._show,
            shown=lambda: self._page,
            palette=self._worn,
            put_away=self._put_away,
            refused=self._refused,
            begin=self.begin,
            leave=self.leave_for_welcome,
            profile=self._profile,
        )

    def _worn(self) -> Palette:
        return self._palette

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
        held = self.playing.held
        path = path or await choose_session(self._window, held.home if held else None)
        if path.casefold().endswith(KIT_SUFFIXES):
            self._beginning.open_kit(path)
            return
        if not path or self._shows(path) or self._busy_opening or not self._may_let_go():
            return
        self._busy_opening = True
        try:
            await self._open_at(Path(path), is_new=is_new)
        finally:
            self._busy_opening = False

    async def _open_at(self, path: Path, *, is_new: bool) -> None:
        try:
            held = await self._opening.open(path, made_here=is_new)
        except KnownError as error:
            self._refused(str(error))
            return
        except Exception as error:  # noqa: BLE001 - the page that says « Ouverture » must end
            self._note(error)
            self._refused(words.not_shown(path.stem))
            return
        if held is None:
            self._refused("")
            return
        if self._enter(held) and is_new:
            self._window.offer_opening()

    def _shows(self, path: str) -> bool:
        held = self.playing.held
        return held is not None and held.home == Path(path).absolute()

    def _refused(self, sentence: str) -> None:
        if self.playing.held is None:
            self.show_welcome(sentence)
        elif sentence:
            self._window.warn(sentence)

    def _say_anywhere(self, sentence: str) -> None:
        say = getattr(self._page, "say_trouble", None)
        if say is not None:
            say(sentence)
        else:
            self._window.warn(sentence)

    def enter(self, session: SessionFile) -> None:
        """Show an open session, and close the one before it."""
        self._enter(Held(session))

    def _enter(self, held: Held, new_id: Callable[[], str] | None = None) -> bool:
        """Show what is held. False where its room could not be built: it is let go again."""
        try:
            self.playing.enter(held, new_id)
        except Exception as error:  # noqa: BLE001 - a window that stays half built helps nobody
            self._note(error)
            try:
                self.playing.give_up()
            except Exception as another:  # noqa: BLE001 - the way back does not end here
                self._note(another)
            self.show_welcome(words.not_shown(held.home.stem))
            return False
        self._page = None
        return True

    def _enter_next(self, held: Held | None, trouble: str) -> None:
        """Show what a person went back to; without it the welcome page."""
        if held is not None:
            self._enter(held)
        else:
            self._refused(trouble)

    def leave_for_welcome(self) -> None:
        """Go back to the welcome page; what was typed is stored first."""
        if self._put_away():
            self.show_welcome()

    def play_demo(self) -> None:
        """Play the demo in this window."""
        from pcra_game.app.demo import DemoPlay

        demo = DemoPlay(self._window, self._store, self._may_let_go, self._enter)
        self._tasks.start(demo.play)

    def export(self, only: tuple[str, ...] = ()) -> None:
        """Ask for formats and a folder, then write the plan beside the room.

        `only` names the deliverables that are ticked first.
        """
        self.playing.export(self._palette, only)

    def print_for_room(self) -> None:
        """Ask the same, with what a room needs on paper ticked."""
        from pcra_game.app.deliverables import FOR_ROOM

        self.export(FOR_ROOM)

    def _wear(self, palette: Palette) -> None:
        self._palette = palette
        if isinstance(self._page, WelcomePage):
            self.show_welcome()
        else:
            self._beginning.wear()

    def _put_away(self) -> bool:
        if not self._may_let_go():
            return False
        self.playing.leave()
        return True

    def _may_let_go(self) -> bool:
        waits = getattr(self._page, "waiting_words", None)
        return self.playing.may_let_go(page_waits=waits is not None and waits())

    def _may_leave(self) -> bool:
        if not self._may_let_go():
            return False
        if self._tasks.busy:
            self._window.inform(words.CLOSING_AFTER_EXPORT)
        return True

    def put_away_at_once(self) -> None:
        """Close what is open: the system ends this program and waits for nothing."""
        if not self.leaving.gone:
            self._leave_for_good()

    def _leave_for_good(self) -> None:
        self.playing.settle()
        self.playing.leave(at_once=True)
        keep_place(self._window, self._profile)
