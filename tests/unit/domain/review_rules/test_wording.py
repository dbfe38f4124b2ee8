"""Family W: how answers are written, and what must not be."""

from collections.abc import Callable
from typing import Any

import pytest

from pcra_game.domain import activity_events as activity
from pcra_game.domain import answer_events as answer
from pcra_game.domain import framing_events as framing
from pcra_game.domain import moves
from pcra_game.domain import room_events as happened
from pcra_game.domain.answer_events import ItemParked
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Band,
    Means,
    MeansKind,
    ParkedItem,
    Spending,
    Status,
)
from pcra_game.domain.game import Game
from pcra_game.domain.review import review
from pcra_game.domain.review_privacy import suspect_in
from pcra_game.domain.review_wording import calls_it, vague_in
from pcra_game.domain.room_events import LogNoted

P0 = "URG-02"
CARD = f"OC-02@{P0}"


def answered(what: str = "Ouvrir le registre", **fields: Any) -> Callable[[Any], None]:
    return lambda bench: bench.answer(bench.card("OC-02", P0), "C0", what=what, **fields)


def rewritten(what: str = "Ouvrir le registre", **fields: Any) -> Callable[[Any], None]:
    return lambda bench: bench.write(CARD, "C0", what=what, **fields)


def noted(text: str) -> Callable[[Any], None]:
    return lambda bench: bench.play(LogNoted("log", text, 10))


def on_card(says: str, **changed: Any) -> dict[str, Any]:
    return {"subject": f"{CARD}/C0", "cards": (CARD,), "says": says, **changed}


CASES: dict[str, dict[str, Any]] = {
    "W501": on_card(
        "qui agit",
        severity="warning",
        has=answered(),
        mended=rewritten(who="URG-F04"),
        silent=answered(who="Équipe mobile"),
    ),
    "W502": on_card(
        "avec quoi",
        severity="note",
        has=answered(),
        mended=rewritten(with_what="registre"),
        silent=answered(with_what="registre"),
    ),
    "W503": on_card(
        "quand commencer",
        severity="note",
        has=answered(set_up=10),
        mended=rewritten(band=Band.MIN_15),
        silent=answered(signal="l’écran se fige"),
    ),
    "W504": on_card(
        "formule vague «\u00a0si possible\u00a0»",
        severity="warning",
        has=answered("Ouvrir le registre, si possible"),
        mended=rewritten(),
        silent=answered("Rendre possible le tri"),
    ),
    "W505": on_card(
        "la seule réponse repose sur l’informatique",
        severity="warning",
        has=answered("On appelle la DSI"),
        mended=rewritten("Ouvrir le registre puis appeler la DSI"),
        silent=answered("Prévenir la DSI que le registre papier est ouvert et compter les entrées"),
    ),
    "W506": {
        "has": noted("Prévenu le chef, puis Mme Durand"),
        "mended": noted("Prévenu le chef, puis la secrétaire"),
        "silent": noted("Dr de garde joint au 02 99 00 00 00"),
        "severity": "warning",
        "subject": "log",
        "cards": (),
        "says": "par «\u00a0Prévenu le chef, puis\u00a0»\u00a0: le texte ressemble à un nom",
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
    ("text", "phrases"),
    [
        ("SI POSSIBLE, à la main", ("si possible",)),
        ("Voir avec la pharmacie", ("voir avec",)),
        ("On s’arrange avec le bloc", ("on s’arrange",)),
        ("Faire au mieux", ("faire au mieux",)),
        ("Dans la mesure du possible, et au mieux", ("dans la mesure du possible", "au mieux")),
        ("Éventuellement un coursier", ("éventuellement",)),
        ("Recevoir avec le patient", ()),
        ("On verrait la liste", ()),
        ("Aller au mieux-être", ("au mieux",)),
        ("Rien d’impossible", ()),
    ],
)
def test_w504_finds_whole_words_whatever_the_case(text: str, phrases: tuple[str, ...]) -> None:
    assert vague_in(text) == phrases


@pytest.mark.parametrize(
    ("text", "magic"),
    [
        ("On appelle la DSI", True),
        ("Appeler l’informatique", True),
        ("Prévenir l’astreinte DSI au plus vite", True),
        ("Attendre le service informatique", True),
        ("Contacter la hotline", True),
        ("Appeler la pharmacie", False),
        ("Écrire au registre et appeler la DSI", False),
        ("Appeler le coursier, la DSI et le bloc", False),
        ("Appeler la DSI puis ouvrir le registre papier numéroté de 1 à 200 à l’accueil", False),
    ],
)
def test_w505_knows_a_call_from_a_gesture(text: str, magic: bool) -> None:
    assert calls_it(text) is magic


def test_w505_an_answer_beside_the_call_is_enough(bench: Any) -> None:
    answered("On appelle la DSI")(bench)
    assert found(bench, "W505")
    bench.write(CARD, "C0", "x2", what="Ouvrir le registre")
    assert not found(bench, "W505")


def test_w505_it_as_the_one_who_acts_is_magic_too(bench: Any) -> None:
    answered("Relancer les serveurs", who="TRV-F04")(bench)
    assert found(bench, "W505")


def test_w505_it_brings_services_back(bench: Any) -> None:
    bench.answer(bench.card("OR-05", "unite"), "C3", what="Rouvrir", who="TRV-F04")
    assert not found(bench, "W505")


def test_w505_the_unit_that_it_belongs_to_answers_for_itself(bench: Any) -> None:
    unit = type(bench)(Game(bench.game.deck, bench.game.scenario, "SUP"))
    unit.open("SUP-01")
    unit.answer(unit.card("OC-06", "SUP-01"), "C0", what="Nommer qui fait", who="SUP-F05")
    assert not found(unit, "W505")


def test_w502_a_means_says_with_what(bench: Any) -> None:
    bench.play(framing.MeansStocked(Means("m", "Mobiles", MeansKind.THING, 6)))
    answered(spends=(Spending("m", 1),))(bench)
    assert not found(bench, "W502")


def test_w501_of_two_solutions_names_the_one_that_says_nobody(bench: Any) -> None:
    answered(who="URG-F04")(bench)
    bench.write(CARD, "C0", "x2", what="Appeler la pharmacie")
    (finding,) = found(bench, "W501")
    assert finding.text.endswith("on ne sait pas qui agit, pour «\u00a0Appeler la pharmacie\u00a0»")


def test_what_idem_repeats_is_said_once(bench: Any) -> None:
    answered("Ouvrir le registre, si possible")(bench)
    bench.play(moves.CheckSame(CARD, "C1", "C0"))
    for code in ("W501", "W502", "W503", "W504"):
        assert [f.subject for f in found(bench, code)] == [f"{CARD}/C0"]


@pytest.mark.parametrize(
    "text",
    [
        "Voir M. Durand",
        "Appeler Mme LE GOFF au bloc",
        "Le Dr Martin signe",
        "le Pr. Petit-Jean décide",
        "Docteur Éliane décide",
        "Mme D. en box 3",
        "Jean Dupont ouvre la caisse",
        "appeler Marie-Claude LE GOFF",
        "Prévenir Éric de Kervadec",
        "2 85 12 35 123 456 78",
        "NIR 185123512345678",
        "NIR185123512345678",
        "1 85 02 2A 123 456",
        "IPP 00123456",
        "IPP : 8412345",
        "patient né le 12/03/1950",
        "née le 3 mai",
        "né(e) le 01/01/2000",
        "DDN 12/03/1950",
        "dossier n° 123456",
    ],
)
def test_w506_sees_persons_and_patients(text: str) -> None:
    assert suspect_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Dr de garde",
        "Le Dr décide",
        "Le Pr et le Dr",
        "Docteur Junior",
        "M. le directeur",
        "Monsieur le Directeur",
        "rue du Dr Roux",
        "pavillon Mme Curie",
        "Site Docteur Schaffner",
        "CH Dr Schaffner",
        "IDE de SAUV et IOA",
        "02 99 28 43 21",
        "02 99 28 43 21 / 02 99 28 43 22",
        "+33 6 12 34 56 78",
        "0299284321",
        "Noter l’IPP sur la feuille",
        "nom, prénom, date de naissance",
        "300 feuilles à 120 par jour",
        "prêt le 12 mars",
        "une panne le 3 mai",
        "FINESS 350005179",
        "SIRET 263 500 076 00017",
        "Mme X",
        "hôpital Henri Mondor",
        "CHU Robert Debré",
        "Saint Jean Baptiste",
        "Claire SAMU",
        "Plan Blanc et Croix Rouge",
        "Jean ouvre la caisse",
        "empreinte 1bb6314cbfa2a7153563147396d9d6ea964141aa7dfa",
        "",
    ],
)
def test_w506_lets_functions_places_and_numbers_be(text: str) -> None:
    assert suspect_in(text) is None


def test_w506_never_repeats_what_it_found(bench: Any) -> None:
    bench.play(
        LogNoted("a", "Mme Durand a tout vu hier", 1),
        LogNoted("b", "Appel de la salle pour patient IPP 00123456 sorti", 2),
    )
    answered("Joindre le Dr Martin", who="Dr Martin")(bench)
    said = " ".join(f.text for f in found(bench, "W506"))
    assert len(found(bench, "W506")) == 3
    for secret in ("Durand", "00123456", "Martin"):
        assert secret not in said


def test_w506_reads_closed_cards_and_the_parking(bench: Any) -> None:
    bench.close(bench.card("OC-02", P0), "C0", Status.NO_SOLUTION, "Mme Durand est partie")
    bench.play(ItemParked(ParkedItem("p", "Demander à M. Petit")))
    assert [f.subject for f in found(bench, "W506")] == [f"{CARD}/C0", "p"]


def test_w506_reads_everything_that_the_room_writes(bench: Any) -> None:
    name = "Voir M. Petit"
    card = bench.card("OC-02", P0)
    inject = next(iter(bench.game.injects))
    bench.play(
        answer.ActionWritten(Action("act", name, "Cadre", None, card)),
        answer.ArbitrageWritten(Arbitrage("arb", "Payer", people=name)),
        answer.ReopeningCheckSet("feu", "DPI", name, ""),
        activity.ActivitySetAside("URG-01", name),
        activity.ActivityTextSet(P0, activity.TextField.STOP_SIGN, name),
        activity.DurationSet(P0, activity.DurationField.DMIA, None, name),
        framing.FunctionAdded("f", name),
        framing.MeansStocked(Means("m", "Mobiles", MeansKind.THING, 6, place=name)),
        framing.ServiceDescribed("DPI", note=name),
        framing.UnitFramed(missions=name),
        happened.InjectRevealed(inject, happened.RevealedBy.HAND),
        happened.InjectJudged(inject, happened.Verdict.HELD, name),
        happened.ObjectChallenged("defi", name, shown=True),
        happened.StoryTold("joker", name),
        happened.RetexNoted("retex", happened.RetexKind.KEEP, name),
        happened.FindingAccepted("D100", "URG", name),
    )
    where = {f.subject: f.cards for f in found(bench, "W506")}
    assert where.pop("act") == (card,)
    assert set(where) == {
        "arb", "feu", "URG-01", P0, "f", "m", "DPI", "URG", inject, "defi", "joker", "retex",
        "D100 URG",
    }  # fmt: skip
    assert not any(where.values())
