"""The dialog of an export: what is ticked, what is said of it, what stands in the way."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from pcra_game.exports.deliverables import DELIVERABLES, endings_of
from pcra_game.exports.formats import Finish
from pcra_game.table_view.palette import LIGHT, Palette
from pcra_game.texts import export_dialog as words
from pcra_game.windows.export_dialog import ExportDialog, Offer
from pcra_game.windows.export_progress import ExportProgress, FileState
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import dress

PLAN = "D2.O1.C - Projet de PCRA - Urgences.pdf"


@pytest.fixture
def asked(qtbot, palette: Palette, tmp_path: Path):
    """A dialog over a folder that is there."""

    def make(**offered) -> ExportDialog:
        offer = Offer(DELIVERABLES, "Urgences", offered.pop("folder", tmp_path), **offered)
        dialog = ExportDialog(None, palette, offer)
        qtbot.addWidget(dialog)
        return dialog

    return make


def tick(dialog: ExportDialog, keys: tuple[str, ...], endings: tuple[str, ...]) -> None:
    for ending, box in dialog.formats.boxes.items():
        box.setChecked(ending in endings)
    dialog.what.tick(keys)


def test_pdf_word_and_spreadsheet_are_ticked_first(asked) -> None:
    dialog = asked()
    assert dialog.formats.ticked() == words.USUAL_FORMATS
    names = [piece.name for piece in dialog.pieces()]
    assert PLAN in names
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "docx", "xlsx"}
    assert dialog.export.isEnabled()


def test_every_format_and_every_deliverable_has_its_box(asked) -> None:
    dialog = asked()
    assert set(dialog.formats.boxes) == set(endings_of(DELIVERABLES)) <= set(words.FORMAT_LABEL)
    assert set(dialog.what.boxes) == {one.key for one in DELIVERABLES if not one.part_of}


def test_each_box_says_the_proof_and_the_formats(asked) -> None:
    dialog = asked()
    tick(dialog, ("plan", "classeur"), ("pdf", "xlsx"))
    said = dialog.what.boxes["plan"].accessibleName()
    assert said == "Projet de PCRA, contribue à D2.O1.C · PDF"
    assert dialog.what.boxes["classeur"].accessibleName().endswith("· XLSX")
    assert "conforme" not in " ".join(box.accessibleName() for box in dialog.what.boxes.values())


def test_the_csv_of_each_sheet_goes_with_the_workbook(asked) -> None:
    dialog = asked()
    tick(dialog, ("classeur",), ("csv",))
    names = [piece.name for piece in dialog.pieces()]
    assert "OC-13 - Kit de continuité - Urgences.csv" in names
    assert len(names) == sum(one.part_of == "classeur" for one in DELIVERABLES)


def test_a_deliverable_that_is_ticked_gives_a_file(asked) -> None:
    dialog = asked()
    tick(dialog, (), ("pdf",))
    assert not dialog.export.isEnabled()
    assert dialog.place.trouble.text() == words.NO_FILE
    dialog.what.boxes["donnees"].setChecked(True)
    assert [piece.ending for piece in dialog.pieces()] == ["json"]
    assert dialog.export.isEnabled()


def test_no_format_no_export(asked) -> None:
    dialog = asked()
    tick(dialog, ("plan",), ("pdf",))
    dialog.formats.boxes["pdf"].setChecked(False)
    assert dialog.pieces() == []
    assert not dialog.export.isEnabled()


def test_the_marks_of_the_pages(asked) -> None:
    dialog = asked()
    assert dialog.finish() == Finish(watermark="PROJET")
    dialog.watermark.setChecked(False)
    dialog.mark.press("Confidentiel")
    assert dialog.finish() == Finish(confidentiality="Confidentiel")
    assert asked(signed=True).finish() == Finish()


def test_what_blocks_a_signature_is_said_first(asked) -> None:
    assert asked().findings.text() == ""
    said = asked(blocking=("en C0, il manque les bracelets", "autre")).findings.text()
    assert said.startswith("2\u00a0points bloquants")
    assert "bracelets" in said


def test_d17_a_missing_folder_is_refused_and_one_that_can_be_made_is_not(asked, tmp_path) -> None:
    dialog = asked(folder=tmp_path / "livrables")
    assert dialog.export.isEnabled()
    for nowhere in ("", "   ", str(tmp_path / "a" / "b"), "livrables", "a\x00b"):
        dialog.place.field.setText(nowhere)
        assert not dialog.export.isEnabled()
        assert dialog.place.trouble.text() == words.NO_FOLDER
    (tmp_path / "fichier").touch()
    dialog.place.field.setText(str(tmp_path / "fichier"))
    assert not dialog.export.isEnabled()


def test_d17_what_will_be_replaced_is_said(asked, tmp_path) -> None:
    (tmp_path / PLAN).touch()
    dialog = asked()
    assert words.replaces([PLAN]) == dialog.place.trouble.text()
    assert dialog.export.isEnabled()


def test_d17_a_file_open_elsewhere_is_refused_and_a_new_folder_is_offered(asked, tmp_path) -> None:
    (tmp_path / PLAN).touch()
    (tmp_path / f".~lock.{PLAN}#").touch()
    dialog = asked()
    dialog.show()
    assert "ouvert dans un autre logiciel" in dialog.place.trouble.text()
    assert not dialog.export.isEnabled()
    assert dialog.place.aside.isVisible()
    dialog.place.aside.click()
    assert dialog.folder() == tmp_path.with_name(f"{tmp_path.name} (2)")
    assert dialog.export.isEnabled()
    assert not dialog.place.aside.isVisible()


def test_the_deliverables_of_another_session_are_not_replaced_unsaid(asked, tmp_path) -> None:
    (tmp_path / "manifeste.json").write_text(json.dumps({"seance": {"id": "x"}}), "utf-8")
    assert asked(session="x").place.trouble.text() == ""
    dialog = asked(session="y")
    assert dialog.place.trouble.text() == words.OTHER_SESSION
    assert not dialog.place.aside.isHidden()


def test_the_files_are_counted(asked, tmp_path) -> None:
    dialog = asked()
    tick(dialog, ("plan",), ("pdf",))
    assert dialog.place.files.text() == f"Fichier à écrire\u00a0: {PLAN}"
    tick(dialog, ("plan",), ("pdf", "docx"))
    assert dialog.place.files.text().startswith("2\u00a0fichiers à écrire")
    dialog.place.field.setText(str(tmp_path / "neuf"))
    assert "sera créé" in dialog.place.files.text()


def test_the_whole_dialog_goes_by_tab_and_enter_takes_what_is_ticked(asked, qtbot) -> None:
    dialog = asked()
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = set()
    for _ in range(60):
        reached.add(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    wanted = {*dialog.findChildren(QCheckBox), dialog.export, dialog.place.field}
    assert wanted <= reached
    box = dialog.what.boxes["donnees"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.place.field, Qt.Key.Key_Return)


def test_a_page_that_comes_too_late_is_not_shown(asked) -> None:
    dialog = asked()
    dialog.preview.show_page("retex", dialog.finish(), b"anything")
    assert dialog.preview.page.text() == words.PREVIEW_WAITS
    dialog.preview.show_page("plan", dialog.finish(), b"no picture")
    assert dialog.preview.page.text() == words.PREVIEW_FAILED


def test_the_template_of_the_hospital_is_looked_at_and_can_be_taken_back(
    asked, qtbot, tmp_path
) -> None:
    dialog = asked()
    template = dialog.template
    assert template.name.text().endswith(words.NO_TEMPLATE)
    path = tmp_path / "modele.docx"
    with qtbot.waitSignal(template.asked) as heard:
        template.take(path)
    assert heard.args == [path]
    assert dialog.finish().template == path
    assert "modele.docx" in template.name.text()
    template.tell(tmp_path / "autre.docx", "trop tard")
    assert template.said.text() == ""
    template.tell(path, words.template_lacks(("logo", "pied de page", "A4", "français")))
    assert "logo" in template.said.text()
    assert not template.forget.isHidden()
    template.forget.click()
    assert dialog.finish().template is None
    assert template.said.text() == ""


def test_a_mark_clicked_twice_stays_and_enter_still_writes(asked) -> None:
    dialog = asked()
    keys = dialog.mark.keys()
    key = next(key for key in keys if key.text() == "Confidentiel")
    for _ in range(2):
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        assert dialog.finish().confidentiality == "Confidentiel"
    assert dialog.focusWidget() is dialog.export


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_it_holds_on_a_low_screen_with_large_words(qapp, asked, monkeypatch, size) -> None:
    dress(qapp, LIGHT, size)
    room = QSize(1268, 676)
    monkeypatch.setattr(FittingDialog, "_on_screen", lambda _: room)
    dialog = asked(blocking=("en C0, il manque les bracelets",))
    dialog.show()
    assert dialog.size().boundedTo(room) == dialog.size()
    assert dialog.scroller is None or dialog.scroller.horizontalScrollBar().maximum() == 0
    for key in dialog.findChildren(QAbstractButton):
        if key.isVisible():
            assert key.width() >= key.minimumSizeHint().width() - 1, key.text()


@pytest.fixture
def progress(qtbot, palette: Palette, tmp_path: Path) -> ExportProgress:
    """The list of three files that are to be written."""
    dialog = ExportProgress(None, palette, ["a.pdf", "b.docx", "c.xlsx"], tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_list_says_how_each_file_went(progress: ExportProgress) -> None:
    progress.begin("a.pdf")
    assert progress.states["a.pdf"] is FileState.NOW
    progress.written("a.pdf", "écrit, 12 ko, 4 pages")
    progress.refused("b.docx", "fermez-le.")
    assert progress.bar.text() == "2 sur 3\u00a0fichiers"
    sentence = progress.finish()
    assert "1\u00a0fichier écrit" in sentence
    assert "1\u00a0refusé" in sentence
    assert "1\u00a0annulé" in sentence
    assert progress.states["c.xlsx"] is FileState.STOPPED
    assert progress.shut.isDefault()
    assert progress.open_folder.isVisible()
    assert progress.again.isVisible()
    assert not progress.stop.isVisible()


def test_enter_once_too_often_stops_nothing(progress: ExportProgress, qtbot) -> None:
    assert progress.focusWidget() is progress.shut
    assert progress.shut.text() == words.GO_ON
    stopped = []
    progress.stop_asked.connect(lambda: stopped.append(1))
    QTest.keyClick(progress.shut, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not progress.isVisible())
    assert stopped == []


def test_stopping_is_asked_once(progress: ExportProgress, qtbot) -> None:
    with qtbot.waitSignal(progress.stop_asked):
        progress.stop.click()
    assert not progress.stop.isEnabled()


def test_nothing_written_no_folder_to_open(progress: ExportProgress) -> None:
    progress.warn("Le dossier n’existe pas\u00a0: créez-le.")
    progress.finish()
    assert not progress.open_folder.isVisible()
    assert progress.again.isVisible()
    assert progress.trouble.isVisible()


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_the_keys_of_a_long_list_stay_in_sight(qapp, qtbot, palette, monkeypatch, size) -> None:
    dress(qapp, LIGHT, size)
    room = QSize(1268, 676)
    monkeypatch.setattr(FittingDialog, "_on_screen", lambda _: room)
    names = [f"D2.O1.C - Livrable numéro {n} - Urgences.docx" for n in range(40)]
    dialog = ExportProgress(None, palette, names, Path("/x"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.scroller is None
    bottom = dialog.shut.mapTo(dialog, dialog.shut.rect().bottomRight())
    assert dialog.rect().contains(bottom)
    before = dialog.inner.verticalScrollBar().value()
    QTest.keyClick(dialog.shut, Qt.Key.Key_PageDown)
    assert dialog.inner.verticalScrollBar().value() > before
