"""About how high what was written stands: no page is full here, a program of texts lays it out.

Measured from the styles and in the face of the file, a little too high rather than too low.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import SOURCES, Role, Source
from pcra_game.exports.docx_xml import Element, parsed, w
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_text import wrap

_NATURAL = 1.19
"""The height of a line of Arial, by its size, as LibreOffice rounds it; Word takes 1.15."""

_LINES = 240.0
_TWIPS = 20.0
_EMU_PER_POINT = 12700.0
_EDGE = 0.5
_BULLET_INDENT = 17.0
_BY_ROLE = {source.role: source for source in SOURCES}


@dataclass(frozen=True, slots=True)
class Looks:
    """What a style gives to a paragraph, in points.

    `line` is a share of the natural height of a line, or points where `exact`.
    """

    size: float = 10.0
    above: float = 0.0
    below: float = 0.0
    line: float = 1.0
    exact: bool = False
    bold: bool = False
    inset: float = 0.0

    def with_spacing(self, spacing: Element) -> "Looks":
        """Give these looks with what a `w:spacing` says instead."""
        changes: dict[str, float | bool] = {}
        for name, field in (("before", "above"), ("after", "below")):
            if (said := spacing.get(w(name))) is not None:
                changes[field] = float(said) / _TWIPS
        if (said := spacing.get(w("line"))) is not None:
            exact = spacing.get(w("lineRule"), "auto") != "auto"
            changes |= {"exact": exact, "line": float(said) / (_TWIPS if exact else _LINES)}
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def leading(self) -> float:
        """Give the height of one line."""
        return self.line if self.exact else self.size * _NATURAL * self.line


@cache
def looks_of(role: Role) -> Looks:
    """Give the looks of one of our styles, those of its base included."""
    source = _BY_ROLE[role]
    looks = looks_of(source.base) if source.base is not None else Looks()
    for one in parsed(source.paragraph):
        if one.tag == w("spacing"):
            looks = looks.with_spacing(one)
        elif one.tag == w("ind"):
            inset = sum(float(one.get(w(side), "0")) for side in ("left", "right"))
            looks = replace(looks, inset=inset / _TWIPS)
    for one in parsed(source.run):
        if one.tag == w("sz"):
            looks = replace(looks, size=float(one.get(w("val"))) / 2)
        elif one.tag == w("b"):
            looks = replace(looks, bold=True)
    return replace(looks, inset=_BULLET_INDENT) if role is Role.BULLET else looks


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
        held = _margins(_BY_ROLE[role_of(table, layout)])
    top, left = (float(held.find(w(side)).get(w("w"))) for side in ("top", "left"))
    return top / _TWIPS, left / _TWIPS


def _margins(source: Source) -> Element:
    return parsed(source.rest).find(f"{w('tblPr')}/{w('tblCellMar')}")


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
    looks = looks_of(role_of(source, layout))
    spacing = source[0].find(w("spacing"))
    if spacing is not None:
        looks = looks.with_spacing(spacing)
    drawn = source.find(".//{*}extent")
    if drawn is not None:
        return looks.above + looks.below + float(drawn.get("cy")) / _EMU_PER_POINT
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
