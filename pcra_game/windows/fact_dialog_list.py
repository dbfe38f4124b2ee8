"""The list of kinds of facts: headings for the groups, two lines for each kind."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import facts as words
from pcra_game.windows.fact_catalogue import KindOfFact, kinds_of_facts
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

Index = QModelIndex | QPersistentModelIndex

_KIND = Qt.ItemDataRole.UserRole
_PADDING = 10
_TITLE_PX = 16
_SOFT_PX = 14
_HEADING_PX = 14


class _Line(QStyledItemDelegate):
    """Draws a heading, or a title with its explanation under it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(_width(option), 120)
        return QSize(width, self._height(index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: Any = option.rect
        state: Any = option.state
        kind: KindOfFact | None = index.data(_KIND)
        p = self._palette
        painter.save()
        x, width = box.x() + _PADDING, box.width() - 2 * _PADDING
        if kind is None:
            text = str(index.data(Qt.ItemDataRole.DisplayRole))
            laid = lay_out(text, width=width, px=_HEADING_PX, bold=True, max_lines=1)
            draw(painter, laid, x, box.bottom() - laid.height - 2, p.soft_ink)
        else:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            if chosen:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(p.accent))
                painter.drawRoundedRect(QRectF(box).adjusted(3, 1, -3, -1), 6, 6)
            title = lay_out(kind.title, width=width, px=_TITLE_PX, bold=True)
            draw(painter, title, x, box.y() + 5, p.field if chosen else p.ink)
            soft = lay_out(kind.explanation, width=width, px=_SOFT_PX)
            draw(painter, soft, x, box.y() + 5 + title.height, p.field if chosen else p.soft_ink)
        painter.restore()

    def _height(self, index: Index, width: int) -> int:
        kind: KindOfFact | None = index.data(_KIND)
        inner = width - 2 * _PADDING
        if kind is None:
            return scaled(34)
        title = lay_out(kind.title, width=inner, px=_TITLE_PX, bold=True)
        soft = lay_out(kind.explanation, width=inner, px=_SOFT_PX)
        return round(title.height + soft.height) + 10


def _width(option: QStyleOptionViewItem) -> int:
    view: Any = option.widget
    return int(view.viewport().width()) if view is not None else 280


class FactList(QListWidget):
    """Kinds of facts, group by group; `chosen` tells of the one in hand."""

    chosen = Signal(object)
    entered_kind = Signal()

    def __init__(self, palette: Palette) -> None:
        """Take the colours."""
        super().__init__()
        self._away: frozenset[type[Any]] = frozenset()
        self._line = _Line(palette)
        self.setItemDelegate(self._line)
        self.setAccessibleName(words.LIST_NAME)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.search("")
        self.currentItemChanged.connect(self._moved)
        self.itemActivated.connect(lambda _item: self.entered_kind.emit())

    def keep_away(self, kinds: frozenset[type[Any]]) -> None:
        """Leave these kinds out of the next search."""
        self._away = kinds

    def search(self, text: str) -> int:
        """Show the kinds that answer; gives how many do."""
        self.blockSignals(True)
        self.clear()
        group, shown = "", 0
        for kind in kinds_of_facts():
            if kind.fact_type in self._away or not kind.answers(text):
                continue
            if kind.group != group:
                group = kind.group
                heading = QListWidgetItem(group.upper())
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(heading)
            item = QListWidgetItem(kind.title)
            item.setData(_KIND, kind)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, kind.explanation)
            self.addItem(item)
            shown += 1
        self.blockSignals(False)
        return shown

    def choose(self, fact_type: type[Any]) -> bool:
        """Take a kind in hand; False where the search hides it."""
        for row in range(self.count()):
            kind = self.item(row).data(_KIND)
            if kind is not None and kind.fact_type is fact_type:
                self.setCurrentRow(row)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts break elsewhere: what is in hand stays in sight."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self.scrollToItem(self.currentItem())

    def choose_first(self) -> None:
        """Take the first kind that is shown in hand."""
        for row in range(self.count()):
            if self.item(row).data(_KIND) is not None:
                self.setCurrentRow(row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_kind.emit()
            return
        super().keyPressEvent(event)

    def _moved(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        kind = item.data(_KIND) if item is not None else None
        if kind is not None:
            self.chosen.emit(kind.fact_type)
