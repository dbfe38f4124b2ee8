"""The agenda: soft time boxes from the scenario and the format."""

from dataclasses import replace
from typing import Any

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.agenda import agenda, agenda_of, step_of_phase
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState

SCENARIOS = ("S1", "S2", "S3", "S4")
FORMATS = (210, 120, 105)


@pytest.fixture(scope="session")
def games() -> dict[str, Game]:
    deck = load_named_deck("hopital")
    return {name: Game(deck, load_named_scenario(name, deck), "URG") for name in SCENARIOS}


@pytest.mark.parametrize("minutes", [*FORMATS, 20, 60, 211, 600])
@pytest.mark.parametrize("name", SCENARIOS)
def test_the_time_boxes_sum_to_the_format(games: Any, name: str, minutes: int) -> None:
    steps = agenda(games[name], minutes)
    assert sum(step.minutes for step in steps) == minutes
    assert all(step.minutes >= 1 for step in steps)


@pytest.mark.parametrize("minutes", [0, -5, 100_000])
def test_a_format_that_makes_no_sense_gives_the_whole_session(game: Game, minutes: int) -> None:
    assert agenda(game, minutes) == agenda(game, 210)


def test_a_format_shorter_than_its_steps_leaves_a_minute_each(game: Game) -> None:
    assert {step.minutes for step in agenda(game, 3)} == {1}


def test_the_whole_session_is_that_of_the_method(games: Any) -> None:
    said = [(step.kind, step.minutes) for step in agenda(games["S2"], 210)]
    assert said == [
        ("shock", 3), ("first_card", 9), ("context", 8), ("activities", 10), ("base", 65),
        ("break", 10), ("other", 15), ("recovery", 35), ("events", 15), ("settle", 20),
        ("telling", 20),
    ]  # fmt: skip


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("minutes", FORMATS)
def test_every_step_says_what_to_say_and_to_do(games: Any, name: str, minutes: int) -> None:
    steps = agenda(games[name], minutes)
    assert len({step.id for step in steps}) == len(steps)
    for step in steps:
        assert all((step.title, step.say, step.do))
        assert step.page in ("table", "synthesis", "recovery", "ending")
        assert all(phase in games[name].phases for phase in step.phases)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_whole_session_enters_every_phase_of_the_scenario(games: Any, name: str) -> None:
    entered = {phase for step in agenda(games[name], 210) for phase in step.phases}
    assert entered == set(games[name].phases)


def test_a_scenario_without_other_contexts_plays_its_first_round_longer(games: Any) -> None:
    steps = agenda(games["S3"], 210)
    assert "other" not in {step.kind for step in steps}
    base = next(step for step in steps if step.kind == "base")
    assert (base.minutes, base.phase) == (80, "S3-P1")
    assert "C2-SAAS" in base.title


def test_the_other_contexts_come_as_the_scenario_plays_them(games: Any) -> None:
    others = [step for step in agenda(games["S4"], 210) if step.kind == "other"]
    assert [step.phase for step in others] == ["S4-P2", "S4-P3"]
    assert sum(step.minutes for step in others) == 15


def test_the_short_format_plays_the_first_context_and_the_return_alone(games: Any) -> None:
    kinds = [step.kind for step in agenda(games["S1"], 105)]
    assert "other" not in kinds
    assert "break" not in kinds
    assert {"base", "recovery"} <= set(kinds)


def test_a_scenario_without_a_return_gives_its_time_to_the_first_round(game: Game) -> None:
    phases = tuple(p for p in game.scenario.phases if p.context != "C3")
    steps = agenda(Game(game.deck, replace(game.scenario, phases=phases), "URG"), 210)
    assert "recovery" not in {step.kind for step in steps}
    assert sum(step.minutes for step in steps) == 210


def test_a_last_phase_without_a_context_is_entered_with_the_arbitrages(game: Game) -> None:
    last = replace(game.scenario.phases[-1], id="S1-P7", context=None)
    played = replace(game.scenario, phases=(*game.scenario.phases, last))
    steps = agenda(Game(game.deck, played, "URG"), 210)
    assert next(s for s in steps if s.kind == "settle").phase == "S1-P7"


def test_the_phase_alone_says_where_a_session_stands(game: Game) -> None:
    steps = agenda(game, 210)
    assert step_of_phase(steps, None).kind == "shock"
    assert step_of_phase(steps, "S1-P2").kind == "base"
    assert step_of_phase(steps, "S1-P4").id == "other:C2"
    assert step_of_phase(steps, "S1-P6").kind == "recovery"


def test_a_phase_that_a_short_format_drops_is_played_as_the_first_round(game: Game) -> None:
    assert step_of_phase(agenda(game, 105), "S1-P3").kind == "base"


def test_a_workshop_has_the_agenda_of_its_format(bench: Any) -> None:
    assert agenda_of(bench.state, bench.game) == agenda(bench.game, 210)
    opened = replace(bench.state.opened, format_minutes=105)
    assert agenda_of(replace(bench.state, opened=opened), bench.game) == agenda(bench.game, 105)
    assert agenda_of(WorkshopState(), bench.game) == agenda(bench.game, 210)
