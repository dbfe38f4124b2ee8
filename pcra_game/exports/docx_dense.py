"""A part that must hold on one page of a text processor: smaller as a whole, as in the PDF."""

from collections.abc import Sequence
from copy import deepcopy

from pcra_game.exports.docx_heights import height_of, looks_of, paddings, role_of
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_looks import own_looks
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_tables import air
from pcra_game.exports.docx_xml import Element, node, twips, w
from pcra_game.exports.fonts import SMALLEST

_DENSITIES = (0.975, 0.95, 0.925, 0.9, 0.875, 0.85, 0.825, 0.8, 0.75, 0.7)
_SMALL_PRINT = frozenset({Role.CELL, Role.COLUMN, Role.CAPTION, Role.NOTE})
_LINES = 240.0
_SAFETY = 8.0
"""Points that programs may count otherwise than we do."""

_BEFORE_SPACING = frozenset(
    map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs"))
)


def on_one_page(elements: Sequence[Element], layout: Layout) -> list[Element]:
    """Give these elements as they hold on one page, or as they are if nothing helps."""
    room = layout.height - _SAFETY
    if height_of(elements, layout) <= room:
        return list(elements)
    for density in _DENSITIES:
        denser = [_squeezed(one, density, layout) for one in elements]
        if height_of(denser, layout) <= room:
            return denser
    return list(elements)


def _squeezed(source: Element, density: float, layout: Layout) -> Element:
    made = deepcopy(source)
    if made.tag == w("tbl"):
        _squeeze_table(made, density, layout)
    for line in [made] if made.tag == w("p") else made.iter(w("p")):
        _squeeze_line(line, density, layout)
    return made


def _squeeze_table(table: Element, density: float, layout: Layout) -> None:
    properties = table[0]
    upright, aside = paddings(table, layout)
    upright *= density**2
    held = properties.find(w("tblCellMar"))
    if held is not None:
        properties.remove(held)
    properties.find(w("tblLook")).addprevious(air(upright, aside))
    for asked in table.iter(w("trHeight")):
        asked.set(w("val"), str(round(float(asked.get(w("val"))) * density)))


def _squeeze_line(line: Element, density: float, layout: Layout) -> None:
    role = role_of(line, layout)
    small = (1 + density) / 2  # the small print loses less, so that it stays readable
    looks = looks_of(role, layout)
    spacing = _spacing(line[0])
    looks = looks.with_spacing(spacing)
    # Spaces lose more than words do; those of a template are no wider than ours to begin with.
    own = own_looks(role)
    above, below = min(looks.above, own.above), min(looks.below, own.below)
    spacing.set(w("before"), twips(above * density**2))
    spacing.set(w("after"), twips(below * density**2))
    if not looks.exact:
        spacing.set(w("line"), str(round(max(looks.line * small, 1.0) * _LINES)))
        spacing.set(w("lineRule"), "auto")
    size = max(looks.size * (small if role in _SMALL_PRINT else density), SMALLEST)
    for run in line.iter(w("r")):
        _size(run, size)


def _spacing(properties: Element) -> Element:
    found = properties.find(w("spacing"))
    if found is None:
        found = node("spacing")
        before = [one for one in properties if one.tag in _BEFORE_SPACING]
        before[-1].addnext(found)
    return found


def _size(run: Element, size: float) -> None:
    looks = run.find(w("rPr"))
    if looks is None:
        looks = node("rPr")
        run.insert(0, looks)
    for tag in ("sz", "szCs"):
        held = looks.find(w(tag))
        if held is None:
            held = node(tag)
            looks.append(held)
        held.set(w("val"), str(round(size * 2)))
