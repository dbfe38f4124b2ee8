"""Going back to a backup, and rescuing a damaged file, by mouse and by keyboard."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget

from pcra_game.app.held import Held
from pcra_game.app.restoring import Next, Restoring
from pcra_game.persistence.backup_reading import content_of
from pcra_game.persistence.backups import Backup, Backups, Reason
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import SessionFileDamaged, SessionFileError
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.runner import run_on_qt
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import DARK, Palette
from pcra_game.texts import rescue as words
from pcra_game.windows.rescue_dialog import RescueDialog, SalvagedDialog, Way
from pcra_game.windows.restore_dialog import Present, RestoreDialog
from pcra_game.windows.style import dress
from pcra_game.workshop.keeping_backups import described
from pcra_game.workshop.workshop import Workshop

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)
TODAY = date(2026, 11, 25)


pytestmark = pytest.mark.usefixtures("enter_clicks")


@pytest.fixture
def file(played_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(played_file, tmp_path / "Urgences.pcra"))


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


@pytest.fixture
def kept(file: Path, backups: Backups) -> tuple[Backup, ...]:
    """Three backups, the file one gesture further than the last, the middle one spoilt."""
    with SessionFile.open(file) as session:
        opened = session.state.opened
        assert opened is not None
        for hour in range(3):
            backups.keep(file, opened.session, Reason.REGULAR, NOW + timedelta(hours=hour))
            Workshop(session).undo()
    made = backups.of(opened.session)
    spoil(made[1].path)
    return made


@pytest.fixture
def dialog(
    palette: Palette, qtbot: Any, kept: tuple[Backup, ...], no_stray_window: None
) -> RestoreDialog:
    made = RestoreDialog(None, palette, "Urgences", kept, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    late = len(content) * 9 // 10 // 4096 * 4096
    content[late : late + 9000] = bytes(9000)
    path.write_bytes(content)


def entries(path: Path) -> int:
    with SessionFile.open(path, read_only=True) as session:
        return session.history.length


def texts(dialog: RestoreDialog, row: int) -> list[str]:
    item = dialog.list.topLevelItem(row)
    assert item is not None
    return [item.text(column) for column in range(dialog.list.columnCount())]


def key(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_a_line_says_date_phase_decisions_reason_and_state(
    dialog: RestoreDialog, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    assert texts(dialog, 2)[1:] == ["", "", "en cours d’atelier", "lecture…"]
    for one in kept:
        dialog.tell(described(backups, one))
    assert texts(dialog, 2)[1:] == [
        "La longue traîne",
        "83\u00a0décisions",
        "en cours d’atelier",
        "relue\u00a0: entière",
    ]
    assert texts(dialog, 1)[1:] == ["", "", "en cours d’atelier", "abîmée"]
    said = dialog.list.topLevelItem(2).data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert "25\u00a0nov. à" in said
    assert "83\u00a0décisions" in said
    assert dialog.list.accessibleName()


def test_a_line_says_how_far_a_backup_is_from_the_open_workshop(
    palette: Palette, qtbot: Any, file: Path, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    now = content_of(file)
    made = RestoreDialog(
        None, palette, "Urgences", kept, TODAY, present=Present(now.entries - 1, now.head)
    )
    qtbot.addWidget(made)
    for one in (kept[0], kept[2]):
        made.tell(described(backups, one))
    assert texts(made, 0)[2].endswith("décisions, d’autres gestes")
    assert texts(made, 2)[2].endswith("décisions, 2\u00a0gestes de moins")


def test_nobody_goes_back_to_where_the_workshop_stands(
    palette: Palette, qtbot: Any, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    content = backups.describe(kept[0])
    present = Present(content.entries, content.head)
    made = RestoreDialog(None, palette, "Urgences", kept, TODAY, present=present)
    qtbot.addWidget(made)
    made.show()
    made.tell(described(backups, kept[0]))
    assert texts(made, 0)[2].endswith("décisions, comme à présent")
    assert not made.back.isEnabled()
    assert made.look.isEnabled()
    assert made.trouble.text() == words.ALREADY_THERE
    QTest.keyClick(made.list, Qt.Key.Key_Return)
    assert made.isVisible()


def test_nobody_goes_back_to_what_was_not_found_whole(
    dialog: RestoreDialog, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    assert not dialog.back.isEnabled()
    dialog.tell(described(backups, kept[0]))
    assert dialog.back.isEnabled()
    assert dialog.look.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.chosen == kept[1]
    assert not dialog.back.isEnabled()
    dialog.tell(described(backups, kept[1]))
    assert not dialog.back.isEnabled()
    assert "abîmée" in dialog.trouble.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_keyboard_alone_goes_back(
    dialog: RestoreDialog, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    for one in kept:
        dialog.tell(described(backups, one))
    assert QApplication.focusWidget() in (dialog.list, None)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (dialog.chosen, dialog.looking) == (kept[2], False)


def test_escape_changes_nothing(dialog: RestoreDialog) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_looking_is_told_from_going_back(
    dialog: RestoreDialog, backups: Backups, kept: tuple[Backup, ...], qtbot: Any
) -> None:
    dialog.tell(described(backups, kept[0]))
    qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    assert dialog.looking
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_without_backups_the_dialog_says_when_the_first_is_made(
    palette: Palette, qtbot: Any, no_stray_window: None
) -> None:
    made = RestoreDialog(None, palette, "Urgences", (), TODAY)
    qtbot.addWidget(made)
    made.show()
    assert made.chosen is None
    assert not made.back.isVisible()
    assert not made.list.isVisible()
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert made.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_dialog_fits_the_smallest_screen_and_every_word_its_key(
    theme: str, palette: Palette, qtbot: Any, qapp: Any, kept: tuple[Backup, ...]
) -> None:
    worn = DARK if theme == "dark" else palette
    dress(qapp, worn)
    try:
        long = "Réanimation et surveillance continue — atelier PCRA"
        for made in (
            RestoreDialog(None, worn, long, kept * 8, TODAY),
            RescueDialog(
                None, worn, "Le fichier est abîmé. " * 8, "mer. 25 nov., 83 décisions", True
            ),
            SalvagedDialog(None, worn, long, "/home/poste/Documents", [long] * 3, True),
        ):
            qtbot.addWidget(made)
            made.show()
            assert made.width() <= 1366
            assert made.height() <= 768 - 60
            for button in made.findChildren(QPushButton):
                assert button.width() >= button.sizeHint().width()
                assert button.accessibleName()
    finally:
        dress(qapp, palette)


# The whole way


@pytest.fixture
def play(qapp: Any, palette: Palette, backups: Backups) -> Iterator[Callable[..., Next | None]]:
    """Run one coroutine of Restoring to its end, answering each dialog as told."""
    window = QWidget()

    def run(ask: Callable[[Restoring], Any], *answers: Callable[[QDialog], None]) -> Next | None:
        async def main() -> Next | None:
            failures: list[BaseException] = []
            tasks = Tasks(failures.append)
            tasks.begin()
            restoring = Restoring(window, palette, tasks, backups, now=lambda: NOW)
            waiting, answered = list(answers), list[QDialog]()

            def look() -> None:
                open_now = (w for w in window.findChildren(QDialog) if w.isVisible())
                shown = [w for w in open_now if w not in answered]
                if shown and waiting and _ready(shown[-1]):
                    answered.append(shown[-1])
                    waiting.pop(0)(shown[-1])

            timer = QTimer()
            timer.timeout.connect(look)
            timer.start(10)
            try:
                return await asyncio.wait_for(ask(restoring), 20)
            finally:
                timer.stop()
                await tasks.close()
                assert failures == []
                assert waiting == []

        return run_on_qt(qapp, main)

    yield run
    window.deleteLater()


def _ready(dialog: QDialog) -> bool:
    """Whether a dialog that looks into backups has looked into all of them."""
    if not isinstance(dialog, RestoreDialog):
        return True
    rows = range(dialog.list.topLevelItemCount())
    return all("lecture" not in texts(dialog, row)[-1] for row in rows)


def press(name: str) -> Callable[[QDialog], None]:
    return lambda dialog: key(dialog, name).click()


def choose_row(row: int, name: str) -> Callable[[QDialog], None]:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        dialog.list.setCurrentItem(dialog.list.topLevelItem(row))
        key(dialog, name).click()

    return choose


def test_c4_going_back_from_the_open_workshop(
    play: Any, file: Path, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    session = SessionFile.open(file)
    before = session.history.length

    async def let_go() -> bool:
        session.close()
        return True

    answered = play(lambda r: r.ask(file, Held(session), let_go), choose_row(2, "restore"))
    assert answered is not None
    assert (answered.path, answered.read_only, answered.trouble) == (file, False, "")
    assert "83\u00a0décisions" in answered.said
    assert answered.content == backups.describe(kept[2])
    assert check(file) == []
    assert entries(file) == entries(kept[2].path) == before - 3
    assert entries(backups.of("demo-urgences")[0].path) == before


def test_a_workshop_that_is_not_let_go_is_not_replaced(
    play: Any, file: Path, kept: tuple[Backup, ...]
) -> None:
    async def stay() -> bool:
        return False

    before = file.read_bytes()
    with SessionFile.open(file) as session:
        asked = play(lambda r: r.ask(file, Held(session), stay), choose_row(2, "restore"))
        assert asked is None
    assert file.read_bytes() == before


def test_a_workshop_that_stays_open_is_told_and_not_replaced(
    play: Any, file: Path, kept: tuple[Backup, ...]
) -> None:
    with SessionFile.open(file) as session:
        answered = play(lambda r: r.ask(file, Held(session)), choose_row(2, "restore"))
        assert answered is not None
        assert "est déjà ouvert" in answered.trouble
        assert session.history.length == entries(kept[2].path) + 3


def test_looking_opens_a_copy_that_goes_again(
    play: Any, file: Path, kept: tuple[Backup, ...]
) -> None:
    before = file.read_bytes()
    answered = play(lambda r: r.ask(file), choose_row(2, "look"))
    assert answered is not None
    assert answered.read_only
    assert answered.folder is not None
    assert answered.path.parent == Path(answered.folder.name)
    assert answered.path.name.startswith("Urgences — sauvegarde du 2026-11-25 à")
    assert entries(answered.path) == entries(kept[2].path)
    answered.folder.cleanup()
    assert file.read_bytes() == before
    assert kept[2].path.exists()


def refused(path: Path) -> SessionFileError:
    with pytest.raises(SessionFileDamaged) as caught:
        SessionFile.open(path).close()
    return caught.value


def test_c3_a_damaged_file_is_offered_its_newest_whole_backup(
    play: Any, file: Path, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    spoil(file)
    spoil(kept[0].path)
    damaged, error = file.read_bytes(), refused(file)
    seen = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, RescueDialog)
        seen.append(key(dialog, "newest").accessibleName())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answered = play(lambda r: r.rescue(file, error), take)
    assert "83\u00a0décisions" in seen[0]
    assert answered is not None
    assert (answered.path, answered.trouble) == (file, "")
    assert entries(file) == entries(kept[2].path)
    bad = next(path for path in backups.files("demo-urgences") if path.name.endswith(".bad"))
    assert bad.read_bytes() == damaged


def test_another_backup_can_be_chosen_for_a_damaged_file(
    play: Any, file: Path, kept: tuple[Backup, ...]
) -> None:
    spoil(file)
    error = refused(file)
    answered = play(lambda r: r.rescue(file, error), press("other"), choose_row(2, "restore"))
    assert answered is not None
    assert entries(file) == entries(kept[2].path)


def test_without_a_backup_what_can_be_read_is_written_and_opened(
    play: Any, file: Path, tmp_path: Path
) -> None:
    spoil(file)
    damaged, error = file.read_bytes(), refused(file)
    out = tmp_path / "sauvé"
    out.mkdir()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(out))
        dialog.accept()

    answered = play(lambda r: r.rescue(file, error), press("salvage"), choose, press("open"))
    assert answered is not None
    assert answered.path.parent == out
    assert check(answered.path) == []
    assert len(list(out.iterdir())) == 3
    assert file.read_bytes() == damaged


def test_closing_a_chooser_comes_back_to_the_offers(
    play: Any, file: Path, kept: tuple[Backup, ...]
) -> None:
    spoil(file)
    error = refused(file)
    answered = play(
        lambda r: r.rescue(file, error),
        press("salvage"),
        QDialog.reject,
        press("other"),
        press("cancel"),
        press("leave"),
    )
    assert answered is None


def test_a_damaged_file_may_be_left_alone(play: Any, file: Path, kept: Any) -> None:
    spoil(file)
    damaged, error = file.read_bytes(), refused(file)
    assert play(lambda r: r.rescue(file, error), press("leave")) is None
    assert file.read_bytes() == damaged


def test_the_first_offer_has_the_keyboard(palette: Palette, qtbot: Any) -> None:
    with_backup = RescueDialog(None, palette, "Abîmé.", "hier, 83 décisions", False)
    without = RescueDialog(None, palette, "Abîmé.", "", False)
    for made, way in ((with_backup, Way.NEWEST), (without, Way.SALVAGE)):
        qtbot.addWidget(made)
        made.show()
        QTest.keyClick(made, Qt.Key.Key_Return)
        assert made.result() == QDialog.DialogCode.Accepted
        assert made.way is way


@pytest.mark.parametrize("name", ["newest", "other", "salvage", "leave"])
def test_enter_presses_the_offer_that_has_the_keyboard_and_no_other(
    name: str, palette: Palette, qtbot: Any
) -> None:
    made = RescueDialog(None, palette, "Abîmé.", "hier, 83 décisions", True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    pressed = []
    for each in made.findChildren(QPushButton):
        each.clicked.connect(lambda *_, each=each: pressed.append(each.objectName()))
    key(made, name).setFocus()
    QTest.keyClick(key(made, name), Qt.Key.Key_Return)
    assert pressed == [name]


@pytest.mark.parametrize("name", ["look", "cancel", "restore"])
def test_enter_on_a_key_of_the_list_presses_that_key(
    name: str, dialog: RestoreDialog, backups: Backups, kept: tuple[Backup, ...]
) -> None:
    dialog.tell(described(backups, kept[0]))
    key(dialog, name).setFocus()
    QTest.keyClick(key(dialog, name), Qt.Key.Key_Return)
    accepted = dialog.result() == QDialog.DialogCode.Accepted
    assert (accepted, dialog.looking) == (name != "cancel", name == "look")


def test_enter_on_close_does_not_open_what_was_salvaged(palette: Palette, qtbot: Any) -> None:
    made = SalvagedDialog(None, palette, "Lu.", "/tmp", ["a.txt"], True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    key(made, "close").setFocus()
    QTest.keyClick(key(made, "close"), Qt.Key.Key_Return)
    assert made.result() == QDialog.DialogCode.Rejected
