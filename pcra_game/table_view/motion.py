"""One clock for every card that glides to its place; switched off, cards are there at once."""

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtWidgets import QGraphicsItem

from pcra_game.table_view import z_order

DURATION = 240
_FRAME = 16


@dataclass(frozen=True, slots=True)
class _Glide:
    item: QGraphicsItem
    start: QPointF
    end: QPointF
    begun: int
    z: float


class Motion(QObject):
    """Moves items; nothing ticks while nothing moves."""

    def __init__(self, parent: QObject | None = None, *, on: bool = False) -> None:
        super().__init__(parent)
        self._on = on
        self._glides: dict[str, _Glide] = {}
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._tick)

    @property
    def moving(self) -> frozenset[str]:
        """Keys of what is on its way."""
        return frozenset(self._glides)

    def switch(self, on: bool) -> None:
        """Let things glide, or put them down at once."""
        self._on = on
        if not on:
            for key in [*self._glides]:
                self._arrive(key)

    def move(self, key: str, item: QGraphicsItem, end: QPointF) -> None:
        """Bring an item to a place; `key` names it until it is there."""
        if key in self._glides:
            item.setZValue(self._glides.pop(key).z)
        if not self._on or item.pos() == end:
            item.setPos(end)
            return
        now = self._clock.elapsed()
        self._glides[key] = _Glide(item, item.pos(), end, now, item.zValue())
        item.setZValue(z_order.MOVING)
        self._timer.start()

    def forget(self, key: str) -> None:
        """Let go of an item that leaves the table."""
        self._glides.pop(key, None)

    def _tick(self) -> None:
        now = self._clock.elapsed()
        for key, glide in [*self._glides.items()]:
            part = (now - glide.begun) / DURATION
            if part >= 1:
                self._arrive(key)
            else:
                eased = 1 - (1 - part) ** 3
                glide.item.setPos(glide.start + (glide.end - glide.start) * eased)
        if not self._glides:
            self._timer.stop()

    def _arrive(self, key: str) -> None:
        glide = self._glides.pop(key)
        glide.item.setPos(glide.end)
        glide.item.setZValue(glide.z)
