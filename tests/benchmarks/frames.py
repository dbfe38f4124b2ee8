"""Frames of a view, measured in turns, and the table that tells them beside their floor.

The floor is one opaque copy of as many pixels as the viewport has, timed in the same run; the
comparison is the same scene painted naively: every card paints its own face at every frame.
"""

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from pcra_game.table_view.items.shapes import Canvas
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.tabletop import Thing

FRAMES = 300
TURNS = 10
_COPIES = 40


@dataclass(frozen=True)
class Frames:
    """Milliseconds that frames took, and how many of them painted something."""

    median: float
    p99: float
    painted: int


class Paints(QObject):
    """Counts what a viewport paints."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.count = 0
        viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802, a name of Qt
        self.count += event.type() == QEvent.Type.Paint
        return False


Step = Callable[[int], None]


class Film:
    """Frames of one view, measured in turns so that a slow moment slows every view."""

    def __init__(self, application: QApplication, view: QGraphicsView, step: Step) -> None:
        self._application, self._view, self._step = application, view, step
        self._paints = Paints(view.viewport())
        self._number = 0
        self._taken: list[float] = []

    def run(self, frames: int) -> None:
        """Take steps; each ends when what it changed is painted, without waiting for a screen."""
        for _ in range(frames):
            before, start = self._paints.count, time.perf_counter()
            self._step(self._number)
            self._application.processEvents()
            self._application.sendEvent(self._view, QEvent(QEvent.Type.UpdateRequest))
            if self._paints.count > before:  # a step that changes nothing is no frame
                self._taken.append((time.perf_counter() - start) * 1e3)
            self._number += 1

    @property
    def frames(self) -> Frames:
        """What was measured."""
        taken = sorted(self._taken)
        last = taken[math.ceil(len(taken) * 0.99) - 1]
        return Frames(statistics.median(taken), last, len(taken))


def filmed(
    application: QApplication, *scenes: tuple[QGraphicsView, Step], frames: int = FRAMES
) -> list[Frames]:
    """Measure several views in turn."""
    films = [Film(application, view, step) for view, step in scenes]
    gc.collect()
    for _ in range(TURNS):
        for film in films:
            film.run(frames // TURNS)
    return [film.frames for film in films]


def opaque_copy(width: int, height: int) -> float:
    """Median milliseconds of one copy of a whole opaque picture: no frame can cost less."""
    source = QImage(width, height, QImage.Format.Format_RGB32)
    source.fill(0xFF204050)
    target = QImage(width, height, QImage.Format.Format_RGB32)
    taken = []
    for _ in range(_COPIES):
        start = time.perf_counter()
        painter = QPainter(target)
        painter.drawImage(0, 0, source)
        painter.end()
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


class _NaiveCard(QGraphicsItem):
    """A thing that paints its face anew at every frame, as one would write it first."""

    def __init__(self, thing: Thing, unit: float, palette: Palette) -> None:
        super().__init__()
        self._thing, self._unit, self._palette = thing, unit, palette
        self.setPos(thing.box.x, thing.box.y)

    def boundingRect(self) -> QRectF:  # noqa: N802, a name of Qt
        edge = self._unit
        box = self._thing.box
        return QRectF(-edge, -edge, box.width + 2 * edge, box.height + 2 * edge)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._thing.box
        self._thing.face.paint(Canvas(painter, box.width, box.height, self._unit, self._palette))


def naive_view(
    things: Iterable[Thing], unit: float, palette: Palette, size: tuple[int, int]
) -> QGraphicsView:
    """The same things in a plain view without ready pictures."""
    view = QGraphicsView()
    scene = QGraphicsScene(view)
    for thing in things:
        scene.addItem(_NaiveCard(thing, unit, palette))
    view.setScene(scene)
    view.resize(*size)
    view.show()
    return view


@dataclass(frozen=True)
class Row:
    """One line of the table: limits are in the unit of the figure, 0 where none is set."""

    what: str
    median: float
    most: float
    p99: float = 0.0
    most_p99: float = 0.0
    floor: float = 0.0
    naive: float = 0.0
    unit: str = "ms"

    def said(self) -> str:
        """The line as it is printed."""
        ratio = f"{self.median / self.floor:.1f}" if self.floor else "-"
        naive = f"{self.naive:.1f}" if self.naive else "-"
        p99 = f"{self.p99:.1f} (<= {self.most_p99:.0f})" if self.most_p99 else "-"
        median = f"{self.median:.1f} {self.unit} (<= {self.most:.0f})"
        floor = f"{self.floor:.2f}" if self.floor else "-"
        return f"{self.what:<34} {median:<20} {p99:<16} {floor:<8} {ratio:<8} {naive}"

    @property
    def holds(self) -> bool:
        """Whether both figures are within their limits."""
        return self.median <= self.most and (not self.most_p99 or self.p99 <= self.most_p99)


HEAD = f"{'what':<34} {'median':<20} {'p99':<16} {'floor':<8} {'ratio':<8} naive"
