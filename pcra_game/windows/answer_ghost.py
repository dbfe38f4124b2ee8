"""Grey words behind the caret: the right arrow takes them, every other key goes on as ever."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from pcra_game.domain.phrases import Ghost
from pcra_game.windows.answer_text import Line, Page

Offers = Callable[[str], Ghost | None]

_LEAST_WIDTH = 24
"""Below this nothing could be read: what cannot be read is not proposed."""

_NO_SPACE_BEFORE = ",.)"
_NO_SPACE_AFTER = ("’", "'")


class _Shown(QWidget):
    """The words themselves; the hands never meet them."""

    def __init__(self, surface: QWidget, field: QWidget, colour: str) -> None:
        super().__init__(surface)
        self.text, self._field, self._colour = "", field, colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._field.font())
        painter.setPen(QColor(self._colour))
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), where, self.text)


class GreyWords(QObject):
    """Proposes how a text goes on, at its caret and nowhere else.

    They are never taken by accident: only the right arrow does, which has nothing else to do at
    the end of a text. A space comes with them; a comma or a full stop takes its place.
    """

    def __init__(
        self, field: Page | Line, surface: QWidget, colour: str, offers: Offers, most: int
    ) -> None:
        """`surface` is what the words lie on, `offers` gives what may follow a text, `most` is
        how long the text may be."""
        super().__init__(field)
        self._surface = surface
        self._field, self._offers, self._most = field, offers, most
        self._ghost: Ghost | None = None
        self._space_is_ours = self._composing = False
        self._shown = _Shown(surface, field, colour)
        field.textChanged.connect(self.propose)
        field.cursorPositionChanged.connect(self.propose)
        field.composing.connect(self._composed)
        field.left.connect(self.hide)

    def text(self) -> str:
        """What shows behind the caret; empty where nothing does."""
        return "" if self._shown.isHidden() else self._shown.text

    def hide(self) -> None:
        """Propose nothing until something is typed."""
        self._ghost = None
        self._shown.hide()

    def _composed(self, composing: bool) -> None:
        """Signs that are not in the text yet stand where the grey words would lie."""
        if composing:
            self._composing = True
            self.hide()
        elif self._composing:
            self._composing = False
            self.propose()

    def propose(self) -> None:
        """Look for what may follow what is typed now."""
        field = self._field
        writes = field.hasFocus() and not field.isReadOnly() and self._at_end()
        writes = writes and not self._composing
        text = field.text() if writes else ""
        ghost = self._offers(text) if text else None
        if ghost is not None and len(text) + len(ghost.rest) > self._most:
            ghost = None
        self._ghost = ghost
        self.lie_behind_caret()

    def lie_behind_caret(self) -> None:
        """Find the place again; words that have no room there are not proposed."""
        if self._ghost is None:
            self._shown.hide()
            return
        metrics, caret = self._field.fontMetrics(), self._caret()
        room = self._surface.width() - caret.right() - 4
        wide = metrics.horizontalAdvance(self._ghost.rest)
        if wide > room and room < _LEAST_WIDTH:
            self._shown.hide()
            return
        self._shown.text = metrics.elidedText(
            self._ghost.rest, Qt.TextElideMode.ElideRight, max(room, 0)
        )
        self._shown.setGeometry(caret.right() + 1, caret.top(), min(wide, room) + 2, caret.height())
        self._shown.show()
        self._shown.update()

    def takes(self, event: QKeyEvent) -> bool:
        """Let a key that is about to be typed take the words. True where nothing is left of it."""
        ours = self._space_is_ours and self._at_end() and self._field.text().endswith(" ")
        self._space_is_ours = False  # a caret that went elsewhere writes there, as ever
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Right and held == Qt.KeyboardModifier.NoModifier:
            return self._take()
        if ours and event.text() == " ":
            return True  # it is there already
        if ours and event.text() and event.text() in _NO_SPACE_BEFORE:
            self._put(1, "")
        return False

    def _take(self) -> bool:
        ghost = self._ghost
        if ghost is None or self._shown.isHidden() or self._field.isReadOnly():
            return False
        tight = ghost.words.endswith(_NO_SPACE_AFTER)
        self._put(ghost.typed, ghost.words if tight else f"{ghost.words} ")
        self._space_is_ours = not tight
        return True

    @abstractmethod
    def _at_end(self) -> bool:
        """Whether the caret stands behind the last sign, with nothing selected."""

    @abstractmethod
    def _caret(self) -> QRect:
        """Where the caret stands on the surface."""

    @abstractmethod
    def _put(self, instead_of: int, words: str) -> None:
        """Write words in the place of the last signs."""


class GreyInPage(GreyWords):
    """Grey words in a few lines of text."""

    def __init__(self, page: Page, colour: str, offers: Offers, most: int) -> None:
        """See `GreyWords`."""
        self._page = page
        super().__init__(page, page.viewport(), colour, offers, most)
        page.updateRequest.connect(self.lie_behind_caret)
        page.entered.connect(self.propose)
        page.key.connect(self._key_pressed)

    def _key_pressed(self, event: QKeyEvent) -> None:
        if self.takes(event):
            event.accept()

    def _at_end(self) -> bool:
        cursor = self._page.textCursor()
        return cursor.atEnd() and not cursor.hasSelection()

    def _caret(self) -> QRect:
        return self._page.cursorRect()

    def _put(self, instead_of: int, words: str) -> None:
        cursor = self._page.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, instead_of
        )
        cursor.insertText(words)
        self._page.setTextCursor(cursor)


class GreyInLine(GreyWords):
    """Grey words in one line, that its choices lie below."""

    def __init__(self, line: Line, colour: str, offers: Offers, most: int) -> None:
        """See `GreyWords`."""
        self._line = line
        super().__init__(line, line, colour, offers, most)
        line.key.connect(self._key_pressed)

    def _key_pressed(self, event: QKeyEvent) -> None:
        if self.takes(event):
            event.accept()

    def _at_end(self) -> bool:
        line = self._line
        return line.cursorPosition() == len(line.text()) and not line.hasSelectedText()

    def _caret(self) -> QRect:
        caret = self._line.cursorRect()
        return caret.adjusted(0, 0, -caret.width() // 2, 0)  # Qt leaves air around it

    def _put(self, instead_of: int, words: str) -> None:
        line = self._line
        kept = line.text()[: len(line.text()) - instead_of]
        line.setText(kept + words)
        line.textEdited.emit(line.text())
