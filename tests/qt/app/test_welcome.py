"""The first page."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from pcra_game.table_view.palette import DARK, LIGHT
from pcra_game.texts import welcome as words
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.welcome import WelcomePage
from pcra_game.workshop.profile import Recent


@pytest.fixture
def page(qtbot, profile, palette):
    """A page with two recent workshops; the second one is gone."""
    profile.remember(Recent("/ici/gone.pcra", "Pharmacie", "2026-11-20", 1))
    profile.remember(Recent("/ici/<b>here</b>.pcra", "<b>Urgences</b>", "2026-11-24", 12))
    made = WelcomePage(profile, palette)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def drop_of(*urls: str) -> QMimeData:
    dragged = QMimeData()
    dragged.setUrls([QUrl(url) for url in urls])
    return dragged


def dropped(page: WelcomePage, dragged: QMimeData) -> bool:
    shape = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(page.rect().center(), *shape, modifiers)
    enter.ignore()
    page.dragEnterEvent(enter)
    page.dropEvent(QDropEvent(QPointF(page.rect().center()), *shape, modifiers))
    return enter.isAccepted()


def test_every_way_in_is_asked_for_by_mouse_and_by_keyboard(page, qtbot) -> None:
    for key, signal in (
        (page.new, page.new_asked),
        (page.open, page.open_asked),
        (page.demo, page.demo_asked),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(signal):
            QTest.keyClick(key, Qt.Key.Key_Space)


def test_a_click_on_the_words_of_a_button_is_a_click_on_the_button(page, qtbot) -> None:
    words_of_it = page.new.findChildren(TextBlock)[0]
    at = words_of_it.mapTo(page, words_of_it.rect().center())
    assert page.childAt(at) is page.new


def test_to_open_without_a_file_lets_the_person_choose(page, qtbot) -> None:
    with qtbot.waitSignal(page.open_asked) as asked:
        page.open.click()
    assert asked.args == [""]


def test_a_recent_workshop_opens_its_file(page, qtbot) -> None:
    with qtbot.waitSignal(page.open_asked) as asked:
        page._rows[0].click()
    assert asked.args == ["/ici/<b>here</b>.pcra"]


def test_a_missing_workshop_is_grey_and_says_so(page) -> None:
    page.mark_missing(["/ici/gone.pcra"])
    here, gone = page._rows
    assert here.isEnabled()
    assert not gone.isEnabled()
    assert words.MISSING in gone.accessibleName()
    assert words.MISSING not in here.accessibleName()


def test_a_recent_workshop_says_unit_day_and_decisions(page) -> None:
    said = page._rows[0].accessibleName()
    assert said.startswith("<b>Urgences</b>, ")
    assert "24/11/2026, 12\u00a0décisions" in said
    assert "<" not in page._rows[0].toolTip()


def test_no_recent_workshop_is_said(qtbot, palette, tmp_path, profile) -> None:
    page = WelcomePage(profile, palette)
    qtbot.addWidget(page)
    assert words.NO_RECENT in [label.text() for label in page.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("urls", "asked"),
    [
        (["file:///ici/Urgences.pcra"], "/ici/Urgences.pcra"),
        (["file:///ici/URGENCES.PCRA"], "/ici/URGENCES.PCRA"),
        (["file:///ici/note.txt"], None),
        (["https://exemple.fr/x.pcra"], None),
        (["file:///a.pcra", "file:///b.pcra"], None),
        ([], None),
    ],
)
def test_one_session_may_be_dropped_and_nothing_else(page, urls, asked) -> None:
    heard: list[str] = []
    page.open_asked.connect(heard.append)
    assert dropped(page, drop_of(*urls)) is (asked is not None)
    assert heard == ([asked] if asked else [])


def test_trouble_is_said_in_place(page) -> None:
    assert page.trouble is None
    page.say_trouble("Le fichier est vide.")
    assert page.trouble.text() == "Le fichier est vide."
    assert page.trouble.isVisible()


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 600)])
def test_nothing_is_cut_at_any_size(qtbot, palette, profile, look, size) -> None:
    for number in range(10):
        profile.remember(Recent(f"/ici/{number}.pcra", "Direction, DSI, technique", "", 3))
    page = WelcomePage(profile, look)
    qtbot.addWidget(page)
    page.say_version("0.1.0")
    page.resize(*size)
    page.show()
    assert (page.width(), page.height()) == size
    for block in page.findChildren(TextBlock):
        if block.isVisibleTo(page):
            assert block.height() >= block.heightForWidth(block.width()), block.text()
    for key in (page.new, page.open, page.demo):
        assert page.rect().contains(key.geometry().translated(key.parentWidget().pos()))


def test_every_control_has_a_name(page) -> None:
    assert all(key.accessibleName() for key in page.findChildren(QAbstractButton))


def test_the_keyboard_starts_on_the_latest_workshop(qtbot, palette, profile) -> None:
    profile.remember(Recent("/ici/gone.pcra", "Pharmacie", "2026-11-20", 1))
    profile.remember(Recent("/ici/here.pcra", "Urgences", "2026-11-24", 12))
    shown = WelcomePage(profile, palette)
    qtbot.addWidget(shown)
    shown.show()
    shown.new.setFocus()  # as whoever shows the page does
    shown.activateWindow()
    qtbot.waitUntil(shown._rows[0].hasFocus)
    assert "Reprendre" in shown._rows[0].accessibleName()
    assert "Reprendre" not in shown._rows[1].accessibleName()
    shown.open.setFocus()
    shown.mark_missing([])
    assert shown.open.hasFocus()


def test_without_its_file_the_keyboard_starts_on_a_new_workshop(page, qtbot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page._rows[0].hasFocus)
    page.mark_missing([page._rows[0].recent.path])
    assert page.new.hasFocus()
    assert "Reprendre" not in page._rows[0].accessibleName()


def test_without_a_recent_workshop_the_keyboard_starts_on_a_new_one(
    qtbot, palette, profile
) -> None:
    page = WelcomePage(profile, palette)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.new.hasFocus)


def rows_of(qtbot, profile, palette, *recent: Recent) -> list[str]:
    for one in reversed(recent):
        profile.remember(one)
    made = WelcomePage(profile, palette)
    qtbot.addWidget(made)
    return [row._detail.text() for row in made._rows]


def test_workshops_of_one_unit_and_day_are_told_apart_by_their_file(
    qtbot, profile, palette
) -> None:
    morning, evening, other = rows_of(
        qtbot,
        profile,
        palette,
        Recent("/ici/Urgences matin.pcra", "Urgences", "2026-11-24", 12),
        Recent("/ici/Urgences soir.pcra", "Urgences", "2026-11-24", 12),
        Recent("/ici/Pharmacie.pcra", "Pharmacie", "2026-11-24", 12),
    )
    assert "Urgences matin" in morning
    assert "Urgences soir" in evening
    assert "Pharmacie" not in other


def test_files_of_one_name_are_told_apart_by_their_folder(qtbot, profile, palette) -> None:
    desk, key = rows_of(
        qtbot,
        profile,
        palette,
        Recent("/bureau/Urgences.pcra", "Urgences", "2026-11-24", 12),
        Recent("/cle/Urgences.pcra", "Urgences", "2026-11-24", 12),
    )
    assert "bureau/Urgences" in desk
    assert "cle/Urgences" in key
