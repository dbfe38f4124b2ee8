"""A mirrored screen: what is for the facilitator alone goes away while the room sees this window.

A panel says once, where it makes them, which of its widgets are private (`keep_private`); whatever
shows one of them later, it stays hidden until the facilitator is alone again.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from pcra_game.windows.desk import Desk

_PRIVATE, _PRIVATE_TIP = "for_facilitator", "tip_for_facilitator"

AWAY = ("people", "weak_spot", "review")
"""Actions that show names, or what the room is not to know yet."""


def keep_private(*widgets: QWidget) -> None:
    """Mark widgets, with all that lies in them, as for the facilitator alone."""
    for widget in widgets:
        widget.setProperty(_PRIVATE, True)


def keep_tip_private(*widgets: QWidget) -> None:
    """Mark widgets that the room may see, but whose tool tip says what is to come."""
    for widget in widgets:
        widget.setProperty(_PRIVATE_TIP, True)


class Curtain(QObject):
    """Hides the private widgets of a window while it is drawn, and knows which to show again."""

    def __init__(self, over: QWidget) -> None:
        """Take the widget that holds them all."""
        super().__init__(over)
        self._over = over
        self.drawn = False
        self._watched: dict[QWidget, bool] = {}

    def draw(self, on: bool) -> None:
        """Hide what is private, or give back what would be shown by now."""
        self.drawn = on
        if on:
            self.look_again()
            return
        for widget, wanted in self._watched.items():
            if isValid(widget):  # some go with what they showed
                widget.removeEventFilter(self)
                widget.setVisible(wanted or not widget.property(_PRIVATE))
        self._watched = {}

    def look_again(self) -> None:
        """Hide what was made since: pages come late."""
        if not self.drawn:
            return
        for widget in self._over.findChildren(QWidget):
            private = bool(widget.property(_PRIVATE))
            if widget in self._watched or not (private or widget.property(_PRIVATE_TIP)):
                continue
            self._watched[widget] = private and not widget.isHidden()
            if private:
                widget.hide()
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.ToolTip:
            return True
        if kind is not QEvent.Type.ShowToParent or not isinstance(watched, QWidget):
            return False
        if watched.property(_PRIVATE):
            self._watched[watched] = True
            watched.hide()
        return False


class RoomMaySee(QObject):
    """The mode of one desk; `changed` when it is turned."""

    changed = Signal()

    def __init__(self, desk: "Desk") -> None:
        """Take the desk; the facilitator is alone."""
        super().__init__(desk)
        self._desk = desk
        self._curtain = Curtain(desk)
        desk.pages.currentChanged.connect(self._page_shown)

    @property
    def on(self) -> bool:
        """Whether nothing private is shown."""
        return self._curtain.drawn

    def turn(self, on: bool) -> None:
        """Hide what is private and write the question larger, or bring everything back."""
        if on == self.on:
            return
        from pcra_game.windows.answer_head import Question  # the sheets import this module

        desk = self._desk
        if on:
            desk.answer.footer.show_aid("")
            if desk.side.tab == "review":
                desk.side.show_tab("round")
        self._curtain.draw(on)
        question = desk.answer.field("question")
        if isinstance(question, Question):
            question.enlarge(on)
        desk.table.set_private(not on)
        if not on:
            desk.room.changed.emit()  # panels say again what is in sight
        self.changed.emit()

    def _page_shown(self, _index: int) -> None:
        self._curtain.look_again()
