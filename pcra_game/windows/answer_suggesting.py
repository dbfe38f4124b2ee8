"""Solutions that other cards use, proposed under « Quoi » while it is empty or being typed."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pcra_game.domain.suggestions import Choice, suggested_solutions
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_completion import Choices
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_moves import shared
from pcra_game.windows.answer_text import Page
from pcra_game.windows.answer_typing import Typing
from pcra_game.windows.room import Room


class Suggesting(QObject):
    """The list under « Quoi »: Down goes into it, Enter takes the line that is marked."""

    def __init__(
        self,
        host: QWidget,
        room: Room,
        hand: Hand,
        page: Page,
        typing: Typing,
        begin: Callable[[], None],
    ) -> None:
        """`begin` puts the hands back where an answer starts."""
        super().__init__(host)
        self._room, self._hand, self._page = room, hand, page
        self._typing, self._begin = typing, begin
        self._card, self._closed = "", False
        self.choices = Choices(host, words.SUGGESTIONS)
        self.choices.setObjectName("suggestions")
        self.choices.chosen.connect(self._share)
        self.choices.dismissed.connect(self._dismissed)
        page.key.connect(self._key_pressed)
        page.left.connect(self.choices.hide)
        page.entered.connect(self.propose)

    def start_over(self) -> None:
        """Another card: the list may come again. In another context it stays as it was left."""
        if self._hand.card != self._card:
            self._card, self._closed = self._hand.card, False
        self.choices.hide()

    def propose(self) -> None:
        """Show what fits, unless the list was closed or somebody else has the keys.

        Taking a solution replaces the whole answer: none is shown while other fields hold words.
        """
        closed = self._closed or self._hand.locked or not self._hand.card
        if closed or not self._page.hasFocus() or self._typing.typed_beside():
            self.choices.hide()
            return
        found = suggested_solutions(
            self._room.state,
            self._hand.card,
            self._hand.context,
            self._page.text(),
            own=self._hand.context == self._room.game.base_context,
        )
        typed = self._page.text().strip()
        stored = self._hand.stored().what
        if stored and typed == stored:
            found = ()
        self.choices.offer(
            self._page,
            [Choice(s.solution.id, words.suggestion(s.solution.what, s.cards)) for s in found],
            first=False,
        )

    def _dismissed(self) -> None:
        self._closed = True

    def _key_pressed(self, event: QKeyEvent) -> None:
        if self.choices.handle(event):
            event.accept()

    def _share(self, solution: str) -> None:
        hand = self._hand
        move = shared(hand.state, hand.own(), hand.card, hand.context, self._replaced(), solution)
        before, key = (hand.solution, hand.adding), hand.key
        hand.solution, hand.adding = solution, False
        if self._room.ask(move):
            self._typing.forget(key)
        else:
            hand.solution, hand.adding = before
        self._begin()

    def _replaced(self) -> str:
        """The solution in hand, where it is this card's alone; else the known one is added."""
        return self._hand.solution if self._hand.sharers() == 1 else ""
