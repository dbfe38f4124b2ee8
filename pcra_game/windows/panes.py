"""F6: from one part of the window to the next, each found again where it was left."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from pcra_game.table_view.view import TableView
from pcra_game.texts import panes as words
from pcra_game.windows.saying import announce

if TYPE_CHECKING:
    from pcra_game.windows.desk import Desk


class Panes(QObject):
    """The top bar, the page, the sheet, the strip or the log line of one desk."""

    def __init__(self, desk: "Desk") -> None:
        """Follow the focus of a desk; it ends with it."""
        super().__init__(desk)
        self._desk = desk
        self._last: dict[str, QWidget] = {}
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def go(self, step: int) -> None:
        """Give the keyboard to the next part that can take it (1), or to the one before (-1)."""
        panes = self._shown()
        names = [*panes]
        here = self._of(QApplication.focusWidget())
        at = names.index(here) if here in names else (-1 if step > 0 else len(names))
        for away in range(1, len(names) + 1):
            name = names[(at + step * away) % len(names)]
            taker = self._taker(name, panes[name])
            if taker is not None:
                self._give(name, taker)
                return

    def _shown(self) -> dict[str, QWidget]:
        """The parts in sight, in the order of the eye."""
        desk = self._desk
        parts = (
            ("bar", desk.top_bar),
            ("log", desk.log_bar),
            ("page", desk.pages.front),
            ("sheet", desk.sheet_in_front),
            ("strip", desk.strip),
        )
        return {name: part for name, part in parts if part is not None and part.isVisible()}

    def _of(self, widget: QWidget | None) -> str:
        """The part that a widget belongs to; empty for none."""
        for name, part in self._shown().items():
            if widget is not None and (part is widget or part.isAncestorOf(widget)):
                return name
        return ""

    def _taker(self, name: str, part: QWidget) -> QWidget | None:
        last = self._last.get(name)
        if last is not None and isValid(last) and part.isAncestorOf(last) and _takes(last):
            return last
        if _takes(part):
            return part
        return next((each for each in _in_order(part) if _takes(each)), None)

    def _give(self, name: str, taker: QWidget) -> None:
        if isinstance(taker, TableView) and not taker.keys.focus:
            held = self._desk.room.selection.id
            if held in taker.keys.order:
                taker.focus_card(held)
            else:
                taker.setFocus(Qt.FocusReason.TabFocusReason)  # onto its first thing
        else:
            taker.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(taker, words.PANE[name])

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and isValid(self._desk) and self._desk.isAncestorOf(new):
            name = self._of(new)
            if name:
                self._last[name] = new


def _takes(widget: QWidget) -> bool:
    """Whether Tab would stop there."""
    tabs = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabs and widget.isVisible() and widget.isEnabled()


def _in_order(part: QWidget) -> Iterator[QWidget]:
    """What lies in a part, in the order of Tab, as far as the chain stays in it."""
    found: list[QWidget] = []
    each = part.nextInFocusChain()
    while each is not None and each is not part and part.isAncestorOf(each):
        found.append(each)
        each = each.nextInFocusChain()
    inside = [w for w in part.findChildren(QWidget) if w not in found]
    return chain(found, inside)
