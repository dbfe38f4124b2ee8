"""The projector window: one thing at a time for the room to read, and nothing private."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import projector as words
from pcra_game.windows.projector_break import Break
from pcra_game.windows.projector_content import Projected, Scene, projected
from pcra_game.windows.projector_layout import Sheet
from pcra_game.windows.projector_painter import paint
from pcra_game.windows.projector_scenes import arrange
from pcra_game.windows.room import Room
from pcra_game.workshop.clock import PhaseClock

EVENT_MS = 20_000
"""How long a new event has the projector for itself."""

_TICK_MS = 250
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NOTHING_HERE = (Qt.Key.Key_F5, Qt.Key.Key_F10)
"""Keys of slide shows, and of the other window: here they do nothing."""

_FIRST_SIZE = QSize(1280, 720)
_LEAST_SIZE = QSize(640, 360)


class ProjectorWindow(QWidget):
    """A window of its own that the facilitator sends to a second screen.

    F11 fills the screen, Esc closes, Ctrl + B blackens it. It never takes the keyboard when it
    opens. `closed` is emitted once it is gone from the screen.
    """

    closed = Signal()

    def __init__(
        self, room: Room, clock: PhaseClock, palette: Palette, *, event_ms: int = EVENT_MS
    ) -> None:
        """Take the room, the clock of the round and a theme.

        With `event_ms` at 0 an event keeps the projector until `end_event_alone`.
        """
        super().__init__(None, Qt.WindowType.Window)
        self._room, self._clock, self._palette = room, clock, palette
        self._black = self._opening = False
        self._alone = ""
        self._break = Break(room)
        self._known = self._event_id()
        self._sheet: Sheet | None = None
        self._sheet_of: tuple[Projected, int, int] | None = None
        self._content = self._read()
        self._event_ends = QTimer(self)
        self._event_ends.setSingleShot(True)
        self._event_ends.setInterval(event_ms)
        self._event_ends.timeout.connect(self.end_event_alone)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._refresh)
        self.setWindowTitle(words.TITLE)
        self.setAccessibleName(words.WINDOW)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_FIRST_SIZE)
        self._lent: QScreen | None = None
        self._listen()
        self._refresh()

    def _listen(self) -> None:
        room = self._room
        room.changed.connect(self._room_changed)
        room.selected.connect(self._refresh)
        room.typed.connect(self._refresh)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.screenRemoved.connect(self._screen_removed)

    @property
    def content(self) -> Projected:
        """What is shown at present."""
        return self._content

    @property
    def is_black(self) -> bool:
        """Whether the screen was blackened by hand."""
        return self._black

    def show_on(self, screen: QScreen | None) -> None:
        """Fill that screen; without one, open as a window that can be moved and resized."""
        facilitator = QApplication.activeWindow()
        self._lent = screen
        if screen is None:
            self.showNormal()
        else:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        # Some window systems give the keyboard to every new window, whatever it asks for.
        if facilitator is not None and facilitator is not self:
            facilitator.activateWindow()

    def show_black(self, black: bool = True) -> None:
        """Blacken the screen, or show the room again. A new event is still shown, alone."""
        self._black = black
        self._refresh()

    @property
    def shows_opening(self) -> bool:
        """Whether it is black for the opening."""
        return self._opening

    def show_opening(self, opening: bool = True, *, keep_event: bool = False) -> None:
        """Black, and events alone on it for as long as the opening lasts; or the room again.

        With `keep_event` an event that came in its place still has the screen for a while.
        """
        self._opening = opening
        self._event_ends.stop()
        if not opening and not keep_event:
            self._alone = ""
        if not opening and self._alone and self._event_ends.interval():
            self._event_ends.start()
        self._refresh()

    def end_event_alone(self) -> None:
        """The event becomes the banner."""
        self._event_ends.stop()
        self._alone = ""
        self._refresh()

    def set_palette(self, palette: Palette) -> None:
        """Wear another theme."""
        self._palette = palette
        self.update()

    def picture(self, width: int, height: int) -> QImage:
        """Draw what is shown, at a size of its own."""
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint(painter, arrange(self._content, width, height), self._palette)
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        here = (self._content, self.width(), self.height())
        if self._sheet is None or self._sheet_of != here:
            self._sheet, self._sheet_of = arrange(*here), here
        painter = QPainter(self)
        paint(painter, self._sheet, self._palette)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _NOTHING_HERE:
            event.accept()
        elif event.key() == Qt.Key.Key_B and event.modifiers() == _CONTROL:
            self.show_black(not self._black)
        elif event.key() == Qt.Key.Key_F11:
            self.showNormal() if self.isFullScreen() else self.showFullScreen()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: object) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._event_ends.stop()
        self._alone = ""
        super().closeEvent(event)
        self.closed.emit()

    def _screen_removed(self, screen: QScreen) -> None:
        """An unplugged screen would send this window over the facilitator's table: it closes.

        Some systems have moved the window already: the screen that it was given counts as well.
        """
        if self.isVisible() and self.isFullScreen() and screen in (self._lent, self.screen()):
            self._lent = None
            self.close()
            self._room.informed.emit(words.UNPLUGGED)

    def _event_id(self) -> str:
        event = self._room.table.event
        return event.id if event else ""

    def _room_changed(self) -> None:
        event = self._event_id()
        if event != self._known:
            self._known = self._alone = event
            self._event_ends.stop()
            if event and self._event_ends.interval() and not self._opening:
                self._event_ends.start()
        self._refresh()

    def _scene(self) -> Scene | None:
        if self._alone:
            return Scene.OPENING if self._opening else Scene.EVENT
        return Scene.BLACK if self._black or self._opening else None

    def _paused(self) -> bool:
        return self._clock.started and not self._clock.running

    def _read(self) -> Projected:
        return projected(
            self._room,
            self._clock.said(),
            scene=self._scene(),
            paused=self._paused(),
            back_at=self._break.said(self._clock.wall()),
        )

    def _refresh(self) -> None:
        """Read the room again; nothing is drawn where nothing changed."""
        content = self._read()
        if content == self._content:
            return
        self._content = content
        self.setAccessibleDescription(content.spoken())
        self.update()


def screen_for_projector(screens: list[QScreen], own: QScreen | None) -> QScreen | None:
    """The first screen that is not the facilitator's and shows something else than it.

    A mirrored screen has the same place as the facilitator's: a window there would hide the table.
    """
    place = own.geometry() if own is not None else QRect()
    return next((s for s in screens if s is not own and s.geometry() != place), None)
