"""A workshop that somebody else has: who it is, and what can be done meanwhile."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import app as words
from pcra_game.texts import write_errors as risks
from pcra_game.windows.controls import Note, TextBlock, button, plain_label
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled


class ReadOnlyDialog(FittingDialog):
    """Says who holds a workshop, and offers to look at it. Open it; never execute it.

    Where the holder is another post that may be off for long, it also offers to open the workshop
    all the same: `anyway` then says that this was chosen.
    """

    def __init__(
        self, parent: QWidget, palette: Palette, sentence: str, *, elsewhere: bool = False
    ) -> None:
        """Take the sentence of the refusal, and whether it is about a post that cannot be asked."""
        super().__init__(parent)
        self.anyway = False
        self.take: QPushButton | None = None
        title = risks.ELSEWHERE_TITLE if elsewhere else words.BUSY_TITLE
        self.setWindowTitle(title)
        self.setMinimumWidth(scaled(640 if elsewhere else 560))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(plain_label(title, "title"))
        column.addWidget(TextBlock(sentence, px=17, colour=palette.ink))
        keys = QHBoxLayout()
        keys.addStretch(1)
        self.cancel = button(words.CANCEL, clicked=self.reject)
        keys.addWidget(self.cancel)
        if elsewhere:
            risk = Note(Mood.WARNING, Icon.WARNING, palette)
            risk.say(risks.ANYWAY_RISK)
            column.addWidget(risk)
            self.take = button(
                risks.OPEN_ANYWAY,
                name=f"{risks.OPEN_ANYWAY}. {risks.ANYWAY_RISK}",
                clicked=self._take,
            )
            self.take.setObjectName("anyway")
            keys.addWidget(self.take)
        self.look = button(
            words.OPEN_READ_ONLY,
            role="primary",
            icon=Icon.EYE,
            colour=palette.mood(Mood.GOOD).on_strong,
            clicked=self.accept,
        )
        self.look.setDefault(True)
        self.look.setObjectName("look")
        keys.addWidget(self.look)
        column.addStretch(1)
        column.addLayout(keys)
        # The harmless answer has the keyboard, whatever comes first in the row.
        self.look.setFocus()

    def _take(self) -> None:
        self.anyway = True
        self.accept()
