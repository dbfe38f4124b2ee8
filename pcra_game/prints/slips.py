"""Answer slips: A6, four to a sheet, each with the code under which it is typed later."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pcra_game.domain.answers import UNIT_SUBJECT, Card
from pcra_game.domain.deck import Scope
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.slips import slip_code
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table_cards import of_activity
from pcra_game.prints.deck import draw_marks
from pcra_game.prints.paper import MM, POINT, Page, Print, canvas_at, whose, write_print
from pcra_game.prints.sheets import FOUR, Place
from pcra_game.table_view.items.shapes import Canvas, draw_two_parts, write
from pcra_game.table_view.typesetting import code_font, lay_out
from pcra_game.texts import prints as words
from pcra_game.texts.answer_sheet import BANDS

LINE = 8.0
"""Millimetres between two lines: a hand writes on them."""

_UNIT = 9.0
_HEAD = 19.0
_LABEL = 22.0
_BOX = 3.2
_BESIDE = 0.8
"""Millimetres between a box to be ticked and its word."""
_CHOICE = 8.0
"""Points of that word."""
_ROWS = ((words.WHAT, 4), (words.WHO, 2), (words.WITH_WHAT, 3))


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One slip: the code of its card, what it asks, of what. All may be empty, to be written."""

    code: str
    title: str
    subject: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        palette, box = canvas.palette, canvas.box()
        head = QRectF(0, 0, box.width(), _HEAD * MM)
        draw_two_parts(canvas, box, head, palette.chip, palette.field)
        self._write_head(canvas)
        y = _HEAD + 1.0
        for label, count in _ROWS:
            _label(canvas, label, y)
            for _ in range(count):
                y += LINE
                _rule(canvas, y)
        y = _choices(canvas, y + 1.5, words.WHEN, tuple(said for _, said in BANDS))
        y = _choices(canvas, y, "", (words.SIGNAL,), ruled=True)
        y = _choices(canvas, y, words.EXISTS, words.EXISTS_CHOICES)
        _label(canvas, words.CONTEXT, y)
        _rule(canvas, y + LINE, until=38.0)
        room = QRectF(40 * MM, (y + 2.6) * MM, 27 * MM, LINE * MM)
        write(canvas, words.BY, room, palette.soft_ink, px=7.5 * POINT)
        _rule(canvas, y + LINE, start=67.0)
        note = QRectF(3 * MM, (y + LINE + 1) * MM, box.width() - 6 * MM, 6 * MM)
        write(canvas, words.NO_NAMES, note, palette.soft_ink, px=7.5 * POINT)

    def _write_head(self, canvas: Canvas) -> None:
        palette = canvas.palette
        code = QRectF(3 * MM, 0, 34 * MM, _HEAD * MM)
        if self.code:
            canvas.painter.setFont(code_font(18 * POINT, bold=True))
            canvas.painter.setPen(QColor(palette.ink))
            canvas.painter.drawText(code, Qt.AlignmentFlag.AlignVCenter, self.code)
        else:
            label = QRectF(3 * MM, 2 * MM, 34 * MM, 6 * MM)
            write(canvas, words.CODE, label, palette.soft_ink, px=8 * POINT)
            _rule(canvas, _HEAD - 3.5, start=3.0, until=34.0)
        wide = canvas.width - 40 * MM
        title = QRectF(37 * MM, 1.5 * MM, wide, 7.5 * MM)
        write(canvas, self.title, title, palette.ink, px=11.5 * POINT, bold=True, middle=True)
        subject = QRectF(37 * MM, 9 * MM, wide, 9 * MM)
        write(canvas, self.subject, subject, palette.soft_ink, px=9 * POINT)


def slips_of(state: WorkshopState | None, game: Game) -> tuple[PrintedSlip, ...]:
    """Give a slip for each question of each activity and of the unit, then blank ones.

    With a state, of the activities that the room kept; without one, of all that the deck has.
    """
    known = state or WorkshopState()
    kept = (
        tuple(one.id for one in game.unit.activities) if state is None else state.kept_activities()
    )
    printed = (one for one in kept if one in game.activities)
    asked = [f"{card}@{one}" for one in printed for card in game.activities[one].objectives]
    units = [one.id for one in game.deck.objectives if one.scope is Scope.UNIT]
    asked += [f"{one}@{UNIT_SUBJECT}" for one in units]
    asked += [id for id, card in known.cards.items() if _lies_there(game, card, kept)]
    found = [_slip(known, game, card) for card in dict.fromkeys(asked)]
    blanks = FOUR.count + -len(found) % FOUR.count  # one sheet, and what is left of another
    return (*found, *[PrintedSlip("", "", "")] * blanks)


def _lies_there(game: Game, card: Card, kept: tuple[str, ...]) -> bool:
    return card.subject in kept or not of_activity(game, card)


def _slip(state: WorkshopState, game: Game, card: str) -> PrintedSlip:
    objective, _, subject = card.partition("@")
    return PrintedSlip(
        slip_code(state, game, card),
        game.objectives[objective].short_title,
        subject_label(state, game, subject),
    )


def write_slips(state: WorkshopState | None, game: Game, stream: BinaryIO) -> None:
    """Write the slips of a unit. Needs a QGuiApplication."""
    found = slips_of(state, game)
    pages: list[Page] = [
        partial(_paint, found[start : start + FOUR.count])
        for start in range(0, len(found), FOUR.count)
    ]
    write_print(Print(words.SLIPS, whose(state, game)), pages, stream)


def _paint(sheet: tuple[PrintedSlip, ...], painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, slip in enumerate(sheet):
        place: Place = FOUR.cut(number).grown(-FOUR.inset)
        painter.save()
        slip.paint(canvas_at(painter, place, _UNIT))
        painter.restore()
    draw_marks(painter, FOUR)


def _label(canvas: Canvas, said: str, y: float) -> None:
    room = QRectF(3 * MM, (y + 2.6) * MM, (_LABEL - 2) * MM, LINE * MM)
    write(canvas, said, room, canvas.palette.ink, px=9 * POINT, bold=True)


def _rule(canvas: Canvas, y: float, *, start: float = _LABEL + 2, until: float = 0.0) -> None:
    end = until * MM if until else canvas.width - 3 * MM
    canvas.painter.setPen(QPen(QColor(canvas.palette.field_edge), 0.5 * POINT))
    canvas.painter.drawLine(QLineF(start * MM, y * MM, end, y * MM))


def _choices(
    canvas: Canvas, y: float, label: str, said: tuple[str, ...], *, ruled: bool = False
) -> float:
    """Draw boxes to be ticked in a row, each before its word; gives where the next row begins."""
    if label:
        _label(canvas, label, y - 0.6)
    for text, x, each in _spread(said, _LABEL + 2, canvas.width / MM - 3):
        canvas.painter.setPen(QPen(QColor(canvas.palette.ink), 0.8 * POINT))
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.drawRect(QRectF(x * MM, (y + 2.2) * MM, _BOX * MM, _BOX * MM))
        room = QRectF((x + _BOX + _BESIDE) * MM, (y + 1.9) * MM, (each - _BOX) * MM, LINE * MM)
        write(canvas, text, room, canvas.palette.ink, px=_CHOICE * POINT)
    if ruled:
        _rule(canvas, y + LINE - 1.5, start=_LABEL + 2 + (canvas.width / MM - _LABEL - 3) / 3)
    return y + LINE


def _spread(said: tuple[str, ...], start: float, end: float) -> Iterator[tuple[str, float, float]]:
    """Give each word with where its box begins and how wide it may be, in millimetres.

    Up to three lie in columns; more have equal gaps, so that each word is nearest to its own box.
    """
    if len(said) <= 3:
        each = (end - start) / 3
        yield from ((text, start + number * each, each) for number, text in enumerate(said))
        return
    wide = [
        lay_out(text, width=(end - start) * MM, px=_CHOICE * POINT).width / MM + _BOX + _BESIDE
        for text in said
    ]
    gap = (end - start - sum(wide)) / (len(said) - 1)
    x = start
    for text, own in zip(said, wide, strict=True):
        yield text, x, own + gap
        x += own + gap
