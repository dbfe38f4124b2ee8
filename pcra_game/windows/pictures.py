"""Views of a session as pictures, without a window: for the command line and the documents.

Nobody holds a card there, so the card in hand is the last one that the room answered, in the
context of that answer; a session without answers shows its round.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.domain.drawing import Tint
from pcra_game.domain.figures import matrix
from pcra_game.table_view.figure_painter import paint, tints
from pcra_game.table_view.palette import LIGHT, Palette
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.projector_content import last_in_hand
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.synthesis import SynthesisPage
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.workshop import Workshop, utc_now

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile

Size = tuple[int, int]
Draw = Callable[["SessionFile", Size, Palette], QImage]

LEAST_DESK = (1280, 720)
_MARGIN = 0.02
SETTLING = 5
"""Turns of the event loop that nested layouts take."""


def widget_picture(widget: QWidget, size: Size) -> QImage:
    """What a shown widget looks like at a size, once nested layouts have come to rest."""
    widget.resize(*size)
    for _ in range(SETTLING):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return widget.grab().toImage()


def room_of(session: "SessionFile") -> Room:
    """A room that reads a session, with the last answered card in hand."""
    room = Room(Workshop(session), new_id=lambda: "", read_only=True)
    found = last_in_hand(session.history, session.state)
    if found is not None:
        card, context = found
        room.choose_context(context)
        room.select(Selection(Kind.CARD, card.id))
    return room


def table_picture(session: "SessionFile", size: Size, palette: Palette = LIGHT) -> QImage:
    """The desk as the facilitator sees it: table, bar, and the sheet of the answered card."""
    from pcra_game.windows.actions import Actions
    from pcra_game.windows.desk import Desk

    desk = Desk(room_of(session), PhaseClock(utc_now), palette, now=utc_now, idle_ms=0)
    desk.top_bar.hold(Actions(desk, palette))
    # Below this size a window has no room for its signs: it is drawn larger, then shrunk.
    factor = max(1.0, *(least / length for least, length in zip(LEAST_DESK, size, strict=True)))
    desk.table.set_motion(False)
    desk.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    desk.show()
    image = widget_picture(desk, (round(size[0] * factor), round(size[1] * factor)))
    desk.hide()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(*size, mode=smooth) if factor > 1 else image


def projector_picture(session: "SessionFile", size: Size, palette: Palette = LIGHT) -> QImage:
    """The projector, without a clock: a file does not say what time it is in the room."""
    window = ProjectorWindow(room_of(session), PhaseClock(utc_now), palette)
    return window.picture(*size)


def synthesis_picture(session: "SessionFile", size: Size, palette: Palette = LIGHT) -> QImage:
    """The synthesis page."""
    return SynthesisPage(room_of(session), palette).picture(*size)


def matrix_picture(session: "SessionFile", size: Size, palette: Palette = LIGHT) -> QImage:
    """The matrix alone, as large as it can and centred."""
    drawing, (width, height) = matrix(session.state, session.game), size
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(tints(palette)[Tint.PAPER]))
    inner = QRectF(0, 0, width, height).adjusted(
        *(share * length for share in (_MARGIN, -_MARGIN) for length in size)
    )
    scale = min(inner.width() / drawing.width, inner.height() / drawing.height)
    painter = QPainter(image)
    painter.translate(inner.center().x(), inner.center().y())
    painter.scale(scale, scale)
    painter.translate(-drawing.width / 2, -drawing.height / 2)
    paint(drawing, painter, tints(palette))
    painter.end()
    return image


VIEWS: dict[str, Draw] = {
    "table": table_picture,
    "projector": projector_picture,
    "synthesis": synthesis_picture,
    "matrix": matrix_picture,
}
"""What draws each view of the verb `render`."""
