"""The key that enters the next phase of the scenario, with its title and its minutes."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import round_sheet as words
from pcra_game.windows.actions_table import phase_beside
from pcra_game.windows.round_sheet_place import RoundPlace
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

_HEIGHT = 54
_TEXT_LEFT = 42


def enter_next(place: RoundPlace) -> None:
    """Enter the phase after the one in play; the first one where none was entered."""
    room = place.room
    following = phase_beside(room, 1)
    if following is not None and room.settle():
        room.ask(Record(PhaseEntered(following.id)))


class NextPhaseKey(QPushButton):
    """« Phase suivante » over its title; hidden once the last phase is played."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._head = self._title = ""
        self._names = True
        self.setObjectName("next_phase")
        self.setAccessibleName(words.NEXT_PHASE)
        self.setAutoDefault(False)
        self.setFixedHeight(scaled(_HEIGHT))
        self.clicked.connect(self._enter)

    def name_what_comes(self, on: bool) -> None:
        """Name the phase that follows, or only say that one does."""
        self._names = on
        self.refresh()

    def refresh(self) -> None:
        """Name the phase that follows."""
        room = self._place.room
        phase = phase_beside(room, 1)
        self.setVisible(phase is not None)
        if phase is None:
            return
        self.setEnabled(not room.read_only)
        self._head = words.NEXT_PHASE if room.state.phase else words.FIRST_PHASE
        named = words.phase(phase.title, phase.context or "", phase.play_minutes)
        self._title = named if self._names else ""
        self.setAccessibleName(", ".join(filter(None, self.said())))
        self.setToolTip(self._title)
        self.update()

    def said(self) -> tuple[str, str]:
        """Both lines of the key; the second is empty where what comes is not named."""
        return self._head, self._title

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, p = QPainter(self), self._place.palette
        sign = QRectF(14, self.height() / 2 - 8, 16, 16)
        draw_icon(painter, Icon.FLAG, sign, p.accent)
        width = self.width() - _TEXT_LEFT - 12
        head = lay_out(self._head, width=width, px=16, bold=True, max_lines=1)
        title = lay_out(self._title, width=width, px=14, max_lines=1)
        under = title.height if self._title else 0
        top = (self.height() - head.height - under) / 2
        draw(painter, head, _TEXT_LEFT, top, p.ink)
        if under:
            draw(painter, title, _TEXT_LEFT, top + head.height, p.soft_ink)

    def _enter(self) -> None:
        enter_next(self._place)
