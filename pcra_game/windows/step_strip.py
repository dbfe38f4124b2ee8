"""The thread of the session under a page that hides the guide: the step, its time, what follows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from pcra_game.texts import guide as words
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.guide_lead import Lead
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.shrinking_button import ShrinkingButton
from pcra_game.windows.style import say_role, scaled

_FEWEST = 260
"""Pixels of words under which none of them is shown."""


class _Saying(QLabel):
    """What to say, where there is room for it: else it takes none."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        say_role(self, "soft")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) if width >= scaled(_FEWEST) else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= scaled(_FEWEST):
            super().paintEvent(event)


class StepStrip(QFrame):
    """One line at the foot of the desk; it says nothing before the session has begun."""

    def __init__(self, lead: Lead, *, locked: bool) -> None:
        """Take what leads the room; `locked` shows without leading."""
        super().__init__()
        self._lead, self._locked, self._names = lead, locked, True
        say_role(self, "card")
        self._standing = plain_label("", "heading")
        self._standing.setObjectName("strip_standing")
        self._say = _Saying()
        keep_private(self._say)
        self.next = button("", role="primary", clicked=lead.next_step, kind=ShrinkingButton)
        self.next.setObjectName("strip_next")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        row.addWidget(self._standing)
        row.addWidget(self._say, 1)
        row.addStretch(0)  # keeps the key at its end where the words are hidden
        row.addWidget(self.next)
        self.hide()
        lead.moved.connect(self.refresh)

    def name_what_comes(self, on: bool) -> None:
        """Name the step that follows, or only say that one does."""
        self._names = on
        self.refresh()

    def refresh(self) -> None:
        """Say the step in play, as the guide does."""
        pace = self._lead.pace
        step, following = pace.step, pace.following
        box = words.time_box(pace.played_in(step), pace.planned(step))
        ahead = step.title if self._names else ""
        self._standing.setText(f"{step.title} · {box}" if pace.begun else ahead)
        self._say.setText(step.say)
        self.next.setVisible(following is not None)
        if following is not None:
            named = f"{words.NEXT_STEP}\u00a0: {following.title}"
            self.next.setText(named if self._names else words.NEXT_STEP)
            self.next.setAccessibleName(self.next.text())
        self.next.setEnabled(not self._locked)
