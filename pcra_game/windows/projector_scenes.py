"""The scenes of the projector: a question with its answer, a round, an event alone, a black screen.

Each lays its pieces on a sheet; none knows the room.
"""

from PySide6.QtCore import QPointF, QRectF

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.signs import channel_icon
from pcra_game.table_view.typesetting import Laid
from pcra_game.texts import projector as words
from pcra_game.windows.projector_content import Projected, Scene
from pcra_game.windows.projector_foot import DETAIL, GAP, lay_foot, lay_progress
from pcra_game.windows.projector_later_scenes import lay_break, lay_return, lay_story
from pcra_game.windows.projector_layout import (
    MARGIN,
    Ink,
    Lay,
    Sheet,
    balanced,
    block,
    first_that_holds,
    lay_bar,
    on_middle,
)

PAD = 44.0
QUESTION, SENTENCE = 68.0, 53.0
"""Sizes before anything shrinks: 51 and 40 points."""


def arrange(shown: Projected, width: float, height: float) -> Sheet:
    """Lay what is shown on a picture of that many pixels."""
    if shown.scene is Scene.BLACK:
        return Sheet(width, height, "black")
    if shown.scene is Scene.EVENT and shown.event is not None:
        return first_that_holds(lambda: Sheet(width, height, "event"), shown, _event_alone)
    if shown.scene is Scene.OPENING and shown.event is not None:
        return first_that_holds(lambda: Sheet(width, height, "black"), shown, _opening)
    lay = _LAYS.get(shown.scene, _round)
    return first_that_holds(lambda: Sheet(width, height, "page"), shown, lay)


def _event_alone(sheet: Sheet, shown: Projected, step: float) -> bool:
    """The event in a frame that says what it is."""
    rim = 20 * sheet.u
    frame = QRectF(rim, rim, sheet.width - 2 * rim, sheet.height - 2 * rim)
    sheet.plate(frame, "event", "event_edge", 24)
    return _told(sheet, shown, step, Ink.CHANNEL, Ink.EVENT, "event_edge")


def _opening(sheet: Sheet, shown: Projected, step: float) -> bool:
    """The event on black: nothing else is in the room."""
    return _told(sheet, shown, step, Ink.OPENING_CHANNEL, Ink.OPENING, "on_black")


def _told(
    sheet: Sheet, shown: Projected, step: float, headline: Ink, ink: Ink, colour: str
) -> bool:
    """The channel as headline, the moment, then the words, in the middle of the screen."""
    event = shown.event
    assert event is not None
    u = sheet.u
    wide = sheet.width - 2 * 150 * u
    head, head_px = block(sheet, event.channel, 84, step, wide - 130 * u, bold=True)
    when, when_px = block(sheet, event.moment, 46, step, wide)
    told, told_px = balanced(sheet, event.text, 78, step, wide)
    high = head.height + when.height + told.height + 90 * u
    left, y = 150 * u, (sheet.height - high) / 2
    middle = on_middle(head, head_px, 0, bold=True)
    sheet.sign(channel_icon(event.channel), left, y - middle, 90, colour)
    sheet.text(event.channel, head, QPointF(left + 130 * u, y), head_px, headline)
    y += head.height + 20 * u
    if event.moment:
        sheet.text(event.moment, when, QPointF(left, y), when_px, ink)
    y += when.height + 70 * u
    sheet.text(event.text, told, QPointF(left, y), told_px, ink)
    return y + told.height <= sheet.height - 40 * u and y >= 0


def _question(sheet: Sheet, shown: Projected, step: float) -> bool:
    """Subject, question, then the sentence of the room on a card."""
    lay_bar(sheet, shown)
    bottom = lay_foot(sheet, shown, step) - GAP * 0.8 * sheet.u
    u, left, wide = sheet.u, MARGIN * sheet.u, sheet.room
    y = (sheet.bar + GAP) * u
    subject, px = block(sheet, shown.subject, 42, step, wide)
    sheet.text(shown.subject, subject, QPointF(left, y), px, Ink.SOFT)
    y += subject.height + 6 * u
    question, px = balanced(sheet, shown.question, QUESTION, step, wide)
    sheet.text(shown.question, question, QPointF(left, y), px, Ink.PAGE)
    y += question.height
    needed = _answer(Sheet(sheet.width, sheet.height, "card"), shown, step, y)
    spare = bottom - y - needed - 24 * u
    top = y + 24 * u + max(min(spare * 0.3, 60 * u), 0)
    high = needed + max(min(spare * 0.7, 150 * u), 0)
    box = QRectF(left, top, wide, high)
    decided = shown.live.what and not shown.status
    sheet.plate(box, "card", "context" if decided else "field_edge", 18)
    _answer(sheet, shown, step, top, high)
    return spare >= 0


def _answer(
    sheet: Sheet, shown: Projected, step: float, top: float, high: float | None = None
) -> float:
    """The live sentence and its details in a card of that height; gives the height that it needs.

    The details lie at the foot of the card.
    """
    u = sheet.u
    left, wide = (MARGIN + PAD) * u, sheet.room - 2 * PAD * u
    live, quiet = shown.live, not shown.live.what
    text = words.PLACEHOLDER if quiet else live.what
    # The answer is what the room reads: it shrinks last.
    what, px = block(sheet, text, SENTENCE, (1 + step) / 2, wide, bold=True)
    ink = Ink.SOFT_CARD if quiet else Ink.CARD
    sheet.text(text, what, QPointF(left, top + PAD * 0.7 * u), px, ink)
    details = [
        (_status_sign(shown.status), "soft_ink", shown.status),
        (Icon.DOCTOR, "ink", live.who),
        (Icon.MOON, "night", live.deputy),
        (Icon.SHEET, "ink", live.with_what),
    ]
    details = [detail for detail in details if detail[2]]
    needed = what.height + 1.4 * PAD * u
    if not details:
        return needed
    row = _details(Sheet(sheet.width, sheet.height, "card"), details, step, left, 0, wide)
    needed += row + 20 * u
    if high is not None:
        _details(sheet, details, step, left, top + high - PAD * 0.7 * u - row, wide)
    return needed


def _status_sign(status: str) -> Icon:
    """The sign that the card wears on the table."""
    elsewhere = (words.NOT_DECIDED["default"], words.TO_CHECK)
    return Icon.COPY if status.startswith(elsewhere) else Icon.PEN


def _details(
    sheet: Sheet,
    details: list[tuple[Icon, str, str]],
    step: float,
    left: float,
    top: float,
    wide: float,
) -> float:
    """Sign and words side by side, on the next line where they do not hold; gives the height."""
    u = sheet.u
    x, y, tallest = left, top, 0.0
    for icon, colour, text in details:
        laid, px = block(sheet, text, DETAIL, step, wide - 66 * u)
        if x > left and x + 66 * u + laid.width > left + wide:
            x, y, tallest = left, y + tallest + 10 * u, 0.0
        first = y - on_middle(_one_line(sheet, text, px), px, 0, bold=False)
        sheet.sign(icon, x, first, 44, colour)
        ink = Ink.SOFT_CARD if colour == "soft_ink" else Ink.CARD
        sheet.text(text, laid, QPointF(x + 66 * u, y), px, ink)
        x += 66 * u + laid.width + 70 * u
        tallest = max(tallest, laid.height)
    return y + tallest - top


def _one_line(sheet: Sheet, text: str, px: float) -> Laid:
    return block(sheet, text, px / sheet.u, 1, 1e6)[0]


def _round(sheet: Sheet, shown: Projected, step: float) -> bool:
    """The situation, what is left and what is missing, and how far the round is."""
    lay_bar(sheet, shown)
    u, left, wide = sheet.u, MARGIN * sheet.u, sheet.room
    bottom = lay_foot(sheet, shown, step) - GAP * 0.8 * u
    y = (sheet.bar + GAP + 12) * u
    situation, px = balanced(sheet, shown.situation, 66, step, wide)
    sheet.text(shown.situation, situation, QPointF(left, y), px, Ink.PAGE)
    y += situation.height + 32 * u
    if shown.total:
        bottom = lay_progress(sheet, shown, bottom)
    column = (wide - GAP * u) / 2
    sides = (
        (Icon.CHECK, "good.line", words.REMAINING, shown.remaining),
        (Icon.CROSS, "bad.line", words.MISSING, shown.missing),
    )
    inner = column - 2 * PAD * u
    blocks = [block(sheet, text, 52, step, inner) for *_, text in sides]
    needed = max(laid.height for laid, _ in blocks) + (sheet.least * 1.6 + 2 * PAD * 0.75) * u
    high = needed + max(min((bottom - y - needed) * 0.4, 80 * u), 0)
    for rank, ((icon, colour, name, text), (laid, px)) in enumerate(
        zip(sides, blocks, strict=True)
    ):
        x = left + rank * (column + GAP * u)
        sheet.plate(QRectF(x, y, column, high), "card", "card_edge", 18)
        head, head_px = block(sheet, name, sheet.least, 1, inner - 60 * u, bold=True)
        place = QPointF(x + PAD * u + 60 * u, y + PAD * 0.7 * u)
        sheet.text(name, head, place, head_px, Ink.SOFT_CARD)
        middle = place.y() - on_middle(head, head_px, 0, bold=True)
        sheet.sign(icon, x + PAD * u, middle, 38, colour)
        below = QPointF(x + PAD * u, y + (PAD * 0.75 + sheet.least * 1.6) * u)
        sheet.text(text, laid, below, px, Ink.CARD)
    return y + needed <= bottom


_LAYS: dict[Scene, Lay] = {
    Scene.QUESTION: _question,
    Scene.BREAK: lay_break,
    Scene.RETURN: lay_return,
    Scene.STORY: lay_story,
}
"""What lies on the page between bar and lights; the round where none is named."""
