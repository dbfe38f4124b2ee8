"""What the actions of the main window do; each is one line of the table in `actions_table`."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pcra_game.table_view.palette import PALETTES, Palette
from pcra_game.texts import actions as words
from pcra_game.windows.actions import Actions
from pcra_game.windows.actions_table import phase_beside
from pcra_game.windows.command_palette_acts import PaletteActs
from pcra_game.windows.leading_actions import step_before, take_break
from pcra_game.windows.projector_actions import (
    turn_black,
    turn_freeze,
    turn_projector,
    turn_room_sees,
)
from pcra_game.workshop.profile import TEXT_PERCENTS, THEMES

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
        self._palette = PaletteActs(window, actions)
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
            "protect": lambda: window.keeping_asked.emit("protect"),
            "restore": lambda: window.keeping_asked.emit("restore"),
            "people": lambda: window.keeping_asked.emit("people"),
            "erase_post": lambda: window.keeping_asked.emit("erase_post"),
            "save_kit": self._save_kit,
            "export": window.export_asked.emit,
            "print_room": window.print_asked.emit,
            "close": window.welcome_asked.emit,
            "quit": window.close,
            "note_fact": self.note_fact,
            "palette": self._palette.open,
            "next_pane": lambda: self._pane(1),
            "previous_pane": lambda: self._pane(-1),
            "log": self._log,
            "log_line": self._log_line,
            "slips": self._slips,
            "journal": self._journal,
            "replay": self._replay,
            "compare": self._compare,
            "next_phase": lambda: self._phase(1),
            "previous_phase": lambda: self._phase(-1),
            "shock": self._shock,
            "weak_spot": self._weak_spot,
            "pause": self._pause,
            "break": lambda: take_break(window),
            "more_time": self._more_time,
            "view_table": lambda: self._view("table"),
            "view_list": lambda: self._view("list"),
            "view_synthesis": lambda: self._view("synthesis"),
            "view_recovery": lambda: self._view("recovery"),
            "view_ending": lambda: self._view("ending"),
            "next_moon": self._next_moon,
            "guide": lambda: self._side("guide"),
            "next_step": self._next_step,
            "step_before": lambda: step_before(window),
            "round": lambda: self._side("round"),
            "review": lambda: self._side("review"),
            "sheet": self._sheet,
            "projector": lambda: turn_projector(window),
            "black": lambda: turn_black(window),
            "freeze": lambda: turn_freeze(window),
            "room_sees": lambda: turn_room_sees(window),
            "full_screen": self._full_screen,
            **{f"theme_{name}": partial(self._wear, PALETTES[name]) for name in THEMES},
            **{f"text_{size}": partial(self._write_at, size) for size in TEXT_PERCENTS},
            "text_larger": lambda: self._write_other(1),
            "text_smaller": lambda: self._write_other(-1),
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

    def _pane(self, step: int) -> None:
        if self._desk is not None:
            self._desk.panes.go(step)

    def _save_kit(self) -> None:
        from pcra_game.windows.kit_saving import save_kit_of

        if self._window.room is not None:
            save_kit_of(self._window, self._window.room)

    def _log(self) -> None:
        if self._desk is not None:
            self._desk.write_log()

    def _log_line(self) -> None:
        if self._desk is not None:
            self._desk.note_line()

    def _slips(self) -> None:
        from pcra_game.windows.slips_dialog import SlipsDialog

        room = self._window.room
        if room is not None and room.settle():
            self._window.open_dialog(SlipsDialog(room, self._window.worn, self._window))

    def _journal(self) -> None:
        from pcra_game.windows.journal_panel import JournalDialog

        room = self._window.room
        if room is not None:
            self._window.open_dialog(JournalDialog(room, self._window.worn, self._window))

    def _replay(self) -> None:
        from pcra_game.windows.replay import ReplayDialog

        room = self._window.room
        if room is not None and room.settle():
            self._window.open_dialog(ReplayDialog(room, self._window.worn, self._window))

    def _compare(self) -> None:
        from pcra_game.windows.comparison_dialog import ask_for_earlier

        room = self._window.room
        if room is not None and room.settle():
            ask_for_earlier(room, self._window.worn, self._window)

    def _phase(self, step: int) -> None:
        room = self._window.room
        if room is None:
            return
        phase = phase_beside(room, step)
        if phase is not None:
            self._palette.enter_phase(phase)

    def _shock(self) -> None:
        from pcra_game.windows.desk_opening import advance_opening

        if self._desk is not None:
            advance_opening(self._desk)

    def _weak_spot(self) -> None:
        if self._desk is not None:
            self._desk.open_section("event")
            self._desk.round.events.show_weak()

    def _pause(self) -> None:
        if self._desk is not None:
            self._desk.pause_or_resume()

    def _more_time(self) -> None:
        if self._desk is not None:
            self._desk.clock.add(MORE_MINUTES)
            self._desk.side.guide.lead.more_time(MORE_MINUTES)
            self._desk.top_bar.tick()

    def _view(self, name: str) -> None:
        if self._desk is not None:
            back = name == self._desk.page  # the same key again goes back to the table
            self._desk.show_page("table" if back else name)
            self._actions.show_view(f"view_{self._desk.page}")

    def _side(self, name: str) -> None:
        if self._desk is not None:
            self._desk.show_side(name)
            self._actions.show_view(f"view_{self._desk.page}")

    def _sheet(self) -> None:
        if self._desk is not None:
            self._desk.show_sheet(not self._desk.split.sheet_in_sight)
            self._actions["sheet"].setChecked(not self._desk.split.sheet_hidden)
            self._actions.show_view(f"view_{self._desk.page}")

    def _next_moon(self) -> None:
        from pcra_game.windows.desk_pages import FILLING
        from pcra_game.windows.round_sheet_game import walk_moons

        if self._desk is None:
            return
        if self._desk.page in FILLING:
            self._view("table")
        walk_moons(self._desk.room, self._window)

    def _next_step(self) -> None:
        if self._desk is not None:
            self._desk.next_step()
            self._actions.show_view(f"view_{self._desk.page}")

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

    def _wear(self, palette: Palette) -> None:
        self._window.wear(palette, self._window.profile.settings.text_percent)
        self._actions.wear(self._window.worn)  # a refusal leaves the mark where it was

    def _write_at(self, percent: int) -> None:
        self._window.wear(self._window.worn, percent)
        self._actions.wear(self._window.worn)

    def _write_other(self, step: int) -> None:
        at = TEXT_PERCENTS.index(self._window.profile.settings.text_percent) + step
        if 0 <= at < len(TEXT_PERCENTS):
            self._write_at(TEXT_PERCENTS[at])
        else:
            self._window.inform(words.TEXT_AT_END[step])

    def _zoom(self, step: int) -> None:
        if self._desk is not None:
            zoom = self._desk.table.zoom
            if step:
                zoom.step(step)
            else:
                zoom.set(1.0)

    def _shortcuts(self) -> None:
        from pcra_game.windows.shortcuts_page import ShortcutsDialog

        seen = self._desk is not None and self._desk.room_may_see
        self._window.open_dialog(ShortcutsDialog(self._window.worn, self._window, room_sees=seen))

    def _about(self) -> None:
        from pcra_game.windows.about import AboutDialog

        self._window.open_dialog(AboutDialog(self._window.worn, self._window))
