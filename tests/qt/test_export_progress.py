"""How an export goes, file by file, and what is said when it is over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from pcra_game.table_view.palette import LIGHT, Palette
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.export_progress import ExportProgress, FileState
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import dress


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
    assert "1\u00a0pas écrit" in sentence
    assert progress.windowTitle() == progress.title.text() == words.STOPPED_TITLE
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


@pytest.mark.parametrize(
    ("written", "refused", "title"),
    [(3, 0, words.DONE), (2, 1, words.PARTLY_DONE), (0, 3, words.REFUSED_TITLE)],
)
def test_the_title_says_how_it_ended(progress: ExportProgress, written, refused, title) -> None:
    for name in [*progress.states][:written]:
        progress.written(name, "écrit, 12 ko")
    for name in [*progress.states][written : written + refused]:
        progress.refused(name, "fermez-le.")
    assert progress.finish("Et le manifeste.").endswith(" Et le manifeste.")
    assert progress.windowTitle() == progress.title.text() == title
    assert progress.again.isVisible() == (title != words.DONE)


def test_the_list_takes_the_room_that_its_sentences_need(progress: ExportProgress) -> None:
    progress.warn("Le modèle « modele.docx » n’est pas un document Word en bon état. " * 2)
    for name in progress.states:
        progress.refused(name, "il est ouvert dans un autre logiciel\u00a0: fermez-le. " * 4)
    progress.finish()
    QTest.qWait(1)
    assert progress.inner.verticalScrollBar().maximum() == 0


def test_a_file_of_before_that_stays_is_told(progress: ExportProgress, tmp_path) -> None:
    (tmp_path / "b.docx").touch()
    progress.finish()
    said = {block.accessibleName() for block in progress.findChildren(TextBlock)}
    assert f"a.pdf, {words.STOPPED}" in said
    assert f"b.docx, {words.STOPPED_OLD}" in said


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
