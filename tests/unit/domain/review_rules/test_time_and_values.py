"""Families T and V."""

from collections.abc import Callable
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import (
    ActivityAdded,
    ActivityKept,
    ActivityNeedsSet,
    ActivityTextSet,
    DurationField,
    DurationSet,
    ImpactJudged,
    PrioritySet,
    TextField,
)
from pcra_game.domain.answers import Band, Status
from pcra_game.domain.deck import Axis, Level, Priority
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.domain.review import review

P1, P0 = "URG-01", "URG-02"
CARD = f"OC-03@{P1}"
DAY = 1440


def answered(**fields: Any) -> Callable[[Any], None]:
    return lambda bench: bench.answer(bench.card("OC-03", P1), "C0", **fields)


def lasting(activity: str, field: DurationField, minutes: int | None) -> Callable[[Any], None]:
    return lambda bench: bench.play(DurationSet(activity, field, minutes))


def longer(bench: Any) -> None:
    lasting(P1, DurationField.ENDURANCE, DAY)(bench)
    answered(holds_for=2 * DAY)(bench)


def band(wanted: Band, dmia: int) -> Callable[[Any], None]:
    def play(bench: Any) -> None:
        lasting(P1, DurationField.DMIA, dmia)(bench)
        lasting(P1, DurationField.SET_UP, 10)(bench)
        answered(band=wanted)(bench)

    return play


def discussed(bench: Any) -> None:
    for id in (P1, P0):
        for field in (DurationField.DMIA, DurationField.TOLERATED_LOSS, DurationField.ENDURANCE):
            lasting(id, field, 60)(bench)
        bench.play(ImpactJudged(id, Axis.SAFETY, 120, 120))


def added(bench: Any) -> None:
    bench.play(ActivityAdded("plus", "Rappeler les parents", Priority.P1, 60, DAY))


def as_it_stands(_bench: Any) -> None:
    """A workshop that was opened, and no more."""


CASES: dict[str, dict[str, Any]] = {
    "T101": {
        "has": answered(set_up=90),
        "mended": lambda b: b.write(CARD, "C0", set_up=10),
        "silent": answered(set_up=15),
        "severity": "warning",
        "subject": f"{CARD}/C0",
        "cards": (CARD,),
        "says": "mise en place en 1\u00a0h\u00a030\u202f; DMIA\u00a0: 15\u00a0min",
    },
    "T102": {
        "has": longer,
        "mended": lasting(P1, DurationField.ENDURANCE, 2 * DAY),
        "silent": answered(holds_for=10 * DAY),
        "severity": "note",
        "subject": P1,
        "cards": (CARD,),
        "says": "48\u00a0h de tenue, l’activité 24\u00a0h seulement",
    },
    "T103": {
        "has": band(Band.HOUR_4, 60),
        "mended": lambda b: b.write(CARD, "C0", band=Band.HOUR_1),
        "silent": band(Band.MIN_15, 0),
        "severity": "note",
        "subject": f"{P1}/C0",
        "cards": (CARD,),
        "says": "annonce un démarrage «\u00a0dans les 4\u00a0h\u00a0»\u202f; DMIA\u00a0: 1\u00a0h",
    },
    "T104": {
        "has": answered(set_up=0, holds_for=DAY),
        "mended": lambda b: b.write(CARD, "C0", set_up=0, holds_for=2 * DAY),
        "silent": answered(set_up=0, holds_for=365 * DAY),
        "severity": "warning",
        "subject": f"{P1}/C0",
        "cards": (CARD,),
        "says": "s’épuise à J+1",
    },
    "V101": {
        "has": as_it_stands,
        "mended": discussed,
        "silent": lambda b: b.play(PrioritySet(P1, Priority.P2), PrioritySet(P0, Priority.P3)),
        "severity": "note",
        "subject": P0,
        "cards": (),
        "says": "aux valeurs de départ",
    },
    "V102": {
        "has": lasting(P0, DurationField.ENDURANCE, 0),
        "mended": lasting(P0, DurationField.ENDURANCE, DAY),
        "silent": lasting(P0, DurationField.DMIA, 0),
        "severity": "warning",
        "subject": P0,
        "cards": (),
        "says": "tenue nulle",
    },
    "V103": {
        "has": added,
        "mended": lambda b: b.play(
            ActivityTextSet("plus", TextField.MINIMUM_SERVICE, "Un appel par famille")
        ),
        "silent": as_it_stands,
        "severity": "note",
        "subject": "plus",
        "cards": (),
        "says": "minimum",
    },
    "V104": {
        "has": lambda b: b.play(
            ImpactJudged(P1, Axis.SAFETY, 15, 60), DurationSet(P1, DurationField.DMIA, 120)
        ),
        "mended": lasting(P1, DurationField.DMIA, 60),
        "silent": as_it_stands,
        "severity": "warning",
        "subject": P1,
        "cards": (),
        "says": "DMIA de 2\u00a0h, alors que c’est dangereux à partir de 1\u00a0h",
    },
}


def test_a_plan_that_has_it(has_it: Callable[[], None]) -> None:
    has_it()


def test_the_same_plan_mended(mended: Callable[[], None]) -> None:
    mended()


def test_a_plan_where_it_says_nothing(silent: Callable[[], None]) -> None:
    silent()


def codes(bench: Any) -> set[str]:
    return {f.code for f in review(bench.state, bench.game)}


@pytest.mark.parametrize("holds_for", [0, 365 * DAY])
def test_v102_names_the_card_of_an_impossible_solution(bench: Any, holds_for: int) -> None:
    answered(holds_for=holds_for)(bench)
    (finding,) = (f for f in review(bench.state, bench.game) if f.code == "V102")
    assert finding.cards == (CARD,)


@pytest.mark.parametrize("field", list(DurationField))
def test_v102_a_year_is_a_typing_error_anywhere(bench: Any, field: DurationField) -> None:
    lasting(P0, field, 364 * DAY)(bench)
    assert "V102" not in codes(bench)
    lasting(P0, field, 365 * DAY)(bench)
    assert "V102" in codes(bench)


def test_t102_says_nothing_of_an_endurance_that_nobody_discussed(bench: Any) -> None:
    answered(holds_for=300 * DAY)(bench)
    assert "T102" not in codes(bench)


def test_t104_names_only_the_cards_that_give_up(bench: Any) -> None:
    answered(set_up=0, holds_for=DAY)(bench)
    bench.answer(bench.card("OC-02", P1), "C0", "x2", set_up=0, holds_for=2 * DAY)
    (finding,) = (f for f in review(bench.state, bench.game) if f.code == "T104")
    assert finding.cards == (CARD,)


def test_t104_a_card_that_gives_up_elsewhere_is_not_named_here(bench: Any) -> None:
    answered(set_up=0, holds_for=DAY)(bench)
    late = bench.card("OC-02", P1)
    bench.answer(late, "C0", "x2", set_up=0, holds_for=2 * DAY)
    bench.play(moves.CheckSame(late, "C1", "C0"))
    named = {f.subject: f.cards for f in review(bench.state, bench.game) if f.code == "T104"}
    assert named == {f"{P1}/C0": (CARD,), f"{P1}/C1": (late,)}


def found(bench: Any, code: str) -> list[Any]:
    return [f for f in review(bench.state, bench.game) if f.code == code]


def test_t101_the_set_up_of_the_activity_is_said_once_for_its_cards(bench: Any) -> None:
    lasting(P1, DurationField.SET_UP, 60)(bench)
    cards = [bench.card(objective, P1) for objective in ("OC-02", "OC-03")]
    for number, card in enumerate(cards):
        bench.answer(card, "C0", f"x{number}")
    (finding,) = found(bench, "T101")
    assert (finding.subject, finding.cards) == (f"{P1}/C0", tuple(cards))
    assert "mise en place en 1\u00a0h pour 2\u00a0cartes" in finding.text
    bench.write(cards[0], "C0", "x0", set_up=10)
    assert [f.cards for f in found(bench, "T101")] == [(cards[1],)]


def test_t101_a_band_is_no_set_up(bench: Any) -> None:
    answered(band=Band.HOUR_4)(bench)
    (finding,) = found(bench, "T101")
    assert "démarrage annoncé dans les 4\u00a0h" in finding.text
    assert "mise en place" not in finding.text


def test_t101_and_t103_do_not_say_the_same_card_twice(bench: Any) -> None:
    lasting(P0, DurationField.SET_UP, 15)(bench)
    bench.answer(bench.card("OC-02", P0), "C0", band=Band.HOUR_4)
    assert "T101" in codes(bench)
    assert "T103" not in codes(bench)


def test_t103_of_several_cards_says_how_far_they_go(bench: Any) -> None:
    band(Band.HOUR_1, 15)(bench)
    bench.answer(bench.card("OC-02", P1), "C0", "x2", band=Band.HOUR_24, set_up=10)
    (finding,) = found(bench, "T103")
    assert "2\u00a0cartes annoncent un démarrage tardif, jusqu’à" in finding.text
    assert "dans les 24\u00a0h" in finding.text


def test_t102_names_the_card_that_is_said_to_hold_longest(bench: Any) -> None:
    longer(bench)
    bench.answer(bench.card("OC-02", P1), "C0", "x2", holds_for=5 * DAY)
    (finding,) = found(bench, "T102")
    assert finding.cards == (CARD, f"OC-02@{P1}")
    assert "Identifier sans erreur\u00a0» annonce 5\u00a0j de tenue" in finding.text


def test_t102_a_relay_or_a_later_context_may_hold_longer(bench: Any) -> None:
    lasting(P1, DurationField.ENDURANCE, DAY)(bench)
    card = bench.card("OC-03", P1)
    bench.write(card, "C0", "first")
    bench.answer(card, "C0", "relay", holds_for=10 * DAY)
    bench.answer(card, "C1", "other", holds_for=10 * DAY)
    assert "T102" not in codes(bench)


def test_t102_does_not_need_a_dmia(bench: Any) -> None:
    longer(bench)
    lasting(P1, DurationField.DMIA, None)(bench)
    assert "T102" in codes(bench)


def test_t104_a_card_that_gives_up_again_is_not_said_again(bench: Any) -> None:
    answered(set_up=0, holds_for=DAY)(bench)
    bench.play(moves.CheckSame(CARD, "C1", "C0"), moves.CheckSame(CARD, "C2", "C0"))
    assert [f.subject for f in found(bench, "T104")] == [f"{P1}/C0"]


def test_t104_names_first_what_gives_up_first(bench: Any) -> None:
    answered(set_up=0, holds_for=DAY)(bench)
    sooner = bench.card("OC-02", P1)
    bench.answer(sooner, "C0", "x2", set_up=0, holds_for=DAY // 2)
    (finding,) = found(bench, "T104")
    assert finding.cards == (sooner, CARD)
    assert "Identifier sans erreur\u00a0» s’épuise à H+12 (puis 1\u00a0autre carte)" in finding.text


def test_t104_a_context_that_outlasts_the_plan_does_not_end_there(bench: Any) -> None:
    bench.answer(bench.card("OC-03", P1), "C3", set_up=0, holds_for=20 * DAY)
    (finding,) = found(bench, "T104")
    assert finding.text.endswith("C3 dure au-delà de J+90")


def test_t104_is_said_beside_a_card_that_stands_worse(bench: Any) -> None:
    answered(set_up=0, holds_for=DAY)(bench)
    bench.close(bench.card("OC-02", P1), "C0", Status.NO_SOLUTION)
    assert [f.cards for f in found(bench, "T104")] == [(CARD,)]


def test_t104_what_ends_with_its_context_is_not_too_soon(bench: Any) -> None:
    almost = 13490 - 30  # C1 ends at 13 490 minutes, in the ninth day
    answered(set_up=0, holds_for=almost)(bench)
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    assert not found(bench, "T104")
    bench.write(CARD, "C0", set_up=0, holds_for=almost - DAY)
    assert [f.subject for f in found(bench, "T104")] == [f"{P1}/C1"]


def test_t104_is_silent_where_the_services_are_back(bench: Any) -> None:
    answered(set_up=0, holds_for=DAY)(bench)
    bench.play(ActivityNeedsSet(P1, ("TEL",)), ContextLevelSet("C0", "TEL", Level.AVAILABLE))
    assert not found(bench, "T104")


def test_v101_what_has_no_value_in_the_deck_is_not_asked_for(bench: Any) -> None:
    bench.play(ActivityKept("URG-04"))
    assert bench.game.activities["URG-04"].tolerated_loss is None
    (finding,) = (f for f in found(bench, "V101") if f.subject == "URG-04")
    assert "perte tolérée" not in finding.text
