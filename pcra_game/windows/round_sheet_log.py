"""The main courante at hand: a quick line, the last ones, the hour of the story."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pcra_game.domain.chronicle import ChronicleKeeper, ChronicleLine
from pcra_game.domain.leading import told_hour
from pcra_game.domain.limits import LOG
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import FictiveTimeSet, LogNoted
from pcra_game.texts import round_sheet as words
from pcra_game.texts.typography import ellipsis, time_fr
from pcra_game.windows.activity_sheet_kept import KeptFacts, Stored
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import TextBlock, plain_label
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import InstantReader, TextReader
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column

_LAST = 6
_LONGEST = 160


class QuickLog(QWidget):
    """One field for a line, Enter keeps it at the hour of the story; the last lines under it."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        reader = TextReader(words.LOG_FIELD, LOG)
        self.line = Field(
            "log", words.LOG_FIELD, reader, place.palette, headed=False, placeholder=words.LOG_HINT
        )
        self.line.widget.installEventFilter(self)
        self._keeper = ChronicleKeeper(place.room.game)
        self._lines = 0
        self._none = plain_label(words.NO_LOG, "soft")
        self._last = ShownList()
        column = bare_column(self)
        for widget in (self.line, self._none, self._last):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show the last lines, the newest first: notes, and what entered by itself."""
        told = self._keeper.follow(self._place.room.workshop.history).lines
        self._lines = len(told)
        self._none.setVisible(not told)
        self._last.show_all(told[: -_LAST - 1 : -1], self._said)

    def count(self) -> int:
        """How many lines there are in all."""
        return self._lines

    def settle(self) -> bool:
        """Keep a line that is typed; True where there is none."""
        return not self.line.text().strip() or self.note()

    def note(self) -> bool:
        """Keep the line at the hour of the story."""
        room = self._place.room
        fact = LogNoted(room.new_id(), self.line.text(), told_hour(room.state, room.game))
        if not room.ask(Record(fact)):
            return False
        self.line.set_text("")
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.key() in enter:
            if event.type() is QEvent.Type.KeyPress:
                self.note()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _said(self, value: object) -> QWidget:
        assert isinstance(value, ChronicleLine)
        text = words.log_line(time_fr(value.at), value.fictive, ellipsis(value.text, _LONGEST))
        return TextBlock(text, px=15, colour=self._place.palette.ink)


def clock_group(place: RoundPlace) -> KeptFacts:
    """The hour of the story, typed as H+2 or J+3."""
    reader = InstantReader(words.CLOCK, optional=False)
    field = Field("fictive", words.CLOCK, reader, place.palette, placeholder=words.CLOCK_HINT)

    def fact(values: tuple[Any, ...]) -> FictiveTimeSet:
        return FictiveTimeSet(values[0])

    return KeptFacts(place.room, (field,), fact, lambda: Stored((place.room.state.fictive,))).lay(
        field
    )
