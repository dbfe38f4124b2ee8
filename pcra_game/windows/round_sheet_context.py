"""The top of the round sheet: the context as the facilitator opens it, and how far the round is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pcra_game.domain.decide import decide
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.moves import LeaveByDefault
from pcra_game.table_view.icons import Icon, icon_pixmap
from pcra_game.table_view.palette import Mood
from pcra_game.texts import round_sheet as words
from pcra_game.texts import table as table_words
from pcra_game.windows.controls import FlowRow, Note, TextBlock, button
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet_phase import NextPhaseKey
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column


class ContextHead(QWidget):
    """Title, situation, what is left and gone, the question that opens, a private note."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        p = place.palette
        self._round = TextBlock(px=15, colour=p.soft_ink)
        self._title = TextBlock(px=22, bold=True, colour=p.ink)
        self._situation = TextBlock(px=16, colour=p.ink)
        self._left = TextBlock(px=15, colour=p.ink)
        self._gone = TextBlock(px=15, colour=p.ink)
        self._question = Note(Mood.WRITING, Icon.TALK, p)
        self._private = TextBlock(px=15, colour=p.soft_ink)
        column = bare_column(self)
        for widget in (self._round, self._title, self._situation):
            column.addWidget(widget)
        column.addWidget(self._signed(Icon.CHECK, Mood.GOOD, self._left))
        column.addWidget(self._signed(Icon.CROSS, Mood.BAD, self._gone))
        column.addWidget(self._question)
        private = self._signed(Icon.LOCK, Mood.UNKNOWN, self._private)
        column.addWidget(private)
        keep_private(self._question, private)

    def refresh(self) -> None:
        """Show the context in play."""
        room = self._place.room
        printed = room.game.contexts[room.context]
        self._round.set_text(words.round_of(room.context, room.game.scenario.title))
        self._title.set_text(printed.title)
        self._situation.set_text(printed.situation)
        self._left.set_text(words.left(printed.remaining))
        self._gone.set_text(words.gone(printed.missing))
        self._question.say(printed.opening_question)
        self._private.set_text(words.private(printed.facilitator_note))

    def _signed(self, icon: Icon, mood: Mood, text: TextBlock) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sign = QLabel()
        ratio = self.devicePixelRatioF()
        sign.setPixmap(icon_pixmap(icon, 18, self._place.palette.mood(mood).line, ratio))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return line


class RoundProgress(QWidget):
    """How far the round is, and what to do next."""

    def __init__(self, place: RoundPlace, note_fact: object) -> None:
        """`note_fact` opens the dialog of facts."""
        super().__init__()
        assert callable(note_fact)
        self._place = place
        self._line = TextBlock(px=15, colour=place.palette.soft_ink)
        self.next = button(
            words.NEXT_CARD, role="secondary", icon=Icon.CHEVRON_RIGHT, palette=place.palette,
            colour=place.palette.on_context, clicked=place.room.open_next,
        )  # fmt: skip
        self.default = button("", icon=Icon.COPY, palette=place.palette, clicked=self._leave)
        self.default.setObjectName("leave_by_default")
        note = button(words.NOTE_FACT, icon=Icon.PEN, palette=place.palette, clicked=note_fact)
        note.setObjectName("note_fact")
        note.setEnabled(not place.room.read_only)
        keys = QWidget()
        row = FlowRow(keys, 8)
        for key in (self.next, self.default, note):
            row.addWidget(key)
        column = bare_column(self)
        self._phase = NextPhaseKey(place)
        column.addWidget(self._line)
        column.addWidget(keys)
        column.addWidget(self._phase)

    def name_what_comes(self, on: bool) -> None:
        """Name the phase that follows, or only say that one does."""
        self._phase.name_what_comes(on)

    def refresh(self) -> None:
        """Count again."""
        room, table = self._place.room, self._place.room.table
        self._line.set_text(
            table_words.progress(
                table.context.done, table.context.total, table.to_finish, table.contradictions
            )
        )
        self._phase.refresh()
        waiting = self.waiting()
        self.default.setText(words.leave_by_default(waiting))
        self.default.setAccessibleName(words.leave_hint(waiting))
        self.default.setToolTip(words.leave_hint(waiting))
        self.default.setVisible(room.context != room.game.base_context)
        self.default.setEnabled(waiting > 0 and not room.read_only)

    def waiting(self) -> int:
        """Cards that nobody looked at in this context."""
        room = self._place.room
        try:
            return len(decide(room.state, LeaveByDefault(room.context), room.game))
        except IllegalMoveError:
            return 0

    def _leave(self) -> None:
        room = self._place.room
        if room.settle():
            room.ask(LeaveByDefault(room.context))
