"""Left-over slips, typed at the break: a grid in the order of the cards, by keyboard alone."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.slips import find_slip, slips
from pcra_game.table_view.palette import Palette
from pcra_game.texts import slips as words
from pcra_game.windows.activity_sheet_kept import IDLE_MS
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.fact_form_fields import TypedLine
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.room import Room
from pcra_game.windows.slips_row import SlipRow
from pcra_game.windows.style import say_role, scaled

_STRETCH = (0, 24, 40, 18, 22, 0, 0)


class SlipsDialog(FittingDialog):
    """Enter goes on cell by cell, Ctrl+Enter decides the row, F3 looks for a printed code.

    A row that is left is stored as a draft: the room has not heard it yet.
    """

    def __init__(
        self,
        room: Room,
        palette: Palette,
        parent: QWidget | None = None,
        *,
        idle_ms: int = IDLE_MS,
    ) -> None:
        """Take the room and the theme; the rows are those of the round in play.

        `idle_ms` without a key stores the row in hand: a crash costs no more.
        """
        super().__init__(parent)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle_ms)
        self._idle.timeout.connect(self._rested)
        self._room, self._palette = room, palette
        self._context = room.context
        self._slips = slips(room.state, room.game, self._context)
        self._row: SlipRow | None = None
        self.setWindowTitle(words.TITLE)
        self.resize(scaled(1180), scaled(680))
        self.code = TypedLine()
        self.code.setObjectName("find")
        self.code.setAccessibleName(words.FIND)
        self.code.setPlaceholderText(words.FIND_HINT)
        self.code.setFixedWidth(scaled(170))
        self._trouble = plain_label("", "soft", wraps=True)
        self._trouble.setObjectName("trouble")
        self.rows = [SlipRow(room, slip, self._context, palette) for slip in self._slips]
        self._arrange()
        blank = next((row for row in self.rows if not row.cells["what"].text()), None)
        if self.rows:  # on a draft the first key would overwrite it
            (blank or self.rows[0]).cells["what"].setFocus()

    def go_to(self, code: str) -> bool:
        """Put the keyboard in the row of a printed code; says so where no row has it."""
        place = find_slip(self._slips, code)
        if place is None:
            self._trouble.setText(words.not_found(code.strip()))
            return False
        self._trouble.setText("")
        self.code.clear()
        self.rows[place].cells["what"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F3:
            self.code.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        if self._store_all():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._store_all():
            super().closeEvent(event)
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._focus_moved(watched)
        return super().eventFilter(watched, event)

    def _rested(self) -> None:
        """Store what can be stored of the row in hand, without a word about the rest."""
        row = next((row for row in self.rows if row.holds(self.focusWidget())), None)
        if row is not None:
            row.store()

    def _focus_moved(self, widget: QWidget) -> None:
        """Store the row that the keyboard leaves."""
        row = next((row for row in self.rows if row.holds(widget)), None)
        left, self._row = self._row, row
        if left is not None and left is not row:
            self._trouble.setText(left.store())
        if row is not None:
            self._scroll.ensureWidgetVisible(widget, 0, 60)

    def _enter(self, decide: bool) -> None:
        if self.code.hasFocus():
            self.go_to(self.code.text())
            return
        row = next((row for row in self.rows if row.holds(self.focusWidget())), None)
        if row is None:
            return
        if decide:
            self._trouble.setText(row.decide())
            if self._trouble.text():
                return
        self._next_cell(row, whole_row=decide)

    def _next_cell(self, row: SlipRow, *, whole_row: bool) -> None:
        cells = [cell for one in self.rows for cell in one.cells.values()]
        here = self.focusWidget()
        place = next((i for i, cell in enumerate(cells) if cell is here), 0)
        if whole_row:
            place = cells.index(row.last)
        following = cells[(place + 1) % len(cells)]
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _store_all(self) -> bool:
        """Store what is typed; False where a row cannot be, and says why."""
        for row in self.rows:
            trouble = row.store()
            if trouble:
                self._trouble.setText(trouble)
                row.cells["what"].setFocus()
                return False
        return True

    def _arrange(self) -> None:
        say_role(self, "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(plain_label(words.TITLE, "title"))
        said = words.subtitle(self._context, len(self.rows))
        lead = TextBlock(said, px=16, colour=self._palette.soft_ink)
        head.addWidget(lead, 1)
        lead.setMinimumWidth(scaled(140))
        head.addWidget(plain_label(words.FIND, "heading"))
        head.addWidget(self.code)
        column.addLayout(head)
        column.addWidget(plain_label(words.LEAD, "soft", wraps=True))
        column.addWidget(self._trouble)
        column.addWidget(self._grid(), 1)
        close = button(words.CLOSE, clicked=self.reject)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        for child in self.findChildren(QLineEdit):
            child.installEventFilter(self)
            child.textEdited.connect(self._idle.start)

    def _grid(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, share in enumerate(_STRETCH):
            grid.setColumnStretch(place, share)
        for place, head in enumerate(words.HEADS):
            grid.addWidget(plain_label(head, "heading"), 0, place)
        for number, row in enumerate(self.rows, start=1):
            for place, widget in enumerate(row.widgets()):
                grid.addWidget(widget, number, place)
        if not self.rows:
            grid.addWidget(plain_label(words.NONE, "soft", wraps=True), 1, 0, 1, 6)
        grid.setRowStretch(len(self.rows) + 2, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        return self._scroll
