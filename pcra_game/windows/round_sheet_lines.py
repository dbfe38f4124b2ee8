"""Lists of the round sheet: phases, activities, variants of contexts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from pcra_game.domain.activity_events import ActivityAdded, ActivityKept, ActivitySetAside
from pcra_game.domain.deck import Phase
from pcra_game.domain.framing_events import ContextChosen
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.domain.sheet import activity_sheet, contexts_in_play
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import SIGN_FAMILY, draw
from pcra_game.texts import round_sheet as words
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import TextBlock, button
from pcra_game.windows.room import Kind, Selection
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.round_sheet_section import row_of
from pcra_game.windows.shrinking_button import ShrinkingButton
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import key_look, scaled

_PHASE_HEIGHT = 54


def line_key(
    text: str, icon: Icon, place: RoundPlace, clicked: Callable[[], object], colour: str = ""
) -> QPushButton:
    """A full-width key with its text on the left."""
    made: QPushButton = button(
        text, icon=icon, palette=place.palette, colour=colour or place.palette.soft_ink,
        clicked=clicked, kind=ShrinkingButton,
    )  # fmt: skip
    made.setStyleSheet(key_look(6, 10, "text-align: left; outline: none;"))
    return made


class PhaseKey(QPushButton):
    """A phase in two lines; painted, because a code such as C0 has its own face."""

    def __init__(self, phase: Phase, palette: Palette, *, current: bool) -> None:
        """Take the phase and whether it is played now."""
        super().__init__()
        self._title = words.phase(phase.title, phase.context or "", phase.play_minutes)
        self._span = words.phase_span(phase.start_label, phase.end_label)
        self._palette, self._current = palette, current
        self.setAutoDefault(False)
        self.setObjectName(f"phase:{phase.id}")
        self.setAccessibleName(words.spoken_phase(phase.title, current))
        self.setToolTip(phase.narration)
        self.setFixedHeight(scaled(_PHASE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        p = self._palette
        mark = p.mood(Mood.GOOD).line if self._current else p.soft_ink
        icon = Icon.PLAY if self._current else Icon.CLOCK
        draw_icon(painter, icon, QRectF(14, self.height() / 2 - 8, 16, 16), mark)
        width = self.width() - 54
        title = lay_out(self._title, width=width, px=16, bold=self._current, max_lines=1)
        span = lay_out(self._span, width=width, px=14, max_lines=1)
        top = (self.height() - title.height - span.height) / 2
        draw(painter, title, 42, top, p.ink)
        draw(painter, span, 42, top + title.height, p.soft_ink)


class PhaseList(ShownList):
    """The phases of the scenario, the one that is played marked; a press enters another."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place

    def refresh(self) -> None:
        """Show the phases."""
        room = self._place.room
        current = room.state.phase
        self.show_all([(p, p.id == current) for p in room.game.scenario.phases], self._phase)

    def _phase(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        phase, current = value
        assert isinstance(phase, Phase)
        made = PhaseKey(phase, self._place.palette, current=current)
        made.clicked.connect(lambda _on=False, id=phase.id: self._enter(id))
        return made

    def _enter(self, phase: str) -> None:
        room = self._place.room
        if phase != room.state.phase and room.settle():
            room.ask(Record(PhaseEntered(phase)))


class ActivityLines(QWidget):
    """Activities on the table, then those that are not, each with the key that moves it."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._kept = ShownList()
        self._aside = ShownList()
        add = button(words.ADD_ACTIVITY, icon=Icon.PLUS, palette=place.palette,
                     clicked=partial(place.note_fact, ActivityAdded, {}))  # fmt: skip
        add.setObjectName("add_activity")
        add.setEnabled(not place.room.read_only)
        column = bare_column(self)
        for widget in (self._kept, self._aside, add):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show both lists."""
        room = self._place.room
        kept = [(a.id, a.label) for a in room.table.activities]
        ids = {id for id, _ in kept}
        others = [id for id in (*room.game.activities, *room.state.activities) if id not in ids]
        sheets = [activity_sheet(room.state, room.game, id) for id in dict.fromkeys(others)]
        self._kept.show_all(kept, self._kept_line)
        self._aside.show_all(
            [(s.id, s.label, s.played.set_aside_reason) for s in sheets], self._aside_line
        )

    def _kept_line(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        id, label = value
        place = self._place
        opened = line_key(label, Icon.CHEVRON_RIGHT, place, partial(self._open, id))
        opened.setObjectName(f"activity:{id}")
        aside = button(
            "", icon=Icon.MINUS, palette=place.palette, name=words.aside_name(label),
            clicked=partial(place.note_fact, ActivitySetAside, {"activity": id}),
        )  # fmt: skip
        aside.setToolTip(words.SET_ASIDE)
        aside.setObjectName(f"aside:{id}")
        aside.setEnabled(not place.room.read_only)
        return row_of((opened, 1), (aside, 0))

    def _aside_line(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        id, label, reason = value
        text = TextBlock(words.set_aside(label, reason), px=15, colour=self._place.palette.soft_ink)
        keep = button(
            words.KEEP, name=words.keep_name(label), clicked=partial(self._keep, id), role="chip"
        )
        keep.setObjectName(f"keep:{id}")
        keep.setEnabled(not self._place.room.read_only)
        return row_of((text, 1), (keep, 0))

    def _open(self, id: str) -> None:
        self._place.room.select(Selection(Kind.ACTIVITY, id))

    def _keep(self, id: str) -> None:
        if self._place.room.settle():
            self._place.room.ask(Record(ActivityKept(id)))


class VariantList(ShownList):
    """Variants of the contexts; the checked ones are played too."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place

    def refresh(self) -> None:
        """Show which are played."""
        room = self._place.room
        played = contexts_in_play(room.state, room.game)
        variants = [c for c in room.game.deck.contexts if c.base is not None]
        self.show_all([(c.code, c.title, c.code in played) for c in variants], self._variant)

    def count(self) -> int:
        """How many are played."""
        room = self._place.room
        played = contexts_in_play(room.state, room.game)
        return sum(room.game.contexts[code].base is not None for code in played)

    def _variant(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        code, title, played = value
        box = QCheckBox(title)
        box.setStyleSheet(f'font-family: "{SIGN_FAMILY}"; font-size: {scaled(14)}px;')
        box.setChecked(played)
        box.setObjectName(f"variant:{code}")
        box.setEnabled(not self._place.room.read_only)
        box.toggled.connect(partial(self._choose, code))
        return box

    def _choose(self, code: str, included: bool) -> None:
        room = self._place.room
        if not (room.settle() and room.ask(Record(ContextChosen(code, included)))):
            self._shown = None
            self.refresh()
