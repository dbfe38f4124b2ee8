"""The workshop as a list: the same state as the table in standard widgets, for the keyboard and
for screen readers.

Rows are kept by id and changed in place, so that what is unfolded, and the row that one reads,
stay where they are after every gesture.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QIcon, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTreeWidgetItem, QVBoxLayout, QWidget

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.icons import icon_pixmap, qicon
from pcra_game.table_view.items.signs import SIGNS
from pcra_game.table_view.palette import Palette
from pcra_game.texts import list_page as words
from pcra_game.texts.typography import fold
from pcra_game.windows.controls import plain_label, plain_tip
from pcra_game.windows.list_page_hands import RowHands
from pcra_game.windows.list_page_rows import Branch, Row, branches
from pcra_game.windows.list_page_tree import CardTree, CodeCombo
from pcra_game.windows.plain_paste import PlainLine
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.style import say_role

ID = Qt.ItemDataRole.UserRole


class ListPage(QWidget):
    """Contexts above, a line to filter, one tree of activities and cards."""

    card_asked = Signal(str)
    activity_asked = Signal(str)

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme; the page follows the room by itself."""
        super().__init__()
        self._room, self._palette = room, palette
        self._items: dict[str, QTreeWidgetItem] = {}
        self._rows: dict[str, Row] = {}
        self._signs: dict[Look, QIcon] = {}
        self._stale = self._for_all = False
        say_role(self, "page")
        self.setAccessibleName(words.PAGE)
        self.contexts = CodeCombo()
        self.contexts.setAccessibleName(words.CONTEXT)
        self.filter = PlainLine()
        self.filter.setPlaceholderText(words.FILTER_HINT)
        self.filter.setAccessibleName(words.FILTER)
        self.filter.setClearButtonEnabled(True)
        self.tree = CardTree()
        self.hands = RowHands(self.tree, room)
        self._nothing = plain_label(words.NOTHING_FOUND, "soft")
        self._arrange()
        self._wire()
        self.refresh()
        self.tree.expandAll()
        self._follow_selection()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
            self._follow_selection()

    def set_private(self, on: bool) -> None:
        """Say whether nobody else sees this screen: only then are points to settle in the rows."""
        self._for_all = not on
        self.tree.show_points(on)
        self.refresh()

    def refresh(self) -> None:
        """Say again what lies on the table; unfolding and current row stay."""
        self._stale = False
        current = self.current()
        self._show_contexts()
        wanted = branches(self._room, for_all=self._for_all)
        self._keep_only(wanted)
        for place, branch in enumerate(wanted):
            top = self._place(None, place, branch.row)
            top.setFirstColumnSpanned(True)
            for at, card in enumerate(branch.cards):
                self._place(top, at, card)
        if current in self._items:
            self._take(current)
        self._apply_filter()

    def current(self) -> str:
        """Id of the row that one reads; empty where there is none."""
        item = self.tree.currentItem()
        return str(item.data(0, ID)) if item is not None else ""

    def row(self, id: str) -> Row | None:
        """What the row of a card or of an activity says."""
        return self._rows.get(id)

    def open_current(self) -> None:
        """Take what the current row stands for in hand."""
        id = self.current()
        if id in self._room.state.activities:
            if self._room.select(Selection(Kind.ACTIVITY, id)):
                self.activity_asked.emit(id)
        elif id and id != UNIT_SUBJECT and self._room.open_card(id):
            self.card_asked.emit(id)

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(plain_label(words.CONTEXT, "heading"))
        above.addWidget(self.contexts, 1)
        above.addWidget(self.filter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(above)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)
        self._nothing.hide()
        self.setFocusProxy(self.tree)

    def _wire(self) -> None:
        self._room.changed.connect(self._room_changed)
        self._room.selected.connect(self._follow_selection)
        self.filter.textChanged.connect(self._apply_filter)
        self.contexts.activated.connect(self._context_chosen)
        self.tree.opened.connect(self.open_current)
        self.hands.opened.connect(self.open_current)

    def _room_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _show_contexts(self) -> None:
        shown = [
            (words.context(c.code, c.title, c.done, c.total), c.code)
            for c in self._room.table.contexts
        ]
        self.contexts.show_choices(shown, self._room.context)

    def _context_chosen(self, at: int) -> None:
        self._room.choose_context(self.contexts.itemData(at))
        self._show_contexts()  # a refusal leaves the choice where it was

    def _keep_only(self, wanted: tuple[Branch, ...]) -> None:
        """Drop the rows of what no longer lies there."""
        parents = {card.id: branch.row.id for branch in wanted for card in branch.cards}
        tops = {branch.row.id for branch in wanted}
        for id, item in list(self._items.items()):
            parent = item.parent()
            at_home = parent is not None and parents.get(id) == parent.data(0, ID)
            if not (at_home or (parent is None and id in tops)):
                self._drop(id, item)

    def _drop(self, id: str, item: QTreeWidgetItem) -> None:
        for child in children(item):
            self._drop(str(child.data(0, ID)), child)
        self._items.pop(id, None)
        self._rows.pop(id, None)
        parent = item.parent()
        if parent is not None:
            parent.removeChild(item)
        else:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))

    def _place(self, parent: QTreeWidgetItem | None, place: int, row: Row) -> QTreeWidgetItem:
        """Have the row lie at its place, made, moved or changed as little as needed."""
        item = self._items.get(row.id)
        home = parent if parent is not None else self.tree.invisibleRootItem()
        if item is None:
            item = QTreeWidgetItem()
            item.setData(0, ID, row.id)
            self._items[row.id] = item
            home.insertChild(place, item)
            item.setExpanded(True)
        elif home.child(place) is not item:
            unfolded = item.isExpanded()
            home.takeChild(home.indexOfChild(item))
            home.insertChild(place, item)
            item.setExpanded(unfolded)
        if self._rows.get(row.id) != row:
            self._write(item, row)
        return item

    def _write(self, item: QTreeWidgetItem, row: Row) -> None:
        self._rows[row.id] = row
        for column, text in enumerate(row.cells):
            if item.text(column) != text:
                item.setText(column, text)
                item.setToolTip(column, plain_tip(text))
            # An empty cell without a name is silence to a screen reader: is it read at all?
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, text or words.EMPTY_CELL)
        if row.points:
            item.setToolTip(len(row.cells) - 1, plain_tip(row.points))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        if row.look is None:
            bold = QFont(self.tree.font())
            bold.setBold(True)
            item.setFont(0, bold)
        else:
            item.setIcon(1, self._sign(row.look))

    def _sign(self, look: Look) -> QIcon:
        if look not in self._signs:
            sign = SIGNS[look]
            p = self._palette
            made = qicon(sign.icon, p.mood(sign.mood).line if sign.mood else p.soft_ink)
            for ratio in (1.0, 2.0):  # on the row that is read, the sign has the ink of its words
                made.addPixmap(icon_pixmap(sign.icon, 24, p.field, ratio), QIcon.Mode.Selected)
            self._signs[look] = made
        return self._signs[look]

    def _apply_filter(self) -> None:
        """Hide the cards that do not hold the words, and the activities left without a card."""
        wanted = fold(self.filter.text())
        found = False
        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            assert top is not None
            whole = self._rows[str(top.data(0, ID))].found_by(wanted)
            cards = children(top)
            for child in cards:
                child.setHidden(not (whole or self._rows[str(child.data(0, ID))].found_by(wanted)))
            hidden = not whole and all(child.isHidden() for child in cards)
            top.setHidden(hidden)
            found = found or not hidden
            if wanted and not hidden:
                top.setExpanded(True)
        self._nothing.setVisible(not found)

    def _follow_selection(self) -> None:
        """Bring the row of what is in hand under the eyes; nothing in hand leaves it alone."""
        if self._room.selection.id in self._items:
            self._take(self._room.selection.id)

    def _take(self, id: str) -> None:
        self.tree.setCurrentItem(self._items[id])


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows right under a row."""
    found = (item.child(i) for i in range(item.childCount()))
    return [child for child in found if child is not None]
