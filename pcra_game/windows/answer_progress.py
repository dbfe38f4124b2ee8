"""The round at a glance: one small square a card, with its sign and colour, and a line of words."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from pcra_game.domain.table import Table
from pcra_game.domain.table_cards import TableCard
from pcra_game.table_view.icons import draw_icon
from pcra_game.table_view.items.signs import SIGNS
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.texts import table as table_words
from pcra_game.windows.controls import TextBlock, plain_tip

_SIDE, _GAP = 22, 5


class Squares(QWidget):
    """One square a card, in the order of the table."""

    opened = Signal(str)

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._palette = palette
        self._cards: tuple[TableCard, ...] = ()
        self._current = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cards(self, cards: tuple[TableCard, ...], current: str) -> None:
        """Show the cards of the round, the one in hand ringed."""
        self._cards, self._current = cards, current
        self.setAccessibleName(", ".join(words.square(c.title, c.word) for c in cards))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._cards) // self._per_row(width))
        return rows * (_SIDE + _GAP)

    def sizeHint(self) -> QSize:
        width = self.width()
        return QSize(200, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_SIDE, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(event.size().width()))

    def box(self, index: int) -> QRectF:
        """Where a square lies."""
        row, column = divmod(index, self._per_row(self.width()))
        return QRectF(column * (_SIDE + _GAP) + 1, row * (_SIDE + _GAP) + 1, _SIDE - 2, _SIDE - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, card in enumerate(self._cards):
            self._paint_square(painter, card, self.box(index))

    def _paint_square(self, painter: QPainter, card: TableCard, box: QRectF) -> None:
        sign = SIGNS[card.look]
        shade = self._palette.mood(sign.mood) if sign.mood else None
        line = shade.line if shade else self._palette.field_edge
        pen = QPen(QColor(line), 1.5)
        if shade is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(shade.fill) if shade else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        if card.played:
            mark = box.adjusted(5, 5, -5, -5)
            draw_icon(painter, sign.icon, mark, shade.line if shade else self._palette.ink)
        if card.id == self._current:
            painter.setPen(QPen(QColor(self._palette.accent), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            card = self._card_at(event.pos().x(), event.pos().y())
            said = words.square(card.title, card.word) if card else ""
            QToolTip.showText(event.globalPos(), plain_tip(said))
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        card = self._card_at(event.position().x(), event.position().y())
        if card is not None:
            self.opened.emit(card.id)

    def _card_at(self, x: float, y: float) -> TableCard | None:
        for index, card in enumerate(self._cards):
            if self.box(index).contains(x, y):
                return card
        return None

    def _per_row(self, width: int) -> int:
        return max((width + _GAP) // (_SIDE + _GAP), 1)


class Progress(QWidget):
    """The squares under the name of the round, and how many cards have an answer."""

    opened = Signal(str)

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._title = TextBlock(px=15, bold=True, colour=palette.ink)
        self._squares = Squares(palette)
        self._squares.setObjectName("squares")
        self._line = TextBlock(px=15, colour=palette.soft_ink)
        self._line.setObjectName("progress")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self._title, self._squares, self._line):
            column.addWidget(widget)
        self._squares.opened.connect(self.opened)

    def fold(self, folded: bool) -> None:
        """Show the line alone, or the squares as well."""
        self._title.setVisible(not folded)
        self._squares.setVisible(not folded)

    def show_round(self, table: Table, current: str) -> None:
        """Show how far the round of the table has come."""
        done, total = table.context.done, table.context.total
        self._title.set_text(table_words.round_name(table.context.code))
        self._squares.show_cards(table.cards(), current)
        self._line.set_text(
            table_words.progress(done, total, table.to_finish, table.contradictions)
        )
