"""How long review, timelines and lights take, beside a floor measured in the same run.

Measured only with `pytest --benchmark-enable tests/benchmarks`; skipped otherwise. `-s` shows the
figures. Eight activities, 24 cards each, four contexts and 300 decisions should take 50 ms at most
from nothing and 15 ms after one change; ten times as much, about ten times as long. The floor
writes the decisions as JSON and reads them back. Times are those of the processor, so that a busy
machine does not count.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from types import MappingProxyType

import pytest

from pcra_game.domain.figures import matrix, timeline
from pcra_game.domain.game import Game
from pcra_game.domain.lights import lights
from pcra_game.domain.reading import reading
from pcra_game.domain.review import review
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import table
from tests.benchmarks.large_plan import played

SIZES = (300, 1000, 3000)
ROUNDS = 15
FROM_NOTHING_MS, ONE_CHANGE_MS = 50.0, 15.0
MOST_FLOORS, MOST_FLOORS_AFTER = 40.0, 15.0
MOST_TIMES = 13.0
"""What 3,000 decisions may cost of 300: ten times as many, and what chance adds."""


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


def forgotten(game: Game) -> Game:
    """The same game, nothing worked out of it yet but its own tables."""
    fresh = Game(game.deck, game.scenario, game.unit_code)
    for looked_up in ("objectives", "services", "activities", "functions", "contexts", "units"):
        assert getattr(fresh, looked_up)
    return fresh


def changed(state: WorkshopState, number: int) -> WorkshopState:
    """One card decided otherwise: what a key of the room does."""
    at = list(state.decisions)[number * 7 % len(state.decisions)]
    own = replace(state.decisions[at], justification=f"motif {number}")
    return replace(state, decisions=MappingProxyType({**state.decisions, at: own}))


def all_of_it(state: WorkshopState, game: Game) -> None:
    """What every gesture asks for: findings, timelines, lights."""
    review(state, game)
    for activity in state.kept_activities():
        reading(state, game).timeline(activity)
    lights(state, game)


def median_ms(prepare: Callable[[int], Callable[[], object]]) -> float:
    taken = []
    for number in range(ROUNDS):
        act = prepare(number)
        gc.disable()  # the rounds before leave more behind, the larger the plan
        start = time.process_time()
        act()
        taken.append((time.process_time() - start) * 1e3)
        gc.enable()
    return statistics.median(taken)


def floor_ms(state: WorkshopState) -> float:
    """Write the decisions and their solutions as JSON and read them back."""
    rows = [asdict(d) for d in state.decisions.values()]
    rows += [asdict(s) for s in state.solutions.values()]
    return median_ms(lambda _: lambda: json.loads(json.dumps(rows)))


def from_nothing_ms(state: WorkshopState, game: Game) -> float:
    def prepare(_: int) -> Callable[[], object]:
        fresh = forgotten(game)
        return lambda: all_of_it(state, fresh)

    return median_ms(prepare)


def after_change_ms(
    state: WorkshopState, game: Game, act: Callable[[WorkshopState, Game], object] = all_of_it
) -> float:
    current = forgotten(game)
    act(state, current)

    def prepare(number: int) -> Callable[[], object]:
        after = changed(state, number)
        return lambda: act(after, current)

    return median_ms(prepare)


def told(what: str, ms: dict[int, float], floor: dict[int, float], aim: float) -> None:
    for size in SIZES:
        print(  # noqa: T201
            f"\n{what}, {size} decisions: {ms[size]:.1f} ms, floor {floor[size]:.2f} ms,"
            f" ratio {ms[size] / floor[size]:.1f}"
            + (f" (aim {aim:.0f} ms)" if size == SIZES[0] else ""),
            end="",
        )
    print(f"\n3,000 over 300: {ms[3000] / ms[300]:.1f} times")  # noqa: T201


@pytest.fixture(scope="module")
def states() -> dict[int, tuple[WorkshopState, Game]]:
    return {size: played(size) for size in SIZES}


@pytest.fixture(scope="module")
def floor(states: dict[int, tuple[WorkshopState, Game]]) -> dict[int, float]:
    return {size: floor_ms(state) for size, (state, _) in states.items()}


States = dict[int, tuple[WorkshopState, Game]]


def test_from_nothing_it_costs_few_floors_and_grows_as_the_plan(
    states: States, floor: dict[int, float]
) -> None:
    ms = {size: from_nothing_ms(*of_size) for size, of_size in states.items()}
    told("review, timelines, lights from nothing", ms, floor, FROM_NOTHING_MS)
    assert ms[300] <= MOST_FLOORS * floor[300]
    assert ms[3000] <= MOST_TIMES * ms[300]


def test_after_one_change_it_costs_a_part_and_grows_no_faster(
    states: States, floor: dict[int, float]
) -> None:
    ms = {size: after_change_ms(*of_size) for size, of_size in states.items()}
    told("review, timelines, lights after one change", ms, floor, ONE_CHANGE_MS)
    assert ms[300] <= MOST_FLOORS_AFTER * floor[300]
    assert ms[3000] <= MOST_TIMES * ms[300]


@pytest.mark.parametrize("what", ["table", "figures"])
def test_the_views_grow_no_faster_than_the_plan(
    states: States, floor: dict[int, float], what: str
) -> None:
    def laid(state: WorkshopState, game: Game) -> None:
        if what == "table":
            table(state, game, "C0")
        else:
            matrix(state, game)
            timeline(state, game)

    ms = {size: after_change_ms(*of_size, laid) for size, of_size in states.items()}
    told(f"{what} after one change", ms, floor, 20.0)
    assert ms[3000] <= MOST_TIMES * ms[300]


def test_timelines_and_lights_alone(states: States, floor: dict[int, float]) -> None:
    def only(state: WorkshopState, game: Game) -> None:
        for activity in state.kept_activities():
            reading(state, game).timeline(activity)
        lights(state, game)

    ms = {size: after_change_ms(*of_size, only) for size, of_size in states.items()}
    told("timelines and lights after one change", ms, floor, 5.0)
    assert ms[3000] <= MOST_TIMES * ms[300]
