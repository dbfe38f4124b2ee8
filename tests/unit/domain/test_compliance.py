"""The compliance matrix: data of the deck before what was played; it claims no conformity."""

from dataclasses import replace
from typing import Any

from pcra_game.domain.activity_events import DurationField, DurationSet
from pcra_game.domain.answers import Status
from pcra_game.domain.compliance import (
    ComplianceRow,
    Coverage,
    Framework,
    compliance_rows,
    requirements,
)
from pcra_game.domain.game import Game
from pcra_game.domain.plan_compliance import matrix


def row(bench: Any, key: str) -> ComplianceRow:
    return next(r for r in compliance_rows(bench.state, bench.game) if r.key == key)


def test_every_reference_of_the_deck_is_a_row_in_its_order(bench: Any) -> None:
    rows = compliance_rows(bench.state, bench.game)
    assert [r.key for r in rows] == [r.key for r in bench.game.deck.references]
    assert {o.id for o in bench.game.deck.objectives} <= {r.key for r in rows}


def test_a_card_goes_from_not_played_to_played_with_gaps(bench: Any) -> None:
    assert row(bench, "OC-02").coverage is Coverage.NOT_PLAYED
    card = bench.card()
    assert row(bench, "OC-02").coverage is Coverage.UNANSWERED
    bench.answer(card, "C0", what="Registre")
    assert (row(bench, "OC-02").coverage, row(bench, "OC-02").said) == (
        Coverage.PLAYED,
        "jouée\u00a0: 1\u00a0réponse",
    )
    bench.close(card, "C1", Status.NO_SOLUTION)
    found = row(bench, "OC-02")
    assert (found.coverage, found.answered, found.gaps) == (Coverage.WITH_GAPS, 2, 1)
    assert found.said == "jouée\u00a0: 2\u00a0réponses, dont 1 en écart"


def test_an_answer_that_needs_an_absent_service_is_a_gap(bench: Any) -> None:
    bench.answer(bench.card(), "C0", what="Envoyer un message", services=("MEL",))
    assert row(bench, "OC-02").gaps == 1


def test_a_duration_that_nobody_discussed_is_a_gap_of_the_bia(bench: Any) -> None:
    assert (row(bench, "activites").answered, row(bench, "activites").gaps) == (2, 2)
    bench.play(DurationSet("URG-01", DurationField.DMIA, 30))
    assert row(bench, "activites").gaps == 1


def test_what_is_judgement_carries_its_sign(bench: Any) -> None:
    switch, back = row(bench, "OC-01"), row(bench, "OR-04")
    assert switch.cited[Framework.CARE_D2].text == "O1.B\u00a0*"
    assert switch.cited[Framework.RECYF].text == "14.1, 14.6"
    assert back.cited[Framework.CARE_D2].text == "O1.C"
    assert back.cited[Framework.ANSSI].text == "–\u00a0*"


def test_the_matrix_follows_the_data_of_the_deck(bench: Any) -> None:
    first, *others = bench.game.deck.references
    changed = replace(first, recyf=("99.9",), to_verify=True)
    deck = replace(bench.game.deck, references=(changed, *others))
    game = Game(deck, bench.game.scenario, bench.game.unit_code)
    assert compliance_rows(bench.state, game)[0].cited[Framework.RECYF].text == "99.9"


def test_the_matrix_turns_round_to_one_line_a_requirement(bench: Any) -> None:
    rows = compliance_rows(bench.state, bench.game)
    turned = dict(requirements(rows, Framework.CARE_D2))
    assert list(turned) == ["O1.B", "O1.C", "O1.D", "O2.B", "O4"]
    assert {r.key for r in turned["O1.D"]} == {"OR-07", "atelier"}
    numbers = [number for number, _ in requirements(rows, Framework.RECYF)]
    assert numbers.index("13.6") < numbers.index("14.1") < numbers.index("14.10")
    assert numbers.index("14.2") < numbers.index("14.10")


def test_the_annex_never_says_conforme(demo: Any) -> None:
    said = str(matrix(demo.state, demo.game).blocks).casefold()
    assert "contribue" in said
    assert "conforme" not in said.replace("conformément", "")
