"""The application from its first frame to its last: who is made when, and in what order.

The first frame comes before everything slow: the store, the event loop and the exports are
imported behind it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pcra_game.app.first_frame import run_until_imported, run_until_painted
from pcra_game.app.shell import Shell
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import PALETTES, Palette
from pcra_game.texts import app as words
from pcra_game.windows.style import FUSION, STYLE, dress
from pcra_game.workshop.last_run import LastRun
from pcra_game.workshop.profile import Profile

if TYPE_CHECKING:
    from pcra_game.app.crash import RunWatch
    from pcra_game.windows.errors import Faults
    from pcra_game.windows.main_window import MainWindow

    MakeWindow = Callable[..., MainWindow]


class Application:
    """One run of the program with its window."""

    def __init__(
        self,
        file: Path | None = None,
        *,
        safe: bool = False,
        demo: bool = False,
        profile: Profile | None = None,
        make_window: MakeWindow | None = None,
        keys_held: Callable[[], Qt.KeyboardModifier] = QGuiApplication.queryKeyboardModifiers,
    ) -> None:
        """`file` is opened at the start; `safe` restores nothing; `demo` plays the demo at once.

        Shift held at the start is `safe` too; `keys_held` tells which keys are.
        """
        self._file, self._demo = file, demo
        self.qt = french_application()
        safe = safe or bool(keys_held() & Qt.KeyboardModifier.ShiftModifier)
        self.profile = profile if profile is not None else Profile(safe=safe)
        palette = PALETTES[self.profile.settings.theme]
        dress(self.qt, palette, self.profile.settings.text_percent / 100)
        self.tasks = Tasks(self._failed)
        make = make_window if make_window is not None else _main_window
        self.window = make(profile=self.profile, palette=palette, tasks=self.tasks)
        self.profile.trouble = self.window.warn
        self.last_run = LastRun(self.profile)
        self.shell = Shell(
            self.window,
            self.profile,
            palette,
            self.tasks,
            last_run=self.last_run,
            note=lambda error: self._faults().note(error),
        )
        self._known_faults: Faults | None = None
        self._watch: RunWatch | None = None

    def show_first_frame(self) -> None:
        """Put the welcome page, or an empty table, on screen."""
        page = self.shell.show_first_page(self._file)
        run_until_painted(self.window, page)
        gc.freeze()  # all of it stays until the end: no collection need look at it
        gc.enable()

    def run(self) -> int:
        """Live until the window is closed; gives the exit code.

        From the first frame on, whatever goes wrong is said in the window.
        """
        self.show_first_frame()
        _speak_french(self.qt)
        self.take_over_errors()
        run_until_imported("pcra_game.qt_async.runner")
        from pcra_game.qt_async.runner import run_on_qt

        try:
            run_on_qt(self.qt, self._main)
        except RuntimeError:
            # The system ended the loop of Qt, as it does when somebody logs off.
            if not self._is_over:
                raise
        return 0

    @property
    def _is_over(self) -> bool:
        return self._watch is not None and self._watch.over

    def _watch_over(self) -> RunWatch:
        from pcra_game.app.crash import RunWatch

        return RunWatch(
            self.last_run,
            leave=self.shell.leaving.now,
            settle=self.shell.playing.settle,
            put_away=self.shell.put_away_at_once,
            note_past=self._faults().note_past,
        )

    async def _main(self) -> None:
        self._watch = self._watch_over()
        self._watch.begin()
        self.tasks.begin()
        if self._file is not None:
            self.shell.open(str(self._file))
        elif self._demo:
            self.shell.play_demo()
        self.window.make_actions()
        self.tasks.start(self.shell.tidy)
        await self.shell.leaving.over()
        self._watch.end()
        self._faults().flush()

    def take_over_errors(self) -> None:
        """Say in the window what nobody caught, in French; nothing reaches the terminal."""
        self._faults().install()

    def _faults(self) -> Faults:
        if self._known_faults is None:
            from pcra_game.windows.errors import Faults

            self._known_faults = Faults(self.profile.folder, self.window.warn, self._store_and_tell)
        return self._known_faults

    def _store_and_tell(self) -> str:
        return self.shell.playing.store_and_tell(self._faults().note)

    def _failed(self, error: BaseException) -> None:
        self._faults().hear(error)


def run_application(file: Path | None = None, *, safe: bool = False, demo: bool = False) -> int:
    """Run the program with its window; gives the exit code."""
    return Application(file, safe=safe, demo=demo).run()


def french_application() -> QApplication:
    """The one QApplication of this process, made if there is none."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # Asked for here: setting a style later makes Python learn all of QStyle before the first frame.
    made = QApplication(["pcra-game", "-style", FUSION])
    made.setProperty(STYLE, FUSION)
    made.setApplicationName("pcra-game")
    made.setApplicationDisplayName(words.APPLICATION)
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    return made


def _speak_french(application: QApplication) -> None:
    """Give what Qt makes by itself its French words, menus and names for screen readers."""
    from pcra_game.windows import french_qt, spoken_names
    from pcra_game.windows.field_menus import FieldMenus

    french_qt.speak_french(application)
    spoken_names.listen()
    FieldMenus(application)


def _main_window(*, profile: Profile, palette: Palette, tasks: Tasks) -> MainWindow:
    from pcra_game.windows.main_window import MainWindow

    return MainWindow(profile=profile, palette=palette, tasks=tasks)
