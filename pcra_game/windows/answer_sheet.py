"""The answer sheet: the scribe writes a decision of the card in hand in a hundred keys.

Widgets by name, for `AnswerSheet.field`: what, who, who_chip, night, deputy, with_what,
means_<id>, offer_<id>, band, signal, exists, services (the line that adds one), service_<code>,
more, risk, set_up, holds_for, overflow, contradiction, justify, action, action_edit, action_text,
action_owner, action_due, copy, change, same, same_<context>, tab_<n>, relay, remove, decide,
no_solution, park, set_aside, reopen, dissent, prompts, expected, elsewhere, reason, confirm,
accept_<code>, suggestions, progress.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pcra_game.domain.drafting import question_for
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_fields import AnswerFields
from pcra_game.windows.answer_fold import BelowFold
from pcra_game.windows.answer_footer import Footer, aids
from pcra_game.windows.answer_gestures import Gestures
from pcra_game.windows.answer_giving_up import GivingUp
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_head import BeforeStrip, Heading, StatusNote, Tabs
from pcra_game.windows.answer_height import Height
from pcra_game.windows.answer_helping import Helping
from pcra_game.windows.answer_keys import bind
from pcra_game.windows.answer_notes import Prompter
from pcra_game.windows.answer_remarks import Remarks
from pcra_game.windows.answer_scroller import Scroller
from pcra_game.windows.answer_typing import Typing, When
from pcra_game.windows.eye_order import order_tabs
from pcra_game.windows.guide_speaking import speaks_first
from pcra_game.windows.room import Room
from pcra_game.workshop.clock import PhaseClock

AID_SHARE = 3
"""What helps the facilitator takes a third of the sheet at most; « Quoi » stays in sight."""

ELSEWHERE_AFTER_MS = 60_000
"""« Et ailleurs ? » opens only after a minute, otherwise the deck writes the plan."""


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


class AnswerSheet(QWidget):
    """Shows the card that the room has in hand, and asks the room to keep what is typed.

    `left` is emitted when Escape leaves the sheet. `goes_on` says whether the next card opens
    once one is ended.
    """

    left = Signal()

    def __init__(
        self,
        room: Room,
        palette: Palette,
        *,
        idle_ms: int = 2000,
        elsewhere_ms: int = ELSEWHERE_AFTER_MS,
        today: Callable[[], date] = _today,
    ) -> None:
        """`idle_ms` without a key stores what is typed; 0 waits for the field to be left."""
        super().__init__()
        self.setAccessibleName(words.PANEL)
        self.goes_on = True
        self._room = room
        self.hand = Hand(room)
        self._head = Heading(palette)
        self._status = StatusNote(palette)
        self._before = BeforeStrip(palette)
        self._tabs = Tabs()
        self.fields = AnswerFields(self, room, palette)
        self.fields.means.beside = self.hand.left_beside
        self.remarks = Remarks(self, room, self.hand, palette, today)
        self.prompter = Prompter()
        self.footer = Footer(palette, elsewhere_ms if idle_ms > 0 else None)
        self.typing = Typing(room, self.hand, self.fields, idle_ms, self)
        self.helping = Helping(self, room, self.hand, self.fields, self.typing, palette, self.begin)
        self.proposing = self.helping.proposing
        self._suggesting = self.helping.suggesting
        self.gestures = Gestures(self, room, self._ended)
        self._in_hand = ("", "")
        self._arrange()
        self._wire()
        bind(self)
        self._giving_up = GivingUp(self, room)
        room.hold_draft(self.settle)
        self.refresh()

    def _arrange(self) -> None:
        column = QVBoxLayout()
        above = (self._head, self._status, self._before, self._tabs)
        for widget in (*above, self.fields, self.remarks):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = Scroller(column)
        self._scroll.verticalScrollBar().valueChanged.connect(self._suggesting.choices.hide)
        below = QWidget()
        self._foot = QVBoxLayout(below)
        self._below_fold = BelowFold(self._scroll, self._notes)
        self._foot.addWidget(self._below_fold, 0, Qt.AlignmentFlag.AlignRight)
        for below_all in (self.remarks.urgent, self.prompter, self.footer):
            self._foot.addWidget(below_all)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(below)
        self._height = Height(
            self, self._head, self._tabs, self.fields, self.footer, self._scroll, self._foot
        )

    def _wire(self) -> None:
        room = self._room
        room.changed.connect(self.refresh)
        room.selected.connect(self.refresh)
        self.fields.changed.connect(self._typed)
        for line in self.fields.lines():
            line.cut_to.connect(self.remarks.say_cut)
            line.not_text.connect(self.remarks.say_plain_only)
            line.locked_key.connect(self.gestures.say_locked)
        act = self.gestures
        self._tabs.chosen.connect(act.take_solution)
        self._tabs.removed.connect(act.remove_solution)
        self._before.same.connect(act.check_same)
        self._before.change.connect(act.change_here)
        self.remarks.overflow.connect(act.park_overflow)
        self.remarks.copy.connect(act.copy_shared)
        self.remarks.justify.connect(act.justify)
        self.remarks.accept.connect(act.accept)
        self.footer.pressed.connect(act.press)
        self.footer.aid.shown.connect(partial(self._scroll.keep, self.fields.counted))
        self.footer.progress.opened.connect(room.open_card)

    def field(self, name: str) -> QWidget:
        """A widget by its name (see the module). KeyError where none has it now."""
        found = self.findChild(QWidget, name)
        if found is None:
            raise KeyError(name)
        return found

    def watch_time(self, clock: PhaseClock) -> None:
        """Show how long the card in hand has been open; it waits where the phase waits."""
        self._head.time.hold(self._room, clock)

    def tell_time(self) -> None:
        """The clock of the phase was stopped, or runs again."""
        self._head.time.tick()

    def begin(self) -> None:
        """Put the hands where an answer starts."""
        self.fields.what.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._suggesting.propose()

    def suggested(self) -> tuple[str, ...]:
        """Ids of the known solutions that the down arrow shows under « Quoi »."""
        return self._suggesting.found()

    def settle(self) -> bool:
        """Store what is typed, also where a sentence is asked; False where it is refused."""
        stored = self.typing.store(When.MUST)
        asked = self.prompter.settle()  # also where « Quoi » is refused: its words count too
        return stored and asked

    def waiting_words(self) -> bool:
        """Whether words typed on any card are not stored, though `settle` refused nothing.

        They would be lost with the sheet.
        """
        return (
            self.typing.waiting_words()
            or self.prompter.has_draft()
            or self.remarks.action.waiting_words()
            or self.fields.half_typed()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.footer.cap_aid(event.size().height() // AID_SHARE)
        self._height.follow(event.size().height())

    def focusNextPrevChild(self, next: bool) -> bool:
        order_tabs(self)
        return super().focusNextPrevChild(next)

    def refresh(self) -> None:
        """Read the room again: focus, cursor and what is being typed stay as they are."""
        self.hand.follow()
        in_hand = self.hand.card, self.hand.context
        another = in_hand != self._in_hand
        writing = self.isAncestorOf(QApplication.focusWidget() or self)
        if another:
            self._in_hand = in_hand
            self._start_over()
        if self.typing.show_stored():
            self.remarks.start_over()
        self._show_head()
        self.fields.set_locked(self.hand.locked)
        self.proposing.follow()
        self._show_footer()
        self.say()
        if another and writing and in_hand[0]:
            self.begin()

    def say(self) -> None:
        """Say what there is to say of what is typed: here, and to the room."""
        hand, draft = self.hand, self.fields.draft()
        self.remarks.follow(draft)
        self._below_fold.look_again()
        self._room.show_live(hand.live(draft, self.fields.who.night()))
        stored = replace(hand.stored(), id="", set_up=None, holds_for=None, copied_from=None)
        typing = bool(hand.card) and not hand.locked and draft != stored
        self._room.tell_unsaved(typing or self.typing.waits_elsewhere())

    def _start_over(self) -> None:
        self._scroll.start_over()
        self.prompter.close_ask()
        self._suggesting.start_over()
        objective = self._room.game.objectives.get(self.hand.objective) if self.hand.card else None
        first = speaks_first(self._room, self.hand.card) if objective is not None else ""
        self.footer.set_aids({} if objective is None else aids(objective, first))

    def _show_head(self) -> None:
        hand, room = self.hand, self._room
        for filled in (self.fields, self.remarks, self.remarks.urgent, self.footer):
            filled.setVisible(bool(hand.card))
        if not hand.card:
            self._head.say("", words.NO_CARD)
            for empty in (self._status, self._before, self._tabs):
                empty.hide()
            return
        question = question_for(room.game, room.game.objectives[hand.objective])
        seen = hand.seen()
        self._head.say(
            words.heading(hand.subject_words(), hand.context),
            question,
            seen.decision.status if seen is not None else None,
        )
        self._status.follow(seen)
        self._before.show_card(hand, read_only=room.read_only)
        self._tabs.show_solutions(
            hand.solutions(), hand.solution, may_add=hand.may_add, locked=hand.locked
        )
        self.fields.say_defaults(hand)

    def _show_footer(self) -> None:
        hand, room = self.hand, self._room
        self.footer.allow(
            locked=room.read_only or not hand.playable,
            closed=hand.closed,
            has_card=bool(hand.card),
            activity=bool(hand.card) and hand.subject in room.state.activities,
        )
        self.footer.progress.show_round(room.table, hand.card)

    def _notes(self) -> tuple[QWidget, ...]:
        return (*self.fields.notes(), *self.remarks.notes())

    def _typed(self) -> None:
        self._suggesting.propose()
        self.say()

    def _ended(self) -> None:
        if self.goes_on:
            self._room.open_next()
