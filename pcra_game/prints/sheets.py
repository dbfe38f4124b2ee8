"""Where the pieces lie on an A4 sheet: cells to be cut out, what bleeds, where to cut.

Lengths are millimetres from the top left corner of the sheet, which stands upright.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

A4_WIDTH, A4_HEIGHT = 210.0, 297.0

RIM = 4.2
"""What no printer of an office reaches at the rim of a sheet."""

_GAP = 4.0
"""Between two cards: half of it bleeds from each."""
_MARK = 4.0
"""Length of a cut mark: some of it lies within what every printer reaches."""
_OFF = 0.5
"""Between a mark and the piece."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the sheet."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def grown(self, by: float) -> "Place":
        """The same rectangle, `by` wider on each side; narrower where it is less than zero."""
        return Place(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True)
class Imposition:
    """A grid of equal pieces in the middle of a sheet.

    `bleed` is how far what is printed reaches beyond the cut; where there is none, the drawing
    stays `inset` within it, which every printer can print and every cut can miss a little.
    """

    columns: int
    rows: int
    width: float
    height: float
    gap: float = 0.0
    bleed: float = 0.0
    inset: float = 0.0

    @property
    def count(self) -> int:
        """Pieces to a sheet."""
        return self.columns * self.rows

    def cut(self, number: int) -> Place:
        """Where piece `number` (from 0, row by row) is cut out of the side of the fronts."""
        row, column = divmod(number, self.columns)
        left = (A4_WIDTH - self.columns * self.width - (self.columns - 1) * self.gap) / 2
        top = (A4_HEIGHT - self.rows * self.height - (self.rows - 1) * self.gap) / 2
        return Place(
            left + column * (self.width + self.gap),
            top + row * (self.height + self.gap),
            self.width,
            self.height,
        )

    def back(self, number: int) -> Place:
        """Where the back of piece `number` lies on the other side, flipped on the long edge."""
        front = self.cut(number)
        return Place(A4_WIDTH - front.right, front.y, front.width, front.height)

    def marks(self) -> Iterator[tuple[float, float, float, float]]:
        """Lines (x, y, x, y) along which to cut: beyond the cuts and between them, on no piece."""
        if not self.bleed:
            yield from self._quarters()
            return
        across = [self.cut(n) for n in range(self.columns)]
        down = [self.cut(n) for n in range(0, self.count, self.columns)]
        for y in (end for one in down for end in (one.y, one.bottom)):
            for start, end in _between([(one.x, one.right) for one in across]):
                yield (start, y, end, y)
        for x in (end for one in across for end in (one.x, one.right)):
            for start, end in _between([(one.y, one.bottom) for one in down]):
                yield (x, start, x, end)

    def _quarters(self) -> Iterator[tuple[float, float, float, float]]:
        """Marks where pieces touch: at the rims of the sheet, and a cross where two cuts meet."""
        for x in (self.cut(n).x for n in range(1, self.columns)):
            yield from ((x, 0, x, _MARK), (x, A4_HEIGHT - _MARK, x, A4_HEIGHT))
            for y in (self.cut(n).y for n in range(self.columns, self.count, self.columns)):
                yield from ((x - _MARK, y, x + _MARK, y), (x, y - _MARK, x, y + _MARK))
        for y in (self.cut(n).y for n in range(self.columns, self.count, self.columns)):
            yield from ((0, y, _MARK, y), (A4_WIDTH - _MARK, y, A4_WIDTH, y))


def _between(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Stretches before, between and after some pieces, a little off each of them."""
    yield (spans[0][0] - _OFF - _MARK, spans[0][0] - _OFF)
    for (_, end), (start, _) in pairwise(spans):
        yield (end + _OFF, start - _OFF)
    yield (spans[-1][1] + _OFF, spans[-1][1] + _OFF + _MARK)


NINE = Imposition(3, 3, 63.0, 88.0, gap=_GAP, bleed=_GAP / 2)
"""Cards of 63 by 88 mm, nine to a sheet."""

FOUR = Imposition(2, 2, A4_WIDTH / 2, A4_HEIGHT / 2, inset=6.6)
"""A6, four to a sheet: two cuts, and white around what is printed, with the note of the sheet."""
