"""About how high what was written stands: no page is full here, a program of texts lays it out.

Measured from the styles and in the face of the file, a little too high rather than too low.
"""

from collections.abc import Iterable
from dataclasses import replace

from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_looks import Looks, own_looks, own_margins
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_xml import EMU_PER_POINT, Element, w
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_text import wrap

_TWIPS = 20.0
_EDGE = 0.5


def looks_of(role: Role, layout: Layout) -> Looks:
    """Give the looks of a part in the file that is written."""
    return layout.looks.get(role) or own_looks(role)


def role_of(element: Element, layout: Layout) -> Role:
    """Give the part that a paragraph or a table plays, running text if its style is not ours."""
    table = element.tag == w("tbl")
    named = element[0].find(w("tblStyle" if table else "pStyle")).get(w("val"))
    found = (role for role, id in layout.ids.items() if id == named)
    return next(found, Role.TABLE if table else Role.BODY)


def height_of(elements: Iterable[Element], layout: Layout) -> float:
    """Give the height of paragraphs and tables below each other, spaces between included."""
    return sum(
        sum(row_heights(one, layout))
        if one.tag == w("tbl")
        else _paragraph(one, layout.width, layout)
        for one in elements
    )


def row_heights(table: Element, layout: Layout) -> list[float]:
    """Give the height of each row of a table."""
    upright, aside = paddings(table, layout)
    return [_row(row, upright, aside, layout) for row in table.iterfind(w("tr"))]


def paddings(table: Element, layout: Layout) -> tuple[float, float]:
    """Give the air above or below the words of a cell, and at their sides."""
    held = table[0].find(w("tblCellMar"))
    if held is None:
        role = role_of(table, layout)
        return layout.margins.get(role) or own_margins(role)
    top, left = (float(held.find(w(side)).get(w("w"))) for side in ("top", "left"))
    return top / _TWIPS, left / _TWIPS


def _row(row: Element, upright: float, aside: float, layout: Layout) -> float:
    asked = row.find(f"{w('trPr')}/{w('trHeight')}")
    least = 0.0 if asked is None else float(asked.get(w("val"))) / _TWIPS
    highest = 0.0
    for cell in row.iterfind(w("tc")):
        width = float(cell[0].find(w("tcW")).get(w("w"))) / _TWIPS - 2 * aside
        text = sum(_paragraph(one, width, layout) for one in cell.iterfind(w("p")))
        highest = max(highest, text + 2 * upright)
    return max(highest, least) + _EDGE


def _paragraph(source: Element, width: float, layout: Layout) -> float:
    looks = looks_of(role_of(source, layout), layout)
    spacing = source[0].find(w("spacing"))
    if spacing is not None:
        looks = looks.with_spacing(spacing)
    drawn = source.find(".//{*}extent")
    if drawn is not None:
        return looks.above + looks.below + float(drawn.get("cy")) / EMU_PER_POINT
    sizes = [float(one.get(w("val"))) / 2 for one in source.iter(w("sz"))]
    looks = replace(looks, size=max(sizes, default=looks.size))
    weight = (
        Weight.BOLD if looks.bold or source.find(f".//{w('b')}") is not None else Weight.REGULAR
    )
    room = (width - looks.inset) / layout.wider
    lines = len(wrap(_text(source), room, looks.size, weight))
    return looks.above + looks.below + lines * looks.leading


def _text(source: Element) -> str:
    return "".join(
        "\n" if one.tag == w("br") else one.text or "" for one in source.iter(w("t"), w("br"))
    )
