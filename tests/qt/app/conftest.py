"""The application around a room: a loop to run it in, and a main window with nothing in it."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from pcra_game.app.shell import Shell
from pcra_game.qt_async.runner import run_on_qt
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import export_dialog as told
from pcra_game.windows.export_dialog import ExportDialog
from pcra_game.windows.export_progress import ExportProgress
from pcra_game.windows.room import Room
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile
from pcra_game.workshop.workshop import Workshop

RunAsync = Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]
LONGEST = 60


class StandIn(QMainWindow):
    """Shows a page or a label; remembers what was said."""

    export_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    keeping_asked = Signal(str)
    place_kept = Signal()
    welcome_asked = Signal()
    new_asked = Signal()
    open_asked = Signal(str)
    demo_asked = Signal()
    theme_changed = Signal(object)

    def __init__(self, palette: Palette, profile: Profile) -> None:
        super().__init__()
        self.worn, self.profile = palette, profile
        self.room: Room | None = None
        self.said: list[str] = []
        self.banner: QWidget | None = None

    @property
    def page(self) -> QWidget:
        """What is shown."""
        return self.centralWidget()

    def show_page(self, page: QWidget) -> None:
        """Show a page."""
        self.setCentralWidget(page)

    def show_room(self, session: Any, *, read_only: bool, new_id: Any = None) -> None:
        """Show the name of a session in place of its table."""
        named = new_id or (lambda: "id-1")
        self.room = Room(Workshop(session), new_id=named, read_only=read_only)
        self.setCentralWidget(QLabel(session.path.name))

    def show_banner(self, banner: QWidget) -> None:
        """Keep the line over the room."""
        self.banner = banner
        self.setMenuWidget(banner)

    def show_waiting(self) -> str:
        """A stand-in has no field to name."""
        return ""

    def open_dialog(self, dialog: QWidget) -> None:
        """Show a dialog."""
        dialog.show()

    def offer_opening(self) -> None:
        """A stand-in takes a card in hand in place of the opening."""
        assert self.room is not None
        self.room.open_next()

    def waiting_words(self) -> bool:
        """Nothing waits in a stand-in."""
        return False

    def make_actions(self) -> None:
        """A stand-in has no keys."""

    def leave_room(self) -> None:
        """Forget the room."""
        self.room = None

    def say(self, sentence: str) -> None:
        """Remember a sentence."""
        self.said.append(sentence)

    warn = inform = say


@pytest.fixture
def run_async(qapp: QApplication) -> RunAsync:
    """Run a coroutine on Qt's loop, within a minute."""

    def run(main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        try:
            return run_on_qt(qapp, lambda: asyncio.wait_for(main(), LONGEST))
        finally:
            qapp.setQuitOnLastWindowClosed(True)
            gc.collect()

    return run


@pytest.fixture
def failures() -> list[BaseException]:
    """Errors that no task caught."""
    return []


@pytest.fixture
def tasks(failures: list[BaseException]) -> Tasks:
    """What goes on beside the window."""
    return Tasks(failures.append)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """The profile of a post where nobody played yet."""
    return Profile(tmp_path / "profil")


@pytest.fixture
def window(qtbot: Any, palette: Palette, profile: Profile) -> StandIn:
    """A main window."""
    made = StandIn(palette, profile)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shell(window: StandIn, profile: Profile, palette: Palette, tasks: Tasks) -> Shell:
    """The shell around the window; nothing is shown yet."""
    return Shell(window, profile, palette, tasks)


@pytest.fixture
def living(
    run_async: RunAsync, shell: Shell, tasks: Tasks, window: StandIn, failures: list[BaseException]
) -> Callable[[Callable[[], Awaitable[None]]], None]:
    """Live with the window on screen: do `story()`, then close it as a person does."""

    def live(story: Callable[[], Awaitable[None]]) -> None:
        async def main() -> None:
            over = asyncio.ensure_future(shell.leaving.over())
            await asyncio.sleep(0)
            window.show()
            tasks.begin()
            try:
                await story()
            finally:
                window.close()
                await over

        run_async(main)
        assert failures == []

    return live


@pytest.fixture
def until() -> Callable[[Callable[[], object]], Awaitable[None]]:
    """Wait until something is true; the limit is that of the whole test."""

    async def wait(true: Callable[[], object]) -> None:
        while not true():  # noqa: ASYNC110 - what is looked at knows no events
            await asyncio.sleep(0.01)

    return wait


@pytest.fixture
def closed_session(tmp_path: Path) -> Path:
    """A new workshop of the emergency unit, closed."""
    path = tmp_path / "Urgences.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    return path


@pytest.fixture
def session_path(tmp_path) -> Path:
    path = tmp_path / "Urgences.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    return path


@pytest.fixture
def in_room(living, shell, window, until, session_path):
    """Tell a story that begins in a room."""

    def tell(story) -> None:
        async def whole() -> None:
            shell.open(str(session_path))
            await until(lambda: window.room is not None)
            await story()

        living(whole)

    return tell


@pytest.fixture
def dialog_of(window, until):
    """The export dialog, once it is open, with these formats of these deliverables."""

    async def asked(keys=("plan",), endings=("pdf",)) -> ExportDialog:
        window.export_asked.emit()
        await until(lambda: window.findChildren(ExportDialog))
        (dialog,) = window.findChildren(ExportDialog)
        for ending, box in dialog.formats.boxes.items():
            box.setChecked(ending in endings)
        dialog.what.tick(keys)
        return dialog

    return asked


@pytest.fixture
def progress_of(window, until):
    """How the export goes, once it is over or as soon as it begins."""

    async def shown(*, over: bool = True) -> ExportProgress:
        await until(lambda: window.findChildren(ExportProgress))
        (progress,) = window.findChildren(ExportProgress)
        if over:
            await until(lambda: progress.windowTitle() != told.PROGRESS)
        return progress

    return shown
