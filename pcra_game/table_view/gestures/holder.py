"""What every gesture is, and what it finds around it."""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QGraphicsView

from pcra_game.table_view.layout import SMALLEST_UNIT
from pcra_game.table_view.scene import TableScene


class Gesture(Protocol):
    """Something that a hand began: it ends, or it is cancelled and leaves everything as before."""

    button: Qt.MouseButton | None
    """The button that holds it; `None` for a gesture of the keyboard."""

    def move(self, place: QPoint) -> None:
        """Follow the hand."""

    def end(self, place: QPoint) -> None:
        """The hand let go."""

    def cancel(self) -> None:
        """Forget it."""


class Holder(QObject):
    """Holds the one gesture under way, if any, and tells what gestures ask for.

    `clicked` gives the key of a thing, `folded` an activity, `dropped` a card and its target,
    `announced` a sentence for who cannot see the hands.
    """

    clicked = Signal(str)
    folded = Signal(str)
    dropped = Signal(str, str)
    announced = Signal(str)

    def __init__(self, view: QGraphicsView, scene: TableScene) -> None:
        super().__init__(view)
        self.view = view
        self.scene = scene
        self.unit = SMALLEST_UNIT
        self.gesture: Gesture | None = None

    def become(self, gesture: Gesture) -> None:
        """What is under way turns out to be something else."""
        self.gesture = gesture
