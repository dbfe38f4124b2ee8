"""The list says what the table shows, and can be used with keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShortcut
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from pcra_game.domain import events
from pcra_game.domain.answers import UNIT_SUBJECT, Solution
from pcra_game.domain.deck import Priority
from pcra_game.domain.moves import Decide, Record, WriteSolution
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.palette import DARK, SHAPES, contrast
from pcra_game.table_view.typesetting import lay_out
from pcra_game.texts.table import LOOK
from pcra_game.windows.list_page import ListPage, children
from pcra_game.windows.list_page_tree import STATE, TEXT_PX
from pcra_game.windows.room import Kind, Room, Selection

CARD = "OC-02@URG-02"


@pytest.fixture
def page(qtbot, room: Room, palette) -> ListPage:
    made = ListPage(room, palette)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.tree.setFocus()
    return made


def tops(page: ListPage) -> list[QTreeWidgetItem]:
    return children(page.tree.invisibleRootItem())


def item(page: ListPage, id: str) -> QTreeWidgetItem:
    return next(
        i
        for top in tops(page)
        for i in (top, *children(top))
        if i.data(0, Qt.ItemDataRole.UserRole) == id
    )


def visible(page: ListPage) -> list[str]:
    return [
        i.text(0)
        for top in tops(page)
        if not top.isHidden()
        for i in (top, *children(top))
        if not i.isHidden()
    ]


def answer(room: Room, card: str = CARD, what: str = "Bracelet écrit à la main") -> None:
    solution = Solution(room.new_id(), what, who="urg-ioa")
    assert room.ask(WriteSolution(card, room.context, solution))


def test_every_row_says_what_the_table_says_in_every_context(qtbot, played_room, palette):
    page = ListPage(played_room, palette)
    qtbot.addWidget(page)
    page.show()
    for context in [c.code for c in played_room.table.contexts]:
        played_room.choose_context(context)
        table = played_room.table
        rows = {
            str(child.data(0, Qt.ItemDataRole.UserRole)): (child.text(0), child.text(1))
            for top in tops(page)
            for child in children(top)
        }
        assert rows == {card.id: (card.title, card.word) for card in table.cards()}
        order = [top.data(0, Qt.ItemDataRole.UserRole) for top in tops(page)]
        assert order == [*(a.id for a in table.activities), UNIT_SUBJECT]
        for activity in table.activities:
            lying = [c.data(0, Qt.ItemDataRole.UserRole) for c in children(item(page, activity.id))]
            assert lying == [card.id for card in activity.cards]
        for card in table.cards():
            spoken = item(page, card.id).data(0, Qt.ItemDataRole.AccessibleTextRole)
            assert spoken.startswith(card.spoken)


def test_an_answer_shows_in_its_row(page, room):
    answer(room)
    row = item(page, CARD)
    assert row.text(1) == "brouillon"
    assert row.text(2) == "Bracelet écrit à la main"
    room.ask(Decide(CARD, room.context))
    assert row.text(1) == room.table.card(CARD).word
    assert "Bracelet" in row.data(0, Qt.ItemDataRole.AccessibleTextRole)


def test_a_point_to_settle_is_said_in_the_row_and_in_full_in_its_tip(qtbot, played_room, palette):
    page = ListPage(played_room, palette)
    qtbot.addWidget(page)
    page.show()
    played_room.choose_context("C0")
    card = next(c for c in played_room.table.cards() if c.look == "contradiction")
    finding = next(f for f in played_room.table.findings if card.id in f.cards)
    assert item(page, card.id).text(4) == finding.why
    assert finding.text in item(page, card.id).toolTip(4)


def test_enter_opens_the_card(page, room, qtbot):
    page.tree.setCurrentItem(item(page, CARD))
    with qtbot.waitSignal(page.card_asked) as asked:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert asked.args == [CARD]
    assert room.selection == Selection(Kind.CARD, CARD)


def test_f2_opens_the_card_even_where_the_window_has_that_key(page, room, qtbot):
    taken = []
    shortcut = QShortcut(Qt.Key.Key_F2, page)
    shortcut.activated.connect(lambda: taken.append(1))
    page.tree.setCurrentItem(item(page, CARD))
    qtbot.keyClick(page.tree, Qt.Key.Key_F2)
    assert room.selection.id == CARD
    assert not taken


def test_enter_on_an_activity_takes_it_in_hand(page, room, qtbot):
    page.tree.setCurrentItem(item(page, "URG-02"))
    with qtbot.waitSignal(page.activity_asked) as asked:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert asked.args == ["URG-02"]
    assert room.selection == Selection(Kind.ACTIVITY, "URG-02")


def test_enter_on_the_heading_of_the_unit_opens_nothing(page, room, qtbot):
    page.tree.setCurrentItem(item(page, UNIT_SUBJECT))
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert room.selection == Selection()


def test_a_double_click_opens_the_card(page, room, qtbot):
    page.tree.scrollToItem(item(page, CARD))
    place = page.tree.visualItemRect(item(page, CARD)).center()
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert room.selection.id == CARD


def test_a_refused_opening_says_nothing_was_opened(page, room, qtbot):
    room.hold_draft(lambda: False)
    page.tree.setCurrentItem(item(page, CARD))
    with qtbot.assertNotEmitted(page.card_asked):
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)


def test_the_list_follows_what_is_in_hand(page, room):
    room.open_card(CARD)
    assert page.current() == CARD
    room.select(Selection(Kind.ACTIVITY, "URG-04"))
    assert page.current() == "URG-04"
    room.select(Selection())
    assert page.current() == "URG-04"


def test_moving_in_the_list_takes_nothing_in_hand(page, room, qtbot):
    page.tree.setCurrentItem(item(page, CARD))
    qtbot.keyClick(page.tree, Qt.Key.Key_Down)
    assert page.current() != CARD
    assert room.selection == Selection()


def test_what_is_folded_and_the_current_row_stay_after_a_gesture(page, room):
    item(page, "URG-04").setExpanded(False)
    kept = item(page, CARD)
    page.tree.setCurrentItem(kept)
    answer(room, "OC-06@URG-02")  # the ghost becomes the first of its activity
    assert not item(page, "URG-04").isExpanded()
    assert item(page, "URG-02").isExpanded()
    assert page.current() == CARD
    assert item(page, CARD) is kept


def test_an_activity_set_aside_leaves_the_list_with_its_cards(page, room):
    page.tree.setCurrentItem(item(page, CARD))
    room.ask(Record(events.ActivitySetAside("URG-02", "Hors sujet")))
    assert "URG-02" not in [t.data(0, Qt.ItemDataRole.UserRole) for t in tops(page)]
    assert page.row(CARD) is None
    room.undo()
    assert item(page, CARD).parent() is item(page, "URG-02")


def test_the_filter_ignores_case_and_accents(page, room):
    answer(room, what="Écrire au feutre")
    page.filter.setText("ecrire FEUTRE")
    assert visible(page) == [item(page, "URG-02").text(0), item(page, CARD).text(0)]
    page.filter.setText("")
    assert len(visible(page)) == len(tops(page)) + len(room.table.cards())


def test_the_filter_by_an_activity_keeps_its_cards(page, room):
    page.filter.setText("trier et prioriser")
    activity = next(a for a in room.table.activities if a.id == "URG-02")
    assert len(visible(page)) == 1 + len(activity.cards)


def test_a_filter_that_finds_nothing_says_so(page):
    page.filter.setText("zzz")
    assert visible(page) == []
    assert page._nothing.isVisible()
    page.filter.clear()
    assert not page._nothing.isVisible()


def test_the_filter_holds_after_a_gesture(page, room):
    page.filter.setText("feutre")
    answer(room, what="Écrire au feutre")
    assert item(page, CARD).text(0) in visible(page)


def test_another_context_is_chosen_from_the_list(page, room):
    page.contexts.activated.emit(1)
    assert room.context == room.table.contexts[1].code
    assert page.contexts.currentData() == room.context
    room.choose_context("C0")
    assert page.contexts.currentData() == "C0"


def test_a_refused_context_leaves_the_choice_where_it_was(page, room):
    room.hold_draft(lambda: False)
    page.contexts.setCurrentIndex(1)
    page.contexts.activated.emit(1)
    assert room.context == "C0"
    assert page.contexts.currentData() == "C0"


def test_words_of_the_room_are_never_markup(page, room):
    answer(room, what="<b>gras</b>")
    assert item(page, CARD).text(2) == "<b>gras</b>"
    assert "<" not in item(page, CARD).toolTip(2)


def test_everything_has_a_name_and_the_keys_reach_the_tree(page):
    for widget in (page, page.contexts, page.filter, page.tree):
        assert widget.accessibleName()
    page.setFocus()
    assert page.tree.hasFocus()


def test_the_dark_theme_is_drawn_too(qtbot, room):
    page = ListPage(room, DARK)
    qtbot.addWidget(page)
    page.resize(900, 600)
    assert not page.grab().isNull()


@pytest.mark.parametrize("look", Look)
def test_every_look_has_a_sign_that_stays_readable_on_the_current_row(page, palette, look):
    icon = page._sign(look)
    inks = {}
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        image = icon.pixmap(24, 24, mode).toImage()
        inks[mode] = {
            image.pixelColor(x, y).name()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 250
        }
    assert all(contrast(ink, palette.accent) >= SHAPES for ink in inks[QIcon.Mode.Selected])
    assert all(contrast(ink, palette.field) >= SHAPES for ink in inks[QIcon.Mode.Normal])
    assert inks[QIcon.Mode.Normal]
    assert inks[QIcon.Mode.Selected]


def test_the_current_row_stays_current_when_it_moves(page, room):
    moving = "OC-06@URG-02"
    page.tree.setCurrentItem(item(page, moving))
    answer(room, moving)
    assert children(item(page, "URG-02"))[0] is item(page, moving)
    assert page.current() == moving


def test_a_folded_activity_stays_folded_when_it_moves(page, room):
    last = tops(page)[-2]
    id = str(last.data(0, Qt.ItemDataRole.UserRole))
    last.setExpanded(False)
    for other in room.table.activities[:-1]:
        room.ask(Record(events.PrioritySet(other.id, Priority.P3)))
    room.ask(Record(events.PrioritySet(id, Priority.P0)))
    assert tops(page)[0] is last
    assert not last.isExpanded()
    assert item(page, room.table.activities[1].id).isExpanded()


def test_a_list_that_was_hidden_is_right_when_it_is_shown(page: ListPage, room: Room) -> None:
    page.hide()
    answer(room)
    room.choose_context("C1")
    page.show()
    card = room.table.card(CARD)
    assert card is not None
    assert page.contexts.currentData() == "C1"
    assert card.word in item(page, CARD).text(1)


def test_a_card_taken_in_hand_while_the_list_is_hidden_is_the_row_one_reads(
    page: ListPage, room: Room
) -> None:
    page.hide()
    answer(room)
    room.open_card(CARD)
    page.show()
    assert page.current() == CARD


@pytest.mark.parametrize("width", [560, 625, 900, 1300])
def test_the_state_of_a_card_is_whole_at_any_width(page: ListPage, width: int) -> None:
    page.resize(width, 600)
    QApplication.processEvents()
    tree = page.tree
    for word in LOOK.values():
        laid = lay_out(word, width=1000, px=TEXT_PX)
        around = tree.iconSize().width() + 8 + 12
        assert laid.width + around <= tree.columnWidth(STATE), word
    columns = [tree.columnWidth(column) for column in range(tree.columnCount())]
    assert sum(columns) <= tree.viewport().width()
    assert min(columns) > 50
