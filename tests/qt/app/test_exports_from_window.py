"""The deliverables leave the room while the room goes on."""

import asyncio
import json
import os
import time
from functools import partial
from tempfile import TemporaryDirectory

import pytest

from pcra_game.app.exporting import Exporting
from pcra_game.app.held import Held
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import app as words
from pcra_game.texts import export_dialog as told
from pcra_game.windows.export_dialog import ExportDialog
from pcra_game.windows.export_progress import ExportProgress, FileState
from pcra_game.workshop.export_choice import ExportChoices
from pcra_game.workshop.known_sessions import KnownSessions
from tests.fixtures.failing_exports import endless_pdf, killed_write

LIVRABLES = "Urgences - livrables"
PLAN = "D2.O1.C - Projet de PCRA - Urgences.pdf"


def test_what_is_ticked_is_written_in_a_folder_beside_the_session(
    in_room, dialog_of, progress_of, tmp_path
) -> None:
    async def story() -> None:
        dialog = await dialog_of(("plan", "donnees"), ("pdf", "json"))
        dialog.export.click()
        progress = await progress_of()
        assert set(progress.states.values()) == {FileState.WRITTEN}
        assert "2\u00a0fichiers écrits" in progress.outcome.text()
        assert not progress.stop.isVisible()
        assert progress.open_folder.isVisible()
        progress.shut.click()

    in_room(story)
    folder = tmp_path / LIVRABLES
    assert (folder / PLAN).read_bytes().startswith(b"%PDF")
    manifest = json.loads((folder / "manifeste.json").read_text(encoding="utf-8"))
    assert [file["fichier"] for file in manifest["fichiers"]] == [
        PLAN,
        "Réversibilité - Données du plan - Urgences.json",
    ]
    assert list(folder.glob(".pcra-*")) == []


def test_what_is_printed_for_the_room_is_painted_by_the_other_process(
    in_room, dialog_of, progress_of, until, tmp_path
) -> None:
    async def story() -> None:
        dialog = await dialog_of(("sets", "feuillets"), ("pdf",))
        await until(lambda: not dialog.preview.page.pixmap().isNull())
        assert dialog.preview.caption.text() == "Sets de table"
        dialog.export.click()
        progress = await progress_of()
        assert set(progress.states.values()) == {FileState.WRITTEN}
        progress.shut.click()

    in_room(story)
    assert len(list((tmp_path / LIVRABLES).glob("Salle - *.pdf"))) == 2


def test_printing_for_the_room_opens_the_dialog_with_the_papers_of_a_room_ticked(
    in_room, window, until
) -> None:
    async def story() -> None:
        window.print_asked.emit()
        await until(lambda: window.findChildren(ExportDialog))
        (dialog,) = window.findChildren(ExportDialog)
        ticked = {one.key for one in dialog.what.ticked()}
        assert ticked == {"conducteur", "cartes", "sets", "feuillets"}
        assert dialog.formats.ticked() == ("pdf",)
        assert dialog.export.isEnabled()
        dialog.reject()

    in_room(story)


def test_the_usual_export_is_one_key_after_the_dialog(in_room, window, until, progress_of) -> None:
    async def story() -> None:
        window.export_asked.emit()
        await until(lambda: window.findChildren(ExportDialog))
        (dialog,) = window.findChildren(ExportDialog)
        assert dialog.export.isDefault()
        assert dialog.focusWidget() is dialog.export
        dialog.export.click()
        progress = await progress_of()
        assert len(progress.states) > 8
        assert set(progress.states.values()) == {FileState.WRITTEN}
        progress.shut.click()

    in_room(story)


def test_an_export_again_replaces_its_own_files_and_says_so_before(
    in_room, dialog_of, progress_of, until, window, tmp_path
) -> None:
    async def story() -> None:
        for turn in range(2):
            dialog = await dialog_of(("plan", "donnees"), ("pdf", "json"))
            said = dialog.place.trouble.text()
            assert ("seront remplacés" in said) == bool(turn)
            assert dialog.export.isEnabled()
            dialog.export.click()
            (await progress_of()).shut.click()
            await until(lambda: not window.findChildren(ExportProgress))

    in_room(story)
    assert len(list((tmp_path / LIVRABLES).iterdir())) == 4


def test_a_dialog_that_is_left_writes_nothing(in_room, window, dialog_of, tmp_path) -> None:
    async def story() -> None:
        (await dialog_of()).reject()
        await asyncio.sleep(0.1)

    in_room(story)
    assert window.said == []
    assert not (tmp_path / LIVRABLES).exists()


def test_the_room_lives_while_the_dialog_is_open(in_room, window, dialog_of) -> None:
    async def story() -> None:
        dialog = await dialog_of()
        assert window.room.open_next()
        dialog.reject()

    in_room(story)


def test_the_first_page_is_shown_beside_the_choices(in_room, dialog_of, until) -> None:
    async def story() -> None:
        dialog = await dialog_of()
        await until(lambda: not dialog.preview.page.pixmap().isNull())
        assert dialog.preview.caption.text() == "Projet de PCRA"
        dialog.what.tick(("donnees",))
        assert dialog.preview.page.text() == told.PREVIEW_NONE
        dialog.what.tick(("retex",))
        await until(lambda: not dialog.preview.page.pixmap().isNull())
        assert dialog.preview.caption.text() == "RETEX"
        dialog.reject()

    in_room(story)


def test_the_window_waits_for_an_export_and_the_file_is_whole(
    in_room, window, dialog_of, tmp_path
) -> None:
    async def story() -> None:
        (await dialog_of()).export.click()
        await asyncio.sleep(0.05)
        window.close()
        assert window.isVisible()

    in_room(story)
    assert not window.isVisible()
    content = (tmp_path / LIVRABLES / PLAN).read_bytes()
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    assert words.CLOSING_AFTER_EXPORT in window.said
    assert list((tmp_path / LIVRABLES).glob(".pcra-*")) == []


def test_closing_the_list_leaves_the_export_going_on_and_it_is_told(
    in_room, window, until, dialog_of, progress_of, tmp_path
) -> None:
    async def story() -> None:
        (await dialog_of()).export.click()
        (await progress_of(over=False)).shut.click()
        await until(lambda: window.said)
        assert "1\u00a0fichier écrit" in window.said[-1]

    in_room(story)
    assert (tmp_path / LIVRABLES / PLAN).exists()


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_process_that_is_killed_is_told_and_leaves_no_half_file(
    in_room, dialog_of, progress_of, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("pcra_game.app.exporting.write_packed", killed_write)
    (tmp_path / LIVRABLES).mkdir()
    (tmp_path / LIVRABLES / PLAN).write_bytes(b"before")

    async def story() -> None:
        (await dialog_of()).export.click()
        progress = await progress_of()
        assert progress.states[PLAN] is FileState.REFUSED
        assert progress.again.isVisible()
        progress.shut.click()

    in_room(story)
    assert (tmp_path / LIVRABLES / PLAN).read_bytes() == b"before"
    assert list((tmp_path / LIVRABLES).glob(".pcra-*")) == []


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_written(
    in_room, dialog_of, progress_of, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("pcra_game.app.exporting.write_packed", endless_pdf)
    monkeypatch.setattr("pcra_game.app.exporting.LONGEST", 10.0)
    (tmp_path / LIVRABLES).mkdir()
    (tmp_path / LIVRABLES / PLAN).write_bytes(b"before")

    async def story() -> None:
        (await dialog_of(("plan", "donnees"), ("pdf", "json"))).export.click()
        progress = await progress_of()
        assert [*progress.states.values()] == [FileState.REFUSED, FileState.WRITTEN]
        progress.shut.click()

    in_room(story)
    assert (tmp_path / LIVRABLES / PLAN).read_bytes() == b"before"
    assert list((tmp_path / LIVRABLES).glob(".pcra-*")) == []


def test_stopping_leaves_the_old_file_and_no_half_one(
    in_room, until, dialog_of, progress_of, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("pcra_game.app.exporting.write_packed", endless_pdf)
    folder = tmp_path / LIVRABLES
    folder.mkdir()
    (folder / PLAN).write_bytes(b"before")

    async def story() -> None:
        (await dialog_of(("plan", "donnees"), ("pdf", "json"))).export.click()
        progress = await progress_of(over=False)
        await until(lambda: list(folder.glob(".pcra-*")))
        started = time.monotonic()
        progress.stop.click()
        await progress_of()
        assert time.monotonic() - started < 3
        assert set(progress.states.values()) == {FileState.STOPPED}
        progress.shut.click()

    in_room(story)
    assert [path.name for path in folder.iterdir()] == [PLAN]
    assert (folder / PLAN).read_bytes() == b"before"


def test_stopping_before_the_first_file_leaves_no_folder(
    in_room, until, dialog_of, progress_of, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("pcra_game.app.exporting.write_packed", endless_pdf)
    folder = tmp_path / LIVRABLES

    async def story() -> None:
        (await dialog_of()).export.click()
        progress = await progress_of(over=False)
        await until(lambda: list(folder.glob(".pcra-*")))
        progress.stop.click()
        (await progress_of()).shut.click()

    in_room(story)
    assert not folder.exists()


def test_a_folder_that_went_away_is_told_and_another_can_be_chosen(
    in_room, window, until, dialog_of, progress_of, tmp_path
) -> None:
    stick = tmp_path / "clé"
    stick.mkdir()

    async def story() -> None:
        dialog = await dialog_of()
        dialog.place.field.setText(str(stick / "livrables"))
        stick.rmdir()
        dialog.export.click()
        progress = await progress_of()
        assert "n’existe" in progress.trouble.text()
        assert not progress.open_folder.isVisible()
        progress.again.click()
        await until(lambda: window.findChildren(ExportDialog))
        window.findChildren(ExportDialog)[0].reject()

    in_room(story)


def test_what_is_exported_of_a_demo_outlives_it(
    window, tasks, palette, until, run_async, session_path, tmp_path, monkeypatch
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr("pcra_game.app.exporting.documents_folder", lambda: documents)
    asked = []

    async def story() -> None:
        with SessionFile.open(session_path) as session:
            held = Held(session, folder=TemporaryDirectory())
            known = KnownSessions(tmp_path / "profil")
            exporting = Exporting(window, palette, tasks, known, ExportChoices(known))
            tasks.begin()
            tasks.start(partial(exporting.ask, held))
            await until(lambda: window.findChildren(ExportDialog))
            (dialog,) = window.findChildren(ExportDialog)
            asked.append(dialog.folder())
            dialog.reject()
            await tasks.close()
            held.folder.cleanup()

    run_async(story)
    assert asked == [documents / LIVRABLES]
