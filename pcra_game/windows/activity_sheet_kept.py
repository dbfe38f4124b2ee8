"""Fields that are kept together as one fact when the hands leave them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from pcra_game.domain.events import Event
from pcra_game.domain.moves import Record
from pcra_game.texts import activity_sheet as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.controls import button
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import DurationReader
from pcra_game.windows.room import Room

IDLE_MS = 2000
"""A text is kept after this long without a key, so that a power cut costs no more."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the workshop holds for a group of fields, and whether the room said it."""

    values: tuple[Any, ...]
    discussed: bool = True

    @property
    def from_deck(self) -> bool:
        """Whether the values shown are the deck's: something is there, and nobody said it."""
        return not self.discussed and any(v not in (None, "", ()) for v in self.values)


class KeptFacts(QWidget):
    """One fact spread over some fields: told once, when the last of them is left.

    Enter (Ctrl+Enter in a text) tells it even where nothing was changed: the room agrees with the
    value that the deck proposed. Escape forgets what was typed.
    """

    def __init__(
        self,
        room: Room,
        fields: Sequence[Field],
        fact: Callable[[tuple[Any, ...]], Event],
        stored: Callable[[], Stored],
        *,
        idle_ms: int = IDLE_MS,
    ) -> None:
        """`fact` makes the event of the values; `stored` reads them from the workshop.

        `idle_ms` is how long the typing of a text rests before it is kept; 0 waits for the field
        to be left.
        """
        super().__init__()
        self.fields = tuple(fields)
        self._room = room
        self._fact = fact
        self._stored = stored
        self._settling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(idle_ms)
        self._pause.timeout.connect(self._rested)
        self._mark = button(
            words.NOT_DISCUSSED, role="mark", name=words.CONFIRM, clicked=self.confirm
        )
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter in the field does the same
        self._mark.setToolTip(words.CONFIRM)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        for field in self.fields:
            field.edited = self._edited
            field.widget.installEventFilter(self)
            if isinstance(field.widget, QComboBox):
                field.widget.activated.connect(lambda _index: self._rested())

    def lay(self, *rows: QWidget) -> "KeptFacts":
        """Put the rows that hold the fields, and the mark under them; gives itself."""
        for row in rows:
            self._column.addWidget(row)
        self._column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        return self

    def refresh(self, *, forget: bool = False) -> None:
        """Show what is stored; what is being typed stays, unless it is to be forgotten."""
        stored = self._stored()
        self._mark.setVisible(stored.from_deck)
        self._mark.setEnabled(not self._room.read_only)
        if self.has_draft() and not forget:
            return
        for field, value in zip(self.fields, stored.values, strict=True):
            said = _shown(field, value, stored.discussed)
            if said != field.text():
                field.set_text(said)
            field.touched = False

    def has_draft(self) -> bool:
        """Whether something was typed that is not stored."""
        return any(field.touched for field in self.fields)

    def settle(self) -> bool:
        """Store what was typed, if anything was; False where it is refused.

        The room says why too: the field that says it may be out of sight.
        """
        told = self._rested()
        complaints = [field.complaint() for field in self.fields if field.complaint()]
        if not told and complaints:
            self._room.refused.emit(complaints[0])
        return told

    def confirm(self) -> bool:
        """Store what is shown as said by the room, even where nothing was changed."""
        return self._tell(always=not self._stored().discussed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.__dict__:  # being collected: what it held is gone before the last events
            return False
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            popup = event.reason() is Qt.FocusReason.PopupFocusReason
            if not popup and not self._holds(QApplication.focusWidget()):
                self._rested()
        elif isinstance(event, QKeyEvent):
            act = self._gesture(watched, event)
            if act is not None:
                if event.type() is QEvent.Type.KeyPress:
                    act()
                event.accept()  # also as an override: no shortcut of the window takes the key
                return True
        return super().eventFilter(watched, event)

    def _gesture(self, watched: QObject, event: QKeyEvent) -> Callable[[], object] | None:
        if event.key() == Qt.Key.Key_Escape and self.has_draft():
            return partial(self.refresh, forget=True)
        return self.confirm if self._says_yes(watched, event) else None

    def _says_yes(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if isinstance(watched, QPlainTextEdit):
            return control
        return not isinstance(watched, QComboBox) or control

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and any(
            field.widget is widget or field.widget.isAncestorOf(widget) for field in self.fields
        )

    def _rested(self) -> bool:
        return True if self._settling or not self.has_draft() else self._tell(always=False)

    def _edited(self) -> None:
        texts = any(isinstance(field.widget, QPlainTextEdit) for field in self.fields)
        if texts and self._pause.interval() > 0:
            self._pause.start()

    def _tell(self, *, always: bool) -> bool:
        self._pause.stop()
        values = self._read()
        if values is None:
            return False
        stored = self._stored()
        if not always and values == stored.values and not stored.from_deck:
            self.refresh(forget=True)
            return True
        self._settling = True  # what is told changes the room, which asks every panel to settle
        told = self._room.ask(Record(self._fact(values)))
        self._settling = False
        if told:
            self.refresh(forget=True)
        return told

    def _read(self) -> tuple[Any, ...] | None:
        values = []
        for field in self.fields:
            try:
                values.append(field.value())
            except KnownError as error:
                field.complain(str(error))
                return None
        return tuple(values)


def _shown(field: Field, value: Any, discussed: bool) -> str:
    if value is None and not (discussed and isinstance(field.reader, DurationReader)):
        return ""
    return field.reader.say(value)
