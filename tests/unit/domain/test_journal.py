"""Undo and redo are entries; nothing ever leaves the journal."""

from collections.abc import Sequence

import pytest

from pcra_game.domain.events import ActivityKept, LogNoted, WorkshopOpened
from pcra_game.domain.journal import (
    BrokenJournalError,
    Entry,
    EntryKind,
    History,
    extend,
    replay,
)
from pcra_game.domain.state import WorkshopState

OPENED = WorkshopOpened("s", "t", "URG", "d", "s", 60, 210, "0")


def entry(seq: int, kind: str, target: int | None = None) -> Entry:
    """An opening at 1, then a log line named after the number of its entry."""
    event = OPENED if seq == 1 else LogNoted(str(seq), f"ligne {seq}", None)
    events = (event,) if kind == "move" else ()
    return Entry(seq, EntryKind(kind), "2026-01-01T00:00:00.000Z", "", None, events, target)


def entries(*steps: str) -> list[Entry]:
    """« move », « undo 2 », « redo 2 »: numbered from 1."""
    words = [step.split() for step in steps]
    return [
        entry(seq, word[0], int(word[1]) if len(word) > 1 else None)
        for seq, word in enumerate(words, start=1)
    ]


def seqs(side: Sequence[Entry]) -> list[int]:
    return [e.seq for e in side]


@pytest.mark.parametrize(
    ("steps", "done", "undone"),
    [
        (("move",), [1], []),
        (("move", "move", "move"), [1, 2, 3], []),
        (("move", "move", "undo 2"), [1], [2]),
        (("move", "move", "move", "undo 3", "undo 2"), [1], [3, 2]),
        (("move", "move", "move", "undo 3", "undo 2", "redo 2"), [1, 2], [3]),
        (("move", "move", "undo 2", "redo 2", "undo 2"), [1], [2]),
        (("move", "move", "undo 2", "move"), [1, 4], []),
    ],
)
def test_an_entry_points_to_what_it_takes_back(
    steps: tuple[str, ...], done: list[int], undone: list[int]
) -> None:
    history = replay(entries(*steps))
    assert (seqs(history.done), seqs(history.undone)) == (done, undone)


@pytest.mark.parametrize(
    "steps",
    [
        ("move", "undo 1"),
        ("move", "move", "undo 1"),
        ("move", "move", "move", "undo 2"),
        ("move", "redo 1"),
        ("move", "move", "redo 2"),
        ("move", "move", "undo 2", "redo 1"),
        ("move", "move", "move", "undo 3", "undo 2", "redo 3"),
        ("move", "move", "undo 2", "move", "redo 2"),
        ("move", "move 1"),
        ("undo 1",),
    ],
)
def test_an_entry_that_does_not_follow_breaks_the_journal(steps: tuple[str, ...]) -> None:
    with pytest.raises(BrokenJournalError):
        replay(entries(*steps))


@pytest.mark.parametrize("kind", list(EntryKind))
def test_only_moves_hold_events(kind: EntryKind) -> None:
    history = replay(entries("move", "move", "undo 2", "move", "undo 4"))
    target = {"move": None, "undo": 1, "redo": 4}[kind]
    events = () if kind is EntryKind.MOVE else (ActivityKept("URG-01"),)
    with pytest.raises(BrokenJournalError):
        extend(history, Entry(6, kind, "", "", None, events, target))


@pytest.mark.parametrize("seq", [0, 2, 4])
def test_numbers_leave_no_hole(seq: int) -> None:
    history = replay(entries("move", "move"))
    if seq != history.length + 1:
        with pytest.raises(BrokenJournalError):
            extend(history, entry(seq, "move"))
    with pytest.raises(BrokenJournalError):
        replay([entry(1, "move"), entry(seq + 1 if seq == 2 else seq, "move")])


def test_extending_step_by_step_is_replaying_at_once() -> None:
    every = entries("move", "move", "move", "undo 3", "redo 3", "undo 3", "undo 2", "move")
    history = History()
    for length, step in enumerate(every, start=1):
        history = extend(history, step)
        assert history == replay(every[:length])


def test_the_opening_cannot_be_taken_back() -> None:
    assert not replay(entries("move")).can_undo
    assert replay(entries("move", "move")).can_undo


def test_only_what_was_taken_back_can_be_brought_back() -> None:
    assert not replay(entries("move", "move")).can_redo
    assert replay(entries("move", "move", "undo 2")).can_redo
    assert not replay(entries("move", "move", "undo 2", "redo 2")).can_redo
    assert not replay(entries("move", "move", "undo 2", "move")).can_redo


def test_a_line_taken_back_leaves_the_state_and_stays_in_the_length() -> None:
    history = replay(entries("move", "move", "move", "undo 3"))
    assert list(history.state().log) == ["2"]
    assert history.length == 4


def test_an_empty_journal_is_an_unopened_workshop() -> None:
    assert replay([]) == History()
    assert History().state() == WorkshopState()
