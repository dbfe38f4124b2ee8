"""The review: each rule found, and not found just beside; acceptance."""

from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import (
    ActivitySetAside,
    DurationField,
    DurationSet,
    ImpactJudged,
    NightStamped,
    PrioritySet,
)
from pcra_game.domain.answers import Band, Status
from pcra_game.domain.deck import Axis, Priority
from pcra_game.domain.review import Finding, Severity, is_blocking, review
from pcra_game.domain.room_events import FindingAccepted, FindingReopened
from pcra_game.texts.typography import join_fr

P1, P0 = "URG-01", "URG-02"
BLOCKING, WARNING, NOTE = Severity


def found(bench: Any, code: str) -> list[Finding]:
    return [f for f in review(bench.state, bench.game) if f.code == code]


def subjects(bench: Any, code: str) -> list[str]:
    return [f.subject for f in found(bench, code)]


@pytest.fixture
def card(bench: Any) -> str:
    return bench.card("OC-02", P0)


# C201 and C203: a solution needs what its context lacks


@pytest.mark.parametrize(
    ("services", "context", "contradicted"),
    [
        (("DPI",), "C0", True),
        (("TEL", "DPI"), "C1", True),
        (("TEL",), "C0", False),
        (("DPI",), "C2", False),
        ((), "C0", False),
    ],
)
def test_c201_a_needed_service_is_absent(
    bench: Any, card: str, services: tuple[str, ...], context: str, contradicted: bool
) -> None:
    bench.answer(card, context, what="Ouvrir le dossier", services=services)
    assert subjects(bench, "C201") == ([f"{card}/{context}"] if contradicted else [])
    assert not found(bench, "C203")


def test_c201_blocks_and_names_card_answer_and_service(bench: Any, card: str) -> None:
    bench.answer(card, "C0", what="Ouvrir le dossier", services=("DPI", "TEL"))
    (finding,) = found(bench, "C201")
    assert is_blocking(finding)
    assert finding.cards == (card,)
    dpi = bench.game.services["DPI"].label
    assert finding.text == (
        "Identifier sans erreur · Trier et prioriser à l’arrivée\u00a0: "
        f"en C0, il manque «\u00a0{dpi}\u00a0» pour «\u00a0Ouvrir le dossier\u00a0»"
    )


def test_c203_a_justified_contradiction_informs(bench: Any, card: str) -> None:
    bench.answer(card, "C0", services=("DPI",))
    bench.play(moves.Justify(card, "C0", "copie locale"))
    (finding,) = found(bench, "C203")
    assert finding.severity is NOTE
    assert finding.text.endswith("la salle justifie\u00a0: copie locale")
    assert not found(bench, "C201")


def test_c203_needs_a_contradiction(bench: Any, card: str) -> None:
    bench.answer(card, "C0", services=("TEL",))
    bench.play(moves.Justify(card, "C0", "copie locale"))
    assert not found(bench, "C203")


def test_c201_idem_is_checked_against_its_own_context(bench: Any, card: str) -> None:
    bench.answer(card, "C2", services=("DPI",))
    assert not found(bench, "C201")
    bench.play(moves.CheckSame(card, "C1", "C2"))
    assert subjects(bench, "C201") == [f"{card}/C1"]


@pytest.mark.parametrize("status", [Status.PARKED, Status.SET_ASIDE])
def test_c201_is_silent_on_closed_cards(bench: Any, card: str, status: Status) -> None:
    bench.answer(card, "C0", services=("DPI",))
    bench.close(card, "C0", status)
    assert not found(bench, "C201")


# D101: a vital activity without a decision in the base context


def test_d101_only_p0_blocks(bench: Any) -> None:
    severities = {f.subject: f.severity for f in found(bench, "D101")}
    assert severities == {f"{P0}/C0": BLOCKING, f"{P1}/C0": WARNING}


@pytest.mark.parametrize(("priority", "count"), [("P0", 1), ("P1", 1), ("P2", 0), ("P3", 0)])
def test_d101_looks_at_vital_activities(bench: Any, priority: str, count: int) -> None:
    bench.play(ActivitySetAside(P1, "motif"), PrioritySet(P0, Priority(priority)))
    assert len(found(bench, "D101")) == count


@pytest.mark.parametrize(
    ("status", "covered"),
    [
        (Status.DRAFT, False),
        (Status.PARKED, False),
        (Status.SET_ASIDE, False),
        (Status.NO_SOLUTION, True),
        (Status.DECIDED, True),
    ],
)
def test_d101_ends_with_an_answer(bench: Any, card: str, status: Status, covered: bool) -> None:
    bench.write(card, "C0")
    if status is Status.DECIDED:
        bench.play(moves.Decide(card, "C0"))
    else:
        bench.close(card, "C0", status)
    assert (f"{P0}/C0" not in subjects(bench, "D101")) is covered


def test_d101_a_decision_elsewhere_covers_nothing_in_the_base(bench: Any, card: str) -> None:
    bench.answer(card, "C1")
    assert f"{P0}/C0" in subjects(bench, "D101")


# D102, D103, D104


def test_d102_tells_every_explicit_gap(bench: Any, card: str) -> None:
    bench.answer(card, "C1")
    assert not found(bench, "D102")
    bench.close(card, "C0", Status.NO_SOLUTION, "aucun papier")
    (finding,) = found(bench, "D102")
    assert (finding.subject, finding.severity) == (f"{card}/C0", WARNING)
    assert "(aucun papier)" in finding.text


def test_d103_tells_what_nobody_looked_at(bench: Any, card: str) -> None:
    other = bench.card("OC-03", P0)
    for played in (card, other, bench.card("OC-03", P1)):
        bench.answer(played, "C0", f"x-{played}")
    assert not found(bench, "D103")
    bench.play(moves.LeaveByDefault("C1"))
    (finding,) = found(bench, "D103")
    assert (finding.subject, finding.cards) == ("URG/C1", (card, other))
    assert "En C1, 2\u00a0cartes d’activités P0 reprises par défaut" in finding.text
    assert finding.text.endswith(f"\u00a0: {bench.game.activities[P0].label}")
    bench.play(moves.CheckSame(card, "C1", "C0"))
    assert found(bench, "D103")[0].cards == (other,)
    bench.play(moves.CheckSame(other, "C1", "C0"))
    assert not found(bench, "D103")


def test_d104_tells_every_draft(bench: Any, card: str) -> None:
    bench.write(card, "C0")
    assert subjects(bench, "D104") == [f"{card}/C0"]
    bench.play(moves.Decide(card, "C0"))
    assert not found(bench, "D104")
    bench.close(card, "C0", Status.DRAFT, "")
    assert subjects(bench, "D104") == [f"{card}/C0"]
    bench.close(card, "C0", Status.PARKED)
    assert not found(bench, "D104")


# T101: the first solution starts after the DMIA


@pytest.mark.parametrize(
    ("activity", "set_up", "slow"),
    [(P1, 15, False), (P1, 16, True), (P0, 0, False), (P0, 5, False), (P0, 6, True)],
)
def test_t101_a_set_up_beyond_the_dmia(bench: Any, activity: str, set_up: int, slow: bool) -> None:
    card = bench.card("OC-03", activity)
    bench.answer(card, "C0", set_up=set_up)
    assert subjects(bench, "T101") == ([f"{card}/C0"] if slow else [])


def test_t101_says_both_delays(bench: Any) -> None:
    bench.answer(bench.card("OC-03", P1), "C0", set_up=90)
    assert found(bench, "T101")[0].text.endswith(
        "en C0, mise en place en 1\u00a0h\u00a030\u202f; DMIA\u00a0: 15\u00a0min"
    )


def test_t101_measures_the_first_solution_that_works(bench: Any, card: str) -> None:
    bench.write(card, "C0", "absent", set_up=0, services=("DPI",))
    bench.answer(card, "C0", "lente", band=Band.HOUR_1)
    assert subjects(bench, "T101") == [f"{card}/C0"]
    bench.write(card, "C0", "absent", set_up=0)
    assert not found(bench, "T101")


def test_t101_speaks_of_decided_continuity_in_the_base_context(bench: Any, card: str) -> None:
    bench.write(card, "C0", set_up=90)
    bench.answer(card, "C1", "x2", set_up=90)
    bench.answer(bench.card("OR-04", P0), "C3", "x3", set_up=90)
    bench.answer(bench.card("OC-01", "unite"), "C0", "x4", set_up=90)
    assert not found(bench, "T101")
    bench.play(moves.Decide(card, "C0"))
    assert subjects(bench, "T101") == [f"{card}/C0"]


def test_t101_is_silent_without_a_dmia(bench: Any, card: str) -> None:
    bench.answer(card, "C0", set_up=90)
    bench.play(DurationSet(P0, DurationField.DMIA, None, "sans objet"))
    assert not found(bench, "T101")


# T104: what holds ends before the context


@pytest.mark.parametrize(("holds_for", "tired"), [(2159, True), (2160, False)])
def test_t104_endurance_ends_before_the_context(
    bench: Any, card: str, holds_for: int, tired: bool
) -> None:
    bench.answer(card, "C0", set_up=0, holds_for=holds_for)
    assert subjects(bench, "T104") == ([f"{P0}/C0"] if tired else [])


def test_t104_says_when_and_until_when(bench: Any, card: str) -> None:
    bench.answer(card, "C0", set_up=0, holds_for=1440)
    assert found(bench, "T104")[0].text == (
        "Trier et prioriser à l’arrivée\u00a0: «\u00a0Identifier sans erreur\u00a0» s’épuise à "
        "J+1, C0 dure jusqu’à J+1, 12\u00a0h"
    )


def test_t104_a_relay_silences_it(bench: Any, card: str) -> None:
    bench.write(card, "C0", "a", set_up=0, holds_for=1000)
    bench.answer(card, "C0", "b", holds_for=1159)
    assert subjects(bench, "T104") == [f"{P0}/C0"]
    bench.write(card, "C0", "b", holds_for=1160)
    assert not found(bench, "T104")


# V101: values of the deck that nobody discussed

SAID = (
    DurationSet(P0, DurationField.DMIA, 0),
    DurationSet(P0, DurationField.TOLERATED_LOSS, 60),
    DurationSet(P0, DurationField.ENDURANCE, 4320),
    ImpactJudged(P0, Axis.SAFETY, 15, 15),
)


def test_v101_names_what_was_not_discussed(bench: Any) -> None:
    assert sorted(subjects(bench, "V101")) == [P1, P0]
    for number, said in enumerate(SAID):
        (finding,) = (f for f in found(bench, "V101") if f.subject == P0)
        left = ("DMIA", "perte tolérée", "tenue", "impact dans le temps")[number:]
        assert f"\u00a0: {join_fr(left)} aux valeurs de départ" in finding.text
        assert finding.severity is NOTE
        bench.play(said)
    assert subjects(bench, "V101") == [P1]


def test_v101_leaves_lesser_activities_alone(bench: Any) -> None:
    bench.play(PrioritySet(P1, Priority.P2), PrioritySet(P0, Priority.P3))
    assert not found(bench, "V101")


# Acceptance and order


def test_an_accepted_finding_stays_with_its_reason_and_no_longer_blocks(
    bench: Any, card: str
) -> None:
    bench.answer(card, "C0", services=("DPI",))
    bench.play(FindingAccepted("C201", f"{card}/C0", "budget 2027"))
    (finding,) = found(bench, "C201")
    assert finding.accepted == "budget 2027"
    assert finding.severity is BLOCKING
    assert not is_blocking(finding)
    bench.play(FindingReopened("C201", f"{card}/C0"))
    assert is_blocking(found(bench, "C201")[0])


def test_an_acceptance_covers_its_code_and_subject_only(bench: Any, card: str) -> None:
    bench.answer(card, "C0", services=("DPI",))
    for code, subject in (("C203", f"{card}/C0"), ("C201", f"{card}/C1"), ("C201", card)):
        bench.play(FindingAccepted(code, subject, "motif"))
    assert is_blocking(found(bench, "C201")[0])


def test_findings_come_blocking_first_then_by_code_accepted_last(bench: Any, card: str) -> None:
    bench.answer(card, "C0", services=("DPI",), set_up=90)
    bench.write(bench.card("OC-03", P1), "C0", "x2")
    bench.play(FindingAccepted("V101", P0, "motif"))
    order = [
        (bool(f.accepted), list(Severity).index(f.severity), f.code)
        for f in review(bench.state, bench.game)
    ]
    assert order == sorted(order)
    assert order[0][2] == "C201"
    assert order[-1] == (True, 2, "V101")


def test_the_demo_leaves_the_room_with_findings_of_several_families(demo: Any) -> None:
    codes = {f.code for f in review(demo.state, demo.game)}
    assert len({code[0] for code in codes}) >= 3


def test_d100_blocks_a_workshop_without_an_answer(bench: Any) -> None:
    assert "D100" in {f.code for f in review(bench.state, bench.game) if is_blocking(f)}


def test_d100_goes_with_the_first_answer(bench: Any) -> None:
    bench.answer(bench.card("OC-02", "URG-01"), "C0")
    assert "D100" not in {f.code for f in review(bench.state, bench.game)}


@pytest.mark.parametrize("holds", [True, False])
def test_n302_repeats_what_the_night_says(bench: Any, holds: bool) -> None:
    bench.play(NightStamped("URG-01", holds, "URG-F09"))
    codes = {f.code for f in review(bench.state, bench.game)}
    assert ("N302" in codes) is not holds
