"""Drawings as vectors: thin, without any rule of their own."""

from functools import partial
from typing import Any

from pcra_game.domain.document import Picture
from pcra_game.domain.drawing import Drawing, Label, Line, Polyline, Rectangle, Tint
from pcra_game.exports.fonts import CAPITAL_HEIGHT, Weight
from pcra_game.exports.pdf_flow import Strip
from pcra_game.exports.pdf_style import COLOURS, HEIGHT, LEFT, SOFT_INK, WIDTH, Style
from pcra_game.exports.pdf_tags import Element, content, figure
from pcra_game.exports.pdf_text import draw_line, draw_lines, shorten, text_width, wrap

SMALLEST = 5.0
"""Below this size, in points on paper, nobody reads: the text is cut instead."""

_HATCH_STEP = 4.0
_DASH = (2.5, 2.0)


def picture(block: Picture, style: Style) -> list[Strip]:
    """Give a drawing over the width of the text, and its caption right below."""
    drawing = block.drawing
    lines = wrap(block.caption, WIDTH, style.note) if block.caption else ()
    leading = style.note * 1.35
    legend = len(lines) * leading + (5 if lines else 0)
    # Room is left for a heading, so that a high picture still follows its title.
    most = HEIGHT * 0.86 - legend
    scale = min(WIDTH / max(drawing.width, 1.0), most / max(drawing.height, 1.0))
    height = drawing.height * scale
    left = LEFT + (WIDTH - drawing.width * scale) / 2
    tag = Element("Div")

    def draw(canvas: Any, top: float) -> None:
        box = (left, top - height, left + drawing.width * scale, top)
        alone = figure(drawing.alternative or block.caption, box)
        tag.kids.append(alone)
        with content(canvas, alone):
            paint(canvas, drawing, left, top, scale)
        if lines:
            below = top - height - 5
            with content(canvas, tag.child("Caption")):
                draw_lines(canvas, LEFT, below, lines, style.note, leading, colour=SOFT_INK)

    return [Strip(height + legend, draw, before=style.gap + 4, tag=tag)]


def paint(canvas: Any, drawing: Drawing, x: float, top: float, scale: float) -> None:
    """Draw every shape, in order, with the top left corner at (`x`, `top`)."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, scale)
    for shape in drawing.shapes:
        match shape:
            case Rectangle():
                _rectangle(canvas, shape)
            case Line():
                _line(canvas, shape)
            case Polyline():
                _polyline(canvas, shape)
            case Label():
                _label(canvas, shape, scale)
    canvas.restoreState()


def _rectangle(canvas: Any, shape: Rectangle) -> None:
    bottom = -shape.y - shape.height
    radius = min(shape.radius, shape.width / 2, shape.height / 2)
    outline = partial(canvas.roundRect, shape.x, bottom, shape.width, shape.height, radius)
    canvas.setFillColor(COLOURS[shape.fill])
    outline(stroke=0, fill=1)
    if shape.hatched:
        _hatch(canvas, shape, radius)
    if shape.stroke is not None:
        canvas.setStrokeColor(COLOURS[shape.stroke])
        canvas.setLineWidth(0.8)
        canvas.setDash(*_DASH) if shape.dashed else canvas.setDash()
        outline(stroke=1, fill=0)
        canvas.setDash()


def _hatch(canvas: Any, shape: Rectangle, radius: float) -> None:
    bottom = -shape.y - shape.height
    canvas.saveState()
    clip = canvas.beginPath()
    clip.roundRect(shape.x, bottom, shape.width, shape.height, radius)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setStrokeColor(COLOURS[Tint.LINE])
    canvas.setLineWidth(0.6)
    strokes = []
    start = shape.x - shape.height
    while start < shape.x + shape.width:
        strokes.append((start, bottom, start + shape.height, bottom + shape.height))
        start += _HATCH_STEP
    canvas.lines(strokes)
    canvas.restoreState()


def _line(canvas: Any, shape: Line) -> None:
    canvas.setStrokeColor(COLOURS[shape.stroke])
    canvas.setLineWidth(shape.width)
    canvas.setDash(*_DASH) if shape.dashed else canvas.setDash()
    canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
    canvas.setDash()


def _polyline(canvas: Any, shape: Polyline) -> None:
    if len(shape.points) < 2:
        return
    path = canvas.beginPath()
    (x, y), *others = shape.points
    path.moveTo(x, -y)
    for x, y in others:
        path.lineTo(x, -y)
    if shape.fill is not None:
        path.close()
        canvas.setFillColor(COLOURS[shape.fill])
    if shape.stroke is not None:
        canvas.setStrokeColor(COLOURS[shape.stroke])
        canvas.setLineWidth(shape.width)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))
    canvas.setLineCap(0)
    canvas.setLineJoin(0)


def _label(canvas: Any, shape: Label, scale: float) -> None:
    weight = Weight.BOLD if shape.bold else Weight.REGULAR
    least = SMALLEST / scale
    size = max(shape.size, least)
    width = text_width(shape.text, size, weight)
    text = shape.text
    if width > shape.width:
        size = max(size * shape.width / width, least)
        text = shorten(text, shape.width + 0.01, size, weight)
    base = -shape.y - size * CAPITAL_HEIGHT / 2
    draw_line(canvas, shape.x, base, text, size, weight, COLOURS[shape.tint], shape.align)
