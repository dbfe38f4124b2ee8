"""The styles of a hospital's template are measured as they are, so that page 2 stays one page."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pcra_game.domain.document import Block, Document, Heading, Paragraph
from pcra_game.exports.docx import write_docx
from pcra_game.exports.docx_blocks import Story
from pcra_game.exports.docx_heights import height_of
from pcra_game.exports.docx_held import Held
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_looks import Looks, looks_in, margins_in
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_template import adopted
from tests.benchmarks.large_plan import crowded_plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Change = Callable[[docx.document.Document], object]


@pytest.fixture
def layout_of(tmp_path: Path, document: Document) -> Callable[[Change], Layout]:
    """Adopt a plain template, in the face of our own files, changed as a test asks."""

    def made(change: Change = lambda _: None) -> Layout:
        file = docx.Document()
        file.sections[0].page_width, file.sections[0].page_height = Mm(210), Mm(297)
        for face in file.styles.element.iter(qn("w:rFonts")):
            face.attrib.clear()
            face.set(qn("w:ascii"), "Arial")
        change(file)
        path = tmp_path / "modele.docx"
        file.save(str(path))
        return adopted(path, document)[1]

    return made


def test_a_style_is_measured_through_what_it_is_based_on(
    layout_of: Callable[[Change], Layout],
) -> None:
    def change(file: docx.document.Document) -> None:
        file.styles["Normal"].paragraph_format.space_after = Pt(21)
        file.styles["Normal"].font.size = Pt(13)
        file.styles["Heading 2"].paragraph_format.space_before = Pt(33)
        file.styles["Heading 2"].base_style = file.styles["Normal"]

    looks = layout_of(change).looks
    assert (looks[Role.BODY].size, looks[Role.BODY].below) == (13.0, 21.0)
    # The defaults of that template: 1.15 lines.
    assert looks[Role.BODY].line == pytest.approx(1.15)
    assert looks[Role.HEADING_2].above == 33.0
    assert looks[Role.CELL] == replace(looks[Role.CELL], size=9.0, below=0.0)


def test_a_style_in_a_circle_is_walked_once(layout_of: Callable[[Change], Layout]) -> None:
    def change(file: docx.document.Document) -> None:
        file.styles["Heading 1"].base_style = file.styles["Heading 2"]
        file.styles["Heading 2"].base_style = file.styles["Heading 1"]

    assert isinstance(layout_of(change).looks[Role.HEADING_1], Looks)


def test_the_cells_of_its_tables_are_measured(layout_of: Callable[[Change], Layout]) -> None:
    upright, aside = layout_of(lambda _: None).margins[Role.TABLE]
    assert upright == 0.0
    assert aside == pytest.approx(5.4)


def test_a_head_of_several_lines_and_a_long_foot_leave_less_room(
    layout_of: Callable[[Change], Layout],
) -> None:
    def change(file: docx.document.Document) -> None:
        for _ in range(6):
            file.sections[0].footer.add_paragraph("Direction de la qualité")

    assert layout_of(change).height < layout_of(lambda _: None).height - 40


def short_plan() -> Document:
    """A plan whose page 2 holds in our styles, and has many titles."""
    plan = crowded_plan()
    blocks: list[Block] = [Heading(2, "Titre"), Paragraph("Une phrase.")] * 9
    return replace(plan, summary=replace(plan.summary, blocks=tuple(blocks)))


def airy(file: docx.document.Document) -> None:
    for name in ("Heading 1", "Heading 2", "Caption", "List Bullet"):
        file.styles[name].paragraph_format.space_before = Pt(48)
        file.styles[name].paragraph_format.space_after = Pt(30)


@pytest.mark.parametrize("make", [crowded_plan, short_plan])
def test_the_summary_holds_on_its_page_in_its_styles(
    tmp_path: Path, layout_of: Callable[[Change], Layout], make: Callable[[], Document]
) -> None:
    layout_of(airy)
    plan = make()
    path = tmp_path / "modele.docx"
    package, layout = adopted(path, plan)
    sheet = package.styles.element
    measured = replace(
        layout, looks=looks_in(sheet, layout.ids), margins=margins_in(sheet, layout.ids)
    )
    story = Story(layout, package.part, Held(package.element.nsmap))
    story.section(plan.summary)
    assert height_of(story.elements, measured) > layout.height, "in its styles it is too high"
    stream = io.BytesIO()
    write_docx(plan, stream, template=path)
    found = list(docx.Document(stream).element.body)
    texts = ["".join(one.itertext(f"{W}t")) for one in found]
    end = next(i for i, one in enumerate(found) if one.tag == f"{W}sdt")
    summary = found[texts.index(plan.summary.title) : end]
    assert height_of(summary, measured) <= layout.height
    sizes = [float(one.get(f"{W}val")) / 2 for made in summary for one in made.iter(f"{W}sz")]
    assert min(sizes) >= 8.0
