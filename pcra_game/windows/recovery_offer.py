"""A control that is proposed: one key as wide as its column, as high as its words."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import recovery as words
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import say_role, scaled

_LEFT, _RIGHT, _AROUND = 34, 8, 12
_LOW = 34
_PX = 15


class CheckOffer(QPushButton):
    """The words of a control; pressing them anywhere takes it."""

    def __init__(self, text: str, palette: Palette, taken: Callable[[], object]) -> None:
        """Take the words, the theme, and what a press does."""
        super().__init__()
        self._words, self._palette = text, palette
        say_role(self, "quiet")
        self.setAutoDefault(False)
        self.setAccessibleName(words.take_check(text))
        self.setToolTip(plain_tip(words.take_check(text)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: taken())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        laid = lay_out(self._words, width=max(width - _LEFT - _RIGHT, 60), px=_PX)
        return max(scaled(_LOW), round(laid.height) + _AROUND)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self._palette.soft_ink
        draw_icon(painter, Icon.PLUS, QRectF(9, self.height() / 2 - 7, 14, 14), colour)
        laid = lay_out(self._words, width=self.width() - _LEFT - _RIGHT, px=_PX)
        draw(painter, laid, _LEFT, (self.height() - laid.height) / 2, colour)
