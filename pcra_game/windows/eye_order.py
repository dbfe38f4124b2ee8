"""Tab goes as the eye does: from top to bottom, also through what was made after the page."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


class EyeOrder(QObject):
    """Follows the layouts of a page, and orders what takes the keyboard each time they change.

    Qt puts what is made late at the end of the whole window.
    """

    def __init__(self, page: QWidget, *scrolled: QWidget) -> None:
        """Take the page, and the widgets in it that scroll: their layouts change unseen by it."""
        super().__init__(page)
        self._page = page
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._order)
        for watched in (page, *scrolled):
            watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._later.start()
        return False

    def _order(self) -> None:
        order_tabs(self._page)


def order_tabs(page: QWidget) -> None:
    """Make Tab go from top to bottom of a page, what came later included."""
    for before, after in pairwise(_in_order(page)):
        QWidget.setTabOrder(before, after)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in a widget, itself first."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _in_order(inside)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, nested = item.widget(), item.layout()
        if widget is not None:
            yield from _in_order(widget)
        elif nested is not None:
            yield from _laid_out(nested)
