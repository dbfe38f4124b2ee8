"""Faces of the left rail: the context in play, the other contexts, the event, the tokens."""

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.deck import Level
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.shapes import (
    Canvas,
    battery,
    draw_card,
    draw_outline,
    draw_shadow,
    draw_two_parts,
    fitted,
    icon_at,
    rounded,
    translucent,
    write,
)
from pcra_game.table_view.items.signs import means_icon, service_icon
from pcra_game.table_view.palette import Mood, Palette, contrast
from pcra_game.table_view.typesetting import Laid, code_font, draw, lay_out

_LEVELS = {
    Level.ABSENT: (Icon.CROSS, Mood.BAD),
    Level.PARTIAL: (Icon.HALF, Mood.WARNING),
    Level.AVAILABLE: (Icon.CHECK, Mood.GOOD),
}
_HEAD = 2.8
_PICTURED = 2.4
_ACROSS = 3
_LEAST_TITLE = 10.5


def _foot(services: int) -> float:
    """Units that the pictograms take at the foot of the context."""
    return -(-services // _ACROSS) * (_PICTURED + 0.35) + 0.5


def _plates(width: float, top: float, unit: float, services: int) -> list[QRectF]:
    gap = 0.4 * unit
    wide = (width - 1.6 * unit - gap * (_ACROSS - 1)) / _ACROSS
    return [
        QRectF(
            0.8 * unit + (i % _ACROSS) * (wide + gap),
            top + (i // _ACROSS) * (_PICTURED + 0.35) * unit,
            wide,
            _PICTURED * unit,
        )
        for i in range(services)
    ]


def service_plates(context: Box, unit: float, services: int) -> list[Box]:
    """Where the pictograms of the context in play lie on the table."""
    top = context.height - _foot(services) * unit
    return [
        Box(
            context.x + round(plate.x()),
            context.y + round(plate.y()),
            floor(plate.width()),
            floor(plate.height()),
        )
        for plate in _plates(context.width, top, unit, services)
    ]


@dataclass(frozen=True, slots=True)
class NoFace:
    """Nothing to see: what lies under it is seen."""

    def paint(self, canvas: Canvas) -> None:
        """Draw nothing."""


NO_FACE = NoFace()


@dataclass(frozen=True, slots=True)
class ContextFace:
    """The context in play; `services` are codes with the level that is left."""

    code: str
    title: str
    battery: int
    remaining: str
    services: tuple[tuple[str, Level], ...]

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u, box = canvas.palette, canvas.unit, canvas.box()
        draw_shadow(canvas, box)
        head = QRectF(0, 0, canvas.width, _HEAD * u)
        draw_two_parts(canvas, box, head, palette.context, palette.card)
        code = canvas.box(0.85, 0, 8)
        code.setHeight(_HEAD * u)
        write(canvas, self.code, code, palette.on_context, px=1.35 * u, bold=True, middle=True)
        right = canvas.width - 1.15 * u
        battery(canvas, right, _HEAD * u / 2, self.battery, palette.on_context, 1.15 * u)
        foot = _foot(len(self.services))
        title = canvas.box(0.85, _HEAD + 0.55, 0.7, foot)
        title.setHeight(min(3.2 * u, title.height() * 0.45))
        end = write(canvas, self.title, title, palette.ink, px=1.22 * u, bold=True)
        said = canvas.box(0.85, end / u + 0.4, 0.6, foot + 0.3)
        write(canvas, self.remaining, said, palette.soft_ink, px=canvas.body)
        self._draw_services(canvas, canvas.height - foot * u)

    def _draw_services(self, canvas: Canvas, top: float) -> None:
        palette, u = canvas.palette, canvas.unit
        plates = _plates(canvas.width, top, u, len(self.services))
        for (code, level), plate in zip(self.services, plates, strict=True):
            sign, mood = _LEVELS[level]
            shade = palette.mood(mood)
            canvas.painter.fillPath(rounded(plate, 0.4 * u), translucent(shade.fill, 120))
            middle = plate.center()
            ink = palette.soft_ink if level is Level.ABSENT else palette.ink
            icon_at(
                canvas,
                service_icon(code),
                plate.x() + plate.width() * 0.31,
                middle.y(),
                1.2 * u,
                ink,
            )
            icon_at(
                canvas, sign, plate.x() + plate.width() * 0.71, middle.y(), 0.85 * u, shade.line
            )


@dataclass(frozen=True, slots=True)
class SmallContextFace:
    """Another context: its code, title, battery, and how far the room went in it."""

    code: str
    title: str
    battery: int
    progress: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u = canvas.palette, canvas.unit
        draw_shadow(canvas, canvas.box())
        draw_card(canvas, canvas.box(), palette.chip)
        code = canvas.box(0.75, 0, 0)
        code.setWidth(2.4 * u)
        write(canvas, self.code, code, palette.ink, px=1.08 * u, bold=True, middle=True)
        right, half = canvas.width - 0.8 * u, canvas.height / 2
        left = battery(canvas, right, half - 0.62 * u, self.battery, palette.ink, 0.85 * u)
        small = max(0.8 * u, 12.0)
        counted = lay_out(self.progress, width=6 * u, px=small, spacing=1.0)
        draw(canvas.painter, counted, right - counted.width, half + 0.12 * u, palette.soft_ink)
        edge = min(left, right - counted.width)
        text = QRectF(3.3 * u, 0.2 * u, edge - 3.6 * u, canvas.height - 0.4 * u)
        laid = whole_title(self.title, text.width(), text.height(), canvas.body)
        y = text.top() + max(0.0, text.height() - laid.height) / 2
        draw(canvas.painter, laid, text.left(), y, palette.ink)


@dataclass(frozen=True, slots=True)
class EventFace:
    """The event that the room faces."""

    head: str
    text: str
    bet: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u, box = canvas.palette, canvas.unit, canvas.box()
        draw_shadow(canvas, box)
        draw_card(canvas, box, palette.event, palette.event_edge, 0.13)
        icon_at(canvas, Icon.CALL, 1.55 * u, 1.45 * u, 1.25 * u, palette.event_edge)
        head = canvas.box(2.7, 0.35, 0.5)
        head.setHeight(2.3 * u)
        write(canvas, self.head, head, palette.event_edge, px=canvas.body, bold=True, middle=True)
        foot = 1.9 if self.bet else 0.5
        text = canvas.box(0.8, 2.8, 0.7, foot + 0.1)
        write(canvas, self.text, text, palette.on_event, px=1.15 * u, bold=True)
        if self.bet:
            bet = canvas.box(0.8, 0, 0.6, 0.5)
            bet.setTop(canvas.height - 1.85 * u)
            write(canvas, self.bet, bet, palette.on_event, px=canvas.body)


@dataclass(frozen=True, slots=True)
class TokenFace:
    """A means: what is left of it; outlined, with a sign, once more is spent than there is."""

    label: str
    stock: str
    kind: MeansKind
    overspent: bool

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u, box = canvas.palette, canvas.unit, canvas.box()
        draw_card(canvas, box, palette.token)
        y = canvas.height * 0.34
        icon = means_icon(self.label, self.kind)
        icon_at(canvas, icon, 1.2 * u, y, 1.05 * u, palette.event_edge)
        room = canvas.width - 2.2 * u - (1.5 * u if self.overspent else 0.4 * u)
        _figure(canvas, self.stock, 2.2 * u, y, room)
        if self.overspent:
            draw_outline(canvas, box, _overspent(palette), 0.14)
            icon_at(canvas, Icon.WARNING, canvas.width - 1.0 * u, y, 0.95 * u, palette.event_edge)
        small = max(0.8 * u, 12.0)
        label = lay_out(
            self.label, width=canvas.width - 1.0 * u, px=small, max_lines=1, spacing=1.0
        )
        low = canvas.height * 0.93 - label.height
        draw(canvas.painter, label, 0.6 * u, low, palette.soft_on_bar)


@dataclass(frozen=True, slots=True)
class MoreTokensFace:
    """The last place of the tokens, for all that found none."""

    said: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        draw_card(canvas, canvas.box(), canvas.palette.token)
        text = canvas.box(0.5, 0.2, 0.5, 0.2)
        ink = canvas.palette.on_bar
        write(canvas, self.said, text, ink, px=canvas.body, bold=True, centred=True, middle=True)


@dataclass(frozen=True, slots=True)
class HeadingFace:
    """A word over a group."""

    text: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        ink, small = canvas.palette.soft_on_felt, max(0.86 * canvas.unit, 12.0)
        write(canvas, self.text, canvas.box(0.15), ink, px=small, bold=True, middle=True)


@dataclass(frozen=True, slots=True)
class TrayFace:
    """The darker felt under the cards of the whole unit."""

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        path = rounded(canvas.box(), 0.6 * canvas.unit)
        canvas.painter.fillPath(path, translucent(canvas.palette.tray, 150))


def whole_title(title: str, width: float, height: float, px: float) -> Laid:
    """Break a title so that it stays in a box, smaller rather than cut."""
    while True:
        laid = fitted(title, width=width, height=height, px=px, bold=True, smallest=_LEAST_TITLE)
        if not laid.cut or px <= _LEAST_TITLE:
            return laid
        px -= 0.5


def _overspent(palette: Palette) -> str:
    """The lightest red of a palette: tokens are dark in both."""
    bad = palette.mood(Mood.BAD)
    return max((bad.fill, bad.line), key=lambda colour: contrast(colour, palette.token))


def _figure(canvas: Canvas, text: str, x: float, y: float, width: float) -> None:
    """Draw a figure on one line around a height, smaller where it is long."""
    px = 1.08 * canvas.unit
    wide = QFontMetricsF(code_font(px, bold=True)).horizontalAdvance(text)
    font = code_font(min(px, px * width / wide), bold=True)
    metrics = QFontMetricsF(font)
    canvas.painter.setFont(font)
    canvas.painter.setPen(QColor(canvas.palette.on_bar))
    canvas.painter.drawText(QPointF(x, y + metrics.capHeight() / 2), text)
