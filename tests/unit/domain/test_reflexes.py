"""Reflexes: what was decided, by who acts and when; what would harm on a wall stays out."""

from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.answers import Band, Status
from pcra_game.domain.reflexes import BANDS, left_out, reflexes

NURSE, HEAD = "URG-F04", "URG-F08"


def told(bench: Any) -> list[tuple[str, str, Band | None, str]]:
    return [(r.function, r.context, r.band, r.text) for r in reflexes(bench.state, bench.game)]


def test_nothing_decided_is_no_reflex(bench: Any) -> None:
    bench.write(bench.card(), "C0", what="Encore un brouillon", who=NURSE)
    assert reflexes(bench.state, bench.game) == ()


def test_an_answer_is_read_by_function_context_and_band(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", what="Poser un bracelet", with_what="bracelets", who=NURSE,
                 band=Band.MIN_15)  # fmt: skip
    (found,) = reflexes(bench.state, bench.game)
    assert (found.function, found.context, found.band) == (NURSE, "C0", Band.MIN_15)
    assert (found.text, found.card) == ("Poser un bracelet (bracelets)", card)


def test_bands_come_in_time_and_a_signal_after_them(bench: Any) -> None:
    made = [*reversed(BANDS), None]
    for number, band in enumerate(made):
        signal = "" if band else "Au coucher"
        card = bench.card(f"OC-0{number + 2}", "URG-02")
        bench.answer(card, "C0", f"s{number}", who=NURSE, band=band, signal=signal)
    found = reflexes(bench.state, bench.game)
    assert [r.band for r in found] == [*BANDS, None]
    assert (found[-1].text, found[-1].signal) == ("Au coucher\u00a0: s5", "Au coucher")


def test_functions_as_first_named_and_nobody_last(bench: Any) -> None:
    for number, who in enumerate(("", HEAD, NURSE)):
        bench.answer(bench.card(f"OC-0{number + 2}", "URG-02"), "C0", f"s{number}", who=who)
    assert [who for who, *_ in told(bench)] == [HEAD, NURSE, ""]


def test_the_relay_says_that_it_is_one(bench: Any) -> None:
    card = bench.card()
    bench.write(card, "C0", "a", what="Registre", who=NURSE)
    bench.answer(card, "C0", "b", what="Cahier", who=NURSE)
    assert [text for *_, text in told(bench)] == ["Registre", "En relais\u00a0: Cahier"]


def test_what_is_checked_as_idem_stands_there_too_and_a_default_does_not(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", what="Registre", who=NURSE)
    bench.play(moves.CheckSame(card, "C1", "C0"))
    bench.play(moves.LeaveByDefault("C2"))
    assert [context for _, context, *_ in told(bench)] == ["C0", "C1"]


def test_an_answer_that_lacks_a_service_is_left_out_and_counted(bench: Any) -> None:
    bench.answer(bench.card(), "C0", what="Envoyer un message", who=NURSE, services=("MEL",))
    assert reflexes(bench.state, bench.game) == ()
    assert left_out(bench.state, bench.game) == 1


@pytest.mark.parametrize("status", [Status.NO_SOLUTION, Status.PARKED, Status.SET_ASIDE])
def test_a_closed_card_gives_no_order(bench: Any, status: Status) -> None:
    bench.close(bench.card(), "C0", status)
    assert reflexes(bench.state, bench.game) == ()


def test_an_activity_set_aside_gives_no_order(bench: Any) -> None:
    bench.answer(bench.card("OC-02", "URG-01"), "C0", what="Registre", who=NURSE)
    bench.play(ActivitySetAside("URG-01", "hors périmètre"))
    assert reflexes(bench.state, bench.game) == ()


def test_a_solution_shared_by_two_cards_is_told_once(demo: Any) -> None:
    state = demo.state
    pairs = {
        (d.context, id)
        for d in state.decisions.values()
        if d.status is Status.DECIDED
        for id in d.solutions
    }
    shared = [
        (d.context, id) for d in state.decisions.values()
        if d.status is Status.DECIDED for id in d.solutions
    ]  # fmt: skip
    assert len(shared) > len(pairs)  # the demo has some
    found = [(r.context, r.text) for r in reflexes(state, demo.game)]
    assert len(found) == len(set(found))
