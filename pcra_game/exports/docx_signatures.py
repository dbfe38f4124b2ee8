"""The frames to be signed by hand, as a table: three functions a row, whole on one page."""

from pcra_game.domain.document import SignatureBox
from pcra_game.exports import docx_tables
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import MIST, Role
from pcra_game.exports.docx_together import hold_rows
from pcra_game.exports.docx_xml import Element, node, paragraph, run, shade, value
from pcra_game.texts import worksheet as worksheet_words

_HEIGHT = 74.0
_NAME = 18.0
_PER_ROW = 3


def signatures(block: SignatureBox, layout: Layout) -> Element:
    """Give the table of the frames; there is one function at least."""
    per_row = min(len(block.functions), _PER_ROW)
    widths = [layout.width / per_row] * per_row
    grid = docx_tables.opened(layout.ids[Role.GRID], widths, worksheet_words.SIGNATURE_LINE)
    for start in range(0, len(block.functions), per_row):
        functions = block.functions[start : start + per_row]
        functions += ("",) * (per_row - len(functions))
        grid.extend(_to_sign(functions, widths[0], layout))
    hold_rows(grid)
    return grid


def _to_sign(functions: tuple[str, ...], width: float, layout: Layout) -> list[Element]:
    """Two rows without a line between: who signs, then the room for it over a small line."""
    ids = layout.ids
    line = worksheet_words.SIGNATURE_LINE
    named = (paragraph(ids[Role.CELL], run(one, bold=True)) for one in functions)
    signed = (paragraph(ids[Role.NOTE], run(line if one else "")) for one in functions)
    rows = []
    for content, side, place, height in (
        (named, "bottom", "top", _NAME),
        (signed, "top", "bottom", _HEIGHT - _NAME),
    ):
        cells = (
            docx_tables.cell(width, one, properties=_open_side(side, place, layout))
            for one in content
        )
        rows.append(docx_tables.row_of(cells, height=height))
    return rows


def _open_side(side: str, place: str, layout: Layout) -> list[Element]:
    borders = node("tcBorders", node(side, val="nil"))
    fill = [shade(MIST)] if layout.own else []
    return [borders, *fill, value("vAlign", place)]
