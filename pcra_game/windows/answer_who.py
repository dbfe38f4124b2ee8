"""Who does it: a function of two letters and Enter, or free words; and who replaces it at night."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from pcra_game.domain.clean import clean
from pcra_game.domain.framing_events import DeputyNamed
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import deputy_of, function_label
from pcra_game.domain.suggestions import Choice, function_named, functions_like
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_completion import CompletingLine
from pcra_game.windows.controls import FlowRow, button, put_icon
from pcra_game.windows.room import Room


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
        self._named = ""
        self._locked = False
        self.line = CompletingLine(host, self._like, name=words.WHO, hint=words.WHO_HINT)
        self.line.setObjectName("who")
        self.deputy = CompletingLine(
            host, self._others_like, name=words.DEPUTY_HINT, hint=words.DEPUTY_HINT
        )
        self.deputy.setObjectName("deputy")
        self._chip = NameChip()
        self._night = button("", role="night", clicked=self._ask_deputy)
        self._night.setObjectName("night")
        put_icon(self._night, Icon.MOON, palette.night)
        row = FlowRow(self)
        for widget in (self._chip, self._night, self.deputy, self.line):
            row.addWidget(widget)
        self._chip.removed.connect(self._forget)
        self._chip.clicked.connect(self._name_another)
        self.line.textEdited.connect(self._typed)
        self.line.taken.connect(self._taken)
        self.line.entered.connect(self._entered)
        self.line.left.connect(self._left)
        self.deputy.taken.connect(self._deputy_named)
        self.deputy.left.connect(self._deputy_left)
        self.deputy.hide()
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

    def label(self) -> str:
        """Who, in words."""
        return function_label(self._room.state, self._room.game, self.value())

    def night(self) -> str:
        """Who replaces at night, in words; empty where nobody was named."""
        return deputy_of(self._room.state, self._room.game, self.value())

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
        self.line.setPlaceholderText(words.WHO_OTHER_HINT if named else words.WHO_HINT)
        writing = self.line.hasFocus() or bool(self.line.text())
        self.line.setVisible(not self._locked and (writing or not named))
        self.updateGeometry()

    def _is_function(self, who: str) -> bool:
        return who in self._room.game.functions or who in self._room.state.functions

    def _like(self, typed: str) -> tuple[Choice, ...]:
        return functions_like(self._room.state, self._room.game, typed)

    def _others_like(self, typed: str) -> tuple[Choice, ...]:
        """Nobody relays himself."""
        return tuple(choice for choice in self._like(typed) if choice.value != self._named)

    def _typed(self, _text: str) -> None:
        self.changed.emit()

    def _taken(self, function: str) -> None:
        self._named = function
        self.line.clear()
        self.refresh()
        self.changed.emit()
        self.done.emit()

    def _entered(self) -> None:
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

    def _deputy_named(self, deputy: str) -> None:
        function = self._named
        self._night.setFocus()
        self._close_deputy()
        self._room.ask(Record(DeputyNamed(function, deputy)))
        self.refresh()

    def _deputy_left(self) -> None:
        if not clean(self.deputy.text()):
            self._close_deputy()

    def _close_deputy(self) -> None:
        self.deputy.clear()
        self.deputy.hide()
        self.updateGeometry()


class NameChip(QPushButton):
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
