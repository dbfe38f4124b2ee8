"""The view as an eye: what of the table is in sight, how near it is, and what is made sharp."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.table_view.scene import TableScene
from pcra_game.table_view.zoom import Zoom

_SHOWN_AROUND = 40


class Sight(QGraphicsView):
    """Shows a scene of pieces, at any zoom."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pieces = TableScene(palette, self)
        self.zoom = Zoom(self, self.pieces.motion)
        self.zoom.rested.connect(self.sharpen)
        self.zoom.changed.connect(self.show_bars)
        self.setScene(self.pieces)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)

    def scale_now(self) -> float:
        """Device pixels to a pixel of the table."""
        return self.zoom.factor * self.devicePixelRatioF()

    def seen(self) -> QRectF:
        """The part of the table in sight."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def show_around(self, key: str) -> None:
        """Scroll until a thing is in sight."""
        self.ensureVisible(self._rect(key), _SHOWN_AROUND, _SHOWN_AROUND)

    def show_bars(self) -> None:
        """Let bars come and go with the zoom; unzoomed, the layout knows whether it scrolls."""
        policy = Qt.ScrollBarPolicy
        if self.zoom.factor != 1.0:
            upright = level = policy.ScrollBarAsNeeded
        else:
            scrolls = self.pieces.height() > self.height()
            upright = policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
            level = policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(upright)
        self.setHorizontalScrollBarPolicy(level)

    def come_near(self, key: str) -> None:
        """Bring a thing near to the eye, or show the whole table where it is near already."""
        self.zoom.near_to(key, self._rect(key))

    def sharpen(self) -> None:
        """Make the pictures for the zoom at which they are seen, those in sight first."""
        self.pieces.sharpen(self.scale_now(), self.seen(), self.devicePixelRatioF())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self.zoom.gliding:  # on the way pictures are only scaled
            self.pieces.reveal(self.seen())

    def _rect(self, key: str) -> QRectF:
        box = self.pieces.things[key].box
        return QRectF(box.x, box.y, box.width, box.height)
