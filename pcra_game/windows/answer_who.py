"""Who does it: a function of two letters and Enter, or free words; and who replaces it at night."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcra_game.domain.clean import clean
from pcra_game.domain.framing_events import DeputyNamed
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import deputy_of, function_label
from pcra_game.domain.suggestions import (
    Choice,
    function_named,
    functions_like,
    functions_of,
)
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_completion import CompletingLine
from pcra_game.windows.controls import FlowRow, button, plain_label, put_icon
from pcra_game.windows.room import Kind, Room
from pcra_game.windows.shrinking_button import ShrinkingButton
from pcra_game.windows.style import say_role

_MOST_CHOICES = 8


class WhoField(QWidget):
    """A chip once somebody is named, and a line to name somebody else.

    `changed` when other words are typed or chosen, `left` when the hands go elsewhere, `done`
    when Enter ended the field.
    """

    changed = Signal()
    left = Signal()
    done = Signal()

    def __init__(self, host: QWidget, room: Room, palette: Palette) -> None:
        """Take the widget that lists lie on, the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._named = self._proposed = ""
        self._locked = False
        self.line = CompletingLine(host, self._like, name=words.WHO, hint=words.WHO_HINT)
        self.line.setObjectName("who")
        self.deputy = Deputy(host, room, self._like, self.named)
        self._chip = NameChip()
        self._night = ShrinkingButton()
        say_role(self._night, "night")
        self._night.setAutoDefault(False)
        self._night.clicked.connect(self._ask_deputy)
        self._night.setObjectName("night")
        put_icon(self._night, Icon.MOON, palette.night)
        self._free = FreeWords()
        row = FlowRow(self)
        for widget in (self._chip, self._night, self.deputy, self.line, self._free):
            row.addWidget(widget)
        self._free.asked.connect(self._choose_listed)
        self._chip.removed.connect(self._forget)
        self._chip.clicked.connect(self._choose_another)
        self.line.textEdited.connect(self._typed)
        self.line.taken.connect(self._taken)
        self.line.entered.connect(self._entered)
        self.line.left.connect(self._left)
        self.deputy.named.connect(self._deputy_named)
        self.refresh()

    def value(self) -> str:
        """The id of a function or free words: what is being typed, else who is named."""
        typed = clean(self.line.text())
        if typed:
            return function_named(self._room.state, self._room.game, typed)
        return self._named

    def set_value(self, who: str) -> None:
        """Name somebody, without telling anybody."""
        if who != self.value():
            self._named = who
            self.line.clear()
        self.refresh()

    def named(self) -> str:
        """Who is named, whatever is being typed."""
        return self._named

    def label(self) -> str:
        """Who, in words."""
        return function_label(self._room.state, self._room.game, self.value())

    def night(self) -> str:
        """Who replaces at night, in words; empty where nobody was named."""
        return deputy_of(self._room.state, self._room.game, self.value())

    def propose(self, who: str) -> None:
        """Show who probably does it in the empty line; Enter there takes it, nothing else."""
        who = who if who != self._named else ""
        if who != self._proposed:
            self._proposed = who
            self.refresh()

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self._locked = locked
        self.line.setReadOnly(locked)
        self._chip.setEnabled(not locked)
        self._night.setEnabled(not locked)
        self.refresh()

    def refresh(self) -> None:
        """Show the chips of who is named now."""
        named = self._named
        function = self._is_function(named)
        label = function_label(self._room.state, self._room.game, named)
        self._chip.show_name(label, function, self._palette)
        night = deputy_of(self._room.state, self._room.game, named)
        said = words.night(night) if night else words.NIGHT_UNNAMED
        self._night.setText(said)
        self._night.setAccessibleName(said)
        self._night.setVisible(function)
        self.line.setPlaceholderText(self._hint())
        self._say_listed()
        writing = self.line.hasFocus() or bool(self.line.text())
        self.line.setVisible(not self._locked and (writing or not named))
        self.updateGeometry()

    def _hint(self) -> str:
        if self._named:
            return words.WHO_OTHER_HINT
        if not self._proposed:
            return words.WHO_HINT
        room = self._room
        return words.who_proposed(function_label(room.state, room.game, self._proposed))

    def _say_listed(self) -> None:
        """Say of words that are no function that they are kept as they stand."""
        typed = clean(self.line.text())
        begun = typed and any(choice.sure for choice in self._like(typed))
        free = bool(self.value()) and not self._is_function(self.value()) and not begun
        self._free.say(free and len(typed) != 1, choice=not self._locked)

    def _choose_another(self) -> None:
        if self._is_function(self._named):
            self._name_another()
        else:
            self._choose_listed()

    def _choose_listed(self) -> None:
        """Show the functions of the list that are near, else the first ones of the unit."""
        room, near = self._room, self._like(self.value()[:2])
        self._name_another()
        self.line.show_choices((near or functions_of(room.state, room.game))[:_MOST_CHOICES])

    def _is_function(self, who: str) -> bool:
        return who in self._room.game.functions or who in self._room.state.functions

    def _like(self, typed: str) -> tuple[Choice, ...]:
        room = self._room
        card = room.selection.id if room.selection.kind is Kind.CARD else ""
        subject = card.partition("@")[2]
        proposed = "" if self._named else self._proposed
        return functions_like(room.state, room.game, typed, subject=subject, proposed=proposed)

    def _typed(self, _text: str) -> None:
        self._say_listed()
        self.updateGeometry()
        self.changed.emit()

    def _taken(self, function: str) -> None:
        self._named = function
        self.line.clear()
        self.refresh()
        self.changed.emit()
        self.done.emit()

    def _entered(self) -> None:
        if self._proposed and not self._named and not clean(self.line.text()):
            self._taken(self._proposed)
            return
        self._settle()
        self.done.emit()

    def _left(self) -> None:
        self._settle()
        self.refresh()
        self.left.emit()

    def _settle(self) -> None:
        """What was typed becomes a chip; nothing is lost, nothing is guessed."""
        if clean(self.line.text()):
            self._named = self.value()
            self.line.clear()

    def _name_another(self) -> None:
        self.line.show()
        self.line.setFocus()

    def _forget(self) -> None:
        self._named = ""
        self.line.clear()
        self.refresh()
        self.line.setFocus()
        self.changed.emit()

    def _ask_deputy(self) -> None:
        self.deputy.show()
        self.deputy.setFocus()
        self.updateGeometry()

    def _deputy_named(self) -> None:
        self._night.setFocus()
        self.refresh()


class Deputy(CompletingLine):
    """Who takes over at night, asked once for a function; hidden until it is wanted.

    `named` once the room was told.
    """

    named = Signal()

    def __init__(
        self,
        host: QWidget,
        room: Room,
        like: Callable[[str], Sequence[Choice]],
        function: Callable[[], str],
    ) -> None:
        """`like` gives functions for letters, `function` the one that is replaced."""
        super().__init__(host, self._others_like, name=words.DEPUTY_HINT, hint=words.DEPUTY_HINT)
        self.setObjectName("deputy")
        self._room, self._alike, self._function = room, like, function
        self.taken.connect(self._taken)
        self.left.connect(self._left)
        self.hide()

    def _others_like(self, typed: str) -> tuple[Choice, ...]:
        """Nobody relays himself."""
        return tuple(c for c in self._alike(typed) if c.value != self._function())

    def _taken(self, deputy: str) -> None:
        function = self._function()
        self._close()
        self._room.ask(Record(DeputyNamed(function, deputy)))
        self.named.emit()

    def _left(self) -> None:
        if not clean(self.text()):
            self._close()

    def _close(self) -> None:
        self.clear()
        self.hide()


class NameChip(ShrinkingButton):
    """Who is named; Suppr forgets the name."""

    removed = Signal()

    def __init__(self) -> None:
        """Nobody yet."""
        super().__init__()
        self.setObjectName("who_chip")
        self.setProperty("role", "chip")
        self.setAutoDefault(False)
        self.hide()

    def show_name(self, label: str, function: bool, palette: Palette) -> None:
        """Show a name: a function has its sign, free words have a pen."""
        self.setText(label)
        self.setAccessibleName(f"{words.WHO}\u00a0: {label}")
        icon = Icon.DOCTOR if function else Icon.PEN
        put_icon(self, icon, palette.ink)
        self.setVisible(bool(label))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class FreeWords(QWidget):
    """Says of words that are no function that they are kept as they stand; `asked` when somebody
    wants to choose from the list instead."""

    asked = Signal()

    def __init__(self) -> None:
        """Nothing is said yet."""
        super().__init__()
        self.setObjectName("not_listed")
        self._choose = button(
            words.CHOOSE_LISTED,
            role="quiet",
            name=words.CHOOSE_LISTED_NAME,
            clicked=self.asked.emit,
        )
        self._choose.setObjectName("choose_listed")
        self._choose.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter on the name does the same
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(words.NOT_LISTED, role="soft"))
        row.addWidget(self._choose)
        self.hide()

    def say(self, on: bool, *, choice: bool) -> None:
        """Show it or not, with the key that leads to the list or without."""
        self._choose.setVisible(choice)
        self.setVisible(on)
