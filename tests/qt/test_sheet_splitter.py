"""The line between the table and the sheet: dragged, kept in the profile, put back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.table_view.palette import LIGHT
from pcra_game.windows.sheet_splitter import (
    NARROWEST_TABLE,
    WIDEST_SHEET,
    SheetSplitter,
    narrowest_sheet,
)
from pcra_game.workshop.profile import SHEET_SHARE, Profile

Make = Callable[[int], SheetSplitter]


@pytest.fixture
def make(qapp: QApplication) -> Iterator[Make]:
    made: list[SheetSplitter] = []

    def shown(width: int) -> SheetSplitter:
        one = SheetSplitter(LIGHT)
        one.hold(QWidget(), QWidget())
        made.append(one)
        one.resize(width, 600)
        one.show()
        return one

    yield shown
    for one in made:
        one.close()
        one.deleteLater()


def drag(splitter: SheetSplitter, by: int) -> None:
    handle = splitter.handle(1)
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)


def test_a_dragged_width_is_told_and_found_again(make: Make, tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    first = make(1800)
    first.share_changed.connect(lambda share: profile.change(sheet_share=share))
    drag(first, -200)
    wide = first.sizes()[1]
    assert wide > 700
    again = make(1800)
    again.set_share(Profile(tmp_path).settings.sheet_share)
    assert abs(again.sizes()[1] - wide) <= 1


def test_a_double_click_gives_the_usual_width_back(make: Make) -> None:
    splitter = make(1800)
    usual = splitter.sizes()[1]
    drag(splitter, -200)
    heard: list[float] = []
    splitter.share_changed.connect(heard.append)
    QTest.mouseDClick(splitter.handle(1), Qt.MouseButton.LeftButton)
    assert splitter.sizes()[1] == usual
    assert heard[-1] == SHEET_SHARE


def test_the_keys_move_the_line_and_stop_where_words_would_be_cut(make: Make) -> None:
    splitter = make(1800)
    heard: list[float] = []
    splitter.share_changed.connect(heard.append)
    handle = splitter.handle(1)
    handle.setFocus(Qt.FocusReason.TabFocusReason)
    usual = splitter.sizes()[1]
    QTest.keyClick(handle, Qt.Key.Key_Left)
    wider = splitter.sizes()[1]
    assert wider > usual
    assert heard == [wider / 1800]
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert splitter.sizes()[1] == usual
    QTest.keyClick(handle, Qt.Key.Key_Home)
    assert splitter.sizes()[0] == NARROWEST_TABLE
    QTest.keyClick(handle, Qt.Key.Key_End)
    assert splitter.sizes()[1] == narrowest_sheet()
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert splitter.sizes()[1] == usual
    assert heard[-1] == SHEET_SHARE


def test_the_line_is_wide_and_named_and_a_click_leaves_the_keyboard_alone(make: Make) -> None:
    handle = make(1800).handle(1)
    assert handle.width() >= 8
    assert handle.accessibleName()
    assert handle.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_the_widest_sheet_of_a_wide_screen_is_one_that_is_found_again(
    make: Make, tmp_path: Path
) -> None:
    splitter, profile = make(3840), Profile(tmp_path)
    splitter.share_changed.connect(lambda share: profile.change(sheet_share=share))
    QTest.keyClick(splitter.handle(1), Qt.Key.Key_Home)
    assert Profile(tmp_path).settings.sheet_share == splitter.share != SHEET_SHARE


def test_a_hidden_sheet_comes_back_as_wide_as_it_was(make: Make) -> None:
    splitter = make(1800)
    drag(splitter, -200)
    wide = splitter.sizes()[1]
    splitter.set_hidden(True)
    QApplication.processEvents()
    assert splitter.widget(0).width() == 1800
    splitter.resize(1700, 600)
    splitter.resize(1800, 600)
    splitter.set_filled(True)
    splitter.set_filled(False)
    QApplication.processEvents()
    assert splitter.widget(0).width() == 1800
    splitter.set_hidden(False)
    QApplication.processEvents()
    assert abs(splitter.sizes()[1] - wide) <= 1


@pytest.mark.parametrize(("width", "sheet"), [(1024, 400), (2100, WIDEST_SHEET), (3840, 1075)])
def test_a_width_that_nobody_chose_stays_in_its_bounds(make: Make, width: int, sheet: int) -> None:
    assert make(width).sizes()[1] == sheet


@pytest.mark.parametrize("kept", [0.05, 0.95, "0.4", None, True, [0.4], 10**400])
def test_a_share_that_is_none_is_passed_over(tmp_path: Path, kept: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"sheet_share": kept}))
    assert Profile(tmp_path).settings.sheet_share == SHEET_SHARE


@pytest.mark.parametrize("kept", [1, 0, "true", None, [True]])
def test_a_hidden_sheet_is_one_that_says_so(tmp_path: Path, kept: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"sheet_hidden": kept}))
    assert not Profile(tmp_path).settings.sheet_hidden
    Profile(tmp_path).change(sheet_hidden=True)
    assert Profile(tmp_path).settings.sheet_hidden
