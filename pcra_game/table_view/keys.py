"""The keyboard on the table: which thing has the focus, and where it goes from there."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from pcra_game.table_view.boxes import Box
from pcra_game.table_view.lone_key import LoneKey
from pcra_game.table_view.spatial import Direction, neighbour
from pcra_game.table_view.tabletop import FOCUSABLE, PARKING, Role, Thing

ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class Keys(QObject):
    """The focus inside the table. `moved` gives its new key; the rest says what a key asked.

    `letter` holds back what a single letter would change in the plan, and takes back what it showed
    where a word goes on after it.
    """

    moved = Signal(str)
    opened = Signal(str)
    picked_up = Signal(str)
    flipped = Signal(str)
    neared = Signal(str)
    folded = Signal(str)
    dropped = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.focus: str | None = None
        self.letter = LoneKey(self)
        self._things: dict[str, Thing] = {}

    @property
    def order(self) -> list[str]:
        """Keys that can have the focus, in reading order."""
        return [*self._things]

    def hold(self, things: dict[str, Thing]) -> None:
        """Take what lies on the table now; the focus stays, or goes to what took its place."""
        before = self.order
        self._things = {k: t for k, t in things.items() if t.role in FOCUSABLE}
        if self.focus is None or self.focus in self._things:
            return
        rank = before.index(self.focus) if self.focus in before else 0
        after = self.order
        self.focus = after[min(rank, len(after) - 1)] if after else None

    def go(self, key: str) -> None:
        """Give the focus to a thing."""
        if key in self._things:
            self.focus = key
            self.moved.emit(key)

    def enter(self, *, forward: bool) -> None:
        """The focus comes in from outside with Tab: to the first thing, or to the last one."""
        if self.order:
            self.go(self.order[0 if forward else -1])

    def tab(self, *, forward: bool) -> bool:
        """Go to the next thing in reading order. False at the end: the focus leaves."""
        order = self.order
        if self.focus not in order:
            return False
        rank = order.index(self.focus) + (1 if forward else -1)
        if not 0 <= rank < len(order):
            return False
        self.go(order[rank])
        return True

    def press(self, key: int) -> bool:
        """A key went down. False where it means nothing here."""
        if not self.order:
            return False
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(self._first_card() if key == Qt.Key.Key_Home else self.order[-1])
            return True
        thing = self._things.get(self.focus) if self.focus else None
        if thing is None:
            if key in ARROWS:
                self.go(self.order[0])
            return key in ARROWS
        return self._press_on(thing, key)

    def _first_card(self) -> str:
        """The first card in reading order; the first thing where no card lies on the table."""
        things = self._things.items()
        return next((k for k, t in things if t.role is Role.CARD), self.order[0])

    def _press_on(self, thing: Thing, key: int) -> bool:
        if key in ARROWS:
            boxes: dict[str, Box] = {k: t.box for k, t in self._things.items()}
            reached = neighbour(boxes, thing.key, ARROWS[Qt.Key(key)])
            if reached:
                self.go(reached)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(thing.key)
        elif key == Qt.Key.Key_Z:
            self._twice(key, self.neared, thing.key)
        elif key == Qt.Key.Key_C:
            return self._fold(thing)
        elif thing.role is Role.CARD:
            return self._press_on_card(thing, key)
        elif key == Qt.Key.Key_Space:
            self.opened.emit(thing.key)
        else:
            return False
        return True

    def _press_on_card(self, card: Thing, key: int) -> bool:
        if key == Qt.Key.Key_Space:
            self.picked_up.emit(card.key)
        elif key == Qt.Key.Key_V:
            self._twice(key, self.flipped, card.key)
        elif key == Qt.Key.Key_Delete and card.played:
            self.dropped.emit(card.key, PARKING)
        elif key == Qt.Key.Key_P and card.played:
            self.letter.hold(partial(self._park, card.key))
        else:
            return False
        return True

    def _park(self, key: str) -> None:
        """Set a card aside, if it still lies there."""
        card = self._things.get(key)
        if card is not None and card.played:
            self.dropped.emit(key, PARKING)

    def _fold(self, thing: Thing) -> bool:
        activity = thing.key if thing.role is Role.ACTIVITY else thing.home
        if activity:
            self._twice(Qt.Key.Key_C, self.folded, activity)
            self.go(activity)  # the same key then shows its cards again
        return bool(activity)

    def _twice(self, letter: int, asked: SignalInstance, about: str) -> None:
        """Ask for what is undone when it is asked again, as a word that goes on does."""
        focus = self.focus
        asked.emit(about)

        def ask_again() -> None:
            asked.emit(about)
            if focus is not None:
                self.go(focus)

        self.letter.did(letter, ask_again)
