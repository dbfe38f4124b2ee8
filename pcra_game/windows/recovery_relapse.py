"""Going back to paper: what the room answered, and the events that put it to the test."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain import recovery
from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.deck import EVERY_UNIT, Inject
from pcra_game.domain.sheet import function_label
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import recovery as words
from pcra_game.texts.words import VERDICT
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import Note, TextBlock
from pcra_game.windows.recovery_cards import CardKeys
from pcra_game.windows.room import Room

CARD = "OR-06"
"""The card that asks what happens when it falls again."""

AFTER = "OR-07"
"""The card that ends it all, which follows once nothing falls any more."""


class RelapsePanel(QWidget):
    """The answer in the team's words, or the key to give one."""

    card_asked = Signal(str)

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._none = Note(Mood.UNKNOWN, Icon.NOTE, palette)
        self._answers = ShownList()
        self._events = ShownList()
        self._waiting = TextBlock(px=14, colour=palette.soft_ink)
        self._cards = CardKeys(room, palette)
        self._cards.card_asked.connect(self.card_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        hint = TextBlock(words.RELAPSE_HINT, px=14, colour=palette.soft_ink)
        for widget in (hint, self._none, self._answers, self._events, self._waiting, self._cards):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show the answer and the events as they are now. What was not revealed stays unsaid."""
        state, game = self._room.state, self._room.game
        card = recovery.recovery_card(state, game, CARD, UNIT_SUBJECT)
        answers = [
            words.relapse_answer(what, signal, function_label(state, game, who))
            for what, signal, who in recovery.fall_back(state, card)
        ]
        self._none.say("" if answers else words.NO_RELAPSE)
        self._answers.show_all(answers, self._answer)
        events = [i for i in game.scenario.injects if i.objective == CARD]
        seen = [i for i in events if (p := state.injects.get(i.id)) and p.revealed is not None]
        events = [i for i in events if i in seen or self._here(i)]
        self._events.show_all([self._event(i) for i in seen], self._event_note)
        left = len(events) - len(seen)
        self._waiting.set_text(
            words.relapse_waiting(left) if left else "" if events else words.NO_RELAPSE_EVENT
        )
        last = recovery.recovery_card(state, game, AFTER, UNIT_SUBJECT)
        self._cards.show_cards((card, last))

    def _here(self, inject: Inject) -> bool:
        return bool({EVERY_UNIT, self._room.game.unit_code}.intersection(inject.units))

    def _event(self, inject: Inject) -> str:
        judged = self._room.state.injects[inject.id].judged
        verdict = VERDICT[judged.verdict.value] if judged is not None else ""
        return words.relapse_event(inject.channel, inject.moment, inject.text, verdict)

    def _answer(self, value: object) -> QWidget:
        return TextBlock(str(value), px=16, colour=self._palette.ink)

    def _event_note(self, value: object) -> QWidget:
        note = Note(Mood.UNKNOWN, Icon.BELL, self._palette)
        note.say(str(value))
        return note
