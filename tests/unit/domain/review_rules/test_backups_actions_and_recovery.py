"""Families B, A and P."""

from collections.abc import Callable
from typing import Any

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import (
    ActivityKept,
    ActivityNeedsSet,
    ActivityTextSet,
    DurationField,
    DurationSet,
    PrioritySet,
    ProcedureReferenced,
    TextField,
)
from pcra_game.domain.answer_events import (
    ActionWritten,
    ArbitrageWritten,
    BacklogEstimated,
    ReopeningCheckSet,
    RestartRanked,
)
from pcra_game.domain.answers import Action, Arbitrage, Exists
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.framing_events import ContextLevelSet, ServiceDescribed
from pcra_game.domain.review import review
from pcra_game.domain.state import WorkshopState

P1, P0 = "URG-01", "URG-02"
CARD = f"OC-02@{P0}"
DAY = 1440
DATE = "2027-01-31"
GIVE_BACK = "OR-05@unite"


def described(**fields: Any) -> ServiceDescribed:
    return ServiceDescribed("URG", local_name="dossier", **fields)


def held(field: DurationField, minutes: int, *facts: Any) -> Callable[[Any], None]:
    return lambda bench: bench.play(
        ActivityNeedsSet(P0, ("URG",)), DurationSet(P0, field, minutes), *facts
    )


def hosted(by: str) -> Callable[[Any], None]:
    def play(bench: Any) -> None:
        for id in (P1, P0):
            bench.play(ActivityNeedsSet(id, ("URG",)))
        bench.play(described(hosted_by=by))

    return play


def document(place: str) -> Callable[[Any], None]:
    return lambda bench: bench.play(ProcedureReferenced(P0, "PRO-12", place, None))


def action(owner: str, due: str | None) -> Callable[[Any], None]:
    def play(bench: Any) -> None:
        if CARD not in bench.state.cards:
            bench.card("OC-02", P0)
        bench.play(ActionWritten(Action("act", "Imprimer les fiches", owner, due, CARD)))

    return play


def exists(how: Exists | None) -> Callable[[Any], None]:
    return lambda bench: bench.answer(bench.card("OC-02", P0), "C0", exists=how)


def arbitrage(cost: str, people: str, due: str | None) -> Callable[[Any], None]:
    asked = Arbitrage("arb", "Payer un coursier de nuit", cost, people, due)
    return lambda bench: bench.play(ArbitrageWritten(asked))


def answered(what: str = "Parler", **fields: Any) -> Callable[[Any], None]:
    return lambda bench: bench.answer(bench.card("OC-02", P0), "C0", what=what, **fields)


def empty(_bench: Any) -> None:
    """Nothing was answered yet: D100 says all there is to say."""


def recovered(bench: Any) -> None:
    bench.answer(bench.card("OR-05", "unite"), "C3", "back", what="Rouvrir un mardi")


CASES: dict[str, dict[str, Any]] = {
    "B601": {
        "has": held(DurationField.ENDURANCE, DAY, described(rto=2 * DAY)),
        "mended": held(DurationField.ENDURANCE, 2 * DAY),
        "silent": lambda b: b.play(described(rto=30 * DAY)),
        "severity": "warning",
        "subject": P0,
        "cards": (),
        "says": "tient 24\u00a0h, mais «\u00a0dossier\u00a0» revient en 48\u00a0h",
    },
    "B602": {
        "has": held(DurationField.TOLERATED_LOSS, 0, described(backup_age=60)),
        "mended": held(DurationField.TOLERATED_LOSS, 60),
        "silent": lambda b: b.play(described(backup_age=DAY)),
        "severity": "warning",
        "subject": P0,
        "cards": (),
        "says": "aucune perte tolérée, mais la sauvegarde de «\u00a0dossier\u00a0» date",
    },
    "B603": {
        "has": hosted("un hébergeur agréé"),
        "mended": lambda b: b.play(
            ActivityTextSet(P0, TextField.OFFLINE_DATA, "Liste imprimée à chaque relève")
        ),
        "silent": hosted("salle informatique de l’établissement"),
        "severity": "warning",
        "subject": P0,
        "cards": (),
        "says": "hébergement extérieur",
    },
    "B604": {
        "has": document(""),
        "mended": document("classeur rouge"),
        "silent": document("intranet, et un exemplaire papier au poste de soins"),
        "severity": "warning",
        "subject": P0,
        "cards": (),
        "says": "PRO-12 n’a pas de lieu",
    },
    "A801": {
        "has": action("", DATE),
        "mended": action("URG-F08", DATE),
        "silent": action("Cadre", None),
        "severity": "warning",
        "subject": "act",
        "cards": (CARD,),
        "says": "Action sans porteur\u00a0: «\u00a0Imprimer les fiches\u00a0»",
    },
    "A802": {
        "has": action("Cadre", None),
        "mended": action("Cadre", DATE),
        "silent": action("", DATE),
        "severity": "warning",
        "subject": "act",
        "cards": (CARD,),
        "says": "Action sans échéance",
    },
    "A803": {
        "has": exists(Exists.PARTLY),
        "mended": action("Cadre", DATE),
        "silent": exists(Exists.YES),
        "severity": "note",
        "subject": "URG",
        "cards": (CARD,),
        "says": "1\u00a0solution reste à mettre en place",
    },
    "A804": {
        "has": arbitrage("", "deux agents", None),
        "mended": arbitrage("aucun", "deux agents", DATE),
        "silent": arbitrage("aucun", "deux agents", DATE),
        "severity": "note",
        "subject": "arb",
        "cards": (),
        "says": "il manque coût et date",
    },
    "P701": {
        "has": answered(),
        "mended": recovered,
        "silent": empty,
        "severity": "warning",
        "subject": "URG",
        "cards": (),
        "says": "aucune carte de retour",
    },
    "P702": {
        "has": answered(),
        "mended": lambda b: b.play(RestartRanked(("AD", "DPI"))),
        "silent": empty,
        "severity": "note",
        "subject": "URG",
        "cards": (),
        "says": "n’est pas classé",
    },
    "P703": {
        "has": answered("Écrire au registre"),
        "mended": lambda b: b.play(BacklogEstimated(P0, 40, 5, 10)),
        "silent": answered("Parler"),
        "severity": "warning",
        "subject": P0,
        "cards": (CARD,),
        "says": "1\u00a0carte écrit sur papier",
    },
    "P704": {
        "has": answered(),
        "mended": lambda b: b.play(ReopeningCheckSet("feu", "DPI", "Dix dossiers", "URG-F08")),
        "silent": empty,
        "severity": "warning",
        "subject": "URG",
        "cards": (),
        "says": "Aucun contrôle",
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


@pytest.mark.parametrize(
    ("place", "lost"),
    [
        ("intranet", True),
        ("GED qualité", True),
        ("sur le réseau, dossier partagé", True),
        ("Partage du service", True),
        ("armoire du poste de soins", False),
        ("classeur rouge, aussi sur l’intranet", False),
        ("réserve", False),
    ],
)
def test_b604_knows_a_screen_from_a_shelf(bench: Any, place: str, lost: bool) -> None:
    document(place)(bench)
    assert bool(found(bench, "B604")) is lost


def test_b603_what_the_deck_calls_often_rented_is_a_note(bench: Any) -> None:
    for id in (P1, P0):
        bench.play(ActivityNeedsSet(id, ("RDV",)))
    (finding,) = found(bench, "B603")
    assert (finding.subject, finding.severity) == ("RDV", "note")
    for id in (P1, P0):
        assert bench.game.activities[id].label in finding.text
    bench.play(ServiceDescribed("RDV", hosted_by="sur place"))
    assert not found(bench, "B603")


def test_b603_a_service_that_keeps_no_data_has_nothing_to_copy(bench: Any) -> None:
    for code in ("MSS", "NET", "MEL"):
        bench.play(ActivityNeedsSet(P0, (code,)), ServiceDescribed(code, hosted_by="opérateur"))
        assert P0 not in [f.subject for f in found(bench, "B603")]
    bench.play(ActivityNeedsSet(P0, ("FIC",)), ServiceDescribed("FIC", hosted_by="opérateur"))
    assert P0 in [f.subject for f in found(bench, "B603")]


@pytest.mark.parametrize("code", ["B601", "B602"])
def test_a_starting_value_is_compared_with_nothing(bench: Any, code: str) -> None:
    bench.play(ActivityNeedsSet(P0, ("URG",)), described(rto=300 * DAY, backup_age=300 * DAY))
    assert not found(bench, code)


def test_a803_a_solution_that_two_cards_share_needs_one_action(bench: Any) -> None:
    exists(Exists.NO)(bench)
    other = bench.card("OC-02", P1)
    bench.play(moves.ShareSolution(other, "C0", "x1"), moves.Decide(other, "C0"))
    (finding,) = found(bench, "A803")
    assert finding.cards == (CARD, other)
    bench.play(ActionWritten(Action("act", "Acheter", "Cadre", DATE, other)))
    assert not found(bench, "A803")


def test_p703_ends_with_the_card_that_types_in(bench: Any) -> None:
    answered("Écrire au registre")(bench)
    bench.answer(bench.card("OR-04", P0), "C3", "back", what="Ressaisir les passages")
    assert not found(bench, "P703")


def test_recovery_is_not_asked_of_a_crisis_without_a_return(short: Any) -> None:
    answered("Écrire au registre")(short)
    assert not [f for f in review(short.state, short.game) if f.code.startswith("P")]


def test_a_workshop_that_was_never_opened_can_be_reviewed(bench: Any) -> None:
    codes = {f.code for f in review(WorkshopState(), bench.game)}
    assert codes == {"D100", "D107"}


def test_p703_a_draft_writes_nothing_yet(bench: Any) -> None:
    bench.answer(bench.card("OC-03", P0), "C0", "other", what="Parler")
    bench.write(bench.card("OC-02", P0), "C0", what="Écrire au registre")
    assert not found(bench, "P703")


def test_b603_what_the_deck_says_of_the_activity_counts(bench: Any) -> None:
    bench.play(ActivityKept("URG-10"), PrioritySet("URG-10", Priority.P1))
    assert bench.game.activities["URG-10"].saas == ("PMS",)
    assert "PMS" in [f.subject for f in found(bench, "B603")]
    assert P0 not in [f.subject for f in found(bench, "B603")]


def test_b604_a_screen_that_no_context_takes_away_is_a_place(bench: Any) -> None:
    document("intranet")(bench)
    assert found(bench, "B604")
    for context in ("C0", "C1", "C2", "C3"):
        for service in ("RES", "FIC", "PDT"):
            bench.play(ContextLevelSet(context, service, Level.PARTIAL))
    assert not found(bench, "B604")


def test_a803_counts_by_activity_the_fullest_first(bench: Any) -> None:
    exists(Exists.NO)(bench)
    for number, objective in enumerate(("OC-02", "OC-03")):
        bench.answer(bench.card(objective, P1), "C0", f"y{number}", exists=Exists.NO)
    bench.answer(bench.card("OC-01", "unite"), "C0", "unit", exists=Exists.PARTLY)
    (finding,) = found(bench, "A803")
    labels = (bench.game.activities[P1].label, bench.game.activities[P0].label, "Urgences (SAU)")
    assert finding.text.startswith("4\u00a0solutions restent à mettre en place")
    assert finding.text.endswith(f"2 pour {labels[0]}, 1 pour {labels[1]} et 1 pour {labels[2]}")


def test_p703_what_is_shared_with_an_activity_that_types_in_is_planned(bench: Any) -> None:
    answered("Écrire au registre")(bench)
    other = bench.card("OC-02", P1)
    bench.play(moves.ShareSolution(other, "C0", "x1"), moves.Decide(other, "C0"))
    assert {f.subject for f in found(bench, "P703")} == {P0, P1}
    bench.play(BacklogEstimated(P1, 40, 5, 10))
    assert not found(bench, "P703")
    bench.answer(bench.card("OC-03", P0), "C0", "own", what="Remplir la feuille")
    assert [f.cards for f in found(bench, "P703")] == [(f"OC-03@{P0}",)]


def test_p703_a_number_of_the_register_is_no_paper(bench: Any) -> None:
    answered("Écrire sur le tube le numéro de registre")(bench)
    assert not found(bench, "P703")


def test_p703_without_an_application_there_is_nothing_to_type_in(bench: Any) -> None:
    answered("Écrire au registre")(bench)
    bench.play(ActivityNeedsSet(P0, ("TEL", "RES", "APM")))
    assert not found(bench, "P703")
    bench.play(ActivityNeedsSet(P0, ("TEL", "DPI")))
    assert found(bench, "P703")
