"""The demo in the window: a workshop that plays by itself, by invisible hands, gesture by gesture.

It lives in a folder of its own, which goes with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pcra_game.app.held import Held
from pcra_game.app.store import Store
from pcra_game.texts import app as words

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.hand_ids import ForeseenIds
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.room import Room

BETWEEN_GESTURES = 0.35
BETWEEN_EVENTS = 0.03
"""Seconds: quick enough for three hundred gestures, slow enough to follow."""


class DemoPlay:
    """One showing of the demo."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        settled: Callable[[], bool],
        enter: Callable[[Held, ForeseenIds], object],
    ) -> None:
        """`settled` stores what is typed in the room before; `enter` shows the new session."""
        self._window, self._store = window, store
        self._settled, self._enter = settled, enter

    async def play(self) -> None:
        """Make a session, show it, and play until the end or until somebody takes over."""
        self._window.inform(words.DEMO_PREPARING)
        await self._store.ready()
        if not self._settled():
            return
        from pcra_game.windows.hand_ids import ForeseenIds

        ids = ForeseenIds()
        folder = TemporaryDirectory(prefix="pcra-demo-", ignore_cleanup_errors=True)
        session = _new_session(Path(folder.name) / words.DEMO_NAME)
        self._enter(Held(session, folder=folder), ids)
        if self._window.room is not None:
            await self._play(self._window.room, ids)

    async def _play(self, room: Room, ids: ForeseenIds) -> None:
        self._window.inform(words.PLAYING_DEMO)
        try:
            await _beside_tasks(self._beats(room, ids))
        except Exception:  # noqa: BLE001 - a person's hand came between: the table is theirs
            self._window.inform(words.DEMO_STOPPED)
            return
        if self._window.room is room:
            self._window.say(words.DEMO_PLAYED)

    def _beats(self, room: Room, ids: ForeseenIds) -> Iterator[float]:
        """Play, and give the seconds to wait after each event."""
        from pcra_game.domain.moves import Record
        from pcra_game.domain.room_events import PhaseEntered
        from pcra_game.windows.hand import Hand
        from pcra_game.workshop.autopilot import intents

        hand = Hand(self._window, ids)
        pace = 0.0  # nobody came to watch forms being filled: the house is framed in a breath
        for intent in intents():
            fact = intent.move.fact if isinstance(intent.move, Record) else None
            if isinstance(fact, PhaseEntered):
                pace = 1.0
                self._window.inform(room.game.phases[fact.phase].title)
            yield pace * BETWEEN_GESTURES
            if self._window.room is not room:
                return
            for _event in hand.play(intent):
                yield pace * BETWEEN_EVENTS
                if self._window.room is not room:
                    return


async def _beside_tasks(beats: Iterator[float]) -> None:
    """Take one beat after the other, outside of any task.

    A hand lets Qt handle its events at once, and tasks with them: inside a task these would break.
    """
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    timer = QTimer()
    timer.setSingleShot(True)

    def beat() -> None:
        try:
            pause = next(beats)
        except StopIteration:
            if not ended.done():
                ended.set_result(None)
        except Exception as error:  # noqa: BLE001 - raised again by who waits
            if not ended.done():
                ended.set_exception(error)
        else:
            if not ended.done():
                timer.start(round(pause * 1000))

    timer.timeout.connect(beat)
    timer.start(0)
    try:
        await ended
    finally:
        timer.stop()


def _new_session(path: Path) -> SessionFile:
    from pcra_game.workshop import autopilot
    from pcra_game.workshop.files import create_session, load_game

    return create_session(
        path,
        load_game(autopilot.UNIT),
        title=autopilot.TITLE,
        establishment=autopilot.ESTABLISHMENT,
        activities=autopilot.ACTIVITIES,
    )
