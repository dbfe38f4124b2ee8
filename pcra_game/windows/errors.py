"""The one place that turns what went wrong into a sentence on screen and a line in the log.

The log names the kind of an error and its place in the program, never what was typed.
"""

import re
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.controls import TextBlock, button, plain_label

LOG_NAME = "incidents.log"
LARGEST_LOG = 200_000

_SPEAKER = re.compile(r"Q\w{1,40}::\w{1,40}")

_QT_KINDS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class Faults:
    """Hears of every error that nobody caught, and keeps the application running."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        """`folder` gets the log; `say` shows one sentence in the window."""
        self._log = folder / LOG_NAME
        self._say = say

    def install(self) -> None:
        """Take over from Python and from Qt; nothing in English reaches the room."""
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self._qt_said)

    def hear(self, error: BaseException) -> None:
        """Say what a person can act on; log the rest and say that work may go on."""
        if isinstance(error, KnownError):
            self._say(str(error))
            return
        self._note(type(error).__name__, _place(error))
        self._say(words.UNEXPECTED)

    def _raised(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        self.hear(error)

    def _raised_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._note(told.exc_type.__name__, _place(told.exc_value))

    def _unraisable(self, told: "sys.UnraisableHookArgs") -> None:
        if told.exc_value is not None:
            self._note(told.exc_type.__name__, _place(told.exc_value))

    def _qt_said(self, kind: QtMsgType, where: QMessageLogContext, message: str) -> None:
        if kind in _QT_KINDS:
            # Only the name of the function that speaks: a message may quote a text or a path.
            speaker = _SPEAKER.match(message)
            place = f"{where.category or ''} {speaker[0] if speaker else ''}"
            self._note(f"Qt {_QT_KINDS[kind]}", place.strip())

    def _note(self, kind: str, place: str) -> None:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            if self._log.exists() and self._log.stat().st_size > LARGEST_LOG:
                self._log.replace(self._log.with_suffix(".old.log"))
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{moment} {kind} {place}\n")
        except OSError:
            # Nowhere to write: the sentence on screen has to do.
            return


def _place(error: BaseException) -> str:
    steps = traceback.extract_tb(error.__traceback__)
    said = [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in steps[-6:]]
    return " > ".join(said)


class ReadOnlyDialog(QDialog):
    """Says who holds a workshop, and offers to look at it. Open it; never execute it."""

    def __init__(self, parent: QWidget, palette: Palette, sentence: str) -> None:
        """Take the sentence of the refusal."""
        super().__init__(parent)
        self.setWindowTitle(words.BUSY_TITLE)
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(plain_label(words.BUSY_TITLE, "title"))
        column.addWidget(TextBlock(sentence, px=17, colour=palette.ink))
        column.addStretch(1)
        keys = QHBoxLayout()
        keys.addStretch(1)
        self.look = button(
            words.OPEN_READ_ONLY,
            role="primary",
            icon=Icon.EYE,
            colour=palette.mood(Mood.GOOD).on_strong,
            clicked=self.accept,
        )
        self.look.setDefault(True)
        keys.addWidget(button(words.CANCEL, clicked=self.reject))
        keys.addWidget(self.look)
        column.addLayout(keys)
