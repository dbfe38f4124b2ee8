"""D22: whatever the room typed is shown as it was typed, in every page, dialog, tip and menu."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.room import Room
from pcra_game.workshop.profile import Profile
from pcra_game.workshop.workshop import Workshop
from tests.fixtures.every_window import WINDOWS, Around, elements, pages_of_window
from tests.fixtures.hostile import BOLD, IMAGE, read_as_markup, write_hostile

NAMES = (QAccessible.Text.Name,)


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "gras & <b>italique<b>.pcra"
    write_hostile(path)
    return path


@pytest.fixture
def hostile_room(palette: Palette, hostile_file: Path, tmp_path: Path, ids):
    copy = Path(shutil.copy(hostile_file, tmp_path / hostile_file.name))
    with SessionFile.open(copy) as session:
        yield Room(Workshop(session), new_id=ids)


@pytest.mark.parametrize("name", WINDOWS)
def test_d22_every_dialog_shows_hostile_words_as_they_are(
    name: str, hostile_room: Room, palette: Palette, tmp_path: Path, qtbot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = WINDOWS[name](Around(hostile_room, palette, tmp_path, IMAGE), owner)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    assert read_as_markup(made) == []


def test_d22_every_page_of_a_workshop_shows_hostile_words_as_they_are(
    hostile_file: Path, palette: Palette, qtbot, tmp_path: Path
) -> None:
    window = MainWindow(profile=Profile(tmp_path / "p"), palette=palette, tasks=Tasks(pytest.fail))
    qtbot.addWidget(window)
    copy = Path(shutil.copy(hostile_file, tmp_path / hostile_file.name))
    with SessionFile.open(copy) as session:
        window.show_room(session, read_only=False, idle_ms=0)
        window.resize(1366, 768)
        window.show()
        for page in pages_of_window(window):
            QApplication.processEvents()
            assert read_as_markup(window) == [], page
        window.room.refused.emit(IMAGE)
        assert window.toast.text() == IMAGE
        assert read_as_markup(window) == []
        assert read_as_markup(window.desk.projector) == []
        spoken = [element.text(element_name) for element, _ in elements(window.desk.table)
                  for element_name in NAMES]  # fmt: skip
        assert any(BOLD.strip() in said for said in spoken)
        window.leave_room()


def test_the_walk_itself_finds_markup_and_lost_ampersands(qtbot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    label = QLabel(IMAGE, root)
    key = QPushButton("Gras & fin", root)
    key.setToolTip("<b>x</b>")
    assert len(read_as_markup(root)) == 3
    label.deleteLater()
