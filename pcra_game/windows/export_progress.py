"""How an export goes, file by file, and what it gave."""

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, show_if
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled

_WIDE, _NARROWEST = 860, 520
_LINE = 27
_LOWEST = 70
_AROUND = 190


class FileState(StrEnum):
    """Where a file of an export is."""

    WAITS = "waits"
    NOW = "now"
    WRITTEN = "written"
    REFUSED = "refused"
    STOPPED = "stopped"


class ExportProgress(FittingDialog):
    """One line a file; closing it leaves the export going on. Open it; never execute it."""

    stop_asked = Signal()
    again_asked = Signal()

    def __init__(
        self, parent: QWidget | None, palette: Palette, names: Sequence[str], folder: Path
    ) -> None:
        """Take the names of the files, and the folder they go to."""
        super().__init__(parent)
        self._palette, self._folder = palette, folder
        self.states = dict.fromkeys(names, FileState.WAITS)
        self._said: dict[str, TextBlock] = {}
        self.setWindowTitle(words.PROGRESS)
        self.setMinimumWidth(scaled(_NARROWEST))
        self.title = plain_label(words.PROGRESS, "title")
        self.bar = QProgressBar()
        self.bar.setRange(0, len(names))
        self.bar.setAccessibleName(words.PROGRESS)
        self.outcome = TextBlock(px=16, colour=palette.ink)
        self.outcome.setObjectName("outcome")
        self.trouble = Note(Mood.WARNING, Icon.WARNING, palette)
        self.stop = button(words.STOP, clicked=self._stop)
        self.again = button(words.AGAIN, clicked=self._again)
        self.open_folder = button(words.OPEN_FOLDER, clicked=self._open_folder)
        self.shut = button(words.GO_ON, role="primary", clicked=self.accept)
        self._arrange()
        self.trouble.hide()
        self.again.hide()
        self.open_folder.hide()
        self._count()
        self.resize(scaled(_WIDE), scaled(_AROUND + _LINE * (len(names) + 1)))
        self.shut.setDefault(True)
        self.shut.setFocus()  # Enter once too often stops nothing

    def begin(self, name: str) -> None:
        """A file is being written."""
        self._say(name, FileState.NOW, words.NOW)

    def written(self, name: str, sentence: str) -> None:
        """A file is there."""
        self._say(name, FileState.WRITTEN, sentence)

    def refused(self, name: str, sentence: str) -> None:
        """A file could not be written; says why, with the next step."""
        self._say(name, FileState.REFUSED, words.not_written(sentence))

    def warn(self, sentence: str) -> None:
        """Say what stopped the whole export."""
        self.trouble.say(sentence)

    def finish(self, manifest: str = "") -> str:
        """All that will be is written; gives the sentence that says how it went.

        Takes what is to be said of the manifest.
        """
        for name, state in self.states.items():
            if state in (FileState.WAITS, FileState.NOW):
                there = words.STOPPED_OLD if self._is_there(name) else words.STOPPED
                self._say(name, FileState.STOPPED, there)
        found = [*self.states.values()]
        ended = (FileState.WRITTEN, FileState.REFUSED, FileState.STOPPED)
        written, refused, stopped = (found.count(state) for state in ended)
        sentence = words.outcome(written, refused, stopped, self._folder)
        sentence = f"{sentence} {manifest}" if manifest else sentence
        title = words.over(written, refused, stopped)
        self.setWindowTitle(title)
        self.title.setText(title)
        self.outcome.set_text(sentence)
        show_if(self.stop, False)
        show_if(self.bar, False)
        show_if(self.open_folder, FileState.WRITTEN in found)
        show_if(self.again, title != words.DONE)
        self.shut.setText(words.CLOSE)
        self.shut.setAccessibleName(words.CLOSE)
        self.shut.setFocus()
        self._grow()
        return sentence

    def _grow(self) -> None:
        """Take the room that longer sentences need, as far as the screen has it."""
        layout, inner = self.layout(), self.inner
        inside = inner.widget() if inner is not None else None
        files = inside.layout() if inside is not None else None
        if layout is None or inner is None or files is None:
            return
        layout.activate()
        lacking = files.totalHeightForWidth(inner.viewport().width()) - inner.viewport().height()
        if lacking > 0:
            before = self.height()
            self.resize(self.width(), before + lacking)
            self._fit_screen()
            self.move(self.x(), max(self.y() - (self.height() - before) // 2, 0))

    def _say(self, name: str, state: FileState, sentence: str) -> None:
        self.states[name] = state
        line = self._said[name]
        line.set_text(sentence)
        if state is FileState.NOW and self.inner is not None:
            self.inner.ensureWidgetVisible(line)
        line.set_colour(self._colour(state))
        line.setAccessibleName(f"{name}, {sentence}")
        self._count()

    def _colour(self, state: FileState) -> str:
        told = (FileState.WRITTEN, FileState.REFUSED)
        return self._palette.ink if state in told else self._palette.soft_ink

    def _count(self) -> None:
        over = sum(s in (FileState.WRITTEN, FileState.REFUSED) for s in self.states.values())
        self.bar.setValue(over)
        self.bar.setFormat(words.progress(over, len(self.states)))

    def _is_there(self, name: str) -> bool:
        with suppress(OSError):
            return (self._folder / name).exists()
        return False

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_asked.emit()

    def _again(self) -> None:
        self.accept()
        self.again_asked.emit()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.bar)
        column.addWidget(self.outcome)
        column.addWidget(self.trouble)
        inside = QWidget()
        files = QGridLayout(inside)
        files.setContentsMargins(0, 0, 8, 0)
        files.setHorizontalSpacing(16)
        files.setVerticalSpacing(6)
        files.setColumnStretch(0, 5)
        files.setColumnStretch(1, 4)
        for row, name in enumerate(self.states):
            shown = TextBlock(name, px=15, colour=self._palette.ink)
            said = self._said[name] = TextBlock(words.WAITS, px=15, colour=self._palette.soft_ink)
            files.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
            files.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
        files.setRowStretch(len(self.states), 1)
        self.inner = QScrollArea()
        self.inner.setWidgetResizable(True)
        self.inner.setFrameShape(QFrame.Shape.NoFrame)
        self.inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner.setWidget(inside)
        self.inner.setMinimumHeight(scaled(_LOWEST))
        column.addWidget(self.inner, 1)
        keys = QHBoxLayout()
        keys.addStretch(1)
        for key in (self.stop, self.again, self.open_folder, self.shut):
            keys.addWidget(key)
        column.addLayout(keys)
