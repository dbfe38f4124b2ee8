"""What the actions of the main window do; each is one line of the table in `actions_table`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.texts import windows as words
from pcra_game.windows.actions import Actions
from pcra_game.windows.actions_table import phase_beside
from pcra_game.windows.projector import screen_for_projector

if TYPE_CHECKING:
    from pcra_game.windows.desk import Desk
    from pcra_game.windows.main_window import MainWindow

MORE_MINUTES = 5


class WindowActions(QObject):
    """Connects every action that `Actions` does not carry out by itself."""

    def __init__(self, window: "MainWindow", actions: Actions) -> None:
        """Take the window and its actions."""
        super().__init__(window)
        self._window = window
        self._actions = actions
        for id, act in self._acts().items():
            actions[id].triggered.connect(lambda _checked=False, act=act: act())
        actions.recent_asked.connect(window.open_asked)
        actions["motion"].setChecked(window.profile.settings.animations)

    def _acts(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "new": window.new_asked.emit,
            "open": lambda: window.open_asked.emit(""),
            "save_copy": window.copy_asked.emit,
            "export": window.export_asked.emit,
            "close": window.welcome_asked.emit,
            "quit": window.close,
            "note_fact": self.note_fact,
            "play_card": self.open_any_card,
            "log": self._log,
            "journal": self._journal,
            "next_phase": lambda: self._phase(1),
            "previous_phase": lambda: self._phase(-1),
            "pause": self._pause,
            "more_time": self._more_time,
            "view_table": lambda: self._view("table"),
            "view_list": lambda: self._view("list"),
            "view_synthesis": lambda: self._view("synthesis"),
            "projector": self._projector,
            "black": self._black,
            "full_screen": self._full_screen,
            "dark": lambda: window.wear(window.other_theme()),
            "motion": self._motion,
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._zoom(0),
            "shortcuts": self._shortcuts,
            "about": self._about,
        }

    @property
    def _desk(self) -> "Desk | None":
        return self._window.desk

    def note_fact(self) -> None:
        """Open the forms of all facts."""
        if self._desk is not None:
            self._desk.round.open_facts()

    def open_any_card(self) -> None:
        """Open the list of all cards of the deck."""
        from pcra_game.windows.play_dialog import PlayDialog

        room = self._window.room
        if room is not None:
            self._window.open_dialog(PlayDialog(room, self._window.worn, self._window))

    def _log(self) -> None:
        if self._desk is not None:
            self._desk.write_log()

    def _journal(self) -> None:
        from pcra_game.windows.journal_panel import JournalDialog

        room = self._window.room
        if room is not None:
            self._window.open_dialog(JournalDialog(room, self._window.worn, self._window))

    def _phase(self, step: int) -> None:
        room = self._window.room
        if room is None or not room.settle():
            return
        phase = phase_beside(room, step)
        if phase is not None:
            room.ask(Record(PhaseEntered(phase.id)))

    def _pause(self) -> None:
        if self._desk is not None:
            self._desk.pause_or_resume()

    def _more_time(self) -> None:
        if self._desk is not None:
            self._desk.clock.add(MORE_MINUTES)
            self._desk.top_bar.tick()

    def _view(self, name: str) -> None:
        if self._desk is not None:
            back = name == self._desk.page  # the same key again goes back to the table
            self._desk.show_page("table" if back else name)
            self._actions.show_view(f"view_{self._desk.page}")

    def _projector(self) -> None:
        if self._desk is None:
            return
        projector = self._desk.projector
        if projector.isVisible():
            projector.close()
            return
        second = screen_for_projector(QApplication.screens(), self._window.screen())
        projector.show_on(second)
        if second is not None:
            self._window.activateWindow()
        else:
            projector.raise_()  # the same screen for both: behind the window nobody would see it
            self._window.inform(words.ONE_SCREEN)

    def _black(self) -> None:
        if self._desk is not None:
            projector = self._desk.projector
            projector.show_black(not projector.is_black)
            self._window.inform(words.BLACK if projector.is_black else words.NOT_BLACK)

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _motion(self) -> None:
        on = self._actions["motion"].isChecked()
        self._window.profile.change(animations=on)
        if self._desk is not None:
            self._desk.table.set_motion(on)

    def _zoom(self, step: int) -> None:
        if self._desk is not None:
            zoom = self._desk.table.zoom
            if step:
                zoom.step(step)
            else:
                zoom.set(1.0)

    def _shortcuts(self) -> None:
        from pcra_game.windows.shortcuts_page import ShortcutsDialog

        self._window.open_dialog(ShortcutsDialog(self._window.worn, self._window))

    def _about(self) -> None:
        from pcra_game.windows.about import AboutDialog

        self._window.open_dialog(AboutDialog(self._window.worn, self._window))
