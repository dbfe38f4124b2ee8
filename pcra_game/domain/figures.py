"""The pictures of the plan as plain shapes: the matrix, the timeline and the lights.

Paper and screens draw the same shapes; only the width of the picture and of its rows differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pcra_game.domain.drawing import (
    Drawing,
    Label,
    Line,
    Rectangle,
    Shape,
    Tint,
    estimated_width,
)
from pcra_game.domain.figure_signs import COVER_TINTS, LIGHT_TINTS, cover_sign, light_sign
from pcra_game.domain.game import Game
from pcra_game.domain.lights import lights
from pcra_game.domain.reading import reading
from pcra_game.domain.sheet import ActivitySheet, contexts_in_play
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import (
    HORIZON,
    Cover,
    Segment,
    Stretch,
    activity_timeline,
    context_cover,
    stretches,
)
from pcra_game.texts import figures as words
from pcra_game.texts import table as table_words
from pcra_game.texts.typography import duration, instant_label

WIDTH = 520.0
HEAD = 26.0
BAND = 22.0
SIGN_ROOM = 20.0
"""What a sign takes at the beginning of a box, its margins included."""

NARROWEST_SIGN = 11.5
"""A box narrower than this has no room for its sign: its colour, its tip and its words remain."""

PAD = 6.0
LIGHT_HEIGHT = 24.0
_LIGHT_SIGN = 28.0
_FOOT = 28.0
"""Marks and legend under the timeline."""

TIMELINE_EXTRA = BAND + _FOOT
"""What the timeline has above and below its rows."""

MARKS = (0, 60, 240, 720, 1440, 4320, 10080, 20160, 43200, HORIZON)
"""Stepped marks of the timeline, in minutes; each step takes the same width."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How large a picture is: paper by default, screens ask for wider and lower rows."""

    width: float = WIDTH
    row: float = 30.0
    gap: float = 4.0

    @property
    def label(self) -> float:
        """Width of the names of the activities."""
        return max(152.0, self.width * 0.27)

    @property
    def left(self) -> float:
        """Where the cells begin."""
        return self.label + self.gap

    def top(self, row: int, head: float) -> float:
        """Where a row begins under a head of that height."""
        return head + self.gap + row * (self.row + self.gap)


PAPER = Measures()


def matrix(state: WorkshopState, game: Game, measures: Measures = PAPER) -> Drawing:
    """Activities against contexts; each cell has a sign, a word and a colour."""
    contexts = contexts_in_play(state, game)
    sheets = list(reading(state, game).sheets)
    step = (measures.width - measures.label - 1) / max(len(contexts), 1)
    cell = step - measures.gap
    shapes: list[Shape] = []
    spoken: list[str] = []
    for column, code in enumerate(contexts):
        battery = int(game.preset(code)[1])
        shapes += context_head(measures.left + column * step, cell, code, battery)
    for row, sheet in enumerate(sheets):
        y = measures.top(row, HEAD)
        shapes += _row_label(y, sheet, measures, wait=True)
        said = []
        for column, code in enumerate(contexts):
            cover = context_cover(state, game, sheet.id, code)
            word = words.COVER[cover]
            shapes += _box(measures.left + column * step, y, cell, measures.row, cover, word)
            said.append(f"{code} {word.lower()}")
        spoken.append(words.matrix_row(sheet.label, said))
    height = measures.top(len(sheets), HEAD)
    return Drawing(measures.width, height, tuple(shapes), words.matrix_alternative(spoken))


def context_head(x: float, width: float, code: str, battery: int) -> Iterator[Shape]:
    """A neutral head with its code and a battery of 0 to 3 bars out of 4."""
    yield Rectangle(x, 0, width, HEAD, Tint.CONTEXT, radius=5)
    yield Label(x + 9, HEAD / 2, width - 48, code, 11, Tint.ON_CONTEXT, bold=True)
    for bar in range(4):
        left = x + width - 39 + bar * 8
        fill = Tint.ON_CONTEXT if bar < battery else Tint.CONTEXT
        yield Rectangle(left, HEAD / 2 - 6.5, 6, 13, fill, Tint.ON_CONTEXT, radius=1.5)


def _row_label(y: float, sheet: ActivitySheet, m: Measures, *, wait: bool) -> Iterator[Shape]:
    """The name on one line or two, and beneath it how long the activity may stop."""
    room = m.label - PAD
    lines = _in_two(sheet.label, 9, room)
    size = 9.0 if len(lines) == 1 else min(8.5, m.row / (3.3 if wait else 2.2))
    last = min(7.5, m.row / 3.4)
    heights = [size * 1.15] * len(lines) + ([last * 1.2] if wait else [])
    at = y + (m.row - sum(heights)) / 2
    for line in lines:
        yield Label(0, at + size * 0.575, room, line, size, bold=True)
        at += size * 1.15
    if wait:
        stop = table_words.wait(sheet.dmia.minutes)
        yield Label(0, at + last * 0.6, room, stop, last, Tint.SOFT_INK)


def _in_two(text: str, size: float, room: float) -> tuple[str, ...]:
    """The text, in two lines of about the same length where one does not hold."""
    if estimated_width(text, size, bold=True) <= room * 1.06:
        return (text,)
    spaces = [i for i, sign in enumerate(text) if sign == " "]
    if not spaces:
        return (text,)
    cut = min(spaces, key=lambda i: abs(len(text) - 2 * i))
    return (text[:cut], text[cut + 1 :])


def _box(
    x: float, y: float, width: float, height: float, cover: Cover, text: str
) -> Iterator[Shape]:
    """A rounded box with its sign, and its words where they hold."""
    unknown = cover is Cover.UNKNOWN
    fill, line = COVER_TINTS[cover]
    yield Rectangle(x, y, width, height, fill, line, radius=4, hatched=unknown, dashed=unknown)
    if width < NARROWEST_SIGN:
        return
    wide = estimated_width(text, 8.5, bold=not unknown)
    said = text if SIGN_ROOM + wide <= width else ""
    if unknown:  # the hatching would run through sign and word
        plate = min(SIGN_ROOM - 4 + (wide + PAD if said else 0), width - 6)
        yield Rectangle(x + 3, y + height / 2 - 7, plate, 14, fill, radius=2)
    yield from cover_sign(x + 11 if said else x + min(11, width / 2), y + height / 2, cover)
    if said:
        room = width - SIGN_ROOM - 2
        yield Label(x + SIGN_ROOM, y + height / 2, room, said, 8.5, bold=not unknown)


def timeline(state: WorkshopState, game: Game, measures: Measures = PAPER) -> Drawing:
    """What the plan covers from H0 to J+90, each step of the scale as wide as the others."""
    covers: set[Cover] = set()
    sheets = list(reading(state, game).sheets)
    bottom = measures.top(len(sheets), BAND)
    shapes: list[Shape] = []
    spoken: list[str] = []
    for stretch in stretches(game):
        shapes += _stretch_head(stretch, game, measures)
    for mark in MARKS:
        x = position(mark, measures)
        shapes.append(Line(x, BAND, x, bottom, Tint.LINE, 0.5, dashed=True))
    for row, sheet in enumerate(sheets):
        y = measures.top(row, BAND)
        shapes += _row_label(y, sheet, measures, wait=False)
        segments = activity_timeline(state, game, sheet.id)
        covers |= {segment.cover for segment in segments}
        for segment in segments:
            shapes += _segment(segment, y, measures)
        pieces = [
            words.timeline_piece(words.COVER[s.cover], instant_label(s.end)) for s in segments
        ]
        spoken.append(words.matrix_row(sheet.label, pieces))
    for mark in MARKS:
        align = "end" if mark == HORIZON else "middle"
        label = instant_label(mark) if mark == 0 or mark >= 1440 else duration(mark)
        x = position(mark, measures)
        shapes.append(Label(x, bottom + 6, 48, label, 8, Tint.SOFT_INK, bold=True, align=align))
    shapes += _legend(bottom + 21, covers)
    return Drawing(
        measures.width, bottom + _FOOT, tuple(shapes), words.timeline_alternative(spoken)
    )


def _legend(y: float, covers: set[Cover]) -> Iterator[Shape]:
    """Signs with their words: a short stretch of time has room for the sign alone."""
    x = 0.0
    for cover in sorted(covers):
        word = words.COVER[cover]
        wide = estimated_width(word, 7.5)
        yield from cover_sign(x + 6, y, cover)
        yield Label(x + 14, y, wide, word, 7.5, Tint.SOFT_INK)
        x += 24 + wide


def position(minutes: int, measures: Measures = PAPER) -> float:
    """Where an instant lies on the stepped scale; beyond the horizon is the right edge."""
    minutes = min(minutes, HORIZON)
    step = (measures.width - measures.left - 1) / (len(MARKS) - 1)
    for index, (low, high) in enumerate(pairwise(MARKS)):
        if minutes <= high:
            return measures.left + step * (index + (minutes - low) / (high - low))
    raise AssertionError("the last mark is the horizon")


def _stretch_head(stretch: Stretch, game: Game, measures: Measures) -> Iterator[Shape]:
    left, right = position(stretch.start, measures), position(stretch.end, measures)
    width = right - left - 1.5
    yield Rectangle(left, 0, width, BAND, Tint.CONTEXT, radius=4)
    y, code = BAND / 2, stretch.context
    title = game.contexts[code].title
    long, short = estimated_width(title, 8), estimated_width(code, 10, bold=True)
    if short + long + 18 > width:
        yield Label(left + width / 2, y, width - 4, code, 10, Tint.ON_CONTEXT, True, "middle")
        return
    # Two labels, since a code with a zero has a face of its own.
    start = left + (width - short - 4 - long) / 2
    yield Label(start, y, short, code, 10, Tint.ON_CONTEXT, True)
    yield Label(start + short + 4, y, long, title, 8, Tint.ON_CONTEXT)


def _segment(segment: Segment, y: float, measures: Measures) -> Iterator[Shape]:
    left, right = position(segment.start, measures), position(segment.end, measures)
    width = max(right - left - 1.5, 1.0)
    text = words.COVER[segment.cover]
    if segment.words:
        # The narrowest letter bounds the search; the width decides.
        for letters in range(int((width - SIGN_ROOM) / 3), 0, -1):
            few = words.few_words(segment.words, letters)
            if estimated_width(few, 8.5, bold=True) <= width - SIGN_ROOM - 2:
                text = few or text
                break
    yield from _box(left, y + 1.5, width, measures.row - 3, segment.cover, text)


def lights_row(state: WorkshopState, game: Game, measures: Measures = PAPER) -> Drawing:
    """The five lights, each with a sign, a name and a colour; with its word where all have room."""
    shown = lights(state, game)
    step = (measures.width + measures.gap - 1) / max(len(shown), 1)
    width = step - measures.gap
    said = [table_words.LIGHT_COLOUR[light.colour] for light in shown]
    room = width - _LIGHT_SIGN - 15
    names = [estimated_width(light.name, 9.5, bold=True) for light in shown]
    worded = all(
        name + estimated_width(word, 8) <= room for name, word in zip(names, said, strict=True)
    )
    shapes: list[Shape] = []
    middle = LIGHT_HEIGHT / 2
    for rank, (light, name, word) in enumerate(zip(shown, names, said, strict=True)):
        x = 0.5 + rank * step
        fill, line = LIGHT_TINTS[light.colour]
        shapes.append(Rectangle(x, 0.5, width, LIGHT_HEIGHT - 1, fill, line, radius=middle))
        shapes += light_sign(x + 16, middle, light.colour)
        x += _LIGHT_SIGN
        shapes.append(Label(x, middle, room + 9, light.name, 9.5, bold=True))
        if worded:
            shapes.append(Label(x + name + 5, middle, room - name, word, 8))
    spoken = [words.light_said(light.name, word) for light, word in zip(shown, said, strict=True)]
    return Drawing(measures.width, LIGHT_HEIGHT, tuple(shapes), words.lights_alternative(spoken))
