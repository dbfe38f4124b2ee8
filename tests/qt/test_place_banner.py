"""One line over a room whose file lies elsewhere, and what is said of a conflict."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from pcra_game.table_view.palette import DARK, LIGHT
from pcra_game.texts import storage as words
from pcra_game.windows.conflict_dialog import ConflictDialog
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.place_banner import PlaceBanner

HOSTILE = "<b>clé</b> & <img src=/etc/x>"


@pytest.fixture
def page(qtbot, palette) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    made.layout().setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def banner(page, palette) -> PlaceBanner:
    made = PlaceBanner(palette)
    page.layout().addWidget(made)
    page.resize(1366, 200)
    page.show()
    return made


def test_it_is_not_there_before_it_has_something_to_say(banner, no_stray_window):
    assert not banner.isVisible()
    PlaceBanner(LIGHT).show_place("removable")  # laid nowhere: no window of its own


def test_a_stick_and_its_return(banner):
    banner.show_place("removable", "KINGSTON")
    assert banner.isVisible()
    assert banner.shown() == banner.text() == banner.accessibleName()
    assert "clé USB (KINGSTON)\u00a0: le travail se fait sur ce poste" in banner.text()
    assert "la clé est mise à jour après chaque décision" in banner.text()
    banner.show_gone("removable", "2026-11-24T14:32:00+01:00")
    assert banner.text() == (
        "Clé retirée\u00a0: le travail continue sur ce poste, dernière mise à jour à "
        "14\u00a0h\u00a032."
    )
    banner.show_gone("share", None)
    assert "rien n’y a encore été écrit" in banner.text()
    banner.show_place("removable", "KINGSTON")
    assert "clé USB" in banner.text()


@pytest.mark.parametrize("kind", ["share", "synced", "removable", "foreign", "?"])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_never_takes_more_than_one_line(page, qtbot, kind, theme):
    banner = PlaceBanner(theme)
    page.layout().addWidget(banner)
    for width in (300, 620, 1366):
        page.resize(width, 120)
        page.show()
        for say in (
            lambda: banner.show_place(kind, "//serveur.exemple/un nom assez long"),
            lambda: banner.show_gone(kind, "2026-11-24T14:32:00+01:00"),
            lambda: banner.show_beside("Urgences (copie de PC 12 14h30).pcra"),
            lambda: banner.show_refused("Plus de place sur le disque."),
        ):
            say()
            page.grab()
            assert banner.height() <= 34
            assert banner.toolTip() == banner.text()


def test_a_narrow_window_shows_a_shorter_sentence_and_the_tip_the_whole_one(banner, page):
    banner.show_place("share", "//serveur.exemple/qualité")
    page.resize(560, 120)
    page.grab()
    assert banner.shown() != banner.text()
    assert banner.shown() == words.worked_on_here("share", "")[1]


def test_what_a_place_is_called_is_never_markup(banner, page):
    banner.show_place("removable", HOSTILE)
    assert HOSTILE in banner.text()
    assert "<" not in banner.toolTip()


def test_it_wears_another_theme(banner, page):
    banner.show_place("share")
    before = banner.grab().toImage().pixelColor(3, 3)
    banner.wear(DARK)
    assert banner.grab().toImage().pixelColor(3, 3) != before
    assert banner.text() == words.worked_on_here("share")[0]


def test_it_never_takes_the_keyboard(banner):
    banner.show_place("share")
    assert banner.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.fixture
def dialog(page, palette, tmp_path) -> ConflictDialog:
    page.show()
    original = tmp_path / f"{HOSTILE.replace('/', '-')}.pcra"
    made = ConflictDialog(page, palette, original, tmp_path / "A (copie de PC 14h30).pcra")
    made.open()
    return made


def test_a_conflict_names_both_files_as_they_are(dialog):
    said = [block.text() for block in dialog.findChildren(TextBlock)]
    assert f"{HOSTILE.replace('/', '-')}.pcra" in said
    assert "A (copie de PC 14h30).pcra" in said
    assert set(words.conflict()) <= set(said)
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_enter_and_escape_close_what_happened_already(dialog, qtbot):
    understood = dialog.findChild(QPushButton, "conflict_understood")
    assert understood.isDefault()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_the_folder_of_both_can_be_shown(dialog, qtbot, monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    key = dialog.findChild(QPushButton, "conflict_folder")
    assert key.accessibleName() == words.SHOW_FOLDER
    qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert [Path(url.toLocalFile()) for url in shown] == [tmp_path]
    assert dialog.isVisible()
