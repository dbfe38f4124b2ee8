"""The list of every event that was not revealed: those aimed at the unit first, found by a word."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.deck import Inject
from pcra_game.domain.striking import by_name, for_unit, unmet
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import striking as words
from pcra_game.texts.typography import fold
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.fact_form_fields import TypedLine
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

_ID = Qt.ItemDataRole.UserRole
_HEAD = Qt.ItemDataRole.UserRole + 1
_TEXT = Qt.ItemDataRole.UserRole + 2
_AIM = Qt.ItemDataRole.UserRole + 3
_MARGIN = 10
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class EventPicker(FittingDialog):
    """A line to search, the list, a key. Opened with `open`; `picked` carries the event chosen."""

    picked = Signal(str)

    def __init__(self, room: Room, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the room; what it revealed is not listed."""
        super().__init__(parent)
        self.setWindowTitle(words.PICK_TITLE)
        keep_private(self)
        self.resize(scaled(760), scaled(560))
        self._room = room
        self.search = TypedLine()
        self.search.setObjectName("find_event")
        self.search.setPlaceholderText(words.PICK_FIND)
        self.search.setAccessibleName(words.PICK_FIND)
        self.search.setClearButtonEnabled(False)
        self.list = QListWidget()
        self.list.setObjectName("events")
        self.list.setAccessibleName(words.PICK_LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painter = _EventLines(palette)
        self.list.setItemDelegate(self._painter)
        self._count = plain_label(words.found(0), "soft")
        self.reveal = button(words.PICK_REVEAL, role="primary", clicked=self.accept)
        self.reveal.setObjectName("reveal_picked")
        self.reveal.setDefault(True)
        self._arrange()
        self.search.textChanged.connect(self._list_events)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(self._activated)
        self._list_events()
        self.search.setFocus()

    def ids(self) -> tuple[str, ...]:
        """The events that are listed, in order."""
        return tuple(self.list.item(row).data(_ID) for row in range(self.list.count()))

    def accept(self) -> None:
        """Give the event that is lit; nothing where none is."""
        item = self.list.currentItem()
        if item is None:
            return
        chosen = item.data(_ID)
        super().accept()
        self.picked.emit(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        keys = QHBoxLayout()
        keys.addWidget(self._count)
        keys.addStretch(1)
        keys.addWidget(button(words.PICK_CLOSE, clicked=self.reject))
        keys.addWidget(self.reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(keys)

    def _activated(self, _item: QListWidgetItem) -> None:
        self.accept()

    def _list_events(self) -> None:
        wanted = fold(self.search.text()).split()
        room = self._room
        self.list.clear()
        for inject in unmet(room.state, room.game):
            aim = self._aim(inject)
            head = words.event_head(inject.channel, inject.moment)
            searched = fold(f"{head} {inject.text} {aim}")
            if not all(word in searched for word in wanted):
                continue
            item = QListWidgetItem()
            for role, value in ((_ID, inject.id), (_HEAD, head), (_TEXT, inject.text)):
                item.setData(role, value)
            item.setData(_AIM, aim)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}. {inject.text} {aim}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._count.setText(words.found(self.list.count()))
        self.reveal.setEnabled(bool(self.list.count()) and not room.read_only)

    def _aim(self, inject: Inject) -> str:
        game = self._room.game
        if by_name(game, inject):
            return words.OURS
        return words.EVERYBODY if for_unit(game, inject) else words.OTHERS


class _EventLines(QStyledItemDelegate):
    """Paints an event: channel and moment, whom it is aimed at, then its words."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else 640
        text = lay_out(index.data(_TEXT), width=width - 2 * _MARGIN, px=16)
        return QSize(100, round(text.height) + scaled(22) + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        p, box = self._palette, QRect(option.rect)
        lit = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(p.chip if lit else p.card))
        if lit:
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(p.focus))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(p.card_edge))
        left, wide = box.left() + _MARGIN, box.width() - 2 * _MARGIN
        aim = lay_out(index.data(_AIM), width=scaled(220), px=14, max_lines=1)
        head = lay_out(
            index.data(_HEAD), width=wide - aim.width - 12, px=15, bold=True, max_lines=1
        )
        text = lay_out(index.data(_TEXT), width=wide, px=16)
        draw(painter, head, left, box.top() + _MARGIN, p.ink)
        draw(painter, aim, left + wide - aim.width, box.top() + _MARGIN, p.soft_ink)
        draw(painter, text, left, box.top() + _MARGIN + scaled(22), p.ink)
        painter.restore()
