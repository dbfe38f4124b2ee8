"""The prints as files: what they say and where, how large, and always the same bytes."""

from collections.abc import Callable, Iterator
from ctypes import c_double
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PySide6.QtCore import QHashSeed

from pcra_game.domain.document_frame import standing
from pcra_game.domain.framing_events import ServiceDescribed
from pcra_game.domain.game import Game
from pcra_game.domain.striking import for_unit, opening
from pcra_game.prints.cards import cards_of
from pcra_game.prints.deck import SIZES, write_deck
from pcra_game.prints.mats import mats_of, write_mats
from pcra_game.prints.paper import PAPER, Print, write_print
from pcra_game.prints.room import PRINTS
from pcra_game.prints.sheets import A4_HEIGHT, A4_WIDTH
from pcra_game.prints.slips import LINE, slips_of, write_slips
from pcra_game.table_view.palette import AA, AAA, contrast
from pcra_game.workshop.files import load_game
from tests.fixtures.sources import demo_source, new_source

CAPITAL = 0.668
"""Height of a capital to the size of the letters, in the face of words."""
CAPITALS = frozenset("ABCDEFGHIKLMNOPRSTUVXYZ")
MM = 72 / 25.4

Letter = tuple[str, float, float, float]
"""A letter with its left, its bottom and its height, in points."""


@pytest.fixture(scope="module")
def game() -> Game:
    return load_game("URG")


def printed(write: Callable[..., None], game: Game, **options: str) -> bytes:
    stream = BytesIO()
    write(None, game, stream, **options)
    return stream.getvalue()


def letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        left, right, bottom, top = (c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        yield sign, left.value, bottom.value, top.value - bottom.value


NOTE_FROM = 5.5
"""Millimetres from the foot of a sheet: below lies the note for who prints, not for the room."""


def sizes(page: pypdfium2.PdfPage) -> list[float]:
    """Sizes in points of the letters that the room reads on a page, as their capitals say."""
    return [
        high / CAPITAL
        for sign, _, bottom, high in letters(page)
        if sign in CAPITALS and bottom > NOTE_FROM * MM
    ]


def places_of(page: pypdfium2.PdfPage, words: str) -> list[tuple[float, float, float]]:
    """Left, bottom and size of words on a page, each time; the first letter is a capital."""
    text, found = page.get_textpage(), [*letters(page)]
    search, places = text.search(words, match_case=True), []
    while (hit := search.get_next()) is not None:
        _, left, bottom, high = found[hit[0]]
        places.append((left, bottom, high / CAPITAL))
    assert places, words
    return places


@pytest.mark.parametrize("write", PRINTS.values(), ids=PRINTS)
def test_the_same_deck_gives_the_same_bytes_whatever_qt_is_seeded_with(qapp, game, write) -> None:
    first = printed(write, game)
    for _ in range(4):
        QHashSeed.resetRandomGlobalSeed()
        assert printed(write, game) == first


@pytest.mark.parametrize("write", PRINTS.values(), ids=PRINTS)
def test_every_font_is_in_the_file_and_no_moment_nor_machine(qapp, game, write) -> None:
    with pikepdf.open(BytesIO(printed(write, game))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        described = [o for o in fonts if o.get("/Type") == "/FontDescriptor"]
        assert described
        assert all("/FontFile2" in one for one in described)
        assert {*pdf.docinfo.keys()} == {"/Title", "/Author", "/Creator", "/Producer"}
        assert game.unit.label in str(pdf.docinfo["/Title"])
        assert pdf.Root.ViewerPreferences["/DisplayDocTitle"]
        assert pdf.Root.Lang == "fr-FR"
        assert pdf.Root.ViewerPreferences["/PrintScaling"] == "/None"
        assert not any("/Image" in str(o.get("/Subtype", "")) for o in fonts)


@pytest.mark.parametrize("size", SIZES)
def test_fronts_and_backs_follow_each_other_and_match(qapp, game, size: str) -> None:
    where, _ = SIZES[size]
    cards = [*cards_of(None, game)]
    pdf = pypdfium2.PdfDocument(printed(write_deck, game, size=size))
    assert len(pdf) == 2 * -(-len(cards) // where.count)
    for number, one in enumerate(game.deck.objectives):
        sheet, cell = number // where.count, where.cut(number % where.count)
        start = one.question[:12].split("\u202f")[0].strip()
        fronts = places_of(pdf[2 * sheet], start)
        # What is seen through the paper: right is left, high stays high.
        behind = [(A4_WIDTH * MM - x, y) for x, y, _ in places_of(pdf[2 * sheet + 1], start)]
        for places in ([(x, y) for x, y, _ in fronts], behind):
            assert any(
                cell.x * MM < x < cell.right * MM
                and cell.y * MM < A4_HEIGHT * MM - y < cell.bottom * MM
                for x, y in places
            ), one.id


def test_the_printer_is_asked_to_flip_on_the_long_edge(qapp, game) -> None:
    with pikepdf.open(BytesIO(printed(write_deck, game))) as pdf:
        assert pdf.Root.ViewerPreferences["/Duplex"] == "/DuplexFlipLongEdge"
        assert all(page.mediabox[3] > page.mediabox[2] for page in pdf.pages)


@pytest.mark.parametrize("unit", [one.code for one in load_game("URG").deck.units])
def test_no_card_of_any_unit_cuts_its_words_and_all_can_be_read(qapp, unit: str) -> None:
    game = load_game(unit)
    pdf = pypdfium2.PdfDocument(printed(write_deck, game))
    for number in range(len(pdf)):
        page = pdf[number]
        assert "…" not in page.get_textpage().get_text_range()
        assert min(sizes(page)) >= 6.95


def test_titles_of_fronts_are_read_across_a_table(qapp, game) -> None:
    pdf = pypdfium2.PdfDocument(printed(write_deck, game))
    for number, one in enumerate(game.deck.objectives):
        start = one.short_title[:6]
        assert max(size for *_, size in places_of(pdf[2 * (number // 9)], start)) >= 10.9, start


def test_every_kind_of_blank_card_ends_the_deck(qapp, game) -> None:
    pdf = pypdfium2.PdfDocument(printed(write_deck, game))
    said = pdf[len(pdf) - 2].get_textpage().get_text_range()
    kinds = ("Autre objectif", "Autre activité", "Autre événement")
    assert all(kind in said for kind in kinds)
    used = -(-len([*cards_of(None, game)]) // 9) * 9 - len([*cards_of(None, game)])
    assert sum(said.count(kind) for kind in kinds) == len(kinds) + used  # no cell stays empty


def test_a_session_prints_the_activities_that_the_room_kept(qapp) -> None:
    source = demo_source()
    kept = [*cards_of(source.state, source.game)]
    every = [*cards_of(None, source.game)]
    dropped = len(source.game.unit.activities) - len(source.state.kept_activities())
    assert len(every) - len(kept) == dropped > 0


def test_mats_say_what_is_left_and_gone_and_are_read_at_two_metres(qapp, game) -> None:
    pdf = pypdfium2.PdfDocument(printed(write_mats, game))
    mats = mats_of(None, game)
    assert len(pdf) == len(mats) == len(game.played_contexts)
    for page, mat in zip(pdf, mats, strict=True):
        assert page.get_width() > page.get_height()
        said = " ".join(page.get_textpage().get_text_range().split())
        for text in (mat.remaining, mat.missing):
            assert " ".join(text.replace("-", "").split()) in said.replace("-", "")
        for title in (mat.title[:7], "Ce qui reste", "Ce qui manque"):
            assert max(size for *_, size in places_of(page, title)) >= 27.5
        assert min(sizes(page)) >= 18


def test_slips_carry_the_codes_by_which_they_are_typed(qapp, game) -> None:
    pdf = pypdfium2.PdfDocument(printed(write_slips, game))
    found = slips_of(None, game)
    said = [page.get_textpage().get_text_range() for page in pdf]
    codes = [one.code for one in found if one.code]
    assert len(codes) == len({*codes})
    for number, one in enumerate(found):
        assert one.code in said[number // 4]
    assert len(found) % 4 == 0
    assert said[-1].count("Existe déjà") == said[-1].count("Code de la carte") == 4
    assert not any("…" in text for text in said)


def test_lines_of_a_slip_are_eight_millimetres_apart(qapp, game) -> None:
    page = pypdfium2.PdfDocument(printed(write_slips, game))[0]
    dots = 200
    picture = page.render(scale=dots / 72, grayscale=True).to_pil()
    column = [picture.getpixel((round(60 / 25.4 * dots), y)) for y in range(picture.height // 2)]
    dark = [y for y, tone in enumerate(column) if tone < 160]
    rules = [y for y, before in zip(dark, [-9, *dark], strict=False) if y - before > 2]
    gaps = [(after - y) * 25.4 / dots for y, after in pairwise(rules)]
    assert sum(abs(gap - LINE) < 0.3 for gap in gaps) >= 6


def test_a_slip_of_a_session_has_the_codes_of_the_grid(qapp) -> None:
    from pcra_game.domain.slips import slips

    source = new_source()
    printed_codes = {one.code for one in slips_of(source.state, source.game)}
    asked = slips(source.state, source.game, source.game.base_context)
    assert asked
    assert {one.code for one in asked} <= printed_codes


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(ValueError, match="no page"):
        write_print(Print("rien"), [], BytesIO())


@pytest.mark.parametrize("unit", [one.code for one in load_game("URG").deck.units])
def test_a_deck_has_the_events_that_its_unit_lives_through_and_no_other(unit: str) -> None:
    game = load_game(unit)
    here = [one.id for one in game.scenario.injects if for_unit(game, one) or one in opening(game)]
    titles = [card.back.title for card in cards_of(None, game)]
    assert [title.split()[1] for title in titles if title.startswith("Événement ")] == here


def test_the_opening_of_other_units_is_not_in_the_deck_of_the_emergency_unit(game) -> None:
    assert "HOS" in game.injects["I-32"].units
    assert not any(card.back.title.endswith("I-32") for card in cards_of(None, game))


MOST_INK = 0.13
"""Share of a page that is black where grey is made of black dots."""


@pytest.mark.parametrize("write", PRINTS.values(), ids=PRINTS)
def test_no_page_costs_much_ink_and_its_words_stay_dark(qapp, game, write) -> None:
    for page in pypdfium2.PdfDocument(printed(write, game)):
        picture = page.render(scale=1.0, grayscale=True).to_pil()
        tones = picture.histogram()
        ink = sum(count * (255 - tone) for tone, count in enumerate(tones)) / 255
        assert ink / (picture.width * picture.height) < MOST_INK
        assert sum(tones[:90]) > 0


def test_words_on_paper_keep_their_contrast() -> None:
    for ground in (PAPER.card, PAPER.page, PAPER.chip, PAPER.context, PAPER.event):
        assert contrast(PAPER.ink, ground) >= AAA
    assert contrast(PAPER.on_context, PAPER.context) >= AAA
    assert contrast(PAPER.on_event, PAPER.event) >= AAA
    assert contrast(PAPER.event_edge, PAPER.event) >= AAA
    assert contrast(PAPER.soft_ink, PAPER.chip) >= AA


@pytest.mark.parametrize("write", PRINTS.values(), ids=PRINTS)
def test_every_sheet_says_whose_it_is_and_which_off_every_card(qapp, write) -> None:
    source = demo_source()
    stream = BytesIO()
    write(source.state, source.game, stream)
    pdf = pypdfium2.PdfDocument(stream.getvalue())
    status, version = standing(source.state)
    both = write in (PRINTS["cartes"], PRINTS["cartes-a6"])
    for number, page in enumerate(pdf, start=1):
        rim = page.get_textpage().get_text_bounded(0, 0, page.get_width(), NOTE_FROM * MM)
        said = " ".join(rim.replace("\u202f", " ").replace("\u00a0", " ").split())
        assert source.game.unit.label in said
        assert f"{status} · version {version}" in said
        assert f"page {number}/{len(pdf)}" in said
        assert ("recto verso, bord long" in said) is both
        assert "…" not in said


@pytest.mark.parametrize("size", SIZES)
def test_the_note_of_a_sheet_lies_on_no_drawing_and_no_mark(qapp, game, size: str) -> None:
    where, _ = SIZES[size]
    drawn = [where.cut(number).grown(where.bleed - where.inset) for number in range(where.count)]
    pdf = pypdfium2.PdfDocument(printed(write_deck, game, size=size))
    note = [one for one in letters(pdf[0]) if one[2] < NOTE_FROM * MM and one[0].strip()]
    assert note
    for _, left, bottom, high in note:
        y = A4_HEIGHT - (bottom + high) / MM
        assert y > max(place.bottom for place in drawn)
        assert not any(
            abs(x - left / MM) < 1 and low > y for x, _, end, low in where.marks() if x == end
        )


def words_of(mat_page: pypdfium2.PdfPage) -> str:
    return " ".join(mat_page.get_textpage().get_text_range().split())


def test_a_mat_names_its_services_and_leaves_a_line_for_a_name_that_nobody_said(qapp) -> None:
    source = new_source()
    local = "Orbis Urgences du site nord, écran vert"
    described = ServiceDescribed("DPI", local)
    known = replace(source.state, services={**source.state.services, "DPI": described})
    stream = BytesIO()
    write_mats(known, source.game, stream)
    said = words_of(pypdfium2.PdfDocument(stream.getvalue())[0])
    for word in ("Accès internet", "Impression", "Téléphonie", "absent", "Son nom chez nous"):
        assert word in said
    assert local in said
    named, unnamed = mats_of(known, source.game)[0], mats_of(source.state, source.game)[0]
    assert [one.local for one in named.services if one.code == "DPI"] == [local]
    assert not any(one.local for one in unnamed.services)


@pytest.mark.parametrize(
    "local", ["W" * 60, "Liaison internet du bâtiment principal et du second site, X"]
)
def test_a_long_local_name_is_whole_on_its_mat(qapp, local: str) -> None:
    source = new_source()
    known = replace(source.state, services={"NET": ServiceDescribed("NET", local)})
    stream = BytesIO()
    write_mats(known, source.game, stream)
    said = pypdfium2.PdfDocument(stream.getvalue())[0].get_textpage().get_text_range()
    assert "…" not in said
    assert "".join(local.split()) in "".join(said.split())


@pytest.mark.parametrize("unit", [one.code for one in load_game("URG").deck.units])
def test_no_mat_cuts_its_words(qapp, unit: str) -> None:
    game = load_game(unit)
    for page, mat in zip(
        pypdfium2.PdfDocument(printed(write_mats, game)), mats_of(None, game), strict=True
    ):
        said = words_of(page)
        assert "…" not in said
        assert all(one.label in said for one in mat.services)
