"""« Avec quoi »: words for what is used and where, and the means that the answer spends."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.suggestions import Choice, means_like, means_named_in, with_what_like
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_chips import MeansRow
from pcra_game.windows.answer_completion import CompletingLine
from pcra_game.windows.answer_text import Counted
from pcra_game.windows.room import Room

_MEANS = "means "
"""Marks the choices that are means; the others are texts."""

_SHOWN = 3


class WithWhat(QWidget):
    """A line whose choices are earlier texts and the means of the unit, and a row of chips."""

    def __init__(self, host: QWidget, room: Room, palette: Palette) -> None:
        """Take the widget that lists lie on, the room and the theme."""
        super().__init__()
        self._room = room
        self.line = CompletingLine(
            host, self._like, name=words.WITH_WHAT, hint=words.WITH_WHAT_HINT, first=False
        )
        self.line.setObjectName("with_what")
        self.means = MeansRow(palette, lambda: room.state.means.values())
        self.means.setObjectName("means")
        self.line.taken.connect(self._taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Counted(words.WITH_WHAT, self.line, limits.WITH_WHAT))
        column.addWidget(self.means)

    def offer_for(self, text: str) -> None:
        """Propose the means that the words of the answer name."""
        self.means.offer(means_named_in(self._room.state, text))
        self.means.show_left()

    def _like(self, typed: str) -> tuple[Choice, ...]:
        last = typed.rpartition(",")[2].strip()
        means = tuple(
            Choice(_MEANS + one.value, f"{words.MEANS_MARK}{one.label}")
            for one in means_like(self._room.state, last, _SHOWN)
        )
        texts = with_what_like(self._room.state, typed, _SHOWN)
        return (*means, *(Choice(text, text) for text in texts))

    def _taken(self, value: str) -> None:
        if not value.startswith(_MEANS):
            self.line.setText(value)
            return
        self.line.setText(self.line.text().rpartition(",")[0].rstrip())
        self.means.add(value.removeprefix(_MEANS))
