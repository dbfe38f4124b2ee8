"""Names for the parts of widgets that Qt makes itself and leaves without one.

A screen reader that meets a list dropped from a choice, the line of a choice that one types in or
the cross that empties a line would read its kind alone. Each is named when it is first met, so
that nothing is spent where no screen reader listens.
"""

from functools import lru_cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from pcra_game.texts import qt_words as words


@lru_cache(maxsize=1)
def listen() -> None:
    """Name what screen readers meet from now on, once."""
    QAccessible.installFactory(_met)


def give_name(widget: QWidget) -> None:
    """Name a part that has no name of its own, after the widget that it belongs to."""
    if not isValid(widget) or widget.accessibleName():
        return
    name = _name_of(widget)
    if name:
        widget.setAccessibleName(name)


def _met(_key: str, asked: QObject) -> QAccessibleInterface | None:
    """What Qt calls for every object that a screen reader meets; it makes no element itself."""
    if isinstance(asked, _PARTS) and not asked.accessibleName():
        # Later: to name a widget is to tell of it, and Qt is just making its element.
        QTimer.singleShot(0, asked, _Naming(asked))
    return None


class _Naming:
    """Names one widget when the present event is over."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def __call__(self) -> None:
        give_name(self._widget)


def _name_of(widget: QWidget) -> str:
    parent = widget.parentWidget()
    if isinstance(widget, QToolButton):
        return words.CLEAR_FIELD if isinstance(parent, QLineEdit) else ""
    if isinstance(widget, QLineEdit):
        return parent.accessibleName() if isinstance(parent, QComboBox) else ""
    if isinstance(widget, QAbstractItemView):
        choice = _choice_of(widget)
        return words.choices_of(choice.accessibleName()) if choice is not None else ""
    return ""


def _choice_of(view: QWidget) -> QComboBox | None:
    """The choice that a list drops from."""
    above = view.parentWidget()
    while above is not None and not isinstance(above, QComboBox):
        above = above.parentWidget()
    return above


_PARTS = (QAbstractItemView, QLineEdit, QToolButton)
