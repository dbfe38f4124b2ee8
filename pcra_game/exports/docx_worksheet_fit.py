"""How the fiche PCRA holds on one page of Word: measured here, since Word shrinks nothing itself.

First by the size of the text, then by cutting the longest places. Nothing is cut in silence: a
shortened place ends with « … » and its whole text is given back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pcra_game.domain.drawing import Tint
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_text import fitted, longest_word, wrap
from pcra_game.exports.worksheet_cuts import Cuts
from pcra_game.exports.worksheet_form import Band, Cell, Rest
from pcra_game.texts import worksheet as words

LEADING = 1.19
LABEL_SHARE = 0.78
TITLE_WIDTH = 60.0
TITLE_SIZE = 8.8
PAD_X = 4.5
PAD_Y = 1.7
GAP = 3.0
SIGNED = 38.0

_SIZES = (9.5, 9.0, 8.5, 8.0)
_EDGE = 0.75


@dataclass(frozen=True, slots=True)
class Step(Cell):
    """A step of the ruler of impact on its background, or the mark above it in its colour."""

    fill: Tint | None = None
    wrong: Tint | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as it will be printed: its text, cut or not, and where it lies in its band."""

    source: Cell
    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """Places side by side, at least `height` points high; `lines` are those of the longest.

    `number` is its place in the band, `None` for a row that the form adds by itself.
    """

    places: tuple[Place, ...]
    height: float
    lines: int = 1
    number: int | None = None
    head: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """A band ready to write at `size`; `left` is where its places begin.

    `rest` is what had to be left out of it.
    """

    source: Band
    rows: tuple[Row, ...]
    size: float
    left: float
    rest: Rest = ()

    @property
    def height(self) -> float:
        """Give the height of the band, its title included."""
        title = self.source.title
        lines = len(wrap(title, self.left - 2 * PAD_X, TITLE_SIZE, Weight.BOLD)) if title else 0
        own = lines * TITLE_SIZE * LEADING + 2 * PAD_Y
        return max(sum(row.height for row in self.rows), own)


@dataclass(slots=True)
class _Measure:
    """A size of text, and what was cut."""

    layout: Layout
    size: float
    cuts: Cuts

    def wrapped(self, text: str, width: float, weight: Weight) -> tuple[str, ...]:
        """Give the lines of a text in a cell, in the face of the file."""
        room = (width - 2 * PAD_X) / self.layout.wider
        return wrap(text, room, self.size, weight) if text else ()

    def label_lines(self, label: str, width: float) -> int:
        """Give how many lines the printed word above a text takes."""
        room = (width - 2 * PAD_X) / self.layout.wider
        return len(wrap(label, room, self.size * LABEL_SHARE, Weight.BOLD)) if label else 0


def fit(form: Sequence[Band], layout: Layout, room: float) -> tuple[list[Fitted], Rest]:
    """Lay the bands out over `room` points; gives them, and what had to be left out."""
    for size in _SIZES:
        measure = _Measure(layout, size, Cuts(form))
        laid = [_band(band, index, measure) for index, band in enumerate(form)]
        if total(laid) <= room:
            break
    while total(laid) > room:
        place = measure.cuts.tighten(_counted(laid))
        if place is None:
            break
        laid[place] = _band(form[place], place, measure)
    return laid, tuple(chain.from_iterable(band.rest for band in laid))


def _counted(laid: Sequence[Fitted]) -> Iterator[tuple[int, int, int]]:
    for index, band in enumerate(laid):
        for row in band.rows:
            if row.number is not None:
                yield index, row.number, row.lines


def total(laid: Sequence[Fitted]) -> float:
    """Give the height of all the bands and of what stands between them."""
    return sum(band.height + GAP for band in laid)


def _band(band: Band, index: int, measure: _Measure) -> Fitted:
    left = TITLE_WIDTH if band.title else 0.0
    width = measure.layout.width - left
    kept = band.rows[: measure.cuts.rows.get(index)] if band.heads else band.rows
    shared = _widths((_heads(band), *kept), width, measure) if band.heads else ()
    rows: list[Row] = []
    rest: list[tuple[str, str]] = []
    if shared:
        rows.append(replace(_row(band, _heads(band), shared, measure, 0, rest), head=True))
    for number, cells in enumerate(kept):
        widths = shared or _widths((cells,), width, measure)
        most = measure.cuts.lines.get((index, number), 0)
        row = _row(band, cells, widths, measure, most, rest, number)
        rows.append(replace(row, number=number))
    dropped = band.rows[len(kept) :]
    if dropped:
        said = Cell(f"… et {len(dropped)} de plus, {words.CONTINUED}", bold=True)
        rows.append(_row(band, (said,), (width,), measure, 0, rest))
        rest.append((f"{band.title} — suite", "\n".join(map(_whole_row, dropped))))
    return Fitted(band, tuple(rows), measure.size, left, tuple(rest))


def _heads(band: Band) -> tuple[Cell, ...]:
    return tuple(
        Cell("", head, cell.share) for head, cell in zip(band.heads, band.rows[0], strict=True)
    )


def _widths(rows: Sequence[Sequence[Cell]], width: float, measure: _Measure) -> tuple[float, ...]:
    least = [max(_least(cell, measure) for cell in column) for column in zip(*rows, strict=True)]
    return fitted([cell.share for cell in rows[0]], least, width)


def _least(cell: Cell, measure: _Measure) -> float:
    if isinstance(cell, Step):
        return 0.0  # a mark stands above its step, however long its word
    weight = Weight.BOLD if cell.bold else Weight.REGULAR
    size = measure.size
    text = longest_word(cell.text, size, weight)
    bold = longest_word(f"{cell.alert} {cell.lead}", size, Weight.BOLD)
    label = longest_word(cell.label, size * LABEL_SHARE, Weight.BOLD)
    return max(text, bold, label) * measure.layout.wider + 2 * PAD_X


def _row(
    band: Band,
    cells: Sequence[Cell],
    widths: Sequence[float],
    measure: _Measure,
    most: int,
    rest: list[tuple[str, str]],
    number: int = 0,
) -> Row:
    places: list[Place] = []
    labels = longest = 0
    x = 0.0
    for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        text, lines = _cut(cell, width, measure, most)
        if text != cell.text:
            rest.append((_name(band, cells, number, index), cell.whole))
        labels = max(labels, measure.label_lines(cell.label, width))
        longest = max(longest, lines)
        places.append(Place(cell, text, x, width))
        x += width
    small = measure.size * LABEL_SHARE * LEADING
    height = labels * small + longest * measure.size * LEADING + 2 * PAD_Y + _EDGE
    return Row(tuple(places), max(height, SIGNED) if band.signed else height, longest)


def _cut(cell: Cell, width: float, measure: _Measure, most: int) -> tuple[str, int]:
    """Give the text of a cell in `most` lines, 0 for no limit, and how many it takes."""
    opening = sum(
        len(measure.wrapped(part, width, Weight.BOLD)) for part in (cell.alert, cell.lead)
    )
    weight = Weight.BOLD if cell.bold else Weight.REGULAR
    lines = measure.wrapped(cell.text, width, weight)
    kept = max(most - opening, 1) if most else len(lines)
    if len(lines) <= kept:
        return cell.text, opening + len(lines)
    end = sum(len(line) + 1 for line in lines[:kept]) - 3
    start = cell.text[:end]
    whole = start.rsplit(None, 1)[0] if len(start.split(None, 1)) > 1 else start
    return f"{whole.rstrip()} …", opening + kept


def _name(band: Band, cells: Sequence[Cell], number: int, index: int) -> str:
    cell = cells[index]
    if cell.label:
        return f"{band.title} — {cell.label}" if band.title else cell.label
    named = next((other.lead for other in cells if other.lead), "")
    first = named or (cells[0].text if index else f"{words.LINE} {number + 1}")
    return f"{band.title} — {first}, {band.heads[index].lower()}" if band.heads else first


def _whole_row(row: Sequence[Cell]) -> str:
    texts = (cell.whole.replace("\n", ", ") for cell in row)
    return "• " + " · ".join(text for text in texts if text)


def heights(laid: Sequence[Fitted], spare: float) -> Iterator[list[float]]:
    """Give the heights of the rows of each band, the height left over shared between them.

    What is to be signed takes its part first; the rest goes to the rows, a little each.
    """
    signed = sum(len(band.rows) for band in laid if band.source.signed)
    for_signing = min(max(spare, 0.0) * 0.4, 34.0 * signed) / max(signed, 1)
    open_rows = sum(not row.head for band in laid if not band.source.signed for row in band.rows)
    each = min(max(spare - for_signing * signed, 0.0) / max(open_rows, 1), 12.0)
    for band in laid:
        more = for_signing if band.source.signed else each
        yield [row.height + (0.0 if row.head else more) for row in band.rows]
