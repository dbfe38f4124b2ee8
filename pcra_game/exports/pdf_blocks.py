"""Headings, running text, lists and signature frames as strips."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from reportlab.lib.colors import Color

from pcra_game.domain.document import Bullets, Paragraph, SignatureBox, Tone
from pcra_game.domain.drawing import Tint
from pcra_game.exports.fonts import CAPITAL_HEIGHT, Weight, sign_runs, unit_width
from pcra_game.exports.pdf_flow import Mark, Strip
from pcra_game.exports.pdf_style import (
    COLOURS,
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
from pcra_game.exports.pdf_tags import Element, bulleted, content
from pcra_game.exports.pdf_text import at_most, draw_line, draw_lines, draw_runs, wrap
from pcra_game.texts.worksheet import SIGNATURE_LINE

_PAD = 9.0
_MEASURE = WIDTH - 24
_SIGNED_BELOW = 44.0
"""What a frame leaves for the hand below the last line of who signs."""

_FRAME_GAP = 10.0
_TITLE_LINES = 6
"""Lines of the title of a section above its rule; more of them go on below it."""


def section_head(mark: Mark, style: Style) -> list[Strip]:
    """Give the title of a section: its number in a badge, the title, a rule below."""
    size = style.section
    badge = _badge_width(mark.number, size)
    x = LEFT + badge + (11 if badge else 0)
    lines = wrap(mark.title, LEFT + WIDTH - x, size, Weight.BOLD)
    leading = size * 1.22
    lines, rest = lines[:_TITLE_LINES], lines[_TITLE_LINES:]
    height = len(lines) * leading + 9
    tag = Element("H1")

    def draw(canvas: Any, top: float) -> None:
        if badge:
            canvas.setFillColor(DEEP)
            canvas.roundRect(LEFT, top - leading + 1, badge, leading - 2, 4, stroke=0, fill=1)
        with content(canvas, tag):
            if badge:
                middle = top - leading / 2
                _centre_number(canvas, mark.number, LEFT + badge / 2, middle, size * 0.78)
            draw_lines(canvas, x, top, lines, size, leading, Weight.BOLD)
        canvas.setStrokeColor(DEEP)
        canvas.setLineWidth(1.1)
        canvas.line(LEFT, top - height + 2, LEFT + WIDTH, top - height + 2)

    bold = partial(_line_strip, x=x, size=size, leading=leading, weight=Weight.BOLD, colour=INK)
    return [
        Strip(height, draw, before=30, with_next=True, mark=mark, tag=tag),
        *(bold((line,), tag=tag, with_next=True) for line in rest),
    ]


def _badge_width(number: str, size: float) -> float:
    if not number:
        return 0.0
    return float(max(size * 1.4, _number_width(number) * size * 0.78 + size * 0.7))


def _number_width(number: str) -> float:
    return max(unit_width(number, Weight.BOLD), 0.64 * len(number))


def _centre_number(canvas: Any, number: str, x: float, y: float, size: float) -> None:
    width = canvas.stringWidth(number, "DejaVuSans-Bold", size) * 0.916
    signs = sign_runs(f"{number} ")
    draw_runs(canvas, x - width / 2, y - size * CAPITAL_HEIGHT / 2, signs, size, WHITE)


def heading(text: str, level: int, mark: Mark | None, style: Style, kind: str = "") -> list[Strip]:
    """Give a heading of level 2 or 3, kept with what follows; `kind` is its level when read out."""
    tag = Element(kind or f"H{min(level, 3)}")
    size, colour, before = (style.second, DEEP, 19.0) if level <= 2 else (style.third, INK, 13.0)
    leading = size * 1.25
    lines = wrap(text, WIDTH, size, Weight.BOLD)
    strips = [
        _line_strip((line,), LEFT, size, leading, Weight.BOLD, colour, tag, with_next=True)
        for line in lines
    ]
    strips[0] = replace(strips[0], before=before * style.gap / 7, mark=mark)
    return strips


def paragraph(block: Paragraph, style: Style) -> list[Strip]:
    """Give running text line by line, two lines at least on either side of a page break."""
    if block.tone is Tone.WARNING:
        return _panel(block.text, style)
    size, colour = {
        Tone.BODY: (style.body, INK),
        Tone.LEAD: (style.lead, DEEP),
        Tone.NOTE: (style.note, SOFT_INK),
    }[block.tone]
    lines = wrap(block.text, _MEASURE, size)
    return _running(lines, LEFT, size, style, colour, Element("P"))


def _running(
    lines: Sequence[str], x: float, size: float, style: Style, colour: Color, tag: Element
) -> list[Strip]:
    leading = size * style.leading
    last = len(lines) - 1
    return [
        replace(
            _line_strip((line,), x, size, leading, Weight.REGULAR, colour, tag),
            before=0.0 if index else style.gap,
            with_next=index != last and index in (0, last - 1),
        )
        for index, line in enumerate(lines)
    ]


def _line_strip(
    lines: Sequence[str],
    x: float,
    size: float,
    leading: float,
    weight: Weight,
    colour: Color,
    tag: Element,
    with_next: bool = False,
) -> Strip:
    def draw(canvas: Any, top: float) -> None:
        with content(canvas, tag):
            draw_lines(canvas, x, top, lines, size, leading, weight, colour)

    return Strip(len(lines) * leading, draw, with_next=with_next, tag=tag)


def _panel(text: str, style: Style) -> list[Strip]:
    leading = style.body * style.leading
    lines = wrap(text, WIDTH - 2 * _PAD - 4, style.body)
    last = len(lines) - 1
    tag = Element("P")
    strips = []
    for index, line in enumerate(lines):
        above = _PAD * 0.8 if index == 0 else 0.0
        below = _PAD * 0.8 if index == last else 0.0
        draw = partial(_draw_panel_line, line, style.body, leading, above, below, tag)
        strips.append(
            Strip(
                leading + above + below,
                draw,
                before=0.0 if index else style.gap + 3,
                with_next=index != last and index in (0, last - 1),
                tag=tag,
            )
        )
    return strips


def _draw_panel_line(
    line: str,
    size: float,
    leading: float,
    above: float,
    below: float,
    tag: Element,
    canvas: Any,
    top: float,
) -> None:
    height = leading + above + below
    canvas.setFillColor(COLOURS[Tint.WARNING])
    canvas.rect(LEFT, top - height, WIDTH, height, stroke=0, fill=1)
    canvas.setFillColor(COLOURS[Tint.WARNING_LINE])
    canvas.rect(LEFT, top - height, 3.5, height, stroke=0, fill=1)
    with content(canvas, tag):
        draw_lines(canvas, LEFT + _PAD + 4, top - above, (line,), size, leading)


def bullets(block: Bullets, style: Style) -> list[Strip]:
    """Give a list; an item is never left alone by its dot."""
    strips: list[Strip] = []
    tag = bulleted()
    for index, item in enumerate(block.items):
        lines = wrap(item, _MEASURE - 14, style.body)
        body = tag.child("LI").child("LBody")
        strips_of_item = _running(lines, LEFT + 14, style.body, style, INK, body)
        first = strips_of_item[0]
        strips_of_item[0] = replace(
            first,
            draw=partial(_with_dot, first, style.body),
            before=style.gap if index == 0 else style.gap * 0.45,
        )
        strips.extend(replace(strip, tag=tag) for strip in strips_of_item)
    return strips


def _with_dot(line: Strip, size: float, canvas: Any, top: float) -> None:
    canvas.setFillColor(DEEP)
    canvas.circle(LEFT + 4, top - line.height / 2 - 0.2, size * 0.17, stroke=0, fill=1)
    line.draw(canvas, top)


def signature_box(block: SignatureBox, style: Style) -> list[Strip]:
    """Give frames to sign by hand, three a row at most."""
    per_row = min(len(block.functions), 3)
    strips = []
    tag = Element("L")
    for start in range(0, len(block.functions), 3):
        functions = block.functions[start : start + 3]
        frames = [_frame(function, per_row, style) for function in functions]
        height = max(len(lines) * size * 1.25 for lines, size in frames) + _SIGNED_BELOW
        height = min(max(height, style.frame), HEIGHT)
        draw = partial(_draw_signatures, frames, per_row, height, tag)
        before = (12.0 if start == 0 else 8.0) * style.gap / PLAIN.gap
        strips.append(Strip(height, draw, before=before, tag=tag))
    return strips


def _frame_width(per_row: int) -> float:
    return (WIDTH - _FRAME_GAP * (per_row - 1)) / per_row


def _frame(function: str, per_row: int, style: Style) -> tuple[tuple[str, ...], float]:
    """The lines of who signs, and their size: smaller where there are more than three."""
    room, size = _frame_width(per_row) - 16, style.cell
    lines = wrap(function, room, size, Weight.BOLD)
    while len(lines) > 3 and size > 5:
        size -= 0.5
        lines = wrap(function, room, size, Weight.BOLD)
    most = int((HEIGHT - _SIGNED_BELOW) / (size * 1.25))
    return at_most(lines, most, room, size, Weight.BOLD), size


def _draw_signatures(
    frames: Sequence[tuple[tuple[str, ...], float]],
    per_row: int,
    height: float,
    tag: Element,
    canvas: Any,
    top: float,
) -> None:
    width = _frame_width(per_row)
    for index, (lines, size) in enumerate(frames):
        x = LEFT + index * (width + _FRAME_GAP)
        _draw_frame(canvas, x, top, width, height)
        item = tag.child("LI")
        with content(canvas, item.child("Lbl")):
            draw_lines(canvas, x + 8, top - 6, lines, size, size * 1.25, Weight.BOLD)
        base = top - height + 8
        with content(canvas, item.child("LBody")):
            draw_line(canvas, x + 8, base, SIGNATURE_LINE, 7.2, colour=SOFT_INK)


def _draw_frame(canvas: Any, x: float, top: float, width: float, height: float) -> None:
    canvas.setFillColor(MIST)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.roundRect(x, top - height, width, height, 4, stroke=1, fill=1)
