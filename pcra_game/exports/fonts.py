"""The faces of paper, and the one place that says which face draws which sign.

Atkinson Hyperlegible draws the text. DejaVu draws what it lacks (arrows, marks) and the codes: the
zero of Atkinson is slashed, so that C0 would read as a crossed-out context. A sign that neither
face has becomes U+FFFD, which shows. Arabic and Hebrew are drawn sign by sign from left to right,
unjoined: no sign is lost, but such a sentence is not set as its readers expect.
"""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pcra_game.resources import SIGN_FACES, TEXT_FACES, font_files
from pcra_game.texts.typography import CODE_WITH_ZERO


class Weight(StrEnum):
    """How a text is drawn."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"


class Run(NamedTuple):
    """Signs drawn by one face; `scale` evens out the size of the two faces."""

    font: str
    text: str
    scale: float


TEXT_FONTS = {
    Weight.REGULAR: TEXT_FACES[0],
    Weight.BOLD: TEXT_FACES[1],
    Weight.ITALIC: TEXT_FACES[2],
}
SIGN_FONTS = {
    Weight.REGULAR: SIGN_FACES[0],
    Weight.BOLD: SIGN_FACES[1],
    Weight.ITALIC: SIGN_FACES[0],
}

CAPITAL_HEIGHT = 0.668
"""Height of a capital of Atkinson, for a size of 1; what centres a line in a box."""

_SIGN_SCALE = CAPITAL_HEIGHT / 0.729
_NARROW = 0.7
"""Width of U+202F as a share of the space."""

_REPLACEMENT = "\ufffd"
_THIN_SPACES = dict.fromkeys((0x2009, 0x200A, 0x2006, 0x2008), "\u202f")
_WIDE_SPACES = dict.fromkeys((0x9, 0xB, 0xC, 0x85, 0x2002, 0x2003, 0x2004, 0x2005, 0x3000), " ")
_FIGURE_SPACES = dict.fromkeys((0x2007, 0x2060), "\u00a0")
_BREAKS = dict.fromkeys((0x2028, 0x2029, 0xD), "\n")
_SPACES = _THIN_SPACES | _WIDE_SPACES | _FIGURE_SPACES | _BREAKS
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
SMALLEST = 8.0
"""Points: below that a paper is not read any more; then only spaces give way."""

_MOST_SIGNS = 4_000
"""Signs that are remembered: those of a plan are some hundred."""


@lru_cache(maxsize=1)
def register() -> dict[str, Any]:
    """Make the faces known to ReportLab, once; gives them by name."""
    fonts: dict[str, Any] = {}
    for name, path in font_files().items():
        font = TTFont(name, str(path))
        if name in TEXT_FONTS.values():
            _lend_signs(font.face)
        pdfmetrics.registerFont(font)
        fonts[name] = font
    return fonts


def _lend_signs(face: Any) -> None:
    # Atkinson lacks U+202F and U+2011. Its blank glyph of the carriage return, made as wide as it
    # must be, and its own hyphen keep the line in one run, and what is extracted from the page is
    # still the sign that was written. The width goes into the face itself: a reader compares.
    blank = face.charToGlyph[0x0D]
    narrow = round(face.charWidths[0x20] * _NARROW)
    face.hmetrics[blank] = (round(narrow * face.unitsPerEm / 1000), 0)
    face.charToGlyph[0x202F], face.charWidths[0x202F] = blank, narrow
    face.charToGlyph[0x2011] = face.charToGlyph[0x2D]
    face.charWidths[0x2011] = face.charWidths[0x2D]


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Give `text` with every sign drawable: composed accents, known spaces, nothing unseen."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_DRAWABLE)


class _Drawable(dict[int, str]):
    """What is drawn for a sign, found once; `str.translate` asks."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_SIGNS:
            self.clear()
        self[code] = drawn = _drawable(_SPACES.get(code, chr(code)))
        return drawn


_DRAWABLE = _Drawable()


def _drawable(sign: str) -> str:
    if sign == "\n":
        return sign
    if ord(sign) in _VARIATION_SELECTORS or unicodedata.category(sign) in _UNSEEN:
        return ""
    fonts = register()
    faces = (TEXT_FONTS[Weight.REGULAR], SIGN_FONTS[Weight.REGULAR], SIGN_FONTS[Weight.BOLD])
    known = any(ord(sign) in fonts[name].face.charToGlyph for name in faces)
    return sign if known else _REPLACEMENT


@lru_cache(maxsize=40_000)
def runs(text: str, weight: Weight = Weight.REGULAR) -> tuple[Run, ...]:
    """Split one line into runs of one face.

    Takes any text (line breaks are drawn as spaces); gives its runs in order.
    """
    text = clean(text).replace("\n", " ")
    by_text = _signs_of(TEXT_FONTS[weight])
    if by_text.issuperset(text) and not CODE_WITH_ZERO.search(text):
        return (_run(text, weight, by_signs=False),) if text else ()
    signs = [sign not in by_text for sign in text]
    for code in CODE_WITH_ZERO.finditer(text):
        signs[code.start() : code.end()] = [True] * (code.end() - code.start())
    found: list[Run] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or signs[end] != signs[start]:
            found.append(_run(text[start:end], weight, signs[start]))
            start = end
    return tuple(found)


@lru_cache(maxsize=8)
def _signs_of(font: str) -> frozenset[str]:
    return frozenset(map(chr, register()[font].face.charToGlyph))


def _run(text: str, weight: Weight, by_signs: bool) -> Run:
    if not by_signs:
        return Run(TEXT_FONTS[weight], text, 1.0)
    bold = SIGN_FONTS[weight]
    # The bold DejaVu has fewer signs than the regular one.
    has_all = _signs_of(bold).issuperset(text)
    return Run(bold if has_all else SIGN_FONTS[Weight.REGULAR], text, _SIGN_SCALE)


@lru_cache(maxsize=40_000)
def unit_width(text: str, weight: Weight = Weight.REGULAR) -> float:
    """Give the width of one line at size 1; multiply by the size."""
    fonts = register()
    width = 0.0
    for run in runs(text, weight):
        width += run.scale * fonts[run.font].stringWidth(run.text, 1)
    return width


def sign_runs(text: str, weight: Weight = Weight.BOLD) -> tuple[Run, ...]:
    """Give `text` in the face of codes as a whole, for numbers that stand alone in a badge."""
    return (_run(clean(text).replace("\n", " "), weight, by_signs=True),)
