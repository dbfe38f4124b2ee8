"""Section 12 of the plan: order of restart, green light, work of typing in again."""

from dataclasses import replace

from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.answer_events import BacklogEstimated, ReopeningCheckSet, RestartRanked
from pcra_game.domain.document import Paragraph, Table
from pcra_game.domain.framing_events import ServiceDescribed, UnitFramed
from pcra_game.domain.plan_strategy import recovery
from pcra_game.texts import plan as words
from pcra_game.texts import recovery as back


def rows(bench, caption):
    tables = [b for b in recovery(bench.state, bench.game).blocks if isinstance(b, Table)]
    return [row for t in tables if t.caption.startswith(caption) for row in t.rows]


def said(bench):
    return [b.text for b in recovery(bench.state, bench.game).blocks if isinstance(b, Paragraph)]


def test_each_rank_says_what_it_frees_and_how_many_run_again(bench):
    bench.play(RestartRanked(("AD", "URG", "PDT")), ServiceDescribed("URG", "urgences", 1440))
    first, second, third = rows(bench, words.RESTART_CAPTION)
    assert first[3] == words.BASE_SERVICE
    assert second[1:4] == ("urgences", "24\u00a0h", "nécessaire à 2\u00a0activités")
    assert third[3].startswith("débloque 1\u00a0activité\u00a0: ")
    assert third[4] == "1 sur 2, dont 1\u00a0vitale"


def test_services_that_the_room_did_not_rank_are_named(bench):
    assert words.RESTART_NONE in said(bench)
    assert rows(bench, back.PLAN_UNRANKED) == []  # nothing is ranked: the sentence says it all
    bench.play(RestartRanked(("URG", "PDT", "GAM", "IMP", "TEL")))
    assert [row[2] for row in rows(bench, back.PLAN_UNRANKED)] == ["1\u00a0activité"]
    bench.play(RestartRanked(("URG", "PDT", "GAM", "IMP", "TEL", "AUT2")))
    assert rows(bench, back.PLAN_UNRANKED) == []
    assert words.RESTART_NONE not in said(bench)


def test_a_code_that_the_deck_lacks_does_not_break_the_plan(bench):
    bench.state = replace(bench.state, ranking=("VIEUX", "URG"))
    assert [row[0] for row in rows(bench, words.RESTART_CAPTION)] == ["1"]


def test_lines_to_sign_come_in_the_order_in_which_services_return(bench):
    bench.play(
        ReopeningCheckSet("k1", "PDT", "Ouvrir trois postes", ""),
        ReopeningCheckSet("k2", "URG", "Suivre un patient fictif", "URG-F01"),
        RestartRanked(("URG", "PDT")),
    )
    first, second = rows(bench, words.CHECKS_CAPTION)
    assert (first[1], second[1]) == ("Suivre un patient fictif", "Ouvrir trois postes")
    assert second[2] == words.NOT_GIVEN


def test_the_work_is_told_in_hours_and_people_with_its_total_and_its_rule(bench):
    bench.play(BacklogEstimated("URG-01", 120, 6, 15))
    assert rows(bench, words.BACKLOG_CAPTION) == [
        (rows(bench, words.BACKLOG_CAPTION)[0][0], "120", "6", "15", "180\u00a0h", "5,1\u00a0ETP")
    ]
    bench.play(BacklogEstimated("URG-02", 40, 12, 15))
    assert rows(bench, words.BACKLOG_CAPTION)[-1] == (
        "Total", "", "", "", "300\u00a0h", "8,6\u00a0ETP",
    )  # fmt: skip
    assert back.BACKLOG_RULE in said(bench)


def test_more_work_than_people_is_a_warning_and_less_is_silent(bench):
    bench.play(BacklogEstimated("URG-01", 120, 6, 15))
    assert not any("plus que l’équipe" in text for text in said(bench))
    bench.play(UnitFramed(staff_day=5))
    assert any("plus que l’équipe" in text for text in said(bench))
    bench.play(UnitFramed(staff_day=6))
    assert not any("plus que l’équipe" in text for text in said(bench))


def test_an_activity_set_aside_stays_told_but_is_not_counted(bench):
    bench.play(BacklogEstimated("URG-01", 120, 6, 15), BacklogEstimated("URG-02", 40, 12, 15))
    bench.play(ActivitySetAside("URG-02", "motif"))
    _, aside, total = rows(bench, words.BACKLOG_CAPTION)
    assert aside[0].endswith(f"({words.SET_ASIDE_CARD})")
    assert total[4] == "180\u00a0h"
