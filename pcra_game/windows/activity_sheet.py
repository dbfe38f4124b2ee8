"""The sheet of the activity in hand: what the room says of it, kept field by field."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pcra_game.domain.activity_events import (
    ActivityKept,
    DurationField,
    TextField,
)
from pcra_game.domain.moves import Record
from pcra_game.domain.review import Severity
from pcra_game.domain.sheet import level_of, service_label
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import activity_sheet as words
from pcra_game.texts.findings import SEVERITY
from pcra_game.texts.typography import join_fr
from pcra_game.windows import activity_sheet_fields as groups
from pcra_game.windows.activity_sheet_cards import CardsPart
from pcra_game.windows.activity_sheet_fields import Place
from pcra_game.windows.activity_sheet_head import NightStamp, PriorityKeys, RulerGroup, keep_again
from pcra_game.windows.activity_sheet_kept import IDLE_MS, KeptFacts
from pcra_game.windows.activity_sheet_leaving import Leaving
from pcra_game.windows.activity_sheet_lists import (
    LevelChip,
    NeedChip,
    ShownList,
    finding_note,
    needs_row,
)
from pcra_game.windows.controls import Note, TextBlock, plain_label
from pcra_game.windows.fact_form_fields import Field, lock_fields
from pcra_game.windows.room import Kind, Room
from pcra_game.windows.round_sheet_section import Section, SheetArea, column_of

_SETTLE_MS = 50
"""A sheet that shows another activity needs some turns of the loop to find its new shape."""


def _escape_of(sheet: QWidget) -> QShortcut:
    escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), sheet)
    escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return escape


class ActivitySheet(SheetArea):
    """Shows the activity that `room.selection` names; every field is kept on leaving it."""

    left = Signal()
    """Escape leaves the sheet: what was being typed was taken back already."""

    def __init__(self, room: Room, palette: Palette, *, idle_ms: int = IDLE_MS) -> None:
        """Take the room that keeps the facts, and how long typing rests before it is kept."""
        super().__init__()
        self._room = room
        self._palette = palette
        self._id = next(iter(room.state.activities), next(iter(room.game.activities)))
        self._place = Place(room, palette, lambda: self._id, idle_ms)
        self._groups: dict[str, KeptFacts] = {}
        self._beginning = QTimer(self)
        self._beginning.setSingleShot(True)
        self._beginning.setInterval(_SETTLE_MS)
        self._beginning.timeout.connect(self._begin)
        self._build()
        _escape_of(self).activated.connect(self._escaped)
        room.hold_draft(self.settle)
        room.changed.connect(self._changed)
        room.selected.connect(self._selected)
        self._selected()

    def field(self, name: str) -> QWidget:
        """The widget of a value, brought into sight. KeyError for a name that no widget has."""
        found = self.findChild(QWidget, name)
        if found is None:
            raise KeyError(name)
        return self.show_field(found)

    def typed_for(self, name: str, value: Any) -> str:
        """What a person types in a field for this value."""
        for field in self.findChildren(Field):
            if field.path == name:
                return field.reader.say(value)
        raise KeyError(name)

    def settle(self) -> bool:
        """Store what was typed; False where something was refused."""
        if self._room.read_only:
            return True
        told = [group.settle() for group in self._groups.values()]
        return self._ruler.settle() and all(told)

    def waiting_words(self) -> bool:
        """Whether words typed for any activity are not stored, though `settle` refused nothing.

        They would be lost with the sheet.
        """
        drafts = (group.has_draft() for group in self._groups.values())
        return (
            any(drafts)
            or self._leave.waiting_words()
            or self._ruler.ruler.has_draft()
            or self._night.waiting_words()
        )

    def _build(self) -> None:
        place = self._place
        self._kind = plain_label("", "soft", wraps=True)
        self._title = TextBlock(px=22, bold=True, colour=self._palette.ink)
        self._aside = Note(Mood.UNKNOWN, Icon.MINUS, self._palette)
        self._again = keep_again(self._keep)
        self._priority = PriorityKeys(place)
        self._ruler = RulerGroup(place)
        self._night = NightStamp(place)
        self._cards = CardsPart(place)
        self._findings = ShownList()
        self._leave = Leaving(place)
        self.add(self._kind, self._title, self._aside, self._again)
        self.add(self._findings, self._priority, self._ruler)
        self.add(self._times(), self._work(), self._needs(), self._trust(), self._proof())
        self.add(self._cards_section(), self._leave)
        self.column.addStretch(1)

    def _group(self, name: str, group: KeptFacts) -> KeptFacts:
        self._groups[name] = group
        return group

    def _times(self) -> Section:
        made = [self._group(f.value, groups.duration_group(self._place, f)) for f in DurationField]
        stop = self._group("stop_sign", groups.text_group(self._place, TextField.STOP_SIGN))
        return Section(words.TIMES, self._palette).add(*made, stop)

    def _work(self) -> Section:
        fields = [f for f in groups.TEXTS if f is not TextField.STOP_SIGN]
        made = [self._group(f.value, groups.text_group(self._place, f)) for f in fields]
        return Section(words.WORK, self._palette).add(*made)

    def _needs(self) -> Section:
        self._chips = needs_row()
        self._others = plain_label("", "soft", wraps=True)
        typed = self._group("needs", groups.needs_group(self._place))
        return Section(words.NEEDS, self._palette).add(self._chips, typed, self._others)

    def _trust(self) -> Section:
        self._hands = plain_label("", "soft", wraps=True)
        fingers = self._group("fingers", groups.fingers_group(self._place))
        heading = plain_label(words.FINGERS, "heading", wraps=True)
        meaning = plain_label(words.FINGERS_MEAN, "soft", wraps=True)
        return Section(words.TRUST, self._palette).add(
            column_of((heading, meaning, fingers, self._hands)),
            self._group("dissent", groups.dissent_group(self._place)),
            self._night,
            self._group("referent", groups.referent_group(self._place)),
        )

    def _proof(self) -> Section:
        return Section(words.PROOF, self._palette).add(
            self._group("procedure", groups.procedure_group(self._place)),
            self._group("tested", groups.tested_group(self._place)),
            self._group("dots", groups.dots_group(self._place)),
        )

    def _cards_section(self) -> Section:
        return Section(words.CARDS, self._palette).add(self._cards)

    def _selected(self) -> None:
        selection = self._room.selection
        if selection.kind is Kind.ACTIVITY:
            self._begin()
            self._beginning.start()
        if selection.kind is Kind.ACTIVITY and selection.id != self._id:
            self._leave.take(self._id, selection.id)
            self._id = selection.id
            self._refresh(forget=True)
        elif selection.kind is Kind.ACTIVITY:
            self._refresh()

    def _lock(self) -> None:
        locked = self._room.read_only
        lock_fields(self, locked)
        for widget in (self._ruler.ruler, self._again):
            widget.setEnabled(not locked)

    def _escaped(self) -> None:
        if not self._night.take_back():
            self.left.emit()

    def _begin(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _changed(self) -> None:
        if self._room.selection.kind is Kind.ACTIVITY:
            self._refresh()

    def _refresh(self, *, forget: bool = False) -> None:
        sheet = self._place.sheet()
        self._kind.setText(f"{words.KIND} · {self._room.table.context.title}")
        self._title.set_text(sheet.label)
        kept = sheet.played.kept
        self._aside.say("" if kept else words.is_set_aside(sheet.played.set_aside_reason))
        self._again.setVisible(not kept)
        self._leave.setVisible(kept)
        self._priority.refresh()
        self._ruler.refresh(forget=forget)
        self._night.refresh(forget=forget)
        for group in self._groups.values():
            group.refresh(forget=forget)
        self._show_lists()
        self._lock()

    def _show_lists(self) -> None:
        sheet, room = self._place.sheet(), self._room
        chips = [
            NeedChip(
                service_label(room.state, room.game, code),
                level_of(room.state, room.game, room.context, code),
            )
            for code in sheet.needs
        ]
        self._chips.show_all(chips, self._chip)
        others = join_fr(sheet.other_needs)
        self._others.setText(f"{words.OTHER_NEEDS}\u00a0: {others}" if others else "")
        self._others.setVisible(bool(others))
        fingers = sheet.played.fingers
        self._hands.setText(words.hands(fingers.counts) if fingers else "")
        found = [
            (f.severity, words.finding(SEVERITY[f.severity], f.text, sheet.label))
            for f in room.table.findings
            if f.subject.split("/")[0] == self._id and not f.accepted
        ]
        self._findings.show_all(found, self._finding)
        self._cards.refresh()

    def _chip(self, need: object) -> QWidget:
        assert isinstance(need, NeedChip)
        return LevelChip(need.label, need.level, self._palette)

    def _finding(self, found: Any) -> QWidget:
        severity, text = found
        assert isinstance(severity, Severity)
        return finding_note(text, severity, self._palette)

    def _keep(self) -> None:
        if self.settle():
            self._room.ask(Record(ActivityKept(self._id)))
