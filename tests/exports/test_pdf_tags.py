"""What a voice reads out of the PDF: everything once, in order, and no looks."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from pcra_game.domain.document import (
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    Worksheet,
)
from pcra_game.exports.fonts import clean, register
from tests.exports.pdf_structure import Node, marks, opened, owners, tree

HEADINGS = ("H1", "H2", "H3", "H4")


@pytest.fixture
def pdf(document: Document) -> pikepdf.Pdf:
    return opened(document)


def _heard(text: str) -> str:
    return " ".join(clean(text).replace("\u00a0", " ").split())


def _said(node: Node) -> str:
    return _heard(node.text)


def _tables(root: Node, caption: str) -> list[Node]:
    return [
        table
        for table in root.all("Table")
        if any(_said(c) == caption for c in table.all("Caption"))
    ]


def test_every_stroke_is_content_or_artifact(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        found = marks(page)
        assert all(mark.number is not None or mark.role == "Artifact" for mark in found)
        numbers = [mark.number for mark in found if mark.number is not None]
        assert numbers == list(range(len(numbers)))


def test_every_mark_is_in_the_tree_once_and_knows_its_element(pdf: pikepdf.Pdf) -> None:
    owned: Counter[tuple[tuple[int, int], int]] = Counter()
    owner: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}
    for node in tree(pdf).walk():
        for kid in node.entry.get("/K", []):
            if isinstance(kid, int) or "/MCID" in kid:
                page, number = (node.entry.Pg, kid) if isinstance(kid, int) else (kid.Pg, kid.MCID)
                owned[page.objgen, int(number)] += 1
                owner[page.objgen, int(number)] = node.entry.objgen
    by_key = owners(pdf)
    drawn = 0
    for page in pdf.pages:
        elements = by_key[int(page.obj.StructParents)]
        for mark in marks(page):
            if mark.number is not None:
                drawn += 1
                place = (page.objgen, mark.number)
                assert owned[place] == 1
                assert elements[mark.number].objgen == owner[place]
                assert str(elements[mark.number].S)[1:] == mark.role
    assert drawn == sum(owned.values()) > 300


def test_the_head_and_the_foot_of_a_page_are_not_read_out(pdf: pikepdf.Pdf) -> None:
    for number, page in enumerate(pdf.pages[1:], start=2):
        found = {mark.subtype: mark.text for mark in marks(page) if mark.subtype}
        assert set(found) == {"Header", "Footer"}
        assert f"page {number} / {len(pdf.pages)}" in found["Footer"]
        assert "Diffusion restreinte" in found["Footer"]
    assert "page 2 /" not in tree(pdf).text


def test_the_file_says_that_it_is_tagged_french_and_titled(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "fr-FR"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert all(page.obj.Tabs == pikepdf.Name.S for page in pdf.pages)
    with pdf.open_metadata() as said:
        assert said["dc:title"] == "Projet de PCRA — Urgences <&>"
        assert said["dc:language"] == {"fr-FR"}


def test_the_headings_are_those_of_the_document_in_its_order(pdf: pikepdf.Pdf) -> None:
    headings = [(node.role, _said(node)) for node in tree(pdf).all(*HEADINGS)]
    assert [said for role, said in headings if role in ("H1", "H2")] == [
        "Synthèse pour décision",
        "Sommaire",
        "0 Lecture",
        "Actions décidées en C0",
        "1 Fiches",
        "URG-04 Prescrire et administrer",
        "URG-05 Prescrire et administrer",
        "Suites des fiches",
        "A Annexe",
    ]
    assert ("H3", "De nuit") in headings


def test_no_level_of_heading_is_skipped(document: Document, pdf: pikepdf.Pdf) -> None:
    lone = Section("7", "Sans second", (Heading(3, "Petit"), Paragraph("suite")))
    for file in (pdf, opened(replace(document, sections=(lone,)))):
        levels = [int(node.role[1]) for node in tree(file).all(*HEADINGS)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_gives_its_head_once_and_its_cells_by_row(
    document: Document, pdf: pikepdf.Pdf
) -> None:
    (block,) = (
        block
        for block in document.sections[0].blocks
        if isinstance(block, Table) and block.caption == "Actions"
    )
    (table,) = _tables(tree(pdf), "Actions")
    (head,) = table.all("THead")
    assert [_said(cell) for cell in head.all("TH")] == ["Code", "Texte", "Fonction"]
    assert all(cell.entry.A.Scope == pikepdf.Name.Column for cell in head.all("TH"))
    (body,) = table.all("TBody")
    read = [[_said(cell) for cell in row.all("TH", "TD")] for row in body.all("TR")]
    assert read == [[_heard(cell) for cell in row] for row in block.rows]
    names = body.all("TH")
    assert [_said(name) for name in names] == [row[0] for row in block.rows]
    assert all(name.entry.A.Scope == pikepdf.Name.Row for name in names)


def test_a_row_that_goes_on_is_one_row(pdf: pikepdf.Pdf) -> None:
    (table,) = _tables(tree(pdf), "Haut")
    (row,) = table.all("TBody")[0].all("TR")
    code, long, broken = row.all("TH", "TD")
    assert _said(long) == " ".join(["ligne"] * 3000)
    assert broken.text == "x" * 400
    pages = {kid.Pg.objgen for kid in long.entry.K}
    assert len(pages) > 2
    for page in pdf.pages:
        if page.objgen in pages - {code.entry.Pg.objgen}:
            shown = [mark.text for mark in marks(page) if mark.number is None and not mark.subtype]
            assert "T0" in shown  # for the eye only


def test_words_at_the_end_of_a_line_do_not_stick_together(document: Document) -> None:
    long = " ".join(f"mot{index}" for index in range(2_000))
    section = Section("1", "Long", (Paragraph(long), Paragraph("deux\nlignes")))
    texts = [_said(node) for node in tree(opened(replace(document, sections=(section,)))).all("P")]
    assert texts[-2:] == [long, "deux lignes"]


def test_lists_have_items(pdf: pikepdf.Pdf, document: Document) -> None:
    nasty = [_heard(item) for item in document.sections[0].blocks[1 + 20 + 4].items]
    lists = [[_said(body) for body in node.all("LBody")] for node in tree(pdf).all("L")]
    assert nasty in lists
    assert any("Chef de service" in _said(node) for node in tree(pdf).all("Lbl"))


def test_a_picture_has_words_and_a_place(pdf: pikepdf.Pdf) -> None:
    root = tree(pdf)
    (picture,) = (node for node in root.all("Figure") if str(node.entry.Alt) == "Un essai")
    left, bottom, right, top = (float(edge) for edge in picture.entry.A.BBox)
    assert 0 < left < right < 596
    assert 0 < bottom < top < 842
    assert "Figure 1 — essai" in [_said(node) for node in root.all("Caption")]
    assert all(str(node.entry.Alt).strip() for node in root.all("Figure"))


def test_the_contents_are_links_that_say_where_they_lead(pdf: pikepdf.Pdf) -> None:
    entries = tree(pdf).all("TOCI")
    links = [link for entry in entries for link in entry.all("Link")]
    assert len(links) == len(entries) == 8
    annotations = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
    assert len(annotations) == 8
    by_key = owners(pdf)
    for link, annotation in zip(links, annotations, strict=True):
        (reference,) = (kid for kid in link.entry.K if not isinstance(kid, int) and "/Obj" in kid)
        assert reference.Obj.objgen == annotation.objgen
        assert by_key[int(annotation.StructParent)].objgen == link.entry.objgen
        assert ", page " in str(annotation.Contents)
    assert _said(links[2]).startswith("Actions décidées en C0 ")


def test_a_fiche_is_read_label_by_label(document: Document, worksheet: Worksheet) -> None:
    file = opened(replace(document, sections=(Section("", "Fiches", (worksheet,)),)))
    root = tree(file)
    items = [_said(item) for item in root.all("LI")]
    assert "Peut s’arrêter (DMIA) 15 min" in [_heard(item) for item in _spaced(root)]
    assert any(item.startswith("C1") and item.endswith("vérifié idem") for item in items)
    headings = [_said(node) for node in root.all("H3")]
    assert headings == [
        "Impact",
        "Besoins",
        "C0",
        "Ce qui change",
        "Reprise",
        "Kit",
        "Actions",
        "Reste à découvert",
        "Visa",
    ]
    solutions = root.all("Table")[0]
    assert _said(solutions.all("TH")[0]) == "Quand"
    assert len(solutions.all("TBody")[0].all("TR")) == 6
    (ruler,) = root.all("Figure")
    assert "grave à partir de 1 h" in str(ruler.entry.Alt)
    assert "dangereux à partir de 12 h" in str(ruler.entry.Alt)


def _spaced(root: Node) -> list[str]:
    return [" ".join(_said(part) for part in item.all("Lbl", "LBody")) for item in root.all("LI")]


def test_every_word_of_a_document_is_heard_in_its_order(document: Document) -> None:
    columns = (Column("Carte"), Column("Réponse", 3))
    sections = tuple(
        Section(
            str(index),
            f"Partie {index}",
            (
                Heading(2, f"Titre {index}"),
                Paragraph(f"Phrase {index}"),
                Table(
                    f"Décisions {index}",
                    columns,
                    tuple(
                        (f"carte {index}.{row}", f"réponse {index}.{row} " * 9) for row in range(20)
                    ),
                ),
            ),
        )
        for index in range(12)
    )
    heard = _heard(
        tree(opened(replace(document, sections=sections))).text.replace("carte", " carte")
    )
    at = heard.index("Partie 0", heard.index("Partie 11"))
    for index in range(12):
        for words in (
            f"Partie {index}",
            f"Titre {index}",
            f"Phrase {index}",
            f"Décisions {index}",
            *(f"carte {index}.{row}réponse {index}.{row} " for row in range(20)),
        ):
            at = heard.index(words.strip(), at)


def test_a_watermark_is_looks_and_is_not_read_out(document: Document) -> None:
    plain, marked = opened(document), opened(document, watermark="PROJET")
    for page in plain.pages:
        assert all(mark.subtype != "Watermark" for mark in marks(page))
    for page in marked.pages:
        last = marks(page)[-1]
        assert (last.subtype, last.text) == ("Watermark", "PROJET")
    assert tree(plain).text == tree(marked).text


def test_the_narrow_space_is_as_wide_in_the_face_as_in_the_file() -> None:
    for font in register().values():
        face = font.face
        for sign in (0x20, 0xA0, 0x202F, 0x2011):
            if sign in face.charToGlyph:
                advance = face.hmetrics[face.charToGlyph[sign]][0] * 1000 / face.unitsPerEm
                assert advance == pytest.approx(face.charWidths[sign], abs=1)
