"""The poster: one page to be read from a wall, or half a page to be cut out and carried.

The largest type that holds on the page is taken. One page that is read at arm's length is better
than two that are read from afar: who looks misses the second. Below the smallest type that can
still be read the poster goes on, says so, and nothing is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from pcra_game.domain.document import Poster, PosterBand
from pcra_game.exports.fonts import CAPITAL_HEIGHT, Weight
from pcra_game.exports.pdf_flow import Item, Mark, NewPage, Strip
from pcra_game.exports.pdf_style import (
    DEEP,
    HEIGHT,
    INK,
    LEFT,
    MIST,
    NIGHT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PALE,
    RULE,
    SOFT_INK,
    TOP,
    WHITE,
    WIDTH,
)
from pcra_game.exports.pdf_tags import Element, bulleted, content
from pcra_game.exports.pdf_text import (
    at_most,
    draw_line,
    draw_lines,
    longest_word,
    shorten,
    text_width,
    wrap,
)
from pcra_game.texts import posters as words

_LEADING = 1.22
_BETWEEN = 0.34
"""Space above a line that opens an item, as a share of its size."""

_NOTE = 0.8
"""Size of what says that a band is empty, as a share of the type."""

_TITLE_LINES = 3
_TITLE_LEADING, _HEAD_MOST = 1.16, 0.3
_CUT = PAGE_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class _Look:
    """The measures of a poster, in points; `sizes` from the largest to the smallest."""

    room: float
    sizes: tuple[float, ...]
    titles: tuple[float, ...]
    subtitle: float
    label: float
    least_label: float
    pad: float
    gap: float
    foot: float
    inset: float


_WALL = _Look(
    room=HEIGHT,
    sizes=(26.0, 24.0, 22.0, 20.0, 18.0, 17.0, 16.0),
    titles=(36.0, 32.0, 28.0, 24.0),
    subtitle=16.0,
    label=104.0,
    least_label=14.0,
    pad=9.0,
    gap=7.0,
    foot=9.5,
    inset=0.0,
)
_TIGHT_WALL = replace(_WALL, sizes=(16.0, 15.0, 14.0), pad=6.0)
"""Only for what it holds on one page."""

_POCKET = _Look(
    room=TOP - _CUT,
    sizes=(15.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5),
    titles=(20.0, 18.0, 16.0, 14.0),
    subtitle=10.5,
    label=62.0,
    least_label=8.0,
    pad=4.5,
    gap=3.5,
    foot=7.4,
    inset=12.0,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of type; `opens` says that an item begins with it."""

    text: str
    opens: bool


@dataclass(frozen=True, slots=True)
class _Laid:
    """What one page shows of a band."""

    label: str
    lines: tuple[_Line, ...]
    note: tuple[str, ...]
    height: float


_Page = list[_Laid]


class _Head(NamedTuple):
    """The head of a page: the title and its size, what stands under it, the height of all."""

    title: tuple[str, ...]
    size: float
    under: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """One page of a poster, or one half: the `number`th of `count`; `level` is its heading's."""

    block: Poster
    look: _Look
    size: float
    bands: _Page
    number: int
    count: int
    level: int
    tag: Element


def poster(block: Poster, mark: Mark) -> list[Item]:
    """Give the pages of a poster, or its halves of pages; `mark` leads to the first of them."""
    look = _POCKET if block.half else _WALL
    size, pages = _fitted_pages(block, look)
    if len(pages) > 1 and not block.half:
        tight, tight_pages = _fitted_pages(block, _TIGHT_WALL)
        if len(tight_pages) == 1:
            look, size, pages = _TIGHT_WALL, tight, tight_pages
    tag = Element("Sect")
    items: list[Item] = []
    for number, page in enumerate(pages, start=1):
        piece = _Piece(block, look, size, page, number, len(pages), mark.level, tag)
        strip = Strip(look.room, partial(_draw, piece), mark=mark if number == 1 else None, tag=tag)
        items += [strip] if block.half else [NewPage(), strip]
    return items if block.half else [*items, NewPage()]


def _fitted_pages(block: Poster, look: _Look) -> tuple[float, list[_Page]]:
    """The largest type among those that take as few pages as the smallest."""
    laid = [(size, _pages(block, look, size)) for size in look.sizes]
    fewest = len(laid[-1][1])
    return next((size, pages) for size, pages in laid if len(pages) == fewest)


def _pages(block: Poster, look: _Look, size: float) -> list[_Page]:
    room = look.room - 2 * look.inset - _foot_height(look)
    whole = list(_dealt(block.bands, look, size, room - _head(block, look).height))
    if len(whole) == 1:
        return whole
    room -= _head(block, look, numbered=True).height + _notice_height(look)
    return list(_dealt(block.bands, look, size, room))


def _dealt(bands: Sequence[PosterBand], look: _Look, size: float, room: float) -> Iterator[_Page]:
    """Fill page after page; a band is cut between two of its items, or else between two lines."""
    page: _Page = []
    left = room
    for band in bands:
        lines = _lines(band, look, size)
        note = _note(band.note, look, size, room) if band.note and not lines else ()
        while True:
            gap = look.gap if page else 0.0
            kept = _held(lines, left - gap, look, size, not page)
            height = _height(lines[:kept], note, look, size)
            if page and (kept == 0 < len(lines) or height + gap > left):
                yield page
                page, left = [], room
                continue
            page.append(_Laid(band.label, lines[:kept], note, height))
            left -= height + gap
            lines = lines[kept:]
            if not lines:
                break
    yield page


def _note(said: str, look: _Look, size: float, room: float) -> tuple[str, ...]:
    small, measure = size * _NOTE, _measure(look)
    most = int((room - 2 * look.pad) / (small * _LEADING))
    return at_most(wrap(said, measure, small), most, measure, small)


def _held(lines: tuple[_Line, ...], left: float, look: _Look, size: float, whole_page: bool) -> int:
    """How many lines hold in `left` points, an item whole if it can be."""
    kept = len(lines)
    while kept > 1 and _height(lines[:kept], (), look, size) > left:
        kept -= 1
    if kept < len(lines):
        opening = kept
        while opening and not lines[opening].opens:
            opening -= 1
        kept = opening or (kept if whole_page else 0)
    return kept


def _lines(band: PosterBand, look: _Look, size: float) -> tuple[_Line, ...]:
    measure = _measure(look) - size * 0.8
    return tuple(
        _Line(line, index == 0)
        for item in band.lines
        for index, line in enumerate(wrap(item, measure, size))
    )


def _measure(look: _Look) -> float:
    return WIDTH - look.label - 2 * look.pad - 4


def _height(lines: Sequence[_Line], note: Sequence[str], look: _Look, size: float) -> float:
    text = len(lines) * size * _LEADING + _openings(lines) * size * _BETWEEN
    small = len(note) * size * _NOTE * _LEADING
    return max(text, small, look.least_label * 2 * _LEADING) + 2 * look.pad


def _openings(lines: Sequence[_Line]) -> int:
    """Items that begin below another one."""
    return sum(line.opens for line in lines[1:])


def _label(text: str, look: _Look) -> tuple[tuple[str, ...], float]:
    """The lines of a label and their size: one line in large type, else two smaller ones."""
    room = look.label - look.pad
    for size, most in ((look.label / 4, 1), (look.label / 5.5, 2)):
        lines = wrap(text, room, size, Weight.BOLD)
        if len(lines) <= most and longest_word(text, size, Weight.BOLD) <= room:
            return lines, size
    size = look.least_label
    lines = wrap(text, room, size, Weight.BOLD)
    return (*lines[:1], *(shorten(line, room, size, Weight.BOLD) for line in lines[1:2])), size


def _head(block: Poster, look: _Look, *, numbered: bool = False) -> _Head:
    """Lay the head out; `numbered` leaves room beside the title for the number of the page."""
    room = WIDTH - 2 * look.pad - 8
    if numbered:
        room -= text_width(words.again(10), look.subtitle) + look.pad
    for size in look.titles:
        lines = wrap(block.title, room, size, Weight.BOLD)
        if len(lines) == 1:
            break
    lines = at_most(lines, _TITLE_LINES, room, size, Weight.BOLD)
    under = wrap(block.subtitle, room, look.subtitle) if block.subtitle else ()
    most = look.room * _HEAD_MOST / (look.subtitle * _LEADING)
    under = at_most(under, int(most), room, look.subtitle)
    text = len(lines) * size * _TITLE_LEADING + len(under) * look.subtitle * _LEADING
    return _Head(lines, size, under, text + 2.2 * look.pad + look.gap)


def _foot_height(look: _Look) -> float:
    return look.foot * 1.9 + look.gap * 0.5


def _notice_height(look: _Look) -> float:
    return look.subtitle * 1.5 + look.gap


def _draw(piece: _Piece, canvas: Any, top: float) -> None:
    block, look, tag = piece.block, piece.look, piece.tag
    if block.half:
        _draw_cut(canvas, top)
    top -= look.inset
    bottom = top - look.room + 2 * look.inset
    top -= _draw_head(canvas, piece, top)
    foot, notice = bottom, bottom + _foot_height(look)
    goes_on = piece.number < piece.count
    bottom = notice + (_notice_height(look) if goes_on else 0.0)
    spare = top - bottom - sum(band.height + look.gap for band in piece.bands) + look.gap
    # What says more takes more of what is left: an empty band stays small.
    weights = [len(band.lines) for band in piece.bands]
    each = max(spare, 0.0) / max(sum(weights), 1)
    for band, weight in zip(piece.bands, weights, strict=True):
        height = band.height + each * weight
        _draw_band(canvas, piece, band, top, height)
        top -= height + look.gap
    # Drawn last, to be read last.
    if goes_on:
        said = words.CONTINUED_HALF if block.half else words.CONTINUED
        _draw_notice(canvas, said, look, tag, notice)
    _draw_foot(canvas, block, look, tag, foot)


def _draw_cut(canvas: Any, top: float) -> None:
    if top <= _CUT + 1:
        return
    canvas.saveState()
    canvas.setStrokeColor(SOFT_INK)
    canvas.setLineWidth(0.6)
    canvas.setDash([4, 4])
    canvas.line(0, _CUT, PAGE_WIDTH, _CUT)
    canvas.restoreState()
    draw_line(canvas, LEFT / 3, _CUT - 4, words.SCISSORS, 12.0, colour=SOFT_INK)


def _draw_head(canvas: Any, piece: _Piece, top: float) -> float:
    look, tag = piece.look, piece.tag
    head = _head(piece.block, look, numbered=piece.count > 1)
    inner = head.height - look.gap
    canvas.setFillColor(NIGHT)
    canvas.roundRect(LEFT, top - inner, WIDTH, inner, 5, stroke=0, fill=1)
    x, y = LEFT + look.pad + 4, top - look.pad
    leading = head.size * _TITLE_LEADING
    with content(canvas, tag.child(f"H{piece.level}" if piece.number == 1 else "P")):
        draw_lines(canvas, x, y, head.title, head.size, leading, Weight.BOLD, WHITE)
    if piece.number > 1:
        right = LEFT + WIDTH - look.pad - 4
        base = y - leading / 2 - look.subtitle * CAPITAL_HEIGHT / 2
        said = words.again(piece.number)
        with content(canvas, tag.child("P")):
            draw_line(canvas, right, base, said, look.subtitle, colour=PALE, align="end")
    y -= len(head.title) * leading
    with content(canvas, tag.child("P")):
        draw_lines(canvas, x, y, head.under, look.subtitle, look.subtitle * _LEADING, colour=PALE)
    return head.height


def _draw_band(canvas: Any, piece: _Piece, band: _Laid, top: float, height: float) -> None:
    look, size, tag = piece.look, piece.size, piece.tag
    canvas.setFillColor(MIST)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.rect(LEFT, top - height, WIDTH, height, stroke=1, fill=1)
    canvas.setFillColor(DEEP if band.lines else SOFT_INK)
    canvas.rect(LEFT, top - height, look.label, height, stroke=0, fill=1)
    _draw_label(canvas, band, look, tag.child(f"H{piece.level + 1}"), top - height / 2)
    x = LEFT + look.label + look.pad + 2
    if band.lines:
        _draw_items(canvas, band, size, tag, x, top, height)
        return
    small = size * _NOTE
    inner = top - (height - len(band.note) * small * _LEADING) / 2
    with content(canvas, tag.child("P")):
        draw_lines(canvas, x, inner, band.note, small, small * _LEADING, colour=SOFT_INK)


def _draw_label(canvas: Any, band: _Laid, look: _Look, tag: Element, middle: float) -> None:
    lines, size = _label(band.label, look)
    leading = size * _LEADING
    base = middle + (len(lines) - 1) * leading / 2 - size * CAPITAL_HEIGHT / 2
    with content(canvas, tag):
        for line in lines:
            x = LEFT + look.label / 2
            draw_line(canvas, x, base, line, size, Weight.BOLD, WHITE, "middle")
            base -= leading


def _draw_items(
    canvas: Any, band: _Laid, size: float, tag: Element, x: float, top: float, height: float
) -> None:
    leading = size * _LEADING
    text = len(band.lines) * leading + _openings(band.lines) * size * _BETWEEN
    y, listed = top - (height - text) / 2, bulleted()
    tag.kids.append(listed)
    body = None
    for index, line in enumerate(band.lines):
        if line.opens and index:
            y -= size * _BETWEEN
        if line.opens or body is None:
            body = listed.child("LI").child("LBody")
        if line.opens:
            canvas.setFillColor(DEEP)
            canvas.circle(x + size * 0.2, y - leading / 2, size * 0.15, stroke=0, fill=1)
        with content(canvas, body):
            draw_lines(canvas, x + size * 0.8, y, (line.text,), size, leading, colour=INK)
        y -= leading


def _draw_foot(canvas: Any, block: Poster, look: _Look, tag: Element, bottom: float) -> None:
    size, said = look.foot, shorten(block.foot, WIDTH, look.foot)
    with content(canvas, tag.child("P")):
        draw_line(canvas, LEFT, bottom + size * 0.5, said, size, colour=SOFT_INK)


def _draw_notice(canvas: Any, said: str, look: _Look, tag: Element, bottom: float) -> None:
    size = look.subtitle
    with content(canvas, tag.child("P")):
        draw_line(canvas, LEFT + WIDTH, bottom + size * 0.4, said, size, Weight.BOLD, DEEP, "end")
