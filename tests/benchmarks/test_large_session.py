"""The largest session that anybody will ever make: far beyond a day in a room, still workable."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.frozen import freeze
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.answers import Band, Card, Decision, Exists, Solution, Status
from pcra_game.domain.events import (
    ActivityKept,
    CardPlayed,
    DecisionSet,
    Event,
    SolutionWritten,
    WorkshopOpened,
)
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, replay
from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import writing
from pcra_game.persistence.projection import everything, project
from pcra_game.persistence.rows import SOURCES
from pcra_game.persistence.session_file import SessionFile
from pcra_game.persistence.statements import clear, write_changes, write_entry

NOW = "2026-11-24T08:00:00.000Z"
ENTRIES, CARDS, MEGABYTES = 10_000, 2_000, 50
OPENING_SECONDS, COMMIT_SECONDS = 3.0, 0.2
"""The row of the acceptance list; seconds of CPU for the opening."""

BUSY = 4
"""How much longer a machine that does other things may take; asked for, figures are exact."""

RISK = "Doublons possibles à la ressaisie, relecture à deux à chaque relève. " * 12


@pytest.fixture(scope="module")
def game() -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario("rancongiciel", deck), "URG")


def gestures(game: Game) -> Iterator[tuple[Event, ...]]:
    activities = [activity.id for activity in game.unit.activities]
    objectives = [objective.id for objective in game.deck.objectives]
    cards = [
        Card(f"k{n}", objectives[n % len(objectives)], activities[n % len(activities)])
        for n in range(CARDS)
    ]
    yield (ActivityKept(activities[0]),)
    yield tuple(CardPlayed(card) for card in cards)
    for number in count():
        context = ("C0", "C1", "C2")[number // CARDS % 3]
        yield answer(cards[number % CARDS].id, context, number)


def answer(card: str, context: str, number: int) -> tuple[Event, ...]:
    solution = Solution(
        f"{card}/{context}",
        f"Prescrire sur l’ordonnancier papier, {number}",
        who="URG-F01",
        with_what="classeur rouge du poste de soins",
        band=Band.HOUR_1,
        services=("TEL", "IMP"),
        exists=Exists.PARTLY,
        accepted_risk=RISK,
    )
    decision = Decision(card, context, Status.DECIDED, (solution.id,))
    return SolutionWritten(solution), DecisionSet(decision)


def made(path: Path, game: Game) -> None:
    """Write the whole session in one transaction."""
    (deck, deck_hash), (scenario, scenario_hash) = freeze(game.deck), freeze(game.scenario)
    opened = WorkshopOpened("s", "Nuit", "URG", deck_hash, scenario_hash, 60, 120, "pcra")
    entries = [Entry(1, EntryKind.MOVE, NOW, "", None, (opened,))]
    contents = {"deck_json": deck, "scenario_json": scenario}
    with SessionFile.create(path, **contents, game=game, first=entries[0]) as session:
        head = session.head
        with writing(session._connection) as connection:
            for seq, events in zip(range(2, ENTRIES + 1), gestures(game), strict=False):
                entries.append(Entry(seq, EntryKind.MOVE, NOW, "", "P1", events))
                head = write_entry(connection, entries[-1], head)
            clear(connection, [source.table for source in SOURCES])
            write_changes(connection, everything(project(replay(entries).state(), game)))


def test_b18_session_of_ten_thousand_entries_opens_and_takes_another_one(
    tmp_path: Path, game: Game, request: pytest.FixtureRequest
) -> None:
    longer = 1 if request.config.getoption("benchmark_enable") else BUSY
    path = tmp_path / "grand.pcra"
    made(path, game)
    assert path.stat().st_size > MEGABYTES * 1_000_000
    start = time.process_time()
    with SessionFile.open(path) as session:
        opening = time.process_time() - start
        assert (session.history.length, len(session.state.cards)) == (ENTRIES, CARDS)
        commits = []
        for number in range(9):
            entry = Entry(session.history.length + 1, EntryKind.MOVE, NOW, "", "P1", ())
            entry = replace(entry, events=answer(f"k{number}", "C0", number))
            start = time.perf_counter()
            session.append(entry)
            commits.append(time.perf_counter() - start)
    commit = statistics.median(commits)
    megabytes = path.stat().st_size / 1e6
    print(  # noqa: T201 - figures for the report
        f"\n{ENTRIES} entries, {CARDS} cards, {megabytes:.0f} MB: {opening:.2f} s of CPU, "
        f"one more in {commit * 1e3:.0f} ms"
    )
    assert opening < OPENING_SECONDS * longer
    assert commit < COMMIT_SECONDS * longer
    assert check(path) == []
