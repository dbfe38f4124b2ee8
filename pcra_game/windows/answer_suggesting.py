"""Solutions that other cards use: a key beside « Quoi » counts them, the down arrow shows them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pcra_game.domain.suggestions import Choice, Suggestion, suggested_solutions
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_completion import Choices
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_moves import shared
from pcra_game.windows.answer_text import Page
from pcra_game.windows.answer_typing import Typing
from pcra_game.windows.controls import button, show_if
from pcra_game.windows.room import Room


class Suggesting(QObject):
    """The list under « Quoi », that opens when it is asked for: nothing covers « Qui » before.

    Down on the last line opens it, Enter takes the line that is marked, Escape closes it.
    """

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
        self._found: tuple[Suggestion, ...] = ()
        self.key = button("", role="quiet", clicked=self._asked)
        self.key.setObjectName("said_already")
        self.key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the down arrow is its key
        self.key.setStyleSheet("padding: 0 6px;")
        self.key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.key.setMinimumHeight(1)  # as high as the counter beside it: nothing moves
        self.key.hide()
        self.choices = Choices(host, words.SUGGESTIONS)
        self.choices.setObjectName("suggestions")
        self.choices.chosen.connect(self._share)
        self.choices.dismissed.connect(self._say)
        page.key.connect(self._key_pressed)
        page.left.connect(self._left)
        page.entered.connect(self.propose)

    def start_over(self) -> None:
        """Another card, or another context."""
        self._find(())

    def found(self) -> tuple[str, ...]:
        """Ids of the solutions that the arrow leads to, the first one first."""
        return tuple(one.solution.id for one in self._found)

    def propose(self) -> None:
        """Look for what fits, unless somebody else has the keys.

        Taking a solution replaces the whole answer: none is found while other fields hold words.
        """
        closed = self._hand.locked or not self._hand.card
        if closed or not self._page.hasFocus() or self._typing.typed_beside():
            self._find(())
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
        self._find(() if stored and typed == stored else found)

    def _find(self, found: tuple[Suggestion, ...]) -> None:
        self._found = found
        self.choices.hide()
        self._say()

    def _say(self) -> None:
        opened = not self.choices.isHidden()
        said = words.SUGGESTIONS_OPEN if opened else words.said_already(len(self._found))
        self.key.setText(said)
        self.key.setAccessibleName(said)
        show_if(self.key, bool(self._found))

    def _left(self) -> None:
        self._find(())

    def _asked(self) -> None:
        self._page.setFocus()
        self.propose()
        self._open()

    def _open(self) -> None:
        self.choices.offer(
            self._page,
            [
                Choice(s.solution.id, words.suggestion(s.solution.what, s.cards))
                for s in self._found
            ],
            first=True,
        )
        self._say()

    def _key_pressed(self, event: QKeyEvent) -> None:
        if self.choices.handle(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Down and self._found and self._on_last_line():
            self._open()
            event.accept()

    def _on_last_line(self) -> bool:
        cursor = self._page.textCursor()
        return not cursor.movePosition(cursor.MoveOperation.Down)

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
