"""Ctrl+Z where the typing itself would be refused: it goes, and nothing of the journal does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from pcra_game.windows.answer_sheet import AnswerSheet


class GivingUp(QObject):
    """Listens to the keys that no field of the sheet took.

    While something typed would be refused the room cannot take anything back: it stores what is
    typed first. The key then brings the field back to what is stored.
    """

    def __init__(self, sheet: "AnswerSheet") -> None:
        """Take the sheet."""
        super().__init__(sheet)
        self._sheet = sheet
        sheet.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not self.__dict__:  # being collected: what it held is gone before the last events
            return False
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if not (event.matches(QKeySequence.StandardKey.Undo) and self._stuck()):
            return False
        if event.type() is QEvent.Type.KeyPress:
            self._sheet.gestures.give_up()
        event.accept()  # also as an override: the window does not take the key
        return True

    def _stuck(self) -> bool:
        sheet = self._sheet
        return sheet.prompter.has_draft() or bool(sheet.typing.refused_fields())
