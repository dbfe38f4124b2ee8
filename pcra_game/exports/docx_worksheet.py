"""The fiche PCRA in Word: a title, then one small table a band, on one page."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pcra_game.domain.document import Worksheet
from pcra_game.domain.drawing import Tint
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import MIST, NIGHT, Role, colour
from pcra_game.exports.docx_tables import cell, opened, row_of
from pcra_game.exports.docx_worksheet_fit import (
    LABEL_SHARE,
    LEADING,
    TITLE_SIZE,
    TITLE_WIDTH,
    Fitted,
    Place,
    Row,
    Step,
    fit,
    heights,
    total,
)
from pcra_game.exports.docx_xml import (
    Element,
    node,
    paragraph,
    run,
    shade,
    sized,
    twips,
    value,
)
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_text import wrap
from pcra_game.exports.worksheet_form import Band, Cell, Rest, bands
from pcra_game.texts import worksheet as words

_TITLE_LINE = 17.0
_TITLE_PADDING = 12.0
_TITLE_TEXT = 13.0
_NOTICE = 18.0
_RULER = 8.2
_MARKS = 7.6
_SAFETY = 8.0
"""Points that programs may count otherwise than we do."""


def title(sheet: Worksheet) -> list[Element]:
    """Give what the title says: code and name, then the priority.

    No tab between them: Word takes it into the contents, before the number of the page. A label
    in reverse makes the priority stand out instead.
    """
    name = run(f"{sheet.code}   {sheet.title}".strip())
    if not sheet.priority:
        return [name]
    label = run(f"\u00a0{sheet.priority}\u00a0", colour=NIGHT)
    label[0].append(shade("FFFFFF"))
    return [name, run("   "), label]


def notice() -> list[Element]:
    """Give the line that announces the rest."""
    return [run(f"▶ {words.CONTINUED}", bold=True)]


def form(sheet: Worksheet, layout: Layout, room: float) -> tuple[list[Element], Rest]:
    """Give the tables of a fiche that hold on `room` points below each other, title included.

    The second answer is what the page cannot say; empty if all holds.
    """
    source = [_ruled(band, sheet) for band in bands(sheet)]
    name = f"{sheet.code}   {sheet.title}".strip()
    lines = len(wrap(name, layout.width - 70, _TITLE_TEXT * layout.wider, Weight.BOLD))
    room -= lines * _TITLE_LINE + _TITLE_PADDING + _SAFETY
    laid, rest = fit(source, layout, room)
    if rest or sheet.overflow:
        laid, rest = fit(source, layout, room - _NOTICE)
        rest = (*rest, *sheet.overflow)
        room -= _NOTICE
    spare = room - total(laid)
    return [
        _table(sheet, band, highs, layout)
        for band, highs in zip(laid, heights(laid, spare), strict=True)
    ], rest


def _ruled(band: Band, sheet: Worksheet) -> Band:
    """Give a band with its ruler as two more rows, if it opens with one."""
    if not band.ruled or not sheet.impact_steps:
        return band
    steps = tuple(
        Step(step, bold=True, fill=_tint(sheet, index))
        for index, step in enumerate(sheet.impact_steps)
    )
    return replace(band, rows=(*_marks(sheet), steps, *band.rows))


def _tint(sheet: Worksheet, index: int) -> Tint:
    if sheet.dangerous is not None and index >= sheet.dangerous:
        return Tint.BAD
    if sheet.serious is not None and index >= sheet.serious:
        return Tint.WARNING
    return Tint.GOOD


def _marks(sheet: Worksheet) -> tuple[tuple[Cell, ...], ...]:
    """Give the row above the ruler: where it becomes serious, then dangerous."""
    last = len(sheet.impact_steps)
    said: dict[int, list[str]] = {}
    for index, word in ((sheet.serious, words.SERIOUS), (sheet.dangerous, words.DANGEROUS)):
        if index is not None:
            text = f"{word}\u00a0{sheet.impact_starting}" if sheet.impact_starting else word
            said.setdefault(min(max(index, 0), last - 1), []).append(text)
    if not said:
        return ()
    starts = sorted({0, *said})
    ends = [*starts[1:], last]
    return (
        tuple(
            Step(
                "   ".join(said.get(start, ())),
                share=float(end - start),
                bold=True,
                wrong=Tint.BAD_LINE if start == sheet.dangerous else Tint.WARNING_LINE,
            )
            for start, end in zip(starts, ends, strict=True)
        ),
    )


def _table(sheet: Worksheet, band: Fitted, highs: Sequence[float], layout: Layout) -> Element:
    edges = _edges(band, layout.width)
    widths = [(right - left) / 20 for left, right in pairwise(edges)]
    name = " — ".join(part for part in (sheet.code, band.source.title) if part)
    made = opened(layout.ids[Role.GRID], widths, name)
    for number, (row, high) in enumerate(zip(band.rows, highs, strict=True)):
        cells = [_titled(band, layout, first=number == 0)] if band.source.title else []
        cells += [_place(place, row, band, high, edges, layout) for place in row.places]
        made.append(row_of(cells, height=high))
    return made


def _edges(band: Fitted, width: float) -> list[int]:
    """Where a cell of any row of the band begins or ends, in twentieths of a point."""
    found = {0, round(width * 20)}
    for row in band.rows:
        found |= {_at(band, place.x) for place in row.places}
    return sorted(found)


def _at(band: Fitted, x: float) -> int:
    return round((band.left + x) * 20)


def _titled(band: Fitted, layout: Layout, first: bool) -> Element:
    merged = node("vMerge", val="restart") if first else node("vMerge")
    line = _line(layout, Role.FORM_LABEL, TITLE_SIZE)
    if first:
        line.append(sized(band.source.title, TITLE_SIZE, bold=True, ink="FFFFFF"))
    properties = [merged, shade(colour(Tint.CONTEXT))]
    return cell(TITLE_WIDTH, line, properties=properties)


def _place(
    place: Place, row: Row, band: Fitted, high: float, edges: list[int], layout: Layout
) -> Element:
    start = edges.index(_at(band, place.x))
    last = place is row.places[-1]
    end = len(edges) - 1 if last else edges.index(_at(band, place.x + place.width))
    properties = []
    if end - start > 1:
        properties.append(value("gridSpan", str(end - start)))
    background = _background(place.source, row)
    if background:
        properties.append(shade(background))
    width = (edges[end] - edges[start]) / 20
    return cell(width, *_lines(place, band, high, layout), properties=properties)


def _background(source: Cell, row: Row) -> str:
    tint = source.fill if isinstance(source, Step) else source.mark
    if tint is not None and source.text:
        return colour(tint)
    return MIST if row.head else ""


def _lines(place: Place, band: Fitted, high: float, layout: Layout) -> list[Element]:
    source, size = place.source, band.size
    made = []
    if source.label:
        small = size * LABEL_SHARE
        line = _line(layout, Role.FORM_LABEL, small)
        line.append(sized(source.label, small))
        made.append(line)
    for text, ink in ((source.alert, colour(Tint.BAD_LINE)), (source.lead, "")):
        if text:
            line = _line(layout, Role.FORM_TEXT, size)
            line.append(sized(text, size, bold=True, ink=ink))
            made.append(line)
    if place.text or not made:
        made.append(_text(place, size, layout))
    if band.source.signed:
        small = size * LABEL_SHARE
        above = node("spacing", before=twips(high - 2.4 * small - 6), line=twips(small * LEADING))
        line = paragraph(layout.ids[Role.FORM_TEXT], extra=[above])
        line.append(sized(words.SIGNATURE, small, ink=colour(Tint.SOFT_INK)))
        made.append(line)
    return made


def _text(place: Place, size: float, layout: Layout) -> Element:
    source = place.source
    line = _line(layout, Role.FORM_TEXT, size)
    if isinstance(source, Step):
        shown = _RULER if source.fill else _MARKS
        ink = colour(source.wrong) if source.wrong else ""
        if source.fill:
            line[0].append(value("jc", "center"))
        line.append(sized(place.text, shown, bold=True, ink=ink))
    else:
        line.append(sized(place.text, size, bold=source.bold))
    return line


def _line(layout: Layout, role: Role, size: float) -> Element:
    # A height that is told, not worked out by the program, is the same in all of them.
    leading = node("spacing", line=twips(size * LEADING), lineRule="exact")
    return paragraph(layout.ids[role], extra=[leading])
