"""What the first page says after a run that ended without warning: one key takes it up again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pcra_game.table_view.icons import Icon, icon_pixmap
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import this_post as words
from pcra_game.windows.controls import TextBlock, button, plain_label, show_if
from pcra_game.windows.style import say_role


class ResumeOffer(QFrame):
    """One sentence, « Reprendre » and « Plus tard »."""

    taken = Signal(str)
    put_off = Signal()

    def __init__(self, sentence: str, path: str, palette: Palette) -> None:
        """Take the sentence, and the workshop to open."""
        super().__init__()
        self.path = path
        self._sentence = sentence
        say_role(self, "card")
        self.setObjectName("resume_offer")
        self.setAccessibleName(sentence)
        sign = plain_label()
        shade = palette.mood(Mood.WARNING)
        sign.setPixmap(icon_pixmap(Icon.WARNING, 24, shade.line, self.devicePixelRatioF()))
        self._said = TextBlock(sentence, px=17, bold=True, colour=palette.ink)
        self.resume = button(
            words.RESUME,
            name=words.RESUME_NAME,
            role="primary",
            icon=Icon.PLAY,
            colour=palette.mood(Mood.GOOD).on_strong,
            clicked=self._take,
        )
        self.later = button(words.LATER, clicked=self.put_off.emit)
        self.resume.setToolTip(words.RESUME_NAME)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.setSpacing(14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.later)
        row.addWidget(self.resume)

    def show_there(self, there: bool) -> None:
        """Say whether the file of the workshop is where it was."""
        show_if(self.resume, there)
        self._said.set_text(self._sentence if there else f"{self._sentence} {words.RESUME_GONE}")
        self.setAccessibleName(self._said.text())

    def text(self) -> str:
        """What it says."""
        return self._said.text()

    def _take(self) -> None:
        self.taken.emit(self.path)
