"""A grid of lines that are kept by themselves: typed from the keyboard, one line one fact."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from pcra_game.domain.events import Event
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import ending as words
from pcra_game.texts.facts import missing, written
from pcra_game.windows.activity_sheet_kept import KeptFacts, Stored
from pcra_game.windows.controls import button, plain_label, show_if
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import TextReader
from pcra_game.windows.room import Room
from pcra_game.windows.style import key_look, scaled

KEY_WIDTH = 34
TWO_LINES = 54
"""Height of a sentence: what the workshop may write there fits at the usual widths."""


class Line(KeptFacts):
    """One line: fields side by side, a key before them where there is one, a key that removes.

    `key` names what is stored; it is empty while nothing is. Enter keeps and goes to the next
    field, Ctrl+Delete removes the line.
    """

    def __init__(
        self,
        room: Room,
        fields: Sequence[Field],
        *,
        fact: Callable[[str, tuple[Any, ...]], Event],
        stored: Callable[[str], tuple[Any, ...]],
        key: str = "",
    ) -> None:
        """`fact` makes the event of an id and the values; `stored` reads the values of an id."""
        self.key = key
        self.went_on: Callable[[Line, Field], None] | None = None
        self.removed: Callable[[str], object] | None = None
        self._remove: QWidget | None = None
        super().__init__(
            room,
            fields,
            lambda values: fact(self._named(room), values),
            lambda: Stored(stored(self.key)),
        )

    @property
    def is_new(self) -> bool:
        """Whether nothing of the line is stored yet."""
        return not self.key

    def lay_out(self, shares: Sequence[int], *before: QWidget, remove: QWidget) -> "Line":
        """Put the fields side by side, what is wrong with one under them all; gives the line."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in before:
            across.addWidget(widget, 0, middle)
        for field, share in zip(self.fields, shares, strict=True):
            if isinstance(field.widget, QPlainTextEdit):
                field.widget.setFixedHeight(scaled(TWO_LINES))
            across.addWidget(field, share, middle)
        held = remove.sizePolicy()
        held.setRetainSizeWhenHidden(True)
        remove.setSizePolicy(held)
        self._remove = remove
        across.addWidget(remove, 0, middle)
        self.lay(row, *(field.complaint_box for field in self.fields))
        return self

    def refresh(self, *, forget: bool = False) -> None:
        """Show what is stored; an empty line has nothing to remove."""
        super().refresh(forget=forget)
        if self._remove is not None:
            show_if(self._remove, not self.is_new)

    def settle(self) -> bool:
        """Store what was typed; what stands without its sentence waits, and blocks nothing."""
        return True if self._lacks_its_sentence() else super().settle()

    def confirm(self) -> bool:
        """Keep the line, then go on to the next field."""
        at = next((field for field in self.fields if field.widget.hasFocus()), self.fields[-1])
        kept = self._rested()
        if kept and self.went_on is not None:
            self.went_on(self, at)
        return kept

    def eventFilter(self, watched: QObject, event: Any) -> bool:
        if self.__dict__ and isinstance(event, QKeyEvent) and self._asks_to_go(event):
            if event.type() is QKeyEvent.Type.KeyPress and self.removed is not None:
                self.removed(self.key)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _asks_to_go(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return control and event.key() == Qt.Key.Key_Delete and self.removed is not None

    def _edited(self) -> None:
        """A sentence that grows too long says so while it is typed."""
        super()._edited()
        if not self.fields[0].text().strip():
            self._pause.stop()  # nothing can be kept yet, and nobody is told off for typing
        for field in self.fields:
            if isinstance(field.reader, TextReader):
                length, limit = len(field.text().strip()), field.reader.limit
                field.complain(written(length, limit) if length > limit else "")

    def _says_yes(self, _watched: QObject, event: QKeyEvent) -> bool:
        """Enter keeps, in every field: a line is one sentence."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift

    def _tell(self, *, always: bool) -> bool:
        if self._lacks_its_sentence():
            self._room.refused.emit(missing(self.fields[0].caption))
            return False
        was_new = self.is_new
        told = super()._tell(always=always)
        if was_new and not told:
            self.key = ""  # nothing was stored under it
        return told

    def _lacks_its_sentence(self) -> bool:
        """Whether something stands beside a first field that is empty."""
        first, *others = (field.text().strip() for field in self.fields)
        return not first and (not self.is_new or any(others))

    def _named(self, room: Room) -> str:
        self.key = self.key or room.new_id()
        return self.key


class LineList(QWidget):
    """Lines by the id of what they show, in its order, then empty ones to write in."""

    def __init__(
        self, make: Callable[[str], Line], *, blanks: Callable[[int], int] = lambda _stored: 1
    ) -> None:
        """`make` builds the line of an id, or an empty one; `blanks` says how many are empty."""
        super().__init__()
        self._make, self._blanks = make, blanks
        self.lines: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)

    def show_ids(self, ids: Iterable[str]) -> None:
        """Show these in this order; a line with words that are not stored stays."""
        wanted = list(ids)
        by_key = {line.key: line for line in self.lines if line.key}
        lines = [by_key.pop(id) if id in by_key else self._new(id) for id in wanted]
        empty = [line for line in self.lines if not line.key]
        for line in by_key.values():
            if line.has_draft():
                line.key = ""  # what it showed was taken back; its words are still being typed
                empty.insert(0, line)
        drafts = sum(line.has_draft() for line in empty)
        blanks = max(self._blanks(len(wanted)), drafts)
        kept = sorted(empty, key=lambda line: not line.has_draft())[:blanks]
        kept += [self._new("") for _ in range(blanks - len(kept))]
        self._lay([*lines, *kept])
        for number, line in enumerate(self.lines, start=1):
            _say_number(line, number)
            line.refresh()

    def settle(self) -> bool:
        """Store what was typed; False where something was refused."""
        settled = [line.settle() for line in list(self.lines)]  # each one, also behind a refusal
        return all(settled)

    def has_draft(self) -> bool:
        """Whether a line holds words that are not stored."""
        return any(line.has_draft() for line in self.lines)

    def first_blank(self) -> Line:
        """The first empty line."""
        return next(line for line in self.lines if line.is_new)

    def line_of(self, id: str) -> Line:
        """The line of what has this id. StopIteration where none shows it."""
        return next(line for line in self.lines if line.key == id)

    def _new(self, id: str) -> Line:
        line = self._make(id)
        line.went_on = self._go_on
        return line

    def _lay(self, lines: list[Line]) -> None:
        for line in self.lines:
            if line not in lines:
                line.hide()
                self._column.removeWidget(line)
                line.setParent(None)
                line.deleteLater()
        for place, line in enumerate(lines):
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)
        self.lines = lines

    def _go_on(self, line: Line, field: Field) -> None:
        """The next field of the line; behind the last, the first of the next line."""
        at = line.fields.index(field) + 1
        if at < len(line.fields):
            following: Field | None = line.fields[at]
        else:
            place = self.lines.index(line) + 1 if line in self.lines else len(self.lines)
            following = self.lines[place].fields[0] if place < len(self.lines) else None
        if following is not None:
            following.widget.setFocus(Qt.FocusReason.TabFocusReason)


def _say_number(line: Line, number: int) -> None:
    for field in line.fields:
        field.widget.setAccessibleName(words.field_name(field.caption, number))


def say_hint(field: Field, hint: str) -> None:
    """Say in an empty text what belongs there."""
    if isinstance(field.widget, QPlainTextEdit):
        field.widget.setPlaceholderText(hint)


def head_of(titles: Sequence[str], shares: Sequence[int], *, before: int) -> QWidget:
    """The captions above a grid; `before` keys stand before the fields."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(6)
    for _ in range(before):
        across.addWidget(_gap())
    for title, share in zip(titles, shares, strict=True):
        across.addWidget(plain_label(title, "soft"), share)
    across.addWidget(_gap())
    return row


def _gap() -> QLabel:
    gap = plain_label("")
    gap.setFixedWidth(scaled(KEY_WIDTH))
    return gap


def remove_key(room: Room, palette: Palette, name: str, clicked: Callable[[], object]) -> QWidget:
    """The key at the end of a line."""
    made = button(
        "", role="quiet", icon=Icon.CROSS, palette=palette, colour=palette.soft_ink, name=name,
        clicked=clicked,
    )  # fmt: skip
    made.setFixedWidth(scaled(KEY_WIDTH))
    made.setStyleSheet(key_look(6, 2))
    made.setToolTip(words.REMOVE)
    made.setEnabled(not room.read_only)
    return made
