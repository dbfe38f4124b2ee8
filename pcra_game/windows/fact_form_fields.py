"""One field of a form: its caption, the widget in which people type, the counter, the complaint."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import SIGN_FAMILY, TEXT_FAMILY
from pcra_game.texts import facts as words
from pcra_game.windows.controls import Note, Segments, plain_label, plain_text, plain_tip
from pcra_game.windows.fact_form_readers import (
    ChoiceReader,
    CountsReader,
    DateReader,
    DurationReader,
    InstantReader,
    ListReader,
    Reader,
    TextReader,
    sentence_of,
)
from pcra_game.windows.folded_completer import FoldedCompleter
from pcra_game.windows.plain_paste import MOST_TYPED, PlainLine, PlainPage
from pcra_game.windows.style import scaled

_LINES = 2.6
_LETTERS = 2
_BY_MOUSE = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


_STAYS = (Qt.FocusReason.PopupFocusReason,)
"""The hands stay in the field: its own list came up."""


class TypedLine(PlainLine):
    """One line; coming to it by the keyboard selects what it holds, so that typing replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _BY_MOUSE:
            self.selectAll()


class TypedText(PlainPage):
    """A few lines of plain text; Tab leaves them."""

    def __init__(self, lines: float = _LINES, most: int = MOST_TYPED) -> None:
        """Take the height in lines, and how many signs it holds."""
        super().__init__(most)
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(QFontMetricsF(self.font()).height() * lines) + 22)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _BY_MOUSE:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        cursor = self.textCursor()
        if event.reason() in _BY_MOUSE[1:] or not cursor.hasSelection():
            return
        cursor.setPosition(cursor.selectionStart())  # only where the hands are is it painted
        self.setTextCursor(cursor)


class ChoiceBox(QComboBox):
    """A list in which a few letters search; the wheel never changes it in passing."""

    def __init__(self, labels: Sequence[str], *, codes: bool = False) -> None:
        """Take the lines; `codes` says that they hold codes such as C0, drawn in their face."""
        super().__init__()
        self.setEditable(True)
        line = TypedLine()
        line.setStyleSheet("border: 0; padding: 0; min-height: 0; background: transparent;")
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        face = (
            f'font-family: "{SIGN_FAMILY}", "{TEXT_FAMILY}"; font-size: {scaled(14)}px;'
            if codes
            else ""
        )
        self.setStyleSheet(
            f"QComboBox {{ {face if codes else ''} }}"
            "QComboBox::drop-down { border: 0; width: 30px; }"
            "QComboBox::down-arrow { image: none; }"
        )
        self._complete()
        self.offer(labels)
        self.setCurrentIndex(-1)

    def offer(self, labels: Sequence[str]) -> None:
        """Offer other lines; what is typed stays."""
        if self._offered.lines() == list(labels):
            return
        typed = self.currentText()
        self.clear()
        self.addItems(list(labels))
        self._offered.offer(labels)
        self.setEditText(typed)

    def take_first_on_enter(self) -> None:
        """Have Enter after two letters take the first line that holds them, as « Qui » does."""
        line = self.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._take_first)

    def _take_first(self) -> None:
        typed, offered, popup = self.currentText(), self._offered, self._offered.popup()
        chosen = popup is not None and popup.isVisible() and popup.currentIndex().isValid()
        if chosen or len(typed.strip()) < _LETTERS or self.findText(typed) >= 0:
            return
        offered.setCompletionPrefix(typed.strip())
        if offered.setCurrentRow(0):
            self.setEditText(offered.currentCompletion())

    def _complete(self) -> None:
        self._offered = completer = FoldedCompleter((), self)
        popup = completer.popup()
        if popup is not None:
            popup.setStyleSheet("QAbstractItemView::item { padding: 5px 8px; }")
        self.setCompleter(completer)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.width() - 25, self.height() / 2 - 6, 12, 12)
        draw_icon(painter, Icon.CHEVRON_DOWN, box, self.palette().text().color().name())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the sheet scrolls under the pointer: nothing is chosen in passing


class Field(QWidget):
    """Caption above, widget below; reads and says its value through a reader."""

    def __init__(
        self,
        path: str,
        caption: str,
        reader: Reader,
        palette: Palette,
        *,
        headed: bool = True,
        placeholder: str = "",
    ) -> None:
        """`path` becomes the object name of the widget in which people type.

        Without a head the caption is only said by a screen reader.
        """
        super().__init__()
        self.path = path
        self.caption = caption
        self.touched = False
        self.edited: Callable[[], object] | None = None
        self._reader = reader
        self._quiet = False
        self.widget = _widget_for(reader, codes=path in ("context", "priority"))
        self.widget.setObjectName(path)
        self.widget.setAccessibleName(caption)
        if placeholder:
            _say_placeholder(self.widget, placeholder)
        self._counter = plain_label("", "soft")
        self._complaint = Note(Mood.BAD, palette=palette)
        self._complaint.say("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if headed:
            column.addLayout(self._head())
        column.addWidget(self.widget)
        column.addWidget(self._complaint)
        self._listen()
        self._count()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = plain_label(self.caption, "heading", wraps=True)
        label.setBuddy(self.widget)
        row.addWidget(label, 1)
        row.addWidget(self._counter, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    @property
    def reader(self) -> Reader:
        """How the field is read now."""
        return self._reader

    def use(self, reader: Reader) -> None:
        """Read through another reader of the same kind: the lists of the workshop changed."""
        self._reader = reader
        if isinstance(reader, ChoiceReader) and isinstance(self.widget, ChoiceBox):
            self._quiet = True
            self.widget.offer([option.label for option in reader.options])
            self._quiet = False

    def text(self) -> str:
        """What is typed."""
        if isinstance(self.widget, QPlainTextEdit):
            return plain_text(self.widget)
        if isinstance(self.widget, QComboBox):
            return self.widget.currentText()
        return self.widget.text()

    def set_text(self, text: str) -> None:
        """Show a text as if it had always been there."""
        self._quiet = True
        if isinstance(self.widget, QPlainTextEdit):
            self.widget.setPlainText(text)
        elif isinstance(self.widget, QComboBox):
            self.widget.setCurrentIndex(self.widget.findText(text))
            self.widget.setEditText(text)
            line = self.widget.lineEdit()
            if line is not None:
                line.setCursorPosition(0)
        else:
            self.widget.setText(text)
            self.widget.setCursorPosition(0)
            self.widget.setToolTip(plain_tip(text))  # a narrow panel may hide the end of it
        self._quiet = False
        self._count()
        self.complain("")

    def set_locked(self, locked: bool) -> None:
        """Show only: nothing may be typed."""
        if isinstance(self.widget, QComboBox):
            self.widget.setEnabled(not locked)
        elif self.widget.isReadOnly() != locked:
            self.widget.setReadOnly(locked)

    def value(self) -> object:
        """What the text says. Raises IllegalMoveError with one French sentence."""
        return self._reader.read(self.text())

    def value_or_none(self) -> object:
        """What the text says, `None` where it is not understood yet."""
        return None if sentence_of(self.value) else self.value()

    def complain(self, sentence: str) -> None:
        """Say what is not understood, under the field; nothing takes it away."""
        self._complaint.say(sentence)

    @property
    def complaint_box(self) -> QWidget:
        """What says it, for who lays it elsewhere: a narrow field would break its words."""
        return self._complaint

    def complaint(self) -> str:
        """What is said under the field."""
        return self._complaint.text()

    def left(self) -> None:
        """The field was left: say it when what was typed means nothing, finish what was begun."""
        complaint = sentence_of(self.value) if self.text().strip() else ""
        if not complaint and isinstance(self._reader, ChoiceReader):
            whole = self._reader.say(self.value_or_none())
            if whole and whole != self.text():
                self.set_text(whole)
        self.complain(complaint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.__dict__:  # being collected: what it held is gone before the last events
            return False
        # The list that completes a choice keeps the line from hearing that it was left.
        out = event.type() is QEvent.Type.FocusOut
        if out and isinstance(event, QFocusEvent) and event.reason() not in _STAYS:
            self.left()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        if isinstance(self.widget, QComboBox):
            self.widget.currentTextChanged.connect(self._typed)
            self.widget.installEventFilter(self)
        elif isinstance(self.widget, QPlainTextEdit):
            self.widget.textChanged.connect(self._typed)
        else:
            self.widget.textChanged.connect(self._typed)
            self.widget.editingFinished.connect(self.left)

    def _typed(self, _text: str = "") -> None:
        if self._quiet:
            return
        self.touched = True
        self._count()
        self.complain("")
        if self.edited is not None:
            self.edited()

    def _count(self) -> None:
        if isinstance(self._reader, TextReader):
            length, limit = len(self.text().strip()), self._reader.limit
            self._counter.setText(words.written(length, limit) if length else "")


def lock_fields(sheet: QWidget, locked: bool) -> None:
    """Show every field and every row of keys of a sheet only, or let people write in them."""
    for field in sheet.findChildren(Field):
        field.set_locked(locked)
    for keys in sheet.findChildren(Segments):
        keys.setEnabled(not locked)


def _widget_for(reader: Reader, *, codes: bool) -> QComboBox | QLineEdit | QPlainTextEdit:
    if isinstance(reader, ChoiceReader):
        box = ChoiceBox([option.label for option in reader.options], codes=codes)
        line = box.lineEdit()
        if line is not None:
            line.setPlaceholderText(words.HINT["choice"])
        return box
    if isinstance(reader, TextReader) and reader.long:
        return TypedText()
    made = TypedLine()
    made.setPlaceholderText(words.HINT.get(_hint(reader), ""))
    return made


def _say_placeholder(widget: QComboBox | QLineEdit | QPlainTextEdit, words: str) -> None:
    line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if line is not None:
        line.setPlaceholderText(words)


def _hint(reader: Reader) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (DurationReader, "duration"),
        (InstantReader, "instant"),
        (DateReader, "date"),
        (CountsReader, "counts"),
        (ListReader, "list"),
    )
    return next((name for kind, name in kinds if isinstance(reader, kind)), "")
