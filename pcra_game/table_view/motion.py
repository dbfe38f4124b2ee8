"""One clock for everything that moves on the table; switched off, all is at its end at once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtWidgets import QGraphicsItem

from pcra_game.table_view import z_order

DURATION = 240
_FRAME = 16

Step = Callable[[float], None]
"""Shows a movement at a part of its way, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where an item is, how large, how solid."""

    place: QPointF
    scale: float = 1.0
    opacity: float = 1.0

    @staticmethod
    def of(item: QGraphicsItem) -> "Pose":
        """The pose that an item has now."""
        return Pose(item.pos(), item.scale(), item.opacity())

    def take(self, item: QGraphicsItem) -> None:
        """Give an item this pose."""
        item.setPos(self.place)
        item.setScale(self.scale)
        item.setOpacity(self.opacity)

    def towards(self, end: "Pose", part: float) -> "Pose":
        """The pose so far on the way to another."""
        return Pose(
            self.place + (end.place - self.place) * part,
            self.scale + (end.scale - self.scale) * part,
            self.opacity + (end.opacity - self.opacity) * part,
        )


@dataclass(frozen=True, slots=True)
class _Run:
    step: Step
    done: Callable[[], None] | None
    begun: int
    lasts: int


class Motion(QObject):
    """Moves what it is given; nothing ticks while nothing moves."""

    def __init__(self, parent: QObject | None = None, *, on: bool = False) -> None:
        super().__init__(parent)
        self.on = on
        self._runs: dict[str, _Run] = {}
        self._resting: dict[str, float] = {}
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._tick)

    @property
    def moving(self) -> frozenset[str]:
        """Keys of what is on its way."""
        return frozenset(self._runs)

    def switch(self, on: bool) -> None:
        """Let things glide, or put them down at once."""
        self.on = on
        if not on:
            for key in [*self._runs]:
                self.finish(key)

    def run(
        self, key: str, step: Step, done: Callable[[], None] | None = None, lasts: int = DURATION
    ) -> None:
        """Take `step` from 0 to 1, then call `done`; what else ran by that name is forgotten."""
        self._runs.pop(key, None)
        if not self.on:
            step(1.0)
            if done is not None:
                done()
            return
        self._runs[key] = _Run(step, done, self._clock.elapsed(), lasts)
        step(0.0)
        self._timer.start()

    def move(self, key: str, item: QGraphicsItem, end: QPointF) -> None:
        """Bring an item to a place, whole; `key` names it until it is there."""
        if key not in self._resting and item.pos() == end:  # most of a table at most gestures
            return
        self.play(key, item, Pose.of(item), Pose(end))

    def play(
        self,
        key: str,
        item: QGraphicsItem,
        start: Pose,
        end: Pose,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Bring an item from one pose to another, above what rests."""
        z = self._resting.pop(key, item.zValue())
        if not self.on or start == end:
            self._runs.pop(key, None)
            item.setZValue(z)
            end.take(item)
            if done is not None:
                done()
            return
        self._resting[key] = z
        item.setZValue(max(z, z_order.MOVING))

        def step(part: float) -> None:
            start.towards(end, part).take(item)

        def arrived() -> None:
            item.setZValue(self._resting.pop(key, z))
            if done is not None:
                done()

        self.run(key, step, arrived)

    def finish(self, key: str) -> None:
        """Bring to its end at once what is on its way by that name, if anything is."""
        run = self._runs.pop(key, None)
        if run is not None:
            run.step(1.0)
            if run.done is not None:
                run.done()

    def forget(self, key: str) -> None:
        """Let go of what leaves the table, wherever it is."""
        self._runs.pop(key, None)
        self._resting.pop(key, None)

    def _tick(self) -> None:
        now = self._clock.elapsed()
        for key, run in [*self._runs.items()]:
            part = (now - run.begun) / run.lasts
            if self._runs.get(key) is not run:  # another one ended and took this one along
                continue
            if part >= 1:
                self.finish(key)
            else:
                run.step(1 - (1 - part) ** 3)
        if not self._runs:
            self._timer.stop()
