"""What is larger than its place scrolls: a page with large words, a dialog on a low screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from pcra_game.windows.style import scaled, text_size


def least_size(layout: QLayout, width: int) -> QSize:
    """The room that a layout cannot do without, at a width."""
    least = layout.totalMinimumSize()
    if layout.hasHeightForWidth():
        height = layout.totalMinimumHeightForWidth(max(width, least.width()))
        least.setHeight(max(least.height(), height))
    return least


class _Scroller(QScrollArea):
    """Leaves every key to what it lies in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def lay_in_scroller(owner: QWidget, layout: QLayout) -> QScrollArea:
    """Lay everything that lies in `owner` in an area that scrolls; the keyboard stays put."""
    held = owner.focusWidget()
    inside = QWidget()
    inside.setLayout(layout)  # Qt takes it from its owner, with all that lies in it
    scroller = _Scroller(owner)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setWidgetResizable(True)
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setWidget(inside)
    for bare in (scroller.viewport(), inside):
        bare.setAutoFillBackground(False)
    around = QVBoxLayout(owner)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(scroller)
    if owner.isVisible():
        scroller.show()
    if held is not None:
        held.setFocus()
    return scroller


def hold_open(area: QWidget, px: float) -> None:
    """Keep an area that scrolls within a page that does too as high as is useful."""
    if text_size() > 1:
        area.setMinimumHeight(scaled(px))
