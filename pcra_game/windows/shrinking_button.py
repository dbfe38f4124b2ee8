"""A key that gives way: where its words are wider than its place, they end with « … »."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from pcra_game.windows.controls import plain_tip
from pcra_game.windows.style import scaled

_NARROWEST = 60
_AFTER_ICON = 4
"""What Qt leaves between the icon of a button and its words."""


class ShrinkingButton(QPushButton):
    """Never wider than where it lies; cut words are whole in its tip and for a screen reader."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Take the words."""
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = plain_tip(self.text())
        if self.words_shown() != self.text():
            self.setToolTip(self.toolTip() or whole)
        elif self.toolTip() == whole:  # another tip stays: it says more than the words
            self.setToolTip("")

    def words_shown(self) -> str:
        """The words, or their beginning where the place is too narrow."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self._room(option)
        if self.fontMetrics().horizontalAdvance(self.text()) <= room:
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.words_shown()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def _room(self, option: QStyleOptionButton) -> int:
        """Pixels for words, beside the icon."""
        inside = QStyle.SubElement.SE_PushButtonContents
        wide = self.style().subElementRect(inside, option, self).width()
        if not self.icon().isNull():
            wide -= self.iconSize().width() + _AFTER_ICON
        return max(wide, 0)
