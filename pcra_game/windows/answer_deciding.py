"""« Décidé »: what is typed is stored, the card is decided, its action is kept, the next opens."""

from collections.abc import Callable
from dataclasses import replace

from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.answers import Action, Status
from pcra_game.domain.drafting import already_noted
from pcra_game.domain.moves import Decide, DecideWithAction, Record
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_remarks import Remarks
from pcra_game.windows.answer_typing import Typing, When
from pcra_game.windows.room import Room


class Deciding:
    """Ends a card with what is written on it."""

    def __init__(
        self,
        room: Room,
        hand: Hand,
        typing: Typing,
        remarks: Remarks,
        ended: Callable[[], None],
    ) -> None:
        """`ended` is called once the card is decided."""
        self._room, self._hand, self._typing = room, hand, typing
        self._remarks, self._ended = remarks, ended

    def decide(self) -> bool:
        """Decide the card in hand. False where something was refused: it stays in hand."""
        hand = self._hand
        if not hand.card or not self._typing.store(When.MUST):
            return False
        seen = hand.seen()
        if seen is not None and seen.decision.status is Status.SAME:
            self._ended()  # it was looked at already
            return True
        if hand.follows:
            self._room.refused.emit(hand.follows)
            return False
        card, context = hand.card, hand.context
        action = self._action()
        own = hand.own()
        if own is not None and own.status is Status.DECIDED:
            done = action is None or self._room.ask(Record(ActionWritten(action)))
        elif action is not None:
            done = self._room.ask(DecideWithAction(card, context, action))
        else:
            done = self._room.ask(Decide(card, context))
        if done:
            if action is not None:
                self._remarks.action.was_kept()
            self._ended()
        return done

    def _action(self) -> Action | None:
        drafted = self._remarks.action.action()
        if drafted is None or already_noted(drafted, self._room.state.actions.values()):
            return None
        return replace(drafted, id=self._room.new_id())
