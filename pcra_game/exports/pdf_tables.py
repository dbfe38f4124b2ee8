"""Tables of plain strings: wrapped once, drawn row by row, cut between rows.

A high row is the exception: where the page ends, it is cut between two of its lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pcra_game.domain.document import Column, Table
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_flow import Strip
from pcra_game.exports.pdf_style import (
    DEEP,
    HEIGHT,
    INK,
    LEFT,
    MIST,
    PLAIN,
    RULE,
    SOFT_INK,
    WHITE,
    WIDTH,
    Style,
)
from pcra_game.exports.pdf_tags import Element, column_head, content, pagination, row_head
from pcra_game.exports.pdf_text import at_most, draw_line, draw_lines, fitted, longest_word, wrap

_PAD_X = 6.0
_NARROWEST = 26.0
_HEAD_LEADING = 1.22
_FEWEST_LINES = 3
"""Of a row that is cut, on either side; a row of no more does not stand alone on a page."""

_CUT_FROM = HEIGHT / 2
"""Height of a row that may be cut; a lower one is read in one piece, if need be a page later."""

Cells = Sequence[Sequence[str]]
"""The lines of each cell of a row."""


@dataclass(frozen=True, slots=True)
class _Grid:
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    weights: tuple[Weight, ...]
    size: float
    leading: float
    air: float

    def wrapped(self, row: Sequence[str], bold: bool = False) -> list[tuple[str, ...]]:
        """Give the lines of each cell."""
        return [
            wrap(text, width - 2 * _PAD_X, self.size, Weight.BOLD if bold else weight)
            for text, width, weight in zip(row, self.widths, self.weights, strict=True)
        ]

    def height(self, cells: Cells) -> float:
        """Give the height of a row."""
        return max(map(len, cells), default=1) * self.leading + 2 * self.air


def column_widths(
    columns: Sequence[Column],
    width: float,
    rows: Sequence[Sequence[str]] = (),
    style: Style = PLAIN,
) -> tuple[float, ...]:
    """Share `width` out between columns by their shares, none too narrow for its longest word."""
    shares = [max(column.share, 0.0) for column in columns]
    least = [
        max(
            _NARROWEST,
            longest_word(column.title, style.head, Weight.BOLD) + 2 * _PAD_X,
            *(longest_word(row[i], style.cell, _weight(column)) + 2 * _PAD_X for row in rows),
        )
        for i, column in enumerate(columns)
    ]
    return fitted(shares, least, width)


def _weight(column: Column) -> Weight:
    return Weight.BOLD if column.bold else Weight.REGULAR


def table(block: Table, style: Style) -> list[Strip]:
    """Give the caption, the head and the rows; the head comes back on each page."""
    if not block.columns:
        return _caption(block.caption, style)
    tag = Element("Table")
    widths = column_widths(block.columns, WIDTH, block.rows, style)
    lefts = tuple(LEFT + sum(widths[:index]) for index in range(len(widths)))
    weights = tuple(map(_weight, block.columns))
    grid = _Grid(lefts, widths, weights, style.cell, style.cell * style.row, style.air)
    untold = [strip for title in _cut_titles(block.columns, grid, style) for strip in title]
    strips = [*_caption(block.caption, style, tag), _head(block.columns, grid, style, tag)]
    # Where the table goes on, its head is looks: it was read once.
    head = _head(block.columns, grid, style, tag, again=True)
    body = tag.child("TBody")
    # A row that is cut must still follow its caption and its head on one page.
    room = max(HEIGHT - sum(strip.before + strip.height for strip in strips), HEIGHT / 3)
    strips = [*untold, *strips]
    last = len(block.rows) - 1
    for index, row in enumerate(block.rows):
        cells = grid.wrapped(row)
        whole = _Row(cells, grid, head, tag, body.child("TR"), shaded=index % 2 == 1)
        parts = _slices(whole, room)
        # Neither the first nor the last row stands alone on a page, if they are short enough.
        if len(parts) == 1 and index != last and index in (0, last - 1):
            parts = [replace(parts[0], with_next=whole.length <= _FEWEST_LINES)]
        strips.extend(parts)
    return strips


def _caption(caption: str, style: Style, tag: Element | None = None) -> list[Strip]:
    tag = tag or Element("P")
    own = tag.child("Caption") if caption and tag.kind == "Table" else tag
    leading = style.caption * 1.35
    lines = wrap(caption, WIDTH, style.caption, Weight.BOLD) if caption else ()
    return [
        Strip(
            leading + (3 if index == len(lines) - 1 else 0),
            partial(_draw_caption, line, style.caption, leading, own),
            before=style.gap + 4 if index == 0 else 0.0,
            with_next=True,
            tag=tag,
        )
        for index, line in enumerate(lines)
    ]


def _draw_caption(
    line: str, size: float, leading: float, tag: Element, canvas: Any, top: float
) -> None:
    with content(canvas, tag):
        draw_line(canvas, LEFT, top - leading * 0.72, line, size, Weight.BOLD, DEEP)


def _titles(columns: Sequence[Column], grid: _Grid, size: float) -> list[tuple[str, ...]]:
    """The lines of each title: a head that leaves no room for rows would push them away for ever.

    What is cut ends with « … ».
    """
    most = int(HEIGHT / 3 / (size * _HEAD_LEADING))
    rooms = [width - 2 * _PAD_X for width in grid.widths]
    return [
        at_most(wrap(column.title, room, size, Weight.BOLD), most, room, size, Weight.BOLD)
        for column, room in zip(columns, rooms, strict=True)
    ]


def _cut_titles(columns: Sequence[Column], grid: _Grid, style: Style) -> Iterator[list[Strip]]:
    """What the head could not hold, whole, above the table."""
    for column, lines in zip(columns, _titles(columns, grid, style.head), strict=True):
        shown = "".join("".join(lines).split())
        if lines[-1].endswith("…") and shown != "".join(column.title.split()):
            yield _caption(column.title, style)


def _head(
    columns: Sequence[Column], grid: _Grid, style: Style, tag: Element, again: bool = False
) -> Strip:
    row = Element("TR") if again else tag.child("THead").child("TR")
    cells = [None if again else column_head(row) for _ in columns]
    size, leading = style.head, style.head * _HEAD_LEADING
    titles = _titles(columns, grid, size)
    height = max(map(len, titles)) * leading + 2 * style.air + 1

    def draw(canvas: Any, top: float) -> None:
        canvas.setFillColor(DEEP)
        canvas.rect(LEFT, top - height, WIDTH, height, stroke=0, fill=1)
        for x, lines, cell in zip(grid.lefts, titles, cells, strict=True):
            inner = top - style.air - 0.5
            with pagination(canvas) if cell is None else content(canvas, cell):
                draw_lines(canvas, x + _PAD_X, inner, lines, size, leading, Weight.BOLD, WHITE)

    return Strip(height, draw, with_next=True, tag=tag)


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines of a row, or a slice of them; `ends` says that the row ends with it.

    `again` is what its first cell said where the row began, for the eye of who turned the page.
    """

    cells: Cells
    grid: _Grid
    head: Strip
    table: Element
    tag: Element
    shaded: bool
    ends: bool = True
    places: list[Element] = field(default_factory=list)
    again: Sequence[str] = ()

    @property
    def height(self) -> float:
        """Give its height on the page."""
        return self.grid.height(self.cells)

    @property
    def length(self) -> int:
        """Give the count of lines of its longest cell."""
        return max(map(len, self.cells), default=1)

    def lines(self, start: int, end: int) -> "_Row":
        """Give the row of these lines only."""
        cells = [lines[start:end] for lines in self.cells]
        again = (self.again or self.cells[0]) if start and not any(cells[0]) else ()
        ends = self.ends and end >= self.length
        return replace(self, cells=cells, ends=ends, again=again[: max(map(len, cells))])

    def strip(self) -> Strip:
        """Give the row as it lies on one page."""
        return Strip(
            self.height,
            self.draw,
            repeated=self.head,
            tag=self.table,
            cut=self.cut if self.height > _CUT_FROM else None,
        )

    def cut(self, room: float) -> tuple[Strip, Strip] | None:
        """Give what holds in `room` points and what does not; `None` if too little would."""
        held = int((room - 2 * self.grid.air) / self.grid.leading)
        held = min(held, self.length - _FEWEST_LINES)
        if held < _FEWEST_LINES:
            return None
        return self.lines(0, held).strip(), self.lines(held, self.length).strip()

    def _place(self, index: int) -> Element:
        names = index == 0 and self.grid.weights[0] is Weight.BOLD and any(self.cells[0])
        return row_head(self.tag) if names else self.tag.child("TD")

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it below `top`."""
        height, grid = self.height, self.grid
        if self.shaded:
            canvas.setFillColor(MIST)
            canvas.rect(LEFT, top - height, WIDTH, height, stroke=0, fill=1)
        if self.ends:
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.5)
            canvas.line(LEFT, top - height, LEFT + WIDTH, top - height)
        if not self.places:
            # Not before: the places of a row that waits for its page would take memory.
            self.places.extend(self._place(index) for index in range(len(self.cells)))
        if self.again:
            self._draw_again(canvas, top)
        for x, lines, weight, cell in zip(
            grid.lefts, self.cells, grid.weights, self.places, strict=True
        ):
            with content(canvas, cell):
                draw_lines(
                    canvas, x + _PAD_X, top - grid.air, lines, grid.size, grid.leading, weight, INK
                )

    def _draw_again(self, canvas: Any, top: float) -> None:
        grid = self.grid
        x, y = grid.lefts[0] + _PAD_X, top - grid.air
        with pagination(canvas):
            draw_lines(canvas, x, y, self.again, grid.size, grid.leading, colour=SOFT_INK)


def _slices(row: _Row, room: float) -> list[Strip]:
    most = int((room - 2 * row.grid.air) / row.grid.leading)
    starts = range(0, max(row.length, 1), most)
    return [row.lines(start, start + most).strip() for start in starts]
