"""The signs of the pictures: a shape for each cover and each light, so that colour is never alone.

Every sign lies around its middle, about nine points wide.
"""

from collections.abc import Callable, Iterator, Mapping

from pcra_game.domain.drawing import Line, Polyline, Rectangle, Shape, Tint
from pcra_game.domain.lights import Colour
from pcra_game.domain.timeline import Cover

Draw = Callable[[float, float, Tint, Tint], Iterator[Shape]]
"""Draws a sign around (x, y) in a line colour, on a fill colour."""

GOOD = (Tint.GOOD, Tint.GOOD_LINE)
WARNING = (Tint.WARNING, Tint.WARNING_LINE)
BAD = (Tint.BAD, Tint.BAD_LINE)
UNKNOWN = (Tint.UNKNOWN, Tint.UNKNOWN_LINE)
PRESENT = (Tint.PAPER, Tint.SOFT_INK)
"""Services are there: no answer was checked, so it never wears the green of one."""

COVER_TINTS: Mapping[Cover, tuple[Tint, Tint]] = {
    Cover.NORMAL: PRESENT,
    Cover.HELD: GOOD,
    Cover.DOUBLE_CIRCUIT: WARNING,
    Cover.SETTING_UP: WARNING,
    Cover.UNKNOWN: UNKNOWN,
    Cover.EXHAUSTED: BAD,
    Cover.GAP: BAD,
    Cover.CONTRADICTION: BAD,
}
LIGHT_TINTS: Mapping[Colour, tuple[Tint, Tint]] = {
    Colour.GREEN: GOOD,
    Colour.AMBER: WARNING,
    Colour.RED: BAD,
    Colour.UNKNOWN: UNKNOWN,
}


def cover_sign(x: float, y: float, cover: Cover) -> Iterator[Shape]:
    """The sign of a cover, around its middle."""
    fill, line = COVER_TINTS[cover]
    return _COVER_SIGNS[cover](x, y, line, fill)


def light_sign(x: float, y: float, colour: Colour) -> Iterator[Shape]:
    """The sign of a light, around its middle."""
    fill, line = LIGHT_TINTS[colour]
    return _LIGHT_SIGNS[colour](x, y, line, fill)


def _tick(x: float, y: float, line: Tint, _fill: Tint) -> Iterator[Shape]:
    yield Polyline(((x - 4, y + 0.3), (x - 1.2, y + 3.2), (x + 4.2, y - 3.4)), line, width=1.7)


def _ring(x: float, y: float, line: Tint, fill: Tint) -> Iterator[Shape]:
    yield Rectangle(x - 4, y - 4, 8, 8, fill, line, radius=4)


def _two_sheets(x: float, y: float, line: Tint, fill: Tint) -> Iterator[Shape]:
    yield Rectangle(x - 1.5, y - 4.5, 6, 6, line, radius=1.2)
    yield Rectangle(x - 4.5, y - 1.5, 6, 6, fill, line, radius=1.2)


def _hourglass(x: float, y: float, line: Tint, _fill: Tint) -> Iterator[Shape]:
    yield Polyline(((x - 3.6, y - 4.6), (x + 3.6, y - 4.6), (x, y)), None, fill=line)
    yield Polyline(((x - 3.6, y + 4.6), (x + 3.6, y + 4.6), (x, y)), None, fill=line)


def _arrow(x: float, y: float, line: Tint, _fill: Tint) -> Iterator[Shape]:
    yield Polyline(((x - 3.2, y - 4.2), (x + 4, y), (x - 3.2, y + 4.2)), None, fill=line)


def _equals(x: float, y: float, line: Tint, _fill: Tint) -> Iterator[Shape]:
    yield Line(x - 4, y - 1.8, x + 4, y - 1.8, line, 1.4)
    yield Line(x - 4, y + 1.8, x + 4, y + 1.8, line, 1.4)


def _alert(x: float, y: float, line: Tint, fill: Tint) -> Iterator[Shape]:
    yield Rectangle(x - 5, y - 5, 10, 10, line, radius=5)
    yield Line(x, y - 3.2, x, y + 0.8, fill, 1.5)
    yield Line(x, y + 1.9, x, y + 3.4, fill, 1.5)


def _bolt(x: float, y: float, line: Tint, _fill: Tint) -> Iterator[Shape]:
    bolt = ((x + 1.2, y - 5.6), (x - 4, y + 1), (x - 0.3, y + 1))
    back = ((x - 1.2, y + 5.6), (x + 4, y - 1), (x + 0.3, y - 1))
    yield Polyline((*bolt, *back), None, fill=line)


def _triangle(x: float, y: float, line: Tint, fill: Tint) -> Iterator[Shape]:
    yield Polyline(((x, y - 5), (x + 5.6, y + 4.6), (x - 5.6, y + 4.6)), None, fill=line)
    yield Line(x, y - 1.8, x, y + 1.4, fill, 1.3)
    yield Line(x, y + 2.4, x, y + 3.7, fill, 1.3)


def _cross(x: float, y: float, line: Tint, _fill: Tint) -> Iterator[Shape]:
    yield Polyline(((x - 3.2, y - 3.2), (x + 3.2, y + 3.2)), line, width=1.7)
    yield Polyline(((x - 3.2, y + 3.2), (x + 3.2, y - 3.2)), line, width=1.7)


def _dash(x: float, y: float, line: Tint, _fill: Tint) -> Iterator[Shape]:
    yield Line(x - 4.2, y, x + 4.2, y, line, 1.7)


_COVER_SIGNS: Mapping[Cover, Draw] = {
    Cover.NORMAL: _ring,
    Cover.HELD: _tick,
    Cover.DOUBLE_CIRCUIT: _two_sheets,
    Cover.SETTING_UP: _arrow,
    Cover.UNKNOWN: _equals,
    Cover.EXHAUSTED: _hourglass,
    Cover.GAP: _alert,
    Cover.CONTRADICTION: _bolt,
}
_LIGHT_SIGNS: Mapping[Colour, Draw] = {
    Colour.GREEN: _tick,
    Colour.AMBER: _triangle,
    Colour.RED: _cross,
    Colour.UNKNOWN: _dash,
}
