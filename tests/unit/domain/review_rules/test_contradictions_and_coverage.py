"""Families C and D."""

from collections.abc import Callable
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivityKept, ActivitySetAside, PrioritySet
from pcra_game.domain.answers import Status
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.framing_events import ContextChosen, ContextLevelSet

P1, P0 = "URG-01", "URG-02"
CARD = f"OC-02@{P0}"
WHO = "URG-F04"


def answered(context: str = "C0", **fields: Any) -> Callable[[Any], None]:
    return lambda bench: bench.answer(bench.card("OC-02", P0), context, who=WHO, **fields)


def closed(status: Status) -> Callable[[Any], None]:
    return lambda bench: bench.close(bench.card("OC-02", P0), "C0", status, "aucun papier")


def partly(bench: Any) -> None:
    bench.play(ContextLevelSet("C1", "IMP", Level.PARTIAL))
    bench.answer(bench.card("OC-02", P0), "C1", services=("IMP",), with_what="imprimante")


def by_default(bench: Any) -> None:
    answered()(bench)
    bench.play(moves.LeaveByDefault("C1"))


def justified(bench: Any) -> None:
    answered(services=("DPI",))(bench)
    bench.play(moves.Justify(CARD, "C0", "copie locale"))


def three_more(bench: Any) -> None:
    for id in ("URG-04", "URG-06"):
        bench.play(ActivityKept(id))


def all_set_aside(bench: Any) -> None:
    bench.play(ActivitySetAside(P1, "plus tard"), ActivitySetAside(P0, "plus tard"))


CASES: dict[str, dict[str, Any]] = {
    "C201": {
        "has": answered(services=("DPI",)),
        "mended": lambda b: b.write(CARD, "C0", services=(), what="À la main"),
        "silent": answered("C2", services=("DPI",)),
        "severity": "blocking",
        "subject": f"{CARD}/C0",
        "cards": (CARD,),
        "says": "il manque",
    },
    "C202": {
        "has": partly,
        "mended": lambda b: b.write(
            CARD, "C1", services=("IMP",), with_what="une seule imprimante, à l’accueil"
        ),
        "silent": answered("C1", services=()),
        "severity": "warning",
        "subject": "URG/C1",
        "cards": (CARD,),
        "says": "en partie seulement\u00a0: 1\u00a0carte en a besoin",
    },
    "C203": {
        "has": justified,
        "mended": lambda b: b.write(CARD, "C0", services=(), what="À la main"),
        "silent": answered(services=("DPI",)),
        "severity": "note",
        "subject": f"{CARD}/C0",
        "cards": (CARD,),
        "says": "la salle justifie\u00a0: copie locale",
    },
    "D100": {
        "has": lambda b: b.write(b.card("OC-02", P0), "C0"),
        "mended": lambda b: b.play(moves.Decide(CARD, "C0")),
        "silent": answered(),
        "severity": "blocking",
        "subject": "URG",
        "cards": (),
        "says": "Rien n’est décidé",
    },
    "D101": {
        "has": lambda b: b.write(b.card("OC-02", P0), "C0"),
        "mended": lambda b: b.play(moves.Decide(CARD, "C0")),
        "silent": lambda b: b.play(PrioritySet(P0, Priority.P2), PrioritySet(P1, Priority.P3)),
        "severity": "blocking",
        "subject": f"{P0}/C0",
        "cards": (CARD,),
        "says": "rien n’est décidé en C0",
    },
    "D102": {
        "has": closed(Status.NO_SOLUTION),
        "mended": lambda b: b.answer(CARD, "C0"),
        "silent": closed(Status.PARKED),
        "severity": "warning",
        "subject": f"{CARD}/C0",
        "cards": (CARD,),
        "says": "aucun papier",
    },
    "D103": {
        "has": by_default,
        "mended": lambda b: b.play(moves.CheckSame(CARD, "C1", "C0")),
        "silent": answered(),
        "severity": "warning",
        "subject": "URG/C1",
        "cards": (CARD,),
        "says": "En C1, 1\u00a0carte d’activité P0 reprise par défaut, sans examen",
    },
    "D104": {
        "has": lambda b: b.write(b.card("OC-02", P0), "C0"),
        "mended": lambda b: b.play(moves.Decide(CARD, "C0")),
        "silent": closed(Status.SET_ASIDE),
        "severity": "warning",
        "subject": f"{CARD}/C0",
        "cards": (CARD,),
        "says": "brouillon",
    },
    "D106": {
        "has": three_more,
        "mended": lambda b: b.play(PrioritySet("URG-04", Priority.P1)),
        "silent": lambda b: b.play(ActivitySetAside(P1, "plus tard")),
        "severity": "warning",
        "subject": "URG",
        "cards": (),
        "says": "3 activités sur 4 sont en P0",
    },
    "D107": {
        "has": all_set_aside,
        "mended": lambda b: b.play(ActivityKept(P0)),
        "silent": lambda b: b.play(ActivitySetAside(P1, "plus tard")),
        "severity": "blocking",
        "subject": "URG",
        "cards": (),
        "says": "Aucune activité",
    },
    "D108": {
        "has": by_default,
        "mended": lambda b: b.play(moves.CheckSame(CARD, "C1", "C0")),
        "silent": lambda b: b.write(b.card("OC-02", P0), "C0"),
        "severity": "warning",
        "subject": "URG/C1",
        "cards": (),
        "says": "aucune carte n’y est examinée",
    },
}


def test_a_plan_that_has_it(has_it: Callable[[], None]) -> None:
    has_it()


def test_the_same_plan_mended(mended: Callable[[], None]) -> None:
    mended()


def test_a_plan_where_it_says_nothing(silent: Callable[[], None]) -> None:
    silent()


def test_c202_is_silent_where_services_return(bench: Any) -> None:
    from pcra_game.domain.review import review

    bench.play(ContextLevelSet("C3", "IMP", Level.PARTIAL))
    bench.answer(bench.card("OC-02", P0), "C3", services=("IMP",))
    assert "C202" not in {f.code for f in review(bench.state, bench.game)}


def test_c202_says_nothing_of_a_draft_or_of_what_is_justified(bench: Any) -> None:
    from pcra_game.domain.review import review

    def said() -> set[str]:
        return {f.code for f in review(bench.state, bench.game)}

    bench.play(ContextLevelSet("C1", "IMP", Level.PARTIAL))
    bench.write(bench.card("OC-02", P0), "C1", services=("IMP",))
    assert "C202" not in said()
    bench.play(moves.Decide(CARD, "C1"))
    assert "C202" in said()
    bench.play(moves.Justify(CARD, "C1", "l’accueil garde la sienne"))
    assert "C202" not in said()


def found(bench: Any, code: str) -> list[Any]:
    from pcra_game.domain.review import review

    return [f for f in review(bench.state, bench.game) if f.code == code]


def test_c201_two_solutions_that_lack_something_are_one_point(bench: Any) -> None:
    card = bench.card("OC-02", P0)
    bench.write(card, "C0", "a", what="Ouvrir le dossier", services=("DPI",))
    bench.answer(card, "C0", "b", what="Imprimer la liste", services=("IMP", "PDT"))
    (finding,) = found(bench, "C201")
    for said in ("Ouvrir le dossier", "Imprimer la liste"):
        assert f"pour «\u00a0{said}\u00a0»" in finding.text


def test_c203_names_what_every_solution_lacks_once(bench: Any) -> None:
    card = bench.card("OC-02", P0)
    bench.write(card, "C0", "a", services=("DPI",))
    bench.answer(card, "C0", "b", services=("DPI", "IMP"))
    bench.play(moves.Justify(card, "C0", "copie locale"))
    (finding,) = found(bench, "C203")
    assert finding.text.count(bench.game.services["DPI"].label) == 1
    assert bench.game.services["IMP"].label in finding.text


def test_c202_is_one_point_for_all_who_share_what_is_left(bench: Any) -> None:
    bench.play(ContextLevelSet("C1", "IMP", Level.PARTIAL))
    cards = [bench.card(objective, P0) for objective in ("OC-02", "OC-03", "OC-04")]
    for number, (card, code) in enumerate(zip(cards, ("IMP", "PDT", "PDT"), strict=True)):
        bench.answer(card, "C1", f"x{number}", services=(code,))
    (finding,) = found(bench, "C202")
    assert finding.cards == tuple(cards)
    first, second = (bench.game.services[code].label for code in ("PDT", "IMP"))
    assert finding.text.index(first) < finding.text.index(second)
    assert finding.text.endswith("3\u00a0cartes en ont besoin sans dire combien")


@pytest.mark.parametrize(
    ("with_what", "says_how_much"),
    [
        ("deux postes au secrétariat", True),
        ("3 grands écrans", True),
        ("une seule imprimante", True),
        ("poste, 2 h par jour", True),
        ("deux lignes analogiques", True),
        ("règle en quatre lignes, affichée", False),
        ("poste de l’accueil, 300 feuilles", False),
        ("dix pochettes", False),
    ],
)
def test_c202_a_number_counts_where_it_counts_what_is_short(
    bench: Any, with_what: str, says_how_much: bool
) -> None:
    bench.play(ContextLevelSet("C1", "PDT", Level.PARTIAL))
    bench.answer(bench.card("OC-02", P0), "C1", services=("PDT",), with_what=with_what)
    assert (not found(bench, "C202")) is says_how_much


def test_d101_beside_an_answer_names_the_cards_that_have_none(bench: Any) -> None:
    left = bench.card("OC-03", P0)
    answered()(bench)
    (finding,) = (f for f in found(bench, "D101") if f.subject == f"{P0}/C0")
    assert (finding.severity, finding.cards) == ("warning", (left,))
    title = bench.game.objectives["OC-03"].short_title
    assert finding.text.endswith(f"1\u00a0carte reste sans réponse en C0, «\u00a0{title}\u00a0»")
    bench.answer(left, "C0", "y")
    assert f"{P0}/C0" not in [f.subject for f in found(bench, "D101")]


def test_d101_leaves_a_draft_beside_an_answer_to_d104(bench: Any) -> None:
    answered()(bench)
    bench.write(bench.card("OC-03", P0), "C0", "y")
    assert f"{P0}/C0" not in [f.subject for f in found(bench, "D101")]
    assert [f.subject for f in found(bench, "D104")] == [f"OC-03@{P0}/C0"]


def test_d101_a_card_that_was_set_aside_asks_for_no_answer(bench: Any) -> None:
    answered()(bench)
    bench.close(bench.card("OC-03", P0), "C0", Status.SET_ASIDE)
    assert f"{P0}/C0" not in [f.subject for f in found(bench, "D101")]


def test_d101_looks_at_continuity_cards_of_the_base_only(bench: Any) -> None:
    answered()(bench)
    bench.card("OR-04", P0)
    assert f"{P0}/C0" not in [f.subject for f in found(bench, "D101")]


def test_d103_counts_the_activities_of_a_context_together(bench: Any) -> None:
    bench.play(PrioritySet(P1, Priority.P0))
    for number, activity in enumerate((P1, P0)):
        bench.answer(bench.card("OC-02", activity), "C0", f"x{number}")
    bench.play(moves.LeaveByDefault("C1"))
    (finding,) = found(bench, "D103")
    assert finding.cards == (f"OC-02@{P1}", CARD)


def test_what_was_said_in_a_context_that_is_out_of_play_is_not_in_the_plan(bench: Any) -> None:
    answered("C1", services=("DPI",))(bench)
    assert found(bench, "C201")
    bench.play(ContextChosen("C1", included=False))
    assert not found(bench, "C201")
    bench.play(ContextChosen("C1", included=True))
    assert found(bench, "C201")
