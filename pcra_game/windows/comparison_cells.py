"""One change in small: a sign before, an arrow, a sign and a word now."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pcra_game.domain.comparison import Change, CoverChange, LightChange
from pcra_game.domain.lights import Colour
from pcra_game.domain.timeline import Cover
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import comparison as words
from pcra_game.texts.figures import COVER
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

COVER_SIGNS = {
    None: (Icon.MINUS, Mood.UNKNOWN),
    Cover.NORMAL: (Icon.SCREEN, Mood.UNKNOWN),
    Cover.HELD: (Icon.CHECK, Mood.GOOD),
    Cover.DOUBLE_CIRCUIT: (Icon.COPY, Mood.WARNING),
    Cover.SETTING_UP: (Icon.PLAY, Mood.WARNING),
    Cover.UNKNOWN: (Icon.EQUALS, Mood.UNKNOWN),
    Cover.EXHAUSTED: (Icon.HOURGLASS, Mood.BAD),
    Cover.GAP: (Icon.ALERT, Mood.BAD),
    Cover.CONTRADICTION: (Icon.BOLT, Mood.BAD),
}
LIGHT_SIGNS = {
    Colour.GREEN: (Icon.CHECK, Mood.GOOD),
    Colour.AMBER: (Icon.WARNING, Mood.WARNING),
    Colour.RED: (Icon.CROSS, Mood.BAD),
    Colour.UNKNOWN: (Icon.MINUS, Mood.UNKNOWN),
}
_HEIGHT = 34
_ARROW = "→"

Sign = tuple[Icon, Mood]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a cell draws: the signs, the words, and how it moved."""

    subject: str
    before: Sign
    after: Sign
    said_before: str
    said_after: str
    change: Change


def seen_cover(one: CoverChange) -> Seen:
    """A cover of an activity in a context, as a cell shows it."""
    return Seen(
        f"{one.label}, {one.context}",
        COVER_SIGNS[one.before],
        COVER_SIGNS[one.after],
        words.NOT_PLAYED if one.before is None else COVER[one.before],
        words.NOT_PLAYED if one.after is None else COVER[one.after],
        one.change,
    )


def seen_light(one: LightChange) -> Seen:
    """A light, as a cell shows it."""
    return Seen(
        one.name,
        LIGHT_SIGNS[one.before],
        LIGHT_SIGNS[one.after],
        LIGHT_COLOUR[one.before],
        LIGHT_COLOUR[one.after],
        one.change,
    )


class ChangeCell(QWidget):
    """A change that is drawn; where nothing moved, only what is, in soft ink."""

    def __init__(self, seen: Seen, palette: Palette) -> None:
        """Take what to draw and the theme."""
        super().__init__()
        self._seen, self._palette = seen, palette
        said = words.spoken(seen.subject, seen.said_before, seen.said_after, seen.change)
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(190), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        moved = self._seen.change is not Change.SAME
        icon, mood = self._seen.after
        shade = self._palette.mood(mood)
        ink = shade.ink if moved else self._palette.soft_ink
        if moved:
            painter.setPen(QColor(shade.line))
            painter.setBrush(QColor(shade.fill))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        x = 10.0
        if moved:
            x = self._draw_before(painter, x, ink)
        draw_icon(
            painter, icon, QRectF(x, self.height() / 2 - 7, 14, 14), shade.line if moved else ink
        )
        room = self.width() - x - 28
        laid = lay_out(self._seen.said_after, width=room, px=15, bold=moved, max_lines=1)
        draw(painter, laid, x + 22, (self.height() - laid.height) / 2, ink)

    def _draw_before(self, painter: QPainter, x: float, ink: str) -> float:
        icon, mood = self._seen.before
        line = self._palette.mood(mood).line
        draw_icon(painter, icon, QRectF(x, self.height() / 2 - 7, 14, 14), line)
        arrow = lay_out(
            _ARROW, width=scaled(24), px=15, max_lines=1, align=Qt.AlignmentFlag.AlignLeft
        )
        draw(painter, arrow, x + 20, (self.height() - arrow.height) / 2, ink)
        return x + 24 + scaled(20)
