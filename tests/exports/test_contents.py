"""The contents of an office file: numbers that are true, or none until the program knows them."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from lxml import etree

from pcra_game.domain.document import Document, Heading, Section, Worksheet
from pcra_game.exports.docx import write_docx
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import own_package
from pcra_game.exports.odt import write_odt
from pcra_game.exports.odt_names import NAMESPACES
from pcra_game.texts import docx as words
from pcra_game.texts.worksheet import CONTENTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ENDS = {"begin": 1, "end": -1}


@pytest.fixture
def titled(document: Document) -> Document:
    """A document whose contents have lines of both levels."""
    blocks = (Heading(2, "Deuxième"), Heading(3, "Troisième"))
    return replace(document, sections=(Section("4", "Contextes", blocks, new_page=True),))


def _word(document: Document, template: Path | None = None) -> docx.document.Document:
    stream = io.BytesIO()
    write_docx(document, stream, template=template)
    return docx.Document(io.BytesIO(stream.getvalue()))


def _lines(opened: docx.document.Document) -> list[etree._Element]:
    return [line for line in opened.element.iter(f"{W}p") if line.find(f"{W}hyperlink") is not None]


def _open_text(document: Document, part: str = "content.xml") -> etree._Element:
    stream = io.BytesIO()
    write_odt(document, stream)
    with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as archive:
        return etree.fromstring(archive.read(part))


def _found(root: etree._Element, path: str) -> list:
    return root.xpath(path, namespaces=NAMESPACES)


def _shown_by_fields(line: etree._Element) -> str:
    """What stands in a line as the answer of a field."""
    depth, said = 0, ""
    for one in line.iter(f"{W}fldChar", f"{W}t"):
        if one.tag == f"{W}t":
            said += (one.text or "") if depth else ""
        else:
            depth += _ENDS.get(one.get(f"{W}fldCharType"), 0)
    return said


def test_each_line_asks_word_for_the_page_of_its_title_and_claims_none(titled: Document) -> None:
    opened = _word(titled)
    lines = _lines(opened)
    assert len(lines) == 3
    for line in lines:
        (link,) = line.iterfind(f"{W}hyperlink")
        order = "".join(link.itertext(f"{W}instrText")).split()
        assert order == ["PAGEREF", link.get(f"{W}anchor"), "\\h"]
        assert _shown_by_fields(line) == ""
        assert len(list(link.iter(f"{W}tab"))) == 1
    # Word would ask a question at each opening.
    assert not [one for one in opened.element.iter() if one.get(f"{W}dirty") is not None]
    assert opened.settings.element.find(f"{W}updateFields") is None


def test_dots_come_with_the_numbers_and_not_before(titled: Document) -> None:
    opened = _word(titled)
    width = round(Layout().width * 20)
    for style in ("toc 1", "toc 2"):
        (stop,) = opened.styles[style].paragraph_format.tab_stops
        assert (stop.alignment, stop.leader) == (WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        assert round(stop.position.pt * 20) == width
    for line in _lines(opened):
        (stop,) = line.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        assert stop.get(f"{W}val") == "right"
        assert stop.get(f"{W}leader") is None
        assert int(stop.get(f"{W}pos")) == width


def test_the_sentence_that_says_how_leaves_with_what_word_renews(titled: Document) -> None:
    (held,) = _word(titled).element.iter(f"{W}sdtContent")
    texts = ["".join(line.itertext(f"{W}t")) for line in held]
    assert texts[:2] == [CONTENTS, words.RENEW_CONTENTS]
    orders = [next((one.text for one in line.iter(f"{W}instrText")), "") for line in held]
    assert not orders[0]
    assert orders[1].split()[0] == "TOC"
    assert texts[-1] == ""
    assert [one.get(f"{W}fldCharType") for one in held[-1].iter(f"{W}fldChar")] == ["end"]


def test_a_narrow_template_gets_its_numbers_at_its_own_edge(
    titled: Document, tmp_path: Path
) -> None:
    made = docx.Document()
    made.sections[0].page_width = Mm(170)
    style = made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    style.paragraph_format.tab_stops.add_tab_stop(Pt(100))
    made.save(tmp_path / "modele.docx")
    opened = _word(titled, tmp_path / "modele.docx")
    section = opened.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) / Pt(1)
    for line in _lines(opened):
        stops = {stop.get(f"{W}val"): stop for stop in line.iterfind(f"{W}pPr/{W}tabs/{W}tab")}
        assert int(stops["right"].get(f"{W}pos")) == pytest.approx(width * 20, abs=2)
        first = line.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style.style_id
        assert ("clear" in stops) is first
    # The style of ours that it lacked measures from its page, not from ours.
    assert not list(opened.styles["toc 2"].paragraph_format.tab_stops)


def test_the_last_lines_turn_the_page_together(document: Document) -> None:
    many = tuple(Section(str(n), f"Partie {n}", (Heading(2, f"Suite {n}"),)) for n in range(30))
    *before, last = _lines(_word(replace(document, sections=many)))
    held = [line.find(f"{W}pPr/{W}keepNext") is not None for line in before]
    assert all(held[-8:])
    assert not all(held)
    assert last.find(f"{W}pPr/{W}keepNext") is None


def test_a_fiche_gives_the_contents_no_stop_of_its_own(
    document: Document, worksheet: Worksheet
) -> None:
    pages = replace(document, sections=(Section("A", "Fiches", (worksheet,)),))
    opened = _word(pages)
    (title,) = (p for p in opened.paragraphs if p.style.name == "PCRA Titre de fiche")
    assert title.text.split() == [*f"{worksheet.code} {worksheet.title} P0".split()]
    assert "\t" not in title.text


def test_each_line_of_an_opendocument_asks_where_its_title_stands(titled: Document) -> None:
    root = _open_text(titled)
    lines = _found(root, "//text:index-body/text:p/text:a")
    marks = set(_found(root, "//text:bookmark-start/@text:name"))
    assert len(lines) == 3
    for line in lines:
        (asked,) = _found(line, "text:bookmark-ref")
        assert asked.getprevious().tag == f"{{{NAMESPACES['text']}}}tab"
        name = _found(asked, "string(@text:ref-name)")
        assert name in marks
        assert _found(line, "string(@xlink:href)") == f"#{name}"
        assert _found(asked, "string(@text:reference-format)") == "page"
        assert asked.text is None
    assert words.RENEW_CONTENTS not in "".join(root.itertext())


def test_the_dots_of_an_opendocument_lead_to_the_right_edge(titled: Document) -> None:
    root = _open_text(titled, "styles.xml")
    for style in ("TOC1", "TOC2"):
        (looks,) = _found(root, f"//style:style[@style:name='{style}']/style:paragraph-properties")
        (stop,) = _found(looks, "style:tab-stops/style:tab-stop")
        indent = _found(looks, "string(@fo:margin-left)") or "0pt"
        place = _found(stop, "string(@style:position)")
        edge = sum(float(length.removesuffix("pt")) for length in (indent, place))
        assert edge == pytest.approx(Layout().width, abs=0.1)
        assert _found(stop, "string(@style:leader-style)") == "dotted"
    # What a place adds to a style, such as being held with the next line, brings no stop.
    content = _open_text(titled)
    for name in _found(content, "//text:index-body/text:p/@text:style-name"):
        added = f"//style:style[@style:name='{name}']//style:tab-stop"
        assert not _found(content, added)


def test_an_opendocument_that_is_renewed_keeps_its_title_and_its_depth(titled: Document) -> None:
    root = _open_text(titled)
    (source,) = _found(root, "//text:table-of-content-source")
    assert _found(source, "string(text:index-title-template)") == CONTENTS
    assert _found(source, "string(text:index-title-template/@text:style-name)") == "TOCHeading"
    assert _found(source, "string(@text:outline-level)") == "2"
    flat = replace(titled, sections=(Section("4", "Contextes", ()),))
    level = "string(//text:table-of-content-source/@text:outline-level)"
    assert _found(_open_text(flat), level) == "1"


def test_contents_begin_a_page_whoever_renews_them(document: Document) -> None:
    style = own_package(document).styles["TOC Heading"]
    assert style.paragraph_format.page_break_before
