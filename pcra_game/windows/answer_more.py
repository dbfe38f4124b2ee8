"""What an answer says less often, folded away: accepted risk, set-up, how long it holds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.answers import Solution
from pcra_game.domain.durations import read_duration
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.typography import duration, fold
from pcra_game.windows.answer_text import Counted, Line
from pcra_game.windows.controls import button
from pcra_game.windows.style import scaled

_AROUND_WORDS, _LEAST_WORDS = 52, 220
"""What sign and padding take of the key, and the width that its words have at least."""


class More(QWidget):
    """What is asked less often, folded away: accepted risk, set-up, how long it holds."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self.key = button(
            words.MORE, role="chip", icon=Icon.CHEVRON_RIGHT, palette=palette, clicked=self._turn
        )
        self.key.setObjectName("more")
        self.risk = Line(words.RISK, words.RISK_HINT)
        self.set_up = Line(words.SET_UP, words.DURATION_HINT)
        self.holds_for = Line(words.HOLDS_FOR, words.DURATION_HINT)
        for name, line in (
            ("risk", self.risk),
            ("set_up", self.set_up),
            ("holds_for", self.holds_for),
        ):
            line.setObjectName(name)
        self._folded = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.key, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folded)
        inside = QVBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Counted(words.RISK, self.risk, limits.ACCEPTED_RISK))
        row = QHBoxLayout()
        for name, line in ((words.SET_UP, self.set_up), (words.HOLDS_FOR, self.holds_for)):
            row.addWidget(Counted(name, line, limits.WHO))
        inside.addLayout(row)
        self._folded.hide()

    def lines(self) -> tuple[Line, ...]:
        """Its fields, in the order of Tab."""
        return self.risk, self.set_up, self.holds_for

    def unfold(self, open: bool) -> None:
        """Show the fields, or fold them away."""
        self._folded.setVisible(open)
        self._sum_up()

    def say_defaults(self, set_up: str, holds_for: str) -> None:
        """Say the activity's own durations, that count where nothing is typed."""
        self.set_up.setPlaceholderText(set_up or words.DURATION_HINT)
        self.holds_for.setPlaceholderText(holds_for or words.DURATION_HINT)

    def follow(self, new: Solution, old: Solution | None) -> None:
        """Show durations, unless others were typed since `old`."""
        for line, minutes, before in (
            (self.set_up, new.set_up, old.set_up if old else None),
            (self.holds_for, new.holds_for, old.holds_for if old else None),
        ):
            if old is None or _same(line.text(), before):
                text = "" if minutes is None else duration(minutes)
                if not _same(line.text(), minutes):
                    line.setText(text)
        self._sum_up()

    def differs(self, stored: Solution) -> bool:
        """Whether another duration is typed than the stored one."""
        lines = ((self.set_up, stored.set_up), (self.holds_for, stored.holds_for))
        return not all(_same(line.text(), minutes) for line, minutes in lines)

    def unreadable(self) -> tuple[str, ...]:
        """The durations that nobody can read."""
        lines = (("set_up", self.set_up), ("holds_for", self.holds_for))
        return tuple(name for name, line in lines if not _readable(line.text()))

    def bring_back(self, name: str, stored: Solution) -> None:
        """Show the stored duration of this name again."""
        line, minutes = (
            (self.set_up, stored.set_up) if name == "set_up" else (self.holds_for, stored.holds_for)
        )
        line.setText("" if minutes is None else duration(minutes))
        self._sum_up()

    def set_in_place(self, minutes: int | None, *, unless: int) -> None:
        """Write how long the set-up takes; `None` takes away `unless`, and nothing else."""
        if minutes is not None:
            self.set_up.setText(duration(minutes))
        elif _same(self.set_up.text(), unless):
            self.set_up.clear()
        self._sum_up()

    def _sum_up(self) -> None:
        """Folded, the key says what is written below."""
        said = (self.risk.text(), self.set_up.text(), self.holds_for.text())
        whole = words.more(*said) if self._folded.isHidden() else words.MORE
        self.key.setAccessibleName(whole)
        self.key.ensurePolished()
        room = max(self.width() - scaled(_AROUND_WORDS), _LEAST_WORDS)
        self.key.setText(
            self.key.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sum_up()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WORDS, super().minimumSizeHint().height())

    def _turn(self) -> None:
        self.unfold(self._folded.isHidden())
        if not self._folded.isHidden():
            self.risk.setFocus()


def _readable(text: str) -> bool:
    try:
        read_duration(text)
    except IllegalMoveError:
        return False
    return True


def _same(text: str, minutes: int | None) -> bool:
    if not fold(text):
        return minutes is None
    try:
        return read_duration(text) == minutes
    except IllegalMoveError:
        return False
