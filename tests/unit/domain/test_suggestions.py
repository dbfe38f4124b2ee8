"""What the sheet proposes while somebody types."""

import pytest

from pcra_game.domain.answers import Card, Decision, Means, MeansKind, Solution, Status
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.suggestions import (
    Near,
    cards_using,
    function_named,
    functions_like,
    functions_of,
    means_like,
    means_named_in,
    proposed_quantity,
    services_like,
    suggested_solutions,
    with_what_like,
)
from pcra_game.workshop.files import load_game

GAME = load_game("URG")
CARD = "OC-02@URG-01"


def played(*answers: tuple[str, str, str, str]) -> WorkshopState:
    """A state from (card, context, solution id, what) in order of play."""
    solutions = {id: Solution(id, what) for _, _, id, what in answers}
    decisions: dict[tuple[str, str], Decision] = {}
    for card, context, id, _ in answers:
        before = decisions.get((card, context), Decision(card, context, Status.DRAFT))
        decisions[card, context] = Decision(card, context, Status.DECIDED, (*before.solutions, id))
    cards = {card: Card(card, *card.split("@")) for card, _, _, _ in answers}
    return WorkshopState(cards=cards, solutions=solutions, decisions=decisions)


STATE = played(
    ("OC-09@URG-09", "C0", "far", "Tenir un stock"),
    ("OC-06@URG-01", "C0", "subject", "Tenir une liste"),
    ("OC-02@URG-02", "C0", "objective", "Tenir un registre"),
    ("OC-02@URG-01", "C1", "mine", "Tenir un tableau"),
    ("OC-02@URG-08", "C0", "objective", "Tenir un registre"),
)


def ids(state: WorkshopState, typed: str = "", limit: int = 9) -> list[str]:
    return [s.solution.id for s in suggested_solutions(state, CARD, "C0", typed, limit)]


def test_near_solutions_come_first() -> None:
    assert ids(STATE) == ["mine", "objective", "subject"]
    assert [s.near for s in suggested_solutions(STATE, CARD, "C0")] == list(Near)[:3]


def test_a_far_solution_waits_until_its_words_are_typed() -> None:
    far = STATE.solutions["far"].what
    assert "far" not in ids(STATE)
    assert ids(STATE, far[:4])[-1] == "far"


def test_a_list_is_short() -> None:
    assert ids(STATE, limit=2) == ["mine", "objective"]


@pytest.mark.parametrize("typed", ["t", "te", " te "])
def test_one_or_two_letters_propose_nothing(typed: str) -> None:
    assert ids(STATE, typed) == []


def test_three_letters_find_words_whatever_accent_case_or_order() -> None:
    assert ids(STATE, "REG") == ["objective"]
    assert ids(STATE, "régi ten") == ["objective"]
    assert ids(STATE, "egi") == []


def test_a_long_text_is_an_answer_and_no_search() -> None:
    assert ids(STATE, "tenir un registre") == ["objective"]
    assert ids(STATE, "tenir " * 20) == []


def test_what_the_card_has_already_is_not_proposed() -> None:
    state = played((CARD, "C0", "here", "Tenir"), ("OC-02@URG-02", "C0", "other", "Lire"))
    assert ids(state) == ["other"]


def test_a_solution_that_no_card_uses_is_not_proposed() -> None:
    state = WorkshopState(solutions={"left": Solution("left", "Tenir")})
    assert ids(state) == []


def test_cards_that_share_a_solution_are_counted_once() -> None:
    assert cards_using(STATE, "objective") == ("OC-02@URG-02", "OC-02@URG-08")
    found = {s.solution.id: s.cards for s in suggested_solutions(STATE, CARD, "C0")}
    assert found["objective"] == 2


def test_two_letters_find_a_function_its_own_words_first() -> None:
    assert functions_like(STATE, GAME, "i") == ()
    assert functions_like(STATE, GAME, "io")[0].value == "URG-F04"
    assert functions_like(STATE, GAME, "mé")[0].value == "URG-F01"
    assert functions_like(STATE, GAME, "me")[0].value == "URG-F01"
    assert "URG-F09" in [c.value for c in functions_like(STATE, GAME, "nuit")]
    assert functions_like(STATE, GAME, "zz") == ()


def test_initials_find_a_function() -> None:
    assert "URG-F01" in [c.value for c in functions_like(STATE, GAME, "mus")]


def test_functions_of_the_room_and_the_unit_come_before_those_of_the_house() -> None:
    state = WorkshopState(functions={"f-lits": "Gestionnaire des lits"})
    values = [choice.value for choice in functions_of(state, GAME)]
    assert values[0] == "f-lits"
    assert values.index("URG-F14") < values.index("TRV-F01")
    assert len(values) == len(set(values)) == len(GAME.functions) + 1


def test_a_label_names_its_function_and_other_words_themselves() -> None:
    assert function_named(STATE, GAME, " ioa ") == "URG-F04"
    assert function_named(STATE, GAME, "Mme Untel") == "Mme Untel"


def test_a_service_is_found_by_code_first() -> None:
    assert services_like(STATE, GAME, "tel")[0].value == "TEL"
    assert services_like(STATE, GAME, "impr")[0].value == "IMP"
    found = services_like(STATE, GAME, "ris")
    assert found[0].value == "RIS"
    assert len({choice.value for choice in found}) == len(found)


SHEETS = Means("m-f", "Feuilles uniques", MeansKind.STOCK, 300, 120)
PEOPLE = Means("m-c", "Coursiers", MeansKind.PEOPLE, 3)
STOCKED = WorkshopState(means={"m-f": SHEETS, "m-c": PEOPLE})


def test_means_are_found_by_their_words() -> None:
    assert [c.value for c in means_like(STOCKED, "uni")] == ["m-f"]
    assert means_like(STOCKED, "u") == ()


def test_an_answer_calls_the_means_that_it_names() -> None:
    assert means_named_in(STOCKED, "porter la feuille par un coursier") == (SHEETS, PEOPLE)
    assert means_named_in(STOCKED, "défeuiller l’encourseur") == ()
    assert means_named_in(STOCKED, "feuille, coursier", limit=1) == (SHEETS,)


def test_a_day_of_a_stock_is_proposed_and_one_of_the_rest() -> None:
    assert proposed_quantity(SHEETS) == 120
    assert proposed_quantity(PEOPLE) == 1
    assert proposed_quantity(Means("m", "Rien", MeansKind.THING, 0)) == 0
    assert proposed_quantity(Means("m", "Peu", MeansKind.STOCK, 50, 120)) == 50


def test_earlier_places_are_proposed_the_latest_first() -> None:
    state = WorkshopState(
        solutions={
            "a": Solution("a", "x", with_what="caisse rouge, accueil"),
            "b": Solution("b", "x", with_what="caisse rouge, SAUV"),
            "c": Solution("c", "x", with_what="caisse rouge, SAUV"),
        }
    )
    assert with_what_like(state, "ca") == (
        "caisse rouge, SAUV",
        "caisse rouge, accueil",
        "caisse rouge",
    )
    assert with_what_like(state, "c") == ()
    assert with_what_like(state, "caisse rouge, SAUV") == ()
    assert with_what_like(state, "acc") == ("accueil", "caisse rouge, accueil")


def test_the_cards_own_answer_elsewhere_may_wait_for_its_words() -> None:
    def found(typed: str) -> list[str]:
        return [s.solution.id for s in suggested_solutions(STATE, CARD, "C2", typed, own=False)]

    assert found("") == ["objective", "subject"]
    assert "mine" in found("tabl")
