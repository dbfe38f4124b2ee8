"""The backlog calculator: files a day, minutes each, days, and what that makes in people."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from pcra_game.domain import recovery
from pcra_game.domain.answer_events import BacklogEstimated
from pcra_game.domain.moves import Record
from pcra_game.domain.reading import reading
from pcra_game.domain.typed_numbers import digits_of, is_whole
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import recovery as words
from pcra_game.windows.answer_text import Line
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, plain_tip
from pcra_game.windows.room import Room
from pcra_game.windows.style import key_look, scaled

FIELDS = ("files_per_day", "minutes_each", "days")
CARD = "OR-04"
"""The card that asks what is typed in again, and by whom."""

_FIELD_WIDTH = 76


class AmountLine(Line):
    """A whole number; Enter goes on to the next field, Escape forgets what was typed."""

    entered = Signal()
    forgotten = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)


class BacklogRow:
    """One activity of the grid: three numbers, and what they make."""

    def __init__(self, activity: str, label: str, room: Room, palette: Palette) -> None:
        """Take the activity, its words, the room and the theme."""
        self.activity, self.label = activity, label
        self._room = room
        self._shown = ("", "", "")
        said = words.backlog_card(label)
        self.opened: QPushButton = button(
            "", role="quiet", icon=Icon.SHEET, palette=palette, colour=palette.soft_ink, name=said
        )
        self.opened.setObjectName(f"backlog_card:{activity}")
        self.opened.setToolTip(plain_tip(said))
        self.opened.setStyleSheet(key_look(5, 5))
        self.name = TextBlock(label, px=16, colour=palette.ink)
        self.lines: dict[str, AmountLine] = {}
        for field in FIELDS:
            line = AmountLine(words.cell_name(words.BACKLOG_FIELD[field], label))
            line.setObjectName(f"{field}:{activity}")
            line.setMaxLength(9)
            line.setFixedWidth(scaled(_FIELD_WIDTH))
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setReadOnly(room.read_only)
            self.lines[field] = line
        self.result = TextBlock(px=15, bold=True, colour=palette.ink)
        self.complaint = Note(Mood.BAD, palette=palette)
        self.complaint.say("")

    def refresh(self) -> None:
        """Show what is stored; what is being typed stays."""
        stored = self._room.state.backlogs.get(self.activity)
        texts = tuple("" if stored is None else str(getattr(stored, f)) for f in FIELDS)
        if self.waiting() and texts == self._shown:
            return
        self._shown = (texts[0], texts[1], texts[2])
        for line, text in zip(self.lines.values(), texts, strict=True):
            line.setText(text)
            line.setModified(False)
        self.complaint.say("")

    def forget(self) -> None:
        """Show the numbers as they are stored."""
        for line, text in zip(self.lines.values(), self._shown, strict=True):
            line.setText(text)
            line.setModified(False)
        self.complaint.say("")

    def waiting(self) -> bool:
        """Whether a number is typed that is not stored."""
        return self._texts() != self._shown

    def look_again(self) -> None:
        """Say no more than what is still wrong with the numbers that were corrected."""
        if self.complaint.text():
            self.complaint.say(self._refusal())

    def typed(self) -> BacklogEstimated | None:
        """The estimate as it is typed; `None` where it is not whole, or not a number."""
        if self._refusal() or not all(self._texts()):
            return None
        files, minutes, days = (int(text) for text in self._texts())
        return BacklogEstimated(self.activity, files, minutes, days)

    def wrong_line(self) -> AmountLine:
        """The field that keeps the row from being stored: a bad number, else an empty one."""
        lines = tuple(self.lines.values())
        bad = (line for line, wrong in zip(lines, self._refusals(), strict=True) if wrong)
        empty = (line for line in lines if not line.text().strip())
        return next(bad, None) or next(empty, lines[0])

    def settle(self) -> bool:
        """Store the three numbers once they are whole; what is not stays, and says why."""
        if not self.waiting():
            if not self.has_focus():
                self.forget()  # the same numbers, typed in another way
            return True
        estimate = self.typed()
        if estimate is not None:
            return self._room.ask(Record(estimate))
        emptied = any(self._shown) and not all(self._texts())
        self.complaint.say(self._refusal() or (words.ZERO_INSTEAD if emptied else ""))
        return True

    def has_focus(self) -> bool:
        """Whether the hands are in one of the three fields."""
        return QApplication.focusWidget() in self.lines.values()

    def _texts(self) -> tuple[str, ...]:
        return tuple(digits_of(line.text()) for line in self.lines.values())

    def _refusal(self) -> str:
        """The first number that cannot be kept, in one sentence."""
        return next(filter(None, self._refusals()), "")

    def _refusals(self) -> list[str]:
        """What is wrong with each number; empty where it may be kept."""
        found = []
        for field, text in zip(FIELDS, self._texts(), strict=True):
            limit = recovery.BACKLOG_LIMITS[field]
            good = not text or (is_whole(text) and limit.holds(int(text)))
            said = words.bad_amount(words.BACKLOG_FIELD[field], limit.low, limit.high)
            found.append("" if good else said)
        return found


class BacklogPanel(QWidget):
    """A grid that the keyboard fills from left to right; results follow every key."""

    card_asked = Signal(str)

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._rows: dict[str, BacklogRow] = {}
        self._labels: dict[str, str] = {}
        self._none = plain_label(words.NO_ACTIVITY, "soft", wraps=True)
        self._rule = TextBlock(words.BACKLOG_RULE, px=14, colour=palette.soft_ink)
        self.total = TextBlock(px=16, bold=True, colour=palette.ink)
        self.warning = Note(Mood.WARNING, Icon.WARNING, palette)
        self._table = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for widget in (self._none, self._rule, self._table, self.total, self.warning):
            self._column.addWidget(widget)

    def refresh(self) -> None:
        """Show the estimates as they are stored."""
        labels = {s.id: s.label for s in reading(self._room.state, self._room.game).sheets}
        if labels != self._labels or (labels and not self._rows):
            self._labels = labels
            self._make_table()
        for row in self._rows.values():
            row.refresh()
        self._none.setVisible(not labels)
        self._rule.setVisible(bool(labels))
        self.total.setVisible(bool(labels))
        self._work_out()

    def settle(self) -> bool:
        """Store every row that is whole; False where the workshop refused one."""
        stored = [row.settle() for row in tuple(self._rows.values())]
        return all(stored)  # each one, also behind a refusal

    def waiting_words(self) -> bool:
        """Whether a row holds numbers that are not stored."""
        return any(row.waiting() for row in self._rows.values())

    def waiting_field(self) -> tuple[QWidget, str] | None:
        """The first such field, and its name."""
        lines = (row.wrong_line() for row in self._rows.values() if row.waiting())
        return next(((line, line.accessibleName()) for line in lines), None)

    def row(self, activity: str) -> BacklogRow:
        """The row of an activity in play; KeyError for another."""
        return self._rows[activity]

    def _make_table(self) -> None:
        """Lay the grid anew: other activities are in play. What was typed goes along."""
        old = self._rows
        self._rows = {}
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(5, 4)
        for column, title in enumerate(words.BACKLOG_COLUMNS, start=1):
            head = plain_label(title, "soft", wraps=True)
            head.setAlignment(Qt.AlignmentFlag.AlignBottom)
            if column in (2, 3, 4):
                head.setFixedWidth(scaled(_FIELD_WIDTH))
            grid.addWidget(head, 0, column)
        for index, (id, label) in enumerate(self._labels.items()):
            row = self._rows[id] = old.get(id) or self._made(id, label)
            top = 2 * index + 1
            cells = (row.opened, row.name, *row.lines.values(), row.result)
            for column, cell in enumerate(cells):
                grid.addWidget(cell, top, column, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(row.complaint, top + 1, 0, 1, len(cells))
        self._column.replaceWidget(self._table, fresh)
        self._table.hide()
        self._table.deleteLater()
        self._table = fresh
        fresh.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Numbers first, from left to right and down; then what opens the cards."""
        keys = [*self._fields(), *(row.opened for row in self._rows.values())]
        for before, after in pairwise(keys):
            QWidget.setTabOrder(before, after)

    def _fields(self) -> list[AmountLine]:
        return [line for row in self._rows.values() for line in row.lines.values()]

    def _made(self, id: str, label: str) -> BacklogRow:
        row = BacklogRow(id, label, self._room, self._palette)
        row.opened.clicked.connect(partial(self._open, id))
        for line in row.lines.values():
            line.textEdited.connect(partial(self._edited, id))
            line.left.connect(partial(self._left, id))
            line.entered.connect(partial(self._next, line))
            line.forgotten.connect(partial(self._forget, id))
        row.lines["days"].setPlaceholderText(words.example(recovery.outage_days(self._room.game)))
        return row

    def _work_out(self) -> None:
        """Hours and people of every row and of all of them, from what is typed now."""
        whole, minutes = 0, 0
        for row in self._rows.values():
            estimate = row.typed()
            load = recovery.load_minutes(estimate) if estimate is not None else 0
            people = recovery.full_time(load)
            row.result.set_text(words.load(load, people) if estimate is not None else "")
            whole += estimate is not None
            minutes += load
        one_week = recovery.full_time(minutes)
        self.total.set_text(
            words.total(minutes, one_week, one_week / 2, one_week / 4)
            if whole
            else words.NO_BACKLOG
        )
        people_there = recovery.people_of_unit(self._room.state)
        short = people_there is not None and one_week > people_there
        self.warning.say(words.too_much(one_week, people_there or 0) if short else "")

    def _edited(self, id: str, _text: str) -> None:
        self._rows[id].look_again()
        self._work_out()

    def _left(self, id: str) -> None:
        row = self._rows.get(id)
        if row is not None and not row.has_focus():
            row.settle()

    def _forget(self, id: str) -> None:
        self._rows[id].forget()
        self._work_out()

    def _next(self, line: AmountLine) -> None:
        """Enter: the next number; after the last one, the row is stored where the hands are."""
        fields = self._fields()
        after = fields.index(line) + 1
        if after < len(fields):
            fields[after].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.settle()

    def _open(self, id: str, _checked: bool = False) -> None:
        self.card_asked.emit(f"{CARD}@{id}")
