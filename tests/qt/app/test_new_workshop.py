"""The page that begins a workshop."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPushButton

from pcra_game.persistence.session_file import SessionFile
from pcra_game.table_view.icons import Icon, qicon_before_words
from pcra_game.table_view.palette import PALETTES
from pcra_game.texts import welcome as words
from pcra_game.windows.controls import WORDS_GAP, TextBlock
from pcra_game.windows.new_workshop import NewWorkshopPage, read_offers
from pcra_game.windows.new_workshop_unit import UNIT_ICONS, UnitButton
from pcra_game.windows.style import sheet

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def offers():
    """The deck and its scenarios."""
    return read_offers()


@pytest.fixture
def page(qtbot, palette, tmp_path, offers):
    """A page with the units of the deck, none chosen."""
    made = NewWorkshopPage(palette, folder=tmp_path, today=DAY)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_offers(offers)
    return made


def begun(page, qtbot) -> Path:
    with qtbot.waitSignal(page.created) as created:
        page.begin.click()
    return Path(created.args[0])


def test_every_unit_has_its_key_and_its_icon(page, offers) -> None:
    assert list(page.units) == [unit.code for unit in offers.deck.units]
    assert set(page.units) == set(UNIT_ICONS)


def test_nothing_begins_without_a_unit(page) -> None:
    assert not page.begin.isEnabled()
    assert not page.framing.isEnabled()


def test_a_unit_brings_six_activities_and_the_first_scenario(page, qtbot, tmp_path) -> None:
    page.units["URG"].click()
    assert len(page.framing.activities()) == 6
    path = begun(page, qtbot)
    assert path == tmp_path / "Urgences 2026-11-24.pcra"
    with SessionFile.open(path) as session:
        assert session.game.scenario.id == "S1"
        assert session.game.unit_code == "URG"
        assert len(session.state.kept_activities()) == 6


def test_what_was_chosen_is_what_is_written(page, qtbot, tmp_path) -> None:
    page.units["PUI"].click()
    page.framing.scenario.setCurrentIndex(2)
    page.framing.establishment.setText("  CH des <b>Îles</b>  ")
    boxes = page.framing.boxes
    for box in boxes.values():
        box.setChecked(False)
    kept = list(boxes)[1:3]
    for id in kept:
        boxes[id].setChecked(True)
    page.set_place(str(tmp_path / "Pharmacie du soir"))
    path = begun(page, qtbot)
    assert path == tmp_path / "Pharmacie du soir.pcra"
    with SessionFile.open(path) as session:
        assert session.game.scenario.id == "S3"
        assert list(session.state.kept_activities()) == kept
        assert session.state.establishment.name == "CH des <b>Îles</b>"


def test_a_file_that_is_there_is_never_replaced(page, qtbot, tmp_path) -> None:
    (tmp_path / "Urgences 2026-11-24.pcra").write_text("à moi")
    page.units["URG"].click()
    assert begun(page, qtbot) == tmp_path / "Urgences 2026-11-24 (2).pcra"
    assert (tmp_path / "Urgences 2026-11-24.pcra").read_text() == "à moi"


def test_a_chosen_file_that_is_there_is_refused_in_place(page, tmp_path) -> None:
    taken = tmp_path / "x.pcra"
    taken.write_text("à moi")
    page.units["URG"].click()
    page.set_place(str(taken))
    page.begin.click()
    assert "existe déjà" in page.trouble.text()
    assert taken.read_text() == "à moi"


def test_a_folder_that_is_gone_is_refused_in_place(page, tmp_path) -> None:
    page.units["URG"].click()
    page.set_place(str(tmp_path / "nulle part" / "x.pcra"))
    page.begin.click()
    assert page.trouble.text()
    assert list(tmp_path.iterdir()) == []


def test_a_table_without_an_activity_is_refused_in_place(page, tmp_path) -> None:
    page.units["URG"].click()
    for box in page.framing.boxes.values():
        box.setChecked(False)
    page.begin.click()
    assert page.trouble.text() == words.NO_ACTIVITY
    assert list(tmp_path.iterdir()) == []


def test_a_ninth_activity_cannot_be_ticked(page) -> None:
    page.units["URG"].click()
    boxes = page.framing.boxes.values()
    for box in boxes:
        if box.isEnabled():
            box.setChecked(True)
    assert len(page.framing.activities()) == 8
    assert all(box.isChecked() == box.isEnabled() for box in boxes)


def test_another_unit_brings_its_own_activities(page) -> None:
    page.units["URG"].click()
    before = page.framing.activities()
    page.units["LAB"].click()
    assert not set(before) & set(page.framing.boxes)
    assert not page.units["URG"].isChecked()
    assert page.place().name.startswith("Biologie médicale")


def test_the_place_is_asked_with_the_name_proposed(page, qtbot, tmp_path) -> None:
    page.units["URG"].click()
    with qtbot.waitSignal(page.place_asked) as asked:
        page.change_place.click()
    assert asked.args == [str(tmp_path / "Urgences 2026-11-24.pcra")]


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 600)])
def test_the_name_of_every_unit_is_whole_at_any_size(page, size) -> None:
    page.units["SUP"].click()
    page.resize(*size)
    page.repaint()
    assert (page.width(), page.height()) == size
    for key in page.units.values():
        (name,) = key.findChildren(TextBlock)
        assert key.rect().contains(name.geometry())
        assert name.height() >= name.heightForWidth(name.width())


def test_every_control_has_a_name(page) -> None:
    page.units["URG"].click()
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for control in page.findChildren(kind):
            assert control.accessibleName() or control.text(), control


def test_keys_say_where_they_lead_and_scenarios_are_whole_in_their_list(page) -> None:
    assert page.change_place.text() == "Changer de dossier…"
    combo = page.framing.scenario
    metrics = combo.view().fontMetrics()
    widest = max(metrics.horizontalAdvance(combo.itemText(i)) for i in range(combo.count()))
    assert combo.view().minimumWidth() > widest
    back = next(key for key in page.findChildren(QPushButton) if key.text() == words.BACK)
    wanted = qicon_before_words(Icon.ARROW_LEFT, page._look.ink, 16, WORDS_GAP)
    size = back.iconSize()
    assert back.icon().pixmap(size).toImage() == wanted.pixmap(size).toImage()


def test_tab_goes_as_the_eye_does(page, qtbot) -> None:
    page.units["URG"].click()
    framing = page.framing
    page.units["URG"].setFocus()
    boxes = tuple(framing.boxes.values())
    qtbot.waitUntil(boxes[-1].isVisible)
    after = (*(framing.scenario, *boxes, framing.establishment), page.change_place, page.detail)
    for widget in (*after, page.begin):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is widget


@pytest.mark.parametrize("look", PALETTES.values(), ids=list(PALETTES))
def test_the_chosen_unit_keeps_the_ring_of_the_focus(qtbot, look, offers) -> None:
    key = UnitButton(offers.deck.units[0], look)
    qtbot.addWidget(key)
    key.setStyleSheet(sheet(look))
    key.resize(234, 94)
    key.setChecked(True)
    key.show()
    assert QTest.qWaitForWindowActive(key)
    key.setFocus()
    image = key.grab().toImage()
    rim = [image.pixelColor(x, image.height() // 2).name() for x in range(3)]
    assert rim == [QColor(look.accent).name()] * 3


def test_escape_goes_back_where_nothing_would_have_to_be_done_again(page, qtbot) -> None:
    page.units["URG"].click()
    box = next(iter(page.framing.boxes.values()))
    box.click()
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    box.click()
    page.framing.establishment.setText("CH")
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page.framing.establishment, Qt.Key.Key_Escape)
    page.framing.establishment.clear()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.framing.establishment, Qt.Key.Key_Escape)
