"""What a light rests on, in a list under it: activities, why, and the cards, each one opened."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.game import Game
from pcra_game.domain.lights import Colour, Light, LightReason
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.state import WorkshopState
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import Laid, draw
from pcra_game.texts import lights as words
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.room import Room
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import say_role, scaled
from pcra_game.windows.top_bar_pills import SIGNS

WIDTH = 520
_MOST_HEIGHT = 560
_LEAST_LIST = 60
_MARGINS = (14, 12, 8, 10)
ROW = Qt.ItemDataRole.UserRole
"""Where an item of the list keeps its row."""

_PX, _SMALL = 16.0, 15.0
_PAD, _SIGN = 8.0, 18.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: an activity with its colour, or one of its cards."""

    text: str
    activity: str
    card: str = ""
    colour: Colour | None = None


def light_rows(state: WorkshopState, game: Game, light: Light) -> list[Row]:
    """Activities, what weighs most first, each with the cards behind it."""
    found: list[Row] = []
    by_activity: dict[str, list[LightReason]] = {}
    for reason in light.reasons:
        by_activity.setdefault(reason.activity, []).append(reason)
    for activity, reasons in by_activity.items():
        label = subject_label(state, game, activity)
        whys = [*dict.fromkeys(words.why(r.why) for r in reasons)]
        found.append(Row(words.line(label, whys), activity, colour=reasons[0].colour))
        of_card: dict[str, list[str]] = {}
        for reason in reasons:
            for card in reason.cards:
                of_card.setdefault(card, []).append(reason.said)
        for card, whys in of_card.items():
            title = game.objectives[state.cards[card].objective].short_title
            found.append(Row(words.line(title, whys), activity, card))
    return found


class LightExplained(QDialog):
    """Opens under a light; arrows choose, Enter or a click opens, Escape or a click beside closes.

    `card_asked` and `activity_asked` give the id of what was chosen; a card is asked for in the
    context that is played when the light looks.
    """

    card_asked = Signal(str)
    activity_asked = Signal(str)

    def __init__(self, room: Room, palette: Palette, parent: QWidget) -> None:
        """Take the room, the theme and what it belongs to."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._room = room
        self._context: str | None = None
        self.setObjectName("light_explained")
        self._title = TextBlock("", px=18, bold=True, colour=palette.ink)
        self._meaning = TextBlock("", px=_SMALL, colour=palette.soft_ink)
        self.list = QListWidget()
        self.list.setItemDelegate(_RowDelegate(palette, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._open)
        card = QFrame()
        say_role(card, "card")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._meaning)
        column.addWidget(self.list, 1)

    def explain(self, name: str, under: QRect) -> None:
        """Explain the light of that name below (or above) a place on the screen."""
        light = next((x for x in self._room.table.lights if x.name == name), None)
        if light is None:
            return
        self._context = light.context
        colour = LIGHT_COLOUR[light.colour]
        title = words.title(light.name, colour)
        self._title.set_text(title)
        rows = light_rows(self._room.state, self._room.game, light)
        self._meaning.set_text(words.MEANING[light.colour] if rows else words.NO_ACTIVITY)
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self._fill(rows)
        self._place(under)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _fill(self, rows: list[Row]) -> None:
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.text, self.list)
            item.setData(ROW, row)
            said = f"{row.text}, {LIGHT_COLOUR[row.colour]}" if row.colour else row.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentRow(0)

    def _place(self, under: QRect) -> None:
        screen = self.screen().availableGeometry()
        wide = min(scaled(WIDTH), screen.width() - 8)
        self.setFixedWidth(wide)
        self.ensurePolished()
        inside = wide - _MARGINS[0] - _MARGINS[2]
        rows = range(self.list.count())
        self.list.setFixedWidth(inside)
        tall = sum(self.list.sizeHintForRow(row) for row in rows) + 4
        head = self._meaning.heightForWidth(inside) + self._title.heightForWidth(inside) + 40
        room = min(scaled(_MOST_HEIGHT), screen.height() - 40) - head
        self.list.setFixedHeight(max(min(tall, room), _LEAST_LIST) if rows else 0)
        self.adjustSize()
        x = min(max(under.left(), screen.left() + 4), screen.right() - wide - 4)
        y = under.bottom() + 6
        if y + self.height() > screen.bottom():
            y = max(under.top() - 6 - self.height(), screen.top() + 4)
        self.move(QPoint(x, y))

    def _open(self, item: QListWidgetItem | None) -> None:
        row = item.data(ROW) if item is not None else None
        if not isinstance(row, Row):
            return
        self.close()
        # The card is shown where the light looks: elsewhere it may say something else.
        if row.card and self._context and not self._room.choose_context(self._context):
            return
        if row.card:
            self.card_asked.emit(row.card)
        else:
            self.activity_asked.emit(row.activity)


class _RowDelegate(QStyledItemDelegate):
    """An activity in bold behind the sign of its colour; a card beneath it, further right."""

    def __init__(self, palette: Palette, view: QListWidget) -> None:
        super().__init__(view)
        self._palette, self._view = palette, view

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row, width = index.data(ROW), self._view.viewport().width()
        return QSize(width, round(self._laid(row, width).height + 1.3 * _PAD))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, area, p = index.data(ROW), QRectF(option.rect), self._palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if chosen:
            outline = QPainterPath()
            outline.addRoundedRect(area.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
            painter.fillPath(outline, QColor(p.page))
            if option.state & QStyle.StateFlag.State_Selected:
                painter.strokePath(outline, QPen(QColor(p.accent), 3))
        laid = self._laid(row, area.width())
        top = area.y() + (area.height() - laid.height) / 2
        if row.colour is not None:
            icon, mood = SIGNS[row.colour]
            box = QRectF(area.x() + _PAD, top + 1, _SIGN, _SIGN)
            draw_icon(painter, icon, box, p.mood(mood).line)
        else:
            box = QRectF(area.x() + _PAD + _SIGN + 8, top + 3, _SIGN - 5, _SIGN - 5)
            draw_icon(painter, Icon.CHEVRON_RIGHT, box, p.soft_ink)
        draw(painter, laid, area.x() + self._left(row), top, p.ink)
        painter.restore()

    def _left(self, row: Row) -> float:
        return _PAD + _SIGN + 8 + (0 if row.colour is not None else _SIGN)

    def _laid(self, row: Row, width: float) -> Laid:
        heading = row.colour is not None
        room = width - self._left(row) - 2 * _PAD
        return lay_out(row.text, width=room, px=_PX if heading else _SMALL, bold=heading)
