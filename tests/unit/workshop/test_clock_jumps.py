"""A wall clock set back, a change of hour, a dead battery: the journal keeps its own order."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pcra_game.domain.chronicle import chronicle
from pcra_game.domain.events import BreakTaken, LogNoted, PresenceNoted
from pcra_game.domain.moves import Record
from pcra_game.exports.bundle import Writing
from pcra_game.exports.deliverables import alone
from pcra_game.exports.source import Source
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.workshop import Workshop

HOUR = timedelta(hours=1)
START = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""The night in which France sets its clocks back: 02:30, and an hour later 02:30 again."""

JUMPS = {
    "back an hour": [START + 2 * HOUR, START + HOUR, START + HOUR + timedelta(minutes=5)],
    "dst": [START, START + HOUR, START + 2 * HOUR],
    "year 1970": [START, datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, 1, tzinfo=UTC)],
    "far ahead": [START, datetime(2099, 1, 1, tzinfo=UTC), START],
    "stands still": [START] * 3,
}


class Wall:
    """Shows the instants that it is given, then stands still."""

    def __init__(self, instants: list[datetime]) -> None:
        self.instants = list(instants)

    def __call__(self) -> datetime:
        return self.instants.pop(0) if len(self.instants) > 1 else self.instants[0]


@pytest.mark.parametrize("instants", JUMPS.values(), ids=list(JUMPS))
def test_b16_journal_keeps_its_order_and_nobody_leaves_before_they_came(
    tmp_path: Path, instants: list[datetime]
) -> None:
    path = tmp_path / "atelier.pcra"
    game = load_game("URG")
    function = next(iter(game.functions))
    first, second, third = instants
    wall = Wall([first, first, second, third, third, first, second])
    with create_session(path, game, title="Urgences", now=wall) as session:
        workshop = Workshop(session, now=wall)
        workshop.perform(Record(PresenceNoted(function, 2, nights=True)))
        workshop.perform(Record(LogNoted("l1", "Le groupe démarre", None)))
        workshop.perform(Record(PresenceNoted(function, 0, nights=True)))
        workshop.perform(Record(BreakTaken(10)))
        workshop.undo()
        known = session.entries()
    assert check(path) == []
    with SessionFile.open(path) as again:
        assert again.entries() == known
        assert [entry.seq for entry in again.entries()] == [1, 2, 3, 4, 5, 6]
        told = chronicle(again.history, again.game)
        assert [line.seq for line in told.lines] == sorted(line.seq for line in told.lines)
        (stay,) = told.stays
        assert stay.left is not None
        assert stay.left >= stay.arrived
        source = Source(again.state, again.game, again.history, again.head)
        Writing(source).write(alone("pdf", "plan"), tmp_path)
        Workshop(again, now=Wall([datetime(1970, 1, 1, tzinfo=UTC)])).redo()
        assert again.history.length == 7


@pytest.mark.parametrize("instants", JUMPS.values(), ids=list(JUMPS))
def test_b16_no_clock_of_a_round_ever_shows_less_than_nothing_played(
    instants: list[datetime],
) -> None:
    wall = Wall([instants[0]])
    clock = PhaseClock(wall)
    clock.start(20)
    played = clock.played()
    for instant in (*instants, *reversed(instants)):
        wall.instants = [instant]
        assert timedelta() <= played <= clock.played()
        played = clock.played()
        assert "-" not in clock.said()
    assert PhaseClock.from_dict(clock.to_dict(), wall).played() >= timedelta()
