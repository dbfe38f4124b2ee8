"""Keys that open recovery cards, each with how far the room went with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pcra_game.domain.answers import Status
from pcra_game.domain.recovery import RecoveryCard
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import recovery as words
from pcra_game.texts.words import STATUS
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import FlowRow, button
from pcra_game.windows.room import Room

_SIGNS = {
    Status.PROPOSED: (Icon.PLUS, Mood.UNKNOWN),
    Status.DRAFT: (Icon.PEN, Mood.WRITING),
    Status.DECIDED: (Icon.CHECK, Mood.GOOD),
    Status.SAME: (Icon.EQUALS, Mood.GOOD),
    Status.DEFAULT: (Icon.COPY, Mood.UNKNOWN),
    Status.NO_SOLUTION: (Icon.ALERT, Mood.WARNING),
    Status.PARKED: (Icon.PARKING, Mood.UNKNOWN),
    Status.SET_ASIDE: (Icon.MINUS, Mood.UNKNOWN),
}


class CardKeys(ShownList):
    """A few cards side by side, wrapped where the width ends."""

    card_asked = Signal(str)

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme; no card yet."""
        super().__init__(FlowRow)
        self._room, self._palette = room, palette

    def show_cards(self, cards: tuple[RecoveryCard, ...]) -> None:
        """Show one key for each card."""
        self.show_all(cards, self._key)

    def _key(self, value: object) -> QWidget:
        assert isinstance(value, RecoveryCard)
        icon, mood = _SIGNS[value.status]
        title = self._room.game.objectives[value.objective].short_title
        status = STATUS[value.status.value]
        made = button(
            words.card_key(title, status),
            role="chip",
            icon=icon,
            palette=self._palette,
            colour=self._palette.mood(mood).line,
            name=words.card_name(title, status),
            clicked=partial(self.card_asked.emit, value.id),
        )
        made.setObjectName(f"open:{value.id}")
        return made
