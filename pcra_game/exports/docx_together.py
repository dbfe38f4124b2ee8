"""What stays together on a page of a text processor, which alone knows where its pages end."""

from collections.abc import Iterator, Sequence

from pcra_game.exports.docx_heights import height_of, row_heights
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_xml import Element, node, w

LEAST_SHARE = 0.22
"""Of a page, before a break that is asked for: with less it looks forgotten."""

MOST_BACK = 14
"""Elements that may have to be held together at the end of a part: so many lines of a list."""


def hold_end(elements: Sequence[Element], layout: Layout) -> None:
    """Hold together the end of what was written: what comes next opens a page.

    Where the text ends a little below the top of a page, the lines above come along.
    """
    lacking = layout.height * LEAST_SHARE
    first = True
    for piece, height, may_be_cut in _from_the_end(elements, layout):
        if not first:
            keep_with_next(piece)
        first = False
        lacking -= height
        opens = piece[0].find(w("pageBreakBefore")) is not None
        if lacking <= 0 or may_be_cut or opens:
            return


def _from_the_end(
    elements: Sequence[Element], layout: Layout
) -> Iterator[tuple[Element, float, bool]]:
    """Give paragraphs and rows with their heights, the last first; whether they may be cut."""
    for one in reversed(elements):
        if one.tag == w("tbl"):
            rows = one.findall(w("tr"))
            for row, height in zip(reversed(rows), reversed(row_heights(one, layout)), strict=True):
                yield row, height, row.find(f"{w('trPr')}/{w('cantSplit')}") is None
        else:
            yield one, height_of([one], layout), False


def hold_rows(table: Element) -> None:
    """Hold all the rows of a table on one page."""
    for row in table.findall(w("tr"))[:-1]:
        keep_with_next(row)


def keep_with_next(made: Element) -> None:
    """Keep a paragraph, or every paragraph of a row, on the page of what follows."""
    for line in made.iter(w("p")):
        properties = line[0]
        if properties.find(w("keepNext")) is None:
            properties[0].addnext(node("keepNext"))
