"""Tables of plain strings: wrapped once, drawn row by row, cut between rows.

A row that no page could hold is the exception: it is cut between two of its lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    WHITE,
    WIDTH,
    Style,
)
from pcra_game.exports.pdf_text import draw_line, draw_lines, fitted, longest_word, wrap

_PAD_X = 6.0
_PAD_Y = 4.0
_NARROWEST = 26.0

Cells = Sequence[Sequence[str]]
"""The lines of each cell of a row."""


@dataclass(frozen=True, slots=True)
class _Grid:
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    weights: tuple[Weight, ...]
    size: float
    leading: float

    def wrapped(self, row: Sequence[str], bold: bool = False) -> list[tuple[str, ...]]:
        """Give the lines of each cell."""
        return [
            wrap(text, width - 2 * _PAD_X, self.size, Weight.BOLD if bold else weight)
            for text, width, weight in zip(row, self.widths, self.weights, strict=True)
        ]

    def height(self, cells: Cells) -> float:
        """Give the height of a row."""
        return max(map(len, cells), default=1) * self.leading + 2 * _PAD_Y


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
    widths = column_widths(block.columns, WIDTH, block.rows, style)
    lefts = tuple(LEFT + sum(widths[:index]) for index in range(len(widths)))
    weights = tuple(map(_weight, block.columns))
    grid = _Grid(lefts, widths, weights, style.cell, style.cell * 1.3)
    head = _head(block.columns, grid, style)
    strips = [*_caption(block.caption, style), head]
    # A row that is cut must still follow its caption and its head on one page.
    room = max(HEIGHT - sum(strip.before + strip.height for strip in strips), HEIGHT / 3)
    last = len(block.rows) - 1
    for index, row in enumerate(block.rows):
        parts = _row(grid.wrapped(row), grid, head, room, shaded=index % 2 == 1)
        # Neither the first nor the last row stands alone on a page, if they are short enough.
        if len(parts) == 1 and index != last and index in (0, last - 1):
            parts = [replace(parts[0], with_next=parts[0].height < room / 4)]
        strips.extend(parts)
    return strips


def _caption(caption: str, style: Style) -> list[Strip]:
    leading = style.caption * 1.35
    lines = wrap(caption, WIDTH, style.caption, Weight.BOLD) if caption else ()
    return [
        Strip(
            leading + (3 if index == len(lines) - 1 else 0),
            partial(_draw_caption, line, style.caption, leading),
            before=style.gap + 4 if index == 0 else 0.0,
            with_next=True,
        )
        for index, line in enumerate(lines)
    ]


def _draw_caption(line: str, size: float, leading: float, canvas: Any, top: float) -> None:
    draw_line(canvas, LEFT, top - leading * 0.72, line, size, Weight.BOLD, DEEP)


def _head(columns: Sequence[Column], grid: _Grid, style: Style) -> Strip:
    size = style.head
    titles = [
        wrap(column.title, width - 2 * _PAD_X, size, Weight.BOLD)
        for column, width in zip(columns, grid.widths, strict=True)
    ]
    leading = size * 1.22
    # A head that leaves no room for rows would push them away for ever.
    most = int(HEIGHT / 3 / leading)
    titles = [lines[:most] for lines in titles]
    height = max(map(len, titles)) * leading + 2 * _PAD_Y + 1

    def draw(canvas: Any, top: float) -> None:
        canvas.setFillColor(DEEP)
        canvas.rect(LEFT, top - height, WIDTH, height, stroke=0, fill=1)
        for x, lines in zip(grid.lefts, titles, strict=True):
            inner = top - _PAD_Y - 0.5
            draw_lines(canvas, x + _PAD_X, inner, lines, size, leading, Weight.BOLD, WHITE)

    return Strip(height, draw, with_next=True)


def _row(cells: Cells, grid: _Grid, head: Strip, room: float, shaded: bool) -> list[Strip]:
    most = int((room - 2 * _PAD_Y) / grid.leading)
    longest = max(map(len, cells), default=1)
    strips = []
    for start in range(0, max(longest, 1), most):
        part = [lines[start : start + most] for lines in cells]
        height = grid.height(part)
        last = start + most >= longest
        draw = partial(_draw_row, part, grid, height, shaded, last)
        strips.append(Strip(height, draw, repeated=head))
    return strips


def _draw_row(
    cells: Cells,
    grid: _Grid,
    height: float,
    shaded: bool,
    ruled: bool,
    canvas: Any,
    top: float,
) -> None:
    if shaded:
        canvas.setFillColor(MIST)
        canvas.rect(LEFT, top - height, WIDTH, height, stroke=0, fill=1)
    if ruled:
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, top - height, LEFT + WIDTH, top - height)
    for x, lines, weight in zip(grid.lefts, cells, grid.weights, strict=True):
        inner = top - _PAD_Y
        draw_lines(canvas, x + _PAD_X, inner, lines, grid.size, grid.leading, weight, INK)
