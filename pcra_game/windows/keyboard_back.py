"""Keys that move the séance do not keep the keyboard: they would hear what the scribe types next.

A click no longer takes it to them; it goes to the open card, else to the page, where no card waits
for a letter such as P. Who walked to such a key with Tab stays there, and may press it again.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from pcra_game.windows.desk import Desk
from pcra_game.windows.room import Kind

MOVING = (
    "next_step",
    "step_before",
    "break",
    "strip_next",
    "next_phase",
    "enter_first_phase",
    "reveal_next",
    "pause",
    "more_time",
    "undo",
)
"""Names of the keys; those of the agenda and of the hours are told by a signal."""


class KeyboardBack(QObject):
    """Looks after the moving keys of one desk, and lives as long as the desk."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self._desk = desk
        for key in desk.findChildren(QAbstractButton):
            if key.objectName() in MOVING:
                key.clicked.connect(self._acted)
                if key.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                    key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        desk.activity.left.connect(desk.open_round)
        desk.room.round_done.connect(self._round_done)
        guide = desk.side.guide
        guide.agenda.step_asked.connect(self._acted)
        guide.jumps.jump_asked.connect(self._acted)

    def _acted(self, _what: object = None) -> None:
        """A key did its work, and whatever it opened has the keyboard already if it wants it."""
        held = QApplication.focusWidget()
        if held is None or (isinstance(held, QAbstractButton) and not self._stays(held)):
            self._give_back()
        if QApplication.focusWidget() is self._desk.table:
            self._desk.table.rest()

    def _round_done(self) -> None:
        """The last card was put down with its sheet: the page it lies on has the keyboard."""
        held, desk = QApplication.focusWidget(), self._desk
        if held is None or not any(p.isAncestorOf(held) for p in (desk.pages, desk.side)):
            desk.pages.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        desk = self._desk
        if desk.room.selection.kind is Kind.CARD and desk.answer.isVisible():
            desk.answer.begin()
        else:
            desk.pages.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stays(self, held: QAbstractButton) -> bool:
        """Whether somebody walked to this key with Tab, or the opening waits on it."""
        return held is self.sender() or held.objectName() == "opening" or self._walked_to(held)

    def _walked_to(self, held: QAbstractButton) -> bool:
        """Whether it is a key of the agenda or of the hours, where no click brings anybody."""
        sender = self.sender()
        guide = self._desk.side.guide
        return sender in (guide.agenda, guide.jumps) and sender.isAncestorOf(held)
