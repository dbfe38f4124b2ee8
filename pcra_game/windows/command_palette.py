"""Ctrl+K: one field over the window that finds and does everything, from the keyboard.

It is made anew for each opening, so that it shows what is possible now, and goes with the page it
was opened over. The keyboard goes back to where it was, the caret and the marked words included.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from pcra_game.table_view.palette import Palette
from pcra_game.texts import command_palette as words
from pcra_game.windows.command_palette_list import ROW, OfferModel, OfferPainter
from pcra_game.windows.command_palette_offers import Offer
from pcra_game.windows.command_palette_search import Search
from pcra_game.windows.controls import plain_label
from pcra_game.windows.plain_paste import PlainLine
from pcra_game.windows.saying import announce
from pcra_game.windows.style import say_role, scaled, text_size

WIDEST, TALLEST = 760, 560
_TOP, _MARGIN = 72, 24
_TOLD_AFTER_MS = 500
"""A screen reader hears how many lines are left once the fingers rest."""
_BY_ITSELF = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

Ask = Callable[[], list[Offer]]


class Before:
    """Where the keyboard was: the widget, and what was marked in a line."""

    def __init__(self, widget: QWidget | None) -> None:
        """Take the widget that has the focus now, if any."""
        self._widget = widget
        self._marked = (-1, 0)
        if isinstance(widget, QLineEdit) and widget.hasSelectedText():
            self._marked = (widget.selectionStart(), len(widget.selectedText()))

    def give_back(self) -> None:
        """Give the keyboard back, if who had it is still there to take it."""
        widget = self._widget
        if widget is None or not isValid(widget) or not widget.isVisible():
            return
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit) and self._marked[0] >= 0:
            widget.setSelection(*self._marked)


class CommandPalette(QFrame):
    """A field and a list over a main window; `recent` keeps ids, the latest first."""

    def __init__(self, window: QMainWindow, palette: Palette, ask: Ask, recent: list[str]) -> None:
        """Take the window, its theme, who lists what can be done, and what was done lately."""
        super().__init__(window)
        self._window, self._ask, self._recent = window, ask, recent
        self._before = Before(QApplication.focusWidget())
        self._offers: list[Offer] = []
        self._search = Search((), ())
        self.setObjectName("command_palette")
        self.setAccessibleName(words.TITLE)
        say_role(self, "card")
        self._make(palette)
        self._arrange()
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_TOLD_AFTER_MS)
        self._told.timeout.connect(self._tell_count)
        window.installEventFilter(self)
        pages = window.centralWidget()
        if isinstance(pages, QStackedWidget):
            pages.currentChanged.connect(self._page_left)

    def open(self) -> None:
        """Show it over the window, everything listed, ready for the first letter."""
        self.ensurePolished()
        self.refresh()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """List again what can be done now; what is typed stays."""
        self._offers = self._ask()
        self._search = Search(
            [offer.findable for offer in self._offers], [offer.group for offer in self._offers]
        )
        self._find()

    def put_away(self, *, back: bool = True) -> None:
        """Close; `back` gives the keyboard to where it was."""
        if self.isHidden():
            return
        self.hide()  # first, so that losing the focus does not close it a second time
        self._window.removeEventFilter(self)
        self.deleteLater()
        if back:
            self._before.give_back()

    def chosen(self) -> Offer | None:
        """The line that Enter would do."""
        return self._model.offer(self.list.currentIndex().row())

    def do_chosen(self) -> None:
        """Do the chosen line; one that is not possible says why and stays."""
        offer = self.chosen()
        if offer is None:
            return
        if not offer.possible:
            self._say(words.not_now(offer.name, offer.reason))
            return
        if offer.id in self._recent:
            self._recent.remove(offer.id)
        self._recent.insert(0, offer.id)
        self.put_away()
        offer.do()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
                self._focus_left(event)
        elif watched is self._window and event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _make(self, palette: Palette) -> None:
        self.field = PlainLine()
        self.field.setObjectName("palette_field")
        self.field.setPlaceholderText(words.HINT)
        self.field.setAccessibleName(words.TITLE)
        self.field.setAccessibleDescription(words.KEYS)
        self.field.setMinimumHeight(scaled(34))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._find)
        self._model = OfferModel()
        self.list = QListView()
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(words.LIST)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self._model)
        self._painter = OfferPainter(palette, self.list, text_size())
        self.list.setItemDelegate(self._painter)
        self.list.clicked.connect(self._clicked)
        self.count = plain_label("", "soft", wraps=True)
        self.count.setObjectName("palette_count")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        column.addWidget(plain_label(words.KEYS, "soft", wraps=True))

    def _fit(self) -> None:
        """Lie in the upper middle of the window."""
        over = self._window
        width = min(scaled(WIDEST), over.width() - 2 * _MARGIN)
        lines = self._painter.height_of(self._model) + self.list.frameWidth() * 2
        column = self.layout()
        assert column is not None
        around = column.sizeHint().height() - self.list.sizeHint().height()
        height = min(scaled(TALLEST), over.height() - _TOP - _MARGIN, around + max(lines, ROW) + 4)
        self.setGeometry((over.width() - width) // 2, _TOP, width, height)

    def _find(self) -> None:
        places = {offer.id: at for at, offer in enumerate(self._offers)}
        recent = [places[id] for id in self._recent if id in places]
        text = self.field.text()
        found = self._search.find(text, recent)
        shown = [self._offers[place] for place in found.places]
        lately = len(recent) if not text.strip() else 0
        heads = [words.RECENT if at < lately else o.group for at, o in enumerate(shown)]
        self._model.hold(shown, heads)
        self.count.setText(words.results(len(shown), found.found))
        self._choose(0, tell=False)
        self._fit()
        self._told.start()

    def _choose(self, row: int, *, tell: bool = True) -> None:
        last = self._model.rowCount() - 1
        if last < 0:
            return
        self.list.setCurrentIndex(self._model.index(min(max(row, 0), last), 0))
        if row <= 0:
            self.list.scrollToTop()  # the title of the first group is above its first line
        offer = self.chosen()
        if tell and offer is not None:
            self._told.stop()
            announce(self.field, offer.spoken)

    def _key(self, event: QKeyEvent) -> bool:
        row, last = self.list.currentIndex().row(), self._model.rowCount() - 1
        page = max(self.list.viewport().height() // ROW - 1, 1)
        steps = {
            Qt.Key.Key_Down: 0 if row >= last else row + 1,
            Qt.Key.Key_Up: last if row <= 0 else row - 1,
            Qt.Key.Key_PageDown: row + page,
            Qt.Key.Key_PageUp: row - page,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._choose(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.do_chosen()
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # there is nowhere else to go
        return True

    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.do_chosen()

    def _focus_left(self, event: QFocusEvent) -> None:
        """Somebody took the keyboard elsewhere: a click beside, a dialog that opened."""
        if event.reason() not in _BY_ITSELF:
            self.put_away(back=False)

    def _page_left(self) -> None:
        self.put_away(back=False)

    def _say(self, sentence: str) -> None:
        self._told.stop()
        self.count.setText(sentence)
        announce(self.field, sentence)

    def _tell_count(self) -> None:
        offer = self.chosen()
        first = f" {offer.spoken}" if offer is not None else ""
        announce(self.field, f"{self.count.text()}{first}")
