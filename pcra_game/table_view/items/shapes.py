"""What every face is drawn from: cards with their shadow, dashes, hatches, signs, text that fits.

Lengths are in units of the table (layout.py) times `unit`; the caller gives the unit.
"""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import Laid, draw, lay_out

RADIUS = 0.55
LINE = 0.09
OUTLINE = 0.19
BODY = 0.88
SMALLEST_TEXT = 12.0
SPACING = 1.0
_LOW = 0.25
"""How much of its size a line may miss of its height: what no letter reaches."""
_LEGIBLE = 9.0
"""Pixels on the screen below which small words are left out."""
_NEAR = 1.6
SMALLEST_NEAR = SMALLEST_TEXT / _NEAR
"""Pixels of the table that an eye so near sees as large as the smallest text."""
_SHADOW_STEPS = 5
_SHADOW_ALPHA = 15
_SHRINKS = (1.0, 0.93, 0.87)


class Detail(Enum):
    """How much a face tells: from afar a sign and a large title, from near the answer too."""

    FAR = auto()
    NORMAL = auto()
    NEAR = auto()


def detail_at(unit: float, zoom: float) -> Detail:
    """Give what can be read of a table of that unit through an eye that near."""
    if max(unit * BODY, SMALLEST_TEXT) * zoom < _LEGIBLE:
        return Detail.FAR
    return Detail.NEAR if zoom >= _NEAR else Detail.NORMAL


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a face is painted: a painter, its width and height, the unit, the colours, how much
    of it is told."""

    painter: QPainter
    width: float
    height: float
    unit: float
    palette: Palette
    detail: Detail = Detail.NORMAL

    def box(self, x: float = 0, y: float = 0, right: float = 0, bottom: float = 0) -> QRectF:
        """The face less some margins, in units."""
        u = self.unit
        return QRectF(x * u, y * u, self.width - (x + right) * u, self.height - (y + bottom) * u)

    @property
    def body(self) -> float:
        """Pixels of secondary text."""
        return max(self.unit * BODY, SMALLEST_TEXT)


def rounded(box: QRectF, radius: float) -> QPainterPath:
    """The outline of a card."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def draw_shadow(canvas: Canvas, box: QRectF, spread: float = 0.4) -> None:
    """Draw the soft shadow of a card, a little below it."""
    painter, u = canvas.painter, canvas.unit
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, _SHADOW_ALPHA))
    for step in range(_SHADOW_STEPS):
        grow = spread * u * (step / _SHADOW_STEPS)
        grown = box.adjusted(-grow, -grow + 0.12 * u, grow, grow * 0.8 + 0.14 * u)
        painter.drawPath(rounded(grown, RADIUS * u + grow))


def draw_card(canvas: Canvas, box: QRectF, fill: str, edge: str = "", width: float = LINE) -> None:
    """Draw a card: a fill and, where `edge` is given, a line inside its edge."""
    painter, u = canvas.painter, canvas.unit
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawPath(rounded(box, RADIUS * u))
    if edge:
        draw_outline(canvas, box, edge, width)


def draw_outline(
    canvas: Canvas, box: QRectF, colour: str, width: float = LINE, *, dashed: bool = False
) -> None:
    """Draw a line just inside the edge of a card."""
    painter, u = canvas.painter, canvas.unit
    thick = max(width * u, 1.2)
    pen = QPen(QColor(colour), thick)
    if dashed:
        pen.setDashPattern([max(6.0 * LINE / width, 3.0), 4.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = thick / 2
    inner = box.adjusted(half, half, -half, -half)
    painter.drawPath(rounded(inner, RADIUS * u - half))


def draw_two_parts(canvas: Canvas, box: QRectF, side: QRectF, colour: str, rest: str) -> None:
    """Draw a card in two colours: what lies in `side`, and the rest.

    Neither part lies under the other, so that no colour shines through at a round corner.
    """
    part = QPainterPath()
    part.addRect(side)
    whole = rounded(box, RADIUS * canvas.unit)
    canvas.painter.fillPath(whole.intersected(part), QColor(colour))
    canvas.painter.fillPath(whole.subtracted(part), QColor(rest))


def hatch(canvas: Canvas, box: QRectF, side: QRectF, colour: str) -> None:
    """Draw slanted lines over the part of a card that lies in `side`."""
    painter, u = canvas.painter, canvas.unit
    part = QPainterPath()
    part.addRect(side)
    painter.save()
    painter.setClipPath(rounded(box, RADIUS * u).intersected(part))
    painter.setPen(QPen(QColor(colour), max(0.13 * u, 1.0)))
    step, x = 0.55 * u, side.left() - side.height()
    while x < side.right():
        painter.drawLine(QLineF(x, side.bottom(), x + side.height(), side.top()))
        x += step
    painter.restore()


def plate(canvas: Canvas, box: QRectF, colour: str, radius: float) -> None:
    """Fill a round-cornered place without a line; `radius` in units."""
    canvas.painter.fillPath(rounded(box, radius * canvas.unit), QColor(colour))


def translucent(colour: str, alpha: int) -> QColor:
    """A colour that lets the felt through."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def icon_at(canvas: Canvas, icon: Icon, x: float, y: float, size: float, colour: str) -> None:
    """Draw an icon in a square of `size` pixels around a middle point."""
    box = QRectF(x - size / 2, y - size / 2, size, size)
    draw_icon(canvas.painter, icon, box, colour)


def crossed_moon(canvas: Canvas, x: float, y: float, size: float, colour: str, fill: str) -> None:
    """Draw the moon with a stroke through it: the answer does not hold the night."""
    icon_at(canvas, Icon.MOON, x, y, size, colour)
    painter = canvas.painter
    stroke = QLineF(x - size * 0.5, y + size * 0.5, x + size * 0.5, y - size * 0.5)
    for ink, wide in ((fill, size * 0.3), (colour, size * 0.13)):
        pen = QPen(QColor(ink), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(stroke)


def fitted(
    text: str,
    *,
    width: float,
    height: float,
    px: float,
    bold: bool = False,
    centred: bool = False,
    smallest: float = SMALLEST_TEXT,
    shrinks: tuple[float, ...] = _SHRINKS,
) -> Laid:
    """Break text so that it stays in a box: smaller if need be, cut with « … » as a last resort."""
    align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    laid = lay_out(text, width=width, px=px, bold=bold, spacing=SPACING, align=align)
    size = px
    for shrink in shrinks:
        size = max(round(px * shrink), min(smallest, px))
        laid = lay_out(text, width=width, px=size, bold=bold, spacing=SPACING, align=align)
        if laid.height <= height and not splits_word(laid, text):
            return laid
    if laid.height <= height:
        return laid
    lines = max(1, int(height // (laid.height / max(laid.lines, 1))))
    return lay_out(
        text, width=width, px=size, bold=bold, spacing=SPACING, align=align, max_lines=lines
    )


def splits_word(laid: Laid, text: str) -> bool:
    """Whether a line ends in the middle of a word."""
    layout = laid.layout
    starts = [layout.lineAt(i).textStart() for i in range(1, laid.lines)]
    if text.isascii() and "/" not in text:  # what is laid out is the text, sign for sign
        return any(text[s - 1].isalnum() and text[s : s + 1].isalnum() for s in starts)
    # Qt counts halves: a sign beyond the first 65,536 is two of them, neither a letter by itself.
    halves = layout.text().encode("utf-16-le", "surrogatepass")
    around = (halves[2 * s - 2 : 2 * s + 2].decode("utf-16-le", "replace") for s in starts)
    return any(len(pair) == 2 and pair[0].isalnum() and pair[1].isalnum() for pair in around)


def write(
    canvas: Canvas,
    text: str,
    box: QRectF,
    colour: str,
    *,
    px: float = 0,
    bold: bool = False,
    centred: bool = False,
    middle: bool = False,
) -> float:
    """Write text into a box, from its top or around its middle; gives the bottom of the text.

    A box lower than a line of the smallest text stays empty: half a word says nothing.
    """
    size = px or canvas.unit
    laid = fitted(text, width=box.width(), height=box.height(), px=size, bold=bold, centred=centred)
    if laid.height > box.height() + size * _LOW:
        return box.top()
    y = box.top() + (max(0.0, box.height() - laid.height) / 2 if middle else 0.0)
    draw(canvas.painter, laid, box.left(), y, colour)
    return y + laid.height


def badge(canvas: Canvas, text: str, x: float, y: float, fill: str, ink: str) -> float:
    """Draw a small filled label from `x`, around the height `y`; gives its right edge."""
    u = canvas.unit
    laid = lay_out(text, width=20 * u, px=max(0.95 * u, 12), bold=True, spacing=SPACING)
    wide, high = laid.width + 0.9 * u, 1.55 * u
    box = QRectF(x, y - high / 2, wide, high)
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(QColor(fill))
    canvas.painter.drawPath(rounded(box, 0.4 * u))
    draw(canvas.painter, laid, x + 0.45 * u, y - laid.height / 2, ink)
    return box.right()


def battery(canvas: Canvas, right: float, y: float, bars: int, colour: str, size: float) -> float:
    """Draw four bars, `bars` of them full, ending at `right` around `y`; gives their left edge."""
    painter = canvas.painter
    wide, high, gap = size * 0.56, size, size * 0.2
    left = right - 4 * wide - 3 * gap
    pen = QPen(QColor(colour), max(size * 0.1, 1.1))
    for i in range(4):
        box = QRectF(left + i * (wide + gap), y - high / 2, wide, high)
        painter.setPen(pen)
        painter.setBrush(QColor(colour) if i < bars else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, size * 0.16, size * 0.16)
    return left
