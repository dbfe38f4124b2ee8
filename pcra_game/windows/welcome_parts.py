"""What the first page is made of: the felt, words that remember their heights, large buttons."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.icons import Icon, icon_pixmap
from pcra_game.table_view.palette import Palette
from pcra_game.windows.controls import TextBlock, plain_label
from pcra_game.windows.style import say_role, text_size


class FeltPage(QWidget):
    """A page on the green of the table."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._look = palette
        self._scroller: QScrollArea | None = None

    def event(self, event: QEvent) -> bool:
        """With large words a page may be higher than the window: it scrolls."""
        asked = event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
        if asked and self._scroller is None and text_size() > 1:
            self._fit_window()
        return super().event(event)

    def _fit_window(self) -> None:
        from pcra_game.windows.scrolling import lay_in_scroller, least_size

        layout = self.layout()
        if layout is not None:
            least = least_size(layout, self.width())
            if least.boundedTo(self.size()) != least:
                self._scroller = lay_in_scroller(self, layout)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        felt = QLinearGradient(0, 0, 0, self.height())
        felt.setColorAt(0, QColor(self._look.felt))
        felt.setColorAt(1, QColor(self._look.felt_deep))
        painter.fillRect(self.rect(), felt)


class Words(TextBlock):
    """A text block that remembers its heights: laying out a page asks for them again and again."""

    def heightForWidth(self, width: int) -> int:
        known: dict[tuple[str, int], int] = self.__dict__.setdefault("_heights", {})
        key = (self._text, width)
        if key not in known:
            known[key] = super().heightForWidth(width)
        return known[key]


class Surface(QWidget):
    """A plain ground. Asking a scroll area for its viewport instead costs 15 ms at the start."""

    def __init__(self, colour: str) -> None:
        """Take its colour."""
        super().__init__()
        self._colour = QColor(colour)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._colour)


class CardButton(QPushButton):
    """A button as large as a card: an icon, a title and a line that explains."""

    def __init__(self, icon: Icon, title: str, note: str, palette: Palette, *, px: int) -> None:
        """Take what it shows; `px` is the size of its title."""
        super().__init__()
        say_role(self, "big")
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(22, 8, 22, 8)
        self._row.setSpacing(20)
        sign = plain_label()
        sign.setPixmap(icon_pixmap(icon, round(px * 1.7), palette.accent, self.devicePixelRatioF()))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addStretch(1)
        column.addWidget(Words(title, px=px, bold=True, colour=palette.ink))
        column.addWidget(Words(note, px=16, colour=palette.soft_ink))
        column.addStretch(1)
        self._row.addWidget(sign)
        self._row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self._row.minimumSize().height())
