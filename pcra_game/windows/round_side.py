"""What lies beside the table when nothing is in hand: how to lead, the round, what to settle."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pcra_game.domain.review import Severity
from pcra_game.table_view.palette import Palette
from pcra_game.texts import round_side as words
from pcra_game.windows.controls import Segments
from pcra_game.windows.guide_panel import GuidePanel
from pcra_game.windows.review_panel import ReviewPanel
from pcra_game.windows.room import Kind, Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet import RoundSheet
from pcra_game.windows.waiting_part import first_waiting
from pcra_game.workshop.clock import PhaseClock

TABS = ("guide", "round", "review")


class RoundSide(QWidget):
    """Three tabs; the room finds the one that it left."""

    card_asked = Signal(str)
    activity_asked = Signal(str)
    page_asked = Signal(str)
    tab_changed = Signal()

    def __init__(
        self, room: Room, clock: PhaseClock, palette: Palette, parent: QWidget | None = None
    ) -> None:
        """Take the room, the clock of its phase and the theme."""
        super().__init__(parent)
        self._room = room
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget(self)
        self.guide = GuidePanel(room, clock, palette)
        self.round = RoundSheet(room, palette)
        self.review = ReviewPanel(room, palette)
        self.tabs = Segments([(tab, words.TAB[tab]) for tab in TABS], name=words.TABS)
        self.tabs.set_value(TABS[0])
        keep_private(self.tabs.keys()[TABS.index("review")])
        self.tabs.setContentsMargins(20, 0, 20, 0)
        self.tabs.chosen.connect(self._tab_chosen)
        for panel in (self.guide, self.round, self.review):
            self._stack.addWidget(panel)
            for name in ("card_asked", "activity_asked", "page_asked"):
                asked = getattr(panel, name, None)
                if asked is not None:
                    asked.connect(getattr(self, name))
        self._stack.currentChanged.connect(self.tab_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        room.changed.connect(self.refresh)
        room.selected.connect(self.refresh)
        room.round_done.connect(self._show_what_follows)
        self.refresh()

    @property
    def tab(self) -> str:
        """Which of `TABS` is in front."""
        return TABS[self._stack.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front; ValueError for a name that is none."""
        self._stack.setCurrentIndex(TABS.index(name))
        self.tabs.set_value(name)

    def _show_what_follows(self) -> None:
        """The round is done: what comes next is in sight, not what was looked at before it."""
        self.guide.verticalScrollBar().setValue(0)
        self.round.show_what_follows()

    def refresh(self) -> None:
        """Count what is left to settle on its tab, when the round is in hand."""
        if self._room.selection.kind is not Kind.ROUND:
            return
        open_ones = [
            f
            for f in self._room.table.findings
            if not f.accepted and f.severity is not Severity.NOTE
        ]
        # What nobody had the time to answer yet is the work of the day, no reproach.
        begun = bool(self._room.state.answered())
        self.tabs.retitle("review", words.review_tab(len(open_ones) if begun else 0))

    def waiting_words(self) -> bool:
        """Whether words of a tab are not stored, though nothing was refused."""
        return bool(self.waiting_tab())

    def waiting_tab(self) -> str:
        """The first tab that holds such words; empty where none does."""
        return first_waiting(zip(TABS, (self.guide, self.round, self.review), strict=True))

    def _tab_chosen(self, name: str | None) -> None:
        if name is not None and self._room.settle():
            self._stack.setCurrentIndex(TABS.index(name))
        self.tabs.set_value(self.tab)  # a tab that is in front stays down
