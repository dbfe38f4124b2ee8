"""Table mats: one A4 landscape a context, with what is left, what is gone and its battery."""

import re
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from pcra_game.domain.deck import Level
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import contexts_in_play, level_of
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import PICTURED
from pcra_game.prints.paper import POINT, Print, canvas_at, whose, write_print
from pcra_game.prints.sheets import A4_HEIGHT, A4_WIDTH, Place
from pcra_game.table_view.items.rail import CONTEXT_HEAD, LEVELS, write_context_head
from pcra_game.table_view.items.shapes import (
    Canvas,
    draw_outline,
    draw_two_parts,
    fitted,
    icon_at,
    rounded,
    translucent,
    write,
)
from pcra_game.table_view.items.signs import service_icon
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import prints as words
from pcra_game.texts.words import LEVEL

_BEHIND_NAME = re.compile(r", | \(")

UNIT = 25.0
"""Points: a title of 1.22 units is read at two metres."""

_MARGIN = 8.0
_TITLE = 1.22
_SPACING = 1.35
"""Height of a line of words to its size, at most."""
_ROW = 1.28
"""Height of the line of a service."""
_ICON, _NAME, _LEVEL = 0.8, 2.5, 14.3
"""Where the columns of a service begin: its picture, its name, what is left of it."""
_LOCAL = 20.6
"""Where its local name is read, or written by hand."""
_HEADING, _TEXT, _SMALL = 1.15, 0.92, 0.74
_SHRINKS = (1.0, 0.93, 0.85, 0.75, 0.65, 0.5, 0.42, 0.36)
"""A local name may have sixty signs: it is written smaller and over two lines, never cut."""


@dataclass(frozen=True, slots=True)
class MatService:
    """A service with what is left of it; `local` is how it is called here, nothing if unknown."""

    code: str
    label: str
    level: Level
    local: str


@dataclass(frozen=True, slots=True)
class Mat:
    """A context with the band that it has on the table, and what is gone beside what is left."""

    code: str
    title: str
    battery: int
    remaining: str
    missing: str
    services: tuple[MatService, ...]

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        u, palette = canvas.unit, canvas.palette
        head = QRectF(0, 0, canvas.width, CONTEXT_HEAD * u)
        draw_two_parts(canvas, canvas.box(), head, palette.context, palette.card)
        draw_outline(canvas, canvas.box(), palette.context)
        write_context_head(canvas, self.code, self.battery)
        title = canvas.box(0.85, CONTEXT_HEAD + 0.55, 0.7)
        title.setHeight(2 * _TITLE * _SPACING * u)
        end = write(canvas, self.title, title, palette.ink, px=_TITLE * u, bold=True)
        top = end / u
        foot = (len(self.services) + 1) * _ROW + 0.5
        half = canvas.width / u / 2
        for said, text, left in (
            (words.LEFT, self.remaining, 0.85),
            (words.GONE, self.missing, half + 0.4),
        ):
            right = canvas.width / u - left - half + 1.25
            self._column(canvas, canvas.box(left, top + 0.5, right, foot + 0.2), said, text)
        self._draw_services(canvas, canvas.height / u - foot)

    @staticmethod
    def _column(canvas: Canvas, room: QRectF, said: str, text: str) -> None:
        u, ink = canvas.unit, canvas.palette.ink
        end = write(canvas, said, room, ink, px=_HEADING * u, bold=True)
        room.setTop(end + 0.25 * u)
        write(canvas, text, room, ink, px=_TEXT * u)

    def _draw_services(self, canvas: Canvas, y: float) -> None:
        soft = canvas.palette.soft_ink
        for said, x in zip(words.SERVICE_COLUMNS, (_ICON, _LEVEL, _LOCAL), strict=True):
            write(canvas, said, canvas.box(x, y, 0.8), soft, px=_SMALL * canvas.unit, bold=True)
        for number, one in enumerate(self.services, start=1):
            _draw_service(canvas, one, y + number * _ROW)


def _draw_service(canvas: Canvas, one: MatService, y: float) -> None:
    palette, u, painter = canvas.palette, canvas.unit, canvas.painter
    sign, mood = LEVELS[one.level]
    shade = palette.mood(mood)
    line = QRectF(0, (y + 0.05) * u, canvas.width, (_ROW - 0.1) * u)
    ground = QRectF(_ICON * u, line.top(), (_LOCAL - 0.4 - _ICON) * u, line.height())
    painter.fillPath(rounded(ground, 0.3 * u), translucent(shade.fill, 120))
    middle = line.center().y()
    icon_at(canvas, service_icon(one.code), (_ICON + 0.85) * u, middle, 0.9 * u, palette.ink)
    icon_at(canvas, sign, (_LEVEL + 0.45) * u, middle, 0.75 * u, shade.line)
    for said, x, right, px in (
        (one.label, _NAME, _LEVEL - 0.2, _SMALL),
        (LEVEL[one.level.value], _LEVEL + 1.1, _LOCAL - 0.5, _SMALL),
        (one.local, _LOCAL, canvas.width / u - 0.8, _TEXT),
    ):
        room = (right - x) * u
        laid = fitted(said, width=room, height=line.height(), px=px * u, shrinks=_SHRINKS)
        draw(painter, laid, x * u, middle - laid.height / 2, palette.ink)
    if not one.local:
        painter.setPen(QPen(QColor(palette.field_edge), 0.5 * POINT))
        low = line.bottom() - 0.15 * u
        painter.drawLine(QLineF(_LOCAL * u, low, canvas.width - 0.8 * u, low))


def mats_of(state: WorkshopState | None, game: Game) -> tuple[Mat, ...]:
    """Give a mat for each context that the room plays; levels as the room corrected them."""
    known = state or WorkshopState()
    codes = contexts_in_play(state, game) if state is not None else game.played_contexts
    return tuple(
        Mat(
            code,
            game.contexts[code].title,
            int(game.preset(code)[1]),
            game.contexts[code].remaining,
            game.contexts[code].missing,
            tuple(_service(known, game, code, one) for one in PICTURED if one in game.services),
        )
        for code in codes
    )


def _service(state: WorkshopState, game: Game, context: str, code: str) -> MatService:
    described = state.services.get(code)
    local = described.local_name if described is not None else ""
    # A line is read at two metres: what the deck adds behind the name has no room in it.
    short = _BEHIND_NAME.split(game.services[code].label, maxsplit=1)[0]
    return MatService(code, short, level_of(state, game, context, code), local)


def write_mats(state: WorkshopState | None, game: Game, stream: BinaryIO) -> None:
    """Write the mats of a unit. Needs a QGuiApplication."""
    pages = [partial(_paint, mat) for mat in mats_of(state, game)]
    write_print(Print(words.MATS, whose(state, game), landscape=True), pages, stream)


def _paint(mat: Mat, painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = Place(0, 0, A4_HEIGHT, A4_WIDTH).grown(-_MARGIN)
    mat.paint(canvas_at(painter, sheet, UNIT))
