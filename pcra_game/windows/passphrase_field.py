"""A field for a passphrase, hidden until one asks to see it, and the bar that says its strength."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon, icon_pixmap
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import protected as words
from pcra_game.windows.controls import (
    TextBlock,
    button,
    plain_label,
    plain_tip,
    put_icon,
    restyle,
    show_if,
)
from pcra_game.windows.style import scaled
from pcra_game.workshop.passphrases import Level, Strength

_LOOKS = {
    Level.WEAK: (1, Mood.BAD, Icon.CROSS),
    Level.MEDIUM: (2, Mood.WARNING, Icon.WARNING),
    Level.SOLID: (3, Mood.GOOD, Icon.SHIELD),
}
"""Parts of the bar that are filled, their mood and the sign beside the word."""


class SecretLine(QLineEdit):
    """A line that keeps its text out of dictionaries and predictions."""

    caps = Signal(bool)

    def __init__(self, name: str) -> None:
        """Take what a screen reader says."""
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            # Qt does not tell the state of the key; a letter that it turned over does.
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(typed.isupper() != shifted)
        super().keyPressEvent(event)

    def forget(self) -> None:
        """Empty the line, and what Ctrl+Z would bring back."""
        self.setText("")


class PassphraseField(QWidget):
    """A secret line with a key that shows it."""

    edited = Signal()
    shown_changed = Signal(bool)

    def __init__(self, name: str, palette: Palette, *, id: str) -> None:
        """Take the name of the line, and its id."""
        super().__init__()
        self._look = palette
        self.line = SecretLine(name)
        self.line.setObjectName(id)
        self.line.textChanged.connect(self.edited)
        self.eye = button("", icon=Icon.EYE, palette=palette, name=words.SHOW)
        self.eye.setObjectName(f"{id}_eye")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show)
        self._caps = TextBlock(words.CAPS, px=15, colour=palette.ink)
        self._caps.setObjectName(f"{id}_caps")
        self.line.caps.connect(lambda on: show_if(self._caps, on))
        self._caps.setVisible(False)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._caps)
        self.setFocusProxy(self.line)
        self._show(False)

    def text(self) -> str:
        """What is typed, to the sign."""
        return self.line.text()

    @property
    def shown(self) -> bool:
        """Whether it is in clear."""
        return self.eye.isChecked()

    def forget(self) -> None:
        """Empty it and hide what comes next."""
        self.line.forget()
        self.eye.setChecked(False)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        said = words.HIDE if shown else words.SHOW
        put_icon(self.eye, Icon.EYE_CLOSED if shown else Icon.EYE, self._look.ink, gap=0)
        self.eye.setAccessibleName(said)
        self.eye.setToolTip(plain_tip(said))
        self.shown_changed.emit(shown)


class StrengthBar(QWidget):
    """How strong a passphrase is: three parts, a sign, a word, and the next step below."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme; nothing is typed yet."""
        super().__init__()
        self._look = palette
        self._parts = _Parts(palette)
        self._sign = plain_label()
        self._word = plain_label(role="badge")
        self._word.setObjectName("strength")
        self._step = TextBlock(px=15, colour=palette.soft_ink)
        self._step.setObjectName("step")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._parts, 1)
        row.addWidget(self._sign)
        row.addWidget(self._word)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._step)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what to type."""
        self._say(0, Mood.UNKNOWN, None, "", words.STEP_NONE)

    def show_strength(self, found: Strength) -> None:
        """Say how strong it is, and what comes next."""
        parts, mood, sign = _LOOKS[found.level]
        self._say(parts, mood, sign, found.level.value, found.step)

    def _say(self, parts: int, mood: Mood, sign: Icon | None, word: str, step: str) -> None:
        self._parts.fill(parts, self._look.mood(mood).line)
        if sign is not None:
            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(icon_pixmap(sign, 20, self._look.mood(mood).line, ratio))
        for widget in (self._sign, self._word):
            show_if(widget, bool(word))
        self._word.setText(word)
        restyle(self._word, "badge", mood)
        self._step.set_text(step)
        self.setAccessibleName(words.strength_said(word) if word else words.STRENGTH)
        self.setAccessibleDescription(step)


class _Parts(QWidget):
    """Three blocks side by side, from the left as many filled as the level is high."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._filled, self._colour, self._edge = 0, palette.field_edge, palette.field_edge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, parts: int, colour: str) -> None:
        self._filled, self._colour = parts, colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - 2 * 6) / 3
        for part in range(3):
            box = QRectF(part * (width + 6) + 0.5, 0.5, width - 1, self.height() - 1)
            on = part < self._filled
            painter.setPen(QColor(self._colour if on else self._edge))
            painter.setBrush(QColor(self._colour) if on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
