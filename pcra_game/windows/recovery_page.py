"""The page of the recovery: in which order services come back, what is typed in again, who gives
the green light, and what makes the unit go back."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pcra_game.domain import recovery
from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import recovery as words
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.recovery_backlog import BacklogPanel
from pcra_game.windows.recovery_cards import CardKeys
from pcra_game.windows.recovery_checks import ChecksPanel
from pcra_game.windows.recovery_heights import Heights
from pcra_game.windows.recovery_ranking import RankingPanel
from pcra_game.windows.recovery_relapse import RelapsePanel
from pcra_game.windows.room import Room
from pcra_game.windows.style import say_role, scaled

SIDE_BY_SIDE = 1100
"""Narrower than this, the two columns lie one under the other."""

_MARGIN = 22
_NEAR = 60


class RecoveryPage(QWidget):
    """Four panels that the room fills while the doctors are still there.

    `card_asked` and `activity_asked` give an id; `back_asked` says that the room wants its table.
    """

    card_asked = Signal(str)
    activity_asked = Signal(str)
    export_asked = Signal()
    back_asked = Signal()

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._stale = True
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say_role(self, "page")
        self.setAccessibleName(words.TITLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.progress = plain_label("", "soft")
        self.progress.setObjectName("recovery_progress")
        self.back = button(
            words.BACK, icon=Icon.TABLE, palette=palette, clicked=self.back_asked.emit
        )
        self.back.setObjectName("back")
        self.ranking = RankingPanel(room, palette)
        self.backlog = BacklogPanel(room, palette)
        self.checks = ChecksPanel(room, palette)
        self.relapse = RelapsePanel(room, palette)
        self._order_card = CardKeys(room, palette)
        self._green_card = CardKeys(room, palette)
        self._build()
        self._wire()

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 12, 0, 0)
        page.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        head.setSpacing(16)
        head.addWidget(plain_label(words.TITLE, "title"))
        head.addWidget(self.progress, 1)
        head.addWidget(self.back)
        page.addLayout(head)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(_MARGIN, 4, _MARGIN, 16)
        self._columns.setSpacing(18)
        self._columns.addWidget(
            _column(
                _card(words.RANKING, self._order_card, self.ranking),
                _card(words.RELAPSE, self.relapse),
            ),
            50,
        )
        self._columns.addWidget(
            _column(
                _card(words.BACKLOG, self.backlog),
                _card(words.GREEN, self._green_card, self.checks),
            ),
            50,
        )
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._heights = Heights(content)
        page.addWidget(self._scroll, 1)

    def _wire(self) -> None:
        keys = (self._order_card, self._green_card, self.backlog, self.checks, self.relapse)
        for panel in keys:
            panel.card_asked.connect(self.open_card)
        self.ranking.near.connect(self._keep_in_sight)
        self.checks.grown.connect(self._heights.again)
        self._room.changed.connect(self._room_changed)
        self._room.hold_draft(self.settle)

    def refresh(self) -> None:
        """Read the room again."""
        state, game = self._room.state, self._room.game
        self._stale = False
        done = recovery.progress(state, game)
        self.progress.setText(
            words.progress(
                done.ranked, done.to_rank, done.estimated, done.to_estimate, done.with_checks
            )
        )
        for keys, objective in ((self._order_card, "OR-01"), (self._green_card, "OR-05")):
            keys.show_cards((recovery.recovery_card(state, game, objective, UNIT_SUBJECT),))
        for panel in (self.ranking, self.backlog, self.checks, self.relapse):
            panel.refresh()
        self._heights.again()

    def settle(self) -> bool:
        """Store what is typed; False where the workshop refused a line."""
        parts = (self.ranking, self.backlog, self.checks)
        stored = [part.settle() for part in parts]
        return all(stored)

    def waiting_words(self) -> bool:
        """Whether something is typed that nothing can store yet."""
        return any(p.waiting_words() for p in (self.ranking, self.backlog, self.checks))

    def waiting_field(self) -> tuple[QWidget, str] | None:
        """The first field of the page with such words, and its name."""
        fields = (p.waiting_field() for p in (self.ranking, self.backlog, self.checks))
        return next((field for field in fields if field is not None), None)

    def open_card(self, id: str) -> None:
        """Ask for a card; where the context in play does not ask it, another one is chosen."""
        room = self._room
        objective, _, subject = id.partition("@")
        if not room.game.playable(objective, room.context):
            card = recovery.recovery_card(room.state, room.game, objective, subject)
            if card.context:
                if not room.choose_context(card.context):
                    return
                room.informed.emit(words.opened_in(card.context))
        self.card_asked.emit(id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._stale:
            self.ranking.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(SIDE_BY_SIDE)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._heights.again()

    def _keep_in_sight(self, y: int) -> None:
        content = self._scroll.widget()
        if content is not None:
            at = self.ranking.mapTo(content, QPoint(0, y))
            self._scroll.ensureVisible(at.x(), at.y(), 0, _NEAR)

    def _room_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()


def _card(title: str, *widgets: QWidget) -> QFrame:
    card = QFrame()
    say_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(8)
    column.addWidget(plain_label(title, "heading"))
    for widget in widgets:
        column.addWidget(widget)
    return card


def _column(*cards: QWidget) -> QWidget:
    """A widget, not a nested layout: Qt keeps the old height of a nested one as a card grows."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return box
