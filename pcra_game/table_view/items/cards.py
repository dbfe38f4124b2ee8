"""Faces of the cards beneath activities and of the cards of the whole unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

from PySide6.QtCore import QPointF, QRectF

from pcra_game.domain.table_cards import Look
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.grounds import PLACE_FILL, lay_ground, mark_selected, medallion
from pcra_game.table_view.items.motifs import LINED, draw_motif, watermark
from pcra_game.table_view.items.shapes import (
    BODY,
    OUTLINE,
    SMALLEST_NEAR,
    SMALLEST_TEXT,
    SPACING,
    Canvas,
    Detail,
    draw_outline,
    fitted,
    icon_at,
    rounded,
    translucent,
    write,
)
from pcra_game.table_view.items.signs import SIGNS, Sign, objective_icon, objective_motif
from pcra_game.table_view.typesetting import Laid, draw, lay_out

_SIDE = 2.2
_TOP = 1.9
_LIT_FILL = 70
_SMALLEST_ICON = 1.1
_LARGEST_ICON = 3.6
_SMALLEST_MEDALLION = 1.7
_ICON_GAP = 0.7
_ABOVE = 0.35
"""How much of the room left over lies above a title without an icon."""
_LEAST_TITLE = 10.5
_OVER_WORD = 0.8
"""How much of its size a title keeps for the sake of the word beneath it."""
_LINE = 1.3
"""Height of a line of text to its size."""
_FAR = 1.7
_FAR_SHRINKS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.52)
_NEAR_ICON = 0.62
_NEAR_TITLE = 0.82
_NEAR_TEXT = 0.58
_NEAR_MARGIN = 0.14
"""What small words take of the margin of a strip, above and below."""


@dataclass(frozen=True, slots=True)
class StripFace:
    """A card beneath its activity: a coloured side with its sign, a title, sometimes a word.

    `said` is what the answer says, the most telling first: read from near only.
    """

    title: str
    word: str
    look: Look
    selected: bool = False
    objective: str = ""
    said: tuple[str, ...] = ()

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        sign, box, u = SIGNS[self.look], canvas.box(), canvas.unit
        side = QRectF(0, 0, _SIDE * u, canvas.height)
        inks = lay_ground(canvas, box, side, sign)
        if self.objective:
            size = canvas.height * 1.25
            place = QRectF(canvas.width - size * 0.92, (canvas.height - size) / 2, size, size)
            watermark(canvas, box, objective_icon(self.objective), place, inks[0])
        text = canvas.box(_SIDE + 0.7, 0.2, 0.55 if self.selected else 0.4, 0.2)
        self._write(canvas, sign, text, inks)
        if self.selected:
            mark_selected(canvas, box)

    def _write(self, canvas: Canvas, sign: Sign, text: QRectF, inks: tuple[str, str]) -> None:
        word = self.word if sign.worded else ""
        if canvas.detail is Detail.FAR:
            laid = large(self.title, text, canvas.unit)
            draw(canvas.painter, laid, text.left(), centred(text, laid.height), inks[0])
        elif canvas.detail is Detail.NEAR and self.said:
            higher = text.adjusted(0, -_NEAR_MARGIN * canvas.unit, 0, _NEAR_MARGIN * canvas.unit)
            write_near(canvas, self.title, (*self.said, word), higher, inks)
        else:
            must = self.look is Look.NO_SOLUTION
            _write_strip(canvas, self.title, word, text, inks, must=must)


@dataclass(frozen=True, slots=True)
class UnitFace:
    """A card of the whole unit: upright, a coloured top with its sign, an icon, a title."""

    title: str
    word: str
    objective: str
    look: Look
    selected: bool = False
    icon_px: float = 0
    said: tuple[str, ...] = ()

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        sign, box, u = SIGNS[self.look], canvas.box(), canvas.unit
        inks = lay_ground(canvas, box, QRectF(0, 0, canvas.width, _TOP * u), sign)
        body = canvas.box(0, _TOP + 0.35)
        if canvas.detail is Detail.FAR or not self.icon_px:
            watermark(canvas, box, objective_icon(self.objective), body, inks[0], LINED)
        else:
            draw_motif(canvas, box, body, objective_motif(self.objective), inks[0])
        _, room, _ = _unit_title(self, canvas.width, canvas.height, u)
        if canvas.detail is Detail.FAR:
            laid = large(self.title, room, u, centred_lines=True)
            draw(canvas.painter, laid, room.left(), centred(room, laid.height), inks[0])
        elif canvas.detail is Detail.NEAR and self.said:
            size = self.icon_px * _NEAR_ICON
            self._draw_icon(canvas, room, inks[0], sign, size)
            room.setTop(room.top() + _icon_height(size, u))
            word = self.word if sign.worded else ""
            write_near(canvas, self.title, (*self.said, word), room, inks, middle=True)
        else:
            self._write(canvas, room, inks, sign)
        if self.selected:
            mark_selected(canvas, box)

    def _draw_icon(self, canvas: Canvas, room: QRectF, ink: str, sign: Sign, size: float) -> None:
        """Draw the picture of the objective: on a round plate where there is room for one."""
        if not size:
            return
        palette, u = canvas.palette, canvas.unit
        middle = QPointF(canvas.width / 2, room.top() + (_ICON_GAP * u + size) / 2)
        icon = objective_icon(self.objective)
        if size < _SMALLEST_MEDALLION * u:
            icon_at(canvas, icon, middle.x(), middle.y(), size, ink)
        elif sign.mood is None:
            medallion(canvas, icon, middle, size, palette.felt_deep, ink)
        else:
            medallion(canvas, icon, middle, size, palette.context, palette.on_context)

    def _write(self, canvas: Canvas, room: QRectF, inks: tuple[str, str], sign: Sign) -> None:
        title, _, word = _unit_title(self, canvas.width, canvas.height, canvas.unit)
        y = room.top() + max(0.0, room.height() - title.height - word) * _ABOVE
        if self.icon_px:
            self._draw_icon(canvas, room, inks[0], sign, self.icon_px)
            y = room.top() + _icon_height(self.icon_px, canvas.unit)
        draw(canvas.painter, title, room.left(), y, inks[0])
        if word:
            said = QRectF(room.left(), y + title.height, room.width(), word + 1)
            write(canvas, self.word, said, inks[1], px=canvas.body, centred=True)


@dataclass(frozen=True, slots=True)
class ParkingFace:
    """The place where cards are put aside for later; `lit` while it would take the one in hand."""

    label: str
    said: str
    lit: bool = False

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u, box = canvas.palette, canvas.unit, canvas.box()
        edge = palette.focus if self.lit else palette.soft_on_felt
        fill = translucent(palette.on_felt, _LIT_FILL if self.lit else PLACE_FILL // 2)
        canvas.painter.fillPath(rounded(box, 0.55 * u), fill)
        draw_outline(canvas, box, edge, OUTLINE if self.lit else 0.1, dashed=not self.lit)
        middle = canvas.width / 2
        size = min(2.4 * u, canvas.height * 0.26)
        y = canvas.height * 0.1 + 0.5 * u + size / 2
        icon_at(canvas, Icon.PARKING, middle, y, size, palette.on_felt)
        text = canvas.box(0.4, (y + size / 2) / u + 0.35, 0.4, 0.3)
        if canvas.detail is Detail.FAR:
            laid = large(self.label, text, u, centred_lines=True)
            draw(canvas.painter, laid, text.left(), text.top(), palette.on_felt)
            return
        label = text.adjusted(0, 0, 0, -canvas.body * _LINE)
        text.setTop(write(canvas, self.label, label, palette.on_felt, bold=True, centred=True))
        write(canvas, self.said, text, palette.soft_on_felt, px=canvas.body, centred=True)


def icon_size(faces: Sequence[UnitFace], box: Box, unit: float) -> float:
    """Give the size of the icon that every card wears, 0 where one of them has no room for any.

    A row of which some wear a picture looks as if those said more. Where room is short, a title is
    rather a little smaller than the row without pictures.
    """
    spare = min(_spare(face, box, unit, icon=0.0) for face in faces)
    if spare >= (_SMALLEST_MEDALLION + _ICON_GAP) * unit:
        return min(floor(spare - _ICON_GAP * unit), _LARGEST_ICON * unit)
    for size in (_SMALLEST_MEDALLION, _SMALLEST_ICON):
        if all(_spare(face, box, unit, icon=size * unit) >= 0 for face in faces):
            return size * unit
    return 0.0


def _spare(face: UnitFace, box: Box, unit: float, *, icon: float) -> float:
    """Pixels left over beneath an icon of that size; less than 0 where the title is not whole."""
    title, room, word = _unit_title(replace(face, icon_px=icon), box.width, box.height, unit)
    left = room.height() - _icon_height(icon, unit) - title.height - word
    return min(left, -1.0) if title.cut else left


def _unit_title(
    face: UnitFace, width: float, height: float, unit: float
) -> tuple[Laid, QRectF, float]:
    """The title of a card of the whole unit, the room beneath its top, the height of its word."""
    pad = 0.36 * unit
    top = (_TOP + 0.45) * unit
    room = QRectF(pad, top, width - 2 * pad, height - top - 0.3 * unit)
    word = _word_height(face, room.width(), unit)
    tall = room.height() - word - _icon_height(face.icon_px, unit)
    title = fitted(face.title, width=room.width(), height=tall, px=unit, bold=True, centred=True)
    return title, room, word


def _word_height(face: UnitFace, width: float, unit: float) -> float:
    """What the word takes beneath the title: a gap of another context is said on two lines."""
    if not SIGNS[face.look].worded:
        return 0.0
    px = max(unit * BODY, SMALLEST_TEXT)
    return px * _LINE * lay_out(face.word, width=width, px=px, max_lines=2).lines


def _icon_height(size: float, unit: float) -> float:
    return size + _ICON_GAP * unit if size else 0.0


def large(title: str, box: QRectF, unit: float, *, centred_lines: bool = False) -> Laid:
    """Break a title as large as it goes: what is read from afar."""
    return fitted(
        title,
        width=box.width(),
        height=box.height(),
        px=_FAR * unit,
        bold=True,
        centred=centred_lines,
        shrinks=_FAR_SHRINKS,
    )


def centred(box: QRectF, height: float) -> float:
    """Where text of that height begins to lie in the middle of a box."""
    return box.top() + max(0.0, box.height() - height) / 2


def write_near(
    canvas: Canvas,
    title: str,
    said: Iterable[str],
    box: QRectF,
    inks: tuple[str, str],
    *,
    middle: bool = False,
) -> None:
    """Write a title and, beneath it, as much of what was said as finds room, the first first."""
    u = canvas.unit
    ink, soft = inks
    head = fitted(
        title,
        width=box.width(),
        height=box.height() * 0.55,
        px=_NEAR_TITLE * u,
        bold=True,
        centred=middle,
        smallest=SMALLEST_NEAR,
    )
    px = max(_NEAR_TEXT * u, SMALLEST_NEAR)
    lines: list[Laid] = []
    left = box.height() - head.height
    line = lay_out(title, width=box.width(), px=px, max_lines=1, spacing=SPACING).height
    rest = [text for text in said if text]
    while rest and left >= line:
        text = rest.pop(0)
        kept = line if rest and left >= 2 * line else 0.0  # for who does it
        laid = fitted(
            text,
            width=box.width(),
            height=left - kept,
            px=px,
            centred=middle,
            smallest=SMALLEST_NEAR,
        )
        lines.append(laid)
        left -= laid.height
    y = box.top() + max(0.0, left) / 2
    draw(canvas.painter, head, box.left(), y, ink)
    y += head.height
    for place, laid in enumerate(lines):
        draw(canvas.painter, laid, box.left(), y, soft if place else ink)
        y += laid.height


def whole_title(title: str, width: float, height: float, px: float, *, least: float = 0) -> Laid:
    """Break a title so that it stays in a box, smaller rather than cut, down to `least` pixels."""
    least = max(least, _LEAST_TITLE)
    while True:
        laid = fitted(title, width=width, height=height, px=px, bold=True, smallest=least)
        if not laid.cut or px <= least:
            return laid
        px -= 0.5


def sentence(text: str, box: QRectF, px: float) -> Laid:
    """Break a title and its word as one: as bold as the titles around it where it is whole so."""
    bold = fitted(text, width=box.width(), height=box.height(), px=px, bold=True)
    return fitted(text, width=box.width(), height=box.height(), px=px) if bold.cut else bold


def _write_strip(
    canvas: Canvas, title: str, word: str, box: QRectF, inks: tuple[str, str], *, must: bool
) -> None:
    """Write a title around the middle, its word on a line of its own beneath: on every card alike.

    The title is a little smaller where that is what it takes; where even so it is too tall, the
    word is left out: the sign says it too. `must` keeps it, in one sentence with the title.
    """
    u, line = canvas.unit, canvas.body * _LINE if word else 0.0
    ink, soft = inks
    least = _OVER_WORD * u
    laid = whole_title(title, box.width(), box.height() - line, u, least=least)
    if word and laid.cut:
        said = sentence(f"{title} — {word}", box, canvas.body)
        if must:
            draw(canvas.painter, said, box.left(), centred(box, said.height), ink)
            return
        word, line = "", 0.0
        laid = whole_title(title, box.width(), box.height(), u, least=least)
    top = centred(box, laid.height + line)
    draw(canvas.painter, laid, box.left(), top, ink)
    if word:
        lower = QRectF(box.left(), top + laid.height, box.width(), line + 1)
        write(canvas, word, lower, soft, px=canvas.body)
