"""The fiche PCRA on exactly one page: fitted first by its size, then by cutting to a next page.

Nothing is cut in silence: a shortened place ends with « … », the foot announces the next page, and
the whole text is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

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
from pcra_game.exports.worksheet_form import Band, Cell, Rest, bands
from pcra_game.texts import worksheet as words

_SIZES = (9.5, 9.25, 9.0, 8.75, 8.5, 8.25, 8.0)
_Places = list[tuple[float, float]]
"""Where each cell of a row begins, and how wide it is."""

_SIGNED_LEAST = 34.0
_SIGNED_MOST = 64.0
_STRETCH_MOST = 15.0


@dataclass(slots=True)
class _Measure:
    """A size of text, what had to be cut, and the rows that are laid: most stay as they are."""

    size: float
    cuts: Cuts
    rows: "dict[tuple[int, int], tuple[_Places, int | None, LaidRow]]" = field(default_factory=dict)
    least: dict[tuple[int, int], tuple[float, ...]] = field(default_factory=dict)

    @property
    def leading(self) -> float:
        """Give the distance between two base lines."""
        return self.size * LEADING


def fiche(sheet: Worksheet, room: float, mark: Mark | None, level: int = 2) -> tuple[Strip, Rest]:
    """Lay the form out over `room` points of height; its title is a heading of `level`.

    Gives the strip of the page, and what the following page must say; empty if all holds.
    """
    form = bands(sheet)
    laid, measure = _fit(sheet, form, room)
    rest = (*_left_out(form, laid), *sheet.overflow)
    laid = _stretched(laid, room - _height(sheet, laid, bool(rest)))
    tag = Element("Sect")
    draw = partial(draw_form, sheet, laid, bool(rest), measure.size, tag, level)
    return Strip(room, draw, mark=mark, tag=tag), rest


def _fit(
    sheet: Worksheet, form: Sequence[Band], room: float
) -> tuple[Sequence[LaidBand], _Measure]:
    for size in _SIZES:
        measure = _Measure(size, Cuts(form))
        laid = [_lay_band(band, index, measure) for index, band in enumerate(form)]
        if _height(sheet, laid, bool(sheet.overflow)) <= room:
            break
    else:
        while _height(sheet, laid, continued=True) > room:
            index = measure.cuts.tighten(_counted(laid))
            if index is None:
                break
            laid[index] = _lay_band(form[index], index, measure)
    return laid, measure


def _left_out(form: Sequence[Band], laid: Sequence[LaidBand]) -> Iterator[tuple[str, str]]:
    for band, made in zip(form, laid, strict=True):
        kept = [row for row in made.rows if row.source]
        for number, row in enumerate(kept):
            for index, (cell, place) in enumerate(zip(row.source, row.cells, strict=True)):
                if place.cut:
                    yield _name(band, cell, number, index), cell.whole
        if dropped := band.rows[len(kept) :]:
            yield f"{band.title} — suite", "\n".join(map(_whole_row, dropped))


def _counted(laid: Sequence[LaidBand]) -> Iterator[tuple[int, int, int]]:
    for index, band in enumerate(laid):
        for number, row in enumerate(row for row in band.rows if row.source):
            yield index, number, max((len(cell.lines) for cell in row.cells), default=0)


def _height(sheet: Worksheet, laid: Sequence[LaidBand], continued: bool) -> float:
    ruled = sheet.impact_steps and any(band.source.ruled for band in laid)
    ruler = ruler_height() if ruled else 0.0
    inner = sum(band.height for band in laid) + GAP * len(laid)
    return TITLE_HEIGHT + ruler + inner + (NOTICE_HEIGHT if continued else 0.0)


def _lay_band(band: Band, index: int, measure: _Measure) -> LaidBand:
    width = WIDTH - (TITLE_WIDTH if band.title else 0.0)
    kept = band.rows[: measure.cuts.rows.get(index)]
    rows: list[LaidRow] = []
    least = [_least_widths(row, (index, number), measure) for number, row in enumerate(kept)]
    shared = _common_places(band, least, width, measure.size) if band.heads else None
    if shared:
        rows.append(_head_row(band, shared, measure))
    for number, row in enumerate(kept):
        places = shared or _places(row, least[number : number + 1], width)
        rows.append(_lay_row(band, (index, number), places, measure))
    if dropped := len(band.rows) - len(kept):
        said = f"… et {dropped} de plus, {words.CONTINUED}"
        cells = (LaidCell((), (said,), 0.0, width, Weight.BOLD),)
        rows.append(LaidRow(cells, measure.leading + 2 * PAD_Y))
    return LaidBand(band, tuple(rows), measure.size)


def _head_row(band: Band, places: _Places, measure: _Measure) -> LaidRow:
    cells = tuple(
        LaidCell(_label(head, wide, measure.size), (), x, wide, Weight.BOLD)
        for head, (x, wide) in zip(band.heads, places, strict=True)
    )
    return LaidRow(cells, _labels_height(cells, measure.size) + 3.0, head=True)


def _common_places(
    band: Band, least: Sequence[Sequence[float]], width: float, size: float
) -> _Places:
    """The columns of a list: the same for its head and all its rows."""
    heads = tuple(_least_width(Cell("", head), size) for head in band.heads)
    return _places(band.rows[0], (heads, *least), width)


def _places(row: Sequence[Cell], least: Sequence[Sequence[float]], width: float) -> _Places:
    """Where the cells lie: by their shares, but wide enough for the longest word of each."""
    longest = [max(column) for column in zip(*least, strict=True)]
    widths = fitted([cell.share for cell in row], longest, width)
    return [(sum(widths[:index]), wide) for index, wide in enumerate(widths)]


def _least_widths(
    row: Sequence[Cell], where: tuple[int, int], measure: _Measure
) -> tuple[float, ...]:
    found = measure.least.get(where)
    if found is None:
        found = measure.least[where] = tuple(_least_width(cell, measure.size) for cell in row)
    return found


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


def _lay_row(band: Band, where: tuple[int, int], places: _Places, measure: _Measure) -> LaidRow:
    most = measure.cuts.lines.get(where)
    before = measure.rows.get(where)
    if before and before[:2] == (places, most):
        return before[2]
    row = band.rows[where[1]]
    cells = tuple(
        _lay_cell(cell, place, measure.size, most) for cell, place in zip(row, places, strict=True)
    )
    height = _row_height(cells, measure)
    made = LaidRow(cells, max(height, _SIGNED_LEAST) if band.signed else height, row)
    measure.rows[where] = (places, most, made)
    return made


def _lay_cell(cell: Cell, place: tuple[float, float], size: float, most: int | None) -> LaidCell:
    x, wide = place
    room = wide - 2 * PAD_X
    alert = wrap(cell.alert, room, size, Weight.BOLD) if cell.alert else ()
    lead = wrap(cell.lead, room, size, Weight.BOLD) if cell.lead else ()
    weight = Weight.BOLD if cell.bold else Weight.REGULAR
    lines = (*alert, *lead, *(wrap(cell.text, room, size, weight) if cell.text else ()))
    if cut := most is not None and len(lines) > most:
        lines = (*lines[: most - 1], _ended(lines[most - 1]))
    opened = len(alert) + len(lead)
    label = _label(cell.label, wide, size)
    return LaidCell(label, lines, x, wide, weight, cell.mark, opened, len(alert), cut)


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
