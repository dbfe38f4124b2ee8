"""The key of one unit on the page that begins a workshop."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pcra_game.domain.deck import Unit
from pcra_game.table_view.icons import Icon, draw_icon, icon_pixmap
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import welcome as words
from pcra_game.windows.controls import TextBlock, plain_label
from pcra_game.windows.style import say_role, scaled

UNIT_ICONS = {
    "URG": Icon.AMBULANCE,
    "BLO": Icon.DOCTOR,
    "REA": Icon.HEART,
    "PUI": Icon.PILLS,
    "LAB": Icon.MICROSCOPE,
    "IMA": Icon.X_RAY,
    "MAT": Icon.BABY,
    "HOS": Icon.BED,
    "ADM": Icon.SHEET,
    "SUP": Icon.HOSPITAL,
    "PAI": Icon.COINS,
    "FIN": Icon.BALANCE,
    "EHP": Icon.HOUSE,
}
LOWEST = 94
TALLEST = 140
AROUND_RING = 6
"""Pixels that leave the ring of the focus whole around the one of the unit that is chosen."""


class UnitButton(QPushButton):
    """One unit: its icon and its name, one of them down at most."""

    def __init__(self, unit: Unit, palette: Palette) -> None:
        """Take the unit."""
        super().__init__()
        self._look = palette
        self.unit = unit
        say_role(self, "big")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setMinimumHeight(scaled(LOWEST))
        self.setMaximumHeight(scaled(TALLEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(unit.label)
        self.setAccessibleDescription(words.unit_detail(len(unit.activities)))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(14)
        sign = plain_label()
        icon = UNIT_ICONS.get(unit.code, Icon.HOSPITAL)
        sign.setPixmap(icon_pixmap(icon, 34, palette.accent, self.devicePixelRatioF()))
        sign.setFixedWidth(40)
        row.addWidget(sign)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(TextBlock(unit.label, px=17, bold=True, colour=palette.ink))
        column.addStretch(1)
        row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        good = self._look.mood(Mood.GOOD)
        painter.setPen(QPen(QColor(good.line), 3))
        inset = AROUND_RING if self.hasFocus() else 2  # the ring of the focus lies around it
        inside = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inside, 13 - inset, 13 - inset)
        draw_icon(
            painter, Icon.CHECK, QRectF(self.width() - 30, self.height() - 30, 18, 18), good.line
        )
