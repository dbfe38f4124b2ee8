"""Tables in Word: one row is made, the others are copies of it with their own texts.

Asking python-docx for rows and cells costs the square of their number; copies cost what they are.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from pcra_game.domain.document import Table
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import MIST, Role
from pcra_game.exports.docx_together import keep_with_next
from pcra_game.exports.docx_xml import (
    Element,
    fill,
    node,
    paragraph,
    plain,
    run,
    shade,
    twips,
    value,
    w,
)
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_text import fitted, longest_word

_CELL_SIZE = 9.0
_HEAD_SIZE = 8.5
_CELL_PADDING = 12.0
_NARROWEST = 26.0
_LINE = 12.0
_SIGN = 0.5
_SHORT = 6
"""Lines of a row that may be held with its neighbour."""

_AIR = 7.0
"""Above and below the lines of a row."""

_WHOLE = 0.2
"""The share of a page that a table may take and still stay on one."""


def table(block: Table, layout: Layout) -> Element:
    """Give the table, without its caption; it has one column at least."""
    widths = column_widths(block, layout)
    grid = opened(layout.ids[Role.TABLE], widths, block.caption, heads=True)
    if not layout.own:
        # The grids of templates leave no air above the words.
        grid[0].insert(len(grid[0]) - (2 if block.caption else 1), air(2.5, 5.0))
    grid.append(_head(block, widths, layout))
    bold = [column.bold for column in block.columns]
    model = _model(bold, widths, layout)
    last = len(block.rows) - 1
    lines = [_lines(row, widths) for row in block.rows]
    whole = sum(one * _LINE + _AIR for one in lines) < layout.height * _WHOLE
    for index, row in enumerate(block.rows):
        # Neither the first nor the last row stands alone on a page, if they are short enough.
        ends = index in (0, last - 1) and lines[index] <= _SHORT
        held = index != last and (whole or ends)
        grid.append(_row(model, row, held, whole=lines[index] * _LINE < layout.height / 2))
    return grid


def opened(
    style: str, widths: Sequence[float], caption: str = "", *, heads: bool = False
) -> Element:
    """Give a table without rows: its style, its columns, the words that stand for it."""
    first = "1" if heads else "0"
    properties = node(
        "tblPr",
        value("tblStyle", style),
        node("tblW", w=twips(sum(widths)), type="dxa"),
        node("tblInd", w="0", type="dxa"),
        node("tblLayout", type="fixed"),
        node(
            "tblLook",
            val="0420" if heads else "0400",
            firstRow=first,
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand=str(1 - int(first)),
            noVBand="1",
        ),
    )
    if caption:
        properties.append(value("tblCaption", plain(caption).replace("\n", " ")))
    columns = node("tblGrid", *(node("gridCol", w=twips(width)) for width in widths))
    return node("tbl", properties, columns)


def row_of(
    cells: Iterable[Element], *, head: bool = False, whole: bool = True, height: float = 0.0
) -> Element:
    """Give a row, `height` points high at least.

    `whole` keeps it on one page, `head` brings it back on each.
    """
    properties = node("trPr")
    if whole:
        properties.append(node("cantSplit"))
    if height:
        properties.append(node("trHeight", val=twips(height), hRule="atLeast"))
    if head:
        properties.append(node("tblHeader"))
    made = node("tr")
    if len(properties):
        made.append(properties)
    made.extend(cells)
    return made


def cell(width: float, *content: Element, properties: Iterable[Element] = ()) -> Element:
    """Give a cell of `width` points; `properties` follow its width."""
    return node("tc", node("tcPr", node("tcW", w=twips(width), type="dxa"), *properties), *content)


def column_widths(block: Table, layout: Layout) -> tuple[float, ...]:
    """Share the width out by the shares of the columns, none narrower than its longest word."""
    least = []
    for index, column in enumerate(block.columns):
        weight = Weight.BOLD if column.bold else Weight.REGULAR
        longest = max((_longest(row[index]) for row in block.rows), key=len, default="")
        title = longest_word(column.title, _HEAD_SIZE, Weight.BOLD)
        text = longest_word(longest, _CELL_SIZE, weight)
        least.append(max(_NARROWEST, max(title, text) * layout.wider + _CELL_PADDING))
    return fitted([max(column.share, 0.0) for column in block.columns], least, layout.width)


def _longest(text: str) -> str:
    return max(text.split(), key=len, default="") if len(text) > _SHORT else text


def _lines(row: Sequence[str], widths: Sequence[float]) -> float:
    most = 1.0
    for text, width in zip(row, widths, strict=True):
        lines = len(text) * _SIGN * _CELL_SIZE / (width - _CELL_PADDING + 1) + text.count("\n")
        most = max(most, lines)
    return most


def _head(block: Table, widths: Sequence[float], layout: Layout) -> Element:
    style = layout.ids[Role.COLUMN]
    return row_of(
        (
            cell(width, paragraph(style, run(column.title)), properties=_tinted(layout))
            for column, width in zip(block.columns, widths, strict=True)
        ),
        head=True,
    )


def _tinted(layout: Layout) -> list[Element]:
    return [] if layout.own else [shade(MIST)]


def air(upright: float, aside: float) -> Element:
    """Give the air in every cell of a table: above and below the words, and at their sides."""
    sides = (("top", upright), ("left", aside), ("bottom", upright), ("right", aside))
    return node("tblCellMar", *(node(side, w=twips(wide), type="dxa") for side, wide in sides))


def _model(bold: Sequence[bool], widths: Sequence[float], layout: Layout) -> Element:
    style = layout.ids[Role.CELL]
    return row_of(
        cell(width, paragraph(style, run("", bold=is_bold)))
        for is_bold, width in zip(bold, widths, strict=True)
    )


_CELL_TAG = w("tc")


def _row(model: Element, texts: Sequence[str], held: bool, whole: bool) -> Element:
    made = deepcopy(model)
    if not whole:
        made.remove(made[0])
    for place, text in zip(made.iterfind(_CELL_TAG), texts, strict=True):
        fill(place[-1][-1], plain(text))
    if held:
        keep_with_next(made)
    return made
