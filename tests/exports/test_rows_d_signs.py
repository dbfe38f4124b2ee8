"""Rows D5 to D9: signs that do not print, that nobody draws, that read the other way round."""

import ctypes
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import etree
from PIL import ImageFont

from pcra_game.domain.clean import clean
from pcra_game.domain.document import Document, Worksheet
from pcra_game.domain.drawing import Drawing
from pcra_game.exports.checking import check_file
from pcra_game.exports.json_export import write_json
from pcra_game.imports.json_plan import read_json_plan
from pcra_game.resources import font_files
from tests.fixtures.every_format import (
    FORMATS,
    PROSE,
    READERS,
    Export,
    every_block,
    export,
    plain,
    written,
)
from tests.fixtures.sources import demo_source
from tests.fixtures.typed_workshop import typed_facts

KINDS = {
    "NUL": "\x00",
    "C0": "".join(map(chr, (*range(1, 9), *range(14, 32)))),
    "DEL": "\x7f",
    "C1": "".join(map(chr, range(0x80, 0xA0))),
    "lone surrogates": "\ud800\udbff\udc00\udfff",
    "no characters": "\ufffe\uffff\ufdd0\U0001fffe",
    "private": "\ue000\U000f0000",
    "bidi": "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e",
    "tags": "\U000e0001\U000e0041\U000e007f",
}
BIDI_AND_ZERO_WIDTH = KINDS["bidi"] + KINDS["zero width"]
EMOJI = (
    "🏥",
    "équipe \U0001f468\u200d\U0001f469\u200d\U0001f467 fin",
    "\U0001f1eb\U0001f1f7 fin",
    "\u2705\ufe0f \u0031\ufe0f\u20e3 fin",
    "e" + "\u0301" * 1000 + " fin",
    "Z" + "\u0334\u0335\u0336" * 300 + " fin",
    "漢字 \U00020000 \U0001f9ec fin",
)
RIGHT_TO_LEFT = "قسم الطوارئ — חדר מיון — fin"
FRENCH = "«\u00a0É\u00a0»\u202f; ’ œ Œ æ Æ ç Ç à è ù ÿ Ÿ € ≤ ≥ → ✓ … – — ° ² ½ ☾ ⚠ ▲ 16\u202fh"
LENT = "\u202f\u2011"
"""Signs that Atkinson lacks and that are drawn by the blank or the hyphen of the face itself."""


@pytest.fixture
def everything(document: Document, worksheet: Worksheet, drawing: Drawing) -> Document:
    return every_block(document, worksheet, drawing)


def held(made: Export) -> str:
    """What a file says as it is, every part that is XML read by a parser first."""
    if made.format in ("csv", "json"):
        return "".join(content.decode("utf-8-sig") for content in made.files.values())
    parts = made.parts()
    xml = [c for name, c in parts.items() if name.endswith((".xml", ".rels"))]
    assert xml or made.format == "pdf"
    return made.said() + "".join(
        (one.text or "") + (one.tail or "") + "".join(one.attrib.values())
        for content in xml
        for one in etree.fromstring(content).iter()
    )


def missing_glyphs(content: bytes) -> Counter[str]:
    """The signs of a PDF that are drawn by a face which does not have them, as FreeType says."""
    lacking: Counter[str] = Counter()
    for sign, font in drawn(content):
        if sign.strip() and sign not in LENT and not has_glyph(font, sign):
            lacking[f"{sign} ({ord(sign):04X}) in {font}"] += 1
    return lacking


def drawn(content: bytes) -> Iterator[tuple[str, str]]:
    """Every sign of a PDF with the name of its face, as another library reads them."""
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                name = ctypes.create_string_buffer(200)
                pdfium.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
                sign = chr(pdfium.FPDFText_GetUnicode(text, index))
                yield sign, name.value.decode().rpartition("+")[2]


@cache
def _face(name: str) -> tuple[ImageFont.FreeTypeFont, bytes]:
    (path,) = (file for known, file in font_files().items() if known == name)
    face = ImageFont.truetype(str(Path(path)), 32)
    return face, bytes(face.getmask("\U0010ffff"))


@cache
def has_glyph(name: str, sign: str) -> bool:
    """Whether a face has a glyph of its own for a sign."""
    face, nothing = _face(name)
    return bytes(face.getmask(sign)) != nothing


@pytest.mark.parametrize("kind", KINDS)
def test_d05_and_d06_what_does_not_print_is_removed_at_entry(kind: str) -> None:
    signs = KINDS[kind]
    typed = "".join(f"mot{sign} " for sign in signs)
    kept = clean(typed)
    assert kept == " ".join(["mot"] * len(signs))
    assert len(typed.rstrip(" ")) - len(kept) == len(signs)


def test_d05_every_sign_of_a_refused_category_is_removed_and_no_other() -> None:
    refused = {"Cc", "Cf", "Cs", "Co", "Cn"}
    for sign in map(chr, range(0x110000)):
        if (unicodedata.category(sign) in refused) != (clean(f"a{sign}b") == "ab"):
            # Only spaces of a line change otherwise: they become one, or none.
            assert clean(f"a{sign}b") == "a b" or sign == "\r", hex(ord(sign))


@pytest.mark.parametrize("kind", KINDS)
def test_d05_and_d06_a_workshop_typed_with_such_signs_is_the_one_without(kind: str) -> None:
    assert typed_facts(KINDS[kind]) == typed_facts("")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["pdf", "docx", "odt", "xlsx", "csv"])
def test_d05_and_d06_a_second_fence_keeps_every_file_valid(
    everything: Document, name: str, kind: str
) -> None:
    made = export(name, f"av{KINDS[kind]}ant", everything)
    said = held(made)
    drawn_as = {"\ufffd"} if name == "pdf" else set()
    assert "avant" in said or drawn_as & set(said)
    assert not set(KINDS[kind]) & set(said)


def test_d05_a_lone_surrogate_leaves_no_half_of_the_data(tmp_path: Path) -> None:
    facts = demo_source().facts
    odd = replace(facts, workshop=replace(facts.workshop, title="av\ud800ant \udfff🏥"))
    path = tmp_path / "plan.json"
    path.write_bytes(written(lambda stream: write_json(odd, stream)))
    assert check_file("json", odd, path, path).rows == len(facts.decisions)
    told = replace(odd, workshop=replace(odd.workshop, title="avant 🏥"))
    assert read_json_plan(path) == told


def test_d06_a_name_cannot_imitate_another() -> None:
    for sign in BIDI_AND_ZERO_WIDTH:
        assert clean(f"Cadre{sign} de santé") == "Cadre de santé"
    assert clean("Cafe\u0301") == clean("Caf\u00e9")


@pytest.mark.parametrize("text", EMOJI)
@pytest.mark.parametrize("name", FORMATS)
def test_d07_signs_that_no_face_has_stop_no_export(
    everything: Document, name: str, text: str
) -> None:
    typed = clean(text)
    made = export(name, typed, everything)
    if name != "pdf":
        assert made.missing() == []
        return
    assert plain(typed.rpartition(" ")[2]) in made.said() or "\ufffd" in made.said()
    content = made.files["plan"]
    assert missing_glyphs(content) == {}
    asked = {sign for sign in typed if ord(sign) > 0xFFFF}
    assert "\ufffd" in made.said() or not asked


def test_d07_the_mark_of_a_sign_that_nobody_draws_is_itself_drawn(everything: Document) -> None:
    content = export("pdf", "🏥", everything).files["plan"]
    faces = {font for sign, font in drawn(content) if sign == "\ufffd"}
    assert faces
    assert all(has_glyph(font, "\ufffd") for font in faces)


def test_d07_a_missing_glyph_is_seen() -> None:
    assert not has_glyph("AtkinsonHyperlegible-Regular", "🏥")
    assert has_glyph("AtkinsonHyperlegible-Regular", "é")


@pytest.mark.parametrize("name", FORMATS)
def test_d08_arabic_and_hebrew_lose_no_sign(everything: Document, name: str) -> None:
    made = export(name, RIGHT_TO_LEFT, everything)
    if name != "pdf":
        assert made.missing() == []
        return
    # Drawn sign by sign from left to right: a reader that knows better may turn them round.
    said = Counter(made.said())
    places = made.said().count("fin")
    assert places >= len(made.told)
    assert all(said[sign] >= len(made.told) for sign in plain(RIGHT_TO_LEFT))
    assert missing_glyphs(made.files["plan"]) == {}


@pytest.mark.parametrize("name", FORMATS)
def test_d09_every_french_sign_comes_out(everything: Document, name: str) -> None:
    made = export(name, FRENCH, everything)
    assert made.missing() == []
    assert "\ufffd" not in made.said()


def test_d09_every_french_sign_has_its_glyph(everything: Document) -> None:
    content = export("pdf", FRENCH, everything).files["plan"]
    assert missing_glyphs(content) == {}
    assert set(plain(FRENCH)) <= {sign for sign, _ in drawn(content)}


@pytest.mark.parametrize("name", PROSE)
def test_d09_the_spaces_of_french_are_those_that_were_typed(
    everything: Document, name: str
) -> None:
    made = export(name, "16\u202fh\u00a0; non", everything)
    if name == "pdf":
        signs = "".join(sign for sign, _ in drawn(made.files["plan"]))
        assert "16\u202fh" in signs
    else:
        assert READERS[name](made.files["plan"]).count("16\u202fh\u00a0; non") >= len(made.told)


def test_d09_cells_keep_the_spaces_of_french(everything: Document) -> None:
    typed = "16\u202fh\u00a0; non"
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", typed, everything).files["classeur"]))
    values = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert any(isinstance(value, str) and value.startswith(typed) for value in values)
