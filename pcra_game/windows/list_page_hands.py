"""What hands do with a row of the list: the same as with a card of the table."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from pcra_game.table_view.tabletop import PARKING
from pcra_game.texts import list_page as words
from pcra_game.texts import table_view as table_words
from pcra_game.windows.actions import plain_action_text
from pcra_game.windows.list_page_tree import CardTree
from pcra_game.windows.room import Room

ID = Qt.ItemDataRole.UserRole


class RowHands(QObject):
    """P or Del puts a card in the parking; Space, the menu key or a right click shows the rest.

    `opened` asks to take the current row in hand; `dropped` gives a card and where it goes, like
    the table's.
    """

    opened = Signal()
    dropped = Signal(str, str)

    def __init__(self, tree: CardTree, room: Room) -> None:
        """Take the tree and the room whose cards it shows."""
        super().__init__(tree)
        self._tree, self._room = tree, room
        tree.park_asked.connect(self.park)
        tree.menu_asked.connect(self._show_menu)

    def park(self) -> None:
        """Put the card of the current row in the parking, if somebody asked it already."""
        id = self._current()
        card = self._room.table.card(id)
        if card is not None and card.played:
            self.dropped.emit(id, PARKING)

    def menu(self) -> QMenu | None:
        """What can be done with the current row; nothing for the heading of the unit."""
        id = self._current()
        card = self._room.table.card(id)
        if card is None and id not in self._room.state.activities:
            return None
        menu = QMenu(self._tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(table_words.OPEN).triggered.connect(self.opened)
        if card is None:
            return menu
        if card.played:
            menu.addAction(table_words.PARK).triggered.connect(self.park)
        if card.subject in self._room.state.activities:
            self._add_places(menu, id, card.subject)
        return menu

    def _add_places(self, menu: QMenu, id: str, home: str) -> None:
        """The other activities: the question is asked there, and the answer shared."""
        places = menu.addMenu(words.LAY_UNDER)
        for activity in self._room.table.activities:
            if activity.id != home:
                entry = places.addAction(plain_action_text(activity.label))
                entry.triggered.connect(partial(self._lay, id, activity.id))

    def _lay(self, id: str, activity: str, _checked: bool = False) -> None:
        self.dropped.emit(id, activity)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(place)

    def _current(self) -> str:
        item = self._tree.currentItem()
        return str(item.data(0, ID)) if item is not None else ""
