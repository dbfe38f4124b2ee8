"""What every value passes on its way in: lengths, numbers, dates, references."""

from typing import Any

import pytest

from pcra_game.domain import activity_events as act
from pcra_game.domain import answer_events as ans
from pcra_game.domain import framing_events as fra
from pcra_game.domain import limits, moves
from pcra_game.domain import room_events as room
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Means,
    MeansKind,
    ParkedItem,
    Solution,
    Spending,
    Status,
)
from pcra_game.domain.checks import checked, require_text
from pcra_game.domain.deck import Axis, Level, Priority
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.texts import refusals

YEAR = 366 * 24 * 60


def solution(**fields: Any) -> Solution:
    return Solution(**{"id": "x", "what": "mot", **fields})


def means(**fields: Any) -> Means:
    return Means(**{"id": "m", "label": "mot", "kind": MeansKind.THING, "quantity": 1, **fields})


TEXTS = [
    (160, "what", lambda t: solution(what=t)),
    (60, "who", lambda t: solution(who=t)),
    (80, "with_what", lambda t: solution(with_what=t)),
    (60, "signal", lambda t: solution(signal=t)),
    (120, "accepted_risk", lambda t: solution(accepted_risk=t)),
    (100, "text", lambda t: Action("a", t, "")),
    (60, "owner", lambda t: Action("a", "mot", t)),
    (140, "priority", lambda t: Action("a", "mot", "", priority=t)),
    (100, "text", lambda t: Arbitrage("a", t)),
    (60, "cost", lambda t: Arbitrage("a", "mot", cost=t)),
    (60, "people", lambda t: Arbitrage("a", "mot", people=t)),
    (60, "label", lambda t: means(label=t)),
    (80, "place", lambda t: means(place=t)),
    (200, "text", lambda t: ParkedItem("p", t)),
    (140, "outcome", lambda t: ans.ParkedItemSettled("p", t)),
    (60, "label", lambda t: act.ActivityAdded("n", t, Priority.P1, 60, 60)),
    (60, "label", lambda t: fra.FunctionAdded("f", t)),
    (160, "reason", lambda t: act.ActivitySetAside("URG-01", t)),
    (140, "text", lambda t: act.ActivityTextSet("URG-01", act.TextField.STOP_SIGN, t)),
    (140, "text", lambda t: act.DissentNoted("URG-01", t)),
    (160, "reason", lambda t: room.FindingAccepted("C201", "x", t)),
    (200, "text", lambda t: room.LogNoted("l", t, None)),
    (40, "word", lambda t: room.InjectJudged("I-01", room.Verdict.HELD, t)),
    (140, "lesson", lambda t: room.StoryTold("h", t)),
    (140, "text", lambda t: room.RetexNoted("r", room.RetexKind.KEEP, t)),
    (140, "note", lambda t: act.DurationSet("URG-01", act.DurationField.DMIA, None, t)),
    (140, "name", lambda t: fra.EstablishmentFramed(t)),
]


@pytest.mark.parametrize(("limit", "field", "build"), TEXTS)
def test_a_text_may_reach_its_limit_and_no_further(
    bench: Any, limit: int, field: str, build: Any
) -> None:
    full = build("é" * limit)
    assert checked(full, bench.state, bench.game) == full
    with pytest.raises(IllegalMoveError) as refused:
        checked(build("é" * (limit + 1)), bench.state, bench.game)
    assert str(refused.value) == refusals.too_long(field, limit + 1, limit)


@pytest.mark.parametrize(
    ("limit", "build"),
    [
        (160, lambda c, t: moves.CloseCard(c, "C0", Status.PARKED, t)),
        (160, lambda c, t: moves.Justify(c, "C0", t)),
    ],
)
def test_the_reasons_of_moves_have_their_limits(bench: Any, limit: int, build: Any) -> None:
    card = bench.card()
    bench.write(card, "C0")
    assert "161 caractères pour 160" in bench.refusal(build(card, "r" * (limit + 1)))
    bench.play(build(card, "r" * limit))


def test_lengths_count_code_points_after_cleaning(bench: Any) -> None:
    typed = "e\u0301" * limits.WHAT + "   \n"
    assert checked(solution(what=typed), bench.state, bench.game).what == "é" * limits.WHAT


NUMBERS = [
    (0, YEAR, lambda n: solution(set_up=n)),
    (0, YEAR, lambda n: solution(holds_for=n)),
    (0, YEAR, lambda n: act.DurationSet("URG-01", act.DurationField.DMIA, n)),
    (0, YEAR, lambda n: act.ImpactJudged("URG-01", Axis.CARE, n, None)),
    (0, YEAR, lambda n: act.ActivityAdded("n", "mot", Priority.P1, n, 60)),
    (0, YEAR, lambda n: room.BreakTaken(n)),
    (0, YEAR, lambda n: fra.ServiceDescribed("DPI", rto=n)),
    (0, 100_000, lambda n: means(quantity=n)),
    (0, 100_000, lambda n: means(per_day=n)),
    (0, 100_000, lambda n: fra.UnitFramed(daily_volume=n)),
    (0, 100_000, lambda n: fra.UnitFramed(staff_night=n)),
    (0, 100_000, lambda n: act.DotsCounted("URG-01", n)),
    (0, 100_000, lambda n: act.FingersCounted("URG-01", (0, 0, n, 0, 0))),
    (0, 100_000, lambda n: room.BetTaken("I-01", n, 0)),
    (0, 100_000, lambda n: ans.BacklogEstimated("URG-01", n, 1, 1)),
    (0, 100, lambda n: fra.EstablishmentFramed("CH", activity_share_percent=n)),
]


@pytest.mark.parametrize(("low", "high", "build"), NUMBERS)
def test_a_number_may_reach_its_bounds_and_no_further(
    bench: Any, low: int, high: int, build: Any
) -> None:
    for inside in (low, high):
        assert checked(build(inside), bench.state, bench.game) == build(inside)
    for outside in (low - 1, high + 1):
        with pytest.raises(IllegalMoveError, match=f"vaut {outside}.*entre {low} et {high}"):
            checked(build(outside), bench.state, bench.game)


@pytest.mark.parametrize(("minutes", "accepted"), [(-840, 1), (840, 1), (-841, 0), (841, 0)])
def test_the_local_offset_stays_on_this_planet(new_bench: Any, minutes: int, accepted: int) -> None:
    opening = moves.OpenWorkshop("s", "t", "", "d", "e", minutes, 210, "0")
    unopened = new_bench()
    if accepted:
        unopened.play(opening)
    else:
        assert str(minutes) in unopened.refusal(opening)


@pytest.mark.parametrize("day", ["2026-02-30", "26-01-01", "20260101", "demain", "", "2026-1-1"])
def test_a_date_is_a_real_iso_day(bench: Any, day: str) -> None:
    assert bench.refusal(room.ReviewDateSet(day)) == refusals.bad_date(day)


@pytest.mark.parametrize(
    "build",
    [
        lambda d: Action("a", "mot", "", due=d),
        lambda d: Arbitrage("a", "mot", due=d),
        lambda d: means(checked_on=d),
        lambda d: act.ActivityTested("URG-01", d),
        lambda d: act.ProcedureReferenced("URG-01", "PR", "", d),
    ],
)
def test_a_date_may_be_unknown_but_not_wrong(bench: Any, build: Any) -> None:
    for right in (None, "2024-02-29"):
        assert checked(build(right), bench.state, bench.game) == build(right)
    with pytest.raises(IllegalMoveError, match="2026-02-29"):
        checked(build("2026-02-29"), bench.state, bench.game)


REFERENCES = [
    ("L’activité", act.DotsCounted("?", 1)),
    ("La fonction", fra.PresenceNoted("?", 1, False)),
    ("La fonction", fra.GovernanceRoleGiven(fra.GovernanceRole.KEEPS_LOG, "?")),
    ("La fonction", fra.DeputyNamed("URG-F01", "?")),
    ("La fonction", fra.ServiceDescribed("DPI", referent="?")),
    ("La fonction", ans.ReopeningCheckSet("c", "DPI", "mot", "?")),
    ("La fonction", act.ReferentNamed("URG-01", "?")),
    ("Le service", fra.ServiceDescribed("?")),
    ("Le service", ans.RestartRanked(("DPI", "?"))),
    ("Le service", act.ActivityNeedsSet("URG-01", ("?",))),
    ("Le service", solution(services=("?",))),
    ("Le contexte", fra.ContextLevelSet("?", "DPI", Level.ABSENT)),
    ("Le contexte", fra.ContextChosen("?", True)),
    ("La phase", room.PhaseEntered("?")),
    ("L’événement", room.InjectRevealed("?", room.RevealedBy.HAND)),
    ("Le moyen", solution(spends=(Spending("?", 1),))),
    ("La carte", Action("a", "mot", "", card="?")),
    ("La carte", ParkedItem("p", "mot", card="?")),
]


@pytest.mark.parametrize(("kind", "value"), REFERENCES)
def test_what_is_named_must_be_there(bench: Any, kind: str, value: Any) -> None:
    with pytest.raises(IllegalMoveError) as refused:
        checked(value, bench.state, bench.game)
    assert str(refused.value) == refusals.unknown(kind, "?")


@pytest.mark.parametrize(
    "value",
    [
        act.ActivityKept(""),
        act.NightStamped("URG-01", True, ""),
        fra.PresenceNoted("", 1, False),
        fra.ContextLevelSet("", "DPI", Level.ABSENT),
        room.PhaseEntered(""),
        room.StatusSigned(room.PlanStatus.REVIEWED, "1", "", "2026-01-01"),
    ],
)
def test_a_needed_reference_cannot_be_left_out(bench: Any, value: Any) -> None:
    with pytest.raises(IllegalMoveError, match="n’existe pas dans cet atelier"):
        checked(value, bench.state, bench.game)


@pytest.mark.parametrize(
    "value",
    [
        fra.GovernanceRoleGiven(fra.GovernanceRole.KEEPS_LOG, ""),
        act.ReferentNamed("URG-01", ""),
        fra.ServiceDescribed("DPI", referent=""),
        ans.ReopeningCheckSet("c", "DPI", "mot", ""),
    ],
)
def test_a_holder_may_still_be_unknown(bench: Any, value: Any) -> None:
    assert checked(value, bench.state, bench.game) == value


def test_a_function_added_by_the_room_is_known_from_then_on(bench: Any) -> None:
    bench.play(fra.FunctionAdded("f-new", "Agent de nuit"))
    bench.play(fra.PresenceNoted("f-new", 2, True))
    assert bench.state.presence["f-new"].count == 2


def test_a_new_thing_needs_an_id(bench: Any) -> None:
    assert bench.refusal(room.LogNoted("", "mot", None)) == refusals.empty("id")


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_blank_words_are_no_words(bench: Any, text: str) -> None:
    assert bench.refusal(room.LogNoted("l", text, None)) == refusals.empty("text")


@pytest.mark.parametrize("text", ["\u00a0", "\u202f\u00a0", "\u3000"])
def test_words_made_of_french_spaces_are_no_words(text: str) -> None:
    with pytest.raises(IllegalMoveError):
        require_text("what", text)


def test_texts_come_in_clean_at_any_depth(bench: Any) -> None:
    bench.play(fra.MeansStocked(means(label=" Porta\u200bble\n radio ")))
    assert bench.state.means["m"].label == "Portable radio"


def test_a_service_is_needed_once(bench: Any) -> None:
    bench.play(act.ActivityNeedsSet("URG-01", ("DPI", "DPI")))
    assert bench.state.activities["URG-01"].needs == ("DPI",)
