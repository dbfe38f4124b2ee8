"""The sheet beside the table in the real window: hidden, shown by what is opened, remembered; no
page asks for more width than the smallest window has."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import DARK, LIGHT, Palette
from pcra_game.windows.desk import Desk
from pcra_game.windows.desk_pages import FILLING, PAGES
from pcra_game.windows.main_window import SMALLEST, MainWindow
from pcra_game.windows.style import dress, text_size
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import TEXT_PERCENTS, Profile

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
VITAL = "OC-02@URG-02"

Open = Callable[[], MainWindow]


@pytest.fixture
def opened(qapp, no_stray_window, palette: Palette, tmp_path: Path, ids) -> Iterator[Open]:
    """Open the same workshop in a window of its own, as often as wanted; the last one stays."""
    path = tmp_path / "atelier.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    windows: list[MainWindow] = []

    def close_last() -> None:
        if windows:
            windows[-1].leave_room()
            windows[-1].close()
            windows.pop().deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    with ExitStack() as sessions:

        def again() -> MainWindow:
            close_last()
            sessions.close()
            profile = Profile(tmp_path / "profil")
            made = MainWindow(profile=profile, palette=palette, tasks=Tasks(pytest.fail))
            windows.append(made)
            session = sessions.enter_context(SessionFile.open(path))
            made.show_room(session, read_only=False, new_id=ids, idle_ms=0)
            made.resize(1366, 768)
            made.show()
            made.activateWindow()
            made.desk.table.set_motion(False)
            QApplication.processEvents()
            return made

        yield again
        close_last()
    if text_size() != 1:
        dress(qapp, LIGHT)


def press_key_of_sheet(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F, CTRL_SHIFT)
    QApplication.processEvents()


def in_sight(window: MainWindow) -> bool:
    """Whether the sheet is, and whether the menu says the same."""
    sheet = window.desk.sheet_in_front
    assert sheet is not None
    assert window.actions_of_window["sheet"].isChecked() == sheet.isVisible()
    return sheet.isVisible()


def test_a_key_hides_the_sheet_and_brings_it_back(opened: Open) -> None:
    window = opened()
    desk = window.desk
    desk.table.setFocus()
    before, whole = desk.table.width(), desk.split.width()
    press_key_of_sheet(window)
    assert not in_sight(window)
    assert desk.table.width() == whole
    assert desk.strip.isVisible()  # the step is led from there meanwhile
    press_key_of_sheet(window)
    assert in_sight(window)
    assert desk.table.width() == before
    assert not desk.strip.isVisible()


def test_the_keyboard_is_never_left_in_a_hidden_sheet(opened: Open) -> None:
    window = opened()
    window.desk.open_card(VITAL)
    QTest.keyClicks(window.desk.answer.field("what"), "Registre")
    press_key_of_sheet(window)
    assert not in_sight(window)
    assert QApplication.focusWidget() is window.desk.table
    assert window.room.state.solutions["id-1"].what == "Registre"  # what was typed is kept


def test_tab_meets_the_line_between_the_page_and_the_sheet(opened: Open) -> None:
    window = opened()
    desk = window.desk
    desk.show_page("list")
    handle = desk.split.handle(1)
    key = Qt.Key.Key_Tab
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), key)
        if QApplication.focusWidget() is handle:
            break
    assert QApplication.focusWidget() is handle
    before = desk.split.sizes()[1]
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert desk.split.sizes()[1] > before
    assert window.profile.settings.sheet_share == desk.split.share
    QTest.keyClick(handle, key)
    assert desk.sheet_in_front.isAncestorOf(QApplication.focusWidget())


BRINGS_IT_OUT: dict[str, Callable[[Desk], object]] = {
    "a card": lambda desk: desk.open_card(VITAL),
    "the card in hand": lambda desk: desk.open_card(desk.room.selection.id),
    "the next card": lambda desk: desk.room.open_next(),
    "an activity": lambda desk: desk.open_activity("URG-02"),
    "a tab": lambda desk: desk.show_side("review"),
    "the log": lambda desk: desk.write_log(),
}


@pytest.mark.parametrize("what", BRINGS_IT_OUT)
def test_whatever_is_opened_brings_the_sheet_out(opened: Open, what: str) -> None:
    window = opened()
    window.desk.open_card("OC-06@URG-02")
    window.desk.show_sheet(False)
    assert not in_sight(window)
    BRINGS_IT_OUT[what](window.desk)
    assert in_sight(window)
    assert not window.profile.settings.sheet_hidden


def test_a_hidden_sheet_stays_hidden_at_the_next_opening_with_a_card_in_hand(opened: Open) -> None:
    window = opened()
    window.desk.open_card(VITAL)
    window.desk.show_sheet(False)
    window = opened()
    assert window.room.selection.id == VITAL
    assert not in_sight(window)
    window.desk.show_sheet(True)
    assert in_sight(opened())


def test_a_width_dragged_with_the_mouse_is_found_at_the_next_opening(opened: Open) -> None:
    window = opened()
    handle = window.desk.split.handle(1)
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at - at.__class__(150, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)
    wide = window.desk.split.sizes()[1]
    assert wide > 500
    assert abs(opened().desk.split.sizes()[1] - wide) <= 1


def test_another_theme_leaves_the_sheet_hidden(opened: Open, qapp: QApplication) -> None:
    window = opened()
    window.desk.open_card(VITAL)
    window.desk.show_sheet(False)
    window.wear(DARK)
    assert not in_sight(window)
    dress(qapp, LIGHT)


@pytest.mark.parametrize("page", FILLING)
def test_the_key_on_a_page_that_fills_the_window_shows_table_and_sheet(
    opened: Open, page: str
) -> None:
    window = opened()
    window.desk.show_sheet(False)
    window.desk.show_page(page)
    press_key_of_sheet(window)
    assert window.desk.page == "table"
    assert in_sight(window)


@pytest.mark.parametrize("percent", [TEXT_PERCENTS[0], TEXT_PERCENTS[3], TEXT_PERCENTS[-1]])
def test_no_size_of_text_cuts_a_sheet_or_widens_the_window(opened: Open, percent: int) -> None:
    window = opened()
    window.wear(LIGHT, percent)
    desk = window.desk
    window.resize(*SMALLEST)
    desk.split.set_share(0.1)  # as narrow as may be
    for page in PAGES:
        desk.show_page(page)
        QApplication.processEvents()
        assert desk.pages.front.width() >= desk.pages.front.minimumSizeHint().width()
    desk.show_page("table")
    QApplication.processEvents()
    assert window.width() == SMALLEST[0]
    for show in (
        lambda: desk.open_card(VITAL),
        lambda: desk.open_activity("URG-02"),
        *(lambda tab=tab: desk.show_side(tab) for tab in ("guide", "round", "review")),
    ):
        show()
        QApplication.processEvents()
        assert cut(desk) == []


def cut(desk: Desk) -> list[str]:
    """What needs more width than it has, in the sheet in front."""
    sheet = desk.sheet_in_front
    assert sheet is not None
    tight = [(sheet, sheet.width())] if not isinstance(sheet, QScrollArea) else []
    for area in (sheet, *sheet.findChildren(QScrollArea)):
        if isinstance(area, QScrollArea) and area.isVisible() and area.widget() is not None:
            tight.append((area.widget(), area.viewport().width()))
    return [
        f"{widget.parent().parent()}: {widget.minimumSizeHint().width()} > {room}"
        for widget, room in tight
        if widget.minimumSizeHint().width() > room
    ]
