"""What an answer leaves open is told where the answer is read, and among what is not covered."""

from typing import Any

from pcra_game.domain import moves
from pcra_game.domain.answers import Status
from pcra_game.domain.document import Document, Table, Worksheet
from pcra_game.domain.plan import build_plan

IMPRESSION = "«\u00a0Impression (documents, étiquettes, bracelets)\u00a0»"


def plan(bench: Any) -> Document:
    return build_plan(bench.state, bench.game, recorded_at="2026-11-24T23:30:00.000Z")


def every_table(document: Document) -> list[Table]:
    return [b for section in document.sections for b in section.blocks if isinstance(b, Table)]


def fiche_of(bench: Any, activity: str = "URG-02") -> Worksheet:
    blocks = (block for section in plan(bench).sections for block in section.blocks)
    return next(b for b in blocks if isinstance(b, Worksheet) and b.code == activity)


def test_a_contradicted_answer_is_marked_on_the_fiche_and_not_covered(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", what="Imprimer", services=("IMP",))
    made = fiche_of(bench)
    assert [(s.what, s.alert) for s in made.solutions] == [("Imprimer", "⚠ contradiction")]
    title = made.solutions[0].card
    assert made.uncovered[0] == f"{title}, C0\u00a0: contradiction, il manque {IMPRESSION}"
    rows = [r for t in every_table(plan(bench)) for r in t.rows if r[0] == title]
    assert any(f"⚠ contradiction\u00a0: il manque {IMPRESSION} en C0\nImprimer" in r for r in rows)


def test_only_the_relay_that_lacks_a_service_is_marked(bench: Any) -> None:
    card = bench.card()
    bench.write(card, "C0", "a", what="Écrire")
    bench.answer(card, "C0", "b", what="Imprimer", services=("IMP",))
    assert [bool(s.alert) for s in fiche_of(bench).solutions] == [False, True]


def test_a_justified_answer_tells_its_reason_as_a_risk(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", what="Imprimer", services=("IMP",))
    bench.play(moves.Justify(card, "C0", "imprimante autonome"))
    made = fiche_of(bench)
    assert made.solutions[0].alert == ""
    assert not any("contradiction" in line for line in made.uncovered)
    assert made.accepted_risks == (f"sans {IMPRESSION} en C0\u00a0: imprimante autonome",)


def test_an_answer_that_fails_in_a_later_context_is_marked_there(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", what="Envoyer", services=("TEL",))
    bench.answer(card, "C1", "y", what="Lire à l’écran", services=("DPI",))
    made = fiche_of(bench)
    dpi = "«\u00a0Dossier patient informatisé\u00a0»"
    assert "\u00a0: ⚠ contradiction. Lire" in dict(made.changes)["C1"]
    assert any(
        line.endswith(f", C1\u00a0: contradiction, il manque {dpi}") for line in made.uncovered
    )
    (answer,) = [
        row[3] for t in every_table(plan(bench)) for row in t.rows if row[1:3] == ("C1", "décidée")
    ]
    assert answer.startswith(f"⚠ contradiction\u00a0: il manque {dpi} en C1\nLire")


def test_a_gap_is_marked_and_not_covered(bench: Any) -> None:
    bench.close(bench.card(), "C0", Status.NO_SOLUTION, "faute de bras")
    made = fiche_of(bench)
    assert (made.solutions[0].alert, made.solutions[0].what) == (
        "⚠ pas de solution",
        "faute de bras",
    )
    assert made.uncovered[0].endswith(", C0\u00a0: pas de solution\u00a0: faute de bras")


def test_a_draft_is_marked_and_not_covered(bench: Any) -> None:
    bench.write(bench.card(), "C0", what="Écrire")
    made = fiche_of(bench)
    assert (made.solutions[0].alert, made.solutions[0].what) == ("⚠ non décidé", "Écrire")
    assert made.uncovered[0].endswith(", C0\u00a0: non décidé")


def test_a_sound_answer_leaves_only_the_contexts_nobody_looked_at(bench: Any) -> None:
    bench.answer(bench.card(), "C0", what="Écrire")
    made = fiche_of(bench)
    assert made.solutions[0].alert == ""
    assert made.uncovered == ("C1, C2, C3\u00a0: non examiné",)


def test_the_gravest_comes_first_and_contexts_share_a_line(bench: Any) -> None:
    draft, wrong = bench.card("OC-03"), bench.card("OC-02")
    bench.write(draft, "C0", "a", what="Écrire")
    bench.answer(wrong, "C0", "b", what="Lire", services=("URG",))
    bench.play(moves.CheckSame(wrong, "C1", "C0"))
    lines = fiche_of(bench).uncovered
    assert ", C0, C1\u00a0: contradiction" in lines[0]
    assert lines[1].endswith(", C0\u00a0: non décidé")


def test_nobody_looked_is_said_of_an_activity_without_a_card(bench: Any) -> None:
    made = fiche_of(bench, "URG-01")
    assert made.solutions == ()
    assert made.uncovered == ("non examiné",)
    assert made.night == "non examiné"
