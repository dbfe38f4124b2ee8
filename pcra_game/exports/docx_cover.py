"""The first page of a Word file."""

from pcra_game.domain.document import Cover, Document
from pcra_game.domain.drawing import Tint
from pcra_game.exports import docx_tables
from pcra_game.exports.docx_blocks import Story
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import ABOVE
from pcra_game.exports.docx_styles import NIGHT, PALE, STAMP, Role, colour
from pcra_game.exports.docx_xml import (
    Element,
    node,
    paragraph,
    run,
    shade,
    tab,
    twips,
    value,
)

_BAND = 300.0
_STAMP_HEIGHT = 36.0
COVER_TOP = ABOVE + _BAND + _STAMP_HEIGHT
"""How far below the top of the paper our cover leaves the page white, in points."""

_LABEL_WIDTH = 150.0


def write_cover(story: Story, document: Document, layout: Layout) -> None:
    """Write title, status and version, what the plan is about, then the notes."""
    if layout.own:
        story.put_table(_band(document, layout))
    else:
        story.paragraph(Role.TITLE, run(document.cover.title))
        story.paragraph(Role.SUBTITLE, run(document.cover.subtitle))
        story.paragraph(Role.STATUS, *_status(document), extra=[_right(layout.width)])
    if document.cover.lines:
        story.put_table(_lines(document.cover, layout))
    for note in document.cover.notes:
        story.paragraph(Role.COVER_NOTE, run(note))


def _band(document: Document, layout: Layout) -> Element:
    ids, cover = layout.ids, document.cover
    made = docx_tables.opened(ids[Role.GRID], [layout.width], cover.title)
    made[0].insert(3, _no_lines())
    title = paragraph(ids[Role.TITLE], run(cover.title, colour="FFFFFF"), extra=_inset())
    subtitle = paragraph(ids[Role.SUBTITLE], run(cover.subtitle, colour=PALE), extra=_inset())
    low = [shade(NIGHT), value("vAlign", "bottom")]
    band = docx_tables.cell(layout.width, title, subtitle, properties=low)
    made.append(docx_tables.row_of([band], height=_BAND))
    said = paragraph(
        ids[Role.STATUS], *_status(document), extra=[_right(layout.width - 20), *_inset()]
    )
    middle = [shade(STAMP), value("vAlign", "center")]
    stamp = docx_tables.cell(layout.width, said, properties=middle)
    made.append(docx_tables.row_of([stamp], height=_STAMP_HEIGHT))
    return made


def _no_lines() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return node("tblBorders", *(node(side, val="nil") for side in sides))


def _inset() -> list[Element]:
    return [node("ind", left="200", right="200")]


def _right(width: float) -> Element:
    return node("tabs", node("tab", val="right", pos=twips(width)))


def _status(document: Document) -> list[Element]:
    return [run(document.status), tab(), run(document.version)]


def _lines(cover: Cover, layout: Layout) -> Element:
    widths = (_LABEL_WIDTH, layout.width - _LABEL_WIDTH)
    made = docx_tables.opened(layout.ids[Role.GRID], widths, cover.title)
    made[0].insert(3, _thin_rules())
    for label, said in cover.lines:
        cells = (
            docx_tables.cell(widths[0], paragraph(layout.ids[Role.COVER_LABEL], run(label))),
            docx_tables.cell(widths[1], paragraph(layout.ids[Role.COVER_VALUE], run(said))),
        )
        made.append(docx_tables.row_of(cells, height=21))
    return made


def _thin_rules() -> Element:
    thin = {"val": "single", "sz": "4", "space": "0", "color": colour(Tint.LINE)}
    return node(
        "tblBorders",
        node("top", val="nil"),
        node("left", val="nil"),
        node("bottom", **thin),
        node("right", val="nil"),
        node("insideH", **thin),
        node("insideV", val="nil"),
    )
