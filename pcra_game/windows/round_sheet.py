"""The sheet shown when nothing is in hand: the round, for the eyes of the facilitator."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtWidgets import QWidget

from pcra_game.domain.room_events import LogNoted
from pcra_game.table_view.palette import Palette
from pcra_game.texts import round_sheet as words
from pcra_game.texts.chronicle import PRESENCE, present
from pcra_game.texts.game_cards import SECTION as GAME_CARDS
from pcra_game.texts.means import overspent_summary
from pcra_game.windows.actions_table import phase_beside
from pcra_game.windows.controls import plain_label
from pcra_game.windows.fact_dialog import FactDialog
from pcra_game.windows.fact_form_fields import lock_fields
from pcra_game.windows.room import Kind, Room
from pcra_game.windows.room_may_see import AWAY_FACTS, keep_private
from pcra_game.windows.round_sheet_context import ContextHead, RoundProgress
from pcra_game.windows.round_sheet_event import EventPart
from pcra_game.windows.round_sheet_game import GameCards
from pcra_game.windows.round_sheet_levels import LevelList
from pcra_game.windows.round_sheet_lines import ActivityLines, PhaseList, VariantList
from pcra_game.windows.round_sheet_log import QuickLog, clock_group
from pcra_game.windows.round_sheet_means import MeansLines
from pcra_game.windows.round_sheet_parking import ParkingLines
from pcra_game.windows.round_sheet_place import RoundPlace
from pcra_game.windows.round_sheet_presence import PresenceLines
from pcra_game.windows.round_sheet_section import Section, SheetArea

_ABOVE_AND_BELOW = 24
_NAMED = {
    "parking": words.PARKING,
    "means": words.MEANS,
    "event": words.EVENT,
    "phases": words.PHASES,
    "presence": PRESENCE,
    "game": GAME_CARDS,
}


class RoundSheet(SheetArea):
    """Context, progress, event, main courante, parking, services, phases, activities, means."""

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room that keeps the facts."""
        super().__init__()
        self._room = room
        self._palette = palette
        self._dialog: FactDialog | None = None
        self._away: frozenset[type[Any]] = frozenset()
        place = RoundPlace(room, palette, self.note_fact)
        self._head = ContextHead(place)
        self._progress = RoundProgress(place, self.open_facts)
        self._event = EventPart(place)
        self._log = QuickLog(place)
        self._clock = clock_group(place)
        self._levels = LevelList(place)
        self._phases = PhaseList(place)
        keep_private(self._phases)
        self._activities = ActivityLines(place)
        self._variants = VariantList(place)
        self._means = MeansLines(place)
        self._game = GameCards(place)
        self._parking = ParkingLines(place)
        self._presence = PresenceLines(place)
        self._build()
        self._levels.in_sight = self._line_in_sight
        room.hold_draft(self.settle)
        room.changed.connect(self.refresh)
        room.selected.connect(self.refresh)
        self.refresh()

    @property
    def dialog(self) -> FactDialog:
        """The dialog of facts, made when it is first asked for."""
        if self._dialog is None:
            self._dialog = FactDialog(self._room, self._palette, self.window())
            self._dialog.keep_away(self._away)
        return self._dialog

    def name_what_comes(self, on: bool) -> None:
        """Name events and phases to come, or only say that there are some."""
        self._event.name_what_comes(on)
        self._progress.name_what_comes(on)
        self._away = frozenset() if on else AWAY_FACTS
        if self._dialog is not None:
            self._dialog.keep_away(self._away)

    @property
    def events(self) -> EventPart:
        """The part of the events: the desk gives it the clock and the projector."""
        return self._event

    def note_fact(self, fact_type: type[Any], preset: Mapping[str, Any]) -> None:
        """Open the dialog of facts on one kind."""
        if self._room.settle():
            self.dialog.open_on(fact_type, preset)

    def open_facts(self) -> None:
        """Open the dialog of facts."""
        self.note_fact(LogNoted, {})

    def focus_log(self) -> None:
        """Put the keyboard in the quick line of the main courante."""
        self.show_field(self._log.line.widget).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field(self, name: str) -> QWidget:
        """A widget by its name, brought into sight. KeyError for a name that none has."""
        found = self.findChild(QWidget, name)
        if found is None:
            raise KeyError(name)
        return self.show_field(found)

    def show_section(self, name: str) -> None:
        """Open a section by its short name and put the keyboard in it.

        KeyError for a section that has no such name.
        """
        section = self._sections[_NAMED[name]]
        section.open()
        self._settle_heights()
        first = section.first_field()
        self.ensureWidgetVisible(section.head)
        self.verticalScrollBar().setValue(section.y())
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_what_follows(self) -> None:
        """Go back to the top, as far as the key of the next phase stays in sight."""
        self._settle_heights()
        self.verticalScrollBar().setValue(0)
        if phase_beside(self._room, 1) is not None:
            self.field("next_phase")

    def settle(self) -> bool:
        """Store what was typed; False where something was refused."""
        if self._room.read_only:
            return True
        told = [part.settle() for part in (self._event, self._log, self._clock, self._game)]
        return all(told)

    def waiting_words(self) -> bool:
        """Whether words of the round are not stored, though `settle` refused nothing.

        They would be lost with the sheet; facts begun in the dialog count.
        """
        return (
            self._event.waiting_words()
            or bool(self._log.line.text().strip())
            or self._clock.has_draft()
            or self._game.waiting_words()
            or (self._dialog is not None and self._dialog.waiting_words())
        )

    def refresh(self) -> None:
        """Show the round as it stands, when it is the round that is in hand."""
        if self._room.selection.kind is not Kind.ROUND:
            return
        for part in (self._head, self._progress, self._event, self._log, self._clock):
            part.refresh()
        for listed in (
            self._levels,
            self._phases,
            self._activities,
            self._variants,
            self._means,
            self._game,
            self._parking,
            self._presence,
        ):
            listed.refresh()
        lock_fields(self, self._room.read_only)
        table = self._room.table
        self._sections[words.LEVELS].summarise(words.levels(*self._levels.counts()))
        self._sections[words.ACTIVITIES].summarise(words.kept(len(table.activities)))
        self._sections[words.VARIANTS].summarise(words.variants(self._variants.count()))
        self._sections[words.LOG].summarise(words.lines(self._log.count()))
        self._sections[PRESENCE].summarise(present(self._presence.count()))
        self._sections[words.PARKING].retitle(words.parking(table.parked))
        self._sections[GAME_CARDS].summarise(self._game.summary())
        self._sections[words.MEANS].summarise(overspent_summary(self._means.overspent()))
        phase = self._room.game.phases.get(self._room.state.phase or "")
        self._sections[words.PHASES].summarise(phase.title if phase is not None else "")

    def _build(self) -> None:
        self._sections: dict[str, Section] = {}
        self.add(self._head, self._progress)
        hint = plain_label(words.LEVELS_HINT, "soft", wraps=True)
        self._section(words.EVENT, self._event)
        self._section(words.LOG, self._log)
        self._section(words.PARKING, self._parking, opened=False)
        self._section(PRESENCE, self._presence, opened=False)
        self._section(words.ACTIVITIES, self._activities)
        self._section(words.LEVELS, hint, self._levels, opened=False)
        self._section(words.PHASES, self._phases, self._clock, opened=False)
        self._section(words.MEANS, self._means, opened=False)
        self._section(GAME_CARDS, self._game, opened=False)
        self._section(words.VARIANTS, self._variants, opened=False)
        self.column.addStretch(1)

    def _section(self, title: str, *parts: QWidget, opened: bool = True) -> None:
        self._sections[title] = Section(title, self._palette, opened=opened).add(*parts)
        self.add(self._sections[title])

    def _settle_heights(self) -> None:
        for _ in range(3):  # what opens asks for its height, then its parents do
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _line_in_sight(self, line: QRectF) -> None:
        page = self.widget()
        if page is None:
            return
        at = self._levels.viewport().mapTo(page, QPoint(0, round(line.center().y())))
        self.ensureVisible(0, at.y(), 0, _ABOVE_AND_BELOW)
