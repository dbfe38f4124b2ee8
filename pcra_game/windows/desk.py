"""One workshop on screen: the top bar, the table or the list or the synthesis, and the sheet of
what is in hand. It only wires: panels read the room and ask it for moves."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.palette import Palette
from pcra_game.texts import windows as words
from pcra_game.windows.activity_sheet import ActivitySheet
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.desk_pages import FILLING, DeskPages
from pcra_game.windows.drops import drop
from pcra_game.windows.light_explained import LightExplained
from pcra_game.windows.log_bar import LogBar
from pcra_game.windows.panes import Panes
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.room_may_see import RoomMaySee
from pcra_game.windows.round_side import RoundSide
from pcra_game.windows.sheet_splitter import SheetSplitter
from pcra_game.windows.step_strip import StepStrip
from pcra_game.windows.top_bar import TopBar
from pcra_game.workshop.clock import PhaseClock

FIRST_CARD = "OC-01@unite"
"""« Qui décide de passer au papier ? » : the room plays it before anything else."""


class Desk(QWidget):
    """Everything that one open workshop shows in the main window."""

    export_asked = Signal()

    def __init__(
        self,
        room: Room,
        clock: PhaseClock,
        palette: Palette,
        *,
        now: Callable[[], datetime],
        idle_ms: int = 2000,
        projector: ProjectorWindow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take the room, the clock of the phase, the theme and the clock of the wall.

        `idle_ms` is how long typing rests before it is stored; 0 waits for the field to be left.
        `projector` is the one that shows this room already, in another theme.
        """
        super().__init__(parent)
        self.room = room
        self.idle_ms = idle_ms
        self.clock = clock
        self._phase = room.state.phase
        self._clocks: dict[str | None, dict[str, Any]] = {}
        self.top_bar = TopBar(palette)
        self._arrange(palette)
        self.explained = LightExplained(room, palette, self)
        self.table = self.pages.table
        self.list_page = self.pages.list_page
        self.synthesis = self.pages.synthesis
        self._make_sheets(palette, now)
        self.projector = projector or ProjectorWindow(room, clock, palette)
        self.projector.set_palette(palette)
        self.strip = StepStrip(self.side.guide.lead, locked=room.read_only)
        self._column.addWidget(self.strip)
        self.pages.currentChanged.connect(self._page_in_front)
        self.split.hidden_changed.connect(self._place_strip)
        self.seen = RoomMaySee(self)
        self._page_in_front()
        self.log_bar = LogBar(room, self, now, under=self.top_bar)
        self.panes = Panes(self)
        self._wire()
        self.refresh()
        self.show_selection()

    def _arrange(self, palette: Palette) -> None:
        """Lay out what holds the rest before any of it is made.

        Whatever is moved is dressed again by Qt with all that it holds.
        """
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        row = QHBoxLayout()
        column.addLayout(row, 1)
        self.split = SheetSplitter(palette, self)
        row.addWidget(self.split)
        self.pages = DeskPages(self.room, palette, self.split)
        self._sheets = QStackedWidget(self.split)
        self.split.hold(self.pages, self._sheets)

    def _make_sheets(self, palette: Palette, now: Callable[[], datetime]) -> None:
        room, sheets, idle_ms = self.room, self._sheets, self.idle_ms
        self.side = RoundSide(room, self.clock, palette, sheets)
        self.round = self.side.round
        sheets.addWidget(self.side)
        self.activity = ActivitySheet(room, palette, idle_ms=idle_ms)
        sheets.addWidget(self.activity)
        self.answer = AnswerSheet(
            room, palette, idle_ms=idle_ms, today=lambda: now().astimezone().date()
        )
        sheets.addWidget(self.answer)

    def _wire(self) -> None:
        room = self.room
        room.changed.connect(self.refresh)
        room.selected.connect(self.show_selection)
        self.table.card_asked.connect(self.open_card)
        self.table.activity_asked.connect(self.open_activity)
        self.table.context_asked.connect(room.choose_context)
        self.table.dropped.connect(self._dropped)
        self.list_page.hands.dropped.connect(self._dropped)
        self.table.event_asked.connect(lambda: self.open_section("event"))
        self.table.means_asked.connect(lambda: self.open_section("means"))
        self.table.parking_asked.connect(lambda: self.open_section("parking"))
        self.pages.card_asked.connect(self._card_from_page)
        self.pages.activity_asked.connect(self._activity_from_page)
        self.pages.export_asked.connect(self.export_asked)
        self.pages.back_asked.connect(lambda: self.show_page("table"))
        self.side.card_asked.connect(self.open_card)
        self.side.activity_asked.connect(self.open_activity)
        self.side.page_asked.connect(self._page_from_side)
        self.side.guide.section_asked.connect(self.open_section)
        self.side.guide.lead.opening_asked.connect(self._begin_opening)
        self.side.guide.clock_changed.connect(self.top_bar.tick)
        self.side.guide.clock_changed.connect(self.answer.tell_time)
        self.answer.watch_time(self.clock)
        self.round.events.follow(self.clock, self.projector)
        self.round.events.opening.first_card_asked.connect(self.open_first_card)
        self.top_bar.light_asked.connect(self._say_light)
        self.explained.card_asked.connect(self._card_from_page)
        self.explained.activity_asked.connect(self._activity_from_page)
        room.unsaved_changed.connect(self._show_saved)
        self.answer.left.connect(self.open_round)

    def refresh(self) -> None:
        """Show the state as it is now, on every page."""
        if self.room.state.phase != self._phase:
            self._phase_changed()
        selection = self.room.selection
        if (
            selection.kind is Kind.ACTIVITY
            and selection.id not in self.room.state.kept_activities()
        ):
            self.open_round()  # it was set aside: nothing of it is in hand
        self.table.show_table(self.room.table, selected=self.room.selection.id or None)
        self.top_bar.show_room(self.room, self.clock)

    def _phase_changed(self) -> None:
        """Start the clock of a phase; one that was left, or taken back, goes on where it was."""
        self._clocks[self._phase] = {**self.clock.to_dict(), "ran": self.clock.running}
        self._phase = self.room.state.phase
        phase = self.room.game.phases.get(self._phase or "")
        if self._phase in self._clocks:
            left = self._clocks[self._phase]
            self.clock.take_up({**left, "seen": None})  # what was played elsewhere is not its own
            if left["ran"]:
                self.clock.resume()
        elif phase is not None:
            self.clock.start(phase.play_minutes)
        else:
            self.clock.take_up({})  # before the first phase no time counts

    def show_selection(self) -> None:
        """Bring the sheet of what is in hand to the front; a card takes the keyboard."""
        kind = self.room.selection.kind
        sheet = {Kind.CARD: self.answer, Kind.ACTIVITY: self.activity}.get(kind, self.side)
        self._sheets.setCurrentWidget(sheet)
        self.table.show_table(self.room.table, selected=self.room.selection.id or None)
        if kind is not Kind.ROUND:
            self.split.set_hidden(False)
        if kind is Kind.CARD and self._sheets.isVisible():
            self.answer.begin()

    def open_card(self, id: str) -> None:
        """Take a card in hand, ready to be answered."""
        if self.room.open_card(id):
            self.split.set_hidden(False)
            self.answer.begin()

    def open_first_card(self) -> None:
        """Begin with the switch to paper, where the deck has it; else with the first card."""
        self.side.guide.lead.end_shock()
        first = self.room.table.card(FIRST_CARD) or self.room.table.next_proposed(None)
        if first is not None:
            self.open_card(first.id)

    def open_activity(self, id: str) -> None:
        """Take an activity in hand, its ruler ready."""
        if self.room.select(Selection(Kind.ACTIVITY, id)):
            self.split.set_hidden(False)
            self.activity.field("ruler").setFocus(Qt.FocusReason.OtherFocusReason)

    def open_round(self) -> None:
        """Put down what is in hand; the keyboard goes back to the table."""
        held = self.room.selection.id
        if self.room.select(Selection()):
            self._focus_page()
            if self.page == "table" and held:
                self.table.focus_card(held)

    def show_page(self, name: str) -> None:
        """Show a page of `PAGES`; one that fills the window hides the sheet."""
        if self.room.settle():
            self.bring_page(name)

    def bring_page(self, name: str) -> None:
        """Show a page also where words are refused: they may be on it."""
        self.pages.show_page(name)
        self.split.set_filled(name in FILLING)
        self._place_strip()
        self._focus_page()

    def show_sheet(self, on: bool) -> None:
        """Bring the sheet beside the table, or give the table the whole width."""
        if on and self.page in FILLING:
            self.show_page("table")
        if on or self.room.settle():
            held = QApplication.focusWidget()
            self.split.set_hidden(not on)
            if not on and (held is None or not held.isVisible()):
                self._focus_page()

    def _place_strip(self) -> None:
        """The line of the step stands in for the guide."""
        self.strip.refresh()
        self.strip.setVisible(not self.split.sheet_in_sight)

    def _focus_page(self) -> None:
        self.pages.front.setFocus()

    def show_side(self, name: str) -> None:
        """Put down what is in hand and show a tab beside the table, one of `TABS`."""
        if self.page in FILLING:
            self.show_page("table")
        self.open_round()
        self.split.set_hidden(False)
        self.side.show_tab(name)

    def _begin_opening(self) -> None:
        """The agenda begins with the « choc »; one that is over is not played again."""
        if not self.round.events.opening.over:
            self.open_section("event")
            self.round.events.take_keyboard()
            self.round.events.opening.advance()

    def open_section(self, name: str) -> None:
        """Put down what is in hand and show a section of the round sheet."""
        self.show_side("round")
        self.round.show_section(name)

    def _say_light(self, name: str) -> None:
        """List what is behind a light, under it."""
        self.explained.explain(name, self.top_bar.light_place(name))

    def next_step(self) -> None:
        """Go on in the agenda, and show what to say there."""
        self.side.guide.lead.next_step()
        if self.page not in FILLING:
            self.show_side("guide")

    def _page_from_side(self, name: str) -> None:
        """Show the page of a step; the list is as good a place as the table."""
        if name != self.page and not (name == "table" and self.page == "list"):
            self.show_page(name)

    def write_log(self) -> None:
        """Put the keyboard in the line of the main courante."""
        self.show_side("round")
        self.round.focus_log()

    def note_line(self) -> None:
        """Note the hour and a line, over what is in hand."""
        self.log_bar.take_line()

    def pause_or_resume(self) -> None:
        """Stop the clock of the round, or let it run on."""
        if self.clock.running:
            self.clock.pause()
        else:
            self.clock.resume()
        self.side.guide.lead.follow_clock()
        self.top_bar.tick()

    @property
    def page(self) -> str:
        """Which page is shown."""
        return self.pages.page

    @property
    def sheet_in_front(self) -> QWidget | None:
        """The sheet beside the table: of a card, of an activity, or of the round."""
        return self._sheets.currentWidget()

    @property
    def room_may_see(self) -> bool:
        """Whether the room sees this window: nothing private is shown in it."""
        return self.seen.on

    def set_room_may_see(self, on: bool) -> None:
        """Take the layout that the room may see, or bring back what is for the facilitator."""
        self.seen.turn(on)

    def _page_in_front(self) -> None:
        self.projector.follow_page(self.page)

    def put_away(self) -> bool:
        """Store what is typed; the projector goes. False where something was refused."""
        stored = self.room.settle()
        self.split.tell()
        self.projector.close()
        self.projector.deleteLater()
        return stored

    def waiting_words(self) -> bool:
        """Whether words are typed that nothing can store yet, and that go with the desk."""
        sheets = (self.answer, self.activity, self.side, self.pages, self.log_bar)
        return any(sheet.waiting_words() for sheet in sheets)

    def _show_saved(self) -> None:
        self.top_bar.show_room(self.room, self.clock)

    def _dropped(self, card: str, target: str) -> None:
        show = self.answer.gestures.take_solution
        if drop(self.room, card, target, show) and target == "parking":
            self.room.told.emit(words.PARKED)

    def _card_from_page(self, id: str) -> None:
        if self.page in FILLING:
            self.show_page("table")
        self.open_card(id)

    def _activity_from_page(self, id: str) -> None:
        if self.page in FILLING:
            self.show_page("table")
        self.open_activity(id)
