"""Any unit plays any scenario to its end, the same way each time."""

from collections.abc import Iterator

import pytest

from pcra_game.domain.answers import Status
from pcra_game.domain.decide import decide
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.moves import OpenWorkshop
from pcra_game.domain.plan import build_plan
from pcra_game.domain.review import is_blocking, review
from pcra_game.domain.room_events import RevealedBy
from pcra_game.domain.sheet import contexts_in_play
from pcra_game.domain.state import WorkshopState
from pcra_game.workshop.autopilot_any import rehearsal
from pcra_game.workshop.autopilot_intents import Play, Rewind
from pcra_game.workshop.files import load_game

SCENARIOS = ("S1", "S2", "S3", "S4")
UNITS = tuple(load_game("URG").units)
NAMED = (("MAT", "S1"), ("LAB", "S2"), ("EHP", "S3"), ("PAI", "S4"))
"""A unit for each scenario, one of them administrative and one an EHPAD."""


def states(play: Play) -> Iterator[WorkshopState]:
    opening = OpenWorkshop(play.session, "t", "", "d", "s", 60, 210, "1", play.activities)
    state = evolve_all(WorkshopState(), decide(WorkshopState(), opening, play.game))
    for intent in play.intents:
        assert not isinstance(intent.move, Rewind)
        state = evolve_all(state, decide(state, intent.move, play.game))
        yield state


def end(play: Play) -> WorkshopState:
    *_, last = states(play)
    return last


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_plays_every_scenario_to_its_end(unit: str, scenario: str) -> None:
    play = rehearsal(unit, scenario)
    state = end(play)
    assert state.phase == play.game.scenario.phases[-1].id
    revealed = [i.revealed for i in state.injects.values() if i.revealed is not None]
    assert sum(r.by is RevealedBy.HAND for r in revealed) >= 2
    assert sum(r.by is RevealedBy.WEAK_SPOT for r in revealed) == 2
    assert all(i.judged is not None and i.bet is not None for i in state.injects.values())
    met = {context for _, context in state.decisions}
    assert met >= set(contexts_in_play(state, play.game))
    assert not any(is_blocking(finding) for finding in review(state, play.game))


@pytest.mark.parametrize(("unit", "scenario"), NAMED)
def test_it_leaves_what_a_workshop_leaves(unit: str, scenario: str) -> None:
    play = rehearsal(unit, scenario)
    state = end(play)
    statuses = {d.status for d in state.decisions.values()}
    assert statuses >= {Status.DECIDED, Status.SAME, Status.DEFAULT, Status.NO_SOLUTION}
    assert state.actions
    assert state.arbitrages
    assert state.retex
    assert state.ranking
    document = build_plan(state, play.game, recorded_at="2026-03-17T11:00:00.000Z")
    assert document.sections


def test_two_rehearsals_are_the_same() -> None:
    assert rehearsal("PAI", "S4") == rehearsal("PAI", "S4")


def test_a_rehearsal_says_that_it_is_one() -> None:
    assert rehearsal("EHP", "S3").title.startswith("Répétition")
