"""A plan that cannot be brought in is refused by name, and nothing changes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import activity_events as act
from pcra_game.domain import answer_events as ans
from pcra_game.domain import framing_events as fra
from pcra_game.domain import moves
from pcra_game.domain import room_events as room
from pcra_game.domain.answers import Action, Means, MeansKind, Solution, Spending, Status
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Level
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.restore import MAX_ITEMS, restore
from pcra_game.domain.state import WorkshopState

DOCTOR = "URG-F01"
CARD = "OC-02@URG-01"
BOARD = Solution("s-board", "Tableau blanc", spends=(Spending("m-1", 20),))
PAPER = Solution("s-paper", "Dossier papier")

STORY: tuple[Any, ...] = (
    fra.EstablishmentFramed("CH des Essais"),
    fra.UnitFramed(missions="Accueil"),
    fra.GovernanceRoleGiven(fra.GovernanceRole.KEEPS_LOG, "URG-F02"),
    fra.ServiceDescribed("DPI", rto=240),
    fra.ContextLevelSet("C1", "DPI", Level.PARTIAL),
    fra.MeansStocked(Means("m-1", "Classeurs", MeansKind.STOCK, 200)),
    act.ActivityKept("URG-01"),
    act.ActivityKept("URG-02"),
    moves.PlayCard("OC-02", "URG-01"),
    moves.CloseCard(CARD, "C1", Status.DRAFT),  # touched before the context that it will follow
    moves.WriteSolution(CARD, "C0", BOARD),
    moves.WriteSolution(CARD, "C0", PAPER),
    moves.CheckSame(CARD, "C1", "C0"),
    room.LogNoted("l1", "Écran noir", 12),
    room.InjectRevealed("I-01", room.RevealedBy.HAND),
    ans.RestartRanked(("NET", "DPI")),
    room.StatusSigned(room.PlanStatus.DRAFT, "1", DOCTOR, "2026-03-17"),
    room.ReviewDateSet("2027-03-17"),
    act.ActivitySetAside("URG-02", "Hors du périmètre"),
)


@cache
def load_game(unit: str = "URG") -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario("S1", deck), unit)


@pytest.fixture(scope="module")
def game() -> Game:
    return load_game()


def play(state: WorkshopState, game: Game, wanted: Iterable[Any]) -> WorkshopState:
    for move in wanted:
        asked = move if isinstance(move, moves.Move) else moves.Record(move)
        state = evolve_all(state, decide(state, asked, game))
    return state


def opened(game: Game) -> WorkshopState:
    opening = moves.OpenWorkshop("session", "Atelier", "", "d" * 64, "s" * 64, 60, 210, "essai")
    return play(WorkshopState(), game, [opening])


@pytest.fixture(scope="module")
def facts(game: Game) -> PlanFacts:
    return plan_facts(play(opened(game), game, STORY), game)


def refusal(facts: PlanFacts, state: WorkshopState, game: Game) -> str:
    with pytest.raises(IllegalMoveError) as caught:
        restore(facts, state, game)
    return str(caught.value)


Change = Callable[[PlanFacts], PlanFacts]


def _decided(facts: PlanFacts, **changes: Any) -> PlanFacts:
    first, *others = facts.decisions
    return replace(facts, decisions=(replace(first, **changes), *others))


def _of_activity(facts: PlanFacts, **changes: Any) -> PlanFacts:
    return replace(
        facts,
        activities=tuple(
            replace(a, **changes) if a.id == "URG-01" else a for a in facts.activities
        ),
    )


FAULTY: dict[str, tuple[Change, str]] = {
    "a text too long": (
        lambda f: replace(f, actions=(Action("a1", "x" * 101, DOCTOR),)),
        "101 caractères pour 100",
    ),
    "an unknown function": (
        lambda f: replace(f, deputies=(fra.DeputyNamed("nobody", DOCTOR),)),
        "la fonction «\u00a0nobody\u00a0» n’existe pas",
    ),
    "an unknown phase": (
        lambda f: replace(f, play=replace(f.play, phase="S9")),
        "la phase «\u00a0S9\u00a0»",
    ),
    "an empty phase": (lambda f: replace(f, play=replace(f.play, phase="")), "identifiant"),
    "an unknown activity": (
        lambda f: _of_activity(f, id="ZZZ"),
        "l’activité «\u00a0ZZZ\u00a0» n’existe pas",
    ),
    "an activity without id": (lambda f: _of_activity(f, id=""), "identifiant est vide"),
    "an activity twice": (
        lambda f: replace(f, activities=(*f.activities, f.activities[0])),
        "figure deux fois",
    ),
    "somebody else’s fingers": (
        lambda f: _of_activity(f, fingers=act.FingersCounted("URG-02", (1, 0, 0, 0, 0))),
        "autre identifiant",
    ),
    "a stamp of somebody else’s event": (
        lambda f: replace(f, injects=(replace(f.injects[0], inject="I-03"),)),
        "autre identifiant",
    ),
    "a card that is not its id": (
        lambda f: replace(f, cards=(replace(f.cards[0], id="OC-05@unite"),)),
        "autre identifiant",
    ),
    "a decision on no card": (lambda f: _decided(f, card="OC-09@URG-01"), "la carte"),
    "a decision in no context": (lambda f: _decided(f, context=""), "le contexte"),
    "a decision twice": (
        lambda f: replace(f, decisions=(*f.decisions, f.decisions[0])),
        "figure deux fois",
    ),
    "an answer that nobody proposed": (
        lambda f: _decided(f, status=Status.PROPOSED, follows=None, justification=""),
        "par le jeu",
    ),
    "a link to nothing": (lambda f: _decided(f, follows="C3"), "pas de réponse propre en C3"),
    "a default of nothing": (
        lambda f: _decided(f, status=Status.DEFAULT, follows="C3"),
        "pas de réponse propre en C3",
    ),
    "a solution twice": (
        lambda f: replace(f, solutions=(*f.solutions, f.solutions[0])),
        "figure deux fois",
    ),
    "a solution missing": (lambda f: replace(f, solutions=f.solutions[:1]), "la solution"),
    "a solution unused": (
        lambda f: replace(f, solutions=(*f.solutions, Solution("s9", "Rien"))),
        "aucune carte",
    ),
    "an action without id": (
        lambda f: replace(f, actions=(Action("", "Faire", DOCTOR),)),
        "identifiant est vide",
    ),
    "an unknown means spent": (lambda f: replace(f, means=()), "le moyen"),
    "more items than a workshop holds": (
        lambda f: replace(f, ranking=("NET",) * (MAX_ITEMS + 1)),
        "pour 5000 au plus",
    ),
}


@pytest.mark.parametrize(("change", "said"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_plan_is_refused_by_name(
    change: Change, said: str, facts: PlanFacts, game: Game
) -> None:
    state = opened(game)
    sentence = refusal(change(facts), state, game)
    assert said in sentence
    assert sentence.endswith(".")
    assert state == opened(game)


DIFFERENT: dict[str, tuple[Any, str]] = {
    "role": (fra.GovernanceRoleGiven(fra.GovernanceRole.KEEPS_LOG, DOCTOR), "keeps_log"),
    "house": (fra.EstablishmentFramed("CH d’Ailleurs"), "établissement"),
    "unit": (fra.UnitFramed(missions="Autre"), "unité"),
    "service": (fra.ServiceDescribed("DPI", rto=60), "DPI"),
    "level": (fra.ContextLevelSet("C1", "DPI", Level.ABSENT), "DPI, C1"),
    "log": (room.LogNoted("l1", "Autre ligne", 12), "Écran noir"),
    "ranking": (ans.RestartRanked(("DPI",)), "ordre de reprise"),
    "review": (room.ReviewDateSet("2030-01-01"), "date de revue"),
    "signature": (
        room.StatusSigned(room.PlanStatus.REVIEWED, "2", DOCTOR, "2026-01-01"),
        "signatures",
    ),
}


@pytest.mark.parametrize(("there", "name"), DIFFERENT.values(), ids=DIFFERENT)
def test_an_answer_that_differs_is_refused_by_name(
    there: Any, name: str, facts: PlanFacts, game: Game
) -> None:
    sentence = refusal(facts, play(opened(game), game, [there]), game)
    assert name in sentence
    assert "autre réponse" in sentence


def test_a_decision_that_differs_is_refused_by_name(facts: PlanFacts, game: Game) -> None:
    there = [
        act.ActivityKept("URG-01"),
        moves.PlayCard("OC-02", "URG-01"),
        moves.CloseCard(CARD, "C0", Status.NO_SOLUTION, "Rien"),
    ]
    sentence = refusal(facts, play(opened(game), game, there), game)
    assert "en C0, une autre réponse" in sentence


def test_a_solution_edited_meanwhile_is_refused(facts: PlanFacts, game: Game) -> None:
    again = play(opened(game), game, [restore(facts, opened(game), game)])
    edited = play(again, game, [moves.WriteSolution(CARD, "C0", replace(BOARD, what="Ardoise"))])
    assert "Tableau blanc" in refusal(facts, edited, game)


def test_an_activity_set_aside_here_is_refused(facts: PlanFacts, game: Game) -> None:
    there = [act.ActivityKept("URG-01"), act.ActivitySetAside("URG-01", "Non")]
    assert "écartée" in refusal(facts, play(opened(game), game, there), game)


def test_an_activity_worked_on_here_is_not_set_aside(facts: PlanFacts, game: Game) -> None:
    there = [act.ActivityKept("URG-02"), act.DissentNoted("URG-02", "Restons-en là")]
    assert "portée ici" in refusal(facts, play(opened(game), game, there), game)


def test_three_refusals_are_named_and_the_others_counted(facts: PlanFacts, game: Game) -> None:
    bad = tuple(Action(f"a{n}", "x" * 101, DOCTOR) for n in range(5))
    sentence = refusal(replace(facts, actions=bad), opened(game), game)
    assert sentence.count("101 caractères") == 3
    assert "et 2 autres" in sentence


def test_another_unit_is_refused(facts: PlanFacts) -> None:
    other = load_game("BLO")
    sentence = refusal(facts, opened(other), other)
    assert "Urgences" in sentence
    assert "même unité" in sentence


def test_a_workshop_not_open_is_refused(facts: PlanFacts, game: Game) -> None:
    assert "pas encore ouvert" in refusal(facts, WorkshopState(), game)
