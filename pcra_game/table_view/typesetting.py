"""Lines of text on screen: one face for words, another for codes whose zero would look struck out.

Everything drawn here is plain text: no markup is ever read, whatever the room typed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from pcra_game.resources import font_files
from pcra_game.texts.typography import CODE_WITH_ZERO

TEXT_FAMILY = "Atkinson Hyperlegible"
SIGN_FAMILY = "DejaVu Sans"
_CODE_SCALE = 0.9
"""DejaVu is larger than Atkinson for the same size; a code keeps the height of the words."""

_SLASH = re.compile(r"/(?=\d)")
_GAP = "[ \u00a0\u202f\u2060]*"
_ZEROS = re.compile(
    rf"{CODE_WITH_ZERO.pattern}"
    r"|(?<=(?<![\w-])[HJ]\+)[1-9]*0\d*"
    rf"|(?<![\w/\u2060])(?=[\d \u00a0\u202f\u2060]*/?[\d \u00a0\u202f\u2060]*0)"
    rf"\d+{_GAP}/{_GAP}\d+(?![\w/])"
)
"""Codes, counts such as « 0/20 » and the figure of instants such as J+10 that hold a zero; no date.

The letter of an instant is that of J+3, which stands next to it.
"""


@lru_cache(maxsize=1)
def load_faces() -> tuple[str, ...]:
    """Make every face known to Qt, once; gives their families. Needs a QGuiApplication.

    A face that is not there is left out: the room plays on in the face that Qt puts in its place.
    """
    families: list[str] = []
    for file in _face_files():
        index = QFontDatabase.addApplicationFont(str(file))
        if index >= 0:
            families.extend(QFontDatabase.applicationFontFamilies(index))
    for made_without in (_lay_out, _line_height, _ascent):
        made_without.cache_clear()
    return tuple(dict.fromkeys(families))


def _face_files() -> Iterable[Path]:
    try:
        return font_files().values()
    except ModuleNotFoundError:  # the package of the faces is not installed
        return ()


def text_font(px: float, *, bold: bool = False) -> QFont:
    """The face of words, `px` pixels high; what it lacks comes from the face of signs."""
    font = QFont()
    font.setFamilies([TEXT_FAMILY, SIGN_FAMILY])
    font.setPixelSize(max(round(px), 1))
    font.setBold(bold)
    return font


def code_font(px: float, *, bold: bool = False) -> QFont:
    """The face of codes such as C0 or P0, and of figures that stand alone in a badge."""
    font = QFont()
    font.setFamilies([SIGN_FAMILY, TEXT_FAMILY])
    font.setPixelSize(max(round(px * _CODE_SCALE), 1))
    font.setBold(bold)
    return font


@dataclass(frozen=True, slots=True)
class Laid:
    """Text broken into lines, ready to be drawn at any place."""

    layout: QTextLayout
    width: float
    height: float
    lines: int
    cut: bool


def lay_out(
    text: str,
    *,
    width: float,
    px: float,
    bold: bool = False,
    max_lines: int = 0,
    spacing: float = 1.15,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Laid:
    """Break `text` into lines no wider than `width`.

    With `max_lines` the last line ends with « … » where something is left out; `cut` says so.
    """
    return _lay_out(text, width, px, bold, max_lines, spacing, align)


@lru_cache(maxsize=1024)  # layouts ask for the heights of the same texts again and again
def _lay_out(
    text: str,
    width: float,
    px: float,
    bold: bool,
    max_lines: int,
    spacing: float,
    align: Qt.AlignmentFlag,
) -> Laid:
    laid = _broken(text, width, px, bold, spacing, align)
    if not max_lines or laid.lines <= max_lines:
        return laid
    low, high = 0, len(text)
    while low < high:  # the longest beginning that holds, with its ellipsis
        middle = (low + high + 1) // 2
        shorter = _broken(f"{text[:middle].rstrip()}…", width, px, bold, spacing, align)
        low, high = (middle, high) if shorter.lines <= max_lines else (low, middle - 1)
    kept = _broken(f"{text[:low].rstrip()}…", width, px, bold, spacing, align)
    return Laid(kept.layout, kept.width, kept.height, kept.lines, cut=True)


def _broken(
    text: str, width: float, px: float, bold: bool, spacing: float, align: Qt.AlignmentFlag
) -> Laid:
    text = _SLASH.sub("/\u2060", text)  # neither « 24 h/24 » nor a date ends a line
    layout = QTextLayout(text, text_font(px, bold=bold))
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if _ZEROS.search(text):
        layout.setFormats(_codes(text, px, bold))
    step, ascent = _line_height(px, bold) * spacing, _ascent(px, bold)
    layout.beginLayout()
    lines, widest = 0, 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        # Whatever face stands in a line, its words stand as high as those of its neighbours.
        line.setPosition(QPointF(0, lines * step + ascent - line.ascent()))
        widest = max(widest, line.naturalTextWidth())
        lines += 1
    layout.endLayout()
    return Laid(layout, widest, lines * step, lines, cut=False)


@lru_cache(maxsize=64)
def _line_height(px: float, bold: bool) -> float:
    return max(QFontMetricsF(text_font(px, bold=bold)).height(), px)  # 0 where there is no face


@lru_cache(maxsize=64)
def _ascent(px: float, bold: bool) -> float:
    return QFontMetricsF(text_font(px, bold=bold)).ascent()


def _codes(text: str, px: float, bold: bool) -> list[QTextLayout.FormatRange]:
    # Here, not above: the formats of Qt cost a millisecond that the first frame has no use for.
    from PySide6.QtGui import QTextCharFormat

    found = []
    for code in _ZEROS.finditer(text):
        span = QTextLayout.FormatRange()
        span.start, span.length = code.start(), code.end() - code.start()
        style = QTextCharFormat()
        style.setFont(code_font(px, bold=bold))
        span.format = style
        found.append(span)
    return found


def draw(painter: QPainter, laid: Laid, x: float, y: float, colour: str) -> None:
    """Draw the lines with their top left corner at `x`, `y`."""
    painter.setPen(QColor(colour))
    laid.layout.draw(painter, QPointF(x, y))
