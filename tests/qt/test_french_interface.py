"""Every page and dialog as a screen reader gets it: all is named, in French words."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)

from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import qt_words
from pcra_game.windows import file_dialogs, french_qt, spoken_names
from pcra_game.windows.main_window import MainWindow
from pcra_game.workshop.profile import Profile
from tests.fixtures.every_window import WINDOWS, Around, elements, pages_of_window

ROLE = QAccessible.Role
INTERACTIVE = {
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText, ROLE.SpinBox,
    ROLE.Slider, ROLE.MenuItem, ROLE.ListItem, ROLE.Cell, ROLE.TreeItem, ROLE.PageTab, ROLE.Link,
    ROLE.ButtonDropDown, ROLE.ButtonMenu, ROLE.List, ROLE.Tree, ROLE.Table, ROLE.ColumnHeader,
}  # fmt: skip
ENGLISH = re.compile(
    r"\b(The|Folder|bytes?|Files?|Cancel|Save|Undo|Redo|Cut|Copy|Paste|Delete|Select All|Name|"
    r"Date Modified|Yes|Close|Computer|Back|Forward|New|Clear|Show|Hide|Rename|Create|View|Look|"
    r"Error|Press|Toggle|Modified|Open|Choose|Drive|Shortcut|Window|Step|Denied|Today|Yesterday|"
    r"Size|Details?|Directory|Mo?nday|Tuesday|Ki?B|Mi?B|Retry|Apply|Help|Warning|Search|Sheet)\b"
)
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help)


@pytest.fixture(autouse=True)
def french(qapp: QApplication) -> Iterator[None]:
    """What the application does after its first frame."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    translators = french_qt.speak_french(qapp)
    spoken_names.listen()
    yield
    for translator in translators:
        QCoreApplication.removeTranslator(translator)  # type: ignore[arg-type]


@pytest.fixture
def owner(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def wants_name(element: QAccessibleInterface) -> bool:
    """Whether a person meets it: what lies hidden is empty until it is shown."""
    state = element.state()
    hidden = bool(state.invisible) and element.role() in (ROLE.Button, ROLE.ButtonMenu)
    return (bool(state.focusable) or element.role() in INTERACTIVE) and not hidden


def faults(root: QWidget, folder: Path) -> list[str]:
    """What has no name, a name of one sign, or English words."""
    for _ in elements(root):
        pass  # parts that Qt makes are named once they were met
    QApplication.processEvents()
    found: dict[str, None] = {}
    for element, way in elements(root):
        name = element.text(QAccessible.Text.Name).strip()
        if wants_name(element) and not any(sign.isalnum() for sign in name):
            found[f"no name {name!r}: {element.role().name} {way}"] = None
        for kind in TEXTS:
            said = element.text(kind).replace(str(folder), "")
            if ENGLISH.search(said):
                found[f"English: {said[:80]!r} {way}"] = None
    return list(found)


@pytest.mark.parametrize("name", WINDOWS)
def test_every_dialog_is_named_in_french(name: str, played_room, palette, owner, tmp_path, qtbot):
    made = WINDOWS[name](Around(played_room, palette, tmp_path), owner)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    assert faults(made, tmp_path) == []


def test_every_page_and_menu_of_a_workshop_is_named_in_french(
    played_file: Path, palette: Palette, qtbot, tmp_path: Path
) -> None:
    window = MainWindow(profile=Profile(tmp_path / "p"), palette=palette, tasks=Tasks(pytest.fail))
    qtbot.addWidget(window)
    with SessionFile.open(Path(shutil.copy(played_file, tmp_path / "demo.pcra"))) as session:
        window.show_room(session, read_only=False, idle_ms=0)
        window.resize(1366, 768)
        window.show()
        for page in pages_of_window(window):
            QApplication.processEvents()
            assert faults(window, tmp_path) == [], page
        assert window.desk is not None
        for menu in window.findChildren(QMenu):
            assert [a.text() for a in menu.actions() if ENGLISH.search(a.text())] == []
        window.leave_room()


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_french(field, qtbot) -> None:
    made = field()
    qtbot.addWidget(made)
    menu = made.createStandardContextMenu()
    said = [action.text() for action in menu.findChildren(QAction) if action.text()]
    assert len(said) > 5
    assert [text for text in said if ENGLISH.search(text.replace("&", ""))] == []
    menu.deleteLater()


def test_the_list_of_files_says_sizes_hours_and_kinds_in_french(qtbot, owner, tmp_path) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "Urgences.pcra").write_bytes(b"x" * 23_456)
    dialog = file_dialogs.session_dialog(owner, tmp_path)
    dialog.show()
    files = dialog.findChild(QTreeView, "treeView")
    assert files is not None

    def rows() -> list[list[str]]:
        root: QModelIndex = files.rootIndex()
        return [
            [str(files.model().index(row, column, root).data() or "") for column in range(4)]
            for row in range(files.model().rowCount(root))
        ]

    qtbot.waitUntil(lambda: len(rows()) == 2 and all(row[2] for row in rows()))
    folder, session = sorted(rows(), key=lambda row: row[1])
    assert folder[:3] == ["dossier", "", "Dossier"]
    assert session[:3] == ["Urgences.pcra", "23\u00a0Ko", "Atelier"]
    for row in (folder, session):
        assert re.fullmatch(r"\d\d/\d\d/\d{4} à \d{1,2}\u00a0h\u00a0\d\d", row[3])
    assert faults(dialog, tmp_path) == []  # the size of a folder too, which shows as nothing
    dialog.close()


def test_files_are_sorted_by_their_size_not_by_its_words(qtbot, owner, tmp_path) -> None:
    (tmp_path / "grand.pcra").write_bytes(b"x" * 2_000_000)  # « 2,0 Mo »
    (tmp_path / "petit.pcra").write_bytes(b"x" * 900)  # « 900 o »
    dialog = file_dialogs.session_dialog(owner, tmp_path)
    dialog.show()
    files = dialog.findChild(QTreeView, "treeView")
    assert files is not None
    files.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    model = files.model()

    def names() -> list[str]:
        root = files.rootIndex()
        return [model.index(row, 0, root).data() for row in range(model.rowCount(root))]

    qtbot.waitUntil(lambda: names() == ["petit.pcra", "grand.pcra"])
    dialog.close()


def test_a_file_is_still_chosen_through_the_french_list(owner, tmp_path) -> None:
    (tmp_path / "Urgences.pcra").write_bytes(b"x")
    dialog = file_dialogs.session_dialog(owner, tmp_path)
    dialog.selectFile("Urgences.pcra")
    assert file_dialogs.chosen(dialog) == str(tmp_path / "Urgences.pcra")
    assert isinstance(dialog, QFileDialog)
    dialog.deleteLater()


@pytest.mark.parametrize(
    ("octets", "said"),
    [(0, "0\u00a0o"), (148, "148\u00a0o"), (23_456, "23\u00a0Ko"), (2_345_600, "2,3\u00a0Mo")],
)
def test_a_size_is_said_in_french(octets: int, said: str) -> None:
    assert qt_words.size(octets) == said
