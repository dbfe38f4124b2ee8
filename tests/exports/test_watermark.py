"""A watermark is behind every page of an office file, and in nobody's way."""

import io
import zipfile
from dataclasses import replace
from math import sqrt
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from lxml import etree

from pcra_game.domain.document import Document, Poster, PosterBand, Section
from pcra_game.domain.drawing import PRINT_PALETTE, Tint
from pcra_game.exports.docx import write_docx
from pcra_game.exports.docx_cover import COVER_TOP
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import BELOW, PAPER
from pcra_game.exports.docx_watermark import PAINT, mark
from pcra_game.exports.formats import PROSE, Finish
from pcra_game.exports.odt import write_odt
from pcra_game.exports.odt_names import NAMESPACES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
WORD = "PROJET"
HOSTILE = '"/><w:p>&<\x00b>'


def _word(document: Document, watermark: str = WORD, template: Path | None = None) -> bytes:
    stream = io.BytesIO()
    write_docx(document, stream, template=template, watermark=watermark)
    return stream.getvalue()


def _open_text(document: Document, watermark: str = WORD) -> bytes:
    stream = io.BytesIO()
    write_odt(document, stream, watermark=watermark)
    return stream.getvalue()


def _heads(content: bytes) -> dict[str, etree._Element]:
    """The heads that the pages use, by the kind of page."""
    section = docx.Document(io.BytesIO(content)).sections[-1]
    kinds = {
        "default": section.header,
        "first": section.first_page_header,
        "even": section.even_page_header,
    }
    return {
        kind: head.part.element for kind, head in kinds.items() if not head.is_linked_to_previous
    }


def _words(root: etree._Element) -> list[str]:
    return [path.get("string") for path in root.iter(f"{V}textpath") if path.get("string")]


def _masters(content: bytes) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("styles.xml"))
    return root.xpath("//style:master-page/style:header", namespaces=NAMESPACES)


def test_every_page_of_a_word_file_bears_the_word_once(document: Document) -> None:
    heads = _heads(_word(document))
    assert set(heads) == {"default", "first"}
    assert all(_words(head) == [WORD] for head in heads.values())
    shapes = [head.find(f".//{V}shape") for head in heads.values()]
    assert len({shape.get("id") for shape in shapes}) == len(shapes)


def test_it_is_decoration_behind_the_text(document: Document) -> None:
    clear, marked = _heads(_word(document, "")), _heads(_word(document))
    for kind, head in marked.items():
        assert len(head.findall(f"{W}p")) == len(clear[kind].findall(f"{W}p"))
        assert list(head.itertext(f"{W}t")) == list(clear[kind].itertext(f"{W}t"))
        shape = head.find(f".//{V}shape")
        looks = dict(one.split(":", 1) for one in shape.get("style").split(";"))
        assert int(looks["z-index"]) < 0
        assert shape.get("alt") == ""
        assert shape.get("fillcolor") == f"#{PAINT}"
        assert shape.get("stroked") == "f"


def test_no_word_no_shape(document: Document) -> None:
    for blank in ("", "  "):
        assert _word(document, blank) == _word(document, "")
        assert not any(map(_words, _heads(_word(document, blank)).values()))
        assert _open_text(document, blank) == _open_text(document, "")
        assert b"draw:custom-shape" not in b"".join(
            map(etree.tostring, _masters(_open_text(document, blank)))
        )


def test_the_same_word_gives_the_same_bytes(document: Document) -> None:
    assert _word(document) == _word(document)
    assert _open_text(document) == _open_text(document)


@pytest.mark.parametrize("headed", [True, False])
def test_a_template_is_marked_on_every_kind_of_page(
    document: Document, tmp_path: Path, headed: bool
) -> None:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    if headed:
        section.header.paragraphs[0].text = "Centre hospitalier"
    path = tmp_path / "modele.docx"
    made.save(path)
    heads = _heads(_word(document, template=path))
    assert set(heads) == {"default", "first", "even"}
    assert all(_words(head) == [WORD] for head in heads.values())
    said = "".join(heads["default"].itertext(f"{W}t"))
    assert said == ("Centre hospitalier" if headed else "")


def test_a_marked_plan_as_a_template_is_marked_once(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "modele.docx"
    path.write_bytes(_word(document, "ANCIEN"))
    assert {tuple(_words(head)) for head in _heads(_word(document, template=path)).values()} == {
        (WORD,)
    }


def test_what_is_written_across_is_text_and_nothing_else(document: Document) -> None:
    heads = _heads(_word(document, HOSTILE))
    assert all(_words(head) == ['"/><w:p>&<b>'] for head in heads.values())
    for master in _masters(_open_text(document, HOSTILE)):
        said = master.xpath("string(.//draw:custom-shape/text:p)", namespaces=NAMESPACES)
        assert said == '"/><w:p>&<b>'


def test_every_page_of_an_opendocument_bears_it_behind_its_text(document: Document) -> None:
    clear, marked = _masters(_open_text(document, "")), _masters(_open_text(document))
    assert len(clear) == len(marked) == 2
    for before, after in zip(clear, marked, strict=True):
        (shape,) = after.xpath(".//draw:custom-shape", namespaces=NAMESPACES)
        assert "".join(shape.itertext()) == WORD
        assert shape.get(f"{LOEXT}decorative") == "true"
        (looks,) = shape.xpath(
            "//style:style[@style:name = $name]/style:graphic-properties",
            name=shape.get(f"{{{NAMESPACES['draw']}}}style-name"),
            namespaces=NAMESPACES,
        )
        assert looks.xpath("string(@style:run-through)", namespaces=NAMESPACES) == "background"
        assert looks.xpath("string(@style:wrap)", namespaces=NAMESPACES) == "run-through"
        assert "".join(after.itertext()).replace(WORD, "", 1) == "".join(before.itertext())


def test_a_shade_of_an_opendocument_hides_what_is_behind_it(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(_open_text(document))) as archive:
        root = etree.fromstring(archive.read("settings.xml"))
    # Without it LibreOffice draws the word over the dark heads of tables, whose text is white.
    said = "//config:config-item[@config:name = 'BackgroundParaOverDrawings']"
    assert root.xpath(f"string({said})", namespaces=NAMESPACES) == "true"


@pytest.mark.parametrize("words", [WORD, "A", "EXEMPLAIRE D’EXERCICE"])
@pytest.mark.parametrize(("width", "height"), [(499.0, 728.0), (700.0, 400.0)])
def test_it_fits_the_text_of_its_page(words: str, width: float, height: float) -> None:
    one = mark(words, Layout(width=width, height=height))
    assert one.middle is None
    assert 0.5 * min(width, height) < (one.width + one.height) / sqrt(2) < min(width, height)


def test_on_our_cover_it_stands_below_the_band() -> None:
    one = mark(WORD, Layout(), cover=True)
    reach = (one.width + one.height) / sqrt(2) / 2
    assert one.middle is not None
    assert one.middle - reach > COVER_TOP
    assert one.middle + reach < PAPER[1] - BELOW
    assert mark(WORD, Layout(own=False), cover=True).middle is None


@pytest.mark.parametrize(
    "ink",
    [Tint.INK, Tint.SOFT_INK, Tint.CONTEXT, Tint.BAD_LINE, Tint.WARNING_LINE, Tint.GOOD_LINE],
    ids=lambda ink: ink.name,
)
def test_every_ink_is_read_on_it(ink: Tint) -> None:
    assert _contrast(PRINT_PALETTE[ink].removeprefix("#"), PAINT) >= 4.5


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, pale = sorted((light(one), light(other)))
    return (pale + 0.05) / (dark + 0.05)


def test_a_poster_leaves_the_paper_white_for_it(document: Document) -> None:
    poster = Poster("IDE de box", "C0 · Absence", (PosterBand("1 h", ("Relire",)),), "v0.3")
    wall = replace(document, sections=(Section("", "", (poster,)),), pages_only=True)
    grounds = []
    for watermark in ("", WORD):
        body = docx.Document(io.BytesIO(_word(wall, watermark))).element.body
        (cell,) = (c for c in body.iter(f"{W}tc") if "Relire" in "".join(c.itertext()))
        grounds.append(cell.find(f"{W}tcPr/{W}shd"))
    assert grounds[0] is not None
    assert grounds[1] is None


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_who_exports_gets_the_watermark_asked_for(document: Document, ending: str) -> None:
    stream = io.BytesIO()
    PROSE[ending](document, stream, Finish(watermark=WORD))
    wanted = _word(document) if ending == "docx" else _open_text(document)
    assert stream.getvalue() == wanted
