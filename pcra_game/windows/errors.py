"""The one place that turns what went wrong into a sentence on screen and a line in the log.

The log names the kind of an error and its place in the program, never what was typed.
"""

import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler

from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError

LOG_NAME = "incidents.log"
LARGEST_LOG = 200_000
MINUTE = 60.0
MOST_KINDS = 40
"""Different faults that are told apart in a minute."""

_WRITTEN_AT = (1, 10, 100, 1000, 10_000)
_MANY = "others"
_LONGEST = 600
_NOT_IN_LOG = re.compile(r"[^A-Za-z0-9_.:<>\- ]")

_SPEAKER = re.compile(r"Q\w{1,40}::\w{1,40}")

_QT_KINDS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class Faults:
    """Hears of every error that nobody caught, and keeps the application running.

    What repeats within a minute is counted, and said once.
    """

    def __init__(
        self,
        folder: Path,
        say: Callable[[str], None],
        store: Callable[[], str] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`folder` gets the log; `say` shows one sentence in the window.

        `store` stores what was typed and gives the sentence that says what is safe. It is called
        once the present event is over: a fault may lie in the middle of another gesture.
        """
        self._log = folder / LOG_NAME
        self._say = say
        self._store = store
        self._clock = clock
        self._said_at: float | None = None
        self._counts: dict[tuple[str, str], int] = {}
        self._since = 0.0

    def install(self) -> None:
        """Take over from Python and from Qt; nothing in English reaches the room."""
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self._qt_said)

    def hear(self, error: BaseException) -> None:
        """Say what a person can act on; log the rest and say what is safe."""
        if isinstance(error, KnownError):
            self._say(str(error))
            return
        self.note(error)
        now = self._clock()
        if self._said_at is not None and 0 <= now - self._said_at < MINUTE:
            return
        self._said_at = now
        if self._store is None:
            self._tell(words.UNEXPECTED)
        else:
            QTimer.singleShot(0, self._store_and_tell)

    def note(self, error: BaseException) -> None:
        """Write the kind and the place of an error into the log, never its words."""
        self._note(type(error).__name__, _place(error))

    def note_past(self, told: str) -> None:
        """Write what killed an earlier run into the log."""
        self._note("Crash", told)

    def flush(self) -> None:
        """Write how often what was counted came; called at the end."""
        counts, self._counts = self._counts, {}
        for (kind, place), times in counts.items():
            if times > 1 and times not in _WRITTEN_AT:
                self._write(kind, place, times)

    def _store_and_tell(self) -> None:
        sentence = words.UNEXPECTED
        try:
            if self._store is not None:
                sentence = self._store()
        except Exception as error:  # noqa: BLE001 - it must not bring itself here again
            self.note(error)
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        try:
            self._say(sentence)
        except Exception as error:  # noqa: BLE001 - a window half gone: the log has to do
            self.note(error)

    def _raised(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        if threading.current_thread() is threading.main_thread():
            self.hear(error)
        else:
            self.note(error)

    def _raised_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.note(told.exc_value)

    def _unraisable(self, told: "sys.UnraisableHookArgs") -> None:
        if told.exc_value is not None:
            self.note(told.exc_value)

    def _qt_said(self, kind: QtMsgType, where: QMessageLogContext, message: str) -> None:
        if kind in _QT_KINDS:
            # Only the name of the function that speaks: a message may quote a text or a path.
            speaker = _SPEAKER.match(message)
            place = f"{where.category or ''} {speaker[0] if speaker else ''}"
            self._note(f"Qt {_QT_KINDS[kind]}", place.strip())

    def _note(self, kind: str, place: str) -> None:
        """Count it; write it the first time in a minute, and at the tenth, the hundredth..."""
        now = self._clock()
        if not 0 <= now - self._since < MINUTE:
            self.flush()
            self._since = now
        key = (kind, place)
        if key not in self._counts and len(self._counts) >= MOST_KINDS:
            key = (_MANY, "")
        times = self._counts[key] = self._counts.get(key, 0) + 1
        if times in _WRITTEN_AT:
            self._write(*key, times)

    def _write(self, kind: str, place: str, times: int) -> None:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        counted = f" x{times}" if times > 1 else ""
        line = f"{_one_line(kind)} {_one_line(place)}".rstrip()
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            if self._log.exists() and self._log.stat().st_size > LARGEST_LOG:
                self._log.replace(self._log.with_suffix(".old.log"))
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{moment} {line}{counted}\n")
        except OSError:
            # Nowhere to write: the sentence on screen has to do.
            return


def _one_line(text: str) -> str:
    """Names and numbers only, in one line that cannot be taken for another."""
    return _NOT_IN_LOG.sub("?", text)[:_LONGEST]


def _place(error: BaseException) -> str:
    # No line of source is read: a fault may come from a full disk, or from one that is gone.
    frames = [*traceback.walk_tb(error.__traceback__)][-6:]
    codes = [(frame.f_code, number) for frame, number in frames]
    said = [f"{Path(code.co_filename).name}:{number} {code.co_name}" for code, number in codes]
    return " > ".join(said)
