"""The demo plays from end to end, says the same thing twice, and reads as French."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Any

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import limits
from pcra_game.domain.activity_events import DurationField
from pcra_game.domain.answers import Status
from pcra_game.domain.checks import TEXT_LIMITS
from pcra_game.domain.deck import Kind, Level, Scope
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, History, extend
from pcra_game.domain.moves import OpenWorkshop
from pcra_game.domain.room_events import PhaseEntered, PlanStatus, RevealedBy
from pcra_game.domain.state import WorkshopState
from pcra_game.workshop import autopilot
from pcra_game.workshop.workshop import Workshop


@dataclass
class MemoryStore:
    """A store that forgets everything at the end of the test."""

    game: Game
    history: History = field(default_factory=History)
    state: WorkshopState = field(default_factory=WorkshopState)
    entries: list[Entry] = field(default_factory=list)

    def append(self, entry: Entry) -> None:
        self.history = extend(self.history, entry)
        moved = entry.kind is EntryKind.MOVE
        self.state = evolve_all(self.state, entry.events) if moved else self.history.state()
        self.entries.append(entry)


@pytest.fixture(scope="module")
def game() -> Game:
    deck = load_named_deck(autopilot.DECK)
    return Game(deck, load_named_scenario(autopilot.SCENARIO, deck), autopilot.UNIT)


def played(game: Game) -> MemoryStore:
    store = MemoryStore(game)
    clock = autopilot.FixedClock()
    workshop = Workshop(store, now=clock.now)
    workshop.perform(
        OpenWorkshop(
            session=autopilot.SESSION,
            title=autopilot.TITLE,
            establishment=autopilot.ESTABLISHMENT,
            deck_sha256="0" * 64,
            scenario_sha256="0" * 64,
            utc_offset_minutes=autopilot.UTC_OFFSET_MINUTES,
            format_minutes=autopilot.FORMAT_MINUTES,
            application="test",
            activities=autopilot.ACTIVITIES,
        )
    )
    autopilot.play(workshop, clock.advance)
    return store


@pytest.fixture(scope="module")
def store(game: Game) -> MemoryStore:
    return played(game)


def texts(value: Any, owner: str = "", name: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text of a move, with the class and field that hold it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield owner, name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, owner, name)
    elif is_dataclass(value):
        for f in fields(value):
            yield from texts(getattr(value, f.name), type(value).__name__, f.name)


def script_texts() -> list[tuple[str, str, str]]:
    return [t for intent in autopilot.intents() for t in texts(intent.move)]


def sentences() -> list[str]:
    return [text for _, _, text in script_texts() if " " in text]


def test_every_gesture_becomes_one_entry(store: MemoryStore) -> None:
    assert len(store.entries) == 1 + sum(1 for _ in autopilot.intents())


def test_two_plays_give_the_same_entries(game: Game, store: MemoryStore) -> None:
    assert played(game).entries == store.entries


def test_there_are_decisions_of_both_kinds_in_all_four_contexts(
    game: Game, store: MemoryStore
) -> None:
    decided = [d for d in store.state.decisions.values() if d.status is Status.DECIDED]
    kinds = Counter(game.objectives[store.state.cards[d.card].objective].kind for d in decided)

    assert len(decided) >= 34
    assert kinds[Kind.CONTINUITY] >= 25
    assert kinds[Kind.RECOVERY] >= 8
    assert {d.context for d in decided} == {"C0", "C1", "C2", "C3"}


def test_every_status_of_a_real_workshop_is_shown(store: MemoryStore) -> None:
    seen = Counter(d.status for d in store.state.decisions.values())

    assert seen[Status.NO_SOLUTION] == 2
    assert seen[Status.SAME] >= 20
    assert seen[Status.DEFAULT] >= 5
    assert seen[Status.PARKED] == 1
    assert seen[Status.DRAFT] == 0


def test_three_or_four_objectives_are_asked_of_every_activity(
    game: Game, store: MemoryStore
) -> None:
    asked = Counter(
        c.subject
        for c in store.state.cards.values()
        if game.objectives[c.objective].scope is Scope.ACTIVITY
    )

    assert set(asked) == set(autopilot.ACTIVITIES)
    assert all(3 <= count <= 4 for count in asked.values()), asked


def test_a_solution_is_shared_and_another_relayed_in_order(store: MemoryStore) -> None:
    pointed = Counter(s for d in store.state.decisions.values() for s in d.solutions)
    relayed = store.state.decisions["OC-07@URG-05", "C0"].solutions

    assert pointed["sol-coursier"] >= 2
    assert pointed["sol-registre"] >= 3
    assert relayed == ("sol-coursier", "sol-brancardier")


def test_an_absent_service_is_justified_once_and_overlooked_once(store: MemoryStore) -> None:
    state, game = store.state, store.game
    against = {
        d.card: d.justification
        for d in state.decisions.values()
        for id in d.solutions
        for service in state.solutions[id].services
        if state.levels.get((d.context, service), game.contexts[d.context].levels[service])
        is Level.ABSENT
    }

    assert set(against) == {"OC-08@URG-05", "OC-06@URG-09"}
    assert against["OC-08@URG-05"]
    assert not against["OC-06@URG-09"]


def test_the_way_out_of_the_room_is_full(store: MemoryStore) -> None:
    state = store.state

    assert len(state.actions) >= 5
    assert all(action.due for action in state.actions.values())
    assert len(state.arbitrages) == 5
    assert len(state.ranking) == 8
    assert len(state.checks) >= 5
    assert len(state.backlogs) >= 1
    assert state.parking
    assert state.stories
    assert state.review_on is not None
    assert [(s.status, s.version) for s in state.signatures] == [(PlanStatus.DRAFT, "0.1")]


def test_events_come_with_a_bet_and_a_verdict(store: MemoryStore) -> None:
    injects = store.state.injects.values()

    assert sum(1 for i in injects if i.revealed and i.bet and i.judged) >= 5
    assert all(i.revealed and i.judged for i in injects)
    assert sum(1 for i in injects if i.revealed.by is RevealedBy.WEAK_SPOT) == 2


def test_owners_and_actors_are_functions(game: Game, store: MemoryStore) -> None:
    known = {*game.functions, *store.state.functions}

    assert {a.owner for a in store.state.actions.values()} <= known
    assert {e.actor for e in store.entries if e.actor} <= known


def test_some_values_are_discussed_and_some_are_left(store: MemoryStore) -> None:
    kept = [store.state.activities[a] for a in autopilot.ACTIVITIES]
    corrected = [a.id for a in kept if DurationField.DMIA in a.durations]

    assert all(a.impact and a.dots and a.referent for a in kept)
    assert len(corrected) >= 4
    assert set(autopilot.ACTIVITIES) - set(corrected)
    assert sum(1 for a in kept if a.durations) >= 4
    assert sum(1 for a in kept if a.night) >= 3
    assert sum(1 for a in kept if a.dissent) == 1
    assert sum(1 for a in kept if a.procedure) == 1


def test_someone_changes_their_mind(store: MemoryStore) -> None:
    kinds = Counter(entry.kind for entry in store.entries)

    assert kinds[EntryKind.UNDO] == 3
    assert kinds[EntryKind.REDO] == 1
    assert "sol-photos" not in store.state.solutions


def test_phases_come_in_order_and_the_room_takes_three_hours_and_a_half() -> None:
    script = list(autopilot.intents())
    facts = [getattr(intent.move, "fact", None) for intent in script]
    phases = [fact.phase for fact in facts if isinstance(fact, PhaseEntered)]

    assert phases == [f"S1-P{n}" for n in range(1, 7)]
    assert 200 <= sum(intent.minutes for intent in script) <= 210
    assert all(intent.minutes >= 0 for intent in script)


def test_every_continuity_answer_says_when_it_starts_and_whether_it_exists(
    store: MemoryStore,
) -> None:
    for solution in store.state.solutions.values():
        assert solution.band or solution.signal, solution.id
        assert solution.exists is not None, solution.id
        assert solution.who, solution.id


def test_no_text_is_longer_than_its_limit() -> None:
    for owner, name, text in script_texts():
        assert len(text) <= TEXT_LIMITS.get((owner, name), limits.SHORT_TEXT), text


def test_answers_start_with_a_verb(store: MemoryStore) -> None:
    verbs = re.compile(r"^\w+(?:er|ir|re)\b")
    answers = [s.what for s in store.state.solutions.values()]
    answers += [a.text for a in store.state.actions.values()]
    answers += [a.text for a in store.state.arbitrages.values()]

    assert [text for text in answers if not verbs.match(text)] == []


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("straight apostrophe or quote", r"['\"]"),
        ("plain space before a high sign", r" [;:!?»]|« "),
        ("glued high sign", r"[^\s\u00a0\u202f?!][;!?»]|«[^\u00a0]"),
        ("glued colon", r"[^\u00a0\d]:"),
        ("plain space between a number and its unit", r"\d (?:min|h|jours?|mois|€|%)(?:\W|$)"),
        ("three dots", r"\.\.\."),
        ("two spaces", r"\s\s"),
        ("ligature forgotten", r"\b[Cc]oeur|\b[Ss]oeur|[Mm]ain d'oeuvre"),
    ],
)
def test_sentences_keep_to_french_typography(fault: str, pattern: str) -> None:
    assert [text for text in sentences() if re.search(pattern, text)] == [], fault


def test_the_clock_only_moves_when_told() -> None:
    clock = autopilot.FixedClock()
    before = clock.now()
    clock.advance(1.5)

    assert before == autopilot.START
    assert (clock.now() - before).total_seconds() == 90
