"""Pictures of the table and of the projector in every size, palette and size of text.

The workshop is that of the demo, stopped while an answer is being written and an event is on the
table: what a room looks at most of the time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from pcra_game.domain.moves import Decide, DecideWithAction, Move
from pcra_game.persistence.session_file import SessionFile
from pcra_game.table_view.palette import LIGHT, PALETTES
from pcra_game.windows.desk import Desk
from pcra_game.windows.pictures import widget_picture
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.style import dress
from pcra_game.workshop import autopilot
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.workshop import Workshop
from tests.fixtures.demo_session import opened_demo

SIZES = ((1024, 768), (1280, 720), (1366, 768), (1920, 1080), (3840, 2160))
TEXTS = (100, 150)
VIEWS = ("table", "projector")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the gallery; `text` is in per cent."""

    view: str
    size: tuple[int, int]
    palette: str
    text: int

    @property
    def name(self) -> str:
        """The stem of its file."""
        return f"{self.view}-{self.size[0]}x{self.size[1]}-{self.palette}-{self.text}"

    @property
    def golden(self) -> str:
        """The stem of the picture that it is compared with.

        The room's words are as large as the screen lets them be, whatever size the facilitator
        reads: every size of text has the same picture of the projector.
        """
        return replace(self, text=TEXTS[0]).name if self.view == "projector" else self.name


SHOTS = tuple(Shot(*made) for made in product(VIEWS, SIZES, PALETTES, TEXTS))


def play_until_pictured(path: Path) -> None:
    """Write the demo up to the decision of its pictures, through the rules, always the same."""
    clock = autopilot.FixedClock()
    session = opened_demo(path, clock)
    with session:
        workshop = Workshop(session, now=clock.now)
        for intent in autopilot.intents():
            if _pictured(intent.move):
                return
            clock.advance(intent.minutes)
            autopilot.perform(workshop, intent)


def _pictured(move: Move) -> bool:
    if not isinstance(move, Decide | DecideWithAction):
        return False
    return (move.card, move.context) == autopilot.PICTURED_CARD


@contextmanager
def stopped_room(path: Path) -> Iterator[tuple[Room, PhaseClock]]:
    """The room of such a file with the pictured card in hand, read-only, its clock standing."""
    clock = autopilot.FixedClock()
    with SessionFile.open(path) as session:
        room = Room(Workshop(session, now=clock.now), new_id=lambda: "", read_only=True)
        card, context = autopilot.PICTURED_CARD
        room.choose_context(context)
        room.select(Selection(Kind.CARD, card))
        yield room, PhaseClock(clock.now)


def take(shot: Shot, room: Room, clock: PhaseClock) -> QImage:
    """Take one picture."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    palette = PALETTES[shot.palette]
    dress(application, palette, shot.text / 100)
    try:
        if shot.view == "table":
            return _table(room, clock, shot)
        window = ProjectorWindow(room, clock, palette)
        image = window.picture(*shot.size)
        window.deleteLater()
        return image
    finally:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        dress(application, LIGHT)


def _table(room: Room, clock: PhaseClock, shot: Shot) -> QImage:
    from pcra_game.windows.actions import Actions

    palette = PALETTES[shot.palette]
    desk = Desk(room, clock, palette, now=autopilot.FixedClock().now, idle_ms=0)
    desk.top_bar.hold(Actions(desk, palette))
    desk.table.set_motion(False)
    desk.table.set_text(shot.text / 100)
    desk.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    desk.resize(*shot.size)
    desk.show()
    image = widget_picture(desk, shot.size)
    desk.put_away()
    room.drop_drafts()
    desk.hide()
    desk.deleteLater()
    return image
