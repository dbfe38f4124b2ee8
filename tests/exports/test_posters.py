"""Posters are read from afar, say all they have to say, and need no cover to be complete."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from pcra_game.domain.document import (
    ROOM_FOR_A_PEN,
    Document,
    Poster,
    PosterBand,
    Section,
    Worksheet,
)
from pcra_game.exports.docx import write_docx
from pcra_game.exports.pdf import write_pdf
from pcra_game.exports.pdf_style import BOTTOM, PAGE_HEIGHT
from pcra_game.exports.worksheet_form import bands
from pcra_game.texts import posters as words
from tests.exports.conftest import NASTY

WALL_TYPE = 16.0
ARM_S_LENGTH_TYPE = 14.0
EIGHT_MILLIMETRES = 8 / 25.4 * 72
LONG = tuple(f"Geste {index} " + "écrire sur la feuille et la ranger " * 6 for index in range(12))


@pytest.fixture
def poster() -> Poster:
    return Poster(
        title="Cadre de santé de nuit",
        subtitle="C0 · Absence d’informatique",
        bands=(
            PosterBand("15 min", ("Déclarer le passage au papier.", "Sortir la caisse rouge.")),
            PosterBand("1 h", (), "Rien d’écrit à ce moment."),
            PosterBand("J+3", ("Refaire le stock.",)),
        ),
        foot="Projet · version 0.1 · Diffusion restreinte · 17/03/2026",
    )


@pytest.fixture
def hung(document: Document) -> Document:
    return replace(document, pages_only=True, summary=Section("", "", ()), sections=())


def of(document: Document, *blocks: Any) -> Document:
    return replace(document, sections=(Section("", "", blocks),))


def pdf(document: Document) -> bytes:
    stream = io.BytesIO()
    write_pdf(document, stream)
    return stream.getvalue()


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(document)), strict=True)


def plain(text: str) -> str:
    return "".join(text.split())


def texts(reader: PdfReader) -> list[str]:
    return [plain(page.extract_text()) for page in reader.pages]


def type_of(reader: PdfReader, start: str) -> float:
    """The size in which a text that begins so is drawn."""
    sizes: list[float] = []

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip().startswith(start):
            sizes.append(size)

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    return min(sizes)


def lowest(reader: PdfReader, start: str) -> float:
    """The lowest ordinate of a text that begins so."""
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip().startswith(start):
            found.append(cm[3] * tm[5] + cm[5])

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    return min(found)


def test_a_short_poster_is_one_page_in_type_for_a_wall(hung: Document, poster: Poster) -> None:
    reader = read(of(hung, poster))
    (text,) = texts(reader)
    for said in (poster.title, poster.subtitle, poster.foot, *poster.bands[0].lines):
        assert plain(said) in text
    assert plain(poster.bands[1].note) in text
    assert text.index(plain("Refaire le stock.")) < text.index(plain(poster.foot)), "read first"
    assert type_of(reader, "Déclarer") >= WALL_TYPE
    assert words.CONTINUED not in text


def test_a_long_poster_goes_on_in_type_for_a_wall_and_says_so(
    hung: Document, poster: Poster
) -> None:
    full = replace(poster, bands=(PosterBand("15 min", LONG), *poster.bands[1:]))
    reader = read(of(hung, full))
    first, *others = texts(reader)
    assert others
    for number, text in enumerate(others, start=2):
        assert plain(words.again(number)) in text
        assert plain(full.title) in text
    for text in (first, *others[:-1]):
        assert plain(words.CONTINUED) in text
    assert plain(words.CONTINUED) not in others[-1]
    assert type_of(reader, "Geste") >= WALL_TYPE
    assert lowest(reader, "Geste") > BOTTOM
    shown = "".join((first, *others))
    assert [line for line in LONG if plain(line)[:12] not in shown] == []
    assert shown.count("écriresurlafeuille") == sum(line.count("écrire") for line in LONG)


def test_what_holds_on_one_page_at_arm_s_length_takes_no_second_one(
    hung: Document, poster: Poster
) -> None:
    gesture = "écrire sur la feuille et la ranger " * 4
    longer = tuple(f"Geste {index} {gesture}" for index in range(9))
    full = replace(poster, bands=(PosterBand("15 min", longer), *poster.bands[1:]))
    reader = read(of(hung, full))
    (text,) = texts(reader)
    assert plain(words.CONTINUED) not in text
    assert ARM_S_LENGTH_TYPE <= type_of(reader, "Geste") < WALL_TYPE
    assert lowest(reader, "Geste") > BOTTOM


def test_halves_share_a_page_and_are_cut_in_the_middle(hung: Document, poster: Poster) -> None:
    cards = [replace(poster, title=f"Fonction {n}", half=True) for n in range(3)]
    reader = read(of(hung, *cards))
    first, second = texts(reader)
    assert plain("Fonction 0") in first
    assert plain("Fonction 1") in first
    assert plain("Fonction 2") in second
    assert first.count(plain(poster.foot)) == 2
    middle = f"{PAGE_HEIGHT / 2:.2f}".rstrip("0")
    for page in reader.pages:
        drawn = page.get_contents().get_data().decode("latin-1")
        assert re.search(rf"\b0 {middle[:6]}\S* m", drawn), "no line to cut along"


def test_the_type_of_a_card_to_carry_is_readable_in_the_hand(
    hung: Document, poster: Poster
) -> None:
    full = replace(poster, bands=(PosterBand("15 min", LONG),), half=True)
    assert type_of(read(of(hung, full)), "Geste") >= 9.5


@pytest.mark.parametrize("half", [False, True])
def test_nothing_that_was_typed_is_lost_or_obeyed(
    hung: Document, poster: Poster, half: bool
) -> None:
    endless = "mot " * 1500 + "fin-du-texte"
    odd = Poster("x" * 90, "y " * 80, (PosterBand("15 min", (*NASTY, endless)),), "pied", half)
    reader = read(of(hung, odd))
    assert lowest(reader, "mot") > BOTTOM
    text = "".join(texts(reader))
    for said in ("fin-du-texte", '<img src="/etc/x.png"/>', "&amp; <b>gras</b> ]]>"):
        assert plain(said) in text
    assert text.count("mot") == 1500


def test_a_poster_without_a_band_is_still_a_page(hung: Document, poster: Poster) -> None:
    (text,) = texts(read(of(hung, replace(poster, bands=()))))
    assert plain(poster.title) in text


def test_pages_to_hang_have_no_cover_and_say_their_status_from_the_first(
    hung: Document, poster: Poster
) -> None:
    made = texts(read(of(hung, poster, replace(poster, title="Interne de garde"))))
    assert len(made) == 2
    for text in made:
        for said in (hung.status, hung.version, hung.confidentiality, hung.cover.subtitle):
            assert plain(said) in text
    assert plain("Sommaire") not in "".join(made)


def test_each_poster_is_found_in_the_outline(hung: Document, poster: Poster) -> None:
    outline = read(of(hung, poster, replace(poster, title="Interne de garde"))).outline
    assert [entry.title for entry in outline] == [poster.title, "Interne de garde"]


def test_a_poster_inside_of_a_section_keeps_its_title_below(
    document: Document, poster: Poster
) -> None:
    made = replace(document, sections=(Section("9", "Fiches réflexes", (poster,)),))
    *_, section, inside = read(made).outline
    assert section.title == "9 · Fiches réflexes"
    assert [entry.title for entry in inside] == [poster.title]


def test_the_same_posters_give_the_same_bytes(hung: Document, poster: Poster) -> None:
    made = of(hung, poster, replace(poster, half=True))
    assert pdf(made) == pdf(made)


def test_word_says_all_of_a_poster_and_has_no_cover(hung: Document, poster: Poster) -> None:
    stream = io.BytesIO()
    write_docx(of(hung, poster, replace(poster, title="Interne de garde", half=True)), stream)
    stream.seek(0)
    body = docx.Document(stream).element.body
    text = plain("".join(piece.text or "" for piece in body.iter() if piece.tag.endswith("}t")))
    lines = [line for band in poster.bands for line in (band.label, *band.lines)]
    for said in (poster.title, "Interne de garde", poster.subtitle, poster.foot, *lines):
        assert plain(said) in text
    assert plain(hung.cover.title) not in text


def test_word_tightens_its_rows_before_it_makes_the_type_too_small_to_hang(
    hung: Document, poster: Poster
) -> None:
    gesture = "écrire sur la feuille et la ranger " * 2
    longer = tuple(f"Geste {index} {gesture}" for index in range(14))
    full = replace(poster, bands=(PosterBand("15 min", longer), *poster.bands[1:]))
    stream = io.BytesIO()
    write_docx(of(hung, full), stream)
    stream.seek(0)
    (table,) = docx.Document(stream).tables
    sizes = {run.font.size.pt for line in table.cell(0, 1).paragraphs for run in line.runs}
    assert min(sizes) >= ARM_S_LENGTH_TYPE


def test_word_says_title_and_status_on_the_first_page_to_hang(
    hung: Document, poster: Poster
) -> None:
    stream = io.BytesIO()
    write_docx(of(hung, poster), stream)
    root = zipfile.ZipFile(stream).read("word/document.xml").decode()
    assert "<w:titlePg/>" not in root


def test_a_blank_fiche_is_one_page_with_eight_millimetres_a_line(
    hung: Document, worksheet: Worksheet
) -> None:
    changes = tuple((context, "") for context in ("C1", "C2", "C3"))
    steps = ("15 min", "1 h", "4 h", "12 h", "24 h", "72 h", "7 j")
    blank = replace(
        worksheet, code="", title="Sans nom", changes=changes, impact_steps=steps, blank=True
    )
    (page,) = read(of(hung, blank)).pages
    drawn = page.get_contents().get_data().decode("latin-1")
    n = r"(-?[\d.]+)"
    edges = {float(y) for _, y, *_ in re.findall(rf"{n} {n} m {n} {n} l S", drawn)}
    for _, y, _, high in re.findall(rf"{n} {n} {n} {n} re", drawn):
        edges |= {float(y), float(y) + float(high)}
    ordered = sorted({round(edge, 1) for edge in edges})
    roomy = sum(b - a >= EIGHT_MILLIMETRES for a, b in pairwise(ordered))
    to_write = sum(
        any(cell.text == ROOM_FOR_A_PEN for cell in row)
        for band in bands(blank)
        for row in band.rows
    )
    assert roomy >= to_write > 20
    assert plain("Feuille unique") not in plain(page.extract_text())
