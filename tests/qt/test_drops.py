"""A card dropped on an activity, in the parking, on the sheet."""

from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.moves import CheckSame, Decide, PlayCard, WriteSolution
from pcra_game.texts import windows as words
from pcra_game.windows.drops import drop
from pcra_game.windows.room import Kind, Room, Selection

CARD = "OC-06@URG-02"
THERE = "OC-06@URG-01"


def decided(room: Room, card: str = CARD) -> None:
    room.ask(WriteSolution(card, "C0", Solution("x", "relire à deux voix")))
    room.ask(Decide(card, "C0"))


def test_a_ghost_dropped_on_another_activity_is_asked_there(room: Room) -> None:
    assert drop(room, "OC-03@URG-02", "URG-04")
    assert "OC-03@URG-04" in room.state.cards
    assert room.selection == Selection(Kind.CARD, "OC-03@URG-04")


def test_an_answered_card_shares_its_answer_there_in_one_gesture(room: Room) -> None:
    decided(room)
    entries = room.workshop.history.length
    assert drop(room, CARD, "URG-01")
    assert room.workshop.history.length == entries + 1
    assert room.state.decision(THERE, "C0").solutions == ("x",)
    room.undo()
    assert THERE not in room.state.cards


def heard_by(room: Room) -> list[str]:
    heard: list[str] = []
    for signal in (room.told, room.informed, room.refused):
        signal.connect(heard.append)
    return heard


def test_a_card_without_an_answer_goes_there_in_one_gesture(room: Room) -> None:
    assert room.ask(PlayCard("OC-06", "URG-02"))
    entries, heard = room.workshop.history.length, heard_by(room)
    assert drop(room, CARD, "URG-01")
    assert room.workshop.history.length == entries + 1
    assert CARD not in room.state.cards
    assert THERE in room.state.cards
    label = room.game.activities["URG-01"].label
    assert heard == [words.card_moved(label)]
    room.undo()
    assert CARD in room.state.cards
    assert THERE not in room.state.cards


def test_a_shared_answer_is_said(room: Room) -> None:
    decided(room)
    heard = heard_by(room)
    assert drop(room, CARD, "URG-01")
    assert heard == [words.answer_shared(room.game.activities["URG-01"].label)]


def test_dropped_twice_nothing_is_shared_twice(room: Room) -> None:
    decided(room)
    drop(room, CARD, "URG-01")
    entries = room.workshop.history.length
    assert drop(room, CARD, "URG-01")
    assert room.workshop.history.length == entries


def answered_there(room: Room) -> list[str]:
    """Another answer lies there already; what the room hears from now on."""
    decided(room)
    room.ask(WriteSolution(THERE, "C0", Solution("y", "téléphoner au laboratoire")))
    return heard_by(room)


def test_dropped_on_an_answer_it_is_said_to_relay_it_and_is_shown(room: Room) -> None:
    heard, shown = answered_there(room), []
    assert drop(room, CARD, "URG-01", shown.append)
    assert room.state.decision(THERE, "C0").solutions == ("y", "x")
    assert heard == [words.added_as_relay(2, "téléphoner au laboratoire")]
    assert shown == ["x"]


def test_dropped_where_it_lies_already_nothing_is_added_and_that_is_said(room: Room) -> None:
    heard, shown = answered_there(room), []
    drop(room, CARD, "URG-01")
    heard.clear()
    assert drop(room, CARD, "URG-01", shown.append)
    assert [sentence.endswith("rien n’a été ajouté.") for sentence in heard] == [True]
    assert shown == []


def test_dropped_on_an_answer_that_follows_another_context_nothing_is_lost(room: Room) -> None:
    heard, shown = answered_there(room), []
    room.ask(Decide(THERE, "C0"))
    room.ask(WriteSolution(CARD, "C1", Solution("z", "passer par le pneumatique")))
    assert room.ask(CheckSame(THERE, "C1", "C0"))
    room.choose_context("C1")
    assert drop(room, CARD, "URG-01", shown.append)
    assert room.state.decision(THERE, "C1").solutions == ("y", "z")
    assert heard[-1] == words.added_as_relay(2, "téléphoner au laboratoire")
    assert shown == ["z"]


def test_dropped_on_its_own_activity_it_only_opens(room: Room) -> None:
    decided(room)
    entries = room.workshop.history.length
    assert drop(room, CARD, "URG-02")
    assert room.workshop.history.length == entries
    assert room.selection.id == CARD


def test_the_parking_keeps_the_card_with_a_reason(room: Room) -> None:
    decided(room)
    assert drop(room, CARD, "parking")
    parked = room.state.decision(CARD, "C0")
    assert parked.status is Status.PARKED
    assert parked.reason


def test_a_card_of_the_unit_is_no_card_of_an_activity(room: Room) -> None:
    told: list[str] = []
    room.refused.connect(told.append)
    assert not drop(room, "OC-01@unite", "URG-02")
    assert len(told) == 1
    assert "OC-01@URG-02" not in room.state.cards


def test_on_the_sheet_it_opens(room: Room) -> None:
    assert drop(room, CARD, "sheet")
    assert room.selection == Selection(Kind.CARD, CARD)


def test_nothing_is_dropped_while_words_are_refused(room: Room) -> None:
    room.hold_draft(lambda: False)
    assert not drop(room, CARD, "parking")
    assert CARD not in room.state.cards
