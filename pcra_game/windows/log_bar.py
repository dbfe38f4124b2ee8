"""One key, one line: the main courante from anywhere, over whatever is in hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pcra_game.domain.leading import told_hour
from pcra_game.domain.limits import LOG
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import LogNoted
from pcra_game.texts import chronicle as words
from pcra_game.texts.typography import instant_label, time_fr
from pcra_game.windows.controls import plain_label
from pcra_game.windows.fact_form_fields import TypedLine
from pcra_game.windows.room import Room
from pcra_game.windows.style import say_role

_MARGIN = 16
_HEIGHT = 60


class LogBar(QFrame):
    """A strip under the top bar of its parent. What is in hand is neither stored nor left, and the
    keyboard goes back to where it was. Words not yet noted wait for the next time."""

    def __init__(
        self,
        room: Room,
        parent: QWidget,
        now: Callable[[], datetime],
        *,
        under: QWidget,
    ) -> None:
        """Take the room, what it lies over, the clock of the wall and the bar above."""
        super().__init__(parent)
        self._room, self._now, self._under = room, now, under
        self._before: QWidget | None = None
        say_role(self, "card")
        self.setAccessibleName(words.BAR_LABEL)
        self._time = plain_label("", "heading")
        self.line = TypedLine()
        self.line.setObjectName("log_bar")
        self.line.setMaxLength(LOG)
        self.line.setAccessibleName(words.BAR_LABEL)
        self.line.setPlaceholderText(words.BAR_HINT)
        self.line.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        row.setSpacing(12)
        row.addWidget(plain_label(words.BAR_LABEL, "heading"))
        row.addWidget(self._time)
        row.addWidget(self.line, 1)
        self.hide()
        parent.installEventFilter(self)

    def take_line(self) -> None:
        """Show the strip with the hour of now, ready to be typed in."""
        focused = self.window().focusWidget()
        if focused is not self.line:
            self._before = focused
        self._say_time()
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_up(self, text: str) -> None:
        """Show a line that was being typed when the room was left without warning."""
        self.line.setText(text)
        self.take_line()

    def note(self) -> None:
        """Keep the line at its hour; an empty one only closes the strip."""
        text = self.line.text()
        if not text.strip():
            self.put_away()
            return
        room = self._room
        if room.ask(Record(LogNoted(room.new_id(), text, told_hour(room.state, room.game)))):
            self.line.clear()
            self.put_away()
            room.told.emit(words.BAR_NOTED)

    def put_away(self) -> None:
        """Hide the strip and give the keyboard back; what is typed stays for the next time."""
        self.hide()
        before, self._before = self._before, None
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def waiting_words(self) -> bool:
        """Whether a line is typed and not noted."""
        return bool(self.line.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            self._fit()
        if watched is self.line and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return False
        if event.type() is QEvent.Type.KeyPress:
            if key == Qt.Key.Key_Escape:
                self.put_away()
            else:
                self.note()
        event.accept()
        return True

    def _say_time(self) -> None:
        opened = self._room.state.opened
        offset = opened.utc_offset_minutes if opened is not None else 0
        here = (self._now().astimezone(UTC) + timedelta(minutes=offset)).replace(tzinfo=None)
        fictive = told_hour(self._room.state, self._room.game)
        story = instant_label(fictive) if fictive is not None else ""
        self._time.setText(words.bar_time(time_fr(here.isoformat()), story))

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            top = self._under.geometry().bottom() + 1  # sentences of the window come up at the foot
            self.setGeometry(0, top, parent.width(), _HEIGHT)
