"""Quiet pictures behind the words of a card, drawn as lines so faint that no word suffers.

A motif says from afar which kind of card lies there; nothing is lost to whoever does not see it.
"""

from collections.abc import Iterator
from enum import Enum, auto

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.items.shapes import RADIUS, Canvas, translucent

FAINT = 15
"""Of 255, under words: they keep more than nine tenths of their contrast."""
LINED = 28
"""Of 255: the lines of a motif, which are one pixel thin."""
BANDED = 40
"""Of 255, on the dark band of a back, whose words are white and large."""
_FAST = 1.0
"""Width of a line that Qt draws fifty times faster than any wider one."""
_CORNER = RADIUS * 0.3
_STEP = 1.0
"""Units between two lines of a motif."""


class Motif(Enum):
    """A pattern that a family of objectives shares."""

    RINGS = auto()
    RULES = auto()
    GRID = auto()
    STEPS = auto()
    WAVES = auto()
    LATTICE = auto()
    DIAGONALS = auto()


def draw_motif(
    canvas: Canvas, box: QRectF, part: QRectF, motif: Motif, colour: str, alpha: int = LINED
) -> None:
    """Draw a pattern over the part of a card that lies in `part`."""
    painter, u = canvas.painter, canvas.unit
    painter.save()
    painter.setClipRect(part.intersected(_within(box, u)))
    painter.setPen(QPen(translucent(colour, alpha), _FAST))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if motif is Motif.RINGS:
        middle = QPointF(part.center().x(), part.top() + part.height() * 0.3)
        for ring in range(1, 6):
            radius = ring * 1.3 * _STEP * u
            painter.drawEllipse(middle, radius, radius)
    else:
        painter.drawLines([*_lines(part, motif, _STEP * u)])
    painter.restore()


def watermark(
    canvas: Canvas, box: QRectF, icon: Icon, place: QRectF, colour: str, alpha: int = FAINT
) -> None:
    """Draw a large faint icon; what reaches out of the card is cut off at its edge."""
    painter = canvas.painter
    painter.save()
    painter.setClipRect(_within(box, canvas.unit))
    draw_icon(painter, icon, place, translucent(colour, alpha))
    painter.restore()


def _within(box: QRectF, unit: float) -> QRectF:
    """What no round corner cuts: a rectangle clips for nothing, a round one costs a third more."""
    inset = _CORNER * unit
    return box.adjusted(inset, inset, -inset, -inset)


def _lines(part: QRectF, motif: Motif, step: float) -> Iterator[QLineF]:
    match motif:
        case Motif.RULES:
            yield from _level(part, step)
        case Motif.GRID:
            yield from _level(part, step)
            x = part.left() + step
            while x < part.right():
                yield QLineF(x, part.top(), x, part.bottom())
                x += step
        case Motif.STEPS:
            yield from _stairs(part, 1.4 * step)
        case Motif.WAVES:
            yield from _zigzags(part, step)
        case Motif.LATTICE:
            yield from _slanted(part, step, rising=True)
            yield from _slanted(part, step, rising=False)
        case _:
            yield from _slanted(part, step, rising=True)


def _level(part: QRectF, step: float) -> Iterator[QLineF]:
    y = part.top() + step
    while y < part.bottom():
        yield QLineF(part.left(), y, part.right(), y)
        y += step


def _slanted(part: QRectF, step: float, *, rising: bool) -> Iterator[QLineF]:
    high = part.height()
    low, top = (part.bottom(), part.top()) if rising else (part.top(), part.bottom())
    x = part.left() - high
    while x < part.right():
        yield QLineF(x, low, x + high, top)
        x += step


def _stairs(part: QRectF, step: float) -> Iterator[QLineF]:
    """Stairs that rise to the right, one under the other."""
    start = part.top() + step
    while start < part.bottom() + part.width():
        x, y = part.left(), start
        while x < part.right():
            yield QLineF(x, y, x + step, y)
            yield QLineF(x + step, y, x + step, y - step)
            x, y = x + step, y - step
        start += 2 * step


def _zigzags(part: QRectF, step: float) -> Iterator[QLineF]:
    y = part.top() + step
    while y < part.bottom() + step:
        x, up = part.left(), True
        while x < part.right():
            low, high = (y, y - step / 2) if up else (y - step / 2, y)
            yield QLineF(x, low, x + step, high)
            x, up = x + step, not up
        y += 1.2 * step
