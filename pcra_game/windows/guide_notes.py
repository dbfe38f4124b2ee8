"""Private notes of the facilitator: on this post, never in the file, the plan or the projector."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import guide as words
from pcra_game.windows.controls import TextBlock, plain_label, plain_text
from pcra_game.windows.fact_form_fields import TypedText
from pcra_game.workshop.profile import LONGEST_NOTES

_COUNTED_FROM = LONGEST_NOTES - 500
_LINES = 5.2
_PASTED = 5
"""A paste that is too long is cut where the caret is, here, rather than at the end of the field."""


class PrivateNotes(QWidget):
    """One field of plain text; `typed` at every change, for whoever keeps it."""

    typed = Signal()

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._field = TypedText(_LINES, most=_PASTED * LONGEST_NOTES)
        self._field.setObjectName("notes")
        self._field.setAccessibleName(words.NOTES_FIELD)
        self._field.setPlaceholderText(words.NOTES_HINT)
        self._counter = plain_label("", "soft")
        self._counter.setObjectName("notes_counter")
        self._counter.hide()
        self._private = TextBlock(words.NOTES_PRIVATE, px=14, colour=palette.soft_ink)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._field, self._counter, self._private):
            column.addWidget(widget)
        self._field.textChanged.connect(self._changed)

    def text(self) -> str:
        """What is typed."""
        return plain_text(self._field)

    def set_text(self, text: str) -> None:
        """Show notes as if they had always been there."""
        if text != self.text():
            self._field.blockSignals(True)
            self._field.setPlainText(text)
            self._field.blockSignals(False)
            self._count()

    def lock(self, locked: bool) -> None:
        """Let nothing be typed where nothing could be kept."""
        self._field.setReadOnly(locked)
        self._private.set_text(words.NOTES_LOCKED if locked else words.NOTES_PRIVATE)

    def _changed(self) -> None:
        beyond = len(self.text()) - LONGEST_NOTES
        if beyond > 0:  # as a field with a limit does: the last signs are not taken
            self._field.blockSignals(True)
            cursor = self._field.textCursor()
            if cursor.position() < beyond:
                cursor.movePosition(QTextCursor.MoveOperation.End)
            left, kept = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(left, kept, beyond)
            cursor.removeSelectedText()
            self._field.blockSignals(False)
        self._count()
        self.typed.emit()

    def _count(self) -> None:
        length = len(self.text())
        self._counter.setText(words.notes_count(length, LONGEST_NOTES))
        self._counter.setVisible(length >= _COUNTED_FROM)
