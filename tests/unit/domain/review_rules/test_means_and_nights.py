"""Families R and N."""

from collections.abc import Callable
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import NightStamped, PrioritySet
from pcra_game.domain.answers import Means, MeansKind, Spending, Status
from pcra_game.domain.deck import Priority
from pcra_game.domain.framing_events import (
    DeputyNamed,
    FunctionAdded,
    MeansStocked,
    PresenceNoted,
)
from pcra_game.domain.game import Game
from pcra_game.domain.review import review

P1, P0 = "URG-01", "URG-02"
CARD = f"OC-02@{P0}"
IOA, NURSE = "URG-F04", "URG-F06"
SHEETS = Means("feuilles", "Feuilles", MeansKind.STOCK, 120, 120)
PHONES = Means("mobiles", "Mobiles", MeansKind.THING, 6)


def stocked(means: Means, spent: int) -> Callable[[Any], None]:
    def play(bench: Any) -> None:
        bench.play(MeansStocked(means))
        bench.answer(bench.card("OC-02", P0), "C0", spends=(Spending(means.id, spent),))

    return play


def more(means: Means, quantity: int) -> Callable[[Any], None]:
    new = Means(means.id, means.label, means.kind, quantity, means.per_day)
    return lambda bench: bench.play(MeansStocked(new))


def five_at_once(bench: Any, count: int = 5) -> None:
    objectives = ("OC-02", "OC-03", "OC-04", "OC-05", "OC-06")[:count]
    for number, objective in enumerate(objectives):
        subject = P0 if number % 2 else P1
        bench.answer(bench.card(objective, subject), "C0", f"x{number}", who=IOA)


def by(who: str) -> Callable[[Any], None]:
    return lambda bench: bench.answer(bench.card("OC-02", P0), "C0", who=who)


def stamped(holds: bool) -> Callable[[Any], None]:
    return lambda bench: bench.play(NightStamped(P0, holds, IOA))


def as_it_stands(_bench: Any) -> None:
    """A workshop that was opened, and no more."""


CASES: dict[str, dict[str, Any]] = {
    "R401": {
        "has": stocked(SHEETS, 120),
        "mended": more(SHEETS, 180),
        "silent": lambda b: b.play(MeansStocked(SHEETS)),
        "severity": "warning",
        "subject": "feuilles/C0",
        "cards": (CARD,),
        "says": "le stock tient 24\u00a0h, C0 dure jusqu’à J+1",
    },
    "R402": {
        "has": stocked(PHONES, 7),
        "mended": more(PHONES, 7),
        "silent": stocked(PHONES, 6),
        "severity": "warning",
        "subject": "mobiles/C0",
        "cards": (CARD,),
        "says": "en C0, les réponses en demandent 7, l’unité en a 6",
    },
    "R403": {
        "has": five_at_once,
        "mended": lambda b: b.write(f"OC-06@{P1}", "C0", "x4", who=NURSE),
        "silent": lambda b: five_at_once(b, 4),
        "severity": "warning",
        "subject": f"{IOA}/C0",
        "cards": (f"OC-02@{P1}", f"OC-03@{P0}", f"OC-04@{P1}", f"OC-05@{P0}", f"OC-06@{P1}"),
        "says": "IOA\u00a0: en C0, porte 5 solutions différentes",
    },
    "N301": {
        "has": by(IOA),
        "mended": lambda b: b.play(DeputyNamed(IOA, NURSE)),
        "silent": by("Équipe mobile"),
        "severity": "warning",
        "subject": IOA,
        "cards": (CARD,),
        "says": "suppléant de nuit non nommé, pour 1\u00a0carte d’activité P0 ou P1",
    },
    "N302": {
        "has": stamped(False),
        "mended": stamped(True),
        "silent": as_it_stands,
        "severity": "warning",
        "subject": P0,
        "cards": (),
        "says": "(dit par la fonction IOA)",
    },
    "N303": {
        "has": by(IOA),
        "mended": stamped(True),
        "silent": lambda b: b.play(PrioritySet(P0, Priority.P2)),
        "severity": "note",
        "subject": P0,
        "cards": (),
        "says": "à 3\u00a0h",
    },
}


def test_a_plan_that_has_it(has_it: Callable[[], None]) -> None:
    has_it()


def test_the_same_plan_mended(mended: Callable[[], None]) -> None:
    mended()


def test_a_plan_where_it_says_nothing(silent: Callable[[], None]) -> None:
    silent()


def found(bench: Any, code: str) -> list[Any]:
    return [f for f in review(bench.state, bench.game) if f.code == code]


def test_r401_a_stock_runs_out_in_the_context_where_its_days_end(bench: Any) -> None:
    stocked(Means("feuilles", "Feuilles", MeansKind.STOCK, 240, 120), 100)(bench)
    assert not found(bench, "R401")  # two days, and C0 lasts a day and a half
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    (finding,) = found(bench, "R401")
    assert finding.subject == "feuilles/C1"


def test_r401_is_said_once_for_a_stock(bench: Any) -> None:
    stocked(SHEETS, 100)(bench)
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    assert [f.subject for f in found(bench, "R401")] == ["feuilles/C0"]


def test_r403_a_shared_solution_counts_once(bench: Any) -> None:
    five_at_once(bench, 4)
    bench.play(moves.ShareSolution(bench.card("OC-06", P1), "C0", "x0"))
    bench.play(moves.Decide(f"OC-06@{P1}", "C0"))
    assert not found(bench, "R403")


def test_n301_counts_a_function_that_the_room_added(bench: Any) -> None:
    bench.play(FunctionAdded("lits", "Gestionnaire de lits"))
    by("lits")(bench)
    assert [f.subject for f in found(bench, "N301")] == ["lits"]


def test_n301_is_silent_below_p1(bench: Any) -> None:
    bench.play(PrioritySet(P0, Priority.P2))
    by(IOA)(bench)
    assert not found(bench, "N301")


def test_r402_the_same_solutions_in_the_next_context_are_no_news(bench: Any) -> None:
    stocked(PHONES, 7)(bench)
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    assert [f.subject for f in found(bench, "R402")] == ["mobiles/C0"]
    more_phones = (Spending("mobiles", 1),)
    bench.answer(bench.card("OC-03", P0), "C1", "other", spends=more_phones)
    assert [f.subject for f in found(bench, "R402")] == ["mobiles/C0", "mobiles/C1"]


def test_r403_the_same_load_in_the_next_context_is_no_news(bench: Any) -> None:
    five_at_once(bench)
    for card in tuple(bench.state.cards):
        bench.play(moves.CheckSame(card, "C1", "C0"))
    assert [f.subject for f in found(bench, "R403")] == [f"{IOA}/C0"]
    bench.answer(bench.card("OC-09", P0), "C1", "x9", who=IOA)
    assert [f.subject for f in found(bench, "R403")] == [f"{IOA}/C0", f"{IOA}/C1"]


@pytest.mark.parametrize("who", ["URG-F02", "URG-F03", "TRV-F04"])
def test_n301_who_is_on_call_is_there_at_night(bench: Any, who: str) -> None:
    by(who)(bench)
    assert not found(bench, "N301")


def test_n301_what_the_room_says_of_nights_counts(bench: Any) -> None:
    by(IOA)(bench)
    bench.play(PresenceNoted(IOA, 2, nights=False))
    assert found(bench, "N301")
    bench.play(PresenceNoted(IOA, 2, nights=True))
    assert not found(bench, "N301")


def other_unit(bench: Any, unit: str, activity: str) -> Any:
    made = type(bench)(Game(bench.game.deck, bench.game.scenario, unit))
    made.open(activity)
    own = next(f.id for f in made.game.functions.values() if f.unit == unit)
    made.answer(made.card("OC-06", activity), "C0", who=own)
    return made


def test_an_office_without_nights_is_asked_nothing_of_them(bench: Any) -> None:
    payroll = other_unit(bench, "PAI", "PAI-04")
    assert {f.code for f in review(payroll.state, payroll.game)}.isdisjoint({"N301", "N303"})
    admissions = other_unit(bench, "ADM", "ADM-05")
    assert {f.code for f in review(admissions.state, admissions.game)} >= {"N301", "N303"}


def test_an_office_that_got_a_function_on_nights_is_asked(bench: Any) -> None:
    payroll = other_unit(bench, "PAI", "PAI-04")
    payroll.play(FunctionAdded("veille", "Gestionnaire d’astreinte"))
    assert found(payroll, "N303")


def test_n303_a_draft_has_nothing_to_say_of_nights(bench: Any) -> None:
    bench.write(bench.card("OC-02", P0), "C0")
    assert not found(bench, "N303")
    bench.close(CARD, "C0", Status.NO_SOLUTION)
    assert not found(bench, "N303")
