"""Enter presses the button that has the focus, as Space does.

Qt does this in dialogs only, and there gives Enter to the default button unless the focused one is
« auto default », which ours are not: « Annuler » with the focus would confirm. Only the focused
button is watched: a filter on the whole application would run Python for every event.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QPushButton,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterClicks(QObject):
    """Follows the focus from button to button; ends with its parent."""

    def __init__(self, parent: QObject) -> None:
        """Needs a QApplication."""
        super().__init__(parent)
        self._button: QAbstractButton | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
            and event.modifiers() in _ALONE
            and isinstance(watched, QAbstractButton)
            and watched.isEnabled()
        ):
            if not event.isAutoRepeat():  # a key held down is one wish
                watched.click()
            return True
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        box = isinstance(new, QCheckBox | QRadioButton)  # Enter confirms the dialog around it
        self._button = new if isinstance(new, QAbstractButton) and not box else None
        if self._button is not None and not _qt_presses(self._button):
            self._button.installEventFilter(self)


def _qt_presses(button: QAbstractButton) -> bool:
    """Whether Qt itself has Enter press this button, as in its own dialogs."""
    in_dialog = isinstance(button.window(), QDialog)
    return in_dialog and isinstance(button, QPushButton) and button.autoDefault()
