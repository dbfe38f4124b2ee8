"""The contents: each title, dots, its page; a click leads there.

One column where it holds on a page, two where it does not: some lines alone on a second page look
like a page that was printed by mistake.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pcra_game.exports.fonts import Weight, clean, sign_runs
from pcra_game.exports.pdf_flow import Mark, Page, Strip, flow
from pcra_game.exports.pdf_style import DEEP, HEIGHT, INK, LEFT, PLAIN, SOFT_INK, WIDTH
from pcra_game.exports.pdf_tags import Element, TaggedCanvas, content
from pcra_game.exports.pdf_text import at_most, draw_line, draw_runs, text_width, wrap
from pcra_game.texts.worksheet import CONTENTS

Entry = tuple[Mark, int]
"""A title, and the page where it stands."""

_SPACINGS = (1.0, 0.95, 0.9, 0.85)
_TITLE_HEIGHT = 34.0
_NUMBER_WIDTH = 26.0
_PAGE_WIDTH = 30.0
_GAP = 24.0
_COLUMN = (WIDTH - _GAP) / 2
_MOST_LINES = 2
_ABOVE = 5.0
"""Space above a section, in points."""


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    weight: Weight
    height: float


_MAIN = _Look(10.2, Weight.BOLD, 15.5)
_UNDER = _Look(9.2, Weight.REGULAR, 13.2)


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry as it lies in a column of `width`; its height does not depend on its page."""

    mark: Mark
    page: int
    width: float
    spacing: float
    item: Element

    @property
    def look(self) -> _Look:
        """Give how it is set."""
        return _MAIN if self.mark.level == 1 else _UNDER

    @property
    def title(self) -> tuple[str, ...]:
        """Give the lines of its title."""
        look, room = self.look, self.width - _NUMBER_WIDTH - _PAGE_WIDTH
        lines = wrap(self.mark.title.replace("\n", " "), room, look.size, look.weight)
        return at_most(lines, _MOST_LINES, room, look.size, look.weight)

    @property
    def before(self) -> float:
        """Give the space above it."""
        return _ABOVE * self.spacing if self.mark.level == 1 else 0.0

    @property
    def height(self) -> float:
        """Give its height."""
        look = self.look
        return look.height * self.spacing + (len(self.title) - 1) * look.size * 1.2


def contents_pages(entries: Sequence[Entry]) -> list[Page]:
    """Lay out the contents; its pages do not depend on the numbers that `entries` carry.

    Lines are drawn in where that saves the second column.
    """
    for spacing in _SPACINGS:
        tag, lines = _lines(entries, WIDTH, spacing)
        strips = [_strip(line, tag) for line in lines]
        pages = flow([_title(), *strips])
        if len(pages) == 1:
            return pages
    tag, lines = _lines(entries, _COLUMN, 1.0)
    columns = _dealt(lines)
    pairs = [columns[start : start + 2] for start in range(0, len(columns), 2)]
    return flow([_title(), *(_side_by_side(pair, tag) for pair in pairs)])


def _lines(entries: Sequence[Entry], width: float, spacing: float) -> tuple[Element, list[_Line]]:
    tag = inner = Element("TOC")
    lines = []
    for mark, page in entries:
        if mark.level == 1:
            inner = tag
        elif inner is tag:
            inner = tag.child("TOC")
        lines.append(_Line(mark, page, width, spacing, inner.child("TOCI")))
    return tag, lines


def _dealt(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Deal lines into as many pairs of columns as it takes, all about as high."""
    most = HEIGHT - _TITLE_HEIGHT
    pages = -(-len(_filled(lines, most)) // 2)
    between = [place for place, line in enumerate(lines) if place and line.mark.level == 1]
    if pages == 1 and between:
        halves = [(lines[:place], lines[place:]) for place in between]
        best = min(halves, key=lambda pair: max(map(_total, pair)))
        if max(map(_total, best)) <= most:
            return [[*half] for half in best]
    room = _total(lines) / (2 * pages)
    while room < most and len(_filled(lines, room)) > 2 * pages:
        room += _UNDER.height
    return _filled(lines, min(room, most))


def _total(lines: Sequence[_Line]) -> float:
    return sum(line.before + line.height for line in lines)


def _filled(lines: Sequence[_Line], room: float) -> list[list[_Line]]:
    columns: list[list[_Line]] = [[]]
    used = 0.0
    for line in lines:
        need = line.before + line.height
        if columns[-1] and used + need > room:
            last = columns[-1][-1]
            # A section is not parted from what it announces.
            taken = [columns[-1].pop()] if line.mark.level > 1 and last.mark.level == 1 else []
            columns.append(taken)
            used = sum(one.height for one in taken)
        columns[-1].append(line)
        used += need
    return [column for column in columns if column]


def _title() -> Strip:
    tag = Element("H1")
    return Strip(_TITLE_HEIGHT, partial(_draw_title, tag), with_next=True, tag=tag)


def _draw_title(tag: Element, canvas: Any, top: float) -> None:
    size = PLAIN.section
    with content(canvas, tag):
        draw_line(canvas, LEFT, top - size, CONTENTS, size, Weight.BOLD)
    canvas.setStrokeColor(DEEP)
    canvas.setLineWidth(1.1)
    canvas.line(LEFT, top - 30, LEFT + WIDTH, top - 30)


def _strip(line: _Line, tag: Element) -> Strip:
    return Strip(line.height, partial(_draw_entry, line, LEFT), before=line.before, tag=tag)


def _side_by_side(columns: Sequence[Sequence[_Line]], tag: Element) -> Strip:
    heights = [
        sum(line.height + (line.before if index else 0.0) for index, line in enumerate(column))
        for column in columns
    ]
    # As under the title of one column.
    return Strip(max(heights), partial(_draw_columns, columns), before=_ABOVE, tag=tag)


def _draw_columns(columns: Sequence[Sequence[_Line]], canvas: TaggedCanvas, top: float) -> None:
    for place, column in enumerate(columns):
        y = top
        for index, line in enumerate(column):
            y -= line.before if index else 0.0
            _draw_entry(line, LEFT + place * (_COLUMN + _GAP), canvas, y)
            y -= line.height


def _draw_entry(line: _Line, left: float, canvas: TaggedCanvas, top: float) -> None:
    look, mark = line.look, line.mark
    size, weight = look.size, look.weight
    colour = INK if look is _MAIN else SOFT_INK
    *above, last = line.title
    x, right = left + _NUMBER_WIDTH, left + line.width
    foot = top - line.height + 4.4
    base = foot + len(above) * size * 1.2
    number = str(line.page)
    link = line.item.child("Reference").child("Link")
    with canvas.content(link):
        if mark.number:
            draw_runs(canvas, left, base, sign_runs(f"{mark.number} "), size, DEEP)
        for said in (*above, f"{last} "):
            draw_line(canvas, x, base, said, size, weight, colour)
            base -= size * 1.2
        draw_line(canvas, right, foot, number, size, weight, colour, align="end")
    start = x + text_width(last, size, weight) + 6
    _draw_leader(canvas, start, right - text_width(number, size, weight) - 6, foot)
    box = (left, top - line.height, right, top)
    canvas.link(link, f"{clean(mark.title)}, page {number}", mark.key, box)


def _draw_leader(canvas: Any, start: float, end: float, base: float) -> None:
    if end <= start:
        return
    canvas.saveState()
    canvas.setStrokeColor(SOFT_INK)
    canvas.setLineWidth(0.9)
    canvas.setLineCap(1)
    # The phase depends on the right edge, so that the dots of all lines stand in columns.
    step = 4.0
    canvas.setDash([0, step])
    canvas.line(end, base + 0.6, start, base + 0.6)
    canvas.restoreState()
