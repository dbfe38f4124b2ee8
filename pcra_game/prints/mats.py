"""Table mats: one A4 landscape a context, with what is left, what is gone and its battery."""

from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pcra_game.domain.deck import Level
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import contexts_in_play, level_of
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import PICTURED
from pcra_game.prints.paper import Print, canvas_at, write_print
from pcra_game.prints.sheets import A4_HEIGHT, A4_WIDTH, Place
from pcra_game.table_view.items.rail import ContextFace
from pcra_game.table_view.items.shapes import Canvas, write
from pcra_game.texts import prints as words

UNIT = 25.0
"""Points: a title of 1.22 units is read at two metres."""

_MARGIN = 8.0
_COLUMNS_FROM = 6.4
"""Units above the two columns."""
_FOOT = 6.3
"""Units below them, for the services."""
_HEADING, _TEXT = 1.15, 0.92


@dataclass(frozen=True, slots=True)
class Mat:
    """A context as the table shows it, with what is gone beside what is left."""

    code: str
    title: str
    battery: int
    remaining: str
    missing: str
    services: tuple[tuple[str, Level], ...]

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        ContextFace(self.code, self.title, self.battery, "", self.services).paint(canvas)
        half = canvas.width / canvas.unit / 2
        for said, text, left in (
            (words.LEFT, self.remaining, 0.85),
            (words.GONE, self.missing, half + 0.4),
        ):
            right = canvas.width / canvas.unit - left - half + 1.25
            self._column(canvas, canvas.box(left, _COLUMNS_FROM, right, _FOOT), said, text)

    @staticmethod
    def _column(canvas: Canvas, room: QRectF, said: str, text: str) -> None:
        u, palette = canvas.unit, canvas.palette
        end = write(canvas, said, room, palette.context, px=_HEADING * u, bold=True)
        room.setTop(end + 0.25 * u)
        write(canvas, text, room, palette.ink, px=_TEXT * u)


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
            tuple(
                (one, level_of(known, game, code, one)) for one in PICTURED if one in game.services
            ),
        )
        for code in codes
    )


def write_mats(state: WorkshopState | None, game: Game, stream: BinaryIO) -> None:
    """Write the mats of a unit. Needs a QGuiApplication."""
    pages = [partial(_paint, mat) for mat in mats_of(state, game)]
    about = Print(f"{words.MATS} · {game.unit.label}", landscape=True)
    write_print(about, pages, stream)


def _paint(mat: Mat, painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = Place(0, 0, A4_HEIGHT, A4_WIDTH).grown(-_MARGIN)
    mat.paint(canvas_at(painter, sheet, UNIT))
