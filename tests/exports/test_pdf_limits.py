"""Texts that no page was made for: nothing leaves the margins, nothing is lost."""

import io
import time
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader

from pcra_game.domain.document import (
    Bullets,
    Column,
    Cover,
    Document,
    Heading,
    Paragraph,
    Picture,
    Section,
    SignatureBox,
    Table,
    Tone,
    Worksheet,
)
from pcra_game.domain.drawing import Drawing
from pcra_game.exports.pdf import write_pdf
from pcra_game.exports.pdf_style import LEFT, PAGE_HEIGHT, WIDTH

ENDLESS = "x" * 10_000
EMOJI = "équipe \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1f7 \u2705\ufe0f 🏥 fin"
STACKED = "e" + "\u0301" * 1000 + " fin"
RIGHT_TO_LEFT = "قسم الطوارئ — חדר מיון — fin"


def _bytes(document: Document) -> bytes:
    stream = io.BytesIO()
    write_pdf(document, stream)
    return stream.getvalue()


def _everywhere(document: Document, sheet: Worksheet, drawing: Drawing, text: str) -> Document:
    """The text wherever somebody can type."""
    columns = (Column(text), Column("Texte", 3), Column("Fonction"))
    solution = replace(sheet.solutions[0], what=text, who=text, alert=text)
    sheet = replace(
        sheet,
        title=text,
        minimum_service=text,
        referent=text,
        solutions=(solution,) * 2,
        kit=((text, "1", text, "hier"),),
        uncovered=(text, text),
    )
    blocks = (
        *(Paragraph(text, tone) for tone in Tone),
        Heading(2, text[:200]),
        Heading(3, text[:200]),
        Bullets((text, text)),
        Table(text[:200], columns, ((text, text, "Cadre"), ("a", text, text))),
        Picture(drawing, text[:200]),
        SignatureBox((text[:200], "Cadre")),
        sheet,
    )
    return replace(
        document,
        cover=Cover(text[:300], text[:300], ((text[:200], text),), (text,)),
        summary=Section("", "Synthèse", (Paragraph(text),)),
        sections=(Section("1", text[:200], blocks),),
    )


def _outside(content: bytes) -> list[str]:
    """Every sign whose ink leaves the place of the text, by page."""
    found = []
    with pypdfium2.PdfDocument(content) as pdf:
        for number, page in enumerate(pdf, start=1):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                sign = text.get_text_range(index, 1)
                if not sign.strip():
                    continue
                left, bottom, right, top = text.get_charbox(index)
                inside = left >= LEFT - 3 and right <= LEFT + WIDTH + 3
                if not (inside and bottom >= 15 and top <= PAGE_HEIGHT - 10):
                    found.append(f"page {number}: {sign!r} at {left:.0f}-{right:.0f}, {bottom:.0f}")
    return found


@pytest.mark.parametrize(
    "text", [ENDLESS, EMOJI, STACKED, RIGHT_TO_LEFT], ids=["endless", "emoji", "stacked", "rtl"]
)
def test_nothing_leaves_the_margins(
    document: Document, worksheet: Worksheet, drawing: Drawing, text: str
) -> None:
    start = time.process_time()
    content = _bytes(_everywhere(document, worksheet, drawing, text))
    assert time.process_time() - start < 5
    assert _outside(content) == []


def test_an_endless_word_is_broken_not_lost(document: Document) -> None:
    section = Section("1", "Mot", (Paragraph(ENDLESS),))
    reader = PdfReader(io.BytesIO(_bytes(replace(document, sections=(section,)))))
    assert sum(page.extract_text().count("x") for page in reader.pages[3:]) >= 10_000


def test_a_sign_that_no_face_draws_shows_as_one(document: Document) -> None:
    section = Section("1", "Signes", (Paragraph(EMOJI),))
    reader = PdfReader(io.BytesIO(_bytes(replace(document, sections=(section,)))))
    text = reader.pages[3].extract_text()
    assert "\ufffd" in text
    assert "\u200d" not in text
    assert "fin" in text


def test_right_to_left_text_keeps_its_signs(document: Document) -> None:
    section = Section("1", "Lecture", (Paragraph(RIGHT_TO_LEFT),))
    reader = PdfReader(io.BytesIO(_bytes(replace(document, sections=(section,)))))
    text = "".join(page.extract_text() for page in reader.pages[3:])
    assert {"ط", "ر", "ח"} & set(text) or "\ufffd" in text
    assert "fin" in text


def test_a_cell_taller_than_a_page_goes_on(document: Document) -> None:
    long = " ".join(f"ligne{index}" for index in range(4_000))
    table = Table("Haut", (Column("Code"), Column("Texte", 2)), (("T0", long), ("T1", "après")))
    content = _bytes(replace(document, sections=(Section("1", "Table", (table,)),)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages[3:]]
    assert len(pages) >= 3
    whole = "".join("".join(pages).split())
    assert all(f"ligne{index}" in whole for index in range(4_000))
    assert "après" in pages[-1]
    assert _outside(content) == []
