"""The cards of an activity: those that lie on the table, and the way to any other."""

from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pcra_game.domain.deck import Objective, Scope
from pcra_game.domain.moves import PlayCard
from pcra_game.domain.table_cards import TableCard
from pcra_game.table_view.icons import Icon
from pcra_game.texts import activity_sheet as words
from pcra_game.windows.activity_sheet_fields import Place
from pcra_game.windows.activity_sheet_lists import ShownList, card_line
from pcra_game.windows.controls import button


class CardsPart(QWidget):
    """A line for each card of the activity; a menu of the objectives not asked yet."""

    def __init__(self, place: Place) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._lines = ShownList()
        self._another = button(words.PLAY_ANOTHER, icon=Icon.PLUS, palette=place.palette)
        self._another.setObjectName("play_another")
        self._another.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self._menu = QMenu(self._another)
        self._another.setMenu(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._lines)
        column.addWidget(self._another)

    def refresh(self) -> None:
        """Show the cards as they lie now."""
        activities = self._place.room.table.activities
        laid = next((a.cards for a in activities if a.id == self._place.activity()), ())
        self._lines.show_all(laid, self._card)
        self._show_menu()

    def not_asked(self) -> tuple[Objective, ...]:
        """Objectives that may still be asked of the activity in the context in play."""
        room, activity = self._place.room, self._place.activity()
        taken = {c.objective for c in room.state.cards.values() if c.subject == activity}
        return tuple(
            o
            for o in room.game.deck.objectives
            if o.scope is Scope.ACTIVITY
            and o.id not in taken
            and room.game.playable(o.id, room.context)
        )

    def _show_menu(self) -> None:
        left = self.not_asked()
        self._menu.clear()
        for objective in left:
            action = self._menu.addAction(objective.title)
            action.triggered.connect(partial(self._play, objective.id))
        self._another.setEnabled(bool(left) and not self._place.room.read_only)
        self._another.setText(words.PLAY_ANOTHER if left else words.NO_CARD_LEFT)

    def _card(self, card: object) -> QWidget:
        assert isinstance(card, TableCard)
        return card_line(card, self._place.palette, self._place.room.open_card)

    def _play(self, objective: str, _checked: bool = False) -> None:
        room, activity = self._place.room, self._place.activity()
        if room.settle() and room.ask(PlayCard(objective, activity)):
            room.open_card(f"{objective}@{activity}")
