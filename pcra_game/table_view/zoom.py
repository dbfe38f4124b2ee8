"""How near the eye is: scaled pictures while it moves, sharp ones as soon as it rests."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

from pcra_game.table_view.card_faces import bucket

NEAREST = 3.0
FARTHEST = 0.5
STEP = 1.15
REST = 45
"""Milliseconds without a change after which the eye is at rest."""
_NOTCH = 120.0
_NEARLY_WHOLE = 0.02


class Zoom(QObject):
    """The scale of a view; `rested` when its pictures should be made sharp."""

    rested = Signal()
    changed = Signal()

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self.factor = 1.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.rested)

    def turn(self, wheel: int) -> None:
        """The wheel turned with Ctrl held: nearer where positive."""
        self._view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.set(self.factor * STEP ** (wheel / _NOTCH))

    def step(self, steps: int) -> None:
        """One step nearer (1), farther (-1), or back to the whole table (0)."""
        self._view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.set(self.factor * STEP**steps if steps else 1.0)

    def set(self, factor: float) -> None:
        """Take a scale, kept in reach."""
        factor = bucket(min(max(factor, FARTHEST), NEAREST))  # pictures come in these scales
        if abs(factor - 1) < _NEARLY_WHOLE:
            factor = 1.0
        if factor == self.factor:
            return
        self.factor = factor
        self._view.setTransform(QTransform.fromScale(factor, factor))
        self.changed.emit()
        self._rest.start()
