"""Fiches and cards in Word: what a reader standing in front of the page sees first."""

import io
from dataclasses import replace

import docx
from docx.document import Document as Opened
from docx.oxml.ns import qn

from pcra_game.domain.document import Document, Poster, PosterBand, Section, Worksheet
from pcra_game.exports.docx import write_docx
from pcra_game.exports.worksheet_form import rest_tables


def _open(document: Document) -> Opened:
    stream = io.BytesIO()
    write_docx(document, stream)
    return docx.Document(stream)


def test_a_card_for_the_pocket_is_never_set_in_type_too_small_to_read(document: Document) -> None:
    lines = ("Relire à voix haute, noter l’heure, signer sur le registre ouvert. " * 4,)
    for many in range(1, 9):
        card = Poster("IDE", "C0", (PosterBand("1 h", lines * many),), "v0.3", half=True)
        alone = replace(document, sections=(Section("", "", (card,)),), pages_only=True)
        sizes = [
            run.font.size.pt
            for table in _open(alone).tables
            for row in table.rows
            for said in row.cells[1].paragraphs
            for run in said.runs
        ]
        assert min(sizes) >= 9.5


def test_the_priority_of_a_fiche_stands_out_from_its_title(
    document: Document, worksheet: Worksheet
) -> None:
    opened = _open(replace(document, sections=(Section("", "", (worksheet,)),)))
    title = next(p for p in opened.paragraphs if worksheet.title in p.text and p.runs[1:])
    name, priority = title.runs[0], title.runs[-1]
    assert name._r.find(f".//{qn('w:shd')}") is None
    assert priority.text.strip() == worksheet.priority
    assert priority._r.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "FFFFFF"
    assert str(priority.font.color.rgb) != "FFFFFF"


def test_the_head_of_a_page_says_the_unit_once(document: Document) -> None:
    own = replace(document, title="Fiches – Urgences", subject="Urgences", pages_only=True)
    assert _open(own).sections[0].header.paragraphs[0].text.strip() == "Fiches – Urgences"
    other = replace(own, subject="CH de la Baie")
    assert _open(other).sections[0].header.paragraphs[0].text.endswith("\tCH de la Baie")


def test_each_table_of_what_a_fiche_could_not_hold_has_a_name_of_its_own(
    worksheet: Worksheet,
) -> None:
    rest = tuple((f"Rubrique {number}", "Texte") for number in range(45))
    names = [table.caption for table in rest_tables(worksheet.code, rest)]
    first = f"Suite de la fiche {worksheet.code}"
    assert names == [first, f"{first} (2)", f"{first} (3)"]


def test_the_title_of_a_fiche_is_as_wide_as_its_tables(document: Document) -> None:
    style = _open(document).styles["PCRA Titre de fiche"].element
    edge = style.find(f".//{qn('w:pBdr')}/{qn('w:left')}")
    indent = style.find(f".//{qn('w:ind')}")
    taken = int(edge.get(qn("w:space"))) + int(edge.get(qn("w:sz"))) / 8
    for side in ("left", "right"):
        assert int(indent.get(qn(f"w:{side}"))) / 20 == taken
