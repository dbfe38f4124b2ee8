"""Screens that come, go or become mirrors while a workshop is played: what is done of it.

Nothing opens by itself; but the room never reads by a mirror what is for the facilitator alone.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from pcra_game.texts import projector as words
from pcra_game.windows.desk import Desk
from pcra_game.windows.projector import mirrors_of, screen_for_projector

SETTLED_MS = 300
"""How long a system may move its screens about, one after the other, when one comes or goes."""


class ScreensWatched(QObject):
    """Looks at the screens around one desk each time that they have settled."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk; screens that mirror each other from the start count as well."""
        super().__init__(desk)
        self._desk = desk
        self._second = self._mirrored = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._look)
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        for screen in application.screens():
            self._follow(screen)
        application.screenAdded.connect(self._follow)
        application.screenRemoved.connect(self._settling.start)
        self._second = self._second_screen() is not None

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settling.start)
        self._settling.start()

    def _second_screen(self) -> QScreen | None:
        return screen_for_projector(QApplication.screens(), self._desk.window().screen())

    def _look(self) -> None:
        desk = self._desk
        if not desk.isVisible():
            return
        mirrors = mirrors_of(QApplication.screens(), desk.window().screen())
        mirrored, second = bool(mirrors), self._second_screen() is not None
        if mirrored and not self._mirrored:
            self._hide_private(mirrors)
        elif second and not self._second and not desk.projector.isVisible():
            desk.room.informed.emit(words.SECOND_SCREEN)
        self._mirrored, self._second = mirrored, second

    def _hide_private(self, mirrors: list[QScreen]) -> None:
        desk = self._desk
        if desk.projector.isFullScreen() and desk.projector.screen() in mirrors:
            desk.projector.lose_screen()  # it would lie over the table
        if not desk.room_may_see:
            desk.set_room_may_see(True)
            desk.room.informed.emit(words.MIRRORED)
