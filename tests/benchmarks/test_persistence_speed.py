"""How quick the session file is, as ratios to what the same machine needs at the very least."""

import json
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
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
    LogNoted,
    SolutionWritten,
    WorkshopOpened,
)
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence.connection import writing
from pcra_game.persistence.mapping import encode_events
from pcra_game.persistence.projection import everything
from pcra_game.persistence.rows import SOURCES
from pcra_game.persistence.session_file import SessionFile
from pcra_game.persistence.statements import clear, write_changes, write_entry

NOW = "2026-11-24T08:00:00.000Z"
RUNS = 15
MOST_COMMITS = 5.0
MOST_DECODINGS = 40.0
WORDS = "Prescrire sur l’ordonnancier papier numéroté, relire à deux, porter à la pharmacie"


@pytest.fixture(scope="module")
def game() -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario("rancongiciel", deck), "URG")


def gestures(game: Game) -> Iterator[tuple[Event, ...]]:
    """An endless room: eight activities, six cards each, answers edited again and again."""
    activities = [activity.id for activity in game.unit.activities[:8]]
    for activity in activities:
        yield (ActivityKept(activity),)
    cards = [
        Card(f"{activity}/{objective.id}", objective.id, activity)
        for activity in activities
        for objective in game.deck.objectives[:6]
    ]
    for card in cards:
        yield (CardPlayed(card),)
    number = 0
    while True:
        for card in cards:
            for context in ("C0", "C1", "C2"):
                number += 1
                yield answer(game, card.id, context, number)
                if number % 10 == 0:
                    yield (LogNoted(f"l{number}", "Le groupe électrogène démarre", number),)


def answer(game: Game, card: str, context: str, number: int) -> tuple[Event, ...]:
    function = next(iter(game.functions))
    solution = Solution(
        f"{card}/{context}",
        f"{WORDS}, {number}",
        who=function,
        with_what="classeur rouge du poste de soins",
        band=Band.HOUR_1,
        services=("TEL", "IMP"),
        exists=Exists.PARTLY,
        accepted_risk="doublons à la ressaisie",
    )
    decision = Decision(card, context, Status.DECIDED, (solution.id,))
    return SolutionWritten(solution), DecisionSet(decision)


def create(path: Path, game: Game) -> SessionFile:
    (deck, deck_hash), (scenario, scenario_hash) = freeze(game.deck), freeze(game.scenario)
    opened = WorkshopOpened("s", "Nuit", "URG", deck_hash, scenario_hash, 60, 120, "pcra")
    first = Entry(1, EntryKind.MOVE, NOW, "", None, (opened,))
    contents = {"deck_json": deck, "scenario_json": scenario}
    return SessionFile.create(path, **contents, game=game, first=first)


def grown(path: Path, game: Game, length: int) -> list[str]:
    """Write a session of that many entries in one transaction; gives the JSON of its events."""
    texts = []
    with create(path, game) as session:
        memory = session._memory
        with writing(session._connection) as connection:
            for events in gestures(game):
                if memory.history.length == length:
                    break
                seq = memory.history.length + 1
                entry = Entry(seq, EntryKind.MOVE, NOW, "", "P1", events)
                texts.append(encode_events(events))
                head = write_entry(connection, entry, memory.head)
                memory = memory.after(entry)[0].sealed(head)
            clear(connection, [source.table for source in SOURCES])
            write_changes(connection, everything(memory.projection))
    return texts


def median(action: Callable[[], object], clock: Callable[[], float]) -> float:
    def once() -> float:
        start = clock()
        action()
        return clock() - start

    return statistics.median(once() for _ in range(RUNS))


def size_of_write(session: SessionFile, entry: Entry) -> int:
    """Count the bytes of everything that appending the entry stores."""
    changes = session._memory.after(entry)[1]
    rows = [value for change in changes for row in change.written for value in row]
    return len(encode_events(entry.events).encode()) + len("".join(map(str, rows)).encode()) + 200


def test_a_decision_costs_few_bare_commits(tmp_path: Path, game: Game) -> None:
    grown(tmp_path / "a.pcra", game, 400)
    raw = sqlite3.connect(tmp_path / "raw.db", isolation_level=None)
    for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE t(x TEXT) STRICT")
    raw.executemany("INSERT INTO t VALUES (?)", [("x" * 800,)] * 400)
    bare, ours = [], []
    with SessionFile.open(tmp_path / "a.pcra") as session:
        for number in range(60):
            events = answer(game, f"{game.unit.activities[0].id}/OC-01", "C0", number)
            entry = Entry(session.history.length + 1, EntryKind.MOVE, NOW, "F", "P1", events)
            text = "x" * size_of_write(session, entry)
            start = time.perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO t VALUES (?)", (text,))
            raw.execute("COMMIT")
            middle = time.perf_counter()
            session.append(entry)
            bare.append(middle - start)
            ours.append(time.perf_counter() - middle)
    raw.close()
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"\n{statistics.median(ours) * 1e3:.2f} ms, {ratio:.1f} bare commits")  # noqa: T201
    assert ratio <= MOST_COMMITS


@pytest.mark.parametrize("length", [150, 5000])
def test_opening_costs_few_decodings(tmp_path: Path, game: Game, length: int) -> None:
    path = tmp_path / "a.pcra"
    texts = grown(path, game, length)
    cards = [freeze(game.deck)[0], freeze(game.scenario)[0]]

    def open_and_close() -> None:
        with SessionFile.open(path) as session:
            assert session.history.length == length

    def decode() -> None:
        for text in (*texts, *cards):
            json.loads(text)

    open_and_close()
    opening = median(open_and_close, time.process_time)
    ratio = opening / median(decode, time.process_time)
    print(f"\n{length} entries: {opening:.3f} s of CPU, {ratio:.1f} decodings")  # noqa: T201
    assert ratio <= MOST_DECODINGS
