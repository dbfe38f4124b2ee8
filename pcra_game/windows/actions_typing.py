"""Ctrl+Z in a field undoes the typing first, and the gesture once the field has nothing left.

Qt asks the widget with the focus before it runs a shortcut (ShortcutOverride), and every text
field claims Undo and Redo for itself, even with an empty history: the gesture would never be
reached from a field. So this filter sits on the field that has the focus, and answers « not
mine » in its place when the field has nothing to undo; the shortcut of the window then runs. It
sits on that one field, not on the application: no other event passes through Python.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

Undo, Redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class TypingFirst(QObject):
    """Follows the focus from field to field, for the whole application."""

    def __init__(self, parent: QObject) -> None:
        """Needs a QApplication; ends with `parent`."""
        super().__init__(parent)
        self._field: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undoing = event.matches(Undo)
        if not (undoing or event.matches(Redo)) or _has_typing(watched, undoing=undoing):
            return False
        event.ignore()
        return True

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):  # a form may be gone with its fields
            self._field.removeEventFilter(self)
        self._field = new
        if new is not None:
            new.installEventFilter(self)


def _has_typing(watched: QObject, *, undoing: bool) -> bool:
    """Whether the field has something to take back or to bring back."""
    if isinstance(watched, (QPlainTextEdit, QTextEdit)):
        document = watched.document()
        available = document.isUndoAvailable() if undoing else document.isRedoAvailable()
        return available and not watched.isReadOnly()
    # A spin box or an editable list has the focus in place of the line inside it.
    line = watched if isinstance(watched, QLineEdit) else watched.findChild(QLineEdit)
    if line is None:
        return False
    available = line.isUndoAvailable() if undoing else line.isRedoAvailable()
    return available and not line.isReadOnly()
