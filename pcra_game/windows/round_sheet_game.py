"""The game cards of the round: moons of the night, an object to show, a true story."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from pcra_game.domain.game_cards import next_without_moon, night_count, night_is_here
from pcra_game.domain.sheet import subject_label
from pcra_game.table_view.icons import Icon
from pcra_game.texts import game_cards as words
from pcra_game.windows.activity_sheet import ActivitySheet
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.round_sheet_game_object import ObjectCard
from pcra_game.windows.round_sheet_game_story import StoryCard
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column

_SETTLED_MS = 60
"""Another activity brings other notes above its stamp: once they are laid, it is in sight."""


class GameCards(QWidget):
    """Three cards that the facilitator plays when the room needs them."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._stale = True
        self.night = NightCard(place)
        self.object = ObjectCard(place)
        self.story = StoryCard(place)
        column = bare_column(self, 14)
        for card in (self.night, self.object, self.story):
            column.addWidget(card)

    def refresh(self) -> None:
        """Show the cards as the round stands, once they are seen."""
        self._stale = True
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    def _show(self) -> None:
        self._stale = False
        for card in (self.night, self.object, self.story):
            card.refresh()

    def settle(self) -> bool:
        """Store a lesson that is typed; False where it was refused."""
        return self.story.settle()

    def waiting_words(self) -> bool:
        """Whether a lesson is typed that is not stored."""
        return self.story.waiting_words()

    def summary(self) -> str:
        """What the title of the section says: the moons, where something is vital."""
        count = night_count(self._place.room.state, self._place.room.game)
        return words.moons(count.moons, count.vital) if count.vital else ""


class NightCard(QWidget):
    """How many vital activities have a moon, and a key that walks through those that lack it."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        p = place.palette
        self._count = TextBlock(px=16, bold=True, colour=p.ink)
        self._asks = TextBlock(words.NIGHT_ASKS, px=14, colour=p.soft_ink)
        self._lacking = TextBlock(px=15, colour=p.ink)
        self._absent = TextBlock(words.NIGHT_ABSENT, px=14, colour=p.soft_ink)
        self._next = button(words.NEXT_MOON, role="night", icon=Icon.MOON, palette=p,
                            clicked=self._walk)  # fmt: skip
        self._next.setObjectName("next_moon")
        column = bare_column(self, 4)
        column.addWidget(plain_label(words.NIGHT, "heading"))
        for block in (self._count, self._asks, self._lacking, self._absent):
            column.addWidget(block)
        column.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Count the moons."""
        room = self._place.room
        count = night_count(room.state, room.game)
        said = words.moons(count.moons, count.vital) if count.vital else words.NO_VITAL
        lacking = " ".join(
            filter(
                None,
                (
                    words.not_at_night([self._label(id) for id in count.broken]),
                    words.without_moon([self._label(id) for id in count.missing]),
                ),
            )
        )
        if count.vital and not lacking:
            lacking = words.ALL_MOONS
        self._count.set_text(said)
        self._lacking.set_text(lacking)
        self._lacking.setVisible(bool(lacking))
        self._absent.setVisible(bool(count.missing) and not night_is_here(room.state))
        self._next.setVisible(bool(count.missing))

    def _walk(self) -> None:
        walk_moons(self._place.room, self.window())

    def _label(self, id: str) -> str:
        return subject_label(self._place.room.state, self._place.room.game, id)


def walk_moons(room: Room, window: QWidget | None = None) -> bool:
    """Take the next vital activity without a moon in hand; False where none is left.

    The keyboard goes to its night stamp, where `window` shows the sheet of activities.
    """
    after = room.selection.id if room.selection.kind is Kind.ACTIVITY else ""
    following = next_without_moon(room.state, room.game, after)
    if following is None:
        room.informed.emit(words.ALL_MOONS)
        return False
    if not room.select(Selection(Kind.ACTIVITY, following)):
        return False
    sheet = window.findChild(ActivitySheet) if window is not None else None
    if sheet is not None:
        stamp = partial(sheet.field, "night_function")
        stamp().setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(_SETTLED_MS, sheet, stamp)
    return True
