"""The top of the facilitator's panel: where the session stands, its time box, what goes on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import guide as words
from pcra_game.windows.controls import Note, TextBlock, button
from pcra_game.windows.guide_keys import KeyWords, TwoLineKey
from pcra_game.workshop.pace import Pace

BREAK_MINUTES = words.BREAK_MINUTES
_BAR = 8


class TimeBar(QWidget):
    """How much of a time box is used up; what is beyond has another colour, hatched by a gap."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._palette = palette
        self._played, self._planned = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_time(self, played: int, planned: int) -> None:
        """Show minutes played of minutes planned."""
        self._played, self._planned = played, max(planned, 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, p = QPainter(self), self._palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = max(self._played, self._planned)
        wide = self.width()
        box, done = wide * self._planned / whole, wide * min(self._played, self._planned) / whole
        self._fill(painter, 0, wide, p.chip)
        self._fill(painter, 0, done, p.accent)
        if self._played > self._planned:
            self._fill(painter, box + 3, wide - box - 3, p.mood(Mood.WARNING).line)

    def _fill(self, painter: QPainter, left: float, wide: float, colour: str) -> None:
        if wide > 0:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(left, 0, wide, _BAR), _BAR / 2, _BAR / 2)


class GuideHead(QWidget):
    """Step, time, and what goes on: the next step, or the room that comes back."""

    next_asked = Signal()
    before_asked = Signal()
    break_asked = Signal(int)
    back_asked = Signal()

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._standing = TextBlock(px=15, colour=palette.soft_ink)
        self._title = TextBlock(px=22, bold=True, colour=palette.ink)
        self._time = TextBlock(px=16, bold=True, colour=palette.ink)
        self._bar = TimeBar(palette)
        self._palette = palette
        self._away = Note(Mood.WRITING, Icon.PAUSE, palette)
        self._away.setObjectName("break_note")
        self.next = TwoLineKey(palette, primary=True)
        self.next.setObjectName("next_step")
        self.before = button(words.BEFORE, icon=Icon.ARROW_LEFT, palette=palette)
        self.before.setObjectName("step_before")
        self.pause = button(
            words.break_key(BREAK_MINUTES), icon=Icon.PAUSE, palette=palette,
            name=words.break_hint(BREAK_MINUTES),
        )  # fmt: skip
        self.pause.setObjectName("break")
        self.pause.setToolTip(words.break_hint(BREAK_MINUTES))
        self._standing.setObjectName("standing")
        self._title.setObjectName("step_title")
        self._time.setObjectName("step_time")
        self._arrange()
        self._away.say("")
        self.next.clicked.connect(self._go_on)
        self.before.clicked.connect(self.before_asked)
        self.pause.clicked.connect(self._take_break)
        self._on_break = False
        self._names = True

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._standing, self._title, self._bar, self._time, self._away, self.next):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.before, 1)
        row.addWidget(self.pause, 1)
        column.addLayout(row)

    def draw_near(self, near: bool) -> None:
        """Take less height, where the window is low."""
        self._title.set_px(18 if near else 22)

    def name_what_comes(self, on: bool) -> None:
        """Name the step that follows, or only say that one does; shown with the next pace."""
        self._names = on

    def show_pace(self, pace: Pace, *, locked: bool) -> None:
        """Show where the session stands."""
        step = pace.step
        named = pace.begun or self._names
        self._title.set_text(step.title if named else words.BEFORE_FIRST)
        self.show_time(pace)
        self._show_break(pace)
        self._show_next(pace)
        self.next.setEnabled(not locked and (self._on_break or pace.following is not None))
        self.before.setEnabled(not locked and pace.before is not None)
        self.pause.setEnabled(not locked and not pace.on_break)

    def show_time(self, pace: Pace) -> None:
        """Show the time of the step as it is now."""
        whole = sum(pace.planned(step) for step in pace.steps)
        standing = words.session(pace.number, len(pace.steps), pace.played(), whole)
        if standing != self._standing.text():
            self._standing.set_text(standing)
        played, planned = pace.played_in(pace.step), pace.planned(pace.step)
        over = played > planned
        said = words.time_box(played, planned) if pace.begun else words.minutes(planned)
        if said != self._time.text():
            self._time.set_text(said)
            shade = self._palette.mood(Mood.WARNING).line
            self._time.set_colour(shade if over else self._palette.ink)
        self._bar.show_time(played, planned)

    def _show_break(self, pace: Pace) -> None:
        until = pace.break_until
        here = until.astimezone() if until is not None else None
        self._away.say(words.break_until(here.hour, here.minute) if here is not None else "")

    def _show_next(self, pace: Pace) -> None:
        self._on_break = pace.on_break and pace.step.kind != "break"
        following = pace.following
        if self._on_break:
            said = KeyWords(Icon.PLAY, words.RESUME, pace.step.title)
        elif following is None:
            said = KeyWords(Icon.FLAG, words.END)
        else:
            head = words.NEXT_STEP if pace.begun else words.FIRST_STEP
            under = f"{following.title} · {words.minutes(following.minutes)}"
            said = KeyWords(Icon.CHEVRON_RIGHT, head, under if self._names else "")
        self.next.say(said, ", ".join(filter(None, (said.head, said.under))))

    def _go_on(self) -> None:
        (self.back_asked if self._on_break else self.next_asked).emit()

    def _take_break(self) -> None:
        self.break_asked.emit(BREAK_MINUTES)
