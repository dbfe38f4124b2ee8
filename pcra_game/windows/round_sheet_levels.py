"""What is left of every service in the context in play, three keys a line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import level_of, service_label
from pcra_game.table_view.icons import draw_icon
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import round_sheet as words
from pcra_game.texts.words import LEVEL
from pcra_game.windows.activity_sheet_lists import LEVEL_SIGNS
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.round_sheet_place import RoundPlace
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

Index = QModelIndex | QPersistentModelIndex

_LINE = 32
_KEY = 34
_KEYS_WIDTH = 3 * _KEY + 6
_DIGITS = ("0", "1", "2")
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service, what is left of it, and whether the room corrected that."""

    code: str
    label: str
    level: Level
    corrected: bool


class _LineDrawer(QStyledItemDelegate):
    """A name on the left, three keys on the right: the one of the level is filled."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(200, scaled(_LINE))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        drawn: Any = option
        line: ServiceLine = index.data(_ROLE)
        box = QRectF(drawn.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(drawn.state & QStyle.StateFlag.State_HasFocus)
        if focused:
            painter.setPen(QPen(QColor(self._palette.accent), 3))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        width = box.width() - _KEYS_WIDTH - 16
        name = lay_out(line.label, width=width, px=15, bold=line.corrected, max_lines=1)
        draw(painter, name, box.x() + 8, box.center().y() - name.height / 2, self._palette.ink)
        for level in Level:
            self._key(painter, key_box(box, level), level, chosen=level is line.level)
        painter.restore()

    def _key(self, painter: QPainter, box: QRectF, level: Level, *, chosen: bool) -> None:
        icon, mood = LEVEL_SIGNS[level]
        shade = self._palette.mood(mood)
        painter.setPen(QPen(QColor(shade.line if chosen else self._palette.card_edge), 1))
        painter.setBrush(QColor(shade.strong if chosen else self._palette.field))
        painter.drawRoundedRect(box, 6, 6)
        colour = shade.on_strong if chosen else self._palette.soft_ink
        draw_icon(painter, icon, box.adjusted(10, 6, -10, -6), colour)


def key_box(line: QRectF, level: Level) -> QRectF:
    """Where the key of a level lies in a line."""
    x = line.right() - _KEYS_WIDTH + int(level) * _KEY
    return QRectF(x, line.y() + 4, _KEY - 5, line.height() - 8)


class LevelList(QListWidget):
    """Every service of the deck; 0, 1 and 2 say what is left of the one in hand."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._shown: tuple[ServiceLine, ...] = ()
        self._drawer = _LineDrawer(place.palette)
        self.setItemDelegate(self._drawer)
        self.setObjectName("levels")
        self.setAccessibleName(f"{words.LEVELS}. {words.LEVELS_HINT}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.in_sight: Callable[[QRectF], None] | None = None
        self.currentRowChanged.connect(self._row_in_sight)

    def refresh(self) -> None:
        """Show the levels of the context in play."""
        lines = tuple(self._lines())
        if lines == self._shown:
            return
        row = max(self.currentRow(), 0)
        same = [line.code for line in lines] == [line.code for line in self._shown]
        self._shown = lines
        if not same:
            self.clear()
            for _ in lines:
                self.addItem(QListWidgetItem())
            self.setFixedHeight(scaled(_LINE) * len(lines) + 6)
        for index, line in enumerate(lines):
            item = self.item(index)
            item.setData(_ROLE, line)
            said = words.level_line(line.label, LEVEL[line.level], line.corrected)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(plain_tip(said))
        self.setCurrentRow(row)

    def counts(self) -> tuple[int, int, int]:
        """How many services are absent, partial, available."""
        levels = [line.level for line in self._shown]
        absent, partial, available = (levels.count(level) for level in Level)
        return absent, partial, available

    def choose(self, code: str) -> None:
        """Take a service in hand."""
        codes = [line.code for line in self._shown]
        self.setCurrentRow(codes.index(code))

    def set_level(self, level: Level) -> None:
        """Say what is left of the service in hand."""
        row = self.currentRow()
        if not 0 <= row < len(self._shown) or self._shown[row].level is level:
            return
        room = self._place.room
        room.ask(Record(ContextLevelSet(room.context, self._shown[row].code, level)))

    def event(self, event: QEvent) -> bool:
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.text() in _DIGITS:
            event.accept()  # the digits say a level before they say anything to the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in _DIGITS:
            self.set_level(Level(int(event.text())))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is None:
            return
        line = QRectF(self.visualItemRect(item))
        for level in Level:
            if key_box(line, level).contains(event.position()):
                self.set_level(level)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def _step(self, by: int) -> None:
        row = self.currentRow()
        if 0 <= row < len(self._shown):
            level = int(self._shown[row].level) + by
            if level in tuple(Level):
                self.set_level(Level(level))

    def _row_in_sight(self, row: int) -> None:
        if row >= 0 and self.in_sight is not None and self.hasFocus():
            self.in_sight(QRectF(self.visualItemRect(self.item(row))))

    def _lines(self) -> list[ServiceLine]:
        room = self._place.room
        state, game, context = room.state, room.game, room.context
        return [
            ServiceLine(
                code,
                service_label(state, game, code),
                level_of(state, game, context, code),
                (context, code) in state.levels,
            )
            for code in game.services
        ]
