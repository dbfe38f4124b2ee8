"""A mirrored screen: what is for the facilitator alone goes away while the room sees this window.

A panel says once, where it makes them, which of its widgets are private (`keep_private`); whatever
shows one of them later, it stays hidden until the facilitator is alone again.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from pcra_game.domain.room_events import (
    FindingAccepted,
    FindingReopened,
    InjectRevealed,
    PhaseEntered,
)
from pcra_game.windows.projector_cover import Cover

if TYPE_CHECKING:
    from pcra_game.windows.desk import Desk

_PRIVATE = "for_facilitator"

AWAY = ("people", "weak_spot", "review", "journal", "replay", "compare")
"""Actions that show names, points to settle, what the room is not to know yet, or every gesture
with its reason."""

AWAY_FACTS = frozenset({InjectRevealed, PhaseEntered, FindingAccepted, FindingReopened})
"""Facts whose forms list what is to come, or what is to be settled."""


def keep_private(*widgets: QWidget) -> None:
    """Mark widgets, with all that lies in them, as for the facilitator alone."""
    for widget in widgets:
        widget.setProperty(_PRIVATE, True)


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
                widget.setVisible(wanted)
        self._watched = {}

    def look_again(self) -> None:
        """Hide what was made since: pages come late."""
        if not self.drawn:
            return
        for widget in self._over.findChildren(QWidget):
            if widget in self._watched or not widget.property(_PRIVATE):
                continue
            self._watched[widget] = not widget.isHidden()
            widget.hide()
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShowToParent and isinstance(watched, QWidget):
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
        self._cover = Cover(desk.projector, self)
        self._cover.lifted.connect(self._uncovered)
        opening = desk.round.events.opening
        opening.screen_asked.connect(self._cover_for_opening)
        opening.changed.connect(self._opening_moved)
        desk.projector.go_on_asked.connect(opening.advance)
        desk.pages.currentChanged.connect(self._page_shown)

    @property
    def on(self) -> bool:
        """Whether nothing private is shown."""
        return self._curtain.drawn

    @property
    def covered(self) -> bool:
        """Whether the picture of the projector lies over this window, as it was asked to."""
        return self._cover.drawn

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
            self._close_private()
        held = QApplication.focusWidget()
        self._curtain.draw(on)
        if held is not None and isValid(held) and not held.isVisible() and desk.isVisible():
            desk.pages.front.setFocus()  # not the next key, which may be one that takes back
        question = desk.answer.field("question")
        if isinstance(question, Question):
            question.enlarge(on)
        desk.table.set_private(not on)
        desk.list_page.set_private(not on)
        self._cover.lift()
        self._name_what_comes(not on)
        desk.room.changed.emit()  # panels say again what is in sight
        self.changed.emit()

    def cover(self) -> None:
        """Lay a black picture over the whole screen; the projector has keys that take it away."""
        self._desk.projector.show_black()
        self.take_over()

    def take_over(self) -> None:
        """Lay over this window the black, or the event, that the projector showed alone."""
        self._cover.draw(self._desk.screen())

    def _name_what_comes(self, on: bool) -> None:
        """Say which event, phase and step come next, or that one does."""
        desk = self._desk
        desk.side.guide.head.name_what_comes(on)
        desk.strip.name_what_comes(on)
        desk.round.name_what_comes(on)

    def _cover_for_opening(self) -> None:
        if self.on:
            self.take_over()

    def _opening_moved(self) -> None:
        if not self._desk.projector.shows_opening:
            self._cover.lift()

    def _uncovered(self) -> None:
        self._desk.window().activateWindow()

    def _close_private(self) -> None:
        """What lies open over the desk, and that nobody could open now, goes."""
        for dialog in self._desk.window().findChildren(QDialog):
            if dialog.property(_PRIVATE):
                dialog.close()
                continue
            for part in dialog.findChildren(QWidget):
                if part.property(_PRIVATE):
                    part.hide()

    def _page_shown(self, _index: int) -> None:
        self._curtain.look_again()
