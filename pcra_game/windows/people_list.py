"""The list of persons by function: what a name is for, who is named, one line to add another."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import people as words
from pcra_game.windows.controls import Note, TextBlock, button, clear, plain_label, show_if
from pcra_game.windows.fact_form_fields import ChoiceBox, TypedLine
from pcra_game.windows.round_sheet_section import SheetArea
from pcra_game.windows.style import say_role

if TYPE_CHECKING:
    from pcra_game.persistence.names import Person

LONGEST_NAME = 80
"""What the file takes (persistence/names.py); the field stops there."""


class PeopleList(QWidget):
    """`add_asked` with function and name; `erase_chosen` with the id of a line; `left`."""

    add_asked = Signal(str, str)
    erase_chosen = Signal(str)
    left = Signal()

    def __init__(self, palette: Palette, labels: Mapping[str, str], *, read_only: bool) -> None:
        """Take the words of each function, and whether nothing may change."""
        super().__init__()
        self.setObjectName("list")
        say_role(self, "page")
        self._palette, self._labels, self._read_only = palette, labels, read_only
        self.people: tuple[Person, ...] = ()
        self.function = ChoiceBox(list(labels.values()))
        self.function.setObjectName("function")
        self.function.setAccessibleName(words.FUNCTION)
        self.name = TypedLine()
        self.name.setObjectName("name")
        self.name.setAccessibleName(words.NAME)
        self.name.setPlaceholderText(words.NAME_HINT)
        self.name.setMaxLength(LONGEST_NAME)
        self.add = button(words.ADD, icon=Icon.PLUS, palette=palette, clicked=self._add)
        self.add.setObjectName("add")
        self.close_key = button(words.CLOSE, clicked=self.left.emit)
        self.close_key.setObjectName("close")
        self.trouble = Note(Mood.WARNING, Icon.ALERT, palette)
        self.trouble.setObjectName("trouble")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(18)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(0, 3)
        self._rows.setColumnStretch(1, 2)
        self._arrange()
        self.show_people(())

    def show_people(self, people: Iterable["Person"]) -> None:
        """Show these lines; what is typed stays."""
        self.people = tuple(people)
        clear(self._rows)
        self.trouble.say("")
        if not self.people:
            self._rows.addWidget(plain_label(words.NOBODY, "soft"), 0, 0, 1, 3)
            return
        for place, head in enumerate(words.HEADS):
            self._rows.addWidget(plain_label(head, "heading"), 0, place)
        for number, person in enumerate(self.people, start=1):
            self._add_row(number, person)

    def added(self) -> None:
        """Make room for the next one."""
        self.name.clear()
        self.function.setEditText("")
        self.function.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard where typing begins."""
        first = self.close_key if self._read_only else self.function
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        typed = self.function.currentText().strip().casefold()
        found = [id for id, label in self._labels.items() if label.casefold() == typed]
        if not found:
            self.trouble.say(words.FUNCTION_MISSING)
            self.function.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.name.text().strip():
            self.trouble.say("")
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_asked.emit(found[0], self.name.text())

    def _add_row(self, number: int, person: "Person") -> None:
        label = self._labels.get(person.function, person.function)
        self._rows.addWidget(plain_label(label, wraps=True), number, 0)
        self._rows.addWidget(plain_label(person.name, "heading", wraps=True), number, 1)
        if self._read_only:
            return
        erase = button(
            words.ERASE,
            role="quiet",
            icon=Icon.CROSS,
            palette=self._palette,
            name=words.erase_named(person.name, label),
            clicked=partial(self.erase_chosen.emit, person.id),
        )
        erase.setObjectName(f"erase_{person.id}")
        self._rows.addWidget(erase, number, 2)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(12)
        column.addWidget(plain_label(words.TITLE, "title"))
        column.addWidget(TextBlock(words.LEAD, px=16, colour=self._palette.ink))
        column.addWidget(self._notice())
        area = SheetArea()
        area.column.setContentsMargins(0, 4, 12, 0)
        area.column.addLayout(self._rows)
        area.column.addStretch(1)
        column.addWidget(area, 1)
        column.addWidget(self.trouble)
        show_if(self.trouble, wanted=False)
        if self._read_only:
            column.addWidget(plain_label(words.READ_ONLY, "soft", wraps=True))
        else:
            column.addLayout(self._adding())
        column.addWidget(self.close_key, 0, Qt.AlignmentFlag.AlignRight)

    def _notice(self) -> QFrame:
        """What the persons have to be told, in soft words on a card."""
        frame = QFrame()
        say_role(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        ink, soft = self._palette.ink, self._palette.soft_ink
        column.addWidget(TextBlock(words.NOTICE_TITLE, px=16, bold=True, colour=ink))
        column.addWidget(TextBlock(words.NOTICE, px=15, colour=soft))
        return frame

    def _adding(self) -> QHBoxLayout:
        line = self.function.lineEdit()
        if line is not None:
            line.setPlaceholderText(words.FUNCTION_HINT)
            line.setAccessibleName(words.FUNCTION)
            line.returnPressed.connect(self._add)
        self.name.returnPressed.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.function, 3)
        row.addWidget(self.name, 2)
        row.addWidget(self.add)
        return row
