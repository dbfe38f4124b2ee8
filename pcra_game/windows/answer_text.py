"""Fields for a few words: plain text only, never cut in silence, with a counter."""

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcra_game.domain.clean import clean
from pcra_game.table_view.palette import Mood
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.controls import plain_label, plain_text, restyle
from pcra_game.windows.plain_paste import PlainLine, PlainPage

_MORE_LINES = 2
"""Lines by which a page grows with its text."""

NEAR_THE_END = 0.85
"""Part of a limit from which a counter warns."""


def _belongs_to_the_room(event: QEvent) -> bool:
    """Whether a key takes a gesture back: the journal does that, not the field."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and _takes_back(event)
    )


def _takes_back(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key would put a sign into a field, or take one away."""
    removes = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    return (removes or (event.text().isprintable() and bool(event.text()))) and not (
        event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    )


class Line(PlainLine):
    """One line; `left` when the hands go elsewhere, `locked_key` when somebody writes where
    nothing may be typed."""

    locked_key = Signal()
    left = Signal()
    key = Signal(QKeyEvent)
    """A key before it is typed; who accepts the event keeps it from the text."""

    composing = Signal(bool)
    """Whether signs stand there that an input method may still change, such as a lone « ^ »."""

    def __init__(self, name: str, hint: str = "") -> None:
        """Take the name that a screen reader says, and a hint that shows while it is empty."""
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        if _belongs_to_the_room(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _takes_back(event):
            event.ignore()  # the sheet or the window knows what to do
            return
        if self.isReadOnly() and _writes(event):
            self.locked_key.emit()
        event.ignore()
        self.key.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing.emit(bool(event.preeditString()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Page(PlainPage):
    """A few lines of plain text; Tab goes on, whatever is pasted comes in as words."""

    locked_key = Signal()
    left = Signal()
    key = Signal(QKeyEvent)
    """A key before it is typed; who accepts the event keeps it from the text."""
    entered = Signal()
    """The hands came here."""
    composing = Signal(bool)
    """Whether signs stand there that an input method may still change, such as a lone « ^ »."""

    def __init__(self, name: str, hint: str = "", lines: int = 3) -> None:
        """Take the spoken name, the hint, and the lines that show at once."""
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grow = QTimer(self)
        self._grow.setSingleShot(True)
        self._grow.setInterval(0)
        self._grow.timeout.connect(self.updateGeometry)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What is typed, no-break spaces included."""
        return plain_text(self)

    def sizeHint(self) -> QSize:
        written = round(self.document().size().height())  # in lines, for plain text
        lines = min(max(written, self._lines), self._lines + _MORE_LINES)
        return QSize(200, self.fontMetrics().lineSpacing() * lines + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        if _takes_back(event):
            return
        if self.isReadOnly() and _writes(event):
            self.locked_key.emit()
        self.key.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if _belongs_to_the_room(event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing.emit(bool(event.preeditString()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ensureCursorVisible()
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            self.verticalScrollBar().setValue(0)  # it grew after the text scrolled

    def _fit(self, size: QSizeF) -> None:
        holds = size.height() <= self._lines + _MORE_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if holds else policy.ScrollBarAsNeeded
        )
        self._grow.start()  # never inside the layout that made the text wrap


class Counted(QWidget):
    """A field under its name; a counter says how much of the limit is taken."""

    def __init__(self, name: str, field: Line | Page, limit: int, *, always: bool = False) -> None:
        """`always` shows the counter at once; otherwise it comes near the end."""
        super().__init__()
        self.field, self.limit, self._always = field, limit, always
        self._counter = plain_label(role="soft")
        self._look: tuple[str, Mood | None] = ("soft", None)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        if name:
            top.addWidget(plain_label(name, "heading"))
        top.addStretch(1)
        top.addWidget(self._counter)
        self._top = top
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(field)
        field.textChanged.connect(self.count)
        self.count()

    def put_beside(self, widget: QWidget) -> None:
        """Lay something on the line of the name, before the counter."""
        self._top.insertWidget(self._top.count() - 1, widget)

    def count(self) -> None:
        """Say how long the text is, as it would be stored."""
        length = len(clean(self.field.text()))
        near, over = length >= self.limit * NEAR_THE_END, length > self.limit
        self._counter.setAccessibleName(words.spoken_counter(length, self.limit))
        self._counter.setVisible(self._always or near)
        role = "badge" if near else "soft"
        mood = Mood.BAD if over else Mood.WARNING if near else None
        if (role, mood) != self._look:
            self._look = (role, mood)
            restyle(self._counter, role, mood)
        self._counter.setText(words.counter(length, self.limit))
