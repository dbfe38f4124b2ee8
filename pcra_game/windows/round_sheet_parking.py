"""The parking at hand: what was set aside for later, what became of it, and the cards that wait."""

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from pcra_game.domain.answer_events import ParkedItemSettled
from pcra_game.domain.answers import ParkedItem
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import round_sheet as words
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.round_sheet_section import row_of
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

_SIGN, _SIDE, _GAP, _PX = 16, 12, 9, 16.0
_AIR = 8
"""Above and under the words of a key."""


class CardKey(QPushButton):
    """The key of a parked card; a long name goes on to the next line, none is cut."""

    def __init__(self, label: str, palette: Palette) -> None:
        """Take its words and the theme."""
        super().__init__()
        self._label, self._palette = label, palette
        self.setAccessibleName(label)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * _SIDE - _SIGN - _GAP
        return round(lay_out(self._label, width=room, px=_PX).height) + 2 * _AIR

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, scaled(_PX) + 2 * _AIR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() / 2
        sign = QRectF(_SIDE, middle - _SIGN / 2, _SIGN, _SIGN)
        draw_icon(painter, Icon.PARKING, sign, self._palette.soft_ink)
        left = _SIDE + _SIGN + _GAP
        laid = lay_out(self._label, width=self.width() - left - _SIDE, px=_PX)
        draw(painter, laid, left, middle - laid.height / 2, self._palette.ink)
        painter.end()


class ParkingLines(QWidget):
    """Parked cards of the context, then notes: those without an outcome first."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._none = plain_label(words.NO_PARKING, "soft")
        self._cards = ShownList()
        self._notes = ShownList()
        column = bare_column(self)
        for widget in (self._none, self._cards, self._notes):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show what lies there."""
        table, items = self._place.room.table, self._place.room.state.parking.values()
        parked = [c for c in table.cards() if c.look is Look.PARKED]
        cards = [(c.id, words.parked_from(c.title, self._subject(c.subject))) for c in parked]
        notes = sorted(items, key=lambda item: bool(item.outcome))
        self._none.setVisible(not cards and not notes)
        self._cards.show_all(cards, self._card)
        self._notes.show_all([(item, self._origin(item)) for item in notes], self._note)

    def _card(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        id, label = value
        made = CardKey(label, self._place.palette)
        made.clicked.connect(partial(self._open, id))
        made.setObjectName(f"parked:{id}")
        return made

    def _note(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        item, origin = value
        assert isinstance(item, ParkedItem)
        p = self._place.palette
        whole = QWidget()
        column = bare_column(whole, 4)
        column.addWidget(TextBlock(item.text, px=15, colour=p.ink))
        after = words.outcome(item.outcome) if item.outcome else ""
        for said in filter(None, (origin, after)):
            column.addWidget(TextBlock(said, px=14, colour=p.soft_ink))
        if item.outcome:
            return whole
        settle = button(
            words.SETTLE, role="chip", name=words.settle_name(item.text),
            clicked=partial(self._place.note_fact, ParkedItemSettled, {"id": item.id}),
        )  # fmt: skip
        settle.setObjectName(f"settle:{item.id}")
        settle.setEnabled(not self._place.room.read_only)
        return row_of((whole, 1), (settle, 0))

    def _origin(self, item: ParkedItem) -> str:
        """The card that the note was cut from, in words."""
        room = self._place.room
        card = room.card(item.card) if item.card else None
        if card is None or card.objective not in room.game.objectives:
            return item.context or ""
        title = room.game.objectives[card.objective].short_title
        label = words.parked_from(title, self._subject(card.subject))
        return words.parked_from(label, item.context or "")

    def _subject(self, subject: str) -> str:
        return subject_label(self._place.room.state, self._place.room.game, subject)

    def _open(self, card: str, _down: bool = False) -> None:
        self._place.room.open_card(card)
