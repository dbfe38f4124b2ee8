"""Pictures as plain shapes: drawn once here, painted thinly on screen, in PDF and in PNG.

Lengths are points (1/72 inch); the origin is the top left corner, y grows downwards. Colours are
named by what they mean (`Tint`); each painter maps them to its own palette.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tint(StrEnum):
    """What a colour means. Red, amber and green are for status only."""

    PAPER = "paper"
    INK = "ink"
    SOFT_INK = "soft_ink"
    LINE = "line"
    CONTEXT = "context"
    ON_CONTEXT = "on_context"
    GOOD = "good"
    GOOD_LINE = "good_line"
    WARNING = "warning"
    WARNING_LINE = "warning_line"
    BAD = "bad"
    BAD_LINE = "bad_line"
    UNKNOWN = "unknown"
    UNKNOWN_LINE = "unknown_line"


PRINT_PALETTE: dict[Tint, str] = {
    Tint.PAPER: "#FFFFFF",
    Tint.INK: "#13212B",
    Tint.SOFT_INK: "#44535E",
    Tint.LINE: "#B9C2C7",
    Tint.CONTEXT: "#2A4A57",
    Tint.ON_CONTEXT: "#FFFFFF",
    Tint.GOOD: "#D3EBDD",
    Tint.GOOD_LINE: "#1E6B4C",
    Tint.WARNING: "#F7E3B2",
    Tint.WARNING_LINE: "#8A5A00",
    Tint.BAD: "#F5C9C4",
    Tint.BAD_LINE: "#A01B2B",
    Tint.UNKNOWN: "#E6E6E2",
    Tint.UNKNOWN_LINE: "#6B7275",
}
"""Colours for paper; every pair of ink and fill reads at AA or better."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box. `hatched` marks what nobody looked at, so that grey is never alone."""

    x: float
    y: float
    width: float
    height: float
    fill: Tint
    stroke: Tint | None = None
    radius: float = 0.0
    hatched: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Tint
    width: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polyline:
    """A broken line, or a filled polygon when `fill` is given; signs such as ✓ are made of it."""

    points: tuple[tuple[float, float], ...]
    stroke: Tint | None
    fill: Tint | None = None
    width: float = 1.2


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; y is the middle of the line. A painter shrinks it to `width` if needed.

    `align` is start, middle or end, relative to x.
    """

    x: float
    y: float
    width: float
    text: str
    size: float
    tint: Tint = Tint.INK
    bold: bool = False
    align: str = "start"


Shape = Rectangle | Line | Polyline | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of fixed size, with the sentence that replaces it for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str


_NARROW = frozenset("'’,.:;!|ijlI()[]ftr- \u00a0\u202f")
_WIDE = frozenset("mwœMWQOGÀÂ«»…—")


def estimated_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line is, in the face of the plan, without any face at hand.

    A little too much rather than too little: a painter shrinks what does not hold.
    """
    letters = sum(0.34 if c in _NARROW else 0.85 if c in _WIDE else 0.6 for c in text)
    return letters * size * (1.03 if bold else 0.97)
