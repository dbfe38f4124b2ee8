"""A workshop killed at any instant, again and again, keeps every gesture that it acknowledged.

Ten kills by default; PCRA_KILLS=50 asks for more.
"""

import os
import random
import select
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import moves
from pcra_game.domain.answers import Action, Band, Exists, Means, MeansKind, Solution, Status
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import LogNoted, MeansStocked, ServiceDescribed
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.files import create_session
from pcra_game.workshop.workshop import Workshop

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")

KILLS = int(os.environ.get("PCRA_KILLS", "10"))
LONGEST_PLAY = 0.25
WORDS = "Prescrire sur l’ordonnancier papier numéroté, relire à deux"


@pytest.fixture(scope="module")
def game() -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario("S1", deck), "URG")


@pytest.fixture
def path(tmp_path: Path, game: Game) -> Path:
    """A new session, closed, alone in its folder."""
    path = tmp_path / "atelier.pcra"
    create_session(path, game, title="Urgences").close()
    return path


def gestures(workshop: Workshop, dice: random.Random) -> Iterator[moves.Move]:
    """What a room might ask for, without an end; the rules refuse a part of it."""
    game = workshop.game
    subjects = ["unite", *game.services, *workshop.state.kept_activities()]
    while True:
        state = workshop.state
        number = workshop.history.length
        card = dice.choice([*state.cards] or [""])
        context = dice.choice([*game.contexts])
        solution = Solution(
            f"s{dice.randrange(number + 1)}",
            f"{WORDS}, {number}",
            who=dice.choice([*game.functions]),
            band=dice.choice([*Band]),
            services=tuple(dice.sample([*game.services], 2)),
            exists=dice.choice([*Exists]),
        )
        action = Action(f"a{number}", "Ranger le registre", solution.who, None, card)
        play = moves.PlayCard(dice.choice([*game.objectives]), dice.choice(subjects))
        yield dice.choice(
            (
                play,
                moves.WriteSolution(card, context, solution),
                moves.ShareSolution(card, context, solution.id),
                moves.Decide(card, context),
                moves.DecideWithAction(card, context, action),
                moves.CheckSame(card, context, dice.choice([*game.contexts])),
                moves.LeaveByDefault(context),
                moves.CloseCard(card, context, Status.NO_SOLUTION, "vivier vide"),
                moves.WithdrawCard(card),
                moves.Record(LogNoted(f"l{number}", WORDS, number)),
                moves.Record(MeansStocked(Means(f"m{number % 9}", "IDE", MeansKind.PEOPLE, 3))),
                moves.Record(ServiceDescribed(dice.choice([*game.services]), rto=number)),
                moves.Several((play, moves.Record(LogNoted(f"m{number}", WORDS, number)))),
            )
        )


def take_a_turn(workshop: Workshop, move: moves.Move, dice: random.Random) -> bool:
    """Make one gesture, now and then backwards; false where the rules refuse it."""
    turn = dice.random()
    try:
        if turn < 0.1:
            workshop.undo()
        elif turn < 0.15:
            workshop.redo()
        else:
            workshop.perform(move)
    except IllegalMoveError:
        return False
    return True


def play_for_ever(path: Path, seed: int, acknowledge: int) -> None:
    dice = random.Random(seed)
    with SessionFile.open(path) as session:
        workshop = Workshop(session)
        for move in gestures(workshop, dice):
            if take_a_turn(workshop, move, dice):
                os.write(acknowledge, b"%d\n" % workshop.history.length)


def kill_while_playing(path: Path, seed: int, seconds: float) -> list[int]:
    """Fork a player and kill it after that long; gives the entries that it acknowledged."""
    answers, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(answers)
            play_for_ever(path, seed, acknowledge)
        finally:
            os._exit(1)
    os.close(acknowledge)
    if seconds > LONGEST_PLAY / 4:  # the others are killed while they open the file
        assert select.select([answers], [], [], 20)[0]
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the player ended by itself"
    with os.fdopen(answers, "rb") as told:
        return [int(line) for line in told.read().splitlines()]


def undo_after(path: Path, acknowledged: int) -> int:
    """Open what a dead player left, see that all is there, take one gesture back."""
    with SessionFile.open(path) as session:
        length = session.history.length
        # One more may be there: killed between the commit and its acknowledgement.
        assert length - acknowledged in (0, 1)
        if not session.history.can_undo:
            return length
        taken_back = session.history.done[-1]
        Workshop(session).undo()
        assert session.history.length == length + 1
        assert session.history.done[-1].seq < taken_back.seq
        return length + 1


def test_a_killed_workshop_keeps_every_acknowledged_gesture(path: Path, pcra: Any) -> None:
    dice = random.Random(20261124)
    length, gestures_made = 1, 0
    for seed in range(KILLS):
        acknowledged = kill_while_playing(path, seed, dice.uniform(0, LONGEST_PLAY))
        assert acknowledged == [*range(length + 1, length + 1 + len(acknowledged))]
        gestures_made += len(acknowledged)
        length = undo_after(path, length + len(acknowledged))
        assert check(path) == []
        assert [left.name for left in path.parent.iterdir()] == [path.name]
    assert gestures_made > KILLS
    print(f"\n{KILLS} kills, {gestures_made} gestures acknowledged, {length} kept")  # noqa: T201
    told = pcra("check", path, cwd=path.parent)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_random_room_makes_every_kind_of_gesture(path: Path) -> None:
    """The player is no good if the rules refuse nearly all that it asks for."""
    dice = random.Random(1)
    entries: list[Entry] = []
    made: set[str] = set()
    with SessionFile.open(path) as session:
        workshop = Workshop(session)
        workshop.subscribe(lambda _, entry: entries.append(entry))
        for _, move in zip(range(400), gestures(workshop, dice), strict=False):
            if take_a_turn(workshop, move, dice) and entries[-1].kind is EntryKind.MOVE:
                made.add(type(move).__name__)
    assert len(entries) > 100
    assert {entry.kind for entry in entries} == {*EntryKind}
    assert len(made) >= 10, made
