"""One door for what is pasted or dropped into a field: words, within a limit, and nothing else.

Every field into which the room writes is a `PlainLine` or a `PlainPage`. A clipboard may hold
markup that names a file of the post, a picture, marks that turn the reading round, or fifty
megabytes: only its words come in, cut before Qt lays them out, and the field says what did not.
"""

from html.parser import HTMLParser

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QValidator,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from pcra_game.domain.clean import printable

MOST_TYPED = 2000
"""Signs that a field takes at all: what is longer is no answer, and would make typing slow."""

_MOST_READ = 200_000
"""Signs of markup that are read for their words."""

_LINE_ENDS = str.maketrans({"\r": None, "\t": " ", "\u2028": "\n", "\u2029": "\n"})
_NO_WORDS = ("script", "style", "head")


def has_words(source: QMimeData) -> bool:
    """Whether a clipboard or a drag holds words; the names of files of the post are none."""
    files = [url for url in source.urls() if url.isLocalFile()]
    if files and not _speaks_beside(files, source.text()[:_MOST_READ]):
        return False
    return source.hasText() or source.hasHtml()


def _speaks_beside(files: list[QUrl], text: str) -> bool:
    """Whether a text says more than where the files lie."""
    places = {url.toString() for url in files} | {url.toLocalFile() for url in files}
    return any(line.strip() not in places for line in text.splitlines() if line.strip())


def words_in(source: QMimeData, most: int) -> tuple[str, bool]:
    """The words of a clipboard, at most `most` signs, and whether there were more."""
    if not has_words(source):
        return "", False
    text = source.text() if source.hasText() else _words_of(source.html()[:_MOST_READ])
    first = text[: 2 * most + 1]  # cut before anything reads it sign by sign
    kept = printable(first.translate(_LINE_ENDS))
    return kept[:most], len(kept) > most or len(text) > len(first)


class _Words(HTMLParser):
    """Keeps the words of markup; nothing that it names is looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self._silent += tag in _NO_WORDS
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(self._silent - (tag in _NO_WORDS), 0)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def _words_of(markup: str) -> str:
    reader = _Words()
    reader.feed(markup)
    return " ".join("".join(reader.words).split())


class OnlyPrintable(QValidator):
    """Lets every sign in that prints: whichever way it comes, a mark does not stay in a line."""

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """The text on one line without its marks, and where the caret stands then."""
        kept = _one_line(text)
        if kept == text:
            return QValidator.State.Acceptable, text, at
        return QValidator.State.Acceptable, kept, len(_one_line(text[:at]))


def _one_line(text: str) -> str:
    return printable(text.translate(_LINE_ENDS)).replace("\n", " ")


class PlainLine(QLineEdit):
    """One line of words; `cut_to` when a paste did not hold, `not_text` when it had no words."""

    cut_to = Signal(int)
    not_text = Signal()

    def __init__(self, text: str = "") -> None:
        """Take the text that it begins with."""
        super().__init__()
        self.setMaxLength(MOST_TYPED)
        self.setValidator(OnlyPrintable(self))
        self.setText(text)
        self.inputRejected.connect(self._say_cut)

    def paste(self) -> None:
        """Take the words of the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, source: QMimeData) -> None:
        """Put the words of a clipboard or of a drag where the caret is."""
        if self.isReadOnly():
            return
        room = self.maxLength() - len(self.text()) + len(self.selectedText())
        text, more = words_in(source, max(room, 0))
        if not has_words(source):
            self.not_text.emit()
            return
        self.insert(_one_line(text))
        if more:
            self.cut_to.emit(self.maxLength())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        _let_words(event, self)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if has_words(event.mimeData()):
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            super().dropEvent(event)  # its own words go to another place
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.take(event.mimeData())
        event.acceptProposedAction()

    def _say_cut(self) -> None:
        if len(self.text()) >= self.maxLength():
            self.cut_to.emit(self.maxLength())


def _let_words(event: QDragEnterEvent, field: QLineEdit) -> None:
    if has_words(event.mimeData()) and not field.isReadOnly():
        event.acceptProposedAction()
    else:
        event.ignore()


class PlainPage(QPlainTextEdit):
    """Lines of words; `cut_to` when a paste did not hold, `not_text` when it had no words."""

    cut_to = Signal(int)
    not_text = Signal()

    def __init__(self, most: int = MOST_TYPED) -> None:
        """Take how many signs it holds; the field itself may have a lower limit."""
        super().__init__()
        self._most = most
        self.textChanged.connect(self._keep_short)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_words(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        selected = abs(cursor.selectionEnd() - cursor.selectionStart())
        typed = self.document().characterCount() - 1
        text, more = words_in(source, max(self._most - typed + selected, 0))
        if not has_words(source):
            self.not_text.emit()
            return
        self.insertPlainText(text)
        if more:
            self.cut_to.emit(self._most)

    def _keep_short(self) -> None:
        """What comes past every door, such as an input method, holds in the field as well."""
        if self.document().characterCount() - 1 <= self._most:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._most)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.cut_to.emit(self._most)
