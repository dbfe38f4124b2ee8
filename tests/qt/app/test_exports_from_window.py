"""The plan leaves the room while the room goes on."""

import asyncio
import json
import os
import signal
from pathlib import Path

import pytest

from pcra_game.exports import formats
from pcra_game.texts import app as words
from pcra_game.windows.export_dialog import ExportDialog
from pcra_game.workshop.files import create_session, load_game


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
    """The export dialog, once it is open."""

    async def asked() -> ExportDialog:
        window.export_asked.emit()
        await until(lambda: window.findChildren(ExportDialog))
        (dialog,) = window.findChildren(ExportDialog)
        return dialog

    return asked


def test_pdf_and_json_are_written_beside_the_session(
    in_room, window, until, dialog_of, tmp_path
) -> None:
    async def story() -> None:
        dialog = await dialog_of()
        dialog.boxes["json"].setChecked(True)
        dialog.export.click()
        await until(lambda: window.said and window.said[-1].startswith("Plan écrit"))

    in_room(story)
    assert (tmp_path / "Urgences.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((tmp_path / "Urgences.json").read_text(encoding="utf-8"))
    assert window.said[:3] == [
        words.PREPARING,
        words.writing("Urgences.pdf"),
        words.writing("Urgences.json"),
    ]
    assert list(tmp_path.glob(".pcra-*")) == []


def test_a_dialog_that_is_left_writes_nothing(in_room, window, dialog_of, tmp_path) -> None:
    async def story() -> None:
        (await dialog_of()).reject()
        await asyncio.sleep(0.1)

    in_room(story)
    assert window.said == []
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_room_lives_while_the_dialog_is_open(in_room, window, dialog_of) -> None:
    async def story() -> None:
        dialog = await dialog_of()
        assert window.room.open_next()
        dialog.reject()

    in_room(story)


def test_the_window_waits_for_an_export_and_the_file_is_whole(
    in_room, window, dialog_of, tmp_path
) -> None:
    async def story() -> None:
        dialog = await dialog_of()
        dialog.export.click()
        await asyncio.sleep(0.05)
        window.close()
        assert window.isVisible()

    in_room(story)
    assert not window.isVisible()
    content = (tmp_path / "Urgences.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    assert words.CLOSING_AFTER_EXPORT in window.said
    assert list(tmp_path.glob(".pcra-*")) == []


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_process_that_is_killed_is_told_and_leaves_no_half_file(
    in_room, window, until, dialog_of, tmp_path, tasks, monkeypatch
) -> None:
    monkeypatch.setattr("pcra_game.app.exporting.write_file", killed_write)
    (tmp_path / "Urgences.pdf").write_bytes(b"before")

    async def story() -> None:
        (await dialog_of()).export.click()
        await until(lambda: words.EXPORT_BROKEN in window.said)

    in_room(story)
    assert (tmp_path / "Urgences.pdf").read_bytes() == b"before"
    assert list(tmp_path.glob(".pcra-*")) == []


def test_a_folder_that_went_away_is_told(in_room, window, until, dialog_of, tmp_path) -> None:
    folder = tmp_path / "clé"
    folder.mkdir()

    async def story() -> None:
        dialog = await dialog_of()
        dialog.folder.setText(str(folder))
        folder.rmdir()
        dialog.export.click()
        await until(lambda: len(window.said) > 2)
        assert "n’existe" in window.said[-1]

    in_room(story)


def test_the_dialog_refuses_what_cannot_be_written(qtbot, palette, tmp_path) -> None:
    dialog = ExportDialog(None, palette, tmp_path, "Urgences")
    qtbot.addWidget(dialog)
    assert dialog.formats() == ("pdf",)
    assert dialog.targets() == {"pdf": tmp_path / "Urgences.pdf"}
    assert dialog.export.isEnabled()
    dialog.folder.setText(str(tmp_path / "nulle part"))
    assert not dialog.export.isEnabled()
    assert dialog.trouble.text() == words.EXPORT_NO_FOLDER
    dialog.folder.setText(str(tmp_path))
    dialog.boxes["pdf"].setChecked(False)
    assert dialog.trouble.text() == words.EXPORT_NO_FORMAT


def test_the_dialog_says_what_is_replaced(qtbot, palette, tmp_path) -> None:
    (tmp_path / "Urgences.pdf").touch()
    dialog = ExportDialog(None, palette, tmp_path, "Urgences")
    qtbot.addWidget(dialog)
    assert "Urgences.pdf" in dialog.trouble.text()
    assert dialog.export.isEnabled()


def test_every_format_has_its_words() -> None:
    assert set(words.FORMAT_LABEL) == set(formats.FORMATS)


def killed_write(name, plan, target) -> None:
    """Begin a file, and be killed."""
    neighbour = target.with_name(".pcra-abcdefgh.tmp")
    neighbour.write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_dialog_names_the_files_it_will_write(qtbot, palette, tmp_path) -> None:
    dialog = ExportDialog(None, palette, tmp_path, "Urgences")
    qtbot.addWidget(dialog)
    assert dialog.files.text() == "Fichier à écrire\u00a0: Urgences.pdf"
    dialog.boxes["json"].setChecked(True)
    assert dialog.files.text() == "Fichiers à écrire\u00a0: Urgences.pdf et Urgences.json"
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert dialog.files.text() == ""
