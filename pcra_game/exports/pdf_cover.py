"""The first page, and what every other page carries at its head, at its foot and behind."""

from collections.abc import Sequence
from functools import partial
from math import asin, degrees
from typing import Any

from pcra_game.domain.document import Cover, Document
from pcra_game.exports.fonts import CAPITAL_HEIGHT, Weight, runs, unit_width
from pcra_game.exports.pdf_flow import Page, Strip, flow
from pcra_game.exports.pdf_style import (
    BOTTOM,
    DEEP,
    GHOST,
    LEFT,
    NIGHT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PALE,
    RULE,
    SAND,
    SOFT_INK,
    STAMP,
    TOP,
    WHITE,
    WIDTH,
)
from pcra_game.exports.pdf_tags import Element, TaggedCanvas, content
from pcra_game.exports.pdf_text import (
    at_most,
    draw_line,
    draw_lines,
    draw_runs,
    shorten,
    text_width,
    wrap,
)
from pcra_game.texts import worksheet as words

_LABEL_WIDTH = 150.0
_TITLE_SIZES = (34.0, 30.0, 26.0, 22.0, 18.0, 15.0, 12.0)
_TITLE_MOST, _UNDER_MOST = 10, 8
"""Lines that the band holds; what is longer stands whole among the lines under it."""

_BAND_LEAST = 385.0
_STAMP_HEIGHT = 34.0
_ROMAN = 7.6


def cover_pages(cover: Cover) -> tuple[list[Page], float]:
    """Lay out the cover; gives its pages and the foot of the dark band of the first one.

    Lines and notes that do not fit go on, on a page of their own.
    """
    lines, size = _title_lines(cover.title)
    under = _under_lines(cover.subtitle)
    height = max(_BAND_LEAST, 150 + len(lines) * size * 1.16 + len(under) * 20)
    foot = PAGE_HEIGHT - min(height, PAGE_HEIGHT - 220)
    cut = ((words.WHOLE_TITLE, cover.title, lines), (words.WHOLE_SUBTITLE, cover.subtitle, under))
    whole = [(label, said) for label, said, shown in cut if shown and shown[-1].endswith("…")]
    strips = [*_label_lines([*whole, *cover.lines]), *_notes(cover.notes)]
    return flow(strips, foot - _STAMP_HEIGHT - 26), foot


def _title_lines(title: str) -> tuple[tuple[str, ...], float]:
    for size in _TITLE_SIZES:
        lines = wrap(title, WIDTH, size, Weight.BOLD)
        if len(lines) <= 4:
            break
    return at_most(lines, _TITLE_MOST, WIDTH, size, Weight.BOLD), size


def _under_lines(subtitle: str) -> tuple[str, ...]:
    lines = wrap(subtitle, WIDTH, 15.0) if subtitle else ()
    return at_most(lines, _UNDER_MOST, WIDTH, 15.0)


def draw_cover(canvas: TaggedCanvas, document: Document, foot: float) -> None:
    """Draw the dark band with the title, and the status under it like a stamp."""
    canvas.setFillColor(NIGHT)
    canvas.rect(0, foot, PAGE_WIDTH, PAGE_HEIGHT - foot, stroke=0, fill=1)
    _draw_cards(canvas, foot)
    lines, size = _title_lines(document.cover.title)
    under = _under_lines(document.cover.subtitle)
    top = foot + 34 + len(under) * 20 + len(lines) * size * 1.16 + 8
    with canvas.block("P"):
        draw_lines(canvas, LEFT, top, lines, size, size * 1.16, Weight.BOLD, WHITE)
    with canvas.block("P"):
        draw_lines(canvas, LEFT, foot + 34 + len(under) * 20, under, 15.0, 20.0, colour=PALE)
    _draw_stamp(canvas, document, foot)


def _draw_cards(canvas: Any, foot: float) -> None:
    # Four cards, from nothing restored to almost all: the contexts C0 to C3, as in the game.
    width, height, gap = 26.0, 36.0, 8.0
    y = PAGE_HEIGHT - 62 - height
    if y < foot + 120:
        return
    canvas.setStrokeColor(PALE)
    canvas.setLineWidth(1.0)
    for index in range(4):
        x = LEFT + index * (width + gap)
        canvas.setFillColor(DEEP)
        canvas.roundRect(x, y, width, height, 4, stroke=1, fill=1)
        canvas.setFillColor(PALE)
        for level in range(index):
            canvas.rect(x + 5, y + 5 + level * 9, width - 10, 6, stroke=0, fill=1)


def _draw_stamp(canvas: TaggedCanvas, document: Document, foot: float) -> None:
    canvas.setFillColor(STAMP)
    canvas.rect(0, foot - _STAMP_HEIGHT, PAGE_WIDTH, _STAMP_HEIGHT, stroke=0, fill=1)
    base = foot - _STAMP_HEIGHT / 2 - 4.6
    size, room = 14.0, WIDTH * 0.66
    while text_width(document.status, size, Weight.BOLD) > room and size > 8:
        size -= 0.5
    status = shorten(document.status, room, size, Weight.BOLD)
    with canvas.block("P"):
        draw_line(canvas, LEFT, base, status, size, Weight.BOLD)
    version = shorten(document.version, WIDTH * 0.32, 11.0, Weight.BOLD)
    with canvas.block("P"):
        draw_line(canvas, LEFT + WIDTH, base + 1, version, 11.0, Weight.BOLD, align="end")


def _label_lines(lines: Sequence[tuple[str, str]]) -> list[Strip]:
    strips = []
    tag = Element("L")
    for label, value in lines:
        item = tag.child("LI")
        places = (item.child("Lbl"), item.child("LBody"))
        labels = wrap(label, _LABEL_WIDTH - 12, 9.5)
        values = wrap(value, WIDTH - _LABEL_WIDTH, 10.5, Weight.BOLD)
        # A value longer than the page is dealt in slices.
        for start in range(0, max(len(values), len(labels)), 40):
            part = (labels[start : start + 40], values[start : start + 40])
            height = max(len(part[0]), len(part[1])) * 14.5 + 8
            strips.append(Strip(height, partial(_draw_label_line, *part, height, places), tag=tag))
    return strips


def _draw_label_line(
    labels: Sequence[str],
    values: Sequence[str],
    height: float,
    places: tuple[Element, Element],
    canvas: Any,
    top: float,
) -> None:
    with content(canvas, places[0]):
        draw_lines(canvas, LEFT, top - 4, labels, 9.5, 14.5, colour=SOFT_INK)
    with content(canvas, places[1]):
        draw_lines(canvas, LEFT + _LABEL_WIDTH, top - 4, values, 10.5, 14.5, Weight.BOLD)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, top - height, LEFT + WIDTH, top - height)


def _notes(notes: Sequence[str]) -> list[Strip]:
    strips: list[Strip] = []
    size, leading = 9.2, 13.0
    lines: list[tuple[str | None, Element]] = []
    for note in notes:
        tag = Element("P")
        lines.extend((line, tag) for line in (*wrap(note, WIDTH - 28, size), None))
    lines = lines[:-1]
    for index, (line, tag) in enumerate(lines):
        first, last = index == 0, index == len(lines) - 1
        height = (leading if line is not None else 5) + 9 * (first + last)
        draw = partial(_draw_note, line or "", size, leading, height, 9.0 * first, tag)
        before = 18.0 if first else 0.0
        strips.append(Strip(height, draw, before=before, with_next=first, tag=tag))
    return strips


def _draw_note(
    line: str,
    size: float,
    leading: float,
    height: float,
    above: float,
    tag: Element,
    canvas: Any,
    top: float,
) -> None:
    canvas.setFillColor(SAND)
    canvas.rect(LEFT, top - height, WIDTH, height + 0.2, stroke=0, fill=1)
    canvas.setFillColor(DEEP)
    canvas.rect(LEFT, top - height, 3, height + 0.2, stroke=0, fill=1)
    with content(canvas, tag):
        draw_lines(canvas, LEFT + 14, top - above, (line,) if line else (), size, leading)


def draw_frame(canvas: TaggedCanvas, document: Document, number: int, total: int) -> None:
    """Draw the head and the foot of a page, which nobody reads out."""
    with canvas.pagination("Header"):
        _draw_head(canvas, document)
    with canvas.pagination("Footer"):
        _draw_foot(canvas, document, number, total)


def draw_watermark(canvas: TaggedCanvas, said: str, foot: float, top: float) -> None:
    """Draw pale words across the place between `foot` and `top`, as if behind what is there.

    They only darken: text stays as it is, and the ground of a table does not hide them.
    """
    if not said:
        return
    length, height = WIDTH * 0.9, top - foot
    angle = min(55.0, degrees(asin(min(0.8 * height / length, 1.0))))
    size = min(length / unit_width(said, Weight.BOLD), 150.0)
    with canvas.pagination("Watermark"):
        canvas.saveState()
        canvas.setBlendMode("Multiply")
        canvas.translate(PAGE_WIDTH / 2, foot + height / 2)
        canvas.rotate(angle)
        base = -size * CAPITAL_HEIGHT / 2
        draw_line(canvas, 0.0, base, said, size, Weight.BOLD, GHOST, align="middle")
        canvas.restoreState()


def _draw_foot(canvas: Any, document: Document, number: int, total: int) -> None:
    y = BOTTOM - 11
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y, LEFT + WIDTH, y)
    base = y - 12.5
    place = f"page {number} / {total}"
    parts = (document.status, document.version, document.confidentiality)
    said = " · ".join(part for part in parts if part)
    room = WIDTH - text_width(place, _ROMAN, Weight.BOLD) - 24
    size = max(min(_ROMAN, room / max(unit_width(said), 1.0)), 5.5)
    draw_line(canvas, LEFT, base, shorten(said, room, size), size, colour=SOFT_INK)
    draw_line(canvas, LEFT + WIDTH, base, place, _ROMAN, Weight.BOLD, colour=SOFT_INK, align="end")


def _draw_head(canvas: Any, document: Document) -> None:
    base = TOP + 19
    title = shorten(document.title, WIDTH * 0.6, 8.4, Weight.BOLD)
    draw_line(canvas, LEFT, base, title, 8.4, Weight.BOLD, DEEP)
    rest = WIDTH - text_width(title, 8.4, Weight.BOLD) - 20
    unit = shorten(document.beside_title, rest, 8.4)
    parts = runs(unit)
    x = LEFT + WIDTH - text_width(unit, 8.4)
    draw_runs(canvas, x, base, parts, 8.4, SOFT_INK)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, base - 7, LEFT + WIDTH, base - 7)
