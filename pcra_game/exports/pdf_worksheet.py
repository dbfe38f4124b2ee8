"""The fiche PCRA on exactly one page: fitted first by its size, then by cutting to a next page.

Nothing is cut in silence: a shortened place ends with « … », the foot announces the next page, and
the whole text is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from pcra_game.domain.document import Worksheet
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_flow import Mark, Strip
from pcra_game.exports.pdf_style import WIDTH
from pcra_game.exports.pdf_tags import Element
from pcra_game.exports.pdf_text import fitted, longest_word, wrap
from pcra_game.exports.pdf_worksheet_draw import (
    GAP,
    LABEL_LEADING,
    LABEL_SHARE,
    LEADING,
    NOTICE_HEIGHT,
    PAD_X,
    PAD_Y,
    TITLE_HEIGHT,
    TITLE_WIDTH,
    LaidBand,
    LaidCell,
    LaidRow,
    draw_form,
    ruler_height,
)
from pcra_game.exports.worksheet_cuts import Cuts
from pcra_game.exports.worksheet_form import Band, Cell, bands
from pcra_game.texts import worksheet as words

Rest = tuple[tuple[str, str], ...]
"""(label, text) of what goes to the following page."""

_SIZES = (9.5, 9.25, 9.0, 8.75, 8.5, 8.25, 8.0)
_Places = list[tuple[float, float]]
"""Where each cell of a row begins, and how wide it is."""

_SIGNED_LEAST = 34.0
_SIGNED_MOST = 64.0
_STRETCH_MOST = 15.0


@dataclass(slots=True)
class _Measure:
    """A size of text, and what had to be cut."""

    size: float
    cuts: Cuts

    @property
    def leading(self) -> float:
        """Give the distance between two base lines."""
        return self.size * LEADING


def fiche(sheet: Worksheet, room: float, mark: Mark | None, level: int = 2) -> tuple[Strip, Rest]:
    """Lay the form out over `room` points of height; its title is a heading of `level`.

    Gives the strip of the page, and what the following page must say; empty if all holds.
    """
    form = bands(sheet)
    laid, rest, measure = _fit(sheet, form, room)
    rest = (*rest, *sheet.overflow)
    laid = _stretched(laid, room - _height(sheet, laid, bool(rest)))
    tag = Element("Sect")
    draw = partial(draw_form, sheet, laid, bool(rest), measure.size, tag, level)
    return Strip(room, draw, mark=mark, tag=tag), rest


def _fit(
    sheet: Worksheet, form: Sequence[Band], room: float
) -> tuple[tuple[LaidBand, ...], Rest, _Measure]:
    for size in _SIZES:
        measure = _Measure(size, Cuts(form))
        laid, rests = _lay(form, measure)
        if _height(sheet, laid, bool(sheet.overflow)) <= room:
            break
    else:
        while _height(sheet, laid, continued=True) > room:
            index = measure.cuts.tighten(_counted(laid))
            if index is None:
                break
            laid[index], rests[index] = _lay_band(form[index], index, measure)
    return tuple(laid), tuple(chain.from_iterable(rests)), measure


def _counted(laid: Sequence[LaidBand]) -> Iterator[tuple[int, int, int]]:
    for index, band in enumerate(laid):
        for number, row in enumerate(row for row in band.rows if row.source):
            yield index, number, max((len(cell.lines) for cell in row.cells), default=0)


def _height(sheet: Worksheet, laid: Sequence[LaidBand], continued: bool) -> float:
    ruled = sheet.impact_steps and any(band.source.ruled for band in laid)
    ruler = ruler_height() if ruled else 0.0
    inner = sum(band.height for band in laid) + GAP * len(laid)
    return TITLE_HEIGHT + ruler + inner + (NOTICE_HEIGHT if continued else 0.0)


def _lay(form: Sequence[Band], measure: _Measure) -> tuple[list[LaidBand], list[Rest]]:
    laid, rests = zip(
        *(_lay_band(band, index, measure) for index, band in enumerate(form)), strict=True
    )
    return list(laid), list(rests)


def _lay_band(band: Band, index: int, measure: _Measure) -> tuple[LaidBand, Rest]:
    width = WIDTH - (TITLE_WIDTH if band.title else 0.0)
    kept = band.rows[: measure.cuts.rows.get(index)]
    dropped = band.rows[len(kept) :]
    rest: list[tuple[str, str]] = []
    rows: list[LaidRow] = []
    shared = _common_places(band, kept, width, measure.size) if band.heads else None
    if shared:
        rows.append(_head_row(band, shared, measure))
    for number, row in enumerate(kept):
        most = measure.cuts.lines.get((index, number))
        places = shared or _places((row,), width, measure.size)
        cells, more = _lay_row(band, number, places, measure.size, most)
        rest.extend(more)
        height = _row_height(cells, measure)
        rows.append(LaidRow(cells, max(height, _SIGNED_LEAST) if band.signed else height, row))
    if dropped:
        said = f"… et {len(dropped)} de plus, {words.CONTINUED}"
        cells = (LaidCell((), (said,), 0.0, width, Weight.BOLD),)
        rows.append(LaidRow(cells, measure.leading + 2 * PAD_Y))
        rest.append((f"{band.title} — suite", "\n".join(map(_whole_row, dropped))))
    return LaidBand(band, tuple(rows), measure.size), tuple(rest)


def _head_row(band: Band, places: _Places, measure: _Measure) -> LaidRow:
    cells = tuple(
        LaidCell(_label(head, wide, measure.size), (), x, wide, Weight.BOLD)
        for head, (x, wide) in zip(band.heads, places, strict=True)
    )
    return LaidRow(cells, _labels_height(cells, measure.size) + 3.0, head=True)


def _common_places(
    band: Band, kept: Sequence[Sequence[Cell]], width: float, size: float
) -> _Places:
    """The columns of a list: the same for its head and all its rows."""
    heads = tuple(
        Cell("", head, cell.share) for head, cell in zip(band.heads, band.rows[0], strict=True)
    )
    return _places((heads, *kept), width, size)


def _places(rows: Sequence[Sequence[Cell]], width: float, size: float) -> _Places:
    """Where the cells lie: by their shares, but wide enough for the longest word of each."""
    least = [max(_least_width(cell, size) for cell in column) for column in zip(*rows, strict=True)]
    widths = fitted([cell.share for cell in rows[0]], least, width)
    return [(sum(widths[:index]), wide) for index, wide in enumerate(widths)]


def _least_width(cell: Cell, size: float) -> float:
    weight = Weight.BOLD if cell.bold else Weight.REGULAR
    text = longest_word(cell.text, size, weight)
    bold = longest_word(f"{cell.alert} {cell.lead}", size, Weight.BOLD)
    label = longest_word(cell.label, size * LABEL_SHARE, Weight.BOLD)
    return max(text, bold, label) + 2 * PAD_X


def _label(label: str, wide: float, size: float) -> tuple[str, ...]:
    return wrap(label, wide - PAD_X - 2, size * LABEL_SHARE, Weight.BOLD) if label else ()


def _labels_height(cells: Sequence[LaidCell], size: float) -> float:
    return max((len(cell.label) for cell in cells), default=0) * size * LABEL_SHARE * LABEL_LEADING


def _lay_row(
    band: Band, number: int, places: _Places, size: float, most: int | None
) -> tuple[tuple[LaidCell, ...], Rest]:
    cells: list[LaidCell] = []
    rest: list[tuple[str, str]] = []
    row = band.rows[number]
    for index, (cell, (x, wide)) in enumerate(zip(row, places, strict=True)):
        weight = Weight.BOLD if cell.bold else Weight.REGULAR
        alert, lead, text = (
            wrap(part, wide - 2 * PAD_X, size, part_weight) if part else ()
            for part, part_weight in (
                (cell.alert, Weight.BOLD),
                (cell.lead, Weight.BOLD),
                (cell.text, weight),
            )
        )
        lines = (*alert, *lead, *text)
        if most and len(lines) > most:
            lines = (*lines[: most - 1], _ended(lines[most - 1]))
            rest.append((_name(band, cell, number, index), cell.whole))
        label = _label(cell.label, wide, size)
        cells.append(
            LaidCell(label, lines, x, wide, weight, cell.mark, len(alert) + len(lead), len(alert))
        )
    return tuple(cells), tuple(rest)


def _ended(line: str) -> str:
    # The sign takes the place of the last word, so that the line stays within its column.
    line = line.rstrip(" ")
    kept = line.rsplit(" ", 1)[0] if " " in line else line[:-2]
    return f"{kept.rstrip()} …"


def _name(band: Band, cell: Cell, number: int, index: int) -> str:
    if cell.label:
        return f"{band.title} — {cell.label}" if band.title else cell.label
    row = band.rows[number]
    named = next((other.lead for other in row if other.lead), "")
    first = named or (row[0].text if index else f"{words.LINE} {number + 1}")
    return f"{band.title} — {first}, {band.heads[index].lower()}" if band.heads else first


def _whole_row(row: Sequence[Cell]) -> str:
    texts = (cell.whole.replace("\n", ", ") for cell in row)
    return "• " + " · ".join(text for text in texts if text)


def _row_height(cells: Sequence[LaidCell], measure: _Measure) -> float:
    label = _labels_height(cells, measure.size)
    lines = max((len(cell.lines) for cell in cells), default=1)
    return label + max(lines, 1) * measure.leading + 2 * PAD_Y


def _stretched(laid: Sequence[LaidBand], spare: float) -> tuple[LaidBand, ...]:
    """Give the height left over to the place of the signatures, then to the rows."""
    signed = [row for band in laid if band.source.signed for row in band.rows]
    for_signing = min(max(spare, 0.0) * 0.4, (_SIGNED_MOST - _SIGNED_LEAST) * len(signed))
    open_rows = [
        row for band in laid if not band.source.signed for row in band.rows if not row.head
    ]
    each = min(max(spare - for_signing, 0.0) / max(len(open_rows), 1), _STRETCH_MOST)
    return tuple(
        replace(
            band,
            rows=tuple(
                replace(row, height=row.height + more, spare=0.0 if band.source.signed else more)
                for row, more in ((row, _share(band, row, for_signing, each)) for row in band.rows)
            ),
        )
        for band in laid
    )


def _share(band: LaidBand, row: LaidRow, for_signing: float, each: float) -> float:
    if band.source.signed:
        return for_signing / len(band.rows)
    return 0.0 if row.head else each
