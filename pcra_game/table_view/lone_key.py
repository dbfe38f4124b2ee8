"""A letter is an order when it stands alone, and the beginning of a word when one follows it.

Who types with the eyes on the room begins a word on a focused card: « Prévenir » would park it.
An order that changes the plan waits; one that only changes what is seen is done at once, and taken
back where a word goes on.
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
    """Holds one order back, or ready to be taken back, until no word begins with its letter."""

    def __init__(self, parent: QObject) -> None:
        """Take the owner, whose key presses go through `goes_no_further` first."""
        super().__init__(parent)
        self._order: Callable[[], None] | None = None
        self._take_back: Callable[[], None] | None = None
        self._letter = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(ALONE_MS)
        self._wait.timeout.connect(self.obey)

    def hold(self, order: Callable[[], None]) -> None:
        """Do this once the letter stood alone for `ALONE_MS`."""
        self._order, self._take_back = order, None
        self._wait.start()

    def did(self, letter: int, take_back: Callable[[], None]) -> None:
        """Something was done for a letter: take it back where a word goes on after it."""
        self._letter, self._take_back = letter, take_back
        self._wait.start()

    def obey(self) -> None:
        """Do at once what is held back, if anything is; what was done stays."""
        self._wait.stop()
        order, self._order = self._order, None
        self._take_back = None
        if order is not None:
            order()

    def goes_no_further(self, event: QKeyEvent) -> bool:
        """Whether a key after the letter makes a word of it: then neither of them does anything.

        Such a key is left unwanted, as any letter that is typed nowhere.
        """
        if event.key() in _SHIFTS:
            return False
        if self._take_back is not None:
            return self._goes_on(event, self._take_back)
        if self._order is None:
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

    def _goes_on(self, event: QKeyEvent, take_back: Callable[[], None]) -> bool:
        """Whether a word goes on after what was done at once; the same letter is asked again."""
        self.obey()
        written = event.text().isprintable() and bool(event.text())
        if not written or event.modifiers() & _COMMANDS or event.key() == self._letter:
            return False
        take_back()
        event.ignore()
        return True
