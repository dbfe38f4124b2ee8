"""What this program is, what it is not, and whom it owes its method to."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import windows as words
from pcra_game.windows.controls import TextBlock, button
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled


class AboutDialog(FittingDialog):
    """A few sentences and a key to close them."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the theme."""
        super().__init__(parent)
        self.setWindowTitle(words.ABOUT_TITLE)
        self.setMinimumWidth(scaled(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        column.addWidget(TextBlock(words.APPLICATION, px=24, bold=True, colour=palette.ink))
        for sentence in words.ABOUT:
            column.addWidget(TextBlock(sentence, px=16, colour=palette.ink))
        column.addStretch(1)
        keys = QHBoxLayout()
        keys.addStretch(1)
        close = button(words.CLOSE, role="secondary", clicked=self.accept)
        close.setDefault(True)
        keys.addWidget(close)
        column.addLayout(keys)
