"""Where the pages of a text processor may end: what is asked of it, since it alone knows."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from pcra_game.domain.chronicle import Chronicle
from pcra_game.domain.document import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    SignatureBox,
    Table,
    announces,
)
from pcra_game.domain.minutes import build_minutes
from pcra_game.domain.plan import build_plan
from pcra_game.domain.room_script import build_room_script
from pcra_game.exports.docx import write_docx
from pcra_game.exports.docx_heights import height_of, row_heights
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.odt import write_odt
from tests.benchmarks.large_plan import FULL, crowded_plan, written
from tests.exports.test_docx import IN_ORDER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUT = Layout()
DAY = "2026-03-17T11:25:00+00:00"
TWO = (Column("Code"), Column("Texte", 4))
LINES = tuple(f"Ligne {number}" for number in range(30))


def body(document: Document) -> list[etree._Element]:
    stream = io.BytesIO()
    write_docx(document, stream)
    return list(docx.Document(stream).element.body)


def odt_part(document: Document, name: str) -> str:
    stream = io.BytesIO()
    write_odt(document, stream)
    with zipfile.ZipFile(stream) as archive:
        return archive.read(name).decode()


def text(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


def held(element: etree._Element) -> bool:
    """Whether each of its lines is kept with what follows."""
    return all(p.find(f"{W}pPr/{W}keepNext") is not None for p in element.iter(f"{W}p"))


def with_blocks(document: Document, *blocks: Block, turned: bool = False) -> Document:
    """Give the document with one part, and another one that opens a page if `turned`."""
    after = (Section("B", "Après", (Paragraph("Fin."),), new_page=True),) if turned else ()
    return replace(document, sections=(Section("A", "Avant", blocks), *after))


def rows_of(document: Document, head: str) -> list[etree._Element]:
    tables = (one for one in body(document) if one.tag == f"{W}tbl" and text(one).startswith(head))
    return list(next(tables).iterfind(f"{W}tr"))[1:]


def summary_of(document: Document) -> list[etree._Element]:
    """The elements of page 2: from its title to the contents."""
    found = body(document)
    start = next(i for i, one in enumerate(found) if text(one) == document.summary.title)
    end = next(i for i, one in enumerate(found) if one.tag == f"{W}sdt")
    return found[start:end]


def sizes(elements: list[etree._Element]) -> set[float]:
    return {float(size.get(f"{W}val")) / 2 for one in elements for size in one.iter(f"{W}sz")}


def plan_of(decisions: int) -> Document:
    return build_plan(*written(decisions), recorded_at=DAY)


def test_a_full_summary_is_made_denser_until_it_holds_on_its_page() -> None:
    found = summary_of(plan_of(FULL))
    assert height_of(found, LAYOUT) <= LAYOUT.height
    assert min(sizes(found)) >= 8.0


def test_a_summary_of_eight_activities_and_five_choices_holds_too() -> None:
    plan = crowded_plan()
    found = summary_of(plan)
    assert height_of(found, LAYOUT) <= LAYOUT.height
    assert min(sizes(found)) >= 8.0
    (points,) = (block for block in plan.summary.blocks if isinstance(block, Bullets))
    assert len(points.items) == 2
    assert points.items[-1].endswith("à la section 16.")


def test_the_denser_summary_is_written_in_the_order_that_word_demands() -> None:
    for one in summary_of(plan_of(FULL)):
        for kind, names in IN_ORDER.items():
            order = [f"{W}{name}" for name in names]
            for properties in one.iter(f"{W}{kind}"):
                places = [order.index(child.tag) for child in properties]
                assert places == sorted(set(places)), etree.tostring(properties)


def test_a_summary_that_holds_keeps_the_sizes_of_its_styles() -> None:
    found = summary_of(plan_of(3))
    assert height_of(found, LAYOUT) <= LAYOUT.height
    assert not sizes(found)


def test_a_summary_that_nothing_makes_hold_is_left_as_it_is(document: Document) -> None:
    much = replace(document.summary, blocks=(Bullets(LINES * 3),))
    assert not sizes(summary_of(replace(document, summary=much)))


def test_the_dense_summary_is_as_dense_in_open_document() -> None:
    root = etree.fromstring(odt_part(plan_of(FULL), "content.xml").encode())
    fo = root.nsmap["fo"]
    airs = {cell.get(f"{{{fo}}}padding-top") for cell in root.iter("{*}table-cell-properties")}
    assert "3.5pt" in airs, "the other tables keep their air"
    assert any(1.8 < float(air.removesuffix("pt")) < 3.4 for air in airs - {None})
    texts = {looks.get(f"{{{fo}}}font-size") for looks in root.iter("{*}text-properties")}
    assert {"8pt", "8.5pt"} & texts


@pytest.mark.parametrize("end", ["section", "break"])
def test_a_page_that_ends_by_order_is_not_left_nearly_empty(document: Document, end: str) -> None:
    blocks: list[Block] = [Bullets(LINES)]
    if end == "break":
        blocks += [PageBreak(), Paragraph("Autre page")]
    found = body(with_blocks(document, *blocks, turned=end == "section"))
    lines = [one for one in found if text(one) in LINES]
    together = [one for one in lines if held(one)]
    assert lines[-1 - len(together) : -1] == together
    assert height_of([*together, lines[-1]], LAYOUT) >= LAYOUT.height / 5
    assert not held(lines[-1])
    assert len(together) < len(LINES) / 2, "the rest goes where it will"


def test_rows_at_the_end_of_such_a_page_are_held_too(document: Document) -> None:
    table = Table("Vingt", TWO, tuple((line, "texte") for line in LINES[:20]))
    rows = rows_of(with_blocks(document, table, turned=True), "CodeTexte")
    assert [held(row) for row in rows[-6:]] == [True] * 5 + [False]
    assert not held(rows[8])
    free = rows_of(with_blocks(document, table), "CodeTexte")
    assert [held(row) for row in free[-6:]] == [False] * 4 + [True, False]


def test_a_break_after_a_row_that_may_be_cut_holds_nothing(document: Document) -> None:
    rows = (("T0", "court"), ("T1", "court"), ("T2", "mot " * 4000))
    found = rows_of(with_blocks(document, Table("Haut", TWO, rows), turned=True), "CodeTexte")
    assert not held(found[-1])


def test_a_small_table_stays_on_one_page_and_a_long_one_goes_on(document: Document) -> None:
    small = Table("Petit", TWO, tuple((line, "texte") for line in LINES[:5]))
    rows = rows_of(with_blocks(document, small), "CodeTexte")
    assert [held(row) for row in rows] == [True] * 4 + [False]
    long = Table("Long", TWO, tuple((line, "texte") for line in LINES[:20]))
    rows = rows_of(with_blocks(document, long), "CodeTexte")
    assert [held(row) for row in rows] == [True] + [False] * 17 + [True, False]


def test_places_to_sign_stay_together_however_many_they_are(document: Document) -> None:
    box = SignatureBox(("Direction", "Cadre", "Médecin", "RSSI"))
    found = body(with_blocks(document, box))
    rows = next(one for one in found if text(one).startswith("DirectionCadre")).findall(f"{W}tr")
    assert [held(row) for row in rows] == [True, True, True, False]


def test_open_document_holds_rows_as_word_does(document: Document) -> None:
    settings = odt_part(with_blocks(document, Paragraph("x")), "settings.xml")
    assert '"TableRowKeep" config:type="boolean">true<' in settings
    assert 'xmlns:ooo="http://openoffice.org/2004/office"' in settings


def test_no_line_is_drawn_between_who_signs_and_the_room_to_sign(document: Document) -> None:
    content = odt_part(with_blocks(document, SignatureBox(("Direction",))), "content.xml")
    root = etree.fromstring(content.encode())
    spaces = {key: value for key, value in root.nsmap.items() if key}
    cell = root.xpath("//table:table-cell[text:p='Direction']", namespaces=spaces)[0]
    style = cell.get(f"{{{spaces['table']}}}style-name")
    looks = root.xpath(f"//style:style[@style:name='{style}']/*", namespaces=spaces)[0]
    assert looks.get(f"{{{spaces['fo']}}}border-bottom") == "none"
    assert looks.get(f"{{{spaces['fo']}}}border-left") != "none"


def test_words_that_announce_a_table_are_on_its_page(document: Document) -> None:
    table = Table("Petit", TWO, (("a", "b"),))
    blocks = (Heading(2, "Titre"), Paragraph("Voici :"), table, Paragraph("Après."))
    found = {text(one): one for one in body(with_blocks(document, *blocks))}
    assert held(found["Voici :"])
    assert not held(found["Après."])


def test_only_what_is_handed_out_or_looked_up_alone_begins_a_page() -> None:
    state, game = written(3)
    minutes = build_minutes(state, game, recorded_at=DAY, told=Chronicle())
    script = build_room_script(state, game, recorded_at=DAY)
    for made, alone in ((minutes, {"1"}), (script, set()), (plan_of(3), {"0", "B"})):
        assert {one.number for one in made.sections if one.new_page} == alone


SMALL = Table("t", TWO, (("a", "b"),) * 3)


@pytest.mark.parametrize(
    ("blocks", "index", "said"),
    [
        ((Paragraph("a"), SMALL), 0, True),
        ((Paragraph("a"), Bullets(("b",))), 0, True),
        ((Paragraph("a"), Paragraph("b")), 0, False),
        ((Paragraph("a"), Heading(2, "h"), Paragraph("b")), 0, True),
        ((Paragraph("a"), Paragraph("b"), SMALL), 1, False),
        ((Heading(2, "h"), Paragraph("b"), SMALL), 1, True),
        ((Paragraph("a"),), 0, False),
        ((Bullets(("a",) * 4), SMALL), 0, True),
        ((Bullets(("a",) * 20), SMALL), 0, False),
        ((Bullets(("a",)), Table("t", TWO, (("a", "b"),) * 15)), 0, False),
        ((Bullets(("a",)),), 0, False),
        ((SMALL, SMALL), 0, False),
    ],
)
def test_what_announces(blocks: tuple[Block, ...], index: int, said: bool) -> None:
    assert announces(blocks, index) is said


def test_heights_grow_with_what_is_written(document: Document) -> None:
    table = Table("Petit", TWO, (("a", "b"), ("a", "mot " * 200), ("a", "b\nc")))
    found = body(with_blocks(document, table))
    made = next(one for one in found if text(one).startswith("CodeTexte"))
    head, one, many, two = row_heights(made, LAYOUT)
    assert 14 < one < 22
    assert one + 11 < two < one + 14
    assert many > 5 * one
    assert head >= one - 2
    assert height_of([made], LAYOUT) == pytest.approx(head + one + many + two)
