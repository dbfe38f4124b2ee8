"""The cards of a unit as they are printed: the face that the screen shows, and its back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPen

from pcra_game.domain.deck import Inject, Objective, Priority
from pcra_game.domain.drafting import question_for
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import kept_sheets
from pcra_game.domain.slips import card_code
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.striking import for_unit, opening
from pcra_game.domain.table_cards import Look
from pcra_game.prints.paper import MM
from pcra_game.table_view.card_faces import Face
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.backs import BackFace, FrontFace
from pcra_game.table_view.items.grounds import medallion
from pcra_game.table_view.items.rail import EventFace
from pcra_game.table_view.items.shapes import Canvas, write
from pcra_game.table_view.items.signs import activity_icon, objective_icon
from pcra_game.texts import prints as words
from pcra_game.texts import table as table_words
from pcra_game.texts.typography import join_fr

_LINE = 8.0
"""Millimetres between two lines to be written by hand."""
_PICTURE = 5.1
"""Units from the corner to the middle of the picture, over the sign of a proposed card."""
_PLATE = 8.8
"""Units across the picture: it covers that sign."""
_RULED_FROM = 8.2
"""Units above the first line of a blank card."""
_EVENT_UNIT = 1.22
"""An event is read aloud, held in a hand: its words are larger than those of the table."""
_EVENT_SHARE = 0.64
"""Of the height of its card."""


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """Both sides of a card; the bands are the colours that bleed over the cut: top, then rest."""

    front: Face
    back: Face
    front_bands: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PicturedFace:
    """A proposed card held up, with the picture that its objective or activity has on the table."""

    face: FrontFace
    icon: Icon

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        self.face.paint(canvas)
        u, palette = canvas.unit, canvas.palette
        middle = QPointF(canvas.width - _PICTURE * u, canvas.height - _PICTURE * u)
        medallion(canvas, self.icon, middle, _PLATE * u, palette.context, palette.on_context)


@dataclass(frozen=True, slots=True)
class PrintedEvent:
    """An event as the table shows it, in larger words; beneath it the bet and the verdict."""

    head: str
    text: str
    channel: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        high = canvas.height * _EVENT_SHARE
        larger = replace(canvas, unit=canvas.unit * _EVENT_UNIT, height=high)
        EventFace(self.head, self.text, "", self.channel).paint(larger)
        u, painter, palette = canvas.unit, canvas.painter, canvas.palette
        step = (canvas.height - high) / (len(words.EVENT_LINES) + 0.7)
        for number, said in enumerate(words.EVENT_LINES, start=1):
            y = high + number * step
            room = QRectF(1.3 * u, y - 1.2 * u, 8 * u, 1.4 * u)
            write(canvas, said, room, palette.soft_ink, px=canvas.body, bold=True)
            painter.setPen(QPen(QColor(palette.soft_ink), 0.06 * u))
            painter.drawLine(QLineF(9.5 * u, y, canvas.width - 1.3 * u, y))


@dataclass(frozen=True, slots=True)
class BlankFace:
    """A card with nothing on it but what kind of card it is, and lines to write on."""

    title: str
    asked: str

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        lines = ((self.asked, " "),)
        FrontFace(self.title, "", words.BLANK, Look.GHOST, lines).paint(canvas)
        u, painter = canvas.unit, canvas.painter
        painter.setPen(QPen(QColor(canvas.palette.soft_ink), 0.06 * u))
        y = _RULED_FROM * u
        while y < canvas.height - 1.5 * u:
            painter.drawLine(QLineF(1.3 * u, y, canvas.width - 1.3 * u, y))
            y += _LINE * MM


def cards_of(state: WorkshopState | None, game: Game) -> Iterator[PrintedCard]:
    """Give the deck of the unit: objectives, activities, events, then the blank cards.

    With a state, only the activities that the room kept; without one, all that the deck has.
    """
    yield from (_objective(game, one) for one in game.deck.objectives)
    if state is None:
        yield from (
            _activity(one.id, one.label, one.priority, one.dmia, said=False)
            for one in game.unit.activities
        )
    else:
        yield from (
            _activity(one.id, one.label, one.priority, one.dmia.minutes, said=one.dmia.discussed)
            for one in kept_sheets(state, game)
        )
    opened = opening(game)
    yield from (
        _event(game, one) for one in game.scenario.injects if one in opened or for_unit(game, one)
    )
    yield from blank_cards()


def blank_cards() -> Iterator[PrintedCard]:
    """Give one blank card of each kind."""
    for title, asked in words.BLANK_FRONTS:
        back = BackFace(title, words.BLANK_QUESTION, words.BLANK_PROMPTS, Look.GHOST)
        yield PrintedCard(BlankFace(title, asked), back, _NEUTRAL)


_NEUTRAL = ("chip", "card")
_PAPER = ("card", "card")
BACK_BANDS = ("context", "page")
"""Names of the palette for the band and the rest of every back."""


def _objective(game: Game, one: Objective) -> PrintedCard:
    lines = (
        (words.ASKED, words.ASKED_OF[one.scope.value]),
        (words.PLAYED_IN, join_fr(one.playable_in)),
    )
    question = question_for(game, one)
    return PrintedCard(
        PicturedFace(
            FrontFace(one.short_title, question, card_code(one), Look.GHOST, lines),
            objective_icon(one.id),
        ),
        BackFace(one.short_title, question, one.prompts, Look.GHOST),
        _NEUTRAL,
    )


def _activity(
    id: str, label: str, priority: Priority, dmia: int | None, *, said: bool
) -> PrintedCard:
    wait = table_words.wait(dmia)
    title = f"{words.ACTIVITY} {id}"
    front = FrontFace(
        title,
        label,
        priority.value,
        Look.GHOST,
        ((words.STOP, wait if said else words.to_correct(wait)),),
    )
    return PrintedCard(
        PicturedFace(front, activity_icon(label)),
        BackFace(title, words.ACTIVITY_QUESTION, words.ACTIVITY_PROMPTS, Look.GHOST),
        _NEUTRAL,
    )


def _event(game: Game, one: Inject) -> PrintedCard:
    about = game.objectives[one.objective]
    title = f"{words.EVENT} {one.id}"
    back = BackFace(title, question_for(game, about), about.prompts, Look.GHOST)
    return PrintedCard(
        PrintedEvent(f"{one.channel} · {one.moment}", one.text, one.channel), back, _PAPER
    )
