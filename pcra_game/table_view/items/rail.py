"""Faces of the left rail: the context in play, the other contexts, the event, the tokens."""

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPen, QPolygonF

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.deck import Level
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.cards import centred, large, whole_title
from pcra_game.table_view.items.grounds import medallion
from pcra_game.table_view.items.motifs import watermark
from pcra_game.table_view.items.shapes import (
    RADIUS,
    SMALLEST_TEXT,
    SPACING,
    Canvas,
    Detail,
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
from pcra_game.table_view.items.signs import (
    channel_icon,
    context_icon,
    means_icon,
    service_icon,
)
from pcra_game.table_view.palette import Mood, Palette, contrast
from pcra_game.table_view.typesetting import Laid, code_font, draw, lay_out

LEVELS = {
    Level.ABSENT: (Icon.CROSS, Mood.BAD),
    Level.PARTIAL: (Icon.HALF, Mood.WARNING),
    Level.AVAILABLE: (Icon.CHECK, Mood.GOOD),
}
CONTEXT_HEAD = 2.8
"""Units of the band on top of the context in play."""
_PICTURED = 2.4
_ACROSS = 3
_LEAST_LABEL = 10.5
_PARTED = 1.25
_LABEL_SHRINKS = (1.0, 0.93, 0.87, 0.83, 0.79)
_EVENT_SHRINKS = (1.0, 0.93, 0.87, 0.8, 0.74, 0.68)
_TORN = 0.4
_TEARS = (0.0, 0.38, 0.1, 0.45, 0.22, 0.3, 0.04, 0.42)
"""Units by which the teeth of a torn edge fall short, one after the other."""


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
        head = QRectF(0, 0, canvas.width, CONTEXT_HEAD * u)
        draw_two_parts(canvas, box, head, palette.context, palette.card)
        foot = _foot(len(self.services))
        high = canvas.height - (CONTEXT_HEAD + foot) * u
        size = min(high * 1.1, canvas.width * 0.62)
        place = QRectF(canvas.width - 0.86 * size, CONTEXT_HEAD * u + (high - size) / 2, size, size)
        watermark(canvas, box, context_icon(self.code), place, palette.ink)
        write_context_head(canvas, self.code, self.battery)
        self._write(canvas, foot)
        self._draw_services(canvas, canvas.height - foot * u)

    def _write(self, canvas: Canvas, foot: float) -> None:
        palette, u = canvas.palette, canvas.unit
        title = canvas.box(0.85, CONTEXT_HEAD + 0.55, 0.7, foot)
        if canvas.detail is Detail.FAR:
            laid = large(self.title, title, u)
            draw(canvas.painter, laid, title.left(), centred(title, laid.height), palette.ink)
            return
        title.setHeight(min(3.2 * u, title.height() * 0.45))
        end = write(canvas, self.title, title, palette.ink, px=1.22 * u, bold=True)
        said = canvas.box(0.85, end / u + 0.4, 0.6, foot + 0.3)
        write(canvas, self.remaining, said, palette.soft_ink, px=canvas.body)

    def _draw_services(self, canvas: Canvas, top: float) -> None:
        palette, u = canvas.palette, canvas.unit
        plates = _plates(canvas.width, top, u, len(self.services))
        for (code, level), plate in zip(self.services, plates, strict=True):
            sign, mood = LEVELS[level]
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


def write_context_head(canvas: Canvas, code: str, bars: int) -> None:
    """Write what the band on top of a context says: its picture, its code, its battery."""
    u, ink, middle = canvas.unit, canvas.palette.on_context, CONTEXT_HEAD * canvas.unit / 2
    icon_at(canvas, context_icon(code), 1.75 * u, middle, 1.5 * u, ink)
    room = canvas.box(3.1, 0, 6.6)
    room.setHeight(CONTEXT_HEAD * u)
    write(canvas, code, room, ink, px=1.35 * u, bold=True, middle=True)
    battery(canvas, canvas.width - 1.15 * u, middle, bars, ink, 1.15 * u)


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
        if canvas.detail is Detail.FAR:
            left = battery(canvas, right, half, self.battery, palette.ink, 1.2 * u)
            text = QRectF(3.3 * u, 0.2 * u, left - 3.6 * u, canvas.height - 0.4 * u)
            laid = large(self.title, text, u)
            draw(canvas.painter, laid, text.left(), centred(text, laid.height), palette.ink)
            return
        left = battery(canvas, right, half - 0.62 * u, self.battery, palette.ink, 0.85 * u)
        small = max(0.8 * u, 12.0)
        counted = lay_out(self.progress, width=6 * u, px=small, spacing=1.0)
        draw(canvas.painter, counted, right - counted.width, half + 0.12 * u, palette.soft_ink)
        edge = min(left, right - counted.width)
        text = QRectF(3.3 * u, 0.2 * u, edge - 3.6 * u, canvas.height - 0.4 * u)
        laid = whole_title(self.title, text.width(), text.height(), canvas.body)
        draw(canvas.painter, laid, text.left(), centred(text, laid.height), palette.ink)


@dataclass(frozen=True, slots=True)
class EventFace:
    """The event that the room faces: a message torn off, with its channel as a picture."""

    head: str
    text: str
    bet: str
    channel: str = ""

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u = canvas.palette, canvas.unit
        torn = _torn(canvas)
        draw_shadow(canvas, canvas.box(0, 0, 0, _TORN))
        canvas.painter.fillPath(torn, QColor(palette.event))
        pen = QPen(QColor(palette.event_edge), max(0.13 * u, 1.2))
        canvas.painter.strokePath(torn, pen)
        icon = channel_icon(self.channel or self.head)
        middle = QPointF(1.95 * u, 1.8 * u)
        medallion(canvas, icon, middle, 2.5 * u, palette.event_edge, palette.event)
        text = canvas.box(0.8, 3.25, 0.7, 0.55 + _TORN)
        if canvas.detail is Detail.FAR:
            laid = large(self.text, text, u)
            draw(canvas.painter, laid, text.left(), centred(text, laid.height), palette.on_event)
            return
        head = canvas.box(3.6, 0.35, 0.5)
        head.setHeight(2.9 * u)
        write(canvas, self.head, head, palette.event_edge, px=canvas.body, bold=True, middle=True)
        if self.bet:
            text.setBottom(text.bottom() - 1.35 * u)
            bet = QRectF(text.left(), text.bottom(), text.width(), 1.5 * u)
            write(canvas, self.bet, bet, palette.on_event, px=canvas.body)
        laid = fitted(
            self.text,
            width=text.width(),
            height=text.height(),
            px=1.15 * u,
            bold=True,
            shrinks=_EVENT_SHRINKS,
        )
        draw(canvas.painter, laid, text.left(), text.top(), palette.on_event)


def _torn(canvas: Canvas) -> QPainterPath:
    """The outline of a message torn off: round above, an uneven edge below."""
    u, box = canvas.unit, canvas.box()
    teeth = max(4, round(box.width() / (0.62 * u)))
    path = QPainterPath()
    points = [box.topRight(), box.topLeft(), QPointF(box.left(), box.bottom() - _TORN * u)]
    for i in range(1, teeth):
        deep = _TEARS[i % len(_TEARS)] * u
        points.append(QPointF(box.left() + box.width() * i / teeth, box.bottom() - deep))
    points.append(QPointF(box.right(), box.bottom() - _TORN * u))
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    half = max(0.13 * u, 1.2) / 2
    tall = box.adjusted(half, half, -half, RADIUS * u)
    return rounded(tall, RADIUS * u).intersected(path)


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
        draw_card(canvas, box, palette.token, _token_edge(palette))
        label, y = self._label(canvas)
        grown = 1.25 if label is None else 0.9 if label.lines > 1 else 1.0
        icon = means_icon(self.label, self.kind)
        icon_at(canvas, icon, 1.2 * u, y, 1.05 * grown * u, palette.event_edge)
        room = canvas.width - 2.2 * u - (1.5 * u if self.overspent else 0.4 * u)
        _figure(canvas, self.stock, 2.2 * u, y, room, 1.08 * grown * u)
        if self.overspent:
            draw_outline(canvas, box, _overspent(palette), 0.14)
            icon_at(canvas, Icon.WARNING, canvas.width - 1.0 * u, y, 0.95 * u, palette.event_edge)
        if label is not None:
            low = canvas.height * 0.94 - label.height
            draw(canvas.painter, label, 0.6 * u, low, palette.soft_on_bar)

    def _label(self, canvas: Canvas) -> tuple[Laid | None, float]:
        """The label, and the height around which the figure lies: higher over two lines."""
        u, small = canvas.unit, max(0.8 * canvas.unit, SMALLEST_TEXT)
        if canvas.detail is Detail.FAR:
            return None, canvas.height / 2
        wide = canvas.width - 1.0 * u
        one = lay_out(self.label, width=wide, px=small, max_lines=1, spacing=SPACING)
        if not one.cut:
            return one, canvas.height * 0.34
        y = 0.8 * u
        two = fitted(
            self.label,
            width=wide,
            height=canvas.height * 0.95 - y - 0.68 * u,
            px=small,
            smallest=_LEAST_LABEL,
            shrinks=_LABEL_SHRINKS,
        )
        if two.lines > 1:
            return two, y
        return (one if two.cut else two), canvas.height * 0.34


@dataclass(frozen=True, slots=True)
class MoreTokensFace:
    """The last place of the tokens, for all that found none."""

    said: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        draw_card(canvas, canvas.box(), canvas.palette.token, _token_edge(canvas.palette))
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


def _token_edge(palette: Palette) -> str:
    """The line around a token where its own colour does not part it from the felt."""
    return palette.soft_on_felt if contrast(palette.token, palette.felt) < _PARTED else ""


def _overspent(palette: Palette) -> str:
    """The lightest red of a palette: tokens are dark in both."""
    bad = palette.mood(Mood.BAD)
    return max((bad.fill, bad.line), key=lambda colour: contrast(colour, palette.token))


def _figure(canvas: Canvas, text: str, x: float, y: float, width: float, px: float) -> None:
    """Draw a figure on one line around a height, smaller where it is long."""
    wide = QFontMetricsF(code_font(px, bold=True)).horizontalAdvance(text)
    font = code_font(min(px, px * width / wide), bold=True)
    metrics = QFontMetricsF(font)
    canvas.painter.setFont(font)
    canvas.painter.setPen(QColor(canvas.palette.on_bar))
    canvas.painter.drawText(QPointF(x, y + metrics.capHeight() / 2), text)
