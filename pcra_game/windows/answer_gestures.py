"""What the keys of the sheet do: each asks for one gesture, after what is typed was stored."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.drafting import split_overflow
from pcra_game.domain.moves import CheckSame, CloseCard
from pcra_game.domain.review import Finding
from pcra_game.texts import answer_sheet as words
from pcra_game.windows import answer_moves
from pcra_game.windows.answer_deciding import Deciding
from pcra_game.windows.answer_ending import CLOSINGS, Endings
from pcra_game.windows.answer_hand import BLANK
from pcra_game.windows.answer_typing import LIMITS, When, too_long
from pcra_game.windows.controls import Segments
from pcra_game.windows.room import Room

if TYPE_CHECKING:
    from pcra_game.windows.answer_sheet import AnswerSheet


class Gestures:
    """One method a gesture; what is refused is said by the room, and what was typed stays."""

    def __init__(self, sheet: "AnswerSheet", room: Room, ended: Callable[[], None]) -> None:
        """`ended` is called once a card is ended."""
        self._sheet, self._room, self._ended = sheet, room, ended
        self._hand, self._typing = sheet.hand, sheet.typing
        self._deciding = Deciding(room, sheet.hand, sheet.typing, sheet.remarks, ended)
        self._endings = Endings(room, sheet.hand, sheet.prompter, ended)

    def press(self, name: str) -> None:
        """Do what a key of the foot says."""
        if not self._hand.card:
            return
        prompter = self._sheet.prompter
        if name == "decide" and prompter.in_hand:
            prompter.finish()  # the same keys end what is asked
        elif name == "decide":
            self._sheet.proposing.take()
            self._deciding.decide()
        elif name == "park" and self.park_overflow():
            return  # the card could not be parked before: what is too long goes first
        elif name in CLOSINGS and self._sheet.settle():
            self._endings.close(name)
        elif name == "dissent" and self._sheet.settle():
            self._endings.dissent()
        elif name == "reopen" and self._sheet.settle():
            self._room.ask(CloseCard(self._hand.card, self._hand.context, Status.DRAFT))

    def say_locked(self) -> bool:
        """Say why nothing is written in an answer that is another context's; True where it is."""
        if self._hand.follows:
            self._room.refused.emit(self._hand.follows)
        return bool(self._hand.follows)

    def give_up(self) -> None:
        """Forget the typing that would be refused, which nothing else could take back."""
        if self._sheet.prompter.give_up() or self._typing.give_up():
            self._room.told.emit(words.GIVEN_UP)

    def say_brought_back(self) -> None:
        """Say that what was forgotten is there again."""
        self._room.told.emit(words.BROUGHT_BACK)

    def choose(self, row: Segments, value: object) -> None:
        """Press the key of a row, unless the answer is another context's."""
        if not self.say_locked():
            row.press(value)

    def accept(self, finding: Finding) -> None:
        """Ask why the room lives with a point to settle."""
        if self._sheet.settle():
            self._endings.accept(finding)

    def justify(self) -> None:
        """Ask why a contradicted answer holds."""
        if self._sheet.settle():
            self._endings.justify()

    def take_solution(self, id: str) -> None:
        """Show another solution of the card, or a blank one that relays them."""
        if self._sheet.settle():
            self._hand.solution, self._hand.adding = id, not id
            self._sheet.refresh()
            self._sheet.begin()

    def move_solution(self, step: int) -> None:
        """Put the solution in hand earlier or later."""
        if not self._sheet.settle():
            return
        own = self._hand.own()
        move = answer_moves.moved(own, self._hand.solution, step) if own is not None else None
        if move is not None:
            self._room.ask(move)

    def remove_solution(self) -> None:
        """Take the solution in hand off the card; taking that back brings it again."""
        if not self._hand.solution:
            return
        self._typing.store(When.LEFT)
        own = self._hand.own()
        if own is not None:
            self._room.ask(answer_moves.removed(own, self._hand.solution))

    def check_same(self, source: str = "") -> None:
        """The card answers as in another context: the nearest one where none is given."""
        sources = self._hand.sources() if self._hand.card else ()
        source = source or (sources[0] if sources else "")
        if not source or not self._sheet.settle():
            return
        if not self._hand.locked and self._typing.typed_beside():
            self._room.refused.emit(words.NO_WHAT)  # the answer of another context would hide it
            return
        if self._room.ask(CheckSame(self._hand.card, self._hand.context, source)):
            self._ended()

    def change_here(self, source: str) -> None:
        """Answer here with copies of what is answered in another context."""
        hand = self._hand
        if not self._sheet.settle():
            return
        move = answer_moves.copied_here(
            hand.state, hand.card, hand.context, source, self._room.new_id
        )
        if self._room.ask(move):
            self._sheet.begin()

    def copy_shared(self) -> None:
        """Go on with a copy of the shared solution, words typed since included."""
        own, before = self._hand.own(), self._hand.solution
        typed = self._typing.typed()
        if own is None or typed is None or not before:
            return
        id = self._room.new_id()
        self._typing.becomes(id)
        if not self._room.ask(answer_moves.copied(own, typed, id)):
            self._typing.becomes(before)

    def park_overflow(self) -> bool:
        """Trim the first field that is too long and send the rest to the parking lot.

        False where none is.
        """
        if self._sheet.prompter.too_long():
            self._park_reason()
            return True
        draft = self._sheet.fields.draft()
        name = next(iter(too_long(draft)), "")
        if self._hand.locked or not name or not draft.what:
            return False
        typed = self._typing.typed()  # says why, where a duration cannot be read
        if typed is not None:
            self._park_rest_of(typed, name)
        return True

    def _park_reason(self) -> None:
        """What the sentence that is asked does not hold goes; the rest waits for its key."""
        hand, prompter = self._hand, self._sheet.prompter
        kept, rest = prompter.surplus()
        move = answer_moves.words_parked(
            hand.state, hand.card, hand.context, rest, self._room.new_id
        )
        if self._room.ask(move):
            prompter.line.setText(kept)
            self._room.told.emit(words.overflow_parked(rest))

    def _park_rest_of(self, typed: Solution, name: str) -> None:
        hand = self._hand
        kept, rest = split_overflow(getattr(typed, name), LIMITS[name])
        before = hand.solution
        id = self._typing.take_id()
        self._typing.becomes(id)
        shorter: dict[str, Any] = {name: kept}
        trimmed = replace(typed, id=id, **shorter)
        stored = hand.state.solutions.get(id, BLANK)
        others: dict[str, Any] = {other: getattr(stored, other) for other in too_long(trimmed)}
        move = answer_moves.overflow_parked(
            hand.state,
            hand.card,
            hand.context,
            replace(trimmed, **others),
            rest,
            self._room.new_id,
        )
        if self._room.ask(move):
            self._sheet.fields.bring_back(trimmed, (name,))
            self._room.told.emit(words.overflow_parked(rest))
        elif not before:
            self._typing.becomes("")

    def drop_action(self) -> None:
        """Drop the drafted action, or take it back."""
        self._sheet.remarks.action.drop_or_take()
