"""How near the eye is: scaled pictures while it moves, sharp ones as soon as it rests."""

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from pcra_game.table_view.card_faces import bucket
from pcra_game.table_view.motion import Motion

NEAREST = 3.0
FARTHEST = 0.5
STEP = 1.15
REST = 45
"""Milliseconds without a change after which the eye is at rest."""
_NOTCH = 120.0
_NEARLY_WHOLE = 0.02
_NO_CHANGE = 1e-6
_NEAR_SHARE = 0.55
"""Of the window, how much a thing takes that the eye came near to."""
_GLIDE = 220
_EYE = "eye"


class Zoom(QObject):
    """The scale of a view; `rested` when its pictures should be made sharp."""

    rested = Signal()
    changed = Signal()

    def __init__(self, view: QGraphicsView, motion: Motion) -> None:
        super().__init__(view)
        self._view, self._motion = view, motion
        self.factor = 1.0
        self.near: str | None = None
        """The key of what the eye came near to, until it moves."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.rested)

    @property
    def gliding(self) -> bool:
        """Whether the eye is on its way."""
        return _EYE in self._motion.moving

    def turn(self, wheel: int, at: QPoint) -> None:
        """The wheel turned with Ctrl held: nearer where positive.

        What lies under the pointer, `at` in the window of the view, stays there. The view's own
        anchor under the mouse does not know where that is: the hands take every move of it.
        """
        view = self._view
        view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        held = view.mapToScene(at)
        self.set(self.factor * STEP ** (wheel / _NOTCH))
        off = view.mapFromScene(held) - at
        for bar, by in ((view.horizontalScrollBar(), off.x()), (view.verticalScrollBar(), off.y())):
            bar.setValue(bar.value() + by)

    def step(self, steps: int) -> None:
        """One step nearer (1) or farther (-1); back to the whole table (0)."""
        if steps == 0:
            self.fit()
            return
        self._view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.set(self.factor * STEP**steps)

    def set(self, factor: float) -> None:
        """Take a scale, kept in reach."""
        self._motion.forget(_EYE)
        self.near = None
        self._scale(_in_reach(factor))

    def fit(self) -> None:
        """Go back to the whole table."""
        self._glide(1.0, self._view.sceneRect().center())
        self.near = None

    def near_to(self, key: str, box: QRectF) -> None:
        """Bring a thing near, or go back to the whole table where the eye is near to it already."""
        if self.near == key:
            self.fit()
            return
        seen = self._view.viewport().size()
        share = min(seen.width() / box.width(), seen.height() / box.height()) * _NEAR_SHARE
        self._glide(_in_reach(max(share, 1.0)), box.center())
        self.near = key

    def finish(self) -> None:
        """Be at once where the eye is going to."""
        self._motion.finish(_EYE)

    def _glide(self, factor: float, end: QPointF) -> None:
        """Go to a scale and a middle; on the way pictures are only scaled.

        The middle moves so that one point of the table stays where it is on the screen.
        """
        before = self.factor
        start = self._view.mapToScene(self._view.viewport().rect().center())
        self._view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)

        def step(part: float) -> None:
            now = factor if part >= 1 else before * (factor / before) ** part
            far = 1 / before - 1 / factor
            way = (1 / before - 1 / now) / far if abs(far) > _NO_CHANGE else part
            self._scale(now)
            self._view.centerOn(start + (end - start) * way)

        self._motion.run(_EYE, step, self._rest.start, _GLIDE)

    def _scale(self, factor: float) -> None:
        if factor == self.factor:
            return
        whole = 1.0 in (factor, self.factor)
        self.factor = factor
        self._view.setTransform(QTransform.fromScale(factor, factor))
        if whole or not self.gliding:
            self.changed.emit()
        self._rest.start()


def _in_reach(factor: float) -> float:
    """A scale that pictures come in, neither too near nor too far."""
    factor = bucket(min(max(factor, FARTHEST), NEAREST))
    return 1.0 if abs(factor - 1) < _NEARLY_WHOLE else factor
