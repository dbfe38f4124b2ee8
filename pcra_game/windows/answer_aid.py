"""What helps the facilitator alone: a note that scrolls where it would take too much room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.controls import Note
from pcra_game.windows.style import RING


class Aid(QScrollArea):
    """One note; `shown` when it says something else. The keys scroll it where it is cut."""

    shown = Signal()

    def __init__(self, palette: Palette) -> None:
        """Take the theme; nothing is said yet."""
        super().__init__()
        self._most = 200
        self._note = Note(Mood.WRITING, Icon.EYE, palette)
        self._note.setObjectName("aid")
        self.setAccessibleName(words.AID)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            f"QScrollArea {{ border: {RING}px solid transparent; border-radius: 8px; }}"
            f"QScrollArea:focus {{ border: {RING}px solid {palette.accent}; }}"
        )
        self.setWidget(self._note)
        self.hide()

    def cap(self, most: int) -> None:
        """Say how high it may be."""
        self._most = most
        self._fit()

    def say(self, text: str) -> None:
        """Show a text from its beginning; an empty one hides the note."""
        self._note.say(text)
        self.setVisible(bool(text))
        self.verticalScrollBar().setValue(0)
        self._fit()
        if text:
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        whole = self._note.heightForWidth(max(self.width() - bar - 2 * RING, 60)) + 2 * RING
        self.setFixedHeight(min(whole, self._most))
        cut = whole > self._most
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cut else Qt.FocusPolicy.NoFocus)
