"""« À chaud »: what to keep, what to change, what to do now, and what is left to learn.

The four kinds of the debriefing each have a column. « À faire tout de suite » holds actions that
are due within a week: what is to be done needs an owner and a date, which a debriefing line lacks.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.answer_events import ActionRemoved, ActionWritten
from pcra_game.domain.answers import Action
from pcra_game.domain.debriefing import DAYS_OF_NOW, due_now
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import RetexKind, RetexNoted
from pcra_game.table_view.palette import Palette
from pcra_game.texts import ending as words
from pcra_game.windows.controls import plain_label
from pcra_game.windows.ending_lines import Line, LineList, say_hint
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import TextReader
from pcra_game.windows.room import Room

NOW = "now"
ORDER = (RetexKind.KEEP, RetexKind.IMPROVE, NOW, RetexKind.SURPRISE, RetexKind.UNKNOWN)


class Debriefing(QWidget):
    """Columns of short sentences; an empty line at the foot of each adds one."""

    def __init__(self, room: Room, palette: Palette, today: Callable[[], date]) -> None:
        """Take the room, the theme and what day it is."""
        super().__init__()
        self._room, self._palette, self._today = room, palette, today
        self.lists: dict[str, LineList] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self._columns = [self._column(str(kind)) for kind in ORDER]
        self._across = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(words.RETEX, "title"))
        column.addWidget(plain_label(words.RETEX_LEAD, "soft", wraps=True))
        column.addLayout(self._grid)
        self.spread(3)

    def spread(self, across: int) -> None:
        """Lay the columns so many side by side."""
        if across == self._across:
            return
        self._across = across
        for place, column in enumerate(self._columns):
            self._grid.removeWidget(column)
            self._grid.addWidget(column, place // across, place % across)
        for place in range(len(self._columns)):
            self._grid.setColumnStretch(place, int(place < across))

    def refresh(self) -> None:
        """Show every line under its kind."""
        state = self._room.state
        for kind, lines in self.lists.items():
            if kind == NOW:
                lines.show_ids(a.id for a in due_now(state.actions.values(), self._today()))
            else:
                lines.show_ids(one.id for one in state.retex.values() if one.kind == kind)

    def settle(self) -> bool:
        """Store what was typed; False where something was refused."""
        settled = [lines.settle() for lines in self.lists.values()]
        return all(settled)

    def has_draft(self) -> bool:
        """Whether a column holds words that are not stored."""
        return any(lines.has_draft() for lines in self.lists.values())

    def _column(self, kind: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(words.COLUMN[kind], "heading"))
        if kind == NOW:
            column.addWidget(plain_label(words.NOW_NOTE, "soft", wraps=True))
        self.lists[kind] = LineList(lambda id: self._line(kind, id))
        column.addWidget(self.lists[kind])
        column.addStretch(1)
        return box

    def _line(self, kind: str, id: str) -> Line:
        limit = limits.ACTION if kind == NOW else limits.SHORT_TEXT
        reader = TextReader(words.COLUMN[kind], limit, long=True)
        field = Field(f"retex.{kind}", reader.name, reader, self._palette, headed=False)
        say_hint(field, words.HINT[kind])
        if kind == NOW:
            line = Line(self._room, (field,), fact=self._action, stored=self._action_text, key=id)
            line.removed = self._remove_action
        else:
            line = Line(
                self._room,
                (field,),
                fact=lambda key, values: RetexNoted(key, RetexKind(kind), values[0]),
                stored=self._retex_text,
                key=id,
            )
        return line.lay_out((1,), remove=QWidget())

    def _retex_text(self, id: str) -> tuple[Any, ...]:
        found = self._room.state.retex.get(id)
        return (found.text if found is not None else "",)

    def _action_text(self, id: str) -> tuple[Any, ...]:
        found = self._room.state.actions.get(id)
        return (found.text if found is not None else "",)

    def _action(self, id: str, values: tuple[Any, ...]) -> ActionWritten:
        known = self._room.state.actions.get(id)
        if known is None:
            due = (self._today() + timedelta(days=DAYS_OF_NOW)).isoformat()
            return ActionWritten(Action(id, values[0], "", due))
        return ActionWritten(
            Action(id, values[0], known.owner, known.due, known.card, known.priority)
        )

    def _remove_action(self, id: str) -> None:
        if id in self._room.state.actions:
            self._room.ask(Record(ActionRemoved(id)))
