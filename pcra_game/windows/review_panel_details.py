"""What is known of the point in hand: why, what to do, where it leads, and how to accept it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pcra_game.domain.limits import REASON
from pcra_game.domain.review import Finding
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import review_panel as words
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import FlowRow, TextBlock, button, plain_label, show_if
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import TextReader
from pcra_game.windows.style import say_role

CARDS_SHOWN = 3


class PointDetails(QFrame):
    """One finding in full. It asks; the panel answers."""

    open_asked = Signal()
    card_asked = Signal(str)
    accept_asked = Signal(str)
    reopen_asked = Signal()
    done = Signal()
    """The hands are through with the reason: the list takes the keyboard again."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._palette = palette
        self._finding: Finding | None = None
        self._locked = False
        say_role(self, "card")
        self._build()
        self.show_finding(None, "", ())

    def show_finding(
        self, finding: Finding | None, place: str, cards: tuple[tuple[str, str], ...]
    ) -> None:
        """Show a point; `place` is where it leads, a key of `words.OPEN` or empty, and `cards`
        gives id and title of the other cards that it names."""
        self._finding = finding
        show_if(self, finding is not None)
        if finding is None:
            return
        self._head.set_text(words.headline(finding.code, finding.severity, finding.accepted))
        self._why.set_text(words.why(finding.why))
        self._todo.set_text(words.what_to_do(finding.what_to_do))
        self._source.set_text(words.source(finding.source))
        self._said.set_text(words.reason_said(finding.accepted) if finding.accepted else "")
        self._said.setVisible(bool(finding.accepted))
        self._open.setVisible(bool(place))
        self._open.setText(words.OPEN.get(place, ""))
        self._open.setAccessibleName(words.OPEN.get(place, ""))
        self._accept.setVisible(not finding.accepted)
        self._accept.setAccessibleName(words.accept_name(finding.text))
        self._reopen.setVisible(bool(finding.accepted))
        self._also.setVisible(bool(cards))
        self._cards.show_all(cards[:CARDS_SHOWN] + _rest(cards), self._card)

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self._locked = locked
        for widget in (self._accept, self._reopen, self._now):
            widget.setEnabled(not locked)
        self.reason.set_locked(locked)

    def ask_reason(self) -> None:
        """Open the line for the reason and put the keyboard in it."""
        if self._finding is None or self._finding.accepted or self._locked:
            return
        self._form.show()
        self._keys.hide()
        self.reason.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_up(self, begun: str) -> None:
        """Open the line for the reason on words that were begun before."""
        self.reason.set_text(begun)
        self._form.show()
        self._keys.hide()

    def close_form(self) -> None:
        """Put the line for the reason away; what it held goes."""
        self.reason.set_text("")
        self._form.hide()
        self._keys.show()

    def turn_source(self) -> None:
        """Show the source of the point, or hide it."""
        self._source.setVisible(self._source.isHidden())
        self._source_key.setChecked(not self._source.isHidden())

    @property
    def finding(self) -> Finding | None:
        """The point that is shown."""
        return self._finding

    @property
    def asks_reason(self) -> bool:
        """Whether the line for the reason is open."""
        return not self._form.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.__dict__:  # being collected: what it held is gone before the last events
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._say_reason()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._cancelled()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        p = self._palette
        self._head = TextBlock(px=15, bold=True, colour=p.soft_ink)
        self._why = TextBlock(px=15, colour=p.ink)
        self._todo = TextBlock(px=15, bold=True, colour=p.ink)
        self._said = TextBlock(px=15, colour=p.ink)
        self._source = TextBlock(px=14, colour=p.soft_ink)
        self._source.hide()
        self._also = plain_label(words.OPEN_OTHER, "soft")
        self._cards = ShownList(FlowRow)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(5)
        for block in (self._head, self._why, self._todo, self._said, self._source):
            column.addWidget(block)
        column.addWidget(self._also)
        column.addWidget(self._cards)
        column.addWidget(self._make_keys())
        column.addWidget(self._make_form())

    def _make_keys(self) -> QWidget:
        self._open = button("", icon=Icon.CHEVRON_RIGHT, palette=self._palette,
                            clicked=self.open_asked.emit)  # fmt: skip
        self._open.setObjectName("point_open")
        self._accept = button(words.ACCEPT, clicked=self.ask_reason)
        self._accept.setObjectName("point_accept")
        self._reopen = button(words.REOPEN, icon=Icon.UNDO, palette=self._palette,
                              clicked=self.reopen_asked.emit)  # fmt: skip
        self._reopen.setObjectName("point_reopen")
        self._source_key = button(words.SOURCE, role="quiet", clicked=self.turn_source)
        self._source_key.setCheckable(True)
        self._source_key.setObjectName("point_source")
        self._keys = QWidget()
        row = FlowRow(self._keys)
        for key in (self._open, self._accept, self._reopen, self._source_key):
            row.addWidget(key)
        return self._keys

    def _make_form(self) -> QWidget:
        reader = TextReader(words.REASON, REASON)
        self.reason = Field("point_reason", words.REASON, reader, self._palette,
                            placeholder=words.REASON_HINT)  # fmt: skip
        self.reason.widget.installEventFilter(self)
        self._now = button(words.ACCEPT_NOW, role="secondary", clicked=self._say_reason)
        self._now.setObjectName("point_accept_now")
        cancel = button(words.CANCEL, role="quiet", clicked=self._cancelled)
        keys = QWidget()
        row = FlowRow(keys)
        row.addWidget(self._now)
        row.addWidget(cancel)
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.reason)
        column.addWidget(keys)
        self._form.hide()
        return self._form

    def _card(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        id, title = value
        if not id:
            return plain_label(title, "soft")
        made = button(title, role="chip", name=words.open_card(title),
                      clicked=partial(self.card_asked.emit, id))  # fmt: skip
        made.setObjectName(f"point_card:{id}")
        return made

    def _say_reason(self) -> None:
        self.accept_asked.emit(self.reason.text())

    def _cancelled(self) -> None:
        self.close_form()
        self.done.emit()


def _rest(cards: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    more = len(cards) - CARDS_SHOWN
    return (("", words.more_cards(more)),) if more > 0 else ()
