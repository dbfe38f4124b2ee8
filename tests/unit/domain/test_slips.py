"""Left-over slips are found by their code and come in the order of the cards."""

import pytest

from pcra_game.domain.activity_events import ActivityAdded, ActivityKept
from pcra_game.domain.answers import Solution
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Priority
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.moves import Decide, Move, OpenWorkshop, PlayCard, Record, WriteSolution
from pcra_game.domain.slips import find_slip, slip_code, slips
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import table
from pcra_game.workshop.files import load_game


@pytest.fixture(scope="module")
def game() -> Game:
    return load_game("URG")


def played(game: Game, *asked: Move) -> WorkshopState:
    opening = OpenWorkshop("s", "t", "", "d", "s", 60, 210, "1", ("URG-02", "URG-04"))
    state = WorkshopState()
    for move in (opening, *asked):
        state = evolve_all(state, decide(state, move, game))
    return state


def test_the_typing_order_is_the_order_of_the_cards(game: Game) -> None:
    state = played(game)
    lying = [card.id for card in table(state, game, "C0").cards()]
    assert [slip.card for slip in slips(state, game, "C0")] == lying


def test_a_decided_card_has_no_slip_left(game: Game) -> None:
    card = "OC-02@URG-02"
    state = played(
        game,
        PlayCard("OC-02", "URG-02"),
        WriteSolution(card, "C0", Solution("s", "Registre")),
    )
    assert card in [slip.card for slip in slips(state, game, "C0")]
    decided = evolve_all(state, decide(state, Decide(card, "C0"), game))
    assert card not in [slip.card for slip in slips(decided, game, "C0")]


@pytest.mark.parametrize("typed", ["04-C05", "4c5", " 04 c 05 ", "04C5"])
def test_a_code_is_found_however_it_is_typed(game: Game, typed: str) -> None:
    state = played(game)
    wanted = slip_code(state, game, "OC-05@URG-04")
    assert wanted == "04-C05"
    found = slips(state, game, "C0")
    place = find_slip(found, typed)
    assert place is not None
    assert found[place].card == "OC-05@URG-04"


@pytest.mark.parametrize("typed", ["", "99-C05", "zz", "04"])
def test_an_unknown_code_finds_nothing(game: Game, typed: str) -> None:
    assert find_slip(slips(played(game), game, "C0"), typed) is None


def test_unit_service_and_added_activities_have_codes_of_their_own(game: Game) -> None:
    state = played(game, Record(ActivityAdded("x", "Activité de la salle", Priority.P1, 60, 600)))
    assert slip_code(state, game, "OC-01@unite") == "U-C01"
    assert slip_code(state, game, "OR-02@NET") == "NET-R02"
    assert slip_code(state, game, "OC-05@x") == "A1-C05"


def test_no_two_slips_of_a_table_share_a_code(game: Game) -> None:
    kept = [Record(ActivityKept(id)) for id in list(game.activities)[4:9]]
    state = played(game, *kept)
    for context in ("C0", "C3"):
        codes = [slip.code for slip in slips(state, game, context)]
        assert len(set(codes)) == len(codes)
