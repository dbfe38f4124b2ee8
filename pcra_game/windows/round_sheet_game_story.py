"""One true story in sixty seconds; only what it teaches is kept."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcra_game.domain.game_cards import STORY_SECONDS
from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import StoryTold
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import game_cards as words
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import TextBlock, button, plain_label, put_icon
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import TextReader
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

_TICK_MS = 250
_LAST = 3


class Countdown(QWidget):
    """A bar that empties, and the seconds that are left."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._palette, self._left = palette, STORY_SECONDS
        self.setFixedHeight(scaled(30))
        self.setObjectName("story_countdown")

    def show_left(self, left: int) -> None:
        """Show how many seconds are left."""
        self._left = left
        self.setAccessibleName(words.spoken_seconds(left))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        p = self._palette
        shade = p.mood(Mood.WRITING if self._left > 10 else Mood.WARNING)
        whole = QRectF(self.rect()).adjusted(0, 9, -8 - scaled(56), -9)
        painter.setBrush(QColor(p.chip))
        painter.drawRoundedRect(whole, 6, 6)
        done = QRectF(whole)
        done.setWidth(whole.width() * self._left / STORY_SECONDS)
        painter.setBrush(QColor(shade.strong))
        painter.drawRoundedRect(done, 6, 6)
        laid = lay_out(words.seconds(self._left), width=scaled(56), px=18, bold=True, max_lines=1)
        draw(painter, laid, self.width() - laid.width, (self.height() - laid.height) / 2, p.ink)


class StoryCard(QWidget):
    """A key that gives sixty seconds, and a line for the lesson."""

    def __init__(self, place: RoundPlace, *, now: Callable[[], float] = monotonic) -> None:
        """`now` gives seconds that only go forward."""
        super().__init__()
        self._place, self._now = place, now
        self._end = 0.0
        p = place.palette
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._asks = TextBlock(words.STORY_ASKS, px=14, colour=p.soft_ink)
        self._countdown = Countdown(p)
        self._key = button(words.START, icon=Icon.CLOCK, palette=p, clicked=self.turn)
        self._key.setObjectName("story_start")
        self._over = TextBlock(px=16, bold=True, colour=p.ink)
        reader = TextReader(words.LESSON, SHORT_TEXT)
        self.line = Field("story_lesson", words.LESSON, reader, p, headed=False,
                          placeholder=words.LESSON_HINT)  # fmt: skip
        self.line.widget.installEventFilter(self)
        self._last = ShownList()
        self._lay()

    def refresh(self) -> None:
        """Show the last lessons."""
        stories = list(self._place.room.state.stories.values())
        self._last.show_all([s.lesson for s in stories[: -_LAST - 1 : -1]], self._said)

    @property
    def running(self) -> bool:
        """Whether somebody is telling."""
        return self._timer.isActive()

    def turn(self) -> None:
        """Start the sixty seconds, or stop them: the lesson takes the keyboard."""
        if self.running:
            self._stop("")
        else:
            self._end = self._now() + STORY_SECONDS
            self._over.set_text("")
            self._timer.start()
            self._show(running=True)
            self.tick()

    def tick(self) -> None:
        """Show what is left; at zero the room is asked for the lesson. Nothing is forced."""
        left = max(0, min(round(self._end - self._now()), STORY_SECONDS))
        self._countdown.show_left(left)
        if left == 0 and self.running:
            self._stop(words.STORY_OVER)

    def settle(self) -> bool:
        """Keep a lesson that is typed; True where there is none."""
        return not self.line.text().strip() or self.note()

    def note(self) -> bool:
        """Keep the lesson; the story is over."""
        room = self._place.room
        if not self.line.text().strip():
            return True
        if not room.ask(Record(StoryTold(room.new_id(), self.line.text()))):
            return False
        self.line.set_text("")
        self._over.set_text("")
        self._timer.stop()
        self._show(running=False)
        room.told.emit(words.LESSON_KEPT)
        return True

    def waiting_words(self) -> bool:
        """Whether a lesson is typed that is not stored."""
        return bool(self.line.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.__dict__:  # being collected: what it held is gone before the last events
            return False
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.key() in enter:
            if event.type() is QEvent.Type.KeyPress:
                self.note()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        column = bare_column(self, 5)
        column.addWidget(plain_label(words.STORY, "heading"))
        column.addWidget(self._asks)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._key)
        row.addWidget(self._countdown, 1)
        row.addStretch(0)
        column.addLayout(row)
        for widget in (self._over, self.line, self._last):
            column.addWidget(widget)
        self._show(running=False)

    def _stop(self, said: str) -> None:
        self._timer.stop()
        self._over.set_text(said)
        self._show(running=False)
        if self.isVisible():
            self.line.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, running: bool) -> None:
        text = words.STOP if running else words.START
        self._key.setText(text)
        self._key.setAccessibleName(text)
        put_icon(self._key, Icon.PAUSE if running else Icon.CLOCK, self._place.palette.ink)
        self._countdown.setVisible(running)
        self._over.setVisible(bool(self._over.text()))

    def _said(self, value: object) -> QWidget:
        assert isinstance(value, str)
        return TextBlock(words.lesson(value), px=14, colour=self._place.palette.ink)
