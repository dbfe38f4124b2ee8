"""How the plan stands at the end, in small: lights, counts, what is left to settle, its status."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain.lights import Colour
from pcra_game.domain.review import Severity, is_blocking
from pcra_game.domain.room_events import PlanStatus, ReviewDateSet, StatusSigned
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import ending as words
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.texts.typography import date_fr
from pcra_game.texts.words import PLAN_STATUS
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import FlowRow, button, plain_label
from pcra_game.windows.room import Room
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

SIGNS = {
    Colour.GREEN: (Icon.CHECK, Mood.GOOD),
    Colour.AMBER: (Icon.WARNING, Mood.WARNING),
    Colour.RED: (Icon.CROSS, Mood.BAD),
    Colour.UNKNOWN: (Icon.MINUS, Mood.UNKNOWN),
}
_LIGHT_HEIGHT = 26


class LightLine(QWidget):
    """One light: its sign, its name, its colour in a word."""

    def __init__(self, name: str, colour: Colour, palette: Palette) -> None:
        """Take what the light says."""
        super().__init__()
        self._name, self._colour, self._palette = name, colour, palette
        self._word = LIGHT_COLOUR[colour]
        self.setAccessibleName(words.light(name, self._word))
        self.setFixedHeight(scaled(_LIGHT_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icon, mood = SIGNS[self._colour]
        draw_icon(
            painter, icon, QRectF(2, self.height() / 2 - 8, 16, 16), self._palette.mood(mood).line
        )
        name = lay_out(self._name, width=scaled(96), px=16, bold=True, max_lines=1)
        draw(painter, name, 28, (self.height() - name.height) / 2, self._palette.ink)
        word = lay_out(self._word, width=self.width() - 32 - scaled(96), px=15, max_lines=1)
        draw(
            painter,
            word,
            30 + scaled(96),
            (self.height() - word.height) / 2,
            self._palette.soft_ink,
        )


class StatePart(QWidget):
    """The first column of the ending; `note_fact` opens the form of a fact."""

    def __init__(
        self,
        room: Room,
        palette: Palette,
        note_fact: Callable[[type[Any], Mapping[str, Any]], None],
    ) -> None:
        """Take the room, the theme and the way to the forms."""
        super().__init__()
        self._room, self._palette = room, palette
        self._lights = ShownList()
        self._counts = plain_label("", "soft", wraps=True)
        self._status = plain_label("", "soft", wraps=True)
        self._review = plain_label("", "soft", wraps=True)
        self.findings = button("", icon=Icon.FLAG, palette=palette)
        self.findings.setObjectName("findings")
        self.findings.setStyleSheet("outline: none;")
        sign = button(words.SIGN, role="chip", clicked=lambda: note_fact(StatusSigned, {}))
        sign.setObjectName("sign")
        dated = button(words.REVIEW_DATE, role="chip", clicked=lambda: note_fact(ReviewDateSet, {}))
        dated.setObjectName("review_date")
        for key in (sign, dated):
            key.setEnabled(not room.read_only)
        keys = FlowRow()
        keys.addWidget(sign)
        keys.addWidget(dated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(words.STATE, "title"))
        for widget in (self._lights, self._counts, self.findings, self._status, self._review):
            column.addWidget(widget)
        column.addLayout(keys)

    def refresh(self) -> None:
        """Read the room again."""
        room = self._room
        shown = [(light.name, light.colour) for light in room.table.lights]
        self._lights.show_all(shown, self._light)
        answered = room.state.answered()
        gaps = len(room.state.gaps())
        open_ones = [f for f in room.table.findings if not f.accepted]
        blocking = sum(is_blocking(f) for f in open_ones)
        others = sum(f.severity is Severity.WARNING for f in open_ones)
        self._counts.setText(words.counts(len(answered), gaps, blocking))
        self.findings.setText(words.findings(blocking, others))
        self.findings.setAccessibleName(self.findings.text())
        signed = room.state.signatures[-1] if room.state.signatures else None
        status = signed.status if signed is not None else PlanStatus.DRAFT
        version = signed.version if signed is not None else "0.1"
        self._status.setText(words.status(PLAN_STATUS[status], version))
        day = room.state.review_on
        self._review.setText(words.review_on(date_fr(day) if day else ""))

    def _light(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        name, colour = value
        return LightLine(name, colour, self._palette)
