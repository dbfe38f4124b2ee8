"""The deck of a unit on A4, both sides: a page of fronts, then the page of their backs."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import cycle, islice
from types import MappingProxyType
from typing import BinaryIO

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.prints.cards import BACK_BANDS, PrintedCard, blank_cards, cards_of
from pcra_game.prints.paper import (
    MM,
    PAPER,
    POINT,
    Page,
    Print,
    canvas_at,
    pixels,
    whose,
    write_print,
)
from pcra_game.prints.sheets import FOUR, NINE, Imposition, Place
from pcra_game.table_view.card_faces import Face
from pcra_game.table_view.items.shapes import RADIUS, rounded
from pcra_game.texts import prints as words

SIZES: Mapping[str, tuple[Imposition, float]] = MappingProxyType(
    {"9": (NINE, 8.6), "a6": (FOUR, 12.7)}
)
"""Where cards of a size lie, and their unit in points."""

_HEAD = 3.8
"""Units of the band on top of a card (items/backs.py): its colour bleeds over the cut."""
_HAIR = 0.3
"""Points of a cut mark."""


def write_deck(
    state: WorkshopState | None, game: Game, stream: BinaryIO, *, size: str = "9"
) -> None:
    """Write the deck of a unit, `size` being one of `SIZES`. Needs a QGuiApplication.

    What is left of the last sheet holds more blank cards: the paper is spent.
    """
    where, unit = SIZES[size]
    cards = [*cards_of(state, game)]
    cards += islice(cycle(blank_cards()), -len(cards) % where.count)
    pages: list[Page] = []
    for start in range(0, len(cards), where.count):
        sheet = cards[start : start + where.count]
        pages.append(partial(_paint_side, where, unit, sheet, False))
        pages.append(partial(_paint_side, where, unit, sheet, True))
    about = Print(words.deck_of(size), whose(state, game), duplex=True)
    write_print(about, pages, stream)


def draw_marks(painter: QPainter, where: Imposition) -> None:
    """Draw the cut marks of a sheet."""
    lines = [QLineF(*(end * MM for end in line)) for line in where.marks()]
    for colour, width in (("white", 3 * _HAIR), ("black", _HAIR)):  # some lie on a dark bleed
        painter.setPen(QPen(QColor(colour), width * POINT))
        painter.drawLines(lines)


def _paint_side(
    where: Imposition, unit: float, cards: Sequence[PrintedCard], backs: bool, painter: QPainter
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, card in enumerate(cards):
        place = where.back(number) if backs else where.cut(number)
        bands = BACK_BANDS if backs else card.front_bands
        if where.bleed:
            _bleed(painter, place, where.bleed, bands, unit)
        _paint(painter, place.grown(-where.inset), card.back if backs else card.front, unit)
    draw_marks(painter, where)


def _bleed(painter: QPainter, place: Place, by: float, bands: tuple[str, str], unit: float) -> None:
    """Lay the colours of a card under it and beyond the cut."""
    whole = pixels(place.grown(by))
    top, rest = (QColor(getattr(PAPER, name)) for name in bands)
    painter.fillRect(whole, rest)
    band = QRectF(whole)
    band.setHeight(by * MM + _HEAD * unit * POINT)
    painter.fillRect(band, top)


def _paint(painter: QPainter, place: Place, face: Face, unit: float) -> None:
    painter.save()
    # A shadow has no place on paper: not beside a card, nor in its round corners.
    painter.setClipPath(rounded(pixels(place), RADIUS * unit * POINT))
    face.paint(canvas_at(painter, place, unit))
    painter.restore()
