"""A key of the facilitator's panel: a sign, two lines of words, a few more at its right end."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import say_role, scaled

_TEXT_LEFT = 40
_RIGHT = 12
_SIGN = 16
_HEAD_PX, _UNDER_PX = 16, 14


class KeyWords(NamedTuple):
    """What a key says: `under` may be empty, and so may `right`."""

    icon: Icon
    head: str
    under: str = ""
    right: str = ""
    bold: bool = False
    mood: Mood | None = None


_NOTHING = KeyWords(Icon.MORE, "")


class TwoLineKey(QPushButton):
    """Painted, because a code such as C0 has its own face; as high as its lines ask."""

    def __init__(self, palette: Palette, *, primary: bool = False) -> None:
        """Take the theme; `primary` is the one key of the panel that goes on."""
        super().__init__()
        self._palette, self._primary = palette, primary
        self._words = _NOTHING
        if primary:
            say_role(self, "primary")
        self.setAutoDefault(False)
        self.setMinimumWidth(80)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def say(self, words: KeyWords, spoken: str, tip: str = "") -> None:
        """Show other words; `spoken` is what a screen reader says."""
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(tip or spoken))
        if words != self._words:
            self._words = words
            self.updateGeometry()
            self.update()

    def said(self) -> KeyWords:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(50 if self._words.under else 34) + (6 if self._primary else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, said = QPainter(self), self._words
        ink, soft, sign = self._colours()
        middle = self.height() / 2
        draw_icon(painter, said.icon, QRectF(14, middle - _SIGN / 2, _SIGN, _SIGN), sign)
        room = self.width() - _TEXT_LEFT - _RIGHT
        right = lay_out(
            said.right, width=room, px=_UNDER_PX, max_lines=1, align=Qt.AlignmentFlag.AlignRight
        )
        taken = right.width + 10 if said.right else 0
        head = lay_out(
            said.head, width=max(room - taken, 40), px=_HEAD_PX, bold=self._bold, max_lines=1
        )
        under = lay_out(said.under, width=room, px=_UNDER_PX, max_lines=1)
        top = middle - (head.height + (under.height if said.under else 0)) / 2
        draw(painter, head, _TEXT_LEFT, top, ink)
        draw(painter, right, _TEXT_LEFT, top + (head.height - right.height) / 2, soft)
        if said.under:
            draw(painter, under, _TEXT_LEFT, top + head.height, soft)

    @property
    def _bold(self) -> bool:
        return self._primary or self._words.bold

    def _colours(self) -> tuple[str, str, str]:
        """Ink, soft ink and sign."""
        p = self._palette
        if not self.isEnabled():
            return p.soft_ink, p.soft_ink, p.soft_ink
        if self._primary:
            ink = p.mood(Mood.GOOD).on_strong
            return ink, ink, ink
        mood = self._words.mood
        return p.ink, p.soft_ink, p.mood(mood).line if mood is not None else p.soft_ink
