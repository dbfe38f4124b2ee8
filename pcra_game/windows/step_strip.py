"""The thread of the session under a page that hides the guide: the step, its time, what follows."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from pcra_game.texts import guide as words
from pcra_game.windows.controls import button, plain_label, plain_tip
from pcra_game.windows.guide_lead import Lead
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.style import say_role


class StepStrip(QFrame):
    """One line at the foot of the desk; it says nothing before the session has begun."""

    def __init__(self, lead: Lead, *, locked: bool) -> None:
        """Take what leads the room; `locked` shows without leading."""
        super().__init__()
        self._lead, self._locked = lead, locked
        say_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._standing = plain_label("", "heading")
        self._standing.setObjectName("strip_standing")
        self._say = plain_label("", "soft", wraps=True)
        self._say.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        keep_private(self._say)
        self.next = button("", role="primary", clicked=lead.next_step, long=True)
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

    def refresh(self) -> None:
        """Say the step in play, as the guide does."""
        pace = self._lead.pace
        step, following = pace.step, pace.following
        box = words.time_box(pace.played_in(step), pace.planned(step))
        self._standing.setText(f"{step.title} · {box}" if pace.begun else step.title)
        self._say.setText(step.say)
        self.next.setVisible(following is not None)
        if following is not None:
            self.next.setText(f"{words.NEXT_STEP}\u00a0: {following.title}")
            self.next.setAccessibleName(self.next.text())
            self.next.setToolTip(plain_tip(self.next.text()))
        self.next.setEnabled(not self._locked)
