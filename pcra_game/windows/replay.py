"""« Revoir le déroulé »: the table after any gesture, with a slider; nothing live is touched."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from pcra_game.domain.replaying import Moment, Replay, card_of, context_of
from pcra_game.domain.table import table
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.view import TableView
from pcra_game.texts import replay as words
from pcra_game.texts.typography import date_fr, time_fr
from pcra_game.windows.controls import Segments, TextBlock, button, plain_label, put_icon
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private

SPEEDS_MS = {"slow": 2000, "normal": 800, "fast": 200}
FAR = 10
"""Gestures that a page key goes over."""


class ReplayDialog(FittingDialog):
    """A window with the table as it was; keys go one gesture, ten, or to the ends."""

    def __init__(
        self, room: Room, palette: Palette, parent: QWidget | None = None, *, at: int | None = None
    ) -> None:
        """Take the room whose journal is seen again, and the entry to begin at: the last one
        where none is named."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_private(self)
        self.setWindowTitle(words.TITLE)
        self._palette = palette
        self._game = room.game
        self.replay = Replay(room.workshop.entries(), room.game)
        self.number = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._make()
        self._arrange()
        if parent is not None:
            self.resize(max(parent.width(), 900), max(parent.height(), 560))
        self.go_to(len(self.replay) if at is None else at)
        self.slider.setFocus()

    @property
    def playing(self) -> bool:
        """Whether the gestures follow one another by themselves."""
        return self._timer.isActive()

    def go_to(self, number: int) -> None:
        """Show the table right after an entry; the nearest one for a number beyond the ends."""
        number = min(max(number, 1), len(self.replay))
        if number == self.number:
            return
        self.number = number
        moment = self.replay.at(number)
        self.table.show_table(
            table(moment.state, self._game, context_of(moment, self._game)),
            selected=card_of(moment),
        )
        gesture = self.replay.gesture(number)
        when = self._when(moment)
        self.gesture.set_text(gesture)
        self.moment.set_text(when)
        self.place.setText(words.place(number, len(self.replay)))
        self.slider.blockSignals(True)
        self.slider.setValue(number)
        self.slider.blockSignals(False)
        said = words.spoken(number, len(self.replay), gesture, when)
        self.slider.setAccessibleDescription(said)
        if number == len(self.replay):
            self.pause()

    def play(self) -> None:
        """Let the gestures follow one another; from the first one where the last is shown."""
        if self.number == len(self.replay):
            self.go_to(1)
        speed = self.speeds.value() or "normal"
        self._timer.start(SPEEDS_MS[str(speed)])
        self._say_playing()

    def pause(self) -> None:
        """Stay where it is."""
        self._timer.stop()
        self._say_playing()

    def play_or_pause(self) -> None:
        """The one or the other."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self.number - 1,
            Qt.Key.Key_Right: self.number + 1,
            Qt.Key.Key_PageUp: self.number - FAR,
            Qt.Key.Key_PageDown: self.number + FAR,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: len(self.replay),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.pause()
            self.go_to(moves[key])
        elif key == Qt.Key.Key_Space:
            self.play_or_pause()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        self.go_to(self.number + 1)

    def _slid(self, number: int) -> None:
        self.pause()
        self.go_to(number)

    def _speed_chosen(self, value: object) -> None:
        if value is None:
            self.speeds.set_value("normal")
        if self.playing:
            self.play()

    def _when(self, moment: Moment) -> str:
        state = moment.state
        offset = state.opened.utc_offset_minutes if state.opened is not None else 0
        instant = datetime.fromisoformat(moment.entry.recorded_at) + timedelta(minutes=offset)
        phase = self._game.phases.get(state.phase or "")
        said = f"{phase.context or ''} {phase.title}".strip() if phase is not None else ""
        return words.moment(date_fr(instant.isoformat()), time_fr(instant.isoformat()), said)

    def _say_playing(self) -> None:
        self.player.setText(words.PAUSE if self.playing else words.PLAY)
        self.player.setAccessibleName(self.player.text())
        icon = Icon.PAUSE if self.playing else Icon.PLAY
        put_icon(self.player, icon, self._palette.on_context)

    def _make(self) -> None:
        self.table = TableView(self._palette)
        self.table.set_motion(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.gesture = TextBlock(px=18, bold=True, colour=self._palette.ink)
        self.moment = TextBlock(px=15, colour=self._palette.soft_ink)
        self.place = plain_label("", "heading")
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(words.SLIDER)
        self.slider.setRange(1, max(len(self.replay), 1))
        self.slider.valueChanged.connect(self._slid)
        self.player = button(words.PLAY, role="secondary", clicked=self.play_or_pause)
        self.player.setObjectName("play")
        self._say_playing()
        self.speeds = Segments(list(words.SPEEDS.items()), name=words.SPEED)
        self.speeds.set_value("normal")
        self.speeds.chosen.connect(self._speed_chosen)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        said = QVBoxLayout()
        said.setContentsMargins(20, 0, 20, 0)
        said.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self.gesture, 3)
        first.addWidget(self.moment, 2)
        first.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(first)
        said.addWidget(self.slider)
        said.addLayout(self._keys())
        column.addLayout(said)

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_step("←", words.BACK, "previous", self._one_back))
        row.addWidget(self.player)
        row.addWidget(_step("→", words.NEXT, "next", self._one_on))
        row.addWidget(self.speeds)
        row.addWidget(plain_label(words.KEYS, "soft"), 1)
        row.addWidget(button(words.CLOSE, clicked=self.close))
        return row

    def _one_back(self) -> None:
        self._slid(self.number - 1)

    def _one_on(self) -> None:
        self._slid(self.number + 1)


def _step(sign: str, name: str, id: str, clicked: Callable[[], object]) -> QPushButton:
    made = button(sign, name=name, clicked=clicked)
    made.setObjectName(id)
    made.setToolTip(name)
    return made


class _Slider(QSlider):
    """Leaves the keys to the dialog: there a page is ten gestures, and Space plays."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
