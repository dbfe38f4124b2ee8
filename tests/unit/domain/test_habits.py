"""What this room does most, and how near a word is to a label."""

import pytest

from pcra_game.domain.answers import Band, Card, Decision, Solution, Status
from pcra_game.domain.habits import proposed_band, proposed_who
from pcra_game.domain.spelling import Fit, fit, is_slip
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.suggestions import functions_like
from pcra_game.workshop.files import load_game

GAME = load_game("URG")
CARD = "OC-06@URG-01"


def played(*answers: tuple[str, Solution], status: Status = Status.DECIDED) -> WorkshopState:
    return WorkshopState(
        cards={card: Card(card, *card.split("@")) for card, _ in answers},
        solutions={one.id: one for _, one in answers},
        decisions={(card, "C0"): Decision(card, "C0", status, (one.id,)) for card, one in answers},
    )


FIRST = ("OC-02@URG-01", Solution("a", "Tenir", who="URG-F10", band=Band.MIN_15))
SECOND = ("OC-03@URG-01", Solution("b", "Lire", who="URG-F11", band=Band.HOUR_1))
AWAY = ("OC-02@URG-02", Solution("c", "Trier", who="URG-F04", band=Band.HOUR_4))


def who(state: WorkshopState, what: str = "", card: str = CARD, context: str = "C0") -> str:
    return proposed_who(state, GAME, card, context, what)


def test_the_last_answer_of_the_activity_proposes_who_and_when() -> None:
    state = played(FIRST, SECOND, AWAY)
    assert who(state) == "URG-F11"
    assert proposed_band(state, CARD, "C0") is Band.HOUR_1


def test_another_context_another_activity_and_the_unit_propose_nothing() -> None:
    state = played(FIRST, SECOND)
    assert who(state, context="C1") == ""
    assert who(state, card="OC-06@URG-09") == ""
    assert who(played(("OC-01@unite", FIRST[1])), card="OC-10@unite") == ""
    assert proposed_band(state, CARD, "C1") is None


def test_the_card_itself_and_what_is_not_decided_propose_nothing() -> None:
    assert who(played((CARD, FIRST[1]))) == ""
    assert who(played(FIRST, status=Status.DRAFT)) == ""


def test_after_a_sign_no_delay_is_proposed() -> None:
    signal = ("OC-03@URG-01", Solution("b", "Lire", signal="à l’appel"))
    assert proposed_band(played(FIRST, signal), CARD, "C0") is None


@pytest.mark.parametrize(
    ("what", "function"),
    [
        ("Le médecin senior dit papier", "URG-F01"),
        ("L’IOA note", "URG-F04"),
        ("Un coursier porte", "URG-F13"),
        ("L’agent d’accueil note", "URG-F10"),
        ("L’agent de sécurité ouvre", "TRV-F11"),
        ("L’agent note", "URG-F11"),
        ("Tout noter puis appeler aussitôt le coursier", "URG-F11"),
    ],
)
def test_an_answer_that_begins_with_a_function_names_it(what: str, function: str) -> None:
    assert who(played(FIRST, SECOND), what) == function


def test_the_one_that_answers_most_comes_first() -> None:
    assert functions_like(WorkshopState(), GAME, "ide")[0].value == "URG-F05"
    used = played(("OC-05@URG-04", Solution("x", "Noter", who="URG-F06")))
    assert functions_like(used, GAME, "ide")[0].value == "URG-F06"
    both = played(
        ("OC-05@URG-04", Solution("x", "Noter", who="URG-F06")),
        ("OC-04@URG-04", Solution("y", "Lire", who="URG-F06")),
        ("OC-02@URG-01", Solution("z", "Voir", who="URG-F05")),
    )
    assert functions_like(both, GAME, "ide")[0].value == "URG-F06"
    assert functions_like(both, GAME, "ide", subject="URG-01")[0].value == "URG-F05"


def test_the_unit_comes_before_the_house() -> None:
    pharmacy = load_game("PUI")
    assert functions_like(WorkshopState(), pharmacy, "ast")[0].value == "PUI-F02"


@pytest.mark.parametrize("typed", ["iao", "ia", "oia", "iob"])
def test_a_slip_finds_an_acronym_and_is_not_sure(typed: str) -> None:
    (found,) = functions_like(WorkshopState(), GAME, typed)
    assert (found.value, found.sure) == ("URG-F04", False)


def test_a_slip_comes_last() -> None:
    assert fit("IDE de box", "ide") is Fit.BEGINS
    assert fit("IDE de box", "box") is Fit.WORD
    assert fit("Médecin urgentiste senior", "mus") is Fit.INITIALS
    assert fit("IDE de box", "bxo") is Fit.SLIP
    assert fit("IDE de box", "zzz") is None
    assert sorted([Fit.SLIP, Fit.BEGINS])[0] is Fit.BEGINS


@pytest.mark.parametrize(
    ("typed", "word", "slip"),
    [
        ("ioa", "ioa", False),
        ("iao", "ioa", True),
        ("ixa", "ioa", True),
        ("aoi", "ioa", False),
        ("io", "ia", False),
        ("brancarb", "brancard", False),
    ],
)
def test_one_wrong_letter_or_two_that_changed_places(typed: str, word: str, slip: bool) -> None:
    assert is_slip(typed, word) is slip
