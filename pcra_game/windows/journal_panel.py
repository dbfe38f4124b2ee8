"""The journal as one reads it: every gesture with its hour, what was taken back struck through.

The journal keeps everything: gestures that were taken back and overplayed stay here too, also in
a workshop that was closed and opened again. Any gesture leads to the table as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, replay
from pcra_game.domain.replaying import Replay
from pcra_game.domain.told import told
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import journal as words
from pcra_game.texts import replay as replay_words
from pcra_game.texts.typography import time_fr
from pcra_game.windows.controls import button, plain_label, plain_tip
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.list_page_tree import CodeLines
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.style import say_role, scaled


@dataclass(frozen=True, slots=True)
class Line:
    """One gesture: when, what, and whether it still counts."""

    seq: int
    time: str
    gesture: str
    taken_back: bool = False


def local_time(recorded_at: str, offset_minutes: int) -> str:
    """« 14 h 30 » where the workshop was opened, from an instant in UTC."""
    instant = datetime.fromisoformat(recorded_at) + timedelta(minutes=offset_minutes)
    return time_fr(instant.isoformat())


def all_lines(entries: Iterable[Entry], game: Game) -> tuple[Line, ...]:
    """Every gesture that was ever made, in order; what counts no longer is taken back."""
    going = Replay(entries, game)
    counting = {entry.seq for entry in replay(going.entries).done}
    found = []
    for number, entry in enumerate(going.entries, start=1):
        moment = going.at(number)
        if entry.kind is EntryKind.MOVE:
            opened = moment.state.opened
            offset = opened.utc_offset_minutes if opened is not None else 0
            time = local_time(entry.recorded_at, offset)
            gesture = told(entry, moment.before, game)
            found.append(Line(entry.seq, time, gesture, taken_back=entry.seq not in counting))
    return tuple(found)


class GestureList(QTreeWidget):
    """Stays at its foot while it is there, whatever its height becomes; else where one reads."""

    def __init__(self) -> None:
        """Empty, at its foot."""
        super().__init__()
        self.follows = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._moved)
        bar.rangeChanged.connect(self._range_changed)

    def _moved(self, value: int) -> None:
        self.follows = value == self.verticalScrollBar().maximum()

    def _range_changed(self, _least: int, most: int) -> None:
        if self.follows:
            self.verticalScrollBar().setValue(most)


class JournalPanel(QWidget):
    """A list to read, the newest at the foot; nothing can be changed here.

    `replay_asked` gives the number of a gesture whose table is to be seen again.
    """

    replay_asked = Signal(int)

    def __init__(self, room: Room) -> None:
        """Take the room; the panel follows its journal by itself."""
        super().__init__()
        self._room = room
        self._before = room.state
        self._lines: dict[int, Line] = {}
        self._items: dict[int, QTreeWidgetItem] = {}
        say_role(self, "page")
        self.setAccessibleName(words.PANEL)
        self.list = GestureList()
        self._cells = CodeLines(self.list)
        self._arrange()
        for line in all_lines(room.workshop.entries(), room.game):
            self._show(line)
        self.list.scrollToBottom()
        room.changed.connect(self.refresh)

    def ask_for_replay(self) -> None:
        """Ask to see the table as it was after the gesture in hand, else after the last one."""
        item = self.list.currentItem()
        seq = next((seq for seq, one in self._items.items() if one is item), None)
        if seq is None:
            seq = max(self._lines)
        self.replay_asked.emit(seq)

    def lines(self) -> tuple[Line, ...]:
        """What is shown, the newest last."""
        return tuple(self._lines.values())

    def refresh(self) -> None:
        """Take in what the journal says since the last time."""
        history = self._room.workshop.history
        for entry in history.done:
            if entry.seq not in self._lines:
                self._add(entry)
        counting = {entry.seq for entry in history.done}
        for seq, line in list(self._lines.items()):
            if line.taken_back == (seq in counting):
                self._show(replace(line, taken_back=not line.taken_back))
        self._before = self._room.state

    def _add(self, entry: Entry) -> None:
        opened = self._room.state.opened
        offset = opened.utc_offset_minutes if opened is not None else 0
        gesture = told(entry, self._before, self._room.game)
        follows = self.list.follows
        self._show(Line(entry.seq, local_time(entry.recorded_at, offset), gesture))
        if follows:  # who reads further up stays there
            self.list.scrollToBottom()

    def _show(self, line: Line) -> None:
        self._lines[line.seq] = line
        item = self._items.get(line.seq)
        if item is None:
            item = self._items[line.seq] = QTreeWidgetItem(self.list)
        state = words.TAKEN_BACK if line.taken_back else ""
        for column, text in enumerate((line.time, line.gesture, state)):
            item.setText(column, text)
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, text or words.COUNTS)
        font = QFont(self.list.font())
        font.setStrikeOut(line.taken_back)
        item.setFont(1, font)
        item.setToolTip(1, plain_tip(line.gesture))
        spoken = words.spoken(line.time, line.gesture, line.taken_back)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _activated(self, _item: QTreeWidgetItem, _column: int) -> None:
        self.ask_for_replay()

    def _arrange(self) -> None:
        self.list.setAccessibleName(words.PANEL)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setColumnCount(len(words.COLUMNS))
        self.list.setHeaderLabels(words.COLUMNS)
        self.list.setItemDelegate(self._cells)
        self.list.itemActivated.connect(self._activated)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, scaled(96))
        header.resizeSection(2, scaled(90))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(words.PANEL, "title"))
        column.addWidget(plain_label(words.PANEL_LEAD, "soft", wraps=True))
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)


class JournalDialog(FittingDialog):
    """The panel in a window of its own, to be opened with `open()` or `show()`."""

    def __init__(self, room: Room, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the room and the theme."""
        super().__init__(parent)
        keep_private(self)
        self.setWindowTitle(words.PANEL)
        self.resize(scaled(760), scaled(620))
        self._room, self._palette = room, palette
        self.panel = JournalPanel(room)
        self.panel.replay_asked.connect(self._replay)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(self.panel, 1)
        close = button(words.CLOSE, role="secondary", palette=palette, clicked=self.accept)
        here = button(
            replay_words.HERE, icon=Icon.CLOCK, palette=palette, clicked=self.panel.ask_for_replay
        )
        here.setObjectName("replay")
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(here)
        keys.addWidget(close)
        column.addLayout(keys)

    def _replay(self, seq: int) -> None:
        from pcra_game.windows.replay import ReplayDialog

        ReplayDialog(self._room, self._palette, self.parentWidget() or self, at=seq).show()
