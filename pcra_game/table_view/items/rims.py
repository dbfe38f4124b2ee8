"""The edge between the coloured side of a card and the rest: each look has a shape of its own.

A shape stays when colours do not: on a pale projector, on paper, for who sees no red.
"""

from collections.abc import Callable
from enum import Enum, auto
from math import cos, pi

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from pcra_game.table_view.items.shapes import RADIUS, Canvas

_DEEP = 0.27
"""Units that a shape reaches into the card."""
_TEETH = 0.72
"""Units of a tooth or of a wave, about: a whole number of them fills the edge."""
_STEPS = 8
_ROUNDNESS = 0.5523
"""How far a curve is drawn to its corner so that it is the quarter of a circle."""
_GROOVE = (0.36, 0.18)
"""Units from the edge to the gap of a double one, and how wide it is."""


class Rim(Enum):
    """The shape of an edge; `DOUBLE` draws a second line beside it."""

    STRAIGHT = auto()
    DOUBLE = auto()
    POINTED = auto()
    TOOTHED = auto()
    WAVY = auto()
    ROUND = auto()
    HOLLOW = auto()


def draw_sided(canvas: Canvas, box: QRectF, side: QRectF, rim: Rim, colour: str, rest: str) -> None:
    """Draw a card in two colours, parted by a rim.

    Neither part lies under the other, so that no colour shines through at a round corner.
    """
    near, far = _parts(box, side, rim, canvas.unit)
    canvas.painter.fillPath(near, QColor(colour))
    canvas.painter.fillPath(far, QColor(rest))
    if rim is Rim.DOUBLE:
        canvas.painter.fillRect(_groove(side, canvas.unit), QColor(rest))


def draw_side(canvas: Canvas, box: QRectF, side: QRectF, rim: Rim, colour: str) -> None:
    """Draw the coloured side alone, over whatever lies there."""
    near, _ = _parts(box, side, rim, canvas.unit)
    canvas.painter.fillPath(near, QColor(colour))


def _parts(box: QRectF, side: QRectF, rim: Rim, unit: float) -> tuple[QPainterPath, QPainterPath]:
    """The side and the rest as two outlines; clipping one shape by another costs ten times more.

    Both are drawn along the edge (`at`) and away from the border of the side (`deep`).
    """
    across = side.width() > side.height()
    long, edge, deepest = (
        (box.width(), side.height(), box.height())
        if across
        else (box.height(), side.width(), box.width())
    )
    radius = RADIUS * unit

    def place(at: float, deep: float) -> QPointF:
        return QPointF(box.left() + (at if across else deep), box.top() + (deep if across else at))

    points = [place(at * long, edge + deep * unit) for at, deep in _profile(rim, long / unit)]
    parts = []
    for line, border, inward in ((points, 0.0, radius), (points, deepest, -radius)):
        path = QPainterPath(line[0])
        for point in line[1:]:
            path.lineTo(point)
        _turn(path, place, (long, border + inward), (long - radius, border), (long, border))
        _turn(path, place, (radius, border), (0.0, border + inward), (0.0, border))
        path.closeSubpath()
        parts.append(path)
    return parts[0], parts[1]


def _turn(
    path: QPainterPath,
    place: Callable[[float, float], QPointF],
    start: tuple[float, float],
    end: tuple[float, float],
    corner: tuple[float, float],
) -> None:
    """Go to a round corner and around it."""
    path.lineTo(place(*start))
    bent = [
        (at + (to - at) * _ROUNDNESS, deep + (down - deep) * _ROUNDNESS)
        for (at, deep), (to, down) in ((start, corner), (end, corner))
    ]
    path.cubicTo(place(*bent[0]), place(*bent[1]), place(*end))


def _groove(side: QRectF, unit: float) -> QRectF:
    """The thin gap that makes two lines of one edge."""
    back, wide = (part * unit for part in _GROOVE)
    if side.width() > side.height():
        return QRectF(side.left(), side.bottom() - back, side.width(), wide)
    return QRectF(side.right() - back, side.top(), wide, side.height())


def _profile(rim: Rim, long: float) -> list[tuple[float, float]]:
    """Points along the edge: where, from 0 to 1, and how many units it reaches out."""
    match rim:
        case Rim.POINTED:
            return [(0, 0), (0.5, 1.6 * _DEEP), (1, 0)]
        case Rim.TOOTHED:
            teeth = max(2, round(long / _TEETH))
            return [(i / (2 * teeth), _DEEP * (i % 2)) for i in range(2 * teeth + 1)]
        case Rim.WAVY:
            waves = max(2, round(long / (1.6 * _TEETH)))
            steps = waves * _STEPS
            return [
                (i / steps, _DEEP / 2 * (1 - cos(2 * pi * i * waves / steps)))
                for i in range(steps + 1)
            ]
        case Rim.ROUND | Rim.HOLLOW:
            deep = 1.3 * _DEEP * (1 if rim is Rim.ROUND else -1)
            steps = 2 * _STEPS
            return [(i / steps, deep * (1 - (2 * i / steps - 1) ** 2)) for i in range(steps + 1)]
        case _:
            return [(0, 0), (1, 0)]
