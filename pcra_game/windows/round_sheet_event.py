"""The event that the room faces: revealed, bet on, judged."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from pcra_game.domain.deck import EVERY_UNIT, Inject
from pcra_game.domain.limits import WORD
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import (
    BetTaken,
    InjectJudged,
    InjectRevealed,
    RevealedBy,
    Verdict,
)
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood
from pcra_game.texts import round_sheet as words
from pcra_game.windows.activity_sheet_kept import KeptFacts, Stored
from pcra_game.windows.controls import Note, Segments, TextBlock, button, plain_label
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import NumberReader, TextReader
from pcra_game.windows.room import Room
from pcra_game.windows.round_sheet_phase import enter_next
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.round_sheet_section import row_of

_VERDICT_MOODS = {
    Verdict.HELD: Mood.GOOD,
    Verdict.PARTLY: Mood.WARNING,
    Verdict.NOT_HELD: Mood.BAD,
}


_NARROWEST = 160


def last_judged(room: Room) -> str:
    """The event that the room judged last, with its bet and its verdict; nothing before that."""
    for id, played in reversed(tuple(room.state.injects.items())):
        if played.judged is None or id not in room.game.injects:
            continue
        inject, bet = room.game.injects[id], played.bet
        return words.last_event(
            words.event_line(inject.channel, inject.moment),
            inject.text,
            words.bet_said(bet.holds, bet.does_not) if bet is not None else "",
            words.VERDICTS[played.judged.verdict],
            played.judged.word,
        )
    return ""


class EventPart(QWidget):
    """What happens now in the story; the next event of the phase waits on one key."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._event = ""
        self._words: dict[str, str] = {}
        column = bare_column(self, 10)
        column.addWidget(self._facing())
        column.addWidget(self._reveal_keys())
        self._last = TextBlock(px=15, colour=place.palette.soft_ink)
        self._last.setObjectName("last_event")
        column.addWidget(self._last)

    def refresh(self) -> None:
        """Show the event in play and the next ones."""
        event = self._place.room.table.event
        id = event.id if event else ""
        changed = id != self._event
        if changed:
            self._words[self._event] = self._unused_word()
        self._event = id
        entered = self._place.room.state.phase is not None
        self._none.setText(words.NO_EVENT if entered else words.NO_PHASE)
        self._none.setVisible(event is None)
        self._faced.setVisible(event is not None)
        if event is not None:
            self._channel.set_text(words.event_line(event.channel, event.moment))
            self._text.say(event.text)
            self._bet.refresh(forget=changed)
        if changed:
            self._word.set_text(self._words.pop(id, ""))
            self._verdict.set_value(None)
        last = last_judged(self._place.room)
        self._last.set_text(last)
        self._last.setVisible(bool(last))
        self._show_next()

    def settle(self) -> bool:
        """Store a bet being typed."""
        return self._bet.settle() if self._event else True

    def waiting_words(self) -> bool:
        """Whether a bet or a word for the verdict of any event is typed and not stored."""
        typed = any(word.strip() for word in (self._unused_word(), *self._words.values()))
        return typed or self._bet.has_draft()

    def _unused_word(self) -> str:
        """The word that is typed, unless the verdict has it already."""
        played = self._place.room.state.injects.get(self._event)
        judged = played.judged if played is not None else None
        word = self._word.text()
        return "" if judged is not None and word.strip() == judged.word else word

    def next_events(self) -> tuple[Inject, ...]:
        """Events of the phase that the room has not met, in order of time; those of an earlier
        context come last: the room has left it."""
        room = self._place.room
        phase = room.game.phases.get(room.state.phase or "")
        if phase is None:
            return ()
        contexts = list(room.game.contexts)

        def order(inject: Inject) -> tuple[bool, int]:
            known = phase.context in contexts and inject.context in contexts
            gone = known and contexts.index(inject.context) < contexts.index(phase.context or "")
            return gone, inject.offset

        ordered = dict.fromkeys((*phase.injects, *phase.recommended))
        met = {id for id, played in room.state.injects.items() if played.revealed is not None}
        left = [room.game.injects[id] for id in ordered if id not in met]
        units = (EVERY_UNIT, room.game.unit_code)
        ours = [i for i in left if any(unit in units for unit in i.units)]
        return tuple(sorted(ours, key=order))

    def _facing(self) -> QWidget:
        p = self._place.palette
        self._none = plain_label(words.NO_EVENT, "soft", wraps=True)
        self._faced = QWidget()
        self._channel = TextBlock(px=15, bold=True, colour=p.ink)
        self._text = Note(Mood.WARNING, Icon.CALL, p)
        self._bet = self._bet_fields()
        self._verdict = Segments([(v, words.VERDICTS[v]) for v in Verdict], words.VERDICT)
        self._verdict.setObjectName("verdict")
        for verdict, key in zip(Verdict, self._verdict.keys(), strict=True):
            key.setProperty("mood", _VERDICT_MOODS[verdict].value)
            key.setObjectName(f"verdict_{verdict}")
        self._verdict.chosen.connect(self._judged)
        reader = TextReader(words.WORD, WORD)
        self._word = Field("word", words.WORD, reader, p, headed=False, placeholder=words.WORD)
        column = bare_column(self._faced)
        for widget in (self._channel, self._text, plain_label(words.BET, "heading"), self._bet):
            column.addWidget(widget)
        column.addWidget(plain_label(words.VERDICT, "heading"))
        column.addWidget(self._word)
        column.addWidget(self._verdict)
        whole = QWidget()
        inside = bare_column(whole)
        inside.addWidget(self._none)
        inside.addWidget(self._faced)
        return whole

    def _bet_fields(self) -> KeptFacts:
        room = self._place.room

        def hands(name: str, caption: str) -> Field:
            reader = NumberReader(caption, optional=True)
            return Field(name, caption, reader, self._place.palette, headed=False,
                         placeholder=caption)  # fmt: skip

        def fact(values: tuple[Any, ...]) -> BetTaken:
            return BetTaken(self._event, values[0] or 0, values[1] or 0)

        def stored() -> Stored:
            played = room.state.injects.get(self._event)
            bet = played.bet if played is not None else None
            return Stored((bet.holds, bet.does_not) if bet is not None else (None, None))

        holds, fails = hands("bet_holds", words.BET_HOLDS), hands("bet_fails", words.BET_FAILS)
        self._holds = holds
        captions = row_of(
            (plain_label(words.BET_HOLDS, "soft"), 1), (plain_label(words.BET_FAILS, "soft"), 1)
        )
        return KeptFacts(room, (holds, fails), fact, stored).lay(
            captions, row_of((holds, 1), (fails, 1))
        )

    def _reveal_keys(self) -> QWidget:
        p = self._place.palette
        self._next = button("", icon=Icon.BELL, palette=p, clicked=self._reveal_next)
        self._next.setObjectName("reveal_next")
        self._next.setStyleSheet("text-align: left;")
        self._other = button(words.OTHER_EVENT, icon=Icon.CHEVRON_DOWN, palette=p)
        self._other.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self._other.setObjectName("reveal_other")
        self._menu = QMenu(self._other)
        self._other.setMenu(self._menu)
        self._enter = button(
            words.ENTER_FIRST, icon=Icon.FLAG, palette=p, clicked=partial(enter_next, self._place)
        )
        self._enter.setObjectName("enter_first_phase")
        self._enter.setEnabled(not self._place.room.read_only)
        whole = QWidget()
        column = bare_column(whole)
        column.addWidget(self._enter)
        column.addWidget(self._next)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        return whole

    def _show_next(self) -> None:
        left = self.next_events()
        entered = self._place.room.state.phase is not None
        self._enter.setVisible(not entered)
        self._next.setVisible(entered)
        self._next.setEnabled(bool(left) and not self._place.room.read_only)
        self._other.setEnabled(not self._place.room.read_only)
        self._other.setVisible(len(left) > 1)
        text = words.reveal(left[0].channel, left[0].moment) if left else words.NO_EVENT_LEFT
        self._next.setText(text)
        self._next.setMinimumWidth(_NARROWEST)
        self._next.setToolTip(left[0].text if left else "")
        self._next.setAccessibleName(text)
        self._menu.clear()
        for inject in left[1:]:
            action = self._menu.addAction(words.event_line(inject.channel, inject.moment))
            action.triggered.connect(partial(self._reveal, inject.id))

    def _reveal_next(self) -> None:
        left = self.next_events()
        if left:
            self._reveal(left[0].id)

    def _reveal(self, inject: str, _checked: bool = False) -> None:
        room = self._place.room
        if room.settle() and room.ask(Record(InjectRevealed(inject, RevealedBy.HAND))):
            self._holds.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judged(self, value: object) -> None:
        if isinstance(value, Verdict) and self.settle():
            judged = self._event
            fact = InjectJudged(judged, value, self._word.text())
            if self._place.room.ask(Record(fact)):
                self._words.pop(judged, None)
            else:
                self._verdict.set_value(None)
