"""The plan as JSON: stable bytes, which a new workshop gives back."""

import io
import json
from dataclasses import fields
from pathlib import Path

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.decide import decide
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.moves import Move, OpenWorkshop
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.restore import restore
from pcra_game.domain.state import WorkshopState
from pcra_game.exports.json_export import write_json
from pcra_game.imports.json_plan import read_json_plan
from pcra_game.workshop import autopilot


@pytest.fixture(scope="module")
def game() -> Game:
    deck = load_named_deck(autopilot.DECK)
    return Game(deck, load_named_scenario(autopilot.SCENARIO, deck), autopilot.UNIT)


def after(state: WorkshopState, move: Move, game: Game) -> WorkshopState:
    return evolve_all(state, decide(state, move, game))


def new_workshop(game: Game, activities: tuple[str, ...] = ()) -> WorkshopState:
    opening = OpenWorkshop(
        "s", autopilot.TITLE, "", "d" * 64, "e" * 64, 60, 210, "essai", activities
    )
    return after(WorkshopState(), opening, game)


@pytest.fixture(scope="module")
def demo(game: Game) -> PlanFacts:
    states = [new_workshop(game, autopilot.ACTIVITIES)]
    undone: list[WorkshopState] = []
    for intent in autopilot.intents():
        if intent.move is autopilot.Rewind.UNDO:
            undone.append(states.pop())
        elif intent.move is autopilot.Rewind.REDO:
            states.append(undone.pop())
        else:
            states.append(after(states[-1], intent.move, game))
    return plan_facts(states[-1], game)


def written(facts: PlanFacts) -> bytes:
    stream = io.BytesIO()
    write_json(facts, stream)
    return stream.getvalue()


def test_equal_facts_give_equal_bytes(demo: PlanFacts) -> None:
    assert written(demo) == written(demo)


def test_the_file_is_legible_utf_8_with_one_newline_at_the_end(demo: PlanFacts) -> None:
    content = written(demo)
    text = content.decode("utf-8")
    assert text.startswith('{\n  "format": "pcra-plan",\n  "version": 1,\n')
    assert text.endswith("}\n")
    assert "\\u" not in text
    assert "’" in text


def test_keys_come_in_the_order_of_the_facts(demo: PlanFacts) -> None:
    assert list(json.loads(written(demo))) == [f.name for f in fields(PlanFacts)]


def test_the_demo_goes_out_comes_in_and_goes_out_the_same(
    demo: PlanFacts, game: Game, tmp_path: Path
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(written(demo))
    state = new_workshop(game)
    again = after(state, restore(read_json_plan(path), state, game), game)
    assert written(plan_facts(again, game)) == path.read_bytes()
