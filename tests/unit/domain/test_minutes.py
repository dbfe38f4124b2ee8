"""The minutes hold everything that the room decided, by function, and say what is missing."""

import re
from collections import Counter
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import DissentNoted
from pcra_game.domain.answer_events import ActionWritten, ArbitrageWritten, ItemParked
from pcra_game.domain.answers import Action, Arbitrage, ParkedItem, Status
from pcra_game.domain.chronicle import Chronicle, ChronicleLine, LineKind, Stay
from pcra_game.domain.document import Block, Document, Heading, Table
from pcra_game.domain.framing_events import PresenceNoted
from pcra_game.domain.game import Game
from pcra_game.domain.minutes import build_minutes
from pcra_game.domain.minutes_decisions import status_table
from pcra_game.domain.review import card_title
from pcra_game.domain.room_events import PlanStatus, StatusSigned
from pcra_game.domain.sheet import function_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import minutes as words
from pcra_game.texts import plan as plan_words
from pcra_game.texts.kit import REHEARSAL, status_of_rehearsal
from pcra_game.texts.words import STATUS
from tests.fixtures.document_words import said, section

AT = "2026-03-17T10:00:00.000Z"
LINES = (
    ChronicleLine(1, "2026-03-17T08:00", None, LineKind.ROOM, "Ouverture"),
    ChronicleLine(2, "2026-03-17T08:12", 20, LineKind.NOTE, "Le SAMU rappelle par mobile"),
)
NOTHING_TOLD = Chronicle()
TOLD = Chronicle(LINES, (Stay("URG-F04", 2, True, "2026-03-17T08:01", "2026-03-17T09:30"),))


def minutes(bench: Any, told: Chronicle = NOTHING_TOLD) -> Document:
    return build_minutes(bench.state, bench.game, recorded_at=AT, told=told)


def by_context(document: Document) -> dict[str, str]:
    """What section 3 says under the heading of each context."""
    found: dict[str, list[Block]] = {}
    at = ""
    for block in section(document, "3").blocks:
        if isinstance(block, Heading):
            at = block.text.split(" · ")[0]
        found.setdefault(at, []).append(block)
    return {context: said(blocks) for context, blocks in found.items()}


def missing(state: WorkshopState, game: Game, told: dict[str, str]) -> list[tuple[str, str, str]]:
    """Decisions, solutions and reasons that are not under their own context."""
    lost = []
    for decision in state.decisions.values():
        card = state.cards[decision.card]
        title = game.objectives[card.objective].short_title
        wanted = [title, decision.reason, decision.justification]
        wanted.append(card_title(state, game, card) if decision.follows else "")
        for solution in (state.solutions[id] for id in decision.solutions):
            base = state.decision(decision.card, game.base_context)
            if base is None or base is decision or solution.id not in base.solutions:
                wanted += [solution.what, solution.with_what, solution.accepted_risk]
                wanted.append(function_label(state, game, solution.who))
        lost += [
            (decision.card, decision.context, text)
            for text in wanted
            if text not in told[decision.context]
        ]
    return lost


def test_every_decision_of_the_demo_stands_under_its_context(demo: Any) -> None:
    told = by_context(minutes(demo))
    assert len(demo.state.decisions) > 80
    assert missing(demo.state, demo.game, told) == []


def test_a_decision_that_is_not_written_is_seen_missing(demo: Any) -> None:
    told = by_context(minutes(demo))
    gone = demo.state.solutions[next(iter(demo.state.decisions.values())).solutions[0]].what
    told["C0"] = told["C0"].replace(gone, "")
    assert gone in [text for _, _, text in missing(demo.state, demo.game, told)]


def test_decisions_are_counted_by_status_and_every_one_counts(demo: Any) -> None:
    (table,) = [
        block
        for block in minutes(demo).summary.blocks
        if isinstance(block, Table) and block.caption == words.STATUS_CAPTION
    ]
    counted = Counter(decision.context for decision in demo.state.decisions.values())
    assert {row[0]: sum(map(int, row[1:])) for row in table.rows} == counted


def test_a_followed_answer_names_its_card_and_where_it_comes_from(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", what="Poser le bracelet")
    bench.play(moves.CheckSame(card, "C1", "C0"))
    told = by_context(minutes(bench))["C1"]
    assert card_title(bench.state, bench.game, bench.state.cards[card]) in told
    assert f"{STATUS['same']} ({plan_words.as_in('C0')})" in told
    assert "Poser le bracelet" not in told


def test_idem_to_a_gap_is_counted_as_a_gap(bench: Any) -> None:
    gap = bench.card("OC-02", "URG-01")
    bench.close(gap, "C0", Status.NO_SOLUTION, "personne ne sait qui")
    bench.play(moves.CheckSame(gap, "C1", "C0"))
    assert [(seen.decision.context, seen.source.reason) for seen in bench.state.gaps()] == [
        ("C0", "personne ne sait qui"),
        ("C1", "personne ne sait qui"),
    ]
    (counted,) = status_table(bench.state, bench.game)
    assert [row[:4] for row in counted.rows] == [("C0", "0", "0", "1"), ("C1", "0", "0", "1")]


def test_a_gap_and_a_parked_card_keep_their_reason(bench: Any) -> None:
    gap, parked = bench.card("OC-02", "URG-01"), bench.card("OC-03", "URG-02")
    bench.close(gap, "C0", Status.NO_SOLUTION, "personne ne sait qui")
    bench.close(parked, "C0", Status.PARKED, "à voir avec la pharmacie")
    told = by_context(minutes(bench))["C0"]
    assert "Pas de solution" in told
    assert "personne ne sait qui" in told
    assert "à voir avec la pharmacie" in told


def test_presence_is_by_function_with_hours_also_of_who_left(bench: Any) -> None:
    bench.play(PresenceNoted("URG-F04", 2, True))
    (table,) = [b for b in section(minutes(bench, TOLD), "1").blocks if isinstance(b, Table)]
    assert table.rows == (
        (
            bench.game.functions["URG-F04"].label,
            "2",
            plan_words.YES,
            plan_words.stay("8\u00a0h\u00a001", "9\u00a0h\u00a030"),
        ),
    )


def test_dissent_parking_arbitrages_and_actions_are_all_there(bench: Any) -> None:
    bench.play(
        DissentNoted("URG-01", "un brancardier ne suffit pas"),
        ItemParked(ParkedItem("p", "les doses par poids")),
        ArbitrageWritten(Arbitrage("a", "Acheter quatre mobiles", "2\u00a0000\u00a0€", "DSI")),
        ActionWritten(Action("x", "Plastifier les consignes", "URG-F08", "2026-06-01")),
    )
    document = minutes(bench)
    assert "un brancardier ne suffit pas" in said(section(document, "4").blocks)
    assert "les doses par poids" in said(section(document, "4").blocks)
    told = said(section(document, "5").blocks)
    for text in ("Acheter quatre mobiles", "Plastifier les consignes", "01/06/2026"):
        assert text in told
    assert bench.game.functions["URG-F08"].label in told


def test_events_carry_bet_and_verdict(demo: Any) -> None:
    told = said(section(minutes(demo), "2").blocks)
    for id, played in demo.state.injects.items():
        assert demo.game.injects[id].text in told
        if played.judged:
            assert played.judged.word in told
        if played.bet:
            assert plan_words.bet(played.bet.holds, played.bet.does_not) in told


def test_the_main_courante_is_whole_and_gives_the_hours_of_the_session(bench: Any) -> None:
    document = minutes(bench, TOLD)
    assert all(line.text in said(section(document, "7").blocks) for line in LINES)
    assert (words.DURATION, "de 8\u00a0h\u00a000 à 8\u00a0h\u00a012") in document.cover.lines


def test_an_empty_workshop_says_what_is_missing_and_what_to_do(new_bench: Any) -> None:
    made = new_bench()
    made.open()
    document = minutes(made)
    assert words.LEAD_NOTHING in said(document.summary.blocks)
    for number, sentence in (
        ("1", plan_words.PRESENCE_NONE),
        ("2", words.ACTIVITIES_NONE),
        ("2", words.EVENTS_NONE),
        ("3", words.STATUS_NONE),
        ("4", words.DISSENT_NONE),
        ("4", words.PARKING_NONE),
        ("5", plan_words.ARBITRAGE_NONE),
        ("5", plan_words.ACTIONS_NONE),
        ("6", words.RETEX_NONE),
        ("7", words.LOG_NONE),
    ):
        assert sentence in said(section(document, number).blocks)


def test_status_and_version_follow_the_signature(bench: Any) -> None:
    assert (minutes(bench).status, minutes(bench).version) == ("projet issu d’atelier", "0.1")
    bench.play(StatusSigned(PlanStatus.REVIEWED, "0.4", "URG-F08", "2026-04-01"))
    assert (minutes(bench).status, minutes(bench).version) == ("relu", "0.4")


def test_the_papers_of_a_rehearsal_say_that_they_are_of_one(new_bench: Any) -> None:
    made = new_bench()
    digest = "d" * 64
    made.play(moves.OpenWorkshop("s", f"{REHEARSAL} A", "CH", digest, digest, 60, 210, "0", ()))
    assert minutes(made).status == status_of_rehearsal("projet issu d’atelier")
    assert minutes(made).status != "projet issu d’atelier"


def test_minutes_of_a_workshop_that_is_not_open_are_refused(new_bench: Any) -> None:
    with pytest.raises(ValueError, match="not open"):
        minutes(new_bench())


def test_the_same_facts_give_the_same_document(demo: Any) -> None:
    assert minutes(demo, TOLD) == minutes(demo, TOLD)


def test_no_sentence_of_the_frame_has_a_space_before_a_high_sign(demo: Any) -> None:
    for text in vars(words).values():
        if isinstance(text, str):
            assert not re.search(r" [;:!?»]|« ", text), text


def test_the_lead_says_none_rather_than_zero_gaps() -> None:
    assert "dont aucune sans solution" in words.lead(2, 3, 0, 1, 1)
    assert "dont 2 sans solution" in words.lead(2, 3, 2, 1, 1)
