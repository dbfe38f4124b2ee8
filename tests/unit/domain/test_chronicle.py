"""The main courante writes itself from the journal."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from pcra_game.domain import moves
from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.chronicle import Chronicle, ChronicleKeeper, LineKind, chronicle
from pcra_game.domain.decide import decide
from pcra_game.domain.framing_events import PresenceNoted
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, History, extend
from pcra_game.domain.moves import Move, OpenWorkshop, Record
from pcra_game.domain.room_events import (
    BreakTaken,
    FictiveTimeSet,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    PhaseEntered,
    RevealedBy,
    Verdict,
)
from pcra_game.workshop.files import load_game

START = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)
CARD = "OC-02@URG-04"


@pytest.fixture(scope="module")
def game() -> Game:
    return load_game("URG")


class Room:
    """A journal that grows by one gesture a minute."""

    def __init__(self, game: Game) -> None:
        self.game, self.history = game, History()
        self.ask(OpenWorkshop("s", "t", "", "d", "s", 60, 210, "1", ("URG-04",)))

    def ask(self, *asked: Move) -> None:
        for move in asked:
            self.add(EntryKind.MOVE, events=decide(self.history.state(), move, self.game))

    def undo(self) -> None:
        self.add(EntryKind.UNDO, target=self.history.done[-1].seq)

    def add(self, kind: EntryKind, **what: object) -> None:
        seq = self.history.length + 1
        at = (START + timedelta(minutes=seq - 1)).isoformat().replace("+00:00", "Z")
        entry = Entry(seq, kind, at, "", None, **what)  # type: ignore[arg-type]
        self.history = extend(self.history, entry)

    def told(self) -> Chronicle:
        return chronicle(self.history, self.game)

    def texts(self) -> list[str]:
        return [line.text for line in self.told().lines]


@pytest.fixture
def room(game: Game) -> Room:
    return Room(game)


def solved(what: str = "Registre papier") -> tuple[Move, ...]:
    return (
        moves.PlayCard("OC-02", "URG-04"),
        moves.WriteSolution(CARD, "C0", Solution("s1", what)),
        moves.Decide(CARD, "C0"),
    )


def test_the_opening_is_the_first_line_at_the_clock_of_the_room(room: Room) -> None:
    (line,) = room.told().lines
    assert (line.at, line.kind) == ("2026-03-17T09:00", LineKind.ROOM)
    assert "Urgences" in line.text


def test_phases_events_and_verdicts_enter_by_themselves(room: Room, game: Game) -> None:
    first = game.scenario.phases[0]
    event = game.injects[game.scenario.opening[0]]
    room.ask(
        Record(PhaseEntered(first.id)),
        Record(FictiveTimeSet(240)),
        Record(InjectRevealed(event.id, RevealedBy.HAND, "secret de l’animateur")),
        Record(InjectJudged(event.id, Verdict.PARTLY, "sans la nuit")),
        Record(BreakTaken(10)),
    )
    _, phase, jump, revealed, judged, pause = room.told().lines
    assert first.title in phase.text
    assert phase.kind is LineKind.PHASE
    assert "H+4" in jump.text
    assert revealed.text.endswith(event.text)
    assert revealed.fictive == 240
    assert "tenu en partie" in judged.text
    assert "sans la nuit" in judged.text
    assert "10" in pause.text
    assert not any("secret" in text for text in room.texts())


def test_a_decision_is_one_line_with_the_words_of_the_room(room: Room) -> None:
    room.ask(*solved())
    line = room.told().lines[-1]
    assert line.kind is LineKind.DECISION
    assert line.text.startswith("Décidé en C0")
    assert line.text.endswith("Registre papier")
    assert len(room.told().lines) == 2  # playing the card and writing say nothing yet


def test_editing_a_decided_answer_writes_no_line(room: Room) -> None:
    room.ask(*solved())
    before = room.texts()
    room.ask(moves.WriteSolution(CARD, "C0", Solution("s1", "Registre relié")))
    assert room.texts() == before


def test_a_card_sent_back_to_the_table_is_told(room: Room) -> None:
    room.ask(*solved(), moves.CloseCard(CARD, "C0", Status.DRAFT))
    assert room.texts()[-1].startswith("Remis sur la table en C0")


def test_many_cards_left_by_default_make_one_line(room: Room) -> None:
    room.ask(
        *solved(),
        moves.PlayCard("OC-03", "URG-04"),
        moves.WriteSolution("OC-03@URG-04", "C0", Solution("s2", "Classeur")),
        moves.Decide("OC-03@URG-04", "C0"),
        moves.LeaveByDefault("C1"),
    )
    assert [text for text in room.texts() if "défaut" in text] == ["2\u00a0cartes par défaut en C1"]


def test_what_is_taken_back_leaves_the_main_courante(room: Room) -> None:
    room.ask(*solved())
    room.undo()
    assert not any(text.startswith("Décidé") for text in room.texts())


def test_a_note_keeps_the_hour_of_the_story_at_which_it_was_typed(room: Room) -> None:
    room.ask(Record(LogNoted("n", "Le groupe électrogène fume", 90)))
    line = room.told().lines[-1]
    assert (line.kind, line.fictive, line.text) == (
        LineKind.NOTE,
        90,
        "Le groupe électrogène fume",
    )


def test_a_new_phase_carries_the_story_to_its_beginning(room: Room, game: Game) -> None:
    first, second = game.scenario.phases[:2]
    room.ask(
        Record(PhaseEntered(first.id)),
        Record(FictiveTimeSet(240)),
        Record(LogNoted("n", "Une ligne", 240)),
        Record(PhaseEntered(second.id)),
        Record(BreakTaken(10)),
    )
    assert room.told().lines[-1].fictive == second.start
    room.undo()
    room.undo()
    assert room.told().lines[-1].fictive == 240


def test_arrivals_and_departures_have_their_hours(room: Room, game: Game) -> None:
    nurse, doctor = list(game.functions)[:2]
    room.ask(
        Record(PresenceNoted(nurse, 1, nights=True)),
        Record(PresenceNoted(doctor, 2, nights=False)),
        Record(PresenceNoted(nurse, 2, nights=True)),
        Record(PresenceNoted(nurse, 0, nights=True)),
        Record(PresenceNoted(nurse, 1, nights=True)),
    )
    first, second, third = room.told().stays
    assert (first.function, first.arrived[-5:], (first.left or "")[-5:], first.count) == (
        nurse,
        "09:01",
        "09:04",
        2,
    )
    assert (second.function, second.left, second.count) == (doctor, None, 2)
    assert (third.function, third.arrived[-5:], third.left) == (nurse, "09:05", None)
    kinds = [text.split("\u00a0")[0] for text in room.texts()[1:]]
    assert kinds == ["Arrivée", "Arrivée", "Arrivée", "Départ", "Arrivée"]


def test_a_change_of_nights_alone_is_no_arrival(room: Room, game: Game) -> None:
    nurse = next(iter(game.functions))
    room.ask(Record(PresenceNoted(nurse, 1, nights=False)))
    before = room.texts()
    room.ask(Record(PresenceNoted(nurse, 1, nights=True)))
    assert room.texts() == before
    assert room.told().stays[0].nights


FOLLOWED: tuple[Callable[[Room], None], ...] = (
    lambda room: room.ask(*solved()),
    lambda room: room.undo(),
    lambda room: room.undo(),
    lambda room: room.ask(Record(LogNoted("n", "Une ligne", None))),
    lambda room: room.undo(),
    lambda room: room.ask(Record(BreakTaken(5))),
)


def test_following_a_journal_says_the_same_as_reading_it_whole(room: Room, game: Game) -> None:
    keeper = ChronicleKeeper(game)
    for step in FOLLOWED:
        step(room)
        assert keeper.follow(room.history) == room.told()
