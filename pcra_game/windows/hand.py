"""Invisible hands: what the autopilot intends, played as mouse and key events on the real widgets.

Every gesture is a generator that stops after each event, so that a caller may let the room watch,
take a picture, or run through at once. Nothing here asks for a move: only widgets do.
"""

from collections.abc import Iterator
from functools import singledispatchmethod

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pcra_game.domain import moves
from pcra_game.domain.answer_events import ItemParked
from pcra_game.domain.answers import Status
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.domain.state import shown
from pcra_game.windows.actions_table import phase_beside
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.desk import Desk
from pcra_game.windows.hand_answers import AnswerHand
from pcra_game.windows.hand_facts import FactHand
from pcra_game.windows.hand_ids import ForeseenIds
from pcra_game.windows.hand_touch import Steps, click, press, write
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.room import Room
from pcra_game.windows.window_actions import MORE_MINUTES
from pcra_game.workshop.autopilot import Intent, Rewind


class Hand:
    """Plays in a window whose room asks `ids` for the ids of what is added."""

    def __init__(self, window: MainWindow, ids: ForeseenIds) -> None:
        """Take a window that shows a room."""
        self._window, self._ids = window, ids
        self._facts = FactHand(window, ids)
        self._entries: list[int] = []
        self._taken_back: list[int] = []

    @property
    def _desk(self) -> Desk:
        assert self._window.desk is not None
        return self._window.desk

    @property
    def _room(self) -> Room:
        return self._desk.room

    @property
    def _sheet(self) -> AnswerSheet:
        return self._desk.answer

    @property
    def _answers(self) -> AnswerHand:
        return AnswerHand(self._desk)

    def play(self, intent: Intent) -> Steps:
        """Make one gesture of the script, an event at a time."""
        room = self._room
        room.actor = intent.actor
        if isinstance(intent.move, Rewind):
            yield from self._facts.put_away()
            yield from self._rewind(intent.move)
            return
        before = room.workshop.history.length
        if not isinstance(intent.move, moves.Record):
            yield from self._facts.put_away()
        yield from self._play(intent.move)
        self._entries.append(room.workshop.history.length - before)
        self._taken_back.clear()

    def rest(self) -> Steps:
        """Put away what is open; store what was typed."""
        yield from self._facts.put_away()
        self._room.settle()

    def give_minutes(self, minutes: int) -> Steps:
        """Give the round more time, five minutes a key."""
        for _ in range(minutes // MORE_MINUTES):
            yield from press(self._desk.table, Qt.Key.Key_F8)

    def _rewind(self, rewind: Rewind) -> Steps:
        """Take back, or bring back, all that the last gesture of the script put in the journal."""
        back = rewind is Rewind.UNDO
        source, other = (
            (self._entries, self._taken_back) if back else (self._taken_back, self._entries)
        )
        count = source.pop()
        other.append(count)
        key = Qt.Key.Key_Z if back else Qt.Key.Key_Y
        self._desk.table.setFocus()
        for _ in range(count):
            yield from press(self._desk.table, key, Qt.KeyboardModifier.ControlModifier)

    @singledispatchmethod
    def _play(self, move: object) -> Steps:
        raise TypeError(f"no hand plays {move!r}")

    @_play.register
    def _(self, move: moves.PlayCard) -> Steps:
        """Look at the card; it is played with its first answer."""
        if self._room.game.playable(move.objective, self._room.context):
            yield from self._take(f"{move.objective}@{move.subject}", self._room.context)

    @_play.register
    def _(self, move: moves.WriteSolution) -> Steps:
        yield from self._take(move.card, move.context)
        known = shown(self._room.state, move.card, move.context)
        ids = [one.id for one in known.solutions] if known is not None else []
        if move.solution.id in ids:
            yield from click(self._sheet.field(f"tab_{ids.index(move.solution.id) + 1}"))
        elif ids:
            yield from click(self._sheet.field("relay"))
        self._ids.foresee(move.solution.id)
        yield from self._answers.write(move.solution)

    @_play.register
    def _(self, move: moves.ShareSolution) -> Steps:
        yield from self._take(move.card, move.context)
        if shown(self._room.state, move.card, move.context) is not None:
            yield from click(self._sheet.field("relay"))
        yield from self._answers.share(self._room.state.solutions[move.solution])

    @_play.register
    def _(self, move: moves.OrderSolutions) -> Steps:
        yield from self._take(move.card, move.context)
        yield from self._answers.order(move.solutions)

    @_play.register
    def _(self, move: moves.Decide) -> Steps:
        yield from self._take(move.card, move.context)
        yield from self._answers.drop_action()
        yield from self._answers.decide()

    @_play.register
    def _(self, move: moves.DecideWithAction) -> Steps:
        yield from self._take(move.card, move.context)
        self._ids.foresee(move.action.id)
        yield from self._answers.act(move.action)
        yield from self._answers.decide()

    @_play.register
    def _(self, move: moves.CheckSame) -> Steps:
        yield from self._take(move.card, move.context)
        name = f"same_{move.follows}" if self._has(f"same_{move.follows}") else "same"
        yield from click(self._sheet.field(name))

    @_play.register
    def _(self, move: moves.LeaveByDefault) -> Steps:
        yield from self._in_context(move.context)
        self._desk.show_side("round")
        yield from click(self._desk.round.field("leave_by_default"))

    @_play.register
    def _(self, move: moves.CloseCard) -> Steps:
        yield from self._take(move.card, move.context)
        name = {
            Status.NO_SOLUTION: "no_solution",
            Status.PARKED: "park",
            Status.SET_ASIDE: "set_aside",
        }[move.status]
        yield from click(self._sheet.field(name))
        yield from write(self._sheet.field("reason"), move.reason)
        yield from press(self._sheet.field("reason"), Qt.Key.Key_Return)

    @_play.register
    def _(self, move: moves.Justify) -> Steps:
        yield from self._take(move.card, move.context)
        yield from click(self._sheet.field("justify"))
        yield from write(self._sheet.field("reason"), move.justification)
        yield from press(self._sheet.field("reason"), Qt.Key.Key_Return)

    @_play.register
    def _(self, move: moves.ParkOverflow) -> Steps:
        """The room shortens by itself: the answer on the card, the rest noted in the parking."""
        yield from self._play(moves.WriteSolution(move.card, move.context, move.solution))
        yield from self._facts.note(ItemParked(move.item))
        yield from self._facts.put_away()

    @_play.register
    def _(self, move: moves.Record) -> Steps:
        fact = move.fact
        if isinstance(fact, PhaseEntered):
            following = phase_beside(self._room, 1)
            if following is not None and following.id == fact.phase:
                yield from self._facts.put_away()
                yield from press(self._desk.table, Qt.Key.Key_F9)
                return
        yield from self._facts.note(fact)

    def _take(self, card: str, context: str) -> Steps:
        """Take a card in hand: on the table where it lies there, else in the list of all cards."""
        yield from self._in_context(context)
        if self._room.selection.id == card:
            return
        if self._room.table.card(card) is not None:
            yield from self._touch_table(card)
        else:
            yield from self._facts.open_card(card)

    def _in_context(self, context: str) -> Steps:
        if self._room.context == context:
            return
        if any(c.code == context for c in self._room.table.contexts):
            yield from self._touch_table(f"context:{context}")

    def _touch_table(self, thing: str) -> Steps:
        table = self._desk.table
        yield from click(table.viewport(), table.center_of(thing))

    def _has(self, name: str) -> bool:
        found = self._sheet.findChild(QWidget, name)
        return found is not None and found.isVisibleTo(self._sheet)


def played(hand: Hand, intents: Iterator[Intent]) -> Steps:
    """Play a whole script, then put everything away."""
    for intent in intents:
        yield from hand.play(intent)
    yield from hand.rest()
