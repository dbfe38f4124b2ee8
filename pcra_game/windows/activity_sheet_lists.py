"""Lists of the sheet of an activity: services with their level, cards, findings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

from pcra_game.domain.deck import Level
from pcra_game.domain.review import Severity
from pcra_game.domain.table_cards import Look, TableCard
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import activity_sheet as words
from pcra_game.texts.words import LEVEL
from pcra_game.windows.controls import FlowRow, Note, button, clear, plain_tip
from pcra_game.windows.shrinking_button import ShrinkingButton
from pcra_game.windows.sized import lay_out, text_font
from pcra_game.windows.style import key_look, scaled

LEVEL_SIGNS = {
    Level.ABSENT: (Icon.CROSS, Mood.BAD),
    Level.PARTIAL: (Icon.HALF, Mood.WARNING),
    Level.AVAILABLE: (Icon.CHECK, Mood.GOOD),
}
LOOK_SIGNS = {
    Look.GHOST: (Icon.PLUS, Mood.UNKNOWN),
    Look.TO_CHECK: (Icon.EYE, Mood.UNKNOWN),
    Look.UNCHANGED: (Icon.COPY, Mood.UNKNOWN),
    Look.DRAFT: (Icon.PEN, Mood.WRITING),
    Look.DECIDED: (Icon.CHECK, Mood.GOOD),
    Look.SAME: (Icon.EQUALS, Mood.GOOD),
    Look.DEFAULT: (Icon.EYE_CLOSED, Mood.UNKNOWN),
    Look.NO_SOLUTION: (Icon.ALERT, Mood.WARNING),
    Look.PARKED: (Icon.PARKING, Mood.UNKNOWN),
    Look.SET_ASIDE: (Icon.MINUS, Mood.UNKNOWN),
    Look.WARNED: (Icon.HOURGLASS, Mood.WARNING),
    Look.CONTRADICTION: (Icon.BOLT, Mood.BAD),
}
SEVERITY_MOODS = {
    Severity.BLOCKING: Mood.BAD,
    Severity.WARNING: Mood.WARNING,
    Severity.NOTE: Mood.UNKNOWN,
}

_CHIP_PX = 15
_CHIP_HEIGHT = 28


class LevelChip(QWidget):
    """A service and how much of it is left: a sign, its name; the level is in its tooltip too."""

    def __init__(self, label: str, level: Level, palette: Palette) -> None:
        """Take the name of the service and its level."""
        super().__init__()
        self._label, self._level, self._palette = label, level, palette
        said = words.need_level(label, LEVEL[level])
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(text_font(_CHIP_PX)).horizontalAdvance(self._label)
        return QSize(round(wide) + 44, scaled(_CHIP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, mood = LEVEL_SIGNS[self._level]
        shade = self._palette.mood(mood)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade.fill))
        painter.drawRoundedRect(QRectF(self.rect()), 13, 13)
        draw_icon(painter, icon, QRectF(11, self.height() / 2 - 6, 12, 12), shade.line)
        laid = lay_out(self._label, width=self.width() - 38, px=_CHIP_PX, max_lines=1)
        draw(painter, laid, 30, (self.height() - laid.height) / 2, shade.ink)


@dataclass(frozen=True, slots=True)
class NeedChip:
    """What a chip says, to compare before it is made again."""

    label: str
    level: Level


class ShownList(QWidget):
    """Widgets made from values; made again only where the values changed."""

    def __init__(self, layout: Callable[[], QLayout] = QVBoxLayout) -> None:
        """Take the kind of layout."""
        super().__init__()
        self._rows = layout()
        self.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[object, ...] | None = None

    def show_all(self, values: Sequence[object], make: Callable[[object], QWidget]) -> None:
        """Show one widget for each value."""
        if tuple(values) == self._shown:
            return
        self._shown = tuple(values)
        clear(self._rows)
        for value in values:
            self._rows.addWidget(make(value))
        self.setVisible(bool(values))
        self.updateGeometry()


def needs_row() -> ShownList:
    """Chips that wrap."""
    return ShownList(FlowRow)


def card_line(card: TableCard, palette: Palette, opened: Callable[[str], object]) -> QWidget:
    """A card of the activity, to be opened."""
    icon, mood = LOOK_SIGNS[card.look]
    made = button(
        words.played_card(card.title, card.word),
        icon=icon,
        palette=palette,
        colour=palette.mood(mood).line,
        name=card.spoken,
        clicked=partial(opened, card.id),
        kind=ShrinkingButton,
    )
    made.setObjectName(f"card:{card.id}")
    made.setStyleSheet(key_look(6, 10, "text-align: left;"))
    return made


def finding_note(text: str, severity: Severity, palette: Palette) -> QWidget:
    """A finding, in its box."""
    mood = SEVERITY_MOODS[severity]
    icon = Icon.BOLT if mood is Mood.BAD else Icon.WARNING if mood is Mood.WARNING else Icon.NOTE
    note = Note(mood, icon, palette)
    note.say(text)
    return note
