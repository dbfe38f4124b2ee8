"""How a sentence may go on: words of the room first, and never a person's name."""

import pytest

from pcra_game.domain.answers import Solution
from pcra_game.domain.phrases import Ghost, ghost_of
from pcra_game.domain.state import WorkshopState
from pcra_game.workshop.files import load_game

GAME = load_game("URG")
EMPTY = WorkshopState()


def said(*texts: str) -> WorkshopState:
    return WorkshopState(solutions={f"s{n}": Solution(f"s{n}", t) for n, t in enumerate(texts)})


def rest(state: WorkshopState, typed: str) -> str:
    ghost = ghost_of(state, GAME, typed)
    return ghost.rest if ghost else ""


def test_a_word_of_the_deck_is_finished() -> None:
    assert rest(EMPTY, "Demander les all") == "ergies"


@pytest.mark.parametrize("typed", ["", "   ", "Le zzz", "Le x"])
def test_nothing_is_proposed_for_nothing_or_for_words_that_nobody_knows(typed: str) -> None:
    assert ghost_of(EMPTY, GAME, typed) is None


def test_what_the_room_wrote_goes_on_as_it_wrote_it() -> None:
    state = said("Poser la planchette verte au poste de soins central")
    assert rest(state, "Prendre la planchette v") == "erte au poste de soins"
    assert rest(state, "Prendre la planc") == "hette verte au poste de"


def test_the_room_speaks_before_the_deck() -> None:
    assert rest(EMPTY, "Le regi") == "stre"
    assert rest(said("Le régime sans sel", "Le régime sans sel"), "Le regi") == "me sans sel"


def test_the_next_word_comes_before_any_letter_where_it_always_follows() -> None:
    assert rest(said("Lire la planchette verte"), "Poser une planchette ") == ""
    assert rest(said("Lire la planchette verte"), "Lire la planchette ") == "verte"
    both = said("Lire la planchette verte", "Lire la planchette bleue")
    assert rest(both, "Lire la planchette ") == ""


def test_an_accent_that_was_left_out_comes_right() -> None:
    ghost = ghost_of(EMPTY, GAME, "Demander au mede")
    assert ghost == Ghost(4, "médecin", "cin")


def test_a_capital_that_begins_a_sentence_stays() -> None:
    ghost = ghost_of(said("la planchette verte"), GAME, "Planc")
    assert ghost is not None
    assert ghost.words.startswith("Planchette")


def test_no_phrase_goes_over_a_comma() -> None:
    state = said("Lire la planchette, verte ou bleue")
    assert rest(state, "Lire la planc") == "hette"


@pytest.mark.parametrize(
    "text",
    [
        "Appeler Mme Zazoulière au poste",
        "Voir Jean Zazoulière",
        "Voir ZAZOULIÈRE Paul au poste",
        "Brigitte range la zazoulière",
        "IPP 1234567 zazoulière",
    ],
)
def test_a_person_is_never_proposed(text: str) -> None:
    assert rest(said(text), "Voir zazou") == ""
    assert rest(said("Le zazoulière rouge"), "Voir zazou") == "lière"


def test_only_what_saves_keys_is_proposed() -> None:
    assert rest(said("un abcde"), "un abc") == ""
    assert rest(said("un abcdef"), "un abc") == "def"
