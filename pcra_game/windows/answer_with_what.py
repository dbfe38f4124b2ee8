"""« Avec quoi »: words for what is used and where, and the means that the answer spends."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.spelling import holds
from pcra_game.domain.suggestions import Choice, means_like, means_named_in, with_what_like
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.typography import fold
from pcra_game.windows.answer_chips import MeansRow
from pcra_game.windows.answer_completion import CompletingLine
from pcra_game.windows.answer_text import Counted
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.room import Kind, Room

_MEANS = "means "
"""Marks the choices that are means; the others are texts."""

_AIR = 2
"""Pixels that a line of Qt leaves between its frame and its words."""

_SHOWN = 3

_FIRST_UNTIL = 3
"""Letters of a thing up to which Enter takes the first choice; longer ones are words to keep."""


class _Shortened(CompletingLine):
    """Ends with « … » where its text does not hold and nobody writes in it; the whole is its tip.

    A word cut by the edge of a field reads as if it were whole.
    """

    def too_long(self) -> bool:
        """Whether the text needs more width than the field has."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room_for_words().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        too_long = self.too_long()
        tip = plain_tip(self.text()) if too_long else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        if self.hasFocus() or not too_long:
            super().paintEvent(event)
            return
        painter, look = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(look)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, look, painter, self)
        room = self._room_for_words()
        said = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def _room_for_words(self) -> QRect:
        look = QStyleOptionFrame()
        self.initStyleOption(look)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, look, self)
        return inside.adjusted(_AIR, 0, -_AIR, 0)


class WithWhat(QWidget):
    """A line whose choices are earlier texts and the means of the unit, and a row of chips."""

    def __init__(self, host: QWidget, room: Room, palette: Palette) -> None:
        """Take the widget that lists lie on, the room and the theme."""
        super().__init__()
        self._room = room
        self.line = _Shortened(
            host,
            self._like,
            name=words.WITH_WHAT,
            hint=words.WITH_WHAT_HINT,
            first_until=_FIRST_UNTIL,
        )
        self.line.setObjectName("with_what")
        self.means = MeansRow(palette, lambda: room.state.means.values())
        self.means.setObjectName("means")
        self.line.taken.connect(self._taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.counted = Counted(words.WITH_WHAT, self.line, limits.WITH_WHAT)
        column.addWidget(self.counted)
        column.addWidget(self.means)

    def offer_for(self, text: str) -> None:
        """Propose the means that the words of the answer name."""
        self.means.offer(means_named_in(self._room.state, text))
        self.means.show_left()

    def _like(self, typed: str) -> tuple[Choice, ...]:
        """Earlier texts that begin so, then the means, then the things that texts name."""
        state, last = self._room.state, typed.rpartition(",")[2].strip()
        subject = self._subject()
        texts = with_what_like(state, typed, _SHOWN, subject=subject)
        if last != typed.strip():
            texts += with_what_like(state, last, _SHOWN, subject=subject)
        means = tuple(
            Choice(_MEANS + one.value, f"{words.MEANS_MARK}{one.label}", one.sure)
            for one in means_like(state, last, _SHOWN)
        )
        whole = {solution.with_what for solution in state.solutions.values()}
        found = [Choice(text, text) for text in dict.fromkeys(texts)]
        first = [one for one in found if one.value in whole and _begins(one.value, last)]
        others = [one for one in found if one not in first]
        return (*first, *means, *others)[: 2 * _SHOWN]

    def _subject(self) -> str:
        selection = self._room.selection
        return self._room.card(selection.id).subject if selection.kind is Kind.CARD else ""

    def _taken(self, value: str) -> None:
        typed = self.line.text()
        if value.startswith(_MEANS):
            self.line.setText(typed.rpartition(",")[0].rstrip())
            self.means.add(value.removeprefix(_MEANS))
        elif holds(value, fold(typed)):  # a whole text, of which all that is typed is a part
            self.line.setText(value)
        else:
            self.line.setText(f"{typed.rpartition(',')[0].rstrip()}, {value}")


def _begins(text: str, typed: str) -> bool:
    return fold(text).startswith(fold(typed))
