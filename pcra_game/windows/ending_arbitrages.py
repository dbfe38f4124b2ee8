"""« Cinq arbitrages »: what the direction has to decide, with cost, people and date."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.answer_events import ArbitrageRemoved, ArbitrageWritten
from pcra_game.domain.answers import Arbitrage
from pcra_game.domain.debriefing import FIVE, Proposal, arbitrage_proposals
from pcra_game.domain.moves import Record
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import ending as words
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import FlowRow, button, plain_label, plain_tip, show_if
from pcra_game.windows.ending_lines import Line, LineList, head_of, remove_key
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import DateReader, Reader, TextReader
from pcra_game.windows.room import Room

_SHARES = (44, 22, 22, 12)


class Arbitrages(QWidget):
    """Five lines, more where the room needs more; proposals from the review beneath them."""

    def __init__(self, room: Room, palette: Palette, today: Callable[[], date]) -> None:
        """Take the room, the theme and what day it is."""
        super().__init__()
        self._room, self._palette, self._today = room, palette, today
        self.title = plain_label(words.ARBITRAGES, "title")
        self.list = LineList(self._line, blanks=lambda stored: max(FIVE - stored, 1))
        self.proposals = ShownList(FlowRow)
        self._proposed = plain_label(words.PROPOSED, "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (
            self.title,
            plain_label(words.ARBITRAGES_LEAD, "soft", wraps=True),
            head_of(words.ARBITRAGE_COLUMNS, _SHARES, before=0),
            self.list,
            self._proposed,
            self.proposals,
        ):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show what is written, and what the review proposes."""
        room = self._room
        self.title.setText(words.arbitrages_title(len(room.state.arbitrages)))
        self.list.show_ids(room.state.arbitrages)
        found = arbitrage_proposals(room.state, room.game, room.table.findings)
        show_if(self._proposed, bool(found))
        self.proposals.show_all(found, self._proposal)

    def take(self, proposal: Proposal) -> bool:
        """Make a proposal a line; the keyboard goes to its cost."""
        room = self._room
        id = room.new_id()
        if not room.settle() or not room.ask(
            Record(ArbitrageWritten(Arbitrage(id, proposal.text)))
        ):
            return False
        self.list.line_of(id).fields[1].widget.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _line(self, id: str) -> Line:
        names = ("text", "cost", "people", "due")
        readers: tuple[Reader, ...] = (
            TextReader(words.ARBITRAGE_COLUMNS[0], limits.ACTION, long=True),
            TextReader(words.ARBITRAGE_COLUMNS[1], limits.WHO, long=True),
            TextReader(words.ARBITRAGE_COLUMNS[2], limits.WHO, long=True),
            DateReader(words.ARBITRAGE_COLUMNS[3], optional=True, today=self._today),
        )
        fields = [
            Field(f"arbitrage.{name}", reader.name, reader, self._palette, headed=False,
                  placeholder=hint)
            for name, reader, hint in zip(names, readers, words.ARBITRAGE_HINTS, strict=True)
        ]  # fmt: skip
        line = Line(self._room, fields, fact=_written, stored=self._stored, key=id)
        remove = remove_key(
            self._room,
            self._palette,
            words.remove_name(words.ARBITRAGE_COLUMNS[0], len(self.list.lines) + 1),
            lambda: self._remove(line.key),
        )
        line.removed = self._remove
        return line.lay_out(_SHARES, remove=remove)

    def _stored(self, id: str) -> tuple[Any, ...]:
        one = self._room.state.arbitrages.get(id, Arbitrage("", ""))
        return one.text, one.cost, one.people, one.due

    def _remove(self, id: str) -> None:
        if id in self._room.state.arbitrages:
            self._room.ask(Record(ArbitrageRemoved(id)))
        else:
            for line in self.list.lines:
                if line.key == id:
                    line.refresh(forget=True)

    def _proposal(self, value: object) -> QWidget:
        assert isinstance(value, Proposal)
        made = button(
            value.text,
            role="chip",
            icon=Icon.PLUS,
            palette=self._palette,
            name=words.take_name(value.text),
            clicked=partial(self.take, value),
        )
        made.setObjectName(f"take:{value.code}:{value.subject}")
        made.setToolTip(plain_tip(words.take_name(value.text)))
        made.setEnabled(not self._room.read_only)
        return made


def _written(id: str, values: tuple[Any, ...]) -> ArbitrageWritten:
    text, cost, people, due = values
    return ArbitrageWritten(Arbitrage(id, text, cost, people, due))
