"""A line that proposes what it may mean: two letters, Enter takes the first."""

from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from pcra_game.domain.suggestions import Choice
from pcra_game.windows.answer_text import Line
from pcra_game.windows.style import scaled

_VALUE = Qt.ItemDataRole.UserRole
_ROW = 30
_SETTLE_MS = 20
"""A sheet that grows a note needs some turns of the loop to find its new shape."""

HABIT_SECONDS = 0.6
"""A Tab so soon behind an Enter that moved already was meant to move as far as Enter did."""


class Choices(QListWidget):
    """Lines that lie over the sheet, below the field that they belong to; they never take the
    focus, so that nobody is interrupted."""

    chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, host: QWidget, name: str) -> None:
        """Take the widget to lie on, and the spoken name."""
        super().__init__(host)
        self._host = host
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setStyleSheet(
            "QListWidget { border-radius: 6px; } QListWidget::item { padding: 0 6px; }"
        )
        self.itemClicked.connect(self._clicked)
        self._anchor: QWidget | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLE_MS)
        self._settled.timeout.connect(self._lie_below)
        self.hide()

    def offer(self, anchor: QWidget, choices: Sequence[Choice], *, first: bool) -> None:
        """Show choices below `anchor`; `first` says whether Enter takes the first at once."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.label)
            item.setData(_VALUE, choice.value)
            item.setSizeHint(self._row_size())
            self.addItem(item)
        if not choices:
            self.hide()
            return
        self.setCurrentRow(0 if first else -1)
        self._anchor = anchor
        self._lie_below()
        self._settled.start()  # once more when the sheet has found its new shape
        self.show()
        self.raise_()

    def values(self) -> tuple[str, ...]:
        """The values on offer, in order; none while nothing shows."""
        if self.isHidden():
            return ()
        return tuple(str(self.item(row).data(_VALUE)) for row in range(self.count()))

    def step(self, rows: int) -> None:
        """Go up or down; above the first, nothing is chosen."""
        self.setCurrentRow(max(min(self.currentRow() + rows, self.count() - 1), -1))

    def take(self) -> bool:
        """Choose the line that is marked. False where none is."""
        item = self.currentItem()
        if self.isHidden() or item is None:
            return False
        self._clicked(item)
        return True

    def dismiss(self) -> bool:
        """Hide because somebody wants it so. False where nothing showed."""
        if self.isHidden():
            return False
        self.hide()
        self.dismissed.emit()
        return True

    def handle(self, event: QKeyEvent) -> bool:
        """Let a key of the field move in the list. True when the list used it."""
        if self.isHidden():
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self.step(1)
            case Qt.Key.Key_Up if self.currentRow() >= 0:
                self.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if _alone(event):
                return self.take()
            case _:
                return False
        return True

    def _clicked(self, item: QListWidgetItem) -> None:
        value = str(item.data(_VALUE))
        self.hide()
        self.chosen.emit(value)

    def _row_size(self) -> QSize:
        return QSize(0, scaled(_ROW))

    def _lie_below(self) -> None:
        anchor = self._anchor
        if anchor is None:
            return
        height = self.count() * scaled(_ROW) + 2 * self.frameWidth() + 4
        place = anchor.mapTo(self._host, QPoint(0, anchor.height() + 2))
        if place.y() + height > self._host.height():
            place = anchor.mapTo(self._host, QPoint(0, -height - 2))
        width = max(anchor.width(), min(320, self._host.width() - place.x() - 8))
        self.setGeometry(place.x(), max(place.y(), 0), width, height)


def _alone(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.NoModifier


class CompletingLine(Line):
    """A line with choices: `taken` gives the value of one, `entered` says Enter without one."""

    taken = Signal(str)
    entered = Signal()

    def __init__(
        self,
        host: QWidget,
        offers: Callable[[str], Sequence[Choice]],
        *,
        name: str,
        hint: str = "",
        first_until: int | None = None,
    ) -> None:
        """`offers` gives the choices for what is typed. Enter takes the first where it is sure,
        and no more than `first_until` letters of it are typed."""
        super().__init__(name, hint)
        self._offers, self._first_until = offers, first_until
        self._came = float("-inf")
        self.choices = Choices(host, name)
        self.choices.chosen.connect(self.taken)
        self.textEdited.connect(self._propose)

    def come(self) -> None:
        """Take the hands, as Enter ended the field before; a Tab typed out of habit stays here."""
        self.setFocus()
        self._came = monotonic()

    def focusNextPrevChild(self, next: bool) -> bool:
        soon = monotonic() - self._came <= HABIT_SECONDS
        self._came = float("-inf")
        return (next and soon and not self.text()) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._came = float("-inf")
        if self.choices.handle(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _alone(event):
            if not event.isAutoRepeat():  # a key held too long ends one field, not the next ones
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.choices.hide()
        super().focusOutEvent(event)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show choices before anything is typed; an arrow goes into them."""
        self.choices.offer(self, choices, first=False)

    def _propose(self, typed: str) -> None:
        choices = self._offers(typed) if not self.isReadOnly() else ()
        begun = len(typed.rpartition(",")[2].strip())
        short = self._first_until is None or begun <= self._first_until
        self.choices.offer(self, choices, first=short and bool(choices) and choices[0].sure)
