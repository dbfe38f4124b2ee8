"""Tables of the Word file as tables of OpenDocument: widths, lines, heads that come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pcra_game.domain.drawing import Tint
from pcra_game.exports.docx_styles import MIST, Role, colour
from pcra_game.exports.docx_xml import w
from pcra_game.exports.odt_looks import Looks, border, filled, points
from pcra_game.exports.odt_names import Element, element
from pcra_game.exports.odt_styles import TABLE_LINES, Styles
from pcra_game.exports.odt_text import Paragraphs

_WHITE = "#FFFFFF"
_PADDINGS = {Role.TABLE.value: ("3.5pt", "5.5pt"), Role.GRID.value: ("1.7pt", "4.5pt")}
"""Above and below, then at the sides, as the styles of tables of the Word file have it."""

_ALIGNED = {"center": "middle", "bottom": "bottom", "top": "top"}


@dataclass(frozen=True, slots=True)
class _Grid:
    """What the cells of a table share: its style, its lines, the air around the words."""

    kind: str
    lines: Mapping[str, Element]
    above: str
    aside: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cell lies: its first column, how many it takes, whether the table ends there."""

    column: int
    wide: int
    first_row: bool
    last_row: bool
    last_column: bool


class Tables:
    """Turns tables into those of OpenDocument."""

    def __init__(self, styles: Styles, paragraphs: Paragraphs) -> None:
        self._styles = styles
        self._paragraphs = paragraphs
        self._count = 0

    def table(self, source: Element, *, page: str = "") -> Element:
        """Give one table; `page` is the kind of page that it opens."""
        properties, grid = source[0], source[1]
        kind = properties.find(w("tblStyle")).get(w("val"))
        shared = _Grid(kind, _lines(properties, kind), *_air(properties, kind))
        widths = [column.get(w("w")) for column in grid]
        self._count += 1
        looks = {
            "style:width": points(str(sum(map(int, widths)))),
            "table:align": "left",
            "fo:margin-left": "0pt",
            "style:may-break-between-rows": "true",
        }
        own = {"style:master-page-name": page} if page else {}
        style = self._styles.named("table", "style:table-properties", looks, own=own)
        said = {"table:name": f"Tableau{self._count}", "table:style-name": style}
        made = element("table:table", said)
        caption = properties.find(w("tblCaption"))
        if caption is not None:
            made.append(element("table:title", text=caption.get(w("val"))))
        made.extend(self._column(width) for width in widths)
        rows = source.findall(w("tr"))
        spans = _spans(rows)
        heads = element("table:table-header-rows")
        body = 0
        for number, row in enumerate(rows):
            head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
            fill = _band_of(kind, head, body)
            body += not head
            place = (number, number == len(rows) - 1)
            translated = self._row(row, place, len(widths), shared, fill, spans)
            if head:
                heads.append(translated)
                if len(heads) == 1:
                    made.append(heads)
            else:
                made.append(translated)
        return made

    def _column(self, width: str) -> Element:
        looks = {"style:column-width": points(width)}
        style = self._styles.named("table-column", "style:table-column-properties", looks)
        return element("table:table-column", {"table:style-name": style})

    def _row(
        self,
        row: Element,
        place: tuple[int, bool],
        columns: int,
        shared: _Grid,
        fill: str,
        spans: Mapping[tuple[int, int], int],
    ) -> Element:
        number, last = place
        made = element("table:table-row", {"table:style-name": self._row_style(row)})
        column = 0
        for cell in row.iterfind(w("tc")):
            properties = cell.find(w("tcPr"))
            span = properties.find(w("gridSpan"))
            wide = 1 if span is None else int(span.get(w("val")))
            merged = properties.find(w("vMerge"))
            if merged is not None and merged.get(w("val")) != "restart":
                made.extend(element("table:covered-table-cell") for _ in range(wide))
            else:
                deep = spans.get((number, column), 1)
                at = _Place(column, wide, number == 0, last, column + wide >= columns)
                looks = _cell_looks(properties, shared, fill, at)
                made.append(self._cell(cell, looks, wide, deep, _ink(shared.kind, row)))
                made.extend(element("table:covered-table-cell") for _ in range(wide - 1))
            column += wide
        return made

    def _row_style(self, row: Element) -> str:
        looks: Looks = {}
        properties = row.find(w("trPr"))
        if properties is not None:
            if properties.find(w("cantSplit")) is not None:
                looks["fo:keep-together"] = "always"
            height = properties.find(w("trHeight"))
            if height is not None:
                exact = height.get(w("hRule")) == "exact"
                attribute = "style:row-height" if exact else "style:min-row-height"
                looks[attribute] = points(height.get(w("val")))
        return self._styles.named("table-row", "style:table-row-properties", looks)

    def _cell(self, cell: Element, looks: Looks, wide: int, deep: int, ink: str) -> Element:
        style = self._styles.named("table-cell", "style:table-cell-properties", looks)
        said = {"table:style-name": style, "office:value-type": "string"}
        if wide > 1:
            said["table:number-columns-spanned"] = str(wide)
        if deep > 1:
            said["table:number-rows-spanned"] = str(deep)
        content = (self._paragraphs.paragraph(one, ink=ink) for one in cell.iterfind(w("p")))
        return element("table:table-cell", said, *content)


def _lines(properties: Element, kind: str) -> dict[str, Element]:
    held = properties.find(w("tblBorders"))
    held = TABLE_LINES[Role(kind)] if held is None else held
    return {one.tag.rpartition("}")[2]: one for one in held}


def _air(properties: Element, kind: str) -> tuple[str, str]:
    """Give the air above and below the words of a cell, and at their sides."""
    held = properties.find(w("tblCellMar"))
    if held is None:
        return _PADDINGS[kind]
    above, aside = (points(held.find(w(side)).get(w("w"))) for side in ("top", "left"))
    return above, aside


def _spans(rows: Sequence[Element]) -> dict[tuple[int, int], int]:
    """How many rows each merged cell takes, by the row and the column where it begins."""
    found: dict[tuple[int, int], int] = {}
    open_at: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterfind(w("tc")):
            properties = cell.find(w("tcPr"))
            merged = properties.find(w("vMerge"))
            if merged is None:
                open_at.pop(column, None)
            elif merged.get(w("val")) == "restart":
                open_at[column] = number
                found[number, column] = 1
            elif column in open_at:
                found[open_at[column], column] += 1
            span = properties.find(w("gridSpan"))
            column += 1 if span is None else int(span.get(w("val")))
    return found


def _band_of(kind: str, head: bool, body: int) -> str:
    if kind != Role.TABLE.value:
        return ""
    if head:
        return f"#{colour(Tint.CONTEXT)}"
    return f"#{MIST}" if body % 2 else ""


def _ink(kind: str, row: Element) -> str:
    head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    return _WHITE if head and kind == Role.TABLE.value else ""


def _cell_looks(properties: Element, shared: _Grid, fill: str, at: _Place) -> Looks:
    above, aside, lines = shared.above, shared.aside, shared.lines
    looks: Looks = {
        "fo:padding-top": above,
        "fo:padding-bottom": above,
        "fo:padding-left": aside,
        "fo:padding-right": aside,
        "fo:border-top": _line(lines, "top") if at.first_row else "none",
        "fo:border-bottom": _line(lines, "bottom" if at.last_row else "insideH"),
        "fo:border-left": _line(lines, "insideV" if at.column else "left"),
        "fo:border-right": _line(lines, "right") if at.last_column else "none",
    }
    for own in properties.iterfind(f"{w('tcBorders')}/*"):
        looks[f"fo:border-{own.tag.rpartition('}')[2]}"] = border(own)
    if fill:
        looks["fo:background-color"] = fill
    shade = properties.find(w("shd"))
    if shade is not None:
        looks.update(filled(shade))
    upright = properties.find(w("vAlign"))
    if upright is not None:
        looks["style:vertical-align"] = _ALIGNED[upright.get(w("val"))]
    return looks


def _line(lines: Mapping[str, Element], side: str) -> str:
    return border(lines[side]) if side in lines else "none"
