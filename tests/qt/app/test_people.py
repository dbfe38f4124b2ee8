"""Names through the window: stored, erased with their copies, and gone from the private notes."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from pcra_game.app.people import show_people
from pcra_game.persistence.backups import Backups, Reason
from pcra_game.persistence.checking import check
from pcra_game.persistence.names import holds
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import people as words
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.people_dialog import PeopleDialog

NAME = "Maëlle Kervadec"


@pytest.fixture
def desk(qtbot, palette, profile, tasks) -> MainWindow:
    made = MainWindow(profile=profile, palette=palette, tasks=tasks)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def file(new_file: Path, tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    return Path(shutil.copy(new_file, tmp_path / "documents" / "atelier.pcra"))


def push(dialog: PeopleDialog, name: str) -> None:
    assert dialog.page is not None
    key = dialog.page.findChild(QPushButton, name)
    assert key is not None, name
    key.click()


def test_c10_named_and_erased_through_the_window(
    run_async, until, desk, tasks, palette, profile, file, tmp_path
) -> None:
    with SessionFile.open(file) as session:
        assert session.state.opened is not None
        id = session.state.opened.session

        async def main() -> None:
            desk.show_room(session, read_only=False)
            desk.desk.side.guide.notes.set_text(f"Rappeler {NAME}")
            tasks.begin()
            tasks.start(lambda: show_people(desk, palette, tasks, session))
            await until(lambda: desk.findChildren(PeopleDialog))
            (dialog,) = desk.findChildren(PeopleDialog)
            label = next(iter(session.game.functions.values())).label
            dialog.list.function.setEditText(label)
            dialog.list.name.setText(NAME)
            push(dialog, "add")
            (person,) = session.people()
            kept = Backups(profile.folder / "backups").keep(
                file, id, Reason.REGULAR, datetime(2026, 11, 25, 9, tzinfo=UTC)
            )
            assert kept is not None
            assert holds(kept.path, NAME)
            push(dialog, f"erase_{person.id}")
            push(dialog, "erase")
            await until(lambda: dialog.page is not None and dialog.page.objectName() == "report")
            assert not holds(kept.path, NAME)
            assert dialog.list.people == ()
            push(dialog, "close_report")
            await until(lambda: not desk.findChildren(PeopleDialog))
            await tasks.close()

        run_async(main)
        assert session.people() == ()
        assert desk.desk.side.guide.notes.text() == f"Rappeler {words.ERASED_NAME}"
        desk.leave_room()
    assert check(file) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file() and holds(path, NAME)] == []


def test_refusal_is_said_in_the_dialog_and_nothing_is_stored(
    run_async, until, desk, tasks, palette, file, monkeypatch
) -> None:
    monkeypatch.setattr("pcra_game.persistence.names.MOST_PEOPLE", 0)
    with SessionFile.open(file) as session:

        async def main() -> None:
            desk.show_room(session, read_only=False)
            tasks.begin()
            tasks.start(lambda: show_people(desk, palette, tasks, session))
            await until(lambda: desk.findChildren(PeopleDialog))
            (dialog,) = desk.findChildren(PeopleDialog)
            dialog.list.function.setEditText(next(iter(session.game.functions.values())).label)
            dialog.list.name.setText(NAME)
            push(dialog, "add")
            assert dialog.list.trouble.text() == words.too_many(0)
            dialog._erase("nobody")
            await until(lambda: dialog.page is dialog.list)
            assert dialog.list.trouble.text() == words.ALREADY_ERASED
            dialog.reject()
            await tasks.close()

        run_async(main)
        assert session.people() == ()
        desk.leave_room()
