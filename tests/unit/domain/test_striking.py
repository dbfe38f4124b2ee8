"""Which event strikes next: by the hour, by the minutes played, or where the plan is weakest."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.activity_events import NightStamped
from pcra_game.domain.answers import Means, MeansKind, Spending, Status
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Level
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.framing_events import ContextLevelSet, DeputyNamed, MeansStocked
from pcra_game.domain.game import Game
from pcra_game.domain.moves import CheckSame, CloseCard, Decide, OpenWorkshop, Several
from pcra_game.domain.room_events import (
    FictiveTimeSet,
    InjectJudged,
    InjectRevealed,
    PhaseEntered,
    RevealedBy,
    Verdict,
)
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.striking import (
    WeakSpot,
    cards_of,
    could_strike,
    due_event,
    for_unit,
    next_events,
    opening,
    sending_back,
    struck_context,
    unmet,
    weak_spots,
)

UNITS = ("URG", "BLO", "REA", "PUI", "LAB", "IMA", "MAT", "HOS", "ADM", "SUP", "PAI", "FIN", "EHP")
SCENARIOS = ("S1", "S2", "S3", "S4")


@cache
def played_with(scenario: str, unit: str) -> Game:
    deck = load_named_deck("hopital")
    return Game(deck, load_named_scenario(scenario, deck), unit)


def fresh(game: Game, activities: int = 6) -> WorkshopState:
    kept = tuple(game.activities)[:activities]
    move = OpenWorkshop("s", "Atelier", "CH", "d" * 64, "e" * 64, 60, 210, "0", kept)
    return evolve_all(WorkshopState(), decide(WorkshopState(), move, game))


def reveal(bench, *injects: str) -> None:
    bench.play(*(InjectRevealed(id, RevealedBy.HAND) for id in injects))


def spot(bench, inject: str) -> WeakSpot | None:
    found = weak_spots(bench.state, bench.game)
    return next((s for s in found if s.inject.id == inject), None)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_unit_has_weak_spots_in_every_scenario(scenario: str, unit: str) -> None:
    game = played_with(scenario, unit)
    state = fresh(game)
    spots = weak_spots(state, game)
    assert sum(s.score > 0 for s in spots) >= 2
    first = set(game.scenario.phases[0].injects)
    assert sum(s.inject.id in first and s.score > 0 for s in spots) >= 2
    for found in spots:
        assert for_unit(game, found.inject)
        assert 0 < len(found.why) <= 140
    assert spots == weak_spots(state, game)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_opening_fits_every_unit(scenario: str, unit: str) -> None:
    game = played_with(scenario, unit)
    first, second = opening(game)
    assert first.id != second.id
    for inject in (first, second):
        assert for_unit(game, inject)
        assert inject.id in game.scenario.phases[0].injects
    assert first.offset <= second.offset
    own = [i for id in game.scenario.opening if for_unit(game, i := game.injects[id])]
    assert {i.id for i in own} <= {first.id, second.id}
    phase = (game.injects[id] for id in game.scenario.phases[0].injects)
    passed = [i for i in phase if for_unit(game, i) and i.id not in (first.id, second.id)]
    instead = [i for i in (first, second) if i not in own]
    assert all(i.offset <= other.offset for i in instead for other in passed)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_event_takes_away_what_the_context_in_play_has_in_full(scenario: str) -> None:
    for unit in UNITS:
        game = played_with(scenario, unit)
        state = fresh(game)
        ours = {i.id: i for i in unmet(state, game) if for_unit(game, i)}
        for phase in game.scenario.phases:
            left = {id for id, one in ours.items() if could_strike(state, game, one, phase.context)}
            assert len(left) >= 6
            assert ours.keys() & set(phase.injects) <= left  # what a phase tells fits it


def test_a_mute_telephone_does_not_strike_where_it_rings(bench) -> None:
    def struck(context: str) -> set[str]:
        return {spot.inject.id for spot in weak_spots(bench.state, bench.game, context)}

    assert {"I-06", "I-13"} <= struck("C0")
    assert "I-06" not in struck("C2")
    assert "I-13" in struck("C2")  # the telephone is back, the patients' list is not
    bench.play(ContextLevelSet("C2", "TEL", Level.PARTIAL))
    assert "I-06" in struck("C2")


def test_the_opening_of_the_scenario_is_kept_where_it_fits() -> None:
    assert [i.id for i in opening(played_with("S1", "HOS"))] == ["I-01", "I-32"]
    assert [i.id for i in opening(played_with("S1", "ADM"))] == ["I-01", "I-02"]
    assert [i.id for i in opening(played_with("S2", "PUI"))] == ["S2-01", "S2-02"]


def test_before_any_phase_the_first_one_strikes_first() -> None:
    game = played_with("S1", "URG")
    spots = weak_spots(fresh(game), game)
    first = set(game.scenario.phases[0].injects)
    places = [s.inject.id in first for s in spots]
    assert places == sorted(places, reverse=True)


def test_a_contradiction_strikes_before_a_gap_and_a_gap_before_silence(bench) -> None:
    silent = spot(bench, "I-06").score
    card = bench.card("OC-10", "unite")
    bench.close(card, "C0", Status.NO_SOLUTION, "aucun moyen")
    gap = spot(bench, "I-06")
    assert "n’a pas de solution en C0" in gap.why
    assert gap.score > silent
    bench.answer(card, "C0", services=("DPI",))
    wrong = spot(bench, "I-06")
    assert "compte sur ce qui manque en C0" in wrong.why
    assert wrong.score > gap.score


def test_an_answer_that_holds_strikes_less_than_one_left_as_a_draft(bench) -> None:
    card = bench.card("OC-10", "unite")
    bench.write(card, "C0", who="URG-F01")
    draft = spot(bench, "I-06")
    assert "est un brouillon en C0" in draft.why
    bench.close(card, "C0", Status.PARKED, "plus tard")
    assert "est au parking en C0" in spot(bench, "I-06").why
    bench.close(card, "C0", Status.DRAFT, "")
    bench.play(Decide(card, "C0"))
    held = spot(bench, "I-06")
    assert held.score < draft.score


def test_a_function_without_a_deputy_is_a_reason_and_a_deputy_silences_it(bench) -> None:
    card = bench.card("OC-10", "unite")
    who, other = list(bench.game.functions)[:2]
    bench.answer(card, "C0", who=who)
    assert "pas de suppléant" in _all_why(bench, "I-06").lower()
    bench.play(DeputyNamed(who, other))
    assert "suppléant" not in _all_why(bench, "I-06")


def test_means_spent_beyond_the_stock_are_a_reason(bench) -> None:
    bench.play(MeansStocked(Means("m", "Mobiles de crise", MeansKind.THING, 6)))
    card = bench.card("OC-10", "unite")
    bench.answer(card, "C0", spends=(Spending("m", 7),))
    assert "Mobiles de crise\u00a0»\u00a0: 1 de trop" in spot(bench, "I-06").why
    bench.play(MeansStocked(Means("m", "Mobiles de crise", MeansKind.THING, 7)))
    assert "de trop" not in _all_why(bench, "I-06")


def test_a_vital_activity_without_a_moon_is_a_reason(bench) -> None:
    vital = next(id for id in bench.state.kept_activities() if id == "URG-02")
    before = spot(bench, "I-03")
    assert before is not None
    score = before.score
    function = next(iter(bench.game.functions))
    bench.play(NightStamped(vital, holds=False, function=function))
    worse = spot(bench, before.inject.id)
    bench.play(NightStamped(vital, holds=True, function=function))
    better = spot(bench, before.inject.id)
    assert worse.score > score > better.score


def _all_why(bench, inject: str) -> str:
    found = spot(bench, inject)
    return found.why if found is not None else ""


def test_where_nothing_is_weak_an_event_still_tries_what_holds(bench) -> None:
    for vital in bench.state.kept_activities():
        bench.play(NightStamped(vital, holds=True, function=next(iter(bench.game.functions))))
    bench.answer(bench.card("OC-10", "unite"), "C1")
    found = spot(bench, "I-18")  # it falls in C0: the answer of C1 is none there
    assert found.score > 0
    bench.answer("OC-10@unite", "C0", "x2")
    calm = spot(bench, "I-06")
    assert calm.score == 0
    assert "éprouver ce qui tient" in calm.why
    reached = [
        s
        for s in weak_spots(bench.state, bench.game)
        if s.inject.id in bench.game.scenario.phases[0].injects
    ]
    assert reached.index(calm) >= sum(s.score > 0 for s in reached)


def test_an_event_that_brings_a_context_asks_where_its_question_makes_sense() -> None:
    game = played_with("S2", "LAB")
    back = game.injects["S2-08"]
    assert (back.context, back.context_after) == ("C0", "C2")
    assert struck_context(game, back) == "C2"
    assert struck_context(game, game.injects["S2-02"]) == "C0"
    why = {s.inject.id: s.why for s in weak_spots(fresh(game), game)}
    assert "en C2" in why["S2-08"]


def test_a_revealed_event_is_no_candidate_any_more(bench) -> None:
    assert spot(bench, "I-06") is not None
    reveal(bench, "I-06")
    assert spot(bench, "I-06") is None
    assert "I-06" not in {i.id for i in unmet(bench.state, bench.game)}


def test_the_weakest_spots_of_the_demo_have_their_reasons(demo) -> None:
    spots = weak_spots(demo.state, demo.game)
    assert "compte sur ce qui manque en C0" in spots[0].why
    assert all(s.inject.id not in demo.state.injects for s in spots)


def test_at_the_same_weakness_the_easier_event_comes_first(bench) -> None:
    spots = weak_spots(bench.state, bench.game)
    reached = set(bench.game.scenario.phases[0].injects)
    for one, other in pairwise(spots):
        same = (one.inject.id in reached) == (other.inject.id in reached)
        named = ("URG" in one.inject.units) == ("URG" in other.inject.units)
        if same and named and one.score == other.score:
            assert one.inject.difficulty <= other.inject.difficulty


def test_events_of_the_phase_come_by_the_hour_of_the_story(bench) -> None:
    assert due_event(bench.state, bench.game) is None
    bench.play(PhaseEntered("S1-P1"))
    assert due_event(bench.state, bench.game) is None
    bench.play(FictiveTimeSet(0))
    assert due_event(bench.state, bench.game).id == "I-01"
    reveal(bench, "I-01")
    assert due_event(bench.state, bench.game) is None
    bench.play(FictiveTimeSet(20))
    assert due_event(bench.state, bench.game).id == "I-02"


def test_an_hour_outside_the_phase_proposes_nothing(bench) -> None:
    bench.play(PhaseEntered("S1-P1"), FictiveTimeSet(5000))
    assert due_event(bench.state, bench.game) is None


def test_advised_events_are_spread_over_the_minutes_of_play(bench) -> None:
    bench.play(PhaseEntered("S1-P1"))
    phase = bench.game.phases["S1-P1"]
    advised = [id for id in phase.recommended if for_unit(bench.game, bench.game.injects[id])]
    first = 1 / (len(advised) + 1)
    assert due_event(bench.state, bench.game, first - 0.01) is None
    due = due_event(bench.state, bench.game, first)
    assert due is not None
    reveal(bench, due.id)
    assert due_event(bench.state, bench.game, first) is None
    assert due_event(bench.state, bench.game, 2 * first) is not None
    for inject in next_events(bench.state, bench.game)[: len(advised) - 1]:
        reveal(bench, inject.id)
    assert due_event(bench.state, bench.game, 5.0) is None


def test_events_of_the_unit_are_listed_first_and_none_is_missing(bench) -> None:
    listed = unmet(bench.state, bench.game)
    assert {i.id for i in listed} == set(bench.game.injects)
    ranks = [(bench.game.unit_code not in i.units, not for_unit(bench.game, i)) for i in listed]
    assert ranks == sorted(ranks)


def test_cards_of_an_event_are_those_of_its_question(bench) -> None:
    game = bench.game
    assert cards_of(bench.state, game, game.injects["I-06"]) == ("OC-10@unite",)
    played = bench.card("OC-02", "URG-02")
    cards = cards_of(bench.state, game, game.injects["I-03"])
    assert cards[0] == played
    assert all(card.startswith("OC-02@URG-") for card in cards)
    services = cards_of(bench.state, game, game.injects["I-23"])
    assert set(services) <= {f"OR-02@{code}" for code in game.injects["I-23"].services}


def test_an_event_about_activities_that_are_not_kept_still_has_cards(bench) -> None:
    asked = replace(bench.game.injects["I-03"], objective="OR-04")
    assert len(cards_of(bench.state, bench.game, asked)) <= 4


def test_an_answer_goes_back_as_a_draft_with_its_words(bench) -> None:
    card = bench.card()
    assert sending_back(bench.state, bench.game, card, "C0") is None
    bench.write(card, "C0")
    assert sending_back(bench.state, bench.game, card, "C0") is None
    bench.answer(card, "C1", "x2")
    move = sending_back(bench.state, bench.game, card, "C1")
    assert move == CloseCard(card, "C1", Status.DRAFT)
    bench.play(move)
    assert bench.decision(card, "C1").status is Status.DRAFT
    assert bench.decision(card, "C1").solutions == ("x2",)


def test_what_was_idem_goes_back_as_a_draft_of_its_own(bench) -> None:
    card = bench.card()
    bench.answer(card, "C0")
    bench.play(CheckSame(card, "C1", "C0"))
    move = sending_back(bench.state, bench.game, card, "C1")
    assert isinstance(move, Several)
    bench.play(move)
    here = bench.decision(card, "C1")
    assert (here.status, here.follows, here.solutions) == (Status.DRAFT, None, ("x1",))
    assert bench.decision(card, "C0").status is Status.DECIDED


def test_the_journal_of_a_played_event_keeps_why_it_struck(bench) -> None:
    found = weak_spots(bench.state, bench.game)[0]
    bench.play(InjectRevealed(found.inject.id, RevealedBy.WEAK_SPOT, found.why))
    bench.play(InjectJudged(found.inject.id, Verdict.NOT_HELD, "personne ne savait"))
    played = bench.state.injects[found.inject.id]
    assert played.revealed.why == found.why
    assert played.judged.word == "personne ne savait"
