"""Rows D10 and D12 to D15: what is too long, too tall, or a formula."""

import csv
import io
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import docx
import odfdo
import openpyxl
import pypdf
import pypdfium2
import pytest
from lxml import etree

from pcra_game.domain.answers import Solution
from pcra_game.domain.document import (
    Column,
    Document,
    Paragraph,
    Poster,
    Section,
    Table,
    Worksheet,
)
from pcra_game.domain.drawing import Drawing
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.interchange import Interchange
from pcra_game.domain.limits import SHORT_TEXT, WHAT
from pcra_game.domain.moves import WriteSolution
from pcra_game.exports.ciso_assistant import write_interchange
from pcra_game.exports.csv_export import write_csv
from pcra_game.exports.deliverables import DELIVERABLES
from pcra_game.exports.errors import ExportError
from pcra_game.exports.formats import PLAIN
from pcra_game.exports.pdf_style import LEFT, PAGE_HEIGHT, WIDTH
from pcra_game.exports.xlsx import write_workbook
from tests.fixtures.every_format import FORMATS, PROSE, READERS, every_block, export, plain, written
from tests.fixtures.sources import demo_source
from tests.fixtures.typed_workshop import typed_moves_after, typed_source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FORMULAS = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.invalid","clic")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "{=1}",
    "#N/A",
    "http://x.invalid",
    "internal:Feuille!A1",
    "external:c:\\x.xlsx",
    "mailto:x@x.invalid",
)
COMPUTED = ("=", "+", "-", "@", "\t", "\r")
POSTER_SIDE = 28.0
"""Points, a centimetre: what a page to hang up leaves white, as every office printer asks."""

SCISSORS = "✂"
"""Drawn across the edge, where a page is cut in two."""

TWIP = 635
"""How the library counts a twentieth of a point."""

CELL = 32_768
"""One sign more than a cell of Excel holds."""


@pytest.fixture
def everything(document: Document, worksheet: Worksheet, drawing: Drawing) -> Document:
    return every_block(document, worksheet, drawing)


def word(length: int) -> str:
    """A word without an end, whose pieces differ: what is remembered helps nobody."""
    return "".join(chr(97 + (place * place + place // 7) % 26) for place in range(length))


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python a piece of work calls; the clock has no part in it."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def outside(content: bytes, side: float = LEFT) -> list[str]:
    """Every sign of a PDF that is not between the margins."""
    width = LEFT + WIDTH + LEFT - 2 * side
    found = []
    with pypdfium2.PdfDocument(content) as pdf:
        for number, page in enumerate(pdf, start=1):
            text = page.get_textpage()
            signs = text.get_text_range()
            for place in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(place)
                if (right - left > 0 and signs[place : place + 1] != SCISSORS) and not (
                    left >= side - 2
                    and right <= side + width + 2
                    and bottom >= 15
                    and top <= PAGE_HEIGHT - 10
                ):
                    found.append(f"page {number}: {signs[place : place + 1]!r} at {left:.0f}")
    return found


def test_d10_an_answer_over_its_limit_is_refused_with_both_numbers() -> None:
    solution = Solution("s1", word(10_000))
    with pytest.raises(IllegalMoveError) as refused:
        typed_moves_after(demo_source(), WriteSolution("OC-02@URG-01", "C0", solution))
    said = plain(str(refused.value))
    assert "10000" in said
    assert str(WHAT) in said


@pytest.mark.parametrize("name", FORMATS)
def test_d10_a_word_of_10000_signs_is_whole_in_any_place(document: Document, name: str) -> None:
    blocks = (Paragraph("x"), Table("Mots", (Column("Code"), Column("Texte")), (("T0", "x"),)))
    made = export(name, word(10_000), replace(document, sections=(Section("1", "M", blocks),)))
    assert made.missing() == []


@pytest.mark.parametrize("length", [SHORT_TEXT, 400, 2_000])
def test_d10_nothing_of_such_a_word_leaves_the_margins(everything: Document, length: int) -> None:
    (section,) = everything.sections
    posters = tuple(block for block in section.blocks if isinstance(block, Poster))
    prose = tuple(block for block in section.blocks if not isinstance(block, Poster))
    text = replace(everything, sections=(replace(section, blocks=prose),))
    hung = replace(text, sections=(replace(section, title="", blocks=posters),), pages_only=True)
    for own, side in ((text, LEFT), (hung, POSTER_SIDE)):
        content = export("pdf", word(length), own).files["plan"]
        assert outside(content, side) == []
        with pypdfium2.PdfDocument(content) as pdf:
            assert len(pdf) >= 3


def test_d10_a_title_too_long_for_its_cover_is_whole_under_it(document: Document) -> None:
    title, subtitle = f"Titre {word(1_200)}", f"Unité {word(1_000)}"
    cover = replace(document.cover, title=title, subtitle=subtitle)
    for own, cut in ((replace(document, cover=cover), True), (document, False)):
        said = plain(READERS["pdf"](dict(_WRITERS)["pdf"](own)))
        assert (plain("Titre entier") in said) is cut
        assert (plain("Sous-titre entier") in said) is cut
        assert plain(own.cover.title) in said
        assert plain(own.cover.subtitle) in said


@pytest.mark.parametrize("length", [SHORT_TEXT, 2_000])
def test_d10_no_table_of_word_is_wider_than_its_page(everything: Document, length: int) -> None:
    file = docx.Document(io.BytesIO(export("docx", word(length), everything).files["plan"]))
    (size,) = {(s.page_width, s.left_margin, s.right_margin) for s in file.sections}
    room = (size[0] - size[1] - size[2]) // TWIP
    tables = list(file.element.body.iter(f"{W}tbl"))
    assert len(tables) > 5
    for table in tables:
        columns = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
        assert sum(columns) <= room + len(columns)
        # Word widens an automatic column for a word without an end.
        (layout,) = {one.get(f"{W}type") for one in table.iter(f"{W}tblLayout")}
        assert layout == "fixed"
        assert not list(table.iter(f"{W}noWrap"))


@pytest.mark.parametrize("length", [SHORT_TEXT, 2_000])
def test_d10_no_table_of_writer_is_wider_than_its_page(everything: Document, length: int) -> None:
    content = export("odt", word(length), everything).files["plan"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        roots = [etree.fromstring(archive.read(f"{one}.xml")) for one in ("styles", "content")]
    looks = [look for root in roots for look in root.iter("{*}page-layout-properties")]
    room = min(_cm(one, "page-width") - 2 * _cm(one, "margin-left") for one in looks)
    wide = {
        style.get(f"{STYLE}name"): _cm(look, "column-width")
        for root in roots
        for style in root.iter("{*}style")
        for look in style.iter("{*}table-column-properties")
    }
    tables = list(roots[1].iter("{*}table"))
    assert len(tables) > 5
    for table in tables:
        columns = [one.get(f"{TABLE}style-name") for one in table.iter("{*}table-column")]
        assert 0 < sum(wide[name] for name in columns) <= room + 0.02
    widths = [_cm(one, "width") for root in roots for one in root.iter("{*}table-properties")]
    assert max(widths) <= room + 0.02
    assert not [one for root in roots for one in root.iter() if "no-wrap" in one.attrib.values()]


def _cm(element: Any, name: str) -> float:
    (said,) = (value for key, value in element.attrib.items() if etree.QName(key).localname == name)
    number, unit = float(said.rstrip("cmptin")), said.lstrip("-.0123456789")
    return number * {"cm": 1.0, "pt": 2.54 / 72, "in": 2.54, "mm": 0.1}[unit]


@pytest.mark.parametrize("name", PROSE)
def test_d10_four_times_the_length_is_not_ten_times_the_work(document: Document, name: str) -> None:
    def work(length: int) -> int:
        columns = (Column("Code"), Column("Texte", 3))
        table = Table("Mots", columns, (("T0", word(length)),))
        blocks = (Paragraph("x"), table)
        own = replace(document, sections=(Section("1", "M", blocks),))
        return calls(lambda: export(name, f"{word(length)}{length}", own, numbered=False))

    work(100)
    assert work(4_000) < 6 * work(1_000)


@pytest.mark.parametrize("name", PROSE)
def test_d12_a_cell_of_three_pages_goes_on(document: Document, name: str) -> None:
    long = " ".join(f"ligne{index}" for index in range(2_500))
    rows = (("T0", "avant"), ("T1", long), ("T2", "derrière"))
    table = Table("Haut", (Column("Code"), Column("Texte", 2)), rows)
    own = replace(document, sections=(Section("1", "Table", (table,)),))
    content = dict(_WRITERS)[name](own)
    said = plain(READERS[name](content))
    assert all(f"ligne{index}" in said for index in range(2_500))
    assert said.index("avant") < said.index("ligne0") < said.index("derrière")
    _CUT[name](content)


def _cut_pdf(content: bytes) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    held = [page for page in pages if "ligne1" in page]
    assert len(held) >= 3
    assert all("Code" in page and "Texte" in page for page in held)
    assert outside(content) == []


def _cut_docx(content: bytes) -> None:
    (table,) = (t for t in docx.Document(io.BytesIO(content)).tables if len(t.rows) == 4)
    properties = [row._tr.trPr for row in table.rows]
    assert properties[0].find(f"{W}tblHeader") is not None
    assert properties[2] is None or properties[2].find(f"{W}cantSplit") is None
    assert not list(table._tbl.iter(f"{W}trHeight"))


def _cut_odt(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    (row,) = (r for r in root.iter("{*}table-row") if "ligne2499" in "".join(r.itertext()))
    style = next(v for k, v in row.attrib.items() if k.endswith("style-name"))
    (look,) = (s for s in root.iter("{*}style") if style in s.attrib.values())
    kept = [v for one in look for k, v in one.attrib.items() if k.endswith("keep-together")]
    assert kept in ([], ["auto"])


_CUT = {"pdf": _cut_pdf, "docx": _cut_docx, "odt": _cut_odt}


def _written(name: str) -> Callable[[Document], bytes]:
    from pcra_game.exports.formats import PROSE as WRITERS

    return lambda document: written(lambda stream: WRITERS[name](document, stream, PLAIN))


_WRITERS = [(name, _written(name)) for name in PROSE]


@pytest.mark.parametrize("text", FORMULAS)
def test_d13_every_cell_of_every_sheet_is_words(everything: Document, text: str) -> None:
    made = export("xlsx", text, everything)
    book = openpyxl.load_workbook(io.BytesIO(made.files["classeur"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    held = [cell for cell in cells if isinstance(cell.value, str)]
    assert held
    assert {(cell.data_type, cell.hyperlink) for cell in held} == {("s", None)}
    shown = text.strip()
    values = "\n".join(cell.value for cell in held)
    assert all(f"{shown} [{number}]" in values for number in range(25, len(made.told)))


@pytest.mark.parametrize("text", FORMULAS)
def test_d13_no_cell_of_a_csv_is_computed(everything: Document, text: str) -> None:
    made = export("csv", text, everything)
    cells = [cell for content in made.files.values() for row in _rows(content) for cell in row]
    assert not [cell for cell in cells if cell.startswith(COMPUTED)]
    assert all(cell.startswith("'") for cell in cells if text[0] in COMPUTED and text in cell)
    assert made.missing() == []


def _rows(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("one", [d for d in DELIVERABLES if {"xlsx", "csv"} & set(d.writers)])
def test_d13_a_workshop_typed_as_formulas_gives_none(one: Any) -> None:
    content = one.build(typed_source("=1+1"))
    for ending, write in one.writers.items():
        made = written(lambda stream, write=write: write(content, stream, PLAIN))
        if ending == "csv":
            assert not [c for row in _rows(made) for c in row if c.startswith(COMPUTED)]
            continue
        book = openpyxl.load_workbook(io.BytesIO(made))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert any(str(cell.value).startswith("=1+1") for cell in cells)


@pytest.mark.parametrize("place", ["facts", "notes", "title", "cell", "list"])
def test_d14_a_text_longer_than_a_cell_is_refused_wherever_it_stands(place: str) -> None:
    book, long = demo_source().workbook, "x" * CELL
    sheet = book.sheets[0]
    cell = replace(sheet, rows=((long, *sheet.rows[0][1:]), *sheet.rows[1:]))
    changed = {
        "facts": {"facts": (*book.facts, ("Unité", long))},
        "notes": {"notes": (long,)},
        "title": {"title": long},
        "cell": {"sheets": (cell, *book.sheets[1:])},
        "list": {"lists": ((book.lists[0][0], (long,)), *book.lists[1:])},
    }[place]
    stream = io.BytesIO()
    with pytest.raises(ExportError) as refused:
        write_workbook(replace(book, **changed), stream)
    assert stream.getvalue() == b""
    assert str(CELL) in plain(str(refused.value))


def test_d14_the_sheet_of_another_program_refuses_it_too() -> None:
    long = Interchange("2026-11-24T14:30:05+00:00", (("Summary", ("name",), (("x" * CELL,),)),))
    stream = io.BytesIO()
    with pytest.raises(ExportError) as refused:
        write_interchange(long, stream)
    assert stream.getvalue() == b""
    assert str(CELL) in plain(str(refused.value))


@pytest.mark.parametrize("name", ["csv", *PROSE])
def test_d14_where_no_cell_has_an_end_the_text_is_whole(document: Document, name: str) -> None:
    long = word(CELL)
    if name == "csv":
        sheet = replace(demo_source().workbook.sheets[0])
        row = (long, *sheet.rows[0][1:])
        content = written(lambda stream: write_csv(replace(sheet, rows=(row,)), stream))
    else:
        table = Table("Long", (Column("Texte"),), ((long,),))
        content = dict(_WRITERS)[name](replace(document, sections=(Section("1", "L", (table,)),)))
    said = plain(READERS[name](content))
    assert all(long[place : place + 40] in said for place in range(0, CELL - 40, 4_000))
    assert sum(said.count(sign) for sign in set(long)) >= CELL


@pytest.mark.parametrize("title", ["[]:*?/\\", "T" * 400, "🏥" * 200, "", "a\x00b", "&G" * 90])
@pytest.mark.parametrize("name", PROSE)
def test_d15_any_title_gives_a_file_that_opens(everything: Document, name: str, title: str) -> None:
    sections = (replace(everything.sections[0], title=title),) * 2
    content = dict(_WRITERS)[name](replace(everything, title=title, sections=sections))
    assert "De nuit" in READERS[name](content)
    if name == "docx":
        assert len(docx.Document(io.BytesIO(content)).core_properties.title) <= 255
    if name == "odt":
        names = odfdo.Document(io.BytesIO(content)).body.xpath("//text:bookmark-start/@text:name")
        assert len(set(map(str, names))) == len(names)


@pytest.mark.parametrize(
    "title",
    ["[]:*?/\\", "T" * 400, "🏥" * 40, "Urgences&Gériatrie", "&G&A&F" * 40, "É" * 254 + "🏥"],
)
def test_d15_any_title_gives_a_workbook_with_its_names_and_its_head(title: str) -> None:
    book = demo_source().workbook
    sheets = tuple(replace(sheet, title=title) for sheet in book.sheets)
    typed = replace(book, title=title, confidentiality=title, sheets=sheets)
    read = openpyxl.load_workbook(io.BytesIO(written(lambda s: write_workbook(typed, s))))
    assert len({name.casefold() for name in read.sheetnames}) == len(sheets) + 2
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in read.sheetnames)
    assert len(read.properties.title) <= 255
    for page in read:
        shown = page.oddHeader.left.text
        assert plain(shown).replace("&&", "&")[:6] == plain(title)[:6]
        assert page.oddFooter.left.text
