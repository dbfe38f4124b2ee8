"""What an export remembers, what it says of a template, and what its manifest vouches for."""

import hashlib
import json
from pathlib import Path

import docx
import pypdfium2
import pytest

from pcra_game.exports.formats import Finish
from pcra_game.texts import export_dialog as told
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.export_dialog import ExportDialog
from pcra_game.windows.export_progress import ExportProgress, FileState
from pcra_game.workshop.export_choice import ExportChoice
from pcra_game.workshop.known_sessions import KnownSessions
from tests.fixtures.failing_exports import endless_pdf

LIVRABLES = "Urgences - livrables"
WORKBOOK = "D2.O1.C - Classeur du plan - Urgences.xlsx"
PLAN = "D2.O1.C - Projet de PCRA - Urgences.pdf"


def test_a_template_that_cannot_serve_is_told_before_the_export(
    in_room, until, dialog_of, tmp_path
) -> None:
    (tmp_path / "modele.docx").write_bytes(b"PK\x03\x04 not a document")

    async def story() -> None:
        dialog = await dialog_of(("retex",), ("docx",))
        dialog.template.take(tmp_path / "modele.docx")
        await until(lambda: dialog.refusal.text())
        assert "modele.docx" in dialog.refusal.text()
        assert not dialog.export.isEnabled()
        dialog.reject()

    in_room(story)
    assert not (tmp_path / LIVRABLES).exists()


def test_a_template_that_is_spoilt_meanwhile_is_told_once_and_the_pdf_is_written(
    in_room, until, dialog_of, progress_of, tmp_path
) -> None:
    model = tmp_path / "modele.docx"
    docx.Document().save(model)

    async def story() -> None:
        dialog = await dialog_of(("retex", "compte-rendu"), ("pdf", "docx"))
        dialog.template.take(model)
        await until(lambda: dialog.template.said.text())
        model.write_bytes(b"PK\x03\x04 not a document")
        dialog.export.click()
        progress = await progress_of()
        refused = [n for n, state in progress.states.items() if state is FileState.REFUSED]
        assert [Path(name).suffix for name in refused] == [".docx", ".docx"]
        said = [block.text() for block in progress.findChildren(TextBlock)]
        assert sum("modele.docx" in text for text in said) == 1
        assert progress.windowTitle() == told.PARTLY_DONE
        progress.shut.click()

    in_room(story)
    assert len(list((tmp_path / LIVRABLES).glob("*.pdf"))) == 2


def test_a_template_of_last_time_that_is_gone_is_dropped_with_a_sentence(
    in_room, until, dialog_of, profile, tmp_path
) -> None:
    known = KnownSessions(profile.folder)
    known.note_choice("another", ExportChoice(template=str(tmp_path / "modele.docx")))

    async def story() -> None:
        dialog = await dialog_of(("plan",), ("docx",))
        await until(lambda: dialog.refusal.text())
        assert dialog.refusal.text() == told.template_gone("modele.docx")
        assert dialog.finish().template is None
        dialog.reject()

    in_room(story)


def test_the_next_export_begins_where_the_last_one_ended(
    in_room, window, dialog_of, progress_of, until, profile, tmp_path
) -> None:
    async def story() -> None:
        dialog = await dialog_of(("retex", "cartes-de-poche"), ("pdf",))
        dialog.mark.press("Confidentiel")
        dialog.watermark.setChecked(False)
        dialog.export.click()
        (await progress_of()).shut.click()
        await until(lambda: not window.findChildren(ExportProgress))
        window.export_asked.emit()
        await until(lambda: window.findChildren(ExportDialog))
        (again,) = window.findChildren(ExportDialog)
        assert again.finish() == Finish(confidentiality="Confidentiel")
        assert again.what.standing() == ("cartes-de-poche", "retex")
        assert again.formats.ticked() == ("pdf",)
        again.reject()

    in_room(story)
    (kept,) = KnownSessions(profile.folder).all()
    assert kept.chosen == ExportChoice(
        "Confidentiel", False, "", ("cartes-de-poche", "retex"), ("pdf",)
    )
    for path in (tmp_path / LIVRABLES).glob("*.pdf"):
        document = pypdfium2.PdfDocument(path)
        for page in document:
            assert "iffusion restreinte" not in page.get_textpage().get_text_bounded()
        document.close()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="a folder where not even root may write")
def test_a_folder_that_takes_no_file_is_told_once(in_room, dialog_of, progress_of) -> None:
    async def story() -> None:
        dialog = await dialog_of(("plan", "retex"), ("pdf", "docx"))
        dialog.place.field.setText("/proc")
        dialog.export.click()
        progress = await progress_of()
        assert "choisissez un dossier" in progress.trouble.text()
        assert "fermez" not in progress.trouble.text()
        assert set(progress.states.values()) == {FileState.STOPPED}
        progress.shut.click()

    in_room(story)


def test_a_stopped_export_says_so_and_its_manifest_names_what_is_there(
    in_room, until, dialog_of, progress_of, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("pcra_game.app.exporting.write_packed", endless_pdf)
    folder = tmp_path / LIVRABLES
    folder.mkdir()
    before = {"fichiers": [{"fichier": name} for name in (WORKBOOK, PLAN)]}
    (folder / "manifeste.json").write_text(json.dumps(before), encoding="utf-8")

    async def story() -> None:
        dialog = await dialog_of(("classeur", "retex", "donnees"), ("xlsx", "pdf", "json"))
        dialog.export.click()
        progress = await progress_of(over=False)
        await until(lambda: FileState.WRITTEN in progress.states.values())
        await until(lambda: list(folder.glob(".pcra-*")))
        assert not (folder / "manifeste.json").exists()  # it would vouch for another file
        progress.stop.click()
        await progress_of()
        assert progress.windowTitle() == told.STOPPED_TITLE
        assert told.MANIFEST_OF_WRITTEN in progress.outcome.text()
        assert [*progress.states.values()] == [
            FileState.WRITTEN,
            FileState.STOPPED,
            FileState.STOPPED,
        ]
        progress.shut.click()

    in_room(story)
    manifest = json.loads((folder / "manifeste.json").read_text(encoding="utf-8"))
    (named,) = manifest["fichiers"]
    assert named["fichier"] == WORKBOOK
    assert named["sha256"] == hashlib.sha256((folder / WORKBOOK).read_bytes()).hexdigest()


def test_papers_of_the_room_take_no_manifest_away_from_the_plan(
    in_room, until, window, dialog_of, progress_of, tmp_path
) -> None:
    async def story() -> None:
        for keys, endings in ((("sets", "feuillets"), ("pdf",)), (("plan",), ("pdf", "odt"))):
            dialog = await dialog_of(keys, endings)
            dialog.export.click()
            (await progress_of()).shut.click()
            await until(lambda: not window.findChildren(ExportProgress))
            assert (tmp_path / LIVRABLES / "manifeste.json").exists() == ("plan" in keys)

    in_room(story)


def test_a_manifest_that_is_still_true_stays(
    in_room, until, window, dialog_of, progress_of, tmp_path
) -> None:
    manifest = tmp_path / LIVRABLES / "manifeste.json"
    before = []

    async def story() -> None:
        dialog = await dialog_of(("classeur", "donnees"), ("xlsx", "json"))
        assert "manifeste" in dialog.place.files.text()
        dialog.export.click()
        (await progress_of()).shut.click()
        before.append(manifest.read_bytes())
        await until(lambda: not window.findChildren(ExportProgress))
        dialog = await dialog_of(("sets", "feuillets"), ("pdf",))
        assert "manifeste" not in dialog.place.files.text()
        dialog.export.click()
        progress = await progress_of()
        assert told.MANIFEST_STAYS in progress.outcome.text()
        progress.shut.click()

    in_room(story)
    assert manifest.read_bytes() == before[0]


def test_only_what_is_printed_for_the_room_can_be_asked_for(in_room, shell, window, until) -> None:
    async def story() -> None:
        shell.export(only=("conducteur", "sets"))
        await until(lambda: window.findChildren(ExportDialog))
        (dialog,) = window.findChildren(ExportDialog)
        assert dialog.what.standing() == ("conducteur", "sets")
        assert dialog.formats.ticked() == ("pdf",)
        dialog.reject()

    in_room(story)
