"""The menu of every field: Qt's own gestures, without the submenu of control characters.

Where a post has a right-to-left keyboard, Qt offers to insert marks that no field keeps. Only the
field that has the focus is watched: a right click gives it the focus first, and a filter on the
whole application would run Python for every event.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from pcra_game.windows.plain_paste import PlainLine

_Field = QLineEdit | QPlainTextEdit | QTextEdit


class FieldMenus(QObject):
    """Follows the focus, in Qt's own dialogs too; ends with the application."""

    def __init__(self, application: QApplication) -> None:
        """Take the application, whose focus it follows."""
        super().__init__(application)
        self._watched: list[QWidget] = []
        self._field: _Field | None = None
        application.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, QApplication.focusWidget())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        if self._field is None or not isValid(self._field):
            return False
        menu = menu_of(self._field)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
        event.accept()
        return True

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._field = _field_of(new)
        self._watched = []
        if new is None or self._field is None:
            return
        self._watched = [new]
        if isinstance(new, QComboBox):  # the menu of its line is asked of the choice
            self._watched.append(self._field)
        if isinstance(new, QAbstractScrollArea):
            self._watched.append(new.viewport())
        for widget in self._watched:
            widget.installEventFilter(self)


def menu_of(field: _Field) -> QMenu:
    """The menu of a field, whose paste goes through the one door of what is pasted."""
    menu = field.createStandardContextMenu()
    for action in menu.actions():
        if action.menu() is not None:
            menu.removeAction(action)
    if menu.actions() and menu.actions()[-1].isSeparator():
        menu.removeAction(menu.actions()[-1])
    paste = next((a for a in menu.actions() if a.objectName() == "edit-paste"), None)
    if paste is not None and isinstance(field, PlainLine):
        paste.triggered.disconnect()  # Qt's own goes past what a line of ours takes
        paste.triggered.connect(field.paste)
    return menu


def _field_of(widget: QWidget | None) -> _Field | None:
    if isinstance(widget, QComboBox):
        return widget.lineEdit() if widget.isEditable() else None
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None
