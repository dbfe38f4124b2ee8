"""What a style gives to a paragraph or a table: of ours, or as a hospital's template says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pcra_game.exports.docx_styles import SOURCES, Role
from pcra_game.exports.docx_xml import Element, parsed, w

_NATURAL = 1.19
"""The height of a line of Arial, by its size, as LibreOffice rounds it; Word takes 1.15."""

_LINES = 240.0
_TWIPS = 20.0
_BULLET_INDENT = 17.0
_WORD_SIDE = 5.4
"""Points beside the words of a cell where no style says how many: what Word takes."""

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

    def changed_by(self, properties: list[Element]) -> "Looks":
        """Give these looks with what the properties of a paragraph and of its text say instead."""
        looks = self
        for one in properties:
            if one.tag == w("spacing") and one.get(w("val")) is None:
                looks = looks.with_spacing(one)
            elif one.tag == w("ind"):
                inset = sum(float(one.get(w(side), "0")) for side in ("left", "right"))
                looks = replace(looks, inset=inset / _TWIPS)
            elif one.tag == w("sz"):
                looks = replace(looks, size=float(one.get(w("val"))) / 2)
            elif one.tag == w("b"):
                looks = replace(looks, bold=one.get(w("val"), "1") not in ("0", "false"))
        return looks

    @property
    def leading(self) -> float:
        """Give the height of one line."""
        return self.line if self.exact else self.size * _NATURAL * self.line


@cache
def own_looks(role: Role) -> Looks:
    """Give the looks of one of our styles, those of its base included."""
    source = _BY_ROLE[role]
    looks = own_looks(source.base) if source.base is not None else Looks()
    looks = looks.changed_by([*parsed(source.paragraph), *parsed(source.run)])
    return replace(looks, inset=_BULLET_INDENT) if role is Role.BULLET else looks


@cache
def own_margins(role: Role) -> tuple[float, float]:
    """Give the air above or below the words of a cell of ours, and at their sides, in points."""
    return _margins(parsed(_BY_ROLE[role].rest)) or (0.0, _WORD_SIDE)


def looks_in(sheet: Element, ids: Mapping[Role, str]) -> dict[Role, Looks]:
    """Give the looks of each part in a sheet of styles, from the ids of the styles that play it."""
    styles = {style.get(w("styleId"), ""): style for style in sheet.iterfind(w("style"))}
    defaults = sheet.find(w("docDefaults"))
    plain = Looks()
    if defaults is not None:
        plain = plain.changed_by([one for held in _held(defaults) for one in held])
    found: dict[Role, Looks] = {}
    for role, id in ids.items():
        looks = plain
        for style in reversed(list(_chain(styles, id))):
            looks = looks.changed_by([one for held in _held(style) for one in held])
        inset = max(looks.inset, _BULLET_INDENT) if role is Role.BULLET else looks.inset
        found[role] = replace(looks, inset=inset)
    return found


def margins_in(sheet: Element, ids: Mapping[Role, str]) -> dict[Role, tuple[float, float]]:
    """Give the air in the cells of each style of tables: upright, at the sides, in points."""
    styles = {style.get(w("styleId"), ""): style for style in sheet.iterfind(w("style"))}
    found: dict[Role, tuple[float, float]] = {}
    for role in (Role.TABLE, Role.GRID):
        said = (_margins(style) for style in _chain(styles, ids[role]))
        found[role] = next((one for one in said if one), (0.0, _WORD_SIDE))
    return found


def _held(style: Element) -> Iterator[Element]:
    """The properties of a paragraph, then of its text, at any depth of the defaults."""
    if style.tag == w("docDefaults"):
        yield from style.iter(w("pPr"), w("rPr"))
    else:
        yield from (one for one in style if one.tag in (w("pPr"), w("rPr")))


def _chain(styles: Mapping[str, Element], id: str) -> Iterator[Element]:
    """A style, then those it is based on; a circle is walked once."""
    walked: set[str] = set()
    while id in styles and id not in walked:
        walked.add(id)
        yield styles[id]
        base = styles[id].find(w("basedOn"))
        id = "" if base is None else base.get(w("val"), "")


def _margins(style: Element) -> tuple[float, float] | None:
    held = style.find(f"{w('tblPr')}/{w('tblCellMar')}")
    if held is None:
        return None
    return _side(held, "top", 0.0), _side(held, "left", _WORD_SIDE)


def _side(margins: Element, name: str, otherwise: float) -> float:
    found = margins.find(w(name))
    return otherwise if found is None else float(found.get(w("w"), "0")) / _TWIPS
