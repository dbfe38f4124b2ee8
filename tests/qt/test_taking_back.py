"""Undo and redo say what they did, and go where they did it."""

import pytest

from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.events import LogNoted
from pcra_game.domain.moves import Decide, Record, ShareSolution, WriteSolution
from pcra_game.windows.room import Room
from pcra_game.windows.taking_back import bring_back, take_back

CARD = "OC-06@URG-02"
NB = "\u00a0"


@pytest.fixture
def heard(room: Room) -> list[str]:
    said: list[str] = []
    room.told.connect(said.append)
    return said


@pytest.fixture
def elsewhere(room: Room) -> Room:
    """Decided in C0, while C1 is shown."""
    room.ask(WriteSolution(CARD, "C0", Solution("x", "relire à deux voix")))
    room.ask(Decide(CARD, "C0"))
    assert room.choose_context("C1")
    return room


def test_a_gesture_of_another_context_is_named_and_shown(elsewhere: Room, heard) -> None:
    assert take_back(elsewhere)
    assert elsewhere.state.decision(CARD, "C0").status is Status.DRAFT
    assert elsewhere.context == "C0"
    (said,) = heard
    assert said.startswith(f"Annulé{NB}: ")
    assert "C0" in said


def test_brought_back_it_is_named_and_shown_too(elsewhere: Room, heard) -> None:
    take_back(elsewhere)
    elsewhere.choose_context("C1")
    heard.clear()
    assert bring_back(elsewhere)
    assert elsewhere.state.decision(CARD, "C0").status is Status.DECIDED
    assert elsewhere.context == "C0"
    assert heard[0].startswith(f"Rétabli{NB}: ")
    assert "C0" in heard[0]


def test_a_reworded_answer_that_both_contexts_use_leaves_the_view(room: Room, heard) -> None:
    room.ask(WriteSolution(CARD, "C0", Solution("x", "relire")))
    assert room.ask(ShareSolution(CARD, "C1", "x"))
    room.choose_context("C1")
    assert room.ask(WriteSolution(CARD, "C0", Solution("x", "relire à deux voix")))
    assert take_back(room)
    assert room.context == "C1"
    assert len(heard) == 1


def test_a_gesture_of_no_context_leaves_the_view(room: Room, heard) -> None:
    room.ask(Record(LogNoted("l-1", "Le standard ne répond plus", None)))
    room.choose_context("C1")
    assert take_back(room)
    assert room.context == "C1"
    assert "Le standard ne répond plus" in heard[0]


def test_a_room_that_sees_the_window_is_not_told_the_name(elsewhere: Room, heard) -> None:
    assert take_back(elsewhere, private=True)
    assert heard == [f"Annulé{NB}: le dernier geste"]


def test_refused_words_keep_everything(elsewhere: Room, heard) -> None:
    elsewhere.hold_draft(lambda: False)
    assert not take_back(elsewhere)
    assert elsewhere.context == "C1"
    assert heard == []


def test_there_is_nothing_to_take_back_in_a_new_workshop(room: Room, heard) -> None:
    assert not take_back(room)
    assert not bring_back(room)
    assert heard == []
