"""The dialog of an export: what is ticked, what is said of it, what stands in the way."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from pcra_game.app.deliverables import EVERYTHING
from pcra_game.exports.deliverables import DELIVERABLES, endings_of
from pcra_game.exports.formats import Finish
from pcra_game.table_view.palette import LIGHT, Palette
from pcra_game.texts import export_dialog as words
from pcra_game.windows.export_dialog import ExportDialog
from pcra_game.windows.export_offer import Offer
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import dress
from pcra_game.workshop.export_choice import ExportChoice

PLAN = "D2.O1.C - Projet de PCRA - Urgences.pdf"


@pytest.fixture
def asked(qtbot, palette: Palette, tmp_path: Path):
    """A dialog over a folder that is there."""

    def make(**offered) -> ExportDialog:
        deliverables = offered.pop("deliverables", DELIVERABLES)
        offer = Offer(deliverables, "Urgences", offered.pop("folder", tmp_path), **offered)
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
    for nowhere in ("", "   ", "livrables", "a\x00b", "/a\x00b"):
        dialog.place.field.setText(nowhere)
        assert not dialog.export.isEnabled()
        assert dialog.place.trouble.text() == words.NO_FOLDER
    (tmp_path / "fichier").touch()
    dialog.place.field.setText(str(tmp_path / "fichier"))
    assert not dialog.export.isEnabled()


def test_d17_a_folder_in_folders_that_are_missing_is_made_when_one_asks(asked, tmp_path) -> None:
    dialog = asked(folder=tmp_path / "2026" / "plans" / "livrables")
    dialog.show()
    assert not dialog.export.isEnabled()
    assert str(tmp_path) in dialog.place.trouble.text()
    assert dialog.focusWidget() is dialog.place.make
    dialog.place.make.click()
    assert dialog.folder().is_dir()
    assert dialog.export.isEnabled()
    assert dialog.focusWidget() is dialog.export
    assert not dialog.place.make.isVisible()


def test_d17_a_folder_that_cannot_be_made_is_told(asked, tmp_path) -> None:
    (tmp_path / "a").touch()
    dialog = asked(folder=tmp_path / "b" / "c")
    dialog.show()
    (tmp_path / "b").touch()  # meanwhile
    dialog.place.make.click()
    assert "ne peut pas être créé" in dialog.place.trouble.text()
    assert dialog.focusWidget() is dialog.place.choose
    assert not dialog.export.isEnabled()


@pytest.mark.parametrize(
    ("name", "sentence"), [("", words.CLOSED_FOLDER), ("neuf", words.CLOSED_PARENT)]
)
def test_d17_a_folder_that_takes_no_file_is_said_before(
    asked, tmp_path, monkeypatch, name, sentence
) -> None:
    # Root may write anywhere: what the system answers about this one folder is set.
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != tmp_path and allowed(path, mode)
    )
    (tmp_path / PLAN).touch()
    dialog = asked(folder=tmp_path / name)
    assert dialog.place.trouble.text() == sentence
    assert not dialog.export.isEnabled()
    assert dialog.focusWidget() is dialog.place.choose


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
    assert dialog.focusWidget() is dialog.place.aside
    said, key = dialog.place.trouble.geometry(), dialog.place.aside.geometry()
    assert said.top() <= key.center().y() <= said.bottom()
    dialog.place.aside.click()
    assert dialog.focusWidget() is dialog.export
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


def test_a_template_that_is_refused_is_said_once_and_can_be_left_aside(asked, tmp_path) -> None:
    dialog = asked()
    dialog.show()
    path, sentence = tmp_path / "modele.docx", "Le modèle est illisible."
    dialog.template.take(path)
    dialog.template.refuse(tmp_path / "autre.docx", "trop tard")
    assert dialog.export.isEnabled()
    dialog.template.refuse(path, sentence)
    assert dialog.refusal.isVisible()
    assert dialog.refusal.text() == sentence
    assert dialog.template.said.text() == ""
    assert not dialog.export.isEnabled()
    assert dialog.focusWidget() is dialog.without
    dialog.formats.boxes["docx"].setChecked(False)
    assert dialog.export.isEnabled()  # what needs no template is not held up by it
    dialog.formats.boxes["docx"].setChecked(True)
    dialog.without.click()
    assert dialog.export.isEnabled()
    assert dialog.focusWidget() is dialog.export
    assert not dialog.refusal.isVisible()
    assert dialog.finish().template is None


def test_a_template_that_is_gone_is_dropped_with_a_sentence(asked, tmp_path) -> None:
    path = tmp_path / "modele.docx"
    dialog = asked(chosen=ExportChoice(template=str(path)))
    assert dialog.finish().template == path
    dialog.template.drop(path, words.template_gone(path.name))
    assert dialog.finish().template is None
    assert "modele.docx" in dialog.refusal.text()
    assert dialog.without.isHidden()
    assert dialog.export.isEnabled()
    assert dialog.focusWidget() is dialog.export
    dialog.template.take(path)
    assert dialog.refusal.text() == ""


def test_it_begins_with_what_was_chosen_last(asked) -> None:
    chosen = ExportChoice("Confidentiel", False, "", ("plan", "donnees"), ("odt", "json"))
    dialog = asked(chosen=chosen)
    assert dialog.finish() == Finish(confidentiality="Confidentiel")
    assert [piece.ending for piece in dialog.pieces()] == ["odt", "json"]
    assert dialog.chosen() == chosen
    dialog.mark.press("Usage interne")
    dialog.watermark.setChecked(True)  # as the draft has it: no choice of its own
    assert dialog.chosen() == replace(chosen, mark="Usage interne", watermark=None)


def test_a_watermark_follows_the_signature_unless_somebody_chose(asked) -> None:
    habit = asked().chosen()
    assert habit.watermark is None
    assert not asked(signed=True, chosen=habit).watermark.isChecked()
    assert asked(signed=True, chosen=ExportChoice(watermark=True)).watermark.isChecked()


def test_what_was_remembered_of_another_version_is_left_out(asked) -> None:
    dialog = asked(chosen=ExportChoice("Secret", None, "", ("plan-x",), ("wpd",)))
    assert dialog.finish().confidentiality == ""
    assert dialog.formats.ticked() == words.USUAL_FORMATS
    assert PLAN in [piece.name for piece in dialog.pieces()]


def test_some_deliverables_alone_can_be_asked_for(asked) -> None:
    chosen = ExportChoice(deliverables=("plan",), formats=("odt",))
    dialog = asked(chosen=chosen, only=("conducteur", "sets"), deliverables=EVERYTHING)
    assert dialog.windowTitle() == "Imprimer pour la salle"
    assert dialog.what.standing() == ("conducteur", "sets")
    assert dialog.formats.ticked() == ("pdf",)
    assert {piece.ending for piece in dialog.pieces()} == {"pdf"}
    kept = dialog.chosen()
    assert (kept.deliverables, kept.formats) == (("plan",), ("odt",))


def test_what_is_asked_for_alone_is_in_sight_under_the_warning(qapp, asked, monkeypatch) -> None:
    dress(qapp, LIGHT, 1.5)
    monkeypatch.setattr(FittingDialog, "_on_screen", lambda _: QSize(1268, 676))
    blocking = ("Aucun suppléant.", "Sans solution.")
    dialog = asked(only=("conducteur", "sets"), deliverables=EVERYTHING, blocking=blocking)
    dialog.show()
    qapp.processEvents()
    bar = dialog.inner.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)
    for shown in (dialog.findings, dialog.what.boxes["conducteur"]):
        assert shown.visibleRegion().boundingRect().height() == shown.height()


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
