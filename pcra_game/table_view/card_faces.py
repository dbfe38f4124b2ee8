"""Faces painted once each: what lies on the table only shows a ready picture.

A picture is made for one content, size, scale, detail and palette, with the shadow in it, and
kept while there is room.
"""

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from pcra_game.table_view.boxes import Box
from pcra_game.table_view.items.shapes import Canvas, Detail
from pcra_game.table_view.palette import Palette

MOST_BYTES = 8 * 1024 * 1024
"""Two tables of a large screen: pieces keep what they wear, this is for faces that come back."""

_MARGIN = 0.75
_SCALES = 64
"""Scales are rounded to this fraction, so that one zoom has one picture."""


class Face(Protocol):
    """Something that can be painted; equal faces look alike."""

    def paint(self, canvas: Canvas) -> None:
        """Draw it on a canvas of its own size."""

    def __hash__(self) -> int: ...


_Key = tuple[Face, int, int, float, float, Detail]


class Faces:
    """The pictures of one palette, the least lately used forgotten first."""

    def __init__(self, palette: Palette, most_bytes: int = MOST_BYTES) -> None:
        self.palette = palette
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()

    @property
    def bytes(self) -> int:
        """What the pictures take."""
        return self._bytes

    def picture(
        self,
        face: Face,
        box: Box,
        unit: float,
        scale: float,
        detail: Detail = Detail.NORMAL,
    ) -> QPixmap:
        """Give the picture of a face in a box, `scale` device pixels to a pixel of the table."""
        sharp = bucket(scale)
        key = (face, box.width, box.height, unit, sharp, detail)
        pixmap = self._kept.get(key)
        if pixmap is not None:
            self._kept.move_to_end(key)
            return pixmap
        pixmap = self._paint(face, box, unit, sharp, detail)
        self._kept[key] = pixmap
        self._bytes += _bytes_of(pixmap)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            self._bytes -= _bytes_of(self._kept.popitem(last=False)[1])
        return pixmap

    def _paint(self, face: Face, box: Box, unit: float, scale: float, detail: Detail) -> QPixmap:
        edge = margin(unit)
        pixmap = QPixmap(
            round((box.width + 2 * edge) * scale), round((box.height + 2 * edge) * scale)
        )
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:  # a picture that is still being painted may not be destroyed
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            )
            painter.translate(edge, edge)
            face.paint(Canvas(painter, box.width, box.height, unit, self.palette, detail))
        finally:
            painter.end()
        return pixmap


def bucket(scale: float) -> float:
    """Give the scale at which a picture is made."""
    return max(round(scale * _SCALES), 1) / _SCALES


def margin(unit: float) -> int:
    """Give the room around a face for its shadow."""
    return round(_MARGIN * unit)


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
