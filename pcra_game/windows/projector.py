"""The projector window: one thing at a time for the room to read, and nothing private."""

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QSize, Qt, QTimer, Signal
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
from shiboken6 import isValid

from pcra_game.table_view.palette import PALETTES, Palette
from pcra_game.texts import projector as words
from pcra_game.windows.projector_content import Projected
from pcra_game.windows.projector_layout import Sheet
from pcra_game.windows.projector_painter import paint
from pcra_game.windows.projector_scenes import arrange
from pcra_game.windows.projector_state import Showing, Status
from pcra_game.windows.room import Room
from pcra_game.workshop.clock import PhaseClock

EVENT_MS = 20_000
"""How long a new event has the projector for itself."""

_TICK_MS = 250
OPENING_MS = 1000
"""How long after its opening the window is given the keyboard by the system, not by a hand."""

_PLAIN = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

_FIRST_SIZE = QSize(1280, 720)
_LEAST_SIZE = QSize(640, 360)


class ProjectorWindow(QWidget):
    """A window of its own that the facilitator sends to a second screen.

    F5 fills the screen as a slide show does, F11 fills it or gives it back, Esc or F10 closes, B
    blackens, Ctrl + Shift + B freezes. It never takes the keyboard when it opens. `closed` is
    emitted once it is gone from the screen, `status_changed` whenever `status` may be another,
    `go_on_asked` when Enter or Shift + F10 is pressed here during the opening.
    """

    closed = Signal()
    status_changed = Signal()
    go_on_asked = Signal()

    def __init__(
        self, room: Room, clock: PhaseClock, palette: Palette, *, event_ms: int = EVENT_MS
    ) -> None:
        """Take the room, the clock of the round and a theme.

        With `event_ms` at 0 an event keeps the projector until `end_event_alone`.
        """
        super().__init__(None, Qt.WindowType.Window)
        self._room, self._palette = room, palette_for(palette)
        self._sheet: Sheet | None = None
        self._sheet_of: tuple[Projected, int, int] | None = None
        self._showing = Showing(room, clock, event_ms, self)
        self._showing.changed.connect(self._draw_again)
        self._showing.status_changed.connect(self.status_changed)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._showing.refresh)
        self.setWindowTitle(words.TITLE)
        self.setAccessibleName(words.WINDOW)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_FIRST_SIZE)
        self._lent: QScreen | None = None
        self._losing_screen = False
        self._facilitator: QWidget | None = None
        self._opened = QElapsedTimer()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.screenRemoved.connect(self._screen_removed)
        self._draw_again()

    @property
    def content(self) -> Projected:
        """What is shown at present."""
        return self._showing.content

    @property
    def is_black(self) -> bool:
        """Whether the screen was blackened by hand."""
        return self._showing.black

    @property
    def is_frozen(self) -> bool:
        """Whether the picture stays while the facilitator looks elsewhere."""
        return self._showing.frozen

    @property
    def status(self) -> Status:
        """What the facilitator's window says of it; black hides a frozen picture."""
        if not self.isVisible():
            return Status.CLOSED
        if self._showing.black:
            return Status.BLACK
        return Status.FROZEN if self._showing.frozen else Status.SHOWN

    def show_on(self, screen: QScreen | None) -> None:
        """Fill that screen; without one, open as a window that can be moved and resized."""
        active = QApplication.activeWindow()
        self._facilitator = active if active is not self else self._facilitator
        self._opened.invalidate()
        self._lent = screen
        if screen is None:
            self.showNormal()
        else:
            self._opened.start()
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        self._give_keyboard_back()

    def _give_keyboard_back(self) -> None:
        """Some systems give the keyboard to every new window, whatever it asks for, and late."""
        facilitator = self._facilitator
        if facilitator is not None and isValid(facilitator) and facilitator.isVisible():
            facilitator.activateWindow()

    def show_black(self, black: bool = True) -> None:
        """Blacken the screen, or show the room again. A new event is still shown, alone."""
        self._showing.show_black(black)

    def freeze(self, on: bool = True) -> None:
        """Keep the picture, or follow the room again.

        Its clock goes on; a new event is still shown, alone, then lies over the frozen picture.
        """
        self._showing.freeze(on)

    def follow_page(self, page: str) -> None:
        """Take the page that the facilitator has in front, one of `PAGES`."""
        self._showing.follow_page(page)

    @property
    def shows_opening(self) -> bool:
        """Whether it is black for the opening."""
        return self._showing.opening

    def show_opening(self, opening: bool = True, *, keep_event: bool = False) -> None:
        """Black, and events alone on it for as long as the opening lasts; or the room again.

        With `keep_event` an event that came in its place still has the screen for a while.
        """
        self._showing.show_opening(opening, keep_event=keep_event)

    def end_event_alone(self) -> None:
        """The event becomes the banner."""
        self._showing.end_event_alone()

    def set_palette(self, palette: Palette) -> None:
        """Wear what goes with another theme of the facilitator."""
        self._palette = palette_for(palette)
        self.update()

    def picture(self, width: int, height: int) -> QImage:
        """Draw what is shown, at a size of its own."""
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint(painter, arrange(self.content, width, height), self._palette)
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        here = (self.content, self.width(), self.height())
        if self._sheet is None or self._sheet_of != here:
            self._sheet, self._sheet_of = arrange(*here), here
        painter = QPainter(self)
        paint(painter, self._sheet, self._palette)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self._given_keyboard():
            self._give_keyboard_back()

    def _given_keyboard(self) -> bool:
        """Whether the system has just given it the keyboard, as to any window that opens."""
        opened = self._opened
        return self.isActiveWindow() and opened.isValid() and opened.elapsed() < OPENING_MS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if self.shows_opening and goes_on(event):
            self.go_on_asked.emit()
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_F10 and held == _PLAIN):
            self.close()  # F10 opened it, from the other window
        elif key == Qt.Key.Key_F5:
            self.showFullScreen()
        elif key == Qt.Key.Key_B and held in (_PLAIN, _CONTROL):
            self.show_black(not self.is_black)
        elif key == Qt.Key.Key_B and held == _CONTROL | _SHIFT:
            self.freeze(not self.is_frozen)
        elif key == Qt.Key.Key_F11:
            self._turn_full_screen()
        else:
            super().keyPressEvent(event)

    def _turn_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def mouseDoubleClickEvent(self, _event: object) -> None:
        self._turn_full_screen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._showing.refresh()
        self._tick.start()
        self.status_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        self.status_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._losing_screen:
            self._showing.forget_by_hand()
        super().closeEvent(event)
        self.closed.emit()

    def lose_screen(self) -> None:
        """Close, since its screen is gone or shows the table by now.

        Black and frozen last until it opens again: a loose cable never shows what was hidden.
        """
        self._lent = None
        self._losing_screen = True
        self.close()
        self._losing_screen = False

    def _screen_removed(self, screen: QScreen) -> None:
        """An unplugged screen would send this window over the facilitator's table: it closes.

        Some systems have moved the window already: the screen that it was given counts as well,
        also for a window that no longer fills it.
        """
        filled = self.isFullScreen() and screen is self.screen()
        if self.isVisible() and (filled or screen is self._lent):
            self.lose_screen()
            self._room.informed.emit(words.UNPLUGGED)

    def _draw_again(self) -> None:
        self.setAccessibleDescription(self.content.spoken())
        self.update()


def goes_on(event: QKeyEvent) -> bool:
    """Whether a key asks for the next step of the opening: Enter, or Shift + F10."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == _PLAIN
    return enter or (event.key() == Qt.Key.Key_F10 and held == _SHIFT)


def palette_for(palette: Palette) -> Palette:
    """What the projector wears with a theme of the facilitator.

    A pale projector washes the light theme out: it has a palette of its own where there is one.
    """
    return PALETTES.get("projector", palette) if palette.name == "light" else palette


def screen_for_projector(
    screens: list[QScreen], own: QScreen | None, remembered: str = ""
) -> QScreen | None:
    """The screen named `remembered`, or the first, that shows something else than one's own.

    On a mirrored screen a window would hide the table.
    """
    mirrors = mirrors_of(screens, own)
    others = [s for s in screens if s is not own and s not in mirrors]
    return next((s for s in others if s.name() == remembered), others[0] if others else None)


def mirrors_of(screens: list[QScreen], own: QScreen | None) -> list[QScreen]:
    """The screens that show what one's own shows, or a part of it: they lie over its place."""
    place = own.geometry() if own is not None else QRect()
    return [s for s in screens if s is not own and s.geometry().intersects(place)]
