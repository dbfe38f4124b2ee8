"""Lines of text on the canvas: wrapping with a memo of widths, and drawing by runs.

No text ever meets a markup parser here: what a participant wrote is drawn sign by sign.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str

from pcra_game.exports.fonts import CAPITAL_HEIGHT, Run, Weight, clean, register, runs, unit_width
from pcra_game.exports.pdf_style import INK

_BEFORE_SIGN = re.compile(r" (?=[;:!?»%€°](?:[\s.,)»]|$))")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:h|min|j|s|m|km|kg|g|mg|ml|l|Mo|Go|To)\b)")
_AFTER_GUILLEMET = re.compile("« ")
_MOST = 0.34
_SPARE = 0.01
"""What rounding may cost: a column as wide as its word must hold it."""

_SOFT_PLACES = " \u00a0\u202f-/_.,"
_MOST_SHOWN = 20_000
"""Lines that are remembered: about 3 MB."""

_SHOWN: WeakKeyDictionary[Any, dict[tuple[tuple[Run, ...], float], str]] = WeakKeyDictionary()
"""What shows a line, by file: a sign has another code in another file."""


@lru_cache(maxsize=20_000)
def wrap(text: str, width: float, size: float, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
    """Split `text` into the lines that hold in `width`.

    Takes any text; a line break in it starts a line, no-break spaces hold, a word longer than the
    column is broken. Gives at least one line, empty for an empty text. A line that ends between two
    words keeps the space, so that whoever reads the lines one after the other hears two words.
    """
    room = max(width, size) / size
    lines: list[str] = []
    for part in clean(text).split("\n"):
        *others, last = _wrap_part(part, room, weight)
        lines.extend([*others, f"{last} " if last else ""])
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    lines[-1] = lines[-1].rstrip(" ")
    return tuple(lines)


def longest_word(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Give the width that `text` needs for `wrap` to break none of its words."""
    return _longest_word(text, weight) * size + _SPARE


@lru_cache(maxsize=20_000)
def _longest_word(text: str, weight: Weight) -> float:
    words = (word for part in clean(text).split("\n") for word in _bound(part).split(" "))
    return max((unit_width(word, weight) for word in words), default=0.0)


def fitted(shares: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Share `width` out by `shares`, so that no column is narrower than its `least`.

    One column never claims more than `_MOST` of the whole by its `least`: a word beyond is broken.
    """
    least = [min(wish, width * _MOST) for wish in least]
    if sum(least) >= width:
        return tuple(width * wish / sum(least) for wish in least)
    total = sum(shares) or 1.0
    wide = [width * share / total for share in shares]
    lack = sum(max(low - long, 0.0) for low, long in zip(least, wide, strict=True))
    spare = sum(max(long - low, 0.0) for low, long in zip(least, wide, strict=True))
    taken = lack / spare if spare else 0.0
    return tuple(
        max(low, long - max(long - low, 0.0) * taken) for low, long in zip(least, wide, strict=True)
    )


def _bound(part: str) -> str:
    # Typed with plain spaces, a sign or a unit would open a line of its own.
    part = _AFTER_GUILLEMET.sub("«\u00a0", _BEFORE_SIGN.sub("\u00a0", part))
    return _BEFORE_UNIT.sub("\u00a0", part)


def _wrap_part(part: str, room: float, weight: Weight) -> list[str]:
    part = _bound(part)
    space = unit_width(" ", weight)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in filter(None, part.split(" ")):
        long = unit_width(word, weight)
        if line and used + space + long <= room:
            line.append(word)
            used += space + long
            continue
        if line:
            lines.append(f"{' '.join(line)} ")
        if long > room:
            *broken, word = _break_word(word, room, weight)
            lines.extend(broken)
            long = unit_width(word, weight)
        line, used = [word], long
    lines.append(" ".join(line))
    return lines


def _break_word(word: str, room: float, weight: Weight) -> list[str]:
    pieces: list[str] = []
    while unit_width(word, weight) > room and len(word) > 1:
        end = _longest_start(word, room, weight)
        soft = max(word.rfind(place, 0, end) for place in _SOFT_PLACES) + 1
        end = soft if soft * 2 > end else end
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def _longest_start(word: str, room: float, weight: Weight) -> int:
    used = 0.0
    for index, sign in enumerate(word):
        used += unit_width(sign, weight)
        if used > room:
            return max(index, 1)
    return len(word)


def shorten(text: str, width: float, size: float, weight: Weight = Weight.REGULAR) -> str:
    """Give `text` on one line of `width`, ended by « … », at a word, if it had to be cut."""
    text = clean(text).replace("\n", " ")
    room = width / size
    if unit_width(text, weight) <= room:
        return text
    end = _longest_start(text, room - unit_width("…", weight), weight)
    whole = text.rfind(" ", 0, end + 1)
    return f"{text[: whole if whole * 2 > end else end].rstrip()}…"


def at_most(
    lines: Sequence[str],
    most: int,
    width: float,
    size: float,
    weight: Weight = Weight.REGULAR,
) -> tuple[str, ...]:
    """Give the first `most` lines; if others follow, the last one ends with « … »."""
    if len(lines) <= most:
        return tuple(lines)
    rest = "".join(lines[most - 1 :])
    return (*lines[: most - 1], shorten(rest, width, size, weight))


def text_width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Give the width of one line in points."""
    return unit_width(text, weight) * size


def draw_runs(
    canvas: Any, x: float, y: float, parts: Sequence[Run], size: float, colour: Color = INK
) -> None:
    """Draw runs from left to right on the base line `y`."""
    if not parts:
        return
    canvas.setFillColor(colour)
    shown = _shown(canvas, tuple(parts), size)
    canvas._code.append(f"BT 1 0 0 1 {fp_str(x, y)} Tm {shown} ET")


def _shown(canvas: Any, parts: tuple[Run, ...], size: float) -> str:
    """Give the operators that show `parts`, made once a file: most lines of a plan come back."""
    memo = _SHOWN.get(canvas._doc)
    if memo is None:
        memo = _SHOWN[canvas._doc] = {}
    found = memo.get((parts, size))
    if found is None:
        if len(memo) >= _MOST_SHOWN:
            memo.clear()
        found = memo[parts, size] = " ".join(_show(canvas, run, size * run.scale) for run in parts)
    return found


def _show(canvas: Any, run: Run, size: float) -> str:
    # A face goes into the file by subsets of 256 signs, each under a name of its own.
    font, said = register()[run.font], []
    set_size = f"{fp_str(size)} Tf {fp_str(size * 1.2)} TL"
    for subset, codes in font.splitString(run.text, canvas._doc):
        name = font.getSubsetInternalName(subset, canvas._doc)
        said.append(f"{name} {set_size} ({canvas._escape(codes)}) Tj")
    return " ".join(said)


def draw_line(
    canvas: Any,
    x: float,
    y: float,
    text: str,
    size: float,
    weight: Weight = Weight.REGULAR,
    colour: Color = INK,
    align: str = "start",
) -> None:
    """Draw one line on the base line `y`; `align` is start, middle or end, relative to `x`."""
    if not text:
        return
    if align != "start":
        x -= text_width(text.rstrip(" "), size, weight) * (0.5 if align == "middle" else 1.0)
    draw_runs(canvas, x, y, runs(text, weight), size, colour)


def draw_lines(
    canvas: Any,
    x: float,
    top: float,
    lines: Sequence[str],
    size: float,
    leading: float,
    weight: Weight = Weight.REGULAR,
    colour: Color = INK,
) -> None:
    """Draw lines below `top`, each in the middle of its leading."""
    y = top - leading / 2 - size * CAPITAL_HEIGHT / 2
    for line in lines:
        draw_line(canvas, x, y, line, size, weight, colour)
        y -= leading
