"""The Word file says everything, as real titles, tables and pictures, and names nobody."""

import io
import re
import signal
import zipfile
from dataclasses import replace
from itertools import accumulate

import docx
import pytest
from docx.document import Document as Opened
from lxml import etree

from pcra_game.domain.document import (
    Bullets,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Poster,
    PosterBand,
    Section,
    Table,
    Worksheet,
)
from pcra_game.domain.drawing import Drawing
from pcra_game.exports import docx_worksheet
from pcra_game.exports.docx import write_docx
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.picture_png import png_of
from pcra_game.texts.worksheet import CONTINUED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRENCH = "« été » ; l’œdème → ✓ 72\u202fh ≥ 24\u00a0h \N{DUCK}"
IN_ORDER = {
    "pPr": (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "numPr",
        "pBdr",
        "shd",
        "tabs",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
    ),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "color", "sz", "szCs", "shd", "lang"),
    "tblPr": (
        "tblStyle",
        "tblStyleRowBandSize",
        "tblW",
        "tblInd",
        "tblBorders",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblCaption",
    ),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"),
}
"""What the schema of WordprocessingML says of the properties that we write."""

HOSTILE = (
    "<b>gras</b> & ]]> &#0;",
    '<img src="http://127.0.0.1/x.png"/>',
    "=HYPERLINK(1)",
    "\x00\x07\ud800\ufffe\u202eabc\u200b",
    "a\r\nb\u2028c",
)


def _bytes(document: Document) -> bytes:
    stream = io.BytesIO()
    write_docx(document, stream)
    return stream.getvalue()


def _open(document: Document) -> Opened:
    return docx.Document(io.BytesIO(_bytes(document)))


def _texts(opened: Opened) -> str:
    body = opened.element.body
    for line_end in body.iter(f"{W}br"):
        line_end.tail = f"\n{line_end.tail or ''}"
    return "\n".join("".join(part.itertext(f"{W}t", f"{W}br")) for part in body.iter(f"{W}p"))


def _style(element: etree._Element) -> str:
    found = element.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _with(document: Document, *blocks: object) -> Document:
    return replace(document, sections=(Section("4", "Contextes", blocks, new_page=True),))


def _pages_started(opened: Opened) -> int:
    return len(list(opened.element.body.iter(f"{W}pageBreakBefore")))


def test_titles_are_real_headings_with_their_numbers(document: Document) -> None:
    opened = _open(_with(document, Heading(2, "Deuxième"), Heading(3, "Troisième")))
    titles = [
        (p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")
    ]
    assert titles == [
        ("Heading 1", "Synthèse pour décision"),
        ("Heading 1", "4. Contextes"),
        ("Heading 2", "Deuxième"),
        ("Heading 3", "Troisième"),
    ]


def test_the_contents_are_filled_and_lead_to_the_titles(document: Document) -> None:
    opened = _open(_with(document, Heading(2, "Deuxième")))
    body = opened.element.body
    links = {
        "".join(link.itertext(f"{W}t")): link.get(f"{W}anchor")
        for link in body.iter(f"{W}hyperlink")
    }
    assert list(links) == ["Synthèse pour décision", "4. Contextes", "Deuxième"]
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert set(links.values()) <= marks
    orders = "".join(order.text for order in body.iter(f"{W}instrText"))
    assert 'TOC \\o "1-2"' in orders
    assert opened.settings.element.find(f"{W}updateFields") is None


def test_fields_open_and_close_in_pairs(document: Document) -> None:
    kinds = [mark.get(f"{W}fldCharType") for mark in _open(document).element.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 1
    # Those of the lines stand in that of the contents, which ends last.
    steps = {"begin": 1, "separate": 0, "end": -1}
    depths = list(accumulate(steps[kind] for kind in kinds))
    assert (max(depths), min(depths[:-1]), depths[-1]) == (2, 1, 0)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_text_and_nothing_else(document: Document, typed: str) -> None:
    columns = (Column("Texte"),)
    odd = replace(document, title=typed, status=typed, cover=replace(document.cover, title=typed))
    opened = _open(
        _with(odd, Paragraph(typed), Bullets((typed,)), Table(typed, columns, ((typed,),)))
    )
    kept = re.sub("[\x00-\x09\ud800\ufffe\u202e\u200b]", "", typed)
    kept = kept.replace("\r\n", "\n").replace("\u2028", "\n")
    said = _texts(opened)
    assert said.count(kept) >= 4
    kinds = {one.reltype.rsplit("/", 1)[-1] for one in opened.part.rels.values()}
    assert "hyperlink" not in kinds
    assert not any(one.is_external for one in opened.part.rels.values())


def test_every_french_sign_is_given_back(document: Document) -> None:
    assert FRENCH in _texts(_open(_with(document, Paragraph(FRENCH))))


def test_the_heads_of_tables_come_back_and_no_row_is_cut(document: Document) -> None:
    columns = (Column("Code", 0.5, bold=True), Column("Texte", 3.0))
    rows = tuple((f"R{index:02d}", "texte") for index in range(20))
    opened = _open(_with(document, Table("Vingt lignes", columns, rows)))
    table = next(t for t in opened.tables if t.rows[0].cells[0].text == "Code")
    assert table.style.name == "PCRA Tableau"
    properties = [row._tr.trPr for row in table.rows]
    assert [p.find(f"{W}tblHeader") is not None for p in properties] == [True] + [False] * 20
    assert all(p.find(f"{W}cantSplit") is not None for p in properties)
    assert [cell.text for cell in table.columns[0].cells[1:]] == [code for code, _ in rows]
    caption = next(p for p in opened.paragraphs if p.text == "Vingt lignes")
    assert caption.style.name == "Caption"


def test_a_row_higher_than_a_page_may_be_cut(document: Document) -> None:
    columns = (Column("Code"), Column("Texte"))
    opened = _open(_with(document, Table("Haut", columns, (("T0", "mot " * 4000),))))
    table = next(t for t in opened.tables if t.rows[0].cells[0].text == "Code")
    properties = table.rows[1]._tr.trPr
    assert properties is None or properties.find(f"{W}cantSplit") is None
    assert table.rows[1].cells[1].text.count("mot") == 4000


def test_columns_fill_the_width_and_hold_their_longest_word(document: Document) -> None:
    columns = (Column("Un", 0.01), Column("Deux", 9.0))
    rows = (("Anticonstitutionnellement", "x"),)
    opened = _open(_with(document, Table("Largeurs", columns, rows)))
    table = next(t for t in opened.tables if t.rows[0].cells[0].text == "Un")
    widths = [int(one.get(f"{W}w")) for one in table._tbl.tblGrid]
    assert sum(widths) == pytest.approx(499.3 * 20, abs=3)
    assert widths[0] > 110 * 20


def test_a_picture_is_sharp_and_has_words_for_those_who_cannot_see(
    document: Document, drawing: Drawing
) -> None:
    opened = _open(_with(document, Picture(drawing, "Figure 1 — essai")))
    (shape,) = opened.inline_shapes
    assert shape._inline.docPr.get("descr") == "Un essai"
    part = next(p for p in opened.part.package.iter_parts() if p.partname.endswith(".png"))
    dots_per_inch = part.image.px_width / (shape.width.inches)
    assert dots_per_inch == pytest.approx(200, rel=0.02)
    assert any(p.text == "Figure 1 — essai" for p in opened.paragraphs)


def test_equal_drawings_give_equal_pictures(drawing: Drawing) -> None:
    png_of.cache_clear()
    first = png_of(drawing)
    png_of.cache_clear()
    assert png_of(drawing) == first
    assert first.startswith(b"\x89PNG")


def test_every_page_says_status_version_and_confidentiality(document: Document) -> None:
    section = _open(document).sections[0]
    assert section.different_first_page_header_footer
    said = "Projet non validé · v0.3 · Diffusion restreinte"
    assert said in section.footer.paragraphs[0].text
    assert said in section.first_page_footer.paragraphs[0].text
    orders = [o.text.strip() for o in section.footer._element.iter(f"{W}instrText")]
    assert orders == ["PAGE", "NUMPAGES"]
    assert document.title in section.header.paragraphs[0].text


def test_the_file_names_its_plan_and_nobody(document: Document) -> None:
    content = _bytes(document)
    facts = docx.Document(io.BytesIO(content)).core_properties
    assert (facts.title, facts.subject) == (document.title, document.subject)
    assert facts.author == facts.last_modified_by == "Atelier"
    assert facts.language == "fr-FR"
    assert facts.created.isoformat() == facts.modified.isoformat() == "2026-11-24T14:30:05+00:00"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(parts.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]
    assert b"python-docx" not in whole
    assert b"updateFields" not in whole


def test_nothing_written_twice_differs(document: Document) -> None:
    assert _bytes(document) == _bytes(document)


def test_a_title_longer_than_its_property_is_written(document: Document) -> None:
    facts = _open(replace(document, title="t" * 400)).core_properties
    assert facts.title == "t" * 255


def test_breaks_that_follow_each_other_leave_no_empty_page(document: Document) -> None:
    once = _open(_with(document, Paragraph("a"), PageBreak(), Paragraph("b")))
    thrice = _open(
        _with(document, Paragraph("a"), PageBreak(), PageBreak(), PageBreak(), Paragraph("b"))
    )
    assert _pages_started(once) == _pages_started(thrice)
    last = _open(_with(document, Paragraph("a"), PageBreak()))
    assert _pages_started(last) == _pages_started(once) - 1


def test_the_fiche_says_all_and_announces_what_it_cannot_hold(document: Document) -> None:
    said = _texts(_open(document))
    assert CONTINUED in said
    assert "Suite de la fiche URG-05" in said
    assert "fin-du-minimum" in said
    assert "texte déjà mis de côté" in said
    for number in range(40):
        assert f"objet {number}" in said


def test_a_fiche_that_holds_announces_nothing(document: Document, worksheet: Worksheet) -> None:
    said = _texts(_open(_with(document, replace(worksheet, solutions=worksheet.solutions[:2]))))
    assert CONTINUED not in said
    for place in ("URG-04", "moins de 50 feuilles", "240 × 4 min = 16 h", "▲▲ dangereux"):
        assert place in said


def test_the_rows_of_a_fiche_fill_their_grid(document: Document, worksheet: Worksheet) -> None:
    for table in _open(_with(document, worksheet)).tables:
        columns = len(table._tbl.tblGrid)
        for row in table._tbl.tr_lst:
            spans = [cell.grid_span for cell in row.tc_lst]
            assert sum(spans) == columns


def test_pages_alone_have_no_cover_nor_contents(document: Document) -> None:
    poster = Poster(
        "Cadre de santé", "En C0", (PosterBand("15 min", ("Ouvrir le classeur",)),), "v0.3"
    )
    alone = replace(_with(document, poster), pages_only=True)
    opened = _open(replace(alone, sections=(Section("", "", (poster,)),)))
    said = _texts(opened)
    assert "Cadre de santé" in said
    assert "Ouvrir le classeur" in said
    assert "Sommaire" not in said
    assert "Synthèse pour décision" not in said
    assert _pages_started(opened) == 0


def test_two_halves_share_a_page_and_a_third_starts_one(document: Document) -> None:
    half = Poster("IDE", "C0", (PosterBand("1 h", ("Relire",)),), "v0.3", half=True)
    alone = replace(document, sections=(Section("", "", (half,) * 3),), pages_only=True)
    assert _pages_started(_open(alone)) == 1


def test_a_title_after_half_a_page_starts_the_next(document: Document) -> None:
    half = Poster("IDE", "C0", (PosterBand("1 h", ("Relire",)),), "v0.3", half=True)
    sections = (Section("", "", (half,)), Section("", "Ce qui manque", (Paragraph("Rien."),)))
    opened = _open(replace(document, sections=sections, pages_only=True))
    title = next(p for p in opened.paragraphs if p.text == "Ce qui manque")
    text = next(p for p in opened.paragraphs if p.text == "Rien.")
    assert title.paragraph_format.page_break_before
    assert not text.paragraph_format.page_break_before


def test_a_poster_too_long_for_half_a_page_takes_one(document: Document) -> None:
    long = Poster("IDE", "C0", (PosterBand("1 h", ("mot " * 60,) * 12),), "v0.3", half=True)
    alone = replace(document, sections=(Section("", "", (long, long)),), pages_only=True)
    assert _pages_started(_open(alone)) == 1
    assert _texts(_open(alone)).count("mot") == 2 * 60 * 12


def test_300_decisions_are_300_rows(document: Document) -> None:
    columns = (Column("Code"), Column("Quoi", 3.0))
    rows = [(f"D{index:03d}", f"Décision {index}") for index in range(300)]
    tables = tuple(
        Table(f"Décisions {start}", columns, tuple(rows[start : start + 20]))
        for start in range(0, 300, 20)
    )
    found = [
        tuple(cell.text for cell in row.cells)
        for table in _open(_with(document, *tables)).tables
        for row in table.rows[1:]
        if len(row.cells) == 2 and row.cells[0].text.startswith("D")
    ]
    assert found == rows


def test_word_finds_the_properties_in_the_order_that_it_demands(document: Document) -> None:
    opened = _open(document)
    for kind, names in IN_ORDER.items():
        order = [f"{W}{name}" for name in names]
        for root in (opened.element, opened.styles.element):
            for properties in root.iter(f"{W}{kind}"):
                places = [order.index(one.tag) for one in properties]
                assert places == sorted(set(places)), etree.tostring(properties)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm")
def test_a_fiche_whose_openings_fill_the_page_is_cut_and_ends(worksheet: Worksheet) -> None:
    """What opens a row is never cut: asking for it again and again must not go on for ever."""
    alert = "▲ contradiction : aucun des services demandés n’existe dans ce contexte " * 4
    one = replace(worksheet.solutions[0], alert=alert, card="Recevoir le résultat au lit " * 4)
    crowded = replace(worksheet, solutions=(one,) * 60)

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 20)
    try:
        tables, rest = docx_worksheet.form(crowded, Layout(), Layout().height)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert tables
    assert any("suite" in label for label, _ in rest)
