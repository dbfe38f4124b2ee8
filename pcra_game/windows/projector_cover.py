"""The picture of the projector over the facilitator's own screen, where the room has no other."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.windows.projector import ProjectorWindow, goes_on

_SETTLED_MS = 100
"""How long windows may hand the keyboard to each other while one of them comes."""

_PLAIN = Qt.KeyboardModifier.NoModifier
_LIFT = (
    (Qt.Key.Key_Escape, _PLAIN),
    (Qt.Key.Key_F10, _PLAIN),
    (Qt.Key.Key_B, _PLAIN),
    (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
)
_SWALLOWED = (
    QEvent.Type.KeyRelease,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonDblClick,
)


class Cover(QObject):
    """Fills the screen until Esc, F10, B or Ctrl + B; no key reaches what lies under it.

    `lifted` once the window below is seen again.
    """

    lifted = Signal()

    def __init__(self, projector: ProjectorWindow, parent: QObject) -> None:
        """Take the projector of the room; it stays as it is."""
        super().__init__(parent)
        self._projector = projector
        self._in_front = False
        self.drawn = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self._other_in_front)

    def draw(self, screen: QScreen) -> None:
        """Lay the projector over that screen, with the keyboard."""
        projector, application = self._projector, QApplication.instance()
        if not self.drawn and application is not None:
            self.drawn, self._in_front = True, False
            # Some systems leave the keyboard where it was: no window may get a word meanwhile.
            application.installEventFilter(self)
        projector.setScreen(screen)
        projector.setGeometry(screen.geometry())
        projector.showFullScreen()
        projector.raise_()
        projector.activateWindow()

    def lift(self) -> None:
        """Show the window below again."""
        if self.drawn:
            self._projector.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()  # else the key of an action would run, under the picture
            return True
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if not event.isAutoRepeat():  # a key held down is one wish
                self._pressed(event)
            return True
        if kind in _SWALLOWED:
            return True
        if watched is self._projector:
            self._projector_event(event)
        elif isinstance(watched, QWidget):
            self._other_event(watched, kind)
        return False

    def _pressed(self, event: QKeyEvent) -> None:
        pressed = (event.key(), event.modifiers())
        if pressed in _LIFT:
            self.lift()
        elif goes_on(event) and self._projector.shows_opening:
            self._projector.go_on_asked.emit()

    def _projector_event(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.WindowActivate:
            self._in_front = True
        elif event.type() is QEvent.Type.Hide and not event.spontaneous():
            self._gone()

    def _other_event(self, watched: QWidget, kind: QEvent.Type) -> None:
        """Another window may have come to the front: a click on one says so at once."""
        if kind is QEvent.Type.MouseButtonPress and watched.window() is not self._projector:
            self.lift()
        elif kind is QEvent.Type.WindowActivate and self._in_front:
            self._settling.start()

    def _other_in_front(self) -> None:
        """Lift for a window that came to stay, a message that needs an answer for one."""
        if QApplication.activeWindow() not in (None, self._projector):
            self.lift()

    def _gone(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.drawn = False
        self._settling.stop()
        self._projector.show_black(False)
        self.lifted.emit()
