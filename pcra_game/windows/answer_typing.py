"""What is typed and not yet stored: when it is journalled, and what waits until it may be."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QObject, QTimer

from pcra_game.domain import limits
from pcra_game.domain.answers import Solution
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.moves import WriteSolution
from pcra_game.texts.answer_sheet import overflow_parked
from pcra_game.windows import answer_moves
from pcra_game.windows.answer_fields import AnswerFields
from pcra_game.windows.answer_hand import BLANK, Hand
from pcra_game.windows.room import Room


class When(Enum):
    """Why the text is stored now; only the last insists and says every refusal."""

    RESTED = "rested"
    LEFT = "left"
    MUST = "must"


class Typing(QObject):
    """The text of the solution in hand, between the keyboard and the journal."""

    def __init__(
        self, room: Room, hand: Hand, fields: AnswerFields, idle_ms: int, parent: QObject
    ) -> None:
        """`idle_ms` without a key stores the text; 0 waits for the field to be left."""
        super().__init__(parent)
        self._room, self._hand, self._fields = room, hand, fields
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle_ms)
        self._idle.timeout.connect(self._rested)
        self._shown: Solution = BLANK
        self._key = ("", "", "")
        self._waiting: dict[tuple[str, str, str], Solution] = {}
        self._parked: dict[tuple[str, str, str], str] = {}
        fields.changed.connect(self._typed)
        fields.left.connect(self._left)
        fields.pressed.connect(self._left)

    def show_stored(self) -> bool:
        """Show what is on disk, and keep what was typed since. True for another solution."""
        stored = self._hand.stored()
        fresh = self._hand.key != self._key
        if fresh:
            self._idle.stop()
            self._key = self._hand.key
            self._fields.show_solution(stored)
            waiting = self._waiting.get(self._key)
            if waiting is not None and not self._hand.locked:
                self._fields.show_solution(waiting)
        else:
            self._fields.show_solution(stored, self._shown)
        self._shown = stored
        return fresh

    def store(self, when: When) -> bool:
        """Store what is typed. False where it could not be: the text stays in the fields.

        Nothing is stored while « Quoi » is empty; the other fields wait. Beside a declared gap
        they wait for nothing: their words go to the parking lot, and show again with the card.
        """
        hand = self._hand
        self._idle.stop()
        if not hand.card or hand.locked or hand.key != self._key:
            return True
        typed = self._written(when)
        if typed is None:
            return False
        if typed == hand.stored():
            self._waiting.pop(self._key, None)
            return True
        if not typed.what:
            self._waiting[self._key] = typed
            if when is When.MUST and hand.gap(hand.card, hand.context):
                self._park_beside(typed)
            return True
        if when is not When.MUST and too_long(typed):
            self._write_the_rest(typed)
            return False
        return self._write(typed)

    def refused_fields(self) -> tuple[str, ...]:
        """Fields whose words would be refused now: too long, unreadable, or an answer emptied."""
        hand = self._hand
        if not hand.card or hand.locked or hand.key != self._key:
            return ()
        draft, stored = self._fields.draft(), hand.stored()
        emptied = ("what",) if stored.what and not draft.what else ()
        return (*too_long(draft), *emptied, *self._fields.more.unreadable())

    def give_up(self) -> bool:
        """Bring what would be refused back to what is stored. False where nothing would be."""
        names = self.refused_fields()
        if names:
            self._fields.bring_back(self._hand.stored(), names)
        return bool(names)

    def forget(self, key: tuple[str, str, str]) -> None:
        """Drop what was typed under a key: it was a search, and something was found."""
        self._waiting.pop(key, None)

    def typed_beside(self) -> bool:
        """Whether a field other than « Quoi » holds something that is not stored."""
        stored = self._hand.stored()
        draft = replace(
            self._fields.draft(),
            services=self._fields.services.by_hand(),
            set_up=stored.set_up,
            holds_for=stored.holds_for,
        )
        return differs_beside(draft, stored) or self._fields.more.differs(stored)

    def waiting_words(self) -> bool:
        """Whether words of any card are not stored; to be asked once what may be stored is."""
        return self._waits(self._waiting) or self._unsaved()

    def waits_elsewhere(self) -> bool:
        """Whether words of another card than the one in hand are not stored."""
        return self._waits(key for key in self._waiting if key != self._key)

    def _waits(self, keys: Iterable[tuple[str, str, str]]) -> bool:
        solutions = self._room.state.solutions
        return any(
            differs_beside(self._waiting[key], solutions.get(key[2], BLANK))
            for key in keys
            if not self._follows(*key[:2]) and not self._put_by(key, self._waiting[key])
        )

    def _follows(self, card: str, context: str) -> bool:
        """Whether the room left the card to another context since: nothing waits there."""
        decision = self._room.state.decision(card, context)
        return decision is not None and decision.follows is not None

    def _put_by(self, key: tuple[str, str, str], typed: Solution) -> bool:
        """Whether what stands beside a declared gap is in the parking lot, or holds no word."""
        words = self._hand.words_beside(typed)
        return self._hand.gap(*key[:2]) and (not words or self._parked.get(key) == words)

    def _park_beside(self, typed: Solution) -> None:
        """Once for the same words: who takes that back may then take back the gap too."""
        hand, key, words = self._hand, self._key, self._hand.words_beside(typed)
        before = self._parked.get(key, "")
        if not words or words == before:
            return
        self._parked[key] = words
        move = answer_moves.words_parked(
            hand.state, hand.card, hand.context, words, self._room.new_id
        )
        if self._room.ask(move):
            self._room.told.emit(overflow_parked(words))
        else:
            self._parked[key] = before

    def _unsaved(self) -> bool:
        hand = self._hand
        if not hand.card or hand.locked or hand.key != self._key:
            return False
        draft = self._fields.draft()
        what = draft.what
        if not what and self._put_by(self._key, draft):
            return False
        return (bool(what) and what != hand.stored().what) or self.typed_beside()

    def typed(self) -> Solution | None:
        """The whole solution as typed, durations included; says why where it cannot be read."""
        return self._written(When.MUST)

    def take_id(self) -> str:
        """The id of the solution in hand, a new one where it has none yet."""
        return self._hand.solution or self._room.new_id()

    def becomes(self, solution: str) -> None:
        """The text in the fields is now that of `solution`: it is not read again from disk."""
        self._waiting.pop(self._key, None)
        self._hand.solution, self._hand.adding = solution, not solution
        self._key = self._hand.key

    def _written(self, when: When) -> Solution | None:
        try:
            written = self._fields.written(self._hand.solution, self._hand.stored().copied_from)
        except IllegalMoveError as error:
            if when is not When.RESTED:
                self._room.refused.emit(str(error))
            return None
        return written

    def _write_the_rest(self, typed: Solution) -> None:
        """A text that is too long waits alone: the other fields are stored."""
        stored = self._hand.stored()
        rest = replace(typed, **{name: getattr(stored, name) for name in too_long(typed)})
        if rest.what and rest != stored:
            self._write(rest)

    def _write(self, typed: Solution) -> bool:
        before = self._hand.solution
        id = self.take_id()
        self.becomes(id)
        written = WriteSolution(self._hand.card, self._hand.context, replace(typed, id=id))
        if self._room.ask(written):
            return True
        if not before:
            self.becomes("")
        return False

    def _typed(self) -> None:
        if self._idle.interval() > 0:
            self._idle.start()

    def _rested(self) -> None:
        self.store(When.RESTED)

    def _left(self) -> None:
        self.store(When.LEFT)


BESIDE_WHAT = (
    "who",
    "with_what",
    "spends",
    "band",
    "signal",
    "exists",
    "accepted_risk",
    "set_up",
    "holds_for",
)


def differs_beside(typed: Solution, stored: Solution) -> bool:
    """Whether something else than « Quoi » was typed, or a service added."""
    changed = any(getattr(typed, name) != getattr(stored, name) for name in BESIDE_WHAT)
    return changed or bool(set(typed.services) - set(stored.services))


LIMITS = {
    "what": limits.WHAT,
    "who": limits.WHO,
    "with_what": limits.WITH_WHAT,
    "signal": limits.WHEN,
    "accepted_risk": limits.ACCEPTED_RISK,
}
"""How long each text of a solution may be."""


def too_long(solution: Solution) -> tuple[str, ...]:
    """The texts of the solution that are beyond their limit: their counters say so already."""
    return tuple(name for name, limit in LIMITS.items() if len(getattr(solution, name)) > limit)
