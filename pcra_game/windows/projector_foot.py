"""The foot of the projector: the lights, the banner of an event, how far the round is."""

from PySide6.QtCore import QPointF, QRectF

from pcra_game.table_view.items.signs import channel_icon
from pcra_game.texts import projector as words
from pcra_game.windows.projector_content import Projected, ShownEvent
from pcra_game.windows.projector_layout import (
    FOOT,
    LIGHTS,
    MARGIN,
    Ink,
    Sheet,
    block,
    lay_lights,
    on_middle,
)

GAP = 36.0
DETAIL = 42.0
"""31 points before anything shrinks."""


def lay_foot(sheet: Sheet, shown: Projected, step: float) -> float:
    """Lights at the bottom, the banner above them; gives the top of both."""
    u = sheet.u
    top = sheet.height - (FOOT + LIGHTS * sheet.tall) * u
    lay_lights(sheet, shown, top)
    if shown.event is not None:
        top = _banner(sheet, shown.event, step, top - GAP * 0.8 * u)
    return top


def _banner(sheet: Sheet, event: ShownEvent, step: float, bottom: float) -> float:
    """The event in a band whose lower edge is `bottom`; gives its upper edge."""
    u = sheet.u
    left, wide = MARGIN * u, sheet.room
    text_left = left + 110 * u
    said = words.event_line(event.channel, words.short_moment(event.moment), event.text)
    laid, px = block(sheet, said, DETAIL, step, left + wide - 36 * u - text_left, bold=True)
    high = max(laid.height + 36 * u, 106 * sheet.tall * u)
    box = QRectF(left, bottom - high, wide, high)
    sheet.plate(box, "event", "event_edge", 18)
    middle = box.center().y()
    sheet.sign(channel_icon(event.channel), left + 36 * u, middle, 50, "event_edge")
    place = QPointF(text_left, on_middle(laid, px, middle, bold=True))
    sheet.text(said, laid, place, px, Ink.EVENT)
    return box.top()


def lay_progress(sheet: Sheet, shown: Projected, bottom: float) -> float:
    """« 9 cartes sur 14 » and a bar filled as far; gives the top of both."""
    u, left = sheet.u, MARGIN * sheet.u
    said = words.progress(shown.done, shown.total)
    laid, px = block(sheet, said, 40, 1, sheet.room, bold=True)
    middle = bottom - 30 * sheet.tall * u
    place = QPointF(left, on_middle(laid, px, middle, bold=True))
    x = sheet.text(said, laid, place, px, Ink.PAGE).box.right() + 36 * u
    track = QRectF(x, middle - 13 * u, left + sheet.room - x, 26 * u)
    sheet.plate(track, "field", "field_edge", 13)
    share = min(shown.done / shown.total, 1.0)
    if share:
        filled = QRectF(track.left(), track.top(), max(track.width() * share, 26 * u), 26 * u)
        sheet.plate(filled, "good.line", radius=13)
    return bottom - 80 * sheet.tall * u
