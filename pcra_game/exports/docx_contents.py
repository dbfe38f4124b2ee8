"""The contents of a Word file: a field of Word, and in each line a field for the page.

Only a program that lays pages out knows their numbers, and a wrong one is worse than none: until
Word renews them, a line shows its title alone, without dots that lead to nothing, and leads to it.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pcra_game.exports.docx_blocks import Entry
from pcra_game.exports.docx_frame import right_stop
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_together import hold_end
from pcra_game.exports.docx_xml import (
    Element,
    field_end,
    field_start,
    node,
    paragraph,
    run,
    tab,
    value,
)
from pcra_game.texts import docx as words
from pcra_game.texts.worksheet import CONTENTS

_MOST_ENTRIES = 90
"""Beyond that many, headings of the second level stay out: two pages of contents at most."""


def contents(entries: Sequence[Entry], layout: Layout, package: Any) -> list[Element]:
    """Give the contents of the titles met, on a page of their own.

    The field holds a sentence that says how to get the numbers, then the lines: Word replaces both
    when it renews the whole. `package` is the file, whose styles may bring stops.
    """
    ids = layout.ids
    deepest = 2 if len(entries) <= _MOST_ENTRIES else 1
    shown = [entry for entry in entries if entry.level <= deepest]
    title = paragraph(ids[Role.CONTENTS_TITLE], run(CONTENTS), new_page=True)
    if not shown:
        return [title]
    start = field_start(f'TOC \\o "1-{deepest}" \\h \\z \\u')
    note = paragraph(ids[Role.NOTE], *start, run(words.RENEW_CONTENTS))
    lines = _lines(shown, layout, package)
    hold_end(lines, layout)
    kind = value("docPartGallery", "Table of Contents")
    gallery = node("docPartObj", kind, node("docPartUnique"))
    # A field ends in the paragraph after its last line, as Word writes it.
    end = paragraph(ids[Role.GAP], field_end())
    return [
        node("sdt", node("sdtPr", gallery), node("sdtContent", title, note, *lines, end)),
    ]


def _lines(shown: Sequence[Entry], layout: Layout, package: Any) -> list[Element]:
    roles = (Role.CONTENTS_1, Role.CONTENTS_2)
    stops = {role: right_stop(package, layout, role) for role in roles}
    made = []
    for entry in shown:
        role = Role.CONTENTS_1 if entry.level == 1 else Role.CONTENTS_2
        number = (*field_start(f"PAGEREF {entry.bookmark} \\h"), field_end())
        link = node(
            "hyperlink", run(entry.text), tab(), *number, anchor=entry.bookmark, history="1"
        )
        made.append(paragraph(layout.ids[role], link, extra=[deepcopy(stops[role])]))
    return made
