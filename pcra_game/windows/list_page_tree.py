"""The tree of the list and its choice of context: standard widgets that write codes rightly."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QTreeWidget,
    QTreeWidgetItem,
)

from pcra_game.table_view.icons import icon_size
from pcra_game.table_view.lone_key import LoneKey
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import list_page as words
from pcra_game.texts.table import LOOK
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
TEXT_PX = 16


class CardTree(QTreeWidget):
    """The tree; Enter, F2 and a double click ask to open the current row, P and Del to park it.

    A letter searches nothing: it means what it means on the table, and a line filters above.
    """

    opened = Signal()
    park_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        """Make it empty, with its columns."""
        super().__init__()
        self._letter = LoneKey(self)
        self.setAccessibleName(words.TREE)
        self.setColumnCount(len(words.COLUMNS))
        self.setHeaderLabels(words.COLUMNS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(icon_size(18))
        self.setIndentation(_INDENT)
        self._lines = CodeLines(self)
        self.setItemDelegate(self._lines)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.itemDoubleClicked.connect(self._double_clicked)

    def event(self, event: QEvent) -> bool:
        # F2 belongs to the row while the tree has the focus, not to a window's shortcut.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in OPENING_KEYS
            and event.modifiers() in _PLAIN
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._letter.goes_no_further(event):
            return
        if event.key() in OPENING_KEYS and event.modifiers() in _PLAIN:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() in _PLAIN:
            self.park_asked.emit()
        elif event.key() == Qt.Key.Key_P and event.modifiers() in _PLAIN:
            row = QPersistentModelIndex(self.currentIndex())
            self._letter.hold(partial(self._park_if_in, row))
        elif event.key() == Qt.Key.Key_Space and event.modifiers() in _PLAIN:
            self._ask_menu_of_row()
        else:
            super().keyPressEvent(event)

    def _park_if_in(self, row: QPersistentModelIndex) -> None:
        """Ask it for the row in which the letter was typed, if the keyboard is still there."""
        if row == self.currentIndex():
            self.park_asked.emit()

    def keyboardSearch(self, search: str) -> None:
        """No row is searched by its first letter."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())
        else:
            self._ask_menu_of_row()

    def _ask_menu_of_row(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)
            place = self.visualItemRect(item).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def show_points(self, on: bool) -> None:
        """Show the column of the points to settle, or give its width to the others."""
        self.setColumnHidden(POINTS, not on)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column its share and never less than is read; beyond that the tree scrolls."""
        wide = self.viewport().width()
        least = self._least(_LEAST)
        if sum(least.values()) > wide:  # it scrolls in any case: then a title is read
            least = self._least(_EASY)
        whole = sum(_SHARES[column] for column in least)
        share = (wide - least[STATE]) / whole
        widths = {c: max(int(share * _SHARES[c]), narrow) for c, narrow in least.items()}
        over = sum(widths.values()) - wide
        for column in sorted(widths, key=_GIVES_WAY.index):
            given = max(min(over, widths[column] - least[column]), 0)
            widths[column] -= given
            over -= given
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _least(self, words_of: Mapping[int, int]) -> dict[int, int]:
        """The least pixels of each column that is shown: a heading and a state are whole."""
        heading = self.header().sectionSizeHint
        given = {column: scaled(px) for column, px in words_of.items()} | {STATE: state_width()}
        shown = [c for c in range(self.columnCount()) if not self.isColumnHidden(c)]
        return {column: given.get(column, heading(column)) for column in shown}

    def _double_clicked(self, _item: QTreeWidgetItem, _column: int) -> None:
        self.opened.emit()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_SHARES = (0.38, 0.0, 0.3, 0.17, 0.15)
"""Of what the state leaves: its words are whole at any width."""

STATE, ANSWER, WHO, POINTS = 1, 2, 3, 4
_GIVES_WAY = (ANSWER, 0, WHO, POINTS, STATE)
"""Which column is narrowed first."""
_LEAST = {0: 85, ANSWER: 88}
"""Pixels that a title and an answer keep, at the usual size of text, before the tree scrolls."""
_EASY = {0: 190, ANSWER: 150}
"""The same, once it does."""

_INDENT = 13
_AROUND_STATE = 46
"""The sign, and the air on both sides of it and of the words."""


def state_width() -> int:
    """Pixels of the longest word of a state, with its sign."""
    laid = (lay_out(word, width=1000, px=TEXT_PX) for word in LOOK.values())
    return round(max(one.width for one in laid)) + _AROUND_STATE


class CodeLines(QStyledItemDelegate):
    """Cells on one line, their codes (C0, P0) in the face whose zero is not struck out."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
        room = room.adjusted(5, 0, -3, 0)
        bold = option.font.bold()
        laid = lay_out(text, width=room.width(), px=TEXT_PX, bold=bold, max_lines=1)
        selected = option.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        colour = option.palette.color(role).name()
        y = room.center().y() - laid.height / 2 + 1
        draw(painter, laid, room.x(), y, colour)
        font = index.data(Qt.ItemDataRole.FontRole)  # a style sheet drops the strike on its way
        if isinstance(font, QFont) and font.strikeOut():
            middle = y + laid.height * 0.5
            painter.drawLine(QPointF(room.x(), middle), QPointF(room.x() + laid.width, middle))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), scaled(34))


class CodeCombo(QComboBox):
    """A choice whose text may hold codes such as C0."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._lines = CodeLines(self)
        self.setItemDelegate(self._lines)
        self.setMinimumContentsLength(20)

    def show_choices(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Offer words with what they stand for; the same choices keep their places."""
        if [self.itemData(i) for i in range(self.count())] != [code for _, code in choices]:
            self.clear()
            for text, code in choices:
                self.addItem(text, code)
        for at, (text, _) in enumerate(choices):
            self.setItemText(at, text)
        self.setCurrentIndex(self.findData(current))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        laid = lay_out(self.currentText(), width=field.width() - 4, px=TEXT_PX, max_lines=1)
        colour = self.palette().color(QPalette.ColorRole.Text).name()
        draw(painter, laid, field.x() + 2, field.center().y() - laid.height / 2 + 1, colour)
