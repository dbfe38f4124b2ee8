"""Facts that the room states, and when the workshop does not take them."""

from typing import Any

import pytest

from pcra_game.domain import activity_events as act
from pcra_game.domain import answer_events as ans
from pcra_game.domain import framing_events as fra
from pcra_game.domain import moves
from pcra_game.domain import room_events as room
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Card,
    Decision,
    Means,
    MeansKind,
    ParkedItem,
    Solution,
    Spending,
    Status,
)
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Axis, Priority
from pcra_game.domain.limits import MAX_ACTIVITIES
from pcra_game.texts import refusals

TRIAGE = "Trier et prioriser à l’arrivée"
RADIO = Means("m", "Radios", MeansKind.THING, 4)
REVEALED = room.InjectRevealed("I-01", room.RevealedBy.TIME)


def signed(status: str, version: str = "1") -> room.StatusSigned:
    return room.StatusSigned(room.PlanStatus(status), version, "URG-F01", "2026-01-01")


@pytest.mark.parametrize(
    "event",
    [
        fra.WorkshopOpened("s", "t", "URG", "", "", 0, 1, "0"),
        ans.CardPlayed(Card("k", "OC-02", "URG-02")),
        ans.CardWithdrawn("OC-02@URG-02"),
        ans.SolutionWritten(Solution("x", "mot")),
        ans.DecisionSet(Decision("OC-02@URG-02", "C0", Status.DRAFT)),
    ],
)
def test_what_has_a_move_of_its_own_is_not_recorded(bench: Any, event: Any) -> None:
    bench.card()
    with pytest.raises(TypeError, match="has a move of its own"):
        decide(bench.state, moves.Record(event), bench.game)


@pytest.mark.parametrize(
    "fact",
    [
        act.PrioritySet("URG-03", Priority.P1),
        act.ImpactJudged("URG-03", Axis.CARE, 1, 2),
        act.DurationSet("URG-03", act.DurationField.DMIA, 5),
        act.ActivityTextSet("URG-03", act.TextField.STOP_SIGN, "mot"),
        act.ActivityNeedsSet("URG-03", ()),
        act.FingersCounted("URG-03", (0, 0, 0, 0, 1)),
        act.DissentNoted("URG-03", "mot"),
        act.ReferentNamed("URG-03", "URG-F01"),
        act.NightStamped("URG-03", True, "URG-F01"),
        act.ProcedureReferenced("URG-03", "PR", "", None),
        act.ActivityTested("URG-03", None),
        ans.BacklogEstimated("URG-03", 1, 1, 1),
    ],
)
def test_only_activities_on_the_table_are_spoken_of(bench: Any, fact: Any) -> None:
    label = "Suivre où est chaque patient et son état"
    assert bench.refusal(fact) == refusals.not_kept(label)
    bench.play(act.ActivityKept("URG-03"), fact)
    bench.play(act.ActivitySetAside("URG-03", "motif"))
    assert bench.refusal(fact) == refusals.not_kept(label)


def test_dots_are_counted_before_an_activity_is_kept(bench: Any) -> None:
    bench.play(act.DotsCounted("URG-03", 4))
    assert bench.state.activities["URG-03"].dots == 4
    assert "URG-03" not in bench.state.kept_activities()


def test_an_activity_is_kept_once(bench: Any) -> None:
    assert bench.refusal(act.ActivityKept("URG-02")) == refusals.already_kept(TRIAGE)


def test_an_activity_set_aside_comes_back_without_its_reason(bench: Any) -> None:
    bench.play(act.ActivitySetAside("URG-02", "trop long"))
    assert bench.state.activities["URG-02"].set_aside_reason == "trop long"
    bench.play(act.ActivityKept("URG-02"))
    assert bench.state.activities["URG-02"].set_aside_reason == ""


def test_an_activity_is_set_aside_with_a_reason(bench: Any) -> None:
    assert bench.refusal(act.ActivitySetAside("URG-02", "")) == refusals.empty("reason")


@pytest.mark.parametrize(
    "ninth",
    [act.ActivityKept("URG-09"), act.ActivityAdded("n", "Neuvième", Priority.P2, 60, 60)],
)
def test_the_table_bears_eight_activities(bench: Any, ninth: Any) -> None:
    for number in range(3, 9):
        bench.play(act.ActivityKept(f"URG-0{number}"))
    assert len(bench.state.kept_activities()) == MAX_ACTIVITIES == 8
    assert bench.refusal(ninth) == refusals.too_many_activities(8)
    bench.play(act.ActivitySetAside("URG-01", "motif"), ninth)
    assert len(bench.state.kept_activities()) == 8


def test_an_opening_with_nine_activities_is_refused(new_bench: Any) -> None:
    nine = tuple(f"URG-0{number}" for number in range(1, 10))
    opening = moves.OpenWorkshop("s", "t", "", "d", "e", 0, 210, "0", nine)
    assert new_bench().refusal(opening) == refusals.too_many_activities(8)


def test_an_opening_keeps_an_activity_once(new_bench: Any) -> None:
    opening = moves.OpenWorkshop("s", "t", "", "d", "e", 0, 210, "0", ("URG-02", "URG-02"))
    assert new_bench().refusal(opening) == refusals.already_kept(TRIAGE)


@pytest.mark.parametrize("id", ["URG-02", "URG-09", "new"])
def test_an_added_activity_has_an_id_of_its_own(bench: Any, id: str) -> None:
    bench.play(act.ActivityAdded("new", "Accueil des familles", Priority.P2, 60, 600))
    again = act.ActivityAdded(id, "Autre", Priority.P2, 60, 600)
    assert bench.refusal(again) == refusals.repeated("L’activité", id)


@pytest.mark.parametrize(
    ("fact", "field"),
    [
        (act.ActivityAdded("n", "", Priority.P2, 60, 60), "label"),
        (fra.FunctionAdded("f", ""), "label"),
        (fra.MeansStocked(Means("m", "", MeansKind.THING, 1)), "label"),
        (ans.ActionWritten(Action("a", "", "")), "text"),
        (ans.ArbitrageWritten(Arbitrage("a", "")), "text"),
        (ans.ItemParked(ParkedItem("p", "")), "text"),
        (ans.ReopeningCheckSet("c", "DPI", "", ""), "text"),
        (room.LogNoted("l", "", None), "text"),
        (room.FindingAccepted("C201", "s", ""), "reason"),
        (room.RetexNoted("r", room.RetexKind.SURPRISE, ""), "ce qui a surpris"),
    ],
)
def test_a_line_without_words_is_refused(bench: Any, fact: Any, field: str) -> None:
    assert bench.refusal(fact) == refusals.empty(field)


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        ("Le moyen", fra.MeansRemoved("?")),
        ("L’action", ans.ActionRemoved("?")),
        ("L’arbitrage", ans.ArbitrageRemoved("?")),
        ("La note du parking", ans.ParkedItemSettled("?", "fait")),
        ("Le contrôle", ans.ReopeningCheckRemoved("?")),
    ],
)
def test_only_what_is_there_is_removed(bench: Any, kind: str, fact: Any) -> None:
    assert bench.refusal(fact) == refusals.unknown(kind, "?")


@pytest.mark.parametrize(
    ("put", "taken", "where"),
    [
        (fra.MeansStocked(RADIO), fra.MeansRemoved("m"), "means"),
        (ans.ActionWritten(Action("a", "mot", "")), ans.ActionRemoved("a"), "actions"),
        (ans.ArbitrageWritten(Arbitrage("a", "mot")), ans.ArbitrageRemoved("a"), "arbitrages"),
        (
            ans.ReopeningCheckSet("c", "DPI", "mot", ""),
            ans.ReopeningCheckRemoved("c"),
            "checks",
        ),
    ],
)
def test_what_was_put_can_be_removed(bench: Any, put: Any, taken: Any, where: str) -> None:
    bench.play(put)
    assert len(getattr(bench.state, where)) == 1
    bench.play(taken)
    assert len(getattr(bench.state, where)) == 0


def test_means_that_a_solution_spends_stay(bench: Any) -> None:
    bench.play(fra.MeansStocked(RADIO))
    bench.write(bench.card(), "C0", spends=(Spending("m", 2),))
    assert bench.refusal(fra.MeansRemoved("m")) == refusals.means_in_use("Radios")


@pytest.mark.parametrize(
    ("serious", "dangerous", "accepted"),
    [
        (None, None, True),
        (15, None, True),
        (15, 60, True),
        (60, 60, True),
        (61, 60, False),
        (None, 60, False),
    ],
)
def test_serious_comes_before_dangerous(
    bench: Any, serious: int | None, dangerous: int | None, accepted: bool
) -> None:
    judged = act.ImpactJudged("URG-02", Axis.SAFETY, serious, dangerous)
    if accepted:
        bench.play(judged)
    else:
        assert "Grave à partir de" in bench.refusal(judged)


def test_nobody_replaces_themselves(bench: Any) -> None:
    itself = fra.DeputyNamed("URG-F04", "URG-F04")
    assert bench.refusal(itself) == refusals.deputy_of_itself("IOA")
    bench.play(fra.FunctionAdded("f", "Agent"))
    assert bench.refusal(fra.DeputyNamed("f", "f")) == refusals.deputy_of_itself("Agent")


def test_a_function_of_the_deck_is_not_added_again(bench: Any) -> None:
    again = fra.FunctionAdded("URG-F04", "Autre")
    assert bench.refusal(again) == refusals.repeated("La fonction", "URG-F04")


def test_a_service_is_ranked_once(bench: Any) -> None:
    twice = ans.RestartRanked(("DPI", "TEL", "DPI"))
    assert bench.refusal(twice) == refusals.repeated("Le service", "DPI")


def test_an_event_is_revealed_once(bench: Any) -> None:
    bench.play(REVEALED)
    assert bench.refusal(REVEALED) == refusals.already_revealed("I-01")


def test_an_event_is_judged_after_it_was_revealed(bench: Any) -> None:
    judged = room.InjectJudged("I-01", room.Verdict.HELD)
    bench.play(room.BetTaken("I-01", 3, 2))
    assert bench.refusal(judged) == refusals.not_revealed("I-01")
    bench.play(REVEALED, judged)
    assert bench.state.injects["I-01"].judged == judged


@pytest.mark.parametrize("before", ["reviewed", "approved", "in_force"])
def test_a_signed_plan_does_not_go_back(bench: Any, before: str) -> None:
    order = ["draft", "reviewed", "approved", "in_force"]
    bench.play(signed(before), signed(before))
    for earlier in order[: order.index(before)]:
        assert "ne revient pas en arrière" in bench.refusal(signed(earlier))


def test_a_signature_without_a_number_signs_version_0_1(bench: Any) -> None:
    bench.play(signed("reviewed", version=""), signed("approved", version="1.0"))
    assert [s.version for s in bench.state.signatures] == ["0.1", "1.0"]


def test_presence_of_nobody_takes_the_function_off(bench: Any) -> None:
    bench.play(fra.PresenceNoted("URG-F01", 2, True), fra.PresenceNoted("URG-F01", 0, True))
    assert not bench.state.presence


def test_a_new_phase_starts_its_own_story_time(bench: Any) -> None:
    bench.play(room.FictiveTimeSet(60), room.PhaseEntered("S1-P2"))
    assert (bench.state.phase, bench.state.fictive) == ("S1-P2", None)


def test_breaks_add_up(bench: Any) -> None:
    bench.play(room.BreakTaken(10), room.BreakTaken(5))
    assert bench.state.break_minutes == 15


def test_an_accepted_finding_can_be_reopened(bench: Any) -> None:
    bench.play(room.FindingAccepted("C201", "x/C0", "on vit avec"))
    bench.play(room.FindingReopened("C201", "x/C0"))
    assert not bench.state.accepted
