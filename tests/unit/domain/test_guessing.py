"""Services guessed from the words of an answer."""

import pytest

from pcra_game.content.decks import load_named_deck
from pcra_game.domain.deck import Hosting, Service
from pcra_game.domain.guessing import Guess, guess, guesses

DECK = load_named_deck("hopital").services


def service(code: str, *words: str) -> Service:
    return Service(code, code, "", Hosting.NO, words)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Imprimer la lettre", ("IMP",)),
        ("on IMPRIME la lettre", ("IMP",)),
        ("Nous imprimons, ils impriment, vous imprimez", ("IMP",)),
        ("réimprimer les étiquettes", ("IMP",)),
        ("l’imprimante du poste", ("IMP",)),
        ("deux imprimantes", ("IMP",)),
        ("Impression des étiquettes", ("IMP",)),
        ("procéder à l’impression, aux réimpressions", ("IMP",)),
        ("j’ai l’impression de courir", ()),
        ("on a l'impression qu’il manque un lit", ()),
        ("une première impression du patient", ()),
        ("feuilles déjà imprimées", ()),
        ("un stock imprimé d’avance", ()),
        ("faire tirer à l’imprimerie", ()),
        ("téléphoner au SAMU", ("TEL",)),
        ("telephoner au SAMU", ("TEL",)),
        ("un appel téléphonique, une panne de téléphonie", ("TEL",)),
        ("la messagerie de crise externe", ()),
        ("prévenir par messagerie", ("MEL",)),
        ("le dossier patient électronique", ("DPI",)),
        ("saisie informatique au retour", ("PDT",)),
        ("envoyer un courriel", ("MEL",)),
        ("des e-mails", ("MEL",)),
        ("un mail", ("MEL",)),
        ("le PACS et le DMP", ("PAC", "DMP")),
        ("droit en ligne", ("AMO",)),
        ("Risque, rismes, tris", ()),
        ("", ()),
    ],
)
def test_words_of_the_deck_are_found(text: str, codes: tuple[str, ...]) -> None:
    assert guess(text, DECK) == codes


def test_a_word_is_not_found_inside_another() -> None:
    services = [service("A", "bip"), service("B", "ris")]
    assert guess("bipède, irisé, tristesse, prise", services) == ()
    assert guess("le bip, les bips", services) == ("A",)


def test_the_longest_entry_wins_where_two_overlap() -> None:
    assert guess("la messagerie sécurisée", DECK) == ("MSS",)
    assert guess("le dossier informatisé du résident", DECK) == ("DUI",)
    assert guess("le dossier informatisé", DECK) == ("DPI",)


def test_each_service_is_given_once_in_the_order_of_the_words() -> None:
    assert guess("imprimer, téléphoner, imprimer encore", DECK) == ("IMP", "TEL")


def test_the_words_that_gave_it_away_are_quoted_as_typed() -> None:
    assert guesses("On Imprimera demain", DECK) == (Guess("IMP", "Imprimera"),)
    assert guesses("La Messagerie  Sécurisée", DECK)[0].words == "Messagerie  Sécurisée"


def test_words_of_an_entry_stand_together_and_in_order() -> None:
    services = [service("A", "poste de travail")]
    assert guess("le poste de travail", services) == ("A",)
    assert guess("deux postes de travail", services) == ("A",)
    assert guess("travail de poste", services) == ()
    assert guess("poste fixe de travail", services) == ()
    assert guess("le poste de", services) == ()


def test_an_entry_in_the_plural_is_found_in_the_singular() -> None:
    services = [service("A", "images antérieures")]
    assert guess("une image antérieure", services) == ("A",)


def test_an_entry_without_a_word_names_nothing() -> None:
    assert guess("rien du tout", [service("A", "", "…")]) == ()


@pytest.mark.parametrize("one", DECK, ids=lambda one: one.code)
def test_every_entry_of_the_deck_finds_its_service(one: Service) -> None:
    for words in one.words:
        assert one.code in guess(f"Ici, {words} !", DECK)
