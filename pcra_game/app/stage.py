"""The demo played by invisible hands in the real window, without a screen, and its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pcra_game.app.offscreen import application_without_screen
from pcra_game.domain.moves import Decide, DecideWithAction
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import LIGHT
from pcra_game.workshop import autopilot
from pcra_game.workshop.autopilot_intents import Intent, Play
from pcra_game.workshop.files import create_session
from pcra_game.workshop.profile import Profile

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from pcra_game.windows.main_window import MainWindow

SIZE = (1920, 1080)
EXTRA_MINUTES = 20
"""The room is late by then: the facilitator gives it time, five minutes a key."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the room saw, as PNG: table and projector in the middle of C0, the synthesis at the end.

    Pixels would weigh eight megabytes a picture while the rest is played.
    """

    table: bytes
    projector: bytes
    synthesis: bytes


def stage(path: Path, play: Play) -> Pictures:
    """Play into a new session at `path`, always the same, and take its pictures.

    Needs no screen. Raises what create_session raises, and NotPlayedError where a widget does not
    take a gesture.
    """
    application_without_screen()
    with TemporaryDirectory(prefix="pcra-demo-") as folder:
        return _play(path, play, Profile(Path(folder), safe=True))


def _play(path: Path, play: Play, profile: Profile) -> Pictures:
    from pcra_game.windows.hand import Hand
    from pcra_game.windows.hand_ids import ForeseenIds
    from pcra_game.windows.main_window import MainWindow

    clock = autopilot.FixedClock()
    ids = ForeseenIds()
    window = MainWindow(profile=profile, palette=LIGHT, tasks=Tasks(_raise))
    window.resize(*SIZE)
    session = create_session(
        path,
        play.game,
        title=play.title,
        establishment=play.establishment,
        activities=play.activities,
        session=play.session,
        now=clock.now,
    )
    with session:
        window.show_room(session, read_only=False, new_id=ids, now=clock.now, idle_ms=0)
        window.show()
        assert window.desk is not None
        window.desk.table.set_motion(False)
        hand = Hand(window, ids)
        table = projector = None
        for intent in play.intents:
            clock.advance(intent.minutes)
            if _pictured(play, intent):
                for _step in hand.give_minutes(EXTRA_MINUTES):
                    pass
                table, projector = _picture(window), _projector(window)
            for _step in hand.play(intent):
                pass
            _bury()
        for _step in hand.rest():
            pass
        synthesis = _synthesis(window)
        window.leave_room()
        window.close()
        window.deleteLater()
        _bury()
    assert table is not None
    assert projector is not None
    return Pictures(table, projector, synthesis)


def _pictured(play: Play, intent: Intent) -> bool:
    """Whether the room is about to decide the card of the pictures."""
    move = intent.move
    if not isinstance(move, Decide | DecideWithAction):
        return False
    return (move.card, move.context) == play.pictured


def _bury() -> None:
    """Delete what was put away: without an event loop nobody else does, and memory grows."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _picture(window: MainWindow) -> bytes:
    assert window.desk is not None
    window.desk.answer.begin()
    window.toast.hide()  # how long a sentence stays is a matter of how quick the machine is
    from pcra_game.windows.pictures import widget_picture

    return _png(widget_picture(window, SIZE))


def _projector(window: MainWindow) -> bytes:
    assert window.desk is not None
    window.desk.projector.end_event_alone()
    return _png(window.desk.projector.picture(*SIZE))


def _synthesis(window: MainWindow) -> bytes:
    assert window.desk is not None
    return _png(window.desk.synthesis.picture(*SIZE))


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _raise(error: BaseException) -> None:
    raise error
