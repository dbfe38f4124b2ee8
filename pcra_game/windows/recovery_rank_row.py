"""One service of the ranking: its rank to type, what it gives back, and the ways to move it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.typed_numbers import digits_of, is_whole
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import recovery as words
from pcra_game.windows.answer_text import Line
from pcra_game.windows.controls import TextBlock, button, plain_tip, show_if
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import say_role, scaled

_RANK_WIDTH = 52
_BOX, _GAP = 11, 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class RankShown:
    """What a row says. `rank` is `None` for a service that waits; `proposed` is its ghost."""

    code: str
    label: str
    rank: int | None
    proposed: int
    ranked: int
    frees: str
    known: str
    freed: int
    whole: int
    vital: int
    activities: int
    locked: bool


class RankLine(Line):
    """The number of a rank: digits and Enter, Alt and an arrow, Ctrl and Suppr."""

    entered = Signal()
    forgotten = Signal()
    stepped = Signal(int)
    walked = Signal(int)
    removed = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._moves(event):
            super().keyPressEvent(event)

    def _moves(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = -1 if key == Qt.Key.Key_Up else 1
            alt = bool(held & Qt.KeyboardModifier.AltModifier)
            (self.stepped if alt else self.walked).emit(by)
        elif key in _ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.isModified():
            self.forgotten.emit()
        elif key == Qt.Key.Key_Delete and control:
            self.removed.emit()
        else:
            return False
        return True


class FreedBar(QWidget):
    """One box an activity: full where it works again at this rank; the count is written too."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme; nothing is freed yet."""
        super().__init__()
        self._palette = palette
        self._freed = self._whole = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_freed(self, freed: int, whole: int, total: int, spoken: str) -> None:
        """`freed` of the `whole` boxes came with this very rank."""
        self._freed, self._whole, self._total = freed, whole, total
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._total * (_BOX + _GAP) + 2 + scaled(38), scaled(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        good, unknown = self._palette.mood(Mood.GOOD), self._palette.mood(Mood.UNKNOWN)
        for index in range(self._total):
            full = index < self._whole
            new = full and index >= self._whole - self._freed
            painter.setPen(QPen(QColor(good.line if full else unknown.line), 1.5))
            painter.setBrush(QColor(good.strong if new else good.fill if full else "transparent"))
            box = QRectF(index * (_BOX + _GAP) + 1, (self.height() - _BOX) / 2, _BOX, _BOX)
            painter.drawRoundedRect(box, 2.5, 2.5)
        said = lay_out(words.so_far(self._whole, self._total), width=scaled(38), px=15, bold=True)
        left = self._total * (_BOX + _GAP) + 5
        draw(painter, said, left, (self.height() - said.height) / 2, self._palette.ink)


class RankKeys(QWidget):
    """Up, down and out for a rank; « Classer » where there is none.

    The mouse takes these; the field of the rank has a key for each.
    """

    stepped = Signal(int)
    removed = Signal()
    joined = Signal()

    def __init__(self) -> None:
        """Nothing is named yet."""
        super().__init__()
        self._up = self._sign(words.RANK_UP, self._go_up)
        self._down = self._sign(words.RANK_DOWN, self._go_down)
        self._off = self._sign(words.RANK_OFF, self.removed.emit)
        self._in = button(words.RANK_IT, role="chip", clicked=self.joined.emit)
        self._in.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key in (self._up, self._down, self._off, self._in):
            row.addWidget(key)

    def show_keys(self, shown: RankShown) -> None:
        """Show the keys of a rank, or the one that gives the first."""
        ranked = shown.rank is not None
        show_if(self._in, not ranked and not shown.locked)
        for key in (self._up, self._down, self._off):
            show_if(key, ranked and not shown.locked)
        self._up.setEnabled(shown.rank != 1)
        self._down.setEnabled(shown.rank != shown.ranked)
        for key, said in (
            (self._up, words.up_name), (self._down, words.down_name), (self._off, words.off_name),
            (self._in, words.rank_it_name),
        ):  # fmt: skip
            key.setAccessibleName(said(shown.label))
            key.setToolTip(plain_tip(said(shown.label)))

    def _sign(self, sign: str, act: Callable[[], object]) -> QPushButton:
        made = button(sign, role="quiet", clicked=act)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFixedSize(scaled(30), scaled(28))
        made.setStyleSheet(f"padding: 0; font-size: {scaled(17)}px;")
        return made

    def _go_up(self) -> None:
        self.stepped.emit(-1)

    def _go_down(self) -> None:
        self.stepped.emit(1)


class RankRow(QFrame):
    """A row that the mouse may take anywhere but on its keys.

    `placed` gives the rank that was typed, `stepped` a step up or down, `removed` takes it out;
    `dragged` and `dropped` give where the mouse is, in the coordinates of the row's parent.
    """

    placed = Signal(str, int)
    refused = Signal(str)
    stepped = Signal(str, int)
    walked = Signal(str, int)
    removed = Signal(str)
    dragged = Signal(QPointF)
    dropped = Signal(str, QPointF)

    def __init__(self, code: str, palette: Palette) -> None:
        """Take the service and the theme."""
        super().__init__()
        self.code = code
        self._palette = palette
        self._shown: RankShown | None = None
        self._pressed: QPointF | None = None
        self._dragging = self._placing = False
        say_role(self, "card")
        self.rank = RankLine("")
        self.rank.setObjectName(f"rank:{code}")
        self.rank.setMaxLength(4)
        self.rank.setFixedWidth(scaled(_RANK_WIDTH))
        self.rank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = TextBlock(px=16, bold=True, colour=palette.ink)
        self._frees = TextBlock(px=14, bold=True, colour=palette.mood(Mood.GOOD).line)
        self._known = TextBlock(px=14, colour=palette.soft_ink)
        self.bar = FreedBar(palette)
        self._keys = RankKeys()
        self._lay()
        self._wire()

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 6, 4)
        row.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.bar)
        head.addWidget(self._keys)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addLayout(head)
        for block in (self._frees, self._known):
            said.addWidget(block)
        row.addWidget(self.rank)
        row.addLayout(said, 1)

    def _wire(self) -> None:
        self.rank.entered.connect(self.settle)
        self.rank.left.connect(self._left)
        self.rank.forgotten.connect(self.forget)
        self.rank.stepped.connect(self._stepped)
        self.rank.walked.connect(self._walked)
        self.rank.removed.connect(self._leave)
        self._keys.stepped.connect(self._stepped)
        self._keys.removed.connect(self._leave)
        self._keys.joined.connect(self._join)

    def show_rank(self, shown: RankShown) -> None:
        """Show other values; a number that is being typed stays."""
        if shown == self._shown:
            return
        typing = self.waiting()
        self._shown = shown
        ranked = shown.rank is not None
        self.setCursor(
            Qt.CursorShape.ArrowCursor if shown.locked else Qt.CursorShape.OpenHandCursor
        )
        self.rank.setReadOnly(shown.locked)
        self.rank.setPlaceholderText(words.ghost_rank(shown.proposed))
        if not typing:
            self.forget()
        self._title.set_text(shown.label)
        self._frees.set_text(shown.frees)
        self._known.set_text(shown.known)
        for block in (self._frees, self._known):
            show_if(block, bool(block.text()))
        spoken = words.so_far_spoken(shown.whole, shown.vital, shown.activities)
        self.bar.show_freed(shown.freed, shown.whole, shown.activities, spoken)
        show_if(self.bar, ranked)
        self._keys.show_keys(shown)
        details = ", ".join(part for part in (shown.frees, spoken, shown.known) if part)
        name = words.rank_name(shown.label, shown.rank, shown.ranked, details)
        self.rank.setAccessibleName(name)

    def waiting(self) -> bool:
        """Whether a number is typed that is not stored."""
        return self._shown is not None and self.rank.text() != self._stored()

    def forget(self) -> None:
        """Show the rank as it is stored."""
        self.rank.setText(self._stored())
        self.rank.setModified(False)
        if self.rank.hasFocus():
            self.rank.selectAll()

    def settle(self) -> None:
        """Ask for the rank that is typed; nothing typed leaves the ranking."""
        shown = self._shown
        if shown is None or self._placing or not self.waiting():
            return
        typed = digits_of(self.rank.text())
        last = shown.ranked + (shown.rank is None)
        self._placing = True  # a refusal takes the keyboard for a moment
        if not typed:
            self.removed.emit(self.code)
        elif is_whole(typed) and 1 <= int(typed) <= last:
            self.forget()
            self.placed.emit(self.code, int(typed))
        else:
            self.refused.emit(words.bad_rank(typed, last))
        self._placing = False

    def _left(self) -> None:
        """What is refused goes with the keyboard: it would stand in the list as a rank."""
        self.settle()
        if self.waiting():
            self.forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        locked = self._shown is not None and self._shown.locked
        if event.button() is Qt.MouseButton.LeftButton and not locked:
            self._pressed = event.position()
            self.rank.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position() - self._pressed).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.mapToParent(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._dragging, self._pressed = self._dragging, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if dragging:
            self.dropped.emit(self.code, self.mapToParent(event.position()))

    def _stored(self) -> str:
        return str(self._shown.rank) if self._shown and self._shown.rank is not None else ""

    def _stepped(self, by: int) -> None:
        self.stepped.emit(self.code, by)

    def _walked(self, by: int) -> None:
        self.walked.emit(self.code, by)

    def _leave(self) -> None:
        self.removed.emit(self.code)

    def _join(self) -> None:
        if self._shown is not None:
            self.placed.emit(self.code, self._shown.ranked + 1)
