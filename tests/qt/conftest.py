"""A workshop as the windows see it, without a screen."""

import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMainWindow,
    QMenu,
    QWidget,
)

from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import LIGHT, Palette
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.enter_clicks import EnterClicks
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.room import Room
from pcra_game.windows.style import dress, sheet, text_size
from pcra_game.workshop import autopilot
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile
from pcra_game.workshop.workshop import Workshop
from tests.fixtures.answering import shown_sheet
from tests.fixtures.demo_session import played_demo


@pytest.fixture(autouse=True)
def _the_usual_look_again(qapp) -> Iterator[None]:
    """A theme or a size of text that a test wore is not worn by the next one.

    Windows that were closed go first: a theme is worn by every widget that is still there.
    """
    yield
    for window in qapp.topLevelWidgets():
        if isinstance(window, QMainWindow) and not window.isVisible():
            window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if text_size() != 1.0 or qapp.styleSheet() not in ("", sheet(LIGHT)):
        dress(qapp, LIGHT)


@pytest.fixture(scope="session")
def palette(qapp) -> Palette:
    """The light theme, worn by the application."""
    dress(qapp, LIGHT)
    return LIGHT


class StrayWindows(QObject):
    """Notes every widget that is shown as a window of its own without being made as one.

    A chip shown before it is laid flashes over the room and takes the keyboard with it.
    """

    MEANT = (QMainWindow, QDialog, QMenu, QAbstractItemView, ProjectorWindow)

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is shown."""
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, self.MEANT)
            and "PrivateContainer" not in watched.metaObject().className()
        ):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def no_stray_window(qapp) -> Iterator[None]:
    """Fail where a widget was shown as a window by mistake."""
    watch = StrayWindows()
    qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert watch.seen == []


@pytest.fixture
def enter_clicks(qapp) -> Iterator[None]:
    """What every window of the application has: Enter presses the button with the focus."""
    owner = QObject()
    clicks = EnterClicks(owner)
    yield
    qapp.focusChanged.disconnect(clicks._focus_moved)


@pytest.fixture
def ids() -> Callable[[], str]:
    """Ids that a test can foresee: id-1, id-2 and so on."""
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new session of the emergency unit, closed; never to be changed."""
    path = tmp_path_factory.mktemp("new") / "atelier.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    return path


@pytest.fixture(scope="session")
def played_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole demo, played once through the rules, closed; never to be changed."""
    path = tmp_path_factory.mktemp("played") / "demo.pcra"
    played_demo(path).close()
    return path


@pytest.fixture
def room(
    palette: Palette, new_file: Path, tmp_path: Path, ids: Callable[[], str]
) -> Iterator[Room]:
    """A new workshop of the emergency unit, six activities on the table, nothing decided."""
    with SessionFile.open(Path(shutil.copy(new_file, tmp_path / "atelier.pcra"))) as session:
        yield Room(Workshop(session), new_id=ids)


@pytest.fixture
def played_room(
    palette: Palette, played_file: Path, tmp_path: Path, ids: Callable[[], str]
) -> Iterator[Room]:
    """The whole demo, played; its clock stands where the demo ended."""
    clock = autopilot.FixedClock()
    clock.advance(sum(intent.minutes for intent in autopilot.intents()))
    with SessionFile.open(Path(shutil.copy(played_file, tmp_path / "demo.pcra"))) as session:
        yield Room(Workshop(session, now=clock.now), new_id=ids)


@pytest.fixture(name="sheet")
def answer_sheet(room: Room, palette: Palette, qtbot) -> AnswerSheet:
    """The answer sheet of a card of a new workshop, shown, the keyboard in its first field."""
    return shown_sheet(room, palette, qtbot)


@pytest.fixture(name="window")
def window_on_a_new_workshop(
    qapp, no_stray_window, palette: Palette, tmp_path, ids
) -> Iterator[MainWindow]:
    """The real main window on a new workshop."""
    made = MainWindow(
        profile=Profile(tmp_path / "profil"), palette=palette, tasks=Tasks(pytest.fail)
    )
    with create_session(tmp_path / "atelier.pcra", load_game("URG"), title="Urgences") as session:
        made.show_room(session, read_only=False, new_id=ids, idle_ms=0)
        made.resize(1366, 768)
        made.show()
        QApplication.processEvents()
        yield made
        made.leave_room()
        made.close()
        made.deleteLater()
