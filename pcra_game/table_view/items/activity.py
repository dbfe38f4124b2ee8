"""The face of an activity: its icon and label, its priority, how long it may stop, its night."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from pcra_game.domain.table_cards import Look
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.cards import centred, large
from pcra_game.table_view.items.grounds import mark_selected, medallion
from pcra_game.table_view.items.motifs import watermark
from pcra_game.table_view.items.shapes import (
    OUTLINE,
    SMALLEST_TEXT,
    SPACING,
    Canvas,
    Detail,
    badge,
    crossed_moon,
    draw_card,
    draw_outline,
    draw_shadow,
    icon_at,
    splits_word,
    write,
)
from pcra_game.table_view.items.signs import SIGNS, activity_icon
from pcra_game.table_view.palette import Mood
from pcra_game.table_view.typesetting import draw, lay_out

CHEVRON = 2.0
"""Units of the square, bottom right, that folds the cards away."""

LARGEST = 1.2
_SMALLEST = 0.92
_STEPS = 5
_LEFT, _RIGHT = 3.7, 1.9
_HEAD, _FOOT = 0.3, 2.3
_AIR = 0.4
"""Units of height that only the labels too long for every size may fill."""
_MEDALLION = 2.7
_MOTIF = 5.4


def label_size(labels: Iterable[str], box: Box, unit: float) -> float:
    """Give the largest size, in pixels, at which every label fits a header: all look alike."""
    place = label_place(box.width, box.height, unit)
    tall = place.height() - _AIR * unit
    said = [*labels]
    for step in range(_STEPS):
        px = float(round(unit * (LARGEST - (LARGEST - _SMALLEST) * step / (_STEPS - 1))))
        laid = [
            lay_out(text, width=place.width(), px=px, bold=True, spacing=SPACING) for text in said
        ]
        if all(
            one.height <= tall and not splits_word(one, text)
            for one, text in zip(laid, said, strict=True)
        ):
            break
    return max(px, SMALLEST_TEXT)


def label_place(width: float, height: float, unit: float) -> QRectF:
    """Give where the label of a header of that size lies, beside its icon and over its foot."""
    wide, tall = width - (_LEFT + _RIGHT) * unit, height - (_HEAD + _FOOT) * unit
    return QRectF(_LEFT * unit, _HEAD * unit, wide, tall)


@dataclass(frozen=True, slots=True)
class ActivityFace:
    """The header over the cards of an activity; `lit` while it would take the card in hand.

    `alert` is what a folded one may not hide."""

    label: str
    priority: str
    wait: str
    night: bool | None
    label_px: float = 0
    folded: str = ""
    alert: str = ""
    selected: bool = False
    lit: bool = False

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, u, box = canvas.palette, canvas.unit, canvas.box()
        draw_shadow(canvas, box)
        draw_card(canvas, box, palette.chip if self.lit else palette.card)
        icon = activity_icon(self.label)
        size = min(_MOTIF * u, canvas.height)
        place = QRectF(canvas.width - 1.05 * size, canvas.height - 0.85 * size, size, size)
        watermark(canvas, box, icon, place, palette.ink)
        middle = QPointF(1.95 * u, min(1.95 * u, canvas.height / 2))
        medallion(canvas, icon, middle, _MEDALLION * u, palette.context, palette.on_context)
        if canvas.detail is Detail.FAR:
            self._write_large(canvas)
        else:
            self._write_label(canvas)
            self._write_foot(canvas)
        if self.night is not None:
            self._draw_moon(canvas)
        if self.selected:
            mark_selected(canvas, box)
        elif self.lit:
            draw_outline(canvas, box, palette.focus, OUTLINE)

    def _write_large(self, canvas: Canvas) -> None:
        """The label alone, from afar; what may not be hidden keeps its sign and its words."""
        u = canvas.unit
        room = canvas.box(_LEFT, 0.3, _RIGHT if self.night is not None else 0.5, 0.3)
        if self.alert:
            foot = QRectF(room.left(), room.bottom() - 1.9 * u, room.width(), 1.9 * u)
            self._write_alert(canvas, foot)
            room.setBottom(foot.top())
        laid = large(self.label, room, u)
        draw(canvas.painter, laid, room.left(), centred(room, laid.height), canvas.palette.ink)

    def _write_label(self, canvas: Canvas) -> None:
        u = canvas.unit
        label = label_place(canvas.width, canvas.height, u)
        px = self.label_px or LARGEST * u
        write(canvas, self.label, label, canvas.palette.ink, px=px, bold=True, middle=True)

    def _write_foot(self, canvas: Canvas) -> None:
        palette, u = canvas.palette, canvas.unit
        y = canvas.height - 1.45 * u
        right = badge(canvas, self.priority, 0.8 * u, y, palette.context, palette.on_context)
        text = QRectF(right + 0.6 * u, y - 0.9 * u, canvas.width - right - 2.7 * u, 1.8 * u)
        if self.alert:
            self._write_alert(canvas, text)
        else:
            said = self.folded or self.wait
            write(canvas, said, text, palette.soft_ink, px=canvas.body, middle=True)
        chevron = Icon.CHEVRON_RIGHT if self.folded else Icon.CHEVRON_DOWN
        icon_at(canvas, chevron, canvas.width - 1.15 * u, y, 0.75 * u, palette.soft_ink)

    def _write_alert(self, canvas: Canvas, room: QRectF) -> None:
        sign, u = SIGNS[Look.CONTRADICTION], canvas.unit
        red = canvas.palette.mood(sign.mood or Mood.BAD).line
        icon_at(canvas, sign.icon, room.left() + 0.5 * u, room.center().y(), 0.95 * u, red)
        text = room.adjusted(1.3 * u, 0, 0, 0)
        write(canvas, self.alert, text, red, px=canvas.body, bold=True, middle=True)

    def _draw_moon(self, canvas: Canvas) -> None:
        palette, u = canvas.palette, canvas.unit
        x, y, size = canvas.width - 1.2 * u, 1.25 * u, 0.95 * u
        if self.night:
            icon_at(canvas, Icon.MOON, x, y, size, palette.night)
        else:
            bad = palette.mood(Mood.BAD).line
            crossed_moon(canvas, x, y, size, bad, palette.card)
