"""How to lead: where the session stands, what to say, what to play next; for one pair of eyes.

It follows the phase of the room, and enters the phase of a step that is begun. Nothing blocks:
every step may be skipped, come back to, taken back with Ctrl+Z, or done later.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from pcra_game.domain.agenda import Step
from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.leading import (
    FIRST_CARD,
    hour_of_story,
    jumps,
    moment_of,
    next_cards,
)
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.table import Table
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import guide as words
from pcra_game.windows.controls import FlowRow, Note, TextBlock, button, show_if
from pcra_game.windows.guide_head import GuideHead
from pcra_game.windows.guide_lead import Lead
from pcra_game.windows.guide_lists import AgendaList, NextCards, TimeJumps
from pcra_game.windows.guide_notes import PrivateNotes
from pcra_game.windows.guide_speaking import speaks_first
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet_section import Section, SheetArea
from pcra_game.windows.style import say_density, scaled
from pcra_game.workshop.clock import PhaseClock

_LINE = "\u2028"
_TICK_MS = 1000
LOW = 760
"""Below this height the panel saves room, so that the next card stays in sight."""

_WITH_EVENTS = ("shock", "base", "other", "events")


class GuidePanel(SheetArea):
    """For the eyes of the facilitator.

    `page_asked` and `section_asked` name where the work of a step is done; `clock_changed` when
    the clock of the phase was started, stopped or taken up; `place_changed` when what the profile
    keeps of this panel has changed.
    """

    card_asked = Signal(str)
    activity_asked = Signal(str)
    page_asked = Signal(str)
    section_asked = Signal(str)
    clock_changed = Signal()
    place_changed = Signal()

    def __init__(self, room: Room, clock: PhaseClock, palette: Palette) -> None:
        """Take the room, the clock of its phase and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self.lead = Lead(room, clock, self)
        self.pace = self.lead.pace
        self._low: bool | None = None
        self.head = GuideHead(palette)
        self._read = Note(Mood.WRITING, Icon.TALK, palette)
        self._say = TextBlock(px=16, colour=palette.ink)
        self._do = TextBlock(px=15, colour=palette.ink)
        self._say.setObjectName("to_say")
        self._do.setObjectName("to_do")
        self._events = button(words.OPEN_EVENT, role="chip", icon=Icon.BELL, palette=palette)
        self._events.setObjectName("open_events")
        self._page = button("", role="chip", icon=Icon.CHEVRON_RIGHT, palette=palette)
        self._page.setObjectName("open_page")
        self.next_cards = NextCards(palette)
        self.jumps = TimeJumps(palette)
        self.agenda = AgendaList(palette, self.pace)
        self.notes = PrivateNotes(palette)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.tick)
        self._build()
        self._wire()

    def _build(self) -> None:
        p = self._palette
        self.add(self.head)
        places = QWidget()
        row = FlowRow(places)
        row.addWidget(self._events)
        row.addWidget(self._page)
        say = Section(words.SECTION_SAY, p).add(self._read, self._say, self._do, places)
        agenda = Section(words.SECTION_AGENDA, p).add(self.agenda)
        jumps = Section(words.SECTION_JUMPS, p).add(self.jumps)
        notes = Section(words.SECTION_NOTES, p).add(self.notes)
        keep_private(say, agenda, jumps, notes)
        self.add(say, Section(words.SECTION_NEXT, p).add(self.next_cards), agenda, jumps, notes)
        self.column.addStretch(1)

    def _wire(self) -> None:
        lead = self.lead
        lead.moved.connect(self.clock_changed)
        lead.moved.connect(self.place_changed)
        lead.moved.connect(self.refresh)
        lead.page_asked.connect(self.page_asked)
        self.head.next_asked.connect(lead.next_step)
        self.head.before_asked.connect(lead.step_before)
        self.head.break_asked.connect(lead.take_break)
        self.head.back_asked.connect(lead.end_break)
        self.agenda.step_asked.connect(lead.begin)
        self.next_cards.card_asked.connect(self.card_asked)
        self.jumps.jump_asked.connect(lead.jump_to)
        self.notes.typed.connect(self.place_changed)
        self._events.clicked.connect(self._open_events)
        self._page.clicked.connect(self._open_page)
        self._room.changed.connect(self.refresh)

    def place(self) -> dict[str, Any]:
        """What the profile keeps: the step, its clocks, the notes; never a decision."""
        return {**self.pace.to_dict(), "notes": self.notes.text()}

    def put_back(self, where: Mapping[str, Any]) -> None:
        """Stand where `place` said, unless the room is in another phase meanwhile."""
        notes = where.get("notes")
        if isinstance(notes, str):
            self.notes.set_text(notes)
        if self.pace.take_up(where) and not self.lead.plays(self.pace.step):
            self.lead.stand()
        self.refresh()

    def refresh(self) -> None:
        """Show everything, when it is shown."""
        if not self.isVisible():
            return  # shown again it reads the room anew
        room, step, locked = self._room, self.pace.step, self._room.read_only
        self.head.show_pace(self.pace, locked=locked)
        self.agenda.show_pace(self.pace, locked=locked)
        self._read.say(step.read)
        self._say.set_text(step.say)
        self._do.set_text(_LINE.join(f"• {line}" for line in step.do))
        show_if(self._events, step.kind in _WITH_EVENTS)
        self._say_page(step)
        self._show_next(room.table, step)
        now = moment_of(room.game, hour_of_story(room.state, room.game))
        self.jumps.show_jumps(words.now_told(now), jumps(room.state, room.game), locked=locked)
        self.notes.lock(locked)

    def tick(self) -> None:
        """Show the time as it is now; the panel does it by itself while it is in sight."""
        self.head.show_time(self.pace)
        self.agenda.show_pace(self.pace, locked=self._room.read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = event.size().height() < scaled(LOW)
        if low != self._low:
            self._low = low
            say_density(self, low=low)
            self.head.draw_near(low)
            self.column.setSpacing(8 if low else 12)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticking.stop()

    def _say_page(self, step: Step) -> None:
        said = words.GO_TO_PAGE.get(step.page, "")
        show_if(self._page, bool(said))
        self._page.setText(said)
        self._page.setAccessibleName(said)

    def _show_next(self, table: Table, step: Step) -> None:
        first = f"{FIRST_CARD}@{UNIT_SUBJECT}" if step.kind in ("shock", "first_card") else ""
        cards = next_cards(table, first=first, recovery=step.kind == "recovery")
        unchanged = any(card.look is Look.UNCHANGED for card in table.cards())
        none = words.NO_CARD_UNCHANGED if unchanged else words.NO_CARD
        speaks = speaks_first(self._room, cards[0].id) if cards else ""
        self.next_cards.show_cards([(c, self._subject(c.subject)) for c in cards], speaks, none)

    def _subject(self, subject: str) -> str:
        return subject_label(self._room.state, self._room.game, subject)

    def _open_events(self) -> None:
        self.section_asked.emit("event")

    def _open_page(self) -> None:
        self.page_asked.emit(self.pace.step.page)
