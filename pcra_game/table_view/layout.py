"""Where everything lies on the table: plain geometry from counts and a viewport, no Qt.

One length rules all others: the unit, which is the height of a card's title in pixels. The largest
unit at which the table fits is taken; below the smallest legible one, the table scrolls. It never
scrolls sideways: where even one column is too wide, words are as large as the width lets them be.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from pcra_game.table_view.boxes import Box, Column, Places, Shape

SMALLEST_UNIT = 13.0
LARGEST_UNIT = 40.0
_STEP = 0.5
_WIDTH_IN_UNITS = 72.4
_HEIGHT_IN_UNITS = 56.2
_ROOMY = 1.15
"""How much larger than the reference the unit may be where little lies on the table."""
_AIRY = 18.0
_WORTH = 0.88
"""How much of the largest unit that fits is kept for the sake of a better tray."""
_SCROLLED = 0.9
"""How much of the reference is kept where the table scrolls anyway."""

PAD = 1.0
RAIL = 16.0
CONTEXT = (15.4, 19.0)
SMALL_CONTEXT = (3.0, 3.5)
EVENT = (9.0, 12.0)
HEADING = 1.7
TOKEN = (3.3, 4.2)
_LEAST_TOKEN = 48
"""Pixels that a figure and two lines of a label take in the smallest words."""
RAIL_GAP = 0.6
TOKEN_GAP = 0.45
TOKENS_ACROSS = 2

COLUMN = (14.0, 25.0)
COLUMN_GAP = 1.0
HEADER = (6.0, 7.0)
STRIP = (2.9, 3.4)
STRIP_GAP = 0.45
ROW_GAP = (0.9, 1.9)
INDENT = 0.5

_NARROWEST_IN_UNITS = 2.9 * PAD + RAIL + COLUMN[0] + 0.3
"""The rail and one column; the last is what whole pixels may cost."""

TRAY_PAD = 0.75
UNIT_CARD = (8.0, 11.2)
PICTURED = 9.6
"""From here on a card of the whole unit has room for its picture."""
UNIT_CARD_WIDTH = (6.0, 9.2)
_WIDENED = 11.0
"""How wide a card of the whole unit grows rather than leave a hole before the parking."""
UNIT_CARD_GAP = 0.5
PARKING_WIDTH = (5.4, 8.4)
TRAY_FOOT = 0.6
_ROUNDING = 8
"""Pixels that whole numbers may cost along the height."""


def reference_unit(width: int, height: int) -> float:
    """Give the unit that suits a viewport, whatever lies on the table."""
    return min(width / _WIDTH_IN_UNITS, height / _HEIGHT_IN_UNITS)


@lru_cache(maxsize=32)  # most gestures leave as much on the table as there was
def lay_table(shape: Shape, width: int, height: int, text: float = 1.0) -> Places:
    """Place everything in a viewport; `height` of the answer is larger where it scrolls.

    `text` is how many times as large as usual words should be, from 1 to 2.
    """
    reference = reference_unit(width, height) * text
    widest = floor(width / _NARROWEST_IN_UNITS / _STEP) * _STEP
    smallest = min(SMALLEST_UNIT * text, widest)
    largest = min(LARGEST_UNIT * text, widest)
    unit = _stepped(reference * _ROOMY, smallest, largest)
    fitting: list[Places] = []
    while unit >= smallest:
        places = _lay(shape, unit, width, height)
        if places.height <= height and (unit <= reference or _airy(places)):
            fitting.append(places)
        unit -= _STEP
    if fitting:
        least = fitting[0].unit * _WORTH
        return max(fitting, key=lambda p: (p.unit >= least and _tray_ease(p), p.unit))
    return _lay(shape, _stepped(reference * _SCROLLED, smallest, largest), width, height)


def _airy(places: Places) -> bool:
    """Whether there is so much room that larger words still have air around them."""
    return all(column.header.width >= _AIRY * places.unit for column in places.columns)


def _tray_ease(places: Places) -> int:
    """How well the cards of the whole unit lie: 2 in one row with their pictures, 1 in one row."""
    if len({box.y for box in places.unit_cards}) > 1:
        return 0
    return 1 + all(box.height >= PICTURED * places.unit for box in places.unit_cards)


def _stepped(unit: float, smallest: float, largest: float) -> float:
    return max(smallest, min(floor(unit / _STEP) * _STEP, largest))


def _lay(shape: Shape, unit: float, width: int, height: int) -> Places:
    left = round((PAD * 1.9 + RAIL) * unit)
    centre = _lay_centre(shape, unit, Box(left, 0, width - left - round(PAD * unit), height))
    rail = _lay_rail(shape, unit, height, max(height, centre.bottom))
    return Places(
        unit=unit,
        width=width,
        height=max(height, rail.bottom, centre.bottom),
        context=rail.context,
        contexts=rail.contexts,
        event=rail.event,
        tokens_heading=rail.heading,
        tokens=rail.tokens,
        columns=centre.columns,
        tray=centre.tray,
        tray_heading=centre.heading,
        unit_cards=centre.unit_cards,
        parking=centre.parking,
    )


@dataclass(frozen=True, slots=True)
class _Rail:
    bottom: int
    context: Box
    contexts: tuple[Box, ...]
    event: Box | None
    heading: Box
    tokens: tuple[Box, ...]


def _rail_height(shape: Shape, ease: float, rows: int, token: float) -> float:
    """Units that the rail takes with tokens so high; `ease` is that of all else, from 0 to 1."""
    tall = 2 * PAD + _eased(CONTEXT, ease)
    tall += (shape.contexts - 1) * (_eased(SMALL_CONTEXT, ease) + RAIL_GAP)
    if shape.event:
        tall += _eased(EVENT, ease) + RAIL_GAP
    return tall + RAIL_GAP + HEADING + rows * (token + TOKEN_GAP)


def _eased(span: tuple[float, float], ease: float) -> float:
    return span[0] + (span[1] - span[0]) * ease


def _lay_rail(shape: Shape, unit: float, height: int, scrolled: int) -> _Rail:
    """Lay the rail; where the table scrolls to `scrolled` anyway, more tokens lie beneath."""
    room = (height - _ROUNDING) / unit
    places = max(shape.means, 1)
    wanted = ceil(places / TOKENS_ACROSS)
    least = max(TOKEN[0], _LEAST_TOKEN / unit)
    rows = 1
    tall = (scrolled - _ROUNDING) / unit
    while rows < wanted and _rail_height(shape, 0, rows + 1, least) <= tall:
        rows += 1
    spare = tall - _rail_height(shape, 0, rows, least)  # tokens first: their labels are tightest
    token = min(least + max(0.0, spare) / rows, TOKEN[1])
    tight, easy = (_rail_height(shape, ease, rows, token) for ease in (0, 1))
    ease = max(0.0, min(1.0, (room - tight) / (easy - tight)))
    x, wide = round(PAD * unit), round(RAIL * unit)
    y = x
    gap = round(RAIL_GAP * unit)

    def next_box(tall: float, after: int) -> Box:
        nonlocal y
        box = Box(x, y, wide, floor(tall * unit))
        y = box.bottom + after
        return box

    context = next_box(_eased(CONTEXT, ease), gap)
    contexts = tuple(next_box(_eased(SMALL_CONTEXT, ease), gap) for _ in range(shape.contexts - 1))
    event = next_box(_eased(EVENT, ease), gap) if shape.event else None
    heading = next_box(HEADING, 0)
    tokens = _lay_tokens(min(places, rows * TOKENS_ACROSS), x, y, unit, token)
    bottom = max(token.bottom for token in tokens)
    return _Rail(bottom + round(PAD * unit), context, contexts, event, heading, tokens)


def _lay_tokens(count: int, x: int, y: int, unit: float, tall: float) -> tuple[Box, ...]:
    gap = floor(TOKEN_GAP * unit)
    wide = (round(RAIL * unit) - gap * (TOKENS_ACROSS - 1)) // TOKENS_ACROSS
    high = floor(tall * unit)
    return tuple(
        Box(
            x + (i % TOKENS_ACROSS) * (wide + gap),
            y + (i // TOKENS_ACROSS) * (high + gap),
            wide,
            high,
        )
        for i in range(count)
    )


@dataclass(frozen=True, slots=True)
class _Centre:
    bottom: int
    columns: tuple[Column, ...]
    tray: Box
    heading: Box
    unit_cards: tuple[Box, ...]
    parking: Box


def _lay_centre(shape: Shape, unit: float, area: Box) -> _Centre:
    across, wide = _tray_row(shape.unit_cards, unit, area.width)
    tray_rows = max(1, ceil(shape.unit_cards / across))
    tray_fixed = 2 * TRAY_PAD + HEADING + (tray_rows - 1) * UNIT_CARD_GAP
    room = (area.height - _ROUNDING) / unit - tray_fixed - 2 * PAD - TRAY_FOOT
    columns = _columns(shape, unit, area.width, room - tray_rows * UNIT_CARD[0])
    tight = _rows_height(shape, columns, 0) + tray_rows * UNIT_CARD[0]
    easy = _rows_height(shape, columns, 1) + tray_rows * UNIT_CARD[1]
    ease = max(0.0, min(1.0, (room - tight) / (easy - tight)))
    laid = _lay_columns(shape, columns, unit, ease, area)
    low = max((b.bottom for c in laid for b in (c.header, *c.cards)), default=round(PAD * unit))
    tray_height = _tray_height(tray_rows, unit, _eased(UNIT_CARD, ease))
    foot = round(TRAY_FOOT * unit)
    top = max(low + round(PAD * unit), area.height - foot - tray_height)
    tray = Box(area.x, top, area.width, tray_height)
    return _lay_tray(shape.unit_cards, tray, unit, wide, _eased(UNIT_CARD, ease), laid)


def _tray_row(cards: int, unit: float, width: int) -> tuple[int, int]:
    """How many unit cards lie side by side, and how wide each is."""
    gap = round(UNIT_CARD_GAP * unit)
    room = width - round((2 * TRAY_PAD + PARKING_WIDTH[0]) * unit) - gap
    across = max(1, (room + gap) // (ceil(UNIT_CARD_WIDTH[0] * unit) + gap))
    side = min(max(cards, 1), across)
    wide = min((room - gap * (side - 1)) // side, round(UNIT_CARD_WIDTH[1] * unit))
    hole = room - (wide + gap) * side - round((PARKING_WIDTH[1] - PARKING_WIDTH[0]) * unit)
    if hole > 0:
        wide = min(wide + hole // side, round(_WIDENED * unit))
    return across, wide


def _tray_height(rows: int, unit: float, tall: float) -> int:
    """Pixels of the tray, as `_lay_tray` fills it."""
    pad, gap = round(TRAY_PAD * unit), round(UNIT_CARD_GAP * unit)
    cards = rows * floor(tall * unit) + (rows - 1) * gap
    return 2 * (pad // 2) + round(HEADING * unit) + cards + pad


def _lay_tray(
    cards: int, tray: Box, unit: float, wide: int, tall: float, columns: tuple[Column, ...]
) -> _Centre:
    pad, gap = round(TRAY_PAD * unit), round(UNIT_CARD_GAP * unit)
    heading = Box(tray.x + pad, tray.y + pad // 2, tray.width - 2 * pad, round(HEADING * unit))
    x, y, high = heading.x, heading.bottom + pad // 2, floor(tall * unit)
    across, _ = _tray_row(cards, unit, tray.width)
    boxes = tuple(
        Box(x + (i % across) * (wide + gap), y + (i // across) * (high + gap), wide, high)
        for i in range(cards)
    )
    last = max((b.right + 2 * gap for b in boxes), default=x)
    spare = tray.right - pad - last
    parking_wide = max(min(round(PARKING_WIDTH[1] * unit), spare), floor(PARKING_WIDTH[0] * unit))
    parking = Box(tray.right - pad - parking_wide, y, parking_wide, high)
    bottom = tray.bottom + round(TRAY_FOOT * unit)
    return _Centre(bottom, columns, tray, heading, boxes, parking)


def _columns(shape: Shape, unit: float, width: int, room: float) -> int:
    """The fewest columns with which the rows fit; else those with which they are shortest."""
    activities = len(shape.activities)
    most = max(1, floor((width / unit + COLUMN_GAP) / (COLUMN[0] + COLUMN_GAP)))
    fewest = max(1, ceil((width / unit + COLUMN_GAP) / (COLUMN[1] + COLUMN_GAP)))
    choices = range(min(fewest, most), max(min(most, activities), min(fewest, most)) + 1)
    for columns in choices:
        if _rows_height(shape, columns, 0) <= room:
            return columns
    return min(choices, key=lambda columns: (_rows_height(shape, columns, 0), columns))


def _row_height(cards: int, ease: float) -> float:
    return _eased(HEADER, ease) + cards * (_eased(STRIP, ease) + STRIP_GAP)


def _rows(shape: Shape, columns: int) -> list[list[int]]:
    indexes = list(range(len(shape.activities)))
    return [indexes[i : i + columns] for i in range(0, len(indexes), columns)]


def _rows_height(shape: Shape, columns: int, ease: float) -> float:
    rows = _rows(shape, columns)
    tall = sum(_row_height(max(map(shape.open_cards, row)), ease) for row in rows)
    return tall + _eased(ROW_GAP, ease) * max(len(rows) - 1, 0)


def _lay_columns(
    shape: Shape, columns: int, unit: float, ease: float, area: Box
) -> tuple[Column, ...]:
    gap = round(COLUMN_GAP * unit)
    wide = min((area.width - gap * (columns - 1)) // columns, round(COLUMN[1] * unit))
    header, strip = (floor(_eased(span, ease) * unit) for span in (HEADER, STRIP))
    strip_gap, indent = floor(STRIP_GAP * unit), round(INDENT * unit)
    laid: list[Column] = []
    y = round(PAD * unit)
    for row in _rows(shape, columns):
        lowest = y
        for place, activity in enumerate(row):
            x = area.x + place * (wide + gap)
            cards = tuple(
                Box(
                    x + indent,
                    y + header + strip_gap + i * (strip + strip_gap),
                    wide - 2 * indent,
                    strip,
                )
                for i in range(shape.open_cards(activity))
            )
            laid.append(Column(Box(x, y, wide, header), cards))
            lowest = max(lowest, cards[-1].bottom if cards else y + header)
        y = lowest + floor(_eased(ROW_GAP, ease) * unit)
    return tuple(laid)
