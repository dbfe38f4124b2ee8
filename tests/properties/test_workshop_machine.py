"""Any order of gestures on a real file: what is shown is what an independent reckoning says.

Each rule asks the oracle what a gesture leads to, or that it must be refused; preconditions ask
the oracle too, never the program. `PCRA_PROPERTIES=thorough` plays far more workshops, at random.
"""

import os
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityKept, ActivitySetAside
from pcra_game.domain.answers import Action, ParkedItem, Solution, Status
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, replay
from pcra_game.domain.room_events import LogNoted
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.mapping import entry_of
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.workshop import Workshop

QUICK = settings(
    derandomize=True,
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
THOROUGH = settings(QUICK, derandomize=False, max_examples=500, stateful_step_count=80)

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
PLAYED_FIRST = ("OC-02@URG-01", "OC-02@URG-02", "OR-01@unite")
WORDS = {
    "Registre papier": "Registre papier",
    "  Deux   mots\n": "Deux mots",
    "e\u0301tiquettes à 20\u00a0h": "étiquettes à 20\u00a0h",
    "sens\u202e inverse": "sens inverse",
}

words = st.sampled_from(sorted(WORDS))
places = st.integers(0, 9)
data = st.data()
reasons = st.sampled_from(["faute de bras", "hors sujet", " "])
closings = st.sampled_from(["no_solution", "parked", "set_aside", "draft"])


@cache
def game() -> Game:
    return load_game("URG")


class WorkshopMachine(RuleBasedStateMachine):
    def __init__(self, oracle: Any) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "atelier.pcra"
        self.ticks, self.names, self.length = 0, 0, 1
        self.heard: list[int] = []
        kept = oracle.activities[:8]
        self.sit_down(
            create_session(
                self.path, game(), title="t", activities=kept, session="s", now=self.clock
            )
        )
        self.oracle = oracle(kept)
        self.lay_the_table()

    def lay_the_table(self) -> None:
        """Relays, a card followed by « idem » and one more answer: what chains begin with."""
        for card in PLAYED_FIRST:
            self.play_card(sorted(self.oracle.playable).index(card))
        relayed, followed, _ = PLAYED_FIRST
        for card, context in (*[(relayed, "C0")] * 3, (followed, "C0"), (followed, "C2")):
            self.write(card, context, "Registre papier")
        self.perform(moves.Decide(relayed, "C0"), self.oracle.if_decided(relayed, "C0"))
        same = self.oracle.if_same(followed, "C1", "C0")
        self.perform(moves.CheckSame(followed, "C1", "C0"), same)

    def teardown(self) -> None:
        self.session.close()
        self.folder.cleanup()

    def clock(self) -> datetime:
        self.ticks += 1
        return START + timedelta(minutes=self.ticks)

    def name(self) -> str:
        self.names += 1
        return f"n{self.names}"

    def sit_down(self, session: SessionFile) -> None:
        self.session = session
        self.workshop = Workshop(session, now=self.clock)
        self.workshop.subscribe(self.hear)

    def hear(self, state: WorkshopState, entry: Entry) -> None:
        """What is heard of is on disk already."""
        assert self.read("SELECT max(seq) FROM journal") == [(entry.seq,)]
        assert state is self.workshop.state
        self.heard.append(entry.seq)

    def perform(self, move: moves.Move, after: Any) -> None:
        """Ask for a move that leads to `after`, or that must be refused where it is `None`."""
        if after is None:
            with pytest.raises(IllegalMoveError):
                self.workshop.perform(move)
            return
        entry = self.workshop.perform(move, actor="URG-F01")
        assert (entry.kind, entry.target) == (EntryKind.MOVE, None)
        self.length += 1
        self.oracle.move(after)

    def any_card(self, place: int) -> str:
        return sorted(self.oracle.playable)[place % len(self.oracle.playable)]

    def some_card(self, draw: Any) -> tuple[str, str]:
        """A card that lies on the table if there is one, and a context where it may be asked."""
        cards = sorted(self.oracle.now["cards"]) or sorted(self.oracle.playable)
        card = draw.draw(st.sampled_from(cards))
        return card, draw.draw(st.sampled_from(self.oracle.playable[card]))

    def some_answer(self, draw: Any, *, solutions: int = 0) -> tuple[str, str]:
        """A card and a context that were answered already, with so many solutions, if any."""
        decisions = self.oracle.now["decisions"].items()
        answered = sorted(key for key, d in decisions if len(d.solutions) >= solutions)
        return draw.draw(st.sampled_from(answered)) if answered else self.some_card(draw)

    def some_solution(self, draw: Any) -> str:
        return str(draw.draw(st.sampled_from(sorted(self.oracle.now["solutions"]))))

    # Activities and cards

    @rule(place=places)
    def keep_activity(self, place: int) -> None:
        after = {id: self.oracle.if_kept(id) for id in self.oracle.activities}
        free = [id for id in after if after[id] is not None]
        for id in (*(id for id in after if id not in free), *free[place % 3 : place % 3 + 1]):
            self.perform(moves.Record(ActivityKept(id)), after[id])

    @rule(place=places, reason=reasons)
    def set_aside_activity(self, place: int, reason: str) -> None:
        activity = self.oracle.activities[place]
        after = self.oracle.if_set_aside(activity, reason.strip())
        self.perform(moves.Record(ActivitySetAside(activity, reason)), after)

    @rule(place=places)
    def play_card(self, place: int) -> None:
        card = self.any_card(place)
        self.perform(moves.PlayCard(*card.split("@")), self.oracle.if_played(card))

    @rule(objective=st.sampled_from(["OC-01", "OC-02", "OR-02", "OC-99"]))
    def play_card_on_something_else(self, objective: str) -> None:
        for subject in ("URG-03" if objective == "OC-01" else "unite", "?", ""):
            self.perform(moves.PlayCard(objective, subject), None)

    @rule(place=places)
    def withdraw_card(self, place: int) -> None:
        card = self.any_card(place)
        self.perform(moves.WithdrawCard(card), self.oracle.if_withdrawn(card))

    # Solutions

    @rule(draw=data, typed=words, answered=st.booleans())
    def write_solution(self, draw: Any, typed: str, answered: bool) -> None:
        self.write(*(self.some_answer(draw) if answered else self.some_card(draw)), typed)

    def write(self, card: str, context: str, typed: str) -> None:
        id = self.name()
        after = self.oracle.if_written(card, context, id, WORDS[typed])
        self.perform(moves.WriteSolution(card, context, Solution(id, typed)), after)

    @precondition(lambda self: self.oracle.now["solutions"])
    @rule(draw=data, typed=words)
    def edit_solution(self, draw: Any, typed: str) -> None:
        card, context = self.some_answer(draw, solutions=1)
        own = self.oracle.own(card, context).solutions
        id = draw.draw(st.sampled_from(own)) if own else self.some_solution(draw)
        after = self.oracle.if_written(card, context, id, WORDS[typed])
        self.perform(moves.WriteSolution(card, context, Solution(id, typed)), after)

    @precondition(lambda self: self.oracle.now["solutions"])
    @rule(draw=data)
    def share_solution(self, draw: Any) -> None:
        (card, context), id = self.some_card(draw), self.some_solution(draw)
        after = self.oracle.if_added(card, context, id)
        self.perform(moves.ShareSolution(card, context, id), after)

    @precondition(lambda self: self.oracle.now["decisions"])
    @rule(draw=data, how=st.sampled_from(["turned", "rotated", "shortened", "emptied", "as it is"]))
    def order_solutions(self, draw: Any, how: str) -> None:
        card, context = self.some_answer(draw, solutions=2)
        own = self.oracle.own(card, context).solutions
        order = {
            "turned": own[::-1],
            "rotated": own[1:] + own[:1],
            "shortened": own[1:],
            "emptied": (),
            "as it is": own,
        }[how]
        after = self.oracle.if_ordered(card, context, order)
        self.perform(moves.OrderSolutions(card, context, order), after)
        self.perform(moves.OrderSolutions(card, context, (*order, "?")), None)

    # Decisions

    @rule(draw=data)
    def decide(self, draw: Any) -> None:
        card, context = self.some_answer(draw)
        self.perform(moves.Decide(card, context), self.oracle.if_decided(card, context))

    @rule(draw=data, typed=words)
    def decide_with_action(self, draw: Any, typed: str) -> None:
        card, context = self.some_answer(draw)
        after = self.oracle.if_decided(card, context)
        if after is not None:
            after = self.oracle.changed("actions", "todo", WORDS[typed], after)
        self.perform(moves.DecideWithAction(card, context, Action("todo", typed, "")), after)

    @rule(draw=data)
    def check_same(self, draw: Any) -> None:
        card, follows = self.some_answer(draw)
        context = draw.draw(st.sampled_from(self.oracle.playable[card]))
        after = self.oracle.if_same(card, context, follows)
        self.perform(moves.CheckSame(card, context, follows), after)
        self.perform(moves.CheckSame(card, context, context), None)

    @precondition(lambda self: self.oracle.chains())
    @rule()
    def chain_links(self) -> None:
        for chain in self.oracle.chains():
            self.perform(moves.CheckSame(*chain), None)

    @rule(place=places)
    def leave_by_default(self, place: int) -> None:
        context = self.oracle.contexts[place % 4]
        self.perform(moves.LeaveByDefault(context), self.oracle.if_left(context))

    @rule(draw=data, status=closings, reason=reasons, answered=st.booleans())
    def close_card(self, draw: Any, status: str, reason: str, answered: bool) -> None:
        card, context = self.some_answer(draw) if answered else self.some_card(draw)
        after = self.oracle.if_closed(card, context, status, reason.strip())
        self.perform(moves.CloseCard(card, context, Status(status), reason), after)

    @rule(draw=data, typed=words)
    def justify(self, draw: Any, typed: str) -> None:
        card, context = self.some_answer(draw)
        after = self.oracle.if_justified(card, context, WORDS[typed])
        self.perform(moves.Justify(card, context, typed), after)

    @rule(draw=data, typed=words)
    def park_overflow(self, draw: Any, typed: str) -> None:
        (card, context), id = self.some_card(draw), self.name()
        after = self.oracle.if_written(card, context, id, "début")
        if after is not None:
            after = self.oracle.changed("parking", id, WORDS[typed], after)
        item = ParkedItem(id, typed, card, context)
        self.perform(moves.ParkOverflow(card, context, Solution(id, "début"), item), after)

    # Facts, gestures of many moves, and what is never taken

    @rule(typed=words)
    def note_in_the_log(self, typed: str) -> None:
        id = self.name()
        after = self.oracle.changed("log", id, WORDS[typed])
        self.perform(moves.Record(LogNoted(id, typed, 10)), after)

    @rule(typed=words, second=st.sampled_from(["suite", "", "x" * 201]))
    def note_twice_or_not_at_all(self, typed: str, second: str) -> None:
        first, last = self.name(), self.name()
        after = self.oracle.changed("log", first, WORDS[typed])
        after = self.oracle.changed("log", last, second, after)
        both = moves.Record(LogNoted(first, typed, None)), moves.Record(LogNoted(last, second, 5))
        self.perform(moves.Several(both), after if second == "suite" else None)

    @rule(draw=data, what=st.sampled_from(["", " \n", "é" * 161]))
    def write_too_much_or_nothing(self, draw: Any, what: str) -> None:
        card, context = self.some_card(draw)
        self.perform(moves.WriteSolution(card, context, Solution(self.name(), what)), None)

    @rule(place=places, context=st.sampled_from(["C9", ""]))
    def answer_nowhere(self, place: int, context: str) -> None:
        card = self.any_card(place)
        self.perform(moves.WriteSolution(card, context, Solution(self.name(), "mot")), None)

    # Time

    @precondition(lambda self: len(self.oracle.done) > 1)
    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.oracle.done) - 1)):
            assert self.workshop.undo().events == ()
            self.length += 1
            self.oracle.undo()

    @precondition(lambda self: self.oracle.undone)
    @rule()
    def redo(self) -> None:
        assert self.workshop.redo().events == ()
        self.length += 1
        self.oracle.redo()

    @precondition(lambda self: not self.oracle.undone)
    @rule()
    def redo_without_undo(self) -> None:
        with pytest.raises(IllegalMoveError):
            self.workshop.redo()

    @rule(again=st.booleans())
    def undo_everything(self, again: bool) -> None:
        while len(self.oracle.done) > 1:
            self.undo(1)
        with pytest.raises(IllegalMoveError):
            self.workshop.undo()
        while again and self.oracle.undone:
            self.redo()

    @rule()
    def reopen(self) -> None:
        self.session.close()
        self.sit_down(SessionFile.open(self.path))

    # What always holds

    @invariant()
    def what_is_shown_is_what_the_oracle_says(self) -> None:
        shown = picture(self.workshop.state, self.oracle.answer)
        told = self.oracle.now
        # The order of a mapping is the order of play: it counts too.
        assert {n: list(v.items()) for n, v in shown.items()} == {
            n: list(v.items()) for n, v in told.items()
        }
        assert self.workshop.history.can_undo == (len(self.oracle.done) > 1)
        assert self.workshop.history.can_redo == bool(self.oracle.undone)

    @invariant()
    def the_journal_on_disk_tells_the_same(self) -> None:
        columns = "seq, kind, recorded_at, actor, phase, target, events"
        stored = self.read(f"SELECT {columns} FROM journal ORDER BY seq")
        history = replay(entry_of(row) for row in stored)
        assert len(stored) == self.length
        assert self.heard == list(range(2, self.length + 1))
        assert history == self.workshop.history
        assert history.state() == self.workshop.state

    @invariant()
    def the_table_of_decisions_tells_the_same(self) -> None:
        stored = self.read("SELECT card, context, status, position, what FROM decision")
        assert Counter(stored) == Counter(self.oracle.rows())

    def read(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as reader:
            return reader.execute(query).fetchall()


def picture(state: WorkshopState, answer: Any) -> dict[str, dict[Any, Any]]:
    """The live state in the shape of the oracle."""
    return {
        "activities": {a.id: (a.kept, a.set_aside_reason) for a in state.activities.values()},
        "cards": {id: f"{c.objective}@{c.subject}" for id, c in state.cards.items()},
        "solutions": {s.id: s.what for s in state.solutions.values()},
        "decisions": {
            key: answer(d.status.value, d.solutions, d.reason, d.follows, d.justification)
            for key, d in state.decisions.items()
        },
        "log": {line.id: line.text for line in state.log.values()},
        "actions": {a.id: a.text for a in state.actions.values()},
        "parking": {p.id: p.text for p in state.parking.values()},
    }


def test_any_order_of_gestures_holds_on_disk_and_on_screen(oracle: Any) -> None:
    thorough = os.environ.get("PCRA_PROPERTIES") == "thorough"
    run_state_machine_as_test(
        lambda: WorkshopMachine(oracle), settings=THOROUGH if thorough else QUICK
    )
