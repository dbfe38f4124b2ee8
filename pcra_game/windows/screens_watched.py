"""Screens that come, go or become mirrors while a workshop is played: what is done of it.

Nothing opens by itself; but the room never reads by a mirror what is for the facilitator alone.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QScreen, QWindow
from PySide6.QtWidgets import QApplication

from pcra_game.texts import projector as words
from pcra_game.windows.desk import Desk
from pcra_game.windows.one_screen_dialog import OneScreenDialog
from pcra_game.windows.projector import mirrors_of, screen_for_projector

SETTLED_MS = 300
"""How long a system may move its screens about, one after the other, when one comes or goes."""


class ScreensWatched(QObject):
    """Looks at the screens around one desk each time that they have settled."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk; screens that mirror each other from the start count as well."""
        super().__init__(desk)
        self._desk = desk
        self._second = self._mirrored = self._moved = False
        self._own = desk.window().screen().name()
        self._plugged: set[str] = set()
        self._handle: QWindow | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._look)
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        for screen in application.screens():
            self._follow(screen)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._settling.start)
        desk.projector.status_changed.connect(self._settling.start)
        self._second = self._second_screen() is not None

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settling.start)
        self._settling.start()

    def _added(self, screen: QScreen) -> None:
        self._plugged.add(screen.name())
        self._follow(screen)

    def _follow_window(self) -> None:
        """Once it is on a screen the window may be moved to another."""
        handle = self._desk.window().windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.screenChanged.connect(self._settling.start)

    def _second_screen(self) -> QScreen | None:
        return screen_for_projector(QApplication.screens(), self._desk.window().screen())

    def _look(self) -> None:
        desk = self._desk
        if not desk.isVisible():
            return
        self._follow_window()
        mirrors = mirrors_of(QApplication.screens(), desk.window().screen())
        mirrored, second = bool(mirrors), self._second_screen() is not None
        moved = second and self._on_room_screen()
        if mirrored and not self._mirrored:
            self._hide_private(words.MIRRORED)
        elif moved and not self._moved:
            self._hide_private(words.ON_ITS_SCREEN)
        elif second and not self._second and not desk.projector.isVisible():
            self._tell_second()
        self._mirrored, self._moved, self._second = mirrored, moved, second
        self._own = desk.window().screen().name()

    def _on_room_screen(self) -> bool:
        """Whether the window lies where the room looks: over the projector, or on the screen that
        was plugged in, where a system may leave it."""
        own, projector = self._desk.window().screen(), self._desk.projector
        if projector.isFullScreen() and not self._desk.seen.covered:
            return projector.screen() is own
        if own.name() == self._own:
            return self._moved
        return own.name() in self._plugged

    def _hide_private(self, why: str) -> None:
        desk = self._desk
        projector = desk.projector
        dark = projector.isVisible() and (projector.is_black or projector.shows_opening)
        if projector.isFullScreen() and not desk.seen.covered:
            projector.lose_screen()  # one of the two would lie over the other
        if not desk.room_may_see:
            desk.set_room_may_see(True)
            desk.room.informed.emit(why)
        if dark:
            desk.seen.take_over()

    def _tell_second(self) -> None:
        for asking in self._desk.window().findChildren(OneScreenDialog):
            asking.close()  # there are two by now
        self._desk.room.informed.emit(words.SECOND_SCREEN)
