"""A workshop of the emergency unit, played in one line a gesture."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import moves
from pcra_game.domain.answers import Decision, Solution, Status
from pcra_game.domain.decide import card_id, decide
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.workshop import autopilot

KEPT = ("URG-01", "URG-02")


class Workbench:
    """A state that moves are asked of; facts are recorded as they are."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.state = WorkshopState()

    def open(self, *activities: str) -> None:
        self.play(
            moves.OpenWorkshop("s", "Atelier", "CH", "d" * 64, "e" * 64, 60, 210, "0", activities)
        )

    def play(self, *wanted: Any) -> None:
        for move in wanted:
            self.state = evolve_all(self.state, decide(self.state, _asked(move), self.game))

    def refusal(self, move: Any) -> str:
        """The sentence that the facilitator reads; the state stays the very same value."""
        with pytest.raises(IllegalMoveError) as refused:
            decide(self.state, _asked(move), self.game)
        return str(refused.value)

    def card(self, objective: str = "OC-02", subject: str = "URG-02") -> str:
        self.play(moves.PlayCard(objective, subject))
        return card_id(objective, subject)

    def write(self, card: str, context: str, solution: str = "x1", **fields: Any) -> None:
        """Write one solution; its words are its id where nothing else is given."""
        written = Solution(solution, fields.pop("what", solution), **fields)
        self.play(moves.WriteSolution(card, context, written))

    def answer(self, card: str, context: str, solution: str = "x1", **fields: Any) -> None:
        """Write one solution, then decide."""
        self.write(card, context, solution, **fields)
        self.play(moves.Decide(card, context))

    def close(self, card: str, context: str, status: Status, reason: str = "motif") -> None:
        self.play(moves.CloseCard(card, context, status, reason))

    def decision(self, card: str, context: str) -> Decision:
        found = self.state.decision(card, context)
        assert found is not None
        return found


def _asked(move: Any) -> Any:
    return move if isinstance(move, moves.Move) else moves.Record(move)


@cache
def _game() -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario("S1", deck), "URG")


@pytest.fixture(scope="session")
def game() -> Game:
    return _game()


@pytest.fixture
def bench(game: Game) -> Workbench:
    """An open workshop with two activities: one P1, one P0."""
    made = Workbench(game)
    made.open(*KEPT)
    return made


@pytest.fixture
def new_bench(game: Game) -> Callable[[], Workbench]:
    """Make a workshop that is not open yet."""
    return lambda: Workbench(game)


@pytest.fixture(scope="session")
def short_game(game: Game) -> Game:
    """Ten hours of C0, ten of C1, twenty of C2: round numbers for the timeline."""
    ends = {"C0": (0, 600), "C1": (600, 1200), "C2": (1200, 2400)}
    phases = tuple(
        replace(game.scenario.phases[0], id=context, context=context, start=start, end=end)
        for context, (start, end) in ends.items()
    )
    return Game(game.deck, replace(game.scenario, phases=phases), "URG")


@pytest.fixture
def short(short_game: Game) -> Workbench:
    made = Workbench(short_game)
    made.open(*KEPT)
    return made


@pytest.fixture(scope="session")
def demo(game: Game) -> Workbench:
    """The demo, played to its end; nobody plays on with it."""
    made = Workbench(game)
    made.open(*autopilot.ACTIVITIES)
    done, undone = [], []
    for intent in autopilot.intents():
        if intent.move is autopilot.Rewind.UNDO:
            undone.append(made.state)
            made.state = done.pop()
        elif intent.move is autopilot.Rewind.REDO:
            done.append(made.state)
            made.state = undone.pop()
        else:
            done.append(made.state)
            made.play(intent.move)
    return made
