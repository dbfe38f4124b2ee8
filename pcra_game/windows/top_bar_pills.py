"""What the top bar is made of: one line of text that ends with « … », and pills of light."""

from enum import IntEnum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pcra_game.domain.lights import Colour, Light
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import LIGHT, Mood, Palette
from pcra_game.table_view.typesetting import Laid, draw, lay_out
from pcra_game.texts import actions as words
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.style import text_size

WIDE = 10_000.0
FAINT = 0.45
"""Opacity of a key that is not possible now."""

_TIGHT = 0.9
"""Size of the words in a key that saves width: still half as large again as on a usual bar
where the words are at their largest."""

SIGNS = {
    Colour.GREEN: (Icon.CHECK, Mood.GOOD),
    Colour.AMBER: (Icon.WARNING, Mood.WARNING),
    Colour.RED: (Icon.CROSS, Mood.BAD),
    Colour.UNKNOWN: (Icon.MINUS, Mood.UNKNOWN),
}


def in_bar(px: float) -> int:
    """Give a length in the bar at the present size of text: its words are large, half is enough."""
    return round(px * (1 + text_size()) / 2)


class Space(IntEnum):
    """How much room there is for words."""

    AMPLE = 0
    SHORT = 1
    TIGHT = 2
    """The shortest words, in keys with hardly any air."""
    SIGNS = 3


class OneLine(QWidget):
    """Plain text on one line, its codes in the right face, cut with « … » where it is too long."""

    def __init__(self, *, px: float, bold: bool = False, colour: str = LIGHT.on_bar) -> None:
        """Take the size in pixels and the colour of the letters."""
        super().__init__()
        self._text, self._px, self._bold, self._colour = "", px, bold, colour
        self._least = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show another text; the whole of it is the tooltip and what a screen reader says."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """The whole text, cut or not."""
        return self._text

    def set_px(self, px: float) -> None:
        """Write larger or smaller."""
        self._px = px
        self.updateGeometry()
        self.update()

    def set_colour(self, colour: str) -> None:
        """Write in another colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        laid = lay_out(self._text, width=WIDE, px=in_bar(self._px), bold=self._bold)
        return QSize(int(laid.width) + 3, in_bar(self._px * 1.5))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(self._least, hint.width()), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        laid = lay_out(
            self._text, width=self.width(), px=in_bar(self._px), bold=self._bold, max_lines=1
        )
        draw(painter, laid, 0, (self.height() - laid.height) / 2, self._colour)


class Pill(QAbstractButton):
    """A rounded key on the bar: a sign, a word, an outline that may say a status."""

    def __init__(self, palette: Palette, *, height: int = 36, pressed: bool = True) -> None:
        """Take the theme and the height; `pressed` is False where it only says something."""
        super().__init__()
        self._palette, self._height = palette, in_bar(height)
        self._icon: Icon | None = None
        self._fill = self._edge = ""
        self._pressed, self._tight = pressed, False
        self._ink = palette.on_bar if pressed else palette.soft_on_bar
        self._sign_ink = palette.on_bar
        if pressed:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def look(
        self, icon: Icon | None, text: str, *, edge: str = "", fill: str = "", sign: str = ""
    ) -> None:
        """Show a sign and a word; no edge and no fill where none is given."""
        changed = (icon, text) != (self._icon, self.text())
        self._icon, self._edge, self._fill = icon, edge, fill
        self._sign_ink = sign or self._palette.on_bar
        if changed:
            self.setText(text)
            self.updateGeometry()
        self.update()

    def draw_tight(self, tight: bool) -> None:
        """Take as little width as a finger can still hit, or the usual one."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        laid, side, gap = self._parts()
        air = self._height * (0.2 if self._tight else 0.36)
        width = side + gap + (laid.width if laid else 0) + 2 * air
        return QSize(max(round(width), self._least_width()), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _least_width(self) -> int:
        return self._height - 4 if self._tight else self._height + 4

    def hitButton(self, pos: QPoint) -> bool:
        return self._pressed and self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        over = self._pressed and enabled and self.underMouse()
        fill = self._palette.context if over else self._fill
        width = 3.0 if self.hasFocus() else 2.0
        inset = width / 2 + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        edge = self._palette.focus if self.hasFocus() else self._edge
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        faint = self._palette.soft_on_bar
        painter.setOpacity(1.0 if enabled else FAINT)
        self._write(painter, self._ink if enabled else faint, self._sign_ink if enabled else faint)

    def _parts(self) -> tuple[Laid | None, float, float]:
        """The words laid out, the side of the sign, the gap between them."""
        px = self._height * (0.45 if self._pressed else 0.5) * (_TIGHT if self._tight else 1)
        laid = None
        if self.text():
            laid = lay_out(self.text(), width=WIDE, px=px, bold=self._pressed)
        if self._icon is None:
            return laid, 0, 0
        gap = self._height * (0.12 if self._tight else 0.22)
        return (laid, px * 0.95, gap) if laid else (laid, self._height * 0.5, 0)

    def _write(self, painter: QPainter, ink: str, sign_ink: str) -> None:
        laid, side, gap = self._parts()
        x = (self.width() - side - gap - (laid.width if laid else 0)) / 2
        if self._icon is not None:
            box = QRectF(x, (self.height() - side) / 2, side, side)
            draw_icon(painter, self._icon, box, sign_ink)
        if laid is not None:
            draw(painter, laid, x + side + gap, (self.height() - laid.height) / 2, ink)


class LightPill(Pill):
    """One of the five lights: a sign and a name, its colour said in words to who asks."""

    def show_light(self, light: Light, labels: list[str], room: Space) -> None:
        """Show a light; `labels` name the activities behind it."""
        icon, mood = SIGNS[light.colour]
        colour = self._palette.on_dark(mood)
        short = words.LIGHT_SHORT.get(light.name, light.name)
        text = {
            Space.AMPLE: light.name,
            Space.SHORT: short,
            Space.TIGHT: words.LIGHT_SHORTEST.get(light.name, short),
            Space.SIGNS: "",
        }[room]
        self.draw_tight(room is Space.TIGHT)
        self.look(icon, text, edge=colour, sign=colour)
        self.setObjectName(light.name)
        said = words.light(light.name, light.colour, labels)
        self.setToolTip(plain_tip(said))
        self.setAccessibleName(words.light(light.name, light.colour, []))
        self.setAccessibleDescription(said)
