"""The pictures of the plan as plain shapes: the matrix and the timeline."""

from collections.abc import Iterator
from itertools import pairwise

from pcra_game.domain.deck import Context
from pcra_game.domain.drawing import Drawing, Label, Line, Polyline, Rectangle, Shape, Tint
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import contexts_in_play, kept_sheets
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
from pcra_game.texts.typography import duration, instant_label

WIDTH = 520.0
LABEL_WIDTH = 152.0
ROW = 30.0
GAP = 4.0
HEAD = 26.0
LETTER = 4.2
"""What a letter of the words in boxes takes, on average; a box too narrow shows its sign alone."""

MARKS = (0, 60, 240, 720, 1440, 4320, 10080, 20160, 43200, HORIZON)
"""Stepped marks of the timeline, in minutes; each step takes the same width."""

TINTS = {
    Cover.NORMAL: (Tint.GOOD, Tint.GOOD_LINE),
    Cover.HELD: (Tint.GOOD, Tint.GOOD_LINE),
    Cover.DOUBLE_CIRCUIT: (Tint.WARNING, Tint.WARNING_LINE),
    Cover.SETTING_UP: (Tint.WARNING, Tint.WARNING_LINE),
    Cover.UNKNOWN: (Tint.UNKNOWN, Tint.UNKNOWN_LINE),
    Cover.EXHAUSTED: (Tint.BAD, Tint.BAD_LINE),
    Cover.GAP: (Tint.BAD, Tint.BAD_LINE),
    Cover.CONTRADICTION: (Tint.BAD, Tint.BAD_LINE),
}


def matrix(state: WorkshopState, game: Game) -> Drawing:
    """Activities against contexts; each cell has a sign, a word and a colour."""
    contexts = [game.contexts[code] for code in contexts_in_play(state, game)]
    sheets = kept_sheets(state, game)
    cell = (WIDTH - LABEL_WIDTH - GAP * len(contexts)) / max(len(contexts), 1)
    shapes: list[Shape] = []
    spoken: list[str] = []
    for column, context in enumerate(contexts):
        x = LABEL_WIDTH + GAP + column * (cell + GAP)
        shapes += _context_head(x, cell, context, game)
    for row, sheet in enumerate(sheets):
        y = HEAD + GAP + row * (ROW + GAP)
        shapes += _row_label(y, sheet.label, duration(sheet.dmia.minutes))
        said = []
        for column, context in enumerate(contexts):
            x = LABEL_WIDTH + GAP + column * (cell + GAP)
            cover = context_cover(state, game, sheet.id, context.code)
            word = words.COVER[cover]
            shapes += _box(x, y, cell, ROW, cover)
            said.append(f"{context.code} {word.lower()}")
        spoken.append(words.matrix_row(sheet.label, said))
    height = HEAD + GAP + len(sheets) * (ROW + GAP)
    return Drawing(WIDTH, height, tuple(shapes), words.matrix_alternative(spoken))


def _context_head(x: float, width: float, context: Context, game: Game) -> Iterator[Shape]:
    """A neutral head with its code and a battery of 0 to 3 bars out of 4."""
    yield Rectangle(x, 0, width, HEAD, Tint.CONTEXT, radius=4)
    yield Label(x + 8, HEAD / 2, width - 44, context.code, 10, Tint.ON_CONTEXT, bold=True)
    charge = int(game.preset(context.code)[1])
    for bar in range(4):
        left = x + width - 36 + bar * 7.5
        fill = Tint.ON_CONTEXT if bar < charge else Tint.CONTEXT
        yield Rectangle(left, HEAD / 2 - 6, 5, 12, fill, Tint.ON_CONTEXT, radius=1)


def _row_label(y: float, label: str, dmia: str) -> Iterator[Shape]:
    yield Label(0, y + ROW * 0.34, LABEL_WIDTH - 6, label, 8.5, bold=True)
    yield Label(0, y + ROW * 0.74, LABEL_WIDTH, f"{words.DMIA} {dmia}", 7.5, Tint.SOFT_INK)


def _box(
    x: float,
    y: float,
    width: float,
    height: float,
    cover: Cover,
) -> Iterator[Shape]:
    unknown = cover is Cover.UNKNOWN
    fill, line = TINTS[cover]
    word = words.COVER[cover]
    yield Rectangle(x, y, width, height, fill, line, radius=3, hatched=unknown, dashed=unknown)
    if width >= 18:
        yield from _sign(x + 10, y + height / 2, cover, line)
    room = width - 22
    if room >= LETTER * len(word):
        if unknown:  # the hatching would run through the word
            plate = min(room, LETTER * len(word) + 6)
            yield Rectangle(x + 17, y + height / 2 - 6, plate, 12, fill)
        yield Label(x + 19, y + height / 2, room, word, 8, bold=not unknown)


def _sign(x: float, y: float, cover: Cover, line: Tint) -> Iterator[Shape]:
    """A shape that goes with the colour, so that colour is never alone."""
    if cover is Cover.DOUBLE_CIRCUIT:
        for shift in (-1.5, 1.5):
            corner = (x - 3 + shift, y - 3 + shift)
            yield Rectangle(*corner, 6, 6, Tint.WARNING, line)
    elif cover in (Cover.NORMAL, Cover.HELD):
        yield Polyline(((x - 3.5, y), (x - 1, y + 3), (x + 4, y - 3.5)), line, width=1.6)
    elif cover is Cover.SETTING_UP:
        yield Polyline(((x - 3.5, y - 4), (x + 4, y), (x - 3.5, y + 4)), None, fill=line)
    elif cover is Cover.UNKNOWN:
        yield Line(x - 3.5, y - 1.5, x + 3.5, y - 1.5, line, 1.2)
        yield Line(x - 3.5, y + 1.5, x + 3.5, y + 1.5, line, 1.2)
    elif cover is Cover.CONTRADICTION:
        bolt = ((x + 1, y - 5), (x - 4, y + 1), (x, y + 1), (x - 1, y + 5), (x + 4, y - 1))
        yield Polyline((*bolt, (x, y - 1)), None, fill=line)
    else:
        yield Line(x, y - 4.5, x, y + 1, line, 2)
        yield Line(x, y + 3, x, y + 4.5, line, 2)


def timeline(state: WorkshopState, game: Game) -> Drawing:
    """What the plan covers from H0 to J+90, each step of the scale as wide as the others."""
    covers: set[Cover] = set()
    sheets = kept_sheets(state, game)
    shapes: list[Shape] = []
    spoken: list[str] = []
    for stretch in stretches(game):
        shapes += _stretch_head(stretch)
    bottom = HEAD + GAP + len(sheets) * (ROW + GAP)
    for mark in MARKS:
        x = position(mark)
        shapes.append(Line(x, HEAD, x, bottom, Tint.LINE, 0.4, dashed=True))
    for row, sheet in enumerate(sheets):
        y = HEAD + GAP + row * (ROW + GAP)
        shapes += _row_label(y, sheet.label, duration(sheet.dmia.minutes))
        segments = activity_timeline(state, game, sheet.id)
        covers |= {segment.cover for segment in segments}
        for segment in segments:
            shapes += _segment(segment, y)
        spoken.append(
            words.matrix_row(
                sheet.label,
                [
                    words.timeline_piece(words.COVER[s.cover], instant_label(s.end))
                    for s in segments
                ],
            )
        )
    for mark in MARKS:
        align = "end" if mark == HORIZON else "middle"
        label = _mark_label(mark)
        shapes.append(Label(position(mark), bottom + 8, 44, label, 7.5, Tint.SOFT_INK, align=align))
    shapes += _legend(bottom + 26, covers)
    return Drawing(WIDTH, bottom + 34, tuple(shapes), words.timeline_alternative(spoken))


def _legend(y: float, covers: set[Cover]) -> Iterator[Shape]:
    """Signs with their words: a short stretch of time has room for the sign alone."""
    x = 0.0
    for cover in sorted(covers):
        word = words.COVER[cover]
        yield from _sign(x + 4, y, cover, TINTS[cover][1])
        yield Label(x + 12, y, 80, word, 7.5, Tint.SOFT_INK)
        x += 20 + LETTER * len(word)


def position(minutes: int) -> float:
    """Where an instant lies on the stepped scale; beyond the horizon is the right edge."""
    minutes = min(minutes, HORIZON)
    step = (WIDTH - LABEL_WIDTH - GAP) / (len(MARKS) - 1)
    for index, (low, high) in enumerate(pairwise(MARKS)):
        if minutes <= high:
            return LABEL_WIDTH + GAP + step * (index + (minutes - low) / (high - low))
    raise AssertionError("the last mark is the horizon")


def _mark_label(mark: int) -> str:
    return instant_label(mark) if mark == 0 or mark >= 1440 else duration(mark)


def _stretch_head(stretch: Stretch) -> Iterator[Shape]:
    left, right = position(stretch.start), position(stretch.end)
    yield Rectangle(left, 0, right - left - 1.5, HEAD - 4, Tint.CONTEXT, radius=3)
    middle = (left + right) / 2
    yield Label(
        middle,
        (HEAD - 4) / 2,
        right - left - 6,
        stretch.context,
        9,
        Tint.ON_CONTEXT,
        bold=True,
        align="middle",
    )


def _segment(segment: Segment, y: float) -> Iterator[Shape]:
    left, right = position(segment.start), position(segment.end)
    width = max(right - left - 1.5, 1.0)
    yield from _box(left, y + 3, width, ROW - 6, segment.cover)
