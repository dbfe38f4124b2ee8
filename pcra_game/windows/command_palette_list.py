"""The lines of the palette: a model of offers, and how one is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import draw, lay_out
from pcra_game.windows.command_palette_offers import Offer

Index = QModelIndex | QPersistentModelIndex

ROW, HEAD = 40, 30
_SIDE, _GAP = 14.0, 12.0
_NAME_PX, _DETAIL_PX, _HEAD_PX = 16.0, 14.0, 14.0
HEADING = Qt.ItemDataRole.UserRole
"""Where the list keeps the title of a group, on its first line; empty on the others."""
OFFER = Qt.ItemDataRole.UserRole + 1


class OfferModel(QAbstractListModel):
    """What was found, in order; a line that opens a group carries its title."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[Offer] = ()
        self._heads: list[str] = []

    def hold(self, offers: Sequence[Offer], heads: Sequence[str]) -> None:
        """Show these; `heads` gives the group that each of them is shown under."""
        self.beginResetModel()
        self._offers = offers
        before = ["", *heads]
        self._heads = [head if head != before[at] else "" for at, head in enumerate(heads)]
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """The offer of a row; `None` outside of the list."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        offer = self.offer(index.row()) if index.isValid() else None
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return offer.spoken
        if role == HEADING:
            return self._heads[index.row()]
        return offer if role == OFFER else None

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: ARG002 - Qt's signature
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class OfferPainter(QStyledItemDelegate):
    """A line: name, what it belongs to, key at the right; a group's title above its first one."""

    def __init__(self, palette: Palette, parent: QWidget, text: float = 1.0) -> None:
        """Take the theme and the size of texts."""
        super().__init__(parent)
        self._palette, self._text = palette, text

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        height = ROW + (HEAD if index.data(HEADING) else 0)
        return QSize(0, round(height * self._text))

    def height_of(self, model: OfferModel) -> int:
        """The height of a whole list."""
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return sum(self.sizeHint(QStyleOptionViewItem(), row).height() for row in rows)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(OFFER)
        assert isinstance(offer, Offer)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if title := index.data(HEADING):
            head = HEAD * self._text
            self._write(painter, title, _HEAD_PX, rect.x() + _SIDE, rect.y() + 4, head - 4,
                        rect.width(), self._palette.soft_ink, bold=True)  # fmt: skip
            rect.setTop(rect.top() + head)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._line(painter, offer, rect, chosen=chosen)
        painter.restore()

    def _line(self, painter: QPainter, offer: Offer, rect: QRectF, *, chosen: bool) -> None:
        p = self._palette
        ink, soft = p.ink, p.soft_ink
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(p.accent))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 7, 7)
            ink = soft = p.field
        elif not offer.possible:
            ink = soft
        right = rect.right() - _SIDE
        said = offer.reason or offer.key
        room = rect.width() * 0.38
        width = self._width(said, _DETAIL_PX, room)
        self._write(painter, said, _DETAIL_PX, right - width, rect.y(), rect.height(), room, soft)
        left, end = rect.x() + _SIDE, right - width - (_GAP if said else 0)
        used = self._width(offer.name, _NAME_PX, end - left, bold=True)
        self._write(painter, offer.name, _NAME_PX, left, rect.y(), rect.height(), end - left, ink,
                    bold=offer.possible)  # fmt: skip
        left += used + _GAP
        if offer.detail and end - left > 60:
            self._write(painter, offer.detail, _DETAIL_PX, left, rect.y(), rect.height(),
                        end - left, soft)  # fmt: skip

    def _width(self, text: str, px: float, room: float, *, bold: bool = False) -> float:
        if not text:
            return 0
        return lay_out(text, width=room, px=px * self._text, bold=bold, max_lines=1).width

    def _write(
        self, painter: QPainter, text: str, px: float, x: float, y: float, height: float,
        room: float, colour: str, *, bold: bool = False,
    ) -> None:  # fmt: skip
        if text and room > 0:
            laid = lay_out(text, width=room, px=px * self._text, bold=bold, max_lines=1)
            draw(painter, laid, x, y + (height - laid.height) / 2, colour)
