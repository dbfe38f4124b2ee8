"""The event that the room faces: read aloud, bet on, judged."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from pcra_game.domain.limits import WORD
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import BetTaken, InjectJudged, Verdict
from pcra_game.table_view.palette import Mood
from pcra_game.texts import round_sheet as words
from pcra_game.texts import striking as striking_words
from pcra_game.windows.activity_sheet_kept import KeptFacts, Stored
from pcra_game.windows.controls import Note, Segments, TextBlock, plain_label
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import NumberReader, TextReader
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.round_sheet_section import row_of
from pcra_game.windows.scrolling import KeptInSight

_VERDICT_MOODS = {
    Verdict.HELD: Mood.GOOD,
    Verdict.PARTLY: Mood.WARNING,
    Verdict.NOT_HELD: Mood.BAD,
}


class EventFacing(QWidget):
    """Channel, words, hands for and against, verdict; hidden while no event is in play."""

    judged = Signal(str)

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives; `judged` carries the event that got its verdict."""
        super().__init__()
        self._place = place
        self._event = ""
        self._words: dict[str, str] = {}
        p = place.palette
        self._channel = TextBlock(px=15, bold=True, colour=p.ink)
        self._channel.setObjectName("facing_event")
        self._text = Note(Mood.WARNING)
        self._reaction = TextBlock(px=15, colour=p.soft_ink)
        self._reaction.setObjectName("reaction")
        keep_private(self._reaction)
        self._bet = self._bet_fields()
        self._verdict = Segments([(v, words.VERDICTS[v]) for v in Verdict], words.VERDICT)
        self._verdict.setObjectName("verdict")
        for verdict, key in zip(Verdict, self._verdict.keys(), strict=True):
            key.setProperty("mood", _VERDICT_MOODS[verdict].value)
            key.setObjectName(f"verdict_{verdict}")
        self._verdict.chosen.connect(self._judge)
        reader = TextReader(words.WORD, WORD)
        self._word = Field("word", words.WORD, reader, p, headed=False, placeholder=words.WORD)
        column = bare_column(self)
        for widget in (self._channel, self._text, self._reaction):
            column.addWidget(widget)
        column.addWidget(plain_label(words.BET, "heading"))
        column.addWidget(self._bet)
        column.addWidget(plain_label(words.VERDICT, "heading"))
        column.addWidget(self._word)
        column.addWidget(self._verdict)
        KeptInSight(self._holds.widget, self)

    def refresh(self) -> None:
        """Show the event in play."""
        event = self._place.room.table.event
        id = event.id if event else ""
        changed = id != self._event
        if changed:
            self._words[self._event] = self._unused_word()
        self._event = id
        if event is not None:
            inject = self._place.room.game.injects[id]
            older = self._overtaken(id)
            head = striking_words.left_to_judge if older else words.event_line
            self._channel.set_text(head(event.channel, event.moment))
            self._text.say(event.text)
            self._reaction.set_text(striking_words.reaction(inject.reaction))
            self._bet.refresh(forget=changed)
        if changed:
            self._word.set_text(self._words.pop(id, ""))
        self._verdict.set_value(None)  # an event in play has no verdict yet

    def settle(self) -> bool:
        """Store a bet being typed."""
        return self._bet.settle() if self._event else True

    def waiting_words(self) -> bool:
        """Whether a bet or a word for the verdict of any event is typed and not stored."""
        typed = any(word.strip() for word in (self._unused_word(), *self._words.values()))
        return typed or self._bet.has_draft()

    def take_keyboard(self) -> None:
        """Put the keyboard in the count of hands."""
        self._holds.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _overtaken(self, event: str) -> bool:
        """Whether another was revealed, and judged, since this one."""
        revealed = [i for i, p in self._place.room.state.injects.items() if p.revealed is not None]
        return revealed[-1:] != [event]

    def _unused_word(self) -> str:
        """The word that is typed, unless the verdict has it already."""
        played = self._place.room.state.injects.get(self._event)
        judged = played.judged if played is not None else None
        word = self._word.text()
        return "" if judged is not None and word.strip() == judged.word else word

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

    def _judge(self, value: object) -> None:
        if not isinstance(value, Verdict) or not self.settle():
            return
        judged = self._event
        if self._place.room.ask(Record(InjectJudged(judged, value, self._word.text()))):
            self._words.pop(judged, None)
            self.judged.emit(judged)
        else:
            self._verdict.set_value(None)
