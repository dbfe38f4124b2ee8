"""The lights of the synthesis page: a picture whose lights are chosen and explained one by one."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from pcra_game.domain.drawing import Drawing
from pcra_game.table_view.palette import Palette
from pcra_game.texts.table import LIGHTS
from pcra_game.windows.synthesis_parts import Figure


class LightsFigure(Figure):
    """The five lights; a click, or arrows and Enter, ask for one by its name."""

    light_asked = Signal(str)

    def __init__(self, make: Callable[[float], Drawing], name: str, palette: Palette) -> None:
        """Take what draws the lights for a width in points, what they are called, and the theme."""
        super().__init__(make, name, palette)
        self.setObjectName("lights")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._accent = palette.accent
        self._current = 0

    def place_of(self, name: str) -> QRect:
        """Where a light lies on the screen."""
        box = self._box(LIGHTS.index(name)).toRect()
        return QRect(self.mapToGlobal(box.topLeft()), box.size())

    def light_at(self, place: QPoint) -> str:
        """Name of the light under a point; empty beside all of them."""
        met = (n for n in LIGHTS if self._box(LIGHTS.index(n)).contains(place.toPointF()))
        return next(met, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._current = min(max(self._current + step, 0), len(LIGHTS) - 1)
            self.setAccessibleName(LIGHTS[self._current])
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.light_asked.emit(LIGHTS[self._current])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = self.light_at(event.position().toPoint())
        if name and event.button() is Qt.MouseButton.LeftButton:
            self._current = LIGHTS.index(name)
            self.light_asked.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._accent), 3))
            box = self._box(self._current).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _box(self, rank: int) -> QRectF:
        drawing, scale = self.drawing(), self._shrunk()
        step = drawing.width * scale / len(LIGHTS)
        return QRectF(rank * step, 0, step, drawing.height * scale)
