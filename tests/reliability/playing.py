"""Sessions made as a room makes them: through the workshop, by the demo or by chance."""

import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from pcra_game.domain import moves
from pcra_game.domain.answers import Action, Band, Exists, Means, MeansKind, Solution, Status
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import LogNoted, MeansStocked, ServiceDescribed
from pcra_game.domain.game import Game
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop import autopilot
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.workshop import Workshop
from tests.fixtures.demo_session import opened_demo

WORDS = "Prescrire sur l’ordonnancier papier numéroté, relire à deux"
BACKWARDS = 0.15
"""How often a room takes a gesture back, or brings one back."""


def new_session(path: Path, game: Game | None = None) -> Path:
    """Write a session of the emergency unit in which nobody played yet; gives its path."""
    create_session(path, game or load_game("URG"), title="Urgences").close()
    return path


def begin_demo(path: Path) -> Path:
    """Write the demo as it is opened, nothing played yet; gives its path."""
    opened_demo(path, autopilot.FixedClock()).close()
    return path


def play_demo(
    session: SessionFile, entries: int, each: Callable[[], object] = lambda: None
) -> None:
    """Go on with the demo, by its own clock, until the session has that many entries."""
    clock = autopilot.FixedClock()
    workshop = Workshop(session, now=clock.now)
    for number, intent in enumerate(islice(autopilot.intents(), entries - 1), 2):
        clock.advance(intent.minutes)
        if number > session.history.length:
            autopilot.perform(workshop, intent)
            each()


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


def take_a_turn(
    workshop: Workshop, move: moves.Move, dice: random.Random, backwards: float = BACKWARDS
) -> bool:
    """Make one gesture, now and then backwards; false where the rules refuse it."""
    turn = dice.random()
    try:
        if turn < backwards * 2 / 3:
            workshop.undo()
        elif turn < backwards:
            workshop.redo()
        else:
            workshop.perform(move)
    except IllegalMoveError:
        return False
    return True


def play(
    workshop: Workshop,
    dice: random.Random,
    entries: int,
    each: Callable[[], object] = lambda: None,
) -> None:
    """Let a room by chance make that many entries; `each` is called after every one."""
    for move in gestures(workshop, dice):
        if entries <= 0:
            return
        if take_a_turn(workshop, move, dice):
            entries -= 1
            each()


def play_on(path: Path, dice: random.Random, entries: int) -> Path:
    """Open a session, let a room by chance make that many entries, close it; gives its path."""
    with SessionFile.open(path) as session:
        play(Workshop(session), dice, entries)
    return path
