"""The felt follows the hand."""

from PySide6.QtCore import QPoint, Qt

from pcra_game.table_view.gestures.holder import Holder


class Pan:
    """Scrolls by as much as the hand moves, with whichever button it began."""

    def __init__(self, holder: Holder, start: QPoint, button: Qt.MouseButton) -> None:
        self.button: Qt.MouseButton | None = button
        self._view, self._start = holder.view, start
        bars = (self._view.horizontalScrollBar(), self._view.verticalScrollBar())
        self._before = [bar.value() for bar in bars]
        holder.scene.mark_hover(None)
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, place: QPoint) -> None:
        """Scroll by as much as the hand moved."""
        step = self._start - place
        self._view.horizontalScrollBar().setValue(self._before[0] + step.x())
        self._view.verticalScrollBar().setValue(self._before[1] + step.y())

    def end(self, place: QPoint) -> None:
        """Stay here."""
        self.move(place)

    def cancel(self) -> None:
        """Scroll back."""
        self.move(self._start)
