"""The « récit final »: the team's own words, what is missing said, never a sentence cut."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pcra_game.domain.activity_events import DurationField, DurationSet, NightStamped
from pcra_game.domain.answers import UNIT_SUBJECT, Band, Decision, Status
from pcra_game.domain.framing_events import GovernanceRole, GovernanceRoleGiven
from pcra_game.domain.game import Game
from pcra_game.domain.moves import Decide, ShareSolution
from pcra_game.domain.story import LONGEST, count_words, final_story, quotable
from pcra_game.texts import story as words
from pcra_game.workshop.files import load_game

NB = "\u00a0"
P1, P0 = "URG-01", "URG-02"


def story(bench: Any, minutes: int = 60) -> str:
    return final_story(bench.state, bench.game, minutes).text


def switch(bench: Any, **fields: Any) -> str:
    card: str = bench.card("OC-01", UNIT_SUBJECT)
    bench.answer(card, "C0", "x-switch", what="Passer au papier", **fields)
    return card


def test_a_new_workshop_says_honestly_that_nothing_is_decided(bench: Any) -> None:
    told = final_story(bench.state, bench.game)
    assert words.NO_SWITCH in told.sentences
    assert told.sentences[-1] == words.NOTHING_DECIDED
    assert len(told.sentences) == 3


def test_it_begins_with_the_event_as_the_scenario_words_it(bench: Any) -> None:
    first = final_story(bench.state, bench.game).sentences[0]
    assert first.startswith(f"Dimanche, 2{NB}h{NB}10. Imprimante du service")
    assert bench.game.injects["I-01"].text in first


def test_who_decides_the_switch_is_the_answer_of_the_room(bench: Any) -> None:
    switch(bench, who="URG-F01", band=Band.MIN_15)
    said = final_story(bench.state, bench.game).sentences[1]
    assert said == (
        f"À H+15{NB}min, la bascule{NB}: médecin urgentiste senior, «{NB}Passer au papier{NB}»."
    )


def test_a_draft_of_the_switch_is_no_decision_but_the_role_is_said(bench: Any) -> None:
    bench.write(bench.card("OC-01", UNIT_SUBJECT), "C0", what="Passer au papier")
    assert words.NO_SWITCH in story(bench)
    bench.play(GovernanceRoleGiven(GovernanceRole.DECIDES_SWITCH, "URG-F01"))
    assert words.switch_role("Médecin urgentiste senior") in story(bench)


def test_a_switch_without_solution_is_said_with_its_reason(bench: Any) -> None:
    bench.close(bench.card("OC-01", UNIT_SUBJECT), "C0", Status.NO_SOLUTION, "personne la nuit")
    assert words.no_switch_solution("personne la nuit") in story(bench)


def test_answers_come_in_the_order_in_which_they_run(bench: Any) -> None:
    bench.answer(bench.card("OC-02", P0), "C0", "late", what="Poser le bracelet", set_up=30)
    bench.answer(bench.card("OC-02", P1), "C0", "soon", what="Ouvrir le registre", set_up=5)
    text = story(bench)
    assert text.index("Ouvrir le registre") < text.index("Poser le bracelet")


def test_the_switch_has_its_place_among_the_answers(bench: Any) -> None:
    bench.answer(bench.card("OC-02", P0), "C0", "late", what="Poser le bracelet", set_up=30)
    bench.answer(bench.card("OC-02", P1), "C0", "soon", what="Ouvrir le registre", set_up=5)
    switch(bench, who="URG-F01", band=Band.MIN_15)
    told = story(bench)
    assert told.index("Ouvrir") < told.index("la bascule") < told.index("Poser")


def test_nobody_named_is_said_not_guessed(bench: Any) -> None:
    bench.answer(bench.card("OC-02", P0), "C0", what="Poser le bracelet", set_up=0)
    assert f"Aussitôt, sans fonction nommée{NB}: «{NB}Poser le bracelet{NB}»." in story(bench)


def test_what_two_activities_share_is_told_once(bench: Any) -> None:
    bench.answer(bench.card("OC-02", P0), "C0", "x1", what="Ouvrir le registre", set_up=5)
    other = bench.card("OC-02", P1)
    bench.play(ShareSolution(other, "C0", "x1"), Decide(other, "C0"))
    assert story(bench).count("Ouvrir le registre") == 1


def test_an_answer_after_the_hour_is_said_to_come_later(bench: Any) -> None:
    bench.answer(bench.card("OC-02", P0), "C0", what="Poser le bracelet", set_up=90)
    text = story(bench)
    assert "Poser le bracelet" not in text
    assert words.later(["Trier et prioriser à l’arrivée"], 60) in text
    assert "Poser le bracelet" in story(bench, minutes=120)


def test_a_gap_and_a_contradiction_are_said_and_gone_once_mended(bench: Any) -> None:
    card = bench.card("OC-02", P0)
    bench.close(card, "C0", Status.NO_SOLUTION)
    lacking = words.not_covered(["Identifier sans erreur · Trier et prioriser à l’arrivée"])
    assert lacking in story(bench)
    bench.answer(card, "C0", "x1", what="Imprimer le bracelet", services=("IMP",), set_up=0)
    assert lacking in story(bench)
    assert "Imprimer le bracelet" not in story(bench)  # it does not run: it is not told
    bench.write(card, "C0", "x1", what="Écrire le bracelet", set_up=0)
    assert lacking not in story(bench)


def test_a_draft_and_a_default_are_not_told_as_decided(bench: Any) -> None:
    draft = bench.card("OC-02", P0)
    bench.write(draft, "C0", what="Poser le bracelet", set_up=0)
    bench.answer(bench.card("OC-02", P1), "C0", "x2", what="Ouvrir le registre", set_up=0)
    text = story(bench)
    assert "Poser le bracelet" not in text
    assert words.not_examined(["Trier et prioriser à l’arrivée"]) in text
    bench.play(Decide(draft, "C0"))
    assert "Poser le bracelet" in story(bench)
    followed = replace(bench.decision(draft, "C0"), context="C1")
    default = Decision(draft, "C0", Status.DEFAULT, follows="C1")
    decisions = {**bench.state.decisions, (draft, "C1"): followed, (draft, "C0"): default}
    bench.state = replace(bench.state, decisions=decisions)
    assert "Poser le bracelet" not in story(bench)


def test_the_night_has_the_last_word(bench: Any) -> None:
    for card, id in ((bench.card("OC-02", P0), "x1"), (bench.card("OC-02", P1), "x2")):
        bench.answer(card, "C0", id, set_up=0, holds_for=2880)
    assert words.first_night(2, 2, 0) in story(bench)
    bench.play(NightStamped(P0, True, "URG-F05"), NightStamped(P1, False, "URG-F05"))
    assert final_story(bench.state, bench.game).sentences[-1] == words.first_night(2, 2, 1)


def test_what_stops_before_the_night_is_not_counted_as_covered(bench: Any) -> None:
    bench.answer(bench.card("OC-02", P0), "C0", set_up=0, holds_for=60)
    assert words.first_night(0, 2, 0) in story(bench)


def test_the_words_of_the_team_are_never_retyped(bench: Any) -> None:
    typed = "Appeler  le 15 :puis noter, « sans attendre » ?"
    bench.answer(bench.card("OC-02", P0), "C0", what=typed, set_up=0)
    (answer,) = bench.state.solutions.values()
    assert answer.what.rstrip(".") in story(bench)


def test_a_quotation_is_a_whole_clause() -> None:
    long = "Inscrire chaque entrée au registre : nom, prénom. Poser le bracelet."
    assert quotable(long) == "Inscrire chaque entrée au registre…"
    assert quotable("Appeler le cadre de garde. Noter l’heure.") == "Appeler le cadre de garde"
    assert quotable("Noter : l’heure, le lieu, le nom.") == "Noter : l’heure, le lieu, le nom"
    assert quotable("Ouvrir le registre à 14:30") == "Ouvrir le registre à 14:30"


def test_the_demo_fits_and_names_what_it_leaves_out(demo: Any) -> None:
    told = final_story(demo.state, demo.game)
    assert told.words <= LONGEST
    assert 30 <= told.seconds <= 46
    assert told.left_out
    assert told.words == count_words(told.sentences)
    assert all(one.rstrip("» \u00a0\u202f")[-1] in ".!?…" for one in told.sentences)


def test_the_least_vital_leaves_first(bench: Any) -> None:
    switch(bench, who="URG-F01")
    long = " ".join(["mo"] * 50)
    for activity in (P1, P0):
        bench.answer(bench.card("OC-02", activity), "C0", f"x-{activity}", what=long, set_up=0)
        bench.answer(bench.card("OC-03", activity), "C0", f"y-{activity}", what=long, set_up=0)
    told = final_story(bench.state, bench.game)
    assert told.left_out == ("Accueillir, enregistrer et identifier",)
    assert told.words <= LONGEST


@pytest.mark.parametrize("scenario", ["S1", "S2", "S3", "S4"])
@pytest.mark.parametrize("unit", ["URG", "ADM", "EHP"])
def test_every_scenario_opens_on_its_own_event(
    scenario: str, unit: str, new_bench: Callable[[], Any]
) -> None:
    game: Game = load_game(unit, scenario=scenario)
    bench = new_bench()
    bench.game = game
    bench.open(*[a.id for a in game.unit.activities][:3])
    first = final_story(bench.state, game).sentences[0]
    assert first.startswith(game.scenario.h0_day.capitalize())
    assert game.injects[game.scenario.opening[0]].text in first


def test_an_activity_set_up_counts_for_its_answers(bench: Any) -> None:
    bench.answer(bench.card("OC-02", P0), "C0", what="Poser le bracelet")
    bench.play(DurationSet(P0, DurationField.SET_UP, 20))
    assert f"À H+20{NB}min" in story(bench)
