"""The workshop that is open: shown, remembered, kept, stored and put away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pcra_game.app.held import Held
from pcra_game.app.keeping import Keeping
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.workshop.export_choice import ExportChoices
from pcra_game.workshop.profile import Profile, Recent

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.last_run import LastRun


class Playing(QObject):
    """One session at most is open; everything that happens to it goes through here."""

    def __init__(
        self,
        window: MainWindow,
        profile: Profile,
        tasks: Tasks,
        keeping: Keeping,
        last_run: LastRun | None,
    ) -> None:
        """`last_run` is told what is open, for the start after a crash."""
        super().__init__()
        self._window, self._profile, self._tasks = window, profile, tasks
        self._keeping, self._last_run = keeping, last_run
        self._export_choices = ExportChoices(keeping.known)
        self._insisted = self._kept = False
        self.held: Held | None = None
        window.place_kept.connect(self._remember_if_new)

    @property
    def session(self) -> SessionFile | None:
        """The session that is open."""
        return self.held.session if self.held is not None else None

    def enter(self, held: Held, new_id: Callable[[], str] | None = None) -> None:
        """Show an open workshop, and put the one before it away.

        `new_id` names what is added where a script plays.
        """
        self.leave()
        self.held = held
        self._remember()
        self._mark()
        session, window = held.session, self._window
        window.show_room(session, read_only=session.read_only, new_id=new_id)
        if window.room is not None:
            for gone_on in (window.room.changed, window.room.selected, window.room.typed):
                gone_on.connect(self._went_on)
            window.room.changed.connect(self._keeping.entered)
        self._keeping.begin(held)
        self._kept = True
        for sentence in held.told:
            window.inform(sentence)
        for sentence in held.warned:
            window.warn(sentence)

    def leave(self, *, at_once: bool = False) -> None:
        """Put the workshop away; `at_once` waits for what goes on behind it, some seconds."""
        held = self.held
        if held is None:
            return
        self._remember()
        self._window.leave_room()
        self._close(held, at_once=at_once)

    def give_up(self) -> None:
        """Let go of a workshop whose room could not be shown: its file is free again."""
        held = self.held
        try:
            self._window.leave_room()
        finally:
            if held is not None:
                self._close(held)

    def _close(self, held: Held, *, at_once: bool = False) -> None:
        held.session.close()
        self.held, self._insisted = None, False
        if held.folder is not None:
            held.folder.cleanup()
        if held.copy is not None and not self._kept:
            held.copy.let_go()
        self._kept = False
        self._keeping.end(at_once=at_once)
        self._mark()

    def settle(self) -> bool:
        """Store what is typed and where the room is. False where something was kept back."""
        room = self._window.room
        return room is None or room.settle()

    def may_let_go(self, *, page_waits: bool = False) -> bool:
        """Store what is typed; what cannot be stored goes only when one insists."""
        from pcra_game.texts import app as words

        settled = self.settle()  # first: what may be stored waits for nothing
        if settled and not self._window.waiting_words() and not page_waits:
            self._insisted = False
            return True
        if not self._insisted:
            self._insisted = True
            self._window.warn(words.kept_words_refused(self._window.show_waiting()))
            return False
        return True

    def store_and_tell(self, note: Callable[[BaseException], None]) -> str:
        """Store what is typed after a fault and say what is safe; `note` hears of another one."""
        from pcra_game.app.crash import what_is_safe

        return what_is_safe(self.session, self._stored, note)

    def names_changed(self) -> None:
        """Names are no gestures, and go back to where the file came from all the same."""
        self._keeping.entered()

    def export(self, palette: Palette, only: tuple[str, ...] = ()) -> None:
        """Ask for formats and a folder, then write the plan beside the room.

        `only` names the deliverables that are ticked first.
        """
        from pcra_game.app.exporting import Exporting

        if self.held is not None and self.settle():
            known, choices = self._keeping.known, self._export_choices
            exporting = Exporting(self._window, palette, self._tasks, known, choices)
            self._tasks.start(partial(exporting.ask, self.held, only))

    def copy(self) -> None:
        """Ask for a place, then copy the session there."""
        from pcra_game.app.copying import save_copy

        if self.held is not None:
            self.settle()  # where the disk refuses, a copy elsewhere is the way out
            self._tasks.start(partial(save_copy, self._window, self.held, self._keeping.known))

    def _stored(self) -> bool:
        return self.settle() and not self._window.waiting_words()

    def _went_on(self) -> None:
        """The room lives on: what was warned of before is warned of anew."""
        self._insisted = False
        self._mark()

    def _mark(self) -> None:
        held = self.held
        if self._last_run is None:
            return
        if held is None or not held.is_kept:
            self._last_run.idle()
        else:
            self._last_run.playing(held.home, len(held.session.state.answered()))

    def _remember_if_new(self) -> None:
        """After a kill the welcome page says how many decisions there were, not how few."""
        session, recent = self.session, self._profile.settings.recent
        if session is not None and recent and recent[0].decisions != len(session.state.answered()):
            self._remember()

    def _remember(self) -> None:
        held = self.held
        if held is None or held.folder is not None:
            return
        from pcra_game.workshop.rehearsal import shown_name

        session = held.session
        decisions = len(session.state.answered())
        today = date.today().isoformat()  # noqa: DTZ011 - the day on the wall of the room
        unit = shown_name(session.state, session.game)
        self._profile.remember(Recent(str(held.home), unit, today, decisions))
