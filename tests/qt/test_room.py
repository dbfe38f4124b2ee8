"""The one door of the windows: what it asks, refuses, forgets and remembers."""

from pcra_game.domain.answers import Solution
from pcra_game.domain.moves import Decide, Record, WriteSolution
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.domain.table_cards import Look
from pcra_game.texts import windows as words
from pcra_game.windows.room import Kind, Live, Room, Selection

GHOST = "OC-02@URG-02"


def answer(room: Room, card: str = GHOST) -> bool:
    return room.ask(WriteSolution(card, room.context, Solution("x", "écrire sur papier")))


def test_looking_at_a_ghost_leaves_no_trace(room: Room) -> None:
    entries = room.workshop.history.length
    assert room.open_card(GHOST)
    assert room.selection == Selection(Kind.CARD, GHOST)
    assert room.workshop.history.length == entries
    assert room.table.card(GHOST).look is Look.GHOST


def test_the_first_answer_plays_the_ghost_in_the_same_entry(room: Room) -> None:
    entries = room.workshop.history.length
    assert answer(room)
    assert room.workshop.history.length == entries + 1
    assert GHOST in room.state.cards
    assert room.undo()
    assert GHOST not in room.state.cards


def test_a_refusal_is_one_sentence_and_changes_nothing(room: Room) -> None:
    told: list[str] = []
    room.refused.connect(told.append)
    before = room.state
    assert not room.ask(Decide(GHOST, "C0"))
    assert room.state is before
    assert len(told) == 1
    assert told[0].endswith(".")


def test_undo_stores_what_is_typed_first_and_stops_where_it_is_refused(room: Room) -> None:
    answer(room)
    kept = [True]
    room.hold_draft(lambda: kept[0])
    kept[0] = False
    assert not room.undo()
    assert GHOST in room.state.cards
    kept[0] = True
    assert room.undo()


def test_every_draft_is_settled_even_behind_a_refused_one(room: Room) -> None:
    asked: list[str] = []
    room.hold_draft(lambda: bool(asked.append("first")))
    room.hold_draft(lambda: not asked.append("second"))
    assert not room.settle()
    assert asked == ["first", "second"]


def test_a_phase_brings_its_context_and_the_same_phase_does_not_again(room: Room) -> None:
    phases = [p for p in room.game.scenario.phases if p.context]
    later = next(p for p in phases if p.context != room.context)
    room.ask(Record(PhaseEntered(later.id)))
    assert room.context == later.context
    room.choose_context("C0")
    answer(room)
    assert room.context == "C0"


def test_undo_of_a_phase_says_where_the_room_is_again(room: Room) -> None:
    phases = [p for p in room.game.scenario.phases if p.context]
    room.ask(Record(PhaseEntered(phases[0].id)))
    later = next(p for p in phases if p.context != phases[0].context)
    room.ask(Record(PhaseEntered(later.id)))
    room.undo()
    assert room.context == phases[0].context


def test_the_table_is_computed_once_for_each_state_and_context(room: Room) -> None:
    first = room.table
    assert room.table is first
    answer(room)
    second = room.table
    assert second is not first
    room.choose_context("C1")
    assert room.table.context.code == "C1"


def test_open_next_says_when_the_round_is_done(room: Room) -> None:
    told: list[str] = []
    room.told.connect(told.append)
    for number, card in enumerate(room.table.cards()):
        room.ask(WriteSolution(card.id, "C0", Solution(f"s{number}", "papier")))
        room.ask(Decide(card.id, "C0"))
    room.open_card(GHOST)
    assert not room.open_next()
    assert room.selection == Selection()
    assert told == [f"{words.ROUND_DONE} {words.ROUND_FOLLOWS}"]


def test_the_last_phase_is_followed_by_none(room: Room) -> None:
    told: list[str] = []
    room.told.connect(told.append)
    for number, card in enumerate(room.table.cards()):
        room.ask(WriteSolution(card.id, "C0", Solution(f"s{number}", "papier")))
        room.ask(Decide(card.id, "C0"))
    room.ask(Record(PhaseEntered(room.game.scenario.phases[-1].id)))
    room.choose_context("C0")
    assert not room.open_next()
    assert told == [words.ROUND_DONE]


def test_a_read_only_room_refuses_with_its_own_sentence(room: Room) -> None:
    reader = Room(room.workshop, new_id=lambda: "x", read_only=True)
    told: list[str] = []
    reader.refused.connect(told.append)
    assert not answer(reader)
    assert not reader.undo()
    assert set(told) == {words.READ_ONLY}
    assert GHOST not in room.state.cards


def test_the_same_words_typed_again_are_not_told_again(room: Room) -> None:
    told: list[Live] = []
    room.typed.connect(lambda: told.append(room.live))
    room.show_live(Live(what="papier"))
    room.show_live(Live(what="papier"))
    assert told == [Live(what="papier")]
