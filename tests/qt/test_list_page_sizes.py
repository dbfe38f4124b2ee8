"""The columns of the list: which of them the room may see, and how wide they stay."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from pcra_game.table_view.palette import LIGHT, Palette
from pcra_game.texts import list_page as words
from pcra_game.windows.desk import Desk
from pcra_game.windows.list_page import ListPage, children
from pcra_game.windows.list_page_tree import POINTS
from pcra_game.windows.room import Room
from pcra_game.windows.style import dress, scaled
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.workshop import utc_now


def rows(page: ListPage) -> list[QTreeWidgetItem]:
    tops = children(page.tree.invisibleRootItem())
    return [item for top in tops for item in (top, *children(top))]


def told(page: ListPage) -> str:
    """Whatever the rows show or say of the points: cell, tool tip, screen reader."""
    reader = Qt.ItemDataRole.AccessibleTextRole
    said = [
        f"{item.text(POINTS)}\n{item.toolTip(POINTS)}\n{item.data(POINTS, reader)}"
        for item in rows(page)
    ]
    shown = [] if page.tree.isColumnHidden(POINTS) else [words.COLUMNS[POINTS]]
    return "\n".join((*shown, *said))


def points(room: Room) -> list[str]:
    lying = {card.id for card in room.table.cards()}
    return [
        text
        for f in room.table.findings
        if not f.accepted and lying & set(f.cards)
        for text in (f.why, f.text, f.what_to_do)
    ]


@pytest.fixture
def desk(played_room: Room, palette: Palette, qtbot) -> Desk:
    """The demo, its list in front."""
    made = Desk(played_room, PhaseClock(utc_now), palette, now=utc_now, idle_ms=0)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_page("list")
    return made


@pytest.mark.parametrize("page", ["list", "table"])
def test_points_to_settle_leave_the_list_at_once_and_come_back(desk: Desk, page: str) -> None:
    desk.show_page(page)
    desk.room.choose_context("C0")
    listed, found = desk.list_page, points(desk.room)
    if page == "table":
        desk.show_page("list")
        desk.show_page("table")
    before = told(listed)
    assert [text for text in found if text in before]
    assert words.COLUMNS[POINTS] in before
    desk.set_room_may_see(True)
    desk.show_page("list")
    assert not [text for text in found if text and text in told(listed)]
    assert words.COLUMNS[POINTS] not in told(listed)
    listed.filter.setText(max(found, key=len))
    assert all(item.isHidden() for item in children(listed.tree.invisibleRootItem()))
    listed.filter.clear()
    desk.set_room_may_see(False)
    assert told(listed) == before


def test_the_list_of_a_fresh_workshop_has_no_points_for_the_room(
    room: Room, palette: Palette, qtbot
) -> None:
    made = Desk(room, PhaseClock(utc_now), palette, now=utc_now, idle_ms=0)
    qtbot.addWidget(made)
    made.show()
    made.set_room_may_see(True)
    made.show_page("list")
    assert made.list_page.tree.isColumnHidden(POINTS)
    made.set_room_may_see(False)
    assert not made.list_page.tree.isColumnHidden(POINTS)


@pytest.fixture
def worn_large(qapp):
    """The largest words; the usual ones come back."""
    dress(qapp, LIGHT, 2.0)
    yield
    dress(qapp, LIGHT, 1.0)


@pytest.mark.usefixtures("worn_large")
@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("width", [620, 900, 1300])
def test_large_words_leave_every_column_wide_enough_to_read(
    qtbot, played_room: Room, width: int, *, private: bool
) -> None:
    page = ListPage(played_room, LIGHT)
    qtbot.addWidget(page)
    page.set_private(private)
    page.resize(width, 600)
    page.show()
    tree, header = page.tree, page.tree.header()
    shown = [c for c in range(tree.columnCount()) if not tree.isColumnHidden(c)]
    widths = {c: tree.columnWidth(c) for c in shown}
    scrolls = sum(widths.values()) > tree.viewport().width()
    assert widths[0] >= scaled(190 if scrolls else 85)
    assert all(widths[c] >= header.sectionSizeHint(c) for c in shown)
    bar = tree.horizontalScrollBar()
    assert bar.isVisible() == scrolls
    bar.setValue(bar.maximum())
    assert header.sectionViewportPosition(shown[-1]) + widths[shown[-1]] <= tree.viewport().width()
