"""What the timeline says under the mouse: a stretch may be too narrow for its words."""

from PySide6.QtCore import QRectF

from pcra_game.domain import figures
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import activity_timeline
from pcra_game.texts import synthesis as words
from pcra_game.texts.figures import COVER
from pcra_game.texts.typography import instant_label
from pcra_game.windows.controls import plain_tip

Tips = list[tuple[QRectF, str]]

NARROWEST = 5.0
"""Points that the mouse is given to meet a stretch."""


def timeline_tips(state: WorkshopState, game: Game, measures: figures.Measures) -> Tips:
    """Where each stretch lies in the drawing, in points, and its words in full."""
    found: Tips = []
    for row, sheet in enumerate(kept_sheets(state, game)):
        y = measures.top(row, figures.BAND)
        for segment in activity_timeline(state, game, sheet.id):
            left = figures.position(segment.start, measures)
            wide = figures.position(segment.end, measures) - left
            spare = max(NARROWEST - wide, 0.0)
            box = QRectF(left - spare / 2, y, wide + spare, measures.row)
            start, end = instant_label(segment.start), instant_label(segment.end)
            said = words.stretch(sheet.label, COVER[segment.cover], start, end, segment.words)
            found.append((box, plain_tip(said)))
    return found


def tip_at(tips: Tips, x: float, y: float) -> str:
    """The words of the narrowest stretch under a point; empty beside all of them."""
    met = [(box.width(), said) for box, said in tips if box.contains(x, y)]
    return min(met)[1] if met else ""
