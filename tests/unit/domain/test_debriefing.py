"""The last half hour: arbitrages drawn from the review, the five actions that matter."""

from datetime import date
from typing import Any

from pcra_game.domain import limits
from pcra_game.domain.answer_events import ArbitrageWritten
from pcra_game.domain.answers import Action, Arbitrage, Status
from pcra_game.domain.debriefing import (
    FIVE,
    arbitrage_proposals,
    choose,
    due_now,
    free_rank,
    in_order,
    rank_of,
)
from pcra_game.domain.review import Finding, Severity, review
from pcra_game.domain.room_events import FindingAccepted

CARD = "OC-02@URG-02"
TITLE = "Identifier sans erreur · Trier et prioriser à l’arrivée"


def proposed(bench: Any) -> list[str]:
    findings = review(bench.state, bench.game)
    return [one.text for one in arbitrage_proposals(bench.state, bench.game, findings)]


def gap(bench: Any) -> str:
    bench.close(bench.card(), "C0", Status.NO_SOLUTION)
    return f"Trouver une solution\u00a0: {TITLE}"


def action(id: str, priority: str = "", due: str | None = None) -> Action:
    return Action(id, f"faire {id}", "", due, priority=priority)


def test_nothing_is_proposed_where_nothing_is_open(bench: Any) -> None:
    assert proposed(bench) == []


def test_a_gap_is_proposed_and_no_longer_once_answered(bench: Any) -> None:
    text = gap(bench)
    assert text in proposed(bench)
    bench.answer("OC-02@URG-02", "C0", set_up=0)
    assert text not in proposed(bench)


def test_a_contradiction_is_proposed(bench: Any) -> None:
    bench.answer(bench.card(), "C0", services=("IMP",))
    assert f"Rendre possible sans informatique\u00a0: {TITLE}" in proposed(bench)


def test_what_is_written_already_is_not_proposed_again(bench: Any) -> None:
    text = gap(bench)
    bench.play(ArbitrageWritten(Arbitrage("a", text.upper())))
    assert text not in proposed(bench)


def test_what_the_room_accepted_is_not_proposed(bench: Any) -> None:
    text = gap(bench)
    (found,) = [f for f in review(bench.state, bench.game) if f.code == "D102"]
    bench.play(FindingAccepted("D102", found.subject, "connu"))
    assert text not in proposed(bench)


def test_means_that_are_spent_twice_are_proposed_in_the_words_of_the_finding(bench: Any) -> None:
    said = "Mobiles de crise\u00a0: en C0, 7 demandés pour 6 disponibles"
    found = Finding("R402", Severity.WARNING, "mobiles/C0", (), said, "", "", "")
    (one,) = arbitrage_proposals(bench.state, bench.game, [found])
    assert said in one.text


def test_a_proposal_fits_an_arbitrage_and_there_are_five_at_most(bench: Any) -> None:
    found = [
        Finding("R402", Severity.WARNING, f"m{n}", (), f"{n} {'long ' * 60}", "", "", "")
        for n in range(9)
    ]
    texts = [one.text for one in arbitrage_proposals(bench.state, bench.game, found)]
    assert len(texts) == FIVE
    assert all(len(text) <= limits.ACTION for text in texts)


def test_chosen_actions_come_first_then_by_due_date() -> None:
    known = [action("a"), action("b", due="2026-05-02"), action("c", "2"), action("d", "1")]
    known.append(action("e", due="2026-05-01"))
    assert [one.id for one in in_order(known)] == ["d", "c", "e", "b", "a"]


def test_an_imported_priority_in_words_is_no_number() -> None:
    assert [rank_of(action("a", said)) for said in ("haute", "", "6", "0", "²", " 3 ")] == [
        None, None, None, None, None, 3,
    ]  # fmt: skip


def test_choosing_takes_the_next_number_and_giving_back_moves_the_others_up() -> None:
    known = {a.id: a for a in (action("a", "1"), action("b", "2"), action("c", "3"), action("d"))}
    assert choose(known.values(), "d")[0].priority == "4"
    after = {one.id: one.priority for one in choose(known.values(), "a")}
    assert after == {"a": "", "b": "1", "c": "2"}


def test_a_sixth_is_not_chosen() -> None:
    known = [action(str(n), str(n)) for n in range(1, 6)] + [action("x")]
    assert free_rank(known) is None
    assert choose(known, "x") == ()


def test_what_is_due_within_a_week_is_to_do_now() -> None:
    known = [
        action("late", due="2026-03-16"),
        action("today", due="2026-03-17"),
        action("soon", due="2026-03-24"),
        action("next", due="2026-03-25"),
        action("open"),
    ]
    assert [one.id for one in due_now(known, date(2026, 3, 17))] == ["today", "soon"]
