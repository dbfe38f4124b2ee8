"""Covers and lights against a reckoning that walks through the crisis five minutes at a time.

The reckoning follows the sentences of the method and reads plain values of the state; it shares
no code with the timeline, the lights or what keeps them from gesture to gesture.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import moves
from pcra_game.domain.activity_events import DurationField, NightStamped
from pcra_game.domain.answers import (
    Card,
    Decision,
    Means,
    MeansKind,
    Solution,
    Spending,
    Status,
)
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Level, Phase, Priority
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.lights import lights
from pcra_game.domain.review import review
from pcra_game.domain.state import Corrected, PlayedActivity, WorkshopState
from pcra_game.domain.table import table
from pcra_game.domain.timeline import activity_timeline, context_cover
from pcra_game.workshop import autopilot

STEP = 5
"""Minutes; every figure below is a multiple of it."""

WALK = 11 * 1440
CONTEXTS = ("C0", "C1", "C2", "C3")
ACTIVITIES = ("URG-01", "URG-02", "URG-04")
OBJECTIVES = ("OC-02", "OC-03", "OR-04")
QUICK = settings(
    derandomize=True, max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)


# Workshops made at random


@cache
def base() -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario("S1", deck), "URG")


minutes = st.integers(0, 60).map(lambda n: n * STEP)
lengths = st.sampled_from([0, 5, 30, 100, 600, 1500, 5000, 20000])
few_services = st.lists(st.sampled_from(["TEL", "DPI", "IMP", "NET"]), max_size=2, unique=True)


@st.composite
def games(draw: Any) -> Game:
    """Phases in any order: they may overlap, leave holes, last no time, name no context."""
    phases = []
    for n in range(draw(st.integers(1, 5))):
        start = draw(st.sampled_from([0, 0, 60, 500, 1440, 2000, 4000, 9000]))
        end = start + draw(lengths)
        context = draw(st.sampled_from([*CONTEXTS, None]))
        phases.append(_phase(f"P{n}", context or ("C0" if n == 0 else None), start, end))
    clock = draw(st.sampled_from(["02:10", "08:05", "14:40", "23:00"]))
    scenario = replace(base().scenario, phases=tuple(phases), h0_time=clock)
    return Game(base().deck, scenario, "URG")


def _phase(id: str, context: str | None, start: int, end: int) -> Phase:
    return replace(base().scenario.phases[0], id=id, context=context, start=start, end=end)


def solution(draw: Any, id: str) -> Solution:
    spends = draw(st.lists(st.sampled_from(["stock", "people"]), max_size=2, unique=True))
    return Solution(
        id,
        f"solution {id}",
        who=draw(st.sampled_from(["URG-F01", "URG-F01", "URG-F02", ""])),
        spends=tuple(Spending(means, draw(st.integers(1, 3))) for means in spends),
        services=tuple(draw(few_services)),
        set_up=draw(st.one_of(st.none(), minutes)),
        holds_for=draw(st.one_of(st.none(), lengths)),
    )


def decisions_on(draw: Any, card: str, solutions: list[str]) -> Iterator[Decision]:
    """An answer in each context: the card's own, one that follows another, or none."""
    own: list[str] = []
    for context in CONTEXTS[-1:] if card.startswith("OR-04") else CONTEXTS:
        status = draw(st.sampled_from(["decided"] * 5 + ["same"] * 5 + [
            "default", "no_solution", "draft", "set_aside", "parked", "",
        ]))  # fmt: skip
        why = draw(st.sampled_from(["", "", "", "vu"]))
        if status in ("same", "default"):
            if own:
                follows = draw(st.sampled_from(own))
                yield Decision(card, context, Status(status), follows=follows, justification=why)
            continue
        if not status:
            continue
        own.append(context)
        some = draw(st.lists(st.sampled_from(solutions), min_size=1, max_size=3, unique=True))
        if status == "no_solution":
            some = []
        yield Decision(card, context, Status(status), tuple(some), justification=why)


def activity(draw: Any, id: str) -> PlayedActivity:
    durations = {
        field: Corrected(value, "")
        for field in (DurationField.DMIA, DurationField.SET_UP, DurationField.ENDURANCE)
        if (value := draw(st.sampled_from([-1, -1, 0, 15, 60, 3000, None]))) != -1
    }
    return PlayedActivity(
        id,
        kept=draw(st.sampled_from([True, True, True, False])),
        priority=draw(st.sampled_from([None, Priority.P0, Priority.P1, Priority.P2])),
        durations=MappingProxyType(durations),
        needs=draw(st.sampled_from([None, (), ("TEL",), ("TEL", "DPI")])),
        night=draw(
            st.sampled_from([None, NightStamped(id, True, "f"), NightStamped(id, False, "f")])
        ),
        tested_on=draw(st.sampled_from([None, "2025-11-18", "2025-11-18"])),
    )


@st.composite
def states(draw: Any) -> WorkshopState:
    names = [f"x{n}" for n in range(4)]
    asked = [f"{o}@{a}" for a in ACTIVITIES for o in OBJECTIVES]
    cards = draw(st.lists(st.sampled_from(asked), min_size=3, unique=True))
    found = [d for card in cards for d in decisions_on(draw, card, names)]
    levels = {
        (context, code): Level(draw(st.integers(0, 2)))
        for context in CONTEXTS
        for code in draw(few_services)
    }
    means = [
        Means("stock", "Feuilles", MeansKind.STOCK, 6, draw(st.sampled_from([0, 1, 4]))),
        Means("people", "Coursiers", MeansKind.PEOPLE, draw(st.integers(2, 8))),
    ]
    return WorkshopState(
        deputies=MappingProxyType({"URG-F01": "URG-F02"}),
        levels=MappingProxyType(levels),
        means=MappingProxyType({m.id: m for m in means}),
        activities=MappingProxyType({a: activity(draw, a) for a in ACTIVITIES}),
        cards=MappingProxyType({c: Card(c, *c.split("@")) for c in cards}),
        solutions=MappingProxyType({id: solution(draw, id) for id in names}),
        decisions=MappingProxyType({(d.card, d.context): d for d in found}),
    )


def agree(reckoning: Any, state: WorkshopState, game: Game) -> None:
    reckoned = reckoning(state, game)
    for id in state.kept_activities():
        said = ["unknown"] * (WALK // STEP)
        for segment in activity_timeline(state, game, id):
            for place in range(-(-segment.start // STEP), min(-(-segment.end // STEP), len(said))):
                said[place] = segment.cover.name.lower()
        assert said == [reckoned.cover(id, minute) for minute in range(0, WALK, STEP)]
        for context in CONTEXTS:
            found = context_cover(state, game, id, context).name.lower()
            assert found == reckoned.cover_in(id, context)
    shown = [(light.colour.value, light.behind) for light in lights(state, game)]
    assert shown == reckoned.lights()


@QUICK
@given(state=states(), game=games())
def test_covers_and_lights_are_those_of_the_method(
    reckoning: Any, state: WorkshopState, game: Game
) -> None:
    agree(reckoning, state, game)


def test_the_demo_is_lit_as_the_method_says(reckoning: Any) -> None:
    state = WorkshopState()
    opened = moves.OpenWorkshop(
        "s", "t", "CH", "d" * 64, "e" * 64, 60, 210, "0", autopilot.ACTIVITIES
    )
    done: list[WorkshopState] = []
    undone: list[WorkshopState] = []
    for move in (opened, *(intent.move for intent in autopilot.intents())):
        if move is autopilot.Rewind.UNDO:
            undone.append(state)
            state = done.pop()
        elif move is autopilot.Rewind.REDO:
            done.append(state)
            state = undone.pop()
        else:
            done.append(state)
            state = evolve_all(state, decide(state, move, base()))
    agree(reckoning, state, base())


def all_said(state: WorkshopState, game: Game) -> tuple[Any, ...]:
    """Everything that is kept from one gesture to the next."""
    kept = state.kept_activities()
    lines = [activity_timeline(state, game, id) for id in kept]
    covers = [context_cover(state, game, id, c) for id in kept for c in CONTEXTS]
    return lines, covers, lights(state, game), review(state, game), table(state, game, "C1")


def mixed(draw: Any, one: WorkshopState, other: WorkshopState) -> WorkshopState:
    """One state with some values of another: what any gesture, undo or redo may lead to."""
    for name in ("deputies", "levels", "means", "activities", "solutions"):
        taken = {key: value for key, value in getattr(other, name).items() if draw(st.booleans())}
        one = replace(one, **{name: MappingProxyType({**getattr(one, name), **taken})})
    if draw(st.booleans()):
        one = replace(one, cards=other.cards, decisions=other.decisions)
    return one


@QUICK
@given(data=st.data(), first=states(), second=states(), game=games())
def test_what_is_kept_from_gesture_to_gesture_is_what_a_fresh_look_says(
    data: Any, first: WorkshopState, second: WorkshopState, game: Game
) -> None:
    states_met = [first, second]
    for _ in range(4):
        state = mixed(data.draw, *data.draw(st.permutations(states_met))[:2])
        states_met.append(state)
        for looked_at in (state, first):
            fresh = Game(game.deck, game.scenario, game.unit_code)
            assert all_said(looked_at, game) == all_said(looked_at, fresh)
