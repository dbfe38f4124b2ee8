"""A function finds its page; every reflex is on one, and nothing but reflexes."""

from typing import Any

from pcra_game.domain.answers import Band, Status
from pcra_game.domain.document import Document, Poster
from pcra_game.domain.framing_events import DeputyNamed, PresenceNoted
from pcra_game.domain.reflex_cards import build_pocket_cards, build_reflex_cards
from pcra_game.domain.reflexes import reflexes
from pcra_game.domain.sheet import function_label
from pcra_game.texts import reflex_cards as words
from tests.fixtures.document_words import said

AT = "2026-03-17T10:00:00.000Z"
SENIOR, IOA = "URG-F01", "URG-F04"


def wall(bench: Any) -> Document:
    return build_reflex_cards(bench.state, bench.game, recorded_at=AT)


def pocket(bench: Any) -> Document:
    return build_pocket_cards(bench.state, bench.game, recorded_at=AT)


def posters(document: Document) -> list[Poster]:
    return [b for one in document.sections for b in one.blocks if isinstance(b, Poster)]


def everything(document: Document) -> str:
    return "\n".join(said(one.blocks) for one in document.sections)


def label(bench: Any, function: str) -> str:
    return function_label(bench.state, bench.game, function)


def contexts(poster: Poster) -> list[str]:
    """The codes of the contexts that a page holds in."""
    lines = poster.subtitle.split("\n")
    return [line.split(" · ")[0] for line in lines if " · " in line]


def test_each_function_and_context_with_something_to_do_is_on_one_page(demo: Any) -> None:
    found = reflexes(demo.state, demo.game)
    wanted = {(label(demo, one.function), one.context) for one in found if one.function}
    made = [(page.title, context) for page in posters(wall(demo)) for context in contexts(page)]
    assert len(made) == len(set(made)) > 30
    assert set(made) == wanted


def test_every_reflex_stands_in_its_band_on_its_page(demo: Any) -> None:
    pages = {(p.title, context): p for p in posters(wall(demo)) for context in contexts(p)}
    for one in reflexes(demo.state, demo.game):
        if one.function:
            page = pages[label(demo, one.function), one.context]
            name = words.BANDS[one.band] if one.band else words.NO_BAND
            (band,) = [band for band in page.bands if band.label == name]
            assert one.text in band.lines


def test_a_function_that_does_the_same_in_two_contexts_has_one_page_for_both(
    bench: Any, demo: Any
) -> None:
    card = bench.card()
    bench.answer(card, "C0", "a", what="Poser le bracelet", who=IOA, band=Band.HOUR_1)
    bench.answer(card, "C1", "b", what="Poser le bracelet", who=IOA, band=Band.HOUR_1)
    (page,) = posters(wall(bench))
    assert contexts(page) == ["C0", "C1"]
    bench.answer(card, "C2", "c", what="Poser le bracelet", who=IOA, band=Band.HOUR_4)
    assert [contexts(page) for page in posters(wall(bench))] == [["C0", "C1"], ["C2"]]
    made = [(page.title, page.bands) for page in posters(wall(demo))]
    assert [one for one in made if made.count(one) > 1] == []


def test_a_page_has_the_five_bands_also_where_nothing_is_written(bench: Any) -> None:
    bench.answer(bench.card(), "C0", what="Poser le bracelet", who=IOA, band=Band.HOUR_1)
    (page,) = posters(wall(bench))
    assert [band.label for band in page.bands] == list(words.BANDS.values())
    assert [band.lines for band in page.bands] == [(), ("Poser le bracelet",), (), (), ()]
    assert all(band.note == words.NOTHING_WRITTEN for band in page.bands)


def test_a_signal_has_a_band_of_its_own(bench: Any) -> None:
    bench.answer(bench.card(), "C0", what="Ouvrir le registre", who=IOA, signal="écran noir")
    (page,) = posters(wall(bench))
    assert page.bands[-1].label == words.NO_BAND
    assert "écran noir" in page.bands[-1].lines[0]


def test_a_function_carries_one_card_with_all_its_reflexes(demo: Any) -> None:
    cards = {card.title: card for card in posters(pocket(demo))}
    found = [one for one in reflexes(demo.state, demo.game) if one.function]
    assert len(cards) == len(posters(pocket(demo)))
    assert set(cards) == {label(demo, one.function) for one in found}
    assert all(card.half for card in cards.values())
    for one in found:
        assert one.text in said([cards[label(demo, one.function)]])


def test_a_card_to_carry_tells_the_first_context_then_only_what_changes(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", "a", what="Poser le bracelet", who=IOA, band=Band.MIN_15)
    bench.answer(bench.card("OC-03"), "C0", "b", what="Appeler", who=IOA, band=Band.HOUR_4)
    bench.answer(card, "C1", "c", what="Imprimer l’étiquette", who=IOA, band=Band.HOUR_1)
    (made,) = posters(pocket(bench))
    assert [(band.label, band.lines) for band in made.bands] == [
        (words.BANDS["15min"], ("Poser le bracelet",)),
        (words.BANDS["4h"], ("Appeler",)),
        ("C1", (words.timed(words.BANDS["1h"], "Imprimer l’étiquette"),)),
    ]


def test_a_card_to_carry_names_the_contexts_where_nothing_changes(bench: Any) -> None:
    card = bench.card()
    bench.answer(card, "C0", "a", what="Poser le bracelet", who=IOA, band=Band.MIN_15)
    bench.answer(card, "C1", "b", what="Poser le bracelet", who=IOA, band=Band.MIN_15)
    bench.answer(card, "C2", "c", what="Imprimer l’étiquette", who=IOA, band=Band.HOUR_1)
    (made,) = posters(pocket(bench))
    first = words.context("C0", bench.game.contexts["C0"].title)
    assert made.subtitle == words.first_then(first, alike="C1", changing="C2")
    assert made.subtitle == f"{first}, de même en C1, puis ce qui change en C2"
    bench.answer(bench.card("OC-03"), "C0", "d", what="Appeler", who=IOA, band=Band.HOUR_4)
    (made,) = posters(pocket(bench))
    assert "de même" not in made.subtitle, "C1 has one gesture less: not the same"


def test_who_takes_over_at_night_is_named_under_the_title(bench: Any) -> None:
    bench.answer(bench.card(), "C0", who=SENIOR, band=Band.MIN_15)
    assert words.deputy("") not in posters(wall(bench))[0].subtitle
    bench.play(DeputyNamed(SENIOR, IOA))
    for made in (*posters(wall(bench)), *posters(pocket(bench))):
        assert words.deputy(label(bench, IOA)) in made.subtitle


def test_what_nobody_does_is_told_on_the_last_page_and_hangs_nowhere(bench: Any) -> None:
    bench.answer(bench.card(), "C0", "a", what="Poser le bracelet", who=IOA, band=Band.MIN_15)
    bench.answer(bench.card("OC-03"), "C0", "b", what="Appeler la pharmacie", band=Band.HOUR_4)
    bench.play(PresenceNoted(IOA, 1, True), PresenceNoted(SENIOR, 1, True))
    document = wall(bench)
    assert "Appeler la pharmacie" not in said(posters(document))
    last = said(document.sections[-1].blocks)
    assert "Appeler la pharmacie" in last
    assert label(bench, SENIOR) in last
    assert label(bench, IOA) not in last


def test_what_the_room_did_not_decide_is_on_no_card(bench: Any) -> None:
    bench.write(bench.card(), "C0", what="Peut-être appeler", who=IOA, band=Band.MIN_15)
    bench.close(bench.card("OC-03"), "C0", Status.PARKED)
    assert posters(wall(bench)) == []
    assert "Peut-être appeler" not in everything(wall(bench)) + everything(pocket(bench))


def test_without_any_reflex_the_paper_says_so_and_what_to_do(bench: Any) -> None:
    for document in (wall(bench), pocket(bench)):
        assert words.NONE in everything(document)
        assert words.NONE_TODO in everything(document)


def test_every_card_says_status_version_confidentiality_and_day(bench: Any) -> None:
    bench.answer(bench.card(), "C0", who=IOA, band=Band.MIN_15)
    for made in (*posters(wall(bench)), *posters(pocket(bench))):
        for text in ("Projet issu d’atelier", "0.1", "Diffusion restreinte", "17/03/2026"):
            assert text in made.foot
