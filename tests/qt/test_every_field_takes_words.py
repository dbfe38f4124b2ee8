"""D23: every field of the application takes words alone, whatever is pasted into it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from pcra_game.domain.clean import printable
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.windows.controls import plain_text
from pcra_game.windows.export_dialog import ExportDialog
from pcra_game.windows.fact_form_fields import ChoiceBox
from pcra_game.windows.folded_completer import FoldedCompleter
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.passphrase_field import SecretLine
from pcra_game.windows.plain_paste import MOST_TYPED, PlainLine, PlainPage
from pcra_game.windows.room import Room
from pcra_game.workshop.profile import Profile
from tests.fixtures.every_window import WINDOWS, Around, pages_of_window

BIDI = "a\u202eb\u2066c\x00d\x1be"


def fields(root: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Every field of a window, but those of a secret and of Qt's own dialog of files."""
    found = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
    return [f for f in found if not isinstance(f, SecretLine)]


def others(root: QWidget) -> list[str]:
    """The fields that do not have the one door."""
    return [
        f"{type(f).__name__}#{f.objectName()} {f.accessibleName()}"
        for f in fields(root)
        if not isinstance(f, PlainLine | PlainPage) and not f.isReadOnly()
    ]


@pytest.mark.parametrize("name", WINDOWS)
def test_d23_every_field_of_a_dialog_has_the_one_door(
    name: str, played_room: Room, palette: Palette, tmp_path: Path, qtbot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = WINDOWS[name](Around(played_room, palette, tmp_path), owner)
    qtbot.addWidget(made)
    if not isinstance(made, QFileDialog | ExportDialog):  # they ask for a path, as it is
        assert others(made) == []


def test_d23_every_field_of_a_workshop_has_the_one_door(
    played_file: Path, palette: Palette, qtbot, tmp_path: Path
) -> None:
    window = MainWindow(profile=Profile(tmp_path / "p"), palette=palette, tasks=Tasks(pytest.fail))
    qtbot.addWidget(window)
    with SessionFile.open(Path(shutil.copy(played_file, tmp_path / "demo.pcra"))) as session:
        window.show_room(session, read_only=False, idle_ms=0)
        for _ in pages_of_window(window):
            assert others(window) == []
        window.leave_room()


def picture() -> QMimeData:
    mime = QMimeData()
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime.setImageData(image)
    return mime


def files() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    return mime


def words(text: str, markup: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    if markup:
        mime.setHtml(markup)
    return mime


PASTED = {
    "picture": (picture, 0),
    "files": (files, 0),
    "rich": (lambda: words("gras", "<b>gras</b><img src='file:///etc/hostname'>"), 4),
    "markup": (lambda: words("<b>gras</b>"), 11),
    "control": (lambda: words(BIDI), 5),
    "huge": (lambda: words("x" * 50_000_000), MOST_TYPED),
}


@pytest.mark.parametrize("kind", PASTED)
@pytest.mark.parametrize("name", ["facts", "new workshop", "preparing", "shortcuts", "people"])
def test_d23_what_is_pasted_into_any_field_is_words(
    name: str, kind: str, room: Room, palette: Palette, tmp_path: Path, qtbot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = WINDOWS[name](Around(room, palette, tmp_path), owner)
    qtbot.addWidget(made)
    made_of, most = PASTED[kind]
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(made_of())
    writable = [f for f in fields(made) if not f.isReadOnly()]
    assert writable
    for field in writable[:4] if kind == "huge" else writable[:40]:
        field.clear()
        field.paste()
        QApplication.processEvents()
        text = field.text() if isinstance(field, QLineEdit) else plain_text(field)
        assert len(text) <= most, field.objectName()
        assert printable(text) == text
        assert text or most == 0 or not field.isEnabled(), field.objectName()
    clipboard.clear()


def test_a_choice_is_found_without_accents_and_written_with_them(qtbot) -> None:
    box = ChoiceBox(["Médecin sénior", "Infirmière d’accueil", "Œuvre"])
    qtbot.addWidget(box)
    completer = box.completer()
    assert isinstance(completer, FoldedCompleter)
    for typed, found in (
        ("MEDECIN", "Médecin sénior"),
        ("senior", "Médecin sénior"),
        ("d'accueil", "Infirmière d’accueil"),
        ("oeuv", "Œuvre"),
    ):
        completer.setCompletionPrefix(typed)
        assert completer.completionCount() == 1
        assert completer.currentCompletion() == found
    completer.setCompletionPrefix("absent")
    assert completer.completionCount() == 0


def test_a_choice_that_was_found_without_accents_is_taken_with_enter(qtbot) -> None:
    box = ChoiceBox(["Médecin sénior", "Cadre"])
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    line = box.lineEdit()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "medec")
    popup = box.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    popup.setCurrentIndex(popup.model().index(0, 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert box.currentText() == "Médecin sénior"
