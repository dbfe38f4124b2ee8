"""A card in large, as it is held up: its front with the answer so far, its back with the prompts.

Text shrinks within limits; what still finds no place is counted, never silently left out.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from pcra_game.domain.table_cards import Look
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.grounds import draw_edge
from pcra_game.table_view.items.motifs import BANDED, Motif, draw_motif, watermark
from pcra_game.table_view.items.rims import draw_sided
from pcra_game.table_view.items.shapes import (
    BODY,
    OUTLINE,
    SMALLEST_TEXT,
    SPACING,
    Canvas,
    draw_card,
    draw_outline,
    draw_shadow,
    draw_two_parts,
    fitted,
    hatch,
    icon_at,
    plate,
    rounded,
    write,
)
from pcra_game.table_view.items.signs import SIGNS, Sign
from pcra_game.table_view.typesetting import Laid, draw, lay_out
from pcra_game.texts import table_view as words

LARGE = (30.0, 20.0)
"""Width and height of a card held up, in units of the table."""

_HEAD = 3.8
_PAD = 1.3
_FOOT = 0.9
_TITLE = 1.4
_QUESTION = 1.3
_LIST = 1.1
_SHRINKS = (1.0, 0.94, 0.88, 0.82, 0.76)
_ITEM_GAP = 0.32
_NAME = 5.4
_NAME_PX = 70
"""What the name of a line takes before its text: units, and pixels at least."""
_MARK = 9.0
_HATCHED = 0.5
_MOST_OF_QUESTION = 0.42
_LINE = 1.3
"""Height of a line of text to its size."""


@dataclass(frozen=True, slots=True)
class BackFace:
    """The back of a card, for the facilitator: its question, and what to ask where none answers."""

    title: str
    question: str
    prompts: tuple[str, ...]
    look: Look

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u, box = canvas.palette, canvas.unit, canvas.box()
        draw_shadow(canvas, box)
        draw_card(canvas, box, palette.page)
        head = QRectF(0, 0, canvas.width, _HEAD * u)
        draw_two_parts(canvas, box, head, palette.context, palette.page)
        draw_motif(canvas, box, head, Motif.LATTICE, palette.on_context, BANDED)
        right = _chip(canvas, words.VERSO, Icon.TALK, palette.on_context, palette.context)
        sign = SIGNS[self.look].icon
        icon_at(canvas, sign, (_PAD + 0.6) * u, _HEAD * u / 2, 1.2 * u, palette.on_context)
        _title(canvas, self.title, (_PAD + 1.8) * u, right, palette.on_context)
        draw_outline(canvas, box, palette.context, OUTLINE)
        inner = canvas.box(0.45, _HEAD + 0.45, 0.45, 0.45)
        draw_outline(canvas, inner, palette.context, 0.07, dashed=True)
        room = canvas.box(_PAD, _HEAD + 1.0, _PAD, _FOOT)
        end = _question(canvas, self.question, room)
        heading = QRectF(room.left(), end, room.width(), max(1.45 * u, SMALLEST_TEXT * _LINE))
        write(canvas, words.PROMPTS, heading, palette.soft_ink, px=canvas.body, bold=True)
        room.setTop(end + max(1.45 * u, SMALLEST_TEXT * _LINE))
        _draw_prompts(canvas, self.prompts, room)


@dataclass(frozen=True, slots=True)
class FrontFace:
    """The front of a card: its sign and word, its question, the answer so far as named lines."""

    title: str
    question: str
    word: str
    look: Look
    lines: tuple[tuple[str, str], ...] = ()

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u, box = canvas.palette, canvas.unit, canvas.box()
        sign = SIGNS[self.look]
        draw_shadow(canvas, box)
        head = QRectF(0, 0, canvas.width, _HEAD * u)
        ink, fill = _lay_head(canvas, box, head, sign)
        place = canvas.box(
            canvas.width / u - _MARK - 0.6, canvas.height / u - _MARK - 0.6, 0.6, 0.6
        )
        watermark(canvas, box, sign.icon, place, palette.ink)
        right = _chip(canvas, self.word, sign.icon, ink, fill)
        _title(canvas, self.title, _PAD * u, right, ink)
        room = canvas.box(_PAD, _HEAD + 0.9, _PAD, _FOOT)
        end = _question(canvas, self.question, room)
        room.setTop(end + 0.3 * u)
        if self.lines:
            _draw_lines(canvas, self.lines, room)
        else:
            soft = palette.soft_ink
            write(canvas, words.NO_ANSWER_YET, room, soft, px=max(_LIST * u, SMALLEST_TEXT))


def _lay_head(canvas: Canvas, box: QRectF, head: QRectF, sign: Sign) -> tuple[str, str]:
    """Draw the card and the band of its look; gives the ink of the band and what lies under it."""
    palette = canvas.palette
    if sign.mood is None:  # held up it lies on no felt: its edge stays what says so
        draw_two_parts(canvas, box, head, palette.chip, palette.card)
        draw_edge(canvas, box, sign.edge, palette.soft_ink)
        return palette.ink, palette.chip
    shade = palette.mood(sign.mood)
    if not sign.hatched:
        draw_sided(canvas, box, head, sign.rim, shade.strong, palette.card)
        return shade.on_strong, shade.strong
    draw_two_parts(canvas, box, head, shade.fill, palette.card)
    under = QRectF(0, head.bottom(), box.width(), _HATCHED * canvas.unit)
    hatch(canvas, box, under, shade.line)
    return shade.ink, shade.fill


def _chip(canvas: Canvas, said: str, icon: Icon, ink: str, fill: str) -> float:
    """Draw the sign and its word at the right of the band, turned: gives where the title ends."""
    u = canvas.unit
    px = max(0.95 * u, SMALLEST_TEXT)
    laid = fitted(said, width=canvas.width * 0.34, height=1.9 * u, px=px, bold=True)
    wide = laid.width + 2.9 * u
    box = QRectF(canvas.width - _PAD * u - wide, (_HEAD / 2 - 1.0) * u, wide, 2.0 * u)
    plate(canvas, box, ink, 1.0)
    icon_at(canvas, icon, box.left() + 1.25 * u, box.center().y(), 1.05 * u, fill)
    draw(canvas.painter, laid, box.left() + 2.1 * u, box.center().y() - laid.height / 2, fill)
    return box.left() - 0.7 * u


def _title(canvas: Canvas, title: str, left: float, right: float, ink: str) -> None:
    u = canvas.unit
    laid = _shrunk(title, right - left, (_HEAD - 0.4) * u, _TITLE * u, bold=True)
    draw(canvas.painter, laid, left, (_HEAD * u - laid.height) / 2, ink)


def _question(canvas: Canvas, question: str, room: QRectF) -> float:
    """Write the question at the top of what is left; gives where what follows begins."""
    if not question:
        return room.top()
    u = canvas.unit
    high = room.height() * _MOST_OF_QUESTION
    laid = _shrunk(question, room.width(), high, _QUESTION * u, bold=True)
    draw(canvas.painter, laid, room.left(), room.top(), canvas.palette.ink)
    return room.top() + laid.height + 0.6 * u


def _shrunk(text: str, width: float, height: float, px: float, *, bold: bool = False) -> Laid:
    """Break text at the largest size that holds it, cut with « … » only where none does."""
    return fitted(text, width=width, height=height, px=px, bold=bold, shrinks=_SHRINKS)


def lay_prompts(
    prompts: tuple[str, ...], width: float, height: float, unit: float
) -> tuple[list[Laid], int]:
    """Break prompts so that all stay in a box, as large as that goes; gives how many did not.

    Where some find no place, a line is kept free to say how many.
    """
    gap, line = _ITEM_GAP * unit, max(unit * BODY, SMALLEST_TEXT) * _LINE
    laid: list[Laid] = []
    for shrink in _SHRINKS:
        px = max(round(_LIST * unit * shrink), SMALLEST_TEXT)
        laid = [lay_out(text, width=width, px=px, spacing=SPACING) for text in prompts]
        if sum(one.height for one in laid) + gap * max(len(laid) - 1, 0) <= height:
            return laid, 0
    kept: list[Laid] = []
    left = height - line
    for one in laid:
        if one.height > left:
            break
        kept.append(one)
        left -= one.height + gap
    return kept, len(prompts) - len(kept)


def _draw_prompts(canvas: Canvas, prompts: tuple[str, ...], room: QRectF) -> None:
    u, palette = canvas.unit, canvas.palette
    indent = 1.1 * u
    laid, left_over = lay_prompts(prompts, room.width() - indent, room.height(), u)
    y = room.top()
    for one in laid:
        middle = y + one.height / one.lines / 2
        bullet = QRectF(room.left() + 0.15 * u, middle - 0.2 * u, 0.4 * u, 0.4 * u)
        canvas.painter.fillPath(rounded(bullet, 0.2 * u), QColor(palette.accent))
        draw(canvas.painter, one, room.left() + indent, y, palette.ink)
        y += one.height + _ITEM_GAP * u
    if left_over:
        rest = QRectF(room.left() + indent, y, room.width() - indent, room.bottom() - y)
        said = words.more_prompts(left_over, len(prompts))
        write(canvas, said, rest, palette.soft_ink, px=canvas.body, bold=True)


def _draw_lines(canvas: Canvas, lines: tuple[tuple[str, str], ...], room: QRectF) -> None:
    """Write each line beside its name; every one that follows keeps room for a line of its own."""
    u, palette = canvas.unit, canvas.palette
    px, left = max(_LIST * u, SMALLEST_TEXT), max(_NAME * u, _NAME_PX)
    wide = room.width() - left
    least = (max(_LIST * u * _SHRINKS[-1], SMALLEST_TEXT) * _LINE) + _ITEM_GAP * u
    y = room.top()
    for place, (name, text) in enumerate(lines, start=1):
        high = room.bottom() - y - (len(lines) - place) * least
        laid = _shrunk(text, wide, high, px)
        named = QRectF(room.left(), y, left - 0.4 * u, laid.height)
        write(
            canvas, name, named.translated(0, 0.12 * u), palette.soft_ink, px=canvas.body, bold=True
        )
        draw(canvas.painter, laid, room.left() + left, y, palette.ink)
        y += laid.height + _ITEM_GAP * u
