"""The looks of the workbook: a face that every post has, durations and dates as one reads them."""

from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from pcra_game.domain.drawing import PRINT_PALETTE, Tint, estimated_width
from pcra_game.domain.workbook import Cell, ColumnKind, SheetColumn, SheetUse

FACE = "Arial"
"""Known to Excel and macOS, with a twin of the same widths in LibreOffice."""

DURATION = '[<0.041665][m]" min";[<=3][h]" h "mm;0.0" j"'
"""Minutes under one hour, hours up to three days, then days: as the plan says them."""

_SIZE = 10
_LINE = 12.75
_TALLEST = 400.0
"""Points of a line, and of the tallest row: Excel stops at 409."""

_WIDER = 0.93
_SPACE = 2.8
"""Arial is narrower than the face that widths are estimated for; a space, in points."""

_NIGHT = "#102A33"
_NUMBERS = {
    ColumnKind.WHOLE: "#,##0",
    ColumnKind.MINUTES: DURATION,
    ColumnKind.DATE: "dd/mm/yyyy",
}
_TABS = {
    SheetUse.READ: _NIGHT,
    SheetUse.EDIT: PRINT_PALETTE[Tint.GOOD_LINE],
    SheetUse.DATA: PRINT_PALETTE[Tint.LINE],
}


class Looks:
    """Every format of a workbook, made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        """Add the formats to a workbook that has no sheet yet."""
        rule = PRINT_PALETTE[Tint.LINE]
        base = {"font_name": FACE, "font_size": _SIZE, "valign": "top"}
        book.formats[0].set_font_name(FACE)
        book.formats[0].set_font_size(_SIZE)
        line = {"bottom": 4, "left": 4, "bottom_color": rule, "left_color": rule}
        self._cells: dict[ColumnKind, Format] = {
            kind: book.add_format(
                {**base, **line, "text_wrap": True, "align": "left", **_number(kind)}
            )
            for kind in ColumnKind
        }
        heading = {
            **base,
            "bold": True,
            "text_wrap": True,
            "font_color": "#FFFFFF",
            "bg_color": _NIGHT,
            "valign": "vcenter",
        }
        self.heading: Format = book.add_format(heading)
        self._over_numbers: Format = book.add_format({**heading, "align": "center"})
        self.title: Format = book.add_format({**base, "bold": True, "font_size": 16})
        self.label: Format = book.add_format({**base, "font_color": PRINT_PALETTE[Tint.SOFT_INK]})
        self.value: Format = book.add_format({**base, "bold": True})
        self.note: Format = book.add_format({**base, "text_wrap": True})

    def cell(self, kind: ColumnKind) -> Format:
        """The format of the cells of a column."""
        return self._cells[kind]

    def heading_of(self, kind: ColumnKind) -> Format:
        """The format of the heading of a column: over its cells."""
        return self._over_numbers if kind in _NUMBERS else self.heading

    def tab(self, use: SheetUse | None) -> str:
        """The colour of a tab; `None` for the sheet of lists."""
        return _TABS[use or SheetUse.DATA]

    def empty_box(self) -> dict[str, Any]:
        """The box of a sheet that has no row."""
        return {
            "width": 620,
            "height": 60,
            "x_offset": 8,
            "y_offset": 8,
            "font": {"name": FACE, "size": 10},
            "align": {"vertical": "middle"},
            "line": {"color": PRINT_PALETTE[Tint.LINE]},
        }


def _number(kind: ColumnKind) -> dict[str, Any]:
    if kind not in _NUMBERS:
        return {}
    return {"num_format": _NUMBERS[kind], "align": "center"}


def row_height(columns: Sequence[SheetColumn], row: Sequence[Cell], *, bold: bool = False) -> float:
    """Points of a row whose texts wrap in their columns: not every reader works them out itself."""
    lines = 1
    for column, cell in zip(columns, row, strict=True):
        if not isinstance(cell, str):
            continue
        room = column.width * 5.25 - 2  # points; seven pixels a digit
        if len(cell) * 8 > room:  # else no letter is wide enough to fill it
            lines = max(lines, _lines(cell, room, bold=bold))
    return min(lines * _LINE + 2, _TALLEST)


def _lines(text: str, room: float, *, bold: bool) -> int:
    """How many lines a text takes, word by word; a word wider than the room breaks."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = estimated_width(word, _SIZE, bold=bold) * _WIDER
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        extra, used_by_it = divmod(width, room)
        lines += int(extra)
        used += used_by_it + _SPACE
    return lines
