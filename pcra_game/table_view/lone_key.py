"""A letter that changes the plan is an order when it stands alone, and a word when one follows it.

Who types with the eyes on the room begins a word on a focused card: « Prévenir » would park it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

ALONE_MS = 500
"""Slow typists have half a second between two letters of a word; an order waits no longer."""

_SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
_ELSEWHERE = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Menu),
        *(Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta),
        *(Qt.Key(key) for key in range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1)),
    }
)
"""No word goes on with one of these: the order before it was meant."""

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class LoneKey(QObject):
    """Holds one order back until it is clear that no word begins with its letter."""

    def __init__(self, parent: QObject) -> None:
        """Take the owner, whose key presses go through `goes_no_further` first."""
        super().__init__(parent)
        self._order: Callable[[], None] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(ALONE_MS)
        self._wait.timeout.connect(self.obey)

    def hold(self, order: Callable[[], None]) -> None:
        """Do this once the letter stood alone for `ALONE_MS`."""
        self._order = order
        self._wait.start()

    def obey(self) -> None:
        """Do at once what is held back, if anything is."""
        self._wait.stop()
        order, self._order = self._order, None
        if order is not None:
            order()

    def goes_no_further(self, event: QKeyEvent) -> bool:
        """Whether a key after the letter makes a word of it: then neither of them does anything.

        Such a key is left unwanted, as any letter that is typed nowhere.
        """
        if self._order is None or event.key() in _SHIFTS:
            return False
        if event.isAutoRepeat():
            return True  # the same letter, held down
        if event.key() in _ELSEWHERE or event.modifiers() & _COMMANDS:
            self.obey()
            return False
        self._wait.stop()
        self._order = None
        event.ignore()
        return True
