"""What is said when a file changed elsewhere while its workshop was played here: both are kept."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import storage as words
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import say_role, scaled


class ConflictDialog(FittingDialog):
    """Explains a conflict after it happened. Open it; never execute it."""

    def __init__(self, parent: QWidget, palette: Palette, original: Path, ours: Path) -> None:
        """Take the file that somebody changed, and the one beside it that holds our version."""
        super().__init__(parent)
        self.setObjectName("conflict_dialog")
        self._folder = ours.parent
        self.setWindowTitle(words.CONFLICT_TITLE)
        self.setMinimumWidth(scaled(640))
        what, done, next_step = words.conflict()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(plain_label(words.CONFLICT_TITLE, "title"))
        column.addWidget(TextBlock(what, px=17, colour=palette.ink))
        for label, path in ((words.CONFLICT_OURS, ours), (words.CONFLICT_THEIRS, original)):
            column.addWidget(_file(label, path, palette))
        column.addWidget(TextBlock(done, px=17, bold=True, colour=palette.ink))
        column.addWidget(TextBlock(next_step, px=17, colour=palette.ink))
        column.addStretch(1)
        column.addLayout(self._keys(palette))
        self.setAccessibleDescription(" ".join((what, done, next_step)))

    def _keys(self, palette: Palette) -> QHBoxLayout:
        keys = QHBoxLayout()
        folder = button(
            words.SHOW_FOLDER, icon=Icon.FOLDER, palette=palette, clicked=self._show_folder
        )
        folder.setObjectName("conflict_folder")
        understood = button(
            words.UNDERSTOOD,
            role="primary",
            icon=Icon.CHECK,
            colour=palette.mood(Mood.GOOD).on_strong,
            clicked=self.accept,
        )
        understood.setObjectName("conflict_understood")
        understood.setDefault(True)
        keys.addWidget(folder)
        keys.addStretch(1)
        keys.addWidget(understood)
        understood.setFocus()
        return keys

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _file(label: str, path: Path, palette: Palette) -> QFrame:
    """One of the two files: whose it is, its name, its folder."""
    frame = QFrame()
    say_role(frame, "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(16, 10, 16, 10)
    inside.setSpacing(4)
    inside.addWidget(plain_label(label, "soft"))
    inside.addWidget(TextBlock(path.name, px=17, bold=True, colour=palette.ink))
    return frame
