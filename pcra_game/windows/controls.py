"""Small widgets that every panel uses: plain labels, rows of keys, chips, notes, flowing rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from pcra_game.table_view.icons import Icon, icon_size, qicon, qicon_before_words
from pcra_game.table_view.palette import LIGHT, Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import say_role, scaled

WORDS_GAP = 4
"""Between the sign of a button and its words, beside the little that Qt leaves."""


def plain_label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A label that never reads markup, whatever the room typed."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        say_role(label, role)
    return label


def button(
    text: str,
    *,
    role: str = "",
    icon: Icon | None = None,
    palette: Palette = LIGHT,
    colour: str = "",
    name: str = "",
    clicked: Callable[[], object] | None = None,
    kind: type[QPushButton] = QPushButton,
) -> QPushButton:
    """A button with its role; `name` is what a screen reader says where the text is not enough."""
    made = kind(plain_key(text))
    if role:
        say_role(made, role)
    if icon is not None:
        alone = bool(name) and not text
        put_icon(made, icon, colour or palette.ink, gap=0 if alone else WORDS_GAP)
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def put_icon(
    key: QAbstractButton,
    icon: Icon,
    colour: str,
    size: int = 16,
    gap: int = WORDS_GAP,
    *,
    on: str = "",
) -> None:
    """Give a button its sign, with a gap before its words; `on` colours it while it is down."""
    if icon in (Icon.CHEVRON_RIGHT, Icon.CHEVRON_DOWN):
        size, gap = min(size, 13), gap + max(size - 13, 0)
    size = scaled(size)
    key.setIcon(qicon_before_words(icon, colour, size, gap, on))
    key.setIconSize(icon_size(size, gap))


def restyle(label: QLabel, role: str, mood: Mood | None = None) -> None:
    """Give a label another role; it measures itself again, padding included."""
    say_role(label, role, mood)
    QCoreApplication.sendEvent(label, QEvent(QEvent.Type.StyleChange))


class TextBlock(QWidget):
    """Wrapped text painted with the right face for every sign; height follows width."""

    def __init__(
        self, text: str = "", *, px: float = 16, bold: bool = False, colour: str = LIGHT.ink
    ) -> None:
        """Take plain text, its size in pixels and its colour."""
        super().__init__()
        self._text, self._px, self._bold, self._colour = text, px, bold, colour
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The text that is shown."""
        return self._text

    def set_px(self, px: float) -> None:
        """Draw larger or smaller."""
        if px != self._px:
            self._px = px
            self.set_text(self._text)

    def set_colour(self, colour: str) -> None:
        """Draw in another colour."""
        self._colour = colour
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._text:
            return 0
        return round(lay_out(self._text, width=width, px=self._px, bold=self._bold).height) + 2

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, scaled(self._px * 1.4) if self._text else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        laid = lay_out(self._text, width=self.width(), px=self._px, bold=self._bold)
        draw(painter, laid, 0, 0, self._colour)


class Segments(QWidget):
    """A row of keys of which one at most is down; pressing it again lifts it.

    Tab meets the row once, the arrows walk along it without pressing anything.
    """

    chosen = Signal(object)

    def __init__(
        self, values: Sequence[tuple[object, str]], name: str, *, always: bool = False
    ) -> None:
        """Take (value, words) pairs and the name that a screen reader says before each.

        With `always` there is no choice of none: a key that is down stays down.
        """
        super().__init__()
        self._always = always
        self._values: dict[QPushButton, object] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for value, words in values:
            key = button(words, role="segment", name=f"{name}\u00a0: {words}")
            key.setCheckable(True)
            key.clicked.connect(lambda down, key=key: self._pressed(key, down))
            self._group.addButton(key)
            self._values[key] = value
            row.addWidget(key, 1)

    def value(self) -> object | None:
        """The value that is down, or `None`."""
        return next((v for key, v in self._values.items() if key.isChecked()), None)

    def set_value(self, value: object | None) -> None:
        """Put one key down without telling anybody."""
        for key, other in self._values.items():
            key.setChecked(value is not None and other == value)

    def press(self, value: object) -> None:
        """Put the key of a value down; one that is down stays, and so does a locked row.

        Whoever presses Alt+1 twice wants it, and does not look: only a click lifts a key.
        """
        for key, other in self._values.items():
            if other == value and key.isEnabled() and not key.isChecked():
                key.click()

    def retitle(self, value: object, text: str) -> None:
        """Write other words on the key of a value."""
        for key, other in self._values.items():
            if other == value and key.text() != text:
                key.setText(text)
                key.setAccessibleName(text)

    def keys(self) -> tuple[QPushButton, ...]:
        """The keys, in order."""
        return tuple(self._values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the row: a key leaves us the arrows that it makes nothing of."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = [key for key in self._values if key.isEnabled() and not key.isHidden()]
        at = next((place for place, key in enumerate(keys) if key.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        keys[(at + step) % len(keys)].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, key: QPushButton, down: bool) -> None:
        for other in self._values:
            other.setChecked(other is key and (down or self._always))
        self.chosen.emit(self.value())


class Note(QFrame):
    """One sentence in a box that says its mood: a finding, a drafted action, a warning."""

    def __init__(self, mood: Mood, icon: Icon | None = None, palette: Palette = LIGHT) -> None:
        """Take the mood and an optional sign."""
        super().__init__()
        say_role(self, "note", mood)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 0)  # a line of words has its air below
        row.setSpacing(8)
        if icon is not None:
            sign = QLabel()
            sign.setPixmap(qicon(icon, palette.mood(mood).line).pixmap(18, 18))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._text = TextBlock(px=15, bold=True, colour=palette.mood(mood).ink)
        row.addWidget(self._text, 1)

    def say(self, text: str) -> None:
        """Show a sentence; an empty one hides the note."""
        self._text.set_text(text)
        self.setAccessibleName(text)
        show_if(self, bool(text))

    def text(self) -> str:
        """What it says."""
        return self._text.text()


class FlowRow(QLayout):
    """Widgets side by side, wrapped to the next line when the width ends.

    One that expands takes what is left of its line; hidden ones take no room.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        """Take the gap between neighbours, in pixels."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y() - self._gap
        for row in self._rows(rect.width()):
            tallest = max(size.height() for _, size in row)
            x, y = rect.x(), y + self._gap
            for item, size in row:
                if move:
                    middle = y + (tallest - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + self._gap
            y += tallest
        return max(y - rect.y(), 0)

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What lies on each line, with its size."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = room + 1
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            size = QSize(min(hint.width(), room), hint.height())
            if taken + size.width() > room or not rows:
                rows.append([])
                taken = 0
            if item.expandingDirections() & Qt.Orientation.Horizontal:
                size.setWidth(room - taken)
            rows[-1].append((item, size))
            taken += size.width() + self._gap
        return rows


def plain_tip(text: str) -> str:
    """Give a tooltip that shows `text` as it is: Qt reads one that looks like markup as markup."""
    return text.replace("<", "‹").replace(">", "›")


def plain_key(text: str) -> str:
    """Give words as a button shows them: an ampersand stays, no letter is underlined."""
    return text.replace("&", "&&")


def plain_text(widget: QPlainTextEdit) -> str:
    """What is typed, as it was typed: `toPlainText` would turn U+00A0 into a plain space."""
    return widget.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a widget; one that is not laid yet is shown with what it will be laid in.

    Shown on its own it would be a window: it flashes over the room and takes the keyboard.
    """
    if not wanted or widget.parentWidget() is not None:
        widget.setVisible(wanted)


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout; they are deleted once the present event is over."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()  # what was laid a moment ago would be shown as a window of its own
            widget.setParent(None)
            widget.deleteLater()
