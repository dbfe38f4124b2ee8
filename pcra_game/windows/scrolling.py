"""What is larger than its place scrolls: a page with large words, a dialog on a low screen."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from pcra_game.windows.style import scaled, text_size

_AIR = 8
"""Pixels around what is brought into sight."""


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


class KeptInSight(QObject):
    """A key that takes the keyboard brings what it belongs to into sight, not itself alone."""

    def __init__(self, key: QWidget, whole: QWidget) -> None:
        """Take the key, and the widget around it that is to be read with it."""
        super().__init__(key)
        self._key, self._whole = key, whole
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # what was just made has no place yet
        self._soon.timeout.connect(self._show)
        key.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._soon.start()
        return False

    def _show(self) -> None:
        area = self._whole.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return
        page = area.widget()
        if page is not None and (layout := page.layout()) is not None:
            layout.activate()
        area.ensureWidgetVisible(self._whole, 0, scaled(_AIR))
        area.ensureWidgetVisible(self._key, 0, 0)  # where the whole is higher than the area


def hold_open(area: QWidget, px: float) -> None:
    """Keep an area that scrolls within a page that does too as high as is useful."""
    if text_size() > 1:
        area.setMinimumHeight(scaled(px))
