"""One short sentence over the window: a refusal with its next step, or good news.

Over a workshop it lies on the title of the top bar, where it hides neither card, nor step, nor
clock; where the title is too narrow, as on a small screen, at the foot of the table beside the
sheet; over another page at its foot. It never takes the keyboard, waits under the mouse, and goes
with its cross. A refusal stays until the next gesture, eight seconds at most; good news four; a
long sentence has the time to be read.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from pcra_game.table_view.icons import Icon, qicon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import toast as words
from pcra_game.windows.controls import TextBlock, button
from pcra_game.windows.room import Room
from pcra_game.windows.saying import announce
from pcra_game.windows.sheet_splitter import SheetSplitter, narrowest_sheet
from pcra_game.windows.style import say_role
from pcra_game.windows.top_bar import TopBar

REFUSAL_MS = 8000
NEWS_MS = 4000
AT_A_GLANCE = 60
A_SIGN_MS = 60
"""A sentence of sixty signs is read at a glance; each sign more asks for its time."""

WIDEST = 620
MARGIN = 20
IN_BAR = 2
"""Around the sentence in the top bar."""

LEAST_IN_BAR = 300
TABLE_SHARE = 0.66
"""What the sheet never takes of a window: its keys lie at the foot."""


def reading_ms(sentence: str, at_least: int) -> int:
    """How long a sentence stays."""
    return at_least + A_SIGN_MS * max(0, len(sentence) - AT_A_GLANCE)


class Toast(QFrame):
    """Made hidden; `follow` has it say what a room says."""

    def __init__(self, over: QWidget, palette: Palette) -> None:
        """Take the widget over which it lies."""
        super().__init__(over)
        self._over, self._palette = over, palette
        self._mood = Mood.GOOD
        self._left = NEWS_MS
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("Toast { padding: 0 4px; }")  # two lines hold in the lower bar
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(10)
        self._sign = QLabel()
        self._sign.setFixedSize(22, 22)
        self._text = TextBlock(px=17, bold=True, colour=palette.ink)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.cross = self._cross(palette)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.hide)
        self._again = QTimer(self)  # what it lies beside has its place a moment later
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._settle)
        over.installEventFilter(self)
        self.hide()

    def _cross(self, palette: Palette) -> QPushButton:
        """What closes it before its time; it never takes the keyboard either."""
        cross = button(
            "", role="quiet", icon=Icon.CROSS, palette=palette, name=words.CLOSE, clicked=self.hide
        )
        cross.setToolTip(words.CLOSE)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setFixedSize(_CROSS, _CROSS)
        cross.setStyleSheet("padding: 0;")
        return cross

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
            self.hide()

    def withdraw(self, *sentences: str) -> None:
        """What one of these asked for is done: it no longer says so."""
        if self.text() in sentences:
            self.hide()

    def text(self) -> str:
        """What it says, also once it is hidden."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() in _MOVED and not self.isHidden():
            self._settle()
            self._again.start()
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
        self._end.start(reading_ms(sentence, milliseconds))
        announce(self, sentence, urgent=mood is Mood.WARNING)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Somebody reads it with the mouse: it waits."""
        self._left = max(self._end.remainingTime(), _AFTER_MOUSE_MS)
        self._end.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._end.start(self._left)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._end.stop()
        super().hideEvent(event)

    def _settle(self) -> None:
        """Lie on the title of the top bar, or at the foot of what lies left of the sheet."""
        self.ensurePolished()
        bar = next((b for b in self._over.findChildren(TopBar) if b.isVisibleTo(self._over)), None)
        if bar is not None and self._settle_in(bar):
            return
        self._text.set_px(15 if bar is not None else 17)
        room = self._room_at_foot()
        width = min(WIDEST, room.width() - 2 * MARGIN)
        height = self._height(width) + 2 * _AROUND_AT_FOOT
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.top() + room.height() - height - MARGIN, width, height)

    def _room_at_foot(self) -> QRect:
        """The table where it is shown; else all that a sheet would leave of a window."""
        beside = self._over.findChild(SheetSplitter)
        table = beside.widget(0) if beside is not None else None
        if table is not None and table.isVisibleTo(self._over):
            return QRect(table.mapTo(self._over, table.rect().topLeft()), table.size())
        room = self._over.width()
        if self._over.isWindow():
            room = min(round(room * TABLE_SHARE), room - narrowest_sheet())
        return QRect(0, 0, room, self._over.height())

    def _settle_in(self, bar: TopBar) -> bool:
        """From the left as far as what is saved; a long sentence as far as the clock, then down.

        False where the title has no room for words: the lights beside it are not covered.
        """
        self._text.set_px(15)
        left = bar.mapTo(self._over, bar.rect().topLeft())
        place = QRect(left.x() + IN_BAR, left.y() + IN_BAR, 0, bar.height() - 2 * IN_BAR)
        if _first_of(bar, ("saved",)) - place.x() - 4 * IN_BAR < LEAST_IN_BAR:
            return False
        for names in (("saved",), ("clock", "undo")):
            width = _first_of(bar, names) - place.x() - 4 * IN_BAR
            if self._height(width) <= place.height():
                break
        self.setGeometry(place.x(), place.y(), width, max(self._height(width), place.height()))
        return True

    def _height(self, width: int) -> int:
        margins = self._row.contentsMargins() + self.contentsMargins()
        inside = width - margins.left() - margins.right() - _SIGN - _CROSS - 2 * self._row.spacing()
        return max(self._text.heightForWidth(inside), _CROSS) + margins.top() + margins.bottom()


def _first_of(bar: TopBar, names: tuple[str, ...]) -> int:
    """Where the first of these that is shown begins in the bar."""
    found = (bar.findChild(QWidget, name) for name in names)
    return min((w.x() for w in found if w is not None and w.isVisibleTo(bar)), default=bar.width())


_MOVED = (QEvent.Type.Resize, QEvent.Type.Show)
_SIGN, _CROSS = 22, 28
_AROUND_AT_FOOT = 6
_AFTER_MOUSE_MS = 1500
