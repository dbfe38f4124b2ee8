"""What spares the scribe keys: known answers, grey words, and who does it in how long."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pcra_game.domain import limits
from pcra_game.domain.phrases import Ghost, ghost_of, is_whole
from pcra_game.table_view.palette import Palette
from pcra_game.windows.answer_fields import AnswerFields
from pcra_game.windows.answer_ghost import GreyInLine, GreyInPage, GreyWords
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_proposing import Proposing
from pcra_game.windows.answer_suggesting import Suggesting
from pcra_game.windows.answer_typing import Typing
from pcra_game.windows.room import Room


class Helping(QObject):
    """The proposals of one sheet; none of them writes anything before a key takes it."""

    def __init__(
        self,
        host: QWidget,
        room: Room,
        hand: Hand,
        fields: AnswerFields,
        typing: Typing,
        palette: Palette,
        begin: Callable[[], None],
    ) -> None:
        """Take what the sheet is made of; `begin` puts the hands where an answer starts."""
        super().__init__(host)
        self._room = room
        self.proposing = Proposing(room, hand, fields, self)
        self.suggesting = Suggesting(host, room, hand, fields.what, typing, begin)
        fields.counted.put_beside(self.suggesting.key)
        grey = palette.soft_ink
        self.grey: dict[str, GreyWords] = {
            "what": GreyInPage(fields.what, grey, self._goes_on, limits.WHAT),
            "with_what": GreyInLine(fields.with_what, grey, self._goes_on, limits.WITH_WHAT),
        }
        self._with_what = fields.with_what
        self._with_what.entered.connect(self._end_thing)

    def _goes_on(self, typed: str) -> Ghost | None:
        return ghost_of(self._room.state, self._room.game, typed)

    def _end_thing(self) -> None:
        """Enter ends the word that shows in grey, as the hint says; a whole one (« lit ») stays."""
        line, text = self._with_what, self._with_what.text()
        if not self.grey["with_what"].text() or is_whole(self._room.state, self._room.game, text):
            return
        ghost = self._goes_on(text)
        if ghost is not None and ghost.typed:
            line.setText(text[: len(text) - ghost.typed] + ghost.words)
            line.textEdited.emit(line.text())
