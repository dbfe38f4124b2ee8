"""A window in which every fact that the room can state is found and noted."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.room_events import LogNoted
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import facts as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label
from pcra_game.windows.fact_catalogue import kind_of
from pcra_game.windows.fact_dialog_list import FactList
from pcra_game.windows.fact_form import FactForm
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.plain_paste import PlainLine
from pcra_game.windows.room import Room
from pcra_game.windows.style import scaled

_SIZE = (980, 680)
_LIST_WIDTH = 320
_MOST_FORMS = 6


class FactDialog(FittingDialog):
    """Left, the kinds of facts; right, the form of the one in hand. Noting keeps it open."""

    def __init__(self, room: Room, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the room that keeps the facts."""
        super().__init__(parent)
        self._room = room
        self._palette = palette
        self._form: FactForm | None = None
        self._forms: dict[type[Any], FactForm] = {}
        self.setWindowTitle(words.TITLE)
        self.resize(*map(scaled, _SIZE))
        self.list = FactList(palette)
        self.search = PlainLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 18, 18, 18)
        row.setSpacing(20)
        row.addLayout(self._left())
        row.addLayout(self._right(), 1)
        self._listen()
        self.list.choose(LogNoted)

    @property
    def form(self) -> FactForm:
        """The form of the kind in hand."""
        assert self._form is not None
        return self._form

    def open_on(self, fact_type: type[Any], preset: Mapping[str, Any] | None = None) -> None:
        """Open on one kind of fact, with what is known of it."""
        self.search.setText("")
        if not self.list.choose(fact_type) or self.form.fact_type is not fact_type:
            self._show_form(fact_type)
        self.form.take_up(preset or {})
        self.open()
        self.go_to_form()

    def keep_away(self, kinds: frozenset[type[Any]]) -> None:
        """Do not offer these kinds; the one in hand gives way to a line of the main courante."""
        self.list.keep_away(kinds)
        if self.form.fact_type in kinds:
            self._show_form(LogNoted)
        self._searched(self.search.text())

    def go_to_form(self) -> None:
        """Put the keyboard in the first empty field."""
        paths = self.form.paths()
        empty = (path for path in paths if self.form.value(path) in (None, "", ()))
        first = next(empty, paths[0] if paths else None)
        if first is not None:
            self.form.field(first).setFocus(Qt.FocusReason.TabFocusReason)

    def note(self) -> bool:
        """Keep the fact of the form; says what was noted, or why it was not."""
        title = kind_of(self.form.fact_type).title
        typed = self.form.said()
        if not self.form.submit():
            return False
        self._say(Mood.GOOD, words.noted(title, typed))
        self.go_to_form()
        return True

    def waiting_words(self) -> bool:
        """Whether a fact was begun and is not noted."""
        return any(form.waiting_words() for form in self._forms.values())

    def said(self) -> str:
        """The last thing said under the form."""
        return self._good.text() or self._bad.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.__dict__:  # being collected: what it held is gone before the last events
            return False
        going = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.search and isinstance(event, QKeyEvent) and event.key() in going:
            if event.type() is QEvent.Type.KeyPress:
                self._from_search(event.key() == Qt.Key.Key_Down)
            return True
        return super().eventFilter(watched, event)

    def _from_search(self, down: bool) -> None:
        if self.list.currentItem() is None:
            self.list.choose_first()
        if down:
            self.list.setFocus()
        elif self.list.currentItem() is not None:
            self.go_to_form()

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        self.search.setPlaceholderText(words.SEARCH)
        self.search.setAccessibleName(words.SEARCH)
        self.search.setClearButtonEnabled(True)
        self.list.setFixedWidth(scaled(_LIST_WIDTH))
        self._none = plain_label(words.EMPTY, "soft")
        self._none.hide()
        for widget in (self.search, self._none, self.list):
            column.addWidget(widget)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        self._title = TextBlock(px=22, bold=True, colour=self._palette.ink)
        self._explanation = TextBlock(px=15, colour=self._palette.soft_ink)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._scroll.setWidget(page)
        self._good = Note(Mood.GOOD, Icon.CHECK, self._palette)
        self._bad = Note(Mood.BAD, Icon.ALERT, self._palette)
        self._say(Mood.GOOD, "")
        keys = QHBoxLayout()
        keys.addWidget(button(f"{words.NOTE}   Ctrl + ⏎", role="primary", clicked=self.note), 1)
        keys.addWidget(button(words.CLOSE, clicked=self.reject))
        for widget in (self._title, self._explanation):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._good)
        column.addWidget(self._bad)
        column.addLayout(keys)
        return column

    def _listen(self) -> None:
        self.list.chosen.connect(self._show_form)
        self.list.entered_kind.connect(self.go_to_form)
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        self._room.refused.connect(self._refused)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.note)

    def _searched(self, text: str) -> None:
        self._none.setVisible(self.list.search(text) == 0)
        if text.strip():
            self.list.choose_first()
        else:
            self.list.choose(self.form.fact_type)

    def _show_form(self, fact_type: type[Any]) -> None:
        if self._form is not None and self._form.fact_type is fact_type:
            return
        kind = kind_of(fact_type)
        self._title.set_text(kind.title)
        self._explanation.set_text(kind.explanation)
        if self._form is not None:
            self._form.hide()
        self._form = self._form_of(fact_type)
        self._form.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._say(Mood.GOOD, "")

    def _form_of(self, fact_type: type[Any]) -> FactForm:
        """A form with what was typed in it; of the empty ones the latest are kept, since a search
        passes by many.
        """
        form = self._forms.pop(fact_type, None)
        if form is None:
            form = FactForm(self._room, self._palette, fact_type)
            form.layout().setContentsMargins(0, 4, 14, 4)  # type: ignore[union-attr]
            form.refused.connect(self._refused)
            form.stuck.connect(self._stuck)
            self._page.addWidget(form)
        else:
            form.take_up()
        self._forms[fact_type] = form
        empty = [kind for kind, one in self._forms.items() if not one.waiting_words()]
        if len(self._forms) > _MOST_FORMS and empty and empty[0] is not fact_type:
            self._forms.pop(empty[0]).deleteLater()
        return form

    def _refused(self, sentence: str) -> None:
        self._say(Mood.BAD, sentence)

    def _stuck(self, field: QWidget) -> None:
        self._say(Mood.BAD, "")
        self._scroll.ensureWidgetVisible(field)

    def _say(self, mood: Mood, sentence: str) -> None:
        self._good.say(sentence if mood is Mood.GOOD else "")
        self._bad.say(sentence if mood is Mood.BAD else "")
