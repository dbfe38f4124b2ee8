"""Open any card of the deck: an objective, and what it is asked of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.deck import Objective, Scope
from pcra_game.domain.sheet import service_label, subject_label
from pcra_game.table_view.palette import Palette
from pcra_game.texts import windows as words
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.room import Room


class PlayDialog(QDialog):
    """Two lists and a key. Opened with `open`; the card opens in the sheet when it is accepted."""

    def __init__(self, room: Room, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the room where the card will be asked, in its present context."""
        super().__init__(parent)
        self.setWindowTitle(words.PLAY_TITLE)
        self.setMinimumWidth(600)
        self._room = room
        self._objective = QComboBox()
        self._objective.setObjectName("objective")
        self._objective.setAccessibleName(words.PLAY_OBJECTIVE)
        self._subject = QComboBox()
        self._subject.setObjectName("subject")
        self._subject.setAccessibleName(words.PLAY_SUBJECT)
        self._question = TextBlock(px=17, bold=True, colour=palette.ink)
        for objective in room.game.deck.objectives:
            if room.game.playable(objective.id, room.context):
                self._objective.addItem(objective.short_title, objective.id)
        self._open = button(words.PLAY_OPEN, role="primary", clicked=self.accept)
        self._open.setDefault(True)
        self._arrange()
        self._objective.currentIndexChanged.connect(self._list_subjects)
        self._list_subjects()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(plain_label(words.PLAY_OBJECTIVE, "heading"), self._objective)
        form.addRow(plain_label(words.PLAY_SUBJECT, "heading"), self._subject)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(button(words.CANCEL, clicked=self.reject))
        keys.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addWidget(self._question)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(keys)

    def accept(self) -> None:
        """Open the card that the two lists name."""
        card = f"{self._objective.currentData()}@{self._subject.currentData()}"
        super().accept()
        self._room.open_card(card)

    def _list_subjects(self) -> None:
        objective = self._room.game.objectives[self._objective.currentData()]
        self._question.set_text(objective.question)
        self._subject.clear()
        for subject, label in self._subjects(objective):
            self._subject.addItem(label, subject)
        self._subject.setEnabled(self._subject.count() > 1)
        self._open.setEnabled(self._subject.count() > 0)

    def _subjects(self, objective: Objective) -> list[tuple[str, str]]:
        room = self._room
        if objective.scope is Scope.UNIT:
            return [(UNIT_SUBJECT, room.game.unit.label)]
        if objective.scope is Scope.APPLICATION:
            codes = room.game.services
            named = [(code, service_label(room.state, room.game, code)) for code in codes]
            return sorted(named, key=lambda pair: pair[1].casefold())
        return [
            (id, subject_label(room.state, room.game, id)) for id in room.state.kept_activities()
        ]
