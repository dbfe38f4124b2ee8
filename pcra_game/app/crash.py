"""What keeps a run safe from its own end: its mark, signals, faults, the end of the session.

Whatever comes, what is typed is stored, a transaction finishes or is taken back, and the next
start knows whether this run ended by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from pcra_game.texts import app as app_words
from pcra_game.texts import this_post as words
from pcra_game.workshop.last_run import LastRun, Unfinished

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile

__all__ = ["LastRun", "RunWatch", "Unfinished", "offer_sentence", "what_is_safe"]

SIGN_OF_LIFE_MS = 20_000


class RunWatch(QObject):
    """Watches over one run, from `begin`, in the running loop, to `end`."""

    def __init__(
        self,
        last_run: LastRun,
        *,
        leave: Callable[[], None],
        settle: Callable[[], object],
        put_away: Callable[[], object],
        note_past: Callable[[str], None],
    ) -> None:
        """`leave` begins the end; `settle` stores what is typed; `put_away` closes at once.

        `note_past` hears what killed an earlier run.
        """
        super().__init__()
        from pcra_game.qt_async.signals import EndSignals

        self._last_run = last_run
        self._settle, self._put_away, self._note_past = settle, put_away, note_past
        self._signals = EndSignals(leave)
        self._life = QTimer(self)
        self._life.setInterval(SIGN_OF_LIFE_MS)
        self._life.timeout.connect(last_run.alive)
        self.over = False

    def begin(self) -> None:
        """Leave the mark of this run, and listen."""
        for told in self._last_run.begin():
            self._note_past(told)
        self._life.start()
        self._signals.listen()
        if self._last_run.trace is not None:
            import faulthandler

            # This thread alone: what it tells fits in a line of the log at the next start.
            faulthandler.enable(self._last_run.trace, all_threads=False)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # The system logs off: it may still be called off, so nothing is closed yet.
            application.commitDataRequest.connect(self._store)
            application.aboutToQuit.connect(self._gone)

    def end(self) -> None:
        """This run ends by itself. Does nothing twice."""
        if self.over:
            return
        self.over = True
        self._life.stop()
        self._signals.stop()
        if self._last_run.trace is not None:
            import faulthandler

            faulthandler.disable()
        self._last_run.end()

    def _store(self, _session: object = None) -> None:
        self._settle()

    def _gone(self) -> None:
        """The loop is over, or the system ends it: the last moment in which a file is closed."""
        if not self.over:
            try:
                self._put_away()
            finally:
                self.end()


def what_is_safe(
    session: SessionFile | None,
    settle: Callable[[], bool],
    note: Callable[[BaseException], None],
) -> str:
    """Store what is typed after a fault, and say in one sentence what is on the disk.

    `note` hears of an error in storing it; nothing is raised for that.
    """
    if session is None:
        return app_words.UNEXPECTED
    try:
        stored = settle()
    except Exception as error:  # noqa: BLE001 - the fault may lie just there: then it is not stored
        note(error)
        stored = False
    if not session.path.is_file():
        return words.file_gone(session.path.name)
    decisions, at = len(session.state.answered()), _last_gesture(session)
    say = words.all_stored if stored else words.not_all_stored
    return say(decisions, at)


def offer_sentence(unfinished: Unfinished) -> str:
    """Say what the last run was in when it ended without warning."""
    now = datetime.now(UTC)
    return words.stopped(unfinished.at, unfinished.unit, unfinished.decisions, now)


def _last_gesture(session: SessionFile) -> str:
    """The local hour of the workshop when its last entry was made, as an ISO instant."""
    done = session.history.done
    opened = session.state.opened
    if not done:
        return ""
    instant = datetime.fromisoformat(done[-1].recorded_at)
    offset = timedelta(minutes=opened.utc_offset_minutes if opened is not None else 0)
    return (instant.astimezone(UTC) + offset).replace(tzinfo=None).isoformat()
