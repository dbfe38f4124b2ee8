"""The poster in Word: a page to be read from a wall, or half a page to be cut out and carried.

The largest type that holds is taken; one page that is read at arm's length is better than two
that are read from afar. Below the smallest type the poster goes on to another page by itself:
nothing is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pcra_game.domain.document import Poster, PosterBand
from pcra_game.domain.drawing import Tint
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import MIST, NIGHT, PALE, Role, colour
from pcra_game.exports.docx_tables import cell, opened, row_of
from pcra_game.exports.docx_xml import (
    Element,
    node,
    paragraph,
    shade,
    sized,
    twips,
    value,
)
from pcra_game.exports.fonts import Weight
from pcra_game.exports.pdf_text import longest_word, wrap

_LEADING = 1.22
_NOTE = 0.8
_PAD_X = 9.0
_EDGE = 1.0
_BELOW_SUBTITLE = 5.0
_ABOVE_FOOT = 4.0


@dataclass(frozen=True, slots=True)
class _Look:
    """The measures of a poster, in points; `sizes` from the largest to the smallest."""

    sizes: tuple[float, ...]
    titles: tuple[float, ...]
    subtitle: float
    label_width: float
    labels: tuple[float, ...]
    between: float
    foot: float
    spare: float


_WALL = _Look(
    sizes=(26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 15.0, 14.0),
    titles=(34.0, 30.0, 26.0, 22.0),
    subtitle=15.0,
    label_width=104.0,
    labels=(24.0, 19.0, 15.0, 12.0),
    between=8.0,
    foot=9.0,
    spare=16.0,
)
_TIGHT_WALL = replace(_WALL, sizes=(15.0, 14.0, 13.0, 12.0), between=3.0)
"""Only for what the other one does not hold on one page."""

_POCKET = _Look(
    sizes=(15.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5),
    titles=(20.0, 17.0, 14.0),
    subtitle=10.0,
    label_width=66.0,
    labels=(15.0, 12.0, 9.0, 8.0),
    between=4.0,
    foot=7.5,
    spare=16.0,
)


def title_runs(block: Poster, layout: Layout) -> tuple[list[Element], float]:
    """Give the runs of the title and the size of its type."""
    look = _look(block)
    size = _largest(block.title, look.titles, layout.width - 30, layout)
    return [sized(block.title, size, bold=True, ink="FFFFFF")], size


def title_looks(size: float) -> Element:
    """Give the height of the lines of a title of this size."""
    return node("spacing", line=twips(size * _LEADING), lineRule="exact")


def holds_on_half(block: Poster, layout: Layout) -> bool:
    """Say if a half page holds the poster in a type that is still read."""
    look = _look(block)
    room = layout.height / 2 - _frame_height(block, look, layout)
    return sum(_fitted(block, look, layout, room)[1]) <= room


def poster(block: Poster, layout: Layout, *, half: bool) -> list[Element]:
    """Give what stands under the title: subtitle, one row a band, the foot."""
    look = _look(block)
    room = layout.height / (2 if half else 1) - _frame_height(block, look, layout)
    size, heights = _fitted(block, look, layout, room)
    if sum(heights) > room and not block.half:
        look = _TIGHT_WALL
        room = layout.height - _frame_height(block, look, layout)
        size, heights = _fitted(block, look, layout, room)
    spare = max(room - sum(heights), 0.0)
    weights = [len(band.lines) for band in block.bands]
    each = spare / max(sum(weights), 1)
    widths = (look.label_width, layout.width - look.label_width)
    table = opened(layout.ids[Role.GRID], widths, block.title)
    for band, height, weight in zip(block.bands, heights, weights, strict=True):
        cells = (_label(band, look, layout), _said(band, look, size, widths[1], layout))
        table.append(row_of(cells, whole=height < room, height=height + each * weight))
    said = sized(block.foot, look.foot, ink=colour(Tint.SOFT_INK))
    foot = _line(layout, look.foot, said, above=_ABOVE_FOOT)
    return [*_subtitle(block, look, layout), table, foot]


def _look(block: Poster) -> _Look:
    return _POCKET if block.half else _WALL


def _largest(text: str, sizes: Sequence[float], width: float, layout: Layout) -> float:
    """The largest size at which a text is one line, else the smallest."""
    for size in sizes:
        if len(wrap(text, width / layout.wider, size, Weight.BOLD)) == 1:
            return size
    return sizes[-1]


def _fitted(block: Poster, look: _Look, layout: Layout, room: float) -> tuple[float, list[float]]:
    for size in look.sizes:
        heights = [_height(band, look, layout, size) for band in block.bands]
        if sum(heights) <= room:
            break
    return size, heights


def _height(band: PosterBand, look: _Look, layout: Layout, size: float) -> float:
    width = (layout.width - look.label_width - 2 * _PAD_X - size) / layout.wider
    if band.lines:
        lines = sum(len(wrap(item, width, size)) for item in band.lines)
        text = lines * size * _LEADING + len(band.lines) * look.between
    else:
        text = len(wrap(band.note, width, size * _NOTE)) * size * _NOTE * _LEADING
    label = _label_size(band, look, layout)
    named = wrap(band.label, (look.label_width - _PAD_X) / layout.wider, label, Weight.BOLD)
    return max(text, len(named) * label * _LEADING) + 2 * look.between + _EDGE


def _frame_height(block: Poster, look: _Look, layout: Layout) -> float:
    size = _largest(block.title, look.titles, layout.width - 30, layout)
    lines = len(wrap(block.title, (layout.width - 30) / layout.wider, size, Weight.BOLD))
    under = len(wrap(block.subtitle, layout.width / layout.wider, look.subtitle))
    text = lines * size * _LEADING + under * look.subtitle * _LEADING + look.foot * _LEADING
    return text + 12 + _BELOW_SUBTITLE + _ABOVE_FOOT + look.between + look.spare


def _subtitle(block: Poster, look: _Look, layout: Layout) -> list[Element]:
    if not block.subtitle:
        return []
    line = {"val": "single", "sz": "4", "space": "4", "color": NIGHT}
    box = node("pBdr", node("left", **line), node("bottom", **line), node("right", **line))
    said = sized(block.subtitle, look.subtitle, ink=PALE)
    inset = node("ind", left="90", right="90")
    return [_line(layout, look.subtitle, said, box, shade(NIGHT), after=(inset,))]


def _label(band: PosterBand, look: _Look, layout: Layout) -> Element:
    size = _label_size(band, look, layout)
    line = _line(
        layout,
        size,
        sized(band.label, size, bold=True, ink="FFFFFF"),
        after=(value("jc", "center"),),
    )
    fill = colour(Tint.CONTEXT if band.lines else Tint.SOFT_INK)
    return cell(look.label_width, line, properties=[shade(fill), value("vAlign", "center")])


def _label_size(band: PosterBand, look: _Look, layout: Layout) -> float:
    room = (look.label_width - _PAD_X - 2) / layout.wider
    for size in look.labels:
        if longest_word(band.label, size, Weight.BOLD) <= room:
            return size
    return look.labels[-1]


def _said(band: PosterBand, look: _Look, size: float, width: float, layout: Layout) -> Element:
    if band.lines:
        lines = [
            _line(
                layout,
                size,
                sized(f"•\u00a0{item}", size),
                after=(_hung(size),),
                below=look.between,
            )
            for item in band.lines
        ]
    else:
        small = size * _NOTE
        lines = [_line(layout, small, sized(band.note, small, ink=colour(Tint.SOFT_INK)))]
    ground = [] if layout.clear else [shade(MIST)]
    return cell(width, *lines, properties=[*ground, value("vAlign", "center")])


def _hung(size: float) -> Element:
    return node("ind", left=twips(size * 0.8), hanging=twips(size * 0.65))


def _line(
    layout: Layout,
    size: float,
    content: Element,
    *before: Element,
    after: Sequence[Element] = (),
    above: float = 0.0,
    below: float = 0.0,
) -> Element:
    leading = node(
        "spacing",
        before=twips(above),
        after=twips(below),
        line=twips(size * _LEADING),
        lineRule="exact",
    )
    return paragraph(layout.ids[Role.FORM_TEXT], content, extra=[*before, leading, *after])
