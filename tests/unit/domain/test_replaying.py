"""A journal gone through again: every state equals the fold of the journal cut there."""

from random import Random

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.framing_events import PresenceNoted, WorkshopOpened
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, replay
from pcra_game.domain.replaying import EVERY, Replay, card_of, context_of
from pcra_game.domain.room_events import LogNoted, PhaseEntered
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.told import told


@pytest.fixture(scope="module")
def game() -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario("S1", deck), "URG")


OPENING = WorkshopOpened("s", "Atelier", "URG", "d" * 64, "e" * 64, 60, 210, "0")


def entries(count: int, seed: int = 1) -> list[Entry]:
    """An opening, then notes that are taken back and brought back at random."""
    chance = Random(seed)
    made = [Entry(1, EntryKind.MOVE, "2026-03-17T08:00:00.000Z", "", None, (OPENING,))]
    while len(made) < count:
        history = replay(made)
        seq = len(made) + 1
        kind = chance.choice([EntryKind.MOVE, EntryKind.MOVE, EntryKind.UNDO, EntryKind.REDO])
        at = f"2026-03-17T09:{seq % 60:02d}:00.000Z"
        if kind is EntryKind.UNDO and history.can_undo:
            made.append(Entry(seq, kind, at, "", None, target=history.done[-1].seq))
        elif kind is EntryKind.REDO and history.can_redo:
            made.append(Entry(seq, kind, at, "", None, target=history.undone[-1].seq))
        else:
            note = LogNoted(f"n{seq}", f"fait {seq}", None)
            made.append(Entry(seq, EntryKind.MOVE, at, "", None, (note,)))
    return made


@pytest.mark.parametrize("seed", range(5))
def test_every_moment_is_the_fold_of_the_journal_cut_there(game: Game, seed: int) -> None:
    journal = entries(4 * EVERY, seed)
    going = Replay(journal, game)
    order = list(range(1, len(journal) + 1)) * 2
    Random(seed).shuffle(order)
    for number in order:
        moment = going.at(number)
        assert moment.state == replay(journal[:number]).state()
        assert moment.before == replay(journal[: number - 1]).state()


def test_the_first_moment_stands_on_nothing(game: Game) -> None:
    moment = Replay(entries(1), game).at(1)
    assert moment.before == WorkshopState()
    assert moment.state.opened == OPENING


@pytest.mark.parametrize("number", [0, -1, 6])
def test_a_number_beyond_the_ends_is_refused(game: Game, number: int) -> None:
    with pytest.raises(IndexError):
        Replay(entries(5), game).at(number)


def test_what_is_taken_back_is_named_by_what_it_was(game: Game) -> None:
    journal = entries(1)
    note = Entry(2, EntryKind.MOVE, "2026-03-17T09:00:00.000Z", "", None, (LogNoted("n", "un", 0),))
    back = Entry(3, EntryKind.UNDO, "2026-03-17T09:01:00.000Z", "", None, target=2)
    going = Replay([*journal, note, back], game)
    assert going.gesture(3) == told(back, going.at(3).before, game, note)
    assert "un" in going.gesture(3)


def test_the_context_is_that_of_the_phase_then_of_the_card(game: Game) -> None:
    journal = entries(1)
    phase = Entry(2, EntryKind.MOVE, "2026-03-17T09:00:00.000Z", "", None, (PhaseEntered("S1-P3"),))
    going = Replay([*journal, phase], game)
    assert context_of(going.at(1), game) == "C0"
    assert context_of(going.at(2), game) == "C1"
    assert card_of(going.at(2)) is None


def test_a_fact_about_no_card_selects_nothing(game: Game) -> None:
    said = Entry(
        2, EntryKind.MOVE, "2026-03-17T09:00:00.000Z", "", None,
        (PresenceNoted("URG-F01", 1, True),),
    )  # fmt: skip
    assert card_of(Replay([*entries(1), said], game).at(2)) is None
