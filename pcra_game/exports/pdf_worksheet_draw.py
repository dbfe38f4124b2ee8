"""The strokes of the fiche: title, ruler of impact, bands, notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pcra_game.domain.document import Worksheet
from pcra_game.domain.drawing import Tint
from pcra_game.exports.fonts import CAPITAL_HEIGHT, Weight
from pcra_game.exports.pdf_style import (
    COLOURS,
    DEEP,
    INK,
    LEFT,
    MIST,
    NIGHT,
    RULE,
    SOFT_INK,
    WHITE,
    WIDTH,
)
from pcra_game.exports.pdf_tags import Element, column_head, content, figure
from pcra_game.exports.pdf_text import at_most, draw_line, draw_lines, text_width, wrap
from pcra_game.exports.worksheet_form import Band, Cell
from pcra_game.texts import worksheet as words

TITLE_HEIGHT = 34.0
NOTICE_HEIGHT = 17.0
TITLE_WIDTH = 60.0
GAP = 3.0
PAD_X = 5.0
PAD_Y = 1.7
LABEL_SHARE = 0.76
LABEL_LEADING = 1.25
LEADING = 1.19

_Places = list[tuple[Element, Element]]
"""Where the label and the text of each cell of a row are read."""

_RULER_BOX = 14.0
_RULER_SIZE = 8.2
_MARK_LINE = 11.0


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell with its lines and its place in its band.

    The first `lead` lines are bold; of them the first `alert` say what is wrong. `cut` says that
    the last line stands for others.
    """

    label: tuple[str, ...]
    lines: tuple[str, ...]
    x: float
    width: float
    weight: Weight
    mark: Tint | None = None
    lead: int = 0
    alert: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class LaidRow:
    """Cells side by side, and their height; `spare` is the part of it that nothing fills.

    `source` is empty for a row that the form adds by itself.
    """

    cells: tuple[LaidCell, ...]
    height: float
    source: tuple[Cell, ...] = ()
    head: bool = False
    spare: float = 0.0


@dataclass(frozen=True, slots=True)
class LaidBand:
    """A band ready to draw at `size`."""

    source: Band
    rows: tuple[LaidRow, ...]
    size: float

    @property
    def height(self) -> float:
        """Give the height of all its rows."""
        return sum(row.height for row in self.rows)


def ruler_height() -> float:
    """Give the height of the ruler of impact."""
    return _MARK_LINE + _RULER_BOX + 6.0


def draw_form(
    sheet: Worksheet,
    laid: Sequence[LaidBand],
    continued: bool,
    size: float,
    tag: Element,
    level: int,
    canvas: Any,
    top: float,
) -> None:
    """Draw the whole form below `top`, into `tag`; its title is a heading of `level`."""
    _draw_title(canvas, sheet, top, tag, level)
    top -= TITLE_HEIGHT
    for band in laid:
        ruler = ruler_height() if band.source.ruled and sheet.impact_steps else 0.0
        if band.source.title:
            with content(canvas, tag.child(f"H{level + 1}")):
                _draw_band_title(canvas, band, top, band.height + ruler)
        if ruler:
            _draw_ruler(canvas, sheet, top, tag)
        _draw_band(canvas, band, top, ruler, tag)
        top -= band.height + ruler + GAP
    if continued:
        with content(canvas, tag.child("P")):
            _draw_notice(canvas, top, size)


def _draw_title(canvas: Any, sheet: Worksheet, top: float, tag: Element, level: int) -> None:
    height = TITLE_HEIGHT - GAP
    canvas.setFillColor(NIGHT)
    canvas.roundRect(LEFT, top - height, WIDTH, height, 5, stroke=0, fill=1)
    middle = top - height / 2
    x = LEFT + 11
    right = LEFT + WIDTH - 9
    wide = text_width(sheet.priority, 11, Weight.BOLD) + 16 if sheet.priority else 0.0
    with content(canvas, tag.child(f"H{level}")):
        said = f"{sheet.code} " if sheet.code else ""
        draw_line(canvas, x, _base(middle, 15), said, 15, Weight.BOLD, WHITE)
        x += text_width(sheet.code, 15, Weight.BOLD) + (14 if sheet.code else 0)
        _draw_name(canvas, sheet.title, x, middle, right - x - wide - 10)
    if sheet.priority:
        canvas.setFillColor(WHITE)
        canvas.roundRect(right - wide, middle - 9, wide, 18, 9, stroke=0, fill=1)
        at, base = right - wide / 2, _base(middle, 11)
        with content(canvas, tag.child("P")):
            draw_line(canvas, at, base, sheet.priority, 11, Weight.BOLD, NIGHT, "middle")


def _draw_name(canvas: Any, title: str, x: float, middle: float, room: float) -> None:
    for size in (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0):
        lines = wrap(title, room, size, Weight.BOLD)
        if len(lines) == 1 or (len(lines) == 2 and size <= 12):
            break
    lines = at_most(lines, 2, room, size, Weight.BOLD)
    leading = size * 1.15
    top = middle + leading * len(lines) / 2
    draw_lines(canvas, x, top, lines, size, leading, Weight.BOLD, WHITE)


def _base(middle: float, size: float) -> float:
    return middle - size * CAPITAL_HEIGHT / 2


def _draw_band(canvas: Any, band: LaidBand, top: float, ruler: float, tag: Element) -> None:
    height = band.height + ruler
    left = LEFT + (TITLE_WIDTH if band.source.title else 0.0)
    places = _table_places(band, tag) if band.source.heads else _list_places(band, tag)
    y = top - ruler
    for index, row in enumerate(band.rows):
        if index or ruler:
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.4)
            canvas.line(left, y, LEFT + WIDTH, y)
        _draw_row(canvas, band, row, left, y, places[index])
        y -= row.height
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.rect(LEFT, top - height, WIDTH, height, stroke=1, fill=0)


def _table_places(band: LaidBand, tag: Element) -> list[_Places]:
    """Make a table of the band; gives where the label and the text of each cell go."""
    table = tag.child("Table")
    body: Element | None = None
    places: list[_Places] = []
    for row in band.rows:
        if row.head:
            line = table.child("THead").child("TR")
            places.append([(head, head) for head in (column_head(line) for _ in row.cells)])
        elif row.source:
            body = body or table.child("TBody")
            line = body.child("TR")
            places.append([(cell, cell) for cell in (line.child("TD") for _ in row.cells)])
        else:  # what the form says by itself is no row of the table
            places.append([(said, said) for said in (tag.child("P") for _ in row.cells)])
    return places


def _list_places(band: LaidBand, tag: Element) -> list[_Places]:
    """Make a list of the band: each label with its text, or the first cell with the second."""
    listed = tag.child("L")
    places: list[_Places] = []
    for row in band.rows:
        if len(row.cells) == 2 and not any(cell.label for cell in row.cells):
            item = listed.child("LI")
            places.append([(label := item.child("Lbl"), label), (item, item.child("LBody"))])
            continue
        items = [(listed.child("LI"), cell) for cell in row.cells]
        places.append(
            [
                (item.child("Lbl") if cell.label else item, item.child("LBody"))
                for item, cell in items
            ]
        )
    return places


def _draw_band_title(canvas: Any, band: LaidBand, top: float, height: float) -> None:
    canvas.setFillColor(DEEP)
    canvas.rect(LEFT, top - height, TITLE_WIDTH, height, stroke=0, fill=1)
    title, size = band.source.title, 8.8
    lines = wrap(title, TITLE_WIDTH - 10, size, Weight.BOLD)
    while (len(lines) * size * 1.2 > height - 4 or len(lines) > 5) and size > 5:
        size -= 0.4
        lines = wrap(title, TITLE_WIDTH - 10, size, Weight.BOLD)
    most = max(int((height - 4) / (size * 1.2)), 1)
    lines = at_most(lines, most, TITLE_WIDTH - 10, size, Weight.BOLD)
    draw_lines(canvas, LEFT + 6, top - 3.5, lines, size, size * 1.2, Weight.BOLD, WHITE)


def _draw_row(
    canvas: Any, band: LaidBand, row: LaidRow, left: float, top: float, places: _Places
) -> None:
    if row.head:
        canvas.setFillColor(MIST)
        canvas.rect(left, top - row.height, LEFT + WIDTH - left, row.height, stroke=0, fill=1)
    size = band.size
    small = size * LABEL_SHARE
    air = row.spare * 0.4
    step = small * LABEL_LEADING
    labels = max((len(cell.label) for cell in row.cells), default=0) * step
    for cell, (label, text) in zip(row.cells, places, strict=True):
        x = left + cell.x + PAD_X
        _draw_edge(canvas, row, cell, left, top)
        if cell.label:
            shift = (row.height - len(cell.label) * step) / 2 if row.head else PAD_Y + air
            with content(canvas, label):
                draw_lines(canvas, x, top - shift, cell.label, small, step, Weight.BOLD, SOFT_INK)
        inner = top - PAD_Y - air - labels
        _draw_status(canvas, cell, x, inner, size)
        with content(canvas, text):
            _draw_text(canvas, cell, x, inner, size)
            if band.source.signed:
                base = top - row.height + 5
                draw_line(canvas, x, base, words.SIGNATURE, 6.8, colour=SOFT_INK)


def _draw_text(canvas: Any, cell: LaidCell, x: float, top: float, size: float) -> None:
    leading = size * LEADING
    wrong = COLOURS[Tint.BAD_LINE]
    for start, end, weight, colour in (
        (0, cell.alert, Weight.BOLD, wrong),
        (cell.alert, cell.lead, Weight.BOLD, INK),
        (cell.lead, len(cell.lines), cell.weight, INK),
    ):
        lines = cell.lines[start:end]
        draw_lines(canvas, x, top - start * leading, lines, size, leading, weight, colour)


def _draw_edge(canvas: Any, row: LaidRow, cell: LaidCell, left: float, top: float) -> None:
    if not cell.x:
        return
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.4)
    canvas.line(left + cell.x, top, left + cell.x, top - row.height)


def _draw_status(canvas: Any, cell: LaidCell, x: float, top: float, size: float) -> None:
    if cell.mark is None or not cell.lines:
        return
    height = len(cell.lines) * size * LEADING
    wide = max(text_width(line.rstrip(), size, cell.weight) for line in cell.lines) + 6
    canvas.setFillColor(COLOURS[cell.mark])
    canvas.roundRect(x - 3, top - height, wide, height, 3, stroke=0, fill=1)


def _draw_ruler(canvas: Any, sheet: Worksheet, top: float, tag: Element) -> None:
    reached = [
        (word, sheet.impact_steps[min(max(index, 0), len(sheet.impact_steps) - 1)])
        for index, word in ((sheet.serious, words.SERIOUS), (sheet.dangerous, words.DANGEROUS))
        if index is not None
    ]
    box = (LEFT + TITLE_WIDTH, top - ruler_height(), LEFT + WIDTH, top)
    picture = figure(words.ruler(sheet.impact_axis, sheet.impact_steps, reached), box)
    tag.kids.append(picture)
    with content(canvas, picture):
        _draw_steps(canvas, sheet, top)


def _draw_steps(canvas: Any, sheet: Worksheet, top: float) -> None:
    left = LEFT + TITLE_WIDTH + PAD_X
    steps = sheet.impact_steps
    wide = (WIDTH - TITLE_WIDTH - 2 * PAD_X) / len(steps)
    box_top = top - _MARK_LINE - 3
    for index, step in enumerate(steps):
        x = left + index * wide
        canvas.setFillColor(_ruler_colour(sheet, index))
        canvas.setStrokeColor(WHITE)
        canvas.setLineWidth(1.2)
        canvas.rect(x, box_top - _RULER_BOX, wide, _RULER_BOX, stroke=1, fill=1)
        size = min(_RULER_SIZE, _RULER_SIZE * wide / max(text_width(step, _RULER_SIZE) + 4, 1))
        base = _base(box_top - _RULER_BOX / 2, size)
        draw_line(canvas, x + wide / 2, base, step, size, Weight.BOLD, align="middle")
    _draw_marks(canvas, sheet, left, wide, top)


def _ruler_colour(sheet: Worksheet, index: int) -> Any:
    if sheet.dangerous is not None and index >= sheet.dangerous:
        return COLOURS[Tint.BAD]
    if sheet.serious is not None and index >= sheet.serious:
        return COLOURS[Tint.WARNING]
    return COLOURS[Tint.GOOD]


def _draw_marks(canvas: Any, sheet: Worksheet, left: float, wide: float, top: float) -> None:
    said: dict[int, list[str]] = {}
    for index, word in ((sheet.serious, words.SERIOUS), (sheet.dangerous, words.DANGEROUS)):
        if index is not None:
            text = f"{word}\u00a0{sheet.impact_starting}" if sheet.impact_starting else word
            said.setdefault(min(max(index, 0), len(sheet.impact_steps) - 1), []).append(text)
    base = _base(top - _MARK_LINE / 2 - 2, 7.6)
    for index, words_here in said.items():
        text = "  ".join(words_here)
        long = text_width(text, 7.6, Weight.BOLD)
        x = min(left + index * wide + 2, LEFT + WIDTH - PAD_X - long)
        tint = Tint.BAD_LINE if index == sheet.dangerous else Tint.WARNING_LINE
        draw_line(canvas, x, base, text, 7.6, Weight.BOLD, COLOURS[tint])


def _draw_notice(canvas: Any, top: float, size: float) -> None:
    height = NOTICE_HEIGHT - 3
    canvas.setFillColor(COLOURS[Tint.WARNING])
    canvas.rect(LEFT, top - height, WIDTH, height, stroke=0, fill=1)
    text = f"▶ {words.CONTINUED}"
    base = _base(top - height / 2, size)
    draw_line(canvas, LEFT + WIDTH - 8, base, text, size, Weight.BOLD, align="end")
