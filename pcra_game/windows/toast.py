"""One short sentence at the foot of the table: a refusal with its next step, or good news.

It lies over the table, never over the sheet at its right; clicks go through it, and it never takes
the keyboard. A refusal stays until the next gesture, eight seconds at most; good news four.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from pcra_game.table_view.icons import Icon, qicon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.room import Room
from pcra_game.windows.style import say_role

REFUSAL_MS = 8000
NEWS_MS = 4000
WIDEST = 620
MARGIN = 20
TABLE_SHARE = 0.66
NARROWEST_SHEET = 400
"""What the sheet never takes of a window, and takes of a narrow one: its keys lie at the foot."""


class Toast(QFrame):
    """Made hidden; `follow` has it say what a room says."""

    def __init__(self, over: QWidget, palette: Palette) -> None:
        """Take the widget at whose foot it lies; in a window it keeps to the table's part."""
        super().__init__(over)
        self._over, self._palette = over, palette
        self._mood = Mood.GOOD
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 16, 10)
        row.setSpacing(10)
        self._sign = QLabel()
        self._sign.setFixedSize(22, 22)
        self._text = TextBlock(px=17, bold=True, colour=palette.ink)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def follow(self, room: Room) -> None:
        """Say every refusal and every good news of a room; its next gesture ends a refusal."""
        room.refused.connect(self.warn)
        room.told.connect(self.say)
        room.changed.connect(self.end_refusal)
        room.selected.connect(self.end_refusal)

    def warn(self, sentence: str) -> None:
        """Say why something was not done."""
        self._say(sentence, Mood.WARNING, Icon.WARNING, REFUSAL_MS)

    def inform(self, sentence: str) -> None:
        """Say what is so, neither good nor bad."""
        self._say(sentence, Mood.WRITING, Icon.NOTE, REFUSAL_MS)

    def say(self, sentence: str) -> None:
        """Say good news."""
        self._say(sentence, Mood.GOOD, Icon.CHECK, NEWS_MS)

    def end_refusal(self) -> None:
        """The room went on: a refusal has been read; good news stays its time."""
        if self._mood is Mood.WARNING:
            self._end.stop()
            self.hide()

    def text(self) -> str:
        """What it says, also once it is hidden."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def _say(self, sentence: str, mood: Mood, icon: Icon, milliseconds: int) -> None:
        self._mood = mood
        shade = self._palette.mood(mood)
        say_role(self, "note", mood)
        self._sign.setPixmap(qicon(icon, shade.line).pixmap(_SIGN, _SIGN))
        self._text.set_colour(shade.ink)
        self._text.set_text(sentence)
        self.setAccessibleName(sentence)
        self._settle()
        self.show()
        self.raise_()
        self._end.start(milliseconds)
        self._announce(sentence, urgent=mood is Mood.WARNING)

    def _settle(self) -> None:
        """Lie at the foot of the table, in the middle, as high as the sentence asks."""
        room = self._over.width()
        if self._over.isWindow():
            room = min(round(room * TABLE_SHARE), room - NARROWEST_SHEET)
        width = min(WIDEST, room - 2 * MARGIN)
        self.ensurePolished()
        margins = self._row.contentsMargins() + self.contentsMargins()
        inside = width - margins.left() - margins.right() - _SIGN - 10
        height = max(self._text.heightForWidth(inside), _SIGN)
        height += margins.top() + margins.bottom()
        self.setGeometry((room - width) // 2, self._over.height() - height - MARGIN, width, height)

    def _announce(self, sentence: str, *, urgent: bool) -> None:
        said = QAccessibleAnnouncementEvent(self, sentence)
        politeness = QAccessible.AnnouncementPoliteness
        said.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(said)


_SIGN = 22
