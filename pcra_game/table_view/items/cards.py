"""Faces of the cards beneath activities and of the cards of the whole unit."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from pcra_game.domain.table_cards import Look
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.shapes import (
    BODY,
    OUTLINE,
    SMALLEST_TEXT,
    Canvas,
    draw_outline,
    draw_shadow,
    draw_two_parts,
    fitted,
    hatch,
    icon_at,
    rounded,
    translucent,
    write,
)
from pcra_game.table_view.items.signs import SIGNS, Sign, objective_icon
from pcra_game.table_view.typesetting import Laid, draw

_SIDE = 2.3
_TOP = 1.9
_GHOST_FILL = 22
_LIT_FILL = 70
_SMALLEST_ICON = 1.2
_LARGEST_ICON = 2.4
_ICON_GAP = 0.8
_ABOVE = 0.35
"""How much of the room left over lies above a title without an icon."""
_LINE = 1.3
"""Height of a line of text to its size."""


@dataclass(frozen=True, slots=True)
class StripFace:
    """A card beneath its activity: a coloured side with its sign, a title, sometimes a word."""

    title: str
    word: str
    look: Look
    selected: bool = False

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        sign, box = SIGNS[self.look], canvas.box()
        side = QRectF(0, 0, _SIDE * canvas.unit, canvas.height)
        ink = _lay_ground(canvas, box, side, sign)
        text = canvas.box(_SIDE + 0.55, 0.2, 0.4, 0.2)
        word = self.word if sign.worded else ""
        _write_strip(canvas, self.title, word, text, ink, must=self.look is Look.NO_SOLUTION)
        if self.selected:
            draw_outline(canvas, box, canvas.palette.focus, OUTLINE)


@dataclass(frozen=True, slots=True)
class UnitFace:
    """A card of the whole unit: upright, a coloured top with its sign, an icon, a title."""

    title: str
    word: str
    objective: str
    look: Look
    selected: bool = False
    icon_px: float = 0

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        sign, box, u = SIGNS[self.look], canvas.box(), canvas.unit
        top = QRectF(0, 0, canvas.width, _TOP * u)
        ink, soft = _lay_ground(canvas, box, top, sign)
        title, room, word = _unit_title(self, canvas.width, canvas.height, u)
        y = room.top() + max(0.0, room.height() - title.height - word) * _ABOVE
        if self.icon_px:
            middle = room.top() + _ICON_GAP * u / 2 + self.icon_px / 2
            icon = objective_icon(self.objective)
            icon_at(canvas, icon, canvas.width / 2, middle, self.icon_px, ink)
            y = room.top() + self.icon_px + _ICON_GAP * u
        draw(canvas.painter, title, room.left(), y, ink)
        if word:
            said = QRectF(room.left(), y + title.height, room.width(), word + 1)
            write(canvas, self.word, said, soft, px=canvas.body, centred=True)
        if self.selected:
            draw_outline(canvas, box, canvas.palette.focus, OUTLINE)


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
        fill = translucent(palette.on_felt, _LIT_FILL if self.lit else _GHOST_FILL // 2)
        canvas.painter.fillPath(rounded(box, 0.55 * u), fill)
        draw_outline(canvas, box, edge, OUTLINE if self.lit else 0.1, dashed=not self.lit)
        middle = canvas.width / 2
        size = min(2.4 * u, canvas.height * 0.26)
        y = canvas.height * 0.1 + 0.5 * u + size / 2
        icon_at(canvas, Icon.PARKING, middle, y, size, palette.on_felt)
        text = canvas.box(0.4, (y + size / 2) / u + 0.35, 0.4, 0.3)
        end = write(canvas, self.label, text, palette.on_felt, bold=True, centred=True)
        text.setTop(end)
        write(canvas, self.said, text, palette.soft_on_felt, px=canvas.body, centred=True)


def _lay_ground(canvas: Canvas, box: QRectF, side: QRectF, sign: Sign) -> tuple[str, str]:
    """Draw the card with its coloured side, or a dashed place on the felt; gives two inks."""
    palette = canvas.palette
    if sign.mood is None:
        path = rounded(box, 0.55 * canvas.unit)
        canvas.painter.fillPath(path, translucent(palette.on_felt, _GHOST_FILL))
        draw_outline(canvas, box, palette.soft_on_felt, 0.09, dashed=True)
        _sign_at(canvas, side, sign, palette.on_felt)
        return palette.on_felt, palette.soft_on_felt
    shade = palette.mood(sign.mood)
    draw_shadow(canvas, box)
    draw_two_parts(canvas, box, side, shade.fill if sign.hatched else shade.strong, palette.card)
    if sign.hatched:
        hatch(canvas, box, side, shade.line)
        u, middle = canvas.unit, side.center()
        plate = QRectF(middle.x() - 0.8 * u, middle.y() - 0.8 * u, 1.6 * u, 1.6 * u)
        canvas.painter.fillPath(rounded(plate, 0.8 * u), translucent(shade.fill, 235))
    _sign_at(canvas, side, sign, shade.ink if sign.hatched else shade.on_strong)
    return palette.ink, palette.soft_ink


def _sign_at(canvas: Canvas, side: QRectF, sign: Sign, ink: str) -> None:
    middle = side.center()
    icon_at(canvas, sign.icon, middle.x(), middle.y(), 0.95 * canvas.unit, ink)


def icon_size(faces: Iterable[UnitFace], box: Box, unit: float) -> float:
    """Give the size of the icons that every card has room for; 0 where one has none."""
    spare = _LARGEST_ICON * unit
    for face in faces:
        title, room, word = _unit_title(face, box.width, box.height, unit)
        spare = min(spare, room.height() - title.height - word - _ICON_GAP * unit)
    return spare if spare >= _SMALLEST_ICON * unit else 0.0


def _unit_title(
    face: UnitFace, width: float, height: float, unit: float
) -> tuple[Laid, QRectF, float]:
    """The title of a card of the whole unit, the room beneath its top, the height of its word."""
    pad = 0.25 * unit
    top = (_TOP + 0.3) * unit
    room = QRectF(pad, top, width - 2 * pad, height - top - 0.3 * unit)
    word = max(unit * BODY, SMALLEST_TEXT) * _LINE if SIGNS[face.look].worded else 0.0
    tall = room.height() - word
    title = fitted(face.title, width=room.width(), height=tall, px=unit, bold=True, centred=True)
    return title, room, word


def _write_strip(
    canvas: Canvas, title: str, word: str, box: QRectF, inks: tuple[str, str], *, must: bool
) -> None:
    """Write a title around the middle with its word beneath; in one sentence where that is too
    tall, and without the word where even that is: the sign says it too. `must` keeps the word."""
    u, line = canvas.unit, canvas.body * _LINE if word else 0.0
    ink, soft = inks
    laid = fitted(title, width=box.width(), height=box.height() - line, px=u, bold=True)
    if word and laid.cut:
        both = f"{title} — {word}"
        said = fitted(both, width=box.width(), height=box.height(), px=canvas.body)
        if must or not said.cut:
            top = box.top() + max(0.0, box.height() - said.height) / 2
            draw(canvas.painter, said, box.left(), top, ink)
            return
        word, line = "", 0.0
        laid = fitted(title, width=box.width(), height=box.height(), px=u, bold=True)
    top = box.top() + max(0.0, box.height() - laid.height - line) / 2
    draw(canvas.painter, laid, box.left(), top, ink)
    if word:
        lower = QRectF(box.left(), top + laid.height, box.width(), line + 1)
        write(canvas, word, lower, soft, px=canvas.body)
