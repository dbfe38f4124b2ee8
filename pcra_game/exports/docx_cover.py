"""The first page and the contents of a Word file."""

from collections.abc import Sequence

from pcra_game.domain.document import Cover, Document
from pcra_game.domain.drawing import Tint
from pcra_game.exports import docx_tables
from pcra_game.exports.docx_blocks import Entry, Story
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import NIGHT, PALE, STAMP, Role, colour
from pcra_game.exports.docx_xml import (
    Element,
    field_end,
    field_start,
    node,
    paragraph,
    run,
    shade,
    tab,
    twips,
    value,
)
from pcra_game.texts import docx as words
from pcra_game.texts.worksheet import CONTENTS

_BAND = 300.0
_STAMP_HEIGHT = 36.0
_LABEL_WIDTH = 150.0
_MOST_ENTRIES = 90
"""Beyond that many, headings of the second level stay out: two pages of contents at most."""


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


def contents(entries: Sequence[Entry], layout: Layout) -> list[Element]:
    """Give the contents: a field that Word renews on demand, filled with what it would find.

    Only a program that lays pages out knows their numbers: until the field is renewed, each line
    leads to its title, and a last line says how to get the numbers.
    """
    ids = layout.ids
    deepest = 2 if len(entries) <= _MOST_ENTRIES else 1
    shown = [entry for entry in entries if entry.level <= deepest]
    made = [paragraph(ids[Role.CONTENTS_TITLE], run(CONTENTS), new_page=True)]
    if not shown:
        return made
    lines = [_entry(entry, layout) for entry in shown]
    start = field_start(f'TOC \\o "1-{deepest}" \\h \\z \\u')
    for place, part in enumerate(start, start=1):
        lines[0].insert(place, part)
    lines.append(paragraph(ids[Role.NOTE], run(words.RENEW_CONTENTS), field_end()))
    kind = value("docPartGallery", "Table of Contents")
    gallery = node("docPartObj", kind, node("docPartUnique"))
    inner = node("sdtContent", *made, *lines)
    return [node("sdt", node("sdtPr", gallery), inner)]


def _entry(entry: Entry, layout: Layout) -> Element:
    style = layout.ids[Role.CONTENTS_1 if entry.level == 1 else Role.CONTENTS_2]
    link = node("hyperlink", run(entry.text), anchor=entry.bookmark, history="1")
    return paragraph(style, link)
