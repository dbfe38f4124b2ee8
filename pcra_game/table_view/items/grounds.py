"""What a card lies on: its coloured side with a sign, or a place on the felt; marks over it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.rims import draw_side, draw_sided
from pcra_game.table_view.items.shapes import (
    OUTLINE,
    RADIUS,
    Canvas,
    draw_outline,
    draw_shadow,
    hatch,
    icon_at,
    rounded,
    translucent,
)
from pcra_game.table_view.items.signs import Edge, Sign

PLACE_FILL = 22
_SIGN = 0.95
_PLATE = 235
_WEDGE = 0.95
"""Height, in units, of the mark at the right edge of what is selected."""
_DOUBLE = 0.2
_ICON_IN_MEDALLION = 0.56


def lay_ground(canvas: Canvas, box: QRectF, side: QRectF, sign: Sign) -> tuple[str, str]:
    """Draw the card with its coloured side, or a place on the felt; gives the inks of its words."""
    palette = canvas.palette
    if sign.mood is None:
        _lay_place(canvas, box, side, sign)
        return palette.on_felt, palette.on_felt  # a softer ink would be lost over a motif
    shade = palette.mood(sign.mood)
    draw_shadow(canvas, box)
    fill = shade.fill if sign.hatched else shade.strong
    draw_sided(canvas, box, side, sign.rim, fill, palette.card)
    if sign.hatched:
        hatch(canvas, box, side, shade.line)
        u, middle = canvas.unit, side.center()
        under = QRectF(middle.x() - 0.8 * u, middle.y() - 0.8 * u, 1.6 * u, 1.6 * u)
        canvas.painter.fillPath(rounded(under, 0.8 * u), translucent(shade.fill, _PLATE))
    _sign_at(canvas, side, sign, shade.ink if sign.hatched else shade.on_strong)
    return (palette.soft_ink if sign.faint else palette.ink), palette.soft_ink


def _lay_place(canvas: Canvas, box: QRectF, side: QRectF, sign: Sign) -> None:
    palette, u = canvas.palette, canvas.unit
    whole = rounded(box, RADIUS * u)
    canvas.painter.fillPath(whole, translucent(palette.on_felt, PLACE_FILL))
    if sign.solid:
        draw_side(canvas, box, side, sign.rim, palette.soft_on_felt)
    draw_edge(canvas, box, sign.edge, palette.soft_on_felt)
    _sign_at(canvas, side, sign, palette.felt_deep if sign.solid else palette.on_felt)


def draw_edge(canvas: Canvas, box: QRectF, edge: Edge, colour: str) -> None:
    """Outline a place on the felt, or a card held up that has no coloured side."""
    match edge:
        case Edge.DOUBLE:
            draw_outline(canvas, box, colour, 0.1)
            gap = _DOUBLE * canvas.unit
            draw_outline(canvas, box.adjusted(gap, gap, -gap, -gap), colour, 0.06)
        case Edge.DOTTED:
            _dot(canvas, box, colour)
        case Edge.DASHED:
            draw_outline(canvas, box, colour, 0.09, dashed=True)


def _dot(canvas: Canvas, box: QRectF, colour: str) -> None:
    thick = max(0.16 * canvas.unit, 1.8)
    pen = QPen(QColor(colour), thick)
    pen.setDashPattern([0.01, 2.4])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    half = thick / 2
    inner = box.adjusted(half, half, -half, -half)
    canvas.painter.drawPath(rounded(inner, RADIUS * canvas.unit))


def _sign_at(canvas: Canvas, side: QRectF, sign: Sign, ink: str) -> None:
    middle = side.center()
    icon_at(canvas, sign.icon, middle.x(), middle.y(), _SIGN * canvas.unit, ink)


def mark_selected(canvas: Canvas, box: QRectF) -> None:
    """Outline what is in hand, and point at it from its right edge: a shape, not colour alone."""
    palette, half = canvas.palette, _WEDGE * canvas.unit / 2
    draw_outline(canvas, box, palette.focus, OUTLINE)
    right, y = box.right(), box.center().y()
    wedge = QPainterPath()
    corners = [QPointF(right, y - half), QPointF(right - half, y), QPointF(right, y + half)]
    wedge.addPolygon(QPolygonF(corners))
    canvas.painter.fillPath(wedge, QColor(palette.focus))


def medallion(
    canvas: Canvas, icon: Icon, middle: QPointF, size: float, fill: str, ink: str
) -> None:
    """Draw an icon on a round plate, `size` pixels across."""
    plate = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
    canvas.painter.fillPath(rounded(plate, size / 2), QColor(fill))
    icon_at(canvas, icon, middle.x(), middle.y(), size * _ICON_IN_MEDALLION, ink)
