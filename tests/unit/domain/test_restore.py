"""A plan brought into a new workshop: the same facts come out, or nothing changes."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import activity_events as act
from pcra_game.domain import answer_events as ans
from pcra_game.domain import framing_events as fra
from pcra_game.domain import moves
from pcra_game.domain import room_events as room
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Band,
    Decision,
    Exists,
    Means,
    MeansKind,
    ParkedItem,
    Solution,
    Spending,
    Status,
)
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Axis, Level, Priority
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.restore import restore
from pcra_game.domain.state import WorkshopState
from pcra_game.workshop import autopilot

DEPUTY, DOCTOR = "URG-F02", "URG-F01"


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


def opened(game: Game, name: str = "", activities: tuple[str, ...] = ()) -> WorkshopState:
    opening = moves.OpenWorkshop(
        "session", "Atelier", name, "d" * 64, "s" * 64, 60, 210, "essai", activities
    )
    return play(WorkshopState(), game, [opening])


FRAMING: tuple[Any, ...] = (
    fra.EstablishmentFramed("CH des Essais", finess_ej="123456789", activity_share_percent=60),
    fra.UnitFramed(missions="Accueil 24 h/24", daily_volume=120, staff_night=0),
    fra.FunctionAdded("f-new", "Cadre de nuit"),
    fra.GovernanceRoleGiven(fra.GovernanceRole.KEEPS_LOG, "f-new"),
    fra.DeputyNamed(DOCTOR, DEPUTY),
    fra.PresenceNoted(DOCTOR, 2, True),
    fra.ServiceDescribed("DPI", local_name="Dossier patient", rto=240, referent=DOCTOR),
    fra.ContextLevelSet("C1", "DPI", Level.PARTIAL),
    fra.ContextChosen("C2-NET", True),
    fra.MeansStocked(Means("m-1", "Classeurs", MeansKind.STOCK, 200, 50, "Poste", "2026-01-02")),
    room.PhaseEntered("S1-P3"),
    room.FictiveTimeSet(180),
    room.BreakTaken(10),
)

ACTIVITIES: tuple[Any, ...] = (
    act.DotsCounted("URG-02", 4),
    act.DotsCounted("URG-13", 0),
    act.ActivityKept("URG-01"),
    act.ActivityKept("URG-02"),
    act.ActivityAdded("a-new", "Accueil des familles", Priority.P2, 120, 600),
    act.PrioritySet("URG-01", Priority.P0),
    act.PrioritySet("a-new", Priority.P1),
    act.ImpactJudged("URG-01", Axis.SAFETY, 30, None),
    act.DurationSet("URG-01", act.DurationField.DMIA, None, "sans objet"),
    act.DurationSet("a-new", act.DurationField.ENDURANCE, 900),
    act.ActivityTextSet("URG-01", act.TextField.SITE_VARIANT, ""),
    act.ActivityNeedsSet("URG-01", ("DPI", "NET")),
    act.FingersCounted("URG-01", (0, 1, 2, 3, 1)),
    act.DissentNoted("URG-01", "Trop optimiste"),
    act.ReferentNamed("URG-01", DOCTOR),
    act.NightStamped("URG-01", False, "f-new"),
    act.ProcedureReferenced("URG-01", "PR-12", "Classeur rouge", "2025-06-01"),
    act.ActivityTested("URG-01", None),
)

PAPER = Solution(
    "s-paper",
    "Dossier papier",
    DOCTOR,
    "classeurs",
    (Spending("m-1", 20),),
    Band.MIN_15,
    "écran noir",
    ("TEL",),
    Exists.PARTLY,
    10,
    600,
    "relecture tardive",
)
BOARD = Solution("s-board", "Tableau blanc", copied_from="s-paper")
CARD, OTHER, UNIT_CARD, RETURN = "OC-02@URG-01", "OC-02@URG-02", "OC-01@unite", "OR-04@URG-01"

ANSWERS: tuple[Any, ...] = (
    moves.PlayCard("OC-01", "unite"),
    moves.PlayCard("OC-02", "URG-02"),
    moves.PlayCard("OC-02", "URG-01"),
    moves.PlayCard("OR-04", "URG-01"),
    moves.PlayCard("OC-03", "URG-01"),
    moves.WriteSolution(CARD, "C1", BOARD),  # touched before the context that it will follow
    moves.WriteSolution(CARD, "C0", PAPER),
    moves.ShareSolution(CARD, "C0", "s-board"),
    moves.OrderSolutions(CARD, "C0", ("s-board", "s-paper")),
    moves.Decide(CARD, "C0"),
    moves.CheckSame(CARD, "C1", "C0"),
    moves.Justify(CARD, "C1", "Le papier suffit"),
    moves.ShareSolution(OTHER, "C0", "s-paper"),
    moves.LeaveByDefault("C2"),
    moves.CloseCard(UNIT_CARD, "C0", Status.NO_SOLUTION, "Rien n’existe"),
    moves.CheckSame(UNIT_CARD, "C1", "C0"),
    moves.CloseCard(RETURN, "C3", Status.PARKED, "À revoir"),
    moves.CloseCard("OC-03@URG-01", "C0", Status.DRAFT, "plus tard"),
    moves.CloseCard("OC-03@URG-01", "C1", Status.SET_ASIDE, "Hors sujet"),
)

ROOM: tuple[Any, ...] = (
    ans.ActionWritten(Action("a1", "Imprimer", DOCTOR, "2026-12-01", CARD, "P1")),
    ans.ArbitrageWritten(Arbitrage("b1", "Un groupe électrogène", "cher", "deux", "2026-12-01")),
    ans.ItemParked(ParkedItem("p1", "Trop long", CARD, "C0")),
    ans.ParkedItemSettled("p1", "Vu avec la DSI"),
    room.LogNoted("l1", "Écran noir", 12),
    room.BetTaken("I-02", 5, 3),
    room.InjectRevealed("I-01", room.RevealedBy.HAND, "pour voir"),
    room.InjectJudged("I-01", room.Verdict.PARTLY, "de peu"),
    room.ObjectChallenged("o1", "La feuille de bascule", False),
    room.StoryTold("t1", "Le stock était périmé"),
    ans.RestartRanked(("NET", "DPI")),
    ans.BacklogEstimated("URG-01", 120, 6, 3),
    ans.ReopeningCheckSet("k1", "DPI", "Identités vérifiées", DOCTOR),
    room.FindingAccepted("A1", "", "Nous vivons avec"),
    room.RetexNoted("r1", room.RetexKind.SURPRISE, "Le papier manque"),
    room.StatusSigned(room.PlanStatus.DRAFT, "", DOCTOR, "2026-03-17"),
    room.StatusSigned(room.PlanStatus.REVIEWED, "1.0", DEPUTY, "2026-04-17"),
    room.ReviewDateSet("2027-03-17"),
)

LEAVING: tuple[Any, ...] = (
    act.ActivitySetAside("URG-02", "Hors du périmètre"),
    act.ActivitySetAside("a-new", "Faute de temps"),
    act.ActivitySetAside("URG-12", "Jamais retenue"),
)


@pytest.fixture(scope="module")
def played(game: Game) -> WorkshopState:
    return play(opened(game), game, [*FRAMING, *ACTIVITIES, *ANSWERS, *ROOM, *LEAVING])


@pytest.fixture(scope="module")
def facts(played: WorkshopState, game: Game) -> PlanFacts:
    return plan_facts(played, game)


def brought(facts: PlanFacts, state: WorkshopState, game: Game) -> WorkshopState:
    return play(state, game, [restore(facts, state, game)])


def refusal(facts: PlanFacts, state: WorkshopState, game: Game) -> str:
    with pytest.raises(IllegalMoveError) as caught:
        restore(facts, state, game)
    return str(caught.value)


def test_a_new_workshop_gives_the_same_facts(facts: PlanFacts, game: Game) -> None:
    assert plan_facts(brought(facts, opened(game), game), game) == facts


def test_the_state_itself_comes_back(facts: PlanFacts, played: WorkshopState, game: Game) -> None:
    again = brought(facts, opened(game), game)
    assert again.decisions == played.decisions
    assert list(again.decisions) == list(played.decisions)
    assert again.activities == played.activities
    assert list(again.activities) == list(played.activities)


def test_the_demo_comes_back(game: Game) -> None:
    state = opened(game, activities=autopilot.ACTIVITIES)
    undone: list[WorkshopState] = []
    done: list[WorkshopState] = []
    for intent in autopilot.intents():
        if intent.move is autopilot.Rewind.UNDO:
            undone.append(state)
            state = done.pop()
        elif intent.move is autopilot.Rewind.REDO:
            done.append(state)
            state = undone.pop()
        else:
            done.append(state)
            state = play(state, game, [intent.move])
    exported = plan_facts(state, game)
    assert exported.decisions
    assert plan_facts(brought(exported, opened(game), game), game) == exported


def test_what_is_there_already_is_nothing_to_import(facts: PlanFacts, game: Game) -> None:
    again = brought(facts, opened(game), game)
    assert "rien à importer" in refusal(facts, again, game)


def test_half_a_plan_is_completed(facts: PlanFacts, game: Game) -> None:
    half = play(opened(game), game, [*FRAMING, *ACTIVITIES, *ANSWERS[:12]])
    assert plan_facts(brought(facts, half, game), game) == facts


def test_activities_kept_at_the_opening_stay(facts: PlanFacts, game: Game) -> None:
    begun = opened(game, "CH des Essais", ("URG-01", "URG-02"))
    again = plan_facts(brought(facts, begun, game), game)
    assert {a.id: a for a in again.activities} == {a.id: a for a in facts.activities}


def test_a_solution_shared_by_two_cards_stays_one(facts: PlanFacts, game: Game) -> None:
    again = brought(facts, opened(game), game)
    assert again.decisions[CARD, "C0"].solutions == ("s-board", "s-paper")
    assert again.decisions[OTHER, "C0"].solutions == ("s-paper",)


def test_values_of_the_deck_are_not_recorded(facts: PlanFacts, game: Game) -> None:
    again = brought(facts, opened(game), game)
    assert set(again.activities["URG-01"].durations) == {act.DurationField.DMIA}
    assert again.activities["URG-12"].texts == {}


def test_an_activity_set_aside_comes_back_beside_a_full_table(game: Game) -> None:
    ids = [f"URG-{n:02d}" for n in range(1, 9)]
    state = play(opened(game), game, [act.ActivityKept(id) for id in ids])
    state = play(
        state,
        game,
        [
            act.ActivitySetAside("URG-01", "un moment"),
            act.ActivityKept("URG-09"),
            act.PrioritySet("URG-09", Priority.P3),
            moves.PlayCard("OC-02", "URG-09"),
            act.ActivitySetAside("URG-09", "non"),
            act.ActivityKept("URG-01"),
        ],
    )
    exported = plan_facts(state, game)
    assert plan_facts(brought(exported, opened(game), game), game) == exported


def test_a_withdrawn_card_leaves_the_points_that_named_it(game: Game) -> None:
    state = play(
        opened(game), game, [act.ActivityKept("URG-01"), moves.PlayCard("OC-02", "URG-01")]
    )
    state = play(
        state,
        game,
        [ans.ItemParked(ParkedItem("p", "Plus tard", CARD)), moves.WithdrawCard(CARD)],
    )
    exported = plan_facts(state, game)
    assert exported.parking == (ParkedItem("p", "Plus tard"),)
    assert plan_facts(brought(exported, opened(game), game), game) == exported


def test_a_solution_that_no_card_uses_is_not_exported(game: Game) -> None:
    state = play(
        opened(game), game, [act.ActivityKept("URG-01"), moves.PlayCard("OC-02", "URG-01")]
    )
    state = play(
        state,
        game,
        [
            moves.WriteSolution(CARD, "C0", BOARD),
            moves.CloseCard(CARD, "C0", Status.NO_SOLUTION, "Périmé"),
        ],
    )
    assert plan_facts(state, game).solutions == ()


def test_texts_are_cleaned_before_they_are_compared(facts: PlanFacts, game: Game) -> None:
    again = brought(facts, opened(game), game)
    spaced = replace(facts, log=(room.LogNoted("l1", " E\u0301cran\tnoir ", 12),))
    assert "rien à importer" in refusal(spaced, again, game)


def test_a_phase_of_another_scenario_is_left_out(facts: PlanFacts, game: Game) -> None:
    other = replace(facts, workshop=replace(facts.workshop, scenario="S2"))
    assert brought(other, opened(game), game).phase is None


def test_a_workshop_under_way_keeps_its_phase(facts: PlanFacts, game: Game) -> None:
    begun = play(opened(game), game, [room.PhaseEntered("S1-P1")])
    assert brought(facts, begun, game).phase == "S1-P1"


def test_later_signatures_are_added(facts: PlanFacts, game: Game) -> None:
    begun = play(opened(game), game, [ROOM[15]])
    assert brought(facts, begun, game).signatures == facts.signatures


def test_facts_need_an_open_workshop(game: Game) -> None:
    with pytest.raises(IllegalMoveError):
        plan_facts(WorkshopState(), game)


def test_a_link_is_one_step_in_the_decisions_too(facts: PlanFacts) -> None:
    links = [d for d in facts.decisions if d.follows is not None]
    assert (
        Decision(CARD, "C1", Status.SAME, follows="C0", justification="Le papier suffit") in links
    )


CONTEXTS = ("C0", "C1", "C2", "C2-NET")
CLOSED = (Status.NO_SOLUTION, Status.PARKED, Status.SET_ASIDE, Status.DRAFT)


@st.composite
def answers(draw: st.DrawFn) -> Any:
    """Any move on one card, that the rules may refuse."""
    context, other = draw(st.sampled_from(CONTEXTS)), draw(st.sampled_from(CONTEXTS))
    solution = draw(st.sampled_from(("s1", "s2", "s3", "s4")))
    return draw(
        st.sampled_from(
            (
                moves.WriteSolution(CARD, context, Solution(solution, "Papier")),
                moves.ShareSolution(CARD, context, solution),
                moves.OrderSolutions(CARD, context, (solution,)),
                moves.Decide(CARD, context),
                moves.CheckSame(CARD, context, other),
                moves.LeaveByDefault(context),
                moves.CloseCard(CARD, context, draw(st.sampled_from(CLOSED)), "motif"),
                moves.Justify(CARD, context, "malgré tout"),
            )
        )
    )


@given(wanted=st.lists(answers(), max_size=30))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_whatever_was_answered_comes_back(wanted: list[Any]) -> None:
    game = load_game()
    state = play(opened(game, activities=("URG-01",)), game, [moves.PlayCard("OC-02", "URG-01")])
    for move in wanted:
        with suppress(IllegalMoveError):
            state = play(state, game, [move])
    exported = plan_facts(state, game)
    assert plan_facts(brought(exported, opened(game), game), game) == exported
