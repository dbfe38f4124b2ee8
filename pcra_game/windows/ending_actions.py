"""« Cinq actions »: every action by its due date, the five that matter chosen with one key."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.answer_events import ActionRemoved, ActionWritten
from pcra_game.domain.answers import Action
from pcra_game.domain.debriefing import choose, in_order, rank_of
from pcra_game.domain.drafting import DAYS_TO_ACT
from pcra_game.domain.moves import Record, Several
from pcra_game.domain.sheet import function_label
from pcra_game.table_view.palette import Palette
from pcra_game.texts import ending as words
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.ending_lines import KEY_WIDTH, Line, LineList, head_of, remove_key
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import (
    ChoiceReader,
    DateReader,
    Reader,
    TextReader,
    distinct,
)
from pcra_game.windows.room import Room
from pcra_game.windows.style import scaled

_SHARES = (58, 28, 14)
NOT_CHOSEN = "–"


def functions_of(room: Room) -> ChoiceReader:
    """Who may own an action: a function of the unit, or free words."""
    ids = (*room.game.functions, *room.state.functions)
    options = distinct([(id, function_label(room.state, room.game, id)) for id in ids])
    return ChoiceReader(words.ACTION_COLUMNS[1], options, required=False, none="", free=True)


def action_fields(room: Room, palette: Palette, today: Callable[[], date]) -> list[Field]:
    """What is to be done, by whom, by when."""
    readers: tuple[Reader, ...] = (
        TextReader(words.ACTION_COLUMNS[0], limits.ACTION, long=True),
        functions_of(room),
        DateReader(words.ACTION_COLUMNS[2], optional=True, today=today),
    )
    return [
        Field(f"action.{name}", reader.name, reader, palette, headed=False, placeholder=hint)
        for name, reader, hint in zip(
            ("text", "owner", "due"), readers, words.ACTION_HINTS, strict=True
        )
    ]


class ActionLines(QWidget):
    """The actions of the plan; a number chooses one, an empty line adds one."""

    def __init__(self, room: Room, palette: Palette, today: Callable[[], date]) -> None:
        """Take the room, the theme and what day it is."""
        super().__init__()
        self._room, self._palette, self._today = room, palette, today
        self._ranks: dict[Line, QPushButton] = {}
        self.title = plain_label(words.ACTIONS, "title")
        self.list = LineList(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (
            self.title,
            plain_label(words.ACTIONS_LEAD, "soft", wraps=True),
            head_of(words.ACTION_COLUMNS, _SHARES, before=1),
            self.list,
        ):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show the chosen ones, then the others by due date."""
        actions = in_order(self._room.state.actions.values())
        chosen = sum(rank_of(action) is not None for action in actions)
        self.title.setText(words.chosen_title(chosen, len(actions)))
        self.list.show_ids(action.id for action in actions)
        self._ranks = {line: key for line, key in self._ranks.items() if line in self.list.lines}
        for line, key in self._ranks.items():
            self._say_rank(line, key)

    def choose(self, id: str) -> bool:
        """Choose an action among the five, or give it back."""
        room = self._room
        if id not in room.state.actions or not room.settle():
            return False
        changed = choose(room.state.actions.values(), id)
        if not changed:
            room.informed.emit(words.FIVE_CHOSEN)
            return False
        moves = tuple(Record(ActionWritten(action)) for action in changed)
        return room.ask(moves[0] if len(moves) == 1 else Several(moves))

    def rank_key(self, id: str) -> QPushButton:
        """The key that chooses an action. StopIteration where none shows it."""
        return self._ranks[self.list.line_of(id)]

    def _line(self, id: str) -> Line:
        fields = action_fields(self._room, self._palette, self._today)
        line = Line(self._room, fields, fact=self._written, stored=self._stored, key=id)
        key = button(NOT_CHOSEN, role="segment", clicked=lambda: self.choose(line.key))
        key.setCheckable(True)
        key.setFixedWidth(scaled(KEY_WIDTH))
        key.setToolTip(words.RANK_TIP)
        self._ranks[line] = key
        remove = remove_key(
            self._room,
            self._palette,
            words.remove_name(words.ACTION_COLUMNS[0], len(self.list.lines) + 1),
            lambda: self._remove(line.key),
        )
        line.removed = self._remove
        return line.lay_out(_SHARES, key, remove=remove)

    def _say_rank(self, line: Line, key: QPushButton) -> None:
        action = self._room.state.actions.get(line.key)
        rank = rank_of(action) if action is not None else None
        key.setText(str(rank) if rank else NOT_CHOSEN)
        key.setChecked(rank is not None)
        key.setEnabled(action is not None and not self._room.read_only)
        key.setAccessibleName(words.rank_name(action.text if action else "", str(rank or "")))

    def _stored(self, id: str) -> tuple[Any, ...]:
        one = self._room.state.actions.get(id, Action("", "", ""))
        return one.text, one.owner, one.due

    def _written(self, id: str, values: tuple[Any, ...]) -> ActionWritten:
        """The action with what is typed; a new one without a date is due in thirty days."""
        text, owner, due = values
        known = self._room.state.actions.get(id)
        if known is None:
            due = due or (self._today() + timedelta(days=DAYS_TO_ACT)).isoformat()
            return ActionWritten(Action(id, text, owner, due))
        return ActionWritten(Action(id, text, owner, due, known.card, known.priority))

    def _remove(self, id: str) -> None:
        if id in self._room.state.actions:
            self._room.ask(Record(ActionRemoved(id)))
        else:
            for line in self.list.lines:
                if line.key == id:
                    line.refresh(forget=True)
