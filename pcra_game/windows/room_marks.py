"""What the top bar says of screens: how the projector stands, whether the room sees this one."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood
from pcra_game.texts import actions as action_words
from pcra_game.texts import projector as words
from pcra_game.windows.actions import Actions
from pcra_game.windows.desk import Desk
from pcra_game.windows.projector_state import Status
from pcra_game.windows.room_may_see import AWAY
from pcra_game.windows.top_bar_pills import Pill


class RoomMarks(QObject):
    """Two pills of one desk."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        """Take the desk whose bar it marks, and the actions that the pills stand for."""
        super().__init__(desk)
        self._desk, self._actions = desk, actions
        self._palette = desk.top_bar.palette_worn
        self.seen = Pill(self._palette)
        self.seen.setObjectName("room_sees")
        self.seen.setAccessibleName(words.ROOM_SEES)
        self.seen.setToolTip(words.ROOM_SEES_TIP)
        self.seen.clicked.connect(self._turn_back)
        desk.top_bar.add_mark(self.seen)
        desk.projector.status_changed.connect(self._show_projector)
        desk.seen.changed.connect(self._show_seen)
        self._hidden_keys = [
            self._hidden_key(keys) for id in AWAY for keys in actions[id].shortcuts()
        ]
        self._show_projector()
        self._show_seen()

    def _hidden_key(self, keys: QKeySequence) -> QShortcut:
        """Answer, in place of an action that is put away, why nothing comes."""
        key = QShortcut(keys, self._desk)
        key.activated.connect(self._say_hidden)
        return key

    def _say_hidden(self) -> None:
        self._desk.room.informed.emit(words.HIDDEN_NOW)

    def _show_projector(self) -> None:
        status = self._desk.projector.status
        said = words.STATUS_SAID[status.value]
        action = self._actions["projector"]
        name = action_words.TEXT["projector"]
        action.setText(f"{name} ({words.STATUS_SHORT[status.value]})")
        line_tip = action_words.tip(action_words.TIP["projector"], "F10")
        action.setToolTip(f"{said}. {line_tip}")
        p = self._palette
        edge = {
            Status.CLOSED: "",
            Status.SHOWN: p.on_dark(Mood.GOOD),
            Status.FROZEN: p.focus,
            Status.BLACK: p.soft_on_bar,
        }[status]
        self._desk.top_bar.show_projector(words.STATUS_WORD[status.value], edge)

    def _show_seen(self) -> None:
        on = self._desk.room_may_see
        self._actions["room_sees"].setChecked(on)
        self._actions.keep_away(AWAY if on else ())
        for key in self._hidden_keys:
            key.setEnabled(on)
        self.seen.look(Icon.EYE, words.ROOM_SEES_SHORT, edge=self._palette.focus)
        self.seen.setVisible(on)
        self._desk.top_bar.fit()

    def _turn_back(self) -> None:
        self._actions["room_sees"].trigger()
