"""Outlines over the table: what the mouse is over, where a card would land, the focus."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from pcra_game.table_view.boxes import Box

HALO = (0.14, 0.0)
"""Width of a line, and its distance from what it goes around, in units of the table."""
RING = (0.24, 0.22)
_RADIUS = 0.55
_THINNEST, _THINNEST_RING = 2.0, 3.0


class Mark(QGraphicsPathItem):
    """A rounded line around one thing at a time."""

    def __init__(self, colour: str, z: float) -> None:
        super().__init__()
        self.setPen(QPen(QColor(colour), _THINNEST))
        self.setZValue(z)
        self.setVisible(False)

    def around(self, box: Box | None, unit: float, line: tuple[float, float]) -> None:
        """Go around a box, or away."""
        self.setVisible(box is not None)
        if box is None:
            return
        wide = max(line[0] * unit, _THINNEST_RING if line is RING else _THINNEST)
        grow = line[1] * unit + wide / 2
        path = QPainterPath()
        radius = _RADIUS * unit + grow
        rect = QRectF(box.x, box.y, box.width, box.height).adjusted(-grow, -grow, grow, grow)
        path.addRoundedRect(rect, radius, radius)
        self.setPen(QPen(self.pen().color(), wide))
        self.setPath(path)
