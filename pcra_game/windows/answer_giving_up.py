"""Ctrl+Z where the typing itself would be refused: it goes, and nothing of the journal does.

Ctrl+Y brings the same words back, as long as nothing was typed or done since.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from pcra_game.windows.answer_text import Line, Page
from pcra_game.windows.room import Room

if TYPE_CHECKING:
    from pcra_game.windows.answer_sheet import AnswerSheet

_REASON = "reason"
Where = tuple[tuple[str, str, str], str, int, int]
"""The solution in hand, what is asked, and how much is done and undone in the journal."""


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Words by the name of their field, as they were and as they were left."""

    where: Where
    words: dict[str, str]
    left: dict[str, str]


class GivingUp(QObject):
    """Listens to the keys that no field of the sheet took.

    While something typed would be refused the room cannot take anything back: it stores what is
    typed first. The key then brings the field back to what is stored.
    """

    def __init__(self, sheet: "AnswerSheet", room: Room) -> None:
        """Take the sheet, and the room whose journal it is."""
        super().__init__(sheet)
        self._sheet, self._room = sheet, room
        self._given: GivenUp | None = None
        sheet.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not self.__dict__:  # being collected: what it held is gone before the last events
            return False
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence.StandardKey
        undoing = event.matches(keys.Undo) and self._stuck()
        redoing = not undoing and _redoes(event) and self._may_bring_back()
        if not (undoing or redoing):
            return False
        if event.type() is QEvent.Type.KeyPress:
            (self._give_up if undoing else self._bring_back)()
        event.accept()  # also as an override: the window does not take the key
        return True

    def _stuck(self) -> bool:
        sheet = self._sheet
        return sheet.prompter.has_draft() or bool(sheet.typing.refused_fields())

    def _give_up(self) -> None:
        sheet = self._sheet
        asked = sheet.prompter.has_draft()
        names = (_REASON,) if asked else sheet.typing.refused_fields()
        words, where = self._words(names), self._where()
        sheet.gestures.give_up()
        self._given = GivenUp(where, words, self._words(names))

    def _may_bring_back(self) -> bool:
        given = self._given
        if given is None or given.where != self._where():
            return False
        return self._words(tuple(given.words)) == given.left

    def _bring_back(self) -> None:
        given, self._given = self._given, None
        assert given is not None
        for name, text in given.words.items():
            field = self._field(name)
            if name == "who":
                self._sheet.fields.who.set_value(text)
            elif field is not None:
                _write(field, text)
        self._sheet.gestures.say_brought_back()

    def _where(self) -> Where:
        sheet, history = self._sheet, self._room.workshop.history
        asked = "" if sheet.prompter.isHidden() else sheet.prompter.line.accessibleName()
        return sheet.hand.key, asked, len(history.done), len(history.undone)

    def _words(self, names: tuple[str, ...]) -> dict[str, str]:
        fields = self._sheet.fields
        found = {}
        for name in names:
            field = self._field(name)
            found[name] = fields.who.value() if field is None else field.text()
        return found

    def _field(self, name: str) -> Line | Page | None:
        """The field of that name; « Qui » is none alone, it has its key beside it."""
        fields, more = self._sheet.fields, self._sheet.fields.more
        lines: dict[str, Line | Page] = {
            _REASON: self._sheet.prompter.line,
            "what": fields.what,
            "with_what": fields.with_what,
            "signal": fields.signal,
            "accepted_risk": more.risk,
            "set_up": more.set_up,
            "holds_for": more.holds_for,
        }
        return lines.get(name)


def _redoes(event: QKeyEvent) -> bool:
    """Whether a key brings back: each of those of the menu, on any system."""
    both = QKeySequence.fromString("Ctrl+Y"), QKeySequence.fromString("Ctrl+Shift+Z")
    pressed = QKeySequence(event.keyCombination())
    return event.matches(QKeySequence.StandardKey.Redo) or pressed in both


def _write(field: Line | Page, text: str) -> None:
    if isinstance(field, Page):
        field.setPlainText(text)
        field.moveCursor(QTextCursor.MoveOperation.End)
    else:
        field.setText(text)
